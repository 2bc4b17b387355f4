/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.omnisql.connector.planning;

import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.KeyBatch;
import io.omnisql.connector.definition.KeyRecord;
import io.omnisql.connector.definition.KeySource;
import io.omnisql.connector.definition.Paging;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.spi.predicate.TupleDomain;

import java.util.Optional;
import java.util.Set;

import static java.lang.Math.ceilDiv;
import static java.util.Objects.requireNonNull;

/**
 * The requests that the endpoints of a table are likely to need for its keys, by the sizes that tables declare. Pure.
 */
final class EndpointCosts
{
    private static final int CONNECTIONS_OF_A_POINT = 100;

    private final SourceDefinition source;
    private final TableDefinition table;
    private final TupleDomain<ApiColumnHandle> constraint;
    private final Set<String> joinedColumns;
    private final Optional<Set<String>> neededColumns;

    /**
     * @param joinedColumns the columns whose values a join lists, and not the query itself
     * @param neededColumns the columns that are read; empty where any column may be
     */
    EndpointCosts(SourceDefinition source, TableDefinition table, TupleDomain<ApiColumnHandle> constraint, Set<String> joinedColumns, Optional<Set<String>> neededColumns)
    {
        this.source = requireNonNull(source, "source is null");
        this.table = requireNonNull(table, "table is null");
        this.constraint = requireNonNull(constraint, "constraint is null");
        this.joinedColumns = ImmutableSet.copyOf(joinedColumns);
        this.neededColumns = neededColumns.map(ImmutableSet::copyOf);
    }

    /**
     * The requests that an endpoint is likely to need for so many scope keys.
     */
    long requests(EndpointDefinition endpoint, int keys)
    {
        if (endpoint.query().isEmpty()) {
            return keys * requestsOfKey(endpoint, keys);
        }
        Optional<KeySource> listing = listing(endpoint, keys);
        return keys * listing.map(this::pages).orElse(0L) + ceilDiv(askedKeys(endpoint, keys), endpoint.query().get().keysPerRequest()) * pages(endpoint, table);
    }

    /**
     * The points that a query is likely to cost for so many scope keys: a hundred connections are one.
     *
     * @param connections those that are asked for of each record
     */
    long points(EndpointDefinition endpoint, int keys, long connections)
    {
        long records = endpoint.isList() ? table.rowsPerKey(endpoint) : 1;
        return ceilDiv(askedKeys(endpoint, keys) * (pages(endpoint, table) + records * connections), CONNECTIONS_OF_A_POINT);
    }

    private long askedKeys(EndpointDefinition endpoint, int keys)
    {
        return keys * listing(endpoint, keys).map(this::listedKeys).orElseGet(() -> combinations(endpoint));
    }

    /**
     * The table that is asked for the keys of an endpoint: where the query lists no values, and where it lists more than it takes requests to read which of them each
     * scope key has, as most combinations are nowhere.
     *
     * @param keys how many scope keys are asked for
     */
    Optional<KeySource> listing(EndpointDefinition endpoint, int keys)
    {
        return endpoint.keySource()
                .filter(listing -> listing.always() || Constraints.spelledValues(table, constraint, listing.column())
                        .map(values -> keys > 1 && values.size() > pages(listing))
                        .orElse(true));
    }

    /**
     * The requests that an endpoint is likely to need for each of so many scope keys.
     */
    long requestsOfKey(EndpointDefinition endpoint, int keys)
    {
        Optional<KeySource> listing = listing(endpoint, keys);
        if (listing.isPresent()) {
            long listed = listedKeys(listing.get());
            return pages(listing.get()) + endpoint.keyBatch().map(batch -> ceilDiv(listed, batch.most())).orElseGet(() -> listed * pages(endpoint, table));
        }
        if (isTold(endpoint)) {
            return 1;
        }
        long requestsEach = endpoint.keyBatch()
                .map(this::batches)
                .orElseGet(() -> pages(endpoint, table));
        // a value of a join may be nowhere, and then the parent is asked as well, once for all of them
        boolean isParentKnown = endpoint.parent().equals(endpoint.keyRecord().map(KeyRecord::path));
        long parent = isJoined(endpoint) && endpoint.parent().isPresent() && !isParentKnown ? 1 : 0;
        return endpoint.keyRecord().stream().count() + combinations(endpoint) * requestsEach + parent;
    }

    /**
     * Whether the record that tells the key of a list tells all that is needed of the list itself.
     */
    boolean isTold(EndpointDefinition endpoint)
    {
        return neededColumns.isPresent() && endpoint.keyRecord().flatMap(KeyRecord::told)
                .filter(told -> neededColumns.get().stream().allMatch(column -> table.column(column).filter(told::tells).isPresent()))
                .isPresent();
    }

    private long listedKeys(KeySource listing)
    {
        return source.table(listing.table()).orElseThrow().cardinality().rowsPerKey();
    }

    /**
     * How often the endpoint is asked under a scope key: for each combination of the values that the constraint lists.
     */
    private long combinations(EndpointDefinition endpoint)
    {
        return endpoint.variables().stream()
                .filter(variable -> !isScopeColumn(variable))
                .mapToLong(variable -> Constraints.spelledValues(table, constraint, variable).orElseThrow().size())
                .reduce(1, (left, right) -> left * right);
    }

    private boolean isJoined(EndpointDefinition endpoint)
    {
        return endpoint.keyColumns().stream().anyMatch(column -> !isScopeColumn(column) && joinedColumns.contains(column));
    }

    private long batches(KeyBatch batch)
    {
        return ceilDiv(Constraints.spelledValues(table, constraint, batch.column()).orElseThrow().size(), batch.most());
    }

    /**
     * A list that the source cuts off counts as long as it can get: what has more rows can be read by its keys only.
     */
    private static long pages(EndpointDefinition endpoint, TableDefinition table)
    {
        return switch (endpoint.paging()) {
            case Paging.Unpaged() -> 1;
            case Paging.Pages pages -> ceilDiv(endpoint.rowsPerKey().orElse(table.resultCap().orElse(table.cardinality().rowsPerKey())), pages.largestPage());
        };
    }

    /**
     * The requests that it takes to list the keys under a scope key.
     */
    private long pages(KeySource listing)
    {
        TableDefinition listed = source.table(listing.table()).orElseThrow();
        return listed.endpoints().stream()
                .filter(endpoint -> endpoint.isList() && endpoint.keyColumns().stream().allMatch(this::isScopeColumn))
                .mapToLong(endpoint -> pages(endpoint, listed))
                .min()
                .orElseGet(() -> pagesUnderKeys(listed));
    }

    /**
     * The same of a table whose own keys are listed under the scope key.
     */
    private long pagesUnderKeys(TableDefinition listed)
    {
        return listed.endpoints().stream()
                .filter(endpoint -> endpoint.isList() && endpoint.keySource().isPresent())
                .mapToLong(endpoint -> {
                    KeySource above = endpoint.keySource().get();
                    return pages(above) + source.table(above.table()).orElseThrow().cardinality().rowsPerKey() * pages(endpoint, listed);
                })
                .min()
                .orElseThrow();
    }

    private boolean isScopeColumn(String column)
    {
        return source.scope().columns().contains(column);
    }
}

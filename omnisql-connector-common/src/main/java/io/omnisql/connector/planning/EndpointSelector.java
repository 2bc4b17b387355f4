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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Lists;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.KeyBatch;
import io.omnisql.connector.definition.KeySource;
import io.omnisql.connector.definition.Paging;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.request.KeyBinding;
import io.trino.spi.predicate.TupleDomain;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.lang.Math.ceilDiv;
import static java.util.Objects.requireNonNull;

/**
 * Chooses the endpoint that answers a table with the fewest requests, given the scope columns that have a value. Pure.
 */
public final class EndpointSelector
{
    private static final int CONNECTIONS_OF_A_POINT = 100;

    private final SourceDefinition source;
    private final TableDefinition table;
    private final TupleDomain<ApiColumnHandle> constraint;
    private final Set<String> joinedColumns;
    private final Set<String> neededColumns;

    public EndpointSelector(SourceDefinition source, TableDefinition table, TupleDomain<ApiColumnHandle> constraint)
    {
        this(source, table, constraint, ImmutableSet.of(), ImmutableSet.of());
    }

    /**
     * @param joinedColumns the columns whose values a join lists, and not the query itself
     */
    public EndpointSelector(SourceDefinition source, TableDefinition table, ApiTableHandle handle, Set<String> joinedColumns)
    {
        this(source, table, handle.constraint(), joinedColumns, handle.knownColumns());
    }

    private EndpointSelector(SourceDefinition source, TableDefinition table, TupleDomain<ApiColumnHandle> constraint, Set<String> joinedColumns, Set<String> neededColumns)
    {
        this.source = requireNonNull(source, "source is null");
        this.table = requireNonNull(table, "table is null");
        this.constraint = requireNonNull(constraint, "constraint is null");
        this.joinedColumns = ImmutableSet.copyOf(joinedColumns);
        this.neededColumns = ImmutableSet.copyOf(neededColumns);
    }

    /**
     * The best endpoint that has the columns that are needed, and whose key columns are all known, or else one whose keys a table lists; of equally good ones the most specific.
     *
     * @param scopeColumns the scope columns that have a value; every other key column needs a list of values in the constraint, or a table that lists them
     */
    public Optional<EndpointDefinition> select(Set<String> scopeColumns)
    {
        return select(scopeColumns, 1);
    }

    /**
     * @param keys how many scope keys are asked for, each with all values of the other key columns
     */
    public Optional<EndpointDefinition> select(Set<String> scopeColumns, int keys)
    {
        Set<String> alternatives = table.endpoints().stream()
                .filter(endpoint -> endpoint.query().isEmpty())
                .flatMap(endpoint -> endpoint.referredPaths().stream())
                .collect(toImmutableSet());
        return table.endpoints().stream()
                .filter(endpoint -> endpoint.query().isEmpty() && !alternatives.contains(endpoint.path()))
                .filter(endpoint -> isAskable(endpoint, scopeColumns))
                .min(Comparator.comparing((EndpointDefinition endpoint) -> listing(endpoint, keys).isPresent())
                        .thenComparingLong(endpoint -> requestsOfKey(endpoint, keys))
                        .thenComparing(endpoint -> endpoint.keyColumns().size(), Comparator.reverseOrder()));
    }

    /**
     * Whether an endpoint has the columns that are needed, and all its key columns are known or can be listed.
     */
    boolean isAskable(EndpointDefinition endpoint, Set<String> scopeColumns)
    {
        return table.serves(endpoint, neededColumns) && endpoint.keyColumns().stream()
                .allMatch(column -> isScopeColumn(column) ? scopeColumns.contains(column) : values(column).isPresent() || endpoint.isListed(column));
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
    public Optional<KeySource> listing(EndpointDefinition endpoint, int keys)
    {
        return endpoint.keySource()
                .filter(listing -> listing.always() || values(listing.column())
                        .map(values -> keys > 1 && values.size() > pages(listing))
                        .orElse(true));
    }

    /**
     * What the endpoint is asked with under a scope key: for each combination of values that the constraint lists for path variables, and each batch of keys.
     */
    public List<KeyBinding> bindings(EndpointDefinition endpoint, ScopeKey key)
    {
        List<List<String>> batches = endpoint.keyBatch()
                .map(batch -> Lists.partition(values(batch.column()).orElseThrow(), batch.most()))
                .orElse(ImmutableList.of(ImmutableList.of()));
        return variables(endpoint, key).stream()
                .flatMap(variables -> batches.stream().map(batch -> new KeyBinding(variables, batch)))
                .collect(toImmutableList());
    }

    private List<Map<String, String>> variables(EndpointDefinition endpoint, ScopeKey key)
    {
        List<String> variables = ImmutableList.copyOf(endpoint.variables());
        List<List<String>> values = variables.stream()
                .map(variable -> {
                    int index = source.scope().columns().indexOf(variable);
                    return index >= 0 && index < key.values().size() ? ImmutableList.of(key.values().get(index)) : values(variable).orElseThrow();
                })
                .collect(toImmutableList());
        return Lists.cartesianProduct(values).stream()
                .map(combination -> binding(variables, combination))
                .collect(toImmutableList());
    }

    private static Map<String, String> binding(List<String> variables, List<String> values)
    {
        ImmutableMap.Builder<String, String> binding = ImmutableMap.builder();
        for (int index = 0; index < variables.size(); index++) {
            binding.put(variables.get(index), values.get(index));
        }
        return binding.buildOrThrow();
    }

    private long requestsOfKey(EndpointDefinition endpoint, int keys)
    {
        long requestsEach = endpoint.keyBatch()
                .map(this::batches)
                .orElseGet(() -> pages(endpoint, table));
        Optional<KeySource> listing = listing(endpoint, keys);
        if (listing.isPresent()) {
            return pages(listing.get()) + listedKeys(listing.get()) * requestsEach;
        }
        // a value of a join may be nowhere, and then the parent is asked as well, once for all of them
        long parent = isJoined(endpoint) && endpoint.parent().isPresent() ? 1 : 0;
        return endpoint.keyRecord().stream().count() + combinations(endpoint) * requestsEach + parent;
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
                .mapToLong(variable -> values(variable).orElseThrow().size())
                .reduce(1, (left, right) -> left * right);
    }

    private boolean isJoined(EndpointDefinition endpoint)
    {
        return endpoint.keyColumns().stream().anyMatch(column -> !isScopeColumn(column) && joinedColumns.contains(column));
    }

    private long batches(KeyBatch batch)
    {
        return ceilDiv(values(batch.column()).orElseThrow().size(), batch.most());
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
                .orElseThrow();
    }

    private boolean isScopeColumn(String column)
    {
        return source.scope().columns().contains(column);
    }

    /**
     * The values that the constraint lists, but those that the source never spells so.
     */
    private Optional<List<String>> values(String column)
    {
        Optional<String> spelling = table.column(column).flatMap(ColumnDefinition::spelling);
        return Constraints.values(constraint, column)
                .map(values -> values.stream()
                        .filter(value -> spelling.isEmpty() || value.matches(spelling.get()))
                        .collect(toImmutableList()));
    }
}

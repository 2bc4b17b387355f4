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
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.KeyLocator;
import io.omnisql.connector.definition.KeySource;
import io.omnisql.connector.definition.Paging;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.spi.predicate.TupleDomain;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.airlift.slice.Slices.utf8Slice;
import static java.lang.Math.ceilDiv;

/**
 * Which scope columns find the rows of a table. Pure.
 */
public final class TableKeys
{
    private TableKeys() {}

    /**
     * The scope columns that are path variables of the table.
     */
    public static List<String> scopeColumns(SourceDefinition source, TableDefinition table)
    {
        return source.scope().columns().stream()
                .filter(column -> table.column(column).filter(ColumnDefinition::inPath).isPresent())
                .collect(toImmutableList());
    }

    /**
     * All columns whose values some endpoint needs, or the table needs that lists these.
     */
    static List<String> variables(TableDefinition table)
    {
        return table.endpoints().stream()
                .flatMap(endpoint -> Stream.concat(endpoint.keyColumns().stream(), endpoint.keySource().stream().flatMap(listing -> listing.tells().keySet().stream())))
                .distinct()
                .collect(toImmutableList());
    }

    /**
     * The columns by whose values joins may say which keys are read.
     */
    static List<String> joinable(TableDefinition table)
    {
        return Stream.concat(
                        variables(table).stream(),
                        table.endpoints().stream().flatMap(endpoint -> endpoint.keySource().stream()).flatMap(TableKeys::finders))
                .distinct()
                .collect(toImmutableList());
    }

    /**
     * The columns by which a query may say which keys are listed.
     */
    private static Stream<String> finders(KeySource listing)
    {
        return Stream.concat(listing.columns().keySet().stream(), listing.locator().map(KeyLocator::located).stream());
    }

    /**
     * Who says under which keys the rows are, where the constraint lists values that it takes, and none by which the keys are found themselves.
     */
    public static Optional<KeyLocator> locator(TableDefinition table, TupleDomain<ApiColumnHandle> constraint)
    {
        return table.endpoints().stream()
                .flatMap(endpoint -> endpoint.keySource().stream())
                .filter(listing -> listing.columns().keySet().stream().allMatch(column -> Constraints.values(constraint, column).isEmpty()))
                .flatMap(listing -> listing.locator().stream())
                .filter(locator -> Constraints.values(constraint, locator.located()).isPresent())
                .findFirst();
    }

    /**
     * The columns beside those of the scope without which no endpoint can be asked, and whose values no table lists; of several endpoints those of the one that lacks the fewest.
     */
    static List<String> missingVariables(SourceDefinition source, TableDefinition table, TupleDomain<ApiColumnHandle> constraint)
    {
        List<String> scopeColumns = scopeColumns(source, table);
        return table.endpoints().stream()
                .map(endpoint -> endpoint.keyColumns().stream()
                        .filter(column -> !scopeColumns.contains(column) && !endpoint.isListed(column))
                        .filter(column -> Constraints.values(constraint, column).isEmpty())
                        .collect(toImmutableList()))
                .min(Comparator.comparingInt(List::size))
                .orElseThrow();
    }

    /**
     * The columns by which it can be said what a table has to list, because the query does not name it; none where nothing has to be listed.
     */
    public static Set<String> listedColumns(SourceDefinition source, TableDefinition table, ApiTableHandle handle)
    {
        EndpointSelector endpoints = new EndpointSelector(source, table, handle, ImmutableSet.of());
        return endpoints.select(ImmutableSet.copyOf(scopeColumns(source, table)))
                .flatMap(endpoint -> endpoints.listing(endpoint, 1))
                .map(listing -> finders(listing).collect(toImmutableSet()))
                .orElse(ImmutableSet.of());
    }

    /**
     * The requests that it takes to list all keys under a prefix, by the declared size of the table that lists them.
     */
    static long listingRequests(SourceDefinition source)
    {
        return source.enumerating().stream()
                .flatMap(listed -> listed.endpoints().stream()
                        .flatMap(endpoint -> endpoint.paging() instanceof Paging.Pages pages ? Stream.of(pages.largestPage()) : Stream.empty())
                        .map(page -> ceilDiv(listed.cardinality().keys(), page)))
                .mapToLong(Long::longValue)
                .max()
                .orElse(1);
    }

    /**
     * All scope columns of the table but the last, whose value may be unknown.
     */
    public static Set<String> prefixColumns(SourceDefinition source, TableDefinition table)
    {
        List<String> columns = scopeColumns(source, table);
        return columns.isEmpty() ? ImmutableSet.of() : ImmutableSet.copyOf(columns.subList(0, columns.size() - 1));
    }

    /**
     * Whether a handle may have rows of every key under a prefix.
     */
    public static boolean admitsAll(SourceDefinition source, TableDefinition table, ApiTableHandle handle, ScopeKey prefix)
    {
        List<String> columns = source.scope().columns();
        return VisibleKeys.of(handle.rows(), scopeColumns(source, table)).admitsAll(prefix) && IntStream.range(0, columns.size()).allMatch(index -> Constraints.domain(handle.constraint(), columns.get(index))
                .map(domain -> index < prefix.values().size() && domain.includesNullableValue(utf8Slice(prefix.values().get(index))))
                .orElse(true));
    }

    /**
     * The keys of which a handle may have rows.
     */
    public static List<ScopeKey> admitted(SourceDefinition source, TableDefinition table, ApiTableHandle handle, List<ScopeKey> keys)
    {
        VisibleKeys visible = VisibleKeys.of(handle.rows(), scopeColumns(source, table));
        return keys.stream()
                .filter(key -> admits(source, handle.constraint(), key) && visible.admits(key))
                .collect(toImmutableList());
    }

    /**
     * Whether a constraint admits the rows of a key. Only of a key that the source itself named can that be told without asking: it may spell any other one in another case.
     */
    private static boolean admits(SourceDefinition source, TupleDomain<ApiColumnHandle> constraint, ScopeKey key)
    {
        return key.origin() != KeyOrigin.ENUMERATED || IntStream.range(0, key.values().size())
                .allMatch(index -> Constraints.domain(constraint, source.scope().columns().get(index))
                        .map(domain -> domain.includesNullableValue(utf8Slice(key.values().get(index))))
                        .orElse(true));
    }

    /**
     * Whether an endpoint answers for everything under a prefix, so that the keys need not be known.
     */
    public static boolean readsWithoutKeys(SourceDefinition source, TableDefinition table, ApiTableHandle handle)
    {
        return new EndpointSelector(source, table, handle, ImmutableSet.of()).select(prefixColumns(source, table)).isPresent();
    }
}

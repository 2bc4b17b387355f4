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
import io.omnisql.connector.definition.FilterOperator;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.predicate.TupleDomain;

import java.util.List;
import java.util.Set;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;

/**
 * What joins may tell of a scan while it runs: Trino's dynamic filters. Pure.
 *
 * @param handle the scan as it was planned
 * @param keyColumns the columns by which joins may name the keys of the table, where the query does not name a single one
 * @param searchedColumns those by which the source searches for records, and joins may say which they are
 */
public record DynamicKeys(TableDefinition table, ApiTableHandle handle, Set<String> keyColumns, Set<String> searchedColumns)
{
    public DynamicKeys
    {
        requireNonNull(table, "table is null");
        requireNonNull(handle, "handle is null");
        keyColumns = ImmutableSet.copyOf(keyColumns);
        searchedColumns = ImmutableSet.copyOf(searchedColumns);
    }

    /**
     * @param filtered the columns for which Trino has dynamic filters; below a limit or an order there are none, as they would count other rows
     */
    public static DynamicKeys of(TableDefinition table, ApiTableHandle handle, Set<ColumnHandle> filtered)
    {
        if (!takesFilters(handle)) {
            return new DynamicKeys(table, handle, ImmutableSet.of(), ImmutableSet.of());
        }
        List<String> keys = TableKeys.joinable(table);
        Set<String> open = filtered.stream()
                .map(column -> ((ApiColumnHandle) column).name())
                .filter(column -> !Constraints.isFixed(handle.constraint(), column))
                .collect(toImmutableSet());
        return new DynamicKeys(
                table,
                handle,
                open.stream().filter(keys::contains).collect(toImmutableSet()),
                open.stream().filter(column -> isSearched(table, column)).collect(toImmutableSet()));
    }

    private static boolean isSearched(TableDefinition table, String column)
    {
        return table.endpoints().stream()
                .filter(endpoint -> endpoint.search().isPresent())
                .anyMatch(endpoint -> table.column(column).flatMap(definition -> definition.filter(FilterOperator.EQUAL, endpoint)).isPresent());
    }

    /**
     * Whether joins may name all of these columns.
     */
    public boolean mayName(List<String> columns)
    {
        return keyColumns.containsAll(columns);
    }

    /**
     * The scan of the rows that can still match the other sides of its joins.
     */
    public ApiTableHandle narrow(TupleDomain<ColumnHandle> predicate)
    {
        if (!takesFilters(handle)) {
            return handle;
        }
        TupleDomain<ApiColumnHandle> narrowed = handle.constraint().intersect(predicate.transformKeys(ApiColumnHandle.class::cast));
        return handle.withFilter(FilterPlanner.isNone(table, narrowed) ? TupleDomain.none() : narrowed, handle.containments());
    }

    /**
     * The key columns of a narrowed scan whose values joins have listed, and the query has not.
     */
    public Set<String> joinedColumns(ApiTableHandle narrowed)
    {
        return keyColumns.stream()
                .filter(column -> isListed(narrowed, column) && !isListed(handle, column))
                .collect(toImmutableSet());
    }

    private static boolean isListed(ApiTableHandle scan, String column)
    {
        return Constraints.values(scan.constraint(), column).isPresent();
    }

    private static boolean takesFilters(ApiTableHandle handle)
    {
        return handle.limit().isEmpty() && handle.order().isEmpty() && !handle.isAggregated();
    }
}

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

import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.spi.connector.AggregateFunction;
import io.trino.spi.connector.ColumnHandle;

import java.util.List;
import java.util.Set;

/**
 * Tells where a query wants rows without repetition of columns that no two rows of a scan have in common, so that nothing is left to do. Pure.
 * <p>
 * Trino asks for them wherever a query says {@code IN (SELECT …)}: without the step in between, the join reaches the scan.
 */
public final class DistinctPlanner
{
    private DistinctPlanner() {}

    /**
     * Whether the grouping columns, with those of which the constraint admits one value only, tell apart all rows of the table.
     */
    public static boolean isDistinct(SourceDefinition source, TableDefinition table, ApiTableHandle handle, List<AggregateFunction> aggregates, List<List<ColumnHandle>> groupingSets)
    {
        if (!aggregates.isEmpty() || groupingSets.size() != 1 || handle.isAggregated() || handle.distinct().isPresent() || handle.limit().isPresent() || handle.constraint().isNone()) {
            return false;
        }
        Set<String> grouped = ColumnHandles.names(groupingSets.getFirst());
        // a scan has a split for each key of the scope, and each split alone sees to it that none of its rows comes twice
        return table.primaryKey().containsAll(TableKeys.scopeColumns(source, table)) &&
                table.primaryKey().stream().allMatch(column -> grouped.contains(column) || Constraints.isFixed(handle.constraint(), column));
    }
}

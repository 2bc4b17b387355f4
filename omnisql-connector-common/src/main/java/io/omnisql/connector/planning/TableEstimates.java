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
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.statistics.ColumnStatistics;
import io.trino.spi.statistics.Estimate;
import io.trino.spi.statistics.TableStatistics;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.lang.Double.POSITIVE_INFINITY;
import static java.lang.Math.min;

/**
 * The statistics that a table declares, narrowed to a handle. Pure: nothing is ever fetched for statistics.
 */
public final class TableEstimates
{
    private TableEstimates() {}

    public static TableStatistics estimate(SourceDefinition source, TableDefinition table, ApiTableHandle handle, Map<String, ColumnHandle> columns)
    {
        if (handle.constraint().isNone()) {
            return TableStatistics.builder().setRowCount(Estimate.zero()).build();
        }
        if (handle.counts()) {
            return TableStatistics.builder().setRowCount(Estimate.of(1)).build();
        }
        List<String> keyColumns = keyColumns(source, table);
        double keys = min(combinations(handle.constraint(), keyColumns), (double) table.cardinality().keys());
        double rows = min(combinations(handle.constraint(), table.primaryKey()), keys * table.cardinality().rowsPerKey());
        if (handle.limit().isPresent()) {
            rows = min(rows, (double) handle.limit().getAsLong());
        }
        TableStatistics.Builder statistics = TableStatistics.builder().setRowCount(Estimate.of(rows));
        for (String column : table.primaryKey()) {
            double distinct = keyColumns.contains(column) ? min(keys, rows) : min((double) table.cardinality().rowsPerKey(), rows);
            statistics.setColumnStatistics(columns.get(column), ColumnStatistics.builder()
                    .setDistinctValuesCount(Estimate.of(distinct))
                    .setNullsFraction(Estimate.zero())
                    .build());
        }
        return statistics.build();
    }

    /**
     * The columns whose values make a key: those of the scope, or what the endpoints need where the scope does not concern the table.
     */
    private static List<String> keyColumns(SourceDefinition source, TableDefinition table)
    {
        List<String> scopeColumns = source.scope().columns().stream().filter(column -> table.column(column).isPresent()).collect(toImmutableList());
        return scopeColumns.isEmpty() ? TableKeys.variables(table) : scopeColumns;
    }

    /**
     * The number of combinations of values that the constraint names; infinite where it leaves a column open.
     */
    private static double combinations(TupleDomain<ApiColumnHandle> constraint, List<String> columns)
    {
        double combinations = 1;
        for (String column : columns) {
            Optional<List<String>> values = Constraints.values(constraint, column);
            if (values.isEmpty()) {
                return POSITIVE_INFINITY;
            }
            combinations *= values.get().size();
        }
        return combinations;
    }
}

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

import java.util.Map;
import java.util.OptionalInt;

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
        double keys = keys(source, table, handle.constraint());
        double rows = keys * table.cardinality().rowsPerKey();
        if (table.primaryKey().stream().allMatch(column -> values(handle.constraint(), column).isPresent())) {
            rows = min(rows, table.primaryKey().stream().mapToDouble(column -> values(handle.constraint(), column).getAsInt()).reduce(1, (left, right) -> left * right));
        }
        if (handle.limit().isPresent()) {
            rows = min(rows, (double) handle.limit().getAsLong());
        }
        TableStatistics.Builder statistics = TableStatistics.builder().setRowCount(Estimate.of(rows));
        for (String column : table.primaryKey()) {
            double distinct = source.scope().columns().contains(column) ? min(keys, rows) : min((double) table.cardinality().rowsPerKey(), rows);
            statistics.setColumnStatistics(columns.get(column), ColumnStatistics.builder()
                    .setDistinctValuesCount(Estimate.of(distinct))
                    .setNullsFraction(Estimate.zero())
                    .build());
        }
        return statistics.build();
    }

    /**
     * The keys that the constraint names, or those that the table declares where it leaves one open.
     */
    private static double keys(SourceDefinition source, TableDefinition table, TupleDomain<ApiColumnHandle> constraint)
    {
        double named = 1;
        for (String column : source.scope().columns()) {
            if (table.column(column).isPresent()) {
                OptionalInt values = values(constraint, column);
                if (values.isEmpty()) {
                    return table.cardinality().keys();
                }
                named *= values.getAsInt();
            }
        }
        return min(named, (double) table.cardinality().keys());
    }

    private static OptionalInt values(TupleDomain<ApiColumnHandle> constraint, String column)
    {
        return Constraints.domain(constraint, column).flatMap(DiscreteValues::of)
                .map(values -> OptionalInt.of(values.size()))
                .orElse(OptionalInt.empty());
    }
}

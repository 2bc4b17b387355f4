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
import io.trino.spi.statistics.ColumnStatistics;
import io.trino.spi.statistics.Estimate;
import io.trino.spi.statistics.TableStatistics;

import java.util.Map;
import java.util.Set;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
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
        double keys = table.cardinality().keys();
        Set<String> constrained = handle.constraint().getDomains().orElseThrow().keySet().stream()
                .map(ApiColumnHandle::name)
                .collect(toImmutableSet());
        boolean keyed = source.scope().columns().stream().filter(column -> table.column(column).isPresent()).allMatch(constrained::contains);
        double rows = keyed ? table.cardinality().rowsPerKey() : table.cardinality().rows();
        if (constrained.containsAll(table.primaryKey())) {
            rows = 1;
        }
        if (handle.limit().isPresent()) {
            rows = min(rows, (double) handle.limit().getAsLong());
        }
        TableStatistics.Builder statistics = TableStatistics.builder().setRowCount(Estimate.of(rows));
        for (String column : table.primaryKey()) {
            double distinct = source.scope().columns().contains(column) ? min(keyed ? 1 : keys, rows) : min((double) table.cardinality().rowsPerKey(), rows);
            statistics.setColumnStatistics(columns.get(column), ColumnStatistics.builder()
                    .setDistinctValuesCount(Estimate.of(distinct))
                    .setNullsFraction(Estimate.zero())
                    .build());
        }
        return statistics.build();
    }
}

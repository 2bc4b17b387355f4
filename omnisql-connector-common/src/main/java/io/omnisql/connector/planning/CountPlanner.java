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
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.definition.ValueSource;
import io.omnisql.connector.definition.WireForm;
import io.trino.spi.connector.AggregateFunction;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.type.BigintType;

import java.util.List;
import java.util.Optional;

/**
 * Leaves {@code count(*)} to the source, where it counts exactly the rows that the query means. Pure.
 */
public final class CountPlanner
{
    /**
     * The column of a counting scan.
     */
    public static final ApiColumnHandle COUNT = new ApiColumnHandle("$count", ColumnType.BIGINT, BigintType.BIGINT, new ValueSource.Count(), Optional.empty());

    private CountPlanner() {}

    /**
     * The handle that gives the number of rows as its only row; empty where the rows have to be read.
     *
     * @param keys the keys under which the rows are
     */
    public static Optional<ApiTableHandle> plan(
            SourceDefinition source,
            TableDefinition table,
            ApiTableHandle handle,
            ScopeKeys keys,
            List<AggregateFunction> aggregates,
            List<List<ColumnHandle>> groupingSets)
    {
        boolean countsAll = groupingSets.equals(ImmutableList.of(ImmutableList.of())) && aggregates.size() == 1 && isCountOfRows(aggregates.getFirst());
        boolean isWhole = handle.limit().isEmpty() && handle.order().isEmpty() && handle.containments().isEmpty() && !handle.counts() && handle.distinct().isEmpty() && !handle.constraint().isNone();
        if (!countsAll || !isWhole || !keys.missing().isEmpty()) {
            return Optional.empty();
        }
        return counting(source, table, handle).map(_ -> handle.counting());
    }

    private static boolean isCountOfRows(AggregateFunction aggregate)
    {
        return aggregate.getFunctionName().equals("count") &&
                aggregate.getArguments().isEmpty() &&
                aggregate.getFilter().isEmpty() &&
                !aggregate.isDistinct() &&
                aggregate.getSortItems().isEmpty() &&
                aggregate.getOutputType().equals(BigintType.BIGINT);
    }

    /**
     * The query that counts the rows of a handle, of which the source evaluates every filter exactly.
     */
    public static Optional<EndpointDefinition> counting(SourceDefinition source, TableDefinition table, ApiTableHandle handle)
    {
        return table.endpoints().stream()
                .filter(endpoint -> endpoint.query().filter(WireForm.GraphQl::counted).isPresent())
                .filter(endpoint -> source.scope().columns().containsAll(endpoint.keyColumns()))
                .filter(endpoint -> FilterParameters.plan(table, endpoint, handle.constraint(), handle.containments()).exact())
                .findFirst();
    }
}

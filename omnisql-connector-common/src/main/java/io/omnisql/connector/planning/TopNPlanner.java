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

import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.Paging;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.SortItem;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * Takes an order with a limit into the handle, where the source can read in that order. Pure.
 * <p>
 * The source has to sort by the first key exactly; the page source reads on while the first key ties, and orders by the others itself.
 */
public final class TopNPlanner
{
    private TopNPlanner() {}

    /**
     * The handle with the order; empty when the source does not sort by the first key, when nulls that it may hold would come first, or when the handle has a limit already.
     */
    public static Optional<ApiTableHandle> plan(TableDefinition table, ApiTableHandle handle, long count, List<SortItem> sortItems, Map<String, ColumnHandle> assignments)
    {
        if (handle.limit().isPresent() || handle.distinct().isPresent() || handle.isAggregated() || sortItems.isEmpty()) {
            return Optional.empty();
        }
        List<OrderItem> order = sortItems.stream()
                .map(item -> new OrderItem((ApiColumnHandle) assignments.get(item.getName()), item.getSortOrder()))
                .collect(toImmutableList());
        return table.column(order.getFirst().column().name())
                .filter(column -> !column.sortedNulls() || !order.getFirst().order().isNullsFirst())
                .flatMap(ColumnDefinition::sort)
                .filter(word -> isStable(table, word, handle.narrowed(), order, count))
                .map(_ -> handle.withTopN(order, count));
    }

    /**
     * Whether the first rows can be had without rows that move out of reach between two pages: one page is read at one moment.
     */
    private static boolean isStable(TableDefinition table, String word, ApiTableHandle handle, List<OrderItem> order, long count)
    {
        return handle.constraint().isNone() || table.endpoints().stream()
                .filter(endpoint -> endpoint.losesRowsInOrderOf(word, ReadOrderPlanner.readsDescending(table, endpoint, order.getFirst(), handle.constraint())))
                .allMatch(endpoint -> isReadInOnePage(table, endpoint, handle, order, count));
    }

    /**
     * Whether the first records that arrive are the first rows: none of them is dropped, none ties with a record behind them, and none is a null, of which the source alone knows the place.
     */
    private static boolean isReadInOnePage(TableDefinition table, EndpointDefinition endpoint, ApiTableHandle handle, List<OrderItem> order, long count)
    {
        return endpoint.paging() instanceof Paging.Pages pages
                && count < pages.largestPage()
                && order.size() == 1
                && !handle.rows().isRestricted()
                && !table.column(order.getFirst().column().name()).orElseThrow().sortedNulls()
                && endpoint.records().areRows()
                && table.endpoints().stream().noneMatch(other -> other.also().filter(endpoint.path()::equals).isPresent())
                && FilterParameters.plan(table, endpoint, handle.constraint(), handle.containments()).exact();
    }
}

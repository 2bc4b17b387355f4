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
package io.omnisql.connector.scan;

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.definition.FilterOperator;
import io.omnisql.connector.definition.GraphQlRelation;
import io.omnisql.connector.definition.SearchText;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.http.Timing;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.ColumnHandles;
import io.omnisql.connector.planning.FilterParameters;
import io.omnisql.connector.planning.ReadOrder;
import io.omnisql.connector.planning.ReadOrderPlanner;
import io.omnisql.connector.request.QueryCondition;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.type.TypeManager;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.lang.Math.ceilDiv;
import static java.lang.Math.floorDiv;
import static java.lang.Math.max;
import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.MINUTES;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.function.Function.identity;

/**
 * Divides a search among several splits, by ranges of a time that every record has and that never changes, so that each row is in one of them. Of what is sent each range is a part at least, and the row predicate
 * of a split has its very bounds. Never blocks.
 * <p>
 * A search of which no field is wanted has pages so large that a division, which needs the time of each record, costs more than it saves; so has one for keys. A scan that one reader has to see stays one, and so does a restricted one, as
 * the bounds would tell of records that the user does not see.
 */
final class SearchSplits
{
    private static final long MINUTE = MINUTES.getDuration().toMillis();
    private static final long DAY = DAYS.getDuration().toMillis();

    private final TableDefinition table;
    private final int parts;
    private final TypeManager typeManager;
    private final KeyEnumerator enumerator;
    private final RequestAllowance allowance;
    private final Timing timing;

    /**
     * @param parts how many searches there are to be
     */
    SearchSplits(TableDefinition table, int parts, TypeManager typeManager, KeyEnumerator enumerator, RequestAllowance allowance, Timing timing)
    {
        this.table = requireNonNull(table, "table is null");
        this.parts = parts;
        this.typeManager = requireNonNull(typeManager, "typeManager is null");
        this.enumerator = requireNonNull(enumerator, "enumerator is null");
        this.allowance = requireNonNull(allowance, "allowance is null");
        this.timing = requireNonNull(timing, "timing is null");
    }

    /**
     * @param handle what is wanted of the splits
     */
    CompletableFuture<List<ConnectorSplit>> divide(ApiTableHandle handle, List<ConnectorSplit> planned)
    {
        Optional<ApiSplit> whole = Optional.of(planned)
                .filter(splits -> parts > 1 && splits.size() == 1 && isOfManyReaders(handle))
                .map(splits -> (ApiSplit) splits.getFirst())
                .filter(split -> split.groups().size() == 1);
        Optional<ApiColumnHandle> column = whole.flatMap(split -> divisor(split.groups().getFirst()));
        if (column.isEmpty()) {
            return completedFuture(planned);
        }
        allowance.demand(1);
        return enumerator.first(first(whole.get(), column.get()), table.name(), column.get()).thenApply(first -> {
            // a part may be outside of the query's own bounds
            List<SplitRange> ranges = first.map(time -> ranges(column.get(), edges(time, timing.now(), parts))).orElse(ImmutableList.of()).stream()
                    .filter(range -> !range.narrow(handle).constraint().isNone())
                    .collect(toImmutableList());
            if (ranges.size() < 2) {
                return planned;
            }
            allowance.demand(ranges.size() - 1);
            return ranges.stream().map(range -> part(handle, whole.get(), range)).collect(toImmutableList());
        });
    }

    private boolean isOfManyReaders(ApiTableHandle handle)
    {
        boolean isForKeys = handle.constraint().getDomains().orElseThrow().entrySet().stream()
                .anyMatch(domain -> table.primaryKey().contains(domain.getKey().name()) && domain.getValue().getValues().isDiscreteSet());
        return handle.limit().isEmpty() && !handle.isAggregated() && handle.distinct().isEmpty() && !handle.beside() && handle.related().filter(related -> related.relation() instanceof GraphQlRelation).isEmpty() && !handle.rows().isRestricted() && !isForKeys;
    }

    private Optional<ApiColumnHandle> divisor(KeyGroup group)
    {
        return group.endpoint().search()
                .flatMap(SearchText::divisor)
                .filter(_ -> group.listing().isEmpty() && !group.fields(group.endpoint()).isEmpty())
                .map(column -> ColumnHandles.handle(table.column(column).orElseThrow(), typeManager));
    }

    /**
     * The scan of the records in the order of their time.
     */
    private static ApiSplit first(ApiSplit whole, ApiColumnHandle column)
    {
        KeyGroup group = whole.groups().getFirst();
        List<ApiColumnHandle> read = Stream.of(whole.primaryKey().stream(), group.lastScopeColumn().stream(), Stream.of(column)).flatMap(identity()).distinct().collect(toImmutableList());
        return ApiSplit.of(ImmutableList.of(group.searching(group.conditions(), ReadOrder.ofScan(group.endpoint()), read)), whole.primaryKey(), whole.leftOut(), whole.resultCap());
    }

    /**
     * The moments between the parts: whole minutes, as sources may not tell finer ones apart, and the same ones all day long, so that what was asked once may be told again.
     */
    static List<Long> edges(long first, Instant now, int parts)
    {
        long begin = floorDiv(first, DAY) * DAY;
        long width = max(MINUTE, ceilDiv((floorDiv(now.toEpochMilli(), DAY) + 1) * DAY - begin, parts * MINUTE) * MINUTE);
        return LongStream.range(1, parts)
                .map(part -> begin + part * width)
                .filter(edge -> edge > first && edge <= now.toEpochMilli())
                .boxed()
                .collect(toImmutableList());
    }

    private static List<SplitRange> ranges(ApiColumnHandle column, List<Long> edges)
    {
        return IntStream.rangeClosed(0, edges.size())
                .mapToObj(part -> new SplitRange(
                        column,
                        part == 0 ? OptionalLong.empty() : OptionalLong.of(edges.get(part - 1)),
                        part == edges.size() ? OptionalLong.empty() : OptionalLong.of(edges.get(part))))
                .collect(toImmutableList());
    }

    private ApiSplit part(ApiTableHandle handle, ApiSplit whole, SplitRange range)
    {
        KeyGroup group = whole.groups().getFirst().telling(range.column());
        ApiTableHandle wanted = range.narrow(handle);
        List<QueryCondition> bounds = FilterParameters.plan(table, group.endpoint(), wanted.constraint().filter((column, _) -> column.equals(range.column())), ImmutableList.of()).conditions();
        List<QueryCondition> conditions = Stream.concat(
                        group.conditions().stream().filter(condition -> bounds.stream().noneMatch(bound -> isReplaced(condition, bound))),
                        bounds.stream())
                .collect(toImmutableList());
        return whole.of(range, group.searching(conditions, ReadOrderPlanner.plan(table, group.endpoint(), wanted), group.selected()));
    }

    /**
     * Whether a bound is as narrow as another one or narrower.
     */
    private static boolean isReplaced(QueryCondition condition, QueryCondition bound)
    {
        boolean isBound = bound.operator() == FilterOperator.AT_LEAST || bound.operator() == FilterOperator.AT_MOST;
        return isBound && condition.field().equals(bound.field()) && condition.operator() == bound.operator();
    }
}

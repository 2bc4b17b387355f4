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
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.planning.PushedAggregate.Function;
import io.trino.spi.connector.AggregateFunction;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.SortItem;
import io.trino.spi.connector.SortOrder;
import io.trino.spi.expression.Variable;
import io.trino.spi.type.BigintType;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;

/**
 * Leaves aggregations of all rows to the source: {@code count(*)}, where it counts exactly the rows that the query means, and the least and the greatest value of a column that it sorts by, which is that of
 * the first row. Pure.
 * <p>
 * All of them are left to it, or none.
 */
public final class AggregationPlanner
{
    /**
     * How many records are asked for where the first one may do: the others show whether they are in order.
     */
    private static final int WATCHED = 10;

    private final SourceDefinition source;
    private final TableDefinition table;

    public AggregationPlanner(SourceDefinition source, TableDefinition table)
    {
        this.source = requireNonNull(source, "source is null");
        this.table = requireNonNull(table, "table is null");
    }

    /**
     * The handle that gives the values as its only row; empty where the rows have to be read, or all that is asked for costs more than to read them.
     *
     * @param keys the keys under which the rows are
     */
    Optional<Plan> plan(ApiTableHandle handle, ScopeKeys keys, List<AggregateFunction> functions, Map<String, ColumnHandle> assignments, List<List<ColumnHandle>> groupingSets)
    {
        boolean isOfAll = groupingSets.equals(ImmutableList.of(ImmutableList.of())) && !functions.isEmpty();
        boolean isWhole = handle.limit().isEmpty() && handle.order().isEmpty() && handle.containments().isEmpty() && !handle.isAggregated() && handle.distinct().isEmpty() && !handle.constraint().isNone() && !handle.rows().isRestricted();
        if (!isOfAll || !isWhole || !keys.missing().isEmpty()) {
            return Optional.empty();
        }
        List<PushedAggregate> outputs = functions.stream().flatMap(function -> aggregate(handle, function, assignments).stream()).collect(toImmutableList());
        List<PushedAggregate> aggregates = outputs.stream().distinct().collect(toImmutableList());
        ApiTableHandle aggregated = handle.aggregating(aggregates);
        boolean isPushed = outputs.size() == functions.size() && aggregates.stream().allMatch(aggregate -> reading(aggregated, aggregate).filter(reading -> isAnswered(reading, keys)).isPresent());
        return isPushed && isCheaper(aggregated, keys) ? Optional.of(new Plan(aggregated, outputs)) : Optional.empty();
    }

    private Optional<PushedAggregate> aggregate(ApiTableHandle handle, AggregateFunction function, Map<String, ColumnHandle> assignments)
    {
        if (function.getFilter().isPresent() || function.isDistinct() || !function.getSortItems().isEmpty()) {
            return Optional.empty();
        }
        boolean isOfColumn = function.getArguments().size() == 1 && function.getArguments().getFirst() instanceof Variable;
        Optional<ApiColumnHandle> column = isOfColumn ? Optional.of((ApiColumnHandle) assignments.get(((Variable) function.getArguments().getFirst()).getName())) : Optional.empty();
        return switch (function.getFunctionName()) {
            case "count" -> Optional.of(PushedAggregate.COUNT)
                    .filter(_ -> function.getOutputType().equals(BigintType.BIGINT))
                    .filter(_ -> function.getArguments().isEmpty() || column.filter(counted -> isNeverNull(handle, counted)).isPresent());
            case "min" -> column.map(least -> PushedAggregate.of(Function.MIN, least)).filter(aggregate -> isOfType(function, aggregate));
            case "max" -> column.map(greatest -> PushedAggregate.of(Function.MAX, greatest)).filter(aggregate -> isOfType(function, aggregate));
            default -> Optional.empty();
        };
    }

    private static boolean isOfType(AggregateFunction function, PushedAggregate aggregate)
    {
        return function.getOutputType().equals(aggregate.output().type());
    }

    /**
     * Whether each row has a value: those by which rows are told apart, and those that the query asks for.
     */
    private boolean isNeverNull(ApiTableHandle handle, ApiColumnHandle column)
    {
        return table.primaryKey().contains(column.name()) || Constraints.domain(handle.constraint(), column.name()).filter(domain -> !domain.isNullAllowed()).isPresent();
    }

    /**
     * The scans that give the values: one for each, or one for several, where a query tells all rows of so many keys with fewer requests.
     *
     * @param keys how many keys there are; a prefix that they have in common is one
     */
    public List<ApiTableHandle> readings(ApiTableHandle aggregated, int keys)
    {
        List<PushedAggregate> ofColumns = aggregated.aggregates().stream().filter(aggregate -> aggregate.argument().isPresent()).collect(toImmutableList());
        if (ofColumns.isEmpty() || !isReadByFewer(aggregated.aggregating(ofColumns), keys)) {
            return aggregated.aggregates().stream().map(aggregate -> reading(aggregated, aggregate).orElseThrow()).collect(toImmutableList());
        }
        return Stream.concat(
                        aggregated.aggregates().stream().filter(aggregate -> aggregate.argument().isEmpty()).map(ImmutableList::of),
                        Stream.of(ofColumns))
                .map(aggregated::aggregating)
                .collect(toImmutableList());
    }

    private boolean isReadByFewer(ApiTableHandle rows, int keys)
    {
        EndpointSelector endpoints = new EndpointSelector(source, table, rows, ImmutableSet.of());
        return new FormSelector(table, rows, endpoints, true)
                .select(ImmutableSet.copyOf(TableKeys.scopeColumns(source, table)), keys)
                .filter(form -> form.query().isPresent() && endpoints.costs().requests(form, keys) < (long) keys * rows.aggregates().size())
                .isPresent();
    }

    /**
     * The scan that an aggregate takes by itself: one that counts, or one that ends with the first row of an order.
     */
    private Optional<ApiTableHandle> reading(ApiTableHandle aggregated, PushedAggregate aggregate)
    {
        return switch (aggregate.function()) {
            case COUNT -> Optional.of(aggregated.counting());
            case MIN -> first(aggregated, aggregate, SortOrder.ASC_NULLS_LAST);
            case MAX -> first(aggregated, aggregate, SortOrder.DESC_NULLS_LAST);
        };
    }

    private Optional<ApiTableHandle> first(ApiTableHandle aggregated, PushedAggregate aggregate, SortOrder order)
    {
        ApiColumnHandle column = aggregate.read();
        if (column.type().getJavaType() != long.class || table.column(column.name()).filter(ColumnDefinition::sortedNulls).isPresent()) {
            return Optional.empty();
        }
        return TopNPlanner.plan(table, aggregated.aggregating(ImmutableList.of()), WATCHED, ImmutableList.of(new SortItem(column.name(), order)), ImmutableMap.of(column.name(), column))
                .map(reading -> reading.aggregating(ImmutableList.of(aggregate)));
    }

    private boolean isAnswered(ApiTableHandle reading, ScopeKeys keys)
    {
        if (reading.counts()) {
            // what is read without keys is counted row by row
            return counting(reading).isPresent() && (keys.enumerations().isEmpty() || !TableKeys.readsWithoutKeys(source, table, reading));
        }
        EndpointSelector endpoints = new EndpointSelector(source, table, reading, ImmutableSet.of());
        return readFrom(endpoints, reading, keys).stream().allMatch(endpoint -> endpoint
                .filter(list -> list.isList() && list.sortParameters().isPresent() && endpoints.listing(list, Integer.MAX_VALUE).isEmpty())
                .isPresent());
    }

    /**
     * Whether the requests for each aggregate are no more than those for the rows are likely to be.
     */
    private boolean isCheaper(ApiTableHandle aggregated, ScopeKeys keys)
    {
        int readings = aggregated.aggregates().size();
        EndpointSelector endpoints = new EndpointSelector(source, table, aggregated, ImmutableSet.of());
        return readings == 1 || readFrom(endpoints, aggregated, keys).stream().allMatch(endpoint -> endpoint.filter(list -> endpoints.costs().requests(list, 1) >= readings).isPresent());
    }

    /**
     * The endpoints that rows are read from: under each key, or under all that have a prefix in common.
     */
    private List<Optional<EndpointDefinition>> readFrom(EndpointSelector endpoints, ApiTableHandle handle, ScopeKeys keys)
    {
        boolean withoutKeys = !keys.enumerations().isEmpty() && TableKeys.readsWithoutKeys(source, table, handle);
        ImmutableList.Builder<Optional<EndpointDefinition>> read = ImmutableList.builder();
        if (withoutKeys) {
            read.add(endpoints.select(TableKeys.prefixColumns(source, table)));
        }
        if (!withoutKeys || !keys.keys().isEmpty()) {
            read.add(endpoints.select(ImmutableSet.copyOf(TableKeys.scopeColumns(source, table))));
        }
        return read.build();
    }

    /**
     * The endpoint that counts the rows of a handle under each key, of which the source evaluates every filter exactly; a query, if there is one, as it counts for many keys at once.
     */
    public Optional<EndpointDefinition> counting(ApiTableHandle handle)
    {
        Set<String> scopeColumns = TableKeys.scopeColumns(source, table).stream().collect(toImmutableSet());
        return table.endpoints().stream()
                .filter(EndpointDefinition::counts)
                .filter(endpoint -> endpoint.keyColumns().equals(scopeColumns))
                .filter(endpoint -> FilterParameters.plan(table, endpoint, handle.constraint(), handle.containments()).exact())
                .min(Comparator.comparing(endpoint -> endpoint.query().isEmpty()));
    }

    /**
     * @param outputs what each of the query's functions is
     */
    record Plan(ApiTableHandle handle, List<PushedAggregate> outputs)
    {
        Plan
        {
            requireNonNull(handle, "handle is null");
            outputs = ImmutableList.copyOf(outputs);
        }
    }
}

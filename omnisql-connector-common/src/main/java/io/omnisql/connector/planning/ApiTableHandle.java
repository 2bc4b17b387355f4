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

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.predicate.TupleDomain;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;

/**
 * What a query wants of a table: the rows in a constraint, in an order, up to a limit.
 * <p>
 * Its text is what EXPLAIN prints: names of columns, never values.
 *
 * @param constraint enforced as a whole by the page source
 * @param containments hints for the source, which the engine checks itself
 * @param order the order by which the rows up to the limit are chosen; empty for any rows
 * @param aggregates the values over all rows that are wanted, as the only row; none where the rows are wanted
 * @param columns the names of the columns that the query reads; empty where that is not known, and any column may be read
 * @param related the records of another table that are read with these, if a query can select them
 * @param distinct the column of which each value is wanted once, as the only column; empty where the rows are wanted
 * @param beside whether another scan is read at the same time, whose queries can ask for these records as well
 * @param rows those that the query's user may see
 * @param expected the routes that the scan will be read from, as far as they are known: for those who read its plan
 */
public record ApiTableHandle(
        String table,
        TupleDomain<ApiColumnHandle> constraint,
        List<Containment> containments,
        List<OrderItem> order,
        OptionalLong limit,
        List<PushedAggregate> aggregates,
        Optional<Set<String>> columns,
        Optional<RelatedColumn> related,
        Optional<ApiColumnHandle> distinct,
        boolean beside,
        RowScope rows,
        List<String> expected)
        implements ConnectorTableHandle
{
    public ApiTableHandle
    {
        requireNonNull(table, "table is null");
        requireNonNull(constraint, "constraint is null");
        containments = ImmutableList.copyOf(containments);
        order = ImmutableList.copyOf(order);
        requireNonNull(limit, "limit is null");
        aggregates = ImmutableList.copyOf(aggregates);
        columns = columns.map(ImmutableSortedSet::copyOf);
        requireNonNull(related, "related is null");
        requireNonNull(distinct, "distinct is null");
        requireNonNull(rows, "rows is null");
        expected = ImmutableList.copyOf(expected);
        checkArgument(order.isEmpty() || limit.isPresent(), "an order needs a limit");
    }

    public static ApiTableHandle of(String table)
    {
        return new ApiTableHandle(table, TupleDomain.all(), ImmutableList.of(), ImmutableList.of(), OptionalLong.empty(), ImmutableList.of(), Optional.empty(), Optional.empty(), Optional.empty(), false, RowScope.unrestricted(), ImmutableList.of());
    }

    public ApiTableHandle withFilter(TupleDomain<ApiColumnHandle> newConstraint, List<Containment> newContainments)
    {
        return new ApiTableHandle(table, newConstraint, newContainments, order, limit, aggregates, columns, related, distinct, beside, rows, expected);
    }

    public ApiTableHandle withLimit(long newLimit)
    {
        return new ApiTableHandle(table, constraint, containments, order, OptionalLong.of(newLimit), aggregates, columns, related, distinct, beside, rows, expected);
    }

    public ApiTableHandle withTopN(List<OrderItem> newOrder, long newLimit)
    {
        return new ApiTableHandle(table, constraint, containments, newOrder, OptionalLong.of(newLimit), aggregates, columns, related, distinct, beside, rows, expected);
    }

    public ApiTableHandle withColumns(Set<String> newColumns)
    {
        return new ApiTableHandle(table, constraint, containments, order, limit, aggregates, Optional.of(newColumns), related, distinct, beside, rows, expected);
    }

    public ApiTableHandle withRelated(RelatedColumn newRelated)
    {
        return new ApiTableHandle(table, constraint, containments, order, limit, aggregates, columns, Optional.of(newRelated), distinct, beside, rows, expected);
    }

    /**
     * The number of the handle's rows, in the only column that there is.
     */
    public ApiTableHandle counting()
    {
        return aggregating(ImmutableList.of(PushedAggregate.COUNT));
    }

    /**
     * The values over all of the handle's rows, each in a column of its own.
     */
    public ApiTableHandle aggregating(List<PushedAggregate> newAggregates)
    {
        Set<String> read = newAggregates.stream().flatMap(aggregate -> aggregate.argument().stream()).map(ApiColumnHandle::name).collect(toImmutableSet());
        return new ApiTableHandle(table, constraint, containments, order, limit, newAggregates, newAggregates.isEmpty() ? columns : Optional.of(read), Optional.empty(), Optional.empty(), beside, rows, expected);
    }

    @JsonIgnore
    public boolean isAggregated()
    {
        return !aggregates.isEmpty();
    }

    /**
     * Whether nothing but the number of the rows is wanted.
     */
    public boolean counts()
    {
        return aggregates.equals(ImmutableList.of(PushedAggregate.COUNT));
    }

    /**
     * The values of a column of the handle's rows, each once.
     */
    public ApiTableHandle distinct(ApiColumnHandle column)
    {
        return new ApiTableHandle(table, constraint, containments, order, limit, aggregates, Optional.of(ImmutableSet.of(column.name())), related, Optional.of(column), beside, rows, expected);
    }

    public ApiTableHandle besideAnother()
    {
        return new ApiTableHandle(table, constraint, containments, order, limit, aggregates, columns, related, distinct, true, rows, expected);
    }

    public ApiTableHandle withRows(RowScope newRows)
    {
        return new ApiTableHandle(table, constraint, containments, order, limit, aggregates, columns, related, distinct, beside, newRows, expected);
    }

    /**
     * The same rows, with what the policy says of them in the constraint, so that the source is asked for no others where it can be helped.
     */
    public ApiTableHandle narrowed()
    {
        return rows.isRestricted() ? withFilter(rows.narrow(constraint), containments) : this;
    }

    public ApiTableHandle withExpected(List<String> newExpected)
    {
        return new ApiTableHandle(table, constraint, containments, order, limit, aggregates, columns, related, distinct, beside, rows, newExpected);
    }

    /**
     * The columns that a scan has to fill: those that the query reads and those that choose its rows, for the query or for the policy; empty where any column may be read.
     */
    public Optional<Set<String>> neededColumns()
    {
        return columns.map(_ -> knownColumns());
    }

    /**
     * The columns that a scan is known to have to fill: not all of them where it is not known which ones the query reads.
     */
    public Set<String> knownColumns()
    {
        return Stream.of(
                        columns.stream().flatMap(Set::stream),
                        constraint.getDomains().stream().flatMap(domains -> domains.keySet().stream()).map(ApiColumnHandle::name),
                        order.stream().map(item -> item.column().name()),
                        rows.checkedColumns().stream().map(ApiColumnHandle::name))
                .flatMap(identity())
                .collect(toImmutableSet());
    }

    @Override
    public String toString()
    {
        StringBuilder text = new StringBuilder(table);
        constraint.getDomains()
                .filter(domains -> !domains.isEmpty())
                .ifPresent(domains -> text.append(" constraint=").append(domains.keySet().stream().map(ApiColumnHandle::name).sorted().toList()));
        if (!containments.isEmpty()) {
            text.append(" contains=").append(containments);
        }
        if (!order.isEmpty()) {
            text.append(" sortOrder=").append(order);
        }
        if (isAggregated()) {
            text.append(" aggregates=").append(aggregates);
        }
        distinct.ifPresent(column -> text.append(" distinct=").append(column.name()));
        limit.ifPresent(rows -> text.append(" limit=").append(rows));
        if (!expected.isEmpty()) {
            text.append(" from=").append(expected);
        }
        return text.toString();
    }
}

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
package io.omnisql.connector.testing.differential;

import com.google.common.collect.ImmutableList;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * A query whose answer is the same wherever its rows come from, and from which parts can be left out.
 *
 * @param union the word between the blocks, of which most queries have one
 * @param order total if there is one: only then may there be a limit or an offset
 */
record GeneratedQuery(List<SelectBlock> blocks, String union, List<OrderKey> order, OptionalLong offset, OptionalLong limit)
{
    GeneratedQuery
    {
        blocks = ImmutableList.copyOf(blocks);
        checkArgument(!blocks.isEmpty(), "blocks is empty");
        requireNonNull(union, "union is null");
        order = ImmutableList.copyOf(order);
        requireNonNull(offset, "offset is null");
        requireNonNull(limit, "limit is null");
        checkArgument(!order.isEmpty() || (offset.isEmpty() && limit.isEmpty()), "only rows in a total order can be cut off");
    }

    static GeneratedQuery of(SelectBlock block)
    {
        return new GeneratedQuery(ImmutableList.of(block), "UNION", ImmutableList.of(), OptionalLong.empty(), OptionalLong.empty());
    }

    boolean isOrdered()
    {
        return !order.isEmpty();
    }

    String sql()
    {
        StringBuilder sql = new StringBuilder(blocks.stream().map(SelectBlock::sql).collect(joining(" " + union + " ")));
        if (!order.isEmpty()) {
            sql.append(" ORDER BY ").append(order.stream().map(OrderKey::sql).collect(joining(", ")));
        }
        offset.ifPresent(rows -> sql.append(" OFFSET ").append(rows).append(" ROWS"));
        limit.ifPresent(rows -> sql.append(" LIMIT ").append(rows));
        return sql.toString();
    }

    /**
     * The queries that are a step smaller, and of which the order is as total. Some of them may be no SQL.
     */
    Stream<GeneratedQuery> smaller()
    {
        Stream<GeneratedQuery> fewerBlocks = Shrinks.of(blocks, SelectBlock::smaller).filter(fewer -> !fewer.isEmpty()).map(this::withBlocks);
        Stream<GeneratedQuery> uncut = Stream.of(
                        limit.isPresent() ? Stream.of(cut(offset, OptionalLong.empty())) : Stream.<GeneratedQuery>of(),
                        offset.isPresent() ? Stream.of(cut(OptionalLong.empty(), limit)) : Stream.<GeneratedQuery>of(),
                        limit.orElse(0) > 1 ? Stream.of(cut(offset, OptionalLong.of(limit.getAsLong() / 2))) : Stream.<GeneratedQuery>of())
                .flatMap(stream -> stream);
        return Stream.of(fewerBlocks, uncut, fewerKeys()).flatMap(stream -> stream);
    }

    private Stream<GeneratedQuery> fewerKeys()
    {
        if (order.isEmpty()) {
            return Stream.of();
        }
        if (limit.isEmpty() && offset.isEmpty()) {
            return Stream.of(new GeneratedQuery(blocks, union, ImmutableList.of(), offset, limit));
        }
        return order.stream()
                .filter(key -> !key.identity())
                .map(key -> order.stream().filter(other -> !other.equals(key)).collect(toImmutableList()))
                .filter(keys -> !keys.isEmpty())
                .map(keys -> new GeneratedQuery(blocks, union, keys, offset, limit));
    }

    private GeneratedQuery withBlocks(List<SelectBlock> others)
    {
        return new GeneratedQuery(others, union, order, offset, limit);
    }

    private GeneratedQuery cut(OptionalLong newOffset, OptionalLong newLimit)
    {
        return new GeneratedQuery(blocks, union, order, newOffset, newLimit);
    }
}

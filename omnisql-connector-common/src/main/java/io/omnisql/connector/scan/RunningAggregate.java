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

import io.omnisql.connector.decode.Cell;
import io.omnisql.connector.planning.PushedAggregate;
import io.trino.spi.block.BlockBuilder;

import java.util.Optional;
import java.util.OptionalLong;

import static io.omnisql.connector.planning.PushedAggregate.Function.MAX;
import static io.trino.spi.type.TypeUtils.writeNativeValue;
import static java.lang.Math.addExact;
import static java.util.Objects.requireNonNull;

/**
 * A value over the rows that have been read so far. Not thread-safe.
 */
final class RunningAggregate
{
    private final PushedAggregate aggregate;
    private Optional<Cell> cell = Optional.empty();
    private OptionalLong value;
    private OptionalLong valueBefore;

    RunningAggregate(PushedAggregate aggregate)
    {
        this.aggregate = requireNonNull(aggregate, "aggregate is null");
        this.value = aggregate.argument().isPresent() ? OptionalLong.empty() : OptionalLong.of(0);
        this.valueBefore = value;
    }

    PushedAggregate aggregate()
    {
        return aggregate;
    }

    void startKey(Cell newCell)
    {
        cell = Optional.of(newCell);
        valueBefore = value;
    }

    void forgetKey()
    {
        value = valueBefore;
    }

    /**
     * Adds the row in the cells.
     */
    void add()
    {
        Cell read = cell.orElseThrow();
        if (read.isNull()) {
            return;
        }
        switch (aggregate.function()) {
            case COUNT -> value = OptionalLong.of(addExact(value.orElse(0), read.getLong()));
            case MIN, MAX -> {
                if (value.isEmpty() || aggregate.isBetter(read.getLong(), value.getAsLong())) {
                    value = OptionalLong.of(read.getLong());
                }
            }
        }
    }

    /**
     * Whether an order begins with the best values, and the source keeps to it.
     */
    boolean isDecidedBy(SortedRead order)
    {
        return switch (aggregate.function()) {
            case COUNT -> false;
            case MIN, MAX -> order.isInOrder() && order.isDescending() == (aggregate.function() == MAX);
        };
    }

    /**
     * Whether nothing is better that follows in an order.
     */
    boolean isDecided(SortedRead order)
    {
        return isDecidedBy(order) && order.hasStarted() && value.isPresent() && !aggregate.isBetter(order.value(), value.getAsLong());
    }

    void appendTo(BlockBuilder block)
    {
        writeNativeValue(aggregate.output().type(), block, value.isPresent() ? value.getAsLong() : null);
    }
}

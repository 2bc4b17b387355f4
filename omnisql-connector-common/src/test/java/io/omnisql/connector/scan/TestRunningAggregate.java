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
import io.omnisql.connector.planning.PushedAggregate.Function;
import io.trino.spi.block.BlockBuilder;
import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.OptionalLong;

import static io.omnisql.connector.testing.TestingSource.book;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.TypeUtils.readNativeValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestRunningAggregate
{
    private final Cell cell = new Cell(BIGINT);

    @Test
    void testValues()
    {
        assertThat(value(of(Function.MIN), 3, -5, 4)).isEqualTo(-5L);
        assertThat(value(of(Function.MAX), -3, -5, -4)).isEqualTo(-3L);
        assertThat(value(new RunningAggregate(PushedAggregate.COUNT), 1, 40, 1)).isEqualTo(42L);
        assertThat(value(of(Function.MIN))).as("no rows").isNull();
        assertThat(value(new RunningAggregate(PushedAggregate.COUNT))).as("no rows").isEqualTo(0L);
    }

    @Test
    void testNullIsNoValue()
    {
        RunningAggregate greatest = of(Function.MAX);
        greatest.startKey(cell);
        cell.clear();
        greatest.add();
        assertThat(value(greatest)).isNull();
    }

    @Test
    void testNumberThatIsTooLarge()
    {
        assertThatThrownBy(() -> value(new RunningAggregate(PushedAggregate.COUNT), Long.MAX_VALUE, 1)).isInstanceOf(ArithmeticException.class);
    }

    /**
     * A key that is read once more leaves what others have.
     */
    @Test
    void testKeyThatIsForgotten()
    {
        RunningAggregate greatest = of(Function.MAX);
        assertThat(value(greatest, 5)).isEqualTo(5L);
        assertThat(value(greatest, 9, 7)).isEqualTo(9L);
        greatest.forgetKey();
        assertThat(value(greatest, 6)).isEqualTo(6L);
        greatest.forgetKey();
        assertThat(value(greatest)).isEqualTo(5L);
    }

    @Test
    void testOrderThatDecides()
    {
        RunningAggregate greatest = of(Function.MAX);
        assertThat(value(greatest, 5)).isEqualTo(5L);
        SortedRead descending = new SortedRead(cell, true, OptionalLong.empty());
        assertThat(greatest.isDecided(descending)).as("no record").isFalse();
        assertThat(isDecided(greatest, descending, 7)).as("a better one may follow").isFalse();
        assertThat(isDecided(greatest, descending, 5)).as("none that is better follows").isTrue();
        assertThat(isDecided(greatest, descending, 6)).as("out of order").isFalse();
        assertThat(isDecided(greatest, new SortedRead(cell, false, OptionalLong.empty()), 5)).as("the worst come first").isFalse();
        assertThat(isDecided(of(Function.MAX), new SortedRead(cell, true, OptionalLong.empty()), 5)).as("no row").isFalse();
        assertThat(isDecided(new RunningAggregate(PushedAggregate.COUNT), new SortedRead(cell, true, OptionalLong.empty()), 5)).as("every row counts").isFalse();
    }

    private boolean isDecided(RunningAggregate running, SortedRead order, long next)
    {
        cell.setLong(next);
        assertThat(order.isBehindBound()).isFalse();
        return running.isDecided(order);
    }

    private static RunningAggregate of(Function function)
    {
        return new RunningAggregate(new PushedAggregate(function, Optional.of(book("pages"))));
    }

    /**
     * The value after another key with these.
     */
    private Object value(RunningAggregate running, long... values)
    {
        running.startKey(cell);
        for (long value : values) {
            cell.setLong(value);
            running.add();
        }
        BlockBuilder block = BIGINT.createFixedSizeBlockBuilder(1);
        running.appendTo(block);
        return readNativeValue(BIGINT, block.build(), 0);
    }
}

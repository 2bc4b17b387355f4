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
import com.google.common.collect.ImmutableSet;
import io.airlift.slice.Slices;
import io.trino.spi.Page;
import io.trino.spi.block.LongArrayBlock;
import io.trino.spi.block.VariableWidthBlock;
import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.stream.LongStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static org.assertj.core.api.Assertions.assertThat;

final class TestWaitingRows
{
    private static final Page NUMBERS = new Page(new LongArrayBlock(300, Optional.empty(), LongStream.range(0, 300).toArray()));

    private final WaitingRows waiting = new WaitingRows();

    @Test
    void testEnoughKeys()
    {
        assertThat(waiting.isEnough(0)).as("nothing waits").isFalse();
        add(99);
        assertThat(waiting.isEnough(Long.MAX_VALUE)).isFalse();
        waiting.add(NUMBERS, 200, key(0));
        assertThat(waiting.isEnough(Long.MAX_VALUE)).as("rows of one key are asked for once").isFalse();
        waiting.add(NUMBERS, 99, key(99));
        assertThat(waiting.isEnough(Long.MAX_VALUE)).isTrue();
    }

    @Test
    void testEnoughRows()
    {
        waiting.add(NUMBERS, 0, key(0));
        assertThat(waiting.isEnough(2)).isFalse();
        waiting.add(NUMBERS, 1, key(0));
        assertThat(waiting.isEnough(2)).isTrue();
    }

    @Test
    void testManyBytes()
    {
        Page large = new Page(new VariableWidthBlock(1, Slices.allocate(5 << 20), new int[] {0, 5 << 20}, Optional.empty()));
        waiting.add(large, 0, key(0));
        assertThat(waiting.isEnough(Long.MAX_VALUE)).isTrue();
        assertThat(waiting.retainedBytes()).isGreaterThan(5 << 20);
        assertThat(waiting.take(ImmutableSet.of(key(0)))).hasSize(1);
        assertThat(waiting.retainedBytes()).isZero();
    }

    /**
     * A page may hold more keys than are asked for at once; the others go on waiting, in their order.
     */
    @Test
    void testTakesRowsByTheirKeys()
    {
        add(250);
        waiting.add(NUMBERS, 299, key(3));
        long all = waiting.retainedBytes();
        assertThat(waiting.keys()).isEqualTo(LongStream.range(0, 100).mapToObj(TestWaitingRows::key).collect(toImmutableSet()));
        assertThat(waiting.take(waiting.keys())).hasSize(101).extracting(row -> numbers(row.page())).contains(3L, 299L);
        assertThat(waiting.retainedBytes()).isPositive().isLessThan(all);
        assertThat(waiting.keys()).containsExactlyElementsOf(LongStream.range(100, 200).mapToObj(TestWaitingRows::key).collect(toImmutableList()));
        waiting.take(waiting.keys());
        waiting.take(waiting.keys());
        assertThat(waiting.isEmpty()).isTrue();
        assertThat(waiting.keys()).isEmpty();
        assertThat(waiting.retainedBytes()).isZero();
    }

    private void add(int count)
    {
        for (int position = 0; position < count; position++) {
            waiting.add(NUMBERS, position, key(position));
        }
    }

    private static long numbers(Page row)
    {
        assertThat(row.getPositionCount()).isEqualTo(1);
        return ((LongArrayBlock) row.getBlock(0).getSingleValueBlock(0)).getLong(0);
    }

    private static LookupKey key(long number)
    {
        return new LookupKey(ImmutableList.of(number));
    }
}

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
import io.trino.spi.Page;
import io.trino.spi.TrinoException;
import io.trino.spi.block.LongArrayBlock;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.omnisql.connector.error.ApiErrorCode.LOOKUP_MEMORY_EXCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

final class TestLookupMemory
{
    private static final Page PAGE = new Page(new LongArrayBlock(100, Optional.empty(), new long[100]));
    private static final long ENTRY = PAGE.getRetainedSizeInBytes() + 200;

    @Test
    void testKeepsRowsAndTheirAbsence()
    {
        LookupMemory memory = new LookupMemory("books", 10 * ENTRY);
        Set<LookupKey> keys = keys(1, 2, 3);
        assertThat(memory.missing(keys)).isEqualTo(keys);
        LookupMemory.Arrivals arrivals = memory.arrivals(keys, keys);
        arrivals.accept(key(1), PAGE);
        arrivals.accept(key(3), PAGE);
        arrivals.accept(key(3), PAGE);
        arrivals.accept(key(4), PAGE);
        assertThat(memory.missing(keys)).describedAs("nothing is known before all is").isEqualTo(keys);
        arrivals.keep();
        assertThat(memory.missing(keys(1, 2, 3, 4))).describedAs("4 was not asked for").isEqualTo(keys(4));
        assertThat(memory.rows(key(1))).hasSize(1);
        assertThat(memory.rows(key(2))).isEmpty();
        assertThat(memory.rows(key(3))).hasSize(2);
    }

    @Test
    void testForgetsWhatNobodyHasWantedForLongest()
    {
        LookupMemory memory = new LookupMemory("books", 3 * ENTRY);
        for (int key = 1; key <= 3; key++) {
            keep(memory, key);
        }
        assertThat(memory.missing(keys(1))).isEmpty();
        keep(memory, 4);
        assertThat(memory.missing(keys(1, 3, 4))).isEmpty();
        assertThat(failure(() -> memory.missing(keys(2)))).contains("books: ", "omnisql.max-lookup-memory", "wanted again", "index_lookup");
    }

    @Test
    void testRowsOfOneLookupHaveToFit()
    {
        LookupMemory memory = new LookupMemory("books", 3 * ENTRY);
        keep(memory, 1);
        Set<LookupKey> wanted = keys(1, 2, 3, 4);
        LookupMemory.Arrivals arrivals = memory.arrivals(keys(2, 3, 4), wanted);
        arrivals.accept(key(2), PAGE);
        assertThat(failure(() -> {
            arrivals.accept(key(3), PAGE);
            arrivals.accept(key(4), PAGE);
        })).contains("more than " + 3 * ENTRY + " bytes", "wants them at once");
        assertThat(memory.rows(key(1))).describedAs("it is wanted as well").hasSize(1);
    }

    private static void keep(LookupMemory memory, long key)
    {
        LookupMemory.Arrivals arrivals = memory.arrivals(keys(key), keys(key));
        arrivals.accept(key(key), PAGE);
        arrivals.keep();
    }

    private static String failure(ThrowingCallable action)
    {
        TrinoException failure = catchThrowableOfType(TrinoException.class, action);
        assertThat(failure.getErrorCode()).isEqualTo(LOOKUP_MEMORY_EXCEEDED.toErrorCode());
        return failure.getMessage();
    }

    private static Set<LookupKey> keys(long... numbers)
    {
        return ImmutableSet.copyOf(LongStream.of(numbers).mapToObj(TestLookupMemory::key).collect(toImmutableSet()));
    }

    private static LookupKey key(long number)
    {
        return new LookupKey(ImmutableList.of(number));
    }
}

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
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.assertj.core.api.Assertions.assertThat;

final class TestBatchRest
{
    @Test
    void testNothingIsLeft()
    {
        BatchRest rest = new BatchRest(ImmutableList.of("A-1", "A-2"));
        assertThat(rest.add(ImmutableList.of())).isTrue();
        assertThat(rest.next()).isEmpty();
    }

    @Test
    void testHalvesOfWhatIsPutOff()
    {
        BatchRest rest = new BatchRest(ImmutableList.of("A-1", "A-2", "A-3", "A-4", "A-5"));
        assertThat(rest.add(ImmutableList.of("11", "12", "13", "14", "15"))).isTrue();
        assertThat(rest.next()).contains(ImmutableList.of("11", "12"));
        assertThat(rest.add(ImmutableList.of("12"))).isTrue();
        assertThat(rest.next()).contains(ImmutableList.of("13", "14"));
        assertThat(rest.add(ImmutableList.of())).isTrue();
        assertThat(rest.next()).contains(ImmutableList.of("15"));
        assertThat(rest.add(ImmutableList.of())).isTrue();
        assertThat(rest.next()).contains(ImmutableList.of("12"));
        assertThat(rest.add(ImmutableList.of())).isTrue();
        assertThat(rest.next()).isEmpty();
    }

    /**
     * A key that was asked for alone is asked for once more where the source calls it otherwise, and no more than that.
     */
    @Test
    void testKeyThatWasAskedForAlone()
    {
        BatchRest rest = new BatchRest(ImmutableList.of("A-1"));
        assertThat(rest.add(ImmutableList.of("11"))).isTrue();
        assertThat(rest.next()).contains(ImmutableList.of("11"));
        assertThat(rest.add(ImmutableList.of("11"))).isFalse();
    }

    @Test
    void testMoreThanWasAskedFor()
    {
        assertThat(new BatchRest(ImmutableList.of("A-1")).add(ImmutableList.of("11", "12"))).isFalse();
    }

    /**
     * A source that puts off whatever it can has told every key in the end, after about two requests for each at most.
     */
    @Test
    void testEnd()
    {
        List<String> keys = IntStream.range(0, 100).mapToObj(String::valueOf).collect(toImmutableList());
        BatchRest rest = new BatchRest(keys);
        List<List<String>> batches = new ArrayList<>();
        Optional<List<String>> asked = Optional.of(keys);
        while (asked.isPresent()) {
            batches.add(asked.get());
            assertThat(rest.add(asked.get().size() == 1 ? ImmutableList.of() : asked.get())).isTrue();
            asked = rest.next();
        }
        assertThat(batches).filteredOn(batch -> batch.size() == 1).extracting(List::getFirst).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(batches).hasSizeLessThan(2 * keys.size() + 10);
    }
}

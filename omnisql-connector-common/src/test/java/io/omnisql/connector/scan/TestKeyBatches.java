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
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.definition.KeyBatch;
import io.omnisql.connector.planning.KeyOrigin;
import io.omnisql.connector.request.KeyBinding;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

final class TestKeyBatches
{
    private static final KeyBatch BATCH = new KeyBatch("id", "ids", 2);

    @Test
    void testAsManyAsOneRequestTakes()
    {
        assertThat(KeyBatches.of(BATCH, ImmutableList.of(listed("1", "a"), listed("2", "b"), listed("3", "c")))).containsExactly(
                batch(ImmutableMap.of(), ImmutableList.of("1", "2"), ImmutableMap.of("1", name("a"), "2", name("b"))),
                batch(ImmutableMap.of(), ImmutableList.of("3"), ImmutableMap.of("3", name("c"))));
        assertThat(KeyBatches.of(BATCH, ImmutableList.of())).isEmpty();
    }

    /**
     * A key that has been listed twice is asked for once.
     */
    @Test
    void testEachKeyOnce()
    {
        assertThat(KeyBatches.of(new KeyBatch("id", "ids", 5), ImmutableList.of(listed("1", "a"), listed("2", "b"), listed("1", "a")))).containsExactly(
                batch(ImmutableMap.of(), ImmutableList.of("1", "2"), ImmutableMap.of("1", name("a"), "2", name("b"))));
    }

    /**
     * Keys under different values of other columns are not asked for together.
     */
    @Test
    void testKeysOfDifferentParents()
    {
        assertThat(KeyBatches.of(BATCH, ImmutableList.of(under("Oslo", "1"), under("Bergen", "1"), under("Oslo", "2")))).containsExactly(
                batch(ImmutableMap.of("city", "Oslo"), ImmutableList.of("1", "2"), ImmutableMap.of()),
                batch(ImmutableMap.of("city", "Bergen"), ImmutableList.of("1"), ImmutableMap.of()));
    }

    private static SplitKey listed(String id, String name)
    {
        return new SplitKey(new KeyBinding(ImmutableMap.of("id", id), ImmutableList.of(), ImmutableMap.of(id, name(name))), KeyOrigin.ENUMERATED, ImmutableSet.of());
    }

    private static SplitKey under(String city, String id)
    {
        return new SplitKey(new KeyBinding(ImmutableMap.of("city", city, "id", id), ImmutableList.of()), KeyOrigin.ENUMERATED, ImmutableSet.of());
    }

    private static SplitKey batch(Map<String, String> variables, List<String> values, Map<String, Map<String, String>> listed)
    {
        return new SplitKey(new KeyBinding(variables, values, listed), KeyOrigin.ENUMERATED, ImmutableSet.of());
    }

    private static Map<String, String> name(String name)
    {
        return ImmutableMap.of("name", name);
    }
}

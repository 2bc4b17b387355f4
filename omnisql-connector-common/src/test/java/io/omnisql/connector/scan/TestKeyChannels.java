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
import io.omnisql.connector.planning.ApiColumnHandle;
import io.trino.spi.Page;
import io.trino.spi.PageBuilder;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.connector.testing.TestingSource.book;
import static io.trino.spi.type.TypeUtils.writeNativeValue;
import static org.assertj.core.api.Assertions.assertThat;

final class TestKeyChannels
{
    private static final List<ApiColumnHandle> COLUMNS = ImmutableList.of(book("title"), book("number"), book("library"));

    // the key is in another order than its columns
    private static final KeyChannels KEY = KeyChannels.of(ImmutableList.of(book("library"), book("number")), COLUMNS);

    @Test
    void testKey()
    {
        Page page = page(row("Emma", 7L, "main"), row(null, 7L, "main"), row("Emma", null, "main"), row("Emma", 7L, null));
        assertThat(KEY.key(page, 0)).contains(key("main", 7));
        assertThat(KEY.key(page, 1)).as("a column beside the key").contains(key("main", 7));
        assertThat(KEY.key(page, 2)).as("null equals nothing").isEmpty();
        assertThat(KEY.key(page, 3)).as("null equals nothing").isEmpty();
        assertThat(KeyChannels.of(ImmutableList.of(), COLUMNS).key(page, 3)).as("a key without columns").contains(new LookupKey(ImmutableList.of()));
    }

    @Test
    void testSplit()
    {
        Page page = page(row("a", 7L, "main"), row("b", 8L, "main"), row("c", null, "main"), row("d", 7L, "main"), row("e", 7L, "annex"));
        Map<LookupKey, Page> split = KEY.split(page);
        assertThat(split.keySet()).containsExactly(key("main", 7), key("main", 8), key("annex", 7));
        assertThat(split.values()).extracting(Page::getPositionCount).containsExactly(2, 1, 1);
        assertThat(book("title").type().getSlice(split.get(key("main", 7)).getBlock(0), 1)).isEqualTo(utf8Slice("d"));
        assertThat(KEY.split(page())).isEmpty();
    }

    private static LookupKey key(String library, long number)
    {
        return new LookupKey(ImmutableList.of(utf8Slice(library), number));
    }

    private static List<Object> row(String title, Long number, String library)
    {
        return Arrays.asList(title, number, library);
    }

    @SafeVarargs
    private static Page page(List<Object>... rows)
    {
        PageBuilder builder = new PageBuilder(COLUMNS.stream().map(ApiColumnHandle::type).collect(toImmutableList()));
        for (List<Object> row : rows) {
            builder.declarePosition();
            for (int channel = 0; channel < COLUMNS.size(); channel++) {
                Object value = row.get(channel) instanceof String text ? utf8Slice(text) : row.get(channel);
                writeNativeValue(COLUMNS.get(channel).type(), builder.getBlockBuilder(channel), value);
            }
        }
        return builder.build();
    }
}

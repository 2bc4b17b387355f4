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
import io.trino.spi.Page;
import io.trino.spi.PageBuilder;
import io.trino.spi.block.Block;
import io.trino.spi.type.Type;

import java.util.List;

/**
 * Puts the rows of many small pages into pages of the usual size. Pure.
 * <p>
 * Whoever takes a page asks for what is in it, and for no more: with a page for each key, a look-up behind this one would be a request for each key.
 */
final class GatheredPages
{
    private GatheredPages() {}

    static List<Page> of(List<Type> types, List<Page> pages)
    {
        if (pages.size() < 2) {
            return pages;
        }
        ImmutableList.Builder<Page> gathered = ImmutableList.builder();
        PageBuilder builder = new PageBuilder(types);
        for (Page page : pages) {
            for (int position = 0; position < page.getPositionCount(); position++) {
                append(page, position, builder);
                if (builder.isFull()) {
                    gathered.add(builder.build());
                    builder.reset();
                }
            }
        }
        if (!builder.isEmpty()) {
            gathered.add(builder.build());
        }
        return gathered.build();
    }

    private static void append(Page page, int position, PageBuilder builder)
    {
        builder.declarePosition();
        for (int channel = 0; channel < page.getChannelCount(); channel++) {
            Block block = page.getBlock(channel);
            builder.getBlockBuilder(channel).append(block.getUnderlyingValueBlock(), block.getUnderlyingValuePosition(position));
        }
    }
}

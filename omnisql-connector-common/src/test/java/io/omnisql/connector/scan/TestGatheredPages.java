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
import io.trino.spi.type.Type;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.airlift.slice.Slices.utf8Slice;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;

final class TestGatheredPages
{
    private static final List<Type> TYPES = ImmutableList.of(BIGINT, VARCHAR);

    @Test
    void testPagesOfOneRow()
    {
        List<Page> pages = GatheredPages.of(TYPES, IntStream.range(0, 300).mapToObj(TestGatheredPages::page).collect(toImmutableList()));
        assertThat(pages).hasSize(1);
        assertThat(rows(pages)).isEqualTo(IntStream.range(0, 300).mapToObj(TestGatheredPages::row).toList());
    }

    @Test
    void testMoreThanAPageHolds()
    {
        List<Page> pages = GatheredPages.of(TYPES, IntStream.range(0, 100_000).mapToObj(TestGatheredPages::page).collect(toImmutableList()));
        assertThat(pages).hasSizeBetween(2, 20);
        assertThat(rows(pages)).isEqualTo(IntStream.range(0, 100_000).mapToObj(TestGatheredPages::row).toList());
    }

    @Test
    void testNothingToGather()
    {
        assertThat(GatheredPages.of(TYPES, ImmutableList.of())).isEmpty();
        Page page = page(7);
        assertThat(GatheredPages.of(TYPES, ImmutableList.of(page))).containsExactly(page);
    }

    @Test
    void testRowsWithoutColumns()
    {
        List<Page> pages = GatheredPages.of(ImmutableList.of(), ImmutableList.of(new Page(2), new Page(3)));
        assertThat(pages.stream().mapToInt(Page::getPositionCount)).containsExactly(5);
    }

    private static Page page(int number)
    {
        PageBuilder builder = new PageBuilder(TYPES);
        builder.declarePosition();
        BIGINT.writeLong(builder.getBlockBuilder(0), number);
        if (number % 3 == 0) {
            builder.getBlockBuilder(1).appendNull();
        }
        else {
            VARCHAR.writeSlice(builder.getBlockBuilder(1), utf8Slice("row " + number));
        }
        return builder.build();
    }

    private static String row(int number)
    {
        return number + ", " + (number % 3 == 0 ? "null" : "row " + number);
    }

    private static List<String> rows(List<Page> pages)
    {
        List<String> rows = new ArrayList<>();
        for (Page page : pages) {
            for (int position = 0; position < page.getPositionCount(); position++) {
                boolean isNull = page.getBlock(1).isNull(position);
                rows.add(BIGINT.getLong(page.getBlock(0), position) + ", " + (isNull ? "null" : VARCHAR.getSlice(page.getBlock(1), position).toStringUtf8()));
            }
        }
        return rows;
    }
}

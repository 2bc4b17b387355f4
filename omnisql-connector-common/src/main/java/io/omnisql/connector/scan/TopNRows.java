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
import io.omnisql.connector.decode.Cell;
import io.trino.spi.Page;
import io.trino.spi.PageBuilder;
import io.trino.spi.PageSorter;
import io.trino.spi.connector.SortOrder;
import io.trino.spi.type.Type;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.lang.Math.min;
import static java.lang.Math.toIntExact;
import static java.util.Objects.requireNonNull;

/**
 * Keeps the first rows of an order over everything that is added. Not thread-safe.
 */
final class TopNRows
{
    private static final int SLACK = 10_000;

    private final PageSorter sorter;
    private final List<Type> types;
    private final List<Integer> sortChannels;
    private final List<SortOrder> sortOrders;
    private final int outputChannels;
    private final long limit;
    private final PageBuilder builder;
    private List<Page> pages = new ArrayList<>();
    private long rows;

    /**
     * @param types the types of the output columns, followed by those of the sort columns
     */
    TopNRows(PageSorter sorter, List<Type> types, List<SortOrder> sortOrders, long limit)
    {
        this.sorter = requireNonNull(sorter, "sorter is null");
        this.types = ImmutableList.copyOf(types);
        this.sortOrders = ImmutableList.copyOf(sortOrders);
        this.outputChannels = types.size() - sortOrders.size();
        this.sortChannels = IntStream.range(outputChannels, types.size()).boxed().collect(toImmutableList());
        this.limit = limit;
        this.builder = new PageBuilder(types);
    }

    /**
     * Adds the row in the cells: output columns first, sort columns behind them.
     */
    void add(List<Cell> cells)
    {
        builder.declarePosition();
        for (int channel = 0; channel < cells.size(); channel++) {
            cells.get(channel).appendTo(builder.getBlockBuilder(channel));
        }
        rows++;
        if (builder.isFull()) {
            flush();
        }
        if (rows > 2 * limit + SLACK) {
            compact();
        }
    }

    /**
     * The first rows in their order.
     */
    Iterator<Page> sorted()
    {
        compact();
        int[] outputs = IntStream.range(0, outputChannels).toArray();
        return pages.stream().map(page -> page.getColumns(outputs)).iterator();
    }

    long retainedBytes()
    {
        return builder.getRetainedSizeInBytes() + pages.stream().mapToLong(Page::getRetainedSizeInBytes).sum();
    }

    private void flush()
    {
        if (!builder.isEmpty()) {
            pages.add(builder.build());
            builder.reset();
        }
    }

    private void compact()
    {
        flush();
        if (pages.isEmpty()) {
            return;
        }
        List<Page> kept = new ArrayList<>();
        long left = limit;
        Iterator<Page> sorted = sorter.sort(types, pages, sortChannels, sortOrders, toIntExact(rows));
        while (sorted.hasNext() && left > 0) {
            Page page = sorted.next();
            int positions = (int) min(left, page.getPositionCount());
            kept.add(page.getRegion(0, positions));
            left -= positions;
        }
        pages = kept;
        rows = limit - left;
    }
}

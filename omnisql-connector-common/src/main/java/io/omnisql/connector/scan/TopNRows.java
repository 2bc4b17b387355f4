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
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.OrderItem;
import io.trino.spi.Page;
import io.trino.spi.PageBuilder;
import io.trino.spi.PageSorter;
import io.trino.spi.type.Type;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.lang.Math.toIntExact;
import static java.util.Objects.requireNonNull;

/**
 * Keeps the first rows of an order.
 * <p>
 * While the source sends a key's records in the order of the first sort column, the first rows are the best; with further sort columns, or where the source's order is coarser than the values, rows that tie with the
 * last of them count as well. A source that breaks its order, or that is read in the opposite one, is read to the end.
 */
final class TopNRows
        implements RowCollector
{
    private static final int SLACK = 10_000;

    private final List<ApiColumnHandle> columns;
    private final List<OrderItem> order;
    private final long limit;
    private final PageSorter sorter;
    private final List<Type> types;
    private final PageBuilder builder;

    private List<Page> pages = new ArrayList<>();
    private List<Cell> cells = ImmutableList.of();
    private Optional<SortedRead> sorted = Optional.empty();
    // the rows kept of other keys; none while they are not told apart from those of this one
    private OptionalLong keptBefore = OptionalLong.empty();
    private long rows;
    private long kept;

    TopNRows(List<ApiColumnHandle> columns, List<OrderItem> order, long limit, PageSorter sorter)
    {
        this.columns = ImmutableList.copyOf(columns);
        this.order = ImmutableList.copyOf(order);
        this.limit = limit;
        this.sorter = requireNonNull(sorter, "sorter is null");
        this.types = outputs(columns, order).map(ApiColumnHandle::type).collect(toImmutableList());
        this.builder = new PageBuilder(types);
    }

    /**
     * The projected columns, followed by those that rows are ordered by.
     */
    private static Stream<ApiColumnHandle> outputs(List<ApiColumnHandle> columns, List<OrderItem> order)
    {
        return Stream.concat(columns.stream(), order.stream().map(OrderItem::column));
    }

    @Override
    public void startKey(KeyScan scan)
    {
        cells = outputs(columns, order).map(scan::cell).collect(toImmutableList());
        sorted = scan.sorted().filter(read -> read.isDescending() != order.getFirst().order().isAscending());
        keptBefore = OptionalLong.of(kept);
    }

    @Override
    public boolean next(boolean isRow)
    {
        boolean inOrder = sorted.isPresent() && sorted.get().isInOrder();
        if (inOrder && sorted.get().isBehind(limit)) {
            return false;
        }
        if (isRow) {
            add();
            sorted.ifPresent(read -> read.row(limit));
        }
        return !inOrder || sorted.get().rows() < limit || order.size() > 1 || !sorted.get().isFine();
    }

    private void add()
    {
        builder.declarePosition();
        for (int channel = 0; channel < cells.size(); channel++) {
            cells.get(channel).appendTo(builder.getBlockBuilder(channel));
        }
        rows++;
        kept++;
        if (builder.isFull()) {
            flush();
        }
        if (kept - limit > limit + SLACK) {
            compact();
        }
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
        List<Integer> channels = IntStream.range(columns.size(), types.size()).boxed().collect(toImmutableList());
        Iterator<Page> all = sorter.sort(types, pages, channels, order.stream().map(OrderItem::order).collect(toImmutableList()), toIntExact(kept));
        pages = first(all, limit);
        kept = min(kept, limit);
        keptBefore = OptionalLong.empty();
    }

    private static List<Page> first(Iterator<Page> all, long count)
    {
        List<Page> first = new ArrayList<>();
        long left = count;
        while (all.hasNext() && left > 0) {
            Page page = all.next();
            int positions = (int) min(left, page.getPositionCount());
            first.add(page.getRegion(0, positions));
            left -= positions;
        }
        return first;
    }

    @Override
    public boolean isFull()
    {
        return false;
    }

    @Override
    public long wanted()
    {
        boolean inOrder = sorted.isPresent() && sorted.get().isInOrder();
        return inOrder ? max(0, limit - sorted.get().rows()) : PageWindow.ALL;
    }

    @Override
    public boolean forgetKey()
    {
        if (keptBefore.isEmpty()) {
            return false;
        }
        flush();
        pages = first(pages.iterator(), keptBefore.getAsLong());
        kept = keptBefore.getAsLong();
        return true;
    }

    @Override
    public Iterator<Page> ready()
    {
        return ImmutableList.<Page>of().iterator();
    }

    @Override
    public Iterator<Page> remaining()
    {
        compact();
        int[] outputs = IntStream.range(0, columns.size()).toArray();
        return pages.stream().map(page -> page.getColumns(outputs)).iterator();
    }

    @Override
    public long rows()
    {
        return rows;
    }

    @Override
    public long retainedBytes()
    {
        return builder.getRetainedSizeInBytes() + pages.stream().mapToLong(Page::getRetainedSizeInBytes).sum();
    }
}

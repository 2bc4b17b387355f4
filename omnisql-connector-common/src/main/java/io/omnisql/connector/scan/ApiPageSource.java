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

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.decode.Cell;
import io.omnisql.connector.http.Futures;
import io.omnisql.connector.http.QueryUsage;
import io.omnisql.connector.http.Timing;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.OrderItem;
import io.omnisql.connector.planning.ReadOrder;
import io.trino.plugin.base.metrics.LongCount;
import io.trino.spi.Page;
import io.trino.spi.PageBuilder;
import io.trino.spi.PageSorter;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.MemoryContext;
import io.trino.spi.connector.SourcePage;
import io.trino.spi.metrics.Metrics;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.http.ApiErrorCode.SOURCE_UNAVAILABLE;
import static java.lang.Math.max;
import static java.util.Objects.requireNonNull;

/**
 * Reads the rows of a split. Never blocks a thread: while a page is under way, {@link #isBlocked} tells when it arrives.
 */
final class ApiPageSource
        implements ConnectorPageSource
{
    private final ApiSplit split;
    private final ApiTableHandle table;
    private final List<ApiColumnHandle> columns;
    private final SplitReader reader;
    private final KeyProblems problems;
    private final QueryUsage usage;
    private final Timing timing;
    private final MemoryContext memory;
    private final PageBuilder builder;
    private final Optional<TopNRows> topN;

    private Optional<KeyScan> keyScan = Optional.empty();
    private Optional<Iterator<Page>> sorted = Optional.empty();
    private boolean finished;
    private long rows;
    private long rowsOfKey;
    private long boundary;
    private long pages;
    private long records;
    private long completedBytes;
    private long readNanos;

    ApiPageSource(
            ApiSplit split,
            ApiTableHandle table,
            List<ApiColumnHandle> columns,
            SplitReader.PageFetchers fetchers,
            KeyProblems problems,
            QueryUsage usage,
            PageSorter sorter,
            Timing timing,
            MemoryContext memory)
    {
        this.split = requireNonNull(split, "split is null");
        this.table = requireNonNull(table, "table is null");
        this.columns = ImmutableList.copyOf(columns);
        boolean readsEverything = table.limit().isEmpty() && split.groups().stream()
                .noneMatch(group -> group.order().sorted().map(ReadOrder.SortedColumn::bound).map(OptionalLong::isPresent).orElse(false));
        this.reader = new SplitReader(split, fetchers, readsEverything);
        this.problems = requireNonNull(problems, "problems is null");
        this.usage = requireNonNull(usage, "usage is null");
        this.timing = requireNonNull(timing, "timing is null");
        this.memory = requireNonNull(memory, "memory is null");
        this.builder = new PageBuilder(columns.stream().map(ApiColumnHandle::type).collect(toImmutableList()));
        this.topN = table.order().isEmpty() ? Optional.empty() : Optional.of(new TopNRows(
                sorter,
                outputs().stream().map(ApiColumnHandle::type).collect(toImmutableList()),
                table.order().stream().map(OrderItem::order).collect(toImmutableList()),
                table.limit().orElseThrow()));
    }

    /**
     * The projected columns, followed by those that the rows are ordered by.
     */
    private List<ApiColumnHandle> outputs()
    {
        return Stream.concat(columns.stream(), table.order().stream().map(OrderItem::column)).collect(toImmutableList());
    }

    @Override
    public CompletableFuture<?> isBlocked()
    {
        if (finished || sorted.isPresent()) {
            return NOT_BLOCKED;
        }
        return reader.pending()
                .<CompletableFuture<?>>map(pending -> pending.isDone() ? NOT_BLOCKED : pending.handle((_, _) -> true))
                .orElse(NOT_BLOCKED);
    }

    @Override
    public SourcePage getNextSourcePage()
    {
        if (finished) {
            return null;
        }
        if (sorted.isPresent()) {
            return nextSorted(sorted.get());
        }
        Optional<CompletableFuture<FetchedPage>> pending = reader.pending();
        if (pending.isEmpty()) {
            return endOfSplit();
        }
        if (!pending.get().isDone()) {
            return null;
        }
        if (pending.get().isCompletedExceptionally()) {
            throw failure(pending.get());
        }
        return read(reader.take());
    }

    private static RuntimeException failure(CompletableFuture<FetchedPage> pending)
    {
        Throwable cause = pending.isCancelled() ? new CancellationException("cancelled") : Futures.cause(pending.exceptionNow());
        Throwables.throwIfUnchecked(cause);
        return new TrinoException(SOURCE_UNAVAILABLE, "The source cannot be read", cause);
    }

    private SourcePage read(SplitReader.TakenPage taken)
    {
        long start = timing.nanos();
        if (taken.first()) {
            keyScan = Optional.of(KeyScan.create(split, taken.position(), table, outputs(), problems));
            rowsOfKey = 0;
        }
        KeyScan scan = keyScan.orElseThrow();
        List<Cell> cells = outputs().stream().map(scan::cell).collect(toImmutableList());
        Instant now = timing.now();
        long before = rows;
        boolean keyIsDone = scan.read(taken.page(), taken.endpoint().records(), now, isRow -> next(scan, cells, isRow));
        pages++;
        completedBytes += taken.page().body().map(body -> body.length).orElse(0);
        usage.delivered(rows - before, max(0, now.toEpochMilli() - taken.page().fetchedAt().toEpochMilli()));
        if (isFull()) {
            finished = true;
            reader.close();
        }
        else {
            reader.proceed(taken, keyIsDone);
        }
        memory.setBytes(scan.retainedBytes() + builder.getRetainedSizeInBytes() + topN.map(TopNRows::retainedBytes).orElse(0L));
        SourcePage page = topN.isPresent() ? null : flush();
        readNanos += timing.nanos() - start;
        return page;
    }

    /**
     * Takes the record in the cells, if it is a row.
     *
     * @return whether the key's next record is wanted
     */
    private boolean next(KeyScan scan, List<Cell> cells, boolean isRow)
    {
        records++;
        if (topN.isPresent()) {
            return nextOfTopN(scan, cells, isRow, topN.get());
        }
        if (isRow) {
            rows++;
            builder.declarePosition();
            for (int channel = 0; channel < columns.size(); channel++) {
                cells.get(channel).appendTo(builder.getBlockBuilder(channel));
            }
        }
        return !isFull();
    }

    /**
     * While the source keeps its order, the key's first rows are the best; with further sort columns, those that tie with the last of them count as well.
     */
    private boolean nextOfTopN(KeyScan scan, List<Cell> cells, boolean isRow, TopNRows best)
    {
        Optional<SortedRead> order = scan.sorted().filter(SortedRead::isInOrder);
        long limit = table.limit().orElseThrow();
        if (order.isPresent() && rowsOfKey >= limit && order.get().value() != boundary) {
            return false;
        }
        if (isRow) {
            rows++;
            rowsOfKey++;
            best.add(cells);
            if (rowsOfKey == limit && order.isPresent()) {
                boundary = order.get().value();
            }
        }
        return order.isEmpty() || rowsOfKey < limit || table.order().size() > 1;
    }

    private boolean isFull()
    {
        return topN.isEmpty() && table.limit().isPresent() && rows >= table.limit().getAsLong();
    }

    private SourcePage flush()
    {
        if (builder.isEmpty()) {
            return null;
        }
        Page page = builder.build();
        builder.reset();
        return SourcePage.create(page);
    }

    private SourcePage endOfSplit()
    {
        if (topN.isEmpty()) {
            finished = true;
            return null;
        }
        sorted = Optional.of(topN.get().sorted());
        return nextSorted(sorted.get());
    }

    private SourcePage nextSorted(Iterator<Page> best)
    {
        if (best.hasNext()) {
            return SourcePage.create(best.next());
        }
        finished = true;
        return null;
    }

    @Override
    public boolean isFinished()
    {
        return finished;
    }

    @Override
    public long getCompletedBytes()
    {
        return completedBytes;
    }

    @Override
    public OptionalLong getCompletedPositions()
    {
        return OptionalLong.of(rows);
    }

    @Override
    public long getReadTimeNanos()
    {
        return readNanos;
    }

    @Override
    public Metrics getMetrics()
    {
        return new Metrics(ImmutableMap.of(
                "scan.pages", new LongCount(pages),
                "scan.records", new LongCount(records),
                "scan.rows", new LongCount(rows)));
    }

    @Override
    public void close()
    {
        finished = true;
        reader.close();
        memory.setBytes(0);
    }
}

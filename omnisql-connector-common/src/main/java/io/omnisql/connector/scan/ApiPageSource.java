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
import io.omnisql.connector.decode.DocumentTexts;
import io.omnisql.connector.http.Futures;
import io.omnisql.connector.http.OpenUsage;
import io.omnisql.connector.http.Timing;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.telemetry.PageSpan;
import io.omnisql.connector.telemetry.ScanSpan;
import io.trino.plugin.base.metrics.LongCount;
import io.trino.spi.Page;
import io.trino.spi.PageSorter;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.MemoryContext;
import io.trino.spi.connector.SourcePage;
import io.trino.spi.metrics.Metric;
import io.trino.spi.metrics.Metrics;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

import static io.omnisql.connector.error.ApiErrorCode.SOURCE_UNAVAILABLE;
import static java.lang.Math.max;
import static java.util.Objects.requireNonNull;

/**
 * Reads the rows of a split. Never blocks a thread: while a page is under way, {@link #isBlocked} tells when it arrives.
 */
final class ApiPageSource
        implements ConnectorPageSource
{
    private static final long LARGE_PAGE_BYTES = 1 << 20;

    private final ApiSplit split;
    private final ApiTableHandle table;
    private final List<ApiColumnHandle> columns;
    private final SplitReader reader;
    private final OptionalLong resultCap;
    private final DocumentTexts documents;
    private final KeyProblems problems;
    private final OpenUsage usage;
    private final ScanSpan span;
    private final Timing timing;
    private final MemoryContext memory;
    private final RowCollector collector;

    private final OpenKeys open = new OpenKeys();
    private final ReadFreshness freshness = new ReadFreshness();
    private Optional<KeyScan> current = Optional.empty();
    // when the oldest record was fetched of those that have not been handed out
    private Optional<Instant> oldest = Optional.empty();
    private Iterator<Page> ready = ImmutableList.<Page>of().iterator();
    private boolean exhausted;
    private boolean finished;
    private long pages;
    private long records;
    private long completedBytes;
    private long readNanos;

    ApiPageSource(
            ApiSplit split,
            ApiTableHandle table,
            OptionalLong resultCap,
            List<ApiColumnHandle> columns,
            PageFetchers fetchers,
            DocumentTexts documents,
            KeyProblems problems,
            OpenUsage usage,
            ScanSpan span,
            PageSorter sorter,
            Timing timing,
            MemoryContext memory)
    {
        this.split = requireNonNull(split, "split is null");
        this.table = requireNonNull(table, "table is null");
        this.resultCap = requireNonNull(resultCap, "resultCap is null");
        this.columns = ImmutableList.copyOf(columns);
        this.documents = requireNonNull(documents, "documents is null");
        this.problems = requireNonNull(problems, "problems is null");
        this.usage = requireNonNull(usage, "usage is null");
        this.span = requireNonNull(span, "span is null");
        this.timing = requireNonNull(timing, "timing is null");
        this.memory = requireNonNull(memory, "memory is null");
        this.collector = collector(table, columns, sorter);
        PageWindow window = new PageWindow(fetchers.parallelism(), split.readsEverything() ? collector::wanted : () -> 0);
        this.reader = new SplitReader(split, fetchers, window, table.limit().isPresent() && table.order().isEmpty(), documents, problems, timing);
    }

    private static RowCollector collector(ApiTableHandle table, List<ApiColumnHandle> columns, PageSorter sorter)
    {
        if (table.isAggregated()) {
            return new AggregatedRows(columns, table.aggregates());
        }
        return table.order().isEmpty()
                ? new StreamingRows(columns, table.limit())
                : new TopNRows(columns, table.order(), table.limit().orElseThrow(), sorter);
    }

    @Override
    public CompletableFuture<?> isBlocked()
    {
        if (finished || exhausted || ready.hasNext()) {
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
        if (!ready.hasNext() && !exhausted) {
            try {
                read();
            }
            catch (TrinoException e) {
                span.failed(e);
                throw ScanFailure.atPage(table.table(), pages + 1, e);
            }
            catch (RuntimeException e) {
                span.failed(e);
                throw e;
            }
        }
        if (ready.hasNext()) {
            return deliver(ready.next());
        }
        finished = exhausted;
        return null;
    }

    private SourcePage deliver(Page page)
    {
        long ageMillis = oldest.map(fetched -> max(0, timing.now().toEpochMilli() - fetched.toEpochMilli())).orElse(0L);
        usage.usage().scans().delivered(page.getPositionCount(), ageMillis);
        freshness.rows(page.getPositionCount(), ageMillis);
        span.delivered(page.getPositionCount(), ageMillis);
        if (!ready.hasNext()) {
            oldest = Optional.empty();
        }
        completedBytes += table.rows().isRestricted() ? page.getSizeInBytes() : 0;
        return SourcePage.create(page);
    }

    private void read()
    {
        Optional<CompletableFuture<FetchedPage>> pending = reader.pending();
        if (pending.isEmpty()) {
            ready = collector.remaining();
            exhausted = true;
            return;
        }
        if (!pending.get().isDone()) {
            return;
        }
        if (pending.get().isCompletedExceptionally()) {
            throw failure(pending.get());
        }
        long start = timing.nanos();
        reader.take().ifPresent(this::read);
        // what one query has brought is handed on together, as an index is looked up for each page
        while (reader.hasArrived() && !exhausted && collector.retainedBytes() < LARGE_PAGE_BYTES) {
            reader.take().ifPresent(this::read);
        }
        ready = collector.ready();
        memory.setBytes(open.retainedBytes() + collector.retainedBytes() + reader.retainedBytes());
        readNanos += timing.nanos() - start;
    }

    private static RuntimeException failure(CompletableFuture<FetchedPage> pending)
    {
        Throwable cause = pending.isCancelled() ? new CancellationException("cancelled") : Futures.cause(pending.exceptionNow());
        Throwables.throwIfUnchecked(cause);
        return new TrinoException(SOURCE_UNAVAILABLE, "The source cannot be read", cause);
    }

    private void read(TakenPage taken)
    {
        boolean forgotten = taken.first() && taken.position().restarts() && collector.forgetKey();
        KeyScan scan = open.scan(taken, before -> KeyScan.create(split, taken, table, columns, documents, problems, before.filter(_ -> !forgotten)));
        if (current.filter(scan::equals).isEmpty()) {
            current = Optional.of(scan);
            collector.startKey(scan);
        }
        Instant now = timing.now();
        oldest = oldest.or(() -> Optional.of(taken.page().fetchedAt()));
        memory.setBytes(open.retainedBytes() + collector.retainedBytes() + taken.page().retainedBytes());
        boolean keyIsDone = decode(taken, scan, now) || collector.isKeyDone();
        reader.read(taken, scan.recordsOf(taken, keyIsDone));
        pages++;
        freshness.page(taken.page());
        // how much there was that the user does not see, nobody is told
        completedBytes += table.rows().isRestricted() ? 0 : taken.page().retainedBytes();
        // a record that is not told has no place in the order
        if ((!keyIsDone || scan.sorted().isPresent()) && !collector.isFull()) {
            // nobody knows how long the list is of which an order wants a part
            boolean isPart = scan.sorted().isPresent() && !taken.page().last();
            reader.refer(taken, scan.untold(taken), isPart ? Long.MAX_VALUE : scan.progress().pages());
        }
        if (collector.isFull()) {
            exhausted = true;
            reader.close();
        }
        else if (!keyIsDone && resultCap.isPresent() && scan.progress().isAtEnd(taken, resultCap.getAsLong())) {
            reader.confirm(taken, scan.progress().records(), problems.capped(taken.position().key(), taken.endpoint(), resultCap.getAsLong()));
        }
        else {
            reader.proceed(taken, keyIsDone);
            open.closeUnless(reader::isOpen, taken.position());
        }
    }

    private boolean decode(TakenPage taken, KeyScan scan, Instant now)
    {
        long before = records;
        try (PageSpan page = span.page(taken.endpoint().route())) {
            page.cacheOutcome(taken.page().cacheStatus().text());
            boolean keyIsDone = scan.read(taken.page(), taken.endpoint().records(), now, this::next);
            page.read(taken.page().retainedBytes(), records - before);
            return keyIsDone;
        }
    }

    private boolean next(boolean isRow)
    {
        records++;
        return collector.next(isRow);
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
        return OptionalLong.of(collector.rows());
    }

    @Override
    public long getReadTimeNanos()
    {
        return readNanos;
    }

    @Override
    public Metrics getMetrics()
    {
        ImmutableMap.Builder<String, Metric<?>> metrics = ImmutableMap.<String, Metric<?>>builder()
                .put("scan.rows", new LongCount(collector.rows()))
                .putAll(freshness.ages());
        // pages and records would tell how much is hidden
        if (!table.rows().isRestricted()) {
            metrics.put("scan.pages", new LongCount(pages))
                    .put("scan.records", new LongCount(records))
                    .putAll(freshness.pages());
        }
        return new Metrics(metrics.buildOrThrow());
    }

    @Override
    public void close()
    {
        finished = true;
        reader.close();
        memory.setBytes(0);
        span.read(pages, records, collector.rows(), completedBytes);
        span.close();
        usage.close();
    }
}

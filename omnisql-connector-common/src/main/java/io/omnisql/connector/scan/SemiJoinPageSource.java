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

import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.http.QueryMerger;
import io.trino.plugin.base.metrics.LongCount;
import io.trino.spi.Page;
import io.trino.spi.block.Block;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.MemoryContext;
import io.trino.spi.connector.SourcePage;
import io.trino.spi.metrics.Metrics;
import io.trino.spi.type.Type;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static java.lang.Math.min;
import static java.util.Objects.requireNonNull;

/**
 * The rows of a scan that have one of the values which another scan lists. Both are read at the same time, and ask by the same queries: a row is handed on once its value has come, and left
 * out once no more come. The rows come in no order. Never blocks a thread, as the scans do not.
 */
final class SemiJoinPageSource
        implements ConnectorPageSource
{
    private final ConnectorPageSource scan;
    private final LookupReader filtering;
    private final QueryMerger merger;
    private final DistinctValues values;
    private final int outputs;
    private final OptionalLong limit;
    private final MemoryContext memory;
    private final Deque<Page> ready = new ArrayDeque<>();

    // rows whose value has not come
    private List<Page> waiting = new ArrayList<>();
    private boolean listed;
    private boolean exhausted;
    private boolean finished;
    private long rows;
    private long listedRows;

    /**
     * @param scan has the outputs and, behind them, the column whose values are listed
     * @param filtering reads the values, as the only column
     * @param merger sends the requests of both
     * @param type of the values
     * @param memory accounts for what is kept beside the scans
     */
    SemiJoinPageSource(ConnectorPageSource scan, LookupReader filtering, QueryMerger merger, Type type, int outputs, OptionalLong limit, MemoryContext memory)
    {
        this.scan = requireNonNull(scan, "scan is null");
        this.filtering = requireNonNull(filtering, "filtering is null");
        this.merger = requireNonNull(merger, "merger is null");
        this.values = new DistinctValues(type);
        this.outputs = outputs;
        this.limit = requireNonNull(limit, "limit is null");
        this.memory = requireNonNull(memory, "memory is null");
    }

    @Override
    public CompletableFuture<?> isBlocked()
    {
        if (finished || exhausted || !ready.isEmpty()) {
            return NOT_BLOCKED;
        }
        if (!merger.answered().isDone()) {
            return merger.answered();
        }
        List<CompletableFuture<?>> open = ask();
        return open.isEmpty() ? NOT_BLOCKED : CompletableFuture.anyOf(open.toArray(CompletableFuture[]::new)).handle((_, _) -> true);
    }

    /**
     * Has both scans ask for what they read next.
     */
    private List<CompletableFuture<?>> ask()
    {
        List<CompletableFuture<?>> open = new ArrayList<>();
        merger.hold(() -> {
            if (!scan.isFinished()) {
                open.add(scan.isBlocked());
            }
            if (!filtering.isFinished()) {
                open.add(filtering.isBlocked());
            }
        });
        merger.send();
        return open;
    }

    @Override
    public SourcePage getNextSourcePage()
    {
        if (finished) {
            return null;
        }
        // both have their parts of an answer when all of it has been handed out
        if (ready.isEmpty() && !exhausted && merger.answered().isDone()) {
            merger.hold(this::advance);
            if (!exhausted) {
                ask();
            }
            accountBytes();
        }
        if (ready.isEmpty()) {
            finished = exhausted;
            return null;
        }
        Page page = ready.remove();
        accountBytes();
        return SourcePage.create(page);
    }

    private void accountBytes()
    {
        memory.setBytes(values.retainedBytes() + Stream.of(waiting, ready).flatMap(Collection::stream).mapToLong(Page::getRetainedSizeInBytes).sum());
    }

    /**
     * Takes all that has arrived, so that nothing is asked for in vain.
     */
    private void advance()
    {
        while (!filtering.isFinished() && filtering.isBlocked().isDone()) {
            filtering.step(this::list);
        }
        if (!listed && filtering.isFinished()) {
            listed = true;
            waiting = new ArrayList<>();
        }
        while (!isFull() && !scan.isFinished() && scan.isBlocked().isDone()) {
            Optional.ofNullable(scan.getNextSourcePage()).map(SourcePage::getPage).ifPresent(this::join);
        }
        boolean isAtEnd = scan.isFinished() && waiting.isEmpty();
        boolean isEmpty = listed && values.isEmpty();
        exhausted = isAtEnd || isEmpty || isFull();
    }

    private boolean isFull()
    {
        return limit.stream().anyMatch(most -> rows >= most);
    }

    private void list(Page page)
    {
        Block block = page.getBlock(0);
        boolean isNew = false;
        for (int position = 0; position < page.getPositionCount(); position++) {
            listedRows++;
            isNew |= !block.isNull(position) && values.add(block, position);
        }
        if (isNew) {
            List<Page> rowsSoFar = waiting;
            waiting = new ArrayList<>();
            rowsSoFar.forEach(this::join);
        }
    }

    private void join(Page page)
    {
        Block block = page.getBlock(outputs);
        int[] found = new int[page.getPositionCount()];
        int[] others = new int[page.getPositionCount()];
        int foundRows = 0;
        int otherRows = 0;
        for (int position = 0; position < page.getPositionCount(); position++) {
            if (block.isNull(position)) {
                continue;
            }
            if (values.contains(block, position)) {
                found[foundRows++] = position;
            }
            else {
                others[otherRows++] = position;
            }
        }
        if (!listed && otherRows > 0) {
            waiting.add(page.copyPositions(others, 0, otherRows));
        }
        int wanted = (int) min(foundRows, limit.orElse(Long.MAX_VALUE) - rows);
        if (wanted > 0) {
            rows += wanted;
            ready.add(outputs(page).getPositions(found, 0, wanted));
        }
    }

    private Page outputs(Page page)
    {
        return page.getColumns(IntStream.range(0, outputs).toArray());
    }

    @Override
    public boolean isFinished()
    {
        return finished;
    }

    @Override
    public long getCompletedBytes()
    {
        return scan.getCompletedBytes();
    }

    @Override
    public OptionalLong getCompletedPositions()
    {
        return OptionalLong.of(rows);
    }

    @Override
    public long getReadTimeNanos()
    {
        return scan.getReadTimeNanos();
    }

    @Override
    public Metrics getMetrics()
    {
        return new Metrics(ImmutableMap.of("join.listed_rows", new LongCount(listedRows))).mergeWith(scan.getMetrics());
    }

    @Override
    public void close()
            throws IOException
    {
        finished = true;
        try (scan) {
            filtering.close();
        }
        finally {
            memory.setBytes(0);
        }
    }
}

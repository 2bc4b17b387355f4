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
import io.omnisql.connector.http.OpenUsage;
import io.trino.plugin.base.metrics.LongCount;
import io.trino.spi.Page;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.MemoryContext;
import io.trino.spi.connector.SourcePage;
import io.trino.spi.metrics.Metrics;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import static java.util.Objects.requireNonNull;

/**
 * Joins the rows of a scan with those of a related table: with what the scan's own records tell of them, and otherwise with what is looked up, many keys at once.
 * The rows come in no order. Never blocks a thread, as the scan does not.
 */
final class JoinedPageSource
        implements ConnectorPageSource
{
    private final JoinColumns columns;
    private final ConnectorPageSource scan;
    private final KnownRows known;
    private final RelatedLookup lookup;
    private final LookupMemory memory;
    private final OpenUsage usage;
    private final MemoryContext ownBytes;
    private final JoinedRows rows;
    private final WaitingRows waiting = new WaitingRows();
    private final Deque<Page> ready = new ArrayDeque<>();

    private Optional<LookingUp> underWay = Optional.empty();
    private boolean exhausted;
    private boolean finished;
    private long lookedUpKeys;

    /**
     * @param usage what is known of the query's requests while the join is read
     * @param ownBytes is told what the join retains beside the scan
     */
    JoinedPageSource(JoinColumns columns, ConnectorPageSource scan, RelatedRows told, RelatedLookup lookup, LookupMemory memory, OpenUsage usage, MemoryContext ownBytes)
    {
        this.columns = requireNonNull(columns, "columns is null");
        this.scan = requireNonNull(scan, "scan is null");
        this.known = new KnownRows(columns, told, memory);
        this.lookup = requireNonNull(lookup, "lookup is null");
        this.memory = requireNonNull(memory, "memory is null");
        this.usage = requireNonNull(usage, "usage is null");
        this.ownBytes = requireNonNull(ownBytes, "ownBytes is null");
        this.rows = new JoinedRows(columns);
    }

    @Override
    public CompletableFuture<?> isBlocked()
    {
        if (finished || exhausted || !ready.isEmpty()) {
            return NOT_BLOCKED;
        }
        if (underWay.isPresent()) {
            return underWay.get().reader().isBlocked();
        }
        return scan.isFinished() || waiting.isEnough(rows.wanted()) ? NOT_BLOCKED : scan.isBlocked();
    }

    @Override
    public SourcePage getNextSourcePage()
    {
        if (finished) {
            return null;
        }
        if (ready.isEmpty() && !exhausted) {
            advance();
        }
        if (ready.isEmpty()) {
            finished = exhausted;
            return null;
        }
        Page page = ready.remove();
        accountOwnBytes();
        return SourcePage.create(page);
    }

    private void advance()
    {
        if (underWay.isPresent()) {
            lookUp(underWay.get());
        }
        else if (waiting.isEnough(rows.wanted()) || (scan.isFinished() && !waiting.isEmpty())) {
            startLookup();
        }
        else if (scan.isFinished()) {
            exhausted = true;
        }
        else {
            Optional.ofNullable(scan.getNextSourcePage()).map(SourcePage::getPage).ifPresent(this::join);
        }
        exhausted |= rows.isFull();
        ready.addAll(rows.take());
        accountOwnBytes();
    }

    private void accountOwnBytes()
    {
        long arriving = underWay.map(looking -> looking.found().retainedBytes()).orElse(0L);
        ownBytes.setBytes(waiting.retainedBytes() + rows.retainedBytes() + known.retainedBytes() + arriving + ready.stream().mapToLong(Page::getRetainedSizeInBytes).sum());
    }

    private void join(Page page)
    {
        KeyChannels scanKey = columns.scanKey();
        for (int position = 0; position < page.getPositionCount() && !rows.isFull(); position++) {
            Optional<LookupKey> key = scanKey.key(page, position);
            Optional<List<Page>> related = key.isEmpty() ? Optional.of(List.of()) : known.rows(key.get(), page, position);
            if (related.isPresent()) {
                rows.add(page, position, related.get());
            }
            else {
                waiting.add(page, position, key.get());
            }
        }
    }

    private void startLookup()
    {
        Set<LookupKey> wanted = waiting.keys();
        Set<LookupKey> missing = memory.missing(wanted);
        lookedUpKeys += missing.size();
        LookupReader reader = lookup.start(missing);
        List<WaitingRows.Row> rowsOfKeys = waiting.take(wanted);
        FoundRows found = columns.mayRepeatKeys()
                ? new FoundRows.Remembered(rowsOfKeys, memory, memory.arrivals(missing, wanted), rows)
                : new FoundRows.Passing(rowsOfKeys, rows);
        underWay = Optional.of(new LookingUp(reader, found));
    }

    private void lookUp(LookingUp looking)
    {
        if (!looking.reader().isFinished()) {
            looking.reader().step(page -> columns.relatedKey().split(page).forEach(looking.found()));
            return;
        }
        looking.found().finish();
        underWay = Optional.empty();
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
        return OptionalLong.of(rows.rows());
    }

    @Override
    public long getReadTimeNanos()
    {
        return scan.getReadTimeNanos();
    }

    @Override
    public Metrics getMetrics()
    {
        return new Metrics(ImmutableMap.of("join.told_keys", new LongCount(known.toldKeys()), "join.looked_up_keys", new LongCount(lookedUpKeys)))
                .mergeWith(scan.getMetrics());
    }

    @Override
    public void close()
            throws IOException
    {
        finished = true;
        try (scan; usage) {
            underWay.ifPresent(looking -> looking.reader().close());
        }
        finally {
            ownBytes.setBytes(0);
        }
    }

    private record LookingUp(LookupReader reader, FoundRows found)
    {
        private LookingUp
        {
            requireNonNull(reader, "reader is null");
            requireNonNull(found, "found is null");
        }
    }
}

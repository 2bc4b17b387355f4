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
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.cache.CacheStatus;
import io.omnisql.connector.http.OpenUsage;
import io.trino.plugin.base.metrics.LongCount;
import io.trino.spi.Page;
import io.trino.spi.block.Block;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.MemoryContext;
import io.trino.spi.connector.SourcePage;
import io.trino.spi.metrics.Metrics;
import io.trino.spi.type.Type;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import static io.trino.spi.type.DateTimeEncoding.unpackMillisUtc;
import static io.trino.spi.type.TimestampWithTimeZoneType.TIMESTAMP_TZ_MILLIS;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.util.Objects.requireNonNull;

/**
 * Joins the rows of a scan with those of a related table: with what the scan's own records tell of them, and otherwise with what is looked up, many keys at once.
 * The rows come in no order. Never blocks a thread, as the scan does not.
 */
final class JoinedPageSource
        implements ConnectorPageSource
{
    private final JoinColumns columns;
    private final KeyChannels scanKey;
    private final KeyChannels relatedKey;
    private final ConnectorPageSource scan;
    private final RelatedRows told;
    private final RelatedLookup lookup;
    private final LookupMemory memory;
    private final OpenUsage usage;
    private final MemoryContext ownBytes;
    private final JoinedRows rows;
    private final WaitingRows waiting = new WaitingRows();
    private final ToldRows toldRows = new ToldRows();
    private final Deque<Page> ready = new ArrayDeque<>();

    private Optional<LookingUp> underWay = Optional.empty();
    private boolean exhausted;
    private boolean finished;
    private long toldKeys;
    private long lookedUpKeys;

    /**
     * @param usage what is known of the query's requests while the join is read
     * @param ownBytes is told what the join retains beside the scan
     */
    JoinedPageSource(JoinColumns columns, ConnectorPageSource scan, RelatedRows told, RelatedLookup lookup, LookupMemory memory, OpenUsage usage, MemoryContext ownBytes)
    {
        this.columns = requireNonNull(columns, "columns is null");
        this.scanKey = columns.scanKey();
        this.relatedKey = columns.relatedKey();
        this.scan = requireNonNull(scan, "scan is null");
        this.told = requireNonNull(told, "told is null");
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
        ownBytes.setBytes(waiting.retainedBytes() + rows.retainedBytes() + memory.retainedBytes() + toldRows.retainedBytes() + arriving + ready.stream().mapToLong(Page::getRetainedSizeInBytes).sum());
    }

    private void join(Page page)
    {
        for (int position = 0; position < page.getPositionCount() && !rows.isFull(); position++) {
            Optional<LookupKey> key = scanKey.key(page, position);
            Optional<List<Page>> related = key.isEmpty() ? Optional.of(List.of()) : known(key.get(), page, position);
            if (related.isPresent()) {
                rows.add(page, position, related.get());
            }
            else {
                waiting.add(page, position, key.get());
            }
        }
    }

    /**
     * The related rows of a key, if they are known.
     */
    private Optional<List<Page>> known(LookupKey key, Page page, int position)
    {
        Optional<List<Page>> related = told(key, page, position).or(() -> toldRows.get(key));
        return related.isEmpty() && memory.missing(ImmutableSet.of(key)).isEmpty() ? Optional.of(memory.rows(key)) : related;
    }

    /**
     * The related rows that the record tells; empty where it does not tell them all, or those of another key.
     */
    private Optional<List<Page>> told(LookupKey key, Page page, int position)
    {
        Block records = page.getBlock(columns.relatedChannel());
        if (records.isNull(position)) {
            return Optional.empty();
        }
        Type type = columns.scan().get(columns.relatedChannel()).type();
        Instant fetchedAt = Instant.ofEpochMilli(unpackMillisUtc(TIMESTAMP_TZ_MILLIS.getLong(page.getBlock(columns.fetchedAtChannel()), position)));
        CacheStatus cacheStatus = CacheStatus.ofText(VARCHAR.getSlice(page.getBlock(columns.cacheStatusChannel()), position).toStringUtf8());
        List<Page> related = told.read(key, type.getSlice(records, position), fetchedAt, cacheStatus);
        if (!related.stream().allMatch(rowsOfKey -> isOf(key, rowsOfKey))) {
            return Optional.empty();
        }
        toldKeys++;
        if (columns.mayRepeatKeys()) {
            toldRows.add(key, related);
        }
        return Optional.of(related);
    }

    private boolean isOf(LookupKey key, Page page)
    {
        for (int position = 0; position < page.getPositionCount(); position++) {
            if (!relatedKey.key(page, position).equals(Optional.of(key))) {
                return false;
            }
        }
        return true;
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
            looking.reader().step(page -> relatedKey.split(page).forEach(looking.found()));
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
        return new Metrics(ImmutableMap.of("join.told_keys", new LongCount(toldKeys), "join.looked_up_keys", new LongCount(lookedUpKeys)))
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

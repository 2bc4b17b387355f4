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

import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.cache.CacheStatus;
import io.trino.spi.Page;
import io.trino.spi.block.Block;
import io.trino.spi.type.Type;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static io.trino.spi.type.DateTimeEncoding.unpackMillisUtc;
import static io.trino.spi.type.TimestampWithTimeZoneType.TIMESTAMP_TZ_MILLIS;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.util.Objects.requireNonNull;

/**
 * The rows of a related table that need not be looked up: told by the scan's record itself or by another one with the same key, or looked up before. Not thread-safe.
 */
final class KnownRows
{
    private final JoinColumns columns;
    private final KeyChannels relatedKey;
    private final RelatedRows told;
    private final LookupMemory memory;
    private final ToldRows toldRows = new ToldRows();
    private long toldKeys;

    KnownRows(JoinColumns columns, RelatedRows told, LookupMemory memory)
    {
        this.columns = requireNonNull(columns, "columns is null");
        this.relatedKey = columns.relatedKey();
        this.told = requireNonNull(told, "told is null");
        this.memory = requireNonNull(memory, "memory is null");
    }

    /**
     * The related rows of a key, if they are known.
     */
    Optional<List<Page>> rows(LookupKey key, Page page, int position)
    {
        // a key that several rows of the scan have is one row of the other table, whatever each of them tells of it
        Optional<List<Page>> related = toldRows.get(key).or(() -> told(key, page, position));
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
        Optional<List<Page>> related = told.read(key, type.getSlice(records, position), fetchedAt, cacheStatus).filter(rows -> rows.stream().allMatch(rowsOfKey -> isOf(key, rowsOfKey)));
        related.ifPresent(rows -> {
            toldKeys++;
            if (columns.mayRepeatKeys()) {
                toldRows.add(key, rows);
            }
        });
        return related;
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

    /**
     * How many rows of the scan have told theirs.
     */
    long toldKeys()
    {
        return toldKeys;
    }

    long retainedBytes()
    {
        return memory.retainedBytes() + toldRows.retainedBytes();
    }
}

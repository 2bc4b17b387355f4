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
import io.trino.spi.TrinoException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.omnisql.connector.error.ApiErrorCode.LOOKUP_MEMORY_EXCEEDED;
import static java.util.Objects.requireNonNull;

/**
 * The rows of keys that were looked up, up to a size: beyond it those are forgotten that nobody has wanted for longest. Whoever wants them again is refused, as the requests for them
 * would be sent again, and nobody knows how often. Not thread-safe.
 */
final class LookupMemory
{
    private static final long KEY_BYTES = 200;

    private final String table;
    private final long maxBytes;

    // in the order in which they were wanted; empty where the rows are forgotten
    private final Map<LookupKey, Optional<Rows>> keys = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    LookupMemory(String table, long maxBytes)
    {
        this.table = requireNonNull(table, "table is null");
        this.maxBytes = maxBytes;
    }

    /**
     * Those of the keys that have not been looked up.
     */
    Set<LookupKey> missing(Set<LookupKey> wanted)
    {
        if (wanted.stream().anyMatch(key -> keys.containsKey(key) && keys.get(key).isEmpty())) {
            throw exceeded("rows that are gone from it are wanted again");
        }
        return wanted.stream().filter(key -> !keys.containsKey(key)).collect(toImmutableSet());
    }

    /**
     * The rows of a key that was looked up.
     */
    List<Page> rows(LookupKey key)
    {
        return keys.get(key).orElseThrow().pages();
    }

    long retainedBytes()
    {
        return bytes;
    }

    /**
     * @param wanted the keys that must stay while the others come in
     */
    Arrivals arrivals(Set<LookupKey> missing, Set<LookupKey> wanted)
    {
        return new Arrivals(missing, wanted);
    }

    private void makeRoom(long more, Set<LookupKey> wanted)
    {
        if (bytes + more <= maxBytes) {
            return;
        }
        for (Map.Entry<LookupKey, Optional<Rows>> entry : keys.entrySet()) {
            if (entry.getValue().isPresent() && !wanted.contains(entry.getKey())) {
                bytes -= entry.getValue().get().bytes();
                entry.setValue(Optional.empty());
                if (bytes + more <= maxBytes) {
                    return;
                }
            }
        }
        throw exceeded("Trino wants them at once");
    }

    private TrinoException exceeded(String why)
    {
        return new TrinoException(
                LOOKUP_MEMORY_EXCEEDED,
                "%s: the rows that a join looks up take more than %s bytes on a node (omnisql.max-lookup-memory), and %s. Select fewer columns, name fewer keys, or set the session properties index_lookup to OFF and join_pushdown_enabled to false"
                        .formatted(table, maxBytes, why));
    }

    private record Rows(List<Page> pages, long bytes)
    {
        private Rows
        {
            pages = ImmutableList.copyOf(pages);
        }
    }

    /**
     * The rows that are coming in: kept when they are complete, and not at all if they never are.
     */
    final class Arrivals
            implements BiConsumer<LookupKey, Page>
    {
        private final Map<LookupKey, List<Page>> pages = new LinkedHashMap<>();
        private final Set<LookupKey> wanted;
        private long arrived;

        private Arrivals(Set<LookupKey> missing, Set<LookupKey> wanted)
        {
            missing.forEach(key -> pages.put(key, new ArrayList<>()));
            this.wanted = requireNonNull(wanted, "wanted is null");
            this.arrived = KEY_BYTES * missing.size();
        }

        /**
         * Takes rows of a key; a list may hold those of others as well, which are left.
         */
        @Override
        public void accept(LookupKey key, Page page)
        {
            Optional.ofNullable(pages.get(key)).ifPresent(rows -> {
                rows.add(page);
                arrived += page.getRetainedSizeInBytes();
                makeRoom(arrived, wanted);
            });
        }

        long retainedBytes()
        {
            return arrived;
        }

        void keep()
        {
            makeRoom(arrived, wanted);
            pages.forEach((key, rows) -> keys.put(key, Optional.of(new Rows(rows, KEY_BYTES + rows.stream().mapToLong(Page::getRetainedSizeInBytes).sum()))));
            bytes += arrived;
        }
    }
}

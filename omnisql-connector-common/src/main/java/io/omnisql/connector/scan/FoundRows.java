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
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import io.trino.spi.Page;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

import static java.util.Objects.requireNonNull;

/**
 * Joins rows that wait with what is looked up for them. Not thread-safe.
 */
sealed interface FoundRows
        extends BiConsumer<LookupKey, Page>
{
    /**
     * Everything has been looked up.
     */
    void finish();

    long retainedBytes();

    /**
     * For keys that several rows may have, later ones among them: the rows are joined when they are complete, and remembered.
     */
    final class Remembered
            implements FoundRows
    {
        private final List<WaitingRows.Row> waiting;
        private final LookupMemory memory;
        private final LookupMemory.Arrivals arrivals;
        private final JoinedRows rows;

        Remembered(List<WaitingRows.Row> waiting, LookupMemory memory, LookupMemory.Arrivals arrivals, JoinedRows rows)
        {
            this.waiting = ImmutableList.copyOf(waiting);
            this.memory = requireNonNull(memory, "memory is null");
            this.arrivals = requireNonNull(arrivals, "arrivals is null");
            this.rows = requireNonNull(rows, "rows is null");
        }

        @Override
        public void accept(LookupKey key, Page page)
        {
            arrivals.accept(key, page);
        }

        @Override
        public void finish()
        {
            arrivals.keep();
            waiting.forEach(row -> rows.add(row.page(), 0, memory.rows(row.key())));
        }

        @Override
        public long retainedBytes()
        {
            return arrivals.retainedBytes() + WaitingRows.retainedBytes(waiting);
        }
    }

    /**
     * For keys that no later row has: the rows are joined as they come in, and nothing of them is kept.
     */
    final class Passing
            implements FoundRows
    {
        private final ImmutableListMultimap<LookupKey, WaitingRows.Row> waiting;
        private final Set<LookupKey> alone;
        private final JoinedRows rows;

        Passing(List<WaitingRows.Row> waiting, JoinedRows rows)
        {
            this.waiting = Multimaps.index(waiting, WaitingRows.Row::key);
            this.alone = new LinkedHashSet<>(this.waiting.keySet());
            this.rows = requireNonNull(rows, "rows is null");
        }

        @Override
        public void accept(LookupKey key, Page page)
        {
            waiting.get(key).forEach(row -> rows.add(row.page(), 0, ImmutableList.of(page)));
            alone.remove(key);
        }

        @Override
        public void finish()
        {
            alone.forEach(key -> waiting.get(key).forEach(row -> rows.add(row.page(), 0, ImmutableList.of())));
        }

        @Override
        public long retainedBytes()
        {
            return WaitingRows.retainedBytes(waiting.values());
        }
    }
}

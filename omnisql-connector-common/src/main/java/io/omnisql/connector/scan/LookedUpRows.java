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
import io.trino.spi.Page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

import static java.util.Objects.requireNonNull;

/**
 * What a query has looked up by an index on this node, so that no key is asked for twice: several drivers have the same keys, the pages that they read repeat them, and where Trino's
 * own memory for an index ends, it asks for the same keys again, ever fewer at a time.
 * <p>
 * Whatever is asked for is fetched first, in one go, and only then handed out. One thread fetches at a time, and the others wait. Thread-safe.
 */
final class LookedUpRows
{
    private final ReentrantLock lock = new ReentrantLock();
    private final LookupMemory memory;

    LookedUpRows(LookupMemory memory)
    {
        this.memory = requireNonNull(memory, "memory is null");
    }

    /**
     * The rows of each key.
     */
    Map<LookupKey, List<Page>> get(Set<LookupKey> wanted, Source source)
            throws InterruptedException
    {
        lock.lockInterruptibly();
        try {
            Set<LookupKey> missing = memory.missing(wanted);
            if (!missing.isEmpty()) {
                LookupMemory.Arrivals arrivals = memory.arrivals(missing, wanted);
                source.fetch(missing, arrivals);
                arrivals.keep();
            }
            Map<LookupKey, List<Page>> rows = new LinkedHashMap<>();
            wanted.forEach(key -> rows.put(key, memory.rows(key)));
            return ImmutableMap.copyOf(rows);
        }
        finally {
            lock.unlock();
        }
    }

    /**
     * Finds the rows of keys.
     */
    interface Source
    {
        /**
         * @param rows takes each page of a key's rows
         */
        void fetch(Set<LookupKey> keys, BiConsumer<LookupKey, Page> rows)
                throws InterruptedException;
    }
}

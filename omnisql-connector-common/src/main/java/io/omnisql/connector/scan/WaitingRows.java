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

import io.trino.spi.Page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;

/**
 * Rows of a scan whose related rows have to be looked up, many keys at once. Not thread-safe.
 */
final class WaitingRows
{
    /**
     * So many keys are looked up together as the largest queries ask for.
     */
    private static final int ENOUGH_KEYS = 100;
    private static final long MANY_BYTES = 4 << 20;

    private final List<Row> rows = new ArrayList<>();
    private final Set<LookupKey> keys = new LinkedHashSet<>();
    private long bytes;

    void add(Page page, int position, LookupKey key)
    {
        Page row = page.getSingleValuePage(position);
        rows.add(new Row(row, key));
        keys.add(key);
        bytes += row.getRetainedSizeInBytes();
    }

    /**
     * Whether there is no point in waiting for more of them.
     *
     * @param wanted how many rows are wanted
     */
    boolean isEnough(long wanted)
    {
        return !rows.isEmpty() && (keys.size() >= ENOUGH_KEYS || bytes >= MANY_BYTES || rows.size() >= wanted);
    }

    boolean isEmpty()
    {
        return rows.isEmpty();
    }

    /**
     * The keys that are looked up next, no more than are enough.
     */
    Set<LookupKey> keys()
    {
        return keys.stream().limit(ENOUGH_KEYS).collect(toImmutableSet());
    }

    /**
     * The rows with these keys, which wait no longer.
     */
    List<Row> take(Set<LookupKey> found)
    {
        List<Row> taken = rows.stream().filter(row -> found.contains(row.key())).collect(toImmutableList());
        rows.removeIf(row -> found.contains(row.key()));
        keys.removeAll(found);
        bytes = retainedBytes(rows);
        return taken;
    }

    long retainedBytes()
    {
        return bytes;
    }

    static long retainedBytes(Collection<Row> rows)
    {
        return rows.stream().mapToLong(row -> row.page().getRetainedSizeInBytes()).sum();
    }

    /**
     * @param page the row alone
     */
    record Row(Page page, LookupKey key)
    {
        Row
        {
            requireNonNull(page, "page is null");
            requireNonNull(key, "key is null");
        }
    }
}

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
package io.omnisql.connector.cache;

import io.airlift.stats.CounterStat;
import io.airlift.stats.DistributionStat;
import org.weakref.jmx.Managed;
import org.weakref.jmx.Nested;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What a catalog's answers have come from on a node, and how old they were, for JMX. Thread-safe.
 */
public final class CacheStats
{
    private final CounterStat hits = new CounterStat();
    private final CounterStat revalidations = new CounterStat();
    private final CounterStat misses = new CounterStat();
    private final CounterStat repeats = new CounterStat();
    private final CounterStat evictions = new CounterStat();
    private final DistributionStat freshnessMillis = new DistributionStat();
    private final AtomicLong entries = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    /**
     * Notes an answer that a query is given.
     *
     * @param ageMillis how long ago the source has sent or confirmed it
     */
    public void answered(CacheStatus status, long ageMillis)
    {
        switch (status) {
            case HIT -> hits.update(1);
            case REVALIDATED -> revalidations.update(1);
            case MISS -> misses.update(1);
        }
        freshnessMillis.add(ageMillis);
    }

    /**
     * Notes an answer that a query is given once more.
     */
    public void repeated()
    {
        repeats.update(1);
    }

    void evicted()
    {
        evictions.update(1);
    }

    void kept(long size)
    {
        entries.incrementAndGet();
        bytes.addAndGet(size);
    }

    void removed(long size)
    {
        entries.decrementAndGet();
        bytes.addAndGet(-size);
    }

    /**
     * Answers for which the source was not asked.
     */
    @Managed
    @Nested
    public CounterStat getHits()
    {
        return hits;
    }

    /**
     * Answers of which the source has said that they have not changed.
     */
    @Managed
    @Nested
    public CounterStat getRevalidations()
    {
        return revalidations;
    }

    /**
     * Answers that the source has sent.
     */
    @Managed
    @Nested
    public CounterStat getMisses()
    {
        return misses;
    }

    /**
     * Answers that a query has had before.
     */
    @Managed
    @Nested
    public CounterStat getRepeats()
    {
        return repeats;
    }

    /**
     * Answers that had to go to make room for others.
     */
    @Managed
    @Nested
    public CounterStat getEvictions()
    {
        return evictions;
    }

    /**
     * The age of answers when queries were given them.
     */
    @Managed
    @Nested
    public DistributionStat getFreshnessMillis()
    {
        return freshnessMillis;
    }

    @Managed
    public long getEntries()
    {
        return entries.get();
    }

    @Managed
    public long getBytes()
    {
        return bytes.get();
    }
}

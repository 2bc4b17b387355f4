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
package io.omnisql.connector.telemetry;

import com.google.common.collect.ImmutableList;
import io.airlift.stats.CounterStat;
import io.airlift.stats.DistributionStat;
import org.weakref.jmx.Managed;
import org.weakref.jmx.Nested;

import javax.management.openmbean.TabularData;

/**
 * What the scans of a catalog have come to on this node, as JMX and Trino's metrics show it. Thread-safe.
 */
public final class ScanStats
{
    private static final int MOST_KEYS = 100;

    private final CounterStat rows = new CounterStat();
    private final DistributionStat freshness = new DistributionStat();
    private final CountTable errors = new CountTable("errors", ImmutableList.of("code"), ImmutableList.of("count"), MOST_KEYS);

    void delivered(long count, long ageMillis)
    {
        rows.update(count);
        freshness.add(ageMillis);
    }

    void failed(String code)
    {
        errors.add(ImmutableList.of(code), 1);
    }

    /**
     * Rows that were handed to Trino.
     */
    @Managed
    @Nested
    public CounterStat getRows()
    {
        return rows;
    }

    /**
     * The age of the oldest row of each page when it was handed to Trino, in milliseconds.
     */
    @Managed
    @Nested
    public DistributionStat getFreshness()
    {
        return freshness;
    }

    /**
     * Scans that have failed, in split generation or while a split was read, by the code of their error.
     */
    @Managed
    public TabularData getErrors()
    {
        return errors.table();
    }
}

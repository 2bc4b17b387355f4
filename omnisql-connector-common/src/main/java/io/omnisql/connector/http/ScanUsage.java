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
package io.omnisql.connector.http;

import com.google.common.collect.ImmutableSortedSet;

import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How the scans of a query were planned on this node, what became of that, and how old the rows are that they have delivered. Thread-safe.
 */
public final class ScanUsage
{
    private final Set<String> routes = new ConcurrentSkipListSet<>();
    private final AtomicLong estimated = new AtomicLong();
    private final AtomicLong estimatedShared = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong freshnessMillis = new AtomicLong();
    private final AtomicLong skippedKeys = new AtomicLong();
    private final AtomicLong askedElsewhere = new AtomicLong();
    private volatile boolean restricted;

    ScanUsage() {}

    /**
     * Notes an endpoint that a scan of the query was planned to read.
     */
    public void planned(String route)
    {
        routes.add(route);
    }

    /**
     * Notes how many requests a scan of the query makes at least.
     *
     * @return what all its scans so far make at least
     */
    public long estimated(long requests)
    {
        estimated.addAndGet(requests);
        return estimatedRequests();
    }

    /**
     * The same of requests that are sent once for all scans which need them: no more are certain than those of the scan that needs the most.
     */
    public long estimatedShared(long requests)
    {
        estimatedShared.accumulateAndGet(requests, Math::max);
        return estimatedRequests();
    }

    /**
     * Notes that rows of a page were handed to Trino.
     */
    public void delivered(long rowCount, long ageMillis)
    {
        freshnessMillis.accumulateAndGet(ageMillis, Math::max);
        rows.addAndGet(rowCount);
    }

    /**
     * Notes that a key was left out because the source no longer has it.
     */
    public void skippedKey()
    {
        skippedKeys.incrementAndGet();
    }

    /**
     * Notes that a query of many keys has not told a key or a record, which is asked for by itself.
     */
    public void askedElsewhere()
    {
        askedElsewhere.incrementAndGet();
    }

    /**
     * The endpoints that the scans on this node were planned to read.
     */
    public Set<String> routes()
    {
        return ImmutableSortedSet.copyOf(routes);
    }

    /**
     * How many requests the query makes at least, by the keys of the scans that were planned on this node.
     */
    public long estimatedRequests()
    {
        return estimated.get() + estimatedShared.get();
    }

    public long rows()
    {
        return rows.get();
    }

    /**
     * The age of the oldest row when it was handed to Trino; empty while there was none.
     */
    public OptionalLong freshnessMillis()
    {
        return rows.get() == 0 ? OptionalLong.empty() : OptionalLong.of(freshnessMillis.get());
    }

    public long skippedKeys()
    {
        return skippedKeys.get();
    }

    /**
     * The keys and records that a query of many has not told.
     */
    public long elsewhere()
    {
        return askedElsewhere.get();
    }

    /**
     * Notes that the policy hides rows of what the query reads: then the user is not told what exactly was asked for, and how it was answered.
     */
    public void restrict()
    {
        restricted = true;
    }

    public boolean isRestricted()
    {
        return restricted;
    }
}

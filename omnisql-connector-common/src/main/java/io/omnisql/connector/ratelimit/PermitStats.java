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
package io.omnisql.connector.ratelimit;

import io.airlift.stats.CounterStat;
import io.airlift.stats.TimeStat;
import org.weakref.jmx.Managed;
import org.weakref.jmx.Nested;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What a catalog's requests have met on their way to a permit, for JMX. Thread-safe.
 */
public final class PermitStats
{
    private final CounterStat granted = new CounterStat();
    private final CounterStat limited = new CounterStat();
    private final CounterStat paced = new CounterStat();
    private final CounterStat unavailable = new CounterStat();
    private final CounterStat refusals = new CounterStat();
    private final CounterStat hostsGivenUp = new CounterStat();
    private final TimeStat waitTime = new TimeStat();
    private final AtomicLong underWay = new AtomicLong();
    private final AtomicLong waiting = new AtomicLong();

    void entered()
    {
        waiting.incrementAndGet();
    }

    void left()
    {
        waiting.decrementAndGet();
    }

    void granted()
    {
        granted.update(1);
        underWay.incrementAndGet();
    }

    void ended()
    {
        underWay.decrementAndGet();
    }

    void closed(Closed.Reason reason)
    {
        switch (reason) {
            case LIMITED -> limited.update(1);
            case PACED -> paced.update(1);
            case UNAVAILABLE -> unavailable.update(1);
        }
    }

    void refused()
    {
        refusals.update(1);
    }

    void hostGivenUp()
    {
        hostsGivenUp.update(1);
    }

    /**
     * Notes how long a request has waited for the permit that it has got.
     */
    void waited(long nanos)
    {
        waitTime.addNanos(nanos);
    }

    /**
     * Permits, one for each attempt.
     */
    @Managed
    @Nested
    public CounterStat getGranted()
    {
        return granted;
    }

    /**
     * Answers that a budget is used up, or a credential left alone.
     */
    @Managed
    @Nested
    public CounterStat getLimited()
    {
        return limited;
    }

    /**
     * Answers that as many requests were sent as a short time allows.
     */
    @Managed
    @Nested
    public CounterStat getPaced()
    {
        return paced;
    }

    /**
     * Answers that the host fails.
     */
    @Managed
    @Nested
    public CounterStat getUnavailable()
    {
        return unavailable;
    }

    /**
     * Refusals of the source for rate.
     */
    @Managed
    @Nested
    public CounterStat getRefusals()
    {
        return refusals;
    }

    @Managed
    @Nested
    public CounterStat getHostsGivenUp()
    {
        return hostsGivenUp;
    }

    @Managed
    public long getUnderWay()
    {
        return underWay.get();
    }

    @Managed
    public long getWaiting()
    {
        return waiting.get();
    }

    @Managed
    @Nested
    public TimeStat getWaitTime()
    {
        return waitTime;
    }
}

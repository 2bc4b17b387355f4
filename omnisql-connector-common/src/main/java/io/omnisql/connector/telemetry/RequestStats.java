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
import io.airlift.stats.TimeStat;
import org.weakref.jmx.Managed;
import org.weakref.jmx.Nested;

import javax.management.openmbean.TabularData;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

/**
 * The attempts that a catalog has sent from this node, as JMX and Trino's metrics show them. Thread-safe.
 */
public final class RequestStats
{
    private static final int MOST_KEYS = 1_000;

    private final CountTable requests = new CountTable("requests", ImmutableList.of("route", "status"), ImmutableList.of("count", "millis"), MOST_KEYS);
    private final TimeStat latency = new TimeStat();

    void answered(String route, int status, long nanos)
    {
        count(route, Integer.toString(status), nanos);
        latency.addNanos(nanos);
    }

    /**
     * @param reason why there is no answer, or not all of it, in a word
     */
    void unanswered(String route, String reason, long nanos)
    {
        count(route, reason, nanos);
    }

    private void count(String route, String status, long nanos)
    {
        requests.add(ImmutableList.of(ofOneScan(route), status), 1, NANOSECONDS.toMillis(nanos));
    }

    /**
     * A query of two scans counts as one of the first, so that there are no more routes than endpoints.
     */
    private static String ofOneScan(String route)
    {
        int end = route.indexOf(", ");
        return end < 0 ? route : route.substring(0, end);
    }

    /**
     * By route template and status; the status is "none" where no answer came, "broken" where it broke off, and "cancelled" where nobody waited for it any more. The milliseconds are those of all
     * of them together.
     */
    @Managed
    public TabularData getRequests()
    {
        return requests.table();
    }

    /**
     * From the moment at which an attempt is sent until its answer is read, without the wait for its permit.
     */
    @Managed
    @Nested
    public TimeStat getLatency()
    {
        return latency;
    }
}

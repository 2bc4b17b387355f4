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
package io.omnisql.simulator.jira;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import static java.time.temporal.ChronoUnit.HOURS;
import static java.util.Objects.requireNonNull;

/**
 * The points that an app may use up in an hour by the clock; what is left over is lost. Thread-safe.
 */
public final class PointQuota
{
    private final int limit;
    private final Clock clock;
    private Instant hour = Instant.MIN;
    private int used;

    PointQuota(int limit, Clock clock)
    {
        this.limit = limit;
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Uses points up without a call, as the app would elsewhere.
     */
    public synchronized void consume(int points)
    {
        begin();
        used = Math.min(limit, used + points);
    }

    public int limit()
    {
        return limit;
    }

    public synchronized int remaining()
    {
        begin();
        return limit - used;
    }

    Instant reset()
    {
        return clock.instant().truncatedTo(HOURS).plus(Duration.ofHours(1));
    }

    private void begin()
    {
        Instant now = clock.instant().truncatedTo(HOURS);
        if (!now.equals(hour)) {
            hour = now;
            used = 0;
        }
    }
}

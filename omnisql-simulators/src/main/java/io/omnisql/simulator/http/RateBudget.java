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
package io.omnisql.simulator.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import static com.google.common.base.Preconditions.checkArgument;
import static java.time.temporal.ChronoUnit.SECONDS;
import static java.util.Objects.requireNonNull;

/**
 * The calls one credential may make in a window of time. A window opens with its first call. Thread-safe.
 */
public final class RateBudget
{
    private final int limit;
    private final Duration window;
    private final Clock clock;

    private int used;
    private Instant reset = Instant.MIN;

    public RateBudget(int limit, Duration window, Clock clock)
    {
        checkArgument(limit > 0, "limit is not positive");
        this.limit = limit;
        this.window = requireNonNull(window, "window is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Takes the cost of one answer, which may be nothing; empty when the budget was exhausted before.
     */
    public synchronized Optional<Reading> charge(int cost)
    {
        Instant now = clock.instant();
        // a clock that was set back begins anew as well
        if (!now.isBefore(reset) || now.plus(window).isBefore(reset)) {
            used = 0;
            reset = now.truncatedTo(SECONDS).plus(window);
        }
        if (used >= limit) {
            return Optional.empty();
        }
        used += cost;
        return Optional.of(read(now));
    }

    /**
     * Uses calls up without making them, as another client with the same credential would.
     */
    public synchronized void consume(int calls)
    {
        charge(0);
        used = Math.min(limit, used + calls);
    }

    /**
     * The state as it is now; looking at it costs nothing and opens no window.
     */
    public synchronized Reading reading()
    {
        return read(clock.instant());
    }

    private Reading read(Instant now)
    {
        if (!now.isBefore(reset)) {
            return new Reading(limit, 0, now.truncatedTo(SECONDS).plus(window));
        }
        return new Reading(limit, Math.min(used, limit), reset);
    }

    public record Reading(int limit, int used, Instant reset)
    {
        public Reading
        {
            requireNonNull(reset, "reset is null");
        }

        public int remaining()
        {
            return limit - used;
        }
    }
}

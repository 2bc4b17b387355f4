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

import io.omnisql.connector.definition.RateLimitClass;
import io.omnisql.connector.ratelimit.Closed.Reason;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import static java.lang.Math.ceilDiv;
import static java.lang.Math.min;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

/**
 * What is left of one budget of a credential: what the source has said last, less what was asked since. Pure arithmetic over a ticker's readings. Not thread-safe.
 * <p>
 * A budget of which the source has said nothing yet bounds nothing. Nodes that share a credential do not hear of each other, so each takes no more than its part of what is left before it
 * hears of the rest.
 */
final class Budget
{
    // the source's clock has no finer steps
    private static final long STEP_NANOS = SECONDS.toNanos(1);

    private final Duration period;
    private Optional<Known> known = Optional.empty();
    private long remaining;
    private long pending;

    Budget(RateLimitClass rateLimit)
    {
        this.period = Duration.ofSeconds(rateLimit.periodSeconds());
    }

    /**
     * @param resetsNanos the moment of refill by the ticker, so that no clock that is set changes it
     */
    private record Known(QuotaObservation observation, long resetsNanos) {}

    Verdict verdict(long now, int cost, int nodes)
    {
        if (!isKnown(now)) {
            return Verdict.GO;
        }
        if (remaining <= 0) {
            return new Verdict.Until(known.get().resetsNanos(), Reason.LIMITED);
        }
        // a request that costs more than is left may still be answered: the source decides
        return pending == 0 || pending + cost <= ceilDiv(remaining, nodes) ? Verdict.GO : Verdict.LATER;
    }

    boolean isUsedUp(long now)
    {
        return isKnown(now) && remaining <= 0;
    }

    private boolean isKnown(long now)
    {
        known = known.filter(last -> last.resetsNanos() - now > 0);
        return known.isPresent();
    }

    void take(int cost)
    {
        pending += cost;
    }

    /**
     * Hears what is left. Answers overtake each other: of two for the same refill the lower one is the later, and one for a refill that is over says nothing any more.
     *
     * @param serverNow the moment of the answer, by the source's clock
     */
    void observe(QuotaObservation observation, Instant serverNow, long now)
    {
        if (isKnown(now)) {
            QuotaObservation last = known.get().observation();
            Duration later = Duration.between(last.resetsAt(), observation.resetsAt());
            if (later.compareTo(period.dividedBy(2).negated()) < 0) {
                return;
            }
            if (!later.isPositive()) {
                remaining = min(last.remaining(), observation.remaining());
                known = Optional.of(new Known(new QuotaObservation(last.rateLimit(), observation.limit(), remaining, last.resetsAt()), known.get().resetsNanos()));
                return;
            }
        }
        remaining = observation.remaining();
        known = Optional.of(new Known(observation, now + Gate.bounded(untilReset(observation, serverNow)) + STEP_NANOS));
    }

    private static long untilReset(QuotaObservation observation, Instant serverNow)
    {
        return MILLISECONDS.toNanos(Duration.between(serverNow, observation.resetsAt()).toMillis());
    }

    /**
     * The request has ended.
     *
     * @param charged whether it has to be taken for charged although the source has said nothing
     */
    void end(int cost, boolean charged)
    {
        pending -= cost;
        if (charged) {
            remaining -= cost;
        }
    }

    Optional<QuotaObservation> observation(long now)
    {
        return isKnown(now) ? known.map(Known::observation) : Optional.empty();
    }

    long resetsNanos()
    {
        return known.orElseThrow().resetsNanos();
    }
}

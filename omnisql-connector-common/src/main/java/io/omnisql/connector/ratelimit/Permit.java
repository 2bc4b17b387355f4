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

import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

import static java.util.Objects.requireNonNull;

/**
 * The right to send one request. Its holder ends it by telling what came of it; only the first word counts. Thread-safe.
 */
public final class Permit
        implements Admission
{
    private final RateLimiterRegistry registry;
    private final Turn turn;
    private final Passages passages;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile long waitedNanos;

    Permit(RateLimiterRegistry registry, Turn turn, Passages passages)
    {
        this.registry = requireNonNull(registry, "registry is null");
        this.turn = requireNonNull(turn, "turn is null");
        this.passages = requireNonNull(passages, "passages is null");
    }

    /**
     * Notes how long the request has waited for it.
     */
    public void waited(long nanos)
    {
        waitedNanos = nanos;
        turn.catalog().stats().waited(nanos);
    }

    public long waitedNanos()
    {
        return waitedNanos;
    }

    /**
     * Hears what the source says of the budget, as soon as it is known.
     *
     * @param serverNow the moment of the answer, by the source's clock
     */
    public void observe(QuotaObservation observation, Instant serverNow)
    {
        registry.observe(turn, observation, serverNow);
    }

    /**
     * There was an answer, which was not about the rate.
     */
    public void answered()
    {
        if (ended.compareAndSet(false, true)) {
            registry.end(() -> turn.limiter().answered(turn.demand(), passages), turn);
        }
    }

    /**
     * The source has refused the request for its rate.
     *
     * @param chance a random number in [0, 1)
     * @return the milliseconds until a request like this one may be sent
     */
    public long refused(OptionalLong retryAfterMillis, double chance)
    {
        return ended.compareAndSet(false, true) ? registry.refused(turn, passages, retryAfterMillis, chance) : 0;
    }

    /**
     * The source has refused the request for the rate of its endpoint alone.
     *
     * @param chance a random number in [0, 1)
     * @return the milliseconds until a request like this one may be sent
     */
    public long refusedAtEndpoint(OptionalLong retryAfterMillis, double chance)
    {
        return ended.compareAndSet(false, true) ? registry.refusedAtEndpoint(turn, passages, retryAfterMillis, chance) : 0;
    }

    /**
     * The source has not answered, or with a failure of its own.
     */
    public void failed()
    {
        if (ended.compareAndSet(false, true)) {
            registry.failed(turn, passages);
        }
    }

    /**
     * Nobody knows what became of the request, if it was sent at all.
     */
    public void lost()
    {
        if (ended.compareAndSet(false, true)) {
            registry.end(() -> turn.limiter().lost(turn.demand(), passages), turn);
        }
    }
}

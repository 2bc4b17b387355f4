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

import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.definition.RateLimitClass;
import io.omnisql.connector.definition.ResponseMeaning;
import io.omnisql.connector.ratelimit.Admission;
import io.omnisql.connector.ratelimit.CatalogPermits;
import io.omnisql.connector.ratelimit.Closed;
import io.omnisql.connector.ratelimit.Demand;
import io.omnisql.connector.ratelimit.Permit;
import io.omnisql.connector.ratelimit.QuotaObservation;
import io.omnisql.connector.ratelimit.Turn;
import io.trino.spi.TrinoException;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

/**
 * Waits for the permits of requests, no longer than their queries will, and ends them with what came of it. Thread-safe.
 */
final class PermitSource
{
    private final CatalogPermits permits;
    private final Timing timing;

    PermitSource(CatalogPermits permits, Timing timing)
    {
        this.permits = requireNonNull(permits, "permits is null");
        this.timing = requireNonNull(timing, "timing is null");
    }

    /**
     * A permit, which has to be ended; or the failure of a request that will not wait for it.
     *
     * @param waits what the query has waited so far
     * @param maxWaitMillis what it will wait at most
     */
    CompletableFuture<Permit> permit(CredentialId credential, Demand demand, ApiCall call, PermitWaits waits, long maxWaitMillis, Function<Closed, TrinoException> failure)
    {
        Turn turn = permits.turn(credential, demand);
        long start = timing.nanos();
        return ask(turn, call, closed -> mayWait(closed, waits, maxWaitMillis), failure).whenComplete((permit, _) -> {
            long waitedNanos = timing.nanos() - start;
            waits.waited(waitedNanos);
            if (permit == null) {
                turn.leave();
            }
            else {
                permit.waited(waitedNanos);
            }
        });
    }

    private CompletableFuture<Permit> ask(Turn turn, ApiCall call, Function<Closed, Boolean> mayWait, Function<Closed, TrinoException> failure)
    {
        CompletableFuture<Admission> admission = turn.ask();
        call.onAbort(turn::leave);
        return admission.thenCompose(answer -> switch (answer) {
            case Permit permit -> completedFuture(permit);
            case Closed closed when mayWait.apply(closed) -> {
                CompletableFuture<Void> wait = timing.after(closed.millis());
                call.onAbort(() -> wait.cancel(false));
                yield wait.thenCompose(_ -> ask(turn, call, mayWait, failure));
            }
            case Closed closed -> failedFuture(failure.apply(closed));
        });
    }

    /**
     * Ends a permit with what came of it.
     *
     * @param failed whether the source's host is to blame
     * @return the milliseconds for which the source has refused such requests
     */
    long settle(Permit permit, RateLimitClass rateLimit, AttemptResult result, boolean failed)
    {
        if (result.meaning() == ResponseMeaning.RATE_LIMITED) {
            Instant serverNow = ServerClock.now(result.headers(), timing.now());
            if (result.quota().isEmpty()) {
                QuotaObservation.observeRefusal(rateLimit, result.headers()).ifPresent(observation -> permit.observe(observation, serverNow));
            }
            return permit.refused(RetryAfter.millis(result.headers(), serverNow), timing.chance());
        }
        if (result.meaning() == ResponseMeaning.ENDPOINT_LIMITED) {
            return permit.refusedAtEndpoint(RetryAfter.millis(result.headers(), ServerClock.now(result.headers(), timing.now())), timing.chance());
        }
        if (failed) {
            permit.failed();
        }
        else {
            permit.answered();
        }
        return 0;
    }

    /**
     * A query stands still until a budget is there again, but goes on while its requests are spread: such waits do not add up.
     */
    private boolean mayWait(Closed closed, PermitWaits waits, long maxWaitMillis)
    {
        return switch (closed.reason()) {
            case LIMITED -> waits.tryWait(timing.nanos(), closed.millis(), maxWaitMillis);
            case PACED -> closed.millis() <= maxWaitMillis;
            case UNAVAILABLE -> false;
        };
    }
}

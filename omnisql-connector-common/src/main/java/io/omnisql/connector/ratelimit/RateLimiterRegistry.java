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

import com.google.common.base.Ticker;
import com.google.common.collect.ImmutableList;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.definition.CredentialLimits;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongUnaryOperator;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

/**
 * Gives requests their permits, for all catalogs of a source on this node: two catalogs with one credential share its limits. Thread-safe.
 * <p>
 * Nobody waits in it: a request is told at once that it may be sent, or when to ask again, or gets a future that ends when another request has.
 */
public final class RateLimiterRegistry
{
    private static final int MOST_CREDENTIALS = 1_000;

    private final Ticker ticker;
    private final Answers answers = new Answers();

    @GuardedBy("this")
    private final Map<String, CircuitBreaker> breakers = new HashMap<>();

    @GuardedBy("this")
    private final Map<Key, CredentialLimiter> limiters = new HashMap<>();

    @GuardedBy("this")
    private final TurnQueue turns = new TurnQueue();

    public RateLimiterRegistry(Ticker ticker)
    {
        this.ticker = requireNonNull(ticker, "ticker is null");
    }

    private record Key(String host, CredentialId credential) {}

    synchronized Turn turn(CatalogPermits catalog, String host, CredentialId credential, CredentialLimits limits, Demand demand)
    {
        CredentialLimiter limiter = limiters.get(new Key(host, credential));
        if (limiter == null) {
            forgetWhatRests();
            limiter = new CredentialLimiter(credential, limits, breakers.computeIfAbsent(host, _ -> new CircuitBreaker()));
            limiters.put(new Key(host, credential), limiter);
        }
        limiter.usedBy(catalog);
        Turn turn = new Turn(this, catalog, limiter, demand);
        turn.enter();
        return turn;
    }

    /**
     * A credential of which nothing is known is the same as a new one.
     */
    @GuardedBy("this")
    private void forgetWhatRests()
    {
        if (limiters.size() >= MOST_CREDENTIALS) {
            long now = ticker.read();
            limiters.values().removeIf(limiter -> limiter.isAtRest(now));
        }
    }

    CompletableFuture<Admission> ask(Turn turn)
    {
        CompletableFuture<Admission> admission;
        synchronized (this) {
            admission = turn.question();
            turns.add(turn);
            serve();
        }
        answers.tell();
        return admission;
    }

    void leave(Turn turn)
    {
        CompletableFuture<Admission> admission;
        synchronized (this) {
            turn.exit();
            turns.remove(turn);
            admission = turn.admission();
        }
        admission.completeExceptionally(new CancellationException("cancelled"));
    }

    synchronized void observe(Turn turn, QuotaObservation observation, Instant serverNow)
    {
        turn.limiter().limiter(turn.demand().rateLimit()).observe(observation, serverNow, ticker.read());
    }

    long refused(Turn turn, Passages passages, OptionalLong retryAfterMillis, double chance)
    {
        return refused(turn, now -> turn.limiter().refused(turn.demand(), passages, retryAfterMillis, chance, now));
    }

    long refusedAtEndpoint(Turn turn, Passages passages, OptionalLong retryAfterMillis, double chance)
    {
        return refused(turn, now -> turn.limiter().refusedAtEndpoint(turn.demand(), passages, retryAfterMillis, chance, now));
    }

    private long refused(Turn turn, LongUnaryOperator refusal)
    {
        long nanos;
        synchronized (this) {
            nanos = refusal.applyAsLong(ticker.read());
            giveBack(turn);
        }
        turn.catalog().stats().refused();
        answers.tell();
        return millis(nanos);
    }

    void failed(Turn turn, Passages passages)
    {
        boolean opened;
        synchronized (this) {
            opened = turn.limiter().failed(turn.demand(), passages, ticker.read());
            giveBack(turn);
        }
        if (opened) {
            turn.catalog().stats().hostGivenUp();
        }
        answers.tell();
    }

    void end(Runnable ending, Turn turn)
    {
        synchronized (this) {
            ending.run();
            giveBack(turn);
        }
        answers.tell();
    }

    @GuardedBy("this")
    private void giveBack(Turn turn)
    {
        turn.catalog().requests().giveBack();
        turn.catalog().stats().ended();
        serve();
    }

    @GuardedBy("this")
    private void serve()
    {
        long now = ticker.read();
        boolean anyGoes = true;
        while (anyGoes) {
            anyGoes = false;
            for (Turn turn : turns.first()) {
                Optional<Admission> admission = answer(turn, now);
                if (admission.isPresent()) {
                    anyGoes = true;
                    turns.go(turn);
                    answers.add(turn.admission(), admission.get());
                }
            }
        }
    }

    @GuardedBy("this")
    private Optional<Admission> answer(Turn turn, long now)
    {
        CatalogPermits catalog = turn.catalog();
        Verdict verdict = turn.limiter().verdict(turn.demand(), catalog.isPaced(), now);
        return switch (verdict) {
            case Verdict.Until(long nanos, Closed.Reason reason) -> {
                catalog.stats().closed(reason);
                yield Optional.of(new Closed(reason, millis(nanos - now)));
            }
            case Verdict.Later() -> Optional.empty();
            case Verdict.Go() -> {
                if (!catalog.requests().hasRoom(catalog.maxConcurrentRequests())) {
                    yield Optional.empty();
                }
                catalog.requests().take();
                turn.exit();
                catalog.stats().granted();
                yield Optional.of(new Permit(this, turn, turn.limiter().take(turn.demand(), now)));
            }
        };
    }

    synchronized OptionalLong remaining(String host, CredentialId credential, String rateLimit)
    {
        CredentialLimiter limiter = limiters.get(new Key(host, credential));
        return limiter == null ? OptionalLong.empty() : limiter.remaining(rateLimit, ticker.read());
    }

    /**
     * Where the credentials stand that a catalog has used.
     */
    synchronized List<LimitStatus> status(CatalogPermits catalog)
    {
        long now = ticker.read();
        ImmutableList.Builder<LimitStatus> status = ImmutableList.builder();
        limiters.forEach((key, credential) -> {
            if (credential.isUsedBy(catalog)) {
                credential.limiters().forEach(limiter -> status.add(new LimitStatus(
                        key.credential(),
                        limiter.name(),
                        limiter.budget().observation(now),
                        limiter.inUse(),
                        limiter.waiting(),
                        millis(credential.closedNanos(now)))));
            }
        });
        return status.build();
    }

    /**
     * Rounded up, so that a wait is not over too early.
     */
    private static long millis(long nanos)
    {
        return NANOSECONDS.toMillis(nanos + 999_999);
    }
}

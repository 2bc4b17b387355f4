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

import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.definition.CredentialLimits;
import io.omnisql.connector.definition.RateLimitClass;
import io.omnisql.connector.ratelimit.Closed.Reason;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.lang.Math.max;
import static java.util.Collections.newSetFromMap;
import static java.util.Objects.requireNonNull;

/**
 * The limits of one credential at a host, in the order in which a request has to meet them. Guarded by its registry.
 */
final class CredentialLimiter
{
    private final CredentialId credential;
    private final CredentialLimits limits;
    private final RefusalRest rest;
    private final CircuitBreaker breaker;
    private final Gate gate = new Gate(Reason.LIMITED);
    private final EndpointGates endpoints = new EndpointGates();
    private final ConcurrencyPool requests = new ConcurrencyPool();
    private final Map<String, RateLimiter> limiters = new TreeMap<>();
    // one that is dropped is forgotten
    private final Set<CatalogPermits> catalogs = newSetFromMap(new WeakHashMap<>());

    CredentialLimiter(CredentialId credential, CredentialLimits limits, CircuitBreaker breaker)
    {
        this.credential = requireNonNull(credential, "credential is null");
        this.limits = requireNonNull(limits, "limits is null");
        this.rest = new RefusalRest(limits.refusedSeconds());
        this.breaker = requireNonNull(breaker, "breaker is null");
    }

    void usedBy(CatalogPermits catalog)
    {
        catalogs.add(catalog);
    }

    boolean isUsedBy(CatalogPermits catalog)
    {
        return catalogs.contains(catalog);
    }

    Verdict verdict(Demand demand, boolean paced, long now)
    {
        return Stream.of(breaker.verdict(now), gate.verdict(now), endpoints.verdict(demand.route(), now), limiter(demand.rateLimit()).verdict(demand, paced, now), room(demand.nodes()))
                .filter(verdict -> !(verdict instanceof Verdict.Go))
                .findFirst()
                .orElse(Verdict.GO);
    }

    private Verdict room(int nodes)
    {
        return requests.hasRoom(max(1, limits.concurrentRequests() / nodes)) ? Verdict.GO : Verdict.LATER;
    }

    RateLimiter limiter(RateLimitClass rateLimit)
    {
        return limiters.computeIfAbsent(rateLimit.name(), _ -> new RateLimiter(rateLimit));
    }

    Passages take(Demand demand, long now)
    {
        limiter(demand.rateLimit()).take(demand, now);
        requests.take();
        return new Passages(breaker.pass(), gate.pass(), endpoints.pass(demand.route()));
    }

    /**
     * The host has answered, and did not mind the rate.
     */
    void answered(Demand demand, Passages passages)
    {
        end(demand, false);
        breaker.answered();
        passed(passages);
        endpoints.answered(demand.route(), passages.endpoint());
    }

    private void passed(Passages passages)
    {
        if (!gate.isOutdated(passages.gate())) {
            gate.open();
        }
    }

    /**
     * The source has refused the request for its rate. A budget that is used up explains it; anything else is a matter of the credential, which is left alone.
     *
     * @return the nanoseconds until a request like this one may be sent
     */
    long refused(Demand demand, Passages passages, OptionalLong retryAfterMillis, double chance, long now)
    {
        end(demand, false);
        breaker.answered();
        // of its endpoint it proves nothing
        endpoints.lose(demand.route(), passages.endpoint());
        RateLimiter limiter = limiter(demand.rateLimit());
        long wait = rest.nanos(retryAfterMillis, gate.inARow(), chance);
        if (retryAfterMillis.isEmpty() && limiter.isUsedUp(now)) {
            passed(passages);
        }
        else if (!gate.isOutdated(passages.gate())) {
            gate.shut(now, wait);
        }
        else if (retryAfterMillis.isPresent() || !gate.isShut()) {
            gate.extend(now, wait);
        }
        return max(gate.shutNanos(now), limiter.isUsedUp(now) ? limiter.budget().resetsNanos() - now : 0);
    }

    /**
     * The source has refused the request for the rate of its endpoint: others are asked as before.
     *
     * @return the nanoseconds until a request like this one may be sent
     */
    long refusedAtEndpoint(Demand demand, Passages passages, OptionalLong retryAfterMillis, double chance, long now)
    {
        end(demand, false);
        breaker.answered();
        passed(passages);
        return endpoints.refused(demand.route(), passages.endpoint(), inARow -> rest.nanos(retryAfterMillis, inARow, chance), retryAfterMillis.isPresent(), now);
    }

    /**
     * @return whether nobody goes to the host any more from now on
     */
    boolean failed(Demand demand, Passages passages, long now)
    {
        end(demand, true);
        lose(demand, passages);
        return breaker.failed(passages.breaker(), now);
    }

    /**
     * Nobody knows what became of the request, if it was sent at all.
     */
    void lost(Demand demand, Passages passages)
    {
        end(demand, false);
        lose(demand, passages);
        breaker.lose(passages.breaker());
    }

    private void lose(Demand demand, Passages passages)
    {
        gate.lose(passages.gate());
        endpoints.lose(demand.route(), passages.endpoint());
    }

    private void end(Demand demand, boolean charged)
    {
        limiter(demand.rateLimit()).end(demand, charged);
        requests.giveBack();
    }

    boolean isAtRest(long now)
    {
        return gate.isAtRest(now) && endpoints.areAtRest(now) && limiters.values().stream().allMatch(limiter -> limiter.isAtRest(now));
    }

    CredentialId credential()
    {
        return credential;
    }

    /**
     * The nanoseconds until a request may be sent again; zero where neither the credential nor the host is left alone.
     */
    long closedNanos(long now)
    {
        return max(gate.shutNanos(now), breaker.restNanos(now));
    }

    /**
     * What is left of a budget, which is nothing while the credential is left alone; empty where nobody knows.
     */
    OptionalLong remaining(String rateLimit, long now)
    {
        if (gate.shutNanos(now) > 0) {
            return OptionalLong.of(0);
        }
        return Optional.ofNullable(limiters.get(rateLimit))
                .flatMap(limiter -> limiter.budget().observation(now))
                .map(observation -> OptionalLong.of(observation.remaining()))
                .orElse(OptionalLong.empty());
    }

    Collection<RateLimiter> limiters()
    {
        return limiters.values().stream().collect(toImmutableList());
    }
}

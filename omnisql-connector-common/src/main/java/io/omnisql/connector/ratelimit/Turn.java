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

import java.util.concurrent.CompletableFuture;

import static java.util.Objects.requireNonNull;

/**
 * A request that waits for its permit, until it has got it or has left; it has to leave where it does not want the permit any more. Thread-safe.
 */
public final class Turn
{
    private final RateLimiterRegistry registry;
    private final CatalogPermits catalog;
    private final CredentialLimiter limiter;
    private final Demand demand;

    // guarded by the registry
    private CompletableFuture<Admission> admission = new CompletableFuture<>();
    private boolean waiting = true;

    Turn(RateLimiterRegistry registry, CatalogPermits catalog, CredentialLimiter limiter, Demand demand)
    {
        this.registry = requireNonNull(registry, "registry is null");
        this.catalog = requireNonNull(catalog, "catalog is null");
        this.limiter = requireNonNull(limiter, "limiter is null");
        this.demand = requireNonNull(demand, "demand is null");
    }

    /**
     * Asks, or asks again after a time that was closed. Whoever is given a permit has to end it, whatever happens.
     */
    public CompletableFuture<Admission> ask()
    {
        return registry.ask(this);
    }

    /**
     * Gives up, unless the permit is given already.
     */
    public void leave()
    {
        registry.leave(this);
    }

    CatalogPermits catalog()
    {
        return catalog;
    }

    CredentialLimiter limiter()
    {
        return limiter;
    }

    Demand demand()
    {
        return demand;
    }

    void enter()
    {
        limiter.limiter(demand.rateLimit()).waits();
        catalog.stats().entered();
    }

    CompletableFuture<Admission> question()
    {
        admission = new CompletableFuture<>();
        return admission;
    }

    /**
     * What to complete when the answer is known; it is not completed under the registry's lock.
     */
    CompletableFuture<Admission> admission()
    {
        return admission;
    }

    void exit()
    {
        if (waiting) {
            waiting = false;
            limiter.limiter(demand.rateLimit()).waitsNoMore();
            catalog.stats().left();
        }
    }
}

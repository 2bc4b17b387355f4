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

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * One rate-limit class of a credential: its budget, its pace, and who draws on it. Guarded by its registry.
 */
final class RateLimiter
{
    private static final String ALL_ENDPOINTS = "";

    private final RateLimitClass rateLimit;
    private final Budget budget;
    private final Map<String, PaceWindow> windows = new HashMap<>();
    private final ConcurrencyPool requests = new ConcurrencyPool();
    private int waiting;

    RateLimiter(RateLimitClass rateLimit)
    {
        this.rateLimit = requireNonNull(rateLimit, "rateLimit is null");
        this.budget = new Budget(rateLimit);
    }

    Verdict verdict(Demand demand, boolean paced, long now)
    {
        Verdict ofBudget = budget.verdict(now, demand.cost(), demand.nodes());
        return ofBudget instanceof Verdict.Go && paced ? window(demand).map(window -> window.verdict(now, demand.nodes())).orElse(Verdict.GO) : ofBudget;
    }

    private Optional<PaceWindow> window(Demand demand)
    {
        return rateLimit.pace().map(pace -> windows.computeIfAbsent(pace.perEndpoint() ? demand.route() : ALL_ENDPOINTS, _ -> new PaceWindow(pace)));
    }

    void take(Demand demand, long now)
    {
        budget.take(demand.cost());
        window(demand).ifPresent(window -> window.take(now));
        requests.take();
    }

    void observe(QuotaObservation observation, Instant serverNow, long now)
    {
        budget.observe(observation, serverNow, now);
    }

    boolean isUsedUp(long now)
    {
        return budget.isUsedUp(now);
    }

    void end(Demand demand, boolean charged)
    {
        budget.end(demand.cost(), charged);
        requests.giveBack();
    }

    void waits()
    {
        waiting++;
    }

    void waitsNoMore()
    {
        waiting--;
    }

    boolean isAtRest(long now)
    {
        return waiting == 0 && requests.inUse() == 0 && budget.observation(now).isEmpty() && windows.values().stream().allMatch(window -> window.isEmpty(now));
    }

    String name()
    {
        return rateLimit.name();
    }

    Budget budget()
    {
        return budget;
    }

    int inUse()
    {
        return requests.inUse();
    }

    int waiting()
    {
        return waiting;
    }
}

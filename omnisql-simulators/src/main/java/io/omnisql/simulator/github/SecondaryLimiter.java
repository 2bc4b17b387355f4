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
package io.omnisql.simulator.github;

import io.omnisql.simulator.http.RateBudget;
import io.omnisql.simulator.http.UnderWay;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import static java.util.Objects.requireNonNull;

/**
 * Counts what credentials do against the secondary limits, if there are any. Thread-safe.
 */
final class SecondaryLimiter
{
    private final Optional<SecondaryLimits> limits;
    private final Clock clock;
    private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();
    private final Map<Route, RateBudget> points = new ConcurrentHashMap<>();

    SecondaryLimiter(Optional<SecondaryLimits> limits, Clock clock)
    {
        this.limits = requireNonNull(limits, "limits is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    UnderWay begin(GitHubToken token)
    {
        AtomicInteger count = count(token);
        count.incrementAndGet();
        return count::decrementAndGet;
    }

    /**
     * Takes a point for a request that is under way.
     *
     * @return the limits, if one of them is exceeded
     */
    Optional<SecondaryLimits> exceeded(GitHubToken token, String route)
    {
        return limits.filter(limit -> count(token).get() > limit.concurrentRequests() || !hasPoint(token, route, limit));
    }

    private AtomicInteger count(GitHubToken token)
    {
        return underWay.computeIfAbsent(token.name(), _ -> new AtomicInteger());
    }

    private boolean hasPoint(GitHubToken token, String route, SecondaryLimits limit)
    {
        int perMinute = route.equals(GraphQlApi.ROUTE) ? limit.graphQlPointsPerMinute() : limit.restPointsPerMinute();
        return points.computeIfAbsent(new Route(token.name(), route), _ -> new RateBudget(perMinute, Duration.ofMinutes(1), clock)).charge(1).isPresent();
    }

    private record Route(String token, String route) {}
}

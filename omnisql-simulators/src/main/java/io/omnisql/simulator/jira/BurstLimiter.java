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
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A bucket of tokens for each endpoint and method, which is full again after a second; all clients of the site share it. Thread-safe.
 */
final class BurstLimiter
{
    private final JiraLimits limits;
    private final Clock clock;
    private final Map<String, Bucket> buckets = new HashMap<>();

    BurstLimiter(JiraLimits limits, Clock clock)
    {
        this.limits = requireNonNull(limits, "limits is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Takes a token, or gives the limit that leaves none.
     */
    synchronized Optional<Integer> exceeded(String method, String route)
    {
        Optional<Integer> limit = limits.burst(route);
        if (limit.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Bucket bucket = buckets.getOrDefault(method + " " + route, new Bucket(limit.get(), now)).at(now, limit.get());
        boolean taken = bucket.tokens() >= 1;
        buckets.put(method + " " + route, taken ? new Bucket(bucket.tokens() - 1, now) : bucket);
        return taken ? Optional.empty() : limit;
    }

    private record Bucket(double tokens, Instant when)
    {
        private Bucket at(Instant now, int limit)
        {
            double seconds = Math.max(0, now.toEpochMilli() - when.toEpochMilli()) / 1_000.0;
            return new Bucket(Math.min(limit, tokens + seconds * limit), now);
        }
    }
}

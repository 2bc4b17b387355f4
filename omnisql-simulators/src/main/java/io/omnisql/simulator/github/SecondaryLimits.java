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

import java.time.Duration;
import java.util.Optional;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * Limits of a credential of which no header tells: requests at the same time, of REST and GraphQL together, and points a minute, of each REST route and of GraphQL. Every
 * request takes one point. Who exceeds them is refused with a status of 403 or 429, and told when to come back, or not.
 */
public record SecondaryLimits(int concurrentRequests, int restPointsPerMinute, int graphQlPointsPerMinute, int status, Optional<Duration> retryAfter)
{
    public SecondaryLimits
    {
        checkArgument(concurrentRequests > 0, "concurrentRequests is not positive");
        checkArgument(restPointsPerMinute > 0, "restPointsPerMinute is not positive");
        checkArgument(graphQlPointsPerMinute > 0, "graphQlPointsPerMinute is not positive");
        checkArgument(status == 403 || status == 429, "status is neither 403 nor 429");
        requireNonNull(retryAfter, "retryAfter is null");
    }

    /**
     * As GitHub describes them.
     */
    public static SecondaryLimits documented()
    {
        return new SecondaryLimits(100, 900, 2_000, 403, Optional.of(Duration.ofMinutes(1)));
    }

    public SecondaryLimits withConcurrentRequests(int count)
    {
        return new SecondaryLimits(count, restPointsPerMinute, graphQlPointsPerMinute, status, retryAfter);
    }

    public SecondaryLimits withPointsPerMinute(int rest, int graphQl)
    {
        return new SecondaryLimits(concurrentRequests, rest, graphQl, status, retryAfter);
    }

    /**
     * Refuses with this status, and says when to come back, or not.
     */
    public SecondaryLimits refusing(int newStatus, Optional<Duration> newRetryAfter)
    {
        return new SecondaryLimits(concurrentRequests, restPointsPerMinute, graphQlPointsPerMinute, newStatus, newRetryAfter);
    }
}

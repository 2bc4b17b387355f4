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

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * What a request wants a permit for.
 *
 * @param queryId whose request it is: queries take turns
 * @param route the endpoint that is asked
 * @param cost the part of the class's budget that the request is likely to cost
 * @param nodes among how many nodes the credential's limits are shared
 */
public record Demand(String queryId, RateLimitClass rateLimit, String route, int cost, int nodes)
{
    public Demand
    {
        requireNonNull(queryId, "queryId is null");
        requireNonNull(rateLimit, "rateLimit is null");
        requireNonNull(route, "route is null");
        checkArgument(cost > 0, "cost must be positive");
        checkArgument(nodes > 0, "nodes must be positive");
    }
}

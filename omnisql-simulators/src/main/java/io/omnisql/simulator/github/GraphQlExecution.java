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

import java.util.concurrent.atomic.AtomicInteger;

import static java.util.Objects.requireNonNull;

/**
 * One query under way: who asks, and how many nodes it has got so far. Above the limit that a test may set,
 * what is left of the query fails, as it does in production when a query uses too much.
 */
final class GraphQlExecution
{
    private final GitHubCall call;
    private final AtomicInteger served = new AtomicInteger();

    GraphQlExecution(GitHubCall call)
    {
        this.call = requireNonNull(call, "call is null");
    }

    void serve(int nodes)
    {
        if (served.addAndGet(nodes) > call.rules().servedNodes()) {
            throw new GraphQlProblem("RESOURCE_LIMITS_EXCEEDED", "Resource limits for this query exceeded.");
        }
    }
}

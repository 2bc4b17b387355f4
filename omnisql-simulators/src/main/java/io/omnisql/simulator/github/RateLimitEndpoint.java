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

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.simulator.http.RateBudget;

import java.time.Duration;
import java.time.Instant;

/**
 * What is left of the budgets of a token. Asking costs nothing.
 */
final class RateLimitEndpoint
{
    private RateLimitEndpoint() {}

    static GitHubResult answer(GitHubCall call)
    {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode resources = body.putObject("resources");
        put(resources.putObject("core"), call.budget());
        put(resources.putObject("search"), untouched(30, call.now().plus(Duration.ofMinutes(1))));
        put(resources.putObject("graphql"), call.graphQlBudget());
        put(body.putObject("rate"), call.budget());
        return GitHubResult.of(200, body);
    }

    private static RateBudget.Reading untouched(int limit, Instant reset)
    {
        return new RateBudget.Reading(limit, 0, reset);
    }

    private static void put(ObjectNode target, RateBudget.Reading reading)
    {
        target.put("limit", reading.limit())
                .put("used", reading.used())
                .put("remaining", reading.remaining())
                .put("reset", reading.reset().getEpochSecond());
    }
}

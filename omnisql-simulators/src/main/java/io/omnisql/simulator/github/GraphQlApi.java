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

import graphql.schema.GraphQLSchema;
import io.omnisql.simulator.http.Answer;
import io.omnisql.simulator.http.RateBudget;
import io.omnisql.simulator.http.SimulatedRequest;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import static java.util.Objects.requireNonNull;

/**
 * The way of a query through the simulated GitHub: credential, validity, cost, budget, execution. A query is charged in
 * points, and refused with status 200 when they are used up. Without the official schema nothing is served.
 */
record GraphQlApi(GitHubHeaders headers, Supplier<Optional<GraphQLSchema>> schema)
{
    static final String ROUTE = "/graphql";

    GraphQlApi
    {
        requireNonNull(headers, "headers is null");
        requireNonNull(schema, "schema is null");
    }

    Answer answer(SimulatedRequest request, GitHubToken token, RateBudget budget, Function<RateBudget.Reading, GitHubCall> call)
    {
        try {
            if (!request.method().equals("POST")) {
                throw GitHubRefusal.notFound();
            }
            if (token.isAnonymous()) {
                throw GitHubRefusal.graphQlRequiresAuthentication();
            }
            GraphQlQuery query = GraphQlQuery.parse(schema.get().orElseThrow(GitHubRefusal::withoutSchema), request.body());
            Optional<RateBudget.Reading> paid = budget.charge(query.cost().points());
            if (paid.isEmpty()) {
                throw GitHubRefusal.graphQlRateLimited();
            }
            GitHubResult result = query.execute(call.apply(paid.get()));
            return new Answer(headers.graphQl(result, paid.get()), query.cost().points(), token.name());
        }
        catch (GitHubRefusal e) {
            return new Answer(headers.graphQl(e.result(), budget.reading()), 0, token.name());
        }
    }
}

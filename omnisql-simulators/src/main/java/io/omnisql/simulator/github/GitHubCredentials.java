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

import com.google.common.collect.ImmutableMap;
import io.omnisql.simulator.http.RateBudget;
import io.omnisql.simulator.http.SimulatedRequest;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static com.google.common.collect.Maps.uniqueIndex;
import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;

/**
 * The tokens a simulator knows, each with its own budget; the anonymous one has a budget too.
 */
final class GitHubCredentials
{
    private static final Duration WINDOW = Duration.ofHours(1);

    private final GitHubToken anonymous = GitHubToken.anonymous();
    private final ImmutableMap<String, GitHubToken> bySecret;
    private final AppTokens appTokens;
    private final ImmutableMap<String, RateBudget> budgets;
    private final ImmutableMap<String, RateBudget> graphQlBudgets;

    GitHubCredentials(List<GitHubToken> tokens, List<AppInstallation> installations, AppTokens appTokens, Clock clock)
    {
        this.appTokens = requireNonNull(appTokens, "appTokens is null");
        this.bySecret = tokens.stream().collect(toImmutableMap(GitHubToken::secret, identity()));
        this.budgets = budgets(tokens, installations, clock);
        this.graphQlBudgets = budgets(tokens, installations, clock);
    }

    private ImmutableMap<String, RateBudget> budgets(List<GitHubToken> tokens, List<AppInstallation> installations, Clock clock)
    {
        ImmutableMap.Builder<String, RateBudget> budgets = ImmutableMap.builder();
        uniqueIndex(tokens, GitHubToken::name).forEach((name, token) -> budgets.put(name, new RateBudget(token.limit(), WINDOW, clock)));
        uniqueIndex(installations, AppInstallation::name).forEach((name, installation) -> budgets.put(name, new RateBudget(installation.limit(), WINDOW, clock)));
        budgets.put(anonymous.name(), new RateBudget(anonymous.limit(), WINDOW, clock));
        return budgets.buildOrThrow();
    }

    /**
     * The token of a request: the anonymous one where it carries none, empty where it carries one nobody knows.
     */
    Optional<GitHubToken> find(SimulatedRequest request)
    {
        if (request.header("Authorization").isEmpty()) {
            return Optional.of(anonymous);
        }
        return secret(request).flatMap(secret -> Optional.ofNullable(bySecret.get(secret)).or(() -> appTokens.find(secret)));
    }

    /**
     * What a request says to prove who sends it.
     */
    static Optional<String> secret(SimulatedRequest request)
    {
        String[] parts = request.header("Authorization").orElse("").trim().split("\\s+", 2);
        if (parts.length != 2 || !(parts[0].equalsIgnoreCase("bearer") || parts[0].equalsIgnoreCase("token"))) {
            return Optional.empty();
        }
        return Optional.of(parts[1]);
    }

    RateBudget budget(GitHubToken token)
    {
        return budget(token.name());
    }

    RateBudget budget(String tokenName)
    {
        return Optional.ofNullable(budgets.get(tokenName))
                .orElseThrow(() -> new IllegalArgumentException("No token " + tokenName));
    }

    /**
     * The budget of points, apart from that of calls.
     */
    RateBudget graphQlBudget(String tokenName)
    {
        return Optional.ofNullable(graphQlBudgets.get(tokenName))
                .orElseThrow(() -> new IllegalArgumentException("No token " + tokenName));
    }
}

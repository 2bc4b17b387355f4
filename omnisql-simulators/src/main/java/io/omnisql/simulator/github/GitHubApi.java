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
import io.omnisql.simulator.http.Answer;
import io.omnisql.simulator.http.RateBudget;
import io.omnisql.simulator.http.SimulatedApi;
import io.omnisql.simulator.http.SimulatedRequest;
import io.omnisql.simulator.http.SimulatedResponse;
import io.omnisql.simulator.http.UnderWay;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

import static com.google.common.base.Strings.nullToEmpty;
import static java.util.Objects.requireNonNull;

/**
 * The way of a request through the simulated GitHub: user agent, credential, version, endpoint, condition, budget.
 */
final class GitHubApi
        implements SimulatedApi
{
    private static final String VERSION = "2022-11-28";
    private static final String WEB = "https://github.com";

    private final String pathPrefix;
    private final Supplier<GitHubDataset> data;
    private final GitHubCredentials credentials;
    private final AppTokens appTokens;
    private final String scheme;
    private final GitHubRules rules;
    private final Clock clock;
    private final GitHubHeaders headers;
    private final GraphQlApi graphQl;
    private final SecondaryLimiter secondaryLimiter;

    GitHubApi(String pathPrefix, Supplier<GitHubDataset> data, GitHubCredentials credentials, AppTokens appTokens, String scheme, GitHubRules rules, SecondaryLimiter secondaryLimiter, Clock clock)
    {
        this.pathPrefix = requireNonNull(pathPrefix, "pathPrefix is null");
        this.data = requireNonNull(data, "data is null");
        this.credentials = requireNonNull(credentials, "credentials is null");
        this.appTokens = requireNonNull(appTokens, "appTokens is null");
        this.scheme = requireNonNull(scheme, "scheme is null");
        this.rules = requireNonNull(rules, "rules is null");
        this.secondaryLimiter = requireNonNull(secondaryLimiter, "secondaryLimiter is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.headers = new GitHubHeaders(clock, VERSION);
        this.graphQl = new GraphQlApi(headers, GraphQlSchema::find);
    }

    @Override
    public String route(SimulatedRequest request)
    {
        if (isGraphQl(request)) {
            return GraphQlApi.ROUTE;
        }
        if (installation(request).isPresent()) {
            return AppTokens.ROUTE.template();
        }
        return GitHubRoute.find(path(request))
                .map(match -> match.route().template().template())
                .orElse(request.path());
    }

    @Override
    public Answer answer(SimulatedRequest request)
    {
        if (nullToEmpty(request.headers().get("User-Agent")).isBlank()) {
            return new Answer(GitHubHeaders.withoutUserAgent(), 0, "-");
        }
        Optional<String> installation = installation(request);
        if (installation.isPresent()) {
            return issueToken(request, installation.get());
        }
        Optional<GitHubToken> known = credentials.find(request);
        if (known.isEmpty()) {
            GitHubToken anonymous = GitHubToken.anonymous();
            GitHubEntity refused = GitHubEntity.of(GitHubRefusal.badCredentials().result(), anonymous, request);
            return new Answer(headers.whole(refused, anonymous, credentials.budget(anonymous).reading()), 0, "unknown");
        }
        GitHubToken token = known.get();
        Optional<SecondaryLimits> exceeded = secondaryLimiter.exceeded(token, route(request));
        if (exceeded.isPresent()) {
            return refuse(request, token, exceeded.get());
        }
        if (isGraphQl(request)) {
            return graphQl.answer(request, token, credentials.graphQlBudget(token.name()), reading -> call(request, token, ImmutableMap.of(), reading));
        }
        RateBudget budget = credentials.budget(token);
        GitHubEntity entity = GitHubEntity.of(result(request, token, budget), token, request);
        if (path(request).equals(GitHubRoute.RATE_LIMIT)) {
            return new Answer(headers.whole(entity, token, budget.reading()), 0, token.name());
        }
        boolean held = entity.isHeldBy(request);
        // a confirmation is free, but only for those who say who they are
        int cost = held && !token.isAnonymous() ? 0 : 1;
        Optional<RateBudget.Reading> paid = budget.charge(cost);
        if (paid.isEmpty()) {
            return new Answer(headers.whole(exhausted(token, request), token, budget.reading()), 0, token.name());
        }
        SimulatedResponse response = held
                ? headers.notModified(entity, token, paid.get())
                : headers.whole(entity, token, paid.get());
        return new Answer(response, cost, token.name());
    }

    @Override
    public UnderWay begin(SimulatedRequest request)
    {
        return credentials.find(request).map(secondaryLimiter::begin).orElse(() -> {});
    }

    private Answer refuse(SimulatedRequest request, GitHubToken token, SecondaryLimits limits)
    {
        GitHubResult result = GitHubRefusal.secondaryLimit(limits.status()).result();
        SimulatedResponse response = isGraphQl(request)
                ? headers.graphQl(result, credentials.graphQlBudget(token.name()).reading())
                : headers.whole(GitHubEntity.of(result, token, request), token, credentials.budget(token).reading());
        return new Answer(limits.retryAfter().map(wait -> response.withHeader("Retry-After", String.valueOf(wait.toSeconds()))).orElse(response), 0, token.name());
    }

    private Answer issueToken(SimulatedRequest request, String installation)
    {
        try {
            return new Answer(headers.toApp(appTokens.issue(request, GitHubCredentials.secret(request), installation)), 0, "app");
        }
        catch (GitHubRefusal e) {
            return new Answer(headers.toApp(e.result()), 0, "app");
        }
    }

    /**
     * The installation for which a request wants a token.
     */
    private Optional<String> installation(SimulatedRequest request)
    {
        return AppTokens.ROUTE.match(path(request)).map(values -> values.get("installation_id"));
    }

    private GitHubEntity exhausted(GitHubToken token, SimulatedRequest request)
    {
        long userId = data.get().findAccount(token.login()).map(GitHubAccount::id).orElse(0L);
        return GitHubEntity.of(GitHubRefusal.rateLimited(rules.exhaustedStatus(), token, userId).result(), token, request);
    }

    private GitHubResult result(SimulatedRequest request, GitHubToken token, RateBudget budget)
    {
        try {
            Optional<String> version = request.header("X-GitHub-Api-Version");
            if (version.isPresent() && !version.get().equals(VERSION)) {
                throw GitHubRefusal.unsupportedVersion(version.get());
            }
            GitHubRoute.Match match = GitHubRoute.find(path(request))
                    .filter(_ -> request.method().equals("GET"))
                    .orElseThrow(GitHubRefusal::notFound);
            return match.route().endpoint().answer(call(request, token, match.values(), budget.reading()));
        }
        catch (GitHubRefusal e) {
            return e.result();
        }
    }

    private GitHubCall call(SimulatedRequest request, GitHubToken token, ImmutableMap<String, String> values, RateBudget.Reading budget)
    {
        return new GitHubCall(
                data.get(),
                token,
                values,
                path(request),
                request.queryString(),
                links(request),
                budget,
                credentials.graphQlBudget(token.name()).reading(),
                rules,
                clock.instant());
    }

    /**
     * Beside the REST API, which an enterprise server has below {@code /api/v3}.
     */
    private boolean isGraphQl(SimulatedRequest request)
    {
        return request.path().equals(pathPrefix.replaceFirst("/v3$", "") + GraphQlApi.ROUTE);
    }

    private ApiLinks links(SimulatedRequest request)
    {
        return new ApiLinks(scheme + "://" + request.header("Host").or(() -> request.header(":authority")).orElse("127.0.0.1") + pathPrefix, WEB);
    }

    /**
     * The path below the prefix; a path outside of it becomes one that no route has.
     */
    private String path(SimulatedRequest request)
    {
        return request.path().startsWith(pathPrefix) ? request.path().substring(pathPrefix.length()) : "";
    }
}

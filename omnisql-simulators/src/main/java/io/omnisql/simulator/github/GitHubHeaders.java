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
import io.omnisql.simulator.http.SimulatedResponse;
import okhttp3.Headers;
import okio.ByteString;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

import static io.omnisql.simulator.github.GitHubEntity.HTTP_DATE;
import static java.util.Objects.requireNonNull;

/**
 * Completes entities to responses with the headers that all answers share.
 */
final class GitHubHeaders
{
    private final Clock clock;
    private final String version;
    private final AtomicLong requests = new AtomicLong();

    GitHubHeaders(Clock clock, String version)
    {
        this.clock = requireNonNull(clock, "clock is null");
        this.version = requireNonNull(version, "version is null");
    }

    static SimulatedResponse withoutUserAgent()
    {
        return SimulatedResponse.text(
                403,
                "text/html; charset=utf-8",
                "\r\nRequest forbidden by administrative rules. Please make sure your request has a User-Agent header.\r\n");
    }

    SimulatedResponse whole(GitHubEntity entity, GitHubToken token, RateBudget.Reading budget)
    {
        Headers headers = common(entity, token, budget)
                .add("Content-Type", "application/json; charset=utf-8")
                .build();
        return new SimulatedResponse(entity.result().status(), headers, entity.body());
    }

    /**
     * The answer to a client that holds the entity already.
     */
    SimulatedResponse notModified(GitHubEntity entity, GitHubToken token, RateBudget.Reading budget)
    {
        return new SimulatedResponse(304, common(entity, token, budget).build(), ByteString.EMPTY);
    }

    /**
     * The answer to a query, which has no entity tag.
     */
    SimulatedResponse graphQl(GitHubResult result, RateBudget.Reading budget)
    {
        Headers.Builder headers = new Headers.Builder()
                .add("Server", "GitHub.com")
                .add("Date", HTTP_DATE.format(clock.instant()))
                .add("Content-Type", "application/json; charset=utf-8");
        return new SimulatedResponse(result.status(), limits(headers, budget, "graphql").build(), ByteString.encodeUtf8(result.body().toString()));
    }

    /**
     * The answer to an App, which has no budget of calls.
     */
    SimulatedResponse toApp(GitHubResult result)
    {
        Headers headers = new Headers.Builder()
                .add("Server", "GitHub.com")
                .add("Date", HTTP_DATE.format(clock.instant()))
                .add("Content-Type", "application/json; charset=utf-8")
                .add("Cache-Control", "public, max-age=60, s-maxage=60")
                .add("X-GitHub-Media-Type", "github.v3; format=json")
                .build();
        return new SimulatedResponse(result.status(), headers, ByteString.encodeUtf8(result.body().toString()));
    }

    private Headers.Builder common(GitHubEntity entity, GitHubToken token, RateBudget.Reading budget)
    {
        GitHubResult result = entity.result();
        Headers.Builder headers = new Headers.Builder()
                .add("Server", "GitHub.com")
                .add("Date", HTTP_DATE.format(clock.instant()));
        if (result.status() == 200) {
            headers.add("Cache-Control", (token.isAnonymous() ? "public" : "private") + ", max-age=60, s-maxage=60")
                    .add("Vary", "Accept, Authorization, Cookie, X-GitHub-OTP, Accept-Encoding, X-Requested-With")
                    .add("ETag", entity.tag());
        }
        if (!token.isAnonymous() && token.installedOn().isEmpty()) {
            headers.add("X-OAuth-Scopes", "read:org, repo");
        }
        result.lastModified().ifPresent(modified -> headers.add("Last-Modified", HTTP_DATE.format(modified)));
        result.link().ifPresent(link -> headers.add("Link", link));
        result.location().ifPresent(location -> headers.add("Location", location));
        return limits(headers, budget, "core");
    }

    private Headers.Builder limits(Headers.Builder headers, RateBudget.Reading budget, String resource)
    {
        long request = requests.incrementAndGet();
        return headers.add("X-GitHub-Media-Type", "github.v3; format=json")
                .add("X-GitHub-Api-Version-Selected", version)
                .add("X-RateLimit-Limit", String.valueOf(budget.limit()))
                .add("X-RateLimit-Remaining", String.valueOf(budget.remaining()))
                .add("X-RateLimit-Reset", String.valueOf(budget.reset().getEpochSecond()))
                .add("X-RateLimit-Used", String.valueOf(budget.used()))
                .add("X-RateLimit-Resource", resource)
                .add("X-GitHub-Request-Id", "51A0:%04X:%08X".formatted(request >>> 32, request & 0xFFFF_FFFFL));
    }
}

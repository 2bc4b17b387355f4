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

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.simulator.http.SimulatedResponse;
import okhttp3.Headers;
import okio.ByteString;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import static java.time.temporal.ChronoUnit.SECONDS;
import static java.util.Objects.requireNonNull;

/**
 * Makes whole answers: a body with the headers that tell who was taken for whom, and how much is left.
 */
record JiraHeaders(Clock clock)
{
    static final String LOGIN_REASON = "X-Seraph-LoginReason";

    JiraHeaders
    {
        requireNonNull(clock, "clock is null");
    }

    static SimulatedResponse json(JiraResult result)
    {
        return SimulatedResponse.text(result.status(), "application/json;charset=UTF-8", result.body().toString());
    }

    SimulatedResponse toUser(JiraResult result, JiraToken token, Optional<PointQuota> quota)
    {
        SimulatedResponse response = json(result)
                .withHeader("X-AACCOUNTID", token.accountId())
                .withHeader("Cache-Control", "no-cache, no-store, no-transform");
        return quota.map(points -> withQuota(response, points)).orElse(response);
    }

    /**
     * What is told of points: what is left, a warning when it is little, and the whole truth shortly before the end.
     */
    private SimulatedResponse withQuota(SimulatedResponse response, PointQuota quota)
    {
        int remaining = quota.remaining();
        SimulatedResponse told = response
                .withHeader("X-RateLimit-Limit", String.valueOf(quota.limit()))
                .withHeader("X-RateLimit-Remaining", String.valueOf(remaining))
                .withHeader("X-RateLimit-Reset", quota.reset().toString());
        if (remaining * 5 >= quota.limit()) {
            return told;
        }
        return told.withHeader("X-RateLimit-NearLimit", "true")
                .withHeader("RateLimit-Policy", "\"global-app-quota\";q=%s;w=3600".formatted(quota.limit()))
                .withHeader("RateLimit", "\"global-app-quota\";r=%s;t=%s".formatted(remaining, Duration.between(clock.instant(), quota.reset()).toSeconds()));
    }

    SimulatedResponse limited(String reason, int limit, Instant reset)
    {
        Instant now = clock.instant();
        // rounded up, since a client that comes too early comes again
        long wait = Math.max(1, Duration.between(now, reset).plusMillis(999).toSeconds());
        ObjectNode body = Rendering.object().put("status", 429);
        body.putArray("errorMessages").add("The request has been rate-limited. Please try again later.");
        body.putObject("errors");
        return json(JiraResult.of(429, body))
                .withHeader("Retry-After", String.valueOf(wait))
                .withHeader("X-RateLimit-Limit", String.valueOf(limit))
                .withHeader("X-RateLimit-Remaining", "0")
                .withHeader("X-RateLimit-Reset", reset.truncatedTo(SECONDS).toString())
                .withHeader("RateLimit-Reason", reason);
    }

    static SimulatedResponse unauthorized()
    {
        return new SimulatedResponse(401, Headers.of(
                "Content-Type",
                "text/plain;charset=UTF-8",
                "WWW-Authenticate",
                "OAuth realm=\"https%3A%2F%2Facme.example\"",
                LOGIN_REASON,
                "AUTHENTICATED_FAILED"), ByteString.encodeUtf8("Client must be authenticated to access this resource."));
    }
}

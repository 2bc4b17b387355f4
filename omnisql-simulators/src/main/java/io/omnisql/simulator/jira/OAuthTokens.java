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

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.simulator.http.QueryParameters;
import io.omnisql.simulator.http.SimulatedRequest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Gives access tokens for refresh tokens, each of which is good for one use and replaced by another. Thread-safe.
 */
final class OAuthTokens
{
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final Clock clock;
    private final Map<String, JiraApp> byRefreshToken = new HashMap<>();
    private final Map<String, Issued> bySecret = new HashMap<>();
    private long issued;

    OAuthTokens(List<JiraApp> apps, Clock clock)
    {
        this.clock = requireNonNull(clock, "clock is null");
        apps.forEach(app -> byRefreshToken.put(app.refreshToken(), app));
    }

    synchronized Optional<JiraToken> find(String secret)
    {
        return Optional.ofNullable(bySecret.get(secret))
                .filter(token -> clock.instant().isBefore(token.expiresAt()))
                .map(Issued::token);
    }

    /**
     * Ends all access tokens that were given so far.
     */
    synchronized void revoke()
    {
        bySecret.clear();
    }

    /**
     * Ends an app's right to come back, as its user may do.
     */
    synchronized void forget(String app)
    {
        byRefreshToken.values().removeIf(known -> known.name().equals(app));
    }

    synchronized JiraResult refresh(SimulatedRequest request)
    {
        JsonNode body = body(request);
        if (!body.path("grant_type").asText().equals("refresh_token")) {
            return refused(400, "unsupported_grant_type", "grant_type is not supported");
        }
        Optional<JiraApp> app = Optional.ofNullable(byRefreshToken.get(body.path("refresh_token").asText()));
        if (app.isEmpty()) {
            return refused(403, "unauthorized_client", "refresh_token is invalid");
        }
        if (!app.get().clientId().equals(body.path("client_id").asText()) || !app.get().clientSecret().equals(body.path("client_secret").asText())) {
            return refused(401, "access_denied", "Unauthorized");
        }
        byRefreshToken.remove(body.path("refresh_token").asText());
        // a number and nothing random, so that a run can be repeated
        String secret = "access-%s-%06d".formatted(app.get().name(), ++issued);
        String next = "refresh-%s-%06d".formatted(app.get().name(), issued);
        byRefreshToken.put(next, app.get());
        JiraToken token = new JiraToken(app.get().name(), JiraToken.Kind.OAUTH, secret, app.get().accountId(), app.get().visibility(), Optional.of(app.get().name()));
        bySecret.put(secret, new Issued(token, clock.instant().plus(LIFETIME)));
        return JiraResult.of(200, Rendering.object()
                .put("access_token", secret)
                .put("expires_in", LIFETIME.toSeconds())
                .put("token_type", "Bearer")
                .put("refresh_token", next)
                .put("scope", "read:jira-work offline_access read:jira-user"));
    }

    /**
     * A form or JSON: both are taken.
     */
    private static JsonNode body(SimulatedRequest request)
    {
        if (!request.header("Content-Type").orElse("").startsWith("application/json")) {
            ObjectNode body = Rendering.object();
            QueryParameters.parse(request.body()).values().forEach(body::put);
            return body;
        }
        try {
            return new ObjectMapper().readTree(request.body());
        }
        catch (JsonProcessingException _) {
            return Rendering.object();
        }
    }

    private static JiraResult refused(int status, String error, String description)
    {
        return JiraResult.of(status, Rendering.object().put("error", error).put("error_description", description));
    }

    private record Issued(JiraToken token, Instant expiresAt)
    {
        private Issued
        {
            requireNonNull(token, "token is null");
            requireNonNull(expiresAt, "expiresAt is null");
        }
    }
}

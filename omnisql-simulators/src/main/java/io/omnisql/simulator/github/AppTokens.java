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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import io.omnisql.simulator.http.RouteTemplate;
import io.omnisql.simulator.http.SimulatedRequest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import static java.time.temporal.ChronoUnit.SECONDS;
import static java.util.Objects.requireNonNull;

/**
 * The tokens of App installations: issued to whoever proves to be the App, and valid for an hour. Thread-safe.
 */
final class AppTokens
{
    static final RouteTemplate ROUTE = RouteTemplate.parse("/app/installations/{installation_id}/access_tokens");

    private static final Duration LIFETIME = Duration.ofHours(1);

    private final ImmutableList<AppInstallation> installations;
    private final Clock clock;
    private final AtomicLong issued = new AtomicLong();
    private final Map<String, Issued> bySecret = new HashMap<>();

    AppTokens(List<AppInstallation> installations, Clock clock)
    {
        this.installations = ImmutableList.copyOf(installations);
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * The token with this secret, unless it has expired or was revoked.
     */
    synchronized Optional<GitHubToken> find(String secret)
    {
        return Optional.ofNullable(bySecret.get(secret))
                .filter(token -> clock.instant().isBefore(token.expiresAt()))
                .map(Issued::token);
    }

    synchronized void revoke(String name)
    {
        bySecret.values().removeIf(token -> token.token().name().equals(name));
    }

    GitHubResult issue(SimulatedRequest request, Optional<String> bearer, String installationId)
    {
        if (!request.method().equals("POST")) {
            throw GitHubRefusal.notFound();
        }
        AppJwt jwt = AppJwt.parse(bearer.orElseThrow(GitHubRefusal::noJsonWebToken));
        AppInstallation app = installations.stream()
                .filter(candidate -> candidate.isCalled(jwt.issuer()))
                .findFirst()
                .orElseThrow(GitHubRefusal::noIntegration);
        jwt.verify(app.key(), clock.instant());
        AppInstallation installation = installations.stream()
                .filter(candidate -> candidate.appId() == app.appId() && String.valueOf(candidate.installationId()).equals(installationId))
                .findFirst()
                .orElseThrow(GitHubRefusal::notFound);
        return GitHubResult.of(201, issue(installation));
    }

    private synchronized JsonNode issue(AppInstallation installation)
    {
        // a number and nothing random, so that a run can be repeated
        String secret = "ghs_%s_%036d".formatted(installation.appId(), issued.incrementAndGet());
        Instant expiresAt = clock.instant().plus(LIFETIME).truncatedTo(SECONDS);
        bySecret.put(secret, new Issued(installation.token(secret), expiresAt));
        ObjectNode body = JsonNodeFactory.instance.objectNode()
                .put("token", secret)
                .put("expires_at", expiresAt.toString());
        body.putObject("permissions").put("metadata", "read").put("contents", "read").put("issues", "read").put("pull_requests", "read").put("members", "read");
        return body.put("repository_selection", installation.visibility() instanceof Visibility.Only ? "selected" : "all");
    }

    private record Issued(GitHubToken token, Instant expiresAt)
    {
        private Issued
        {
            requireNonNull(token, "token is null");
            requireNonNull(expiresAt, "expiresAt is null");
        }
    }
}

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
package io.omnisql.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.connector.credential.Credential;
import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.credential.CredentialIssuer;
import io.omnisql.connector.credential.IssuedCredential;
import io.omnisql.connector.error.ApiErrorCode;
import io.omnisql.connector.http.TokenAnswer;
import io.omnisql.connector.http.TokenEndpoint;
import io.trino.spi.TrinoException;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_EXPIRED;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_REJECTED;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;

/**
 * Has GitHub issue tokens for an App's installation, which are valid for an hour. Where GitHub's clock and ours do not agree, GitHub's counts. Thread-safe.
 */
final class InstallationTokenIssuer
        implements CredentialIssuer
{
    private static final String ROUTE = "POST /app/installations/{installation_id}/access_tokens";
    private static final String SETTINGS = "github.app-id, github.app-installation-id and github.app-private-key-file";

    // a difference below this does no harm to a token that is dated back, and ends before its time
    private static final Duration TOLERANCE = Duration.ofSeconds(30);

    private final CredentialId id;
    private final String appId;
    private final AppKey key;
    private final HttpUrl url;
    private final TokenEndpoint endpoint;
    private final InstantSource clock;

    // how far GitHub's clock is ahead of ours
    private volatile Duration ahead = Duration.ZERO;

    /**
     * @param apiUri the root of the REST API
     */
    InstallationTokenIssuer(CredentialId id, String appId, String installationId, AppKey key, HttpUrl apiUri, TokenEndpoint endpoint, InstantSource clock)
    {
        this.id = requireNonNull(id, "id is null");
        this.appId = requireNonNull(appId, "appId is null");
        this.key = requireNonNull(key, "key is null");
        this.url = apiUri.newBuilder().addPathSegments("app/installations").addPathSegment(installationId).addPathSegment("access_tokens").build();
        this.endpoint = requireNonNull(endpoint, "endpoint is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public CompletableFuture<IssuedCredential> issue(Runnable onTokenRequest)
    {
        return ask(onTokenRequest)
                .thenCompose(answer -> hasAnotherTime(answer) && answer.status() == 401 ? ask(onTokenRequest) : completedFuture(answer))
                .thenApply(this::issued);
    }

    private CompletableFuture<TokenAnswer> ask(Runnable onTokenRequest)
    {
        return endpoint.ask(
                ROUTE,
                () -> new Request.Builder()
                        .url(url)
                        .header("Authorization", "Bearer " + key.token(appId, clock.instant().plus(ahead)))
                        .post(RequestBody.EMPTY)
                        .build(),
                onTokenRequest);
    }

    /**
     * Whether GitHub's clock is elsewhere than expected, which is known from then on.
     */
    private boolean hasAnotherTime(TokenAnswer answer)
    {
        if (answer.date().isEmpty()) {
            return false;
        }
        Duration difference = Duration.between(clock.instant(), answer.date().get());
        if (difference.minus(ahead).abs().compareTo(TOLERANCE) <= 0) {
            return false;
        }
        ahead = difference;
        return true;
    }

    private IssuedCredential issued(TokenAnswer answer)
    {
        return switch (answer.status()) {
            case 201 -> credential(answer);
            case 401 -> throw refused(answer, CREDENTIAL_REJECTED, "GitHub does not accept the App's key for %s (%s answered %s). Check that github.app-private-key-file is a key of the App github.app-id, and was not deleted there");
            case 403 -> throw refused(answer, CREDENTIAL_REJECTED, "GitHub issues no token for %s (%s answered %s). Check that the App's installation is not suspended");
            case 404 -> throw refused(answer, CREDENTIAL_REJECTED, "GitHub does not know %s (%s answered %s). Check github.app-id and github.app-installation-id, and that the App was not uninstalled");
            default -> throw meaningless(answer);
        };
    }

    private IssuedCredential credential(TokenAnswer answer)
    {
        String secret = answer.body().path("token").asText("");
        Instant expiresAt = time(answer.body().path("expires_at")).orElseThrow(() -> meaningless(answer));
        if (secret.isEmpty() || !secret.chars().allMatch(character -> character > ' ' && character < 0x7F)) {
            throw meaningless(answer);
        }
        Duration lifetime = Duration.between(answer.date().orElseGet(() -> clock.instant().plus(ahead)), expiresAt);
        if (!lifetime.isPositive()) {
            throw refused(answer, CREDENTIAL_EXPIRED, "GitHub has issued a token for %s that has expired already (%s answered %s). Try again later");
        }
        return new IssuedCredential(new Credential.BearerToken(id, SETTINGS, secret), lifetime);
    }

    private static Optional<Instant> time(JsonNode value)
    {
        try {
            return Optional.of(Instant.parse(value.asText("")));
        }
        catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private TrinoException meaningless(TokenAnswer answer)
    {
        return refused(answer, BAD_RESPONSE, "There is no token for %s where GitHub should issue it (%s answered %s). Check github.api-uri and the network");
    }

    private TrinoException refused(TokenAnswer answer, ApiErrorCode code, String message)
    {
        return new TrinoException(code, message.formatted(id, ROUTE, answer.status()));
    }
}

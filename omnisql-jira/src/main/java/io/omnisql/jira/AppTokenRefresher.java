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
package io.omnisql.jira;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.credential.TokenRefresher;
import io.omnisql.connector.error.ApiErrorCode;
import io.omnisql.connector.http.TokenAnswer;
import io.omnisql.connector.http.TokenEndpoint;
import io.trino.spi.TrinoException;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_REJECTED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * Has Atlassian give an app an access token, valid for an hour, and a new refresh token in place of the one that it takes. Thread-safe.
 */
final class AppTokenRefresher
        implements TokenRefresher
{
    private static final String ROUTE = "POST /oauth/token";
    private static final MediaType JSON = MediaType.get("application/json");

    private final CredentialId id;
    private final HttpUrl url;
    private final String clientId;
    private final String clientSecret;
    private final TokenEndpoint endpoint;

    AppTokenRefresher(CredentialId id, HttpUrl url, String clientId, String clientSecret, TokenEndpoint endpoint)
    {
        this.id = requireNonNull(id, "id is null");
        this.url = requireNonNull(url, "url is null");
        this.clientId = requireNonNull(clientId, "clientId is null");
        this.clientSecret = requireNonNull(clientSecret, "clientSecret is null");
        this.endpoint = requireNonNull(endpoint, "endpoint is null");
    }

    @Override
    public CompletableFuture<Refreshed> refresh(String refreshToken, Runnable onTokenRequest)
    {
        return endpoint.ask(ROUTE, () -> new Request.Builder().url(url).post(body(refreshToken)).build(), onTokenRequest).thenApply(this::refreshed);
    }

    private RequestBody body(String refreshToken)
    {
        String json = JsonNodeFactory.instance.objectNode()
                .put("grant_type", "refresh_token")
                .put("client_id", clientId)
                .put("client_secret", clientSecret)
                .put("refresh_token", refreshToken)
                .toString();
        // from bytes, since a text would get a charset, which the type has not
        return RequestBody.create(json.getBytes(UTF_8), JSON);
    }

    private Refreshed refreshed(TokenAnswer answer)
    {
        return switch (answer.status()) {
            case 200 -> tokens(answer);
            case 401 -> throw refused(answer, CREDENTIAL_REJECTED, "Atlassian does not know the app of %s (%s answered %s). Check jira.oauth.client-id and jira.oauth.client-secret");
            case 400, 403 -> throw refused(answer, CREDENTIAL_REJECTED, "Atlassian does not take the refresh token of %s (%s answered %s). Authorize the app anew with the scope offline_access, and set jira.oauth.refresh-token");
            default -> throw meaningless(answer);
        };
    }

    private Refreshed tokens(TokenAnswer answer)
    {
        String accessToken = answer.body().path("access_token").asText("");
        Optional<String> next = Optional.of(answer.body().path("refresh_token").asText("")).filter(token -> !token.isEmpty());
        long seconds = answer.body().path("expires_in").asLong(0);
        if (!isToken(accessToken) || !next.map(AppTokenRefresher::isToken).orElse(true) || seconds <= 0) {
            throw meaningless(answer);
        }
        return new Refreshed(accessToken, next, Duration.ofSeconds(seconds));
    }

    private static boolean isToken(String text)
    {
        return !text.isEmpty() && text.chars().allMatch(character -> character > ' ' && character < 0x7F);
    }

    private TrinoException meaningless(TokenAnswer answer)
    {
        return refused(answer, BAD_RESPONSE, "There is no token for %s where Atlassian should give one (%s answered %s). Check jira.oauth.token-uri and the network");
    }

    private TrinoException refused(TokenAnswer answer, ApiErrorCode code, String message)
    {
        return new TrinoException(code, message.formatted(id, ROUTE, answer.status()));
    }
}

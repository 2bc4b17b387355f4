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
package io.omnisql.connector.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.common.collect.ImmutableMap;
import io.airlift.log.Logger;
import io.omnisql.connector.definition.ResponseMeaning;
import io.trino.spi.TrinoException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import static com.google.common.base.Throwables.throwIfInstanceOf;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_UNAVAILABLE;
import static io.omnisql.connector.error.ApiErrorCode.SOURCE_UNTRUSTED;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

/**
 * Asks a source for tokens, through the catalog's proxy and with its authorities, and a few times where it stumbles. A redirection is an answer like any other, and is not
 * followed. Thread-safe.
 */
public final class TokenEndpoint
{
    private static final Logger log = Logger.get(TokenEndpoint.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final long MAX_BODY_BYTES = 1L << 20;
    // queries stand still meanwhile
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final OkHttpClient http;
    private final Map<String, String> headers;
    private final RetrySchedule retries;
    private final Timing timing;

    /**
     * @param http the connections to use; whatever it is set to, each request is one attempt
     * @param headers what every request says beside its own headers
     */
    public TokenEndpoint(OkHttpClient http, Map<String, String> headers, RetrySchedule retries, Timing timing)
    {
        this.http = http.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .addNetworkInterceptor(chain -> withoutInvitation(chain.proceed(chain.request())))
                .build();
        this.headers = ImmutableMap.copyOf(headers);
        this.retries = requireNonNull(retries, "retries is null");
        this.timing = requireNonNull(timing, "timing is null");
    }

    /**
     * What OkHttp takes for an invitation to ask again at once, of which nobody would know.
     */
    private static Response withoutInvitation(Response response)
    {
        return Objects.equals(response.header("Retry-After"), "0") ? response.newBuilder().removeHeader("Retry-After").build() : response;
    }

    /**
     * The first answer that is none of a source in trouble.
     *
     * @param route what is asked, in words for messages
     * @param request makes the request anew for every attempt, as what it holds may be valid for a short time
     * @param onRequest told of every attempt
     */
    public CompletableFuture<TokenAnswer> ask(String route, Supplier<Request> request, Runnable onRequest)
    {
        return attempt(route, request, onRequest, 1);
    }

    private CompletableFuture<TokenAnswer> attempt(String route, Supplier<Request> request, Runnable onRequest, int attempt)
    {
        Request.Builder builder = request.get().newBuilder();
        headers.forEach(builder::header);
        onRequest.run();
        return send(builder.build()).thenCompose(outcome -> switch (outcome) {
            case Outcome.Answered(TokenAnswer answer, Headers answerHeaders) -> isTransient(answer.status(), answerHeaders) ?
                    again(route, request, onRequest, attempt, answerHeaders, "answered " + answer.status()) :
                    settle(route, answer);
            case Outcome.Unanswered(ConnectionFailure failure) -> failure.passes() ?
                    again(route, request, onRequest, attempt, Headers.EMPTY, failure.description()) :
                    failedFuture(new TrinoException(SOURCE_UNTRUSTED, FailedCall.untrusted(failure.kind(), builder.build().url().host())));
        });
    }

    private static boolean isTransient(int status, Headers headers)
    {
        return switch (status) {
            case 408, 429, 500, 502, 503, 504 -> true;
            // for a while, and not for good
            case 403 -> headers.get("Retry-After") != null;
            default -> false;
        };
    }

    private static CompletableFuture<TokenAnswer> settle(String route, TokenAnswer answer)
    {
        log.debug("%s was answered %s", route, answer.status());
        return completedFuture(answer);
    }

    private CompletableFuture<TokenAnswer> again(String route, Supplier<Request> request, Runnable onRequest, int attempt, Headers answerHeaders, String description)
    {
        Instant now = timing.now();
        OptionalLong retryAfter = RetryAfter.millis(answerHeaders, ServerClock.now(answerHeaders, now));
        OptionalLong delay = retries.delay(attempt, ResponseMeaning.TRANSIENT, true, retryAfter, timing.chance());
        log.debug("%s %s", route, description);
        if (delay.isEmpty() || delay.getAsLong() > LONGEST_WAIT.toMillis()) {
            return failedFuture(new TrinoException(CREDENTIAL_UNAVAILABLE, "The source issues no token: %s %s %s times. %s".formatted(
                    route,
                    description,
                    attempt,
                    retryAfter.isPresent() && retryAfter.getAsLong() > 0 ? FailedCall.comeBack(now, retryAfter.getAsLong()) : "Try again later")));
        }
        return timing.after(delay.getAsLong()).thenCompose(_ -> attempt(route, request, onRequest, attempt + 1));
    }

    private CompletableFuture<Outcome> send(Request request)
    {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        http.newCall(request).enqueue(new Callback()
        {
            @Override
            public void onResponse(Call call, Response response)
            {
                try (response) {
                    outcome.complete(read(response));
                }
                catch (IOException e) {
                    outcome.complete(new Outcome.Unanswered(ConnectionFailure.of(e)));
                }
                catch (Throwable e) {
                    outcome.completeExceptionally(e);
                    throwIfInstanceOf(e, Error.class);
                }
            }

            @Override
            public void onFailure(Call call, IOException failure)
            {
                if (failure.getCause() instanceof Error error) {
                    outcome.completeExceptionally(error);
                    throw error;
                }
                outcome.complete(new Outcome.Unanswered(ConnectionFailure.of(failure)));
            }
        });
        return outcome;
    }

    private static Outcome read(Response response)
            throws IOException
    {
        byte[] body = response.peekBody(MAX_BODY_BYTES).bytes();
        return new Outcome.Answered(new TokenAnswer(response.code(), ServerClock.sent(response.headers()), json(body)), response.headers());
    }

    private static JsonNode json(byte[] body)
    {
        try {
            return JSON.readTree(body);
        }
        catch (IOException _) {
            // a page of a proxy; a parser's message would quote it
            return MissingNode.getInstance();
        }
    }

    private sealed interface Outcome
    {
        record Answered(TokenAnswer answer, Headers headers)
                implements Outcome {}

        record Unanswered(ConnectionFailure failure)
                implements Outcome {}
    }
}

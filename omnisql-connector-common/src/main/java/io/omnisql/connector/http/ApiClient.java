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

import io.omnisql.connector.credential.Authenticator;
import io.omnisql.connector.credential.Credential;
import io.omnisql.connector.credential.CredentialProvider;
import io.omnisql.connector.definition.RateLimitClass;
import io.omnisql.connector.definition.ResponseMeaning;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.request.ApiRequest;
import io.omnisql.connector.request.Payload;
import io.omnisql.connector.request.RequestRenderer;
import io.trino.spi.TrinoException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_REJECTED;
import static io.omnisql.connector.error.ApiErrorCode.RATE_LIMITED;
import static io.omnisql.connector.error.ApiErrorCode.SOURCE_UNAVAILABLE;
import static io.omnisql.connector.error.ApiErrorCode.UNTRUSTED_LINK;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

/**
 * Sends requests: the whole path of a request is the method {@link #attempt}, read from top to bottom.
 * <p>
 * Redirects are never followed, connections are never retried behind the ledger's back, and the credential goes to the source's own host only. Thread-safe.
 */
public final class ApiClient
{
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final long MAX_BODY_BYTES = 64L << 20;

    private final OkHttpClient http;
    private final RequestRenderer renderer;
    private final Map<String, RateLimitClass> rateLimits;
    private final ResponseClassifier classifier;
    private final RetrySchedule retries;
    private final CredentialProvider credentials;
    private final Authenticator authenticator;
    private final RequestLedger ledger;
    private final Timing timing;

    /**
     * @param http the connections and limits to share; whatever it is set to, each request is one attempt
     */
    public ApiClient(
            OkHttpClient http,
            SourceDefinition source,
            RequestRenderer renderer,
            RetrySchedule retries,
            CredentialProvider credentials,
            Authenticator authenticator,
            RequestLedger ledger,
            Timing timing)
    {
        this.http = http.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .addNetworkInterceptor(new SingleAttemptInterceptor())
                .build();
        this.renderer = requireNonNull(renderer, "renderer is null");
        this.rateLimits = source.rateLimits().stream().collect(toImmutableMap(RateLimitClass::name, rateLimit -> rateLimit));
        this.classifier = new ResponseClassifier(source.responseRules());
        this.retries = requireNonNull(retries, "retries is null");
        this.credentials = requireNonNull(credentials, "credentials is null");
        this.authenticator = requireNonNull(authenticator, "authenticator is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.timing = requireNonNull(timing, "timing is null");
    }

    public ApiCall execute(ApiRequest request, RequestContext context)
    {
        ApiCall call = new ApiCall();
        CompletableFuture<ApiResponse> _ = attempt(request, context, call, 1).whenComplete((response, failure) -> {
            if (failure == null) {
                call.response().complete(response);
            }
            else {
                call.response().completeExceptionally(Futures.cause(failure));
            }
        });
        return call;
    }

    private CompletableFuture<ApiResponse> attempt(ApiRequest request, RequestContext context, ApiCall call, int attempt)
    {
        if (call.response().isDone()) {
            return failedFuture(new CancellationException("cancelled"));
        }
        return credentials.credential(context.identity()).thenCompose(credential -> {
            Request authenticated = authenticate(request, credential);
            LedgerEntry entry = ledger.started(request, context, credential.id());
            return send(authenticated, call)
                    .whenComplete((_, failure) -> entry.finishedWithout(failure))
                    .thenCompose(response -> {
                        Optional<QuotaObservation> quota = QuotaObservation.observe(rateLimits.get(request.rateLimit()), response.headers());
                        entry.finished(response.status(), quota);
                        return retryOrSettle(request, context, call, attempt, credential, response, quota);
                    })
                    .exceptionallyCompose(failure -> retryOrFail(request, context, call, attempt, failure));
        });
    }

    private Request authenticate(ApiRequest request, Credential credential)
    {
        if (!renderer.isSameOrigin(request.url())) {
            throw new TrinoException(UNTRUSTED_LINK, "The source named a page of %s on another host; it is not followed".formatted(request.route()));
        }
        Request.Builder builder = new Request.Builder().url(request.url());
        switch (request.payload()) {
            case Payload.None() -> builder.get();
            case Payload.Json(String text) -> builder.post(RequestBody.create(text, JSON));
        }
        request.headers().forEach(builder::header);
        authenticator.authenticate(builder, credential);
        return builder.build();
    }

    private CompletableFuture<ApiResponse> send(Request request, ApiCall call)
    {
        CompletableFuture<ApiResponse> result = new CompletableFuture<>();
        Call exchange = http.newCall(request);
        call.onCancel(exchange::cancel);
        exchange.enqueue(new Callback()
        {
            @Override
            public void onResponse(Call exchange, Response response)
            {
                try (response) {
                    byte[] body = body(response);
                    ResponseMeaning meaning = classifier.classify(response.code(), response.headers(), body);
                    result.complete(new ApiResponse(response.code(), response.headers(), body, timing.now(), meaning));
                }
                catch (IOException | RuntimeException e) {
                    result.completeExceptionally(e);
                }
            }

            @Override
            public void onFailure(Call exchange, IOException failure)
            {
                result.completeExceptionally(failure);
            }
        });
        return result;
    }

    private static byte[] body(Response response)
            throws IOException
    {
        if (response.body().source().request(MAX_BODY_BYTES + 1)) {
            throw new TrinoException(BAD_RESPONSE, "The source sent more than %s MB in one response".formatted(MAX_BODY_BYTES >> 20));
        }
        return response.body().bytes();
    }

    private CompletableFuture<ApiResponse> retryOrSettle(
            ApiRequest request,
            RequestContext context,
            ApiCall call,
            int attempt,
            Credential credential,
            ApiResponse response,
            Optional<QuotaObservation> quota)
    {
        Instant serverNow = Optional.ofNullable(response.headers().getInstant("Date")).orElse(response.receivedAt());
        OptionalLong delay = retries.delay(attempt, response.meaning(), response.headers(), quota, serverNow, timing.chance());
        if (delay.isPresent() && delay.getAsLong() <= context.maxWaitMillis()) {
            return timing.after(delay.getAsLong()).thenCompose(_ -> attempt(request, context, call, attempt + 1));
        }
        return switch (response.meaning()) {
            case SUCCESS, MISSING, MOVED, NO_RECORDS, REJECTED, FORBIDDEN -> completedFuture(response);
            case UNAUTHORIZED -> failedFuture(new TrinoException(
                    CREDENTIAL_REJECTED,
                    "The source does not accept credential %s (%s answered %s). Check %s".formatted(credential.id(), request.route(), response.status(), credential.origin())));
            case RATE_LIMITED -> {
                long wait = retries.limitedFor(attempt, response.headers(), quota, serverNow);
                yield failedFuture(new TrinoException(
                        RATE_LIMITED,
                        "The source's budget for credential %s is used up. Come back at %s (retry_after_ms=%s)".formatted(credential.id(), timing.now().plusMillis(wait), wait)));
            }
            case TRANSIENT -> failedFuture(new TrinoException(
                    SOURCE_UNAVAILABLE,
                    "The source is not available: %s answered %s %s times. Try again later".formatted(request.route(), response.status(), attempt)));
            case UNEXPECTED -> failedFuture(new TrinoException(
                    BAD_RESPONSE,
                    "The source gave an answer that has no meaning here: %s answered %s".formatted(request.route(), response.status())));
        };
    }

    private CompletableFuture<ApiResponse> retryOrFail(ApiRequest request, RequestContext context, ApiCall call, int attempt, Throwable failure)
    {
        Throwable cause = Futures.cause(failure);
        if (!(cause instanceof IOException) || call.response().isDone()) {
            return failedFuture(cause);
        }
        OptionalLong delay = retries.delay(attempt, ResponseMeaning.TRANSIENT, Headers.EMPTY, Optional.empty(), timing.now(), timing.chance());
        if (delay.isPresent()) {
            return timing.after(delay.getAsLong()).thenCompose(_ -> {
                // what has rested beside the connection that failed may be dead as well
                http.connectionPool().evictAll();
                return attempt(request, context, call, attempt + 1);
            });
        }
        // not as the cause: OkHttp quotes what the source sent
        return failedFuture(new TrinoException(
                SOURCE_UNAVAILABLE,
                "The source cannot be reached: %s failed %s times (%s). Check the network and the catalog's URI".formatted(request.route(), attempt, cause.getClass().getSimpleName())));
    }
}

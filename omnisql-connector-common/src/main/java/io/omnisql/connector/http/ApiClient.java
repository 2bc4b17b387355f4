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
import io.omnisql.connector.definition.RateLimitClass;
import io.omnisql.connector.definition.ResponseMeaning;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.ratelimit.CatalogPermits;
import io.omnisql.connector.ratelimit.Demand;
import io.omnisql.connector.ratelimit.Permit;
import io.omnisql.connector.request.ApiRequest;
import io.omnisql.connector.request.Payload;
import io.omnisql.connector.request.RequestRenderer;
import io.trino.spi.TrinoException;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static io.omnisql.connector.error.ApiErrorCode.CATALOG_CLOSED;
import static io.omnisql.connector.error.ApiErrorCode.REQUEST_LIMIT_EXCEEDED;
import static io.omnisql.connector.error.ApiErrorCode.SCOPE_CHANGED;
import static io.omnisql.connector.error.ApiErrorCode.UNTRUSTED_LINK;
import static java.lang.Math.max;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

/**
 * Sends requests: the whole path of a request is the method {@link #attempt}, read from top to bottom.
 * <p>
 * Redirects are never followed, connections are never retried behind the ledger's back, and the credential goes to the source's own host only. Thread-safe.
 */
public final class ApiClient
        implements RequestSender, AutoCloseable
{
    private static final int QUERY_ATTEMPTS = 2;

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private final OkHttpClient http;
    private final RequestRenderer renderer;
    private final Map<String, RateLimitClass> rateLimits;
    private final ResponseClassifier classifier;
    private final RetrySchedule retries;
    private final Authenticator authenticator;
    private final PermitSource permits;
    private final RequestLedger ledger;
    private final Timing timing;
    private final Set<ApiCall> calls = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param http the connections and limits to share; whatever it is set to, each request is one attempt
     */
    public ApiClient(
            OkHttpClient http,
            SourceDefinition source,
            RequestRenderer renderer,
            RetrySchedule retries,
            Authenticator authenticator,
            CatalogPermits permits,
            RequestLedger ledger,
            Timing timing)
    {
        this.http = http.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .addInterceptor(new SendingInterceptor())
                .addNetworkInterceptor(new SingleAttemptInterceptor())
                .build();
        this.renderer = requireNonNull(renderer, "renderer is null");
        this.rateLimits = source.rateLimits().stream().collect(toImmutableMap(RateLimitClass::name, rateLimit -> rateLimit));
        this.classifier = new ResponseClassifier(source.responseRules(), renderer);
        this.retries = requireNonNull(retries, "retries is null");
        this.authenticator = requireNonNull(authenticator, "authenticator is null");
        this.permits = new PermitSource(permits, timing);
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.timing = requireNonNull(timing, "timing is null");
    }

    @Override
    public ApiCall execute(ApiRequest request, RequestContext context)
    {
        ApiCall call = new ApiCall();
        OpenUsage usage = ledger.open(context);
        calls.add(call);
        if (closed) {
            call.fail(catalogClosed());
        }
        // the first attempt is a stage like the others, so that what it throws ends the call
        CompletableFuture<ApiResponse> _ = completedFuture(Progress.first(context)).thenCompose(first -> attempt(request, context, call, first)).whenComplete((response, failure) -> {
            calls.remove(call);
            usage.close();
            Futures.complete(call.response(), response, failure);
        });
        return call;
    }

    @Override
    public ApiCall share(ApiRequest request, RequestContext context)
    {
        return ledger.usage(context).answers().ask(context.credentials().id(), request, context.reuse().after(), () -> execute(request, context));
    }

    private CompletableFuture<ApiResponse> attempt(ApiRequest request, RequestContext context, ApiCall call, Progress progress)
    {
        if (call.response().isDone()) {
            return failedFuture(new CancellationException("cancelled"));
        }
        if (!ledger.usage(context).tryAdmit(request, context.maxRequests())) {
            return failedFuture(new TrinoException(
                    REQUEST_LIMIT_EXCEEDED,
                    "%s: the query has made the %s requests that it may make on a node (max_requests_per_query). Name fewer keys, narrow the filters, or add a LIMIT".formatted(context.table(), context.maxRequests())));
        }
        // nobody holds a permit while the first secret is made
        return credential(context)
                .thenCompose(credential -> permit(request, context, call, progress, credential))
                .thenCompose(permit -> attempt(request, context, call, progress, permit));
    }

    private CompletableFuture<Credential> credential(RequestContext context)
    {
        return context.credentials().credential(ledger.usage(context)::tokenRequested);
    }

    private CompletableFuture<ApiResponse> attempt(ApiRequest request, RequestContext context, ApiCall call, Progress progress, Permit permit)
    {
        call.onAbort(permit::lost);
        return completedFuture(context)
                // what was valid before the wait for the permit may be so no more
                .thenCompose(this::credential)
                .thenCompose(credential -> attempt(request, context, call, progress, permit, credential))
                // whatever happened: only the first word counts
                .whenComplete((_, _) -> permit.lost());
    }

    private CompletableFuture<ApiResponse> attempt(ApiRequest request, RequestContext context, ApiCall call, Progress progress, Permit permit, Credential credential)
    {
        checkGoesOn(call);
        long start = timing.nanos();
        Exchange exchange = new Exchange(() -> ledger.started(request, context, credential.id()), permit, rateLimits.get(request.rateLimit()), classifier, timing);
        return send(authenticate(request, credential), exchange, call, progress.leftMillis()).thenCompose(result -> {
            long refusedMillis = settle(request, call, permit, result);
            checkRights(context, credential, result);
            return retryOrSettle(request, context, call, progress.after(timing.nanos() - start), credential, result, refusedMillis);
        });
    }

    private CompletableFuture<Permit> permit(ApiRequest request, RequestContext context, ApiCall call, Progress progress, Credential credential)
    {
        return permits.permit(
                credential.id(),
                new Demand(context.queryId(), rateLimits.get(request.rateLimit()), request.route(), request.cost(), context.nodes()),
                call,
                ledger.usage(context).permitWaits(),
                context.maxWaitMillis(),
                closed -> new FailedCall(request, credential, progress.attempt()).closed(timing.now(), closed));
    }

    private void checkGoesOn(ApiCall call)
    {
        if (closed) {
            throw catalogClosed();
        }
        if (call.response().isDone()) {
            throw new CancellationException("cancelled");
        }
    }

    private Request.Builder authenticate(ApiRequest request, Credential credential)
    {
        if (!renderer.isSameOrigin(request.url())) {
            throw new TrinoException(UNTRUSTED_LINK, "The source named a page of %s on another host; it is not followed".formatted(request.route()));
        }
        Request.Builder builder = new Request.Builder().url(request.url());
        switch (request.payload()) {
            case Payload.None() -> builder.get();
            case Payload.Json(String text) -> builder.post(RequestBody.create(text, JSON));
            case Payload.Query query -> builder.post(RequestBody.create(query.text(), JSON));
        }
        request.headers().forEach(builder::header);
        authenticator.authenticate(builder, credential);
        return builder;
    }

    private CompletableFuture<AttemptResult> send(Request.Builder request, Exchange exchange, ApiCall call, long leftMillis)
    {
        Call sent = http.newCall(request.tag(Exchange.class, exchange).build());
        if (leftMillis < http.callTimeoutMillis()) {
            // none at all would be no limit
            sent.timeout().timeout(max(1, leftMillis), MILLISECONDS);
        }
        call.onAbort(sent::cancel);
        sent.enqueue(exchange);
        return exchange.result();
    }

    /**
     * @return the milliseconds for which the source has refused such requests
     */
    private long settle(ApiRequest request, ApiCall call, Permit permit, AttemptResult result)
    {
        if (call.response().isDone() || result.saysNothing()) {
            permit.lost();
            return 0;
        }
        return permits.settle(permit, rateLimits.get(request.rateLimit()), result, result.meaning() == ResponseMeaning.TRANSIENT && !mayBeTooLarge(request, result));
    }

    private boolean mayBeTooLarge(ApiRequest request, AttemptResult result)
    {
        return result.meaning() == ResponseMeaning.TRANSIENT && result instanceof AttemptResult.Answered && renderer.isQuery(request.url());
    }

    /**
     * A credential that may do less than at the beginning of the query would be shown fewer rows, without a word.
     */
    private void checkRights(RequestContext context, Credential credential, AttemptResult result)
    {
        if (authenticator.rights(result.headers()).filter(rights -> !ledger.usage(context).hasRights(credential.id(), rights)).isPresent()) {
            throw new TrinoException(SCOPE_CHANGED, "%s: the rights of credential %s have changed while the query ran. Run it again".formatted(context.table(), credential.id()));
        }
    }

    private CompletableFuture<ApiResponse> retryOrSettle(ApiRequest request, RequestContext context, ApiCall call, Progress progress, Credential credential, AttemptResult result, long refusedMillis)
    {
        if (call.response().isDone()) {
            return failedFuture(new CancellationException("cancelled"));
        }
        if (mayBeTooLarge(request, result) && progress.attempt() >= QUERY_ATTEMPTS) {
            // whoever asks may ask for less
            return completedFuture(((AttemptResult.Answered) result).response());
        }
        Instant now = timing.now();
        OptionalLong retryAfter = RetryAfter.millis(result.headers(), ServerClock.now(result.headers(), now));
        OptionalLong delay = retries.delay(progress.attempt(), result.meaning(), request.idempotent(), retryAfter, timing.chance());
        if (delay.isPresent() && progress.hasTime(delay.getAsLong())) {
            return retry(request, context, call, progress.next(delay.getAsLong()), result, delay.getAsLong());
        }
        FailedCall failed = new FailedCall(request, credential, progress.attempt());
        return switch (result.meaning()) {
            case SUCCESS, MISSING, MOVED, NO_RECORDS, REJECTED, FORBIDDEN -> completedFuture(((AttemptResult.Answered) result).response());
            // nobody has asked whether anything has changed
            case NOT_MODIFIED -> request.isConditional() ? completedFuture(((AttemptResult.Answered) result).response()) : failedFuture(failed.unexpected(result));
            case UNAUTHORIZED -> call.tryRenew() ? renew(request, context, call, progress, failed, result) : failedFuture(failed.expired(result));
            case RATE_LIMITED -> failedFuture(failed.rateLimited(now, refusedMillis));
            case TRANSIENT -> failedFuture(failed.unavailable(result, now, retryAfter));
            case UNEXPECTED -> failedFuture(failed.unexpected(result));
        };
    }

    /**
     * Asks once more, with the credential that has taken the place of the one that was rejected.
     */
    private CompletableFuture<ApiResponse> renew(ApiRequest request, RequestContext context, ApiCall call, Progress progress, FailedCall failed, AttemptResult result)
    {
        return context.credentials().renew(failed.credential(), ledger.usage(context)::tokenRequested)
                .thenCompose(renewed -> renewed.isPresent() ? attempt(request, context, call, progress.next(0)) : failedFuture(failed.unauthorized(result)));
    }

    private CompletableFuture<ApiResponse> retry(ApiRequest request, RequestContext context, ApiCall call, Progress next, AttemptResult result, long delayMillis)
    {
        CompletableFuture<Void> wait = delayMillis == 0 && result.meaning() == ResponseMeaning.RATE_LIMITED ? completedFuture(null) : timing.after(delayMillis);
        call.onAbort(() -> wait.cancel(false));
        return wait.thenCompose(_ -> {
            if (!(result instanceof AttemptResult.Answered)) {
                // what has rested beside the connection that failed may be dead as well
                http.connectionPool().evictAll();
            }
            return attempt(request, context, call, next);
        });
    }

    /**
     * Ends every call with an error, and every connection.
     */
    @Override
    public void close()
    {
        // first of all, as the end of a call that is sent makes room for another
        closed = true;
        calls.forEach(call -> call.fail(catalogClosed()));
        http.dispatcher().cancelAll();
        http.connectionPool().evictAll();
    }

    private static TrinoException catalogClosed()
    {
        return new TrinoException(CATALOG_CLOSED, "The catalog was dropped, or the server is shutting down, while the query was reading it");
    }
}

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
import io.omnisql.connector.ratelimit.Permit;
import io.omnisql.connector.request.ApiRequest;
import io.omnisql.connector.request.RequestRenderer;
import io.omnisql.connector.telemetry.AttemptObserver;
import io.trino.spi.TrinoException;
import okhttp3.OkHttpClient;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static io.omnisql.connector.error.ApiErrorCode.CATALOG_CLOSED;
import static io.omnisql.connector.error.ApiErrorCode.SCOPE_CHANGED;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

/**
 * Sends requests: the whole path of a request is the method {@link #attempt}, read from top to bottom. Thread-safe.
 */
public final class ApiClient
        implements RequestSender, AutoCloseable
{
    private final Map<String, RateLimitClass> rateLimits;
    private final ResponseClassifier classifier;
    private final Authenticator authenticator;
    private final Wire wire;
    private final PermitSource permits;
    private final NextSteps nextSteps;
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
        this.rateLimits = source.rateLimits().stream().collect(toImmutableMap(RateLimitClass::name, rateLimit -> rateLimit));
        this.classifier = new ResponseClassifier(source.responseRules(), renderer.address());
        this.authenticator = requireNonNull(authenticator, "authenticator is null");
        this.wire = new Wire(http, renderer.address(), authenticator);
        this.permits = new PermitSource(permits, timing);
        this.nextSteps = new NextSteps(retries, renderer.address());
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
        CompletableFuture<ApiResponse> _ = completedFuture(usage.usage())
                .thenApply(used -> new PendingRequest(request, context, call, used, rateLimits.get(request.rateLimit())))
                .thenCompose(pending -> attempt(pending, Progress.first(context)))
                .whenComplete((response, failure) -> {
                    calls.remove(call);
                    usage.close();
                    Futures.complete(call.response(), response, failure);
                });
        return call;
    }

    @Override
    public ApiCall share(ApiRequest request, RequestContext context)
    {
        return ledger.share(request, context, () -> execute(request, context));
    }

    @Override
    public Optional<ApiResponse> shared(ApiRequest request, RequestContext context)
    {
        return ledger.shared(request, context);
    }

    private CompletableFuture<ApiResponse> attempt(PendingRequest pending, Progress progress)
    {
        // stages from the first one on, so that whatever is thrown ends the call
        return completedFuture(pending)
                .thenAccept(ApiClient::admit)
                // nobody holds a permit while the first secret is made
                .thenCompose(_ -> pending.credential())
                .thenCompose(credential -> permit(pending, progress, credential))
                .thenCompose(permit -> holding(pending, permit)
                        // what was valid before the wait for the permit may be so no more
                        .thenCompose(_ -> pending.credential())
                        .thenCompose(credential -> send(pending, progress, credential, permit))
                        .thenApply(attempt -> settle(pending, attempt, permit))
                        // whatever happened: only the first word counts
                        .whenComplete((_, _) -> permit.lost()))
                .thenCompose(step -> goOn(pending, step));
    }

    private static void admit(PendingRequest pending)
    {
        pending.checkAwaited();
        pending.admit();
    }

    private CompletableFuture<Permit> permit(PendingRequest pending, Progress progress, Credential credential)
    {
        return permits.permit(
                credential.id(),
                pending.demand(),
                pending.call(),
                pending.usage().permitWaits(),
                pending.context().maxWaitMillis(),
                until -> new FailedCall(pending.request(), credential, progress.attempt()).closed(timing.now(), until));
    }

    private static CompletableFuture<Permit> holding(PendingRequest pending, Permit permit)
    {
        pending.call().onAbort(permit::lost);
        return completedFuture(permit);
    }

    private CompletableFuture<Attempt> send(PendingRequest pending, Progress progress, Credential credential, Permit permit)
    {
        if (closed) {
            throw catalogClosed();
        }
        pending.checkAwaited();
        long start = timing.nanos();
        AttemptObserver observer = pending.context().observer().attempt(pending.request(), progress.attempt(), permit.waitedNanos());
        Exchange exchange = new Exchange(() -> ledger.started(pending.request(), pending.context(), credential.id()), observer, permit, pending.rateLimit(), classifier, timing);
        return wire.send(pending.request(), credential, exchange, pending.call(), progress.leftMillis())
                .thenApply(result -> new Attempt(credential, progress.after(timing.nanos() - start), result, renewal(pending, progress, credential, result)));
    }

    /**
     * Begins before the permit is settled: whoever gets it next waits for the new credential, and is not sent with one that the source has rejected.
     */
    private static Optional<CompletableFuture<Credential>> renewal(PendingRequest pending, Progress progress, Credential credential, AttemptResult result)
    {
        if (result.meaning() != ResponseMeaning.UNAUTHORIZED) {
            return Optional.empty();
        }
        return pending.renew(new FailedCall(pending.request(), credential, progress.attempt()), result);
    }

    private NextStep settle(PendingRequest pending, Attempt attempt, Permit permit)
    {
        long refusedMillis = settlePermit(pending, attempt.result(), permit);
        checkRights(pending, attempt);
        return nextSteps.after(pending.request(), attempt, refusedMillis, timing.now(), timing.chance());
    }

    /**
     * @return the milliseconds for which the source has refused such requests
     */
    private long settlePermit(PendingRequest pending, AttemptResult result, Permit permit)
    {
        // what breaks off after a cancellation is nobody's fault, but a refusal was one before
        if (result.saysNothing() || (pending.call().response().isDone() && !result.meaning().isRefusalForRate())) {
            permit.lost();
            return 0;
        }
        return permits.settle(permit, pending.rateLimit(), result, result.meaning() == ResponseMeaning.TRANSIENT && !nextSteps.mayBeTooLarge(pending.request(), result));
    }

    /**
     * A credential that may do less than at the beginning of the query would be shown fewer rows, without a word.
     */
    private void checkRights(PendingRequest pending, Attempt attempt)
    {
        if (attempt.result().meaning() == ResponseMeaning.UNAUTHORIZED) {
            // these are nobody's rights
            return;
        }
        if (!pending.usage().credentials().hasRights(attempt.credential().id(), authenticator.rights(attempt.result().headers()))) {
            throw new TrinoException(
                    SCOPE_CHANGED,
                    "%s: the rights of credential %s have changed while the query ran. Run it again".formatted(pending.context().table(), attempt.credential().id()));
        }
    }

    private CompletableFuture<ApiResponse> goOn(PendingRequest pending, NextStep step)
    {
        pending.checkAwaited();
        return switch (step) {
            case NextStep.Answer(ApiResponse response) -> completedFuture(response);
            case NextStep.Fail(TrinoException failure) -> failedFuture(failure);
            case NextStep.AtOnce(Progress next) -> attempt(pending, next);
            case NextStep.Again again -> await(pending, again).thenCompose(_ -> attempt(pending, again.progress()));
            case NextStep.AgainAs again -> again.renewal().thenCompose(_ -> attempt(pending, again.progress()));
        };
    }

    private CompletableFuture<Void> await(PendingRequest pending, NextStep.Again again)
    {
        CompletableFuture<Void> wait = timing.after(again.delayMillis());
        pending.call().onAbort(() -> wait.cancel(false));
        return wait.thenRun(() -> {
            if (again.reconnects()) {
                wire.forgetConnections();
            }
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
        wire.close();
    }

    private static TrinoException catalogClosed()
    {
        return new TrinoException(CATALOG_CLOSED, "The catalog was dropped, or the server is shutting down, while the query was reading it");
    }
}

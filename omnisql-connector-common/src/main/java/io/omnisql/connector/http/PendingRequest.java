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

import io.omnisql.connector.credential.Credential;
import io.omnisql.connector.definition.RateLimitClass;
import io.omnisql.connector.ratelimit.Demand;
import io.omnisql.connector.request.ApiRequest;
import io.trino.spi.TrinoException;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

import static io.omnisql.connector.error.ApiErrorCode.REQUEST_LIMIT_EXCEEDED;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.failedFuture;

/**
 * A request that has no answer yet, with all that stays the same from its first attempt to its last.
 */
record PendingRequest(ApiRequest request, RequestContext context, ApiCall call, QueryUsage usage, RateLimitClass rateLimit)
{
    PendingRequest
    {
        requireNonNull(request, "request is null");
        requireNonNull(context, "context is null");
        requireNonNull(call, "call is null");
        requireNonNull(usage, "usage is null");
        requireNonNull(rateLimit, "rateLimit is null");
    }

    void checkAwaited()
    {
        if (call.response().isDone()) {
            throw new CancellationException("cancelled");
        }
    }

    /**
     * Takes one of the requests that the query may make.
     */
    void admit()
    {
        if (!usage.tryAdmit(request, context.maxRequests())) {
            throw new TrinoException(
                    REQUEST_LIMIT_EXCEEDED,
                    "%s: the query has made the %s requests that it may make on a node (max_requests_per_query). Name fewer keys, narrow the filters, or add a LIMIT".formatted(context.table(), context.maxRequests()));
        }
    }

    /**
     * As whom the source is asked. Where it has rejected a request of the query, and there is no other credential, no further request is sent: too many would lock somebody out.
     */
    CompletableFuture<Credential> credential()
    {
        return usage.credentials().rejection(context.credentials().id())
                .<CompletableFuture<Credential>>map(CompletableFuture::failedFuture)
                .orElseGet(() -> context.credentials().credential(usage::tokenRequested));
    }

    /**
     * Another credential in place of the one that was rejected, which helps a request once; nothing where it has been tried.
     */
    Optional<CompletableFuture<Credential>> renew(FailedCall failed, AttemptResult result)
    {
        Credential rejected = failed.credential();
        if (!call.tryRenew()) {
            usage.credentials().rejected(rejected.id(), failed.expired(result));
            return Optional.empty();
        }
        CompletableFuture<Credential> renewal = context.credentials().renew(rejected, usage::tokenRequested)
                .thenCompose(renewed -> renewed.map(CompletableFuture::completedFuture).orElseGet(() -> failedFuture(failed.unauthorized(result))));
        return Optional.of(renewal.whenComplete((_, failure) -> {
            if (failure != null && Futures.cause(failure) instanceof TrinoException rejection) {
                usage.credentials().rejected(rejected.id(), rejection);
            }
        }));
    }

    Demand demand()
    {
        return new Demand(context.queryId(), rateLimit, request.route(), request.cost(), context.nodes());
    }
}

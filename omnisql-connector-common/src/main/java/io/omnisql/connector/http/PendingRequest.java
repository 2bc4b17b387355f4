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
        if (!usage.tryAdmit(context.maxRequests())) {
            throw new TrinoException(
                    REQUEST_LIMIT_EXCEEDED,
                    "%s: the query has made the %s requests that it may make on a node (max_requests_per_query). Name fewer keys, narrow the filters, or add a LIMIT".formatted(context.table(), context.maxRequests()));
        }
    }

    CompletableFuture<Credential> credential()
    {
        return context.credentials().credential(usage::tokenRequested);
    }

    /**
     * Another credential in place of a rejected one, which helps a request once; nothing where it has been tried.
     */
    Optional<CompletableFuture<Optional<Credential>>> renew(Credential rejected)
    {
        return call.tryRenew() ? Optional.of(context.credentials().renew(rejected, usage::tokenRequested)) : Optional.empty();
    }

    Demand demand()
    {
        return new Demand(context.queryId(), rateLimit, request.route(), request.cost(), context.nodes());
    }
}

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
package io.omnisql.connector.scan;

import io.omnisql.connector.cache.Reuse;
import io.omnisql.connector.http.ApiCall;
import io.omnisql.connector.http.ApiResponse;
import io.omnisql.connector.http.RequestContext;
import io.omnisql.connector.http.RequestSender;
import io.omnisql.connector.request.ApiRequest;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.failedFuture;

/**
 * Sends one request after the other. At most one is under way; not thread-safe but for {@link #close}.
 */
final class CurrentCall
{
    private final RequestSender client;
    private final RequestContext context;
    private final boolean shares;
    private volatile Optional<ApiCall> call = Optional.empty();
    private volatile boolean closed;

    /**
     * @param shares whether other scans of the query may need the same answers
     */
    CurrentCall(RequestSender client, RequestContext context, boolean shares)
    {
        this.client = requireNonNull(client, "client is null");
        this.context = requireNonNull(context, "context is null");
        this.shares = shares;
    }

    CompletableFuture<ApiResponse> send(ApiRequest request)
    {
        return send(request, context.reuse());
    }

    /**
     * @param reuse what may be taken of answers that are there already
     */
    CompletableFuture<ApiResponse> send(ApiRequest request, Reuse reuse)
    {
        return shares && !reuse.afresh() ? send(() -> client.share(request, context.with(reuse))) : send(() -> client.execute(request, context.with(reuse)));
    }

    /**
     * The answer, where the source need not be asked for it.
     */
    Optional<ApiResponse> known(ApiRequest request, Reuse reuse)
    {
        return client.known(request, context.with(reuse));
    }

    /**
     * What the query lets its requests take of answers that are there already.
     */
    Reuse reuse()
    {
        return context.reuse();
    }

    /**
     * Sends a request whose answer other scans of the query may need as well, unless one of them has sent it.
     */
    CompletableFuture<ApiResponse> share(ApiRequest request)
    {
        return send(() -> client.share(request, context));
    }

    private CompletableFuture<ApiResponse> send(Supplier<ApiCall> sender)
    {
        if (closed) {
            return failedFuture(new CancellationException("cancelled"));
        }
        ApiCall sent = sender.get();
        call = Optional.of(sent);
        if (closed) {
            sent.cancel();
        }
        return sent.response();
    }

    /**
     * Aborts the request under way, and lets no other one begin. Thread-safe.
     */
    void close()
    {
        closed = true;
        call.ifPresent(ApiCall::cancel);
    }
}

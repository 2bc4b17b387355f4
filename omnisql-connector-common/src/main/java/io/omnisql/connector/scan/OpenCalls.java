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
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import static java.util.Objects.requireNonNull;

/**
 * The requests of a reader that are under way, which end with it. Thread-safe.
 */
final class OpenCalls
{
    private final RequestSender client;
    private final RequestContext context;
    private final boolean shares;
    private final Set<ApiCall> calls = ConcurrentHashMap.newKeySet();
    private volatile boolean readsAnew;
    private volatile boolean closed;

    /**
     * @param shares whether other scans of the query may need the same answers
     */
    OpenCalls(RequestSender client, RequestContext context, boolean shares)
    {
        this.client = requireNonNull(client, "client is null");
        this.context = requireNonNull(context, "context is null");
        this.shares = shares;
    }

    CompletableFuture<ApiResponse> send(ApiRequest request)
    {
        return send(request, reuse());
    }

    /**
     * @param reuse what may be taken of answers that are there already
     */
    CompletableFuture<ApiResponse> send(ApiRequest request, Reuse reuse)
    {
        return begin(request, reuse).response();
    }

    /**
     * Sends a request that can be aborted by itself.
     */
    ApiCall begin(ApiRequest request, Reuse reuse)
    {
        RequestContext reusing = context.with(reuse);
        return shares && !reuse.isAfresh() ? open(() -> client.share(request, reusing)) : open(() -> client.execute(request, reusing));
    }

    /**
     * The answer, where the source need not be asked for it.
     */
    Optional<ApiResponse> known(ApiRequest request, Reuse reuse)
    {
        return client.known(request, context.with(reuse));
    }

    /**
     * @see RequestSender#place
     */
    void place(ApiRequest request, OptionalLong version, OptionalLong after)
    {
        client.place(request, context, version, after);
    }

    /**
     * What requests may take of answers that are there already.
     */
    Reuse reuse()
    {
        return readsAnew ? context.reuse().confirmedNow() : context.reuse();
    }

    /**
     * Sends a request whose answer other scans of the query may need as well, unless one of them has sent it.
     */
    CompletableFuture<ApiResponse> share(ApiRequest request)
    {
        return open(() -> client.share(request, context)).response();
    }

    /**
     * What some scan of the query has been answered to such a request, if one has sent it.
     */
    Optional<ApiResponse> shared(ApiRequest request)
    {
        return client.shared(request, context);
    }

    /**
     * Sends a request that has to be answered as of now, whatever the query was told before.
     */
    ApiCall ask(ApiRequest request)
    {
        return begin(request, context.reuse().confirmedNow());
    }

    /**
     * What was read is out of date: from now on nothing is taken of answers that are there already.
     */
    void readAnew()
    {
        readsAnew = true;
    }

    private ApiCall open(CallSender sender)
    {
        if (closed) {
            ApiCall none = new ApiCall();
            none.cancel();
            return none;
        }
        ApiCall call = sender.send();
        calls.add(call);
        CompletableFuture<ApiResponse> _ = call.response().whenComplete((_, _) -> calls.remove(call));
        if (closed) {
            call.cancel();
        }
        return call;
    }

    /**
     * The size of an answer that has come.
     */
    static long retainedBytes(ApiCall call)
    {
        CompletableFuture<ApiResponse> response = call.response();
        return response.isDone() && !response.isCompletedExceptionally() ? response.resultNow().body().length : 0;
    }

    /**
     * Aborts the requests under way, and lets no other one begin.
     */
    void close()
    {
        closed = true;
        calls.forEach(ApiCall::cancel);
    }

    private interface CallSender
    {
        ApiCall send();
    }
}

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

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A request under way.
 */
public final class ApiCall
{
    private final CompletableFuture<ApiResponse> response = new CompletableFuture<>();
    private final AtomicReference<Runnable> abort = new AtomicReference<>(() -> {});
    private final AtomicBoolean renewed = new AtomicBoolean();

    /**
     * A request for which nothing need be sent.
     */
    public static ApiCall answered(ApiResponse response)
    {
        ApiCall call = new ApiCall();
        call.response.complete(response);
        return call;
    }

    /**
     * The response, or the {@link io.trino.spi.TrinoException} that ends the query.
     */
    public CompletableFuture<ApiResponse> response()
    {
        return response;
    }

    /**
     * Aborts the exchange and every further attempt; the response is cancelled.
     */
    public void cancel()
    {
        response.cancel(false);
        abort.get().run();
    }

    void fail(Throwable failure)
    {
        response.completeExceptionally(failure);
        abort.get().run();
    }

    /**
     * Whether the credential may be renewed, which helps a request once.
     */
    boolean tryRenew()
    {
        return renewed.compareAndSet(false, true);
    }

    /**
     * What has to be done to end the step that is under way.
     */
    void onAbort(Runnable runnable)
    {
        abort.set(runnable);
        if (response.isDone()) {
            runnable.run();
        }
    }
}

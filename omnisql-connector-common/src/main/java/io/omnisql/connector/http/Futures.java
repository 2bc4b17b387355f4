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
import java.util.concurrent.CompletionException;

/**
 * How a future has ended: with a failure, without the wrappings that stages put around it, or with a result.
 */
public final class Futures
{
    private Futures() {}

    public static Throwable cause(Throwable failure)
    {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /**
     * Ends a future as another one has ended.
     *
     * @param failure why there is no result; null where there is one
     */
    public static <T> void complete(CompletableFuture<T> future, T result, Throwable failure)
    {
        if (failure == null) {
            future.complete(result);
        }
        else {
            future.completeExceptionally(cause(failure));
        }
    }
}

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

import io.omnisql.connector.cache.CacheStatus;
import io.omnisql.connector.cache.Reuse;
import io.omnisql.connector.definition.ResponseMeaning;
import io.omnisql.connector.http.ApiResponse;
import io.omnisql.connector.request.ApiRequest;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;

/**
 * The pages of a list, each of which is read behind the one before it, so that pages which were read at different times are never taken for one list.
 * <p>
 * Where pages that are known end, the last of them has to be what the source has now; otherwise all are read again. Not thread-safe.
 */
final class KnownPages
{
    private final CurrentCall call;
    private Optional<ReadPage> last = Optional.empty();
    private boolean afresh;

    KnownPages(CurrentCall call)
    {
        this.call = requireNonNull(call, "call is null");
    }

    /**
     * Has the source asked for everything from here on.
     */
    void startAfresh()
    {
        afresh = true;
    }

    CompletableFuture<ApiResponse> first(ApiRequest request)
    {
        return read(request, reuse().behind(OptionalLong.empty()));
    }

    /**
     * The page behind the one that was read last; empty where that one is not what the source has now.
     */
    CompletableFuture<Optional<ApiResponse>> next(ApiRequest request)
    {
        ReadPage before = last.orElseThrow();
        Reuse behind = reuse().behind(before.response().version());
        if (before.response().cacheStatus() != CacheStatus.HIT) {
            return read(request, behind).thenApply(Optional::of);
        }
        Optional<ApiResponse> known = call.known(request, behind);
        if (known.isPresent()) {
            last = Optional.of(new ReadPage(request, behind, known.get()));
            return completedFuture(known);
        }
        return read(before.request(), before.reuse().asking())
                .thenCompose(now -> isUnchanged(before.response(), now) ? read(request, behind.confirmed()).thenApply(Optional::of) : completedFuture(Optional.empty()));
    }

    private static boolean isUnchanged(ApiResponse before, ApiResponse now)
    {
        return now.meaning() == ResponseMeaning.SUCCESS && now.version().equals(before.version());
    }

    private Reuse reuse()
    {
        return afresh ? call.reuse().asking() : call.reuse();
    }

    private CompletableFuture<ApiResponse> read(ApiRequest request, Reuse reuse)
    {
        return call.send(request, reuse).thenApply(response -> {
            last = Optional.of(new ReadPage(request, reuse, response));
            return response;
        });
    }

    private record ReadPage(ApiRequest request, Reuse reuse, ApiResponse response)
    {
        private ReadPage
        {
            requireNonNull(request, "request is null");
            requireNonNull(reuse, "reuse is null");
            requireNonNull(response, "response is null");
        }
    }
}

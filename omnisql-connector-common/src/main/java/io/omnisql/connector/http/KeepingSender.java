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

import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.Bytes;
import io.omnisql.connector.cache.CacheKey;
import io.omnisql.connector.cache.CacheStatus;
import io.omnisql.connector.cache.CachedAnswer;
import io.omnisql.connector.cache.ResponseCache;
import io.omnisql.connector.cache.Reuse;
import io.omnisql.connector.credential.Authenticator;
import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.definition.ResponseMeaning;
import io.omnisql.connector.request.ApiRequest;
import io.omnisql.connector.request.Payload;
import io.omnisql.connector.request.Validators;
import io.trino.spi.ErrorCode;
import io.trino.spi.TrinoException;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_EXPIRED;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_REJECTED;
import static io.omnisql.connector.error.ApiErrorCode.SCOPE_CHANGED;
import static java.lang.Math.max;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

/**
 * Asks the source for an answer, or whether the one that is kept still holds, and keeps what it says. Thread-safe.
 */
final class KeepingSender
{
    // a query's answer that tells of problems may be another one the next time
    private static final byte[] PROBLEMS = "\"errors\"".getBytes(US_ASCII);

    private static final Set<ErrorCode> LOST_RIGHTS = ImmutableSet.of(SCOPE_CHANGED.toErrorCode(), CREDENTIAL_REJECTED.toErrorCode(), CREDENTIAL_EXPIRED.toErrorCode());

    private final RequestSender source;
    private final ResponseCache cache;
    private final Authenticator authenticator;
    private final Timing timing;

    KeepingSender(RequestSender source, ResponseCache cache, Authenticator authenticator, Timing timing)
    {
        this.source = requireNonNull(source, "source is null");
        this.cache = requireNonNull(cache, "cache is null");
        this.authenticator = requireNonNull(authenticator, "authenticator is null");
        this.timing = requireNonNull(timing, "timing is null");
    }

    /**
     * Sends a request as it is, of which nothing is kept.
     */
    ApiCall send(ApiRequest request, RequestContext context)
    {
        ApiCall sent = source.execute(request, context);
        CompletableFuture<ApiResponse> _ = sent.response().whenComplete((_, failure) -> {
            if (failure != null) {
                forgetRights(context.credentials().id(), Futures.cause(failure));
            }
        });
        return sent;
    }

    /**
     * @param taken is told the answer before whoever asks is
     */
    ApiCall ask(ApiRequest request, RequestContext context, CacheKey key, Consumer<ApiResponse> taken)
    {
        ApiCall asked = new ApiCall();
        ask(asked, request, context, key, cache.outdated(key, context.reuse(), timing.nanos()), taken);
        return asked;
    }

    /**
     * @param before what the source may confirm
     */
    private void ask(ApiCall asked, ApiRequest request, RequestContext context, CacheKey key, Optional<CachedAnswer> before, Consumer<ApiResponse> taken)
    {
        ApiCall sent = source.execute(before.map(answer -> request.unlessUnchanged(Validators.of(answer.headers()))).orElse(request), context);
        asked.onAbort(sent::cancel);
        CompletableFuture<ApiResponse> _ = sent.response().whenComplete((response, failure) -> {
            if (failure != null) {
                forgetRights(key.credential(), Futures.cause(failure));
                Futures.complete(asked.response(), null, failure);
                return;
            }
            try {
                answered(asked, request, context, key, before, response, taken);
            }
            catch (Throwable e) {
                // whatever it is, the query has to hear of it
                asked.response().completeExceptionally(e);
            }
        });
    }

    private void answered(ApiCall asked, ApiRequest request, RequestContext context, CacheKey key, Optional<CachedAnswer> before, ApiResponse response, Consumer<ApiResponse> taken)
    {
        Optional<String> rights = authenticator.rights(response.headers());
        rights.ifPresent(now -> cache.rights(key.credential(), now));
        if (response.meaning() == ResponseMeaning.NOT_MODIFIED && rights.isPresent() && !rights.equals(before.orElseThrow().rights())) {
            // it was made for other rights
            ask(asked, request, context, key, Optional.empty(), taken);
            return;
        }
        ApiResponse answer = settle(request, context, key, before, rights, response);
        taken.accept(answer);
        asked.response().complete(answer);
    }

    /**
     * What was kept for the rights that a credential had is not what it is shown now, if it is shown anything.
     */
    private void forgetRights(CredentialId credential, Throwable failure)
    {
        if (failure instanceof TrinoException known && LOST_RIGHTS.contains(known.getErrorCode())) {
            cache.rightsChanged(credential);
        }
    }

    private ApiResponse settle(ApiRequest request, RequestContext context, CacheKey key, Optional<CachedAnswer> before, Optional<String> rights, ApiResponse response)
    {
        return switch (response.meaning()) {
            case SUCCESS -> response(
                    cache.read(key, mayBeGiven(request, context.reuse(), response) ? context.reuse() : context.reuse().confirmed(), response.status(), response.headers(), response.body(), rights, timing.nanos(), response.receivedAt()),
                    CacheStatus.MISS);
            case NOT_MODIFIED -> response(
                    cache.confirmed(key, context.reuse(), before.orElseThrow(), response.headers(), timing.nanos(), response.receivedAt()),
                    CacheStatus.REVALIDATED);
            case MISSING, MOVED, NO_RECORDS, REJECTED, FORBIDDEN, INSUFFICIENT_SCOPE, UNAUTHORIZED, RATE_LIMITED, ENDPOINT_LIMITED, TRANSIENT, UNEXPECTED -> {
                cache.drop(key);
                yield response;
            }
        };
    }

    /**
     * Whether later queries may be given the answer without asking.
     */
    private static boolean mayBeGiven(ApiRequest request, Reuse reuse, ApiResponse response)
    {
        return reuse.maxStalenessMillis() > 0 && (!(request.payload() instanceof Payload.Query) || Bytes.indexOf(response.body(), PROBLEMS) < 0);
    }

    ApiResponse response(CachedAnswer answer, CacheStatus status)
    {
        cache.stats().answered(status, max(0, NANOSECONDS.toMillis(timing.nanos() - answer.confirmedNanos())));
        return new ApiResponse(answer.status(), answer.headers(), answer.body(), answer.confirmedAt(), ResponseMeaning.SUCCESS, status, OptionalLong.of(answer.version()));
    }
}

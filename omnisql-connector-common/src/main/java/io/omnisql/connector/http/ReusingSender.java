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

import io.omnisql.connector.cache.CacheKey;
import io.omnisql.connector.cache.CacheStatus;
import io.omnisql.connector.cache.ResponseCache;
import io.omnisql.connector.cache.Reuse;
import io.omnisql.connector.credential.Authenticator;
import io.omnisql.connector.definition.ResponseMeaning;
import io.omnisql.connector.request.ApiRequest;

import java.util.Optional;
import java.util.OptionalLong;

import static java.util.Objects.requireNonNull;

/**
 * Sends what is not known: a request that is under way, or that the query has been answered, is not sent again; what is fresh enough is taken from the cache; for what is not, the source is asked.
 * <p>
 * The stages of a request before those of {@link ApiClient}. Thread-safe.
 */
public final class ReusingSender
        implements RequestSender
{
    private final KeepingSender source;
    private final ResponseCache cache;
    private final PinnedAnswers pinned;
    private final SingleFlight flights = new SingleFlight();
    private final Authenticator authenticator;
    private final RequestLedger ledger;
    private final Timing timing;

    /**
     * @param source asks the source
     * @param maxPinnedBytes how much is kept of what queries that run have been answered
     */
    public ReusingSender(RequestSender source, ResponseCache cache, long maxPinnedBytes, Authenticator authenticator, RequestLedger ledger, Timing timing)
    {
        this.source = new KeepingSender(source, cache, authenticator, timing);
        this.cache = requireNonNull(cache, "cache is null");
        this.pinned = new PinnedAnswers(maxPinnedBytes, timing);
        this.authenticator = requireNonNull(authenticator, "authenticator is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.timing = requireNonNull(timing, "timing is null");
    }

    @Override
    public ApiCall execute(ApiRequest request, RequestContext context)
    {
        // whoever asks whether something has changed wants the source's own word
        if (!cache.isEnabled() || !request.idempotent() || request.isConditional()) {
            return source.send(request, context);
        }
        CacheKey key = key(request, context);
        if (context.reuse().isAfresh()) {
            return ask(request, context, key);
        }
        return flights.ask(
                new SingleFlight.Question(key, context.reuse(), context.maxWaitMillis(), context.deadlineMillis()),
                context.queryId(),
                () -> known(key, context).map(ApiCall::answered).orElseGet(() -> ask(request, context, key)),
                response -> takes(key, context, response));
    }

    /**
     * Takes what another query was sent, unless it shows rights that this one does not have.
     */
    private boolean takes(CacheKey key, RequestContext context, ApiResponse response)
    {
        Optional<String> rights = authenticator.rights(response.headers());
        if (rights.isPresent() && !ledger.usage(context).credentials().hasRights(key.credential(), rights)) {
            return false;
        }
        pin(context.queryId(), key, context.reuse(), response);
        return true;
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

    @Override
    public Optional<ApiResponse> known(ApiRequest request, RequestContext context)
    {
        return cache.isEnabled() ? known(key(request, context), context) : Optional.empty();
    }

    @Override
    public void place(ApiRequest request, RequestContext context, OptionalLong version, OptionalLong after)
    {
        version.ifPresent(known -> cache.place(key(request, context), known, after));
    }

    /**
     * Forgets what a query has been answered.
     */
    public void forget(String queryId)
    {
        pinned.forget(queryId);
    }

    private CacheKey key(ApiRequest request, RequestContext context)
    {
        return cache.key(context.credentials().id(), request);
    }

    private Optional<ApiResponse> known(CacheKey key, RequestContext context)
    {
        Optional<ApiResponse> repeated = pinned.find(context.queryId(), key, context.reuse().after());
        if (repeated.isPresent()) {
            cache.stats().repeated();
            return repeated;
        }
        QueryUsage usage = ledger.usage(context);
        Optional<ApiResponse> hit = cache.find(key, context.reuse(), timing.nanos())
                // rights that the query does not have may show other rows than those that it has
                .filter(answer -> usage.credentials().hasRights(key.credential(), answer.rights()))
                .map(answer -> source.response(answer, CacheStatus.HIT));
        hit.ifPresent(response -> {
            usage.cacheHit();
            pin(context.queryId(), key, context.reuse(), response);
        });
        return hit;
    }

    private void pin(String queryId, CacheKey key, Reuse reuse, ApiResponse response)
    {
        if (response.meaning() != ResponseMeaning.TRANSIENT) {
            pinned.pin(queryId, key, reuse.after(), response);
        }
    }

    private ApiCall ask(ApiRequest request, RequestContext context, CacheKey key)
    {
        return source.ask(request, context, key, answer -> pin(context.queryId(), key, context.reuse(), answer));
    }
}

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

import io.omnisql.connector.decode.CursorReader;
import io.omnisql.connector.decode.ToldListReader;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.JsonPointer;
import io.omnisql.connector.definition.KeyRecord;
import io.omnisql.connector.definition.ResponseMeaning;
import io.omnisql.connector.http.ApiResponse;
import io.omnisql.connector.planning.KeyOrigin;
import io.omnisql.connector.request.ApiRequest;
import io.omnisql.connector.request.RequestRenderer;
import io.trino.spi.TrinoException;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import static io.omnisql.connector.error.ApiErrorCode.SCHEMA_DRIFT;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;

/**
 * A key as the query names it, and what the source has to say of it: how it spells the key, and whether it is there. Not thread-safe.
 */
final class NamedKey
{
    private final OpenCalls calls;
    private final RequestRenderer renderer;
    private final KeyProblems problems;
    private final FeatureState features;
    private SplitKey key;
    private boolean confirmed;

    NamedKey(OpenCalls calls, RequestRenderer renderer, SplitKey key, KeyProblems problems)
    {
        this.calls = requireNonNull(calls, "calls is null");
        this.renderer = requireNonNull(renderer, "renderer is null");
        this.key = requireNonNull(key, "key is null");
        this.problems = requireNonNull(problems, "problems is null");
        this.features = new FeatureState(calls, renderer);
    }

    /**
     * The key, in the source's own spelling as soon as that is known.
     */
    SplitKey key()
    {
        return key;
    }

    /**
     * Asks how the source spells the key and what it is, and goes on if it is one that has records; not where it is known that none has any.
     *
     * @param told where the answer has all records of the list
     * @param then where the list has to be asked for
     */
    CompletableFuture<FetchedPage> confirm(EndpointDefinition endpoint, BiFunction<KeyRecord.Told, ApiResponse, FetchedPage> told, Supplier<CompletableFuture<FetchedPage>> then)
    {
        Optional<FetchedPage> none = features.knownToBeOff(endpoint);
        if (none.isPresent()) {
            return completedFuture(none.get());
        }
        Optional<KeyRecord> record = endpoint.keyRecord().filter(_ -> !confirmed && isNamedElsewhere(key));
        if (record.isEmpty()) {
            return then.get();
        }
        return confirm(endpoint, record.get(), response -> record.get().told()
                .filter(list -> ToldListReader.isAll(response.body(), list))
                .map(list -> completedFuture(told.apply(list, response)))
                .orElseGet(then));
    }

    /**
     * Whether the source has not named the key itself, so that its record is asked for where there is one.
     */
    static boolean isNamedElsewhere(SplitKey key)
    {
        return key.origin() != KeyOrigin.ENUMERATED;
    }

    private CompletableFuture<FetchedPage> confirm(EndpointDefinition endpoint, KeyRecord record, Function<ApiResponse, CompletableFuture<FetchedPage>> then)
    {
        // keys that differ in another column have the same record
        ApiRequest request = renderer.resource(endpoint, record.path(), key.values());
        return calls.share(request).thenCompose(response -> switch (response.meaning()) {
            case SUCCESS -> confirm(record, response, then);
            case NO_RECORDS -> completedFuture(FetchedPage.none(response.receivedAt()));
            case MISSING -> problems.missing(key);
            case MOVED -> problems.renamed(key);
            case FORBIDDEN -> problems.forbidden(key, endpoint);
            case INSUFFICIENT_SCOPE -> problems.insufficientScope(request.route());
            case REJECTED -> problems.rejected(endpoint, response.status());
            case NOT_MODIFIED, UNAUTHORIZED, RATE_LIMITED, ENDPOINT_LIMITED, TRANSIENT, UNEXPECTED -> throw new IllegalStateException("not settled by the client: " + response);
        });
    }

    private CompletableFuture<FetchedPage> confirm(KeyRecord record, ApiResponse response, Function<ApiResponse, CompletableFuture<FetchedPage>> then)
    {
        String name = text(response, record.name());
        confirmed = true;
        if (key.spelled().contains(record.column()) && !name.equals(key.values().get(record.column()))) {
            problems.spelledOtherwiseUnseen(key, record.column(), name);
            return completedFuture(FetchedPage.none(response.receivedAt()));
        }
        if (!hasRecords(record, response)) {
            return completedFuture(FetchedPage.none(response.receivedAt()));
        }
        key = key.with(record.column(), name);
        return then.apply(response);
    }

    private static boolean hasRecords(KeyRecord record, ApiResponse response)
    {
        return record.kind().map(kind -> text(response, kind).equals(record.owning().orElseThrow())).orElse(true) &&
                record.without().stream().noneMatch(pointer -> CursorReader.read(response.body(), pointer).isPresent());
    }

    private static String text(ApiResponse response, JsonPointer pointer)
    {
        return CursorReader.read(response.body(), pointer)
                .orElseThrow(() -> new TrinoException(SCHEMA_DRIFT, "The source's record of a key has no text at %s".formatted(pointer)));
    }

    /**
     * A single record is not there: its parent tells whether that is a missing row or a missing key, where the latter is a mistake. It is asked once in a query, however many records are missing.
     */
    CompletableFuture<FetchedPage> absent(EndpointDefinition endpoint, ResponseMeaning meaning)
    {
        return meaning == ResponseMeaning.MISSING ? unlessOff(endpoint, () -> absentWithFeature(endpoint, meaning)) : absentWithFeature(endpoint, meaning);
    }

    /**
     * The source refuses the records of a key, perhaps of all keys.
     */
    CompletableFuture<FetchedPage> refused(EndpointDefinition endpoint)
    {
        return unlessOff(endpoint, () -> problems.forbidden(key, endpoint));
    }

    private CompletableFuture<FetchedPage> unlessOff(EndpointDefinition endpoint, Supplier<CompletableFuture<FetchedPage>> otherwise)
    {
        return features.off(endpoint).thenCompose(none -> none.map(CompletableFuture::completedFuture).orElseGet(otherwise));
    }

    private CompletableFuture<FetchedPage> absentWithFeature(EndpointDefinition endpoint, ResponseMeaning meaning)
    {
        Optional<KeyRecord> record = endpoint.keyRecord().filter(_ -> endpoint.isNamedByKeyRecord());
        if (record.isPresent()) {
            // a key that is there, and is one that has records: they are not shown
            return confirmed ? problems.forbidden(key, endpoint) : confirm(endpoint, record.get(), _ -> problems.forbidden(key, endpoint));
        }
        Optional<ApiRequest> parent = renderer.parent(endpoint, key.values());
        if (parent.isEmpty() || key.isListedBelowParent(endpoint) || key.origin().mayBeAbsent()) {
            return meaning == ResponseMeaning.MOVED ? problems.renamed(key) : problems.missing(key);
        }
        return calls.share(parent.get()).thenCompose(response -> switch (response.meaning()) {
            case SUCCESS, NO_RECORDS -> completedFuture(FetchedPage.none(response.receivedAt()));
            case MISSING -> problems.missing(key);
            case MOVED -> problems.renamed(key);
            case FORBIDDEN -> problems.forbidden(key, endpoint);
            case INSUFFICIENT_SCOPE -> problems.insufficientScope(parent.get().route());
            case REJECTED -> problems.rejected(endpoint, response.status());
            case NOT_MODIFIED, UNAUTHORIZED, RATE_LIMITED, ENDPOINT_LIMITED, TRANSIENT, UNEXPECTED -> throw new IllegalStateException("not settled by the client: " + response);
        });
    }
}

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
import io.omnisql.connector.decode.NumberReader;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.JsonPointer;
import io.omnisql.connector.definition.KeyRecord;
import io.omnisql.connector.definition.Paging;
import io.omnisql.connector.definition.RecordTotal;
import io.omnisql.connector.definition.ResponseMeaning;
import io.omnisql.connector.http.ApiResponse;
import io.omnisql.connector.http.LinkHeader;
import io.omnisql.connector.planning.KeyOrigin;
import io.omnisql.connector.request.ApiRequest;
import io.omnisql.connector.request.RequestParameter;
import io.omnisql.connector.request.RequestRenderer;
import io.trino.spi.TrinoException;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import static io.omnisql.connector.error.ApiErrorCode.SCHEMA_DRIFT;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

/**
 * Fetches the pages of one key, one after the other, and decides what a refusal means for the query.
 * <p>
 * Never blocks. At most one page is under way; not thread-safe but for {@link #close}.
 */
final class PageFetcher
{
    private final CurrentCall call;
    private final KnownPages pages;
    private final RequestRenderer renderer;
    private final KeyGroup group;
    private final boolean supplements;
    private final boolean resumes;
    private final KeyProblems problems;
    private final Set<ApiRequest> visited = new HashSet<>();

    private SplitKey key;
    private EndpointDefinition endpoint;
    private boolean keyConfirmed;
    private boolean withoutDroppable;
    private Optional<ApiRequest> next = Optional.empty();

    PageFetcher(CurrentCall call, RequestRenderer renderer, Position position, KeyProblems problems)
    {
        this.call = requireNonNull(call, "call is null");
        this.pages = new KnownPages(call);
        this.renderer = requireNonNull(renderer, "renderer is null");
        this.group = position.group();
        this.key = position.key();
        this.supplements = position.supplements();
        this.resumes = position.resumes();
        this.problems = requireNonNull(problems, "problems is null");
        this.endpoint = position.endpoint();
    }

    /**
     * The endpoint that the last page came from.
     */
    EndpointDefinition endpoint()
    {
        return endpoint;
    }

    /**
     * The key, in the source's own spelling as soon as that is known.
     */
    SplitKey key()
    {
        return key;
    }

    CompletableFuture<FetchedPage> first()
    {
        if (!key.values().values().stream().allMatch(RequestRenderer::isAddressable)) {
            return problems.missing(key);
        }
        Optional<KeyRecord> record = endpoint.keyRecord().filter(_ -> !keyConfirmed && key.origin() != KeyOrigin.ENUMERATED);
        return record.isPresent() ? confirmKey(record.get(), this::firstPage) : firstPage();
    }

    private CompletableFuture<FetchedPage> firstPage()
    {
        ApiRequest request = page(Optional.empty());
        return pages.first(request).thenCompose(response -> resumes ? resumed(request, response) : settled(request, response));
    }

    private CompletableFuture<FetchedPage> settled(ApiRequest request, ApiResponse response)
    {
        return switch (response.meaning()) {
            case SUCCESS -> page(request, response);
            case NO_RECORDS -> completedFuture(FetchedPage.none(response.receivedAt()));
            case REJECTED -> withoutDroppable(response);
            case MISSING -> missing(response);
            case MOVED -> absent(ResponseMeaning.MOVED);
            case FORBIDDEN -> supplements ? problems.forbiddenRest(key, endpoint) : problems.forbidden(key, endpoint);
            case NOT_MODIFIED, UNAUTHORIZED, RATE_LIMITED, TRANSIENT, UNEXPECTED -> throw new IllegalStateException("not settled by the client: " + response);
        };
    }

    /**
     * The page behind the last one, which was not the last of all.
     */
    CompletableFuture<FetchedPage> next()
    {
        ApiRequest request = next.orElseThrow();
        return pages.next(request).thenCompose(response -> response.map(page -> resumed(request, page)).orElseGet(this::restart));
    }

    /**
     * The first page again, as those that were read are not what the source has now. Rows of theirs are told apart from those that come.
     */
    private CompletableFuture<FetchedPage> restart()
    {
        visited.clear();
        pages.startAfresh();
        ApiRequest request = page(Optional.empty());
        return pages.first(request).thenCompose(response -> resumed(request, response));
    }

    /**
     * The answer for a key of which records have been read.
     */
    private CompletableFuture<FetchedPage> resumed(ApiRequest request, ApiResponse response)
    {
        return switch (response.meaning()) {
            case SUCCESS -> page(request, response);
            case REJECTED -> problems.rejected(endpoint, response.status());
            case FORBIDDEN -> problems.forbiddenWhileReading(key, endpoint);
            case NO_RECORDS, MISSING, MOVED -> problems.goneWhileReading(key, endpoint);
            case NOT_MODIFIED, UNAUTHORIZED, RATE_LIMITED, TRANSIENT, UNEXPECTED -> throw new IllegalStateException("not settled by the client: " + response);
        };
    }

    private CompletableFuture<FetchedPage> missing(ApiResponse response)
    {
        if (supplements) {
            // the key is there, as another endpoint has said
            return completedFuture(FetchedPage.none(response.receivedAt()));
        }
        return group.otherwise(endpoint)
                .map(this::fromOtherwise)
                .orElseGet(() -> absent(ResponseMeaning.MISSING));
    }

    private ApiRequest page(Optional<String> cursor)
    {
        return renderer.page(endpoint, key.binding(), group.parameters(endpoint, withoutDroppable), group.pageSize(endpoint), cursor);
    }

    private CompletableFuture<FetchedPage> page(ApiRequest request, ApiResponse response)
    {
        visited.add(request);
        next = switch (endpoint.paging()) {
            case Paging.Unpaged(), Paging.Connection _ -> Optional.empty();
            case Paging.LinkHeader _ -> LinkHeader.next(response.headers(), request.url()).map(link -> renderer.linked(endpoint, link));
            case Paging.Cursor(JsonPointer pointer, _, _, _) -> CursorReader.read(response.body(), pointer).map(cursor -> page(Optional.of(cursor)));
        };
        if (next.isPresent() && visited.contains(next.get())) {
            throw problems.leadsBack(endpoint);
        }
        return completedFuture(new FetchedPage(Optional.of(response.body()), response.receivedAt(), next.isEmpty(), response.cacheStatus()));
    }

    /**
     * The source refuses a parameter: every filter that it need not evaluate is left to the row predicate.
     */
    private CompletableFuture<FetchedPage> withoutDroppable(ApiResponse response)
    {
        if (withoutDroppable || !endpoint.equals(group.endpoint()) || group.filters().stream().noneMatch(RequestParameter::droppable)) {
            return problems.rejected(endpoint, response.status());
        }
        withoutDroppable = true;
        return first();
    }

    private CompletableFuture<FetchedPage> fromOtherwise(EndpointDefinition otherwise)
    {
        endpoint = otherwise;
        return first();
    }

    /**
     * Asks how the source spells the key and what it is, and goes on if it is one that has records.
     */
    private CompletableFuture<FetchedPage> confirmKey(KeyRecord record, Supplier<CompletableFuture<FetchedPage>> then)
    {
        return call.send(renderer.resource(endpoint, record.path(), key.values())).thenCompose(response -> switch (response.meaning()) {
            case SUCCESS -> confirmKey(record, response, then);
            case NO_RECORDS -> completedFuture(FetchedPage.none(response.receivedAt()));
            case MISSING -> problems.missing(key);
            case MOVED -> problems.renamed(key);
            case FORBIDDEN -> problems.forbidden(key, endpoint);
            case REJECTED -> problems.rejected(endpoint, response.status());
            case NOT_MODIFIED, UNAUTHORIZED, RATE_LIMITED, TRANSIENT, UNEXPECTED -> throw new IllegalStateException("not settled by the client: " + response);
        });
    }

    private CompletableFuture<FetchedPage> confirmKey(KeyRecord record, ApiResponse response, Supplier<CompletableFuture<FetchedPage>> then)
    {
        String name = text(response, record.name());
        keyConfirmed = true;
        if (key.spelled().contains(record.column()) && !name.equals(key.values().get(record.column()))) {
            problems.spelledOtherwise(key, record.column(), name);
            return completedFuture(FetchedPage.none(response.receivedAt()));
        }
        if (!text(response, record.kind()).equals(record.owning())) {
            return completedFuture(FetchedPage.none(response.receivedAt()));
        }
        key = key.with(record.column(), name);
        return then.get();
    }

    private static String text(ApiResponse response, JsonPointer pointer)
    {
        return CursorReader.read(response.body(), pointer)
                .orElseThrow(() -> new TrinoException(SCHEMA_DRIFT, "The source's record of a key has no text at %s".formatted(pointer)));
    }

    /**
     * A single record is not there: its parent tells whether that is a missing row or a missing key, where the latter is a mistake. It is asked once in a query, however many records are missing.
     */
    private CompletableFuture<FetchedPage> absent(ResponseMeaning meaning)
    {
        if (keyConfirmed) {
            // the key is there, and is one that has records: they are not shown
            return problems.forbidden(key, endpoint);
        }
        if (endpoint.keyRecord().isPresent()) {
            return confirmKey(endpoint.keyRecord().get(), () -> problems.forbidden(key, endpoint));
        }
        Optional<ApiRequest> parent = renderer.parent(endpoint, key.values());
        if (parent.isEmpty() || key.isListedBelowParent(endpoint) || key.origin().mayBeAbsent()) {
            return meaning == ResponseMeaning.MOVED ? problems.renamed(key) : problems.missing(key);
        }
        return call.share(parent.get()).thenCompose(response -> switch (response.meaning()) {
            case SUCCESS, NO_RECORDS -> completedFuture(FetchedPage.none(response.receivedAt()));
            case MISSING -> problems.missing(key);
            case MOVED -> problems.renamed(key);
            case FORBIDDEN -> problems.forbidden(key, endpoint);
            case REJECTED -> problems.rejected(endpoint, response.status());
            case NOT_MODIFIED, UNAUTHORIZED, RATE_LIMITED, TRANSIENT, UNEXPECTED -> throw new IllegalStateException("not settled by the client: " + response);
        });
    }

    /**
     * Nothing more, if the source says that a key has no more records than were read.
     *
     * @param capped what the query fails with otherwise
     */
    CompletableFuture<FetchedPage> confirm(long records, TrinoException capped)
    {
        RecordTotal total = endpoint.total().orElseThrow(() -> capped);
        return call.send(renderer.resource(endpoint, total.path(), key.values())).thenCompose(response -> {
            boolean isComplete = response.meaning() == ResponseMeaning.SUCCESS && NumberReader.read(response.body(), total.pointer()).orElse(Long.MAX_VALUE) <= records;
            return isComplete ? completedFuture(FetchedPage.none(response.receivedAt())) : failedFuture(capped);
        });
    }

    /**
     * Aborts the request under way. Thread-safe.
     */
    void close()
    {
        call.close();
    }
}

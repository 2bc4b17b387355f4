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

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.cache.CacheStatus;
import io.omnisql.connector.decode.CursorReader;
import io.omnisql.connector.decode.NamedKeysReader;
import io.omnisql.connector.decode.NumberReader;
import io.omnisql.connector.decode.RecordShape;
import io.omnisql.connector.decode.RecordStream;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.KeyBatch;
import io.omnisql.connector.definition.KeyRecord;
import io.omnisql.connector.definition.ListTotal;
import io.omnisql.connector.definition.Paging;
import io.omnisql.connector.definition.RecordTotal;
import io.omnisql.connector.definition.ResponseMeaning;
import io.omnisql.connector.definition.SearchText;
import io.omnisql.connector.http.ApiResponse;
import io.omnisql.connector.request.ApiRequest;
import io.omnisql.connector.request.KeyBinding;
import io.omnisql.connector.request.QueryCondition;
import io.omnisql.connector.request.RequestParameter;
import io.omnisql.connector.request.RequestRenderer;
import io.trino.spi.TrinoException;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

/**
 * Fetches the pages of one key, in their order, and decides what a refusal means for the query.
 * <p>
 * Never blocks; not thread-safe but for {@link #close}.
 */
final class PageFetcher
{
    private static final int MAX_RESTARTS = 3;
    // a source may name one value at a time, of thousands that it does not know
    private static final int MAX_REFUSALS = 5;

    private final OpenCalls calls;
    private final RequestRenderer renderer;
    private final KeyGroup group;
    private final boolean supplements;
    private final boolean resumes;
    private final KeyProblems problems;
    private final int parallelism;
    private final LongConsumer demand;

    private final NamedKey key;
    private EndpointDefinition endpoint;
    private boolean withoutDroppable;
    private List<QueryCondition> conditions;
    private PageChain chain;
    private BatchRest rest;
    private Fence fence;
    private int restarts;
    private int refusals;
    private volatile boolean refused;

    /**
     * @param parallelism how many pages may be under way at once
     * @param demand is told of requests that were not expected, and refuses the query if they are more than it may make
     */
    PageFetcher(OpenCalls calls, RequestRenderer renderer, Position position, KeyProblems problems, int parallelism, LongConsumer demand)
    {
        this.calls = requireNonNull(calls, "calls is null");
        this.renderer = requireNonNull(renderer, "renderer is null");
        this.group = position.group();
        this.key = new NamedKey(calls, renderer, position.key(), problems);
        this.supplements = position.supplements();
        this.resumes = position.resumes();
        this.problems = requireNonNull(problems, "problems is null");
        this.parallelism = parallelism;
        this.demand = requireNonNull(demand, "demand is null");
        this.endpoint = position.endpoint();
        this.conditions = group.conditions();
        this.chain = new PageChain(calls, endpoint, problems);
        this.rest = new BatchRest(position.key().binding().batch());
        this.fence = new Fence(calls);
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
        return key.key();
    }

    CompletableFuture<FetchedPage> first()
    {
        if (!key().values().values().stream().allMatch(RequestRenderer::isAddressable)) {
            return problems.missing(key());
        }
        return key.confirm(endpoint, this::told, this::firstPage);
    }

    private FetchedPage told(KeyRecord.Told list, ApiResponse response)
    {
        endpoint = endpoint.withRecords(endpoint.records().at(list.place()));
        return new FetchedPage(Optional.of(response.body()), response.receivedAt(), true, response.cacheStatus());
    }

    private CompletableFuture<FetchedPage> firstPage()
    {
        PageChain pages = new PageChain(calls, endpoint, problems);
        chain = pages;
        rest = new BatchRest(key().binding().batch());
        PageChain.Asked first = pages.first(page(Optional.empty()));
        return first.response().thenCompose(response -> resumes || restarts > 0 ? resumed(pages, first, response) : settled(pages, first, response));
    }

    private CompletableFuture<FetchedPage> settled(PageChain pages, PageChain.Asked asked, ApiResponse response)
    {
        return switch (response.meaning()) {
            case SUCCESS -> page(pages, asked, response);
            case NO_RECORDS -> completedFuture(FetchedPage.none(response.receivedAt()));
            case REJECTED -> endpoint.search().isPresent() ? withAccepted(response) : withoutDroppable(response);
            case MISSING -> missing(response);
            case MOVED -> key.absent(endpoint, ResponseMeaning.MOVED);
            case FORBIDDEN -> supplements ? problems.forbiddenRest(key(), endpoint) : key.refused(endpoint);
            case INSUFFICIENT_SCOPE -> problems.insufficientScope(endpoint.route());
            case NOT_MODIFIED, UNAUTHORIZED, RATE_LIMITED, ENDPOINT_LIMITED, TRANSIENT, UNEXPECTED -> throw new IllegalStateException("not settled by the client: " + response);
        };
    }

    /**
     * The page behind the last one, which was not the last of all.
     *
     * @param pages how many pages are asked for ahead of the reading, with this one, where the source has numbered them
     */
    CompletableFuture<FetchedPage> next(int pages)
    {
        PageChain current = chain;
        PageChain.Asked asked = current.next(pages);
        return asked.response().thenCompose(response -> current.isTorn() || isRefused(current, response) ? completedFuture(FetchedPage.none(response.receivedAt())) : resumed(current, asked, response));
    }

    /**
     * Whether the source refuses to go on for the first time, which is a reason to begin again: it may forget the positions that it has given away.
     */
    private boolean isRefused(PageChain pages, ApiResponse response)
    {
        if (response.meaning() != ResponseMeaning.REJECTED || refused || !pages.tear()) {
            return false;
        }
        refused = true;
        return true;
    }

    /**
     * Takes note that a page was read.
     *
     * @param hasSameRecords whether an answer has the page's records
     * @param atOnce whether it is sure that the fence will be wanted
     */
    void read(PageVersion page, Predicate<byte[]> hasSameRecords, boolean atOnce)
    {
        fence.add(page, hasSameRecords, atOnce);
    }

    /**
     * Takes note that the pages which were read fit together, so that later queries may be told them.
     */
    void fits()
    {
        chain.place();
    }

    /**
     * Asks whether the pages that were read fit together, unless that is known. No page is read behind them.
     */
    Optional<CompletableFuture<?>> fence()
    {
        chain.abort();
        return fence.close(parallelism);
    }

    /**
     * Whether the pages that were read do not fit together.
     */
    boolean isTorn()
    {
        return chain.isTorn() || fence.isTorn();
    }

    /**
     * The first page once more, as the list has changed while it was read.
     */
    CompletableFuture<FetchedPage> restart()
    {
        chain.abort();
        fence.abort();
        restarts++;
        if (restarts > MAX_RESTARTS) {
            return problems.changedWhileReading(key(), endpoint, restarts);
        }
        calls.readAnew();
        fence = new Fence(calls);
        return firstPage();
    }

    /**
     * The size of the answers that wait for their turn.
     */
    long retainedBytes()
    {
        return chain.retainedBytes() + fence.retainedBytes();
    }

    /**
     * The answer for a key of which records have been read.
     */
    private CompletableFuture<FetchedPage> resumed(PageChain pages, PageChain.Asked asked, ApiResponse response)
    {
        return switch (response.meaning()) {
            case SUCCESS -> page(pages, asked, response);
            case REJECTED -> refused ? problems.cursorExpired(key(), endpoint, response.status()) : problems.rejected(endpoint, response.status());
            case FORBIDDEN -> problems.forbiddenWhileReading(key(), endpoint);
            case INSUFFICIENT_SCOPE -> problems.insufficientScope(endpoint.route());
            case NO_RECORDS, MISSING, MOVED -> problems.goneWhileReading(key(), endpoint);
            case NOT_MODIFIED, UNAUTHORIZED, RATE_LIMITED, ENDPOINT_LIMITED, TRANSIENT, UNEXPECTED -> throw new IllegalStateException("not settled by the client: " + response);
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
                .orElseGet(() -> key.absent(endpoint, ResponseMeaning.MISSING));
    }

    private ApiRequest page(Optional<String> cursor)
    {
        return page(key().binding(), cursor);
    }

    private ApiRequest page(KeyBinding binding, Optional<String> cursor)
    {
        List<QueryCondition> wanted = endpoint.equals(group.endpoint()) ? conditions : ImmutableList.of();
        return renderer.page(endpoint, binding, group.parameters(endpoint, withoutDroppable), wanted, group.fields(endpoint), group.pageSize(endpoint), cursor);
    }

    private CompletableFuture<FetchedPage> page(PageChain pages, PageChain.Asked asked, ApiResponse response)
    {
        if (group.counts() && endpoint.equals(group.endpoint())) {
            return counted(endpoint.listTotal().orElseThrow(), asked, response);
        }
        PageWord word = switch (endpoint.paging()) {
            case Paging.Unpaged() -> PageWord.of(endpoint.keyBatch().flatMap(KeyBatch::postponed).flatMap(pointer -> restOfBatch(NamedKeysReader.read(response.body(), pointer))));
            case Paging.Connection _ -> PageWord.of(Optional.empty());
            case Paging.LinkHeader _ -> PageWord.linked(response.headers(), asked.request().url(), link -> renderer.linked(endpoint, link));
            case Paging.Cursor cursor -> PageWord.of(CursorReader.next(response.body(), cursor).map(position -> page(Optional.of(position))));
            case Paging.Offset offset -> PageWord.counted(response.body(), endpoint.records(), offset, pages.records(), pages.fullPage(group.recordsPerPage(endpoint)), before -> page(Optional.of(String.valueOf(before))));
        };
        if (word.next().isEmpty() && response.cacheStatus() == CacheStatus.REVALIDATED && endpoint.paging() instanceof Paging.LinkHeader && isFull(response.body())) {
            // it may be as it was, and have another page behind it by now: the tag of an answer need not tell of its links
            return calls.send(asked.request(), asked.reuse().sent()).thenCompose(whole -> resumed(pages, asked, whole));
        }
        return completedFuture(new FetchedPage(Optional.of(response.body()), response.receivedAt(), word.next().isEmpty(), pages.arrived(asked, response, word), response.cacheStatus()));
    }

    private Optional<ApiRequest> restOfBatch(List<String> postponed)
    {
        if (!rest.add(postponed)) {
            throw problems.postponed(endpoint);
        }
        return rest.next().map(batch -> page(new KeyBinding(key().values(), batch), Optional.empty()));
    }

    private CompletableFuture<FetchedPage> counted(ListTotal total, PageChain.Asked asked, ApiResponse response)
    {
        if (total instanceof ListTotal.InHeader && response.cacheStatus() == CacheStatus.REVALIDATED) {
            // the tag of an answer need not tell of its headers
            return calls.send(asked.request(), asked.reuse().sent()).thenCompose(whole -> settled(chain, asked, whole));
        }
        return completedFuture(new FetchedPage(Optional.of(response.body()), response.receivedAt(), true, OptionalLong.of(TotalReader.read(response, total)), Optional.empty(), response.cacheStatus()));
    }

    private boolean isFull(byte[] body)
    {
        AtomicInteger records = new AtomicInteger();
        new RecordStream(endpoint.records().paged(), new RecordShape()).read(body, () -> records.incrementAndGet() < group.recordsPerPage(endpoint));
        return records.get() >= group.recordsPerPage(endpoint);
    }

    /**
     * The source refuses the search: the values that it does not know are left to the row predicate, or every condition that it need not evaluate, as is what it goes on to refuse. What is asked then is estimated as the search was.
     */
    private CompletableFuture<FetchedPage> withAccepted(ApiResponse response)
    {
        refusals++;
        List<QueryCondition> accepted = refusals < MAX_REFUSALS ?
                renderer.dialect().accepted(conditions, response.body()) :
                conditions.stream().filter(condition -> !condition.droppable()).collect(toImmutableList());
        if (accepted.equals(conditions)) {
            boolean isOfScope = endpoint.search().flatMap(SearchText::scope).isPresent() && conditions.stream().anyMatch(condition -> !condition.droppable());
            return isOfScope ? problems.rejectedScope(endpoint, response.status()) : problems.rejected(endpoint, response.status());
        }
        demand.accept(1);
        conditions = accepted;
        return first();
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
     * Nothing more, if the source says now that a key has no more records than were read.
     *
     * @param capped what the query fails with otherwise
     */
    CompletableFuture<FetchedPage> confirm(long records, TrinoException capped)
    {
        RecordTotal total = endpoint.total().orElseThrow(() -> capped);
        return calls.send(renderer.resource(endpoint, total.path(), key().values()), calls.reuse().confirmedNow()).thenCompose(response -> {
            boolean isComplete = response.meaning() == ResponseMeaning.SUCCESS && NumberReader.read(response.body(), total.pointer()).orElse(Long.MAX_VALUE) <= records;
            return isComplete ? completedFuture(FetchedPage.none(response.receivedAt())) : failedFuture(capped);
        });
    }

    /**
     * Aborts the request under way. Thread-safe.
     */
    void close()
    {
        calls.close();
    }
}

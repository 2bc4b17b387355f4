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
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.http.Timing;
import io.omnisql.connector.planning.KeyOrigin;
import io.omnisql.connector.request.KeyBinding;
import io.trino.spi.TrinoException;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;

/**
 * Goes through the pages of a split's keys: one key after the other, or many at once where a query asks for many. Fetches one page ahead where nothing can end the reading early.
 * <p>
 * Never blocks; not thread-safe but for {@link #close}.
 */
final class SplitReader
{
    private final Iterator<KeyGroup> groups;
    private final Deque<Position> positions = new ArrayDeque<>();
    private final PageFetchers fetchers;
    private final boolean prefetches;
    private final KeyProblems problems;
    private final Timing timing;
    // what a page has shown to be asked as well, before the next key
    private final Deque<Position> referred = new ArrayDeque<>();
    private final Deque<Unfinished> unfinished = new ArrayDeque<>();
    private final Deque<TakenPage> arrived = new ArrayDeque<>();
    private final Map<KeyGroup, BatchFetcher> batchFetchers = new HashMap<>();
    private Optional<KeyGroup> listed = Optional.empty();
    private volatile Optional<KeyWalk<SplitKey>> walk = Optional.empty();
    private volatile Optional<PageFetcher> fetcher = Optional.empty();
    private volatile Optional<BatchFetcher> batchFetcher = Optional.empty();
    private Optional<Position> position = Optional.empty();
    private Optional<CompletableFuture<FetchedPage>> pending = Optional.empty();
    private Optional<Batch> batch = Optional.empty();
    private boolean goesOn;
    private int pagesOfKey;
    private volatile boolean closed;

    /**
     * @param prefetches whether a scan reads everything, so that no page is fetched in vain
     */
    SplitReader(ApiSplit split, PageFetchers fetchers, boolean prefetches, KeyProblems problems, Timing timing)
    {
        this.groups = split.groups().iterator();
        this.fetchers = requireNonNull(fetchers, "fetchers is null");
        this.prefetches = prefetches;
        this.problems = requireNonNull(problems, "problems is null");
        this.timing = requireNonNull(timing, "timing is null");
    }

    /**
     * The page that is read next, of records or of keys that are listed; empty at the end of the split.
     */
    Optional<CompletableFuture<FetchedPage>> pending()
    {
        if (!arrived.isEmpty()) {
            return Optional.of(completedFuture(arrived.getFirst().page()));
        }
        if (pending.isEmpty() && batch.isEmpty() && !start()) {
            Optional<CompletableFuture<FetchedPage>> keys = walk.flatMap(KeyWalk::pending);
            if (keys.isPresent()) {
                return keys;
            }
            walk = Optional.empty();
            if (groups.hasNext()) {
                enter(groups.next());
                return pending();
            }
        }
        return pending.or(() -> batch.map(Batch::first));
    }

    /**
     * Whether the answer that was taken from last holds more pages.
     */
    boolean hasArrived()
    {
        return !arrived.isEmpty();
    }

    /**
     * Asks for the next page of records, if there may be one of the keys that are known.
     */
    private boolean start()
    {
        if (goesOn) {
            goesOn = false;
            pending = Optional.of(fetcher.orElseThrow().next());
        }
        else if (!referred.isEmpty()) {
            startKey(referred.remove());
        }
        else if (isBatchNext()) {
            startBatch();
        }
        else if (!positions.isEmpty()) {
            startKey(positions.remove());
        }
        return pending.isPresent() || batch.isPresent();
    }

    private boolean isBatchNext()
    {
        return !unfinished.isEmpty() || (!positions.isEmpty() && positions.getFirst().isBatched());
    }

    private void enter(KeyGroup group)
    {
        add(group, group.keys());
        listed = Optional.of(group);
        walk = group.listing().map(listing -> KeyWalk.of(listing, new SplitReader(listing.split(), fetchers, prefetches, problems, timing), problems, timing));
        if (closed) {
            walk.ifPresent(KeyWalk::close);
        }
    }

    private void add(KeyGroup group, List<SplitKey> keys)
    {
        keys.forEach(key -> positions.add(new Position(group, key, group.endpoint(), Role.ASKED_FIRST)));
    }

    private void startKey(Position next)
    {
        PageFetcher created = fetchers.create(next);
        position = Optional.of(next);
        fetcher = Optional.of(created);
        if (closed) {
            created.close();
        }
        pagesOfKey = 0;
        pending = Optional.of(created.first());
    }

    /**
     * Asks for the next pages of the keys that have some, and fills the query up with new keys.
     */
    private void startBatch()
    {
        KeyGroup group = unfinished.isEmpty() ? positions.getFirst().group() : unfinished.getFirst().position().group();
        BatchFetcher queries = batchFetchers.computeIfAbsent(group, fetchers::createBatch);
        batchFetcher = Optional.of(queries);
        if (closed) {
            queries.close();
        }
        ImmutableList.Builder<Unfinished> asked = ImmutableList.builder();
        int keys = 0;
        while (keys < queries.keysPerRequest() && !unfinished.isEmpty() && unfinished.getFirst().position().group().equals(group)) {
            asked.add(unfinished.remove());
            keys++;
        }
        while (keys < queries.keysPerRequest() && !positions.isEmpty() && positions.getFirst().group().equals(group)) {
            asked.add(new Unfinished(positions.remove(), Optional.empty()));
            keys++;
        }
        List<Unfinished> all = asked.build();
        CompletableFuture<BatchFetcher.Answer> answer = queries.fetch(all.stream().map(Unfinished::request).collect(toImmutableList()));
        batch = Optional.of(new Batch(all, answer, answer.thenApply(SplitReader::first)));
    }

    /**
     * A page to wait for, whatever it holds.
     */
    private static FetchedPage first(BatchFetcher.Answer answer)
    {
        return answer.pages().isEmpty() ? FetchedPage.none(Instant.EPOCH) : answer.pages().getFirst().page();
    }

    /**
     * Takes the pending page, which has arrived, and asks for the one behind it where that is sure to be wanted. Empty where there are no records in it: keys that are listed,
     * or an answer that has shown only what else to ask.
     */
    Optional<TakenPage> take()
    {
        if (!arrived.isEmpty()) {
            return Optional.of(arrived.remove());
        }
        if (batch.isPresent()) {
            arrive(batch.get());
            batch = Optional.empty();
            if (prefetches && referred.isEmpty() && !arrived.isEmpty() && isBatchNext()) {
                startBatch();
            }
            return Optional.ofNullable(arrived.poll());
        }
        if (pending.isEmpty()) {
            add(listed.orElseThrow(), walk.orElseThrow().take());
            return Optional.empty();
        }
        FetchedPage page = pending.orElseThrow().resultNow();
        EndpointDefinition endpoint = fetcher.orElseThrow().endpoint();
        pagesOfKey++;
        pending = Optional.empty();
        if (!page.last() && prefetches && pagesOfKey > 1) {
            pending = Optional.of(fetcher.orElseThrow().next());
        }
        position = position.map(asked -> asked.with(fetcher.orElseThrow().key()));
        return Optional.of(new TakenPage(page, position.orElseThrow(), endpoint, pagesOfKey == 1));
    }

    private void arrive(Batch asked)
    {
        BatchFetcher.Answer answer = asked.answer().resultNow();
        for (BatchFetcher.Page page : answer.pages()) {
            Unfinished request = asked.find(page.request());
            arrived.add(new TakenPage(page.page(), request.position(), request.position().endpoint(), request.cursor().isEmpty()));
            page.elsewhere().forEach(record -> referred.add(request.position().record(record)));
            page.next().ifPresent(cursor -> unfinished.add(new Unfinished(request.position(), Optional.of(cursor))));
        }
        answer.postponed().forEach(request -> unfinished.add(asked.find(request)));
        answer.elsewhere().forEach(request -> referred.add(asked.find(request).position().elsewhere()));
    }

    /**
     * Goes on after a page: to the key's next page, to an endpoint with more rows of the key, or to the next key.
     */
    void proceed(TakenPage taken, boolean keyIsDone)
    {
        if (taken.position().isBatched()) {
            if (keyIsDone) {
                unfinished.removeIf(request -> request.position().equals(taken.position()));
            }
            return;
        }
        if (keyIsDone) {
            pending = Optional.empty();
            fetcher.orElseThrow().close();
        }
        else if (!taken.page().last() && pending.isEmpty()) {
            goesOn = true;
            if (prefetches) {
                pending();
            }
        }
        if ((keyIsDone || taken.page().last()) && taken.page().body().isPresent()) {
            Position done = taken.position();
            done.group().also(taken.endpoint()).ifPresent(also -> referred.add(new Position(done.group(), done.key(), also, Role.SUPPLEMENT)));
        }
    }

    /**
     * Whether more pages of a key may follow.
     */
    boolean isOpen(SplitKey key)
    {
        return ((pending.isPresent() || goesOn) && position.orElseThrow().identityKey().equals(key)) ||
                batch.filter(asked -> asked.requests().stream().anyMatch(request -> request.position().key().equals(key))).isPresent() ||
                referred.stream().anyMatch(other -> other.identityKey().equals(key)) ||
                unfinished.stream().anyMatch(request -> request.position().key().equals(key));
    }

    /**
     * Has the source confirm that a key whose last page was taken has no more records than these. A query does not tell that, so that all of them are asked for elsewhere.
     *
     * @param capped what the query fails with otherwise
     */
    void confirm(TakenPage taken, long records, TrinoException capped)
    {
        if (taken.position().isBatched()) {
            referred.add(taken.position().elsewhere());
        }
        else {
            pending = Optional.of(fetcher.orElseThrow().confirm(records, capped));
        }
    }

    /**
     * The size of the pages that wait to be taken.
     */
    long retainedBytes()
    {
        return arrived.stream().mapToLong(page -> page.page().retainedBytes()).sum() +
                pending.filter(page -> page.isDone() && !page.isCompletedExceptionally())
                        .map(page -> page.resultNow().retainedBytes())
                        .orElse(0);
    }

    /**
     * Aborts the request under way, and lets no other one begin. Thread-safe.
     */
    void close()
    {
        closed = true;
        fetcher.ifPresent(PageFetcher::close);
        batchFetcher.ifPresent(BatchFetcher::close);
        walk.ifPresent(KeyWalk::close);
    }

    /**
     * Makes what fetches the pages of keys.
     */
    interface PageFetchers
    {
        PageFetcher create(Position position);

        BatchFetcher createBatch(KeyGroup group);
    }

    enum Role
    {
        ASKED_FIRST,
        /**
         * The endpoint has the rows that another one has left out.
         */
        SUPPLEMENT,
        /**
         * The endpoint is asked for what a query has not told.
         */
        REPLACEMENT,
    }

    /**
     * @param endpoint the one to ask first
     * @param list the key of the list that the record belongs to, if a single one of a list is asked for
     */
    record Position(KeyGroup group, SplitKey key, EndpointDefinition endpoint, Role role, Optional<SplitKey> list)
    {
        private Position(KeyGroup group, SplitKey key, EndpointDefinition endpoint, Role role)
        {
            this(group, key, endpoint, role, Optional.empty());
        }

        /**
         * The same position, with the key in the source's own spelling.
         */
        private Position with(SplitKey spelled)
        {
            return new Position(group, spelled, endpoint, role, list);
        }

        /**
         * The key among whose rows those of the position are told apart.
         */
        SplitKey identityKey()
        {
            return list.orElse(key);
        }

        /**
         * Whether several rows can come for that key.
         */
        boolean isOfList()
        {
            return endpoint.isList() || list.isPresent();
        }

        boolean supplements()
        {
            return role == Role.SUPPLEMENT;
        }

        /**
         * Whether rows of the same key may have been delivered from another endpoint.
         */
        boolean goesOn()
        {
            return role != Role.ASKED_FIRST;
        }

        boolean isBatched()
        {
            return endpoint.query().isPresent();
        }

        /**
         * @param values what finds the record, beside the key
         */
        private Position record(Map<String, String> values)
        {
            Map<String, String> variables = ImmutableMap.<String, String>builder().putAll(key.values()).putAll(values).buildOrThrow();
            return new Position(group, new SplitKey(new KeyBinding(variables, ImmutableList.of()), KeyOrigin.ENUMERATED, ImmutableSet.of()), group.record().orElseThrow(), Role.REPLACEMENT, Optional.of(key));
        }

        private Position elsewhere()
        {
            return new Position(group, key, group.otherwise(endpoint).orElseThrow(), Role.REPLACEMENT);
        }
    }

    /**
     * @param endpoint where the page came from
     * @param first whether it is the first page of its key, or of those that an endpoint has left out
     */
    record TakenPage(FetchedPage page, Position position, EndpointDefinition endpoint, boolean first) {}

    /**
     * A key of which a query has to ask for a page.
     */
    private record Unfinished(Position position, Optional<String> cursor)
    {
        BatchFetcher.Request request()
        {
            return new BatchFetcher.Request(position.key(), cursor);
        }
    }

    private record Batch(List<Unfinished> requests, CompletableFuture<BatchFetcher.Answer> answer, CompletableFuture<FetchedPage> first)
    {
        Unfinished find(BatchFetcher.Request request)
        {
            return requests.stream().filter(asked -> asked.position().key().equals(request.key())).findFirst().orElseThrow();
        }
    }
}

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

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.function.Function.identity;

/**
 * Reads many keys at once by queries: each next query asks for the pages that follow those of the last one, and is filled up with new keys.
 * <p>
 * Never blocks. At most one query is under way; not thread-safe but for {@link #close}.
 */
final class BatchReader
{
    private final PageFetchers fetchers;
    private final Map<KeyGroup, BatchFetcher> batchFetchers = new HashMap<>();
    private final Deque<UnfinishedKey> unfinished = new ArrayDeque<>();
    private final Deque<TakenPage> arrived = new ArrayDeque<>();
    private final Set<SplitKey> finished = new HashSet<>();
    private Optional<Batch> underWay = Optional.empty();
    private volatile Optional<BatchFetcher> current = Optional.empty();
    private volatile boolean closed;

    BatchReader(PageFetchers fetchers)
    {
        this.fetchers = requireNonNull(fetchers, "fetchers is null");
    }

    /**
     * The page that is taken next; empty where no query is under way, and the pages of the last one are taken.
     */
    Optional<CompletableFuture<FetchedPage>> pending()
    {
        return arrived.isEmpty() ? underWay.map(Batch::first) : Optional.of(completedFuture(arrived.getFirst().page()));
    }

    boolean hasArrived()
    {
        return !arrived.isEmpty();
    }

    /**
     * Whether keys that have been asked for have more pages.
     */
    boolean isUnfinished()
    {
        return !unfinished.isEmpty();
    }

    /**
     * Sends the next query.
     *
     * @param keys new keys, of which as many are removed as it has room for
     */
    void start(Deque<Position> keys)
    {
        KeyGroup group = unfinished.isEmpty() ? keys.getFirst().group() : unfinished.getFirst().position().group();
        BatchFetcher fetcher = batchFetchers.computeIfAbsent(group, fetchers::createBatch);
        current = Optional.of(fetcher);
        if (closed) {
            fetcher.close();
        }
        ImmutableList.Builder<UnfinishedKey> asked = ImmutableList.builder();
        int room = fetcher.keysPerRequest();
        for (; room > 0 && !unfinished.isEmpty() && unfinished.getFirst().position().group().equals(group); room--) {
            asked.add(unfinished.remove());
        }
        for (; room > 0 && !keys.isEmpty() && keys.getFirst().group().equals(group); room--) {
            asked.add(new UnfinishedKey(keys.remove(), Optional.empty()));
        }
        List<UnfinishedKey> all = asked.build();
        CompletableFuture<BatchAnswer> answer = fetcher.fetch(all.stream().map(UnfinishedKey::request).collect(toImmutableList()));
        underWay = Optional.of(new Batch(all, answer, answer.thenApply(BatchReader::first)));
    }

    /**
     * A page to wait for, whatever it holds.
     */
    private static FetchedPage first(BatchAnswer answer)
    {
        return answer.pages().isEmpty() ? FetchedPage.none(Instant.EPOCH) : answer.pages().getFirst().page();
    }

    /**
     * Whether the next page to be taken is that of an answer, which has to be opened first.
     */
    boolean isSealed()
    {
        return arrived.isEmpty() && underWay.isPresent();
    }

    /**
     * Opens the answer of the query under way, which has arrived.
     *
     * @param referred is given the keys that have to be asked elsewhere
     * @param fallback is given those for which no single endpoint is asked
     */
    void open(Consumer<Position> referred, Consumer<Position> fallback)
    {
        Batch batch = underWay.orElseThrow();
        underWay = Optional.empty();
        open(batch.requests(), batch.answer().resultNow(), referred, fallback);
    }

    /**
     * Takes what a query that has listed keys has told of them beside.
     */
    void tell(KeyGroup group, List<ListedKey> keys, Consumer<Position> referred, Consumer<Position> fallback)
    {
        BatchFetcher fetcher = batchFetchers.computeIfAbsent(group, fetchers::createBatch);
        open(keys.stream().map(key -> new UnfinishedKey(Position.of(group, key.key()), Optional.empty())).collect(toImmutableList()), fetcher.told(keys), referred, fallback);
    }

    private void open(List<UnfinishedKey> asked, BatchAnswer answer, Consumer<Position> referred, Consumer<Position> fallback)
    {
        Map<SplitKey, UnfinishedKey> requests = asked.stream().collect(toImmutableMap(request -> request.position().key(), identity()));
        for (BatchPage page : answer.pages()) {
            Position position = requests.get(page.request().key()).position();
            arrived.add(new TakenPage(page.page(), position, position.endpoint(), page.request().cursor().isEmpty(), page.untold()));
            page.next().filter(_ -> !finished.contains(position.key())).ifPresent(cursor -> unfinished.add(new UnfinishedKey(position, Optional.of(cursor))));
        }
        answer.postponed().forEach(request -> unfinished.add(requests.get(request.key())));
        for (BatchRequest request : answer.elsewhere()) {
            Position position = requests.get(request.key()).position();
            if (position.group().otherwise(position.endpoint()).isEmpty()) {
                fallback.accept(position);
            }
            else {
                referred.accept(request.cursor().isPresent() ? position.resumption() : position.replacement());
            }
        }
    }

    /**
     * Adds a page to those that wait to be taken, for which nothing was asked.
     */
    void add(TakenPage page)
    {
        arrived.add(page);
    }

    /**
     * The next page; empty where the answer had none.
     */
    Optional<TakenPage> take()
    {
        return Optional.ofNullable(arrived.poll());
    }

    /**
     * Asks for no more pages of a key.
     */
    void finish(Position position)
    {
        finished.add(position.key());
        unfinished.removeIf(request -> request.position().equals(position));
    }

    /**
     * Whether more pages of a key may follow.
     */
    boolean isOpen(SplitKey key)
    {
        return underWay.filter(batch -> batch.requests().stream().anyMatch(request -> request.position().key().equals(key))).isPresent() ||
                unfinished.stream().anyMatch(request -> request.position().key().equals(key));
    }

    /**
     * The size of the pages that wait to be taken.
     */
    long retainedBytes()
    {
        return arrived.stream().mapToLong(page -> page.page().retainedBytes()).sum();
    }

    /**
     * Aborts the query under way, and lets no other one begin. Thread-safe.
     */
    void close()
    {
        closed = true;
        current.ifPresent(BatchFetcher::close);
    }

    private record Batch(List<UnfinishedKey> requests, CompletableFuture<BatchAnswer> answer, CompletableFuture<FetchedPage> first) {}
}

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

import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.http.Timing;
import io.trino.spi.TrinoException;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

import static java.util.Objects.requireNonNull;

/**
 * Goes through the pages of a split's keys in their order, fetching one page ahead where nothing can end the reading early. Never blocks; not thread-safe but for {@link #close}.
 */
final class SplitReader
{
    private final Iterator<KeyGroup> groups;
    private final Queue<Position> positions = new ArrayDeque<>();
    private final PageFetchers fetchers;
    private final boolean prefetches;
    private final KeyProblems problems;
    private final Timing timing;

    private Optional<KeyGroup> listed = Optional.empty();
    private volatile Optional<KeyWalk<SplitKey>> walk = Optional.empty();
    private volatile Optional<PageFetcher> fetcher = Optional.empty();
    private Optional<Position> position = Optional.empty();
    private Optional<Position> supplement = Optional.empty();
    private Optional<CompletableFuture<FetchedPage>> pending = Optional.empty();
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
        if (pending.isPresent()) {
            return pending;
        }
        if (goesOn) {
            goesOn = false;
            pending = Optional.of(fetcher.orElseThrow().next());
            return pending;
        }
        if (supplement.isPresent() || !positions.isEmpty()) {
            start(supplement.orElseGet(positions::remove));
            return pending;
        }
        Optional<CompletableFuture<FetchedPage>> keys = walk.flatMap(KeyWalk::pending);
        if (keys.isPresent()) {
            return keys;
        }
        walk = Optional.empty();
        if (groups.hasNext()) {
            enter(groups.next());
            return pending();
        }
        return Optional.empty();
    }

    private void start(Position next)
    {
        position = Optional.of(next);
        supplement = Optional.empty();
        PageFetcher pages = fetchers.create(next);
        fetcher = Optional.of(pages);
        if (closed) {
            pages.close();
        }
        pagesOfKey = 0;
        pending = Optional.of(pages.first());
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
        keys.forEach(key -> positions.add(new Position(group, key, group.endpoint())));
    }

    /**
     * Takes the pending page, which has arrived, and asks for the one behind it where that is sure to be wanted. Empty where it is a page of keys, which are read next.
     */
    Optional<TakenPage> take()
    {
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
        return Optional.of(new TakenPage(page, position.orElseThrow().with(fetcher.orElseThrow().key()), endpoint, pagesOfKey == 1));
    }

    /**
     * Goes on after a page: to the key's next page, to an endpoint with more rows of the key, or to the next key.
     */
    void proceed(TakenPage taken, boolean keyIsDone)
    {
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
            supplement = done.group().also(taken.endpoint()).map(also -> new Position(done.group(), done.key(), also));
        }
    }

    /**
     * Has the source confirm that the key whose last page was taken has no more records than these.
     *
     * @param capped what the query fails with otherwise
     */
    void confirm(long records, TrinoException capped)
    {
        pending = Optional.of(fetcher.orElseThrow().confirm(records, capped));
    }

    /**
     * The size of the page that waits to be taken.
     */
    long retainedBytes()
    {
        return pending.filter(page -> page.isDone() && !page.isCompletedExceptionally())
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
        walk.ifPresent(KeyWalk::close);
    }

    /**
     * Makes the fetcher of a key.
     */
    interface PageFetchers
    {
        PageFetcher create(Position position);
    }

    /**
     * @param endpoint the one to ask first
     */
    record Position(KeyGroup group, SplitKey key, EndpointDefinition endpoint)
    {
        /**
         * The same position, with the key in the source's own spelling.
         */
        Position with(SplitKey spelled)
        {
            return new Position(group, spelled, endpoint);
        }

        /**
         * Whether the endpoint has the rows that another one has left out.
         */
        boolean supplements()
        {
            return !endpoint.equals(group.endpoint());
        }
    }

    /**
     * @param endpoint where the page came from
     * @param first whether it is the first page of its key, or of those that an endpoint has left out
     */
    record TakenPage(FetchedPage page, Position position, EndpointDefinition endpoint, boolean first) {}
}

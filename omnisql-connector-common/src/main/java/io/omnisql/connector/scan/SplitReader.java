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
import io.omnisql.connector.decode.DocumentTexts;
import io.omnisql.connector.decode.GraphQlPage;
import io.omnisql.connector.http.Timing;
import io.trino.spi.TrinoException;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Goes through the pages of a split's keys: one key after the other, or many at once where a query asks for many. Fetches ahead where nothing can end the reading early.
 * <p>
 * Never blocks; not thread-safe but for {@link #close}.
 */
final class SplitReader
{
    private final Iterator<KeyGroup> groups;
    private final PageFetchers fetchers;
    private final PageWindow window;
    private final boolean stopsAnywhere;
    private final DocumentTexts documents;
    private final KeyProblems problems;
    private final Timing timing;
    private final KeyReader key;
    private final BatchReader batches;
    private final Deque<Position> positions = new ArrayDeque<>();
    // what a page has shown to be asked as well, before the next key
    private final Deque<Position> referred = new ArrayDeque<>();
    private final UntoldRecords untold;
    // what is read in another way altogether
    private final Deque<KeyGroup> fallbacks = new ArrayDeque<>();
    private Optional<KeyGroup> listed = Optional.empty();
    private volatile Optional<KeyWalk<ListedKey>> walk = Optional.empty();
    private volatile boolean closed;

    /**
     * @param window how far ahead of the reading pages are asked for
     * @param stopsAnywhere whether any rows may be enough, so that it matters only at the end of a list whether all were seen
     */
    SplitReader(ApiSplit split, PageFetchers fetchers, PageWindow window, boolean stopsAnywhere, DocumentTexts documents, KeyProblems problems, Timing timing)
    {
        this.groups = split.groups().iterator();
        this.fetchers = requireNonNull(fetchers, "fetchers is null");
        this.window = requireNonNull(window, "window is null");
        this.stopsAnywhere = stopsAnywhere;
        this.documents = requireNonNull(documents, "documents is null");
        this.problems = requireNonNull(problems, "problems is null");
        this.timing = requireNonNull(timing, "timing is null");
        this.key = new KeyReader(fetchers, window, stopsAnywhere, timing);
        this.batches = new BatchReader(fetchers);
        this.untold = new UntoldRecords(fetchers.standIns());
    }

    /**
     * The page that is read next, of records or of keys that are listed; empty at the end of the split.
     */
    Optional<CompletableFuture<FetchedPage>> pending()
    {
        if (records().isEmpty() && !isListedFirst()) {
            start();
        }
        if (records().isPresent()) {
            return records();
        }
        Optional<CompletableFuture<FetchedPage>> keys = walk.flatMap(KeyWalk::pending);
        if (keys.isPresent()) {
            return keys;
        }
        walk = Optional.empty();
        if (fallbacks.isEmpty() && !groups.hasNext()) {
            return Optional.empty();
        }
        enter(fallbacks.isEmpty() ? groups.next() : fallbacks.remove());
        return pending();
    }

    /**
     * Keys of which the listing query tells the first pages are listed to the end before any other page is asked for, so that one query can ask for those of all of them.
     */
    private boolean isListedFirst()
    {
        return listed.filter(group -> group.endpoint().query().isPresent()).flatMap(KeyGroup::listing).filter(listing -> listing.page().isPresent()).isPresent() && walk.flatMap(KeyWalk::pending).isPresent();
    }

    private Optional<CompletableFuture<FetchedPage>> records()
    {
        return key.pending().or(batches::pending);
    }

    /**
     * Asks for the next page of records, if there may be one of the keys that are known.
     */
    private void start()
    {
        if (key.goesOn()) {
            key.goOn();
        }
        else if (!referred.isEmpty()) {
            key.start(referred.remove());
        }
        else if (isBatchNext()) {
            untold.nextOfMany().ifPresentOrElse(key::start, () -> batches.start(positions));
        }
        else if (!positions.isEmpty()) {
            key.start(positions.remove());
        }
        else {
            startUntold();
        }
    }

    /**
     * Last, as a limit may be met without them, and one after the other, as one may tell what the others show.
     */
    private void startUntold()
    {
        untold.told().forEach(batches::add);
        if (!batches.hasArrived()) {
            untold.next().ifPresent(key::start);
        }
    }

    private boolean isBatchNext()
    {
        return batches.isUnfinished() || (!positions.isEmpty() && positions.getFirst().isBatched());
    }

    private void enter(KeyGroup group)
    {
        add(group, group.keys());
        listed = Optional.of(group);
        walk = group.listing().map(listing -> KeyWalk.of(listing, new SplitReader(listing.split(), fetchers, window.ofKeys(), stopsAnywhere, documents, problems, timing), documents, problems, timing));
        if (closed) {
            walk.ifPresent(KeyWalk::close);
        }
    }

    private void add(KeyGroup group, List<SplitKey> keys)
    {
        keys.forEach(key -> positions.add(Position.of(group, key)));
    }

    /**
     * Takes the pending page, which has arrived, and asks for the one behind it where that is sure to be wanted. Empty where there are no records in it: keys that are listed,
     * or an answer that has shown only what else to ask.
     */
    Optional<TakenPage> take()
    {
        if (key.pending().isEmpty() && batches.pending().isPresent()) {
            return takeOfBatch();
        }
        if (key.pending().isEmpty()) {
            take(listed.orElseThrow(), walk.orElseThrow().take());
            return Optional.empty();
        }
        Position asked = key.position();
        Optional<TakenPage> taken = key.take();
        taken.ifPresent(page -> untold.answered(asked, page.page()));
        return taken;
    }

    private void take(KeyGroup group, List<ListedKey> keys)
    {
        boolean isQuery = group.endpoint().query().isPresent();
        ImmutableList.Builder<SplitKey> unknown = ImmutableList.builder();
        for (ListedKey listedKey : keys) {
            Optional<FetchedPage> all = isQuery ? Optional.empty() : listedKey.all(group.endpoint());
            all.ifPresent(page -> batches.add(new TakenPage(page, Position.told(group, listedKey.key()), group.endpoint(), true, ImmutableList.of())));
            if (all.isEmpty() && (!isQuery || listedKey.told().isEmpty())) {
                unknown.add(listedKey.key());
            }
        }
        add(group, group.together(unknown.build()));
        List<ListedKey> told = keys.stream().filter(key -> isQuery && key.told().isPresent()).collect(toImmutableList());
        if (!told.isEmpty()) {
            batches.tell(group, told, referred::add, this::fallBack);
        }
    }

    private void fallBack(Position position)
    {
        fallbacks.add(position.group().fallback().orElseThrow().under(ImmutableList.of(position.key())));
    }

    private Optional<TakenPage> takeOfBatch()
    {
        boolean isAnswer = batches.isSealed();
        if (isAnswer) {
            batches.open(referred::add, this::fallBack);
            if (window.isOfAll() && !batches.hasArrived()) {
                // nothing was told of any key: each takes a request of its own
                fetchers.demand(referred.size() + fallbacks.size());
            }
        }
        Optional<TakenPage> page = batches.take();
        if (isAnswer && page.isPresent() && window.isOfAll() && referred.isEmpty() && isBatchNext() && !untold.isMany()) {
            batches.start(positions);
        }
        return page;
    }

    /**
     * Takes note that a page was read.
     *
     * @param hasSameRecords whether another answer for the page has the same records
     */
    void read(TakenPage taken, Predicate<byte[]> hasSameRecords)
    {
        if (!taken.position().isBatched()) {
            key.read(taken, hasSameRecords);
        }
    }

    /**
     * Goes on after a page: to the key's next page, to an endpoint with more rows of the key, or to the next key.
     */
    void proceed(TakenPage taken, boolean keyIsDone)
    {
        if (taken.position().isBatched()) {
            if (keyIsDone) {
                batches.finish(taken.position());
            }
            return;
        }
        if (key.proceed(taken, keyIsDone)) {
            taken.position().group().also(taken.endpoint()).ifPresent(also -> referred.add(taken.position().supplement(also)));
        }
        if (key.goesOn() && window.isOfAll()) {
            key.goOn();
        }
    }

    /**
     * Sees to it that records of a page which its query has not told wholly are asked for.
     *
     * @param pages how many pages of the key were taken
     */
    void refer(TakenPage taken, List<GraphQlPage.Untold> records, long pages)
    {
        if (untold.add(taken, records, pages)) {
            batches.finish(taken.position());
        }
    }

    /**
     * Whether more pages of a key may follow.
     */
    boolean isOpen(SplitKey asked)
    {
        return key.isOpen(asked) ||
                batches.isOpen(asked) ||
                untold.isOpen(asked) ||
                referred.stream().anyMatch(other -> other.identityKey().equals(asked));
    }

    /**
     * Has the source confirm that a key whose last page was taken has no more records than these. What a query has told is asked for elsewhere, where it can be confirmed.
     *
     * @param capped what the query fails with otherwise
     */
    void confirm(TakenPage taken, long records, TrinoException capped)
    {
        if (taken.position().isBatched()) {
            referred.add(taken.position().resumption());
        }
        else {
            key.confirm(records, capped);
        }
    }

    /**
     * Whether pages have arrived that wait to be taken, of other keys that were asked for together.
     */
    boolean hasArrived()
    {
        return batches.hasArrived();
    }

    /**
     * The size of the pages that wait to be taken.
     */
    long retainedBytes()
    {
        return key.retainedBytes() + batches.retainedBytes();
    }

    /**
     * Aborts the request under way, and lets no other one begin. Thread-safe.
     */
    void close()
    {
        closed = true;
        key.close();
        batches.close();
        walk.ifPresent(KeyWalk::close);
    }
}

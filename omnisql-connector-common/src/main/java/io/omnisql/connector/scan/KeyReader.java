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
import io.omnisql.connector.http.Timing;
import io.trino.spi.TrinoException;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import static java.lang.Math.max;
import static java.util.Objects.requireNonNull;

/**
 * Goes through the pages of one key after the other, as far ahead of the reading as its window allows. Where the pages of a key may not fit together, it asks whether they do before the key is done, and
 * begins again if they do not.
 * <p>
 * Never blocks; not thread-safe but for {@link #close}.
 */
final class KeyReader
{
    private final PageFetchers fetchers;
    private final PageWindow window;
    private final boolean stopsAnywhere;
    private final Timing timing;
    private volatile Optional<PageFetcher> fetcher = Optional.empty();
    private Optional<Position> position = Optional.empty();
    private Optional<CompletableFuture<FetchedPage>> pending = Optional.empty();
    private boolean goesOn;
    // whether the pending answer tells if the pages of the key fit together, or the last one has
    private boolean fenced;
    private int pages;
    private volatile boolean closed;

    /**
     * @param stopsAnywhere whether any rows may be enough, so that it matters only at the end of a list whether all were seen
     */
    KeyReader(PageFetchers fetchers, PageWindow window, boolean stopsAnywhere, Timing timing)
    {
        this.fetchers = requireNonNull(fetchers, "fetchers is null");
        this.window = requireNonNull(window, "window is null");
        this.stopsAnywhere = stopsAnywhere;
        this.timing = requireNonNull(timing, "timing is null");
    }

    /**
     * The page that is read next; empty where none was asked for.
     */
    Optional<CompletableFuture<FetchedPage>> pending()
    {
        return pending;
    }

    /**
     * Whether the key has a next page, which was not asked for yet.
     */
    boolean goesOn()
    {
        return goesOn;
    }

    void start(Position next)
    {
        PageFetcher created = fetchers.create(next);
        position = Optional.of(next);
        fetcher = Optional.of(created);
        if (closed) {
            created.close();
        }
        pages = 0;
        fenced = false;
        pending = Optional.of(created.first());
    }

    /**
     * What was asked for last.
     */
    Position position()
    {
        return position.orElseThrow();
    }

    /**
     * Asks for the next page.
     */
    void goOn()
    {
        goesOn = false;
        pending = Optional.of(fetcher().next(max(1, window.behind(pages, pageSize()))));
    }

    /**
     * Takes the pending page, which has arrived, and asks for those behind it that are sure to be wanted. Empty where the key's list is read once more instead.
     */
    Optional<TakenPage> take()
    {
        FetchedPage page = pending.orElseThrow().resultNow();
        pending = Optional.empty();
        if (fenced && fetcher().isTorn()) {
            restart();
            return Optional.empty();
        }
        TakenPage taken = new TakenPage(page, position().with(fetcher().key()), fetcher().endpoint(), pages == 0, ImmutableList.of());
        pages++;
        int ahead = page.last() ? 0 : window.behindUnread(pages, pageSize());
        if (ahead > 0) {
            pending = Optional.of(fetcher().next(ahead));
        }
        position = Optional.of(taken.position());
        return Optional.of(taken);
    }

    /**
     * Takes note that a page was read.
     *
     * @param hasSameRecords whether another answer for the page has the same records
     */
    void read(TakenPage taken, Predicate<byte[]> hasSameRecords)
    {
        taken.page().version().ifPresent(version -> fetcher().read(version, hasSameRecords, !stopsAnywhere));
    }

    /**
     * Goes on after a page.
     *
     * @return whether the key has had records, and is at its end
     */
    boolean proceed(TakenPage taken, boolean keyIsDone)
    {
        if (fetcher().isTorn()) {
            restart();
            return false;
        }
        if (!keyIsDone && !taken.page().last()) {
            goesOn = pending.isEmpty();
            return false;
        }
        pending = Optional.empty();
        Optional<CompletableFuture<?>> fence = fetcher().fence();
        if (fence.isPresent()) {
            fenced = true;
            pending = Optional.of(fence.get().thenApply(_ -> FetchedPage.none(timing.now())));
            return false;
        }
        if (fenced) {
            fetcher().fits();
        }
        fetcher().close();
        return fenced || taken.page().body().isPresent();
    }

    private void restart()
    {
        goesOn = false;
        fenced = false;
        pages = 0;
        position = position.map(Position::restarted);
        pending = Optional.of(fetcher().restart());
    }

    /**
     * @see SplitReader#confirm
     */
    void confirm(long records, TrinoException capped)
    {
        pending = Optional.of(fetcher().confirm(records, capped));
    }

    /**
     * Whether more pages of a key may follow.
     */
    boolean isOpen(SplitKey key)
    {
        return (pending.isPresent() || goesOn) && position().identityKey().equals(key);
    }

    private PageFetcher fetcher()
    {
        return fetcher.orElseThrow();
    }

    private int pageSize()
    {
        return position().group().recordsPerPage(fetcher().endpoint());
    }

    /**
     * The size of the pages that wait to be taken, and of what has come with them.
     */
    long retainedBytes()
    {
        long page = pending.filter(arrived -> arrived.isDone() && !arrived.isCompletedExceptionally())
                .map(arrived -> arrived.resultNow().retainedBytes())
                .orElse(0);
        return page + fetcher.map(PageFetcher::retainedBytes).orElse(0L);
    }

    /**
     * Aborts the requests under way, and lets no other one begin. Thread-safe.
     */
    void close()
    {
        closed = true;
        fetcher.ifPresent(PageFetcher::close);
    }
}

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

import io.trino.spi.Page;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.SourcePage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

import static io.trino.spi.connector.ConnectorPageSource.NOT_BLOCKED;
import static java.util.Objects.requireNonNull;

/**
 * Reads page sources to their end, with several of them under way at once: step by step, or in one go, which blocks, as an index has to; an interrupt ends what is under way. Not thread-safe.
 */
final class LookupReader
        implements AutoCloseable
{
    private final Iterator<ConnectorPageSource> waiting;
    private final int most;
    private final Deque<ConnectorPageSource> open = new ArrayDeque<>();

    /**
     * @param waiting makes each page source when it is its turn
     * @param most how many are under way at once
     */
    LookupReader(Iterator<ConnectorPageSource> waiting, int most)
    {
        this.waiting = requireNonNull(waiting, "waiting is null");
        this.most = most;
    }

    /**
     * Reads everything.
     */
    void read(Consumer<Page> pages)
            throws InterruptedException
    {
        while (!isFinished()) {
            await(isBlocked());
            step(pages);
        }
    }

    boolean isFinished()
    {
        openNext();
        return open.isEmpty();
    }

    /**
     * Done when the next step can be taken.
     */
    CompletableFuture<?> isBlocked()
    {
        return isFinished() ? NOT_BLOCKED : open.getFirst().isBlocked();
    }

    /**
     * Takes what has arrived next, without blocking.
     */
    void step(Consumer<Page> pages)
    {
        ConnectorPageSource first = open.getFirst();
        Optional.ofNullable(first.getNextSourcePage()).map(SourcePage::getPage).ifPresent(pages);
        if (first.isFinished()) {
            open.removeFirst();
            close(first);
        }
    }

    private void openNext()
    {
        while (open.size() < most && waiting.hasNext()) {
            ConnectorPageSource next = waiting.next();
            open.addLast(next);
            // sends its first request
            CompletableFuture<?> _ = next.isBlocked();
        }
    }

    private static void await(CompletableFuture<?> blocked)
            throws InterruptedException
    {
        try {
            blocked.get();
        }
        catch (ExecutionException _) {
            // the page source says why
        }
    }

    /**
     * Aborts what is under way.
     */
    @Override
    public void close()
    {
        open.forEach(LookupReader::close);
        open.clear();
    }

    private static void close(ConnectorPageSource source)
    {
        try {
            source.close();
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

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
import io.airlift.slice.Slice;
import io.omnisql.connector.decode.Cell;
import io.omnisql.connector.decode.DocumentTexts;
import io.omnisql.connector.http.Timing;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.trino.spi.TrinoException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.error.ApiErrorCode.SCHEMA_DRIFT;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;

/**
 * Goes through the keys that a scan lists, in the source's own spelling, page by page. Never blocks; not thread-safe but for {@link #close}.
 *
 * @param <K> what a row of the scan is made into
 */
final class KeyWalk<K>
{
    private final ApiSplit split;
    private final ApiTableHandle table;
    private final List<ApiColumnHandle> columns;
    private final KeyMaker<K> maker;
    private final Predicate<K> isNew;
    private final SplitReader reader;
    private final DocumentTexts documents;
    private final KeyProblems problems;
    private final Timing timing;
    private final OpenKeys open = new OpenKeys();

    /**
     * @param table what is wanted of the split
     * @param columns the columns that tell a key
     * @param reader a new one, of the split
     */
    KeyWalk(ApiSplit split, ApiTableHandle table, List<ApiColumnHandle> columns, KeyMaker<K> maker, SplitReader reader, DocumentTexts documents, KeyProblems problems, Timing timing)
    {
        this(split, table, columns, maker, _ -> true, reader, documents, problems, timing);
    }

    private KeyWalk(ApiSplit split, ApiTableHandle table, List<ApiColumnHandle> columns, KeyMaker<K> maker, Predicate<K> isNew, SplitReader reader, DocumentTexts documents, KeyProblems problems, Timing timing)
    {
        this.split = requireNonNull(split, "split is null");
        this.table = requireNonNull(table, "table is null");
        this.columns = ImmutableList.copyOf(columns);
        this.maker = requireNonNull(maker, "maker is null");
        this.isNew = requireNonNull(isNew, "isNew is null");
        this.reader = requireNonNull(reader, "reader is null");
        this.documents = requireNonNull(documents, "documents is null");
        this.problems = requireNonNull(problems, "problems is null");
        this.timing = requireNonNull(timing, "timing is null");
    }

    /**
     * The walk through the keys of a listing, each of which is found once.
     */
    static KeyWalk<ListedKey> of(KeyListing listing, SplitReader reader, DocumentTexts documents, KeyProblems problems, Timing timing)
    {
        Set<String> above = listing.above();
        // each takes a request, so that there are no more than these
        Set<SplitKey> found = new HashSet<>();
        return new KeyWalk<>(listing.split(), listing.table(), listing.read(), (taken, cells) -> listing.key(taken, above, cells), key -> above.isEmpty() || found.add(key.key()), reader, documents, problems, timing);
    }

    /**
     * The page that is read next; empty at the end.
     */
    Optional<CompletableFuture<FetchedPage>> pending()
    {
        return reader.pending();
    }

    /**
     * The keys of the pending page, which has arrived.
     */
    List<K> take()
    {
        return reader.take().map(this::read).orElse(ImmutableList.of());
    }

    /**
     * The first key, behind as many empty pages as there are.
     */
    CompletableFuture<Optional<K>> first()
    {
        return pending()
                .map(pending -> pending.thenCompose(_ -> {
                    List<K> found = take();
                    return found.isEmpty() ? first() : completedFuture(Optional.of(found.getFirst()));
                }))
                .orElseGet(() -> completedFuture(Optional.empty()));
    }

    /**
     * The keys of all pages.
     */
    CompletableFuture<List<K>> all()
    {
        return all(new ArrayList<>());
    }

    private CompletableFuture<List<K>> all(List<K> found)
    {
        return pending()
                .map(pending -> pending.thenCompose(_ -> {
                    found.addAll(take());
                    return all(found);
                }))
                .orElseGet(() -> completedFuture(ImmutableList.copyOf(found)));
    }

    private List<K> read(TakenPage taken)
    {
        KeyScan reading = open.scan(taken, before -> KeyScan.create(split, taken, table, columns, documents, problems, before));
        ImmutableList.Builder<K> keys = ImmutableList.builder();
        boolean keyIsDone = reading.read(taken.page(), taken.endpoint().records(), timing.now(), isRow -> {
            if (isRow) {
                K key = maker.key(taken, columns.stream().map(reading::cell).collect(toImmutableList()));
                if (isNew.test(key)) {
                    keys.add(key);
                }
            }
            return true;
        });
        reader.read(taken, reading.recordsOf(taken, keyIsDone));
        if (!keyIsDone) {
            reader.refer(taken, reading.untold(taken), reading.progress().pages());
        }
        reader.proceed(taken, keyIsDone);
        open.closeUnless(reader::isOpen, taken.position());
        return keys.build();
    }

    static String text(Cell cell)
    {
        if (cell.isNull()) {
            throw new TrinoException(SCHEMA_DRIFT, "The source lists a key without a name");
        }
        return cell.get() instanceof Slice name ? name.toStringUtf8() : cell.get().toString();
    }

    /**
     * Aborts the request under way, and lets no other one begin. Thread-safe.
     */
    void close()
    {
        reader.close();
    }

    /**
     * Makes a key of a row.
     */
    interface KeyMaker<K>
    {
        /**
         * @param page the page that the row is on
         */
        K key(TakenPage page, List<Cell> cells);
    }
}

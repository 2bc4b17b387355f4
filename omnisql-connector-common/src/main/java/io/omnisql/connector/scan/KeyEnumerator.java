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
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.decode.Cell;
import io.omnisql.connector.decode.DocumentTexts;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.http.Timing;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.ColumnHandles;
import io.omnisql.connector.planning.KeyOrigin;
import io.omnisql.connector.planning.ScopeKey;
import io.omnisql.connector.planning.ScopeKeys;
import io.trino.spi.type.TypeManager;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.trino.spi.type.DateTimeEncoding.unpackMillisUtc;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.function.Function.identity;

/**
 * Asks the source for all keys under a prefix, or for all that a table lists. Never blocks; thread-safe.
 */
final class KeyEnumerator
{
    private final SourceDefinition source;
    private final SplitPlanner planner;
    private final PageFetchers fetchers;
    private final DocumentTexts documents;
    private final KeyProblems problems;
    private final TypeManager typeManager;
    private final Timing timing;
    private volatile Optional<KeyWalk<?>> current = Optional.empty();
    private volatile boolean closed;

    KeyEnumerator(SourceDefinition source, SplitPlanner planner, PageFetchers fetchers, DocumentTexts documents, KeyProblems problems, TypeManager typeManager, Timing timing)
    {
        this.source = requireNonNull(source, "source is null");
        this.planner = requireNonNull(planner, "planner is null");
        this.fetchers = requireNonNull(fetchers, "fetchers is null");
        this.documents = requireNonNull(documents, "documents is null");
        this.problems = requireNonNull(problems, "problems is null");
        this.typeManager = requireNonNull(typeManager, "typeManager is null");
        this.timing = requireNonNull(timing, "timing is null");
    }

    CompletableFuture<List<ScopeKey>> enumerate(ScopeKeys.Enumeration enumeration)
    {
        ApiSplit split = planner.split(enumeration);
        List<ApiColumnHandle> columns = source.scope().columns().stream()
                .map(column -> ColumnHandles.handle(planner.table().column(column).orElseThrow(), typeManager))
                .collect(toImmutableList());
        return collect(new KeyWalk<>(
                split,
                ApiTableHandle.of(planner.table().name()),
                columns,
                (_, cells) -> new ScopeKey(cells.stream().map(KeyWalk::text).collect(toImmutableList()), KeyOrigin.ENUMERATED, ImmutableSet.of()),
                reader(split, fetchers.sharing()),
                documents,
                problems,
                timing));
    }

    CompletableFuture<List<SplitKey>> list(KeyListing listing)
    {
        return collect(KeyWalk.of(listing, reader(listing.split(), fetchers), documents, problems, timing)).thenApply(keys -> keys.stream().map(ListedKey::key).collect(toImmutableList()));
    }

    /**
     * Whether there are no records of an endpoint, whatever the key.
     */
    CompletableFuture<Boolean> isOff(EndpointDefinition endpoint)
    {
        return closed ? completedFuture(false) : fetchers.isOff(endpoint);
    }

    /**
     * The texts that a scan has in the last of these columns.
     *
     * @param table whose scan it is
     */
    CompletableFuture<Set<String>> texts(ApiSplit split, String table, List<ApiColumnHandle> columns)
    {
        return collect(new KeyWalk<>(split, ApiTableHandle.of(table), columns, (_, cells) -> KeyWalk.text(cells.getLast()), reader(split, fetchers), documents, problems, timing)).thenApply(ImmutableSet::copyOf);
    }

    /**
     * The time in the first record of a scan, in milliseconds since the epoch; empty where it has no records, or the first one has no time.
     *
     * @param table whose scan it is
     */
    CompletableFuture<Optional<Long>> first(ApiSplit split, String table, ApiColumnHandle column)
    {
        SplitReader reader = new SplitReader(split, fetchers, new PageWindow(1, () -> 1), true, documents, problems, timing);
        return opened(new KeyWalk<>(split, ApiTableHandle.of(table), ImmutableList.of(column), (_, cells) -> time(cells.getFirst()), reader, documents, problems, timing)).first().thenApply(first -> first.flatMap(identity()));
    }

    private static Optional<Long> time(Cell cell)
    {
        return cell.isNull() ? Optional.empty() : Optional.of(unpackMillisUtc((long) cell.get()));
    }

    private SplitReader reader(ApiSplit split, PageFetchers from)
    {
        return new SplitReader(split, from, new PageWindow(from.parallelism(), () -> PageWindow.ALL), false, documents, problems, timing);
    }

    private <K> CompletableFuture<List<K>> collect(KeyWalk<K> walk)
    {
        return opened(walk).all();
    }

    private <K> KeyWalk<K> opened(KeyWalk<K> walk)
    {
        current = Optional.of(walk);
        if (closed) {
            walk.close();
        }
        return walk;
    }

    /**
     * Aborts the request under way, and lets no other one begin. Thread-safe.
     */
    void close()
    {
        closed = true;
        current.ifPresent(KeyWalk::close);
    }
}

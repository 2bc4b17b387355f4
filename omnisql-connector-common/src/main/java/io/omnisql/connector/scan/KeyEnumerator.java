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
import io.airlift.slice.Slice;
import io.omnisql.connector.decode.Cell;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.http.Timing;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.ColumnHandles;
import io.omnisql.connector.planning.KeyOrigin;
import io.omnisql.connector.planning.ScopeKey;
import io.omnisql.connector.planning.ScopeKeys;
import io.trino.spi.TrinoException;
import io.trino.spi.type.TypeManager;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.error.ApiErrorCode.SCHEMA_DRIFT;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;

/**
 * Asks the source for the keys under a prefix, in its own spelling. Never blocks; thread-safe.
 */
final class KeyEnumerator
{
    private final SourceDefinition source;
    private final SplitPlanner planner;
    private final SplitReader.PageFetchers fetchers;
    private final KeyProblems problems;
    private final TypeManager typeManager;
    private final Timing timing;
    private volatile Optional<SplitReader> current = Optional.empty();
    private volatile boolean closed;

    KeyEnumerator(SourceDefinition source, SplitPlanner planner, SplitReader.PageFetchers fetchers, KeyProblems problems, TypeManager typeManager, Timing timing)
    {
        this.source = requireNonNull(source, "source is null");
        this.planner = requireNonNull(planner, "planner is null");
        this.fetchers = requireNonNull(fetchers, "fetchers is null");
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
        SplitReader reader = new SplitReader(split, fetchers, true);
        current = Optional.of(reader);
        if (closed) {
            reader.close();
        }
        return collect(reader, split, columns, new OpenKeys(), ImmutableList.of());
    }

    /**
     * Aborts the request under way, and lets no other one begin. Thread-safe.
     */
    void close()
    {
        closed = true;
        current.ifPresent(SplitReader::close);
    }

    private CompletableFuture<List<ScopeKey>> collect(SplitReader reader, ApiSplit split, List<ApiColumnHandle> columns, OpenKeys open, List<ScopeKey> found)
    {
        Optional<CompletableFuture<FetchedPage>> pending = reader.pending();
        if (pending.isEmpty()) {
            return completedFuture(found);
        }
        return pending.get().thenCompose(_ -> {
            ImmutableList.Builder<ScopeKey> keys = ImmutableList.<ScopeKey>builder().addAll(found);
            reader.take().ifPresent(taken -> {
                KeyScan scan = open.scan(taken, before -> KeyScan.create(split, taken, ApiTableHandle.of(planner.table().name()), columns, problems, before));
                boolean keyIsDone = scan.read(taken.page(), taken.endpoint().records(), timing.now(), isRow -> {
                    if (isRow) {
                        keys.add(new ScopeKey(columns.stream().map(column -> text(scan.cell(column))).collect(toImmutableList()), KeyOrigin.ENUMERATED, ImmutableSet.of()));
                    }
                    return true;
                });
                reader.proceed(taken, keyIsDone);
            });
            return collect(reader, split, columns, open, keys.build());
        });
    }

    private static String text(Cell cell)
    {
        if (cell.isNull()) {
            throw new TrinoException(SCHEMA_DRIFT, "The source lists a key without a name");
        }
        return ((Slice) cell.get()).toStringUtf8();
    }
}

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
import io.airlift.slice.Slice;
import io.omnisql.connector.decode.Cell;
import io.omnisql.connector.decode.RecordStream;
import io.omnisql.connector.definition.Records;
import io.omnisql.connector.definition.ValueSource;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.OrderItem;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.util.Objects.requireNonNull;

/**
 * Turns the records of one key into rows: reads them into cells, and says which become rows and when to stop. Not thread-safe.
 */
final class KeyScan
{
    private final ScanCells cells;
    private final RowPredicate predicate;
    private final RowIdentity identity;
    private final Optional<SortedRead> sorted;
    private final Map<String, Cell> canonicalNames;
    private final SplitKey key;
    private final KeyProblems problems;

    private KeyScan(
            ScanCells cells,
            RowPredicate predicate,
            RowIdentity identity,
            Optional<SortedRead> sorted,
            Map<String, Cell> canonicalNames,
            SplitKey key,
            KeyProblems problems)
    {
        this.cells = requireNonNull(cells, "cells is null");
        this.predicate = requireNonNull(predicate, "predicate is null");
        this.identity = requireNonNull(identity, "identity is null");
        this.sorted = requireNonNull(sorted, "sorted is null");
        this.canonicalNames = ImmutableMap.copyOf(canonicalNames);
        this.key = requireNonNull(key, "key is null");
        this.problems = requireNonNull(problems, "problems is null");
    }

    /**
     * The scan of a key for a table's rows. Names that the query spells out are compared with the source's spelling.
     */
    static KeyScan create(ApiSplit split, SplitReader.Position position, ApiTableHandle table, List<ApiColumnHandle> outputs, KeyProblems problems)
    {
        return create(split, position, table, outputs, table.constraint().getDomains().orElseThrow().keySet(), problems);
    }

    /**
     * @param spelledOut the columns whose values in the key were spelled out by the query
     */
    static KeyScan create(
            ApiSplit split,
            SplitReader.Position position,
            ApiTableHandle table,
            List<ApiColumnHandle> outputs,
            Collection<ApiColumnHandle> spelledOut,
            KeyProblems problems)
    {
        KeyGroup group = position.group();
        Set<String> variables = group.endpoint().variables();
        List<ApiColumnHandle> identifying = group.endpoint().isList()
                ? split.primaryKey().stream().filter(column -> !variables.contains(column.name())).collect(toImmutableList())
                : ImmutableList.of();
        List<ApiColumnHandle> named = spelledOut.stream()
                .filter(column -> variables.contains(column.name()) && !(column.source() instanceof ValueSource.Key))
                .collect(toImmutableList());
        Set<ApiColumnHandle> columns = new LinkedHashSet<>(outputs);
        columns.addAll(identifying);
        columns.addAll(named);
        columns.addAll(table.constraint().getDomains().orElseThrow().keySet());
        table.order().stream().map(OrderItem::column).forEach(columns::add);
        group.lastScopeColumn().ifPresent(columns::add);
        group.order().sorted().ifPresent(sorted -> columns.add(sorted.column()));

        ScanCells cells = new ScanCells(columns, group.endpoint().records().without());
        RowIdentity identity = new RowIdentity(identifying.stream().map(cells::get).collect(toImmutableList()));
        return new KeyScan(
                cells,
                new RowPredicate(cells, table.constraint(), group, identity),
                identity,
                group.order().sorted().map(sorted -> new SortedRead(cells.get(sorted.column()), sorted.descending(), sorted.bound())),
                named.stream().collect(toImmutableMap(ApiColumnHandle::name, cells::get)),
                position.key(),
                problems);
    }

    Cell cell(ApiColumnHandle column)
    {
        return cells.get(column);
    }

    Optional<SortedRead> sorted()
    {
        return sorted;
    }

    long retainedBytes()
    {
        return identity.retainedBytes();
    }

    /**
     * Reads a page.
     *
     * @return whether the key has nothing more to give
     */
    boolean read(FetchedPage page, Records records, Instant now, RowConsumer rows)
    {
        cells.startPage(key, page.fetchedAt(), now);
        EndOfKey end = new EndOfKey();
        page.body().ifPresent(body -> new RecordStream(records, cells.shape()).read(body, () -> {
            end.reached = !record(rows);
            return !end.reached;
        }));
        return end.reached;
    }

    private boolean record(RowConsumer rows)
    {
        if (isSpelledOtherwise()) {
            return false;
        }
        if (sorted.isPresent() && sorted.get().isBehindBound()) {
            return false;
        }
        return rows.next(predicate.test());
    }

    private boolean isSpelledOtherwise()
    {
        for (Map.Entry<String, Cell> name : canonicalNames.entrySet()) {
            Cell cell = name.getValue();
            if (!cell.isNull() && cell.get() instanceof Slice canonical && !canonical.toStringUtf8().equals(key.values().get(name.getKey()))) {
                return problems.spelledOtherwise(key, canonical.toStringUtf8());
            }
        }
        return false;
    }

    /**
     * Is told of every record that was read.
     */
    interface RowConsumer
    {
        /**
         * @param isRow whether the record in the cells is a row
         * @return whether to go on
         */
        boolean next(boolean isRow);
    }

    private static final class EndOfKey
    {
        private boolean reached;
    }
}

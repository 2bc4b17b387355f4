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

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.airlift.slice.Slice;
import io.omnisql.connector.decode.Cell;
import io.omnisql.connector.decode.DocumentTexts;
import io.omnisql.connector.decode.GraphQlPage;
import io.omnisql.connector.decode.GraphQlRecords;
import io.omnisql.connector.decode.RecordStream;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.KeyBatch;
import io.omnisql.connector.definition.Records;
import io.omnisql.connector.definition.ValueSource;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.OrderItem;
import io.omnisql.connector.planning.PushedAggregate;
import io.trino.spi.TrinoException;
import io.trino.spi.predicate.TupleDomain;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.connector.error.ApiErrorCode.SCHEMA_DRIFT;
import static java.util.Objects.requireNonNull;

/**
 * Turns the records of one key into rows: reads them into cells, and says which become rows and when to stop. Not thread-safe.
 */
final class KeyScan
{
    private final ScanCells cells;
    private final RowPredicate predicate;
    // asked of few records, if of any
    private final Supplier<VisibleRecords> visibleKeys;
    private final List<PushedAggregate> aggregates;
    private final RowIdentity identity;
    // by which records are told apart
    private final List<Cell> recordKey;
    private final Optional<SortedRead> sorted;
    private final Map<String, Cell> sharedNames;
    private final Optional<BatchedKeys> batched;
    private final List<SpelledName> spelledNames;
    private final SplitKey key;
    private final KeyProblems problems;
    // where one record is asked for, and there has to be one
    private final boolean required;
    private boolean spellingConfirmed;
    private final KeyProgress progress = new KeyProgress();
    private PageKeys.Recorder keysOfPage = new PageKeys.Recorder(ImmutableList.of(), 0);

    private KeyScan(
            ScanCells cells,
            RowPredicate predicate,
            Supplier<VisibleRecords> visibleKeys,
            List<PushedAggregate> aggregates,
            RowIdentity identity,
            List<Cell> recordKey,
            Optional<SortedRead> sorted,
            Map<String, Cell> sharedNames,
            Optional<BatchedKeys> batched,
            List<SpelledName> spelledNames,
            SplitKey key,
            boolean required,
            KeyProblems problems)
    {
        this.cells = requireNonNull(cells, "cells is null");
        this.predicate = requireNonNull(predicate, "predicate is null");
        this.visibleKeys = requireNonNull(visibleKeys, "visibleKeys is null");
        this.aggregates = ImmutableList.copyOf(aggregates);
        this.identity = requireNonNull(identity, "identity is null");
        this.recordKey = ImmutableList.copyOf(recordKey);
        this.sorted = requireNonNull(sorted, "sorted is null");
        this.sharedNames = ImmutableMap.copyOf(sharedNames);
        this.batched = requireNonNull(batched, "batched is null");
        this.spelledNames = ImmutableList.copyOf(spelledNames);
        this.key = requireNonNull(key, "key is null");
        this.required = required;
        this.problems = requireNonNull(problems, "problems is null");
    }

    /**
     * The scan of a key for a table's rows. Names that the query spells out are compared with the source's spelling.
     *
     * @param first the first page of the scan
     * @param before the scan of the same key that has ended, if the page has more of its rows: a row that was delivered is not delivered again
     */
    static KeyScan create(ApiSplit split, TakenPage first, ApiTableHandle table, List<ApiColumnHandle> outputs, DocumentTexts documents, KeyProblems problems, Optional<KeyScan> before)
    {
        Position position = first.position();
        EndpointDefinition endpoint = first.endpoint();
        KeyGroup group = position.group();
        // a number of records has none of their columns, and the source has evaluated every filter
        boolean isCount = group.counts() && endpoint.equals(group.endpoint());
        TupleDomain<ApiColumnHandle> constraint = isCount ? TupleDomain.all() : table.constraint();
        Set<ApiColumnHandle> constrained = constraint.getDomains().orElseThrow().keySet();
        List<ApiColumnHandle> identifying = position.isOfList() && !isCount
                ? split.primaryKey().stream().filter(column -> !position.identityKey().values().containsKey(column.name())).collect(toImmutableList())
                : ImmutableList.of();
        List<ApiColumnHandle> shared = split.primaryKey().stream()
                .filter(column -> position.key().values().containsKey(column.name()) && !endpoint.variables().contains(column.name()))
                .collect(toImmutableList());
        Set<ApiColumnHandle> columns = new LinkedHashSet<>(group.aggregates().isEmpty() ? outputs : group.aggregates().stream().map(PushedAggregate::read).collect(toImmutableList()));
        columns.addAll(identifying);
        columns.addAll(shared);
        columns.addAll(constrained);
        if (isCount && endpoint.query().isEmpty()) {
            // the source's own spelling is in any record
            table.constraint().getDomains().orElseThrow().keySet().stream().filter(column -> position.key().spelled().contains(column.name())).forEach(columns::add);
        }
        columns.addAll(table.rows().checkedColumns());
        table.order().stream().map(OrderItem::column).forEach(columns::add);
        group.lastScopeColumn().ifPresent(columns::add);
        group.sorted(endpoint).ifPresent(sorted -> columns.add(sorted.column()));

        List<ApiColumnHandle> spelled = columns.stream()
                .filter(column -> position.key().spelled().contains(column.name()) && !(column.source(endpoint) instanceof ValueSource.Key))
                .collect(toImmutableList());
        if (endpoint.selects() && !isCount) {
            columns.stream()
                    .filter(column -> column.source(endpoint).isInRecord() && !group.selected().contains(column))
                    .findFirst()
                    .ifPresent(column -> {
                        throw new IllegalStateException("Column '%s' was not selected in %s".formatted(column, endpoint.route()));
                    });
        }
        ScanCells cells = new ScanCells(columns, endpoint, documents, table.rows().policy());
        List<Cell> identity = identifying.stream().map(cells::get).collect(toImmutableList());
        RowIdentity rows = before.map(scan -> scan.identity.in(identity)).orElseGet(() -> new RowIdentity(identity));
        return new KeyScan(
                cells,
                new RowPredicate(cells, constraint, table.rows(), group, rows, split.range().map(SplitRange::column)),
                Suppliers.memoize(() -> VisibleRecords.ofKey(table.rows(), cells, spelled.stream().map(ApiColumnHandle::name).collect(toImmutableSet()))),
                group.aggregates(),
                rows,
                identity,
                group.sorted(endpoint).map(sorted -> new SortedRead(cells.get(sorted.column()), sorted.descending(), sorted.bound(), sorted.unit())),
                shared.stream().collect(toImmutableMap(ApiColumnHandle::name, cells::get)),
                endpoint.keyBatch().filter(_ -> !position.key().binding().batch().isEmpty()).map(batch -> batched(batch, columns, cells, position.key())),
                spelled.stream().map(column -> new SpelledName(column.name(), cells.get(column), utf8Slice(position.key().values().get(column.name())))).collect(toImmutableList()),
                position.key(),
                !position.isOfList() && endpoint.parent().or(() -> group.otherwise(endpoint).flatMap(EndpointDefinition::parent)).isEmpty(),
                problems);
    }

    /**
     * Whoever gives values to the column of a batch, the scan reads it: a filter, a join or a policy.
     */
    private static BatchedKeys batched(KeyBatch batch, Set<ApiColumnHandle> columns, ScanCells cells, SplitKey key)
    {
        ApiColumnHandle column = columns.stream()
                .filter(read -> read.name().equals(batch.column()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Column '%s' is asked for and not read".formatted(batch.column())));
        return new BatchedKeys(column.name(), cells.get(column), key.binding().batch());
    }

    Cell cell(ApiColumnHandle column)
    {
        return cells.get(column);
    }

    /**
     * The values over all rows to which the records add.
     */
    List<PushedAggregate> aggregates()
    {
        return aggregates;
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
        cells.startPage(key, page, now);
        progress.startPage();
        if (page.total().isPresent()) {
            count(page, records, page.total().getAsLong(), rows);
            return true;
        }
        keysOfPage = new PageKeys.Recorder(recordKey, Long.MAX_VALUE);
        EndOfKey end = new EndOfKey();
        page.body().ifPresent(body -> new RecordStream(records, cells.shape()).read(body, () -> {
            end.reached = !record(rows);
            return !end.reached;
        }));
        return end.reached;
    }

    /**
     * Takes the number of records for so many rows, if those that came with it are of the key that was asked for.
     */
    private void count(FetchedPage page, Records records, long total, RowConsumer rows)
    {
        EndOfKey end = new EndOfKey();
        new RecordStream(records, cells.shape()).read(page.body().orElseThrow(), () -> {
            end.reached = isSpelledOtherwise();
            return !end.reached;
        });
        cells.get(PushedAggregate.COUNT.read()).setLong(total);
        rows.next(!end.reached);
    }

    /**
     * Whether another answer has the records of the page that was just read, in the same order. There may be more behind them where the list ends with the page, or the reading has.
     */
    Predicate<byte[]> recordsOf(TakenPage taken, boolean keyIsDone)
    {
        PageKeys before = keysOfPage.keys();
        boolean mayGoOn = keyIsDone || taken.page().last();
        return body -> {
            PageKeys.Recorder now = new PageKeys.Recorder(recordKey, before.records());
            new RecordStream(taken.endpoint().records(), cells.shape()).read(body, () -> {
                now.record();
                return true;
            });
            return now.keys().isAsBefore(before, mayGoOn);
        };
    }

    /**
     * The records of a page that its query has not told wholly, but for those that are no rows that are wanted, whatever else there is to know of them.
     */
    List<GraphQlPage.Untold> untold(TakenPage taken)
    {
        ImmutableList.Builder<GraphQlPage.Untold> wanted = ImmutableList.builder();
        for (GraphQlPage.Untold untold : taken.untold()) {
            byte[] body = GraphQlRecords.document(taken.endpoint(), ImmutableList.of(untold.told()));
            new RecordStream(taken.endpoint().records(), cells.shape()).read(body, () -> {
                if (predicate.mayPass(untold.missing()) && sorted.filter(SortedRead::isBehindRows).isEmpty()) {
                    wanted.add(untold);
                }
                return true;
            });
        }
        return wanted.build();
    }

    /**
     * How far the list of the key has been read.
     */
    KeyProgress progress()
    {
        return progress;
    }

    private boolean record(RowConsumer rows)
    {
        progress.record();
        keysOfPage.record();
        if (!cells.takeKey() || isOfAnotherKey()) {
            return rows.next(false);
        }
        boolean hidden = predicate.hides();
        if (hidden && spelledNames.stream().anyMatch(SpelledName::isOtherwise) && !visibleKeys.get().isVisible()) {
            problems.hidden(key);
            return false;
        }
        // how a hidden record is spelled would tell that it is there
        if (!hidden && isSpelledOtherwise()) {
            return false;
        }
        if (sorted.isPresent() && sorted.get().isBehindBound()) {
            return false;
        }
        if (required && hidden) {
            problems.hidden(key);
            return rows.next(false);
        }
        return rows.next(predicate.test());
    }

    /**
     * Whether the record belongs to another key, for which the endpoint answers as well, be it one that is called so in another spelling.
     */
    private boolean isOfAnotherKey()
    {
        for (Map.Entry<String, Cell> name : sharedNames.entrySet()) {
            if (!text(name.getKey(), name.getValue()).equalsIgnoreCase(key.values().get(name.getKey()))) {
                return true;
            }
        }
        return batched.filter(keys -> !keys.isAskedFor()).isPresent();
    }

    private static String text(String column, Cell cell)
    {
        if (cell.isNull()) {
            throw new TrinoException(SCHEMA_DRIFT, "A record of the source has no value in column '%s', which tells its key".formatted(column));
        }
        return ((Slice) cell.get()).toStringUtf8();
    }

    private boolean isSpelledOtherwise()
    {
        for (SpelledName name : spelledNames) {
            Cell cell = name.cell();
            if (cell.isNull()) {
                throw new TrinoException(SCHEMA_DRIFT, "A record of the source has no value in column '%s', by which it was asked for".formatted(name.column()));
            }
            if (name.isOtherwise()) {
                if (spellingConfirmed) {
                    throw problems.renamedWhileReading(key);
                }
                problems.spelledOtherwise(key, name.column(), ((Slice) cell.get()).toStringUtf8());
                return true;
            }
        }
        spellingConfirmed = true;
        return false;
    }

    /**
     * Is told of every record that was read.
     */
    interface RowConsumer
    {
        /**
         * Takes note of a record, and says whether to go on.
         *
         * @param isRow whether the record in the cells is a row
         */
        boolean next(boolean isRow);
    }

    /**
     * @param spelling how the query has it
     */
    private record SpelledName(String column, Cell cell, Slice spelling)
    {
        private SpelledName
        {
            requireNonNull(column, "column is null");
            requireNonNull(cell, "cell is null");
            requireNonNull(spelling, "spelling is null");
        }

        /**
         * Whether the source spells the name otherwise; a number has one spelling.
         */
        boolean isOtherwise()
        {
            return !cell.isNull() && !cell.isText(spelling) && cell.get() instanceof Slice;
        }
    }

    private static final class EndOfKey
    {
        private boolean reached;
    }
}

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
package io.omnisql.connector.planning;

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.predicate.ValueSet;
import io.trino.spi.statistics.ColumnStatistics;
import io.trino.spi.statistics.Estimate;
import io.trino.spi.statistics.TableStatistics;
import io.trino.spi.type.FixedWidthType;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.Paging.linkHeader;
import static io.omnisql.connector.definition.Records.single;
import static io.omnisql.connector.definition.TableDefinition.table;
import static io.omnisql.connector.testing.TestingDomains.number;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingSource.BOOKS;
import static io.omnisql.connector.testing.TestingSource.DESK;
import static io.omnisql.connector.testing.TestingSource.LIBRARIES;
import static io.omnisql.connector.testing.TestingSource.READERS;
import static io.omnisql.connector.testing.TestingSource.SOURCE;
import static io.omnisql.connector.testing.TestingSource.book;
import static io.omnisql.connector.testing.TestingSource.handle;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class TestTableEstimates
{
    private static final Scope SCOPE = new Scope.Declared(ImmutableList.of(new ScopePattern(ImmutableList.of("Oslo"), "*")));
    private static final TupleDomain<ApiColumnHandle> KEY = where(book("city"), text("Oslo"), book("library"), text("main"));
    private static final TupleDomain<ApiColumnHandle> ROW = where(book("city"), text("Oslo"), book("library"), text("main"), book("number"), number(7));

    @Test
    void testRowsAndDistinctKeys()
    {
        record Case(String name, ApiTableHandle handle, double rows, double cities, double numbers) {}

        // declared: 1,000 libraries with 400 books each

        ApiTableHandle all = ApiTableHandle.of("books");
        List<Case> cases = ImmutableList.of(
                new Case("everything", all, 400_000, 1_000, 400),
                new Case("the first key column alone", all.withFilter(where(book("city"), text("Oslo")), ImmutableList.of()), 400_000, 1, 400),
                new Case("a key column without a value, and one left open", all.withFilter(where(book("city"), Domain.onlyNull(VARCHAR)), ImmutableList.of()), 400_000, 0, 400),
                new Case("a key", all.withFilter(KEY, ImmutableList.of()), 400, 1, 400),
                new Case("three keys", all.withFilter(where(book("city"), text("Oslo"), book("library"), text("main", "west", "east")), ImmutableList.of()), 1_200, 1, 400),
                new Case("more keys than there are", all.withFilter(where(book("city"), text(names(40)), book("library"), text(names(40))), ImmutableList.of()), 400_000, 40, 400),
                new Case("a key and a limit", all.withFilter(KEY, ImmutableList.of()).withLimit(20), 20, 1, 20),
                new Case("a limit above the rows", all.withFilter(KEY, ImmutableList.of()).withLimit(20_000), 400, 1, 400),
                new Case("a row", all.withFilter(ROW, ImmutableList.of()), 1, 1, 1),
                new Case("rows of several keys", all.withFilter(where(book("city"), text("Oslo"), book("library"), text("main", "west"), book("number"), number(1, 2, 3)), ImmutableList.of()), 6, 1, 3));
        for (Case test : cases) {
            TableStatistics statistics = estimate(BOOKS, test.handle());
            assertThat(statistics.getRowCount()).as(test.name()).isEqualTo(Estimate.of(test.rows()));
            assertThat(distinct(statistics, book("city"))).as(test.name()).isEqualTo(test.cities());
            assertThat(distinct(statistics, book("number"))).as(test.name()).isEqualTo(test.numbers());
        }
    }

    /**
     * Such a scan is larger than whatever tells it its keys, so that Trino reads it last.
     */
    @Test
    void testScanThatHasToBeToldItsKeys()
    {
        ApiTableHandle all = ApiTableHandle.of("readers");
        ApiTableHandle two = all.withFilter(where(handle(READERS, "card"), text("17", "18")), ImmutableList.of());
        for (Scope scope : ImmutableList.of(new Scope.Open(), SCOPE)) {
            assertThat(estimate(READERS, scope, all).getRowCount()).isEqualTo(Estimate.of(1e9));
            assertThat(distinct(estimate(READERS, scope, all), handle(READERS, "card"))).isEqualTo(1e9);
            assertThat(estimate(READERS, scope, two).getRowCount()).isEqualTo(Estimate.of(2));
            assertThat(distinct(estimate(READERS, scope, two), handle(READERS, "card"))).isEqualTo(2);
        }
        TableStatistics books = estimate(BOOKS, new Scope.Open(), ApiTableHandle.of("books"));
        assertThat(books.getRowCount()).isEqualTo(Estimate.of(1e9));
        assertThat(distinct(books, book("city"))).isEqualTo(1e9);
        assertThat(distinct(books, book("number"))).isEqualTo(400);
        assertThat(estimate(BOOKS, new Scope.Open(), ApiTableHandle.of("books").withFilter(where(book("author"), text("ann")), ImmutableList.of())).getRowCount()).isEqualTo(Estimate.of(1e9));
        assertThat(estimate(BOOKS, new Scope.Open(), ApiTableHandle.of("books").withFilter(KEY, ImmutableList.of())).getRowCount()).isEqualTo(Estimate.of(400));
    }

    @Test
    void testFilteredRows()
    {
        record Case(String name, TupleDomain<ApiColumnHandle> filter, double rows) {}

        // 400 books: 40 authors, two statuses, and a tenth of the books without either

        List<Case> cases = ImmutableList.of(
                new Case("an author", where(book("author"), text("ann")), 9),
                new Case("two authors", where(book("author"), text("ann", "bo")), 18),
                new Case("an author or none", where(book("author"), Domain.create(text("ann").getValues(), true)), 49),
                new Case("no author", where(book("author"), Domain.onlyNull(VARCHAR)), 40),
                new Case("some author", where(book("author"), Domain.notNull(VARCHAR)), 360),
                new Case("a status", where(book("status"), text("lent")), 180),
                new Case("authors up to one", where(book("author"), Domain.create(ValueSet.ofRanges(Range.lessThan(VARCHAR, utf8Slice("bo"))), false)), 120),
                new Case("a range of authors, or none", where(book("author"), Domain.create(ValueSet.ofRanges(Range.range(VARCHAR, utf8Slice("a"), true, utf8Slice("b"), false)), true)), 160),
                new Case("numbers from one on", where(book("number"), Domain.create(ValueSet.ofRanges(Range.greaterThan(BIGINT, 7L)), false)), 133.333),
                new Case("all authors but one", where(book("author"), text("ann").complement()), 400),
                new Case("a status and an author", where(book("status"), text("lent"), book("author"), text("ann")), 4.05));
        for (Case test : cases) {
            TableStatistics statistics = estimate(BOOKS, ApiTableHandle.of("books").withFilter(KEY.intersect(test.filter()), ImmutableList.of()));
            assertThat(statistics.getRowCount().getValue()).as(test.name()).isCloseTo(test.rows(), within(0.001));
        }
        // one author of forty thousand is taken to have more than ten books
        assertThat(estimate(BOOKS, ApiTableHandle.of("books").withFilter(where(book("author"), text("ann")), ImmutableList.of())).getRowCount().getValue()).isCloseTo(3_600, within(0.001));
    }

    /**
     * Trino leaves the sides of a join as they are written where it misses an estimate.
     */
    @Test
    void testNoColumnIsUnknown()
    {
        for (TableDefinition table : SOURCE.tables()) {
            for (Scope scope : ImmutableList.of(new Scope.Open(), SCOPE)) {
                TableStatistics statistics = estimate(table, scope, ApiTableHandle.of(table.name()));
                assertThat(statistics.getRowCount().isUnknown()).as(table.name()).isFalse();
                for (ColumnDefinition column : table.columns()) {
                    ApiColumnHandle handle = handle(table, column.name());
                    ColumnStatistics estimates = statistics.getColumnStatistics().get(handle);
                    assertThat(estimates.getDistinctValuesCount().getValue()).as("%s.%s", table.name(), column.name()).isBetween(1.0, statistics.getRowCount().getValue());
                    assertThat(estimates.getNullsFraction().getValue()).as("%s.%s", table.name(), column.name()).isEqualTo(column.inPath() || table.primaryKey().contains(column.name()) ? 0 : 0.1);
                    assertThat(estimates.getDataSize().isUnknown()).as("%s.%s", table.name(), column.name()).isEqualTo(handle.type() instanceof FixedWidthType);
                }
            }
        }
        assertThat(estimate(LIBRARIES, ApiTableHandle.of("libraries")).getRowCount()).isEqualTo(Estimate.of(10_000));
    }

    /**
     * A list under one more key tells how many rows have the same value of it.
     */
    @Test
    void testRowsUnderOneMoreKey()
    {
        TableDefinition visits = table("visits", "Visits of a library")
                .endpoint(get("/cities/{city}/{library}/visits").paging(linkHeader("size", 50)).rateLimit(DESK))
                .endpoint(get("/cities/{city}/{library}/readers/{reader}/visits").paging(linkHeader("size", 50)).rowsPerKey(8).rateLimit(DESK))
                .columns(
                        column("city", ColumnType.VARCHAR).inPath().comment("City"),
                        column("library", ColumnType.VARCHAR).inPath().comment("Name"),
                        column("reader", ColumnType.BIGINT).at("/reader").inPath().comment("Number of the reader"),
                        column("id", ColumnType.BIGINT).at("/id").comment("Number of the visit"))
                .primaryKey("city", "library", "id")
                .cardinality(1_000, 400)
                .build();
        ApiTableHandle all = ApiTableHandle.of("visits").withFilter(KEY, ImmutableList.of());
        assertThat(distinct(estimate(visits, all), handle(visits, "reader"))).isEqualTo(50);
        TableStatistics ofTwo = estimate(visits, all.withFilter(KEY.intersect(where(handle(visits, "reader"), number(7, 8))), ImmutableList.of()));
        assertThat(ofTwo.getRowCount()).isEqualTo(Estimate.of(16));
        assertThat(distinct(ofTwo, handle(visits, "reader"))).isEqualTo(2);
    }

    /**
     * A table that the scope does not concern has as many rows under a key as the list there has.
     */
    @Test
    void testTableWithoutScope()
    {
        TableDefinition parcels = table("parcels", "Parcels, wherever they go")
                .endpoint(get("/parcels").paging(linkHeader("size", 100)).rowsPerKey(6_000).rateLimit(DESK))
                .endpoint(get("/parcels/{id}").records(single()).rateLimit(DESK))
                .endpoint(get("/senders/{sender}/parcels").paging(linkHeader("size", 100)).rowsPerKey(30).rateLimit(DESK))
                .columns(
                        column("id", ColumnType.BIGINT).at("/id").inPath().comment("Number of the parcel"),
                        column("sender", ColumnType.BIGINT).at("/sender").inPath().comment("Number of the sender"))
                .primaryKey("id")
                .cardinality(6_000, 1)
                .build();
        ApiTableHandle all = ApiTableHandle.of("parcels");
        assertThat(estimate(parcels, all).getRowCount()).isEqualTo(Estimate.of(6_000));
        assertThat(distinct(estimate(parcels, all), handle(parcels, "id"))).isEqualTo(6_000);
        assertThat(distinct(estimate(parcels, all), handle(parcels, "sender"))).isEqualTo(200);
        TableStatistics ofTwo = estimate(parcels, all.withFilter(where(handle(parcels, "sender"), number(7, 8)), ImmutableList.of()));
        assertThat(ofTwo.getRowCount()).isEqualTo(Estimate.of(60));
        assertThat(distinct(ofTwo, handle(parcels, "sender"))).isEqualTo(2);
        assertThat(distinct(ofTwo, handle(parcels, "id"))).isEqualTo(60);
        assertThat(estimate(parcels, all.withFilter(where(handle(parcels, "id"), number(7, 8, 9)), ImmutableList.of())).getRowCount()).isEqualTo(Estimate.of(3));
    }

    @Test
    void testNothingMatches()
    {
        assertThat(estimate(BOOKS, ApiTableHandle.of("books").withFilter(TupleDomain.none(), ImmutableList.of())).getRowCount()).isEqualTo(Estimate.zero());
    }

    /**
     * So is one that has to look for its keys in another table: a join with that table names those that are wanted.
     */
    @Test
    void testScanWhoseKeysAreSoughtInAnotherTable()
    {
        TableDefinition notes = table("notes", "Notes on books")
                .endpoint(get("/cities/{city}/{library}/books/{book}/notes").keysOnlyFrom("book", "books", "number").rowsPerKey(3).rateLimit(DESK))
                .columns(
                        column("city", ColumnType.VARCHAR).inPath().comment("City"),
                        column("library", ColumnType.VARCHAR).inPath().comment("Library"),
                        column("book", ColumnType.BIGINT).inPath().comment("Number of the book"),
                        column("note", ColumnType.VARCHAR).at("/note").comment("Note"))
                .primaryKey("city", "library", "book", "note")
                .cardinality(1_000, 1_200)
                .build();
        ApiTableHandle all = ApiTableHandle.of("notes");
        assertThat(estimate(notes, all).getRowCount()).isEqualTo(Estimate.of(1e9));
        assertThat(distinct(estimate(notes, all), handle(notes, "book"))).isEqualTo(1e9);
        assertThat(estimate(notes, all.withFilter(where(handle(notes, "city"), text("Oslo"), handle(notes, "library"), text("main"), handle(notes, "book"), number(7, 8)), ImmutableList.of())).getRowCount()).isEqualTo(Estimate.of(6));
    }

    private static TableStatistics estimate(TableDefinition table, ApiTableHandle handle)
    {
        return estimate(table, SCOPE, handle);
    }

    private static TableStatistics estimate(TableDefinition table, Scope scope, ApiTableHandle handle)
    {
        return TableEstimates.estimate(SOURCE, table, scope, handle, table.columns().stream()
                .collect(toImmutableMap(ColumnDefinition::name, column -> (ColumnHandle) handle(table, column.name()))));
    }

    private static String[] names(int count)
    {
        return IntStream.range(0, count).mapToObj(index -> "name" + index).toArray(String[]::new);
    }

    private static double distinct(TableStatistics statistics, ColumnHandle column)
    {
        return statistics.getColumnStatistics().get(column).getDistinctValuesCount().getValue();
    }
}

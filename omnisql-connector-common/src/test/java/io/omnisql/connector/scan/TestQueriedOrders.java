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
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.OrderItem;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.planning.ScopePattern;
import io.omnisql.connector.testing.TestingBook;
import io.omnisql.connector.testing.TestingQueries;
import io.omnisql.connector.testing.TestingSource;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.ValueSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.scan.TestingQueriedBooks.OPEN;
import static io.omnisql.connector.scan.TestingQueriedBooks.bookOf;
import static io.omnisql.connector.scan.TestingQueriedBooks.listOf;
import static io.omnisql.connector.scan.TestingScan.SESSION;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingListings.ORDERED;
import static io.omnisql.connector.testing.TestingListings.city;
import static io.omnisql.connector.testing.TestingQueries.answer;
import static io.omnisql.connector.testing.TestingQueries.library;
import static io.omnisql.connector.testing.TestingQueries.libraryWithMore;
import static io.omnisql.connector.testing.TestingQueries.variables;
import static io.omnisql.connector.testing.TestingSource.book;
import static io.trino.spi.connector.SortOrder.ASC_NULLS_LAST;
import static io.trino.spi.connector.SortOrder.DESC_NULLS_LAST;
import static io.trino.spi.type.BigintType.BIGINT;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * The first rows of an order, of many keys that one query asks for.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestQueriedOrders
{
    private static final ApiColumnHandle PAGES = TestingSource.handle(ORDERED.table("books").orElseThrow(), "pages");

    private final TestingScan scan = new TestingScan(ORDERED);

    @AfterEach
    void close()
    {
        scan.close();
    }

    @Test
    void testFirstRowsOfManyKeys()
    {
        scan.server().answers(200, answer(
                libraryWithMore("a", "a2", node(1, 90), node(2, 80), node(3, 70)),
                library("b", node(1, 85)),
                libraryWithMore("c", "c2", node(1, 30), node(2, 20), node(3, 10))));
        assertThat(rows(longest(2, "a", "b", "c"))).containsExactly("a 1 90", "b 1 85");
        assertThat(asked()).containsExactly("a b c, 50 each");
        String query = TestingQueries.query(scan.server().requests().getFirst());
        assertThat(query).contains("$f0: BookOrderField!, $f1: OrderDirection!").contains("books(first: $first, orderBy: {field: $f0, direction: $f1})");
        assertThat(variables(scan.server().requests().getFirst()).get("f0").textValue()).isEqualTo("PAGES");
        assertThat(variables(scan.server().requests().getFirst()).get("f1").textValue()).isEqualTo("DESC");
    }

    @Test
    void testAscending()
    {
        scan.server().answers(200, answer(library("a", node(1, 10), node(2, 20)), library("b", node(1, 5)), library("c")));
        assertThat(rows(books("a", "b", "c").withTopN(ImmutableList.of(new OrderItem(PAGES, ASC_NULLS_LAST)), 2))).containsExactly("b 1 5", "a 1 10");
        assertThat(variables(scan.server().requests().getFirst()).get("f1").textValue()).isEqualTo("ASC");
        assertThat(asked()).as("no ties to be told apart").containsExactly("a b c, 2 each");
    }

    /**
     * Rows that tie with the last one are read, on however many pages they are.
     */
    @Test
    void testTies()
    {
        scan.server().answers(200, answer(libraryWithMore("a", "a2", node(3, 90), node(9, 80)), library("b"), libraryWithMore("c", "c2", node(1, 70), node(2, 60), node(3, 50))));
        scan.server().answers(200, answer(libraryWithMore("a", "a3", node(8, 80))));
        scan.server().answers(200, answer(libraryWithMore("a", "a4", node(7, 80), node(6, 70))));
        assertThat(rows(longest(2, "a", "b", "c"))).containsExactly("a 3 90", "a 7 80");
        assertThat(asked()).containsExactly("a b c, 50 each", "a@a2, 50 each", "a@a3, 50 each");
    }

    /**
     * The rows of a key are counted over its pages, though those of others come in between.
     */
    @Test
    void testLimitOverPages()
    {
        scan.server().answers(200, answer(libraryWithMore("a", "a2", node(1, 99), node(2, 98)), libraryWithMore("b", "b2", node(1, 97), node(2, 96)), library("c")));
        scan.server().answers(200, answer(libraryWithMore("a", "a3", node(3, 95), node(4, 94)), libraryWithMore("b", "b3", node(3, 93), node(4, 92))));
        assertThat(rows(longest(3, "a", "b", "c"))).containsExactly("a 1 99", "a 2 98", "b 1 97");
        assertThat(asked()).containsExactly("a b c, 50 each", "a@a2 b@b2, 50 each");
    }

    @Test
    void testSourceThatDoesNotKeepToItsOrder()
    {
        scan.server().answers(200, answer(libraryWithMore("a", "a2", node(1, 10), node(2, 20), node(3, 5)), library("b"), library("c")));
        scan.server().answers(200, answer(library("a", node(4, 90), node(5, 1))));
        assertThat(rows(longest(2, "a", "b", "c"))).containsExactly("a 4 90", "a 2 20");
    }

    /**
     * A record that is not told has no place in the order, so that no row behind it makes up for it.
     */
    @Test
    void testRecordThatIsNotTold()
    {
        String untold = "{\"__typename\": \"Book\", \"number\": \"4\", \"status\": \"BURNT\"}";
        scan.server().answers(200, answer(libraryWithMore("a", "a2", node(1, 90), untold, node(2, 80), node(3, 70), node(5, 60)), library("b"), library("c")));
        scan.server().answers(200, bookOf("a", 4).with("pages", 85).toString());
        ApiTableHandle handle = longest(2, "a", "b", "c");
        assertThat(rows(handle.withColumns(ImmutableSet.of("library", "number", "pages", "status")))).containsExactly("a 1 90", "a 4 85");
        assertThat(asked()).containsExactly("a b c, 50 each", "/cities/Oslo/a/books/4");
    }

    /**
     * The list in the other form is in no order, and would be read to its end, however long it is. What is behind all rows that are wanted is not asked for.
     */
    @Test
    void testRecordsThatAreNotToldOfALongList()
    {
        scan.server().answers(200, answer(libraryWithMore("a", "a2", node(1, 90), untold(4, 85), untold(5, 80), node(2, 80), node(3, 70), untold(6, 60)), library("b"), library("c")));
        scan.server().answers(200, bookOf("a", 4).with("pages", 85).toString());
        scan.server().answers(200, bookOf("a", 5).with("pages", 80).toString());
        ApiTableHandle handle = longest(2, "a", "b", "c");
        assertThat(rows(handle.withColumns(ImmutableSet.of("library", "number", "pages", "status")))).containsExactly("a 1 90", "a 4 85");
        assertThat(asked()).containsExactly("a b c, 50 each", "/cities/Oslo/a/books/4", "/cities/Oslo/a/books/5");
    }

    /**
     * What is asked in place of the query comes in an order of its own, in which nothing is left out.
     */
    @Test
    void testKeyThatIsNotTold()
    {
        scan.server().answers(200, answer(library("a", node(1, 90)), "null", library("c")));
        scan.server().answers(200, TestingBook.page(IntStream.of(10, 70, 95, 50).mapToObj(pages -> bookOf("b", pages).with("pages", pages)).collect(toImmutableList())));
        ApiTableHandle handle = longest(3, "a", "b", "c");
        Domain long60 = Domain.create(ValueSet.ofRanges(Range.greaterThanOrEqual(BIGINT, 60L)), false);
        assertThat(rows(handle.withFilter(handle.constraint().intersect(where(PAGES, long60)), ImmutableList.of()))).containsExactly("b 95 95", "a 1 90", "b 70 70");
        assertThat(asked()).containsExactly("a b c, 50 each", listOf("b"));
    }

    @Test
    void testOrderThatQueriesDoNotHave()
    {
        ApiTableHandle handle = books("a", "b", "c").withTopN(ImmutableList.of(new OrderItem(book("added_at"), DESC_NULLS_LAST)), 2);
        assertThat(scan.splits(SESSION, OPEN, handle)).extracting(split -> ((ApiSplit) split).routes()).containsOnly(ImmutableList.of("GET /cities/{city}/{library}/books")).hasSize(3);
    }

    @Test
    void testKeysThatAreListed()
    {
        Scope oslo = new Scope.Declared(ImmutableList.of(new ScopePattern(ImmutableList.of("Oslo"), "*")));
        scan.server().answers(200, answer(city("Oslo", libraryWithMore("a", "a2", node(1, 90), node(2, 80), node(3, 70)), library("b", node(1, 85)))));
        ApiTableHandle all = ApiTableHandle.of("books").withColumns(ImmutableSet.of("library", "number", "pages")).withTopN(ImmutableList.of(new OrderItem(PAGES, DESC_NULLS_LAST), new OrderItem(book("number"), ASC_NULLS_LAST)), 2);
        assertThat(rows(oslo, all)).containsExactly("a 1 90", "b 1 85");
        assertThat(scan.server().requests()).hasSize(1);
        assertThat(TestingQueries.query(scan.server().requests().getFirst())).contains("books(first: $nfirst, orderBy: {field: $nf0, direction: $nf1})");
    }

    private static ApiTableHandle books(String... libraries)
    {
        return ApiTableHandle.of("books")
                .withColumns(ImmutableSet.of("library", "number", "pages"))
                .withFilter(where(book("city"), text("Oslo"), book("library"), text(libraries)), ImmutableList.of());
    }

    private static ApiTableHandle longest(int limit, String... libraries)
    {
        return books(libraries).withTopN(ImmutableList.of(new OrderItem(PAGES, DESC_NULLS_LAST), new OrderItem(book("number"), ASC_NULLS_LAST)), limit);
    }

    private List<String> rows(ApiTableHandle handle)
    {
        return rows(OPEN, handle);
    }

    private List<String> rows(Scope scope, ApiTableHandle handle)
    {
        List<String> rows = new ArrayList<>();
        for (ConnectorSplit split : scan.splits(SESSION, scope, handle)) {
            TestingScan.read(scan.open(SESSION, split, handle, book("library"), book("number"), PAGES), book("library"), book("number"), PAGES)
                    .forEach(row -> rows.add(row.stream().map(String::valueOf).collect(joining(" "))));
        }
        return rows;
    }

    private List<String> asked()
    {
        return scan.server().requests().stream().map(TestingQueries::asked).collect(toImmutableList());
    }

    private static String untold(int number, int pages)
    {
        return "{\"__typename\": \"Book\", \"number\": \"%s\", \"status\": \"BURNT\", \"pages\": %s}".formatted(number, pages);
    }

    private static String node(int number, int pages)
    {
        return "{\"__typename\": \"Book\", \"number\": \"%s\", \"title\": \"Book %s\", \"status\": \"SHELVED\", \"pages\": %s}".formatted(number, number, pages);
    }
}

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
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.KeyOrigin;
import io.omnisql.connector.planning.PushedAggregate;
import io.omnisql.connector.planning.PushedAggregate.Function;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.planning.ScopePattern;
import io.omnisql.connector.testing.TestingBook;
import io.omnisql.connector.testing.TestingQueries;
import io.omnisql.connector.testing.TestingSource;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.ValueSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.Iterables.getOnlyElement;
import static io.omnisql.connector.error.ApiErrorCode.RESOURCE_MISSING;
import static io.omnisql.connector.testing.TestingBook.page;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.utc;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingQueries.answer;
import static io.omnisql.connector.testing.TestingQueries.library;
import static io.omnisql.connector.testing.TestingQueries.libraryIn;
import static io.omnisql.connector.testing.TestingQueries.libraryWithMore;
import static io.omnisql.connector.testing.TestingSource.book;
import static io.omnisql.connector.testing.TestingSource.handle;
import static io.trino.spi.type.BigintType.BIGINT;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * The least and the greatest values of books, which the source sorts by.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestAggregatedScan
{
    private static final ConnectorSession STRICT = TestingScan.session(ImmutableMap.of("missing_resource", "ERROR"));
    private static final ConnectorSession LENIENT = TestingScan.session(ImmutableMap.of("missing_resource", "EMPTY"));
    private static final PushedAggregate LEAST = aggregate(Function.MIN, "pages");
    private static final PushedAggregate GREATEST = aggregate(Function.MAX, "pages");
    private static final PushedAggregate COUNT = PushedAggregate.COUNT;

    private final TestingScan scan = new TestingScan();

    @AfterEach
    void close()
    {
        scan.close();
    }

    @Test
    void testFirstRowDecides()
    {
        scan.server().answers(200, page(pages(7), pages(7), pages(3)), "Link", link(2));
        assertThat(values(books("main"), GREATEST)).containsExactly(7L);
        scan.server().answers(200, page(pages(-7), pages(0)), "Link", link(2));
        assertThat(values(books("main"), LEAST)).containsExactly(-7L);
        scan.server().answers(200, page(TestingBook.book(1).with("added_at", "2026-01-01T00:00:00.5Z")), "Link", link(2));
        assertThat(values(books("main"), aggregate(Function.MIN, "added_at"))).containsExactly(utc("2026-01-01T00:00:00.5Z"));
        assertThat(scan.server().targets()).containsExactly(
                "/cities/Oslo/main/books?status=any&by=pages&direction=desc&size=50",
                "/cities/Oslo/main/books?status=any&by=pages&direction=asc&size=50",
                "/cities/Oslo/main/books?status=any&by=added&direction=asc&size=50");
    }

    /**
     * What is no row has no value: maps, and what a rough filter lets pass.
     */
    @Test
    void testFirstRecordsThatAreNoRows()
    {
        ApiTableHandle byAnn = books("main").withFilter(books("main").constraint().intersect(where(book("author"), text("ann"))), ImmutableList.of());
        scan.server().answers(200, page(pages(9).with("map", true), pages(8).withAuthor("Ann")), "Link", link(2));
        scan.server().answers(200, page(), "Link", link(3));
        scan.server().answers(200, page(pages(6).withAuthor("Ann"), pages(5).withAuthor("ann"), pages(4).withAuthor("ann")), "Link", link(4));
        assertThat(values(byAnn, GREATEST)).containsExactly(5L);
        assertThat(scan.server().targets()).containsExactly("/cities/Oslo/main/books?status=any&by=pages&direction=desc&author=ann&size=50", "/page/2", "/page/3");
    }

    /**
     * A source that does not keep to its order is read to the end, as soon as it shows; what it declares never null, and sends without a value, is in no order.
     */
    @Test
    void testOrderIsWatched()
    {
        scan.server().answers(200, page(pages(5), pages(3), pages(4)), "Link", link(2));
        scan.server().answers(200, page(pages(1)), "Link", link(3));
        scan.server().answers(200, page(pages(9)));
        assertThat(values(books("main"), GREATEST)).as("it shows behind the first row").containsExactly(9L);
        scan.server().answers(200, page(TestingBook.book(1).withNull("pages"), pages(5)), "Link", link(2));
        scan.server().answers(200, page(pages(6)));
        assertThat(values(books("main"), GREATEST)).as("null").containsExactly(6L);
        scan.server().answers(200, page(pages(5).with("map", true)), "Link", link(2));
        scan.server().answers(200, page(pages(7)), "Link", link(3));
        scan.server().answers(200, page(pages(8)));
        assertThat(values(books("main"), GREATEST)).as("it shows on the second page").containsExactly(8L);
        assertThat(scan.server().requests()).hasSize(8);
    }

    @Test
    void testNoRows()
    {
        scan.server().answers(200, page());
        assertThat(values(books("main"), GREATEST)).containsExactly((Object) null);
        scan.server().answers(200, page(TestingBook.book(1).withNull("pages")));
        assertThat(values(books("main"), GREATEST)).as("nulls only").containsExactly((Object) null);
        Scope declared = new Scope.Declared(ImmutableList.of(new ScopePattern(ImmutableList.of("Oslo"), "main")));
        ApiTableHandle nowhere = ApiTableHandle.of("books").withFilter(where(book("library"), text("elsewhere")), ImmutableList.of());
        assertThat(values(STRICT, declared, nowhere, GREATEST, COUNT)).as("no keys").containsExactly(null, 0L);
        assertThat(scan.server().requests()).hasSize(2);
    }

    /**
     * A key ends where nothing of it can be better than what others have.
     */
    @Test
    void testManyKeys()
    {
        ApiTableHandle byAnn = books("a", "b", "c").withFilter(books("a", "b", "c").constraint().intersect(where(book("author"), text("ann"))), ImmutableList.of());
        scan.server().answers(200, page(in("a", 5).withAuthor("ann")), "Link", link(2));
        scan.server().answers(200, page(in("b", 6).withAuthor("Ann"), in("b", 5).withAuthor("Ann")), "Link", link(2));
        scan.server().answers(200, page(), "Link", link(1));
        scan.server().answers(200, page(in("c", 7).withAuthor("Ann"), in("c", 6).withAuthor("Ann")), "Link", link(2));
        scan.server().answers(200, page(in("c", 6).withAuthor("ann")), "Link", link(3));
        assertThat(values(byAnn, GREATEST)).containsExactly(6L);
        assertThat(scan.server().requests()).as("an empty page shows nothing").hasSize(5);
    }

    /**
     * Where a query tells all rows of many keys, it gives all values.
     */
    @Test
    void testManyKeysOfAQuery()
    {
        TableDefinition table = TestingSource.queriedBooks(50);
        PushedAggregate least = new PushedAggregate(Function.MIN, Optional.of(handle(table, "pages")));
        PushedAggregate greatest = new PushedAggregate(Function.MAX, Optional.of(handle(table, "pages")));
        ApiTableHandle both = books("main", "a", "b").aggregating(ImmutableList.of(least, greatest));
        scan.server().answers(200, answer(
                libraryWithMore("main", "x", node(1, 5), node(2, 3)),
                library("a", node(1, -4)),
                library("b")));
        scan.server().answers(200, answer(library("main", node(3, 9))));
        ApiColumnHandle[] columns = {least.output(), greatest.output()};
        ConnectorSplit split = getOnlyElement(TestingScan.splits(table, both, KeyOrigin.LITERAL, "a", "b"));
        assertThat(TestingScan.read(scan.open(STRICT, split, both, columns), columns)).containsExactly(ImmutableList.of(-4L, 9L));
        assertThat(scan.server().requests()).hasSize(2);
    }

    private static String node(int number, long pages)
    {
        return "{\"__typename\": \"Book\", \"number\": \"%s\", \"pages\": %s}".formatted(number, pages);
    }

    @Test
    void testSeveralValues()
    {
        ApiTableHandle books = books("main");
        scan.server().answers(200, page(pages(2), pages(3)), "Link", link(2));
        scan.server().answers(200, answer(libraryIn("Oslo", "main", "{\"totalCount\": 12}")));
        scan.server().answers(200, page(pages(9), pages(8)), "Link", link(2));
        assertThat(values(books, LEAST, COUNT, GREATEST)).containsExactly(2L, 12L, 9L);
        assertThat(scan.server().requests()).extracting(TestingQueries::asked).containsExactly(
                "/cities/Oslo/main/books?status=any&by=pages&direction=asc&size=50",
                "main",
                "/cities/Oslo/main/books?status=any&by=pages&direction=desc&size=50");
    }

    /**
     * Trino leaves out what it needs no more, and has an order of its own.
     */
    @Test
    void testColumnsOfTheOutput()
    {
        ApiTableHandle both = books("main").aggregating(ImmutableList.of(LEAST, GREATEST));
        for (List<PushedAggregate> outputs : ImmutableList.of(ImmutableList.of(GREATEST, LEAST), ImmutableList.of(GREATEST), ImmutableList.<PushedAggregate>of())) {
            scan.server().answers(200, page(pages(2)));
            scan.server().answers(200, page(pages(9)));
            ApiColumnHandle[] columns = outputs.stream().map(PushedAggregate::output).toArray(ApiColumnHandle[]::new);
            assertThat(getOnlyElement(scan.rows(STRICT, new Scope.Open(), both, columns))).isEqualTo(outputs.stream().map(output -> output.equals(LEAST) ? 2L : 9L).toList());
        }
    }

    /**
     * The first values above a bound that the source cannot skip to are the last ones down to it.
     */
    @Test
    void testLeastAboveABound()
    {
        Domain atLeastFour = Domain.create(ValueSet.ofRanges(Range.greaterThanOrEqual(BIGINT, 4L)), false);
        ApiTableHandle books = books("main").withFilter(books("main").constraint().intersect(where(book("pages"), atLeastFour)), ImmutableList.of());
        scan.server().answers(200, page(pages(9), pages(6)), "Link", link(2));
        scan.server().answers(200, page(pages(5), pages(3)), "Link", link(3));
        assertThat(values(books, LEAST)).containsExactly(5L);
        assertThat(scan.server().targets()).containsExactly("/cities/Oslo/main/books?status=any&by=pages&direction=desc&size=50", "/page/2");
    }

    @Test
    void testKeysThatAreNotThere()
    {
        scan.server().answers(404, "");
        TrinoException failure = catchThrowableOfType(TrinoException.class, () -> values(books("a", "b"), GREATEST));
        assertThat(failure.getErrorCode()).isEqualTo(RESOURCE_MISSING.toErrorCode());
        scan.server().answers(404, "");
        scan.server().answers(200, page(in("b", 3)));
        assertThat(values(LENIENT, new Scope.Open(), books("a", "b"), GREATEST)).containsExactly(3L);
        scan.server().answers(200, page(in("B", 9)));
        failure = catchThrowableOfType(TrinoException.class, () -> values(books("b"), GREATEST));
        assertThat(failure.getErrorCode()).as("another name").isEqualTo(RESOURCE_MISSING.toErrorCode());
    }

    private static PushedAggregate aggregate(Function function, String column)
    {
        return new PushedAggregate(function, Optional.of(book(column)));
    }

    private static ApiTableHandle books(String... libraries)
    {
        return ApiTableHandle.of("books").withFilter(where(book("city"), text("Oslo"), book("library"), text(libraries)), ImmutableList.of());
    }

    private static TestingBook pages(long pages)
    {
        return TestingBook.book((int) pages + 100).with("pages", pages);
    }

    private static TestingBook in(String library, long pages)
    {
        return pages(pages).with("library_url", "https://lending.example/cities/Oslo/" + library);
    }

    private static String link(int number)
    {
        return "</page/%s>; rel=\"next\"".formatted(number);
    }

    private List<Object> values(ApiTableHandle handle, PushedAggregate... aggregates)
    {
        return values(STRICT, new Scope.Open(), handle, aggregates);
    }

    private List<Object> values(ConnectorSession session, Scope scope, ApiTableHandle handle, PushedAggregate... aggregates)
    {
        ApiColumnHandle[] columns = Stream.of(aggregates).map(PushedAggregate::output).toArray(ApiColumnHandle[]::new);
        return getOnlyElement(scan.rows(session, scope, handle.aggregating(Arrays.stream(aggregates).collect(toImmutableList())), columns));
    }
}

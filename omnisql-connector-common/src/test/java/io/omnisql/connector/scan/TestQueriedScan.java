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
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.testing.TestingQueries;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.SourcePage;
import io.trino.spi.predicate.TupleDomain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.Iterables.getOnlyElement;
import static io.omnisql.connector.scan.TestingScan.SESSION;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingQueries.answer;
import static io.omnisql.connector.testing.TestingQueries.library;
import static io.omnisql.connector.testing.TestingQueries.libraryWithMore;
import static io.omnisql.connector.testing.TestingQueries.libraryWithout;
import static io.omnisql.connector.testing.TestingQueries.node;
import static io.omnisql.connector.testing.TestingQueries.problem;
import static io.omnisql.connector.testing.TestingQueries.variables;
import static io.omnisql.connector.testing.TestingServer.response;
import static io.omnisql.connector.testing.TestingSource.READERS;
import static io.omnisql.connector.testing.TestingSource.book;
import static io.omnisql.connector.testing.TestingSource.handle;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * The books of many libraries, which a query asks for at once.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestQueriedScan
{
    private final TestingScan scan = new TestingScan();

    @AfterEach
    void close()
    {
        scan.close();
    }

    @Test
    void testManyKeysInOneQuery()
    {
        scan.server().answers(200, answer(library("a", node(1), node(2)), libraryWithout("b"), library("c", node(1))));
        assertThat(rows(books("a", "b", "c"))).containsExactly("a 1 Book 1", "a 2 Book 2", "c 1 Book 1");
        assertThat(asked()).containsExactly("a b c, 50 each");
        assertThat(scan.usage().scans().elsewhere()).isZero();
        assertThat(scan.usage().requests()).isEqualTo(1);
    }

    @Test
    void testQueriesAreSplits()
    {
        ApiTableHandle handle = books("a", "b", "c", "d", "e", "f", "g");
        assertThat(scan.splits(SESSION, new Scope.Open(), handle)).hasSize(3);
        scan.server().answers(200, answer(library("a", node(1)), library("b"), library("c")));
        scan.server().answers(200, answer(library("d"), library("e"), library("f", node(7))));
        scan.server().answers(200, answer(library("g", node(1))));
        assertThat(rows(handle)).containsExactly("a 1 Book 1", "f 7 Book 7", "g 1 Book 1");
        assertThat(asked()).containsExactly("a b c, 50 each", "d e f, 50 each", "g, 50 each");
    }

    /**
     * A query goes on with the keys that have more pages, and is filled up with new keys.
     */
    @Test
    void testPagesOfManyKeysGoOnTogether()
    {
        ApiTableHandle handle = books("a", "b", "c", "d", "e", "f").withLimit(1_000);
        scan.server().answers(200, answer(libraryWithMore("a", "a2", node(1)), library("b", node(2)), libraryWithMore("c", "c2", node(3))));
        scan.server().answers(200, answer(libraryWithMore("a", "a3", node(4)), library("c", node(5)), libraryWithMore("d", "d2")));
        scan.server().answers(200, answer(library("a", node(6)), library("d", node(7)), library("e", node(8))));
        scan.server().answers(200, answer(library("f", node(9))));
        assertThat(rows(handle)).containsExactlyInAnyOrder("a 1 Book 1", "a 4 Book 4", "a 6 Book 6", "b 2 Book 2", "c 3 Book 3", "c 5 Book 5", "d 7 Book 7", "e 8 Book 8", "f 9 Book 9");
        assertThat(asked()).containsExactly("a b c, 50 each", "a@a2 c@c2 d, 50 each", "a@a3 d@d2 e, 50 each", "f, 50 each");
    }

    @Test
    void testRowThatComesTwice()
    {
        scan.server().answers(200, answer(libraryWithMore("a", "a2", node(1), node(2)), library("b", node(1))));
        scan.server().answers(200, answer(library("a", node(2), node(3))));
        assertThat(rows(books("a", "b"))).containsExactlyInAnyOrder("a 1 Book 1", "a 2 Book 2", "a 3 Book 3", "b 1 Book 1");
    }

    @Test
    void testLimit()
    {
        ApiTableHandle handle = books("a", "b", "c", "d", "e").withLimit(3);
        assertThat(scan.splits(SESSION, new Scope.Open(), handle)).hasSize(1);
        scan.server().answers(200, answer(library("a", node(1)), libraryWithMore("b", "b2", node(1), node(2), node(3)), library("c")));
        assertThat(rows(handle)).hasSize(3);
        assertThat(asked()).containsExactly("a b c, 3 each");
    }

    @Test
    void testLimitOverQueries()
    {
        scan.server().answers(200, answer(library("a"), library("b", node(1)), library("c")));
        scan.server().answers(200, answer(library("d", node(1)), library("e", node(1))));
        assertThat(rows(books("a", "b", "c", "d", "e").withLimit(2))).containsExactly("b 1 Book 1", "d 1 Book 1");
        assertThat(asked()).containsExactly("a b c, 2 each", "d e, 2 each");
    }

    /**
     * A word of the filter goes to the source in its own words, and the rows are checked all the same where it is inexact.
     */
    @Test
    void testFilters()
    {
        ApiTableHandle handle = books("a", "b");
        scan.server().answers(200, answer(library("a", node(1, "LENT"), node(2, "OVERDUE")), library("b")));
        assertThat(rows(handle.withFilter(handle.constraint().intersect(where(book("status"), text("lent"))), ImmutableList.of()))).containsExactly("a 1 Book 1", "a 2 Book 2");
        assertThat(variables(getOnlyElement(scan.server().requests())).get("f0")).map(word -> word.textValue()).containsExactly("LENT", "OVERDUE");
    }

    @Test
    void testNextQueryIsAskedForBeforeThePagesAreConsumed()
            throws InterruptedException
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        scan.server().answers(200, answer(libraryWithMore("a", "a2", node(1)), library("b", node(2))));
        scan.server().answersWhen(permission, 200, answer(library("a", node(3))));
        ConnectorPageSource source = open(books("a", "b"));
        assertThat(scan.usage().requests()).isZero();
        assertThat(await(source).getPositionCount()).isEqualTo(2);
        scan.server().awaitRequests(2);
        assertThat(source.isBlocked()).isNotDone();
        permission.complete(null);
        await(source);
        assertThat(asked()).containsExactly("a b, 50 each", "a@a2, 50 each");
    }

    @Test
    void testNoQueryAheadOfALimit()
    {
        scan.server().answers(200, answer(libraryWithMore("a", "a2", node(1)), library("b", node(2)), library("c")));
        ConnectorPageSource source = open(books("a", "b", "c", "d").withLimit(2));
        assertThat(await(source).getPositionCount()).isEqualTo(2);
        assertThat(source.getNextSourcePage()).isNull();
        assertThat(scan.usage().requests()).isEqualTo(1);
    }

    @Test
    void testCloseAbortsTheQuery()
            throws IOException, InterruptedException
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        scan.server().answersWhen(permission, 200, answer(libraryWithMore("a", "a2", node(1)), library("b")));
        ConnectorPageSource source = open(books("a", "b"));
        CompletableFuture<?> blocked = source.isBlocked();
        scan.server().awaitRequests(1);
        assertThat(blocked).isNotDone();
        source.close();
        blocked.join();
        scan.server().awaitDisconnection();
        permission.complete(null);
        assertThat(source.getNextSourcePage()).isNull();
        assertThat(source.isFinished()).isTrue();
        assertThat(scan.usage().requests()).isEqualTo(1);
    }

    @Test
    void testCloseAbortsTheQueryAhead()
            throws IOException, InterruptedException
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        scan.server().answers(200, answer(libraryWithMore("a", "a2", node(1)), library("b")));
        scan.server().answersWhen(permission, 200, answer(libraryWithMore("a", "a3", node(2))));
        ConnectorPageSource source = open(books("a", "b"));
        await(source);
        scan.server().awaitRequests(2);
        source.close();
        scan.server().awaitDisconnection();
        permission.complete(null);
        assertThat(source.isFinished()).isTrue();
        assertThat(scan.usage().requests()).isEqualTo(2);
    }

    /**
     * The pages of all keys of an answer are handed on as one, but for those that are large together, and nothing is held after the scan.
     */
    @Test
    void testMemory()
            throws IOException
    {
        String long1 = node(1).replace("Book 1", "x".repeat(2_000_000));
        String long2 = node(2).replace("Book 2", "y".repeat(20_000));
        scan.server().answers(200, answer(library("a", long1), library("b", long2), libraryWithout("c")));
        ConnectorPageSource source = open(books("a", "b", "c"));
        SourcePage first = await(source);
        assertThat(first.getPositionCount()).isEqualTo(1);
        assertThat(scan.memory()).as("the page of the second key waits").isGreaterThan(20_000);
        await(source);
        assertThat(scan.memory()).isLessThan(20_000);
        source.close();
        assertThat(scan.memory()).isZero();
    }

    /**
     * A table without parents is asked by a query as well, for all values that the filter lists.
     */
    @Test
    void testSingleRecords()
    {
        ApiTableHandle handle = ApiTableHandle.of("readers").withColumns(ImmutableSet.of("card", "reader")).withFilter(where(handle(READERS, "card"), text("1", "2", "3", "4")), ImmutableList.of());
        scan.server().answers(200, answer(reader("1", "Ann"), reader("2", "Bo"), reader("3", "")));
        scan.server().answers(200, answer(reader("4", "Di")));
        assertThat(scan.rows(SESSION, new Scope.Open(), handle, handle(READERS, "card"), handle(READERS, "reader"))).containsExactly(
                ImmutableList.of("1", "Ann"),
                ImmutableList.of("2", "Bo"),
                ImmutableList.of("3", ""),
                ImmutableList.of("4", "Di"));
        assertThat(asked()).containsExactly("1 2 3", "4");
    }

    /**
     * A query that does not find all keys is not asked for those that it never finds, and what it does not find of the others may be elsewhere.
     */
    @Test
    void testKeysThatAQueryDoesNotFind()
    {
        ApiTableHandle handle = ApiTableHandle.of("readers").withColumns(ImmutableSet.of("card", "reader"));
        scan.server().answers(200, answer(ImmutableList.of(problem("NOT_FOUND", "k1")), reader("1", "Ann"), "null"));
        scan.server().answersAll(request -> request.getTarget().equals("/readers/x") ? response(200, "{\"card\": \"x\", \"name\": \"X\"}") : response(404, ""));
        TupleDomain<ColumnHandle> joined = TupleDomain.withColumnDomains(ImmutableMap.of(handle(READERS, "card"), text("1", "2", "x")));
        ApiTableHandle narrowed = handle.withFilter(where(handle(READERS, "card"), text("1", "2", "x")), ImmutableList.of());
        List<List<Object>> rows = scan.splits(SESSION, new Scope.Open(), handle, joined).stream()
                .flatMap(split -> TestingScan.read(scan.open(SESSION, split, narrowed, handle(READERS, "card"), handle(READERS, "reader")), handle(READERS, "card"), handle(READERS, "reader")).stream())
                .collect(toImmutableList());
        assertThat(rows).containsExactlyInAnyOrder(ImmutableList.of("1", "Ann"), ImmutableList.of("x", "X"));
        assertThat(asked()).containsExactlyInAnyOrder("1 2", "/readers/2", "/readers/x");
    }

    private static String reader(String card, String name)
    {
        return "{\"card\": \"%s\", \"__typename\": \"Reader\", \"name\": \"%s\"}".formatted(card, name);
    }

    private static ApiTableHandle books(String... libraries)
    {
        return ApiTableHandle.of("books")
                .withColumns(ImmutableSet.of("library", "number", "title"))
                .withFilter(where(book("city"), text("Oslo"), book("library"), text(libraries)), ImmutableList.of());
    }

    private List<String> rows(ApiTableHandle handle)
    {
        return scan.rows(SESSION, new Scope.Open(), handle, book("library"), book("number"), book("title")).stream()
                .map(row -> "%s %s %s".formatted(row.toArray()))
                .collect(toImmutableList());
    }

    private List<String> asked()
    {
        return scan.server().requests().stream().map(TestingQueries::asked).collect(toImmutableList());
    }

    private ConnectorPageSource open(ApiTableHandle handle)
    {
        ConnectorSplit split = getOnlyElement(scan.splits(SESSION, new Scope.Open(), handle));
        return scan.open(SESSION, split, handle, book("library"), book("number"), book("title"));
    }

    /**
     * The next page, which has rows.
     */
    private static SourcePage await(ConnectorPageSource source)
    {
        SourcePage page = source.getNextSourcePage();
        while (page == null) {
            assertThat(source.isFinished()).isFalse();
            source.isBlocked().join();
            page = source.getNextSourcePage();
        }
        return page;
    }
}

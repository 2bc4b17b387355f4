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
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.testing.TestingQueries;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.predicate.Domain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.Iterables.getOnlyElement;
import static io.omnisql.connector.scan.TestingScan.SESSION;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingQueries.answer;
import static io.omnisql.connector.testing.TestingQueries.library;
import static io.omnisql.connector.testing.TestingQueries.libraryWithMore;
import static io.omnisql.connector.testing.TestingSource.book;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * Books whose donor does not exist any more: one tells what the other form shows in place of all of them.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestVanishedAccounts
{
    private static final String NULL = "null";
    private static final String NOBODY = "{\"name\": \"nobody\", \"id\": 7}";
    private static final ImmutableList<ApiColumnHandle> COLUMNS = ImmutableList.of(book("library"), book("number"), book("donor"), book("donor_id"));

    private final TestingScan scan = new TestingScan();

    @AfterEach
    void close()
    {
        scan.close();
    }

    @Test
    void testOneTellsOfAll()
    {
        record Case(String shown, String donor) {}

        for (Case test : ImmutableList.of(new Case(NULL, "null null"), new Case(NOBODY, "nobody 7"))) {
            try (TestingScan other = new TestingScan()) {
                other.server().answers(200, answer(library("a", vanished(1), node(2, "{\"name\": \"Ann\", \"id\": 3}"), vanished(3)), library("b", vanished(1), vanished(2))));
                other.server().answers(200, record("a", 1, test.shown()));
                assertThat(rows(other, SESSION, books("a", "b"))).containsExactlyInAnyOrder("a 1 " + test.donor(), "a 2 Ann 3", "a 3 " + test.donor(), "b 1 " + test.donor(), "b 2 " + test.donor());
                assertThat(asked(other)).containsExactly("a b, 50 each", "/cities/Oslo/a/books/1");
                // the next scan has nothing to learn
                other.server().answers(200, answer(library("c", vanished(5), vanished(6)), library("z")));
                assertThat(rows(other, SESSION, books("c", "z"))).containsExactly("c 5 " + test.donor(), "c 6 " + test.donor());
                assertThat(asked(other)).hasSize(3);
                assertThat(other.usage().scans().elsewhere()).isEqualTo(1);
            }
        }
    }

    /**
     * What is learned of an account is learned of all of its columns, whichever a query has.
     */
    @Test
    void testColumnsOfTheAccount()
    {
        ApiTableHandle numbers = books("a", "z").withColumns(ImmutableSet.of("library", "number", "donor_id"));
        scan.server().answers(200, answer(library("a", vanished(1), vanished(2)), library("z")));
        scan.server().answers(200, record("a", 1, NOBODY));
        assertThat(scan.rows(SESSION, new Scope.Open(), numbers, book("number"), book("donor_id"))).containsExactlyInAnyOrder(List.of(1L, 7L), List.of(2L, 7L));
        scan.server().answers(200, answer(library("a", vanished(1)), library("z")));
        assertThat(rows(books("a", "z"))).containsExactly("a 1 nobody 7");
        assertThat(scan.server().requests()).hasSize(3);
    }

    /**
     * The rows that nobody is asked for are rows of the query, or are not.
     */
    @Test
    void testFilters()
    {
        learn(NOBODY);
        assertThat(filtered(text("nobody"))).containsExactly("a 1 nobody 7");
        assertThat(filtered(text("Ann"))).containsExactly("a 2 Ann 3");
        assertThat(filtered(Domain.onlyNull(VARCHAR))).isEmpty();
        assertThat(scan.server().requests()).hasSize(5);
    }

    private List<String> filtered(Domain donor)
    {
        ApiTableHandle handle = books("a", "z");
        scan.server().answers(200, answer(library("a", vanished(1), node(2, "{\"name\": \"Ann\", \"id\": 3}")), library("z")));
        return rows(handle.withFilter(handle.constraint().intersect(where(book("donor"), donor)), ImmutableList.of()));
    }

    /**
     * A row that comes again with another page is no row any more, whoever has told it.
     */
    @Test
    void testRowThatComesTwice()
    {
        scan.server().answers(200, answer(libraryWithMore("a", "a2", vanished(1), vanished(2)), library("b")));
        scan.server().answers(200, answer(library("a", vanished(2), vanished(3)), library("z")));
        scan.server().answers(200, record("a", 1, NOBODY));
        assertThat(rows(books("a", "b"))).containsExactlyInAnyOrder("a 1 nobody 7", "a 2 nobody 7", "a 3 nobody 7");
        assertThat(scan.server().requests()).hasSize(3);
    }

    /**
     * An account that is shown for one record says nothing of others; neither does a part of one.
     */
    @Test
    void testAccountsThatStandInForNobody()
    {
        for (String shown : ImmutableList.of("{\"name\": \"Eve\", \"id\": 9}", "{\"name\": \"nobody\", \"id\": null}", "{\"name\": null, \"id\": 7}", "{\"id\": 7}", "{}")) {
            try (TestingScan other = new TestingScan()) {
                other.server().answers(200, answer(library("a", vanished(1)), library("b", vanished(1)), library("c", vanished(1))));
                other.server().answers(200, record("a", 1, shown));
                other.server().answers(200, record("b", 1, NOBODY));
                other.server().answers(200, record("c", 1, NULL));
                assertThat(rows(other, SESSION, books("a", "b", "c"))).as(shown).hasSize(3).contains("b 1 nobody 7", "c 1 null null");
                assertThat(asked(other)).as(shown).containsExactly("a b c, 50 each", "/cities/Oslo/a/books/1", "/cities/Oslo/b/books/1", "/cities/Oslo/c/books/1");
                // for good
                other.server().answers(200, answer(library("a", vanished(1)), library("z")));
                other.server().answers(200, record("a", 1, shown));
                assertThat(rows(other, SESSION, books("a", "z"))).as(shown).hasSize(1);
            }
        }
    }

    /**
     * Where nothing can be learned, a list is read where that is cheaper than its records.
     */
    @Test
    void testListOfAccountsThatStandInForNobody()
    {
        scan.server().answers(200, answer(library("a", vanished(1), vanished(2), vanished(3)), library("b", vanished(1), vanished(2))));
        scan.server().answers(200, record("a", 1, "{\"name\": \"Eve\", \"id\": 9}"));
        scan.server().answers(200, "[%s, %s, %s]".formatted(record("a", 1, "{\"name\": \"Eve\", \"id\": 9}"), record("a", 2, NOBODY), record("a", 3, NULL)));
        scan.server().answers(200, "[%s, %s]".formatted(record("b", 1, NOBODY), record("b", 2, NOBODY)));
        assertThat(rows(books("a", "b"))).containsExactlyInAnyOrder("a 1 Eve 9", "a 2 nobody 7", "a 3 null null", "b 1 nobody 7", "b 2 nobody 7");
        assertThat(asked(scan)).hasSize(4).element(2).asString().startsWith("/cities/Oslo/a/books?");
    }

    /**
     * A record that is gone tells nothing of others.
     */
    @Test
    void testRecordThatIsGone()
    {
        ConnectorSession lenient = TestingScan.session(Map.of("missing_resource", "EMPTY"));
        scan.server().answers(200, answer(library("a", vanished(1), vanished(2), vanished(3)), library("b")));
        scan.server().answers(404, "");
        scan.server().answers(200, record("a", 2, NOBODY));
        assertThat(rows(scan, lenient, books("a", "b"))).containsExactlyInAnyOrder("a 2 nobody 7", "a 3 nobody 7");
        assertThat(asked(scan)).containsExactly("a b, 50 each", "/cities/Oslo/a/books/1", "/cities/Oslo/a/books/2");
    }

    /**
     * A donor that is there, and of whom a query does not tell all, has not vanished.
     */
    @Test
    void testAccountsThatAreThere()
    {
        learn(NOBODY);
        scan.server().answers(200, answer(library("a", node(1, "{\"name\": \"Ann\"}"), node(2, "{\"name\": null, \"id\": null}")), library("z")));
        scan.server().answers(200, "[%s, %s]".formatted(record("a", 1, "{\"name\": \"Ann\", \"id\": 3}"), record("a", 2, "{\"name\": \"Bo\", \"id\": 4}")));
        assertThat(rows(books("a", "z"))).containsExactlyInAnyOrder("a 1 Ann 3", "a 2 Bo 4");
    }

    /**
     * Nobody is asked for the sake of learning.
     */
    @Test
    void testLimit()
    {
        scan.server().answers(200, answer(library("a", vanished(1), node(2, NOBODY), node(3, NOBODY)), library("b")));
        assertThat(rows(books("a", "b").withLimit(2))).containsExactly("a 2 nobody 7", "a 3 nobody 7");
        assertThat(scan.server().requests()).hasSize(1);
    }

    /**
     * Many do not wait for the end of their lists.
     */
    @Test
    void testMany()
    {
        String[] donated = IntStream.range(0, 100).mapToObj(TestVanishedAccounts::vanished).toArray(String[]::new);
        scan.server().answers(200, answer(libraryWithMore("a", "a2", donated), library("b")));
        scan.server().answers(200, record("a", 0, NOBODY));
        scan.server().answers(200, answer(libraryWithMore("a", "a3", vanished(100), vanished(99))));
        scan.server().answers(200, answer(library("a", vanished(101))));
        assertThat(rows(books("a", "b").withLimit(1_000))).hasSize(102).doesNotHaveDuplicates().allMatch(row -> row.endsWith(" nobody 7"));
        assertThat(asked(scan)).containsExactly("a b, 50 each", "/cities/Oslo/a/books/0", "a@a2, 50 each", "a@a3, 50 each");
    }

    /**
     * Where nothing ends a scan early, the next query is under way when a page shows that there are many.
     */
    @Test
    void testManyBehindAQueryAhead()
    {
        String[] donated = IntStream.range(0, 100).mapToObj(TestVanishedAccounts::vanished).toArray(String[]::new);
        scan.server().answers(200, answer(libraryWithMore("a", "a2", donated), library("b")));
        scan.server().answers(200, answer(libraryWithMore("a", "a3", vanished(100), vanished(99))));
        scan.server().answers(200, record("a", 0, NOBODY));
        scan.server().answers(200, answer(library("a", vanished(101))));
        assertThat(rows(books("a", "b"))).hasSize(102).doesNotHaveDuplicates().allMatch(row -> row.endsWith(" nobody 7"));
        assertThat(asked(scan)).containsExactly("a b, 50 each", "a@a2, 50 each", "/cities/Oslo/a/books/0", "a@a3, 50 each");
    }

    /**
     * Two scans at once learn the same, and the one that is late asks for nothing.
     */
    @Test
    void testTwoScans()
            throws InterruptedException
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        scan.server().answers(200, answer(library("a", vanished(1), vanished(2)), library("z")));
        scan.server().answersWhen(permission, 200, record("a", 1, NOBODY));
        ConnectorPageSource first = openUntilRecord(books("a", "z"));
        scan.server().answers(200, answer(library("b", vanished(1), vanished(2)), library("z")));
        scan.server().answers(200, record("b", 1, NOBODY));
        assertThat(rows(books("b", "z"))).as("it waits for nobody").containsExactlyInAnyOrder("b 1 nobody 7", "b 2 nobody 7");
        scan.server().answers(200, answer(library("c", vanished(1), vanished(2)), library("z")));
        assertThat(rows(books("c", "z"))).containsExactlyInAnyOrder("c 1 nobody 7", "c 2 nobody 7");
        permission.complete(null);
        assertThat(TestingScan.read(first, COLUMNS.toArray(ApiColumnHandle[]::new))).hasSize(2);
        assertThat(asked(scan)).containsExactly("a z, 50 each", "/cities/Oslo/a/books/1", "b z, 50 each", "/cities/Oslo/b/books/1", "c z, 50 each");
    }

    /**
     * Two scans that are shown different things learn that there is nothing to learn.
     */
    @Test
    void testTwoScansThatDiffer()
            throws InterruptedException
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        scan.server().answers(200, answer(library("a", vanished(1)), library("z")));
        scan.server().answersWhen(permission, 200, record("a", 1, NULL));
        ConnectorPageSource first = openUntilRecord(books("a", "z"));
        learn(NOBODY);
        permission.complete(null);
        assertThat(TestingScan.read(first, COLUMNS.toArray(ApiColumnHandle[]::new))).hasSize(1);
        scan.server().answers(200, answer(library("c", vanished(1)), library("z")));
        scan.server().answers(200, record("c", 1, NOBODY));
        assertThat(rows(books("c", "z"))).containsExactly("c 1 nobody 7");
        assertThat(asked(scan)).last().isEqualTo("/cities/Oslo/c/books/1");
    }

    @Test
    void testCloseTeachesNothing()
            throws IOException, InterruptedException
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        scan.server().answers(200, answer(library("a", vanished(1)), library("z")));
        scan.server().answersWhen(permission, 200, record("a", 1, NOBODY));
        ConnectorPageSource source = openUntilRecord(books("a", "z"));
        source.close();
        scan.server().awaitDisconnection();
        permission.complete(null);
        assertThat(source.getNextSourcePage()).isNull();
        learn(NULL);
        scan.server().answers(200, answer(library("a", vanished(1)), library("z")));
        assertThat(rows(books("a", "z"))).containsExactly("a 1 null null");
    }

    private void learn(String shown)
    {
        scan.server().answers(200, answer(library("x", vanished(9)), library("z")));
        scan.server().answers(200, record("x", 9, shown));
        assertThat(rows(books("x", "z"))).hasSize(1);
    }

    private static String vanished(int number)
    {
        return node(number, NULL);
    }

    private static String node(int number, String donor)
    {
        return "{\"__typename\": \"Book\", \"number\": \"%s\", \"donor\": %s}".formatted(number, donor);
    }

    private static String record(String library, int number, String donor)
    {
        return "{\"library_url\": \"https://lending.example/cities/Oslo/%s\", \"number\": %s, \"donor\": %s}".formatted(library, number, donor);
    }

    private static ApiTableHandle books(String... libraries)
    {
        return ApiTableHandle.of("books")
                .withColumns(ImmutableSet.of("library", "number", "donor", "donor_id"))
                .withFilter(where(book("city"), text("Oslo"), book("library"), text(libraries)), ImmutableList.of());
    }

    private List<String> rows(ApiTableHandle handle)
    {
        return rows(scan, SESSION, handle);
    }

    private static List<String> rows(TestingScan scan, ConnectorSession session, ApiTableHandle handle)
    {
        return scan.rows(session, new Scope.Open(), handle, COLUMNS.toArray(ApiColumnHandle[]::new)).stream()
                .map(row -> "%s %s %s %s".formatted(row.toArray()))
                .collect(toImmutableList());
    }

    private static List<String> asked(TestingScan scan)
    {
        return scan.server().requests().stream().map(TestingQueries::asked).collect(toImmutableList());
    }

    /**
     * A scan that has read its query, and waits for the record that it asks for.
     */
    private ConnectorPageSource openUntilRecord(ApiTableHandle handle)
            throws InterruptedException
    {
        ConnectorSplit split = getOnlyElement(scan.splits(SESSION, new Scope.Open(), handle));
        ConnectorPageSource source = scan.open(SESSION, split, handle, COLUMNS.toArray(ApiColumnHandle[]::new));
        source.isBlocked().join();
        assertThat(source.getNextSourcePage()).isNull();
        assertThat(source.isBlocked()).isNotDone();
        scan.server().awaitRequests(2);
        return source;
    }
}

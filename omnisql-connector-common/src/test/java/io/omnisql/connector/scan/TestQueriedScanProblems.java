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
import io.omnisql.connector.error.ApiErrorCode;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.planning.ScopePattern;
import io.omnisql.connector.testing.TestingBook;
import io.omnisql.connector.testing.TestingQueries;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.predicate.TupleDomain;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_REJECTED;
import static io.omnisql.connector.error.ApiErrorCode.REQUEST_LIMIT_EXCEEDED;
import static io.omnisql.connector.error.ApiErrorCode.RESOURCE_MISSING;
import static io.omnisql.connector.error.ApiErrorCode.SCOPE_CHANGED;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingQueries.answer;
import static io.omnisql.connector.testing.TestingQueries.library;
import static io.omnisql.connector.testing.TestingQueries.libraryIn;
import static io.omnisql.connector.testing.TestingQueries.libraryWithMore;
import static io.omnisql.connector.testing.TestingQueries.libraryWithout;
import static io.omnisql.connector.testing.TestingQueries.node;
import static io.omnisql.connector.testing.TestingQueries.problem;
import static io.omnisql.connector.testing.TestingServer.response;
import static io.omnisql.connector.testing.TestingSource.book;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * What a query does not tell, or tells only in part, is asked elsewhere or is an error, and never a shorter result.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestQueriedScanProblems
{
    private static final ConnectorSession STRICT = TestingScan.session(ImmutableMap.of("missing_resource", "ERROR"));
    private static final ConnectorSession LENIENT = TestingScan.session(ImmutableMap.of("missing_resource", "EMPTY"));
    private static final Scope OPEN = new Scope.Open();

    private final TestingScan scan = new TestingScan();

    @AfterEach
    void close()
    {
        scan.close();
    }

    @Test
    void testPartOfAnAnswerIsNoRow()
    {
        scan.server().answers(200, answer(
                List.of(problem("FORBIDDEN", "k1", "books", "nodes", "0", "author")),
                library("a", node(1)),
                library("b", node(1, "LENT"), node(2)),
                library("c", node(3))));
        scan.server().answers(200, list("b", 1, 2, 3));
        assertThat(rows(books("a", "b", "c"))).containsExactlyInAnyOrder("a 1", "b 1", "b 2", "b 3", "c 3");
        assertThat(asked()).containsExactly("a b c, 50 each", listOf("b"));
        assertThat(scan.usage(STRICT).scans().elsewhere()).isEqualTo(1);
    }

    /**
     * A problem that concerns no key may concern any.
     */
    @Test
    void testProblemOfTheWholeQuery()
    {
        for (String body : List.of(
                answer(List.of(problem("SERVICE_UNAVAILABLE")), library("a", node(9)), library("b", node(9))),
                answer(List.of("{\"message\": \"something went wrong\"}"), library("a", node(9)), library("b", node(9))),
                "{\"data\": null, \"errors\": [{\"type\": \"X\", \"path\": [\"k0\"]}]}",
                "{\"errors\": [{\"message\": \"Field 'books' does not exist\"}]}")) {
            try (TestingScan each = new TestingScan()) {
                each.server().answers(200, body);
                each.server().answers(200, list("a", 1));
                each.server().answers(200, list("b", 2));
                assertThat(rows(each, STRICT, OPEN, books("a", "b"), TupleDomain.all())).as(body).containsExactly("a 1", "b 2");
                assertThat(each.usage(STRICT).scans().elsewhere()).isEqualTo(2);
            }
        }
    }

    @Test
    void testAliasThatIsLeftOut()
    {
        scan.server().answers(200, answer(library("a", node(1))));
        scan.server().answers(200, list("b", 2));
        assertThat(rows(books("a", "b"))).containsExactly("a 1", "b 2");
    }

    @Test
    void testAnswersThatAreNone()
    {
        for (String body : List.of(
                "{,}",
                "{<html>}",
                "{\"message\": \"x\"}",
                answer(libraryIn("Oslo", "a", "{\"nodes\": []}"), library("b")),
                answer(libraryIn("Oslo", "a", "{\"pageInfo\": {\"hasNextPage\": true}, \"nodes\": []}"), library("b")))) {
            try (TestingScan each = new TestingScan()) {
                each.server().answers(200, body);
                assertFailure(each, STRICT, books("a", "b"), BAD_RESPONSE);
                assertThat(each.server().requests()).as(body).hasSize(1);
            }
        }
    }

    /**
     * Half of the keys are asked for at once, and then no more than that; a key alone is asked for smaller and smaller pages.
     */
    @Test
    void testQueryThatIsTooLarge()
    {
        scan.server().answers(200, "{\"errors\": [{\"type\": \"RESOURCE_LIMITS_EXCEEDED\"}]}");
        scan.server().answers(200, answer(library("a", node(1))));
        scan.server().answers(200, "{\"data\": null, \"errors\": [{\"type\": \"MAX_NODE_LIMIT_EXCEEDED\"}]}");
        scan.server().answers(200, answer(libraryWithMore("b", "b2", node(2))));
        scan.server().answers(200, answer(library("c", node(4))));
        scan.server().answers(200, answer(library("b", node(3))));
        assertThat(rows(books("a", "b", "c"))).containsExactlyInAnyOrder("a 1", "b 2", "b 3", "c 4");
        assertThat(asked()).containsExactly("a b c, 50 each", "a, 50 each", "b, 50 each", "b, 25 each", "c, 25 each", "b@b2, 25 each");
        assertThat(scan.usage(STRICT).scans().elsewhere()).as("nothing is asked elsewhere").isZero();
    }

    @Test
    void testKeysThatAreTooLarge()
    {
        scan.server().answers(200, answer(List.of(problem("RESOURCE_LIMITS_EXCEEDED", "k1")), library("a", node(1)), "null", library("c", node(3))));
        scan.server().answers(200, answer(library("b", node(2))));
        assertThat(rows(books("a", "b", "c"))).containsExactlyInAnyOrder("a 1", "b 2", "c 3");
        assertThat(asked()).containsExactly("a b c, 50 each", "b, 50 each");
    }

    @Test
    void testRecordThatIsTooLarge()
    {
        for (int query = 0; query < 5; query++) {
            scan.server().answers(200, "{\"errors\": [{\"type\": \"RESOURCE_LIMITS_EXCEEDED\"}]}");
        }
        scan.server().answers(200, list("a", 1));
        scan.server().answers(200, answer(library("b", node(2))));
        assertThat(rows(books("a", "b"))).as("a few records that are too large are asked for elsewhere").containsExactly("a 1", "b 2");
        assertThat(scan.server().requests()).hasSize(7);
        assertThat(scan.usage(STRICT).scans().elsewhere()).isEqualTo(1);
    }

    @Test
    void testCursorThatLeadsBack()
    {
        scan.server().answers(200, answer(libraryWithMore("a", "x", node(1)), library("b")));
        scan.server().answers(200, answer(libraryWithMore("a", "x", node(2))));
        assertFailure(scan, STRICT, books("a", "b"), BAD_RESPONSE);
        assertThat(scan.server().requests()).hasSize(2);
    }

    @Test
    void testCursorThatLeadsFurtherBack()
    {
        scan.server().answers(200, answer(libraryWithMore("a", "x", node(1)), libraryWithMore("b", "x", node(1))));
        scan.server().answers(200, answer(libraryWithMore("a", "y", node(2)), library("b", node(2))));
        scan.server().answers(200, answer(libraryWithMore("a", "x", node(3))));
        assertFailure(scan, STRICT, books("a", "b"), BAD_RESPONSE);
        assertThat(asked()).as("the same cursor of another key is no way back").containsExactly("a b, 50 each", "a@x b@x, 50 each", "a@y, 50 each");
    }

    /**
     * Only the other form knows whether a key is renamed, hidden or nowhere.
     */
    @Test
    void testKeyThatIsNotFound()
    {
        String body = answer(List.of(problem("NOT_FOUND", "k1")), library("a", node(1)), "null");
        scan.server().answers(200, body);
        scan.server().answers(404, "");
        assertThat(assertFailure(scan, STRICT, books("a", "b"), RESOURCE_MISSING)).contains("'Oslo/b'");
        scan.server().answers(200, body);
        scan.server().answers(404, "");
        assertThat(rows(scan, LENIENT, OPEN, books("a", "b"), TupleDomain.all())).containsExactly("a 1");
        scan.server().answers(200, body);
        scan.server().answers(200, list("b", 2));
        assertThat(rows(books("a", "b"))).as("what a query may not see").containsExactly("a 1", "b 2");
    }

    @Test
    void testKeyOfAJoinThatIsNotFound()
    {
        scan.server().answers(200, answer(List.of(problem("NOT_FOUND", "k1")), library("a", node(1)), "null"));
        assertThat(joined("a", "b")).containsExactly("a 1");
        assertThat(asked()).containsExactly("a b, 50 each");
        assertThat(scan.usage(STRICT).scans().skippedKeys()).isEqualTo(1);
    }

    /**
     * Behind a key that is there, what is not found is no row; where a query spells the key out, the list is asked that would say otherwise.
     */
    @Test
    void testWhatIsNotFoundBehindTheKey()
    {
        String body = answer(List.of(problem("NOT_FOUND", "k1", "books")), library("a", node(1)), libraryIn("Oslo", "b", "null"));
        scan.server().answers(200, body);
        assertThat(joined("a", "b")).containsExactly("a 1");
        assertThat(asked()).hasSize(1);
        scan.server().answers(200, body);
        scan.server().answers(200, list("b", 2));
        assertThat(rows(books("a", "b"))).containsExactly("a 1", "b 2");
    }

    @Test
    void testNameInAnotherSpelling()
    {
        String body = answer(library("a", node(1)), library("B", node(2)));
        scan.server().answers(200, body);
        scan.server().answers(200, list("B", 2));
        assertThat(assertFailure(scan, STRICT, books("a", "b"), RESOURCE_MISSING)).contains("spells library 'b' as 'B'");
        scan.server().answers(200, body);
        scan.server().answers(200, list("B", 2));
        assertThat(rows(scan, LENIENT, OPEN, books("a", "b"), TupleDomain.all())).containsExactly("a 1");
        assertThat(scan.usage(LENIENT).scans().skippedKeys()).isEqualTo(1);
    }

    @Test
    void testJoinedNameInAnotherSpelling()
    {
        scan.server().answers(200, answer(library("a", node(1)), library("B", node(2))));
        assertThat(joined("a", "b")).containsExactly("a 1");
        assertThat(scan.usage(STRICT).scans().skippedKeys()).isEqualTo(1);
        assertThat(asked()).as("nobody else need be asked").hasSize(1);
    }

    /**
     * A scope may be declared in any case, and the rows have the source's.
     */
    @Test
    void testDeclaredNameInAnotherSpelling()
    {
        Scope declared = new Scope.Declared(ImmutableList.of(new ScopePattern(ImmutableList.of("Oslo"), "a"), new ScopePattern(ImmutableList.of("Oslo"), "b")));
        scan.server().answers(200, answer(library("a", node(1)), library("B", node(2))));
        scan.server().answers(200, list("B", 2));
        assertThat(rows(scan, STRICT, declared, ApiTableHandle.of("books").withColumns(ImmutableSet.of("library", "number")), TupleDomain.all())).containsExactly("a 1", "B 2");
        assertThat(asked()).containsExactly("a b, 50 each", listOf("b"));
    }

    /**
     * Records that a query does not tell wholly are asked for alone, after all that it does tell, while there are no more of them than pages: a list in the other form costs a request for each of these.
     */
    @Test
    void testRecordsThatAreAskedOneByOne()
    {
        ApiTableHandle handle = books("a", "b").withColumns(ImmutableSet.of("library", "number", "status"));
        scan.server().answers(200, answer(libraryWithMore("a", "a2", node(1), node(2, "LOST")), library("b", node(1, "LOST"))));
        scan.server().answers(200, answer(libraryWithMore("a", "a3", node(3))));
        scan.server().answers(200, answer(library("a", node(4, "LOST"), node(5, "LOST"))));
        scan.server().answers(200, record("a", 2));
        scan.server().answers(200, record("a", 4));
        scan.server().answers(200, record("a", 5));
        scan.server().answers(200, record("b", 1));
        assertThat(rows(handle)).containsExactlyInAnyOrder("a 1", "a 2", "a 3", "a 4", "a 5", "b 1");
        assertThat(asked()).containsExactly(
                "a b, 50 each",
                "a@a2, 50 each",
                "a@a3, 50 each",
                "/cities/Oslo/a/books/2",
                "/cities/Oslo/a/books/4",
                "/cities/Oslo/a/books/5",
                "/cities/Oslo/b/books/1");
        assertThat(scan.usage(STRICT).scans().elsewhere()).isEqualTo(4);
    }

    /**
     * Then the query does not go on with the list, and no row of it is delivered twice.
     */
    @Test
    void testListThatIsReadAnew()
    {
        ApiTableHandle handle = books("a", "b").withColumns(ImmutableSet.of("library", "number", "status"));
        scan.server().answers(200, answer(libraryWithMore("a", "a2", node(1), node(2, "LOST")), libraryWithMore("b", "b2", node(1))));
        scan.server().answers(200, answer(libraryWithMore("a", "a3", node(3, "LOST"), node(4, "LOST"), node(5)), libraryWithMore("b", "b3", node(2))));
        scan.server().answers(200, answer(libraryWithMore("a", "a4", node(6)), library("b", node(3))));
        scan.server().answers(200, list("a", 1, 2, 3, 4, 5, 6, 7));
        assertThat(rows(handle)).containsExactlyInAnyOrder("a 1", "a 2", "a 3", "a 4", "a 5", "a 6", "a 7", "b 1", "b 2", "b 3");
        assertThat(asked()).as("the third query was sent ahead").containsExactly("a b, 50 each", "a@a2 b@b2, 50 each", "a@a3 b@b3, 50 each", listOf("a"));
        assertThat(scan.usage(STRICT).scans().elsewhere()).isEqualTo(1);
    }

    /**
     * What a record is not told to have decides nothing where it is no row by what is told.
     */
    @Test
    void testRecordThatIsNoRowWhateverItsStatus()
    {
        ApiTableHandle handle = books("a", "b").withColumns(ImmutableSet.of("library", "number", "title", "status"));
        ApiTableHandle filtered = handle.withFilter(handle.constraint().intersect(where(book("title"), text("Book 2", "Book 4"))), ImmutableList.of());
        scan.server().answers(200, answer(library("a", node(1, "LOST"), node(2, "LOST"), node(3, "LOST")), library("b", node(4), node(5, "LOST"))));
        scan.server().answers(200, record("a", 2));
        assertThat(rows(filtered)).containsExactlyInAnyOrder("a 2", "b 4");
        assertThat(asked()).containsExactly("a b, 50 each", "/cities/Oslo/a/books/2");
    }

    /**
     * A limit is met by what queries tell, if that is enough.
     */
    @Test
    void testRecordsThatALimitNeedsNot()
    {
        ApiTableHandle handle = books("a", "b", "c", "d").withColumns(ImmutableSet.of("library", "number", "status")).withLimit(3);
        scan.server().answers(200, answer(library("a", node(1), node(2, "LOST")), library("b", node(1, "LOST"), node(2, "LOST")), library("c", node(1))));
        scan.server().answers(200, answer(library("d", node(1), node(2))));
        assertThat(rows(handle)).containsExactly("a 1", "c 1", "d 1");
        assertThat(asked()).containsExactly("a b c, 3 each", "d, 3 each");
    }

    @Test
    void testRecordThatIsGoneWhenItIsAskedFor()
    {
        ApiTableHandle handle = books("a", "b").withColumns(ImmutableSet.of("library", "number", "status"));
        String body = answer(library("a", node(1), node(2, "LOST")), library("b"));
        scan.server().answers(200, body);
        scan.server().answers(404, "");
        assertFailure(scan, STRICT, handle, SCOPE_CHANGED);
        scan.server().answers(200, body);
        scan.server().answers(404, "");
        assertThat(rows(scan, LENIENT, OPEN, handle, TupleDomain.all())).containsExactly("a 1");
    }

    /**
     * On the first page, a list in the other form costs no more than two records of it.
     */
    @Test
    void testListThatIsCheaperThanItsRecords()
    {
        ApiTableHandle handle = books("a", "b").withColumns(ImmutableSet.of("library", "number", "status"));
        scan.server().answers(200, answer(library("a", node(1, "LOST"), node(2, "LOST")), library("b", node(3))));
        scan.server().answers(200, list("a", 1, 2));
        assertThat(rows(handle)).containsExactlyInAnyOrder("a 1", "a 2", "b 3");
    }

    /**
     * More than may be held is asked for again in smaller queries.
     */
    @Test
    void testAnswerThatIsTooLarge()
    {
        scan.server().answers(new MockResponse.Builder().body(new Buffer().write(new byte[(64 << 20) + 1])).build());
        scan.server().answers(200, answer(library("a", node(1))));
        scan.server().answers(200, answer(library("b", node(2))));
        assertThat(rows(books("a", "b"))).containsExactlyInAnyOrder("a 1", "b 2");
        assertThat(asked()).containsExactly("a b, 50 each", "a, 50 each", "b, 50 each");
        assertThat(scan.usage(STRICT).scans().elsewhere()).isZero();
    }

    /**
     * Where a whole query is refused, each of its keys takes a request: a query that may not make so many makes none of them.
     */
    @Test
    void testFallbackThatIsTooMuch()
    {
        scan.server().answersAll(_ -> response(403, ""));
        ConnectorSession session = TestingScan.session(ImmutableMap.of("max_requests_per_query", 3));
        TrinoException failure = catchThrowableOfType(TrinoException.class, () -> rows(scan, session, OPEN, books("a", "b", "c"), TupleDomain.all()));
        assertThat(failure.getErrorCode()).isEqualTo(REQUEST_LIMIT_EXCEEDED.toErrorCode());
        assertThat(failure).hasMessageContaining("at least 4 requests");
        assertThat(asked()).containsExactly("a b c, 50 each");
    }

    /**
     * A source, or a credential, that has no GraphQL has the other form.
     */
    @Test
    void testPlaceThatAnswersNoQueries()
    {
        for (int status : new int[] {400, 403, 404, 410, 422}) {
            try (TestingScan each = new TestingScan()) {
                each.server().answers(status, "");
                each.server().answers(200, list("a", 1));
                each.server().answers(200, list("b", 2));
                assertThat(rows(each, STRICT, OPEN, books("a", "b"), TupleDomain.all())).as("%s", status).containsExactly("a 1", "b 2");
                assertThat(each.usage(STRICT).scans().elsewhere()).isEqualTo(2);
            }
        }
    }

    @Test
    void testCredentialThatIsRefused()
    {
        scan.server().answers(401, "");
        assertFailure(scan, STRICT, books("a", "b"), CREDENTIAL_REJECTED);
        assertThat(scan.server().requests()).hasSize(1);
    }

    @Test
    void testQueryOverTheBudget()
            throws InterruptedException
    {
        scan.server().answers(200, "{\"errors\": [{\"type\": \"RATE_LIMITED\"}]}", "Retry-After", "7");
        scan.server().answers(200, answer(library("a", node(1)), library("b", node(2))));
        CompletableFuture<List<String>> rows = CompletableFuture.supplyAsync(() -> rows(books("a", "b")));
        assertThat(scan.timing().awaitWaits()).containsExactly(Duration.ofSeconds(7));
        scan.timing().advance(Duration.ofSeconds(7));
        assertThat(rows.join()).containsExactly("a 1", "b 2");
        assertThat(asked()).containsExactly("a b, 50 each", "a b, 50 each");
        assertThat(scan.usage(STRICT).scans().elsewhere()).isZero();
    }

    /**
     * Rows that were delivered are no whole result of a key that goes away before its last page.
     */
    @Test
    void testKeyThatGoesAwayBetweenPages()
    {
        for (String second : List.of(
                answer(List.of(problem("NOT_FOUND", "k0")), "null"),
                answer(List.of(problem("NOT_FOUND", "k0", "books")), libraryIn("Oslo", "a", "null")),
                answer(library("A", node(2))),
                answer(libraryWithout("a")))) {
            try (TestingScan each = new TestingScan()) {
                each.server().answers(200, answer(libraryWithMore("a", "a2", node(1)), library("b")));
                each.server().answers(200, second);
                TrinoException failure = catchThrowableOfType(TrinoException.class, () -> rows(each, LENIENT, OPEN, ofJoin(), otherSide("a", "b")));
                assertThat(failure).as(second).isNotNull();
                assertThat(failure.getErrorCode()).as(second).isEqualTo(SCOPE_CHANGED.toErrorCode());
            }
        }
    }

    /**
     * What only the other form can tell is asked there; that the key is gone now means that it was read in part.
     */
    @Test
    void testKeyThatGoesAwayBeforeItIsAskedElsewhere()
    {
        scan.server().answers(200, answer(libraryWithMore("a", "a2", node(1)), library("b")));
        scan.server().answers(200, answer(libraryIn("Oslo", "a", "null")));
        scan.server().answers(404, "");
        TrinoException failure = catchThrowableOfType(TrinoException.class, () -> rows(scan, LENIENT, OPEN, ofJoin(), otherSide("a", "b")));
        assertThat(failure.getErrorCode()).isEqualTo(SCOPE_CHANGED.toErrorCode());
    }

    /**
     * A problem of something within the records is none of the key.
     */
    @Test
    void testProblemWithinTheRecords()
    {
        scan.server().answers(200, answer(List.of(problem("NOT_FOUND", "k1", "books", "nodes", "0", "author")), library("a", node(1)), library("b", node(2))));
        scan.server().answers(200, list("b", 2));
        assertThat(rows(books("a", "b"))).containsExactly("a 1", "b 2");
    }

    /**
     * A list that has become longer or shorter between two pages may have moved past the cursor: it is read elsewhere, and no row of it is delivered twice.
     */
    @Test
    void testListThatChangesBetweenPages()
    {
        scan.server().answers(200, answer(counted("a", 3, "a2", node(1)), counted("b", 3, "b2", node(1)), library("c", node(1))));
        scan.server().answers(200, answer(counted("a", 2, "", node(3)), counted("b", 3, "b3", node(2))));
        scan.server().answers(200, list("a", 2, 3));
        scan.server().answers(200, answer(counted("b", 4, "", node(4))));
        scan.server().answers(200, list("b", 1, 2, 3, 4));
        assertThat(rows(books("a", "b", "c"))).containsExactlyInAnyOrder("a 1", "a 2", "a 3", "b 1", "b 2", "b 3", "b 4", "c 1");
        assertThat(asked()).containsExactly("a b c, 50 each", "a@a2 b@b2, 50 each", listOf("a"), "b@b3, 50 each", listOf("b"));
    }

    private static String counted(String library, int total, String cursor, String... nodes)
    {
        return TestingQueries.libraryIn("Oslo", library, "{\"totalCount\": %s, \"pageInfo\": {\"hasNextPage\": %s, \"endCursor\": \"%s\"}, \"nodes\": [%s]}"
                .formatted(total, !cursor.isEmpty(), cursor, String.join(", ", nodes)));
    }

    private static ApiTableHandle books(String... libraries)
    {
        return ofJoin().withFilter(where(book("city"), text("Oslo"), book("library"), text(libraries)), ImmutableList.of());
    }

    private static ApiTableHandle ofJoin()
    {
        return ApiTableHandle.of("books").withColumns(ImmutableSet.of("library", "number"));
    }

    private static TupleDomain<ColumnHandle> otherSide(String... libraries)
    {
        return where(book("city"), text("Oslo"), book("library"), text(libraries)).transformKeys(ColumnHandle.class::cast);
    }

    private List<String> joined(String... libraries)
    {
        return rows(scan, STRICT, OPEN, ofJoin(), otherSide(libraries));
    }

    private List<String> rows(ApiTableHandle handle)
    {
        return rows(scan, STRICT, OPEN, handle, TupleDomain.all());
    }

    private static List<String> rows(TestingScan scan, ConnectorSession session, Scope scope, ApiTableHandle handle, TupleDomain<ColumnHandle> joined)
    {
        List<String> rows = new ArrayList<>();
        for (ConnectorSplit split : scan.splits(session, scope, handle, joined)) {
            TestingScan.read(scan.open(session, split, handle, book("library"), book("number")), book("library"), book("number"))
                    .forEach(row -> rows.add("%s %s".formatted(row.toArray())));
        }
        return rows;
    }

    private static String assertFailure(TestingScan scan, ConnectorSession session, ApiTableHandle handle, ApiErrorCode code)
    {
        TrinoException failure = catchThrowableOfType(TrinoException.class, () -> rows(scan, session, OPEN, handle, TupleDomain.all()));
        assertThat(failure.getErrorCode()).as(failure.getMessage()).isEqualTo(code.toErrorCode());
        return failure.getMessage();
    }

    private List<String> asked()
    {
        return scan.server().requests().stream().map(TestingQueries::asked).collect(toImmutableList());
    }

    private static String listOf(String library)
    {
        return "/cities/Oslo/%s/books?status=any&by=added&direction=asc&size=50".formatted(library);
    }

    private static String list(String library, int... numbers)
    {
        return TestingBook.page(IntStream.of(numbers).mapToObj(number -> bookOf(library, number)).collect(toImmutableList()));
    }

    private static String record(String library, int number)
    {
        return bookOf(library, number).toString();
    }

    private static TestingBook bookOf(String library, int number)
    {
        return TestingBook.book(number).with("library_url", "https://lending.example/cities/Oslo/" + library).with("status", "lost");
    }
}

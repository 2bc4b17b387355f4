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

import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.testing.TestingQueries;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.predicate.TupleDomain;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_REJECTED;
import static io.omnisql.connector.error.ApiErrorCode.REQUEST_LIMIT_EXCEEDED;
import static io.omnisql.connector.scan.TestingQueriedBooks.OPEN;
import static io.omnisql.connector.scan.TestingQueriedBooks.STRICT;
import static io.omnisql.connector.scan.TestingQueriedBooks.asked;
import static io.omnisql.connector.scan.TestingQueriedBooks.assertFailure;
import static io.omnisql.connector.scan.TestingQueriedBooks.books;
import static io.omnisql.connector.scan.TestingQueriedBooks.list;
import static io.omnisql.connector.scan.TestingQueriedBooks.listOf;
import static io.omnisql.connector.scan.TestingQueriedBooks.rows;
import static io.omnisql.connector.testing.TestingQueries.answer;
import static io.omnisql.connector.testing.TestingQueries.library;
import static io.omnisql.connector.testing.TestingQueries.libraryIn;
import static io.omnisql.connector.testing.TestingQueries.libraryWithMore;
import static io.omnisql.connector.testing.TestingQueries.node;
import static io.omnisql.connector.testing.TestingQueries.problem;
import static io.omnisql.connector.testing.TestingServer.response;
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
        assertThat(rows(scan, books("a", "b", "c"))).containsExactlyInAnyOrder("a 1", "b 1", "b 2", "b 3", "c 3");
        assertThat(asked(scan)).containsExactly("a b c, 50 each", listOf("b"));
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
        assertThat(rows(scan, books("a", "b"))).containsExactly("a 1", "b 2");
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
        assertThat(rows(scan, books("a", "b", "c"))).containsExactlyInAnyOrder("a 1", "b 2", "b 3", "c 4");
        assertThat(asked(scan)).containsExactly("a b c, 50 each", "a, 50 each", "b, 50 each", "b, 25 each", "c, 25 each", "b@b2, 25 each");
        assertThat(scan.usage(STRICT).scans().elsewhere()).as("nothing is asked elsewhere").isZero();
    }

    @Test
    void testKeysThatAreTooLarge()
    {
        scan.server().answers(200, answer(List.of(problem("RESOURCE_LIMITS_EXCEEDED", "k1")), library("a", node(1)), "null", library("c", node(3))));
        scan.server().answers(200, answer(library("b", node(2))));
        assertThat(rows(scan, books("a", "b", "c"))).containsExactlyInAnyOrder("a 1", "b 2", "c 3");
        assertThat(asked(scan)).containsExactly("a b c, 50 each", "b, 50 each");
    }

    @Test
    void testRecordThatIsTooLarge()
    {
        for (int query = 0; query < 5; query++) {
            scan.server().answers(200, "{\"errors\": [{\"type\": \"RESOURCE_LIMITS_EXCEEDED\"}]}");
        }
        scan.server().answers(200, list("a", 1));
        scan.server().answers(200, answer(library("b", node(2))));
        assertThat(rows(scan, books("a", "b"))).as("a few records that are too large are asked for elsewhere").containsExactly("a 1", "b 2");
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
        assertThat(asked(scan)).as("the same cursor of another key is no way back").containsExactly("a b, 50 each", "a@x b@x, 50 each", "a@y, 50 each");
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
        assertThat(rows(scan, books("a", "b"))).containsExactlyInAnyOrder("a 1", "b 2");
        assertThat(asked(scan)).containsExactly("a b, 50 each", "a, 50 each", "b, 50 each");
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
        assertThat(asked(scan)).containsExactly("a b c, 50 each");
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
        CompletableFuture<List<String>> rows = CompletableFuture.supplyAsync(() -> rows(scan, books("a", "b")));
        assertThat(scan.timing().awaitWaits()).containsExactly(Duration.ofSeconds(7));
        scan.timing().advance(Duration.ofSeconds(7));
        assertThat(rows.join()).containsExactly("a 1", "b 2");
        assertThat(asked(scan)).containsExactly("a b, 50 each", "a b, 50 each");
        assertThat(scan.usage(STRICT).scans().elsewhere()).isZero();
    }

    /**
     * A problem of something within the records is none of the key.
     */
    @Test
    void testProblemWithinTheRecords()
    {
        scan.server().answers(200, answer(List.of(problem("NOT_FOUND", "k1", "books", "nodes", "0", "author")), library("a", node(1)), library("b", node(2))));
        scan.server().answers(200, list("b", 2));
        assertThat(rows(scan, books("a", "b"))).containsExactly("a 1", "b 2");
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
        assertThat(rows(scan, books("a", "b", "c"))).containsExactlyInAnyOrder("a 1", "a 2", "a 3", "b 1", "b 2", "b 3", "b 4", "c 1");
        assertThat(asked(scan)).containsExactly("a b c, 50 each", "a@a2 b@b2, 50 each", listOf("a"), "b@b3, 50 each", listOf("b"));
    }

    private static String counted(String library, int total, String cursor, String... nodes)
    {
        return TestingQueries.libraryIn("Oslo", library, "{\"totalCount\": %s, \"pageInfo\": {\"hasNextPage\": %s, \"endCursor\": \"%s\"}, \"nodes\": [%s]}"
                .formatted(total, !cursor.isEmpty(), cursor, String.join(", ", nodes)));
    }
}

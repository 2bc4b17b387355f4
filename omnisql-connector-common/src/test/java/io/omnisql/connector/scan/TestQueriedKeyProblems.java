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
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.planning.ScopePattern;
import io.trino.spi.TrinoException;
import io.trino.spi.predicate.TupleDomain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;

import static io.omnisql.connector.error.ApiErrorCode.RESOURCE_MISSING;
import static io.omnisql.connector.error.ApiErrorCode.SCOPE_CHANGED;
import static io.omnisql.connector.scan.TestingQueriedBooks.LENIENT;
import static io.omnisql.connector.scan.TestingQueriedBooks.OPEN;
import static io.omnisql.connector.scan.TestingQueriedBooks.STRICT;
import static io.omnisql.connector.scan.TestingQueriedBooks.asked;
import static io.omnisql.connector.scan.TestingQueriedBooks.assertFailure;
import static io.omnisql.connector.scan.TestingQueriedBooks.books;
import static io.omnisql.connector.scan.TestingQueriedBooks.joined;
import static io.omnisql.connector.scan.TestingQueriedBooks.list;
import static io.omnisql.connector.scan.TestingQueriedBooks.listOf;
import static io.omnisql.connector.scan.TestingQueriedBooks.ofJoin;
import static io.omnisql.connector.scan.TestingQueriedBooks.otherSide;
import static io.omnisql.connector.scan.TestingQueriedBooks.rows;
import static io.omnisql.connector.testing.TestingQueries.answer;
import static io.omnisql.connector.testing.TestingQueries.library;
import static io.omnisql.connector.testing.TestingQueries.libraryIn;
import static io.omnisql.connector.testing.TestingQueries.libraryWithMore;
import static io.omnisql.connector.testing.TestingQueries.libraryWithout;
import static io.omnisql.connector.testing.TestingQueries.node;
import static io.omnisql.connector.testing.TestingQueries.problem;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * A key that a query does not find, or finds under another name, is asked for elsewhere or has no rows, as the query means it; one that goes away meanwhile is an error.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestQueriedKeyProblems
{
    private final TestingScan scan = new TestingScan();

    @AfterEach
    void close()
    {
        scan.close();
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
        assertThat(rows(scan, books("a", "b"))).as("what a query may not see").containsExactly("a 1", "b 2");
    }

    @Test
    void testKeyOfAJoinThatIsNotFound()
    {
        scan.server().answers(200, answer(List.of(problem("NOT_FOUND", "k1")), library("a", node(1)), "null"));
        assertThat(joined(scan, "a", "b")).containsExactly("a 1");
        assertThat(asked(scan)).containsExactly("a b, 50 each");
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
        assertThat(joined(scan, "a", "b")).containsExactly("a 1");
        assertThat(asked(scan)).hasSize(1);
        scan.server().answers(200, body);
        scan.server().answers(200, list("b", 2));
        assertThat(rows(scan, books("a", "b"))).containsExactly("a 1", "b 2");
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
        assertThat(joined(scan, "a", "b")).containsExactly("a 1");
        assertThat(scan.usage(STRICT).scans().skippedKeys()).isEqualTo(1);
        assertThat(asked(scan)).as("nobody else need be asked").hasSize(1);
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
        assertThat(asked(scan)).containsExactly("a b, 50 each", listOf("b"));
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
}

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
import io.trino.spi.predicate.TupleDomain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.omnisql.connector.error.ApiErrorCode.SCOPE_CHANGED;
import static io.omnisql.connector.scan.TestingQueriedBooks.LENIENT;
import static io.omnisql.connector.scan.TestingQueriedBooks.OPEN;
import static io.omnisql.connector.scan.TestingQueriedBooks.STRICT;
import static io.omnisql.connector.scan.TestingQueriedBooks.asked;
import static io.omnisql.connector.scan.TestingQueriedBooks.assertFailure;
import static io.omnisql.connector.scan.TestingQueriedBooks.books;
import static io.omnisql.connector.scan.TestingQueriedBooks.list;
import static io.omnisql.connector.scan.TestingQueriedBooks.listOf;
import static io.omnisql.connector.scan.TestingQueriedBooks.record;
import static io.omnisql.connector.scan.TestingQueriedBooks.rows;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingQueries.answer;
import static io.omnisql.connector.testing.TestingQueries.library;
import static io.omnisql.connector.testing.TestingQueries.libraryWithMore;
import static io.omnisql.connector.testing.TestingQueries.node;
import static io.omnisql.connector.testing.TestingSource.book;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * Records that a query does not tell wholly are asked for one by one, or by their list where that costs less.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestQueriedRecords
{
    private final TestingScan scan = new TestingScan();

    @AfterEach
    void close()
    {
        scan.close();
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
        assertThat(rows(scan, handle)).containsExactlyInAnyOrder("a 1", "a 2", "a 3", "a 4", "a 5", "b 1");
        assertThat(asked(scan)).containsExactly(
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
        assertThat(rows(scan, handle)).containsExactlyInAnyOrder("a 1", "a 2", "a 3", "a 4", "a 5", "a 6", "a 7", "b 1", "b 2", "b 3");
        assertThat(asked(scan)).as("the third query was sent ahead").containsExactly("a b, 50 each", "a@a2 b@b2, 50 each", "a@a3 b@b3, 50 each", listOf("a"));
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
        assertThat(rows(scan, filtered)).containsExactlyInAnyOrder("a 2", "b 4");
        assertThat(asked(scan)).containsExactly("a b, 50 each", "/cities/Oslo/a/books/2");
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
        assertThat(rows(scan, handle)).containsExactly("a 1", "c 1", "d 1");
        assertThat(asked(scan)).containsExactly("a b c, 3 each", "d, 3 each");
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
        assertThat(rows(scan, handle)).containsExactlyInAnyOrder("a 1", "a 2", "b 3");
    }
}

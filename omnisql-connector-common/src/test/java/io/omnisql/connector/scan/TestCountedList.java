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
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.KeyOrigin;
import io.omnisql.connector.planning.PushedAggregate;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.testing.TestingBook;
import io.omnisql.connector.testing.TestingSource;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorSplit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;

import static com.google.common.collect.Iterables.getOnlyElement;
import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static io.omnisql.connector.error.ApiErrorCode.RESOURCE_MISSING;
import static io.omnisql.connector.testing.TestingBook.page;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingSource.LOANS;
import static io.omnisql.connector.testing.TestingSource.book;
import static io.omnisql.connector.testing.TestingSource.handle;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * The number of rows, where each page of a list tells it.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestCountedList
{
    private static final ConnectorSession STRICT = TestingScan.session(ImmutableMap.of("missing_resource", "ERROR"));
    private static final ConnectorSession LENIENT = TestingScan.session(ImmutableMap.of("missing_resource", "EMPTY"));
    private static final TableDefinition BOOKS = TestingSource.countedBooks();

    private final TestingScan scan = new TestingScan();

    @AfterEach
    void close()
    {
        scan.close();
    }

    @Test
    void testNumberInTheAnswer()
    {
        scan.server().answers(200, "{\"loans\": [{\"number\": 1}], \"total\": 5000000000, \"next\": \"x\"}");
        scan.server().answers(200, "{\"loans\": [], \"total\": 0}");
        scan.server().answers(200, "{\"loans\": [{\"number\": 1}], \"total\": 1}");
        assertThat(loans(STRICT, "a", "b", "c")).isEqualTo(5_000_000_001L);
        assertThat(scan.server().targets()).containsExactly("/cities/Oslo/a/loans?size=1", "/cities/Oslo/b/loans?size=1", "/cities/Oslo/c/loans?size=1");
    }

    @Test
    void testNumberInAHeader()
    {
        scan.server().answers(200, page(TestingBook.book(1)), "X-Total", " 412 ", "Link", "</2>; rel=\"next\"");
        assertThat(books(ApiTableHandle.of("books").withFilter(where(book("city"), text("Oslo"), book("status"), text("lent")), ImmutableList.of()))).isEqualTo(412);
        assertThat(scan.server().targets()).containsExactly("/cities/Oslo/main/books?status=lent&by=added&direction=asc&size=1");
    }

    /**
     * A number that is not there is no zero.
     */
    @Test
    void testAnswerWithoutNumber()
    {
        for (String answer : List.of("{\"loans\": []}", "{\"loans\": [], \"total\": null}", "{\"loans\": [], \"total\": -1}", "{\"loans\": [], \"total\": \"many\"}", "{\"loans\": [], \"total\": 1.5}", "[]")) {
            scan.server().answers(200, answer);
            assertThat(catchThrowableOfType(TrinoException.class, () -> loans(STRICT, "a")).getErrorCode().getName()).as(answer).isIn("BAD_RESPONSE", "SCHEMA_DRIFT");
        }
        for (String[] headers : List.of(new String[] {}, new String[] {"X-Total", "many"}, new String[] {"X-Total", "-1"}, new String[] {"X-Total", ""})) {
            scan.server().answers(200, page(), headers);
            TrinoException failure = catchThrowableOfType(TrinoException.class, () -> books(ApiTableHandle.of("books")));
            assertThat(failure.getErrorCode()).isEqualTo(BAD_RESPONSE.toErrorCode());
            assertThat(failure).hasMessageContaining("header X-Total");
        }
    }

    @Test
    void testKeysThatAreNotThere()
    {
        scan.server().answers(404, "");
        assertThat(catchThrowableOfType(TrinoException.class, () -> loans(STRICT, "a", "b")).getErrorCode()).isEqualTo(RESOURCE_MISSING.toErrorCode());
        scan.server().answers(404, "");
        scan.server().answers(410, "");
        scan.server().answers(200, "{\"loans\": [], \"total\": 7}");
        assertThat(loans(LENIENT, "a", "b", "c")).isEqualTo(7);
    }

    /**
     * The record that comes with the number has the source's own spelling.
     */
    @Test
    void testKeyOfAnotherName()
    {
        ApiTableHandle main = ApiTableHandle.of("books").withFilter(where(book("city"), text("Oslo"), book("library"), text("main")), ImmutableList.of());
        scan.server().answers(200, page(TestingBook.book(1).with("library_url", "https://lending.example/cities/Oslo/Main")), "X-Total", "412");
        assertThat(catchThrowableOfType(TrinoException.class, () -> books(main)).getErrorCode()).isEqualTo(RESOURCE_MISSING.toErrorCode());
        scan.server().answers(200, page(), "X-Total", "0");
        assertThat(books(main)).isEqualTo(0);
    }

    private long loans(ConnectorSession session, String... libraries)
    {
        ApiTableHandle loans = ApiTableHandle.of("loans").withFilter(where(handle(LOANS, "city"), text("Oslo"), handle(LOANS, "library"), text(libraries)), ImmutableList.of());
        return (long) getOnlyElement(getOnlyElement(scan.rows(session, new Scope.Open(), counting(loans), PushedAggregate.COUNT.output())));
    }

    private long books(ApiTableHandle books)
    {
        List<ConnectorSplit> splits = TestingScan.splits(BOOKS, counting(books), KeyOrigin.LITERAL);
        return (long) getOnlyElement(getOnlyElement(TestingScan.read(scan.open(STRICT, getOnlyElement(splits), counting(books), PushedAggregate.COUNT.output()), PushedAggregate.COUNT.output())));
    }

    private static ApiTableHandle counting(ApiTableHandle handle)
    {
        return handle.counting();
    }
}

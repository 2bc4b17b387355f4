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
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.PushedAggregate;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.planning.ScopePattern;
import io.omnisql.connector.testing.TestingBook;
import io.omnisql.connector.testing.TestingQueries;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.Iterables.getOnlyElement;
import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static io.omnisql.connector.error.ApiErrorCode.RESOURCE_MISSING;
import static io.omnisql.connector.testing.TestingBook.page;
import static io.omnisql.connector.testing.TestingBook.pageOf;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingQueries.answer;
import static io.omnisql.connector.testing.TestingQueries.library;
import static io.omnisql.connector.testing.TestingQueries.libraryIn;
import static io.omnisql.connector.testing.TestingQueries.libraryWithout;
import static io.omnisql.connector.testing.TestingQueries.problem;
import static io.omnisql.connector.testing.TestingQueries.variables;
import static io.omnisql.connector.testing.TestingSource.book;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * The number of books in many libraries, which the source counts; where it does not, its books are counted.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestCountedScan
{
    private static final ConnectorSession STRICT = TestingScan.session(ImmutableMap.of("missing_resource", "ERROR"));
    private static final ConnectorSession LENIENT = TestingScan.session(ImmutableMap.of("missing_resource", "EMPTY"));

    private final TestingScan scan = new TestingScan();

    @AfterEach
    void close()
    {
        scan.close();
    }

    @Test
    void testCountsAddUpInOneRow()
    {
        scan.server().answers(200, answer(counted("a", 4), libraryWithout("b"), counted("c", 0)));
        scan.server().answers(200, answer(counted("d", 5_000_000_000L)));
        assertThat(count(books("a", "b", "c", "d"))).isEqualTo(5_000_000_004L);
        assertThat(asked()).containsExactly("a b c", "d");
    }

    @Test
    void testNoKeys()
    {
        Scope declared = new Scope.Declared(ImmutableList.of(new ScopePattern(ImmutableList.of("Oslo"), "main")));
        ApiTableHandle handle = ApiTableHandle.of("books").withFilter(where(book("library"), text("elsewhere")), ImmutableList.of()).counting();
        assertThat(scan.rows(STRICT, declared, handle, PushedAggregate.COUNT.output())).containsExactly(List.of(0L));
        assertThat(scan.server().requests()).isEmpty();
    }

    @Test
    void testFilters()
    {
        scan.server().answers(200, answer(counted("a", 4)));
        assertThat(count(lent("a"))).isEqualTo(4);
        assertThat(variables(getOnlyElement(scan.server().requests())).get("f0")).map(word -> word.textValue()).containsExactly("LENT", "OVERDUE");
    }

    /**
     * What is asked elsewhere is read, with the filter that the source would have evaluated.
     */
    @Test
    void testCountThatIsNotTold()
    {
        scan.server().answers(200, answer(List.of(problem("FORBIDDEN", "k1", "books", "totalCount")), counted("a", 4), counted("b", 9)));
        scan.server().answers(200, page(TestingBook.book(1).with("library_url", of("b")).with("status", "lent"), TestingBook.book(2).with("library_url", of("b")).with("status", "shelved")), "Link", "</2>; rel=\"next\"");
        scan.server().answers(200, page(TestingBook.book(3).with("library_url", of("b")).with("status", "lent")));
        assertThat(count(lent("a", "b"))).isEqualTo(4 + 2);
        assertThat(scan.usage(STRICT).scans().elsewhere()).isEqualTo(1);
    }

    @Test
    void testKeysThatAreNotThere()
    {
        String body = answer(List.of(problem("NOT_FOUND", "k1")), counted("a", 4), "null");
        scan.server().answers(200, body);
        scan.server().answers(404, "");
        TrinoException failure = catchThrowableOfType(TrinoException.class, () -> count(books("a", "b")));
        assertThat(failure.getErrorCode()).isEqualTo(RESOURCE_MISSING.toErrorCode());
        scan.server().answers(200, body);
        scan.server().answers(404, "");
        assertThat(scan.rows(LENIENT, new Scope.Open(), books("a", "b"), PushedAggregate.COUNT.output())).containsExactly(List.of(4L));
        scan.server().answers(200, answer(counted("a", 4), counted("B", 9)));
        scan.server().answers(200, pageOf(1).replace("/main", "/B"));
        assertThat(scan.rows(LENIENT, new Scope.Open(), books("a", "b"), PushedAggregate.COUNT.output())).as("another name").containsExactly(List.of(4L));
    }

    @Test
    void testAnswerWithoutCount()
    {
        for (String found : List.of(library("a"), libraryIn("Oslo", "a", "{\"totalCount\": null}"))) {
            scan.server().answers(200, answer(found));
            TrinoException failure = catchThrowableOfType(TrinoException.class, () -> count(books("a")));
            assertThat(failure.getErrorCode()).isEqualTo(BAD_RESPONSE.toErrorCode());
        }
    }

    private static ApiTableHandle books(String... libraries)
    {
        return ApiTableHandle.of("books").withFilter(where(book("city"), text("Oslo"), book("library"), text(libraries)), ImmutableList.of()).counting();
    }

    private static ApiTableHandle lent(String... libraries)
    {
        ApiTableHandle all = books(libraries);
        return all.withFilter(all.constraint().intersect(where(book("status"), text("lent"))), ImmutableList.of());
    }

    private static String counted(String library, long count)
    {
        return libraryIn("Oslo", library, "{\"totalCount\": %s}".formatted(count));
    }

    private static String of(String library)
    {
        return "https://lending.example/cities/Oslo/" + library;
    }

    private long count(ApiTableHandle handle)
    {
        return (long) getOnlyElement(getOnlyElement(scan.rows(STRICT, new Scope.Open(), handle, PushedAggregate.COUNT.output())));
    }

    private List<String> asked()
    {
        return scan.server().requests().stream().map(TestingQueries::asked).collect(toImmutableList());
    }
}

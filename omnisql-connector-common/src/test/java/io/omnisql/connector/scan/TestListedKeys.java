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
import io.omnisql.connector.ApiTransactionHandle;
import io.omnisql.connector.cache.CacheSettings;
import io.omnisql.connector.cache.CacheStats;
import io.omnisql.connector.cache.ResponseCache;
import io.omnisql.connector.credential.BearerAuthenticator;
import io.omnisql.connector.credential.CredentialProvider;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.error.ApiErrorCode;
import io.omnisql.connector.http.RequestContext;
import io.omnisql.connector.http.ReusingSender;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.planning.ScopePattern;
import io.omnisql.connector.request.ApiRequest;
import io.omnisql.connector.testing.TestingBook;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorSplitSource;
import io.trino.spi.connector.DynamicFilter;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.predicate.ValueSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static com.google.common.collect.Iterables.getOnlyElement;
import static io.omnisql.connector.error.ApiErrorCode.REQUEST_LIMIT_EXCEEDED;
import static io.omnisql.connector.error.ApiErrorCode.RESOURCE_MISSING;
import static io.omnisql.connector.error.ApiErrorCode.RESULT_CAPPED;
import static io.omnisql.connector.error.ApiErrorCode.SCOPE_CHANGED;
import static io.omnisql.connector.scan.TestingScan.SESSION;
import static io.omnisql.connector.testing.TestingBook.pageOf;
import static io.omnisql.connector.testing.TestingDomains.number;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingServer.CREDENTIALS;
import static io.omnisql.connector.testing.TestingServer.OTHER_CREDENTIALS;
import static io.omnisql.connector.testing.TestingSource.CHAPTERS;
import static io.omnisql.connector.testing.TestingSource.handle;
import static io.trino.spi.type.BigintType.BIGINT;
import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * The chapters of books: where nobody names a book, the library lists them, and each is asked for its chapters.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestListedKeys
{
    private static final ApiColumnHandle CITY = handle(CHAPTERS, "city");
    private static final ApiColumnHandle LIBRARY = handle(CHAPTERS, "library");
    private static final ApiColumnHandle BOOK = handle(CHAPTERS, "book");
    private static final ApiColumnHandle CHAPTER = handle(CHAPTERS, "chapter");
    private static final ApiTableHandle ALL = ApiTableHandle.of("chapters");
    private static final ApiTableHandle OF_MAIN = ALL.withFilter(where(CITY, text("Oslo"), LIBRARY, text("main")), ImmutableList.of());
    private static final Scope OPEN = new Scope.Open();
    private static final Scope TWO = new Scope.Declared(ImmutableList.of(
            new ScopePattern(ImmutableList.of("Oslo"), "main"),
            new ScopePattern(ImmutableList.of("Oslo"), "east")));
    private static final ConnectorSession LENIENT = TestingScan.session(ImmutableMap.of("missing_resource", "EMPTY"));
    private static final String QUERIES = "/graphql";
    private static final String BOOKS_OF_MAIN = "/cities/Oslo/main/books?status=any&by=added&direction=asc&size=50";

    private final TestingScan scan = new TestingScan();

    @AfterEach
    void close()
    {
        scan.close();
    }

    @Test
    void testKeysAreListedPageByPage()
    {
        scan.server().answers(200, pageOf(1, 2), "Link", "</books/2>; rel=\"next\"");
        scan.server().answers(200, pageOf(3));
        scan.server().answers(200, chapters(1));
        scan.server().answers(200, chapters());
        scan.server().answers(200, chapters(1, 2), "Link", "</chapters/2>; rel=\"next\"");
        scan.server().answers(200, "[]");
        assertThat(rows(SESSION, OPEN, OF_MAIN)).containsExactly(List.of(1L, 1L), List.of(3L, 1L), List.of(3L, 2L));
        assertThat(scan.server().targets()).containsExactly(BOOKS_OF_MAIN, "/books/2", ofMain(1), ofMain(2), ofMain(3), "/chapters/2");
        assertThat(scan.usage().scans().estimatedRequests()).isEqualTo(4);
    }

    @Test
    void testEachKeyIsASplit()
    {
        scan.server().answers(200, pageOf(1, 2, 3));
        assertThat(scan.splits(SESSION, OPEN, OF_MAIN)).hasSize(3);
        scan.server().answers(200, pageOf());
        assertThat(scan.splits(SESSION, OPEN, OF_MAIN)).isEmpty();
    }

    /**
     * One reader lists the books of both libraries at once, page by page, and stops when it has enough chapters.
     */
    @Test
    void testLimitIsMetByTheFirstKeys()
    {
        ApiTableHandle limited = ALL.withLimit(2);
        assertThat(scan.splits(SESSION, TWO, limited)).hasSize(1);
        assertThat(scan.server().requests()).isEmpty();
        scan.server().answers(200, found(books("main", true, 1, 2, 3), books("east", false, 4)));
        scan.server().answers(200, chapters(7));
        scan.server().answers(200, chapters(8, 9));
        assertThat(rows(SESSION, TWO, limited)).containsExactly(List.of(1L, 7L), List.of(2L, 8L));
        assertThat(scan.server().targets()).containsExactly(QUERIES, ofMain(1), ofMain(2));
    }

    @Test
    void testLimitThatIsNotMet()
    {
        scan.server().answers(200, found(books("main", true, 1), books("east", false)));
        scan.server().answers(200, chapters());
        scan.server().answers(200, found(books("main", false)));
        assertThat(rows(SESSION, TWO, ALL.withLimit(2))).isEmpty();
        assertThat(scan.server().targets()).containsExactly(QUERIES, ofMain(1), QUERIES);
        assertThat(scan.server().requests().getLast().getBody().utf8()).contains("behind 1").doesNotContain("east");
    }

    /**
     * The library that a query does not tell of is listed in the source's other form.
     */
    @Test
    void testLibraryThatAQueryDoesNotTellOf()
    {
        scan.server().answers(200, "{\"data\":{\"k0\":null,%s},\"errors\":[{\"type\":\"FORBIDDEN\",\"path\":[\"k0\"]}]}".formatted("\"k1\":" + books("east", false)));
        scan.server().answers(200, pageOf(1), "Link", "</books/2>; rel=\"next\"");
        scan.server().answers(200, chapters());
        scan.server().answers(200, pageOf());
        assertThat(rows(SESSION, TWO, ALL.withLimit(2))).isEmpty();
        assertThat(scan.server().targets()).containsExactly(QUERIES, BOOKS_OF_MAIN, ofMain(1), "/books/2");
    }

    @Test
    void testKeysThatTheQueryNamesAreNotListed()
    {
        scan.server().answers(200, chapters(1));
        scan.server().answers(404, "");
        scan.server().answers(200, "{}");
        assertThat(rows(SESSION, OPEN, books(number(5, 6)))).containsExactly(List.of(5L, 1L));
        assertThat(scan.server().targets()).containsExactly(ofMain(5), ofMain(6), "/cities/Oslo/main");
    }

    /**
     * What the query says of the keys is compared before they are asked for anything.
     */
    @Test
    void testRangeOfKeys()
    {
        scan.server().answers(200, pageOf(1, 2, 3));
        scan.server().answers(200, chapters(1));
        ApiTableHandle behind = books(Domain.create(ValueSet.ofRanges(Range.greaterThan(BIGINT, 2L)), false));
        assertThat(rows(SESSION, OPEN, behind)).containsExactly(List.of(3L, 1L));
        assertThat(scan.server().targets()).containsExactly(BOOKS_OF_MAIN, ofMain(3));
    }

    /**
     * Of many numbers in several libraries most are nowhere, so each library is asked which it has: that takes pages of books in one query.
     */
    @Test
    void testManyCombinations()
    {
        assertThat(splits(TWO, 8)).isEqualTo(16);
        assertThat(scan.server().requests()).isEmpty();
        scan.server().answers(200, found(books("main", false, 1, 2, 100), books("east", false, 100, 9)));
        assertThat(splits(TWO, 9)).isEqualTo(3);
        assertThat(scan.server().targets()).containsExactly(QUERIES);
        // in a single one they are asked for as they are named
        assertThat(scan.splits(SESSION, OPEN, books(numbers(9)))).hasSize(9);
    }

    private int splits(Scope scope, int books)
    {
        return scan.splits(LENIENT, scope, ALL.withFilter(where(BOOK, numbers(books)), ImmutableList.of())).size();
    }

    /**
     * A join may name the keys; listing them costs more than waiting does.
     */
    @Test
    void testJoinNamesTheKeys()
    {
        ConnectorSplitSource splits = scan.splitSource(SESSION, TWO, ALL, ImmutableSet.of(BOOK));
        assertThat(splits.getRequestedDynamicFilterWaitTimeoutMillis()).isEqualTo(DAYS.toMillis(1));
        splits.close();
        assertThat(scan.splits(SESSION, OPEN, OF_MAIN, TupleDomain.withColumnDomains(ImmutableMap.<ColumnHandle, Domain>of(BOOK, number(4))))).hasSize(1);
        assertThat(scan.server().requests()).isEmpty();
    }

    @Test
    void testKeyThatIsGoneSinceItWasListed()
    {
        for (int status : new int[] {403, 404}) {
            scan.server().answers(200, pageOf(1, 2));
            scan.server().answers(status, "");
            assertFailure(OF_MAIN, SCOPE_CHANGED);
            scan.server().answers(200, pageOf(1, 2));
            scan.server().answers(status, "");
            scan.server().answers(200, chapters(1));
            assertThat(rows(LENIENT, OPEN, OF_MAIN)).containsExactly(List.of(2L, 1L));
        }
        scan.server().answers(200, pageOf(1, 2));
        scan.server().answers(410, "");
        scan.server().answers(200, chapters(1));
        assertThat(rows(SESSION, OPEN, OF_MAIN)).containsExactly(List.of(2L, 1L));
    }

    /**
     * A key under which keys are to be listed is missing or empty as in any other query.
     */
    @Test
    void testKeyOfTheQueryThatIsMissing()
    {
        scan.server().answers(404, "");
        assertFailure(OF_MAIN, RESOURCE_MISSING);
        scan.server().answers(410, "");
        assertThat(rows(SESSION, OPEN, OF_MAIN)).isEmpty();
        scan.server().answers(200, TestingBook.page(TestingBook.book(1).with("library_url", "https://lending.example/cities/OSLO/main")));
        assertFailure(OF_MAIN, RESOURCE_MISSING);
    }

    /**
     * The list ends at three, and only the book itself says how many there are.
     */
    @Test
    void testResultCap()
    {
        scan.server().answers(200, chapters(1, 2, 3));
        scan.server().answers(200, "{\"contents\":{\"chapters\":3}}");
        assertThat(rows(SESSION, OPEN, books(number(1)))).hasSize(3);
        assertThat(scan.server().targets()).containsExactly(ofMain(1), "/cities/Oslo/main/books/1");
        for (String total : List.of("{\"contents\":{\"chapters\":4}}", "{\"contents\":{\"chapters\":null}}", "{}")) {
            scan.server().answers(200, chapters(1, 2, 3));
            scan.server().answers(200, total);
            assertFailure(books(number(1)), RESULT_CAPPED);
        }
        scan.server().answers(200, chapters(1, 2, 3));
        scan.server().answers(404, "");
        assertFailure(books(number(1)), RESULT_CAPPED);
        // who wants less is not told
        scan.server().answers(200, chapters(1, 2, 3));
        assertThat(rows(SESSION, OPEN, books(number(1)).withLimit(3))).hasSize(3);
    }

    @Test
    void testKeysThatAreMoreThanTheQueryMayAskFor()
    {
        ConnectorSession session = TestingScan.session(ImmutableMap.of("max_requests_per_query", 3));
        scan.server().answers(200, pageOf(1, 2, 3));
        TrinoException failure = catchThrowableOfType(TrinoException.class, () -> {
            try {
                scan.splits(session, OPEN, OF_MAIN);
            }
            catch (CompletionException e) {
                throw e.getCause();
            }
        });
        assertThat(failure.getErrorCode()).isEqualTo(REQUEST_LIMIT_EXCEEDED.toErrorCode());
        assertThat(failure).hasMessageContaining("at least 4 requests");
        assertThat(scan.server().targets()).containsExactly(BOOKS_OF_MAIN);
    }

    private static Domain numbers(int count)
    {
        return number(LongStream.rangeClosed(1, count).toArray());
    }

    /**
     * What the query has been told of the book before is no answer to how long the list is now.
     */
    @Test
    void testResultCapIsComparedWithWhatIsSaidNow()
    {
        CacheSettings settings = new CacheSettings("acme", 1 << 20, Duration.ofDays(1));
        ReusingSender sender = new ReusingSender(
                scan.server().client(scan.ledger(), scan.timing()),
                new ResponseCache(settings, new CacheStats()),
                settings.pinnedBytes(),
                new BearerAuthenticator(Optional.empty()),
                scan.ledger(),
                scan.timing());
        EndpointDefinition list = CHAPTERS.endpoints().getFirst();
        ApiRequest book = scan.server().renderer().resource(list, list.total().orElseThrow().path(), ImmutableMap.of("city", "Oslo", "library", "main", "book", "1"));
        for (CredentialProvider credentials : ImmutableList.of(CREDENTIALS, OTHER_CREDENTIALS)) {
            scan.server().answers(200, "{\"contents\":{\"chapters\":3}}");
            sender.execute(book, new RequestContext(SESSION.getQueryId(), "books", "user", credentials, "", 0, 120_000, 1_000, 1)).response().join();
        }
        scan.server().answers(200, chapters(1, 2, 3));
        scan.server().answers(200, "{\"contents\":{\"chapters\":4}}");
        ConnectorPageSource source = scan.pageSources(sender).createPageSource(
                ApiTransactionHandle.INSTANCE,
                SESSION,
                getOnlyElement(scan.splits(SESSION, OPEN, books(number(1)))),
                books(number(1)),
                Optional.empty(),
                ImmutableList.of(CHAPTER),
                DynamicFilter.EMPTY,
                _ -> {});
        assertThat(catchThrowableOfType(TrinoException.class, () -> TestingScan.read(source, CHAPTER)).getErrorCode()).isEqualTo(RESULT_CAPPED.toErrorCode());
    }

    private static ApiTableHandle books(Domain numbers)
    {
        return OF_MAIN.withFilter(OF_MAIN.constraint().intersect(where(BOOK, numbers)), ImmutableList.of());
    }

    private List<List<Object>> rows(ConnectorSession session, Scope scope, ApiTableHandle handle)
    {
        return scan.rows(session, scope, handle, BOOK, CHAPTER);
    }

    private void assertFailure(ApiTableHandle handle, ApiErrorCode code)
    {
        TrinoException failure = catchThrowableOfType(TrinoException.class, () -> {
            try {
                rows(SESSION, OPEN, handle);
            }
            catch (CompletionException e) {
                throw e.getCause();
            }
        });
        assertThat(failure.getErrorCode()).describedAs(failure.getMessage()).isEqualTo(code.toErrorCode());
    }

    private static String ofMain(int book)
    {
        return "/cities/Oslo/main/books/%s/chapters?size=2".formatted(book);
    }

    /**
     * The answer to a query for the books of libraries, in the order in which it asks for them.
     */
    private static String found(String... libraries)
    {
        return IntStream.range(0, libraries.length).mapToObj(index -> "\"k%s\":%s".formatted(index, libraries[index])).collect(joining(",", "{\"data\":{", "}}"));
    }

    private static String books(String library, boolean more, int... numbers)
    {
        String books = IntStream.of(numbers).mapToObj("{\"__typename\":\"Book\",\"number\":\"%s\"}"::formatted).collect(joining(","));
        return "{\"city\":{\"name\":\"Oslo\"},\"name\":\"%s\",\"lendsBooks\":true,\"books\":{\"pageInfo\":{\"hasNextPage\":%s,\"endCursor\":\"behind %s\"},\"nodes\":[%s]}}".formatted(library, more, numbers.length, books);
    }

    private static String chapters(int... numbers)
    {
        return IntStream.of(numbers).mapToObj("{\"chapter\":%s}"::formatted).collect(joining(",", "[", "]"));
    }
}

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

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.error.ApiErrorCode;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.KeyOrigin;
import io.omnisql.connector.planning.Scope;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.predicate.Domain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Map;

import static io.omnisql.connector.error.ApiErrorCode.ACCESS_REFUSED;
import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static io.omnisql.connector.error.ApiErrorCode.CURSOR_EXPIRED;
import static io.omnisql.connector.error.ApiErrorCode.REQUEST_REJECTED;
import static io.omnisql.connector.error.ApiErrorCode.RESULT_CAPPED;
import static io.omnisql.connector.error.ApiErrorCode.SCHEMA_DRIFT;
import static io.omnisql.connector.error.ApiErrorCode.SCOPE_CHANGED;
import static io.omnisql.connector.error.ApiErrorCode.UNTRUSTED_LINK;
import static io.omnisql.connector.scan.TestingScan.SESSION;
import static io.omnisql.connector.testing.TestingBook.book;
import static io.omnisql.connector.testing.TestingBook.page;
import static io.omnisql.connector.testing.TestingBook.pageOf;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingServer.SECRET;
import static io.omnisql.connector.testing.TestingSource.BOOKS;
import static io.omnisql.connector.testing.TestingSource.CLERKS;
import static io.omnisql.connector.testing.TestingSource.LIBRARIES;
import static io.omnisql.connector.testing.TestingSource.book;
import static io.omnisql.connector.testing.TestingSource.handle;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * Ways in which a scan ends early: each of them is an error with a code, which quotes neither the secret nor what the source wrote.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestScanProblems
{
    private static final String OSLO = "{\"name\":\"Oslo\",\"kind\":\"city\"}";
    private static final String CANARY = "canary-in-the-body";
    private static final ApiTableHandle ALL = ApiTableHandle.of("books");
    private static final ConnectorSession LENIENT = TestingScan.session(ImmutableMap.of("missing_resource", "EMPTY"));

    private final TestingScan scan = new TestingScan();

    @AfterEach
    void close()
    {
        scan.close();
    }

    /**
     * Inexact filters are left out together, once; exact ones may have decided the page size, and stay.
     */
    @Test
    void testRefusedFiltersAreLeftOutOnce()
    {
        ApiTableHandle handle = ALL.withFilter(where(book("author"), text("ann"), book("title"), text("Emma")), ImmutableList.of());
        scan.server().answers(422, CANARY);
        scan.server().answers(200, page(book(1).with("title", "Emma"), book(2).with("title", "Emma").withAuthor("ann"), book(3).withAuthor("ann")));
        assertThat(scan.books(handle, "number")).containsExactly(ImmutableList.of(2L));
        assertThat(scan.server().targets().getFirst()).contains("author=ann").contains("title=Emma");
        assertThat(scan.server().targets().getLast()).isEqualTo("/cities/Oslo/main/books?status=any&by=added&direction=asc&title=Emma&size=50");

        scan.server().answers(422, CANARY);
        scan.server().answers(422, CANARY);
        assertFailure(SESSION, handle, REQUEST_REJECTED);
        assertThat(scan.server().requests()).hasSize(2 + 2);
    }

    /**
     * The filters are written for one endpoint, so another one that refuses its parameters was never sent them.
     */
    @Test
    void testRefusalOfAnEndpointWithoutFilters()
    {
        ApiTableHandle handle = ApiTableHandle.of("libraries").withFilter(
                where(handle(LIBRARIES, "city"), text("Oslo"), handle(LIBRARIES, "open"), Domain.singleValue(BOOLEAN, true)),
                ImmutableList.of());
        scan.server().answers(404, CANARY);
        scan.server().answers(422, CANARY);
        TrinoException failure = catchThrowableOfType(TrinoException.class, () -> scan.rows(SESSION, new Scope.Open(), handle, handle(LIBRARIES, "library")));
        assertThat(failure.getErrorCode()).isEqualTo(REQUEST_REJECTED.toErrorCode());
        assertThat(scan.server().targets()).containsExactly("/cities/Oslo/libraries?open=yes&size=100", "/villages/Oslo/libraries?size=100");
    }

    @Test
    void testBodiesThatAreNoPages()
    {
        Map<String, ApiErrorCode> cases = ImmutableMap.<String, ApiErrorCode>builder()
                .put("[<html>" + CANARY + "]", BAD_RESPONSE)
                .put("[{\"number\":1},{\"number\":2,\"title\":\"" + CANARY + "]", BAD_RESPONSE)
                .put("[{\"number\":1}]" + CANARY + "[]", BAD_RESPONSE)
                .put("{\"message\":\"" + CANARY + "\"}", SCHEMA_DRIFT)
                .put("[{\"number\":\"" + CANARY + "\"}]", SCHEMA_DRIFT)
                .put("[{\"number\":1.5,\"title\":\"" + CANARY + "\"}]", SCHEMA_DRIFT)
                .put("[{\"title\":\"" + CANARY + "\"}]", SCHEMA_DRIFT)
                .buildOrThrow();
        cases.forEach((body, code) -> {
            scan.server().answers(200, body);
            assertFailure(SESSION, ALL, code);
        });
    }

    @Test
    void testPagesThatLeadBack()
    {
        scan.server().answers(200, pageOf(1), "Link", link("/2?" + CANARY));
        scan.server().answers(200, pageOf(2), "Link", link("/3"));
        scan.server().answers(200, pageOf(3), "Link", link("/2?" + CANARY));
        assertThat(assertFailure(SESSION, ALL, BAD_RESPONSE)).isEqualTo("The pages of GET /cities/{city}/{library}/books lead back to one that was read already (table books, page 3; trying again may help)");
        assertThat(scan.server().requests()).hasSize(3);
    }

    /**
     * A part of the rows is no answer, not even where none would be one.
     */
    @Test
    void testProblemsOfTheNextPage()
    {
        Map<Integer, ApiErrorCode> cases = ImmutableMap.of(301, SCOPE_CHANGED, 403, ACCESS_REFUSED, 404, SCOPE_CHANGED, 410, SCOPE_CHANGED);
        cases.forEach((status, code) -> {
            scan.server().answers(200, pageOf(1), "Link", link("/2"));
            scan.server().answers(status, CANARY, "Location", "/books/" + CANARY);
            assertFailure(LENIENT, ALL, code);
        });
    }

    /**
     * F19: the source does not know any more where it has said that the list goes on. The list is read once more, from its beginning, and no row is told twice.
     */
    @Test
    void testCursorThatIsRefused()
    {
        scan.server().answers(200, pageOf(1), "Link", link("/2"));
        scan.server().answers(422, CANARY);
        scan.server().answers(200, pageOf(1), "Link", link("/2b"));
        scan.server().answers(200, pageOf(2));
        assertThat(scan.books(ALL, "number")).containsExactly(ImmutableList.of(1L), ImmutableList.of(2L));
        for (int time = 0; time < 2; time++) {
            scan.server().answers(200, pageOf(1), "Link", link("/2"));
            scan.server().answers(422, CANARY);
        }
        assertThat(assertFailure(SESSION, ALL, CURSOR_EXPIRED))
                .startsWith("books: the source refuses to go on with the list of 'Oslo/main' where it has said that the list goes on (GET /cities/{city}/{library}/books answered 422, twice).");
        assertThat(scan.server().requests()).hasSize(8);
    }

    /**
     * A list that ends with the last page that there can be may not be whole, however many records the source has left out of its pages; one that need not be read to its end may be.
     */
    @Test
    void testListThatTheSourceCutsOff()
    {
        ApiTableHandle clerks = ApiTableHandle.of("clerks").withFilter(where(handle(CLERKS, "city"), text("Oslo")), ImmutableList.of());
        for (String last : ImmutableList.of("[{\"name\":\"cid\"},{\"name\":\"dan\"}]", "[{\"name\":\"cid\"}]", "[]")) {
            scan.server().answers(200, OSLO);
            scan.server().answers(200, "[{\"name\":\"ann\"}]", "Link", link("/2"));
            scan.server().answers(200, last);
            TrinoException failure = catchThrowableOfType(TrinoException.class, () -> scan.rows(SESSION, new Scope.Open(), clerks, handle(CLERKS, "clerk")));
            assertThat(failure.getErrorCode()).describedAs(last).isEqualTo(RESULT_CAPPED.toErrorCode());
            assertThat(failure).hasMessageStartingWith("clerks: GET /cities/{city}/clerks shows no more than 4 rows of 'Oslo', and there may be more.");
        }

        scan.server().answers(200, OSLO);
        scan.server().answers(200, "[{\"name\":\"ann\"},{\"name\":\"bob\"}]", "Link", link("/2"));
        scan.server().answers(200, "[{\"name\":\"cid\"},{\"name\":\"dan\"}]");
        assertThat(scan.rows(SESSION, new Scope.Open(), clerks.withLimit(4), handle(CLERKS, "clerk"))).hasSize(4);
        scan.server().answers(200, OSLO);
        scan.server().answers(200, "[{\"name\":\"ann\"},{\"name\":\"bob\"}]");
        assertThat(scan.rows(SESSION, new Scope.Open(), clerks, handle(CLERKS, "clerk"))).hasSize(2);
    }

    @Test
    void testLinksToOtherHosts()
    {
        for (String url : ImmutableList.of("https://%s.example/2", "//%s.example/2", "http://127.0.0.1:1/%s", "https://127.0.0.1/%s")) {
            scan.server().answers(200, pageOf(1), "Link", link(url.formatted(CANARY)));
            assertFailure(SESSION, ALL, UNTRUSTED_LINK);
        }
    }

    private String assertFailure(ConnectorSession session, ApiTableHandle handle, ApiErrorCode code)
    {
        TrinoException failure = catchThrowableOfType(TrinoException.class, () -> scan.rows(session, BOOKS, handle, KeyOrigin.LITERAL, "number"));
        assertThat(failure.getErrorCode()).describedAs(failure.getMessage()).isEqualTo(code.toErrorCode());
        assertThat(Throwables.getStackTraceAsString(failure)).doesNotContain(CANARY).doesNotContain(SECRET);
        return failure.getMessage();
    }

    private static String link(String url)
    {
        return "<%s>; rel=\"next\"".formatted(url);
    }
}

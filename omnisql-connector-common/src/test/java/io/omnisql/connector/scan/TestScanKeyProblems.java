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
import io.omnisql.connector.error.ApiErrorCode;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.KeyOrigin;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.planning.ScopePattern;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.predicate.TupleDomain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Optional;

import static io.omnisql.connector.error.ApiErrorCode.ACCESS_REFUSED;
import static io.omnisql.connector.error.ApiErrorCode.RESOURCE_MISSING;
import static io.omnisql.connector.error.ApiErrorCode.SCOPE_CHANGED;
import static io.omnisql.connector.planning.KeyOrigin.COMBINED;
import static io.omnisql.connector.planning.KeyOrigin.DECLARED;
import static io.omnisql.connector.planning.KeyOrigin.ENUMERATED;
import static io.omnisql.connector.planning.KeyOrigin.JOINED;
import static io.omnisql.connector.planning.KeyOrigin.LITERAL;
import static io.omnisql.connector.testing.TestingBook.book;
import static io.omnisql.connector.testing.TestingBook.page;
import static io.omnisql.connector.testing.TestingDomains.number;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingSource.book;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * What becomes of a key that cannot be read, whoever named it.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestScanKeyProblems
{
    private static final ApiTableHandle ALL = ApiTableHandle.of("books");
    private static final ApiTableHandle OF_MAIN = ALL.withFilter(where(book("city"), text("Oslo"), book("library"), text("main")), ImmutableList.of());
    private static final ConnectorSession STRICT = TestingScan.session(ImmutableMap.of("missing_resource", "ERROR"));
    private static final ConnectorSession LENIENT = TestingScan.session(ImmutableMap.of("missing_resource", "EMPTY"));

    @Test
    void testKeyThatCannotBeRead()
    {
        record Case(int status, KeyOrigin origin, Optional<ApiErrorCode> strict, Optional<ApiErrorCode> lenient) {}

        List<Case> cases = ImmutableList.of(
                new Case(404, LITERAL, Optional.of(RESOURCE_MISSING), Optional.empty()),
                new Case(404, COMBINED, Optional.empty(), Optional.empty()),
                new Case(404, JOINED, Optional.empty(), Optional.empty()),
                new Case(404, DECLARED, Optional.of(RESOURCE_MISSING), Optional.empty()),
                new Case(404, ENUMERATED, Optional.of(SCOPE_CHANGED), Optional.empty()),
                new Case(301, LITERAL, Optional.of(RESOURCE_MISSING), Optional.empty()),
                new Case(301, COMBINED, Optional.empty(), Optional.empty()),
                new Case(301, JOINED, Optional.empty(), Optional.empty()),
                new Case(301, DECLARED, Optional.of(RESOURCE_MISSING), Optional.empty()),
                new Case(301, ENUMERATED, Optional.of(SCOPE_CHANGED), Optional.empty()),
                new Case(403, LITERAL, Optional.of(ACCESS_REFUSED), Optional.of(ACCESS_REFUSED)),
                new Case(403, COMBINED, Optional.of(ACCESS_REFUSED), Optional.of(ACCESS_REFUSED)),
                new Case(403, JOINED, Optional.of(ACCESS_REFUSED), Optional.of(ACCESS_REFUSED)),
                new Case(403, DECLARED, Optional.of(ACCESS_REFUSED), Optional.empty()),
                new Case(403, ENUMERATED, Optional.of(SCOPE_CHANGED), Optional.empty()),
                new Case(451, ENUMERATED, Optional.of(SCOPE_CHANGED), Optional.empty()));
        for (Case test : cases) {
            assertOutcome(test.status(), test.origin(), STRICT, test.strict(), 1);
            assertOutcome(test.status(), test.origin(), LENIENT, test.lenient(), 1);
        }
    }

    /**
     * Rows of a part are no answer, not even where no rows would be one.
     */
    @Test
    void testRestOfAKeyThatIsRefused()
    {
        for (KeyOrigin origin : ImmutableList.of(DECLARED, ENUMERATED)) {
            try (TestingScan scan = new TestingScan()) {
                ConnectorSplit split = split(scan, LENIENT, ALL, origin);
                scan.server().answers(200, page(book(1)), "Link", "</2>; rel=\"next\"");
                scan.server().answers(403, "");
                ApiErrorCode code = origin == ENUMERATED ? SCOPE_CHANGED : ACCESS_REFUSED;
                assertThat(failure(() -> TestingScan.read(scan.open(LENIENT, split, ALL, book("number")), book("number")), code)).describedAs(origin.toString()).contains("the rest of 'Oslo/main'");
            }
        }
    }

    @Test
    void testKeyWithoutRecords()
    {
        for (KeyOrigin origin : KeyOrigin.values()) {
            assertOutcome(409, origin, STRICT, Optional.empty(), 0);
            assertOutcome(410, origin, STRICT, Optional.empty(), 0);
        }
    }

    private static void assertOutcome(int status, KeyOrigin origin, ConnectorSession session, Optional<ApiErrorCode> code, long skipped)
    {
        String name = "%s for a key that is %s".formatted(status, origin);
        try (TestingScan scan = new TestingScan()) {
            ApiTableHandle handle = handle(origin);
            ConnectorSplit split = split(scan, session, handle, origin);
            scan.server().answers(status, "", "Location", scan.server().url("/elsewhere").toString());
            if (code.isPresent()) {
                String message = failure(() -> TestingScan.read(scan.open(session, split, handle, book("number")), book("number")), code.get());
                assertThat(message).describedAs(name).startsWith("books: ").contains("'Oslo/main'");
                // a list that was kept is of no more help the next time
                assertThat(message.contains("max_staleness")).describedAs(name).isEqualTo(code.get() == SCOPE_CHANGED);
                return;
            }
            assertThat(TestingScan.read(scan.open(session, split, handle, book("number")), book("number"))).describedAs(name).isEmpty();
            assertThat(scan.usage(session).scans().skippedKeys()).describedAs(name).isEqualTo(skipped);
        }
    }

    private static ApiTableHandle handle(KeyOrigin origin)
    {
        return switch (origin) {
            case LITERAL -> OF_MAIN;
            case COMBINED -> ALL.withFilter(where(book("library"), text("main")), ImmutableList.of());
            case JOINED, DECLARED, ENUMERATED -> ALL;
        };
    }

    /**
     * The split of Oslo's main library.
     */
    private static ConnectorSplit split(TestingScan scan, ConnectorSession session, ApiTableHandle handle, KeyOrigin origin)
    {
        Scope scope = switch (origin) {
            case LITERAL, JOINED -> new Scope.Open();
            case COMBINED -> new Scope.Declared(ImmutableList.of(new ScopePattern(ImmutableList.of("Oslo"), "m*")));
            case DECLARED -> new Scope.Declared(ImmutableList.of(new ScopePattern(ImmutableList.of("Oslo"), "main")));
            case ENUMERATED -> new Scope.Declared(ImmutableList.of(new ScopePattern(ImmutableList.of("Oslo"), "*")));
        };
        if (origin == ENUMERATED) {
            scan.server().answers(200, "[{\"name\":\"main\",\"city\":{\"name\":\"Oslo\"}}]");
        }
        TupleDomain<ColumnHandle> joined = origin == JOINED ? OF_MAIN.constraint().transformKeys(ColumnHandle.class::cast) : TupleDomain.all();
        ConnectorSplit split = scan.splits(session, scope, handle, joined).stream()
                .filter(candidate -> key(candidate).text().equals("Oslo/main"))
                .findFirst()
                .orElseThrow();
        assertThat(key(split).origin()).isEqualTo(origin);
        return split;
    }

    private static SplitKey key(ConnectorSplit split)
    {
        return ((ApiSplit) split).groups().getFirst().keys().getFirst();
    }

    @Test
    void testMissingRowOfPresentKey()
    {
        ApiTableHandle seventh = OF_MAIN.withFilter(OF_MAIN.constraint().intersect(where(book("number"), number(7))), ImmutableList.of());
        try (TestingScan scan = new TestingScan()) {
            scan.server().answers(404, "");
            scan.server().answers(200, "{}");
            assertThat(scan.rows(STRICT, new Scope.Open(), seventh, book("number"))).isEmpty();
            assertThat(scan.server().targets()).containsExactly("/cities/Oslo/main/books/7", "/cities/Oslo/main");
            scan.server().answers(404, "");
            scan.server().answers(404, "");
            assertThat(failure(() -> scan.rows(STRICT, new Scope.Open(), seventh, book("number")), RESOURCE_MISSING)).contains("'Oslo/main");
        }
    }

    @Test
    void testNameInAnotherSpelling()
    {
        String body = page(book(1).with("library_url", "https://lending.example/cities/Oslo/MAIN"));
        try (TestingScan scan = new TestingScan()) {
            scan.server().answers(200, body);
            assertThat(failure(() -> scan.rows(STRICT, new Scope.Open(), OF_MAIN, book("number")), RESOURCE_MISSING))
                    .startsWith("books: ").contains("as 'MAIN'; names are compared exactly.");
            scan.server().answers(200, body, "Link", "</2>; rel=\"next\"");
            assertThat(scan.rows(LENIENT, new Scope.Open(), OF_MAIN, book("number"))).isEmpty();
            assertThat(scan.usage(LENIENT).scans().skippedKeys()).isEqualTo(1);
            assertThat(scan.server().requests()).describedAs("no page of another key is asked for").hasSize(2);
        }
    }

    /**
     * A part of a key's rows is no answer: the name of the library changes after the first page.
     */
    @Test
    void testNameThatChangesBetweenPages()
    {
        for (ApiTableHandle handle : ImmutableList.of(handle(LITERAL), handle(COMBINED))) {
            try (TestingScan scan = new TestingScan()) {
                ConnectorSplit split = split(scan, LENIENT, handle, handle.equals(OF_MAIN) ? LITERAL : COMBINED);
                scan.server().answers(200, page(book(1)), "Link", "</2>; rel=\"next\"");
                scan.server().answers(200, page(book(2).with("library_url", "https://lending.example/cities/Oslo/central")));
                failure(() -> TestingScan.read(scan.open(LENIENT, split, handle, book("number")), book("number")), SCOPE_CHANGED);
            }
        }
    }

    private static String failure(Runnable read, ApiErrorCode code)
    {
        TrinoException failure = catchThrowableOfType(TrinoException.class, read::run);
        assertThat(failure.getErrorCode()).describedAs(failure.getMessage()).isEqualTo(code.toErrorCode());
        return failure.getMessage();
    }
}

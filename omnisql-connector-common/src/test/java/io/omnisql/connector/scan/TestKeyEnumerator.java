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
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.planning.ScopePattern;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.ConnectorSplitSource;
import io.trino.spi.connector.DynamicFilterSnapshot;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.ValueSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.connector.error.ApiErrorCode.ACCESS_REFUSED;
import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_REJECTED;
import static io.omnisql.connector.error.ApiErrorCode.RATE_LIMITED;
import static io.omnisql.connector.error.ApiErrorCode.REQUEST_REJECTED;
import static io.omnisql.connector.error.ApiErrorCode.RESOURCE_MISSING;
import static io.omnisql.connector.error.ApiErrorCode.SCHEMA_DRIFT;
import static io.omnisql.connector.error.ApiErrorCode.SCOPE_CHANGED;
import static io.omnisql.connector.error.ApiErrorCode.SOURCE_UNAVAILABLE;
import static io.omnisql.connector.error.ApiErrorCode.UNTRUSTED_LINK;
import static io.omnisql.connector.scan.TestingScan.SESSION;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingSource.book;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * The keys of one prefix, as the source lists them.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestKeyEnumerator
{
    private static final ApiTableHandle ALL = ApiTableHandle.of("books");
    private static final ApiTableHandle OF_OSLO = ALL.withFilter(where(book("city"), text("Oslo")), ImmutableList.of());
    private static final ConnectorSession LENIENT = TestingScan.session(ImmutableMap.of("missing_resource", "EMPTY"));
    private static final String CITY = "/cities/Oslo/libraries?size=100";
    private static final String MOBILE = "/mobile-libraries?size=100";
    private static final String VILLAGE = "/villages/Oslo/libraries?size=100";

    private final TestingScan scan = new TestingScan();

    @AfterEach
    void close()
    {
        scan.close();
    }

    @Test
    void testPages()
    {
        scan.server().answers(200, "[%s,%s]".formatted(library("main"), library("east")), "Link", link("/2"));
        scan.server().answers(200, "[]", "Link", link("/3"));
        scan.server().answers(200, "[%s,%s]".formatted(library("east"), library("west")));
        assertThat(declared("*")).describedAs("a list that changes while it is read shows keys twice").containsExactly("Oslo/main", "Oslo/east", "Oslo/west");
        assertThat(scan.server().targets()).containsExactly(CITY, "/2", "/3");
    }

    @Test
    void testPatterns()
    {
        scan.server().answers(200, "[%s,%s]".formatted(library("main"), library("mall")), "Link", link("/2"));
        scan.server().answers(200, "[%s,%s]".formatted(library("Moss"), library("east")));
        assertThat(declared("m*", "*LL", "x*")).containsExactly("Oslo/main", "Oslo/mall", "Oslo/Moss");
    }

    @Test
    void testKeysAreInTheSourcesSpelling()
    {
        scan.server().answers(200, "[%s]".formatted(library("Main")));
        Scope scope = new Scope.Declared(ImmutableList.of(new ScopePattern(ImmutableList.of("OSLO"), "m*")));
        assertThat(keys(scan.splits(SESSION, scope, ALL))).containsExactly("Oslo/Main");
        assertThat(scan.server().targets()).containsExactly("/cities/OSLO/libraries?size=100");
    }

    @Test
    void testPrefixThatTheQuerySpellsOtherwise()
    {
        String body = "[{\"name\":\"main\",\"city\":{\"name\":\"OSLO\"}}]";
        scan.server().answers(200, body);
        assertThat(failure(SESSION, OF_OSLO, RESOURCE_MISSING)).startsWith("books: the source spells city 'Oslo' as 'OSLO'; names are compared exactly.");
        scan.server().answers(200, body);
        assertThat(scan.splits(LENIENT, new Scope.Open(), OF_OSLO)).isEmpty();
    }

    @Test
    void testPrefixThatOnlyTheOtherEndpointKnows()
    {
        scan.server().answers(404, "");
        scan.server().answers(200, "[%s]".formatted(library("main")), "Link", link("/2"));
        scan.server().answers(200, "[%s]".formatted(library("east")));
        scan.server().answers(200, "[]");
        assertThat(declared("*")).containsExactly("Oslo/main", "Oslo/east");
        assertThat(scan.server().targets()).containsExactly(CITY, VILLAGE, "/2", MOBILE);
    }

    /**
     * The list with the rest holds keys of other prefixes, and may hold what was listed before.
     */
    @Test
    void testKeysThatAnotherListHolds()
    {
        scan.server().answers(404, "");
        scan.server().answers(200, "[%s]".formatted(library("main")));
        scan.server().answers(200, "[{\"name\":\"bus\",\"city\":{\"name\":\"Bergen\"}},%s]".formatted(library("tram")), "Link", link("/2"));
        scan.server().answers(200, "[%s,%s]".formatted(library("main"), library("boat")));
        assertThat(declared("*")).containsExactly("Oslo/main", "Oslo/tram", "Oslo/boat");
        assertThat(scan.server().targets()).containsExactly(CITY, VILLAGE, MOBILE, "/2");
    }

    @Test
    void testListWithTheRestThatIsNotThere()
    {
        scan.server().answers(404, "");
        scan.server().answers(200, "[%s]".formatted(library("main")));
        scan.server().answers(404, "");
        assertThat(declared("*")).containsExactly("Oslo/main");
        scan.server().answers(404, "");
        scan.server().answers(200, "[%s]".formatted(library("main")));
        scan.server().answers(403, "");
        assertThat(failure(LENIENT, OF_OSLO, ACCESS_REFUSED)).startsWith("books: the source refuses to the catalog's credential the list with the rest of 'Oslo' (GET /mobile-libraries)");
    }

    @Test
    void testPrefixThatNoEndpointKnows()
    {
        scan.server().answers(404, "");
        scan.server().answers(404, "");
        assertThat(failure(SESSION, OF_OSLO, RESOURCE_MISSING)).startsWith("books: there is no 'Oslo' at the source");
        assertThat(scan.server().targets()).containsExactly(CITY, VILLAGE);
        scan.server().answers(404, "");
        scan.server().answers(404, "");
        assertThat(scan.splits(LENIENT, new Scope.Open(), OF_OSLO)).isEmpty();
    }

    @Test
    void testPrefixWithoutRecords()
    {
        for (int status : new int[] {409, 410}) {
            scan.server().answers(status, "");
            assertThat(scan.splits(SESSION, new Scope.Open(), OF_OSLO)).isEmpty();
        }
    }

    /**
     * Whatever goes wrong with the list of keys has the code that it would have in a scan: an enumeration that ends early is never a short list.
     */
    @Test
    void testProblemsOfTheFirstPage()
    {
        Map<Integer, ApiErrorCode> cases = ImmutableMap.of(301, RESOURCE_MISSING, 403, ACCESS_REFUSED, 418, BAD_RESPONSE, 422, REQUEST_REJECTED);
        cases.forEach((status, code) -> {
            scan.server().answers(status, "", "Location", "/cities/17");
            failure(SESSION, OF_OSLO, code);
        });
        scan.server().answers(429, "", "Retry-After", "3600");
        failure(SESSION, OF_OSLO, RATE_LIMITED);
    }

    /**
     * Of which nothing more is asked in the query.
     */
    @Test
    void testCredentialThatIsRejected()
    {
        scan.server().answers(401, "");
        failure(SESSION, OF_OSLO, CREDENTIAL_REJECTED);
        failure(SESSION, OF_OSLO, CREDENTIAL_REJECTED);
        assertThat(scan.server().requests()).hasSize(1);
    }

    @Test
    void testProblemsOfTheNextPage()
    {
        Map<Integer, ApiErrorCode> cases = ImmutableMap.of(301, SCOPE_CHANGED, 403, ACCESS_REFUSED, 404, SCOPE_CHANGED, 410, SCOPE_CHANGED);
        cases.forEach((status, code) -> {
            scan.server().answers(200, "[%s]".formatted(library("main")), "Link", link("/2"));
            scan.server().answers(status, "", "Location", "/cities/17");
            failure(LENIENT, OF_OSLO, code);
        });
        scan.server().answers(200, "[%s]".formatted(library("main")), "Link", "<https://evil.example/2>; rel=\"next\"");
        failure(LENIENT, OF_OSLO, UNTRUSTED_LINK);
    }

    @Test
    void testCursorThatIsRefused()
    {
        scan.server().answers(200, "[%s]".formatted(library("main")), "Link", link("/2"));
        scan.server().answers(422, "");
        scan.server().answers(200, "[%s]".formatted(library("main")), "Link", link("/2b"));
        scan.server().answers(200, "[%s]".formatted(library("east")));
        assertThat(declared("*")).containsExactly("Oslo/main", "Oslo/east");
    }

    @Test
    void testPagesThatLeadBack()
    {
        scan.server().answers(200, "[%s]".formatted(library("main")), "Link", link("/2"));
        scan.server().answers(200, "[%s]".formatted(library("east")), "Link", link("/2"));
        assertThat(failure(SESSION, OF_OSLO, BAD_RESPONSE)).isEqualTo("The pages of GET /cities/{city}/libraries lead back to one that was read already (table books, its keys; trying again may help)");
    }

    @Test
    void testBodiesThatAreNoPages()
    {
        Map<String, ApiErrorCode> cases = ImmutableMap.of(
                "[,]", BAD_RESPONSE,
                "[{\"name\":\"main\",]", BAD_RESPONSE,
                "[{\"name\":\"main\"}]", SCHEMA_DRIFT,
                "[{\"city\":{\"name\":\"Oslo\"}}]", SCHEMA_DRIFT,
                "[{\"name\":1,\"city\":{\"name\":\"Oslo\"}}]", SCHEMA_DRIFT);
        cases.forEach((body, code) -> {
            scan.server().answers(200, body);
            failure(SESSION, OF_OSLO, code);
        });
    }

    @Test
    void testAttemptsEnd()
            throws InterruptedException
    {
        for (int attempt = 0; attempt < 4; attempt++) {
            scan.server().answers(503, "");
        }
        CompletableFuture<List<ConnectorSplit>> batch = start(SESSION, OF_OSLO);
        for (int attempt = 0; attempt < 3; attempt++) {
            scan.timing().awaitWaits();
            assertThat(batch).isNotDone();
            scan.timing().advance(Duration.ofMinutes(1));
        }
        assertThat(failure(batch, SOURCE_UNAVAILABLE)).contains("answered 503 4 times");
    }

    /**
     * A key that the query does not want costs no request.
     */
    @Test
    void testKeysThatTheQueryDoesNotWant()
    {
        scan.server().answers(200, "[%s,%s,%s]".formatted(library("east"), library("main"), library("mall")));
        ApiTableHandle handle = OF_OSLO.withFilter(where(book("city"), text("Oslo"), book("library"), Domain.create(ValueSet.ofRanges(Range.range(VARCHAR, utf8Slice("ma"), true, utf8Slice("mb"), false)), false)), ImmutableList.of());
        assertThat(keys(scan.splits(SESSION, new Scope.Open(), handle))).containsExactly("Oslo/main", "Oslo/mall");
    }

    /**
     * The list need not hold what is declared by name, and would show it twice where it does.
     */
    @Test
    void testDeclaredKeyBesideAPattern()
    {
        scan.server().answers(200, "[%s,%s]".formatted(library("east"), library("main")));
        assertThat(declared("*", "MAIN", "cellar")).containsExactly("Oslo/MAIN", "Oslo/cellar", "Oslo/east");
    }

    @Test
    void testTwoListsAskForThePrefixes()
    {
        scan.server().answers(200, "[]");
        scan.server().answers(200, "[%s,%s,%s]".formatted(library("east"), library("main"), library("Main")));
        ApiTableHandle handle = ALL.withFilter(where(book("city"), text("Bergen", "Oslo"), book("library"), text("main", "north")), ImmutableList.of());
        assertThat(keys(scan.splits(SESSION, new Scope.Open(), handle))).containsExactly("Oslo/main");
        assertThat(scan.server().targets()).containsExactly("/cities/Bergen/libraries?size=100", CITY);
    }

    private List<String> declared(String... patterns)
    {
        Scope scope = new Scope.Declared(ImmutableList.copyOf(patterns).stream().map(pattern -> new ScopePattern(ImmutableList.of("Oslo"), pattern)).toList());
        return keys(scan.splits(SESSION, scope, ALL));
    }

    private static List<String> keys(List<ConnectorSplit> splits)
    {
        return splits.stream()
                .flatMap(split -> ((ApiSplit) split).groups().stream())
                .flatMap(group -> group.keys().stream())
                .map(SplitKey::text)
                .collect(toImmutableList());
    }

    private CompletableFuture<List<ConnectorSplit>> start(ConnectorSession session, ApiTableHandle handle)
    {
        ConnectorSplitSource source = scan.splitSource(session, new Scope.Open(), handle);
        return source.getNextBatch(1_000, DynamicFilterSnapshot.EMPTY);
    }

    private String failure(ConnectorSession session, ApiTableHandle handle, ApiErrorCode code)
    {
        ConnectorSplitSource source = scan.splitSource(session, new Scope.Open(), handle);
        String message = failure(source.getNextBatch(1_000, DynamicFilterSnapshot.EMPTY), code);
        source.close();
        return message;
    }

    private static String failure(CompletableFuture<List<ConnectorSplit>> batch, ApiErrorCode code)
    {
        TrinoException failure = (TrinoException) catchThrowableOfType(CompletionException.class, batch::join).getCause();
        assertThat(failure.getErrorCode()).describedAs(failure.getMessage()).isEqualTo(code.toErrorCode());
        return failure.getMessage();
    }

    private static String library(String name)
    {
        return "{\"name\":\"%s\",\"city\":{\"name\":\"Oslo\"}}".formatted(name);
    }

    private static String link(String target)
    {
        return "<%s>; rel=\"next\"".formatted(target);
    }
}

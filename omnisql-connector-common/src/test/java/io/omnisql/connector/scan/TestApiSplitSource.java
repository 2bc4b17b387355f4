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
import io.omnisql.connector.http.QueryUsage;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.OrderItem;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.planning.ScopePattern;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.ConnectorSplitSource;
import io.trino.spi.connector.DynamicFilterSnapshot;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.predicate.ValueSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.Iterables.getOnlyElement;
import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.connector.error.ApiErrorCode.ACCESS_REFUSED;
import static io.omnisql.connector.error.ApiErrorCode.KEY_REQUIRED;
import static io.omnisql.connector.error.ApiErrorCode.REQUEST_LIMIT_EXCEEDED;
import static io.omnisql.connector.error.ApiErrorCode.RESOURCE_MISSING;
import static io.omnisql.connector.scan.TestingScan.SESSION;
import static io.omnisql.connector.testing.TestingDomains.number;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingSource.READERS;
import static io.omnisql.connector.testing.TestingSource.book;
import static io.omnisql.connector.testing.TestingSource.handle;
import static io.trino.spi.connector.SortOrder.ASC_NULLS_LAST;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestApiSplitSource
{
    private static final ApiTableHandle ALL = ApiTableHandle.of("books");
    private static final ApiTableHandle MAIN_AND_EAST = ALL.withFilter(where(book("city"), text("Oslo"), book("library"), text("main", "east")), ImmutableList.of());
    private static final ApiTableHandle OF_OSLO = ALL.withFilter(where(book("city"), text("Oslo")), ImmutableList.of());
    private static final ConnectorSession LENIENT = TestingScan.session(ImmutableMap.of("missing_resource", "EMPTY"));
    private static final Scope SCOPE = new Scope.Declared(ImmutableList.of(
            new ScopePattern(ImmutableList.of("Oslo"), "*"),
            new ScopePattern(ImmutableList.of("Rome"), "b*")));
    private static final Scope THREE = new Scope.Declared(ImmutableList.of(
            new ScopePattern(ImmutableList.of("Oslo"), "main"),
            new ScopePattern(ImmutableList.of("Oslo"), "east"),
            new ScopePattern(ImmutableList.of("Oslo"), "west")));
    private static final String OSLO = "/cities/Oslo/libraries?size=100";
    private static final String ROME = "/cities/Rome/libraries?size=100";

    private final TestingScan scan = new TestingScan();

    @AfterEach
    void close()
    {
        scan.close();
    }

    @Test
    void testKeysOfTheQueryNeedNoRequest()
    {
        assertThat(keys(scan.splits(SESSION, new Scope.Open(), MAIN_AND_EAST))).containsExactly(ImmutableList.of("Oslo/east LITERAL"), ImmutableList.of("Oslo/main LITERAL"));
        assertThat(scan.splits(SESSION, SCOPE, MAIN_AND_EAST)).hasSize(2);
        assertThat(scan.splits(SESSION, SCOPE, ALL.withFilter(TupleDomain.none(), ImmutableList.of()))).isEmpty();
        assertThat(scan.server().requests()).isEmpty();
    }

    @Test
    void testPrefixesAreAskedForOneAfterTheOther()
    {
        scan.server().answers(200, libraries("Oslo", "main", "east"), "Link", "</oslo/2>; rel=\"next\"");
        scan.server().answers(200, libraries("Oslo", "west"));
        scan.server().answers(200, libraries("Rome", "borghese", "aventino", "BASE"));
        assertThat(keys(scan.splits(SESSION, SCOPE, ALL))).containsExactly(
                ImmutableList.of("Oslo/main ENUMERATED"),
                ImmutableList.of("Oslo/east ENUMERATED"),
                ImmutableList.of("Oslo/west ENUMERATED"),
                ImmutableList.of("Rome/borghese ENUMERATED"),
                ImmutableList.of("Rome/BASE ENUMERATED"));
        assertThat(scan.server().targets()).containsExactly(OSLO, "/oslo/2", ROME);
    }

    /**
     * What only a city has is asked for once for each city, without listing its libraries; what no city has, for each value.
     */
    @Test
    void testTablesWithFewerKeys()
    {
        assertThat(keys(scan.splits(SESSION, SCOPE, ApiTableHandle.of("clerks")))).containsExactly(ImmutableList.of("Oslo DECLARED"), ImmutableList.of("Rome DECLARED"));
        ApiTableHandle readers = ApiTableHandle.of("readers").withFilter(where(handle(READERS, "card"), text("17", "18")), ImmutableList.of());
        assertThat(keys(scan.splits(SESSION, SCOPE, readers))).containsExactly(ImmutableList.of("17 LITERAL"), ImmutableList.of("18 LITERAL"));
        assertThat(scan.server().requests()).isEmpty();
    }

    @Test
    void testDeclaredKeysBesidePrefixes()
    {
        Scope scope = new Scope.Declared(ImmutableList.of(new ScopePattern(ImmutableList.of("Oslo"), "main"), new ScopePattern(ImmutableList.of("Rome"), "b*")));
        scan.server().answers(200, libraries("Rome", "borghese"));
        assertThat(keys(scan.splits(SESSION, scope, ALL))).containsExactly(ImmutableList.of("Oslo/main DECLARED"), ImmutableList.of("Rome/borghese ENUMERATED"));
        assertThat(scan.server().targets()).containsExactly(ROME);
    }

    @Test
    void testOneQueryForKeysOfEitherSort()
    {
        Scope scope = new Scope.Declared(ImmutableList.of(new ScopePattern(ImmutableList.of("Oslo"), "main"), new ScopePattern(ImmutableList.of("Rome"), "b*")));
        scan.server().answers(200, libraries("Rome", "borghese"));
        ConnectorSplit split = getOnlyElement(scan.splits(SESSION, scope, ALL.withColumns(ImmutableSet.of("title"))));
        assertThat(keys(ImmutableList.of(split))).containsExactly(ImmutableList.of("Oslo/main DECLARED", "Rome/borghese ENUMERATED"));
        assertThat(split).hasToString("POST /graphql library.books (2 keys)");
    }

    @Test
    void testOneSplitUnderLimit()
    {
        scan.server().answers(200, libraries("Oslo", "main", "east"));
        scan.server().answers(200, libraries("Rome", "borghese"));
        ConnectorSplit split = getOnlyElement(scan.splits(SESSION, SCOPE, ALL.withLimit(10)));
        assertThat(keys(ImmutableList.of(split))).containsExactly(ImmutableList.of("Oslo/main ENUMERATED", "Oslo/east ENUMERATED", "Rome/borghese ENUMERATED"));
        assertThat(split.getRetainedSizeInBytes()).isGreaterThan(3 * 256);
        assertThat(split).hasToString("GET /cities/{city}/{library}/books (3 keys)");
    }

    @Test
    void testOneSplitForEachKeyInOrder()
    {
        ApiTableHandle ordered = MAIN_AND_EAST.withTopN(ImmutableList.of(new OrderItem(book("pages"), ASC_NULLS_LAST)), 10);
        assertThat(scan.splits(SESSION, new Scope.Open(), ordered)).hasSize(2);
    }

    /**
     * Workers know of the others by their splits only.
     */
    @Test
    void testSplitsCountTheNodes()
    {
        scan.server().answers(200, libraries("Oslo", "a", "b"));
        scan.server().answers(200, libraries("Rome", "b"));
        assertThat(scan.splits(SESSION, SCOPE, ALL)).hasSize(3).allMatch(split -> ((ApiSplit) split).cluster().equals(TestingScan.CLUSTER));
    }

    @Test
    void testSplitsComeInBatches()
    {
        scan.server().answers(200, libraries("Oslo", "a", "b", "c", "d"));
        scan.server().answers(200, libraries("Rome", "b"));
        ConnectorSplitSource source = scan.splitSource(SESSION, SCOPE, ALL);
        assertThat(keys(source.getNextBatch(2, DynamicFilterSnapshot.EMPTY).join())).containsExactly(ImmutableList.of("Oslo/a ENUMERATED"), ImmutableList.of("Oslo/b ENUMERATED"));
        assertThat(source.isFinished()).isFalse();
        assertThat(source.getNextBatch(2, DynamicFilterSnapshot.EMPTY).join()).hasSize(2);
        assertThat(source.isFinished()).isFalse();
        assertThat(keys(source.getNextBatch(2, DynamicFilterSnapshot.EMPTY).join())).containsExactly(ImmutableList.of("Rome/b ENUMERATED"));
        assertThat(source.isFinished()).isTrue();
        assertThat(scan.server().targets()).containsExactly(OSLO, ROME);
    }

    @Test
    void testNoThreadWaits()
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        scan.server().answersWhen(permission, 200, libraries("Oslo", "main"));
        scan.server().answers(200, "[]");
        ConnectorSplitSource source = scan.splitSource(SESSION, SCOPE, ALL);
        assertThat(scan.usage().requests()).describedAs("nothing is asked before splits are").isZero();
        CompletableFuture<List<ConnectorSplit>> batch = source.getNextBatch(10, DynamicFilterSnapshot.EMPTY);
        assertThat(batch).isNotDone();
        assertThat(source.isFinished()).isFalse();
        permission.complete(null);
        assertThat(keys(batch.join())).containsExactly(ImmutableList.of("Oslo/main ENUMERATED"));
        assertThat(source.isFinished()).isTrue();
    }

    @Test
    void testScopeWithoutKeys()
    {
        scan.server().answers(200, "[]");
        scan.server().answers(200, libraries("Rome", "aventino"));
        assertThat(scan.splits(SESSION, SCOPE, ALL)).isEmpty();
    }

    @Test
    void testCloseWhileKeysAreEnumerated()
            throws IOException, InterruptedException
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        scan.server().answersWhen(permission, 200, libraries("Oslo", "main"));
        ConnectorSplitSource source = scan.splitSource(SESSION, SCOPE, ALL);
        CompletableFuture<List<ConnectorSplit>> batch = source.getNextBatch(10, DynamicFilterSnapshot.EMPTY);
        scan.server().awaitRequests(1);
        source.close();
        assertThatThrownBy(batch::join).isInstanceOf(CancellationException.class);
        permission.complete(null);
        assertThat(scan.usage().requests()).describedAs("the next prefix is not asked for").isEqualTo(1);
    }

    @Test
    void testCloseBetweenPages()
            throws IOException, InterruptedException
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        scan.server().answers(200, libraries("Oslo", "main"), "Link", "</oslo/2>; rel=\"next\"");
        scan.server().answersWhen(permission, 200, libraries("Oslo", "east"));
        ConnectorSplitSource source = scan.splitSource(SESSION, SCOPE, ALL);
        CompletableFuture<List<ConnectorSplit>> batch = source.getNextBatch(10, DynamicFilterSnapshot.EMPTY);
        scan.server().awaitRequests(2);
        assertThat(batch).isNotDone();
        source.close();
        assertThatThrownBy(batch::join).isInstanceOf(CancellationException.class);
        permission.complete(null);
        assertThat(scan.usage().requests()).isEqualTo(2);
    }

    @Test
    void testAccountIsKeptUntilTheEnd()
            throws IOException
    {
        ConnectorSplitSource source = scan.splitSource(SESSION, SCOPE, ALL);
        QueryUsage usage = scan.usage();
        scan.runOtherQueries();
        assertThat(scan.usage()).isSameAs(usage);
        source.close();
        scan.runOtherQueries();
        assertThat(scan.usage()).isNotSameAs(usage);
    }

    /**
     * Trino shows failures as they come, and tells whose fault they are by their code.
     */
    @Test
    void testFailureIsNotWrapped()
    {
        scan.server().answers(200, libraries("Oslo", "main"));
        scan.server().answers(403, "");
        CompletableFuture<List<ConnectorSplit>> batch = scan.splitSource(SESSION, SCOPE, ALL).getNextBatch(10, DynamicFilterSnapshot.EMPTY);
        TrinoException failure = (TrinoException) catchThrowableOfType(CompletionException.class, batch::join).getCause();
        assertThat(batch.exceptionNow()).isSameAs(failure);
        assertThat(failure.getErrorCode()).isEqualTo(ACCESS_REFUSED.toErrorCode());
        assertThat(failure).hasMessageStartingWith("books: the source refuses 'Rome'");
    }

    @Test
    void testOutsideOfTheScope()
    {
        ApiTableHandle paris = ALL.withFilter(where(book("city"), text("Paris"), book("library"), text("main")), ImmutableList.of());
        assertThat(failure(scan.splitSource(SESSION, SCOPE, paris), TupleDomain.all()).getErrorCode()).isEqualTo(RESOURCE_MISSING.toErrorCode());
        assertThat(scan.splits(LENIENT, SCOPE, paris)).isEmpty();
        assertThat(scan.server().requests()).isEmpty();
    }

    @Test
    void testKeysThatJoinsName()
    {
        assertThat(keys(scan.splits(SESSION, new Scope.Open(), ALL, joined("city", text("Oslo"), "library", text("main", "east")))))
                .containsExactly(ImmutableList.of("Oslo/east JOINED"), ImmutableList.of("Oslo/main JOINED"));
        assertThat(keys(scan.splits(SESSION, SCOPE, OF_OSLO, joined("library", text("main")))))
                .containsExactly(ImmutableList.of("Oslo/main JOINED"));
        assertThat(keys(scan.splits(SESSION, new Scope.Open(), MAIN_AND_EAST, joined("library", text("main", "west")))))
                .describedAs("the query's own list, of which the join wants a part")
                .containsExactly(ImmutableList.of("Oslo/main JOINED"));
        assertThat(scan.splits(SESSION, new Scope.Open(), MAIN_AND_EAST, joined("library", text("west")))).isEmpty();
        assertThat(scan.splits(SESSION, SCOPE, ALL, joined("city", text("Paris"), "library", text("main")))).describedAs("outside of the scope").isEmpty();
        assertThat(scan.server().requests()).isEmpty();
    }

    @Test
    void testKeysThatJoinsNarrow()
    {
        scan.server().answers(200, libraries("Oslo", "main", "east", "west"));
        assertThat(keys(scan.splits(SESSION, new Scope.Open(), ALL, joined("city", text("Oslo"), "library", Domain.create(ValueSet.ofRanges(Range.range(VARCHAR, utf8Slice("east"), true, utf8Slice("main"), true)), false)))))
                .describedAs("a range, where there are too many values")
                .containsExactly(ImmutableList.of("Oslo/main ENUMERATED"), ImmutableList.of("Oslo/east ENUMERATED"));
        assertThat(scan.server().targets()).containsExactly(OSLO);
    }

    /**
     * Rows below a limit are counted before joins choose among them.
     */
    @Test
    void testJoinsSayNothingBelowLimit()
    {
        assertThat(keys(scan.splits(SESSION, new Scope.Open(), MAIN_AND_EAST.withLimit(5), joined("library", text("main")))))
                .containsExactly(ImmutableList.of("Oslo/east LITERAL", "Oslo/main LITERAL"));
    }

    @Test
    void testWaitForJoins()
    {
        ConnectorSession patient = TestingScan.session(ImmutableMap.of("dynamic_filtering_wait_timeout", "7s"));
        long day = DAYS.toMillis(1);
        Map<ConnectorSplitSource, Long> cases = ImmutableMap.<ConnectorSplitSource, Long>builder()
                .put(scan.splitSource(patient, new Scope.Open(), MAIN_AND_EAST, ImmutableSet.of()), 0L)
                .put(scan.splitSource(patient, new Scope.Open(), MAIN_AND_EAST, ImmutableSet.of(book("title"))), 0L)
                .put(scan.splitSource(patient, new Scope.Open(), MAIN_AND_EAST, ImmutableSet.of(book("city"))), 0L)
                .put(scan.splitSource(patient, new Scope.Open(), MAIN_AND_EAST, ImmutableSet.of(book("library"))), 7_000L)
                .put(scan.splitSource(patient, new Scope.Open(), MAIN_AND_EAST, ImmutableSet.of(book("number"))), 7_000L)
                .put(scan.splitSource(patient, new Scope.Open(), MAIN_AND_EAST.withLimit(3), ImmutableSet.of(book("library"))), 0L)
                .put(scan.splitSource(patient, SCOPE, ALL, ImmutableSet.of(book("library"))), day)
                .put(scan.splitSource(patient, new Scope.Open(), ALL, ImmutableSet.of(book("city"), book("library"))), day)
                .buildOrThrow();
        cases.forEach((source, millis) -> assertThat(source.getRequestedDynamicFilterWaitTimeoutMillis()).isEqualTo(millis));
    }

    @Test
    void testKeysThatNobodyNames()
    {
        for (Set<ColumnHandle> columns : ImmutableList.<Set<ColumnHandle>>of(ImmutableSet.of(), ImmutableSet.of(book("library")), ImmutableSet.of(book("title")))) {
            TrinoException failure = catchThrowableOfType(TrinoException.class, () -> scan.splitSource(SESSION, new Scope.Open(), ALL, columns));
            assertThat(failure.getErrorCode()).isEqualTo(KEY_REQUIRED.toErrorCode());
        }
        QueryUsage refused = scan.usage();
        scan.runOtherQueries();
        assertThat(scan.usage()).describedAs("a scan that has not begun is not waited for").isNotSameAs(refused);
        ConnectorSplitSource source = scan.splitSource(SESSION, new Scope.Open(), ALL, ImmutableSet.of(book("city"), book("library")));
        TrinoException failure = failure(source, TupleDomain.all());
        assertThat(failure.getErrorCode()).isEqualTo(KEY_REQUIRED.toErrorCode());
        assertThat(failure).hasMessage("Table 'books' needs a value for city and library (WHERE city = … AND library = …), or a join that gives some, with this table named first where Trino leaves the sides as they are written, or a scope declared in the catalog by lending.libraries or lending.cities");
        assertThat(scan.server().requests()).isEmpty();
    }

    /**
     * A key costs a request, whatever it holds; a limit may be met by the first one.
     */
    @Test
    void testEstimate()
    {
        Map<ApiTableHandle, Integer> cases = ImmutableMap.<ApiTableHandle, Integer>builder()
                .put(ALL, 3)
                .put(ALL.withFilter(where(book("title"), text("Emma")), ImmutableList.of()), 3)
                .put(ALL.withFilter(where(book("number"), number(7, 8)), ImmutableList.of()), 6)
                .put(ALL.withLimit(401), 1)
                .put(ALL.withTopN(ImmutableList.of(new OrderItem(book("pages"), ASC_NULLS_LAST)), 60), 3)
                .buildOrThrow();
        cases.forEach((handle, requests) -> {
            assertThat(scan.splits(TestingScan.session(ImmutableMap.of("max_requests_per_query", requests)), THREE, handle)).describedAs(handle.toString()).isNotEmpty();
            if (requests > 1) {
                TrinoException failure = failure(scan.splitSource(TestingScan.session(ImmutableMap.of("max_requests_per_query", requests - 1)), THREE, handle), TupleDomain.all());
                assertThat(failure.getErrorCode()).describedAs(handle.toString()).isEqualTo(REQUEST_LIMIT_EXCEEDED.toErrorCode());
                assertThat(failure).hasMessage("books: the query needs at least %s requests, and may make %s (max_requests_per_query). Name fewer keys, or add a LIMIT".formatted(requests, requests - 1));
            }
        });
        assertThat(scan.server().requests()).isEmpty();
    }

    /**
     * A list of libraries is ten pages at most; so many names of a join are looked up there, most of which no library may have.
     */
    @Test
    void testMoreNamesOfAJoinThanPagesOfTheList()
    {
        String[] names = IntStream.range(0, 11).mapToObj(number -> "x" + number).toArray(String[]::new);
        names[3] = "main";
        for (Scope scope : ImmutableList.of(new Scope.Open(), SCOPE)) {
            scan.server().answers(200, libraries("Oslo", "main", "east"));
            assertThat(keys(scan.splits(SESSION, scope, OF_OSLO, joined("library", text(names))))).containsExactly(ImmutableList.of("Oslo/main ENUMERATED"));
        }
        assertThat(scan.server().targets()).containsExactly(OSLO, OSLO);
        assertThat(scan.splits(SESSION, THREE, ALL, joined("library", text(names)))).describedAs("names that are declared need no list").hasSize(1);
        assertThat(scan.splits(SESSION, new Scope.Open(), OF_OSLO, joined("library", text(Arrays.copyOf(names, 10))))).hasSize(10);
        assertThat(scan.server().requests()).hasSize(2);
    }

    /**
     * The scans of a query have the libraries listed once, as long as the query goes on.
     */
    @Test
    void testLibrariesAreListedOnceForAllScansOfAQuery()
    {
        scan.server().answers(200, libraries("Oslo", "main", "east"));
        scan.server().answers(200, libraries("Oslo", "main", "west"));
        scan.ledger().begin(SESSION.getQueryId());
        for (int time = 0; time < 2; time++) {
            assertThat(keys(scan.splits(SESSION, SCOPE, OF_OSLO))).containsExactly(ImmutableList.of("Oslo/main ENUMERATED"), ImmutableList.of("Oslo/east ENUMERATED"));
        }
        assertThat(scan.usage(SESSION).requests()).isEqualTo(1);
        scan.ledger().end(SESSION.getQueryId());
        assertThat(keys(scan.splits(SESSION, SCOPE, OF_OSLO))).containsExactly(ImmutableList.of("Oslo/main ENUMERATED"), ImmutableList.of("Oslo/west ENUMERATED"));
        assertThat(scan.server().targets()).containsExactly(OSLO, OSLO);
    }

    /**
     * A list that is refused is not missed where the join has named what it may hold.
     */
    @Test
    void testLibrariesOfAJoinThatMayNotBeListed()
    {
        String[] names = IntStream.range(0, 11).mapToObj("name%s"::formatted).toArray(String[]::new);
        for (Scope scope : ImmutableList.of(new Scope.Open(), SCOPE)) {
            scan.server().answers(403, "");
            assertThat(scan.splits(SESSION, scope, OF_OSLO, joined("library", text(names)))).hasSize(11);
        }
        assertThat(scan.server().targets()).containsExactly(OSLO, OSLO);
        scan.server().answers(403, "");
        assertThat(failure(scan.splitSource(SESSION, new Scope.Open(), OF_OSLO, ImmutableSet.of()), TupleDomain.all()).getErrorCode()).isEqualTo(ACCESS_REFUSED.toErrorCode());
    }

    /**
     * A number of a join is in one of several libraries: each of them is asked for it where that costs less than their lists.
     */
    @Test
    void testNumbersOfAJoin()
    {
        assertThat(keys(scan.splits(SESSION, THREE, ALL, joined("number", number(7))))).containsExactly(ImmutableList.of("Oslo/main/7 DECLARED"), ImmutableList.of("Oslo/east/7 DECLARED"), ImmutableList.of("Oslo/west/7 DECLARED"));
        assertThat(keys(scan.splits(SESSION, THREE, ALL, joined("number", number(1, 2, 3, 4, 5, 6, 7, 8))))).containsExactly(ImmutableList.of("Oslo/main DECLARED"), ImmutableList.of("Oslo/east DECLARED"), ImmutableList.of("Oslo/west DECLARED"));
        ApiTableHandle ofMain = ALL.withFilter(where(book("city"), text("Oslo"), book("library"), text("main")), ImmutableList.of());
        assertThat(scan.splits(SESSION, new Scope.Open(), ofMain, joined("number", number(1, 2, 3, 4, 5, 6, 7)))).describedAs("eight requests at most, as many as the list has pages").hasSize(7);
        assertThat(keys(scan.splits(SESSION, new Scope.Open(), ofMain, joined("number", number(1, 2, 3, 4, 5, 6, 7, 8))))).containsExactly(ImmutableList.of("Oslo/main LITERAL"));
        assertThat(scan.server().requests()).isEmpty();
    }

    /**
     * What the query itself spells out is compared with the scope, whatever a join says of the rest.
     */
    @Test
    void testLiteralOutsideOfTheScopeBesideAJoin()
    {
        ApiTableHandle ofParis = ALL.withFilter(where(book("city"), text("Paris")), ImmutableList.of());
        assertThat(failure(scan.splitSource(SESSION, SCOPE, ofParis, ImmutableSet.of(book("library"))), joined("library", text("main"))).getErrorCode()).isEqualTo(RESOURCE_MISSING.toErrorCode());
    }

    @Test
    void testJoinWithAWordThatTheColumnNeverHas()
    {
        assertThat(scan.splits(SESSION, THREE, ALL, joined("status", text("burnt")))).isEmpty();
    }

    private static TrinoException failure(ConnectorSplitSource source, TupleDomain<ColumnHandle> joined)
    {
        CompletableFuture<List<ConnectorSplit>> batch = source.getNextBatch(10, new DynamicFilterSnapshot(joined, true));
        TrinoException failure = (TrinoException) catchThrowableOfType(CompletionException.class, batch::join).getCause();
        source.close();
        return failure;
    }

    private static TupleDomain<ColumnHandle> joined(String column, Domain domain)
    {
        return TupleDomain.withColumnDomains(ImmutableMap.of(book(column), domain));
    }

    private static TupleDomain<ColumnHandle> joined(String first, Domain firstDomain, String second, Domain secondDomain)
    {
        return TupleDomain.withColumnDomains(ImmutableMap.of(book(first), firstDomain, book(second), secondDomain));
    }

    private static String libraries(String city, String... names)
    {
        return Stream.of(names)
                .map(name -> "{\"name\":\"%s\",\"city\":{\"name\":\"%s\"}}".formatted(name, city))
                .collect(joining(",", "[", "]"));
    }

    /**
     * The keys of each split, and who named them.
     */
    private static List<List<String>> keys(List<ConnectorSplit> splits)
    {
        return splits.stream()
                .map(split -> ((ApiSplit) split).groups().stream()
                        .flatMap(group -> group.keys().stream())
                        .map(key -> key.text() + " " + key.origin())
                        .collect(toImmutableList()))
                .collect(toImmutableList());
    }
}

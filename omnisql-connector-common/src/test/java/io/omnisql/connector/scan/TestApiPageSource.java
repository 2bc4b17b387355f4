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
import io.omnisql.connector.http.QueryUsage;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.KeyOrigin;
import io.omnisql.connector.planning.OrderItem;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.planning.ScopePattern;
import io.omnisql.connector.testing.TestingSource;
import io.omnisql.connector.testing.TestingTiming;
import io.trino.plugin.base.metrics.LongCount;
import io.trino.plugin.base.metrics.TDigestHistogram;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.SortOrder;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.predicate.ValueSet;
import io.trino.spi.type.TimeZoneKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import static io.omnisql.connector.error.ApiErrorCode.ACCESS_REFUSED;
import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static io.omnisql.connector.error.ApiErrorCode.REQUEST_REJECTED;
import static io.omnisql.connector.error.ApiErrorCode.RESOURCE_MISSING;
import static io.omnisql.connector.error.ApiErrorCode.SCHEMA_DRIFT;
import static io.omnisql.connector.error.ApiErrorCode.SCOPE_CHANGED;
import static io.omnisql.connector.planning.KeyOrigin.COMBINED;
import static io.omnisql.connector.planning.KeyOrigin.DECLARED;
import static io.omnisql.connector.planning.KeyOrigin.ENUMERATED;
import static io.omnisql.connector.planning.KeyOrigin.LITERAL;
import static io.omnisql.connector.scan.TestingScan.SESSION;
import static io.omnisql.connector.testing.TestingDomains.number;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingDomains.zoned;
import static io.omnisql.connector.testing.TestingSource.BOOKS;
import static io.omnisql.connector.testing.TestingSource.CLERKS;
import static io.omnisql.connector.testing.TestingSource.LIBRARIES;
import static io.omnisql.connector.testing.TestingSource.LOANS;
import static io.omnisql.connector.testing.TestingSource.book;
import static io.omnisql.connector.testing.TestingSource.handle;
import static io.trino.spi.connector.SortOrder.ASC_NULLS_LAST;
import static io.trino.spi.connector.SortOrder.DESC_NULLS_LAST;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;
import static io.trino.spi.type.TimestampWithTimeZoneType.TIMESTAMP_TZ_MILLIS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestApiPageSource
{
    private static final ApiTableHandle ALL = ApiTableHandle.of("books");
    private static final ConnectorSession LENIENT = TestingScan.session(ImmutableMap.of("missing_resource", "EMPTY"));

    private final TestingScan scan = new TestingScan();

    @AfterEach
    void close()
    {
        scan.close();
    }

    @Test
    void testPages()
    {
        pages("[%s,%s]".formatted(numbered(1), numbered(2)), "[]", "[%s]".formatted(numbered(3)));
        assertThat(scan.books(ALL, "number")).containsExactly(row(1L), row(2L), row(3L));
        assertThat(scan.server().targets()).containsExactly("/cities/Oslo/main/books?status=any&by=added&direction=asc&size=50", "/page/1", "/page/2");
        assertThat(scan.usage().requests()).isEqualTo(3);
        assertThat(scan.usage().scans().rows()).isEqualTo(3);
    }

    /**
     * A list that changes while it is read shows rows twice; maps are no books.
     */
    @Test
    void testRecordsThatAreNoRows()
    {
        pages("[%s,{\"number\":9,\"map\":{}},%s]".formatted(numbered(1), numbered(2)), "[%s,%s,{\"number\":4,\"map\":null}]".formatted(numbered(2), numbered(3)));
        assertThat(scan.books(ALL, "number")).containsExactly(row(1L), row(2L), row(3L), row(4L));
    }

    @Test
    void testDomainsAreCheckedAgain()
    {
        String body = "[" + String.join(
                ",",
                "{\"number\":1,\"title\":\"A\",\"reference\":true,\"changed_at\":\"2026-01-01T00:00:00Z\"}",
                "{\"number\":2,\"title\":\"a\",\"reference\":false,\"changed_at\":\"2026-01-01T01:00:00+01:00\"}",
                "{\"number\":3,\"title\":null,\"reference\":null,\"changed_at\":null}",
                "{\"number\":4}") + "]";
        Domain warsaw = Domain.singleValue(TIMESTAMP_TZ_MILLIS, zoned("2026-01-01T00:00:00Z", TimeZoneKey.getTimeZoneKey("Europe/Warsaw")));
        Map<TupleDomain<ApiColumnHandle>, List<Long>> cases = ImmutableMap.of(
                where(book("title"), text("A")), ImmutableList.of(1L),
                where(book("title"), text("b")), ImmutableList.of(),
                where(book("title"), Domain.onlyNull(book("title").type())), ImmutableList.of(3L, 4L),
                where(book("title"), Domain.notNull(book("title").type())), ImmutableList.of(1L, 2L),
                where(book("reference"), Domain.singleValue(book("reference").type(), false)), ImmutableList.of(2L),
                where(book("reference"), Domain.singleValue(book("reference").type(), true, true)), ImmutableList.of(1L, 3L, 4L),
                where(book("changed_at"), warsaw), ImmutableList.of(1L, 2L));
        cases.forEach((constraint, numbers) -> {
            scan.server().answers(200, body);
            assertThat(scan.books(ALL.withFilter(constraint, ImmutableList.of()), "number")).describedAs(constraint.toString())
                    .containsExactlyElementsOf(numbers.stream().map(TestApiPageSource::row).toList());
        });
    }

    @Test
    void testNothingProjected()
    {
        pages("[%s,%s]".formatted(numbered(1), numbered(2)), "[%s]".formatted(numbered(3)));
        assertThat(scan.books(ALL)).hasSize(3);
    }

    @Test
    void testLimitCountsRowsAndEndsThePaging()
    {
        scan.server().answers(200, "[{\"number\":9,\"map\":{}},%s,%s,%s]".formatted(numbered(1), numbered(2), numbered(3)), "Link", link(1));
        assertThat(scan.books(ALL.withLimit(2), "number")).containsExactly(row(1L), row(2L));
        assertThat(scan.server().requests()).hasSize(1);
    }

    @Test
    void testLimitWalksTheKeys()
    {
        scan.server().answers(200, "[%s]".formatted(numbered(1)));
        scan.server().answers(410, "");
        scan.server().answers(200, "[%s,%s]".formatted(numbered(1), numbered(2)));
        ApiTableHandle handle = ALL.withLimit(2);
        assertThat(TestingScan.read(scan.open(SESSION, TestingScan.splits(BOOKS, handle, DECLARED, "closed", "west", "east").getFirst(), handle, book("number"), book("library")), book("number"), book("library")))
                .hasSize(2);
        assertThat(scan.server().requests()).hasSize(3);
    }

    @Test
    void testTopNReadsOnPastTies()
    {
        pages("[%s,%s,%s]".formatted(paged(1, 90), paged(2, 80), paged(3, 80)), "[%s,%s]".formatted(paged(4, 80), paged(5, 70)));
        ApiTableHandle handle = ALL.withTopN(ImmutableList.of(order("pages", DESC_NULLS_LAST), order("number", DESC_NULLS_LAST)), 2);
        assertThat(scan.books(handle, "number")).containsExactly(row(1L), row(4L));
        assertThat(scan.usage().scans().rows()).describedAs("delivered, not read").isEqualTo(2);
        assertThat(scan.server().targets().getFirst()).contains("by=pages&direction=desc");
    }

    @Test
    void testTopNEndsWhereTheOrderSays()
    {
        scan.server().answers(200, "[%s,%s,%s]".formatted(paged(1, 70), paged(2, 80), paged(3, 90)), "Link", link(1));
        assertThat(scan.books(ALL.withTopN(ImmutableList.of(order("pages", ASC_NULLS_LAST)), 2), "number")).containsExactlyInAnyOrder(row(1L), row(2L));
        assertThat(scan.server().requests()).hasSize(1);
    }

    /**
     * The first rows above a bound that the source does not take are the last of those that it lists from the other end.
     */
    @Test
    void testTopNAboveBoundIsReadFromTheOtherEnd()
    {
        scan.server().answers(200, "[%s,%s]".formatted(paged(1, 40), paged(2, 30)), "Link", link(1));
        scan.server().answers(200, "[%s,%s,%s]".formatted(paged(3, 20), paged(4, 12), paged(5, 8)), "Link", link(2));
        ApiTableHandle handle = ALL.withFilter(where(book("pages"), Domain.create(ValueSet.ofRanges(Range.greaterThan(BIGINT, 9L)), false)), ImmutableList.of())
                .withTopN(ImmutableList.of(order("pages", ASC_NULLS_LAST)), 2);
        assertThat(scan.books(handle, "number")).containsExactlyInAnyOrder(row(3L), row(4L));
        assertThat(scan.server().targets()).containsExactly("/cities/Oslo/main/books?status=any&by=pages&direction=desc&size=50", "/page/1");
    }

    /**
     * The clerks do not say where they work, so the source is asked first how it spells the place, and whether it is a city at all.
     */
    @Test
    void testListWhoseRecordsDoNotRepeatTheKey()
    {
        ApiTableHandle all = ApiTableHandle.of("clerks");
        ApiTableHandle ofOslo = all.withFilter(where(handle(CLERKS, "city"), text("Oslo")), ImmutableList.of());
        scan.server().answers(200, "{\"name\":\"Oslo\",\"kind\":\"city\"}");
        scan.server().answers(200, "[{\"name\":\"ann\"}]");
        assertThat(scan.rows(SESSION, new Scope.Open(), ofOslo, handle(CLERKS, "city"), handle(CLERKS, "clerk"))).containsExactly(List.of("Oslo", "ann"));
        scan.server().answers(200, "{\"name\":\"Oslo\",\"kind\":\"village\"}");
        assertThat(scan.rows(SESSION, new Scope.Open(), ofOslo, handle(CLERKS, "clerk"))).isEmpty();
        // a declared name that the query does not spell out is asked for and shown as the source spells it
        scan.server().answers(200, "{\"name\":\"Oslo\",\"kind\":\"city\"}");
        scan.server().answers(200, "[{\"name\":\"ann\"}]");
        assertThat(scan.rows(SESSION, new Scope.Declared(ImmutableList.of(new ScopePattern(ImmutableList.of("OSLO"), "*"))), all, handle(CLERKS, "city"))).containsExactly(List.of("Oslo"));
        assertThat(scan.server().targets()).containsExactly("/places/Oslo", "/cities/Oslo/clerks?size=2", "/places/Oslo", "/places/OSLO", "/cities/Oslo/clerks?size=2");
    }

    @Test
    void testListThatIsNotShown()
    {
        ApiTableHandle ofOslo = ApiTableHandle.of("clerks").withFilter(where(handle(CLERKS, "city"), text("Oslo")), ImmutableList.of());
        scan.server().answers(200, "{\"name\":\"OSLO\",\"kind\":\"city\"}");
        assertThat(catchThrowableOfType(TrinoException.class, () -> scan.rows(SESSION, new Scope.Open(), ofOslo, handle(CLERKS, "clerk"))))
                .hasMessageStartingWith("clerks: the source spells city 'Oslo' as 'OSLO'");
        scan.server().answers(404, "");
        assertThat(catchThrowableOfType(TrinoException.class, () -> scan.rows(SESSION, new Scope.Open(), ofOslo, handle(CLERKS, "clerk"))).getErrorCode()).isEqualTo(RESOURCE_MISSING.toErrorCode());
        scan.server().answers(200, "{\"name\":\"Oslo\",\"kind\":\"city\"}");
        scan.server().answers(404, "");
        assertThat(catchThrowableOfType(TrinoException.class, () -> scan.rows(SESSION, new Scope.Open(), ofOslo, handle(CLERKS, "clerk"))).getErrorCode()).isEqualTo(ACCESS_REFUSED.toErrorCode());
    }

    /**
     * A row that moves from one list to the other between the requests is in both.
     */
    @Test
    void testRowThatTwoListsHold()
    {
        ApiTableHandle ofOslo = ApiTableHandle.of("libraries").withFilter(where(handle(LIBRARIES, "city"), text("Oslo")), ImmutableList.of());
        scan.server().answers(404, "");
        scan.server().answers(200, "[{\"name\":\"main\",\"city\":{\"name\":\"Oslo\"}}]");
        scan.server().answers(200, "[{\"name\":\"main\",\"city\":{\"name\":\"Oslo\"}},{\"name\":\"boat\",\"city\":{\"name\":\"Oslo\"}},{\"name\":\"bus\",\"city\":{\"name\":\"Bergen\"}}]");
        assertThat(scan.rows(SESSION, new Scope.Open(), ofOslo, handle(LIBRARIES, "library"))).containsExactly(ImmutableList.of("main"), ImmutableList.of("boat"));
    }

    @Test
    void testOrderThatIsBrokenIsNotBelieved()
    {
        pages("[%s,%s,%s]".formatted(paged(1, 70), paged(2, 60), paged(3, 90)), "[%s]".formatted(paged(4, 10)));
        assertThat(scan.books(ALL.withTopN(ImmutableList.of(order("pages", ASC_NULLS_LAST)), 2), "number")).containsExactly(row(4L), row(2L));
        pages("[{\"number\":1,\"pages\":null},%s,%s]".formatted(paged(2, 60), paged(3, 90)), "[%s]".formatted(paged(4, 10)));
        assertThat(scan.books(ALL.withTopN(ImmutableList.of(order("pages", ASC_NULLS_LAST)), 2), "number")).containsExactly(row(4L), row(2L));
    }

    /**
     * Five loans: two requests of three at most, the first of them with two pages, and two places of records in each answer.
     */
    @Test
    void testBatchesAndCursorsInABody()
    {
        scan.server().answers(200, "{\"current\":[{\"number\":1}],\"past\":[],\"page\":{\"next\":\"p2\"}}");
        scan.server().answers(200, "{\"page\":{\"next\":\"\"},\"past\":[{\"number\":3},{\"number\":99}],\"current\":[]}");
        scan.server().answers(200, "{\"current\":[],\"past\":[{\"number\":5,\"reader\":\"zoe\"}]}");
        ApiTableHandle handle = ApiTableHandle.of("loans").withFilter(where(TestingSource.handle(LOANS, "number"), number(1, 2, 3, 4, 5)), ImmutableList.of());
        assertThat(scan.rows(SESSION, LOANS, handle, LITERAL, "number", "library")).containsExactly(ImmutableList.of(1L, "main"), ImmutableList.of(3L, "main"), ImmutableList.of(5L, "main"));
        assertThat(scan.server().requests()).extracting(request -> request.getBody().utf8()).containsExactly(
                "{\"numbers\":[\"1\",\"2\",\"3\"],\"status\":\"any\",\"size\":20}",
                "{\"numbers\":[\"1\",\"2\",\"3\"],\"status\":\"any\",\"size\":20,\"cursor\":\"p2\"}",
                "{\"numbers\":[\"4\",\"5\"],\"status\":\"any\",\"size\":20}");
    }

    @Test
    void testNoThreadWaits()
            throws IOException
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        scan.server().answersWhen(permission, 200, "[%s]".formatted(numbered(1)));
        ConnectorPageSource source = scan.open(SESSION, TestingScan.splits(BOOKS, ALL, LITERAL).getFirst(), ALL, book("number"));
        assertThat(source.getNextSourcePage()).isNull();
        CompletableFuture<?> blocked = source.isBlocked();
        assertThat(blocked).isNotDone();
        assertThat(source.getNextSourcePage()).isNull();
        assertThat(source.isFinished()).isFalse();
        permission.complete(null);
        blocked.join();
        assertThat(source.getNextSourcePage().getPositionCount()).isEqualTo(1);
        assertThat(scan.memory()).isPositive();
        assertThat(source.getMetrics().getMetrics()).containsEntry("scan.rows", new LongCount(1)).containsEntry("scan.pages", new LongCount(1)).containsEntry("scan.pages.miss", new LongCount(1));
        assertThat(source.getMetrics().getMetrics().get("scan.freshness_ms")).isInstanceOfSatisfying(TDigestHistogram.class, ages -> assertThat(ages.getTotal()).isEqualTo(1));
        source.close();
        assertThat(scan.memory()).isZero();
    }

    @Test
    @Timeout(60)
    void testCloseAbortsTheRequest()
            throws IOException, InterruptedException
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        scan.server().answersWhen(permission, 200, "[]");
        ConnectorPageSource source = scan.open(SESSION, TestingScan.splits(BOOKS, ALL, LITERAL).getFirst(), ALL, book("number"));
        assertThat(source.getNextSourcePage()).isNull();
        CompletableFuture<?> blocked = source.isBlocked();
        scan.server().awaitRequests(1);
        source.close();
        blocked.join();
        assertThat(source.isFinished()).isTrue();
        assertThat(source.getNextSourcePage()).isNull();
        scan.server().awaitDisconnection();
        permission.complete(null);
    }

    @Test
    void testAges()
    {
        scan.server().answers(200, "[%s]".formatted(numbered(1)));
        assertThat(scan.books(ALL, "$fetched_at", "$freshness_ms")).containsExactly(ImmutableList.of(packDateTimeWithZone(TestingTiming.START.toEpochMilli(), UTC_KEY), 0L));
    }

    /**
     * However long Trino leaves a reader alone, it goes on with the same account.
     */
    @Test
    void testAccountIsKeptUntilTheEnd()
            throws IOException
    {
        scan.server().answers(200, "[%s]".formatted(numbered(1)));
        ConnectorPageSource source = scan.open(SESSION, TestingScan.splits(BOOKS, ALL, LITERAL).getFirst(), ALL, book("number"));
        QueryUsage usage = scan.usage();
        scan.runOtherQueries();
        assertThat(scan.usage()).isSameAs(usage);
        assertThat(TestingScan.read(source, book("number"))).containsExactly(row(1L));
        source.close();
        assertThat(usage.scans().rows()).isEqualTo(1);
        scan.runOtherQueries();
        assertThat(scan.usage()).isNotSameAs(usage);
    }

    /**
     * The account tells the age of the oldest row at the moment at which it leaves, and nothing where no row has left.
     */
    @Test
    void testFreshnessOfWhatIsDelivered()
            throws IOException
    {
        scan.server().answers(200, "[]");
        assertThat(scan.books(ALL, "number")).isEmpty();
        assertThat(scan.usage().scans().freshnessMillis()).isEmpty();

        scan.server().answers(200, "[%s,%s,%s]".formatted(paged(1, 90), paged(2, 80), paged(3, 70)));
        ApiTableHandle best = ALL.withTopN(ImmutableList.of(order("pages", DESC_NULLS_LAST)), 2);
        try (ConnectorPageSource source = scan.open(SESSION, TestingScan.splits(BOOKS, best, LITERAL).getFirst(), best, book("number"))) {
            source.isBlocked().join();
            assertThat(source.getNextSourcePage()).isNull();
            assertThat(scan.usage().scans().freshnessMillis()).isEmpty();
            scan.timing().advance(Duration.ofSeconds(7));
            assertThat(source.getNextSourcePage().getPositionCount()).isEqualTo(2);
        }
        assertThat(scan.usage().scans().freshnessMillis()).hasValue(7_000);
    }

    @Test
    void testAnswersThatAreNone()
    {
        assertFailure(BAD_RESPONSE, 200, "[,]");
        assertFailure(BAD_RESPONSE, 200, "[<html>]");
        assertFailure(BAD_RESPONSE, 200, "[{\"number\":1]");
        assertFailure(SCHEMA_DRIFT, 200, "{}");
        assertFailure(SCHEMA_DRIFT, 200, "[{\"number\":\"x\"}]");
        assertFailure(SCHEMA_DRIFT, 200, "[7]");
        // a row without its key can be told from no other
        assertFailure(SCHEMA_DRIFT, 200, "[{\"number\":1},{\"number\":null}]");
        assertFailure(ACCESS_REFUSED, 403, "");
        scan.server().answers(200, "[]", "Link", "</cities/Oslo/main/books?status=any&by=added&direction=asc&size=50>; rel=\"next\"");
        assertThat(failure(() -> scan.books(ALL, "number"), BAD_RESPONSE)).contains("lead back");
    }

    /**
     * A filter that the source need not evaluate is left out when it is refused; the row predicate has it in any case.
     */
    @Test
    void testRefusedParameters()
    {
        ApiTableHandle handle = ALL.withFilter(where(book("author"), text("ada")), ImmutableList.of());
        scan.server().answers(422, "");
        scan.server().answers(200, "[{\"number\":1,\"author\":{\"name\":\"ada\"}},{\"number\":2,\"author\":{\"name\":\"Ada\"}},{\"number\":3,\"author\":null}]");
        assertThat(scan.books(handle, "number")).containsExactly(row(1L));
        assertThat(scan.server().targets()).extracting(target -> target.contains("author=ada")).containsExactly(true, false);
        scan.server().answers(422, "");
        assertThat(failure(() -> scan.books(ALL, "number"), REQUEST_REJECTED)).contains("422");
    }

    @Test
    void testKeysThatAreNotThere()
    {
        for (int status : new int[] {404, 301}) {
            assertMissing(status, LITERAL, RESOURCE_MISSING);
            assertMissing(status, ENUMERATED, SCOPE_CHANGED);
            scan.server().answers(status, "", "Location", "/books/17");
            assertThat(scan.rows(SESSION, BOOKS, ALL, COMBINED, "number")).isEmpty();
            scan.server().answers(status, "", "Location", "/books/17");
            assertThat(scan.rows(LENIENT, BOOKS, ALL, LITERAL, "number")).isEmpty();
        }
        for (int status : new int[] {409, 410}) {
            scan.server().answers(status, "");
            assertThat(scan.rows(SESSION, BOOKS, ALL, LITERAL, "number")).isEmpty();
        }
        assertMissing(403, ENUMERATED, SCOPE_CHANGED);
    }

    /**
     * A record that does not say which key it belongs to may be of another spelling: it is neither a row nor none.
     */
    @Test
    void testRecordWithoutTheNameOfItsKey()
    {
        scan.server().answers(200, "[{\"number\":1,\"library_url\":null}]");
        assertThat(failure(() -> scan.books(ALL.withFilter(where(book("library"), text("main")), ImmutableList.of()), "number"), SCHEMA_DRIFT)).contains("library");
    }

    /**
     * A login page, a proxy or a captive portal says nothing of the key: no session and no key turns it into no rows.
     */
    @Test
    void testRedirectionToElsewhere()
    {
        for (int status : new int[] {301, 302, 303, 307, 308}) {
            for (KeyOrigin origin : KeyOrigin.values()) {
                scan.server().answers(status, "", "Location", "https://login.example/?return_to=books");
                assertThat(failure(() -> scan.rows(LENIENT, BOOKS, ALL, origin, "number"), BAD_RESPONSE)).contains("leads away from the source (status %s)".formatted(status));
            }
        }
        scan.server().answers(302, "", "Location", "/login");
        failure(() -> scan.rows(LENIENT, BOOKS, ALL, COMBINED, "number"), BAD_RESPONSE);
    }

    @Test
    void testKeyThatGoesAwayBetweenPages()
    {
        pages("[%s]".formatted(numbered(1)));
        scan.server().answers(200, "[%s]".formatted(numbered(1)), "Link", link(1));
        scan.server().answers(404, "");
        assertThat(scan.books(ALL, "number")).hasSize(1);
        assertThat(failure(() -> scan.books(ALL, "number"), SCOPE_CHANGED)).contains("went away while");
    }

    private void assertMissing(int status, KeyOrigin origin, ApiErrorCode code)
    {
        scan.server().answers(status, "", "Location", "/books/17");
        assertThat(failure(() -> scan.rows(SESSION, BOOKS, ALL, origin, "number"), code)).contains("Oslo/main", "missing_resource");
    }

    private void assertFailure(ApiErrorCode code, int status, String body)
    {
        scan.server().answers(status, body);
        failure(() -> scan.books(ALL, "number"), code);
    }

    private static String failure(Runnable read, ApiErrorCode code)
    {
        TrinoException failure = catchThrowableOfType(TrinoException.class, read::run);
        assertThat(failure.getErrorCode()).describedAs(failure.getMessage()).isEqualTo(code.toErrorCode());
        return failure.getMessage();
    }

    /**
     * Answers with pages that are linked one to the next.
     */
    private void pages(String... bodies)
    {
        for (int page = 0; page < bodies.length - 1; page++) {
            scan.server().answers(200, bodies[page], "Link", link(page + 1));
        }
        scan.server().answers(200, bodies[bodies.length - 1]);
    }

    private static String link(int page)
    {
        return "</page/%s>; rel=\"next\"".formatted(page);
    }

    private static String numbered(long number)
    {
        return "{\"number\":%s,\"library_url\":\"https://lending.example/cities/Oslo/main\"}".formatted(number);
    }

    private static String paged(long number, long pages)
    {
        return "{\"number\":%s,\"pages\":%s}".formatted(number, pages);
    }

    private static OrderItem order(String column, SortOrder order)
    {
        return new OrderItem(book(column), order);
    }

    private static List<Object> row(long number)
    {
        return ImmutableList.of(number);
    }
}

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
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.KeyOrigin;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.telemetry.SpanAttributes;
import io.omnisql.connector.testing.RecordedSpans;
import io.omnisql.connector.testing.TestingServer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.ConnectorSplitSource;
import io.trino.spi.connector.DynamicFilterSnapshot;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import static com.google.common.collect.Iterables.getOnlyElement;
import static io.omnisql.connector.scan.TestingScan.SESSION;
import static io.omnisql.connector.telemetry.CatalogTelemetry.PAGE;
import static io.omnisql.connector.telemetry.CatalogTelemetry.SPLIT;
import static io.omnisql.connector.telemetry.CatalogTelemetry.SPLITS;
import static io.omnisql.connector.testing.TestingBook.pageOf;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingSource.BOOKS;
import static io.omnisql.connector.testing.TestingSource.LIST;
import static io.omnisql.connector.testing.TestingSource.book;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * Spans are children of those that are current when Trino calls, whatever thread goes on, and end however the scan does.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestScanSpans
{
    private static final String TRINO = "process";
    private static final String ROUTE = "GET " + LIST;
    private static final ApiTableHandle ALL = ApiTableHandle.of("books");
    private static final ApiTableHandle OF_OSLO = ALL.withFilter(where(book("city"), text("Oslo")), ImmutableList.of());

    private final RecordedSpans spans = new RecordedSpans();
    private final TestingScan scan = new TestingScan(spans.telemetry());
    private Span trino;

    @BeforeEach
    void begin()
    {
        trino = spans.tracer().spanBuilder(TRINO).startSpan();
    }

    @AfterEach
    void close()
    {
        scan.close();
        trino.end();
        assertThat(spans.open()).describedAs("spans that nobody has ended").isEmpty();
        assertThat(spans.spans().stream().map(SpanData::getTraceId).distinct()).describedAs("traces").hasSize(1);
        spans.close();
    }

    @Test
    void testPagesOfASplit()
    {
        scan.server().answers(200, pageOf(1, 2), "Link", "</next>; rel=\"next\"");
        scan.server().answers(200, pageOf(3));
        assertThat(read(ALL)).hasSize(3);

        SpanData split = getOnlyElement(spans.spans(SPLIT));
        assertThat(spans.path(split)).containsExactly(TRINO, SPLIT);
        assertThat(split.getAttributes().get(SpanAttributes.ROUTES)).containsExactly(ROUTE);
        assertThat(split.getAttributes().get(SpanAttributes.TABLE)).isEqualTo("books");
        assertThat(split.getAttributes().get(SpanAttributes.QUERY_ID)).isEqualTo(SESSION.getQueryId());
        assertThat(split.getAttributes().get(SpanAttributes.PAGES)).isEqualTo(2);
        assertThat(split.getAttributes().get(SpanAttributes.RECORDS)).isEqualTo(3);
        assertThat(split.getAttributes().get(SpanAttributes.ROWS)).isEqualTo(3);
        assertThat(spans.spans(PAGE)).hasSize(2).allSatisfy(page -> {
            assertThat(spans.path(page)).containsExactly(TRINO, SPLIT, PAGE);
            assertThat(page.getAttributes().get(SpanAttributes.ROUTE)).isEqualTo(ROUTE);
        });
        assertThat(spans.spans(PAGE)).extracting(page -> page.getAttributes().get(SpanAttributes.RECORDS)).containsExactly(2L, 1L);
        assertThat(spans.spans(ROUTE)).hasSize(2).allSatisfy(request -> {
            assertThat(spans.path(request)).containsExactly(TRINO, SPLIT, ROUTE);
            assertThat(request.getKind()).isEqualTo(SpanKind.CLIENT);
            assertThat(request.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
            assertThat(request.getAttributes().asMap()).isEqualTo(ImmutableMap.builder()
                    .put(SpanAttributes.CATALOG, "oslo")
                    .put(SpanAttributes.TENANT, "acme")
                    .put(SpanAttributes.SOURCE, "lending")
                    .put(SpanAttributes.METHOD, "GET")
                    .put(SpanAttributes.PATH_TEMPLATE, LIST)
                    .put(SpanAttributes.SERVER, scan.server().url("/").host())
                    .put(SpanAttributes.PORT, (long) scan.server().port())
                    .put(SpanAttributes.ROUTE, ROUTE)
                    .put(SpanAttributes.RATE_LIMIT, "desk")
                    .put(SpanAttributes.ATTEMPT, 1L)
                    .put(SpanAttributes.PERMIT_WAIT, 0L)
                    .put(SpanAttributes.STATUS, 200L)
                    .buildOrThrow());
        });
    }

    /**
     * One span for each attempt that the ledger counts, be it answered or not.
     */
    @Test
    void testAttempts()
            throws InterruptedException
    {
        scan.server().answers(503, "");
        scan.server().answers(429, "", "Retry-After", "30");
        scan.server().answers(200, pageOf(1));
        ConnectorPageSource source = open(ALL);
        CompletableFuture<?> blocked = source.isBlocked();
        scan.timing().awaitWaits(1);
        scan.timing().advance(Duration.ofSeconds(10));
        scan.timing().awaitWaits(1);
        scan.timing().advance(Duration.ofSeconds(30));
        blocked.join();
        assertThat(TestingScan.read(source, book("number"))).hasSize(1);
        assertThat(spans.spans(ROUTE)).extracting(request -> request.getAttributes().get(SpanAttributes.STATUS)).containsExactly(503L, 429L, 200L);
        assertThat(spans.spans(ROUTE)).extracting(request -> request.getAttributes().get(SpanAttributes.ATTEMPT)).containsExactly(1L, 2L, 3L);
        assertThat(spans.spans(ROUTE)).extracting(request -> request.getAttributes().get(SpanAttributes.PERMIT_WAIT)).containsExactly(0L, 0L, 30_000L);
        assertThat(spans.spans(ROUTE)).extracting(request -> request.getStatus().getStatusCode()).containsExactly(StatusCode.ERROR, StatusCode.ERROR, StatusCode.UNSET);
        assertThat(spans.spans(ROUTE)).hasSize((int) scan.usage().requests());
    }

    @Test
    void testFailure()
    {
        scan.server().answers(403, "{\"message\":\"canary\"}");
        TrinoException failure = catchThrowableOfType(TrinoException.class, () -> read(ALL));
        assertThat(failure).hasMessageContaining("Oslo");
        SpanData split = getOnlyElement(spans.spans(SPLIT));
        assertThat(split.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(split.getStatus().getDescription()).isEmpty();
        assertThat(split.getEvents()).isEmpty();
        assertThat(split.getAttributes().get(SpanAttributes.ERROR_NAME)).isEqualTo("ACCESS_REFUSED");
        assertThat(spans.scans().getErrors().get(new Object[] {"ACCESS_REFUSED"}).get("count")).isEqualTo(1L);
        assertNoValues();
    }

    @Test
    void testPageThatIsNoJson()
    {
        scan.server().answers(200, "[{]");
        assertThat(catchThrowableOfType(TrinoException.class, () -> read(ALL))).isNotNull();
        assertThat(getOnlyElement(spans.spans(PAGE)).getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    /**
     * An answer that breaks off is none, whatever its head says, and the next attempt is another span.
     */
    @Test
    void testAnswerThatBreaksOff()
            throws InterruptedException
    {
        scan.server().answers(new MockResponse.Builder().code(200).body(pageOf(1)).onResponseBody(new SocketEffect.CloseSocket()).build());
        scan.server().answers(200, pageOf(1));
        ConnectorPageSource source = open(ALL);
        CompletableFuture<?> blocked = source.isBlocked();
        scan.timing().awaitWaits(1);
        scan.timing().advance(Duration.ofSeconds(10));
        blocked.join();
        assertThat(TestingScan.read(source, book("number"))).hasSize(1);
        assertThat(spans.spans(ROUTE)).extracting(request -> request.getStatus().getStatusCode()).containsExactly(StatusCode.ERROR, StatusCode.UNSET);
        assertThat(spans.spans(ROUTE).getFirst().getAttributes().get(SpanAttributes.PROBLEM)).endsWith("Exception");
        assertThat(spans.requests().getRequests().get(new Object[] {ROUTE, "broken"}).get("count")).isEqualTo(1L);
        assertThat(spans.requests().getRequests().get(new Object[] {ROUTE, "200"}).get("count")).isEqualTo(1L);
    }

    /**
     * A query that is cancelled ends its request, without an error of anybody.
     */
    @Test
    void testCancelledRequest()
            throws IOException, InterruptedException
    {
        CompletableFuture<Void> never = new CompletableFuture<>();
        scan.server().answersWhen(never, 200, "[]");
        ConnectorPageSource source = open(ALL);
        CompletableFuture<?> _ = source.isBlocked();
        scan.server().awaitRequests(1);
        source.close();
        while (scan.server().clientCalls() > 0) {
            Thread.onSpinWait();
        }
        never.complete(null);
        SpanData request = getOnlyElement(spans.spans(ROUTE));
        assertThat(request.getAttributes().get(SpanAttributes.CANCELLED)).isTrue();
        assertThat(request.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(getOnlyElement(spans.spans(SPLIT)).getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(spans.requests().getRequests().get(new Object[] {ROUTE, "cancelled"}).get("count")).isEqualTo(1L);
    }

    @Test
    void testSplitGeneration()
    {
        scan.server().answers(200, "[{\"name\":\"main\",\"city\":{\"name\":\"Oslo\"}},{\"name\":\"east\",\"city\":{\"name\":\"Oslo\"}}]");
        assertThat(splits(OF_OSLO)).hasSize(2);
        SpanData generation = getOnlyElement(spans.spans(SPLITS));
        assertThat(spans.path(generation)).containsExactly(TRINO, SPLITS);
        assertThat(generation.getAttributes().get(SpanAttributes.SPLITS)).isEqualTo(2);
        assertThat(spans.path(getOnlyElement(spans.spans("GET /cities/{city}/libraries")))).containsExactly(TRINO, SPLITS, "GET /cities/{city}/libraries");
        assertNoValues();
    }

    @Test
    void testSplitGenerationThatFails()
    {
        scan.server().answers(401, "");
        assertThat(catchThrowableOfType(CompletionException.class, () -> splits(OF_OSLO))).hasRootCauseInstanceOf(TrinoException.class);
        assertThat(getOnlyElement(spans.spans(SPLITS)).getAttributes().get(SpanAttributes.ERROR_NAME)).isEqualTo("CREDENTIAL_REJECTED");
        // before there is anything to wait for
        assertThat(catchThrowableOfType(TrinoException.class, () -> splits(ALL))).isNotNull();
        assertThat(spans.spans(SPLITS).getLast().getAttributes().get(SpanAttributes.ERROR_NAME)).isEqualTo("KEY_REQUIRED");
    }

    @Test
    void testSplitGenerationThatIsGivenUp()
    {
        try (var _ = trino.makeCurrent()) {
            ConnectorSplitSource source = scan.splitSource(SESSION, new Scope.Open(), OF_OSLO);
            source.close();
        }
        assertThat(getOnlyElement(spans.spans(SPLITS)).getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }

    private List<ConnectorSplit> splits(ApiTableHandle handle)
    {
        try (var _ = trino.makeCurrent(); ConnectorSplitSource source = scan.splitSource(SESSION, new Scope.Open(), handle, ImmutableSet.of())) {
            return source.getNextBatch(1_000, DynamicFilterSnapshot.EMPTY).join();
        }
    }

    private ConnectorPageSource open(ApiTableHandle handle)
    {
        try (var _ = trino.makeCurrent()) {
            return scan.open(SESSION, getOnlyElement(TestingScan.splits(BOOKS, handle, KeyOrigin.LITERAL)), handle, book("number"));
        }
    }

    private List<List<Object>> read(ApiTableHandle handle)
    {
        return TestingScan.read(open(handle), book("number"));
    }

    private void assertNoValues()
    {
        assertThat(spans.spans()).isNotEmpty().allSatisfy(span -> assertThat(span.toString()).doesNotContain("Oslo", "canary", TestingServer.SECRET));
    }
}

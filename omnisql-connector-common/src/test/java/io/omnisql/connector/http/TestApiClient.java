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
package io.omnisql.connector.http;

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.request.KeyBinding;
import io.omnisql.connector.testing.TestingServer;
import io.omnisql.connector.testing.TestingTiming;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import static io.omnisql.connector.definition.ResponseMeaning.FORBIDDEN;
import static io.omnisql.connector.definition.ResponseMeaning.MISSING;
import static io.omnisql.connector.definition.ResponseMeaning.MOVED;
import static io.omnisql.connector.definition.ResponseMeaning.NO_RECORDS;
import static io.omnisql.connector.definition.ResponseMeaning.REJECTED;
import static io.omnisql.connector.definition.ResponseMeaning.SUCCESS;
import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_REJECTED;
import static io.omnisql.connector.error.ApiErrorCode.RATE_LIMITED;
import static io.omnisql.connector.error.ApiErrorCode.REQUEST_LIMIT_EXCEEDED;
import static io.omnisql.connector.error.ApiErrorCode.SOURCE_UNAVAILABLE;
import static io.omnisql.connector.error.ApiErrorCode.UNTRUSTED_LINK;
import static io.omnisql.connector.testing.TestingServer.SECRET;
import static io.omnisql.connector.testing.TestingSource.LIST;
import static io.omnisql.connector.testing.TestingSource.LOANS;
import static io.omnisql.connector.testing.TestingSource.LOOKUP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestApiClient
{
    private final TestingCalls calls = new TestingCalls();
    private final TestingServer server = calls.server();
    private final TestingTiming timing = calls.timing();

    @AfterEach
    void close()
    {
        calls.close();
    }

    @Test
    void testSuccess()
    {
        server.answers(200, "[]");
        ApiResponse response = calls.execute(calls.books()).join();
        assertThat(response.meaning()).isEqualTo(SUCCESS);
        assertThat(new String(response.body(), UTF_8)).isEqualTo("[]");
        assertThat(response.receivedAt()).isEqualTo(TestingTiming.START);
        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + SECRET);
            assertThat(request.getHeaders().get("Accept")).isEqualTo("application/json");
            assertThat(request.getMethod()).isEqualTo("GET");
        });
    }

    @Test
    void testJsonBody()
    {
        server.answers(200, "{}");
        calls.execute(server.renderer().page(LOANS.endpoint(LOOKUP).orElseThrow(), new KeyBinding(TestingCalls.MAIN.variables(), ImmutableList.of("1")), ImmutableList.of(), 5, Optional.empty())).join();
        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.getMethod()).isEqualTo("POST");
            assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json; charset=utf-8");
            assertThat(request.getBody().utf8()).isEqualTo("{\"numbers\":[\"1\"],\"size\":5}");
        });
    }

    @Test
    void testCompressedBody()
            throws IOException
    {
        Buffer body = new Buffer();
        try (var sink = Okio.buffer(new GzipSink(body))) {
            sink.writeUtf8("[{\"number\":1}]");
        }
        server.answers(new MockResponse.Builder().addHeader("Content-Encoding", "gzip").body(body).build());
        assertThat(new String(calls.execute(calls.books()).join().body(), UTF_8)).isEqualTo("[{\"number\":1}]");
    }

    @Test
    void testRetriesWaitWithJitter()
            throws InterruptedException
    {
        timing.setChance(0.25);
        for (int attempt = 0; attempt < 3; attempt++) {
            server.answers(502, "");
        }
        server.answers(200, "[]");
        CompletableFuture<ApiResponse> response = calls.execute(calls.books());
        calls.assertWaits(response, Duration.ofMillis(125), Duration.ofMillis(250), Duration.ofMillis(500));
        assertThat(response.join().meaning()).isEqualTo(SUCCESS);
        assertThat(calls.usage().requests()).isEqualTo(4);
    }

    @Test
    void testRetryAfterIsCountedFromTheServersClock()
            throws InterruptedException
    {
        server.answers(503, "", "Retry-After", "7");
        server.answers(429, "", "Date", "Sun, 01 Mar 2026 15:00:00 GMT", "Retry-After", "Sun, 01 Mar 2026 15:00:20 GMT");
        server.answers(403, "", "Date", "Sun, 01 Mar 2026 15:00:00 GMT", "x-desk-limit", "60", "x-desk-remaining", "0", "x-desk-reset", "1772377230");
        server.answers(200, "[]");
        CompletableFuture<ApiResponse> response = calls.execute(calls.books());
        calls.assertWaits(response, Duration.ofSeconds(7), Duration.ofSeconds(20), Duration.ofSeconds(31));
        assertThat(response.join().meaning()).isEqualTo(SUCCESS);
    }

    @Test
    void testWaitsThatAreTooLongFailAtOnce()
    {
        server.answers(429, "", "Retry-After", "61");
        assertThat(calls.failure(calls.books(), RATE_LIMITED)).isEqualTo("The source's budget for credential token-1 is used up. Come back at 2026-03-01T12:01:01Z (retry_after_ms=61000)");
        assertThat(timing.waits()).isEmpty();
        assertThat(calls.usage().requests()).isEqualTo(1);
    }

    /**
     * What a session is willing to wait is for the whole query: the waits of a request add up, and those of requests beside each other overlap.
     */
    @Test
    void testWaitsOfAQueryAddUp()
            throws InterruptedException
    {
        server.answers(429, "", "Retry-After", "40");
        server.answers(200, "[]");
        CompletableFuture<ApiResponse> first = calls.execute(calls.books());
        timing.awaitWaits();
        CompletableFuture<ApiResponse> beside = calls.execute(calls.books());
        timing.awaitWaits(2);
        server.answers(200, "[]");
        timing.advance(Duration.ofSeconds(40));
        assertThat(TestingCalls.await(first).meaning()).isEqualTo(SUCCESS);
        assertThat(TestingCalls.await(beside).meaning()).isEqualTo(SUCCESS);

        server.answers(429, "", "Retry-After", "21");
        assertThat(calls.failure(calls.books(), RATE_LIMITED)).contains("retry_after_ms=21000");
        timing.advance(Duration.ofSeconds(21));
        server.answers(429, "", "Retry-After", "20");
        server.answers(200, "[]");
        CompletableFuture<ApiResponse> last = calls.execute(calls.books());
        calls.assertWaits(last, Duration.ofSeconds(20));
        assertThat(TestingCalls.await(last).meaning()).isEqualTo(SUCCESS);
    }

    /**
     * Who will not wait for a budget still gets the second try of a source that stumbles; nobody waits for one that is away for long.
     */
    @Test
    void testWaitsForASourceThatFails()
            throws InterruptedException
    {
        server.answers(502, "");
        server.answers(200, "[]");
        CompletableFuture<ApiResponse> response = calls.client().execute(calls.books(), TestingCalls.context(0)).response();
        calls.assertWaits(response, Duration.ofMillis(250));
        assertThat(TestingCalls.await(response).meaning()).isEqualTo(SUCCESS);

        server.answers(503, "", "Retry-After", "3600");
        assertThat(TestingCalls.failure(calls.client().execute(calls.books(), TestingCalls.context(86_400_000)).response(), SOURCE_UNAVAILABLE)).contains("answered 503 1 times");
    }

    @Test
    void testAttemptsEnd()
            throws InterruptedException
    {
        timing.setChance(0);
        for (int attempt = 0; attempt < 4; attempt++) {
            server.answers(500, "");
        }
        CompletableFuture<ApiResponse> response = calls.execute(calls.books());
        calls.assertWaits(response, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        assertThat(TestingCalls.failure(response, SOURCE_UNAVAILABLE)).isEqualTo("The source is not available: GET %s answered 500 4 times. Try again later".formatted(LIST));
        assertThat(server.requests()).hasSize(4);
    }

    /**
     * Attempts count, as the source counts them; none is sent that is one too many.
     */
    @Test
    void testRequestsOfAQueryEnd()
            throws InterruptedException
    {
        timing.setChance(0);
        server.answers(200, "[]");
        server.answers(500, "");
        server.answers(500, "");
        RequestContext context = TestingCalls.context(60_000, 3);
        assertThat(calls.client().execute(calls.books(), context).response().join().meaning()).isEqualTo(SUCCESS);
        CompletableFuture<ApiResponse> response = calls.client().execute(calls.books(), context).response();
        calls.assertWaits(response, Duration.ZERO, Duration.ZERO);
        assertThat(TestingCalls.failure(response, REQUEST_LIMIT_EXCEEDED)).startsWith("books: the query has made the 3 requests that it may make on a node (max_requests_per_query).");
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void testRefusalsAreNotRetried()
    {
        Map<Integer, Object> cases = Map.of(404, MISSING, 403, FORBIDDEN, 422, REJECTED, 400, REJECTED, 301, MOVED, 409, NO_RECORDS, 410, NO_RECORDS);
        cases.forEach((status, meaning) -> {
            server.answers(status, "{}", "Location", server.url("/elsewhere").toString());
            assertThat(calls.execute(calls.books()).join().meaning()).isEqualTo(meaning);
        });
        assertThat(server.requests()).hasSize(cases.size());
        assertThat(timing.waits()).isEmpty();
    }

    @Test
    void testCredentialThatIsNotAccepted()
    {
        server.answers(401, "bad " + SECRET);
        assertThat(calls.failure(calls.books(), CREDENTIAL_REJECTED)).contains("token-1", "lending.token").doesNotContain(SECRET);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void testBrokenConnections()
            throws InterruptedException
    {
        timing.setChance(0.5);
        server.answers(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
        server.answers(new MockResponse.Builder().body("[1,2,3]").onResponseBody(new SocketEffect.CloseSocket()).build());
        server.answers(200, "[]");
        CompletableFuture<ApiResponse> response = calls.execute(calls.books());
        calls.assertWaits(response, Duration.ofMillis(250), Duration.ofMillis(500));
        assertThat(response.join().meaning()).isEqualTo(SUCCESS);
        assertThat(calls.usage().requests()).isEqualTo(3);
        assertThat(calls.usage().entries()).extracting(entry -> entry.outcome().orElseThrow().status().isPresent()).containsExactly(false, true, true);
    }

    @Test
    void testQuotaIsReadFromRefusalsToo()
    {
        server.answers(404, "", "x-desk-limit", "60", "x-desk-remaining", "41", "x-desk-reset", "1772377230");
        calls.execute(calls.books()).join();
        assertThat(calls.usage().quota()).hasValueSatisfying(quota -> assertThat(quota).hasToString("desk: 41 of 60 left, resets at 2026-03-01T15:00:30Z"));
    }

    @Test
    void testOtherHostsAreNotAsked()
    {
        for (String link : ImmutableList.of("https://evil.example/", "http://127.0.0.1:1/")) {
            assertThat(calls.failure(server.renderer().linked(TestingCalls.BOOK_LIST, HttpUrl.get(link)), UNTRUSTED_LINK)).contains("another host").doesNotContain("evil", SECRET);
        }
        assertThat(server.requests()).isEmpty();
        assertThat(calls.usage().requests()).isZero();
    }

    @Test
    void testBodyWithoutEnd()
    {
        server.answers(new MockResponse.Builder().body(new Buffer().write(new byte[(64 << 20) + 1])).build());
        assertThat(calls.failure(calls.books(), BAD_RESPONSE)).isEqualTo("The source sent more than 64 MB in one response");
    }

    /**
     * What is measured is what has to be held, not what was sent.
     */
    @Test
    void testBodyThatGrowsWhenItIsUnpacked()
            throws IOException
    {
        Buffer body = new Buffer();
        try (var sink = Okio.buffer(new GzipSink(body))) {
            byte[] megabyte = new byte[1 << 20];
            for (int count = 0; count < 65; count++) {
                sink.write(megabyte);
            }
        }
        assertThat(body.size()).isLessThan(1 << 20);
        server.answers(new MockResponse.Builder().addHeader("Content-Encoding", "gzip").body(body).build());
        assertThat(calls.failure(calls.books(), BAD_RESPONSE)).isEqualTo("The source sent more than 64 MB in one response");
    }

    @Test
    void testCancel()
            throws InterruptedException
    {
        server.answers(500, "");
        ApiCall call = calls.client().execute(calls.books(), TestingCalls.CONTEXT);
        timing.awaitWaits();
        call.cancel();
        timing.advance(Duration.ofMinutes(1));
        assertThat(call.response()).isCancelled();
        assertThat(server.requests()).hasSize(1);
    }
}

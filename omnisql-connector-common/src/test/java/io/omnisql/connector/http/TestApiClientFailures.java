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

import io.omnisql.connector.request.ApiRequest;
import io.omnisql.connector.request.Payload;
import io.omnisql.connector.testing.TestingServer;
import io.omnisql.connector.testing.TestingTiming;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.error.ApiErrorCode.SOURCE_UNAVAILABLE;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * F12 and F15: a source that fails once, in a burst, and for good; requests that take too long in all; and requests that must not be sent twice.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestApiClientFailures
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
    void testBurst()
            throws InterruptedException
    {
        for (int request = 0; request < 10; request++) {
            server.answers(503, "");
        }
        List<CompletableFuture<ApiResponse>> responses = range(0, 10).mapToObj(_ -> calls.execute(calls.books())).collect(toImmutableList());
        assertThat(timing.awaitWaits(10)).containsOnly(Duration.ofMillis(250));
        server.answersAll(_ -> TestingServer.response(200, "[]"));
        timing.advance(Duration.ofMillis(250));
        responses.forEach(response -> assertThat(TestingCalls.await(response).status()).isEqualTo(200));
        assertThat(server.requests()).hasSize(20);
    }

    @Test
    void testSustainedFailure()
            throws InterruptedException
    {
        server.answersAll(_ -> TestingServer.response(503, ""));
        List<String> messages = new ArrayList<>();
        for (int waits : new int[] {3, 3, 2}) {
            CompletableFuture<ApiResponse> response = calls.execute(calls.books());
            for (int wait = 0; wait < waits; wait++) {
                timing.awaitWaits();
                timing.advance(Duration.ofSeconds(2));
            }
            messages.add(TestingCalls.failure(response, SOURCE_UNAVAILABLE));
        }
        assertThat(messages.get(1)).endsWith("answered 503 4 times. Try again later");
        assertThat(messages.get(2)).isEqualTo("The source is not available: it has failed again and again, and is not asked for a while. Come back at 2026-03-01T12:00:24Z (retry_after_ms=8000)");
        assertThat(server.requests()).hasSize(10);

        assertThat(calls.failure(calls.books(), SOURCE_UNAVAILABLE)).describedAs("at once, and without a request").contains("retry_after_ms=8000");
        assertThat(timing.waits()).isEmpty();
        assertThat(server.requests()).hasSize(10);

        // one goes ahead and finds the source well again, the other waits for it
        timing.advance(Duration.ofSeconds(8));
        CompletableFuture<Void> permission = new CompletableFuture<>();
        server.answersWhen(permission, 200, "[]");
        server.answersAll(_ -> TestingServer.response(200, "[]"));
        CompletableFuture<ApiResponse> probe = calls.execute(calls.books());
        CompletableFuture<ApiResponse> behind = calls.execute(calls.books());
        server.awaitRequests(11);
        assertThat(behind).isNotDone();
        permission.complete(null);
        assertThat(TestingCalls.await(probe).status()).isEqualTo(200);
        assertThat(TestingCalls.await(behind).status()).isEqualTo(200);
    }

    @Test
    void testDeadline()
            throws InterruptedException
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        server.answersWhen(permission, 503, "");
        CompletableFuture<ApiResponse> response = calls.execute(calls.books());
        server.awaitRequests(1);
        timing.advance(TestingCalls.DEADLINE.minusMillis(250));
        permission.complete(null);
        assertThat(TestingCalls.failure(response, SOURCE_UNAVAILABLE)).endsWith("answered 503 1 times. Try again later");
        assertThat(timing.waits()).isEmpty();
    }

    /**
     * An attempt ends with the deadline as well, before its own time is over.
     */
    @Test
    void testDeadlineOfAnAttempt()
    {
        CompletableFuture<Void> never = new CompletableFuture<>();
        server.answersWhen(never, 200, "[]");
        RequestContext context = new RequestContext("query_1", "books", "ada", TestingServer.CREDENTIALS, "trace", 0, 100, 1_000, 1);
        assertThat(TestingCalls.failure(calls.client().execute(calls.books(), context).response(), SOURCE_UNAVAILABLE)).contains("failed (InterruptedIOException) 1 times");
        never.complete(null);
    }

    /**
     * A wait that ends behind the deadline is no wait; where it ends before, the source is believed.
     */
    @Test
    void testRetryAfterBehindTheDeadline()
            throws InterruptedException
    {
        server.answers(503, "", "Retry-After", "70");
        server.answers(503, "", "Retry-After", "70");
        CompletableFuture<ApiResponse> response = calls.execute(calls.books());
        calls.assertWaits(response, Duration.ofSeconds(70));
        assertThat(TestingCalls.failure(response, SOURCE_UNAVAILABLE)).endsWith("answered 503 2 times. Come back at 2026-03-01T12:02:20Z (retry_after_ms=70000)");
    }

    /**
     * The waits for a permit are the query's, and not the request's.
     */
    @Test
    void testDeadlineWithoutPermits()
            throws InterruptedException
    {
        server.answers(429, "", "Retry-After", "3000");
        server.answers(503, "", "Retry-After", "119");
        server.answers(200, "[]");
        CompletableFuture<ApiResponse> response = calls.client().execute(calls.books(), TestingCalls.context(Duration.ofHours(1).toMillis())).response();
        calls.assertWaits(response, Duration.ofSeconds(3_000), Duration.ofSeconds(119));
        assertThat(TestingCalls.await(response).status()).isEqualTo(200);
    }

    @Test
    void testRequestsThatAreNotIdempotent()
            throws InterruptedException
    {
        ApiRequest books = calls.books();
        ApiRequest order = new ApiRequest("POST", "POST /orders", books.url(), new Payload.Json("{}"), books.headers(), false, books.rateLimit(), 1);
        server.answers(502, "");
        assertThat(calls.failure(order, SOURCE_UNAVAILABLE)).contains("POST /orders answered 502 1 times");
        assertThat(timing.waits()).isEmpty();

        server.answers(429, "", "Retry-After", "1");
        server.answers(200, "{}");
        CompletableFuture<ApiResponse> response = calls.execute(order);
        calls.assertWaits(response, Duration.ofSeconds(1));
        assertThat(TestingCalls.await(response).status()).isEqualTo(200);
    }
}

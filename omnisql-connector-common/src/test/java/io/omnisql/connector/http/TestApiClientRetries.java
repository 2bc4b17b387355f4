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

import io.omnisql.connector.ratelimit.QuotaObservation;
import io.omnisql.connector.testing.TestingTiming;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static io.omnisql.connector.error.ApiErrorCode.RATE_LIMITED;
import static io.omnisql.connector.error.ApiErrorCode.SOURCE_UNAVAILABLE;
import static io.omnisql.connector.http.TestingCalls.failure;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * When a request is sent again, and when no more.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestApiClientRetries
{
    private static final String ROUTE = "GET /cities/{city}/{library}/books";

    private final TestingCalls calls = new TestingCalls();

    @AfterEach
    void close()
    {
        calls.close();
    }

    @Test
    void testNothingIsSentBeforeTheWaitIsOver()
            throws InterruptedException
    {
        calls.server().answers(500, "");
        calls.server().answers(200, "[]");
        CompletableFuture<ApiResponse> response = calls.execute(calls.books());
        assertThat(calls.timing().awaitWaits()).containsExactly(Duration.ofMillis(250));
        calls.timing().advance(Duration.ofMillis(249));
        assertThat(calls.timing().waits()).containsExactly(Duration.ofMillis(1));
        assertThat(calls.usage().requests()).isEqualTo(1);
        assertThat(response).isNotDone();
        calls.timing().advance(Duration.ofMillis(1));
        assertThat(response.join().status()).isEqualTo(200);
        assertThat(calls.usage().requests()).isEqualTo(2);
    }

    @Test
    void testJitterIsFull()
            throws InterruptedException
    {
        for (double chance : new double[] {0, 0.5, 0.75}) {
            calls.timing().setChance(chance);
            calls.server().answers(500, "");
            calls.server().answers(502, "");
            calls.server().answers(503, "");
            calls.server().answers(200, "[]");
            CompletableFuture<ApiResponse> response = calls.execute(calls.books());
            calls.assertWaits(response, Duration.ofMillis((long) (500 * chance)), Duration.ofMillis((long) (1_000 * chance)), Duration.ofMillis((long) (2_000 * chance)));
            assertThat(response.join().status()).isEqualTo(200);
        }
    }

    @Test
    void testRefusalWithWait()
            throws InterruptedException
    {
        calls.server().answers(429, "", "Retry-After", "7");
        calls.server().answers(403, "", "Retry-After", "7", "x-desk-remaining", "0");
        calls.server().answers(503, "", "Retry-After", "7");
        calls.server().answers(200, "[]");
        CompletableFuture<ApiResponse> response = calls.execute(calls.books());
        calls.assertWaits(response, Duration.ofSeconds(7), Duration.ofSeconds(7), Duration.ofSeconds(7));
        assertThat(response.join().status()).isEqualTo(200);
    }

    @Test
    void testBudgetThatComesBackTooLate()
    {
        long reset = TestingTiming.START.getEpochSecond() + 600;
        calls.server().answers(403, "", "x-desk-limit", "60", "x-desk-remaining", "0", "x-desk-reset", String.valueOf(reset));
        assertThat(failure(calls.execute(calls.books()), RATE_LIMITED))
                .isEqualTo("The source's budget for credential token-1 is used up. Come back at 2026-03-01T12:10:01Z (retry_after_ms=601000)");
        assertThat(calls.usage().requests()).isEqualTo(1);
        assertThat(calls.timing().waits()).isEmpty();
        assertThat(calls.usage().quota()).describedAs("a refusal tells the budget too").contains(new QuotaObservation("desk", 60, 0, TestingTiming.START.plusSeconds(600)));
    }

    @Test
    void testAnswersThatAreNoJson()
            throws InterruptedException
    {
        calls.timing().setChance(0.5);
        calls.server().answers(200, "<html>sign in</html>");
        calls.server().answers(200, "");
        calls.server().answers(200, "[{\"number\": 1},");
        calls.server().answers(200, "[]");
        CompletableFuture<ApiResponse> response = calls.execute(calls.books());
        calls.assertWaits(response, Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofMillis(1_000));
        assertThat(response.join().status()).isEqualTo(200);

        for (int attempt = 0; attempt < 4; attempt++) {
            calls.server().answers(200, "<html>sign in</html>");
        }
        response = calls.execute(calls.books());
        calls.assertWaits(response, Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofMillis(1_000));
        assertThat(failure(response, BAD_RESPONSE)).startsWith("The source's answer is no JSON that can be read: GET /cities/{city}/{library}/books answered 200 and no whole JSON 4 times.").doesNotContain("sign in");
    }

    @Test
    void testConnectionThatAlwaysBreaks()
            throws InterruptedException
    {
        calls.server().answersAll(_ -> new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
        CompletableFuture<ApiResponse> response = calls.execute(calls.books());
        calls.assertWaits(response, Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(failure(response, SOURCE_UNAVAILABLE))
                .isEqualTo("The source cannot be reached: " + ROUTE + " failed (IOException) 4 times. Check the network and the catalog's URI");
        assertThat(calls.server().requests()).describedAs("the HTTP client sends nothing again by itself").hasSize(4);
        assertThat(calls.usage().requests()).isEqualTo(4);
    }

    @Test
    void testAnswerWithoutMeaningIsNotAskedForAgain()
    {
        calls.server().answers(418, "");
        assertThat(failure(calls.execute(calls.books()), BAD_RESPONSE)).endsWith(ROUTE + " answered 418");
        assertThat(calls.usage().requests()).isEqualTo(1);
        assertThat(calls.timing().waits()).isEmpty();
    }
}

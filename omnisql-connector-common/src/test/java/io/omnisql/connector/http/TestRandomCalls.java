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
import io.omnisql.connector.ratelimit.CatalogPermits;
import io.omnisql.connector.testing.TestingServer;
import io.omnisql.connector.testing.TestingTiming;
import io.trino.spi.TrinoException;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import static io.omnisql.connector.error.ApiErrorCode.RATE_LIMITED;
import static io.omnisql.connector.error.ApiErrorCode.SOURCE_UNAVAILABLE;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * Many requests of three queries with two credentials over real sockets, on virtual time, of which some are refused, fail or are cancelled: each of them ends, and no permit
 * is missing afterwards.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestRandomCalls
{
    private static final int AT_ONCE = 4;
    private static final int CALLS = 200;

    @Test
    void testRandomCalls()
    {
        for (int seed = 0; seed < 3; seed++) {
            try (TestingServer server = new TestingServer(TestingServer.settings(AT_ONCE, Duration.ofSeconds(30)))) {
                run(server, new Random(seed));
            }
        }
    }

    private static void run(TestingServer server, Random random)
    {
        TestingTiming timing = new TestingTiming();
        RequestLedger ledger = new RequestLedger(timing);
        CatalogPermits permits = server.permits(timing);
        ApiClient client = server.client(ledger, timing, permits);
        Random answers = new Random(random.nextLong());
        server.answersAll(_ -> answer(answers));

        List<ApiCall> calls = new ArrayList<>();
        for (int index = 0; index < CALLS; index++) {
            String query = "query_" + random.nextInt(3);
            String user = random.nextBoolean() ? "ada" : "bob";
            RequestContext context = new RequestContext(query, "books", user, TestingCalls.credentials(user), "trace", Duration.ofDays(9).toMillis(), Duration.ofDays(1).toMillis(), 10_000, 1);
            calls.add(client.execute(server.renderer().page(TestingCalls.BOOK_LIST, TestingCalls.MAIN, ImmutableList.of(), 10, Optional.empty()), context));
            if (random.nextInt(5) == 0) {
                calls.get(random.nextInt(calls.size())).cancel();
            }
        }
        while (!CompletableFuture.allOf(calls.stream().map(ApiCall::response).toArray(CompletableFuture[]::new)).isDone()) {
            timing.waits().stream().min(Duration::compareTo).ifPresent(timing::advance);
            Thread.onSpinWait();
        }
        calls.forEach(call -> assertEnd(call.response()));
        while (server.clientCalls() > 0 || permits.status().stream().anyMatch(status -> status.inUse() > 0 || status.waiting() > 0)) {
            Thread.onSpinWait();
        }
        assertThat(permits.stats().getUnderWay()).isZero();
        assertThat(permits.stats().getWaiting()).isZero();
        assertThat(timing.waits()).isEmpty();
    }

    private static MockResponse answer(Random answers)
    {
        return switch (answers.nextInt(20)) {
            case 0 -> TestingServer.response(429, "", "Retry-After", "7");
            case 1 -> TestingServer.response(429, "");
            case 2 -> TestingServer.response(503, "");
            case 3 -> new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
            case 4 -> TestingServer.response(200, "[]", "x-desk-limit", "60", "x-desk-remaining", "3", "x-desk-reset", String.valueOf(TestingTiming.START.getEpochSecond() + 40));
            default -> TestingServer.response(200, "[]");
        };
    }

    private static void assertEnd(CompletableFuture<ApiResponse> response)
    {
        if (response.isCancelled()) {
            return;
        }
        if (response.isCompletedExceptionally()) {
            TrinoException failure = (TrinoException) catchThrowableOfType(CompletionException.class, response::join).getCause();
            assertThat(failure.getErrorCode()).describedAs(failure.getMessage()).isIn(RATE_LIMITED.toErrorCode(), SOURCE_UNAVAILABLE.toErrorCode());
            return;
        }
        assertThat(response.join().status()).isEqualTo(200);
    }
}

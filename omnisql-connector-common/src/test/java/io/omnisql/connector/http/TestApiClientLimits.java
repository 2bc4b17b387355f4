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
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.ratelimit.CatalogPermits;
import io.omnisql.connector.ratelimit.LimitStatus;
import io.omnisql.connector.ratelimit.QuotaObservation;
import io.omnisql.connector.telemetry.AttemptObserver;
import io.omnisql.connector.testing.TestingServer;
import io.omnisql.connector.testing.TestingTiming;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import static io.omnisql.connector.error.ApiErrorCode.RATE_LIMITED;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * Refusals for rate: each case says by its name in the fault matrix what a source may do, and by its assertions what the query does then. Users have a credential each.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestApiClientLimits
{
    private final TestingCalls calls = new TestingCalls();
    private final TestingTiming timing = calls.timing();
    private final CatalogPermits permits = calls.server().permits(timing);
    private final ApiClient client = calls.server().client(calls.ledger(), timing, permits);

    @AfterEach
    void close()
    {
        calls.close();
    }

    /**
     * F01: nobody asks with that credential meanwhile, whatever the query; others do.
     */
    @Test
    void testRetryAfter()
            throws InterruptedException
    {
        calls.server().answers(429, "", "Retry-After", "7");
        CompletableFuture<ApiResponse> first = ask("ada", "query_1");
        assertThat(timing.awaitWaits()).containsExactly(Duration.ofSeconds(7));
        CompletableFuture<ApiResponse> second = ask("ada", "query_2");
        assertThat(timing.awaitWaits(2)).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
        calls.server().answersAll(_ -> response());
        assertThat(TestingCalls.await(ask("bob", "query_3")).status()).isEqualTo(200);
        timing.advance(Duration.ofMillis(6_999));
        assertThat(calls.server().requests()).hasSize(2);
        timing.advance(Duration.ofMillis(1));
        assertThat(TestingCalls.await(first).status()).isEqualTo(200);
        assertThat(TestingCalls.await(second).status()).isEqualTo(200);
        assertThat(permitWaitMillis("ada", "query_1")).isEqualTo(7_000);
        assertThat(permitWaitMillis("bob", "query_3")).isZero();
        assertAtRest();
    }

    /**
     * F02 and F05: dates count from the server's clock, in whatever form; those that are over are no wait; a wait that is longer than the query's fails at once.
     */
    @Test
    void testDates()
            throws InterruptedException
    {
        Map<String, Duration> waits = ImmutableMap.of(
                "Tue, 01 Jul 2031 00:00:30 GMT", Duration.ofSeconds(30),
                "Tuesday, 01-Jul-31 00:00:10 GMT", Duration.ofSeconds(10),
                "Tue Jul  1 00:00:05 2031", Duration.ofSeconds(5));
        for (Map.Entry<String, Duration> wait : waits.entrySet()) {
            calls.server().answers(429, "", "Date", "Tue, 01 Jul 2031 00:00:00 GMT", "Retry-After", wait.getKey());
            CompletableFuture<ApiResponse> response = ask("ada", "query_" + wait.getKey());
            assertThat(timing.awaitWaits()).describedAs(wait.getKey()).containsExactly(wait.getValue());
            calls.server().answers(200, "[]");
            timing.advance(wait.getValue());
            assertThat(TestingCalls.await(response).status()).isEqualTo(200);
        }
        calls.server().answers(429, "", "Date", "Tue, 01 Jul 2031 00:00:00 GMT", "Retry-After", "Mon, 30 Jun 2031 00:00:00 GMT");
        calls.server().answers(200, "[]");
        assertThat(TestingCalls.await(ask("ada", "over")).status()).isEqualTo(200);
        calls.server().answers(429, "", "Date", "Tue, 01 Jul 2031 00:00:00 GMT", "Retry-After", "Tue, 01 Jul 2031 01:00:00 GMT");
        assertThat(TestingCalls.failure(ask("ada", "long"), RATE_LIMITED)).contains("retry_after_ms=3600000");
        assertThat(TestingCalls.failure(ask("ada", "another"), RATE_LIMITED)).describedAs("without a request").contains("retry_after_ms=3600000");
        assertThat(calls.server().requests()).hasSize(9);
        assertAtRest();
    }

    /**
     * F03: the moment of refill alone, in the form that the definition says, closes the budget.
     */
    @Test
    void testResetHeaderAlone()
            throws InterruptedException
    {
        calls.server().answers(429, "", "x-desk-reset", String.valueOf(TestingTiming.START.getEpochSecond() + 20));
        CompletableFuture<ApiResponse> response = ask("ada", "query_1");
        assertThat(timing.awaitWaits()).containsExactly(Duration.ofSeconds(21));
        calls.server().answers(200, "[]");
        timing.advance(Duration.ofSeconds(21));
        assertThat(TestingCalls.await(response).status()).isEqualTo(200);
    }

    /**
     * F04, F05 and F07: without a word that is understood, the credential rests for the time that the definition names, and twice as long after each further refusal; then the request ends.
     */
    @Test
    void testRefusalsWithoutAWord()
            throws InterruptedException
    {
        for (String word : ImmutableList.of("", "soon", "-1", "1e12", "1000000000000")) {
            calls.server().answers(429, "", "Retry-After", word);
        }
        CompletableFuture<ApiResponse> response = client.execute(calls.books(), context("ada", "query_1", Duration.ofHours(1))).response();
        for (int seconds : new int[] {60, 120, 240}) {
            assertThat(timing.awaitWaits()).containsExactly(Duration.ofSeconds(seconds));
            timing.advance(Duration.ofSeconds(seconds));
        }
        assertThat(TestingCalls.failure(response, RATE_LIMITED)).contains("retry_after_ms=480000");
        assertThat(calls.server().requests()).hasSize(4);
        assertAtRest();
    }

    /**
     * F07: many requests that are refused at once are one refusal, after which one request goes ahead, and the others wait for what becomes of it.
     */
    @Test
    void testManyRefusalsAtOnce()
            throws InterruptedException
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        for (int request = 0; request < 10; request++) {
            calls.server().answersWhen(permission, 429, "");
        }
        List<CompletableFuture<ApiResponse>> responses = ImmutableList.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10").stream()
                .map(number -> ask("ada", "query_" + number))
                .toList();
        calls.server().awaitRequests(10);
        permission.complete(null);
        assertThat(timing.awaitWaits(10)).containsOnly(Duration.ofSeconds(60));
        CompletableFuture<Void> second = new CompletableFuture<>();
        calls.server().answersWhen(second, 200, "[]");
        calls.server().answersAll(_ -> response());
        timing.advance(Duration.ofSeconds(60));
        calls.server().awaitRequests(11);
        assertThat(permits.status()).singleElement().satisfies(status -> {
            assertThat(status.inUse()).isEqualTo(1);
            assertThat(status.waiting()).isEqualTo(9);
        });
        second.complete(null);
        responses.forEach(response -> assertThat(TestingCalls.await(response).status()).isEqualTo(200));
        assertThat(calls.server().requests()).hasSize(20);
        assertAtRest();
    }

    /**
     * F06: a budget that is used up is not asked until it is refilled, by whatever query; it is known before a refusal, too.
     */
    @Test
    void testBudgetThatIsUsedUp()
            throws InterruptedException
    {
        calls.server().answers(200, "[]", quota(0, 30));
        assertThat(TestingCalls.await(ask("ada", "query_1")).status()).isEqualTo(200);
        CompletableFuture<ApiResponse> response = ask("ada", "query_2");
        assertThat(timing.awaitWaits()).containsExactly(Duration.ofSeconds(31));
        assertThat(calls.server().requests()).hasSize(1);
        assertThat(permits.status()).containsExactly(new LimitStatus(new CredentialId("ada"), "desk", Optional.of(new QuotaObservation("desk", 60, 0, TestingTiming.START.plusSeconds(30))), 0, 1, 0));
        calls.server().answers(403, "", quota(0, 50));
        calls.server().answers(200, "[]", quota(59, 110));
        timing.advance(Duration.ofSeconds(31));
        assertThat(timing.awaitWaits()).containsExactly(Duration.ofSeconds(20));
        timing.advance(Duration.ofSeconds(20));
        assertThat(TestingCalls.await(response).status()).isEqualTo(200);
        assertThat(calls.server().requests()).hasSize(3);
    }

    /**
     * F40: what others use of the credential's budget is not there for this query.
     */
    @Test
    void testOthersUseTheBudget()
    {
        calls.server().answers(200, "[]", quota(50, 600));
        calls.server().answers(200, "[]", quota(0, 600));
        TestingCalls.await(ask("ada", "query_1"));
        TestingCalls.await(ask("ada", "query_1"));
        assertThat(TestingCalls.failure(ask("ada", "query_1"), RATE_LIMITED)).contains("Come back at 2026-03-01T12:10:01Z", "retry_after_ms=601000");
        assertThat(calls.server().requests()).hasSize(2);
        assertAtRest();
    }

    /**
     * F28: a clock that is set makes no wait longer or shorter.
     */
    @Test
    void testClockThatIsSet()
            throws InterruptedException
    {
        calls.server().answers(403, "", quota(0, 30));
        CompletableFuture<ApiResponse> response = ask("ada", "query_1");
        assertThat(timing.awaitWaits()).containsExactly(Duration.ofSeconds(31));
        timing.setClock(Duration.ofMinutes(-10));
        CompletableFuture<ApiResponse> beside = ask("ada", "query_2");
        assertThat(timing.awaitWaits(2)).containsOnly(Duration.ofSeconds(31));
        timing.setClock(Duration.ofMinutes(10));
        calls.server().answersAll(_ -> response());
        timing.advance(Duration.ofMillis(30_999));
        assertThat(calls.server().requests()).hasSize(1);
        timing.advance(Duration.ofMillis(1));
        assertThat(TestingCalls.await(response).status()).isEqualTo(200);
        assertThat(TestingCalls.await(beside).status()).isEqualTo(200);
    }

    /**
     * F33: who is cancelled while it waits, for a moment or for another request, takes no permit.
     */
    @Test
    void testCancel()
            throws InterruptedException
    {
        calls.server().answers(429, "", "Retry-After", "7");
        ApiCall refused = client.execute(calls.books(), context("ada", "query_1", Duration.ofMinutes(1)));
        timing.awaitWaits();
        refused.cancel();
        timing.awaitNoWaits();
        assertAtRest();
        timing.advance(Duration.ofSeconds(7));

        CompletableFuture<Void> permission = new CompletableFuture<>();
        calls.server().answersWhen(permission, 200, "[]");
        CompletableFuture<ApiResponse> probe = ask("ada", "query_2");
        calls.server().awaitRequests(2);
        ApiCall behind = client.execute(calls.books(), context("ada", "query_3", Duration.ofMinutes(1)));
        assertThat(permits.status()).extracting(LimitStatus::waiting).containsExactly(1);
        behind.cancel();
        assertThat(permits.status()).extracting(LimitStatus::waiting).containsExactly(0);
        permission.complete(null);
        assertThat(TestingCalls.await(probe).status()).isEqualTo(200);
        assertThat(calls.server().requests()).hasSize(2);
        assertAtRest();
    }

    /**
     * F33: a request that is cancelled when it went ahead leaves that to another.
     */
    @Test
    void testCancelOfTheFirst()
            throws InterruptedException
    {
        calls.server().answers(429, "", "Retry-After", "0");
        CompletableFuture<Void> permission = new CompletableFuture<>();
        calls.server().answersWhen(permission, 200, "[]");
        ApiCall first = client.execute(calls.books(), context("ada", "query_1", Duration.ofMinutes(1)));
        calls.server().awaitRequests(2);
        CompletableFuture<ApiResponse> second = ask("ada", "query_2");
        assertThat(second).isNotDone();
        calls.server().answers(200, "[]");
        first.cancel();
        assertThat(TestingCalls.await(second).status()).isEqualTo(200);
        permission.complete(null);
        assertAtRest();
    }

    /**
     * F33: a refusal counts although its query is cancelled before it is read to its end.
     */
    @Test
    void testCancelOfARefusal()
    {
        calls.server().answers(new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", "7")
                .addHeader("x-desk-limit", "60")
                .addHeader("x-desk-remaining", "50")
                .addHeader("x-desk-reset", String.valueOf(TestingTiming.START.getEpochSecond() + 600))
                .body("slow")
                .bodyDelay(1, MINUTES)
                .build());
        ApiCall refused = client.execute(calls.books(), context("ada", "query_1", Duration.ofMinutes(1)));
        while (permits.remaining(new CredentialId("ada"), "desk").isEmpty()) {
            Thread.onSpinWait();
        }
        refused.cancel();
        while (permits.stats().getUnderWay() > 0) {
            Thread.onSpinWait();
        }
        assertThat(permits.status()).singleElement().satisfies(status -> assertThat(status.closedMillis()).isEqualTo(7_000));
        assertAtRest();
    }

    /**
     * F33: and although nobody came to read it at all.
     */
    @Test
    void testCancelAtTheHeadOfARefusal()
    {
        calls.server().answers(429, "", "Retry-After", "7");
        CompletableFuture<ApiCall> refused = new CompletableFuture<>();
        RequestContext cancelled = context("ada", "query_1", Duration.ofMinutes(1)).observedBy((_, _, _) -> new AtTheHead(() -> refused.join().cancel()));
        refused.complete(client.execute(calls.books(), cancelled));
        while (calls.server().requests().isEmpty() || permits.stats().getUnderWay() > 0) {
            Thread.onSpinWait();
        }
        assertThat(refused.join().response()).isCancelled();
        assertThat(permits.status()).singleElement().satisfies(status -> assertThat(status.closedMillis()).isEqualTo(7_000));
        assertAtRest();
    }

    private long permitWaitMillis(String user, String query)
    {
        return calls.ledger().usage(context(user, query, Duration.ofMinutes(1))).permitWaitMillis();
    }

    private CompletableFuture<ApiResponse> ask(String user, String query)
    {
        return client.execute(calls.books(), context(user, query, Duration.ofMinutes(1))).response();
    }

    private static RequestContext context(String user, String query, Duration maxWait)
    {
        return new RequestContext(query, "books", user, TestingCalls.credentials(user), "trace", maxWait.toMillis(), TestingCalls.DEADLINE.toMillis(), 1_000, 1);
    }

    private static MockResponse response()
    {
        return TestingServer.response(200, "[]");
    }

    private static String[] quota(long remaining, long resetsInSeconds)
    {
        return new String[] {"x-desk-limit", "60", "x-desk-remaining", String.valueOf(remaining), "x-desk-reset", String.valueOf(TestingTiming.START.getEpochSecond() + resetsInSeconds)};
    }

    private void assertAtRest()
    {
        assertThat(permits.status()).allSatisfy(status -> {
            assertThat(status.inUse()).isZero();
            assertThat(status.waiting()).isZero();
        });
    }

    /**
     * Does something as soon as the head of an answer is known.
     */
    private record AtTheHead(Runnable action)
            implements AttemptObserver
    {
        @Override
        public void sent() {}

        @Override
        public void answered(int status)
        {
            action.run();
        }

        @Override
        public void ended() {}

        @Override
        public void broken(String problem) {}

        @Override
        public void cancelled() {}
    }
}

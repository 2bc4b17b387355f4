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

import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.testing.TestingServer;
import io.omnisql.connector.testing.TestingTiming;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import static io.omnisql.connector.definition.ResponseMeaning.SUCCESS;
import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_REJECTED;
import static io.omnisql.connector.error.ApiErrorCode.SOURCE_UNAVAILABLE;
import static io.omnisql.connector.testing.TestingServer.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers that are broken cost a retry or the query, and nothing that the source wrote reaches the user.
 */
@Timeout(60)
final class TestBrokenAnswers
{
    private final TestingCalls calls = new TestingCalls();

    @AfterEach
    void close()
    {
        calls.close();
    }

    /**
     * OkHttp quotes what it does not understand.
     */
    @Test
    void testSourceTextIsNotQuoted()
            throws InterruptedException
    {
        Map<String, MockResponse> cases = ImmutableMap.of(
                "connection reset", new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build(),
                "bad status line", new MockResponse.Builder().status(SECRET + " is your token").build(),
                "header without a name", new MockResponse.Builder().addHeaderLenient("", SECRET).onResponseBody(new SocketEffect.CloseSocket()).body("[1,2]").build(),
                "bad length of a chunk", new MockResponse.Builder().clearHeaders().addHeader("Transfer-Encoding", "chunked").body(new Buffer().writeUtf8(SECRET + "\r\n")).build(),
                "body that must not be", new MockResponse.Builder().code(204).setHeader("Content-Length", "5").setHeader("x-echo", SECRET).build());
        for (Map.Entry<String, MockResponse> test : cases.entrySet()) {
            for (int attempt = 0; attempt < 4; attempt++) {
                calls.server().answers(test.getValue());
            }
            CompletableFuture<ApiResponse> response = calls.execute(calls.books());
            calls.assertWaits(response, Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofMillis(1_000));
            assertThat(TestingCalls.failure(response, SOURCE_UNAVAILABLE)).describedAs(test.getKey()).contains("4 times").doesNotContain("token");
            // whoever fails for long is not asked any more
            calls.server().answers(200, "[]");
            TestingCalls.await(calls.execute(calls.books()));
        }
    }

    /**
     * A server closes the connections that rest, all at once: the request that finds out is sent again on a new one.
     */
    @Test
    void testConnectionsThatTheServerHasClosed()
            throws InterruptedException
    {
        CompletableFuture<Void> together = new CompletableFuture<>();
        MockResponse last = new MockResponse.Builder().body("[]").onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE).build();
        List<CompletableFuture<ApiResponse>> responses = new ArrayList<>();
        for (int connection = 0; connection < 6; connection++) {
            calls.server().answersWhen(together, last);
            responses.add(calls.execute(calls.books()));
        }
        calls.server().awaitRequests(6);
        together.complete(null);
        responses.forEach(TestingCalls::await);

        calls.server().answers(200, "[]");
        CompletableFuture<ApiResponse> response = calls.execute(calls.books());
        calls.assertWaits(response, Duration.ofMillis(250));
        assertThat(TestingCalls.await(response).meaning()).isEqualTo(SUCCESS);
    }

    /**
     * What the head of an answer says counts, although the body never comes.
     */
    @Test
    void testHeadOfAnswersThatBreakOff()
            throws InterruptedException
    {
        calls.server().answers(cut(503).addHeader("Retry-After", "7").build());
        calls.server().answers(cut(403).addHeader("x-desk-limit", "60").addHeader("x-desk-remaining", "0").addHeader("x-desk-reset", Long.toString(TestingTiming.START.plusSeconds(37).getEpochSecond())).build());
        calls.server().answers(200, "[]");
        CompletableFuture<ApiResponse> response = calls.execute(calls.books());
        calls.assertWaits(response, Duration.ofSeconds(7), Duration.ofSeconds(31));
        assertThat(TestingCalls.await(response).meaning()).isEqualTo(SUCCESS);
        assertThat(calls.usage().entries()).extracting(entry -> entry.outcome().orElseThrow().status().orElseThrow()).containsExactly(503, 403, 200);
        assertThat(calls.usage().quota()).hasValueSatisfying(quota -> assertThat(quota.remaining()).isZero());

        calls.server().answers(cut(401).build());
        assertThat(calls.failure(calls.books(), CREDENTIAL_REJECTED)).contains("answered 401 and broke off", "lending.token");
    }

    @Test
    void testAnswersThatAlwaysBreakOff()
            throws InterruptedException
    {
        for (int attempt = 0; attempt < 4; attempt++) {
            calls.server().answers(cut(200).build());
        }
        CompletableFuture<ApiResponse> response = calls.execute(calls.books());
        calls.assertWaits(response, Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofMillis(1_000));
        assertThat(TestingCalls.failure(response, SOURCE_UNAVAILABLE)).contains("answered 200 and broke off 4 times");
    }

    /**
     * A source that takes too long, before its answer or within it, is asked again.
     */
    @Test
    void testServerThatStalls()
            throws InterruptedException
    {
        try (TestingCalls impatient = new TestingCalls(new TestingServer(TestingServer.settings(10, Duration.ofMillis(300))))) {
            impatient.server().answers(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
            impatient.server().answers(new MockResponse.Builder().body("[1,2,3]").onResponseBody(SocketEffect.Stall.INSTANCE).build());
            impatient.server().answers(200, "[]");
            CompletableFuture<ApiResponse> response = impatient.execute(impatient.books());
            impatient.assertWaits(response, Duration.ofMillis(250), Duration.ofMillis(500));
            assertThat(TestingCalls.await(response).meaning()).isEqualTo(SUCCESS);
            assertThat(impatient.usage().entries()).extracting(entry -> entry.outcome().orElseThrow().status().isPresent()).containsExactly(false, true, true);
        }
    }

    /**
     * OkHttp sends a request again by itself where it reads "Retry-After" as zero, and breaks on numbers that are too large.
     */
    @Test
    void testEveryAttemptIsCounted()
            throws InterruptedException
    {
        Map<String, Duration> cases = ImmutableMap.of(
                "0", Duration.ZERO,
                "00", Duration.ZERO,
                "99999999999", Duration.ofMillis(250));
        for (Map.Entry<String, Duration> test : cases.entrySet()) {
            long before = calls.usage().requests();
            calls.server().answers(503, "", "Retry-After", test.getKey());
            calls.server().answers(200, "[]");
            CompletableFuture<ApiResponse> response = calls.execute(calls.books());
            calls.assertWaits(response, test.getValue());
            assertThat(TestingCalls.await(response).meaning()).isEqualTo(SUCCESS);
            assertThat(calls.usage().requests() - before).describedAs(test.getKey()).isEqualTo(2);
        }
        assertThat(calls.usage().entries()).extracting(entry -> entry.outcome().orElseThrow().status().orElseThrow()).containsExactly(503, 200, 503, 200, 503, 200);
    }

    private static MockResponse.Builder cut(int status)
    {
        return new MockResponse.Builder().code(status).body("[1,2,3]").onResponseBody(new SocketEffect.CloseSocket());
    }
}

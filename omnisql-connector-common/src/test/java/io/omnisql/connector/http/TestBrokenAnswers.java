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
}

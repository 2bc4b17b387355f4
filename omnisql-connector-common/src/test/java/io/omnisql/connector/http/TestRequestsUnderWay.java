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
import io.omnisql.connector.testing.TestingServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import static io.omnisql.connector.error.ApiErrorCode.CATALOG_CLOSED;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that wait for their turn, for an answer or for the next attempt, and what ends them. One request is under way at once.
 */
@Timeout(60)
final class TestRequestsUnderWay
{
    private final CompletableFuture<Void> permission = new CompletableFuture<>();
    private final TestingCalls calls = new TestingCalls(new TestingServer(TestingServer.settings(1, Duration.ofSeconds(30))));

    @AfterEach
    void close()
    {
        permission.complete(null);
        calls.close();
    }

    /**
     * A request is counted, and its time runs, from the moment at which it is sent.
     */
    @Test
    void testRequestsInTheQueue()
            throws InterruptedException
    {
        calls.server().answersWhen(permission, 200, "[1]");
        calls.server().answers(200, "[2]");
        CompletableFuture<ApiResponse> first = calls.execute(calls.books());
        CompletableFuture<ApiResponse> second = calls.execute(calls.books());
        calls.server().awaitRequests(1);
        assertThat(calls.usage().requests()).isEqualTo(1);
        calls.timing().advance(Duration.ofSeconds(5));
        permission.complete(null);
        TestingCalls.await(first);
        TestingCalls.await(second);
        assertThat(calls.usage().entries()).extracting(entry -> entry.outcome().orElseThrow().millis()).containsExactly(5_000L, 0L);
    }

    @Test
    void testCancelInTheQueue()
            throws InterruptedException
    {
        calls.server().answersWhen(permission, 200, "[]");
        CompletableFuture<ApiResponse> first = calls.execute(calls.books());
        ApiCall second = calls.client().execute(calls.books(), TestingCalls.CONTEXT);
        calls.server().awaitRequests(1);
        second.cancel();
        permission.complete(null);
        TestingCalls.await(first);
        calls.server().answers(200, "[]");
        TestingCalls.await(calls.execute(calls.books()));
        assertThat(second.response()).isCancelled();
        assertThat(calls.server().requests()).hasSize(2);
        assertThat(calls.usage().requests()).isEqualTo(2);
    }

    @Test
    void testCancelWhileTheAnswerIsAwaited()
            throws InterruptedException, IOException
    {
        calls.server().answersWhen(permission, 200, "[]");
        ApiCall call = calls.client().execute(calls.books(), TestingCalls.CONTEXT);
        calls.server().awaitRequests(1);
        call.cancel();
        assertThat(call.response()).isCancelled();
        calls.server().awaitDisconnection();
        assertThat(calls.timing().waits()).isEmpty();
    }

    /**
     * A catalog that is dropped ends what is sent, what is queued, and what waits for its next attempt.
     */
    @Test
    void testClose()
            throws InterruptedException, IOException
    {
        calls.server().answers(502, "");
        CompletableFuture<ApiResponse> waiting = calls.execute(calls.books());
        calls.timing().awaitWaits();
        calls.server().answersWhen(permission, 200, "[]");
        CompletableFuture<ApiResponse> sent = calls.execute(calls.books());
        calls.server().awaitRequests(2);
        CompletableFuture<ApiResponse> queued = calls.execute(calls.books());

        calls.client().close();
        for (CompletableFuture<ApiResponse> response : ImmutableList.of(waiting, sent, queued, calls.execute(calls.books()))) {
            assertThat(TestingCalls.failure(response, CATALOG_CLOSED)).contains("dropped");
        }
        calls.server().awaitDisconnection();
        calls.timing().awaitNoWaits();
        calls.timing().advance(Duration.ofMinutes(1));
        assertThat(calls.server().requests()).hasSize(2);
        assertThat(calls.usage().requests()).isEqualTo(2);
    }
}

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
import io.omnisql.connector.credential.Credential;
import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.credential.StaticCredentialProvider;
import io.omnisql.connector.testing.TestingServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import static com.google.common.util.concurrent.Uninterruptibles.awaitUninterruptibly;
import static io.omnisql.connector.http.TestingCalls.CONTEXT;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * What several scans of a query ask for is sent once, and forgotten with the query.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestSharedAnswers
{
    private final TestingCalls calls = new TestingCalls();
    private final TestingServer server = calls.server();

    @AfterEach
    void close()
    {
        calls.close();
    }

    private ApiCall share()
    {
        return calls.client().share(calls.books(), CONTEXT);
    }

    @Test
    void testOneRequestUnderWay()
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        server.answersWhen(permission, 200, "[]");
        ApiCall first = share();
        ApiCall second = share();
        permission.complete(null);
        assertThat(TestingCalls.await(second.response())).isSameAs(TestingCalls.await(first.response()));
        assertThat(server.requests()).hasSize(1);
        assertThat(calls.usage().requests()).isEqualTo(1);
    }

    @Test
    void testAnswerIsKeptWhileTheQueryGoesOn()
    {
        server.answers(200, "[1]");
        server.answers(200, "[2]");
        calls.ledger().begin(CONTEXT.queryId());
        assertThat(calls.client().shared(calls.books(), CONTEXT)).isEmpty();
        ApiResponse first = TestingCalls.await(share().response());
        assertThat(TestingCalls.await(share().response())).isSameAs(first);
        assertThat(calls.client().shared(calls.books(), CONTEXT)).containsSame(first);
        calls.ledger().end(CONTEXT.queryId());
        assertThat(calls.client().shared(calls.books(), CONTEXT)).isEmpty();
        assertThat(TestingCalls.await(share().response())).isNotSameAs(first);
    }

    /**
     * A node that is not told of the query's end keeps answers no longer than something of it is under way.
     */
    @Test
    void testAnswerIsKeptWhileSomebodyReads()
    {
        server.answers(200, "[1]");
        server.answers(200, "[2]");
        ApiResponse first;
        try (OpenUsage _ = calls.ledger().open(CONTEXT)) {
            first = TestingCalls.await(share().response());
            assertThat(TestingCalls.await(share().response())).isSameAs(first);
        }
        assertThat(TestingCalls.await(share().response())).isNotSameAs(first);
    }

    @Test
    void testOthersGoOnWhenOneIsCancelled()
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        server.answersWhen(permission, 200, "[]");
        ApiCall first = share();
        ApiCall second = share();
        first.cancel();
        first.cancel();
        permission.complete(null);
        assertThat(TestingCalls.await(second.response()).status()).isEqualTo(200);
        assertThat(first.response()).isCancelled();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void testRequestIsAbortedWithTheLastWhoWaits()
            throws IOException, InterruptedException
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        server.answersWhen(permission, 200, "[1]");
        server.answers(200, "[2]");
        ApiCall first = share();
        ApiCall second = share();
        server.awaitRequests(1);
        first.cancel();
        second.cancel();
        server.awaitDisconnection();
        permission.complete(null);
        assertThat(TestingCalls.await(share().response()).body()).asString().isEqualTo("[2]");
    }

    @Test
    void testFailuresAreNotKept()
    {
        try (OpenUsage _ = calls.ledger().open(CONTEXT)) {
            server.answers(418, "");
            server.answers(200, "[]");
            ApiCall first = share();
            assertThat(first.response().handle((_, failure) -> failure).orTimeout(20, SECONDS).join()).isNotNull();
            assertThat(TestingCalls.await(share().response()).status()).isEqualTo(200);
        }
    }

    @Test
    void testLargeAnswersAreNotKept()
    {
        try (OpenUsage _ = calls.ledger().open(CONTEXT)) {
            String large = "[\"%s\"]".formatted("x".repeat(9 << 20));
            ImmutableList.of(large, large, large, large).forEach(body -> server.answers(200, body));
            ApiResponse first = TestingCalls.await(share().response());
            assertThat(TestingCalls.await(share().response())).isSameAs(first);
            CompletableFuture<ApiResponse> other = calls.client().share(calls.linked(calls.books().url().newBuilder().addQueryParameter("page", "2").build()), CONTEXT).response();
            TestingCalls.await(other);
            assertThat(TestingCalls.await(calls.client().share(calls.linked(calls.books().url().newBuilder().addQueryParameter("page", "2").build()), CONTEXT).response())).isNotSameAs(other.join());
        }
    }

    @Test
    void testCredentialsShareNothing()
    {
        server.answers(200, "[1]");
        server.answers(200, "[2]");
        RequestLedger ledger = new RequestLedger(calls.timing());
        ApiClient client = server.client(ledger, calls.timing());
        try (OpenUsage _ = ledger.open(CONTEXT)) {
            assertThat(TestingCalls.await(client.share(calls.books(), context("one")).response()).body()).asString().isEqualTo("[1]");
            assertThat(TestingCalls.await(client.share(calls.books(), context("two")).response()).body()).asString().isEqualTo("[2]");
            assertThat(TestingCalls.await(client.share(calls.books(), context("one")).response()).body()).asString().isEqualTo("[1]");
        }
    }

    private static RequestContext context(String credential)
    {
        return TestingCalls.context(new StaticCredentialProvider(new Credential.BearerToken(new CredentialId(credential), "lending.token", "secret")));
    }

    /**
     * Whoever sends a request opens an account in the ledger, which is asked meanwhile to end the query.
     */
    @Test
    void testQueryThatEndsWhileARequestIsSent()
            throws InterruptedException
    {
        RequestLedger ledger = calls.ledger();
        ledger.begin(CONTEXT.queryId());
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch ending = new CountDownLatch(1);
        AtomicReference<Thread> ender = new AtomicReference<>();
        Thread asker = Thread.ofPlatform().daemon().start(() -> ledger.usage(CONTEXT).activity().answers().ask(CredentialId.ofSecret("token", "secret"), calls.books(), OptionalLong.empty(), () -> {
            sending.countDown();
            awaitUninterruptibly(ending);
            while (ender.get().getState() == Thread.State.RUNNABLE || ender.get().getState() == Thread.State.NEW) {
                Thread.onSpinWait();
            }
            ledger.open(CONTEXT).close();
            return new ApiCall();
        }));
        sending.await();
        ender.set(Thread.ofPlatform().daemon().start(() -> ledger.end(CONTEXT.queryId())));
        ending.countDown();
        asker.join();
        ender.get().join();
    }
}

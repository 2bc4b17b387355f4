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

import io.omnisql.connector.testing.TestingServer;
import io.omnisql.connector.testing.TestingTiming;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import static io.omnisql.connector.definition.ResponseMeaning.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * An error of the JVM ends its query at once, and nothing else: the request behind it in the queue is sent. One request is under way at once.
 */
@Timeout(60)
final class TestExchangeErrors
{
    private final TestingCalls calls = new TestingCalls(new TestingServer(TestingServer.settings(1, Duration.ofSeconds(30))));
    private final ErrorOnce once = new ErrorOnce(calls.timing());

    @AfterEach
    void close()
    {
        calls.close();
    }

    @Test
    void testErrorWhileTheAnswerIsRead()
    {
        calls.server().answers(200, "[]");
        assertError(calls.server().client(calls.ledger(), once));
        assertThat(calls.usage().entries()).extracting(entry -> entry.outcome().isPresent()).containsExactly(true, true);
    }

    @Test
    void testErrorBeforeTheRequestIsSent()
    {
        assertError(calls.server().client(new RequestLedger(once), calls.timing()));
    }

    private void assertError(ApiClient client)
    {
        calls.server().answers(200, "[]");
        CompletableFuture<ApiResponse> first = client.execute(calls.books(), TestingCalls.CONTEXT).response();
        CompletableFuture<ApiResponse> second = client.execute(calls.books(), TestingCalls.CONTEXT).response();
        assertThat(catchThrowableOfType(CompletionException.class, () -> TestingCalls.await(first))).hasCause(once.error);
        assertThat(TestingCalls.await(second).meaning()).isEqualTo(SUCCESS);
        assertThat(calls.timing().waits()).isEmpty();
    }

    /**
     * Fails the first time at which it is asked what time it is.
     */
    private static final class ErrorOnce
            implements Timing
    {
        private final Error error = new StackOverflowError("testing");
        private final TestingTiming timing;
        private boolean thrown;

        ErrorOnce(TestingTiming timing)
        {
            this.timing = timing;
        }

        @Override
        public synchronized Instant now()
        {
            if (!thrown) {
                thrown = true;
                throw error;
            }
            return timing.now();
        }

        @Override
        public CompletableFuture<Void> after(long millis)
        {
            return timing.after(millis);
        }

        @Override
        public double chance()
        {
            return timing.chance();
        }

        @Override
        public long nanos()
        {
            return timing.nanos();
        }
    }
}

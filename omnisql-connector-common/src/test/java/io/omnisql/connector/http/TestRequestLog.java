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
import io.omnisql.connector.request.ApiRequest;
import io.omnisql.connector.request.RequestParameter;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import static io.omnisql.connector.error.ApiErrorCode.CREDENTIAL_REJECTED;
import static io.omnisql.connector.testing.TestingServer.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * At DEBUG, each attempt is a line that tells its endpoint and how it ended, and nothing that somebody wrote into the query or the answer.
 */
@Timeout(60)
final class TestRequestLog
{
    private static final String VALUE = "canary-value";

    private final TestingCalls calls = new TestingCalls();
    private final Logger logger = Logger.getLogger(LedgerEntry.class.getName());
    private final RecordedMessages recorded = new RecordedMessages();

    @AfterEach
    void close()
    {
        logger.setLevel(null);
        logger.removeHandler(recorded);
        calls.close();
    }

    @Test
    void testAttempts()
            throws InterruptedException
    {
        listen(Level.FINE);
        calls.server().answers(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
        calls.server().answers(200, "[\"%s\"]".formatted(VALUE), "x-echo", SECRET);
        CompletableFuture<ApiResponse> response = calls.execute(request());
        calls.assertWaits(response, Duration.ofMillis(250));
        TestingCalls.await(response);
        calls.server().answers(401, SECRET);
        calls.failure(request(), CREDENTIAL_REJECTED);
        assertThat(calls.server().targets()).allSatisfy(target -> assertThat(target).contains(VALUE));
        assertThat(recorded.messages).containsExactly(
                "GET /cities/{city}/{library}/books of query query_1 was not answered in 0 ms, as token-1",
                "GET /cities/{city}/{library}/books of query query_1 was answered 200 in 0 ms, as token-1",
                "GET /cities/{city}/{library}/books of query query_1 was answered 401 in 0 ms, as token-1");
    }

    @Test
    void testNothingIsLoggedOtherwise()
    {
        listen(Level.INFO);
        calls.server().answers(200, "[]");
        TestingCalls.await(calls.execute(request()));
        assertThat(recorded.messages).isEmpty();
    }

    private void listen(Level level)
    {
        logger.setLevel(level);
        logger.addHandler(recorded);
    }

    private ApiRequest request()
    {
        return calls.server().renderer().page(TestingCalls.BOOK_LIST, TestingCalls.MAIN, ImmutableList.of(new RequestParameter("author", VALUE, true)), 10, Optional.empty());
    }

    private static final class RecordedMessages
            extends Handler
    {
        private final List<String> messages = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord logRecord)
        {
            messages.add(logRecord.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}

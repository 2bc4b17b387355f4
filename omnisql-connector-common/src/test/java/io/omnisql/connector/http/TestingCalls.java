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

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableList;
import io.omnisql.connector.credential.Credential;
import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.credential.CredentialProvider;
import io.omnisql.connector.credential.StaticCredentialProvider;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.error.ApiErrorCode;
import io.omnisql.connector.request.ApiRequest;
import io.omnisql.connector.request.KeyBinding;
import io.omnisql.connector.testing.TestingServer;
import io.omnisql.connector.testing.TestingTiming;
import io.trino.spi.TrinoException;
import okhttp3.HttpUrl;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import static io.omnisql.connector.testing.TestingServer.CREDENTIALS;
import static io.omnisql.connector.testing.TestingServer.SECRET;
import static io.omnisql.connector.testing.TestingSource.BOOKS;
import static io.omnisql.connector.testing.TestingSource.LIST;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Calls of the testing source for one query, on virtual time.
 */
final class TestingCalls
        implements AutoCloseable
{
    static final EndpointDefinition BOOK_LIST = BOOKS.endpoint(LIST).orElseThrow();
    static final KeyBinding MAIN = new KeyBinding(Map.of("city", "Oslo", "library", "main"), ImmutableList.of());
    static final Duration DEADLINE = Duration.ofMinutes(2);
    static final RequestContext CONTEXT = context(60_000);

    private final TestingServer server;
    private final TestingTiming timing = new TestingTiming();
    private final RequestLedger ledger = new RequestLedger(timing);
    private final ApiClient client;

    TestingCalls()
    {
        this(new TestingServer());
    }

    TestingCalls(TestingServer server)
    {
        this.server = server;
        this.client = server.client(ledger, timing);
    }

    static RequestContext context(long maxWaitMillis)
    {
        return context(maxWaitMillis, 1_000);
    }

    static RequestContext context(long maxWaitMillis, int maxRequests)
    {
        return context(CREDENTIALS, maxWaitMillis, maxRequests);
    }

    static RequestContext context(CredentialProvider credentials)
    {
        return context(credentials, 60_000, 1_000);
    }

    private static RequestContext context(CredentialProvider credentials, long maxWaitMillis, int maxRequests)
    {
        return new RequestContext("query_1", "books", "ada", credentials, "trace", maxWaitMillis, DEADLINE.toMillis(), maxRequests, 1);
    }

    /**
     * A credential with the budgets of nobody else.
     */
    static CredentialProvider credentials(String id)
    {
        return new StaticCredentialProvider(new Credential.BearerToken(new CredentialId(id), "lending.token", SECRET));
    }

    TestingServer server()
    {
        return server;
    }

    TestingTiming timing()
    {
        return timing;
    }

    RequestLedger ledger()
    {
        return ledger;
    }

    ApiClient client()
    {
        return client;
    }

    QueryUsage usage()
    {
        return ledger.usage(CONTEXT);
    }

    ApiRequest books()
    {
        return server.renderer().page(BOOK_LIST, MAIN, ImmutableList.of(), 10, Optional.empty());
    }

    ApiRequest linked(HttpUrl link)
    {
        return server.renderer().linked(BOOK_LIST, link);
    }

    CompletableFuture<ApiResponse> execute(ApiRequest request)
    {
        return client.execute(request, CONTEXT).response();
    }

    String failure(ApiRequest request, ApiErrorCode code)
    {
        return failure(execute(request), code);
    }

    /**
     * The message of a failure, of which neither the text nor any cause holds a secret.
     */
    static String failure(CompletableFuture<ApiResponse> response, ApiErrorCode code)
    {
        TrinoException failure = (TrinoException) catchThrowableOfType(CompletionException.class, () -> await(response)).getCause();
        assertThat(failure.getErrorCode()).describedAs(failure.getMessage()).isEqualTo(code.toErrorCode());
        assertThat(Throwables.getStackTraceAsString(failure)).doesNotContain(SECRET);
        return failure.getMessage();
    }

    static ApiResponse await(CompletableFuture<ApiResponse> response)
    {
        return response.orTimeout(20, SECONDS).join();
    }

    /**
     * The request waits so long between its attempts, one wait after the other.
     */
    void assertWaits(CompletableFuture<ApiResponse> response, Duration... waits)
            throws InterruptedException
    {
        for (Duration wait : waits) {
            assertThat(timing.awaitWaits()).containsExactly(wait);
            assertThat(response).isNotDone();
            timing.advance(wait);
        }
    }

    @Override
    public void close()
    {
        server.close();
    }
}

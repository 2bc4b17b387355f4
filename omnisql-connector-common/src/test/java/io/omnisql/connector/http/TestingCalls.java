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
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.error.ApiErrorCode;
import io.omnisql.connector.request.ApiRequest;
import io.omnisql.connector.request.KeyBinding;
import io.omnisql.connector.testing.TestingServer;
import io.omnisql.connector.testing.TestingTiming;
import io.trino.spi.TrinoException;
import io.trino.spi.security.ConnectorIdentity;
import okhttp3.HttpUrl;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import static io.omnisql.connector.testing.TestingServer.SECRET;
import static io.omnisql.connector.testing.TestingSource.BOOKS;
import static io.omnisql.connector.testing.TestingSource.LIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Requests of the books of Oslo's main library, for one query.
 */
final class TestingCalls
        implements AutoCloseable
{
    private static final EndpointDefinition BOOK_LIST = BOOKS.endpoint(LIST).orElseThrow();
    private static final RequestContext CONTEXT = new RequestContext("query_1", "books", ConnectorIdentity.ofUser("ada"), "trace", 60_000);

    private final TestingServer server = new TestingServer();
    private final TestingTiming timing = new TestingTiming();
    private final RequestLedger ledger = new RequestLedger(timing);
    private final ApiClient client = server.client(ledger, timing);

    TestingServer server()
    {
        return server;
    }

    TestingTiming timing()
    {
        return timing;
    }

    QueryUsage usage()
    {
        return ledger.usage(CONTEXT);
    }

    ApiCall books()
    {
        return execute(server.renderer().page(BOOK_LIST, new KeyBinding(Map.of("city", "Oslo", "library", "main"), ImmutableList.of()), ImmutableList.of(), 10, Optional.empty()));
    }

    ApiCall linked(HttpUrl link)
    {
        return execute(server.renderer().linked(BOOK_LIST, link));
    }

    private ApiCall execute(ApiRequest request)
    {
        return client.execute(request, CONTEXT);
    }

    /**
     * Ends the waits of so long, one after the other, each as soon as the client waits.
     */
    void awaitAndEnd(Duration... waits)
            throws InterruptedException
    {
        for (Duration wait : waits) {
            assertThat(timing.awaitWaits()).containsExactly(wait);
            timing.advance(wait);
        }
    }

    /**
     * The failure of a call, which never holds the secret.
     */
    static TrinoException failure(CompletableFuture<ApiResponse> response, ApiErrorCode code)
    {
        TrinoException failure = (TrinoException) catchThrowableOfType(CompletionException.class, response::join).getCause();
        assertThat(failure.getErrorCode()).describedAs(failure.getMessage()).isEqualTo(code.toErrorCode());
        assertThat(failure).hasMessageNotContaining(SECRET);
        return failure;
    }

    @Override
    public void close()
    {
        server.close();
    }
}

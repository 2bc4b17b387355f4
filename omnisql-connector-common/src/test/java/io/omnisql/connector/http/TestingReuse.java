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
import io.omnisql.connector.cache.CacheSettings;
import io.omnisql.connector.cache.CacheStats;
import io.omnisql.connector.cache.CacheStatus;
import io.omnisql.connector.cache.ResponseCache;
import io.omnisql.connector.cache.Reuse;
import io.omnisql.connector.credential.BearerAuthenticator;
import io.omnisql.connector.credential.CredentialProvider;
import io.omnisql.connector.request.ApiRequest;
import mockwebserver3.RecordedRequest;

import java.time.Duration;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.http.TestingCalls.await;
import static io.omnisql.connector.testing.TestingServer.CREDENTIALS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A sender that keeps what it is answered, over a server with scripted answers.
 */
final class TestingReuse
        implements AutoCloseable
{
    static final Reuse REVALIDATE = Reuse.of(0, 1);
    static final Reuse FIVE_MINUTES = Reuse.of(300_000, 1);

    private final TestingCalls calls = new TestingCalls();
    private final CacheStats stats = new CacheStats();
    private final ReusingSender sender = sender(1 << 20);

    TestingCalls calls()
    {
        return calls;
    }

    CacheStats stats()
    {
        return stats;
    }

    ReusingSender sender()
    {
        return sender;
    }

    ReusingSender sender(long bytes)
    {
        CacheSettings settings = new CacheSettings("acme", bytes, Duration.ofDays(1));
        return new ReusingSender(calls.client(), new ResponseCache(settings, stats), settings.pinnedBytes(), new BearerAuthenticator(Optional.of("x-desk-rights")), calls.ledger(), calls.timing());
    }

    ApiRequest page(int number)
    {
        return calls.linked(calls.server().url("/books?page=" + number));
    }

    ApiResponse execute(String queryId, Reuse reuse)
    {
        return execute(calls.books(), queryId, reuse);
    }

    ApiResponse execute(ApiRequest request, String queryId, Reuse reuse)
    {
        return await(sender.execute(request, context(queryId, CREDENTIALS, reuse)).response());
    }

    static RequestContext context(String queryId, CredentialProvider credentials, Reuse reuse)
    {
        return new RequestContext(queryId, "books", "ada", credentials, "trace", 60_000, TestingCalls.DEADLINE.toMillis(), 1_000, 1).with(reuse);
    }

    QueryUsage usage(String queryId)
    {
        return calls.ledger().usage(context(queryId, CREDENTIALS, Reuse.NONE));
    }

    /**
     * The tags by which the source was asked.
     */
    ImmutableList<String> conditions()
    {
        return calls.server().requests().stream().map(TestingReuse::condition).collect(toImmutableList());
    }

    private static String condition(RecordedRequest request)
    {
        return Optional.ofNullable(request.getHeaders().get("If-None-Match")).orElse("");
    }

    static void assertAnswer(ApiResponse response, String body, CacheStatus status)
    {
        assertThat(new String(response.body(), UTF_8)).isEqualTo(body);
        assertThat(response.cacheStatus()).isEqualTo(status);
    }

    @Override
    public void close()
    {
        calls.close();
    }
}

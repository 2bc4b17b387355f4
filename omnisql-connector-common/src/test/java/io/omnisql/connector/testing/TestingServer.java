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
package io.omnisql.connector.testing;

import com.google.common.base.Ticker;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.credential.BearerAuthenticator;
import io.omnisql.connector.credential.Credential;
import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.credential.CredentialProvider;
import io.omnisql.connector.credential.StaticCredentialProvider;
import io.omnisql.connector.http.ApiClient;
import io.omnisql.connector.http.ConnectionSettings;
import io.omnisql.connector.http.RequestLedger;
import io.omnisql.connector.http.RetrySchedule;
import io.omnisql.connector.http.Timing;
import io.omnisql.connector.ratelimit.CatalogPermits;
import io.omnisql.connector.ratelimit.PermitStats;
import io.omnisql.connector.ratelimit.RateLimiterRegistry;
import io.omnisql.connector.request.RequestRenderer;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

import javax.net.ssl.SSLSocketFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import static com.google.common.base.Preconditions.checkState;
import static io.airlift.concurrent.Threads.daemonThreadsNamed;
import static java.util.concurrent.Executors.newCachedThreadPool;

/**
 * A source on this machine that answers what a test says, in that order, and the request path that leads to it. Other requests fail. Thread-safe.
 */
public final class TestingServer
        implements AutoCloseable
{
    public static final String SECRET = "canary-secret";

    /**
     * As whom tests ask, if they do not say otherwise.
     */
    public static final CredentialProvider CREDENTIALS = new StaticCredentialProvider(new Credential.BearerToken(new CredentialId("token-1"), "lending.token", SECRET));

    /**
     * As whom they ask where a catalog has several credentials.
     */
    public static final CredentialProvider OTHER_CREDENTIALS = new StaticCredentialProvider(new Credential.BearerToken(new CredentialId("token-2"), "lending.token", "other-" + SECRET));

    // has no meaning to a source, so that the request fails and is not tried again
    private static final int NOT_EXPECTED = 418;

    private final MockWebServer server = new MockWebServer();
    private final OkHttpClient http;
    private final int maxConcurrentRequests;
    private final Queue<Answer> answers = new ArrayDeque<>();
    private final List<RecordedRequest> requests = new ArrayList<>();
    private final AcceptedSockets sockets = new AcceptedSockets();
    private Function<RecordedRequest, MockResponse> whenNoneIsLeft = _ -> response(NOT_EXPECTED, "");

    public TestingServer()
    {
        this(settings(10, Duration.ofSeconds(30)));
    }

    public TestingServer(ConnectionSettings settings)
    {
        this(settings, Optional.empty());
    }

    /**
     * @param certificate what the server shows to clients, which have to come by https then
     */
    public TestingServer(ConnectionSettings settings, Optional<SSLSocketFactory> certificate)
    {
        maxConcurrentRequests = settings.maxConcurrentRequests();
        certificate.ifPresent(server::useHttps);
        http = settings.client(newCachedThreadPool(daemonThreadsNamed("testing-requests-%s")));
        server.setServerSocketFactory(sockets);
        server.setDispatcher(new Dispatcher()
        {
            @Override
            public MockResponse dispatch(RecordedRequest request)
            {
                Answer answer = next(request);
                answer.permission().ifPresent(CompletableFuture::join);
                return answer.response();
            }
        });
        try {
            server.start();
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ConnectionSettings settings(int maxConcurrentRequests, Duration requestTimeout)
    {
        return new ConnectionSettings(maxConcurrentRequests, requestTimeout, Optional.empty(), Optional.empty());
    }

    private synchronized Answer next(RecordedRequest request)
    {
        requests.add(request);
        notifyAll();
        return answers.isEmpty() ? new Answer(whenNoneIsLeft.apply(request), Optional.empty()) : answers.remove();
    }

    public void answers(MockResponse response)
    {
        add(new Answer(response, Optional.empty()));
    }

    public void answers(int status, String body, String... headers)
    {
        answers(response(status, body, headers));
    }

    /**
     * Answers as soon as the permission is given.
     */
    public void answersWhen(CompletableFuture<?> permission, int status, String body, String... headers)
    {
        answersWhen(permission, response(status, body, headers));
    }

    public void answersWhen(CompletableFuture<?> permission, MockResponse response)
    {
        add(new Answer(response, Optional.of(permission)));
    }

    /**
     * Answers every further request.
     */
    public synchronized void answersAll(Function<RecordedRequest, MockResponse> answer)
    {
        whenNoneIsLeft = answer;
    }

    private synchronized void add(Answer answer)
    {
        answers.add(answer);
    }

    public static MockResponse response(int status, String body, String... headers)
    {
        MockResponse.Builder builder = new MockResponse.Builder().code(status).body(body);
        for (int index = 0; index < headers.length; index += 2) {
            builder.addHeader(headers[index], headers[index + 1]);
        }
        return builder.build();
    }

    public synchronized List<RecordedRequest> requests()
    {
        return ImmutableList.copyOf(requests);
    }

    /**
     * Waits until so many requests have arrived.
     */
    public synchronized void awaitRequests(int count)
            throws InterruptedException
    {
        while (requests.size() < count) {
            wait();
        }
    }

    /**
     * Waits until the client has closed the connection that it opened last, on which an answer has to be outstanding.
     */
    public void awaitDisconnection()
            throws IOException
    {
        Socket socket = sockets.last();
        socket.setSoTimeout(20_000);
        try {
            checkState(socket.getInputStream().read() == -1, "The client goes on");
        }
        catch (SocketException _) {
            // reset: closed as well
        }
    }

    /**
     * The requests of the client that are under way or in its queue.
     */
    public int clientCalls()
    {
        return http.dispatcher().runningCallsCount() + http.dispatcher().queuedCallsCount();
    }

    /**
     * The paths with their parameters, in the order of the requests.
     */
    public List<String> targets()
    {
        return requests().stream().map(RecordedRequest::getTarget).toList();
    }

    public HttpUrl url(String path)
    {
        return server.url(path);
    }

    public int port()
    {
        return server.getPort();
    }

    public RequestRenderer renderer()
    {
        return new RequestRenderer(server.url("/"), ImmutableMap.of("Accept", "application/json"));
    }

    public ApiClient client(RequestLedger ledger, Timing timing)
    {
        return client(ledger, timing, permits(timing));
    }

    public ApiClient client(RequestLedger ledger, Timing timing, CatalogPermits permits)
    {
        return new ApiClient(http, TestingSource.SOURCE, renderer(), RetrySchedule.DEFAULT, new BearerAuthenticator(Optional.of("x-desk-rights")), permits, ledger, timing);
    }

    /**
     * The permits of a catalog that shares its credentials with no other.
     */
    public CatalogPermits permits(Timing timing)
    {
        RateLimiterRegistry registry = new RateLimiterRegistry(new Ticker()
        {
            @Override
            public long read()
            {
                return timing.nanos();
            }
        });
        return new CatalogPermits(registry, "http://%s:%s".formatted(server.getHostName(), server.getPort()), TestingSource.SOURCE.credentialLimits(), maxConcurrentRequests, true, new PermitStats());
    }

    @Override
    public void close()
    {
        http.dispatcher().executorService().shutdownNow();
        http.connectionPool().evictAll();
        server.close();
    }

    private record Answer(MockResponse response, Optional<CompletableFuture<?>> permission) {}
}

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

import com.google.common.collect.ImmutableList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ENGLISH;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;

/**
 * Stands between a catalog and its source, whichever that is: keeps what is said in a journal, and spoils answers. Thread-safe.
 */
public final class RecordingProxy
        implements AutoCloseable
{
    // what concerns one connection, and compression, without which the journal can be read
    private static final Set<String> OF_CONNECTION = Set.of("connection", "accept-encoding", "content-length", "transfer-encoding", "keep-alive");

    private final HttpUrl source;
    private final OkHttpClient http = new OkHttpClient.Builder().followRedirects(false).retryOnConnectionFailure(true).build();
    private final MockWebServer server = new MockWebServer();
    private final List<WireExchange> journal = new ArrayList<>();
    private Optional<WireFault> fault = Optional.empty();
    private int faultyRequest;
    private int requests;

    private RecordingProxy(HttpUrl source)
    {
        this.source = requireNonNull(source, "source is null");
    }

    public static RecordingProxy before(HttpUrl source)
    {
        RecordingProxy proxy = new RecordingProxy(source);
        proxy.server.setServerSocketFactory(new AcceptedSockets());
        proxy.server.setDispatcher(new Dispatcher()
        {
            @Override
            public MockResponse dispatch(RecordedRequest request)
                    throws InterruptedException
            {
                // the server keeps what it recorded until somebody takes it
                proxy.server.takeRequest(0, SECONDS);
                return proxy.answer(request);
            }
        });
        try {
            proxy.server.start();
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return proxy;
    }

    /**
     * The root of the API, as clients of the proxy see it.
     */
    public HttpUrl apiUri()
    {
        return source.newBuilder().host(server.getHostName()).port(server.getPort()).build();
    }

    public synchronized List<WireExchange> journal()
    {
        return ImmutableList.copyOf(journal);
    }

    /**
     * Begins a new journal, in which nothing goes wrong.
     */
    public synchronized void clear()
    {
        journal.clear();
        fault = Optional.empty();
        requests = 0;
    }

    /**
     * Spoils one answer of those that follow.
     *
     * @param request the number of the request, from 1
     */
    public synchronized void spoil(WireFault fault, int request)
    {
        this.fault = Optional.of(fault);
        this.faultyRequest = request;
        this.requests = 0;
    }

    private synchronized Optional<WireFault> nextFault()
    {
        requests++;
        return requests == faultyRequest ? fault : Optional.empty();
    }

    private synchronized void record(WireExchange exchange)
    {
        journal.add(exchange);
    }

    private MockResponse answer(RecordedRequest request)
    {
        Optional<WireFault> next = nextFault();
        return next.isPresent() ? spoiled(next.get(), request) : forwarded(request, false).build();
    }

    private MockResponse spoiled(WireFault kind, RecordedRequest request)
    {
        return switch (kind) {
            case REFUSED_FOR_A_WHILE -> instead(request, 429).addHeader("Retry-After", "30").build();
            case SERVER_ERROR -> instead(request, 500).build();
            case NOT_AUTHENTICATED -> instead(request, 401).build();
            case NOT_FOUND -> instead(request, 404).build();
            case NO_JSON -> instead(request, 200, "[{\"a\":tru " + echo(request)).build();
            case CUT_BODY -> forwarded(request, true).onResponseBody(new SocketEffect.CloseSocket()).build();
            case RESET -> instead(request, 0, "").onResponseStart(new SocketEffect.CloseSocket()).build();
        };
    }

    private MockResponse.Builder instead(RecordedRequest request, int status)
    {
        return instead(request, status, "{\"message\":\"no: %s\"}".formatted(echo(request)));
    }

    /**
     * The headers, among which the secret is: careless proxies repeat them.
     */
    private static String echo(RecordedRequest request)
    {
        return request.getHeaders().toMultimap().toString().replace('"', ' ').replace('\n', ' ');
    }

    private MockResponse.Builder instead(RecordedRequest request, int status, String answer)
    {
        record(new WireExchange(request.getMethod(), request.getTarget(), body(request), status, answer, true));
        return new MockResponse.Builder().code(status == 0 ? 200 : status).addHeader("Content-Type", "application/json").body(answer);
    }

    private MockResponse.Builder forwarded(RecordedRequest request, boolean faulty)
    {
        HttpUrl url = HttpUrl.get("%s://%s:%s%s".formatted(source.scheme(), source.host(), source.port(), request.getTarget()));
        RequestBody content = request.getMethod().equals("POST") ? RequestBody.create(body(request).getBytes(UTF_8), MediaType.parse("application/json")) : null;
        Request.Builder forwarded = new Request.Builder().url(url).method(request.getMethod(), content);
        request.getHeaders().forEach(header -> {
            if (!OF_CONNECTION.contains(header.getFirst().toLowerCase(ENGLISH))) {
                forwarded.addHeader(header.getFirst(), header.getSecond());
            }
        });
        try (Response response = http.newCall(forwarded.header("Accept-Encoding", "identity").build()).execute()) {
            String answer = response.body().string();
            record(new WireExchange(request.getMethod(), request.getTarget(), body(request), response.code(), answer, faulty));
            MockResponse.Builder builder = new MockResponse.Builder().code(response.code());
            response.headers().forEach(header -> {
                if (!OF_CONNECTION.contains(header.getFirst().toLowerCase(ENGLISH))) {
                    builder.addHeader(header.getFirst(), header.getSecond());
                }
            });
            return answer.isEmpty() ? builder : builder.body(answer);
        }
        catch (IOException _) {
            // the source is gone, or the client does not wait any more
            return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket());
        }
    }

    private static String body(RecordedRequest request)
    {
        return request.getBody() == null ? "" : request.getBody().utf8();
    }

    @Override
    public void close()
    {
        server.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}

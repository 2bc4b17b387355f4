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
import okhttp3.HttpUrl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.util.concurrent.TimeUnit.SECONDS;

/**
 * Answers with what was recorded from a real API, as it is but for the host in its links. The first page of a list is found by its path alone, since a client asks with parameters of its own;
 * from there on, links lead, and end where the next page was not recorded.
 */
public final class RecordedApi
        implements AutoCloseable
{
    private final MockWebServer server = new MockWebServer();
    private final Map<String, RecordedExchange> exchanges = new LinkedHashMap<>();

    private RecordedApi(List<RecordedExchange> recorded)
    {
        recorded.stream()
                .filter(exchange -> exchange.method().equalsIgnoreCase("GET") && exchange.status() == 200)
                .forEach(exchange -> exchanges.putIfAbsent(exchange.target(), exchange));
    }

    public static RecordedApi start(List<RecordedExchange> recorded)
    {
        RecordedApi api = new RecordedApi(recorded);
        api.server.setServerSocketFactory(new AcceptedSockets());
        api.server.setDispatcher(new Dispatcher()
        {
            @Override
            public MockResponse dispatch(RecordedRequest request)
                    throws InterruptedException
            {
                // the server keeps what it recorded until somebody takes it
                api.server.takeRequest(0, SECONDS);
                return api.answer(request);
            }
        });
        try {
            api.server.start();
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return api;
    }

    public HttpUrl apiUri()
    {
        return HttpUrl.get("http://%s:%s/".formatted(server.getHostName(), server.getPort()));
    }

    /**
     * The first recorded pages, each under a path of its own.
     */
    public List<String> paths()
    {
        return exchanges.keySet().stream().map(RecordedApi::path).distinct().toList();
    }

    /**
     * The recorded pages of the list, or the record, under a path.
     */
    public List<RecordedExchange> pages(String path)
    {
        ImmutableList.Builder<RecordedExchange> pages = ImmutableList.builder();
        Optional<RecordedExchange> page = first(path);
        while (page.isPresent()) {
            pages.add(page.get());
            page = page.get().next().flatMap(this::find);
        }
        return pages.build();
    }

    private Optional<RecordedExchange> first(String path)
    {
        return exchanges.values().stream().filter(exchange -> path(exchange.target()).equals(path)).findFirst();
    }

    private Optional<RecordedExchange> find(String target)
    {
        return Optional.ofNullable(exchanges.get(target));
    }

    private static String path(String target)
    {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    private MockResponse answer(RecordedRequest request)
    {
        return find(request.getTarget())
                .or(() -> first(path(request.getTarget())))
                .map(exchange -> answer(exchange, request.getHeaders().get("Host")))
                .orElseGet(() -> FixtureServer.message(404, "not recorded"));
    }

    private MockResponse answer(RecordedExchange exchange, String host)
    {
        MockResponse.Builder response = FixtureServer.json(200, exchange.body());
        exchange.next().filter(exchanges::containsKey).ifPresent(target -> response.addHeader("Link", "<http://%s%s>; rel=\"next\"".formatted(host, target)));
        return response.build();
    }

    @Override
    public void close()
    {
        server.close();
    }
}

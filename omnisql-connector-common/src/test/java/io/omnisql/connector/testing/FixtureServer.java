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

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Credentials;
import okhttp3.HttpUrl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;

/**
 * A small JSON API for the tests of a source: lists and single records under path templates, behind one header that has to be there. What it has is said before it is asked.
 */
public final class FixtureServer
        implements AutoCloseable
{
    private static final JsonMapper MAPPER = new JsonMapper();

    private final String header;
    private final String value;
    private final MockWebServer server = new MockWebServer();
    // in the order of their declaration, in which the first that fits is asked
    private final Map<String, Function<FixtureRequest, MockResponse>> routes = new LinkedHashMap<>();

    private FixtureServer(String header, String value)
    {
        this.header = requireNonNull(header, "header is null");
        this.value = requireNonNull(value, "value is null");
    }

    /**
     * @param header the header without which, or with another value, a request is answered 401
     */
    public static FixtureServer start(String header, String value)
    {
        FixtureServer fixture = new FixtureServer(header, value);
        fixture.server.setServerSocketFactory(new AcceptedSockets());
        fixture.server.setDispatcher(new Dispatcher()
        {
            @Override
            public MockResponse dispatch(RecordedRequest request)
                    throws InterruptedException
            {
                // the server keeps what it recorded until somebody takes it
                fixture.server.takeRequest(0, SECONDS);
                return fixture.answer(request);
            }
        });
        try {
            fixture.server.start();
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fixture;
    }

    /**
     * A server that asks for the name of an account and its password (HTTP Basic, in UTF-8).
     */
    public static FixtureServer startWithLogin(String user, String password)
    {
        return start("Authorization", Credentials.basic(user, password, UTF_8));
    }

    public HttpUrl apiUri()
    {
        return HttpUrl.get("http://%s:%s/".formatted(server.getHostName(), server.getPort()));
    }

    /**
     * A list, such as {@code list("/desks/{desk}/tickets", request -> tickets(request.variable("desk")))}.
     */
    @CanIgnoreReturnValue
    public FixtureList list(String path, Function<FixtureRequest, List<ObjectNode>> records)
    {
        FixtureList list = new FixtureList(records);
        routes.put(path, list::answer);
        return list;
    }

    /**
     * A list of records, of which each path has those that have the values of its variables.
     */
    @CanIgnoreReturnValue
    public FixtureList list(String path, List<ObjectNode> records)
    {
        return list(path, request -> records.stream().filter(request::leadsTo).toList());
    }

    /**
     * The record that has the values of the path's variables, or 404.
     */
    public void single(String path, List<ObjectNode> records)
    {
        single(path, request -> records.stream().filter(request::leadsTo).findFirst());
    }

    /**
     * The same, where the record stands in a member of an object.
     */
    public void single(String path, String member, List<ObjectNode> records)
    {
        single(path, request -> records.stream().filter(request::leadsTo).findFirst().map(record -> MAPPER.createObjectNode().set(member, record)));
    }

    /**
     * One record, or 404.
     */
    public void single(String path, Function<FixtureRequest, Optional<ObjectNode>> found)
    {
        routes.put(path, request -> found.apply(request).map(record -> json(200, record.toString()).build()).orElseGet(() -> message(404, "not found")));
    }

    private MockResponse answer(RecordedRequest request)
    {
        if (!value.equals(request.getHeaders().get(header))) {
            return message(401, "not authenticated");
        }
        HttpUrl url = withBody(HttpUrl.get("http://" + request.getHeaders().get("Host") + request.getTarget()), request);
        for (Map.Entry<String, Function<FixtureRequest, MockResponse>> route : routes.entrySet()) {
            Optional<Map<String, String>> variables = variables(route.getKey(), url);
            if (variables.isPresent()) {
                return route.getValue().apply(new FixtureRequest(url, variables.get()));
            }
        }
        return message(404, "no such path");
    }

    /**
     * Parameters in a JSON body are read as those of a URL; of an array, one for each value.
     */
    private static HttpUrl withBody(HttpUrl url, RecordedRequest request)
    {
        if (request.getBody() == null || request.getBody().size() == 0) {
            return url;
        }
        HttpUrl.Builder builder = url.newBuilder();
        FixtureRecords.json(request.getBody().utf8()).properties().forEach(member -> {
            if (member.getValue().isArray()) {
                member.getValue().forEach(value -> builder.addQueryParameter(member.getKey(), value.asText()));
            }
            else {
                builder.addQueryParameter(member.getKey(), member.getValue().asText());
            }
        });
        return builder.build();
    }

    /**
     * The values of a template's variables, if the path fits it. A variable may be followed by a suffix, as in {@code /tickets/{id}.json}.
     */
    static Optional<Map<String, String>> variables(String template, HttpUrl url)
    {
        List<String> parts = Splitter.on('/').splitToList(template.substring(1));
        List<String> segments = url.pathSegments();
        if (parts.size() != segments.size()) {
            return Optional.empty();
        }
        ImmutableMap.Builder<String, String> variables = ImmutableMap.builder();
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            String segment = segments.get(i);
            int start = part.indexOf('{');
            String suffix = part.substring(part.indexOf('}') + 1);
            if (start < 0 ? !part.equals(segment) : !segment.startsWith(part.substring(0, start)) || !segment.endsWith(suffix)) {
                return Optional.empty();
            }
            if (start >= 0) {
                variables.put(part.substring(start + 1, part.length() - suffix.length() - 1), segment.substring(start, segment.length() - suffix.length()));
            }
        }
        return Optional.of(variables.buildOrThrow());
    }

    static MockResponse.Builder json(int status, String body)
    {
        return new MockResponse.Builder().code(status).addHeader("Content-Type", "application/json").body(body);
    }

    static MockResponse message(int status, String text)
    {
        return json(status, MAPPER.createObjectNode().put("message", text).toString()).build();
    }

    @Override
    public void close()
    {
        server.close();
    }
}

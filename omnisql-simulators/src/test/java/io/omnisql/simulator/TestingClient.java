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
package io.omnisql.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import okhttp3.ConnectionPool;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;

/**
 * A client that does what it is told: no redirects, no retries, the token as a bearer token.
 */
public record TestingClient(URI base, String secret)
{
    private static final Pattern LINK = Pattern.compile("<([^>]*)>; rel=\"([a-z]*)\"");

    public TestingClient
    {
        requireNonNull(base, "base is null");
        requireNonNull(secret, "secret is null");
    }

    public Reply get(String target, String... headers)
    {
        return send("GET", target, "", headers);
    }

    public Reply send(String method, String target, String body, String... headers)
    {
        // the JDK's client would repeat a request whose connection was cut
        OkHttpClient client = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(0, 1, SECONDS))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .build();
        try (Response response = client.newCall(request(method, target, body, headers)).execute()) {
            return new Reply(response.code(), response.headers(), response.body().string());
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Follows the links from a first page to the last.
     */
    public ImmutableList<Reply> pages(String target)
    {
        ImmutableList.Builder<Reply> pages = ImmutableList.builder();
        Optional<String> next = Optional.of(target);
        while (next.isPresent()) {
            Reply reply = get(next.get());
            pages.add(reply);
            next = reply.link("next");
        }
        return pages.build();
    }

    /**
     * The elements of all pages.
     */
    public ImmutableList<JsonNode> rows(String target)
    {
        ImmutableList.Builder<JsonNode> rows = ImmutableList.builder();
        pages(target).forEach(page -> rows.addAll(page.json()));
        return rows.build();
    }

    private Request request(String method, String target, String body, String... headers)
    {
        Request.Builder request = new Request.Builder()
                .url(target.startsWith("http") ? target : base + target)
                .method(method, method.equals("GET") ? null : RequestBody.create(body.getBytes(UTF_8)));
        if (!secret.isEmpty()) {
            request.header("Authorization", "Bearer " + secret);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.build();
    }

    public record Reply(int status, Headers headers, String body)
    {
        public Reply
        {
            requireNonNull(headers, "headers is null");
            requireNonNull(body, "body is null");
        }

        public JsonNode json()
        {
            try {
                return new ObjectMapper().readTree(body);
            }
            catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }

        public Optional<String> header(String name)
        {
            return Optional.ofNullable(headers.get(name));
        }

        public Optional<String> link(String relation)
        {
            Matcher matcher = LINK.matcher(header("Link").orElse(""));
            while (matcher.find()) {
                if (matcher.group(2).equals(relation)) {
                    return Optional.of(matcher.group(1));
                }
            }
            return Optional.empty();
        }

        public ImmutableList<Integer> numbers()
        {
            ImmutableList.Builder<Integer> numbers = ImmutableList.builder();
            json().forEach(element -> numbers.add(element.get("number").asInt()));
            return numbers.build();
        }
    }
}

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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static java.util.Objects.requireNonNull;

/** A client that does what it is told: no redirects, no retries, the token as a bearer token. */
public record TestingClient(URI base, String secret)
        implements AutoCloseable
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
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return new Reply(client.send(request(method, target, body, headers), ofString()));
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Follows the links from a first page to the last. */
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

    /** The elements of all pages. */
    public ImmutableList<JsonNode> rows(String target)
    {
        ImmutableList.Builder<JsonNode> rows = ImmutableList.builder();
        pages(target).forEach(page -> rows.addAll(page.json()));
        return rows.build();
    }

    @Override
    public void close() {}

    private HttpRequest request(String method, String target, String body, String... headers)
    {
        URI uri = target.startsWith("http") ? URI.create(target) : URI.create(base + target);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!secret.isEmpty()) {
            request.setHeader("Authorization", "Bearer " + secret);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request.build();
    }

    public record Reply(HttpResponse<String> response)
    {
        public Reply
        {
            requireNonNull(response, "response is null");
        }

        public int status()
        {
            return response.statusCode();
        }

        public String body()
        {
            return response.body();
        }

        public JsonNode json()
        {
            try {
                return new ObjectMapper().readTree(response.body());
            }
            catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }

        public Optional<String> header(String name)
        {
            return response.headers().firstValue(name);
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

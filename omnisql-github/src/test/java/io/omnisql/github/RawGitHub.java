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
package io.omnisql.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import io.omnisql.simulator.github.GitHubSimulator;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;

/**
 * GitHub's API as anybody with a token calls it: one method call is one request, and nothing of the connector is in between.
 */
record RawGitHub(OkHttpClient client, String root, String secret)
{
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
    private static final MediaType JSON = MediaType.get("application/json");

    RawGitHub
    {
        requireNonNull(client, "client is null");
        requireNonNull(root, "root is null");
        requireNonNull(secret, "secret is null");
    }

    static RawGitHub of(GitHubSimulator simulator, String secret)
    {
        return new RawGitHub(new OkHttpClient.Builder().readTimeout(Duration.ofMinutes(1)).build(), simulator.baseUri().toString(), secret);
    }

    JsonNode get(String path)
    {
        return send(new Request.Builder().url(root + path));
    }

    /**
     * All records of a list, page by page; each page names the next one.
     */
    List<JsonNode> list(String path)
    {
        ImmutableList.Builder<JsonNode> records = ImmutableList.builder();
        Optional<String> page = Optional.of(root + path);
        while (page.isPresent()) {
            RawAnswer answer = exchange(new Request.Builder().url(page.get()));
            records.addAll(answer.body());
            page = answer.next();
        }
        return records.build();
    }

    /**
     * What a query finds; a problem of any part of it fails.
     */
    JsonNode graphQl(String query)
    {
        JsonNode answer = answer(MAPPER.createObjectNode().put("query", query).toString());
        if (answer.has("errors")) {
            throw new IllegalStateException("%s for %s".formatted(answer.get("errors"), query));
        }
        return answer.get("data");
    }

    /**
     * The answer to a query and its variables, with the problems that there are.
     */
    JsonNode answer(String body)
    {
        return send(new Request.Builder().url(root + "/graphql").post(RequestBody.create(body, JSON)));
    }

    private JsonNode send(Request.Builder request)
    {
        return exchange(request).body();
    }

    private RawAnswer exchange(Request.Builder request)
    {
        Request sent = request
                .header("Authorization", "Bearer " + secret)
                .header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", "2022-11-28")
                .header("User-Agent", "least-requests")
                .build();
        try (Response response = client.newCall(sent).execute()) {
            if (response.code() != 200) {
                throw new IllegalStateException("%s for %s".formatted(response.code(), sent.url()));
            }
            return new RawAnswer(MAPPER.readTree(response.body().bytes()), Optional.ofNullable(response.header("Link")).map(NEXT::matcher).filter(Matcher::find).map(link -> link.group(1)));
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record RawAnswer(JsonNode body, Optional<String> next)
    {
        private RawAnswer
        {
            requireNonNull(body, "body is null");
            requireNonNull(next, "next is null");
        }
    }
}

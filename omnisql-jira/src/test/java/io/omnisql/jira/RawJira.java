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
package io.omnisql.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import io.omnisql.simulator.jira.JiraSimulator;
import okhttp3.Credentials;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Jira's API as anybody with a token calls it, from the official description: nothing of the connector is in between.
 */
record RawJira(OkHttpClient client, String root, String credentials)
{
    static final String EVERY_ISSUE = "created >= \"1970-01-01\"";
    private static final int PAGE = 100;
    private static final int PAGE_OF_KEYS = 5_000;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final MediaType JSON = MediaType.get("application/json");

    RawJira
    {
        requireNonNull(client, "client is null");
        requireNonNull(root, "root is null");
        requireNonNull(credentials, "credentials is null");
    }

    static RawJira of(JiraSimulator simulator, String token)
    {
        return new RawJira(new OkHttpClient.Builder().readTimeout(Duration.ofMinutes(1)).build(), simulator.baseUri().toString(), Credentials.basic("ada@acme.example", token));
    }

    JsonNode get(String path)
    {
        return exchange(new Request.Builder().url(root + path), 200);
    }

    JsonNode post(String path, JsonNode body)
    {
        return exchange(posted(path, body), 200);
    }

    /**
     * All issues that a search finds, page by page.
     */
    List<JsonNode> search(String jql, String... fields)
    {
        int page = List.of(fields).equals(List.of("key")) ? PAGE_OF_KEYS : PAGE;
        ImmutableList.Builder<JsonNode> issues = ImmutableList.builder();
        Optional<String> token = Optional.empty();
        do {
            ObjectNode body = search(jql, page, fields);
            token.ifPresent(next -> body.put("nextPageToken", next));
            JsonNode answer = post("/rest/api/3/search/jql", body);
            issues.addAll(answer.get("issues"));
            token = Optional.ofNullable(answer.get("nextPageToken")).map(JsonNode::textValue);
        }
        while (token.isPresent());
        return issues.build();
    }

    /**
     * The first issues that a search finds, by one request.
     */
    List<JsonNode> first(int limit, String jql, String... fields)
    {
        return ImmutableList.copyOf(post("/rest/api/3/search/jql", search(jql, limit, fields)).get("issues"));
    }

    /**
     * What a search is refused for.
     */
    JsonNode refusal(String jql, String... fields)
    {
        return exchange(posted("/rest/api/3/search/jql", search(jql, PAGE, fields)), 400).get("errorMessages");
    }

    /**
     * Issues by their keys, a hundred of them by one request.
     */
    List<JsonNode> issues(Collection<String> keys, String... fields)
    {
        ObjectNode body = MAPPER.createObjectNode();
        keys.forEach(body.putArray("issueIdsOrKeys")::add);
        List.of(fields).forEach(body.putArray("fields")::add);
        return ImmutableList.copyOf(post("/rest/api/3/issue/bulkfetch", body).get("issues"));
    }

    /**
     * What was changed of issues, up to a thousand of them by one request, by their numbers.
     */
    List<JsonNode> changes(List<String> ids)
    {
        ImmutableList.Builder<JsonNode> changes = ImmutableList.builder();
        Optional<String> token = Optional.empty();
        do {
            ObjectNode body = MAPPER.createObjectNode().put("maxResults", 10_000);
            ids.forEach(body.putArray("issueIdsOrKeys")::add);
            token.ifPresent(next -> body.put("nextPageToken", next));
            JsonNode answer = post("/rest/api/3/changelog/bulkfetch", body);
            changes.addAll(answer.get("issueChangeLogs"));
            token = Optional.ofNullable(answer.get("nextPageToken")).map(JsonNode::textValue);
        }
        while (token.isPresent());
        return changes.build();
    }

    /**
     * All records of a list, page by page, until it says that a page is the last.
     */
    List<JsonNode> list(String path)
    {
        ImmutableList.Builder<JsonNode> records = ImmutableList.builder();
        int start = 0;
        JsonNode page;
        do {
            page = get("%s%sstartAt=%s".formatted(path, path.contains("?") ? "&" : "?", start));
            records.addAll(page.get("values"));
            start += page.get("values").size();
        }
        while (!page.get("isLast").booleanValue());
        return records.build();
    }

    private static ObjectNode search(String jql, int limit, String... fields)
    {
        ObjectNode body = MAPPER.createObjectNode().put("jql", jql).put("maxResults", limit);
        List.of(fields).forEach(body.putArray("fields")::add);
        return body;
    }

    private Request.Builder posted(String path, JsonNode body)
    {
        return new Request.Builder().url(root + path).post(RequestBody.create(body.toString(), JSON));
    }

    private JsonNode exchange(Request.Builder request, int status)
    {
        Request sent = request.header("Authorization", credentials).header("Accept", "application/json").build();
        try (Response response = client.newCall(sent).execute()) {
            if (response.code() != status) {
                throw new IllegalStateException("%s for %s: %s".formatted(response.code(), sent.url(), response.body().string()));
            }
            return MAPPER.readTree(response.body().bytes());
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

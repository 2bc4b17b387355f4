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
package io.omnisql.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Lists;
import io.omnisql.server.LauncherException;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.jira.JiraDataset;
import io.omnisql.simulator.jira.JiraSimulator;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * A search for issues of any length, as the simulator renders it with the fields that are asked for: some pages of it, which come again and again with other numbers. The site has about as many custom fields as those
 * have that are in use. Thread-safe.
 */
final class JiraIssuePages
        implements AutoCloseable
{
    static final int PAGE_SIZE = 100;
    static final String USER = "ada@acme.example";
    static final String TOKEN = "benchmark-token";
    static final ImmutableSortedSet<String> ALL_FIELDS = ImmutableSortedSet.of("*all");
    // all numbers have as many digits
    private static final int FIRST_NUMBER = 1_000_000;
    private static final int TEMPLATES = 10;
    private static final double SCALE = 1;
    private static final int MORE_FIELDS = 62;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JiraSimulator simulator;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<ImmutableSortedSet<String>, ImmutableList<PageTemplate>> templates = new ConcurrentHashMap<>();

    private JiraIssuePages(JiraSimulator simulator)
    {
        this.simulator = requireNonNull(simulator, "simulator is null");
    }

    static JiraIssuePages start()
    {
        return new JiraIssuePages(JiraSimulator.builder().data(JiraDataset.of(Company.generate(1, SCALE), MORE_FIELDS)).token("benchmark", TOKEN).start());
    }

    /**
     * The answer to what is asked of the site beside searches.
     */
    byte[] get(String path)
    {
        return send(request(path).GET());
    }

    /**
     * The issues of a page.
     *
     * @param index the page's place in the search, from 0
     */
    byte[] page(ImmutableSortedSet<String> fields, int index)
    {
        ImmutableList<PageTemplate> pages = templates.computeIfAbsent(fields, this::render);
        return pages.get(index % pages.size()).numberedFrom(FIRST_NUMBER + index * PAGE_SIZE);
    }

    private ImmutableList<PageTemplate> render(ImmutableSortedSet<String> fields)
    {
        ImmutableList.Builder<ObjectNode> issues = ImmutableList.builder();
        int found = 0;
        Optional<String> token = Optional.empty();
        while (found < TEMPLATES * PAGE_SIZE) {
            ObjectNode body = JSON.createObjectNode().put("jql", "created >= \"1970-01-01\" ORDER BY created, key").put("maxResults", PAGE_SIZE);
            fields.forEach(body.putArray("fields")::add);
            token.ifPresent(next -> body.put("nextPageToken", next));
            JsonNode page = json(send(request(PreparedJira.SEARCH).POST(BodyPublishers.ofString(body.toString()))));
            page.get("issues").forEach(issue -> issues.add(numbered((ObjectNode) issue)));
            found += page.get("issues").size();
            // a page that names no other one is the last, and there have to be enough of them
            token = Optional.of(page.get("nextPageToken").textValue());
        }
        return Lists.partition(issues.build().subList(0, TEMPLATES * PAGE_SIZE), PAGE_SIZE).stream()
                .map(page -> PageTemplate.ofNumbered(page, FIRST_NUMBER))
                .collect(toImmutableList());
    }

    /**
     * Issues are told apart by their ids and by their keys.
     */
    private static ObjectNode numbered(ObjectNode issue)
    {
        String key = issue.get("key").textValue();
        String self = issue.get("self").textValue();
        return issue
                .put("id", Integer.toString(FIRST_NUMBER))
                .put("key", key.substring(0, key.lastIndexOf('-') + 1) + FIRST_NUMBER)
                .put("self", self.substring(0, self.lastIndexOf('/') + 1) + FIRST_NUMBER);
    }

    private HttpRequest.Builder request(String path)
    {
        return HttpRequest.newBuilder(simulator.baseUri().resolve(path))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("%s:%s".formatted(USER, TOKEN).getBytes(UTF_8)))
                .header("Content-Type", "application/json");
    }

    private byte[] send(HttpRequest.Builder request)
    {
        HttpRequest sent = request.build();
        try {
            return client.send(sent, BodyHandlers.ofByteArray()).body();
        }
        catch (IOException e) {
            throw new LauncherException("Cannot read %s: %s".formatted(sent.uri(), e.getMessage()), e);
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted while reading " + sent.uri(), e);
        }
    }

    private static JsonNode json(byte[] body)
    {
        try {
            return JSON.readTree(body);
        }
        catch (IOException e) {
            throw new LauncherException("Not JSON: " + e.getMessage(), e);
        }
    }

    @Override
    public void close()
    {
        client.close();
        simulator.close();
    }
}

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
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.testing.PlainRows;
import io.omnisql.connector.testing.RecordedValue;
import io.trino.testing.DistributedQueryRunner;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.trino.testing.TestingSession.testSessionBuilder;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A catalog of a site that has recorded answers, each for whatever it is asked at one path.
 */
final class ReplayedJira
        implements AutoCloseable
{
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Map<String, JsonNode> answers;
    private final MockWebServer server;
    private final DistributedQueryRunner queryRunner;

    private ReplayedJira(Map<String, JsonNode> answers, MockWebServer server, DistributedQueryRunner queryRunner)
    {
        this.answers = requireNonNull(answers, "answers is null");
        this.server = requireNonNull(server, "server is null");
        this.queryRunner = requireNonNull(queryRunner, "queryRunner is null");
    }

    /**
     * A catalog whose site has these fields, of which it tells when it is asked first.
     */
    static ReplayedJira start(List<JsonNode> fields)
            throws Exception
    {
        Map<String, JsonNode> answers = new ConcurrentHashMap<>();
        answers.put("/rest/api/3/field", array(fields));
        MockWebServer server = new MockWebServer();
        server.setDispatcher(new Dispatcher()
        {
            @Override
            public MockResponse dispatch(RecordedRequest request)
            {
                return response(answers, request);
            }
        });
        server.start();
        DistributedQueryRunner queryRunner = DistributedQueryRunner.builder(testSessionBuilder().setCatalog("jira").setSchema("default").build()).setWorkerCount(0).build();
        queryRunner.installPlugin(new JiraPlugin());
        queryRunner.createCatalog("jira", "omnisql_jira", ImmutableMap.of(
                "omnisql.tenant", "acme",
                "omnisql.cache.enabled", "false",
                "jira.uri", server.url("/").toString(),
                "jira.email", "ada@acme.example",
                "jira.api-token", "a-token"));
        return new ReplayedJira(answers, server, queryRunner);
    }

    private static MockResponse response(Map<String, JsonNode> answers, RecordedRequest request)
    {
        String path = request.getUrl().encodedPath();
        boolean isFurther = Optional.ofNullable(request.getUrl().queryParameter("startAt")).filter(start -> !start.equals("0")).isPresent();
        JsonNode answer = answers.get(path);
        if (answer == null) {
            return new MockResponse.Builder().code(404).body("{\"errorMessages\":[\"not recorded: %s\"]}".formatted(path)).build();
        }
        JsonNode body = answer.isArray() && isFurther ? MAPPER.createArrayNode() : answer;
        return new MockResponse.Builder().addHeader("Content-Type", "application/json").body(body.toString()).build();
    }

    void put(String path, JsonNode answer)
    {
        answers.put(path, answer);
    }

    /**
     * The issues are found by each search, and by each list of keys.
     */
    void putIssues(List<JsonNode> issues)
    {
        ObjectNode found = MAPPER.createObjectNode().put("isLast", true);
        found.set("issues", array(issues));
        put(IssueEndpoints.SEARCH, found);
        put(IssueEndpoints.BY_KEY, found);
    }

    /**
     * Each record is a row, with the values that stand in it.
     */
    void check(TableDefinition table, String condition, List<JsonNode> records)
    {
        assertThat(records).as(table.name()).isNotEmpty();
        List<ColumnDefinition> columns = table.columns().stream().filter(column -> !column.hidden() && RecordedValue.isPlain(column)).collect(toImmutableList());
        assertThat(columns).as(table.name()).hasSizeGreaterThan(1);
        String names = String.join(", ", columns.stream().map(column -> "\"%s\"".formatted(column.name())).toList());
        assertThat(rows("SELECT %s FROM %s WHERE %s".formatted(names, table.name(), condition)))
                .as("%s: %s", table.name(), names)
                .containsExactlyInAnyOrderElementsOf(records.stream().map(record -> columns.stream().map(column -> RecordedValue.text(column, record)).toList()).toList());
    }

    /**
     * The rows of a query as texts.
     */
    List<List<String>> rows(String sql)
    {
        return PlainRows.of(queryRunner.execute(sql)).stream().map(row -> row.stream().map(Objects::toString).toList()).toList();
    }

    static ArrayNode array(List<JsonNode> records)
    {
        return MAPPER.createArrayNode().addAll(records);
    }

    /**
     * All that a list has, in one page.
     *
     * @param name of the array
     */
    static ObjectNode page(String name, List<JsonNode> records)
    {
        ObjectNode page = MAPPER.createObjectNode().put("startAt", 0).put("maxResults", records.size()).put("total", records.size()).put("isLast", true);
        page.set(name, array(records));
        return page;
    }

    @Override
    public void close()
            throws IOException
    {
        queryRunner.close();
        server.close();
    }
}

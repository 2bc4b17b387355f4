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
import io.omnisql.connector.testing.WireParameters;
import io.trino.testing.DistributedQueryRunner;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.trino.testing.TestingSession.testSessionBuilder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * What others have recorded from real sites of Jira is read on the connector's own way: each record is a row, with the values that stand in it.
 * <p>
 * Records of devlake stand one by one in its files, and are put into pages again.
 */
@TestInstance(PER_CLASS)
@EnabledIf(value = "isRecordingAtHand", disabledReason = "there are no recordings of the API: name their folder with -Domnisql.contracts=")
final class TestJiraRecordings
{
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Map<String, JsonNode> answers = new LinkedHashMap<>();
    private final MockWebServer server = new MockWebServer();
    private DistributedQueryRunner queryRunner;

    static boolean isRecordingAtHand()
    {
        return Files.isDirectory(folder());
    }

    private static Path folder()
    {
        return Path.of(System.getProperty("omnisql.contracts", "none"), "jira", "recorded");
    }

    @BeforeAll
    void start()
            throws Exception
    {
        server.setDispatcher(new Dispatcher()
        {
            @Override
            public MockResponse dispatch(RecordedRequest request)
            {
                return answer(request);
            }
        });
        server.start();
        queryRunner = DistributedQueryRunner.builder(testSessionBuilder().setCatalog("jira").setSchema("default").build()).setWorkerCount(0).build();
        queryRunner.installPlugin(new JiraPlugin());
        answers.put("/rest/api/3/field", array(devlake("api_issue_fields", _ -> true)));
        queryRunner.createCatalog("jira", "omnisql_jira", ImmutableMap.of(
                "omnisql.tenant", "acme",
                "omnisql.cache.enabled", "false",
                "jira.uri", server.url("/").toString(),
                "jira.email", "ada@acme.example",
                "jira.api-token", "a-token"));
    }

    @AfterAll
    void stop()
            throws IOException
    {
        queryRunner.close();
        server.close();
    }

    /**
     * They were read by the agile API, which shows the same fields.
     */
    @Test
    void testIssues()
            throws IOException
    {
        Map<String, JsonNode> issues = new LinkedHashMap<>();
        for (String file : List.of("api_issues", "api_issues_for_due_date", "external_epics")) {
            devlake(file, _ -> true).forEach(issue -> issues.put(issue.get("id").asText(), issue));
        }
        assertThat(issues).hasSizeGreaterThan(10);
        ObjectNode found = MAPPER.createObjectNode().put("isLast", true);
        found.set("issues", array(List.copyOf(issues.values())));
        answers.put(IssueEndpoints.SEARCH, found);
        answers.put(IssueEndpoints.BY_KEY, found);
        check(IssuesTable.ISSUES, "TRUE", List.copyOf(issues.values()));
    }

    @Test
    void testWords()
            throws IOException
    {
        // between two answers one type was renamed
        List<JsonNode> types = devlake("api_issue_types", line -> !line.at("/data/name").asText().equals("Story"));
        answers.put("/rest/api/3/issuetype", array(types));
        check(IssueTypesTable.ISSUE_TYPES, "TRUE", types);
        answers.put("/rest/api/3/status", array(devlake("api_status", _ -> true)));
        check(StatusesTable.STATUSES, "TRUE", devlake("api_status", _ -> true));
        answers.put("/rest/api/3/statuscategory", library("go-jira/all_statuscategories"));
        check(StatusCategoriesTable.STATUS_CATEGORIES, "TRUE", records(library("go-jira/all_statuscategories")));
        ObjectNode linkTypes = MAPPER.createObjectNode();
        linkTypes.set("issueLinkTypes", library("go-jira/all_issuelinktypes"));
        answers.put("/rest/api/3/issueLinkType", linkTypes);
        check(IssueLinkTypesTable.ISSUE_LINK_TYPES, "TRUE", records(library("go-jira/all_issuelinktypes")));
        answers.put("/rest/api/3/filter/search", library("go-jira/search_filters"));
        check(FiltersTable.FILTERS, "TRUE", records(library("go-jira/search_filters").get("values")));
    }

    /**
     * Today both are lists in pages.
     */
    @Test
    void testWordsInPages()
            throws IOException
    {
        List<JsonNode> priorities = records(library("go-jira/all_priorities"));
        answers.put("/rest/api/3/priority/search", page(priorities));
        check(PrioritiesTable.PRIORITIES, "TRUE", priorities);
        List<JsonNode> resolutions = records(library("go-jira/all_resolutions"));
        answers.put("/rest/api/3/resolution/search", page(resolutions));
        check(ResolutionsTable.RESOLUTIONS, "TRUE", resolutions);
    }

    @Test
    void testProjectsAndPeople()
            throws IOException
    {
        answers.put("/rest/api/3/project/search", page(devlake("api_projects", _ -> true)));
        check(ProjectsTable.PROJECTS, "TRUE", devlake("api_projects", _ -> true));
        answers.put(UsersTable.PATH, array(devlake("api_users", _ -> true)));
        check(UsersTable.USERS, "TRUE", devlake("api_users", _ -> true));
    }

    @Test
    void testBoardsAndSprints()
            throws IOException
    {
        answers.put("/rest/agile/1.0/board", library("go-jira/all_boards"));
        check(BoardsTable.BOARDS, "TRUE", records(library("go-jira/all_boards").get("values")));
        List<JsonNode> sprints = devlake("api_sprints", line -> line.get("url").asText().contains("/board/8/"));
        answers.put("/rest/agile/1.0/board/8/sprint", page(sprints));
        check(SprintsTable.SPRINTS, "board_id = 8", sprints);
    }

    @Test
    void testRemoteLinks()
            throws IOException
    {
        List<JsonNode> links = devlake("api_remotelinks", line -> line.at("/data/self").asText().contains("/issue/EE-1/"));
        ObjectNode found = MAPPER.createObjectNode().put("isLast", true);
        found.set("issues", array(devlake("api_issues", line -> line.at("/data/key").asText().equals("EE-1"))));
        answers.put(IssueEndpoints.BY_KEY, found);
        answers.put("/rest/api/3/issue/EE-1/remotelink", array(links));
        check(IssueRemoteLinksTable.ISSUE_REMOTE_LINKS, "issue_key = 'EE-1'", links);
    }

    private MockResponse answer(RecordedRequest request)
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

    private void check(TableDefinition table, String condition, List<JsonNode> records)
    {
        assertThat(records).as(table.name()).isNotEmpty();
        List<ColumnDefinition> columns = table.columns().stream().filter(column -> !column.hidden() && RecordedValue.isPlain(column)).collect(toImmutableList());
        assertThat(columns).as(table.name()).hasSizeGreaterThan(1);
        String names = String.join(", ", columns.stream().map(column -> "\"%s\"".formatted(column.name())).toList());
        List<List<Object>> rows = PlainRows.of(queryRunner.execute("SELECT %s FROM %s WHERE %s".formatted(names, table.name(), condition)));
        assertThat(rows.stream().map(row -> row.stream().map(value -> Optional.ofNullable(value).map(Object::toString).orElse("null")).toList()))
                .as("%s: %s", table.name(), names)
                .containsExactlyInAnyOrderElementsOf(records.stream().map(record -> columns.stream().map(column -> RecordedValue.text(column, record)).toList()).toList());
    }

    private static List<JsonNode> devlake(String table, Predicate<JsonNode> lines)
            throws IOException
    {
        try (Stream<String> text = Files.lines(folder().resolve("devlake/jira_%s.jsonl".formatted(table)))) {
            return text.map(WireParameters::parse).filter(lines).map(line -> line.get("data")).collect(toImmutableList());
        }
    }

    private static JsonNode library(String file)
            throws IOException
    {
        return WireParameters.parse(Files.readString(folder().resolve(file + ".json")));
    }

    private static List<JsonNode> records(JsonNode array)
    {
        return array.valueStream().collect(toImmutableList());
    }

    private static ArrayNode array(List<JsonNode> records)
    {
        return MAPPER.createArrayNode().addAll(records);
    }

    private static ObjectNode page(List<JsonNode> records)
    {
        ObjectNode page = MAPPER.createObjectNode().put("startAt", 0).put("maxResults", records.size()).put("total", records.size()).put("isLast", true);
        page.set("values", array(records));
        return page;
    }
}

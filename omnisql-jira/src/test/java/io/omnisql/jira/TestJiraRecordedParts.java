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
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.LinkedListMultimap;
import com.google.common.collect.Multimap;
import com.google.common.collect.Multimaps;
import io.omnisql.connector.testing.RecordedValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static com.google.common.collect.MoreCollectors.onlyElement;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * What was recorded of issues, projects and boards is read in the tables of what these have: each record is a row, with the values that stand in it and in what it is in.
 * <p>
 * Older versions of the API had texts where documents are now: such a text stands in the answer as a document of one paragraph, and in the row as the text.
 */
@TestInstance(PER_CLASS)
@EnabledIf(value = "io.omnisql.jira.RecordedJira#isAtHand", disabledReason = "there are no recordings of the API: name their folder with -Domnisql.contracts=")
final class TestJiraRecordedParts
{
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern ISSUE = Pattern.compile("/issue/([0-9]+)/");

    private ReplayedJira jira;

    @BeforeAll
    void start()
            throws Exception
    {
        jira = ReplayedJira.start(Stream.of(RecordedJira.devlake("api_issue_fields", _ -> true), records(RecordedJira.library("go-jira/all_fields"))).flatMap(List::stream).toList());
    }

    @AfterAll
    void stop()
            throws IOException
    {
        jira.close();
    }

    @Test
    void testChanges()
    {
        Multimap<String, JsonNode> others = byIssue("api_issue_changelogs");
        List<JsonNode> issues = issues(others);
        List<JsonNode> logs = new ArrayList<>();
        List<List<String>> expected = new ArrayList<>();
        for (JsonNode issue : issues) {
            List<JsonNode> histories = issue.has("changelog") ? records(issue.at("/changelog/histories")) : List.copyOf(others.get(issue.get("id").asText()));
            ObjectNode log = MAPPER.createObjectNode().put("issueId", issue.get("id").asText());
            log.set("changeHistories", ReplayedJira.array(histories));
            logs.add(log);
            histories.forEach(history -> expected.addAll(changes(issue, history)));
        }
        assertThat(logs).hasSizeGreaterThan(12);
        assertThat(expected).hasSizeGreaterThan(300);
        jira.putIssues(issues);
        jira.put("/rest/api/3/changelog/bulkfetch", ReplayedJira.page("issueChangeLogs", logs));
        assertThat(jira.rows("SELECT issue_key, issue_id, history_id, position, author, author_id, created_at, field, field_id, field_type, from_value, from_string, to_value, to_string FROM issue_changelogs"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<List<String>> changes(JsonNode issue, JsonNode history)
    {
        List<List<String>> changes = new ArrayList<>();
        for (JsonNode item : history.get("items")) {
            changes.add(ImmutableList.<String>builder()
                    .addAll(texts(issue, "/key", "/id"))
                    .addAll(texts(history, "/id"))
                    .add(String.valueOf(changes.size()))
                    .addAll(texts(history, "/author/displayName", "/author/accountId"))
                    .add(moment(history, "/created"))
                    .addAll(texts(item, "/field", "/fieldId", "/fieldtype", "/from", "/fromString", "/to", "/toString"))
                    .build());
        }
        return changes;
    }

    /**
     * Of issues that were recorded as well, their own field is read, and it has what the list of entries had.
     */
    @Test
    void testWorklogs()
    {
        Multimap<String, JsonNode> entries = byIssue("api_worklogs");
        List<JsonNode> issues = issues(entries).stream().filter(issue -> entries.containsKey(issue.get("id").asText())).collect(toImmutableList());
        assertThat(issues).anyMatch(issue -> issue.has("fields")).anyMatch(issue -> !issue.has("fields"));
        jira.putIssues(issues.stream().map(issue -> withDocuments(issue, "/fields/worklog/worklogs", "comment")).toList());
        for (JsonNode issue : issues) {
            if (!issue.has("fields")) {
                ObjectNode page = ReplayedJira.page("worklogs", List.copyOf(entries.get(issue.get("id").asText())));
                jira.put("/rest/api/3/issue/%s/worklog".formatted(issue.get("key").asText()), withDocuments(page, "/worklogs", "comment"));
            }
        }
        assertThat(jira.rows("SELECT issue_key, issue_id, id, author, author_id, update_author, update_author_id, comment, time_spent, time_spent_seconds, started_at, created_at, updated_at FROM issue_worklogs WHERE " + isOneOf(issues)))
                .containsExactlyInAnyOrderElementsOf(issues.stream().flatMap(issue -> entries.get(issue.get("id").asText()).stream().map(entry -> entry(issue, entry))).toList())
                .hasSize(10);
    }

    private static List<String> entry(JsonNode issue, JsonNode entry)
    {
        return ImmutableList.<String>builder()
                .addAll(texts(issue, "/key", "/id"))
                .addAll(texts(entry, "/id", "/author/displayName", "/author/accountId", "/updateAuthor/displayName", "/updateAuthor/accountId", "/comment", "/timeSpent", "/timeSpentSeconds"))
                .add(moment(entry, "/started"), moment(entry, "/created"), moment(entry, "/updated"))
                .build();
    }

    /**
     * Those of a cloud stand in its issues; those of a server, whose accounts have no ids, in a list.
     */
    @Test
    void testComments()
    {
        JsonNode listed = RecordedJira.library("jira-ruby/issue/10002/comment");
        JsonNode server = RecordedJira.library("jira-ruby/issue/10002");
        ObjectNode commented = MAPPER.createObjectNode().put("id", server.get("id").asText()).put("key", server.get("key").asText());
        List<JsonNode> issues = Stream.concat(RecordedJira.issues().stream().filter(issue -> !issue.at("/fields/comment/comments").isEmpty()), Stream.of(commented)).collect(toImmutableList());
        List<List<String>> expected = issues.stream()
                .flatMap(issue -> records(issue.has("fields") ? issue.at("/fields/comment/comments") : listed.get("comments")).stream().map(comment -> comment(issue, comment)))
                .toList();
        assertThat(issues).hasSizeGreaterThan(4);
        jira.putIssues(issues.stream().map(issue -> withDocuments(issue, "/fields/comment/comments", "body")).toList());
        jira.put("/rest/api/3/issue/%s/comment".formatted(server.get("key").asText()), withDocuments(listed, "/comments", "body"));
        assertThat(jira.rows("SELECT issue_key, issue_id, id, author, author_id, update_author, update_author_id, body, is_public, created_at, updated_at FROM issue_comments WHERE " + isOneOf(issues)))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<String> comment(JsonNode issue, JsonNode comment)
    {
        return ImmutableList.<String>builder()
                .addAll(texts(issue, "/key", "/id"))
                .addAll(texts(comment, "/id", "/author/displayName", "/author/accountId", "/updateAuthor/displayName", "/updateAuthor/accountId", "/body", "/jsdPublic"))
                .add(moment(comment, "/created"), moment(comment, "/updated"))
                .build();
    }

    @Test
    void testTransitions()
    {
        JsonNode transitions = RecordedJira.library("go-jira/transitions");
        jira.putIssues(RecordedJira.issues());
        jira.put("/rest/api/3/issue/EE-1/transitions", transitions);
        jira.check(IssueTransitionsTable.ISSUE_TRANSITIONS, "issue_key = 'EE-1'", records(transitions.get("transitions")));
    }

    @Test
    void testFields()
    {
        jira.check(FieldsTable.FIELDS, "is_custom", Stream.of(RecordedJira.devlake("api_issue_fields", _ -> true), records(RecordedJira.library("go-jira/all_fields"))).flatMap(List::stream).filter(field -> field.get("custom").asBoolean()).toList());
        jira.check(FieldsTable.FIELDS, "NOT is_custom", records(RecordedJira.library("go-jira/all_fields")).stream().filter(field -> !field.get("custom").asBoolean()).toList());
    }

    /**
     * Versions and components stood in their project, and in lists of the same records today.
     */
    @Test
    void testVersionsAndComponents()
    {
        JsonNode project = RecordedJira.library("go-jira/project");
        jira.put("/rest/api/3/project/ABDERA", project);
        jira.put("/rest/api/3/project/ABDERA/version", ReplayedJira.page("values", records(project.get("versions"))));
        jira.check(ProjectVersionsTable.PROJECT_VERSIONS, "project_key = 'ABDERA'", records(project.get("versions")));
        JsonNode sample = RecordedJira.library("jira-ruby/project").valueStream().collect(onlyElement());
        jira.put("/rest/api/3/project/SAMPLEPROJECT", sample);
        List<JsonNode> components = ImmutableList.of(RecordedJira.library("jira-ruby/component/10000"));
        jira.put("/rest/api/3/project/SAMPLEPROJECT/component", ReplayedJira.page("values", components));
        jira.check(ProjectComponentsTable.PROJECT_COMPONENTS, "project_key = 'SAMPLEPROJECT'", components);
    }

    @Test
    void testIssuesOfBoard()
    {
        JsonNode issues = RecordedJira.library("jira-ruby/board/1_issues");
        jira.put("/rest/agile/1.0/board/1/issue", issues);
        jira.check(BoardIssuesTable.BOARD_ISSUES, "board_id = 1", records(issues.get("issues")));
    }

    /**
     * Records by the issues in whose lists they were.
     */
    private static Multimap<String, JsonNode> byIssue(String table)
    {
        return RecordedJira.lines(table).stream()
                .collect(Multimaps.toMultimap(
                        line -> ISSUE.matcher(line.get("url").asText()).results().map(match -> match.group(1)).collect(onlyElement()),
                        line -> line.get("data"),
                        LinkedListMultimap::create));
    }

    /**
     * The recorded issues, and for those of which only parts were recorded others with their numbers, and keys of our own.
     */
    private static List<JsonNode> issues(Multimap<String, JsonNode> parts)
    {
        Map<String, JsonNode> recorded = RecordedJira.issues().stream().collect(toImmutableMap(issue -> issue.get("id").asText(), Function.identity()));
        Stream<JsonNode> others = parts.keySet().stream().filter(id -> !recorded.containsKey(id)).map(id -> MAPPER.createObjectNode().put("id", id).put("key", "EE-" + id));
        return Stream.concat(recorded.values().stream(), others).collect(toImmutableList());
    }

    /**
     * The same with a document in place of each text.
     *
     * @param array of the records that have it
     */
    private static JsonNode withDocuments(JsonNode answer, String array, String name)
    {
        JsonNode copy = answer.deepCopy();
        for (JsonNode record : copy.at(array)) {
            if (record.path(name).isTextual()) {
                ObjectNode document = MAPPER.createObjectNode().put("type", "doc").put("version", 1);
                ObjectNode paragraph = document.putArray("content").addObject().put("type", "paragraph");
                paragraph.putArray("content").addObject().put("type", "text").put("text", record.get(name).asText());
                ((ObjectNode) record).set(name, document);
            }
        }
        return copy;
    }

    private static String isOneOf(List<JsonNode> issues)
    {
        return issues.stream().map(issue -> "'%s'".formatted(issue.get("key").asText())).collect(joining(", ", "issue_key IN (", ")"));
    }

    private static List<String> texts(JsonNode record, String... pointers)
    {
        return Stream.of(pointers).map(pointer -> Optional.of(record.at(pointer)).filter(value -> !value.isNull() && !value.isMissingNode()).map(JsonNode::asText).orElse("null")).toList();
    }

    private static String moment(JsonNode record, String pointer)
    {
        return RecordedValue.moment(record.at(pointer).asText()).toString();
    }

    private static List<JsonNode> records(JsonNode array)
    {
        return array.valueStream().collect(toImmutableList());
    }
}

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
import com.google.common.collect.ImmutableList;
import io.omnisql.simulator.jira.JiraDataset;
import io.omnisql.simulator.jira.JiraIssue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static io.omnisql.jira.LeastCase.least;
import static io.omnisql.jira.LeastKind.COUNTS;
import static io.omnisql.jira.LeastKind.FIRST;
import static io.omnisql.jira.LeastKind.KEYS;
import static io.omnisql.jira.LeastRows.counts;
import static io.omnisql.jira.LeastRows.one;
import static io.omnisql.jira.LeastRows.rows;
import static io.omnisql.jira.RawJira.EVERY_ISSUE;
import static java.util.stream.Collectors.joining;

/**
 * The first issues in an order, issues by their keys, and how many there are.
 */
final class OrderedLeastCases
{
    private OrderedLeastCases() {}

    static ImmutableList<LeastCase> of(JiraDataset data)
    {
        return ImmutableList.<LeastCase>builder().addAll(orders()).addAll(keys(data)).addAll(counted()).build();
    }

    private static ImmutableList<LeastCase> orders()
    {
        return ImmutableList.of(
                least(FIRST,
                        "the ten newest",
                        "SELECT key, summary FROM issues ORDER BY created_at DESC LIMIT 10",
                        source -> rows(source.first(10, EVERY_ISSUE + " ORDER BY created DESC, key DESC", "summary"), "/key", "/fields/summary")).inOrder(),
                least(FIRST,
                        "the ten of a project that have changed last",
                        "SELECT key, summary FROM issues WHERE project_key = 'MONOLI' ORDER BY updated_at DESC LIMIT 10",
                        source -> rows(source.first(10, "project = MONOLI ORDER BY updated DESC, key DESC", "summary"), "/key", "/fields/summary")).inOrder(),
                least(
                        FIRST,
                        "the oldest",
                        "SELECT key FROM issues ORDER BY created_at LIMIT 1",
                        source -> rows(source.first(1, EVERY_ISSUE + " ORDER BY created ASC, key ASC", "key"), "/key")),
                least(
                        FIRST,
                        "when anything has changed last",
                        "SELECT max(updated_at) FROM issues",
                        source -> one(LeastRows.time(source.first(1, EVERY_ISSUE + " ORDER BY updated DESC", "updated").getFirst(), "/fields/updated"))),
                least(FIRST,
                        "the next ten days that something is due",
                        "SELECT due_date FROM issues WHERE due_date >= DATE '2025-01-01' ORDER BY due_date LIMIT 10",
                        source -> source.first(10, "due >= \"2025-01-01\" ORDER BY due ASC", "duedate").stream().<List<Object>>map(issue -> List.of(LocalDate.parse(issue.at("/fields/duedate").textValue()))).toList()).inOrder(),
                least(FIRST,
                        "the ten that were resolved last",
                        "SELECT key FROM issues WHERE resolved_at >= TIMESTAMP '2024-01-01 00:00:00 UTC' ORDER BY resolved_at DESC LIMIT 10",
                        source -> rows(source.first(10, "resolutiondate >= \"2024-01-02\" ORDER BY resolutiondate DESC", "resolutiondate"), "/key")).inOrder(),
                least(FIRST,
                        "the first five by their text",
                        "SELECT summary FROM issues WHERE project_key = 'MONOLI' ORDER BY summary LIMIT 5",
                        source -> source.search("project = MONOLI", "summary").stream().map(issue -> issue.at("/fields/summary").textValue()).sorted().limit(5).<List<Object>>map(List::of).toList()).inOrder());
    }

    private static ImmutableList<LeastCase> keys(JiraDataset data)
    {
        List<JiraIssue> issues = TestingJira.found(data).toList();
        List<String> few = issues.stream().limit(20).map(JiraIssue::key).toList();
        List<String> many = issues.stream().limit(150).map(JiraIssue::key).toList();
        return ImmutableList.of(
                least(KEYS, "one issue", "SELECT key, summary FROM issues WHERE key = 'ROCKET-1'", source -> keyed(source.issues(List.of("ROCKET-1"), "summary"))),
                least(KEYS, "an issue that is not there", "SELECT key, summary FROM issues WHERE key = 'ROCKET-99999'", source -> keyed(source.issues(List.of("ROCKET-99999"), "summary"))),
                least(KEYS, "one issue by its number", "SELECT key, summary FROM issues WHERE id = '%s'".formatted(issues.getFirst().id()), source -> keyed(source.issues(List.of(String.valueOf(issues.getFirst().id())), "summary"))),
                least(KEYS, "twenty issues", "SELECT key, summary FROM issues WHERE key IN (%s)".formatted(few.stream().map("'%s'"::formatted).collect(joining(", "))), source -> keyed(source.issues(few, "summary"))),
                least(
                        KEYS,
                        "150 issues of a join",
                        "SELECT i.key, i.summary FROM (VALUES %s) v(key) JOIN issues i ON i.key = v.key".formatted(many.stream().map("('%s')"::formatted).collect(joining(", "))),
                        source -> keyed(Stream.of(many.subList(0, 100), many.subList(100, 150)).flatMap(batch -> source.issues(batch, "summary").stream()).toList())),
                least(
                        KEYS,
                        "issues and their parts, of a list of parents",
                        "SELECT key, parent_key FROM issues WHERE parent_key IN ('ROCKET-5', 'ROCKET-6')",
                        source -> rows(source.search("parent in (ROCKET-5, ROCKET-6)", "parent").stream().filter(issue -> Set.of("ROCKET-5", "ROCKET-6").contains(issue.at("/fields/parent/key").textValue())).toList(), "/key", "/fields/parent/key")));
    }

    private static ImmutableList<LeastCase> counted()
    {
        return ImmutableList.of(
                least(COUNTS, "issues", "SELECT count(*) FROM issues", source -> one((long) source.search(EVERY_ISSUE, "key").size())),
                least(COUNTS, "issues of a project", "SELECT count(*) FROM issues WHERE project_key = 'MONOLI'", source -> one(source.search("project = MONOLI", "key").stream().filter(issue -> project(issue).equals("MONOLI")).count())),
                least(COUNTS, "issues by their project", "SELECT project_key, count(*) FROM issues GROUP BY project_key", source -> counts(source.search(EVERY_ISSUE, "key"), OrderedLeastCases::project)),
                least(
                        COUNTS,
                        "issues of a project by their status",
                        "SELECT status, count(*) FROM issues WHERE project_key = 'MONOLI' GROUP BY status",
                        source -> counts(source.search("project = MONOLI", "status"), issue -> issue.at("/fields/status/name").textValue())),
                least(COUNTS,
                        "open issues by who works on them",
                        "SELECT assignee_id, count(*) FROM issues WHERE status_category <> 'done' AND assignee_id IS NOT NULL GROUP BY assignee_id",
                        source -> counts(
                                source.search("assignee is not EMPTY AND statusCategory != done", "status", "assignee").stream().filter(issue -> !issue.at("/fields/status/statusCategory/key").textValue().equals("done")).toList(),
                                issue -> issue.at("/fields/assignee/accountId").textValue()))
                        .because("Negations are not sent, as JQL compares without regard for case."),
                least(COUNTS,
                        "labels of a project's issues",
                        "SELECT DISTINCT label FROM issues CROSS JOIN UNNEST(labels) t(label) WHERE project_key = 'MONOLI'",
                        source -> source.search("project = MONOLI AND labels is not EMPTY", "labels").stream().flatMap(issue -> issue.at("/fields/labels").valueStream()).map(JsonNode::textValue).distinct().<List<Object>>map(List::of).toList())
                        .because("That an unnested array has values is not sent to Jira."),
                least(COUNTS, "labels", "SELECT count(*) FROM labels", source -> one((long) source.list("/rest/api/3/label?maxResults=1000").size())),
                least(
                        COUNTS,
                        "people who have reported something in a project",
                        "SELECT DISTINCT reporter_id FROM issues WHERE project_key = 'MONOLI' AND reporter_id IS NOT NULL",
                        source -> new ArrayList<>(source.search("project = MONOLI", "reporter").stream().map(issue -> issue.at("/fields/reporter/accountId").textValue()).filter(Objects::nonNull).<List<Object>>map(List::of).collect(Collectors.toSet()))));
    }

    /**
     * A key begins with that of the project.
     */
    private static String project(JsonNode issue)
    {
        String key = issue.get("key").textValue();
        return key.substring(0, key.lastIndexOf('-'));
    }

    private static List<List<Object>> keyed(List<JsonNode> issues)
    {
        return rows(issues, "/key", "/fields/summary");
    }
}

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

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import static io.omnisql.jira.LeastCase.least;
import static io.omnisql.jira.LeastKind.FILTERS;
import static io.omnisql.jira.LeastKind.ISSUES;
import static io.omnisql.jira.LeastRows.one;
import static io.omnisql.jira.LeastRows.rows;
import static io.omnisql.jira.RawJira.EVERY_ISSUE;

/**
 * Issues by what they are, which Jira finds by JQL: of what JQL finds, the fields are checked by which it was filtered.
 */
final class IssueLeastCases
{
    private IssueLeastCases() {}

    static ImmutableList<LeastCase> of(JiraDataset data)
    {
        return ImmutableList.<LeastCase>builder().addAll(scans()).addAll(words(data)).addAll(times()).build();
    }

    private static ImmutableList<LeastCase> scans()
    {
        return ImmutableList.of(
                least(ISSUES, "all keys", "SELECT key FROM issues", source -> rows(source.search(EVERY_ISSUE, "key"), "/key")),
                least(ISSUES, "all ids and keys", "SELECT id, key FROM issues", source -> rows(source.search(EVERY_ISSUE, "key"), "/id", "/key")),
                least(
                        ISSUES,
                        "all issues, with their states and who works on them",
                        "SELECT key, summary, status, assignee FROM issues",
                        source -> rows(source.search(EVERY_ISSUE, "summary", "status", "assignee"), "/key", "/fields/summary", "/fields/status/name", "/fields/assignee/displayName")),
                least(
                        ISSUES,
                        "all issues, with the time that they take",
                        "SELECT key, original_estimate_seconds, time_spent_seconds FROM issues",
                        source -> rows(source.search(EVERY_ISSUE, "timeoriginalestimate", "timespent"), "/key", "/fields/timeoriginalestimate", "/fields/timespent")),
                least(
                        ISSUES,
                        "any 20 issues",
                        "SELECT count(*) FROM (SELECT key, summary FROM issues LIMIT 20)",
                        source -> one((long) source.first(20, EVERY_ISSUE, "summary").size())),
                least(
                        ISSUES,
                        "issues of the catalog's scope",
                        "SELECT key, summary FROM scoped.default.issues",
                        source -> rows(source.search("project in (ROCKET, LAUNCH)", "summary"), "/key", "/fields/summary")));
    }

    private static ImmutableList<LeastCase> words(JiraDataset data)
    {
        String assignee = issues(data).flatMap(issue -> issue.people().assignee().stream()).findFirst().orElseThrow();
        String label = issues(data).flatMap(issue -> issue.facts().labels().stream()).findFirst().orElseThrow();
        String version = issues(data).flatMap(issue -> issue.facts().fixVersions().stream()).map(found -> found.name()).findFirst().orElseThrow();
        String epic = issues(data).flatMap(issue -> issue.parent().stream()).map(id -> data.findIssue(id).orElseThrow().key()).findFirst().orElseThrow();
        return ImmutableList.of(
                filtered("of a project", "project_key = 'MONOLI'", "project = MONOLI", "project", _ -> true),
                filtered("of a project, by their status", "project_key = 'MONOLI' AND status = 'Done'", "project = MONOLI AND status = Done", "status", issue -> text(issue, "/fields/status/name").equals("Done")),
                filtered(
                        "by several statuses",
                        "status IN ('In Progress', 'In Review')",
                        "status in (\"In Progress\", \"In Review\")",
                        "status",
                        issue -> List.of("In Progress", "In Review").contains(text(issue, "/fields/status/name"))),
                least(FILTERS, "by a status and one that is unknown", "SELECT key, summary FROM issues WHERE status IN ('Done', 'Nowhere')", source -> {
                    if (!source.refusal("status in (Done, Nowhere)", "summary", "status").get(0).textValue().contains("'Nowhere'")) {
                        throw new IllegalStateException("another value is refused");
                    }
                    return keyed(source.search("status = Done", "summary", "status").stream().filter(issue -> text(issue, "/fields/status/name").equals("Done")));
                }),
                filtered(
                        "that are not done",
                        "project_key = 'MONOLI' AND status_category IN ('new', 'indeterminate')",
                        "project = MONOLI AND statusCategory in (new, indeterminate)",
                        "status",
                        issue -> !text(issue, "/fields/status/statusCategory/key").equals("done")),
                filtered("of an assignee", "assignee_id = '%s'".formatted(assignee), "assignee = \"%s\"".formatted(assignee), "assignee", issue -> text(issue, "/fields/assignee/accountId").equals(assignee)),
                filtered("of nobody", "project_key = 'MONOLI' AND assignee_id IS NULL", "project = MONOLI", "assignee", issue -> issue.at("/fields/assignee").isNull()),
                filtered("with a label", "contains(labels, '%s')".formatted(label), "labels = \"%s\"".formatted(label), "labels", issue -> issue.at("/fields/labels").valueStream().anyMatch(found -> found.textValue().equals(label))),
                filtered(
                        "for a version",
                        "contains(fix_versions, '%s')".formatted(version),
                        "fixVersion = \"%s\"".formatted(version),
                        "fixVersions",
                        issue -> issue.at("/fields/fixVersions").valueStream().anyMatch(found -> found.get("name").textValue().equals(version))),
                filtered("of an epic", "parent_key = '%s'".formatted(epic), "parent = %s".formatted(epic), "parent", issue -> text(issue, "/fields/parent/key").equals(epic)),
                // an issue whose project hides the field is not found to have an empty one
                filtered("that are not resolved", "project_key = 'MONOLI' AND resolution IS NULL", "project = MONOLI", "resolution", issue -> issue.at("/fields/resolution").isNull()));
    }

    private static ImmutableList<LeastCase> times()
    {
        Instant since = Instant.parse("2026-01-01T00:00:00Z");
        Instant until = Instant.parse("2026-04-01T00:00:00Z");
        LocalDate due = LocalDate.parse("2025-01-01");
        return ImmutableList.of(
                filtered(
                        "that have changed since a day",
                        "updated_at >= TIMESTAMP '2026-01-01 00:00:00 UTC'",
                        "updated >= %s".formatted(since.toEpochMilli()),
                        "updated",
                        issue -> !LeastRows.time(issue, "/fields/updated").isBefore(since)),
                filtered(
                        "of three months",
                        "created_at >= TIMESTAMP '2026-01-01 00:00:00 UTC' AND created_at < TIMESTAMP '2026-04-01 00:00:00 UTC'",
                        "created >= %s AND created <= %s".formatted(since.toEpochMilli(), until.toEpochMilli()),
                        "created",
                        issue -> !LeastRows.time(issue, "/fields/created").isBefore(since) && LeastRows.time(issue, "/fields/created").isBefore(until)),
                filtered(
                        "that are due in a year",
                        "due_date BETWEEN DATE '2025-01-01' AND DATE '2025-12-31'",
                        "due >= \"2025-01-01\" AND due <= \"2025-12-31\"",
                        "duedate",
                        issue -> LocalDate.parse(text(issue, "/fields/duedate")).getYear() == due.getYear()));
    }

    private static LeastCase filtered(String name, String condition, String jql, String field, Predicate<JsonNode> taken)
    {
        return least(
                FILTERS,
                name,
                "SELECT key, summary FROM issues WHERE " + condition,
                source -> keyed(source.search(jql, "summary", field).stream().filter(taken)));
    }

    private static List<List<Object>> keyed(Stream<JsonNode> issues)
    {
        return rows(issues.toList(), "/key", "/fields/summary");
    }

    private static String text(JsonNode issue, String pointer)
    {
        return issue.at(pointer).asText();
    }

    private static Stream<JiraIssue> issues(JiraDataset data)
    {
        return data.issues("MONOLI").stream();
    }
}

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
import io.omnisql.simulator.jira.JiraSprint;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import static io.omnisql.jira.LeastCase.least;
import static io.omnisql.jira.LeastKind.JOINS;
import static io.omnisql.jira.LeastKind.SEMI;
import static io.omnisql.jira.LeastRows.rows;
import static io.omnisql.jira.LeastRows.within;

/**
 * Joins of issues with what they have and what they name, and subqueries that list what they have to have. What an issue shows of another thing is taken from there.
 */
final class JoinedLeastCases
{
    private static final String SHOWN = "An issue shows what is asked of the other thing, of which the list is read all the same.";

    private JoinedLeastCases() {}

    static ImmutableList<LeastCase> of(JiraDataset data)
    {
        return ImmutableList.<LeastCase>builder().addAll(joins(data)).addAll(subqueries(data)).build();
    }

    private static ImmutableList<LeastCase> joins(JiraDataset data)
    {
        String label = data.issues("MONOLI").stream().flatMap(issue -> issue.facts().labels().stream()).findFirst().orElseThrow();
        JiraSprint sprint = data.site().sprints().stream().filter(found -> found.state() == JiraSprint.State.ACTIVE).findFirst().orElseThrow();
        return ImmutableList.of(
                least(JOINS,
                        "issues and the accounts of who works on them",
                        "SELECT i.key, u.display_name, u.is_active FROM issues i JOIN users u ON u.account_id = i.assignee_id WHERE i.project_key = 'MONOLI'",
                        source -> rows(source.search("project = MONOLI AND assignee is not EMPTY", "assignee"), "/key", "/fields/assignee/displayName", "/fields/assignee/active")),
                least(JOINS,
                        "issues and the zones of who works on them, if anybody does",
                        "SELECT i.key, u.time_zone FROM issues i LEFT JOIN users u ON u.account_id = i.assignee_id WHERE i.project_key = 'MONOLI'",
                        source -> rows(source.search("project = MONOLI", "assignee"), "/key", "/fields/assignee/timeZone")),
                least(JOINS,
                        "issues and the epics that they are of, if any",
                        "SELECT i.key, p.key, p.summary FROM issues i LEFT JOIN issues p ON p.key = i.parent_key WHERE i.project_key = 'MONOLI'",
                        source -> rows(source.search("project = MONOLI", "parent"), "/key", "/fields/parent/key", "/fields/parent/fields/summary")).because(SHOWN),
                least(JOINS,
                        "changes of a project's bugs",
                        "SELECT c.issue_key, c.history_id, c.field FROM issues i JOIN issue_changelogs c ON c.issue_id = i.id WHERE i.project_key = 'MONOLI' AND i.issue_type = 'Bug'",
                        source -> PartLeastCases.changes(source, source.search("project = MONOLI AND issuetype = Bug", "issuetype").stream().filter(issue -> issue.at("/fields/issuetype/name").textValue().equals("Bug")).toList()))
                        .because("The numbers of the bugs are looked up for their keys, although they were just read."),
                least(JOINS,
                        "work on a project's issues",
                        "SELECT i.key, w.id, w.time_spent_seconds FROM issues i JOIN issue_worklogs w ON w.issue_key = i.key WHERE i.project_key = 'MONOLI'",
                        source -> PartLeastCases.worklogs(source, "project = MONOLI"))
                        .because("The issues are searched first, and then fetched by their keys with what they show of the work."),
                least(JOINS,
                        "comments of issues with a label",
                        "SELECT i.key, c.id FROM issues i JOIN issue_comments c ON c.issue_key = i.key WHERE contains(i.labels, '%s')".formatted(label),
                        source -> PartLeastCases.comments(source, "labels = \"%s\"".formatted(label)))
                        .because("Trino keeps contains() above the join, so that all issues and their comments are read."),
                least(JOINS,
                        "issues of a sprint",
                        "SELECT i.key, i.summary FROM sprint_issues s JOIN issues i ON i.key = s.issue_key WHERE s.sprint_id = %s".formatted(sprint.id()),
                        source -> rows(ImmutableList.copyOf(source.get("/rest/agile/1.0/sprint/%s/issue?fields=summary&maxResults=100".formatted(sprint.id())).get("issues")), "/key", "/fields/summary"))
                        .because("The list of a sprint's issues shows their fields; the connector takes only their keys from it."),
                least(JOINS,
                        "versions of a project and the issues for them",
                        "SELECT v.name, i.key FROM project_versions v JOIN (SELECT key, version FROM issues CROSS JOIN UNNEST(fix_version_ids) t(version) WHERE project_key = 'MONOLI') i ON i.version = v.id WHERE v.project_key = 'MONOLI' AND NOT v.is_released",
                        source -> within(source.search("project = MONOLI AND fixVersion in unreleasedVersions(MONOLI)", "fixVersions"), "/fields/fixVersions", List.of("/key"), "/name", "/released").stream()
                                .filter(row -> row.get(2).equals(false))
                                .<List<Object>>map(row -> List.of(row.get(1), row.get(0)))
                                .toList())
                        .because("An issue shows its versions; the connector reads all issues of the project, and the versions beside them."));
    }

    private static ImmutableList<LeastCase> subqueries(JiraDataset data)
    {
        JiraSprint sprint = data.site().sprints().stream().filter(found -> found.state() == JiraSprint.State.ACTIVE).findFirst().orElseThrow();
        return ImmutableList.of(
                least(SEMI,
                        "issues whose status is of a category",
                        "SELECT key, status FROM issues WHERE project_key = 'MONOLI' AND status IN (SELECT name FROM statuses WHERE status_category = 'done')",
                        source -> rows(source.search("project = MONOLI AND statusCategory = done", "status").stream().filter(issue -> issue.at("/fields/status/statusCategory/key").textValue().equals("done")).toList(), "/key", "/fields/status/name"))
                        .because(SHOWN),
                least(SEMI,
                        "issues of a sprint",
                        "SELECT key, summary FROM issues WHERE key IN (SELECT issue_key FROM sprint_issues WHERE sprint_id = %s)".formatted(sprint.id()),
                        source -> rows(ImmutableList.copyOf(source.get("/rest/agile/1.0/sprint/%s/issue?fields=summary&maxResults=100".formatted(sprint.id())).get("issues")), "/key", "/fields/summary"))
                        .because("The list of a sprint's issues shows their fields; the connector takes only their keys from it."),
                least(
                        SEMI,
                        "issues of projects by a pattern",
                        "SELECT key, summary FROM issues WHERE project_key IN (SELECT project_key FROM projects WHERE project_key LIKE 'L%')",
                        source -> {
                            Map<String, String> projects = SiteLeastCases.live(source).stream()
                                    .filter(project -> project.get("key").textValue().startsWith("L"))
                                    .collect(Collectors.toMap(project -> project.get("id").textValue(), project -> project.get("key").textValue()));
                            return rows(source.search("project in (%s)".formatted(String.join(", ", projects.keySet())), "summary"), "/key", "/fields/summary");
                        }),
                least(
                        SEMI,
                        "issues of a group's members",
                        "SELECT key FROM issues WHERE project_key = 'MONOLI' AND assignee_id IN (SELECT account_id FROM group_members WHERE group_name = 'jira-administrators')",
                        source -> {
                            List<JsonNode> groups = source.list("/rest/api/3/group/bulk?maxResults=50&groupName=jira-administrators");
                            List<String> members = source.list("/rest/api/3/group/member?groupId=%s&includeInactiveUsers=true&maxResults=50".formatted(groups.getFirst().get("groupId").textValue())).stream()
                                    .map(member -> member.get("accountId").textValue())
                                    .toList();
                            return rows(source.search("project = MONOLI AND assignee in (\"%s\")".formatted(String.join("\", \"", members)), "assignee"), "/key");
                        }));
    }
}

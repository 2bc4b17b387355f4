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
import io.omnisql.simulator.jira.JiraBoard;
import io.omnisql.simulator.jira.JiraDataset;
import io.omnisql.simulator.jira.JiraUser;

import java.util.List;

import static io.omnisql.jira.LeastCase.least;
import static io.omnisql.jira.LeastKind.SITE;
import static io.omnisql.jira.LeastRows.rows;
import static java.util.stream.Collectors.joining;

/**
 * Small tables of a site, and what belongs to projects, boards and groups.
 */
final class SiteLeastCases
{
    private SiteLeastCases() {}

    static ImmutableList<LeastCase> of(JiraDataset data)
    {
        return ImmutableList.<LeastCase>builder().addAll(words()).addAll(projects()).addAll(people(data)).build();
    }

    private static ImmutableList<LeastCase> words()
    {
        return ImmutableList.of(
                least(SITE, "statuses", "SELECT id, name, status_category FROM statuses", source -> rows(list(source.get("/rest/api/3/status")), "/id", "/name", "/statusCategory/key")),
                least(SITE, "types of issues", "SELECT id, name FROM issue_types", source -> rows(list(source.get("/rest/api/3/issuetype")), "/id", "/name")),
                least(SITE, "priorities", "SELECT id, name FROM priorities", source -> rows(list(source.get("/rest/api/3/priority")), "/id", "/name")),
                least(SITE, "custom fields", "SELECT id, name FROM fields WHERE is_custom", source -> rows(list(source.get("/rest/api/3/field")).stream().filter(field -> field.get("custom").booleanValue()).toList(), "/id", "/name")),
                least(SITE, "types of links", "SELECT name, inward, outward FROM issue_link_types", source -> rows(list(source.get("/rest/api/3/issueLinkType").get("issueLinkTypes")), "/name", "/inward", "/outward")));
    }

    private static ImmutableList<LeastCase> projects()
    {
        return ImmutableList.of(
                least(SITE, "projects", "SELECT project_key, name FROM projects", source -> rows(live(source), "/key", "/name")),
                least(SITE, "a project", "SELECT project_key, name FROM projects WHERE project_key = 'ROCKET'", source -> rows(List.of(source.get("/rest/api/3/project/ROCKET")), "/key", "/name")),
                least(SITE,
                        "versions of a project",
                        "SELECT id, name, is_released FROM project_versions WHERE project_key = 'ROCKET'",
                        source -> rows(list(source.get("/rest/api/3/project/ROCKET").get("versions")), "/id", "/name", "/released")),
                least(SITE,
                        "components of a project",
                        "SELECT id, name FROM project_components WHERE project_key = 'ROCKET'",
                        source -> rows(list(source.get("/rest/api/3/project/ROCKET").get("components")), "/id", "/name")),
                least(
                        SITE,
                        "roles of a project",
                        "SELECT id, name, description FROM project_roles WHERE project_key = 'ROCKET'",
                        source -> {
                            if (!source.get("/rest/api/3/project/ROCKET").get("key").textValue().equals("ROCKET")) {
                                throw new IllegalStateException("the project has another key");
                            }
                            return rows(list(source.get("/rest/api/3/project/ROCKET/roledetails")), "/id", "/name", "/description");
                        }),
                least(
                        SITE,
                        "unreleased versions of all projects",
                        "SELECT project_key, name FROM project_versions WHERE NOT is_released AND NOT is_archived",
                        source -> live(source).stream()
                                .map(project -> project.get("key").textValue())
                                .flatMap(key -> source.list("/rest/api/3/project/%s/version?maxResults=50".formatted(key)).stream()
                                        .filter(version -> !version.get("released").booleanValue() && !version.get("archived").booleanValue())
                                        .<List<Object>>map(version -> List.of(key, version.get("name").textValue())))
                                .toList()));
    }

    private static ImmutableList<LeastCase> people(JiraDataset data)
    {
        List<String> accounts = data.site().users().stream().map(JiraUser::accountId).limit(5).toList();
        JiraBoard board = data.site().boards().stream().filter(JiraBoard::scrum).findFirst().orElseThrow();
        String group = data.site().groups().getFirst().id();
        return ImmutableList.of(
                least(
                        SITE,
                        "five accounts",
                        "SELECT account_id, display_name FROM users WHERE account_id IN (%s)".formatted(accounts.stream().map("'%s'"::formatted).collect(joining(", "))),
                        source -> rows(list(source.get("/rest/api/3/user/bulk?maxResults=100&" + accounts.stream().map("accountId=%s"::formatted).collect(joining("&"))).get("values")), "/accountId", "/displayName")),
                least(SITE, "groups", "SELECT group_id, name FROM groups", source -> rows(source.list("/rest/api/3/group/bulk?maxResults=50"), "/groupId", "/name")),
                least(SITE,
                        "members of a group",
                        "SELECT account_id FROM group_members WHERE group_id = '%s'".formatted(group),
                        source -> rows(source.list("/rest/api/3/group/member?groupId=%s&includeInactiveUsers=true&maxResults=50".formatted(group)), "/accountId"))
                        .because("The group is looked up for its name, by which its members are asked for: Jira does not tell the ids of all groups."),
                least(SITE, "boards", "SELECT id, name FROM boards", source -> rows(source.list("/rest/agile/1.0/board?maxResults=50"), "/id", "/name")),
                least(
                        SITE,
                        "sprints of a board",
                        "SELECT id, name, state FROM sprints WHERE board_id = %s".formatted(board.id()),
                        source -> rows(source.list("/rest/agile/1.0/board/%s/sprint?maxResults=50".formatted(board.id())), "/id", "/name", "/state")));
    }

    static List<JsonNode> live(RawJira source)
    {
        return source.list("/rest/api/3/project/search?status=live&maxResults=100");
    }

    static List<JsonNode> list(JsonNode array)
    {
        return ImmutableList.copyOf(array);
    }
}

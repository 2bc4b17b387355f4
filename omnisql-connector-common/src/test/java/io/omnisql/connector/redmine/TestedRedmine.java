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
package io.omnisql.connector.redmine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.connector.testing.FixtureList;
import io.omnisql.connector.testing.FixtureMatch;
import io.omnisql.connector.testing.FixturePages;
import io.omnisql.connector.testing.FixtureRecords;
import io.omnisql.connector.testing.LoginFixture;

import java.util.List;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * A Redmine as its wiki describes it: lists show a part if nothing else is said, and five records at once, where the real one has a hundred.
 */
final class TestedRedmine
        extends LoginFixture
{
    private static final FixturePages PAGES = new FixturePages.Offset("offset", "limit", 5, "total_count");
    private static final FixtureMatch VALUE = FixtureMatch.equal().flags("1", "0").atLeast(">=").atMost("<=").present("*").absent("!*").anyOf('|');

    private static final String PLANNED =
            """
            , 'assigned_to': {'id': %1$s, 'name': 'User %1$s'}, 'category': {'id': 7, 'name': 'Documents'}, 'fixed_version': {'id': %1$s, 'name': 'Version %1$s'}, 'parent': {'id': 1}""";
    private static final List<ObjectNode> PROJECTS = FixtureRecords.table(
            """
            id | name      | identifier | description | homepage           | status | is_public | parent/id | parent/name | created_on           | updated_on
            1  | Project 1 | p-1        | About 1     | https://p1.example | 1      | true      |           |             | 2025-01-01T08:00:00Z | 2026-01-01T08:00:00Z
            2  | Project 2 | p-2        | About 2     | https://p2.example | 1      | false     | 1         | Project 1   | 2025-02-01T08:00:00Z | 2026-01-02T08:00:00Z
            3  | Project 3 | p-3        | null        | https://p3.example | 5      | true      |           |             | 2025-03-01T08:00:00Z | 2026-01-03T08:00:00Z
            """);
    private static final List<ObjectNode> USERS = FixtureRecords.table(
            """
            id | login | admin | firstname | lastname | mail               | created_on           | last_login_on        | status
            1  | user1 | true  | User      | '1'      | User1@acme.example | 2025-01-01T09:30:00Z | 2026-02-01T10:00:00Z | 1
            2  | user2 | false | User      | '2'      | User2@acme.example | 2025-01-02T09:30:00Z | 2026-02-02T10:00:00Z | 1
            3  | user3 | false | User      | '3'      | User3@acme.example | 2025-01-03T09:30:00Z | 2026-02-03T10:00:00Z | 3
            4  | user4 | false | User      | '4'      | User4@acme.example | 2025-01-04T09:30:00Z | null                 | 2
            """);
    private static final List<ObjectNode> TIME_ENTRIES = FixtureRecords.table(
            """
            id | project/id | project/name | issue/id | user/id | user/name | activity/id | activity/name | hours | comments | spent_on   | created_on           | updated_on
            1  | 2          | Project 2    | 1        | 2       | User 2    | 2           | Activity 2    | 0.25  | Work 1   | 2026-02-01 | 2026-02-01T17:00:00Z | 2026-02-01T18:00:00Z
            2  | 1          | Project 1    | 2        | 1       | User 1    | 1           | Activity 1    | 0.5   | Work 2   | 2026-02-02 | 2026-02-02T17:00:00Z | 2026-02-02T18:00:00Z
            3  | 2          | Project 2    | 3        | 2       | User 2    | 2           | Activity 2    | 0.75  | Work 3   | 2026-02-03 | 2026-02-03T17:00:00Z | 2026-02-03T18:00:00Z
            4  | 1          | Project 1    |          | 1       | User 1    | 1           | Activity 1    | 1.0   | Work 4   | 2026-02-04 | 2026-02-04T17:00:00Z | 2026-02-04T18:00:00Z
            5  | 2          | Project 2    | 5        | 2       | User 2    | 2           | Activity 2    | 1.25  | Work 5   | 2026-02-05 | 2026-02-05T17:00:00Z | 2026-02-05T18:00:00Z
            6  | 1          | Project 1    | 6        | 1       | User 1    | 1           | Activity 1    | 1.5   | Work 6   | 2026-02-06 | 2026-02-06T17:00:00Z | 2026-02-06T18:00:00Z
            7  | 2          | Project 2    | 7        | 2       | User 2    | 2           | Activity 2    | 1.75  | Work 7   | 2026-02-07 | 2026-02-07T17:00:00Z | 2026-02-07T18:00:00Z
            """);
    private static final List<ObjectNode> VERSIONS = FixtureRecords.table(
            """
            id | project/id | project/name | name      | description | status | due_date   | sharing | created_on           | updated_on
            1  | 1          | Project 1    | Version 1 | Release 1   | closed | 2026-06-30 | none    | 2025-06-01T00:00:00Z | 2025-07-01T00:00:00Z
            2  | 1          | Project 1    | Version 2 | Release 2   | open   | null       | system  | 2025-06-02T00:00:00Z | 2025-07-02T00:00:00Z
            3  | 2          | Project 2    | Version 3 | Release 3   | open   | 2026-06-30 | none    | 2025-06-03T00:00:00Z | 2025-07-03T00:00:00Z
            """);

    TestedRedmine()
    {
        super(new RedminePlugin());
        list("issues", "issue", issues())
                .filter("status_id", TestedRedmine::hasStatus).byDefault("status_id", "open")
                .filter("project_id", TestedRedmine::isInProject)
                .filters(VALUE, TestedRedmine::pointer, "tracker_id", "priority_id", "author_id", "assigned_to_id", "category_id", "fixed_version_id", "parent_id", "is_private")
                .filters(VALUE, TestedRedmine::pointer, "start_date", "due_date", "created_on", "updated_on", "closed_on")
                .sortByWord("sort", ":desc").byDefault("sort", "id:desc");
        list("projects", "project", PROJECTS)
                .filter("status", VALUE, "/status").byDefault("status", "1");
        list("users", "user", USERS)
                .filter("status", VALUE.everything(""), "/status").byDefault("status", "1")
                .filter("name", FixtureMatch.part(), "/login", "/firstname", "/lastname", "/mail");
        list("time_entries", "time_entry", TIME_ENTRIES)
                .filter("project_id", TestedRedmine::isInProject)
                .filters(VALUE, TestedRedmine::pointer, "user_id", "issue_id", "activity_id", "spent_on")
                .filter("from", VALUE.atLeast(""), "/spent_on")
                .filter("to", VALUE.atMost(""), "/spent_on")
                .sortByWord("sort", ":desc").byDefault("sort", "spent_on:desc");
        server().list("/projects/{id}/versions.json", request -> VERSIONS.stream()
                        .filter(version -> version.path("sharing").asText().equals("system") || version.at("/project/id").asText().equals(request.variable("id")))
                        .toList())
                .within("versions").below(PROJECTS);
    }

    private FixtureList list(String name, String member, List<ObjectNode> records)
    {
        server().single("/%s/{id}.json".formatted(name), member, records);
        return server().list("/%s.json".formatted(name), records).within(name).paged(PAGES);
    }

    private static String pointer(String parameter)
    {
        return "/" + parameter.replaceFirst("_id$", "/id");
    }

    private static boolean hasStatus(ObjectNode issue, String value)
    {
        return switch (value) {
            case "open", "closed" -> issue.at("/status/is_closed").asBoolean() == value.equals("closed");
            default -> VALUE.test(issue.at("/status/id"), value);
        };
    }

    /**
     * A project shows what is in its subprojects as well.
     */
    private static boolean isInProject(ObjectNode record, String value)
    {
        String project = record.at("/project/id").asText();
        return project.equals(value) || PROJECTS.stream().anyMatch(other -> other.path("id").asText().equals(project) && other.at("/parent/id").asText().equals(value));
    }

    private static List<ObjectNode> issues()
    {
        return IntStream.rangeClosed(1, 12).mapToObj(id -> FixtureRecords.json(
                """
                {'id': %1$s, 'project': {'id': %2$s, 'name': 'Project %2$s'}, 'tracker': {'id': %3$s, 'name': 'Tracker %3$s'},
                'status': {'id': %4$s, 'name': 'Status %4$s', 'is_closed': %5$s}, 'priority': {'id': %4$s, 'name': 'Priority %4$s'},
                'author': {'id': %3$s, 'name': 'User %3$s'}%6$s, 'subject': 'Issue %1$s', 'description': '%7$s',
                'start_date': '2026-01-%1$02d', 'due_date': %8$s, 'done_ratio': %1$s0, 'is_private': %9$s, 'estimated_hours': %10$s,
                'created_on': '2026-01-%1$02dT10:00:00Z', 'updated_on': '2026-02-%11$02dT10:30:00Z', 'closed_on': %12$s}""".formatted(
                        id,
                        id == 11 ? 3 : id % 4 == 0 ? 2 : 1,
                        1 + id % 2,
                        1 + id % 3,
                        id % 3 == 2,
                        id % 4 == 1 ? "" : PLANNED.formatted(1 + id % 3),
                        id == 3 ? "" : "What happened " + id + " times",
                        id % 2 == 0 ? "'2026-03-%02d'".formatted(id) : "null",
                        id == 6,
                        id % 3 == 0 ? "null" : id * 0.5,
                        13 - id,
                        id % 3 == 2 ? "'2026-02-%02dT10:30:00Z'".formatted(13 - id) : "null"))).collect(toImmutableList());
    }
}

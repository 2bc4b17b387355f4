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

import com.google.common.collect.ImmutableMap;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.http.Fault;
import io.omnisql.simulator.http.JournalEntry;
import io.omnisql.simulator.jira.JiraSimulator;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

/**
 * What is asked of Jira, word by word, and how often.
 */
@TestInstance(PER_CLASS)
@Execution(SAME_THREAD)
final class TestJiraRequests
{
    private static final String PROJECT = "/rest/api/3/project/ROCKET";
    private static final String BY_KEY = "/rest/api/3/issue/bulkfetch";
    private static final String EXPANDED = "expand=description,lead,url";

    private TestingJira jira;

    @BeforeAll
    void start()
            throws Exception
    {
        JiraSimulator simulator = TestingJira.described(JiraSimulator.builder().company(Company.generate(1, 0.4)).token("requests", "a-token"));
        Map<String, String> all = TestingJira.catalog(simulator, "a-token");
        jira = TestingJira.start(simulator, ImmutableMap.of(
                "jira", all,
                "scoped", TestingJira.declaring(all, "ROCKET,LAUN*")));
        // what is asked before a query is planned
        for (String catalog : List.of("jira", "scoped")) {
            assertAsked("SHOW TABLES FROM %s.default".formatted(catalog), "/rest/api/3/field");
        }
    }

    @AfterAll
    void stop()
    {
        jira.close();
    }

    @Test
    void testListsOfTheSite()
    {
        assertAsked("SELECT * FROM issue_types", "/rest/api/3/issuetype");
        assertAsked("SELECT * FROM statuses", "/rest/api/3/status");
        assertAsked("SELECT * FROM status_categories", "/rest/api/3/statuscategory");
        assertAsked("SELECT * FROM fields", "/rest/api/3/field");
        assertAsked("SELECT * FROM issue_link_types", "/rest/api/3/issueLinkType");
        assertAsked("SELECT * FROM priorities", "/rest/api/3/priority/search?maxResults=50");
        assertAsked("SELECT * FROM resolutions", "/rest/api/3/resolution/search?maxResults=50");
        assertAsked("SELECT * FROM labels", "/rest/api/3/label?maxResults=1000");
        assertAsked("SELECT * FROM projects", "/rest/api/3/project/search?action=browse&status=live&%s&maxResults=100".formatted(EXPANDED));
        assertAsked("SELECT * FROM permission_schemes", "/rest/api/3/permissionscheme");
        assertAsked("SELECT * FROM security_schemes", "/rest/api/3/issuesecurityschemes");
        assertAsked("SELECT * FROM workflows", "/rest/api/3/workflows/search?expand=values.transitions&maxResults=50");
        assertAsked("SELECT * FROM boards", "/rest/agile/1.0/board?maxResults=50");
        assertAsked("SELECT id FROM audit_records", "/rest/api/3/auditing/record?limit=1000");
    }

    @Test
    void testProjects()
    {
        assertAsked("SELECT name FROM projects WHERE project_key = 'ROCKET'", PROJECT + "?" + EXPANDED);
        // a project that is named is asked for its key first, as Jira takes others for it
        assertAsked("SELECT is_overdue FROM project_versions WHERE project_key = 'ROCKET'", PROJECT, PROJECT + "/version?expand=driver&maxResults=50");
        assertAsked("SELECT lead FROM project_components WHERE project_key = 'ROCKET'", PROJECT, PROJECT + "/component?maxResults=50");
        assertAsked("SELECT name FROM project_roles WHERE project_key = 'ROCKET'", PROJECT, PROJECT + "/roledetails");
        assertThat(jira.failure("SELECT id FROM project_versions WHERE project_key = 'NOWHERE'")).contains("there is no 'NOWHERE' at the source");
        assertThat(jira.simulator().journal().entries()).extracting(JournalEntry::path).containsExactly("/rest/api/3/project/NOWHERE");
        long projects = (Long) jira.query("SELECT count(*) FROM projects").column().getFirst();
        assertThat(jira.query("SELECT name FROM project_versions").requests()).hasSize((int) projects + 1);
    }

    /**
     * A project has its versions and components itself, but for some of their columns.
     */
    @Test
    void testPartsThatProjectsTell()
    {
        List<String> told = List.of(
                "SELECT project_key, project_id, id, name, description, is_released, is_archived, start_date, release_date FROM project_versions",
                "SELECT name, \"$fetched_at\" FROM project_versions",
                "SELECT count(*) FROM project_versions",
                "SELECT project_key, id, name, description FROM project_components");
        told.forEach(sql -> assertAsked(sql + " WHERE project_key = 'ROCKET'", PROJECT));
        assertAsked("SELECT name FROM project_versions WHERE project_key = 'ROCKET' AND NOT is_released ORDER BY release_date LIMIT 1", PROJECT);
        // both tables have their rows from one answer
        assertAsked("SELECT v.name, c.name FROM project_versions v CROSS JOIN project_components c WHERE v.project_key = 'ROCKET' AND c.project_key = 'ROCKET'", PROJECT);
        assertAsked("SELECT name FROM project_versions WHERE project_key = 'ROCKET' AND driver_id IS NULL", PROJECT, PROJECT + "/version?expand=driver&maxResults=50");
        assertAsked("SELECT name FROM project_components WHERE project_key = 'ROCKET' AND issue_count > 0", PROJECT, PROJECT + "/component?maxResults=50");
        assertAsked("SELECT id FROM project_versions WHERE project_key = 'ATTIC'", "/rest/api/3/project/ATTIC");
    }

    /**
     * Components of Compass may be in a project instead of its own, or beside them; one that shows none may have some of its own.
     */
    @Test
    void testComponentsOfCompass()
    {
        for (String components : List.of("[{\"id\":\"1\",\"name\":\"one\"},{\"ari\":\"ari:cloud:compass:1\",\"id\":\"2\",\"name\":\"two\"}]", "[]")) {
            String project = "{\"key\":\"ROCKET\",\"components\":%s}".formatted(components);
            jira.simulator().faults().add(Fault.fault(new Fault.Respond(200, Headers.of("Content-Type", "application/json"), project)).on("/rest/api/3/project/{projectIdOrKey}"));
            assertAsked("SELECT name FROM project_components WHERE project_key = 'ROCKET'", PROJECT, PROJECT + "/component?maxResults=50");
        }
    }

    @Test
    void testScope()
    {
        assertThat(jira.query("SELECT DISTINCT project_key FROM scoped.default.project_components").column()).containsExactlyInAnyOrder("ROCKET", "LAUNCH");
        assertThat(jira.query("SELECT project_key FROM scoped.default.projects").column()).containsExactlyInAnyOrder("ROCKET", "LAUNCH");
        assertThat(jira.failure("SELECT id FROM scoped.default.project_versions WHERE project_key = 'WEBAPP'")).contains("'WEBAPP' is outside the scope that the catalog declares by jira.projects");
        assertThat(jira.simulator().journal().entries()).isEmpty();
    }

    @Test
    void testFilters()
    {
        assertSent("SELECT id FROM boards WHERE board_type = 'kanban'", "type=kanban");
        assertNotSent("SELECT id FROM boards WHERE board_type = 'other'", "type=");
        assertSent("SELECT id FROM sprints WHERE state = 'active'", "state=active");
        assertSent("SELECT name FROM groups WHERE name = 'jira-administrators'", "groupName=jira-administrators");
        assertSent("SELECT name FROM projects WHERE id = '10000'", "id=10000");
        assertSent("SELECT id FROM audit_records WHERE created_at >= TIMESTAMP '2026-03-01 12:00:00.500 UTC'", "from=2026-03-01T11:59:59Z");
        assertSent("SELECT id FROM audit_records WHERE created_at <= TIMESTAMP '2026-03-01 12:00:00.500 UTC'", "to=2026-03-01T12:00:02Z");
    }

    /**
     * Accounts of a join are asked for a hundred at a time, and a list ends with an empty page.
     */
    @Test
    void testAccounts()
    {
        List<String> some = jira.simulator().data().site().users().stream().map(user -> "('%s')".formatted(user.accountId())).limit(12).toList();
        TestingJira.Answer answer = jira.query("SELECT u.display_name FROM (VALUES %s) v(id) JOIN users u ON u.account_id = v.id".formatted(some.stream().collect(joining(", "))));
        assertThat(answer.rows()).hasSize(12);
        assertThat(answer.requests()).extracting(JournalEntry::path).containsOnly("/rest/api/3/user/bulk").hasSize(1);
        int users = jira.simulator().data().site().users().size();
        assertThat(jira.query("SELECT account_id FROM users").asked()).contains("/rest/api/3/users/search?maxResults=1000", "/rest/api/3/users/search?maxResults=1000&startAt=" + users);
    }

    /**
     * A list that took Jira too long is asked for once more.
     */
    @Test
    void testListThatTakesTooLong()
    {
        jira.simulator().faults().add(Fault.status(409).on("/rest/api/3/users/search"));
        TestingJira.Answer answer = jira.query("SELECT account_id FROM users");
        assertThat(answer.rows()).hasSize(jira.simulator().data().site().users().size());
        assertThat(answer.requests()).extracting(JournalEntry::status).startsWith(409, 200);
    }

    /**
     * Groups may have no id, and have names of their own.
     */
    @Test
    void testGroupsWithoutIds()
    {
        String page = "{\"isLast\":true,\"maxResults\":50,\"startAt\":0,\"total\":2,\"values\":[{\"groupId\":null,\"name\":\"first\"},{\"groupId\":null,\"name\":\"second\"}]}";
        jira.simulator().faults().add(Fault.fault(new Fault.Respond(200, Headers.of("Content-Type", "application/json"), page)).on("/rest/api/3/group/bulk"));
        assertThat(jira.query("SELECT name FROM groups WHERE group_id IS NULL").column()).containsExactly("first", "second");
    }

    /**
     * Its name finds the members of each.
     */
    @Test
    void testMembersOfGroupsWithoutIds()
    {
        String page = "{\"isLast\":true,\"maxResults\":50,\"startAt\":0,\"total\":2,\"values\":[{\"groupId\":null,\"name\":\"jira-administrators\"},{\"name\":\"former-staff\"}]}";
        jira.simulator().faults().add(Fault.fault(new Fault.Respond(200, Headers.of("Content-Type", "application/json"), page)).on("/rest/api/3/group/bulk"));
        assertThat(jira.query("SELECT group_name, account_id, group_id FROM group_members").rows()).containsExactlyInAnyOrderElementsOf(jira.simulator().data().site().groups().stream()
                .filter(group -> group.name().equals("jira-administrators") || group.name().equals("former-staff"))
                .flatMap(group -> group.members().stream().map(account -> Arrays.<Object>asList(group.name(), account, null)))
                .toList());
    }

    /**
     * The sprints of each board are asked for, and a board that has none by its nature has no rows.
     */
    @Test
    void testBoards()
    {
        TestingJira.Answer answer = jira.query("SELECT id FROM sprints");
        int boards = jira.query("SELECT id FROM boards").rows().size();
        assertThat(answer.requests()).hasSize(boards + 1);
        assertThat(answer.requests()).filteredOn(request -> request.status() == 400).describedAs("boards without sprints").isNotEmpty();
    }

    /**
     * Jira says so in several wordings, and in other languages where it is not asked for English.
     */
    @Test
    void testBoardsWithoutSprints()
    {
        for (String message : List.of("The board does not support sprints", "The board doesn't support sprints.")) {
            refuse(400, message, "/rest/agile/1.0/board/{boardId}/sprint");
            assertThat(jira.query("SELECT id FROM sprints WHERE board_id = %s".formatted(scrumBoard())).rows()).describedAs(message).isEmpty();
        }
        // a word of the address is no reason
        refuse(400, "Bad Request: /rest/agile/1.0/board/7/sprint", "/rest/agile/1.0/board/{boardId}/sprint");
        assertThat(jira.failure("SELECT id FROM sprints WHERE board_id = %s".formatted(scrumBoard()))).contains("refuses the parameters");
    }

    /**
     * A filter that Jira does not take is left out, and is no reason to have no rows.
     */
    @Test
    void testRefusedStatesOfSprints()
    {
        Object board = scrumBoard();
        String sql = "SELECT id FROM sprints WHERE board_id = %s AND state = 'closed'".formatted(board);
        List<Object> closed = jira.query(sql).column();
        assertThat(closed).isNotEmpty();
        refuse(400, "The value 'closed' is not allowed as state of a sprint.", "/rest/agile/1.0/board/{boardId}/sprint");
        TestingJira.Answer answer = jira.query(sql);
        assertThat(answer.column()).containsExactlyInAnyOrderElementsOf(closed);
        assertThat(answer.requests()).extracting(JournalEntry::status).startsWith(400, 200);
    }

    @Test
    void testBoardsWithoutColumns()
    {
        for (int status : List.of(422, 500)) {
            for (String table : List.of("sprint", "issue")) {
                refuse(status, "This board has no columns with a mapped status.", "/rest/agile/1.0/board/{boardId}/" + table);
            }
            assertThat(jira.query("SELECT id FROM sprints WHERE board_id = %s".formatted(scrumBoard())).rows()).isEmpty();
            assertThat(jira.query("SELECT issue_id FROM board_issues WHERE board_id = %s".formatted(scrumBoard())).rows()).isEmpty();
        }
    }

    /**
     * No account has an empty id, and Jira need not take one.
     */
    @Test
    void testEmptyAccounts()
    {
        assertThat(jira.query("SELECT display_name FROM users WHERE account_id = ''")).satisfies(answer -> {
            assertThat(answer.rows()).isEmpty();
            assertThat(answer.requests()).isEmpty();
        });
    }

    /**
     * Whose records they are does not depend on the addresses that they have.
     */
    @Test
    void testRecordsWithoutAddresses()
    {
        Object id = jira.query("SELECT id FROM issues WHERE key = 'ROCKET-1'").column().getFirst();
        respond("/rest/api/3/issue/{issueIdOrKey}/remotelink", "[{\"id\":10000,\"object\":{\"url\":\"https://acme.example\",\"title\":\"It\"}},{\"id\":10001,\"self\":\"https://acme.example/rest/api/3/issue/%s/remotelink/10001\",\"object\":{}}]".formatted(id));
        assertThat(jira.query("SELECT issue_key, id FROM issue_remote_links WHERE issue_key = 'ROCKET-1'").rows()).containsExactlyInAnyOrder(List.of("ROCKET-1", 10_000L), List.of("ROCKET-1", 10_001L));
        respond("/rest/api/3/issue/{issueIdOrKey}/comment", "{\"startAt\":0,\"maxResults\":100,\"total\":1,\"comments\":[{\"id\":\"7\",\"self\":\"https://acme.example/rest/api/3/issue/ROCKET-1/comment/7\",\"created\":\"2026-01-02T03:04:05.000+0000\"}]}");
        assertThat(jira.queryWithoutPushdown("SELECT issue_key, issue_id, id FROM issue_comments WHERE issue_id = '%s'".formatted(id)).rows()).containsExactly(List.of("ROCKET-1", id, "7"));
    }

    private void respond(String route, String body)
    {
        jira.simulator().faults().add(Fault.fault(new Fault.Respond(200, Headers.of("Content-Type", "application/json"), body)).on(route));
    }

    /**
     * A board shows sprints of others as well, whose issues are asked for once.
     */
    @Test
    void testSprintsOfSeveralBoards()
    {
        List<String> shown = jira.simulator().data().site().sprints().stream().limit(2).map(sprint -> String.valueOf(sprint.id())).toList();
        String page = "{\"maxResults\":50,\"startAt\":0,\"isLast\":true,\"values\":[{\"id\":%s,\"state\":\"closed\"},{\"id\":%s,\"state\":\"closed\"}]}".formatted(shown.getFirst(), shown.getLast());
        for (String sql : List.of("SELECT sprint_id, issue_id FROM sprint_issues", "SELECT sprint_id, issue_id FROM sprint_issues LIMIT 1000000")) {
            jira.simulator().faults().add(Fault.fault(new Fault.Respond(200, Headers.of("Content-Type", "application/json"), page)).on("/rest/agile/1.0/board/{boardId}/sprint").always());
            TestingJira.Answer answer = jira.query(sql);
            jira.simulator().faults().clear();
            assertThat(answer.rows()).describedAs(sql).isNotEmpty().doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(jira.query("SELECT sprint_id, issue_id FROM sprint_issues WHERE sprint_id IN (%s)".formatted(String.join(", ", shown))).rows());
            assertThat(answer.requests()).describedAs(sql).filteredOn(request -> request.route().equals("/rest/agile/1.0/board/{boardId}/sprint")).hasSizeGreaterThan(1);
            assertThat(answer.requests()).describedAs(sql).filteredOn(request -> request.route().equals("/rest/agile/1.0/sprint/{sprintId}/issue")).doesNotHaveDuplicates().extracting(JournalEntry::path).doesNotHaveDuplicates();
        }
    }

    private Object scrumBoard()
    {
        return jira.query("SELECT min(id) FROM boards WHERE board_type = 'scrum'").column().getFirst();
    }

    /**
     * By its description, Jira has not found the list then.
     */
    @Test
    void testNoProjectLikeThat()
    {
        refuse(404, "No project matched the given query", "/rest/api/3/project/search");
        assertThat(jira.query("SELECT name FROM projects WHERE category_id = '77'").rows()).isEmpty();
        jira.simulator().faults().add(Fault.status(404).on("/rest/api/3/project/search"));
        assertThat(jira.failure("SELECT name FROM projects WHERE category_id = '77'")).contains("the source does not have it");
    }

    /**
     * A comma separates names, so that such a name cannot be asked for.
     */
    @Test
    void testGroupsWithCommas()
    {
        assertAsked("SELECT group_id FROM groups WHERE name = 'Sales, EMEA'", "/rest/api/3/group/bulk?maxResults=50");
        assertAsked("SELECT group_id FROM groups WHERE name = 'former-staff'", "/rest/api/3/group/bulk?groupName=former-staff&maxResults=50");
    }

    private void refuse(int status, String message, String route)
    {
        jira.simulator().faults().add(Fault.fault(new Fault.Respond(status, Headers.of("Content-Type", "application/json"), "{\"errorMessages\":[\"%s\"],\"errors\":{}}".formatted(message))).on(route));
    }

    @Test
    void testIssues()
    {
        assertAsked("SELECT id FROM issue_transitions WHERE issue_key = 'ROCKET-1'", BY_KEY, "/rest/api/3/issue/ROCKET-1/transitions?includeUnavailableTransitions=true");
        assertAsked("SELECT account_id FROM issue_watchers WHERE issue_key = 'ROCKET-1'", BY_KEY, "/rest/api/3/issue/ROCKET-1/watchers");
        assertAsked("SELECT account_id FROM issue_votes WHERE issue_key = 'ROCKET-1'", BY_KEY, "/rest/api/3/issue/ROCKET-1/votes");
        assertAsked("SELECT id FROM issue_remote_links WHERE issue_key = 'ROCKET-1'", BY_KEY, "/rest/api/3/issue/ROCKET-1/remotelink");
    }

    /**
     * What was sent is what the official description admits.
     */
    @Test
    void testContract()
    {
        jira.simulator().journal().clear();
        JiraSource.SOURCE.tables().stream()
                .filter(table -> !table.name().startsWith("issue_") || table.name().equals("issue_types") || table.name().equals("issue_link_types"))
                .forEach(table -> assertThat(jira.query("SELECT * FROM " + table.name()).rows()).describedAs(table.name()).isNotEmpty());
        assertThat(jira.simulator().violations()).isEmpty();
    }

    private void assertAsked(String sql, String... requests)
    {
        assertThat(jira.query(sql).asked()).describedAs(sql).containsExactly(requests);
    }

    private void assertSent(String sql, String parameter)
    {
        assertThat(jira.query(sql).requests()).describedAs(sql).anySatisfy(request -> assertThat(List.of(URLDecoder.decode(request.queryString(), UTF_8).split("&"))).contains(parameter));
    }

    private void assertNotSent(String sql, String parameter)
    {
        assertThat(jira.query(sql).requests()).describedAs(sql).noneSatisfy(request -> assertThat(request.queryString()).contains(parameter));
    }
}

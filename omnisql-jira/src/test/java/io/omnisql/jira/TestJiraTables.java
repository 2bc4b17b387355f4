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
import io.omnisql.simulator.jira.CustomValue;
import io.omnisql.simulator.jira.JiraBoard;
import io.omnisql.simulator.jira.JiraDataset;
import io.omnisql.simulator.jira.JiraIssue;
import io.omnisql.simulator.jira.JiraProject;
import io.omnisql.simulator.jira.JiraSimulator;
import io.omnisql.simulator.jira.JiraUser;
import io.omnisql.simulator.jira.StatusCategory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

/**
 * Whole tables are what the site holds, by the simulator's typed data and never by its JSON.
 */
@TestInstance(PER_CLASS)
@Execution(SAME_THREAD)
final class TestJiraTables
{
    private static final JiraDataset DATA = JiraDataset.of(Company.generate(1, 0.4));

    private TestingJira jira;

    @BeforeAll
    void start()
            throws Exception
    {
        JiraSimulator simulator = JiraSimulator.builder().data(DATA).token("tables", "a-token").start();
        jira = TestingJira.start(simulator, ImmutableMap.of("jira", ImmutableMap.of(
                "omnisql.tenant", "acme",
                "omnisql.cache.enabled", "false",
                "jira.uri", simulator.baseUri().toString(),
                "jira.email", "ada@acme.example",
                "jira.api-token", "a-token")));
    }

    @AfterAll
    void stop()
    {
        jira.close();
    }

    @Test
    void testProjects()
    {
        assertRows("SELECT id, project_key, name, description, lead_id, lead, category, is_simplified FROM projects", live().map(project -> row(
                text(project.id()), project.key(), project.name(), project.description(), project.lead(), user(project.lead()).displayName(), project.category(), project.simplified())));
        for (JiraProject project : DATA.site().projects()) {
            assertRows("SELECT id, name, lead FROM projects WHERE project_key = '%s'".formatted(project.key()), live().filter(project::equals).map(shown -> row(text(shown.id()), shown.name(), user(shown.lead()).displayName())));
        }
    }

    /**
     * A project itself shows no drivers, and lists of versions only where they are asked to.
     */
    @Test
    void testDriversOfVersions()
    {
        assertRows("SELECT project_key, id, driver_id FROM project_versions", live().flatMap(project -> project.versions().stream().map(version -> row(project.key(), text(version.id()), version.driver()))));
        assertThat(jira.query("SELECT driver_id FROM project_versions WHERE project_key = 'ROCKET' AND driver_id IS NOT NULL").rows()).isNotEmpty();
    }

    /**
     * What a project tells of its versions and components is what their lists say.
     */
    @Test
    void testPartsOfOneProject()
    {
        for (JiraProject project : live().toList()) {
            assertRows("SELECT project_key, project_id, id, name, description, is_released, is_archived, start_date, release_date FROM project_versions WHERE project_key = '%s'".formatted(project.key()), project.versions().stream().map(version -> row(
                    project.key(), project.id(), text(version.id()), version.name(), version.description(), version.released(), version.archived(), version.startDate(), version.releaseDate())));
            assertRows("SELECT project_key, id, name, description FROM project_components WHERE project_key = '%s'".formatted(project.key()), project.components().stream().map(component -> row(
                    project.key(), text(component.id()), component.name(), component.description())));
        }
    }

    @Test
    void testPartsOfProjects()
    {
        assertRows("SELECT project_key, project_id, id, name, description, is_released, is_archived, start_date, release_date FROM project_versions", live().flatMap(project -> project.versions().stream().map(version -> row(
                project.key(), project.id(), text(version.id()), version.name(), version.description(), version.released(), version.archived(), version.startDate(), version.releaseDate()))));
        assertRows("SELECT project_key, id, name, description, lead_id, issue_count FROM project_components", live().flatMap(project -> project.components().stream().map(component -> row(
                project.key(), text(component.id()), component.name(), component.description(), component.lead(), DATA.issues(project.key()).stream().filter(issue -> issue.facts().components().contains(component)).count()))));
        assertThat(jira.query("SELECT project_key, count(*), count_if(is_admin) FROM project_roles GROUP BY 1").rows())
                .containsExactlyInAnyOrderElementsOf(live().map(project -> row(project.key(), jira.query("SELECT count(DISTINCT id) FROM project_roles").column().getFirst(), 1L)).toList());
    }

    /**
     * A project that is archived or in the recycle bin has no rows, however it is asked for.
     */
    @Test
    void testProjectsThatAreNotLive()
    {
        List<String> others = DATA.site().projects().stream().filter(project -> project.state() != JiraProject.State.LIVE).map(JiraProject::key).toList();
        assertThat(others).isNotEmpty();
        for (String key : others) {
            for (String table : List.of("projects", "project_versions", "project_components", "project_roles")) {
                assertThat(jira.query("SELECT id FROM %s WHERE project_key = '%s'".formatted(table, key)).rows()).describedAs("%s of %s", table, key).isEmpty();
            }
        }
    }

    /**
     * Jira answers to the number of a project, and to keys that it has had, as to its key.
     */
    @Test
    void testProjectsByOtherNames()
    {
        JiraProject renamed = live().filter(project -> !project.formerKeys().isEmpty()).findFirst().orElseThrow();
        for (String name : List.of(renamed.formerKeys().getFirst(), text(renamed.id()))) {
            for (String table : List.of("projects", "project_versions", "project_components", "project_roles")) {
                assertThat(jira.failure("SELECT id FROM %s WHERE project_key = '%s'".formatted(table, name))).contains("the source spells project_key '%s' as '%s'".formatted(name, renamed.key()));
            }
        }
        assertThat(jira.failure("SELECT id FROM projects WHERE project_key = 'NOWHERE'")).contains("there is no 'NOWHERE' at the source");
    }

    @Test
    void testPeople()
    {
        assertRows("SELECT account_id, display_name, email_address, is_active, account_type, time_zone FROM users", DATA.site().users().stream().map(user -> row(
                user.accountId(), user.displayName(), user.email(), user.active(), user.kind().json(), user.timeZone().getId())));
        assertRows("SELECT group_id, name FROM groups", DATA.site().groups().stream().map(group -> row(group.id(), group.name())));
    }

    @Test
    void testWords()
    {
        assertRows("SELECT id, name, description, is_subtask, hierarchy_level FROM issue_types", DATA.site().vocabulary().issueTypes().stream().map(type -> row(
                text(type.id()), type.name(), type.description(), type.isSubtask(), (long) type.hierarchyLevel())));
        assertRows("SELECT id, name, description, status_category, scope_project_id FROM statuses", DATA.site().vocabulary().statuses().stream().map(status -> row(
                text(status.id()), status.name(), status.description(), status.category().key(), status.project().map(key -> text(DATA.site().project(key).id())))));
        assertRows("SELECT id, key, name, color_name FROM status_categories", Stream.of(StatusCategory.values()).map(category -> row(category.id(), category.key(), category.title(), category.color())));
        assertRows("SELECT id, name, description, status_color FROM priorities", DATA.site().vocabulary().priorities().stream().map(priority -> row(text(priority.id()), priority.name(), priority.description(), priority.color())));
        assertRows("SELECT id, name, description FROM resolutions", DATA.site().vocabulary().resolutions().stream().map(resolution -> row(text(resolution.id()), resolution.name(), resolution.description())));
        assertRows("SELECT id, name, inward, outward FROM issue_link_types", DATA.site().vocabulary().linkTypes().stream().map(type -> row(text(type.id()), type.name(), type.inward(), type.outward())));
        assertRows("SELECT label FROM labels", issues().flatMap(issue -> issue.facts().labels().stream()).distinct().map(TestJiraTables::row));
    }

    @Test
    void testFields()
    {
        assertRows("SELECT id, name, is_searchable, schema_custom_id FROM fields WHERE is_custom", DATA.site().fields().stream().map(field -> row(field.fieldId(), field.name(), field.searchable(), field.id())));
        assertThat(jira.query("SELECT id FROM fields WHERE NOT is_custom").column()).contains("summary", "issuetype", "created", "comment").doesNotHaveDuplicates();
    }

    @Test
    void testSavedThings()
    {
        assertRows("SELECT id, name, description, jql, owner_id, share_types FROM filters", DATA.site().filters().stream().filter(filter -> filter.shared() || filter.owner().equals(first().accountId())).map(filter -> row(
                text(filter.id()), filter.name(), filter.description(), filter.jql(), filter.owner(), filter.shared() ? List.of("loggedin") : List.of())));
        assertRows("SELECT id, name, description, owner_id FROM dashboards", DATA.site().dashboards().stream().filter(dashboard -> dashboard.shared() || dashboard.owner().equals(first().accountId())).map(dashboard -> row(
                text(dashboard.id()), dashboard.name(), dashboard.description(), dashboard.owner())));
    }

    @Test
    void testAdministration()
    {
        assertThat(jira.query("SELECT name, is_editable, cardinality(status_references), cardinality(transitions) FROM workflows ORDER BY name").rows()).containsExactly(
                row("Software \"simplified\" workflow", true, (long) DATA.site().vocabulary().statuses().size(), (long) DATA.site().vocabulary().statuses().size()),
                row("jira", false, (long) DATA.site().vocabulary().statuses().size(), (long) DATA.site().vocabulary().statuses().size()));
        assertThat(jira.query("SELECT id, name FROM permission_schemes").rows()).containsExactly(row(0L, "Default Permission Scheme"));
        assertThat(jira.query("SELECT s.id, level.name FROM security_schemes s CROSS JOIN UNNEST(levels) AS level(id, name, description, is_default)").rows())
                .containsExactlyInAnyOrderElementsOf(DATA.site().vocabulary().securityLevels().stream().map(level -> row(10_000L, level.name())).toList());
        assertRows("SELECT id, object_name, changed.changed_to FROM audit_records CROSS JOIN UNNEST(changed_values) AS changed(field_name, changed_from, changed_to)", DATA.site().projects().stream().map(project -> row(
                project.id(), project.name(), project.key())));
    }

    @Test
    void testBoards()
    {
        assertRows("SELECT id, name, board_type, project_key, project_id FROM boards", boards().map(board -> row(
                board.id(), board.name(), board.scrum() ? "scrum" : "kanban", board.project(), DATA.site().project(board.project()).id())));
        assertRows("SELECT board_id, id, name, state, goal, started_at, ends_at, completed_at FROM sprints", DATA.site().sprints().stream().map(sprint -> row(
                sprint.board(), sprint.id(), sprint.name(), sprint.state().json(), sprint.goal(), time(sprint.start()), time(sprint.end()), time(sprint.complete()))));
        assertRows("SELECT board_id, issue_id, issue_key FROM board_issues", boards().flatMap(board -> DATA.issues(board.project()).stream().map(issue -> row(board.id(), text(issue.id()), issue.key()))));
        assertRows("SELECT board_id, id, key, summary, is_done FROM epics", boards().flatMap(board -> DATA.issues(board.project()).stream().filter(issue -> issue.facts().type().hierarchyLevel() == 1).map(issue -> row(
                board.id(), issue.id(), issue.key(), issue.facts().summary(), issue.facts().status().category() == StatusCategory.DONE))));
    }

    @Test
    void testIssuesOfSprints()
    {
        assertRows("SELECT sprint_id, issue_id, issue_key FROM sprint_issues", TestingJira.found(DATA).flatMap(issue -> issue.custom(DATA.site().field(10_020)).stream()
                .flatMap(value -> ((CustomValue.OfSprints) value).values().stream())
                .map(sprint -> row(sprint.id(), text(issue.id()), issue.key()))));
        assertThat(jira.query("SELECT s.id, count(*) FROM sprints s JOIN sprint_issues i ON i.sprint_id = s.id WHERE s.state = 'closed' GROUP BY 1").rows()).isNotEmpty();
        assertThat(jira.query("SELECT count(*) FROM sprint_issues i JOIN board_issues b ON b.issue_id = i.issue_id WHERE i.sprint_id = %s".formatted(DATA.site().sprints().getFirst().id())).column())
                .isEqualTo(jira.query("SELECT count(*) FROM sprint_issues WHERE sprint_id = %s".formatted(DATA.site().sprints().getFirst().id())).column());
    }

    @Test
    void testPartsOfIssues()
    {
        List<JiraIssue> some = DATA.issues("ROCKET").stream().limit(30).toList();
        assertParts("issue_comments", "id, author_id, created_at, updated_at", some, issue -> issue.activity().comments().stream()
                .filter(comment -> comment.visibleTo().flatMap(DATA.site()::findGroup).map(group -> group.members().contains(first().accountId())).orElse(true))
                .map(comment -> row(issue.key(), text(comment.id()), comment.author(), comment.created().truncatedTo(MILLIS), comment.updated().truncatedTo(MILLIS))));
        assertParts("issue_worklogs", "id, issue_id, author_id, time_spent_seconds, started_at", some, issue -> issue.activity().worklogs().stream()
                .map(worklog -> row(issue.key(), text(worklog.id()), text(issue.id()), worklog.author(), worklog.seconds(), worklog.started().truncatedTo(MILLIS))));
        assertParts("issue_watchers", "account_id, display_name", some, issue -> issue.people().watchers().stream().map(account -> row(issue.key(), account, user(account).displayName())));
        assertParts("issue_votes", "account_id, display_name", some, issue -> issue.people().voters().stream().map(account -> row(issue.key(), account, user(account).displayName())));
        assertParts("issue_remote_links", "id, global_id, url, title, summary, relationship, application_name, is_resolved", some, issue -> issue.activity().remoteLinks().stream()
                .map(link -> row(issue.key(), link.id(), link.globalId(), link.url(), link.title(), link.summary(), link.relationship(), link.application(), link.resolved())));
        assertThat(jira.query("SELECT issue_key, count(*), count(to_status_id) FROM issue_transitions WHERE issue_key = '%s' GROUP BY 1".formatted(some.getFirst().key())).rows()).hasSize(1);
    }

    private void assertParts(String table, String columns, List<JiraIssue> issues, Function<JiraIssue, Stream<List<Object>>> parts)
    {
        String keys = issues.stream().map(issue -> "'%s'".formatted(issue.key())).collect(joining(", "));
        List<List<Object>> expected = issues.stream().flatMap(parts).toList();
        assertThat(expected).describedAs(table).isNotEmpty();
        assertRows("SELECT issue_key, %s FROM %s WHERE issue_key IN (%s)".formatted(columns, table, keys), expected.stream());
    }

    private void assertRows(String sql, Stream<List<Object>> expected)
    {
        assertThat(jira.query(sql).rows()).describedAs(sql).containsExactlyInAnyOrderElementsOf(expected.toList());
    }

    private static Stream<JiraProject> live()
    {
        return DATA.site().projects().stream().filter(project -> project.state() == JiraProject.State.LIVE);
    }

    private static Stream<JiraIssue> issues()
    {
        return live().flatMap(project -> DATA.issues(project.key()).stream());
    }

    private static Stream<JiraBoard> boards()
    {
        return DATA.site().boards().stream().filter(board -> DATA.site().project(board.project()).state() == JiraProject.State.LIVE);
    }

    private static JiraUser first()
    {
        return DATA.site().users().getFirst();
    }

    private static JiraUser user(String accountId)
    {
        return DATA.site().user(accountId);
    }

    private static String text(long number)
    {
        return String.valueOf(number);
    }

    private static Optional<Instant> time(Optional<Instant> time)
    {
        return time.map(instant -> instant.truncatedTo(MILLIS));
    }

    private static List<Object> row(Object... values)
    {
        return Arrays.asList(Stream.of(values).map(value -> value instanceof Optional<?> maybe ? maybe.orElse(null) : value).toArray());
    }
}

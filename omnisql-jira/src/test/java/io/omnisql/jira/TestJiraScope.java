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
import com.google.common.collect.Iterables;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.jira.JiraDataset;
import io.omnisql.simulator.jira.JiraIssue;
import io.omnisql.simulator.jira.JiraSimulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

/**
 * A catalog that declares its projects has issues of these, and nothing that belongs to others; nor does it ask for any.
 */
@TestInstance(PER_CLASS)
@Execution(SAME_THREAD)
final class TestJiraScope
{
    private static final String SEARCH = "/rest/api/3/search/jql";
    private static final String BY_KEY = "/rest/api/3/issue/bulkfetch";
    private static final String MOVED_AWAY = "ROCKET-2";
    private static final String ELSEWHERE = "WEBAPP-9001";
    private static final List<String> OF_ISSUES = List.of(
            "issue_comments", "issue_worklogs", "issue_changelogs", "issue_watchers", "issue_votes", "issue_remote_links", "issue_transitions", "issue_links", "issue_attachments");
    private static final String CUSTOM_FIELDS = "issue_custom_fields";

    private static final JiraDataset DATA = JiraDataset.of(Company.generate(1, 0.05)).edit(MOVED_AWAY, issue -> issue.moveTo(ELSEWHERE));

    private TestingJira jira;

    @BeforeAll
    void start()
            throws Exception
    {
        JiraSimulator simulator = JiraSimulator.builder().data(DATA).token("scope", "a-token").start();
        Map<String, Map<String, String>> catalogs = ImmutableMap.of(
                "jira", catalog(simulator, "ROCKET,LAUN*"),
                "one", catalog(simulator, "ROCKET"),
                "gone", catalog(simulator, "ROCKET,GONE"),
                "nothing", catalog(simulator, "NOWHERE*"),
                "everything", catalog(simulator, "*"));
        jira = TestingJira.start(simulator, catalogs).knowingFields(catalogs.keySet());
    }

    private static Map<String, String> catalog(JiraSimulator simulator, String projects)
    {
        return TestingJira.declaring(TestingJira.catalog(simulator, "a-token"), projects);
    }

    @AfterAll
    void stop()
    {
        jira.close();
    }

    /**
     * Patterns of names are resolved by the list of projects, as a search is for names.
     */
    @Test
    void testIssues()
    {
        TestingJira.Answer all = jira.query("SELECT key FROM issues");
        assertThat(all.column()).containsExactlyInAnyOrderElementsOf(inside().map(JiraIssue::key).toList());
        assertThat(all.asked().getFirst()).startsWith("/rest/api/3/project/search?");
        assertThat(all.bodies(SEARCH)).isNotEmpty().allSatisfy(body -> assertThat(body).startsWith("{\"jql\":\"project in (\\\"ROCKET\\\", \\\"LAUNCH\\\") ORDER BY"));
        TestingJira.Answer one = jira.query("SELECT key FROM one.default.issues");
        assertThat(one.column()).containsExactlyInAnyOrderElementsOf(DATA.issues("ROCKET").stream().map(JiraIssue::key).toList());
        assertThat(one.asked()).containsExactly(SEARCH);
        assertThat(one.bodies(SEARCH).getFirst()).startsWith("{\"jql\":\"project = \\\"ROCKET\\\" ORDER BY");
    }

    @Test
    void testConditionsBesideTheScope()
    {
        TestingJira.Answer answer = jira.query("SELECT key FROM issues WHERE project_key = 'LAUNCH' AND issue_type = 'Bug'");
        assertThat(answer.column()).containsExactlyInAnyOrderElementsOf(DATA.issues("LAUNCH").stream().filter(issue -> issue.facts().type().name().equals("Bug")).map(JiraIssue::key).toList());
        assertThat(answer.bodies(SEARCH)).allSatisfy(body -> assertThat(body).contains("project = \\\"LAUNCH\\\"", "project in (\\\"ROCKET\\\", \\\"LAUNCH\\\")"));
    }

    @Test
    void testNamesOutside()
    {
        assertOutside("SELECT key FROM issues WHERE project_key = 'WEBAPP'", "WEBAPP");
        assertOutside("SELECT key FROM issues WHERE project_key IN ('ROCKET', 'WEBAPP')", "WEBAPP");
        assertOutside("SELECT id FROM issues WHERE key = 'WEBAPP-1'", "WEBAPP-1");
        for (String table : Iterables.concat(OF_ISSUES, List.of(CUSTOM_FIELDS))) {
            assertOutside("SELECT issue_key FROM %s WHERE issue_key = 'WEBAPP-1'".formatted(table), "WEBAPP-1");
        }
    }

    private void assertOutside(String sql, String name)
    {
        assertThat(jira.failure(sql)).describedAs(sql).contains("'%s' is outside the scope that the catalog declares by jira.projects".formatted(name));
        assertThat(jira.simulator().journal().entries()).describedAs(sql).isEmpty();
        TestingJira.Answer lenient = jira.queryLeniently(sql);
        assertThat(lenient.requests()).filteredOn(request -> request.body().contains("WEBAPP") || request.path().contains("WEBAPP")).describedAs(sql).isEmpty();
        assertThat(lenient.rows()).describedAs(sql).allSatisfy(row -> assertThat((String) row.getFirst()).startsWith("ROCKET-"));
    }

    /**
     * An issue that has left the scope is found by its former key, and not shown.
     */
    @Test
    void testMovedIssues()
    {
        assertThat(jira.query("SELECT key FROM issues WHERE key = '%s'".formatted(MOVED_AWAY)).rows()).isEmpty();
        TestingJira.Answer byId = jira.query("SELECT key FROM issues WHERE id = '%s'".formatted(DATA.issue(ELSEWHERE).id()));
        assertThat(byId.rows()).isEmpty();
        assertThat(byId.bodies(SEARCH)).allSatisfy(body -> assertThat(body).contains("project in ("));
        for (String table : Iterables.concat(OF_ISSUES, List.of(CUSTOM_FIELDS))) {
            TestingJira.Answer answer = jira.query("SELECT issue_key FROM %s WHERE issue_key = '%s'".formatted(table, MOVED_AWAY));
            assertThat(answer.rows()).describedAs(table).isEmpty();
            assertThat(answer.asked()).describedAs(table).containsOnly(BY_KEY);
        }
        assertThat(jira.query("SELECT issue_key FROM %s WHERE issue_id = '%s'".formatted(CUSTOM_FIELDS, DATA.issue(ELSEWHERE).id())).rows()).isEmpty();
    }

    /**
     * Keys of a join that are outside are not asked for.
     */
    @Test
    void testJoinedKeys()
    {
        String keys = "(SELECT project_key || '-2' AS k FROM everything.default.projects WHERE name <> '' UNION ALL SELECT id FROM everything.default.projects WHERE name <> '')";
        TestingJira.Answer issues = jira.query("SELECT i.key FROM issues i JOIN %s v ON i.key = v.k".formatted(keys));
        assertThat(issues.column()).containsExactly("LAUNCH-2");
        assertThat(issues.bodies(BY_KEY)).hasSize(1).allSatisfy(body -> assertThat(body).contains("LAUNCH-2", MOVED_AWAY).doesNotContain("WEBAPP-2", "10001"));
        TestingJira.Answer watchers = jira.query("SELECT count(*) FROM issue_watchers w JOIN %s v ON w.issue_key = v.k".formatted(keys));
        assertThat(watchers.column()).containsExactly((long) DATA.issue("LAUNCH-2").people().watchers().size());
        assertThat(watchers.asked()).filteredOn(request -> request.endsWith("/watchers")).containsExactly("/rest/api/3/issue/LAUNCH-2/watchers");
    }

    @Test
    void testPartsOfIssues()
    {
        List<String> keys = inside().map(JiraIssue::key).toList();
        for (String table : Iterables.concat(OF_ISSUES, List.of(CUSTOM_FIELDS))) {
            TestingJira.Answer answer = jira.query("SELECT DISTINCT issue_key FROM " + table);
            assertThat(answer.column()).describedAs(table).isNotEmpty().allMatch(keys::contains);
            assertThat(answer.bodies(SEARCH)).describedAs(table).isNotEmpty().allSatisfy(body -> assertThat(body).contains("project in ("));
            assertThat(answer.asked()).describedAs(table).noneMatch(request -> request.contains("/issue/WEBAPP"));
        }
    }

    @Test
    void testDeclaredProjectsThatAreNotThere()
    {
        assertThat(jira.failure("SELECT key FROM gone.default.issues")).contains("declared by jira.projects", "Check the catalog's properties");
        assertThat(jira.failure("SELECT id FROM gone.default.issue_comments")).contains("declared by jira.projects");
        TestingJira.Answer nothing = jira.query("SELECT key FROM nothing.default.issues");
        assertThat(nothing.rows()).isEmpty();
        assertThat(nothing.asked()).allMatch(request -> request.startsWith("/rest/api/3/project/search?"));
    }

    private static Stream<JiraIssue> inside()
    {
        return Stream.of("ROCKET", "LAUNCH").flatMap(project -> DATA.issues(project).stream());
    }
}

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
import io.omnisql.simulator.http.JournalEntry;
import io.omnisql.simulator.jira.JiraDataset;
import io.omnisql.simulator.jira.JiraIssue;
import io.omnisql.simulator.jira.JiraSimulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

/**
 * Of projects that the policy hides there are no rows and no requests, whether a table has the project or the key of an issue in it, and whoever names them: a query, a join, or the catalog's properties.
 */
@TestInstance(PER_CLASS)
@Execution(SAME_THREAD)
final class TestJiraPolicy
{
    private static final String SEARCH = "/rest/api/3/search/jql";
    private static final String BY_KEY = "/rest/api/3/issue/bulkfetch";
    private static final String MOVED_AWAY = "ROCKET-2";
    private static final List<String> OF_ISSUES = List.of(
            "issue_comments", "issue_worklogs", "issue_changelogs", "issue_watchers", "issue_votes", "issue_remote_links", "issue_transitions", "issue_links", "issue_attachments", "issue_custom_fields");
    private static final String POLICY =
            """
            version: 1
            tenants:
              acme: {catalogs: [jira, two, hidden, ranges, patterns, spelled]}
            users:
              user: {tenant: acme, attributes: {projects: [ROCKET], keys: [ROCKET-]}}
            policies:
              - {name: read, subjects: everybody, resources: {schemas: [default]}, effect: allow}
              - {name: projects, subjects: everybody, resources: {tables: [issues, projects, boards]}, effect: rows, where: {column: project_key, in: {attribute: projects}}}
              - {name: keys, subjects: everybody, resources: {tables: [%s]}, effect: rows, where: {column: issue_key, starts-with: {attribute: keys}}}
            """.formatted(String.join(", ", OF_ISSUES));

    private static final JiraDataset DATA = JiraDataset.of(Company.generate(1, 0.05)).edit(MOVED_AWAY, issue -> issue.moveTo("LAUNCH-9001"));

    private TestingJira jira;

    @BeforeAll
    void start(@TempDir Path directory)
            throws Exception
    {
        JiraSimulator simulator = JiraSimulator.builder().data(DATA).token("policy", "a-token").start();
        Map<String, String> governed = TestingJira.governed(TestingJira.catalog(simulator, "a-token"), directory.resolve("shared"), POLICY);
        Map<String, Map<String, String>> catalogs = ImmutableMap.<String, Map<String, String>>builder()
                .put("jira", governed)
                .put("two", TestingJira.declaring(governed, "ROCKET,LAUNCH"))
                .put("hidden", TestingJira.declaring(governed, "LAUNCH"))
                .put("ranges", TestingJira.declaring(TestingJira.governed(TestingJira.catalog(simulator, "a-token"), directory.resolve("ranges"), POLICY.replace("in: {attribute: projects}", "starts-with: {attribute: projects}")), "LAUNCH"))
                .put("patterns", TestingJira.declaring(governed, "LAUN*"))
                .put("spelled", TestingJira.declaring(TestingJira.governed(TestingJira.catalog(simulator, "a-token"), directory.resolve("spelled"), POLICY.replace("[ROCKET]", "[rocket]").replace("[ROCKET-]", "[rocket-]")), "ROCKET"))
                .put("everything", TestingJira.catalog(simulator, "a-token"))
                .buildOrThrow();
        jira = TestingJira.start(simulator, catalogs).knowingFields(catalogs.keySet());
    }

    @AfterAll
    void stop()
    {
        jira.close();
    }

    @Test
    void testProjects()
    {
        assertThat(jira.query("SELECT key FROM issues").column()).containsExactlyInAnyOrderElementsOf(DATA.issues("ROCKET").stream().map(JiraIssue::key).toList());
        assertThat(jira.query("SELECT project_key FROM projects").column()).containsExactly("ROCKET");
        assertThat(jira.query("SELECT project_key FROM boards").column()).containsExactly("ROCKET");
        assertNothingAsked("SELECT key FROM issues WHERE project_key = 'LAUNCH'");
        assertNothingAsked("SELECT key FROM issues WHERE project_key = 'LAUNCH' AND project = 'Nowhere'");
        TestingJira.Answer two = jira.query("SELECT DISTINCT project_key FROM issues WHERE project_key IN ('ROCKET', 'LAUNCH')");
        assertThat(two.column()).containsExactly("ROCKET");
        assertThat(two.bodies(SEARCH)).isNotEmpty().allSatisfy(body -> assertThat(body).doesNotContain("LAUNCH"));
    }

    /**
     * A key of an issue begins with that of its project.
     */
    @Test
    void testKeysOfIssues()
    {
        assertNothingAsked("SELECT summary FROM issues WHERE key = 'LAUNCH-1'");
        assertNothingAsked("SELECT summary FROM issues WHERE key IN ('LAUNCH-1', 'ROCKETS-1')");
        TestingJira.Answer two = jira.query("SELECT key FROM issues WHERE key IN ('ROCKET-1', 'LAUNCH-1')");
        assertThat(two.column()).containsExactly("ROCKET-1");
        assertThat(two.bodies(BY_KEY)).hasSize(1).allSatisfy(body -> assertThat(body).contains("ROCKET-1").doesNotContain("LAUNCH"));
        TestingJira.Answer joined = jira.query("SELECT i.key FROM issues i JOIN (SELECT project_key || '-1' AS k FROM everything.default.projects WHERE name <> '') v ON i.key = v.k");
        assertThat(joined.column()).containsExactly("ROCKET-1");
        assertThat(joined.bodies(BY_KEY)).hasSize(1).allSatisfy(body -> assertThat(body).contains("ROCKET-1").doesNotContain("LAUNCH"));
    }

    @Test
    void testPartsOfIssues()
    {
        for (String table : OF_ISSUES) {
            assertNothingAsked("SELECT issue_key FROM %s WHERE issue_key = 'LAUNCH-1'".formatted(table));
            TestingJira.Answer all = jira.query("SELECT DISTINCT issue_key FROM " + table);
            assertThat(all.column()).describedAs(table).isNotEmpty().allSatisfy(key -> assertThat((String) key).startsWith("ROCKET-"));
            assertThat(all.requests()).describedAs(table).noneMatch(request -> (request.path() + request.body()).contains("LAUNCH"));
        }
    }

    /**
     * An issue that has gone to a hidden project is found by its former key, and not shown.
     */
    @Test
    void testMovedIssues()
    {
        assertThat(jira.query("SELECT key FROM issues WHERE key = '%s'".formatted(MOVED_AWAY)).rows()).isEmpty();
        for (String table : OF_ISSUES) {
            assertThat(jira.query("SELECT issue_key FROM %s WHERE issue_key = '%s'".formatted(table, MOVED_AWAY)).rows()).describedAs(table).isEmpty();
        }
    }

    @Test
    void testDeclaredProjects()
    {
        TestingJira.Answer issues = jira.query("SELECT DISTINCT project_key FROM two.default.issues");
        assertThat(issues.column()).containsExactly("ROCKET");
        assertThat(issues.bodies(SEARCH)).isNotEmpty().allSatisfy(body -> assertThat(body).contains("ROCKET").doesNotContain("LAUNCH"));
        for (String table : OF_ISSUES) {
            TestingJira.Answer parts = jira.query("SELECT DISTINCT issue_key FROM two.default." + table);
            assertThat(parts.column()).describedAs(table).isNotEmpty().allSatisfy(key -> assertThat((String) key).startsWith("ROCKET-"));
            assertThat(parts.requests()).describedAs(table).noneMatch(request -> (request.path() + request.body()).contains("LAUNCH"));
        }
    }

    /**
     * Where none of the declared projects is visible, nothing is searched, and least of all the whole site. A policy is about the keys of projects as Jira shows them, which are in capital letters, and in the catalog's properties as well.
     */
    @Test
    void testHiddenDeclaredProjects()
    {
        for (String table : Iterables.concat(List.of("issues"), OF_ISSUES)) {
            String column = table.equals("issues") ? "key" : "issue_key";
            for (String catalog : List.of("hidden", "ranges", "spelled")) {
                assertNothingAsked("SELECT %s FROM %s.default.%s".formatted(column, catalog, table));
            }
            TestingJira.Answer patterns = jira.query("SELECT %s FROM patterns.default.%s".formatted(column, table));
            assertThat(patterns.rows()).describedAs(table).isEmpty();
            assertThat(patterns.requests()).describedAs(table).extracting(JournalEntry::path).allMatch("/rest/api/3/project/search"::equals);
        }
        assertThat(jira.query("SELECT count(*) FROM hidden.default.issues").rows()).containsExactly(List.of(0L));
        assertNothingAsked("SELECT i.key FROM (VALUES '%s') v(id) JOIN hidden.default.issues i ON i.id = v.id".formatted(DATA.issue("LAUNCH-1").id()));
    }

    private void assertNothingAsked(String sql)
    {
        TestingJira.Answer answer = jira.query(sql);
        assertThat(answer.rows()).describedAs(sql).isEmpty();
        assertThat(answer.requests()).describedAs(sql).isEmpty();
    }
}

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
package io.omnisql.tests;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.server.ServerAssembly;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.Iterables.getOnlyElement;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Jira read by the workers of a cluster, beside a single server over the same simulator: what workers know of tables that are found, of searches in parts and of policies, they know from the coordinator.
 */
@Test(singleThreaded = true)
public class TestJiraCluster
        extends BaseProductTest
{
    private static final int WORKERS = 2;
    private static final String SPLITS = "4";
    private static final String SEARCH = "/rest/api/3/search/jql";
    private static final String ISSUES_OF_KEYS = "/rest/api/3/issue/bulkfetch";

    private static final String EVERY_ISSUE = "SELECT key, summary, assignee_id, created_at FROM %s.default.issues";
    private static final String CUSTOM_FIELDS = "SELECT key, story_points, severity, region, sprint FROM %s.default.issues WHERE story_points > 2 OR severity = 'Major'";
    private static final String COMMENTS = "SELECT i.key, i.summary, c.id, c.author_id FROM %s.default.issues i JOIN %1$s.default.issue_comments c ON c.issue_key = i.key WHERE i.project_key IN ('MONOLI', 'ROCKET')";
    private static final String NAMED = "SELECT v.key, i.summary, i.story_points FROM (VALUES 'MONOLI-1', 'MONOLI-2', 'MONOLI-3', 'ROCKET-1', 'ROCKET-2', 'ROCKET-0') v (key) JOIN %s.default.issues i ON i.key = v.key";
    private static final String NAMED_COMMENTS = "SELECT v.key, c.id, c.body FROM (VALUES 'MONOLI-1', 'MONOLI-2', 'MONOLI-3', 'ROCKET-1', 'ROCKET-2') v (key) JOIN %s.default.issue_comments c ON c.issue_key = v.key";
    private static final String VERSIONS = "SELECT p.project_key, v.id, v.name, v.driver_id FROM %s.default.projects p JOIN %1$s.default.project_versions v ON v.project_key = p.project_key WHERE p.project_key IN ('MONOLI', 'ROCKET')";

    // the user is the one of JdbcClient
    private static final String POLICY =
            """
            version: 1
            tenants:
              acme: {catalogs: [governed]}
            users:
              test: {tenant: acme, role: analyst, attributes: {projects: [MONOLI], keys: [MONOLI-]}}
            policies:
              - name: analysts-read
                subjects: {roles: [analyst]}
                resources: {schemas: [default, system]}
                effect: allow
              - name: analysts-have-their-projects
                subjects: {roles: [analyst]}
                resources: {schemas: [default], tables: [issues, projects, project_versions]}
                effect: rows
                where: {column: project_key, in: {attribute: projects}}
              - name: analysts-have-parts-of-their-projects
                subjects: {roles: [analyst]}
                resources: {schemas: [default], tables: [issue_comments]}
                effect: rows
                where: {column: issue_key, starts-with: {attribute: keys}}
            """;

    private JdbcClient one;
    private JdbcClient many;

    @BeforeClass(timeOut = START_TIMEOUT)
    public void startProcesses()
            throws IOException, InterruptedException
    {
        ServerAssembly assembly = ServerAssembly.at(Path.of(System.getProperty("omnisql.assembly")));
        simulators = SimulatorProcess.start(assembly, token);
        Path directory = Files.createTempDirectory(Path.of("target"), "jira-cluster");
        Path policy = Files.writeString(directory.resolve("policy.yaml"), POLICY).toAbsolutePath();
        Path shared = Files.writeString(directory.resolve("governed.properties"), "omnisql.policy.file=%s\n".formatted(policy)).toAbsolutePath();
        String jira = SimulatedCatalogs.jira(simulators.jira(), token);
        cluster = ClusterProcess.start(assembly, directory, WORKERS, ImmutableMap.of("jira", jira, "governed", jira + "omnisql.shared-properties=%s\n".formatted(shared)));
        server = ProductServer.start(assembly, Files.createTempDirectory(Path.of("target"), "jira-single"), simulators, token);
        cluster.awaitReady();
        one = new JdbcClient(server.uri());
        // scans wait for one another however busy the machine is
        many = new JdbcClient(cluster.uri()).with("jira.dynamic_filtering_wait_timeout", "2m").with("governed.dynamic_filtering_wait_timeout", "2m");
    }

    @BeforeMethod(timeOut = TIMEOUT)
    public void clearJournal()
    {
        simulators.clearJournal();
    }

    @DataProvider
    public Object[][] queries()
    {
        return new Object[][] {{EVERY_ISSUE}, {CUSTOM_FIELDS}, {COMMENTS}, {NAMED}, {NAMED_COMMENTS}, {VERSIONS}};
    }

    @Test(timeOut = TIMEOUT, dataProvider = "queries")
    public void testSameRowsAsOneServer(String query)
            throws SQLException
    {
        String sql = query.formatted("jira");
        ImmutableList<String> rows = one.query(sql);
        assertThat(rows).isNotEmpty();
        assertThat(many.query(sql)).containsExactlyInAnyOrderElementsOf(rows);
        JdbcClient split = many.with("jira.search_splits", SPLITS);
        assertThat(split.query(sql)).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(split.with("retry_policy", "TASK").query(sql)).containsExactlyInAnyOrderElementsOf(rows);
        // looked up on workers, where that is possible
        assertThat(many.with("jira.index_lookup", "ALL").query(sql)).containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test(timeOut = TIMEOUT)
    public void testWorkersSearchSideBySide()
            throws SQLException
    {
        // where the fields have to be found first, that is asked for once
        many.query("DESCRIBE jira.default.issues");
        simulators.clearJournal();
        String sql = "SELECT project_key, key, created_at, story_points FROM jira.default.issues";
        many.with("jira.search_splits", SPLITS).query(sql);

        assertThat(simulators.requestsOfJira()).extracting(JournaledRequest::path).containsOnly(SEARCH);
        String status = "FROM jira.system.query_status s JOIN system.runtime.queries q ON q.query_id = s.query_id WHERE q.query = '%s'".formatted(sql);
        assertThat(many.query("SELECT s.node_id %s AND s.rows > 0".formatted(status))).extracting(TestJiraCluster::name).containsExactlyInAnyOrder("worker-1", "worker-2");
        assertThat(many.query("SELECT sum(s.requests) %s".formatted(status))).containsExactly(Integer.toString(simulators.requestsOfJira().size()));
    }

    @Test(timeOut = TIMEOUT)
    public void testKeysOfJoinsAreFetched()
            throws SQLException
    {
        many.query("DESCRIBE jira.default.issues");
        simulators.clearJournal();
        assertThat(many.query(NAMED.formatted("jira"))).isNotEmpty();
        assertThat(simulators.requestsOfJira()).extracting(JournaledRequest::path).containsExactly(ISSUES_OF_KEYS);
    }

    @Test(timeOut = TIMEOUT)
    public void testWorkersLookUp()
            throws SQLException
    {
        JdbcClient lookups = many.with("jira.index_lookup", "ALL");
        assertThat(lookups.query("EXPLAIN " + VERSIONS.formatted("jira"))).singleElement().asString().contains("IndexJoin");
        simulators.clearJournal();
        assertThat(lookups.query(VERSIONS.formatted("jira"))).isNotEmpty();
        assertThat(simulators.requestsOfJira()).extracting(JournaledRequest::path).contains("/rest/api/3/project/MONOLI/version", "/rest/api/3/project/ROCKET/version");
    }

    @Test(timeOut = TIMEOUT)
    public void testWorkersFindNoFields()
            throws SQLException
    {
        assertThat(many.with("jira.search_splits", SPLITS).query(CUSTOM_FIELDS.formatted("jira"))).isNotEmpty();
        ImmutableList<String> finders = many.query("SELECT DISTINCT node_id FROM jira.system.query_status WHERE query_id LIKE '%.discovery'");
        assertThat(name(getOnlyElement(finders))).isEqualTo("coordinator");
    }

    @Test(timeOut = TIMEOUT, dataProvider = "queries")
    public void testPolicyInScans(String query)
            throws SQLException
    {
        String sql = query.formatted("governed");
        ImmutableList<String> all = one.query(query.formatted("jira"));
        ImmutableList<String> visible = all.stream().filter(row -> row.startsWith("MONOLI")).collect(toImmutableList());
        assertThat(visible).isNotEmpty().hasSizeLessThan(all.size());
        simulators.clearJournal();
        // a hidden project that is spelled out is one that is not there
        JdbcClient analyst = many.with("governed.missing_resource", "EMPTY");
        assertThat(analyst.query(sql)).containsExactlyInAnyOrderElementsOf(visible);
        assertThat(analyst.with("governed.search_splits", SPLITS).with("retry_policy", "TASK").query(sql)).containsExactlyInAnyOrderElementsOf(visible);
        assertThat(analyst.with("governed.index_lookup", "ALL").query(sql)).containsExactlyInAnyOrderElementsOf(visible);
        assertThat(simulators.requestsOfJira()).isNotEmpty().noneMatch(request -> request.path().contains("ROCKET"));
    }

    /**
     * Of a node, as the launcher calls it: node ids end in the name of the run.
     */
    private static String name(String nodeId)
    {
        return nodeId.substring(0, nodeId.lastIndexOf('-'));
    }
}

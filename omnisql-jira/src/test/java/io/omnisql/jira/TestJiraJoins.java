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
import io.omnisql.simulator.jira.JiraDataset;
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
 * Joins of issues with the accounts that they show: the rows are those of two scans, and the accounts are asked for only where an issue does not tell what is wanted of them.
 */
@TestInstance(PER_CLASS)
@Execution(SAME_THREAD)
final class TestJiraJoins
{
    private static final String SEARCH = "/rest/api/3/search/jql";
    private static final String POLICY =
            """
            version: 1
            tenants:
              acme: {catalogs: [governed]}
            users:
              user: {tenant: acme}
            policies:
              - {name: read, subjects: everybody, resources: {schemas: [default]}, effect: allow}
              - {name: people, subjects: everybody, resources: {tables: [users]}, effect: rows, where: {column: account_id, in: ['5b10ac8d82e05b22cc7d0001', '5b10ac8d82e05b22cc7d0002']}}
            """;

    private static final JiraDataset DATA = JiraDataset.of(Company.generate(1, 0.05));

    private TestingJira jira;

    @BeforeAll
    void start(@TempDir Path directory)
            throws Exception
    {
        JiraSimulator simulator = TestingJira.described(JiraSimulator.builder().data(DATA).token("joins", "a-token"));
        Map<String, String> catalog = TestingJira.catalog(simulator, "a-token");
        Map<String, Map<String, String>> catalogs = ImmutableMap.of(
                "jira", catalog,
                "rocket", TestingJira.declaring(catalog, "ROCKET"),
                "governed", TestingJira.governed(catalog, directory.resolve("governed"), POLICY));
        jira = TestingJira.start(simulator, catalogs).knowingFields(catalogs.keySet());
    }

    @AfterAll
    void stop()
    {
        jira.close();
    }

    /**
     * What an account shows of itself in an issue is what it is, by whichever of its places in the issue it is joined.
     */
    @Test
    void testAccountsThatIssuesShow()
    {
        for (String place : List.of("assignee_id", "reporter_id", "creator_id")) {
            assertThat(assertSame("SELECT i.key, u.display_name, u.is_active, u.account_type, u.time_zone FROM %%s.default.issues i JOIN %%1$s.default.users u ON u.account_id = i.%s".formatted(place)).requests())
                    .as(place)
                    .allSatisfy(request -> assertThat(request.path()).isEqualTo(SEARCH));
        }
    }

    /**
     * Issues without an account are rows of an outer join alone, so that only that one asks for them.
     */
    @Test
    void testIssuesOfNobody()
    {
        TestingJira.Answer outer = assertSame("SELECT i.key, u.account_id, u.display_name FROM %s.default.issues i LEFT JOIN %1$s.default.users u ON u.account_id = i.assignee_id WHERE i.project_key = 'ROCKET'");
        assertThat(outer.rows()).anySatisfy(row -> assertThat(row.get(1)).isNull()).anySatisfy(row -> assertThat(row.get(2)).isNotNull());
        assertThat(outer.bodies(SEARCH)).hasSize(outer.requests().size()).allSatisfy(body -> assertThat(body).doesNotContain("assignee is not EMPTY").contains("assignee"));
        TestingJira.Answer inner = assertSame("SELECT u.display_name, i.key FROM %s.default.users u JOIN %1$s.default.issues i ON u.account_id = i.assignee_id WHERE i.project_key = 'ROCKET'");
        assertThat(inner.bodies(SEARCH)).hasSize(inner.requests().size()).allSatisfy(body -> assertThat(body).contains("assignee is not EMPTY"));
        assertThat(assertSame("SELECT i.key FROM (SELECT * FROM %s.default.issues WHERE project_key = 'ROCKET' ORDER BY created_at LIMIT 5) i JOIN %1$s.default.users u ON u.account_id = i.assignee_id").rows()).as("of five issues, and not five of somebody").hasSizeLessThan(5);
    }

    /**
     * Also where an outer join has a condition on the account, which an issue that does not meet it survives.
     */
    @Test
    void testConditionOnAccountsOfAnOuterJoin()
    {
        TestingJira.Answer answer = assertSame("SELECT i.key, u.display_name FROM %s.default.issues i LEFT JOIN %1$s.default.users u ON u.account_id = i.assignee_id AND NOT u.is_active WHERE i.project_key = 'ROCKET'");
        assertThat(answer.rows()).hasSize(DATA.issues("ROCKET").size());
    }

    /**
     * Few accounts are read first, as they say which issues to ask for; so are those of which more is wanted than issues show.
     */
    @Test
    void testAccountsThatAreReadFirst()
    {
        String somebody = jira.query("SELECT max(assignee) FROM issues").column().getFirst().toString();
        TestingJira.Answer few = assertSame("SELECT i.key FROM %%s.default.issues i JOIN %%1$s.default.users u ON u.account_id = i.assignee_id WHERE u.display_name = '%s'".formatted(somebody.replace("'", "''")));
        assertThat(few.rows()).isNotEmpty();
        assertThat(few.bodies(SEARCH)).isNotEmpty().allSatisfy(body -> assertThat(body).containsPattern("assignee (in|=) "));
        TestingJira.Answer more = assertSame("SELECT i.key, u.email_address, u.locale FROM %s.default.issues i JOIN %1$s.default.users u ON u.account_id = i.assignee_id WHERE i.project_key = 'ROCKET'");
        assertThat(more.requests()).anySatisfy(request -> assertThat(request.path()).isNotEqualTo(SEARCH));
    }

    /**
     * The scan below is what it is alone: by keys, by custom fields, divided, or ended by a limit above.
     */
    @Test
    void testScansOfAllKinds()
    {
        assertSame("SELECT i.key, i.story_points, u.display_name FROM %s.default.issues i JOIN %1$s.default.users u ON u.account_id = i.reporter_id WHERE i.project_key = 'ROCKET'");
        TestingJira.Answer keys = assertSame("SELECT i.key, u.display_name FROM %s.default.issues i LEFT JOIN %1$s.default.users u ON u.account_id = i.assignee_id WHERE i.key IN ('ROCKET-1', 'ROCKET-2', 'ROCKET-3')");
        assertThat(keys.requests()).hasSize(1).allSatisfy(request -> assertThat(request.path()).isEqualTo("/rest/api/3/issue/bulkfetch"));
        assertSame("SELECT u.time_zone, count(*) FROM %s.default.issues i LEFT JOIN %1$s.default.users u ON u.account_id = i.assignee_id GROUP BY 1");
        assertThat(jira.query("SELECT count(*) FROM (SELECT i.key, u.display_name FROM issues i JOIN users u ON u.account_id = i.creator_id LIMIT 7)").column()).containsExactly(7L);
        String divided = "SELECT i.key, u.display_name FROM jira.default.issues i JOIN jira.default.users u ON u.account_id = i.reporter_id";
        TestingJira.Answer parts = jira.queryWith("jira", ImmutableMap.of("search_splits", "3"), divided);
        assertThat(parts.rows()).containsExactlyInAnyOrderElementsOf(jira.query(divided).rows());
        assertThat(parts.bodies(SEARCH)).filteredOn(body -> body.contains("created >=")).hasSizeGreaterThan(1);
    }

    @Test
    void testScope()
    {
        TestingJira.Answer answer = jira.query("SELECT i.key, u.display_name FROM rocket.default.issues i LEFT JOIN rocket.default.users u ON u.account_id = i.assignee_id");
        assertThat(answer.rows()).hasSize(DATA.issues("ROCKET").size());
        assertThat(answer.requests()).allSatisfy(request -> assertThat(request.path()).isEqualTo(SEARCH));
    }

    /**
     * Accounts that a policy hides are no rows, whoever shows them.
     */
    @Test
    void testPolicy()
    {
        assertThat(jira.query("SELECT DISTINCT u.account_id FROM governed.default.issues i JOIN governed.default.users u ON u.account_id = i.assignee_id").column())
                .isNotEmpty()
                .isSubsetOf("5b10ac8d82e05b22cc7d0001", "5b10ac8d82e05b22cc7d0002");
        assertThat(jira.query("SELECT DISTINCT u.display_name FROM governed.default.issues i LEFT JOIN governed.default.users u ON u.account_id = i.reporter_id").column()).hasSizeLessThanOrEqualTo(3);
    }

    /**
     * The rows are those of a session in which the source answers no joins.
     */
    private TestingJira.Answer assertSame(String sql)
    {
        String query = sql.formatted("jira");
        TestingJira.Answer two = jira.queryWith("jira", ImmutableMap.of("join_pushdown_enabled", "false"), query);
        TestingJira.Answer answer = jira.queryAsServed(query);
        assertThat(answer.rows()).isNotEmpty().containsExactlyInAnyOrderElementsOf(two.rows());
        return answer;
    }
}

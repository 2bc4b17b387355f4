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
package io.omnisql.github;

import com.google.common.collect.ImmutableList;
import io.omnisql.simulator.http.Fault;
import io.trino.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * Subqueries that list values are asked for by the same GraphQL queries as the rows that have to have one of them.
 */
@ExtendWith(GitHubExtension.class)
@Timeout(value = 10, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestGitHubSemiJoins
{
    private static final String QUERIES = "/graphql";
    private static final String ROCKET = "owner = 'acme' AND repo = 'rocket'";
    private static final String SEVERAL = "owner = 'acme' AND repo IN ('rocket', 'attic', 'launchpad')";
    private static final String MEMBERS = "(SELECT login FROM org_members WHERE owner = 'acme')";

    private final TestingGitHub github;

    TestGitHubSemiJoins(TestingGitHub github)
    {
        this.github = requireNonNull(github, "github is null");
    }

    @Test
    void testRows()
    {
        for (String sql : ImmutableList.of(
                "SELECT number FROM issues WHERE " + ROCKET + " AND author IN " + MEMBERS,
                "SELECT repo, number, title FROM issues WHERE " + SEVERAL + " AND state = 'open' AND author IN " + MEMBERS,
                "SELECT repo, number FROM pull_requests WHERE " + SEVERAL + " AND author IN (SELECT author FROM issues WHERE " + SEVERAL + ")",
                "SELECT repo, number, m.author FROM pull_requests m JOIN (SELECT DISTINCT author FROM issues WHERE " + SEVERAL + " AND state = 'open') a ON a.author = m.author WHERE " + SEVERAL,
                "SELECT a.author, count(*) FROM pull_requests m JOIN (SELECT DISTINCT author FROM issues WHERE " + ROCKET + ") a ON a.author = m.author WHERE " + SEVERAL + " GROUP BY a.author",
                "SELECT i.number, m.login FROM issues i JOIN org_members m ON m.login = i.author WHERE i.owner = 'acme' AND i.repo = 'rocket' AND m.owner = 'acme'",
                "SELECT number FROM issues WHERE " + ROCKET + " AND author IN (SELECT author FROM issues WHERE " + ROCKET + " AND state = 'closed')",
                "SELECT repo, number FROM issues WHERE " + SEVERAL + " AND milestone_number IN (SELECT number FROM milestones WHERE " + SEVERAL + " AND state = 'open')",
                "SELECT number FROM issues WHERE " + ROCKET + " AND author IN (SELECT author FROM pull_requests WHERE " + SEVERAL + " AND state = 'open') AND author IN " + MEMBERS,
                "SELECT number FROM issues WHERE " + SEVERAL + " AND author IN " + MEMBERS + " ORDER BY number DESC LIMIT 4",
                "SELECT count(*) FROM issues WHERE " + SEVERAL + " AND author IN " + MEMBERS)) {
            Answer answer = github.query(sql);
            assertThat(answer.rows()).as(sql).isNotEmpty().containsExactlyInAnyOrderElementsOf(github.query(alone(), sql).rows());
            assertThat(plan(sql)).as(sql).contains(" in=[");
            assertThat(answer.requestsOfLists()).as(sql).isLessThanOrEqualTo(github.query(alone(), sql).requestsOfLists());
        }
    }

    @Test
    void testOneQuery()
    {
        Answer all = github.query("SELECT number FROM milestones WHERE " + SEVERAL + " AND state IN (SELECT state FROM issues WHERE " + SEVERAL + ")");
        assertThat(all.rows()).isNotEmpty();
        assertThat(all.requests()).allMatch(request -> request.path().equals(QUERIES));
        Answer limited = github.query("SELECT number FROM issues WHERE " + SEVERAL + " AND author IN " + MEMBERS + " LIMIT 5");
        assertThat(limited.rows()).hasSize(5);
        assertThat(limited.requests()).as("both sides in one").hasSize(1);
    }

    /**
     * What Trino joins as before: values that name keys, unknown keys, more columns than the values, other comparisons and kinds of joins.
     */
    @Test
    void testOtherJoins()
    {
        for (String sql : ImmutableList.of(
                "SELECT number FROM issues WHERE owner = 'acme' AND repo IN (SELECT repo FROM issues WHERE " + SEVERAL + ")",
                "SELECT number FROM acme.default.issues WHERE author IN (SELECT login FROM acme.default.org_members WHERE owner = 'acme')",
                "SELECT number FROM issues WHERE " + ROCKET + " AND author NOT IN " + MEMBERS,
                "SELECT number FROM issues WHERE " + ROCKET + " AND (author IN " + MEMBERS + " OR state = 'open')",
                "SELECT number FROM issues i WHERE " + ROCKET + " AND EXISTS (SELECT 1 FROM pull_requests p WHERE p.owner = 'acme' AND p.repo = 'rocket' AND p.author = i.author AND p.number > i.number)",
                "SELECT i.number, m.login FROM issues i LEFT JOIN org_members m ON m.login = i.author AND m.owner = 'acme' WHERE i.owner = 'acme' AND i.repo = 'rocket'",
                "SELECT i.number, m.login, m.id FROM issues i JOIN org_members m ON m.login = i.author WHERE i.owner = 'acme' AND i.repo = 'rocket' AND m.owner = 'acme'",
                "SELECT number FROM issues WHERE " + ROCKET + " AND author IN (SELECT login FROM team_members WHERE owner = 'acme')")) {
            assertThat(plan(sql)).as(sql).doesNotContain(" in=[");
            assertThat(github.query(sql).rows()).as(sql).isNotEmpty().containsExactlyInAnyOrderElementsOf(github.query(alone(), sql).rows());
        }
    }

    /**
     * Where no query is answered, both sides are read in another form.
     */
    @Test
    void testQueriesThatAreRefused()
    {
        String sql = "SELECT repo, number FROM pull_requests WHERE " + SEVERAL + " AND author IN (SELECT author FROM issues WHERE " + SEVERAL + ")";
        List<List<Object>> expected = github.query(sql).rows();
        github.simulator().faults().add(Fault.status(403).on(QUERIES).times(100));
        try {
            assertThat(github.query(sql).rows()).containsExactlyInAnyOrderElementsOf(expected);
        }
        finally {
            github.simulator().faults().clear();
        }
    }

    @Test
    void testPlanHoldsNoValues()
    {
        assertThat(plan("SELECT number FROM issues WHERE " + ROCKET + " AND author IN " + MEMBERS))
                .contains("github:issues constraint=[owner, repo] from=[POST /graphql repository.issues] author in=[login of org_members constraint=[owner] distinct=login from=[POST /graphql organization.membersWithRole]]")
                .doesNotContain("rocket");
    }

    private String plan(String sql)
    {
        return (String) github.query("EXPLAIN " + sql).column().getFirst();
    }

    /**
     * Joins are left to Trino.
     */
    private Session alone()
    {
        return Session.builder(github.session())
                .setCatalogSessionProperty("github", "join_pushdown_enabled", "false")
                .setCatalogSessionProperty("acme", "join_pushdown_enabled", "false")
                .build();
    }
}

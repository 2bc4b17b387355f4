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
import io.trino.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.stream.IntStream;

import static io.omnisql.connector.error.ApiErrorCode.REQUEST_LIMIT_EXCEEDED;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a query wants without repetition, and has none, is read as it is: no step is left between a join and the scan.
 */
@ExtendWith(GitHubExtension.class)
@Timeout(60)
final class TestGitHubDistinct
{
    private static final String ISSUES = "SELECT number FROM issues WHERE owner = 'acme' AND repo = 'rocket' AND ";

    private final TestingGitHub github;

    TestGitHubDistinct(TestingGitHub github)
    {
        this.github = requireNonNull(github, "github is null");
    }

    /**
     * The values that a subquery lists reach the other side of the join that Trino makes of it.
     */
    @Test
    void testSubqueries()
    {
        assertTold(ISSUES + "author IN (SELECT login FROM org_members WHERE owner = 'acme')", "{author");
        assertTold("SELECT number FROM issues WHERE owner = 'acme' AND repo IN (SELECT repo FROM repositories WHERE owner = 'acme' AND archived)", "{repo");
    }

    /**
     * Without the step the join is one that the source answers.
     */
    @Test
    void testSubqueriesThatRecordsTell()
    {
        for (String condition : ImmutableList.of("", " AND state = 'open'")) {
            String sql = ISSUES + "milestone_number IN (SELECT number FROM milestones WHERE owner = 'acme' AND repo = 'rocket'" + condition + ")";
            assertSameRows(sql);
            assertThat(plan(sql)).doesNotContain("Aggregate").contains("join=[milestones");
        }
    }

    @Test
    void testDistinctRows()
    {
        for (String sql : ImmutableList.of(
                "SELECT DISTINCT number FROM issues WHERE owner = 'acme' AND repo = 'rocket'",
                "SELECT DISTINCT author, number FROM issues WHERE owner = 'acme' AND repo = 'rocket'",
                "SELECT DISTINCT repo, number FROM issues WHERE owner = 'acme' AND repo IN ('rocket', 'attic', 'empty')",
                "SELECT owner, repo FROM repositories WHERE owner = 'acme' GROUP BY repo, owner",
                "SELECT DISTINCT owner, repo, number FROM acme.default.issues",
                "SELECT DISTINCT owner, repo FROM declared.default.repositories",
                "SELECT DISTINCT repo, pull_number, filename FROM pull_request_files WHERE owner = 'acme' AND repo IN ('rocket', 'mirror')",
                "SELECT DISTINCT login FROM users WHERE login IN ('ada', 'zoe')")) {
            assertSameRows(sql);
            assertThat(plan(sql)).as(sql).doesNotContain("Aggregate");
        }
    }

    /**
     * The values of one column, null among them, where a query asks for all keys at once.
     */
    @Test
    void testDistinctValues()
    {
        for (String sql : ImmutableList.of(
                "SELECT DISTINCT author FROM issues WHERE owner = 'acme' AND repo = 'rocket'",
                "SELECT DISTINCT author FROM issues WHERE owner = 'acme' AND repo = 'rocket' AND author > 'b'",
                "SELECT count(*) FROM (SELECT DISTINCT author FROM issues WHERE owner = 'acme' AND repo = 'rocket')",
                "SELECT count(author) FROM (SELECT DISTINCT author FROM issues WHERE owner = 'acme' AND repo = 'rocket')",
                "SELECT DISTINCT milestone_number FROM issues WHERE owner = 'acme' AND repo IN ('rocket', 'attic', 'webapp')",
                "SELECT author FROM (SELECT DISTINCT author FROM issues WHERE owner = 'acme' AND repo = 'rocket') ORDER BY author LIMIT 3",
                "SELECT count(*) FROM (SELECT DISTINCT author FROM issues WHERE owner = 'acme' AND repo = 'rocket' LIMIT 3)",
                "SELECT DISTINCT number FROM issues WHERE owner = 'acme' AND repo IN ('rocket', 'attic')")) {
            assertSameRows(sql);
            assertThat(plan(sql)).as(sql).contains(" distinct=");
        }
    }

    /**
     * Other columns that several rows may have in common are left to Trino.
     */
    @Test
    void testRepeatedValues()
    {
        for (String sql : ImmutableList.of(
                "SELECT DISTINCT closed_at FROM issues WHERE owner = 'acme' AND repo = 'rocket'",
                "SELECT DISTINCT author, state FROM issues WHERE owner = 'acme' AND repo = 'rocket'",
                "SELECT DISTINCT node_id FROM issues WHERE owner = 'acme' AND repo = 'rocket'",
                "SELECT DISTINCT number FROM acme.default.issues",
                "SELECT number, count(*) FROM issues WHERE owner = 'acme' AND repo = 'rocket' GROUP BY number",
                "SELECT author, number FROM issues WHERE owner = 'acme' AND repo = 'rocket' GROUP BY GROUPING SETS ((author), (number))")) {
            assertSameRows(sql);
            assertThat(plan(sql)).as(sql).contains("Aggregate[");
        }
    }

    /**
     * However many queries the scan takes, the values are listed once.
     */
    @Test
    void testValuesForManyQueries()
    {
        String sql = "SELECT repo, pull_number, id FROM pull_request_reviews WHERE owner = 'acme' AND repo IN ('rocket', 'mirror', 'attic', 'webapp') AND author IN " +
                "(SELECT author FROM issues WHERE owner = 'acme' AND repo = 'rocket')";
        Answer joined = github.query(sql);
        Answer separate = github.query(withoutJoins(), sql);
        assertThat(plan(sql)).contains(" in=[author of issues");
        assertThat(joined.rows()).isNotEmpty().containsExactlyInAnyOrderElementsOf(separate.rows());
        assertThat(joined.requestsOfLists()).isLessThanOrEqualTo(separate.requestsOfLists());
    }

    /**
     * A query asks for both sides of a join, and so as many are needed as for the longer one: which is known before any is sent.
     */
    @Test
    void testRequestsOfLongerSide()
    {
        String numbers = IntStream.rangeClosed(1, 250).mapToObj(Integer::toString).collect(joining(", "));
        String reviews = "SELECT author FROM pull_request_reviews WHERE owner = 'acme' AND repo = 'webapp' AND pull_number IN (%s)".formatted(numbers);
        String sql = "SELECT name FROM labels WHERE owner = 'acme' AND repo = 'rocket' AND name IN (%s)".formatted(reviews);
        assertThat(plan(sql)).contains(" in=[author of pull_request_reviews");
        github.failure(github.session("max_requests_per_query", "2"), sql).is(REQUEST_LIMIT_EXCEEDED).says("needs at least 3 requests").withRequests(0);
        assertThat(github.query(github.session("max_requests_per_query", "3"), sql).requests()).hasSize(3);
    }

    /**
     * Few as they are, distinct values are read first, and tell the other side of a join which keys to ask for.
     */
    @Test
    void testKeysFromDistinctValues()
    {
        String sql = "SELECT l.name, l.node_id FROM labels l JOIN (SELECT DISTINCT repo FROM issues WHERE repo LIKE 'w%') i ON l.repo = i.repo";
        Answer values = github.query(named("true"), sql);
        Answer separate = github.query(named("false"), sql);
        assertThat(values.rows()).isNotEmpty().containsExactlyInAnyOrderElementsOf(separate.rows());
        assertThat(values.requests()).hasSizeLessThanOrEqualTo(separate.requests().size());
    }

    private Session named(String joinPushdown)
    {
        return Session.builder(github.session()).setCatalog("named").setCatalogSessionProperty("named", "join_pushdown_enabled", joinPushdown).build();
    }

    private void assertTold(String sql, String filters)
    {
        assertSameRows(sql);
        String plan = plan(withoutJoins(), sql);
        assertThat(plan).as(sql).doesNotContain("Aggregate");
        assertThat(plan.lines().filter(line -> line.contains("table = github:issues"))).as(plan).singleElement().asString().contains("dynamicFilters = " + filters);
    }

    private void assertSameRows(String sql)
    {
        List<List<Object>> rows = github.query(sql).rows();
        assertThat(rows).as(sql).isNotEmpty().containsExactlyInAnyOrderElementsOf(github.queryWithoutPushdown(sql).rows());
    }

    private Session withoutJoins()
    {
        return Session.builder(github.session()).setCatalogSessionProperty("github", "join_pushdown_enabled", "false").build();
    }

    private String plan(String sql)
    {
        return plan(github.session(), sql);
    }

    private String plan(Session session, String sql)
    {
        return github.query(session, "EXPLAIN (TYPE DISTRIBUTED) " + sql).rows().stream().map(List::getFirst).map(String::valueOf).collect(joining("\n"));
    }
}

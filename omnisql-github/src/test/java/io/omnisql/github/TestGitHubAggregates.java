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
import io.omnisql.simulator.http.JournalEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.Arrays;

import static io.omnisql.connector.error.ApiErrorCode.KEY_REQUIRED;
import static io.omnisql.connector.error.ApiErrorCode.RESOURCE_MISSING;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The least and the greatest value of a column that the source sorts by are those of its first page, and the same as those of all rows in any case.
 */
@ExtendWith(GitHubExtension.class)
final class TestGitHubAggregates
{
    private static final String ISSUES = "/repos/acme/webapp/issues";

    private final TestingGitHub github;

    TestGitHubAggregates(TestingGitHub github)
    {
        this.github = requireNonNull(github, "github is null");
    }

    @Test
    void testFirstRows()
    {
        for (String select : ImmutableList.of(
                "max(updated_at) FROM issues WHERE owner = 'acme' AND repo = 'webapp'",
                "min(created_at) FROM issues WHERE owner = 'acme' AND repo = 'webapp'",
                "max(comments) FROM issues WHERE owner = 'acme' AND repo = 'webapp'",
                "max(updated_at) FROM issues WHERE owner = 'acme' AND repo = 'webapp' AND state = 'open'",
                "max(updated_at), max(updated_at) FROM issues WHERE owner = 'acme' AND repo = 'webapp' AND author = 'ada'",
                "max(created_at) FROM issues WHERE owner = 'acme' AND repo = 'webapp' AND created_at < TIMESTAMP '2099-01-01 00:00:00 UTC'")) {
            assertThat(assertSame("SELECT " + select).requests()).as(select).extracting(JournalEntry::path).containsExactly(ISSUES);
        }
        assertThat(assertSame("SELECT max(created_at) FROM pull_requests WHERE owner = 'acme' AND repo = 'rocket'").requests()).hasSize(1);
        assertThat(assertSame("SELECT max(updated_at) FROM issue_comments WHERE owner = 'acme' AND repo = 'webapp'").requests()).hasSize(1);
    }

    @Test
    void testSeveralValues()
    {
        assertThat(assertSame("SELECT min(created_at), max(created_at) FROM issues WHERE owner = 'acme' AND repo = 'webapp'").requests())
                .extracting(JournalEntry::path)
                .containsExactly(ISSUES, ISSUES);
        assertThat(assertSame("SELECT count(*), max(updated_at), count(number), max(updated_at) IS NULL FROM issues WHERE owner = 'acme' AND repo = 'webapp'").requests())
                .extracting(JournalEntry::path)
                .containsExactly("/graphql", ISSUES);
    }

    /**
     * Each key has a first page, whoever names it; one query has those of many.
     */
    @Test
    void testManyKeys()
    {
        assertThat(assertSame("SELECT max(updated_at) FROM issues WHERE owner = 'acme' AND repo IN ('rocket', 'webapp', 'empty', 'mirror')").requests()).extracting(JournalEntry::path).containsExactly("/graphql");
        assertThat(assertSame("SELECT max(comments) FROM issues WHERE owner = 'acme' AND repo IN ('rocket', 'webapp', 'empty', 'mirror')").requests()).as("queries do not tell them").hasSize(4);
        // of so many, reading the rows is likely to take fewer requests than a first page of each
        assertThat(assertSame("SELECT max(updated_at) FROM issues WHERE owner = 'acme'").requests()).hasSizeLessThan(10).extracting(JournalEntry::path).startsWith("/orgs/acme/repos").contains("/graphql");
        Answer _ = assertSame("SELECT min(created_at), max(comments) FROM acme.default.issues");
        Answer _ = assertSame("SELECT max(pushed_at), min(created_at), max(updated_at) FROM repositories WHERE owner = 'acme'");
        Answer _ = assertSame("SELECT max(created_at) FROM repositories WHERE owner = 'jose-n'");
    }

    /**
     * What is left to Trino, and what has no rows.
     */
    @Test
    void testOthers()
    {
        String from = " FROM issues WHERE owner = 'acme' AND repo = 'webapp'";
        for (String sql : ImmutableList.of(
                "SELECT max(updated_at), sum(comments)" + from,
                "SELECT max(updated_at), count(closed_at)" + from,
                "SELECT max(updated_at), count(*)" + from + " AND author = 'ada'",
                "SELECT max(number), min(title), max(closed_at)" + from,
                "SELECT max(comments + 1)" + from,
                "SELECT max(comments, 2)" + from,
                "SELECT max_by(number, updated_at)" + from,
                "SELECT max(updated_at) FILTER (WHERE state = 'open')" + from,
                "SELECT count(DISTINCT comments), max(DISTINCT comments)" + from,
                "SELECT state, max(updated_at)" + from + " GROUP BY state ORDER BY 1",
                "SELECT max(updated_at)" + from + " AND number IN (1, 5, 42)",
                "SELECT max(updated_at)" + from + " AND contains(labels, 'bug')",
                "SELECT max(updated_at)" + from + " AND title LIKE '%a%'",
                "SELECT max(updated_at)" + from + " AND state = 'merged'",
                "SELECT max(updated_at)" + from + " AND false",
                "SELECT max(updated_at)" + from + " HAVING max(updated_at) > TIMESTAMP '2099-01-01 00:00:00 UTC'",
                "SELECT count(*) FROM (SELECT max(updated_at) AS latest" + from + ")",
                "SELECT max(comments) FROM (SELECT comments" + from + " LIMIT 1000)",
                "SELECT max(comments) FROM (SELECT comments" + from + " ORDER BY comments LIMIT 7)",
                "SELECT latest FROM (SELECT max(updated_at) AS latest" + from + ") ORDER BY latest LIMIT 1",
                "SELECT number" + from + " AND updated_at = (SELECT max(updated_at)" + from + ") ORDER BY number",
                "SELECT max(i.updated_at) FROM issues i JOIN milestones m ON i.owner = m.owner AND i.repo = m.repo AND i.milestone_number = m.number WHERE i.owner = 'acme' AND i.repo = 'webapp'",
                "SELECT max(merged_at), max(updated_at) FROM pull_requests WHERE owner = 'acme' AND repo = 'rocket' AND merged_by IS NOT NULL")) {
            Answer _ = assertSame(sql);
        }
        assertThat(assertSame("SELECT max(updated_at), count(*) FROM issues WHERE owner = 'acme' AND repo = 'empty'").rows()).containsExactly(Arrays.asList(null, 0L));
    }

    @Test
    void testKeysThatAreNotThere()
    {
        String sql = "SELECT max(updated_at), count(*) FROM issues WHERE owner = 'acme' AND repo IN ('attic', '%s')";
        for (String repo : ImmutableList.of("nowhere", "old-launchpad", "ATTIC", "..")) {
            github.failure(sql.formatted(repo)).is(RESOURCE_MISSING);
            assertThat(github.query(github.session("missing_resource", "EMPTY"), sql.formatted(repo)).rows()).as(repo).isEqualTo(github.query("SELECT max(updated_at), count(*) FROM issues WHERE owner = 'acme' AND repo = 'attic'").rows());
        }
        github.failure("SELECT max(updated_at) FROM issues").is(KEY_REQUIRED).withRequests(0);
        assertThat(github.query("SELECT max(updated_at) FROM declared.default.issues WHERE repo = 'nowhere'").rows()).containsExactly(Arrays.asList((Object) null));
    }

    /**
     * The values are known before the first request to be too many for the query, as its rows would be.
     */
    @Test
    void testMostRequests()
    {
        // queries do not tell the numbers of comments
        String sql = "SELECT min(comments), max(comments) FROM issues WHERE owner = 'acme' AND repo IN ('rocket', 'webapp')";
        github.failure(github.session("max_requests_per_query", "3"), sql).withRequests(0);
        assertThat(github.query(github.session("max_requests_per_query", "4"), sql).requests()).hasSize(4);
    }

    @Test
    void testExplain()
    {
        String plan = (String) github.query("EXPLAIN SELECT count(*), max(updated_at) FROM issues WHERE owner = 'acme' AND repo = 'webapp'").column().getFirst();
        assertThat(plan)
                .contains("aggregates=[count(*), max(updated_at)] from=[POST /graphql repository.issues, GET /repos/{owner}/{repo}/issues]")
                .doesNotContain("Aggregate");
    }

    private Answer assertSame(String sql)
    {
        Answer answer = github.query(sql);
        assertThat(answer.rows()).as(sql).isEqualTo(github.queryWithoutPushdown(sql).rows());
        return answer;
    }
}

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What EXPLAIN shows, and what costs no request: plans, columns, comments and statistics.
 */
@ExtendWith(GitHubExtension.class)
final class TestGitHubPlans
{
    private static final String ROCKET = " WHERE owner = 'acme' AND repo = 'rocket'";

    private final TestingGitHub github;

    TestGitHubPlans(TestingGitHub github)
    {
        this.github = github;
    }

    @Test
    void testFilteredLimitIsAScanOnly()
    {
        assertThat(explain("SELECT number FROM issues" + ROCKET + " AND state = 'closed' AND author = 'ada' LIMIT 5"))
                .contains("TableScan[table = github:issues constraint=[author, owner, repo, state] limit=5 from=[GET /repos/{owner}/{repo}/issues]]")
                .doesNotContain("Filter", "Limit[", "LimitPartial");
    }

    @Test
    void testTopNIsAScanOnly()
    {
        assertThat(explain("SELECT number FROM issues" + ROCKET + " AND state = 'closed' ORDER BY updated_at DESC, number LIMIT 5"))
                .contains("TableScan[table = github:issues constraint=[owner, repo, state] sortOrder=[updated_at:timestamp(3) with time zone DESC NULLS LAST, number:bigint ASC NULLS LAST] limit=5 from=[GET /repos/{owner}/{repo}/issues]]")
                .doesNotContain("Filter", "TopN", "Sort");
    }

    /**
     * Where GitHub has repositories without a time in its order is not said, so nulls that come first are found by the engine.
     */
    @Test
    void testNullsThatComeFirstAreNotPushed()
    {
        String sql = "EXPLAIN SELECT repo FROM repositories WHERE owner = 'acme' ORDER BY created_at DESC NULLS %s LIMIT 5";
        assertThat((String) github.query(sql.formatted("LAST")).column().getFirst()).doesNotContain("TopN");
        assertThat((String) github.query(sql.formatted("FIRST")).column().getFirst()).contains("TopN");
    }

    @Test
    void testContradictionIsNoScan()
    {
        assertThat(explain("SELECT number FROM issues" + ROCKET + " AND state = 'merged'")).contains("Values").doesNotContain("TableScan");
    }

    @Test
    void testFilterOfTheEngineStays()
    {
        assertThat(explain("SELECT number FROM issues" + ROCKET + " AND contains(labels, 'bug') AND length(title) > 3"))
                .contains("Filter", "contains=[labels]");
    }

    @Test
    void testFreeMetadata()
    {
        for (String sql : ImmutableList.of(
                "SHOW TABLES",
                "DESCRIBE issues",
                "SHOW STATS FOR acme.default.issues",
                "SHOW CREATE TABLE pull_requests",
                "SELECT table_name, column_name FROM github.information_schema.columns WHERE table_schema = 'default'",
                "SELECT comment FROM system.metadata.table_comments WHERE catalog_name = 'github'",
                "EXPLAIN SELECT * FROM acme.default.issues")) {
            Answer answer = github.query(sql);
            assertThat(answer.rows()).describedAs(sql).isNotEmpty();
            assertThat(answer.requests()).describedAs(sql).isEmpty();
        }
        assertThat(github.query("SELECT comment FROM system.metadata.table_comments WHERE catalog_name = 'github' AND table_name = 'issues'").column())
                .containsExactly("Issues of a repository, without its pull requests");
    }

    /**
     * The planner is told constants, whatever the source holds.
     */
    @Test
    void testStatistics()
    {
        assertStatistics("acme.default.issues", 1_000_000);
        assertStatistics("acme.default.repositories", 1_000);
        assertStatistics("(SELECT * FROM issues" + ROCKET + ")", 1_000);
        assertStatistics("(SELECT * FROM issues WHERE owner = 'acme' AND repo = 'empty')", 1_000);
        assertStatistics("(SELECT * FROM pull_requests" + ROCKET + ")", 500);
        assertStatistics("(SELECT * FROM issues" + ROCKET + " AND number = 1)", 1);
        assertStatistics("(SELECT * FROM issues" + ROCKET + " AND state = 'merged')", 0);
    }

    private void assertStatistics(String relation, double rows)
    {
        Answer answer = github.query("SHOW STATS FOR " + relation);
        // the last row is of the whole table, and its fifth value the number of rows
        assertThat(answer.rows().getLast().get(4)).describedAs(relation).isEqualTo(rows);
        assertThat(answer.requests()).describedAs(relation).isEmpty();
    }

    @Test
    void testJoin()
    {
        String sql = "SELECT i.number, p.number FROM issues i JOIN pull_requests p ON i.owner = p.owner AND i.repo = p.repo AND i.author = p.author " +
                "WHERE i.owner = 'acme' AND i.repo = 'rocket' AND i.state = 'open' AND p.draft";
        assertThat(explain(sql)).contains("InnerJoin[", "github:issues constraint=[owner, repo, state]", "github:pull_requests constraint=[draft, owner, repo]");
        List<ExpectedRow> drafts = github.pullRequests("acme", "rocket").stream().filter(row -> row.is("draft", true)).toList();
        List<List<Object>> expected = github.issues("acme", "rocket").stream()
                .filter(row -> row.is("state", "open") && !row.isNull("author"))
                .flatMap(issue -> drafts.stream().filter(draft -> draft.is("author", issue.get("author"))).map(draft -> List.of(issue.get("number"), draft.get("number"))))
                .toList();
        Answer answer = github.query(sql);
        assertThat(answer.rows()).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected);
        assertThat(answer.requests()).hasSize(2);
    }

    /**
     * The handle prints where a filter went, not what it asks for.
     */
    @Test
    void testHandlePrintsNoValues()
    {
        for (String options : ImmutableList.of("", "(TYPE DISTRIBUTED) ", "(TYPE LOGICAL, FORMAT JSON) ")) {
            Answer answer = github.query("EXPLAIN %sSELECT number FROM issues%s AND author = 'canary' AND title = 'canary' AND contains(labels, 'bug')".formatted(options, ROCKET));
            assertThat(answer.column().toString().lines()).describedAs(options).filteredOn(line -> line.contains("github:issues")).isNotEmpty().allSatisfy(line -> assertThat(line)
                    .contains("constraint=[author, owner, repo, title] contains=[labels]")
                    .doesNotContain("canary", "acme", "rocket"));
        }
    }

    @Test
    void testHiddenColumns()
    {
        assertThat(github.query("DESCRIBE issues").column()).doesNotContain("$fetched_at", "$freshness_ms").contains("number");
        assertThat(github.query("SELECT count(*) FROM issues" + ROCKET + " AND \"$freshness_ms\" >= 0 AND \"$fetched_at\" > TIMESTAMP '2020-01-01 00:00:00 UTC'").column())
                .containsExactly((long) github.issues("acme", "rocket").size());
    }

    private String explain(String sql)
    {
        return github.query("EXPLAIN " + sql).rows().stream().map(List::getFirst).map(String::valueOf).collect(Collectors.joining("\n"));
    }
}

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
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * LIMIT counts rows, not records, ends the paging, and asks for no more records than can be needed.
 */
@ExtendWith(GitHubExtension.class)
final class TestGitHubLimits
{
    private final TestingGitHub github;

    TestGitHubLimits(TestingGitHub github)
    {
        this.github = github;
    }

    /**
     * The source lists pull requests among issues: the page has to be larger than the limit, and they do not count.
     */
    @Test
    void testIssuesWithoutPullRequests()
    {
        List<ExpectedRow> rows = github.issues("acme", "rocket");
        Answer answer = github.query("SELECT number FROM issues WHERE owner = 'acme' AND repo = 'rocket' LIMIT 12");
        assertThat(answer.rows()).hasSize(12).doesNotHaveDuplicates();
        assertThat(rows).extracting(row -> row.get("number")).containsAll(answer.column());
        assertThat(answer.requests()).singleElement().satisfies(request -> assertThat(request.query().value("per_page")).contains("100"));
        assertThat(github.query("SELECT number FROM issues WHERE owner = 'acme' AND repo = 'rocket' LIMIT 1000").rows()).hasSize(rows.size());
        assertThat(github.query("SELECT number FROM issues WHERE owner = 'acme' AND repo = 'rocket' AND number IN (5, 8, 11) LIMIT 1").rows()).isEmpty();
    }

    @Test
    void testPageIsNoLargerThanTheLimit()
    {
        for (String filter : ImmutableList.of("", " AND state = 'open'")) {
            Answer answer = github.query("SELECT number FROM pull_requests WHERE owner = 'acme' AND repo = 'rocket'" + filter + " LIMIT 3");
            assertThat(answer.rows()).hasSize(3);
            assertThat(answer.requests()).singleElement().satisfies(request -> assertThat(request.query().value("per_page")).contains("3"));
        }
    }

    @Test
    void testPageIsLargeWhereRecordsAreDropped()
    {
        Answer answer = github.query("SELECT number FROM pull_requests WHERE owner = 'acme' AND repo = 'rocket' AND author = 'ada' LIMIT 2");
        assertThat(answer.rows()).hasSize(2);
        assertThat(answer.requests()).singleElement().satisfies(request -> assertThat(request.query().value("per_page")).contains("100"));
    }

    /**
     * A key that is no list of names excludes whole repositories after they were asked for: their records are dropped, however many.
     */
    @Test
    void testPageIsLargeWhereKeysAreExcluded()
    {
        Answer answer = github.query("SELECT number FROM pull_requests WHERE owner = 'acme' AND repo <> 'rocket' LIMIT 1");
        assertThat(answer.rows()).hasSize(1);
        assertThat(answer.requests().stream().filter(request -> request.route().endsWith("/pulls"))).allMatch(request -> request.query().value("per_page").equals(Optional.of("100")));
    }

    @Test
    void testPagingEndsWithTheLimit()
    {
        int all = github.query("SELECT number FROM issues WHERE owner = 'acme' AND repo = 'monolith'").requests().size();
        assertThat(all).isGreaterThan(4);
        Answer few = github.query("SELECT number FROM issues WHERE owner = 'acme' AND repo = 'monolith' LIMIT 5");
        assertThat(few.requests()).hasSize(1);
        Answer more = github.query("SELECT number FROM issues WHERE owner = 'acme' AND repo = 'monolith' LIMIT 150");
        assertThat(more.rows()).hasSize(150);
        assertThat(more.requests().size()).isBetween(2, 3);
    }

    @Test
    void testLimitIsGuaranteed()
    {
        for (String sql : ImmutableList.of(
                "SELECT number FROM issues WHERE owner = 'acme' AND repo = 'rocket' LIMIT 5",
                "SELECT number FROM issues WHERE owner = 'acme' AND repo IN ('rocket', 'webapp') AND author <> 'ada' LIMIT 5",
                "SELECT number FROM acme.default.issues WHERE assignee IS NOT NULL LIMIT 5")) {
            Answer answer = github.query(sql);
            assertThat(answer.rows()).describedAs(sql).hasSize(5);
            assertThat(answer.planNodes()).describedAs(sql).doesNotContain("LimitNode", "FilterNode");
        }
    }

    /**
     * What Trino has to check itself stands between the limit and the scan.
     */
    @Test
    void testLimitOverFilterOfTheEngine()
    {
        List<Object> expected = github.issues("acme", "rocket").stream().filter(row -> row.value("title", String.class).contains("trailing")).map(row -> row.get("number")).toList();
        Answer answer = github.query("SELECT number FROM issues WHERE owner = 'acme' AND repo = 'rocket' AND title LIKE '%trailing%' LIMIT 10");
        assertThat(answer.column()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(answer.planNodes()).contains("FilterNode", "LimitNode");
    }

    /**
     * A filter over a limit chooses among its rows, so it must not reach the source.
     */
    @Test
    void testFilterOverLimit()
    {
        Answer answer = github.query("SELECT state FROM (SELECT state FROM issues WHERE owner = 'acme' AND repo = 'rocket' LIMIT 7) WHERE state = 'closed'");
        assertThat(answer.column()).containsOnly("closed").hasSizeLessThan(7);
        assertThat(answer.requests()).singleElement().satisfies(request -> assertThat(request.query().value("state")).contains("all"));
    }

    /**
     * The first rows of all repositories come with the list of these; where queries do not tell a column, one reader walks them in their order and stops: it asks for the scope once, and for as many repositories as it needs.
     */
    @Test
    void testLimitOverEnumeratedScope()
    {
        Answer queried = github.query("SELECT repo, number FROM acme.default.issues LIMIT 5");
        assertThat(queried.rows()).hasSize(5);
        assertThat(queried.requests()).singleElement().satisfies(request -> assertThat(request.route()).isEqualTo("/graphql"));
        Answer answer = github.query("SELECT repo, number, node_id FROM acme.default.issues LIMIT 5");
        assertThat(answer.rows()).hasSize(5);
        assertThat(answer.requests().getFirst().route()).isEqualTo("/orgs/{org}/repos");
        assertThat(answer.requests()).describedAs("requests: %s", answer.requests()).hasSize(2);
    }
}

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
import io.omnisql.simulator.github.IssueEntry;
import io.omnisql.simulator.http.JournalEntry;
import io.trino.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.Comparator;
import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.error.ApiErrorCode.REQUEST_LIMIT_EXCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A query makes the requests that its rows need: those of the keys it names, up to the page that holds its last row, with bounds that lose nothing.
 */
@ExtendWith(GitHubExtension.class)
final class TestGitHubRequests
{
    private final TestingGitHub github;

    TestGitHubRequests(TestingGitHub github)
    {
        this.github = github;
    }

    /**
     * The source's bound has whole seconds and may leave out its own second, so the one before is sent.
     */
    @Test
    void testBoundIsRoundedDown()
    {
        assertSince("updated_at >= TIMESTAMP '2024-07-01 12:00:00 UTC'", "2024-07-01T11:59:59Z");
        assertSince("updated_at > TIMESTAMP '2024-07-01 12:00:00.999 UTC'", "2024-07-01T11:59:59Z");
        assertSince("updated_at = TIMESTAMP '2024-07-01 09:30:00 America/St_Johns'", "2024-07-01T11:59:59Z");
        assertSince("CAST(updated_at AS date) = DATE '2024-07-01'", "2024-06-30T23:59:59Z");
        assertSince("created_at >= TIMESTAMP '2024-07-01 12:00:00 UTC' AND updated_at >= TIMESTAMP '2024-01-01 00:00:00 UTC'", "2024-07-01T11:59:59Z");
        assertSince("updated_at <= TIMESTAMP '2024-07-01 12:00:00 UTC'", "");
        assertSince("updated_at <> TIMESTAMP '2024-07-01 12:00:00 UTC'", "");
        assertSince("closed_at IS NULL OR closed_at >= TIMESTAMP '2024-05-02 00:00:00 UTC'", "");
    }

    /**
     * A query that is sure to need too many requests is refused before it reads anything; one that turns out to is ended.
     */
    @Test
    void testRequestsOfAQueryAreLimited()
    {
        Session three = github.session("max_requests_per_query", "3");
        // queries do not tell this column, so each repository is asked for
        String sure = "SELECT node_id FROM issues WHERE owner = 'acme' AND repo IN ('rocket', 'attic', 'launchpad', 'tiny')";
        github.failure(three, sure).is(REQUEST_LIMIT_EXCEEDED).says("issues: the query needs at least 4 requests, and may make 3 (max_requests_per_query)").withRequests(0);
        assertThat(github.query(github.session("max_requests_per_query", "1"), "SELECT number FROM issues WHERE owner = 'acme' AND repo IN ('attic', 'launchpad')").requests()).hasSize(1);
        github.failure(three, "SELECT number FROM issues WHERE owner = 'acme' AND repo = 'webapp'")
                .is(REQUEST_LIMIT_EXCEEDED)
                .says("has made the 3 requests that it may make")
                .withRequests(3);
        Answer answer = github.query(three, sure + " LIMIT 3");
        assertThat(answer.rows()).hasSize(3);
        assertThat(github.query("SELECT sum(estimated_requests), sum(requests) FROM github.system.query_status WHERE query_id = '%s'".formatted(answer.queryId())).rows())
                .containsExactly(List.of(1L, (long) answer.requests().size()));
    }

    private void assertSince(String condition, String sent)
    {
        Answer answer = github.query("SELECT number FROM issues WHERE owner = 'acme' AND repo = 'rocket' AND (%s)".formatted(condition));
        assertThat(answer.rows()).isNotEmpty();
        assertThat(answer.requests()).describedAs(condition).singleElement().satisfies(request -> assertThat(request.query().value("since").orElse("")).isEqualTo(sent));
    }

    /**
     * Pull requests stand among the issues and do not count, so pages are full, and there are as many as the last row needs.
     */
    @Test
    void testPagesOfIssues()
    {
        List<ExpectedRow> issues = github.issues("acme", "webapp");
        for (int limit : List.of(1, 60, 100, 150, issues.size(), issues.size() + 1)) {
            Answer answer = limited("issues WHERE owner = 'acme' AND repo = 'webapp'", limit, issues);
            assertThat(answer.requests()).describedAs("LIMIT %s", limit).hasSize(pagesWithIssues(limit)).allMatch(request -> request.query().value("per_page").orElseThrow().equals("100"));
        }
    }

    /**
     * The pages of 100 records, oldest first, that hold this many issues; all pages where there are fewer.
     */
    private int pagesWithIssues(int limit)
    {
        List<IssueEntry> entries = github.data().repository("acme", "webapp").entries().stream()
                .sorted(Comparator.comparing((IssueEntry entry) -> entry.issue().createdAt()).thenComparingLong(entry -> entry.issue().id()))
                .collect(toImmutableList());
        int issues = 0;
        for (int index = 0; index < entries.size(); index++) {
            issues += entries.get(index).pullRequest().isPresent() ? 0 : 1;
            if (issues == limit) {
                return index / 100 + 1;
            }
        }
        return (entries.size() + 99) / 100;
    }

    /**
     * Every record is a row of these, so no more than the limit are asked for; beyond the largest page, page by page.
     */
    @Test
    void testPagesOfPullRequests()
    {
        List<ExpectedRow> rows = github.pullRequests("acme", "monolith");
        assertThat(rows).hasSizeGreaterThan(101);
        for (int limit : List.of(5, 100, 101, rows.size() + 1)) {
            Answer answer = limited("pull_requests WHERE owner = 'acme' AND repo = 'monolith'", limit, rows);
            assertThat(answer.requests()).describedAs("LIMIT %s", limit)
                    .hasSize((Math.min(limit, rows.size()) + 99) / 100)
                    .allMatch(request -> request.query().value("per_page").orElseThrow().equals(Integer.toString(Math.min(limit, 100))));
        }
        assertThat(github.query("SELECT number FROM pull_requests WHERE owner = 'acme' AND repo = 'monolith' LIMIT 0").requests()).isEmpty();
    }

    /**
     * With a second key, rows that tie with the last one count, and are read across the end of a page; without the source's order, everything is.
     */
    @Test
    void testPagesOfAnOrder()
    {
        List<Long> comments = github.data().repository("acme", "webapp").entries().stream().map(entry -> (long) entry.issue().comments()).sorted(Comparator.reverseOrder()).toList();
        for (int limit : List.of(3, 60)) {
            List<ExpectedRow> expected = github.issues("acme", "webapp").stream()
                    .sorted(Comparator.comparing((ExpectedRow row) -> row.value("comments", Long.class)).reversed().thenComparing(row -> row.value("number", Long.class)))
                    .limit(limit)
                    .collect(toImmutableList());
            Answer answer = github.query("SELECT number FROM issues WHERE owner = 'acme' AND repo = 'webapp' ORDER BY comments DESC, number LIMIT " + limit);
            assertThat(answer.column()).containsExactlyElementsOf(expected.stream().map(row -> row.get("number")).toList());
            // the first record behind the ties ends the reading
            int last = comments.lastIndexOf(expected.getLast().value("comments", Long.class)) + 1;
            assertThat(answer.requests()).describedAs("LIMIT %s", limit).hasSize(last / 100 + 1);
        }
        assertThat(github.query("SELECT number FROM issues WHERE owner = 'acme' AND repo = 'webapp' ORDER BY title, number LIMIT 3").requests()).hasSize(4);
    }

    /**
     * One reader goes through the repositories, one after the other, and counts.
     */
    @Test
    void testLimitOverSeveralRepositories()
    {
        String from = "issues WHERE owner = 'acme' AND repo IN ('attic', 'launchpad', 'tiny')";
        List<ExpectedRow> attic = github.issues("acme", "attic");
        List<ExpectedRow> all = ImmutableList.<ExpectedRow>builder().addAll(attic).addAll(github.issues("acme", "launchpad")).addAll(github.issues("acme", "tiny")).build();
        assertPaths(limited("node_id", from, attic.size(), all), "/repos/acme/attic/issues");
        assertPaths(limited("node_id", from, attic.size() + 1, all), "/repos/acme/attic/issues", "/repos/acme/launchpad/issues");
        assertPaths(limited("node_id", from, 100_000, all), "/repos/acme/attic/issues", "/repos/acme/launchpad/issues", "/repos/acme/tiny/issues");
        for (int limit : List.of(attic.size(), attic.size() + 1, 100_000)) {
            assertPaths(limited(from, limit, all), "/graphql");
        }
    }

    /**
     * The repositories are listed once, and then read until there are enough rows.
     */
    @Test
    void testLimitOverEnumeratedScope()
    {
        List<ExpectedRow> all = github.repositories("acme").stream()
                .flatMap(row -> github.pullRequests("acme", row.value("repo", String.class)).stream())
                .collect(toImmutableList());
        int rocket = github.pullRequests("acme", "rocket").size();
        assertPaths(limited("node_id", "acme.default.pull_requests", rocket, all), "/orgs/acme/repos", "/repos/acme/rocket/pulls");
        assertPaths(limited("node_id", "acme.default.pull_requests", rocket + 1, all), "/orgs/acme/repos", "/repos/acme/rocket/pulls", "/repos/acme/monolith/pulls");
        // the list has the first of each
        assertPaths(limited("acme.default.pull_requests", rocket, all), "/graphql");
        assertPaths(limited("acme.default.pull_requests", rocket + 1, all), "/graphql");
        assertPaths(limited("acme.default.repositories", 3, github.repositories("acme")), "/orgs/acme/repos");
    }

    /**
     * Two lists mean every combination, and not all of them have to exist: the owners are listed, so that none is asked for in vain.
     */
    @Test
    void testCombinations()
    {
        String combinations = " FROM issues WHERE owner IN ('acme', 'globex') AND repo IN ('rocket', 'doomsday')";
        Answer answer = github.query("SELECT owner, repo, number" + combinations);
        assertThat(answer.rows()).containsExactlyInAnyOrderElementsOf(issuesOf("acme/rocket", "globex/rocket", "globex/doomsday"));
        assertThat(answer.requests()).extracting(JournalEntry::path).containsExactlyInAnyOrder("/orgs/acme/repos", "/orgs/globex/repos", "/graphql");
        assertThat(github.query("SELECT node_id" + combinations).requests()).extracting(JournalEntry::path)
                .containsExactlyInAnyOrder("/orgs/acme/repos", "/orgs/globex/repos", "/repos/acme/rocket/issues", "/repos/globex/rocket/issues", "/repos/globex/doomsday/issues");
        Answer declared = github.query("SELECT owner, repo, number FROM declared.default.issues WHERE repo = 'rocket'");
        assertThat(declared.rows()).containsExactlyInAnyOrderElementsOf(issuesOf("acme/rocket", "globex/rocket"));
        assertPaths(declared, "/graphql");
        assertThat(github.query("SELECT node_id FROM declared.default.issues WHERE repo = 'rocket'").requests()).extracting(JournalEntry::path).containsExactlyInAnyOrder("/repos/acme/rocket/issues", "/repos/globex/rocket/issues");
        Answer user = github.query("SELECT owner, repo, number FROM issues WHERE owner = 'Grace-H'");
        assertThat(user.rows()).containsExactlyInAnyOrderElementsOf(issuesOf("Grace-H/Compiler"));
        // queries do not know users as organizations
        assertPaths(user, "/graphql", "/orgs/Grace-H/repos", "/users/Grace-H/repos", "/user/repos", "/graphql");
        assertPaths(github.query("SELECT node_id FROM issues WHERE owner = 'Grace-H'"), "/orgs/Grace-H/repos", "/users/Grace-H/repos", "/user/repos", "/repos/Grace-H/Compiler/issues");
    }

    private List<List<Object>> issuesOf(String... repositories)
    {
        return ImmutableList.copyOf(repositories).stream()
                .flatMap(name -> github.issues(name.substring(0, name.indexOf('/')), name.substring(name.indexOf('/') + 1)).stream())
                .map(row -> row.project(List.of("owner", "repo", "number")))
                .collect(toImmutableList());
    }

    private Answer limited(String from, int limit, List<ExpectedRow> rows)
    {
        return limited("id", from, limit, rows);
    }

    /**
     * @param column one that tells the rows apart: queries tell {@code id}, and do not tell {@code node_id}
     */
    private Answer limited(String column, String from, int limit, List<ExpectedRow> rows)
    {
        List<List<Object>> expected = rows.stream().map(row -> row.project(List.of(column))).collect(toImmutableList());
        Answer answer = github.query("SELECT %s FROM %s LIMIT %s".formatted(column, from, limit));
        assertThat(answer.rows()).describedAs("%s LIMIT %s", from, limit).hasSize(Math.min(limit, expected.size())).isSubsetOf(expected).doesNotHaveDuplicates();
        return answer;
    }

    private static void assertPaths(Answer answer, String... paths)
    {
        assertThat(answer.requests()).extracting(JournalEntry::path).containsExactly(paths);
    }
}

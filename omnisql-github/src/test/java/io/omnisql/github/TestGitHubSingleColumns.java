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
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.simulator.http.Fault;
import io.omnisql.simulator.http.JournalEntry;
import io.trino.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.error.ApiErrorCode.COLUMN_UNPLANNED;
import static io.omnisql.connector.error.ApiErrorCode.REQUEST_LIMIT_EXCEEDED;
import static io.omnisql.github.CommitsTable.COMMITS;
import static io.omnisql.github.PullRequestsTable.PULL_REQUESTS;
import static io.omnisql.github.RepositoriesTable.REPOSITORIES;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Columns that lists leave out are read where they are named, with a request for each row or a query for many, and are never null for that.
 */
@ExtendWith(GitHubExtension.class)
final class TestGitHubSingleColumns
{
    private static final String ROCKET = " WHERE owner = 'acme' AND repo = 'rocket'";
    private static final String PULLS = "/repos/acme/rocket/pulls";
    private static final String GRAPHQL = "/graphql";

    private final TestingGitHub github;

    TestGitHubSingleColumns(TestingGitHub github)
    {
        this.github = requireNonNull(github, "github is null");
    }

    @Test
    void testPullRequests()
    {
        List<ExpectedRow> pullRequests = github.pullRequests("acme", "rocket");
        Answer answer = assertColumns(PULL_REQUESTS, "pull_requests" + ROCKET, "number", pullRequests);
        assertThat(answer.requests()).hasSize(1 + pullRequests.size());
        assertThat(paths(github.query("SELECT * FROM pull_requests" + ROCKET))).containsExactly(PULLS);
        assertThat(paths(github.query("SELECT count(*) FROM pull_requests" + ROCKET))).containsExactly(GRAPHQL);
    }

    @Test
    void testNumbersOfTheQuery()
    {
        Answer answer = github.query("SELECT number, additions + deletions FROM pull_requests" + ROCKET + " AND number IN (5, 29)");
        assertThat(answer.rows()).hasSize(2).contains(List.of(29L, 199_999L));
        assertThat(paths(answer)).containsExactly(GRAPHQL);
        Answer others = github.query("SELECT number, additions, review_comments FROM pull_requests" + ROCKET + " AND number IN (5, 29)");
        assertThat(others.rows()).hasSize(2);
        assertThat(paths(others)).containsExactlyInAnyOrder(PULLS + "/5", PULLS + "/29");
        Answer joined = github.query("SELECT p.additions FROM pull_requests p JOIN (VALUES 29) k (number) ON p.number = k.number" + ROCKET);
        assertThat(joined.column()).containsExactly(100_000L);
        assertThat(paths(joined)).containsExactly(PULLS + "/29");
    }

    /**
     * Without GraphQL, each pull request that REST lists is asked for by itself.
     */
    @Test
    void testGraphQlThatIsRefused()
    {
        for (String sql : ImmutableList.of(
                "SELECT number, additions FROM pull_requests" + ROCKET,
                "SELECT repo, number, additions FROM pull_requests WHERE owner = 'acme' AND repo IN ('rocket', 'infra') AND state = 'open' AND additions > 3",
                "SELECT repo, additions FROM pull_requests WHERE owner = 'acme' AND repo IN ('rocket', 'attic') AND number > 5 ORDER BY additions DESC, number LIMIT 3")) {
            List<List<Object>> rows = github.query(sql).rows();
            assertThat(rows).isNotEmpty();
            for (int status : new int[] {403, 404, 501}) {
                github.simulator().faults().add(Fault.status(status).on(GRAPHQL));
                try {
                    Answer answer = github.query(sql);
                    assertThat(answer.rows()).describedAs("%s: %s", status, sql).containsExactlyInAnyOrderElementsOf(rows);
                    assertThat(paths(answer)).contains(GRAPHQL, PULLS, PULLS + "/29").doesNotHaveDuplicates();
                }
                finally {
                    github.simulator().faults().clear();
                }
            }
        }
    }

    /**
     * What the list can tell is asked of the list first, so that only rows of the result are asked for.
     */
    @Test
    void testFilters()
    {
        Answer merged = github.query("SELECT merged_by, merged_by_id FROM pull_requests" + ROCKET + " AND state = 'closed' AND base_ref = 'release/1.x' AND merged_at IS NOT NULL");
        assertThat(merged.rows()).containsExactly(List.of("ada", github.user("ada").get("id")));
        assertThat(paths(merged)).containsExactly(PULLS, PULLS + "/23");
        assertThat(merged.requests().getFirst().query().value("state")).contains("closed");
        Answer large = github.query("SELECT number FROM pull_requests" + ROCKET + " AND additions > 99999 AND review_comments >= 0");
        assertThat(large.column()).containsExactly(29L);
        assertThat(large.requests()).hasSize(1 + github.pullRequests("acme", "rocket").size());
        Answer told = github.query("SELECT number FROM pull_requests" + ROCKET + " AND additions > 99999");
        assertThat(told.column()).containsExactly(29L);
        assertThat(paths(told)).containsExactly(GRAPHQL);
    }

    @Test
    void testLimitsAndOrders()
    {
        Answer answer = github.query("SELECT review_comments FROM pull_requests" + ROCKET + " LIMIT 2");
        assertThat(answer.rows()).hasSize(2);
        assertThat(answer.requests()).hasSize(3);
        Answer told = github.query("SELECT additions FROM pull_requests" + ROCKET + " LIMIT 2");
        assertThat(told.rows()).hasSize(2);
        assertThat(paths(told)).containsExactly(GRAPHQL);
        List<Object> largest = github.pullRequests("acme", "rocket").stream()
                .map(row -> row.value("additions", Long.class))
                .sorted((one, other) -> Long.compare(other, one))
                .limit(3)
                .collect(toImmutableList());
        assertThat(github.query("SELECT additions FROM pull_requests" + ROCKET + " ORDER BY additions DESC LIMIT 3").column()).containsExactlyElementsOf(largest);
        Answer newest = github.query("SELECT number, commits FROM pull_requests" + ROCKET + " ORDER BY created_at DESC LIMIT 1");
        assertThat(newest.rows()).extracting(List::getFirst).containsExactly(38L);
    }

    @Test
    void testRepositories()
    {
        List<ExpectedRow> repositories = github.repositories("acme");
        Answer answer = assertColumns(REPOSITORIES, "repositories WHERE owner = 'acme'", "repo", repositories);
        assertThat(answer.requests().stream().filter(request -> request.route().equals("/orgs/{org}/repos"))).hasSize(1);
        assertThat(answer.requests()).hasSize(1 + repositories.size());
        assertThat(paths(github.query("SELECT subscribers_count FROM repositories" + ROCKET))).containsExactly("/repos/acme/rocket");
        Answer newest = github.query("SELECT repo, network_count FROM repositories WHERE owner = 'acme' ORDER BY created_at DESC NULLS LAST, repo LIMIT 2");
        assertThat(newest.rows()).hasSize(2);
    }

    /**
     * A commit of another branch is no row, so the list is asked for it before the commit itself is.
     */
    @Test
    void testCommits()
    {
        List<ExpectedRow> commits = github.commits("acme", "rocket");
        Answer answer = assertColumns(COMMITS, "commits" + ROCKET, "sha", commits);
        assertThat(answer.requests()).extracting(JournalEntry::route).filteredOn("/repos/{owner}/{repo}/commits/{ref}"::equals).hasSameSizeAs(commits);
        String other = github.data().repository("acme", "rocket").pullRequest(8).orElseThrow().head().sha();
        Answer nothing = github.query("SELECT additions FROM commits" + ROCKET + " AND sha = '%s'".formatted(other));
        assertThat(nothing.rows()).isEmpty();
        assertThat(nothing.requests()).extracting(JournalEntry::route).doesNotContain("/repos/{owner}/{repo}/commits/{ref}");
    }

    @Test
    void testCostIsEstimated()
    {
        github.failure(github.session("max_requests_per_query", "5"), "SELECT review_comments FROM pull_requests" + ROCKET).is(REQUEST_LIMIT_EXCEEDED).withRequests(1);
    }

    /**
     * Trino says which columns are read where it leaves some out, even if it pushes nothing else down.
     */
    @Test
    void testWithoutPushdown()
    {
        Session session = Session.builder(github.session()).setSystemProperty("allow_pushdown_into_connectors", "false").build();
        String from = " FROM declared.default.pull_requests WHERE owner = 'acme' AND repo = 'rocket'";
        assertThat(github.query(session, "SELECT sum(additions)" + from).column())
                .containsExactly(github.pullRequests("acme", "rocket").stream().mapToLong(row -> row.value("additions", Long.class)).sum());
        assertThat(github.queryWithoutPushdown("SELECT additions FROM pull_requests" + ROCKET).rows()).hasSameSizeAs(github.pullRequests("acme", "rocket"));
    }

    /**
     * Where it leaves none out it says nothing, and lists would have been chosen.
     */
    @Test
    void testAllColumns()
    {
        String all = COMMITS.columns().stream().map(column -> "\"" + column.name() + "\"").collect(joining(", "));
        github.failure("SELECT " + all + " FROM commits" + ROCKET).is(COLUMN_UNPLANNED).says("'additions'");
    }

    private Answer assertColumns(TableDefinition table, String from, String identity, List<ExpectedRow> expected)
    {
        List<String> columns = ImmutableList.<String>builder()
                .add(identity)
                .addAll(table.columns().stream().filter(ColumnDefinition::onlySingle).map(ColumnDefinition::name).iterator())
                .build();
        assertThat(columns).hasSizeGreaterThan(1);
        Answer answer = github.query("SELECT " + String.join(", ", columns) + " FROM " + from);
        assertThat(answer.rows()).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected.stream().map(row -> row.project(columns)).collect(toImmutableList()));
        return answer;
    }

    private static List<String> paths(Answer answer)
    {
        return answer.requests().stream().map(JournalEntry::path).collect(toImmutableList());
    }
}

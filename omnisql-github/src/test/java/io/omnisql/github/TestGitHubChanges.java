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
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.Longs;
import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.github.GitHubPullRequest;
import io.omnisql.simulator.github.RepositoryContent;
import io.omnisql.simulator.http.Fault;
import io.omnisql.simulator.http.JournalEntry;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.omnisql.connector.error.ApiErrorCode.KEY_REQUIRED;
import static io.omnisql.connector.error.ApiErrorCode.REQUEST_LIMIT_EXCEEDED;
import static io.omnisql.connector.error.ApiErrorCode.RESOURCE_MISSING;
import static io.omnisql.connector.error.ApiErrorCode.RESULT_CAPPED;
import static io.omnisql.connector.error.ApiErrorCode.SCOPE_CHANGED;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reviews, files and commits of pull requests are asked for by the number of the pull request, which the query, a join or the list of pull requests names.
 */
@ExtendWith(GitHubExtension.class)
final class TestGitHubChanges
{
    private static final String ROCKET = " WHERE owner = 'acme' AND repo = 'rocket'";
    private static final String PULLS = "/repos/acme/rocket/pulls";
    private static final String GRAPHQL = "/graphql";
    // its lists end exactly where GitHub ends them
    private static final int HUGE = 29;

    private final TestingGitHub github;
    private final GitHubDataset data;

    TestGitHubChanges(TestingGitHub github)
    {
        this.github = requireNonNull(github, "github is null");
        this.data = github.data();
    }

    @AfterEach
    void restore()
    {
        github.simulator().change(_ -> data);
        github.simulator().faults().clear();
    }

    @Test
    void testNumbersOfTheQuery()
    {
        Answer answer = github.query("SELECT id FROM pull_request_reviews" + ROCKET + " AND pull_number IN (5, 8)");
        assertThat(answer.column()).isNotEmpty().containsExactlyInAnyOrderElementsOf(values(github.reviews("acme", "rocket"), "id", of(5, 8)));
        assertThat(paths(answer)).containsExactly(GRAPHQL);
        Answer nodes = github.query("SELECT id, node_id FROM pull_request_reviews" + ROCKET + " AND pull_number IN (5, 8)");
        assertThat(nodes.column()).containsExactlyInAnyOrderElementsOf(answer.column());
        assertThat(paths(nodes)).containsExactlyInAnyOrder(PULLS + "/5/reviews", PULLS + "/8/reviews");
        // several repositories: what one of them does not have is no row
        Answer combined = github.query("SELECT repo, pull_number, sha FROM pull_request_commits WHERE owner = 'acme' AND repo IN ('rocket', 'webapp') AND pull_number = 5");
        assertThat(combined.rows()).extracting(List::getFirst).contains("rocket");
        assertThat(combined.requests()).extracting(JournalEntry::route).doesNotContain("/repos/{owner}/{repo}/pulls");
    }

    /**
     * What is not there has no rows, as long as its repository is.
     */
    @Test
    void testNumberThatIsNotThere()
    {
        for (String table : ImmutableList.of("reviews", "files", "commits")) {
            for (int number : new int[] {1, 4711}) {
                Answer answer = github.query("SELECT repo FROM pull_request_" + table + ROCKET + " AND pull_number = " + number);
                assertThat(answer.rows()).isEmpty();
                assertThat(paths(answer)).containsExactly(PULLS + "/" + number + "/" + table, "/repos/acme/rocket");
            }
            github.failure("SELECT repo FROM pull_request_" + table + " WHERE owner = 'acme' AND repo = 'not-there' AND pull_number = 1").is(RESOURCE_MISSING).says("acme/not-there");
            github.failure("SELECT repo FROM pull_request_" + table + " WHERE owner = 'acme' AND repo = 'not-there'").is(RESOURCE_MISSING).says("acme/not-there");
            for (String key : ImmutableList.of("owner = 'acme' AND repo = 'Rocket'", "owner = 'ACME' AND repo = 'rocket'")) {
                github.failure("SELECT repo FROM pull_request_%s WHERE %s AND pull_number = 5".formatted(table, key)).is(RESOURCE_MISSING).says("spells");
                github.failure("SELECT repo FROM pull_request_%s WHERE %s".formatted(table, key)).is(RESOURCE_MISSING).says("spells");
            }
            github.failure("SELECT repo FROM pull_request_" + table).is(KEY_REQUIRED).withRequests(0);
        }
    }

    @Test
    void testSingleReview()
    {
        ExpectedRow review = github.reviews("acme", "rocket").getLast();
        String from = "pull_request_reviews" + ROCKET + " AND pull_number = " + review.get("pull_number") + " AND id = ";
        Answer answer = github.query("SELECT html_url FROM " + from + review.get("id"));
        assertThat(answer.column()).containsExactly(review.get("html_url"));
        assertThat(paths(answer)).containsExactly(PULLS + "/%s/reviews/%s".formatted(review.get("pull_number"), review.get("id")));
        assertThat(github.query("SELECT html_url FROM " + from + "4711").rows()).isEmpty();
    }

    /**
     * Without a number, each pull request that the list has is asked for, and no other one.
     */
    @Test
    void testNumbersAreListed()
    {
        Answer told = github.query("SELECT id FROM pull_request_reviews" + ROCKET);
        assertThat(told.column()).containsExactlyInAnyOrderElementsOf(values(github.reviews("acme", "rocket"), "id", _ -> true));
        assertThat(paths(told)).containsExactly(PULLS, GRAPHQL);
        Answer answer = github.query("SELECT id, node_id FROM pull_request_reviews" + ROCKET);
        assertThat(answer.column()).containsExactlyInAnyOrderElementsOf(values(github.reviews("acme", "rocket"), "id", _ -> true));
        assertThat(paths(answer)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ImmutableList.<String>builder()
                .add(PULLS)
                .addAll(numbers("rocket").stream().map(number -> PULLS + "/" + number + "/reviews").iterator())
                .build());
        Answer some = github.query("SELECT id, node_id FROM pull_request_reviews" + ROCKET + " AND pull_number > 30");
        assertThat(some.column()).containsExactlyInAnyOrderElementsOf(values(github.reviews("acme", "rocket"), "id", row -> row.value("pull_number", Long.class) > 30));
        assertThat(paths(some)).containsExactlyInAnyOrder(PULLS, PULLS + "/32/reviews", PULLS + "/35/reviews", PULLS + "/38/reviews");
    }

    /**
     * A repository that is empty, archived or without issues is one like any other.
     */
    @Test
    void testNumbersOfSeveralRepositories()
    {
        List<String> repositories = ImmutableList.of("rocket", "attic", "empty", "infra");
        String from = " FROM acme.default.pull_request_commits WHERE repo IN ('rocket', 'attic', 'empty', 'infra')";
        Answer answer = github.query("SELECT repo, sha, node_id" + from);
        List<List<Object>> expected = repositories.stream()
                .flatMap(repo -> github.pullRequestCommits("acme", repo).stream())
                .map(row -> row.project(ImmutableList.of("repo", "sha", "node_id")))
                .collect(toImmutableList());
        assertThat(answer.rows()).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected);
        assertThat(answer.requests()).extracting(request -> request.path() + request.queryString()).doesNotHaveDuplicates();
        // each pull request has less than a page of them, but for the huge one, whose three end with a question
        int pullRequests = repositories.stream().mapToInt(repo -> numbers(repo).size()).sum();
        assertThat(answer.requests()).hasSize(1 + pullRequests + 2 + 1);
        // what a query tells of the huge one may have been cut off, so that it is asked for elsewhere as well
        Answer told = github.query("SELECT repo, sha" + from);
        assertThat(told.rows()).containsExactlyInAnyOrderElementsOf(expected.stream().map(row -> row.subList(0, 2)).toList());
        assertThat(told.requests()).hasSize(1 + 3 + 3 + 1);
    }

    @Test
    void testLimitReadsTheFirstPullRequests()
    {
        Answer answer = github.query("SELECT filename FROM pull_request_files" + ROCKET + " LIMIT 2");
        assertThat(answer.rows()).hasSize(2);
        assertThat(answer.requests().getFirst().path()).isEqualTo(PULLS);
        assertThat(answer.requests()).hasSizeLessThanOrEqualTo(3);
        Answer scope = github.query("SELECT filename FROM acme.default.pull_request_files LIMIT 1");
        assertThat(scope.rows()).hasSize(1);
        assertThat(paths(scope)).startsWith("/orgs/acme/repos", GRAPHQL);
        assertThat(scope.requests()).describedAs("requests: %s", scope.requests()).hasSize(3);
        assertThat(github.query("SELECT id FROM pull_request_reviews" + ROCKET + " LIMIT 1000").rows()).hasSameSizeAs(github.reviews("acme", "rocket"));
    }

    @Test
    void testOrderOverAllPullRequests()
    {
        List<Object> expected = github.files("acme", "rocket").stream()
                .filter(row -> !row.is("pull_number", (long) HUGE))
                .map(row -> row.value("changes", Long.class))
                .sorted((one, other) -> Long.compare(other, one))
                .limit(3)
                .collect(toImmutableList());
        assertThat(github.query("SELECT changes FROM pull_request_files" + ROCKET + " AND pull_number <> 29 ORDER BY changes DESC LIMIT 3").column()).containsExactlyElementsOf(expected);
    }

    /**
     * A join names the pull requests, which are not listed a second time.
     */
    @Test
    void testJoin()
    {
        String sql =
                """
                SELECT r.id
                FROM pull_requests p JOIN pull_request_reviews r ON r.owner = p.owner AND r.repo = p.repo AND r.pull_number = p.number
                WHERE p.owner = 'acme' AND p.repo = 'rocket' AND p.draft
                """;
        Answer answer = github.query(sql);
        Set<Object> drafts = values(github.pullRequests("acme", "rocket"), "number", row -> row.is("draft", true)).stream().collect(toImmutableSet());
        assertThat(answer.column()).containsExactlyInAnyOrderElementsOf(values(github.reviews("acme", "rocket"), "id", row -> drafts.contains(row.get("pull_number"))));
        assertThat(paths(answer)).containsExactly(GRAPHQL);
        Answer lookedUp = github.query(github.session("join_pushdown_enabled", "false"), sql);
        assertThat(lookedUp.column()).containsExactlyInAnyOrderElementsOf(answer.column());
        assertThat(paths(lookedUp)).containsExactlyInAnyOrder(PULLS, GRAPHQL);
    }

    /**
     * What the list of pull requests had a moment ago is there or the query says so.
     */
    @Test
    void testPullRequestThatIsGone()
    {
        String sql = "SELECT id, node_id FROM pull_request_reviews" + ROCKET;
        for (int status : new int[] {403, 404}) {
            github.simulator().faults().add(Fault.fault(new Fault.Respond(status, Headers.of(), "{}")).atRequest(4));
            github.failure(sql).is(SCOPE_CHANGED).says("acme/rocket/");
            github.simulator().faults().clear();
            github.simulator().faults().add(Fault.fault(new Fault.Respond(status, Headers.of(), "{}")).atRequest(4));
            assertThat(github.query(github.session("missing_resource", "EMPTY"), sql).rows()).isNotEmpty();
        }
    }

    /**
     * A list that ends at the cap is whole if the pull request says so, which takes a request more.
     */
    @Test
    void testExactlyTheCap()
    {
        assertCap("files", 3_000, 30);
        assertCap("commits", 250, 3);
    }

    private void assertCap(String table, int rows, int pages)
    {
        Answer answer = github.query("SELECT repo FROM pull_request_" + table + ROCKET + " AND pull_number = " + HUGE);
        assertThat(answer.rows()).hasSize(rows);
        assertThat(answer.requests()).hasSize(pages + 1);
        assertThat(answer.requests().getLast().path()).isEqualTo(PULLS + "/" + HUGE);
        Answer few = github.query("SELECT repo FROM pull_request_" + table + ROCKET + " AND pull_number = " + HUGE + " LIMIT 3");
        assertThat(few.rows()).hasSize(3);
        assertThat(few.requests()).hasSize(1);
    }

    @Test
    void testAboveTheCap()
    {
        RepositoryContent rocket = data.repository("acme", "rocket");
        ImmutableList<GitHubPullRequest> larger = rocket.pullRequests().stream()
                .map(request -> request.number() == HUGE ? larger(request) : request)
                .collect(toImmutableList());
        github.simulator().change(current -> current.with(rocket.withPullRequests(larger)));
        github.failure("SELECT count(*) FROM pull_request_files" + ROCKET + " AND pull_number = " + HUGE).is(RESULT_CAPPED).says("3000", "acme/rocket/29").withRequests(31);
        github.failure("SELECT count(*) FROM pull_request_commits" + ROCKET).is(RESULT_CAPPED).says("250", "acme/rocket/29");
        assertThat(github.query("SELECT sha FROM pull_request_commits" + ROCKET + " AND pull_number = 29 LIMIT 249").rows()).hasSize(249);
        assertThat(github.query("SELECT sha FROM pull_request_commits" + ROCKET + " AND pull_number < 29").rows()).isNotEmpty();
    }

    @Test
    void testQueryThatNeedsTooMuch()
    {
        github.failure(github.session("max_requests_per_query", "5"), "SELECT node_id FROM pull_request_reviews" + ROCKET)
                .is(REQUEST_LIMIT_EXCEEDED)
                .says("at least " + (1 + numbers("rocket").size()) + " requests")
                .withRequests(1);
    }

    static GitHubPullRequest larger(GitHubPullRequest request)
    {
        return new GitHubPullRequest(
                request.id(),
                request.issue(),
                request.draft(),
                request.head(),
                request.base(),
                request.mergedAt(),
                request.mergedBy(),
                request.mergeCommitSha(),
                request.autoMerge(),
                request.stack(),
                request.reviewers(),
                request.reviewTeams(),
                request.mergeable(),
                request.reviews(),
                request.reviewComments(),
                request.commits() + 1,
                request.additions(),
                request.deletions(),
                request.changedFiles() + 1);
    }

    private static Predicate<ExpectedRow> of(long... numbers)
    {
        return row -> ImmutableSet.copyOf(Longs.asList(numbers)).contains(row.get("pull_number"));
    }

    private List<Integer> numbers(String repo)
    {
        return data.repository("acme", repo).pullRequests().stream().map(GitHubPullRequest::number).collect(toImmutableList());
    }

    private static List<Object> values(List<ExpectedRow> rows, String column, Predicate<ExpectedRow> predicate)
    {
        return rows.stream().filter(predicate).map(row -> row.get(column)).collect(toImmutableList());
    }

    private static List<String> paths(Answer answer)
    {
        return answer.requests().stream().map(JournalEntry::path).collect(toImmutableList());
    }
}

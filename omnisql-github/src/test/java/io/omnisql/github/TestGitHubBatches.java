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

import com.google.common.collect.Collections2;
import com.google.common.collect.ImmutableList;
import io.omnisql.connector.error.ApiErrorCode;
import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.github.GitHubPullRequest;
import io.omnisql.simulator.github.RepositoryContent;
import io.omnisql.simulator.http.Fault;
import io.omnisql.simulator.http.JournalEntry;
import io.trino.Session;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.error.ApiErrorCode.RESOURCE_MISSING;
import static io.omnisql.connector.error.ApiErrorCode.RESULT_CAPPED;
import static io.omnisql.connector.error.ApiErrorCode.SCOPE_CHANGED;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * Many pull requests are asked for at once: what that costs, where it ends, and what becomes of those that an answer does not tell of.
 */
@ExtendWith(GitHubExtension.class)
@Timeout(value = 10, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestGitHubBatches
{
    private static final String ON = " ON r.owner = p.owner AND r.repo = p.repo AND r.pull_number = p.number";
    private static final String ROCKET = " WHERE owner = 'acme' AND repo = 'rocket'";
    private static final Pattern SINGLE = Pattern.compile("/repos/[^/]+/[^/]+/(issues|pulls)/[0-9]+");
    private static final int HUGE = 29;

    private final TestingGitHub github;
    private final GitHubDataset data;

    TestGitHubBatches(TestingGitHub github)
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
    void testReviewsOfManyPullRequests()
    {
        for (String repositories : ImmutableList.of("p.repo = 'monolith'", "p.repo IN ('monolith', 'webapp', 'rocket', 'infra')")) {
            String where = " WHERE p.owner = 'acme' AND " + repositories;
            Answer scan = github.query("SELECT p.number FROM pull_requests p" + where);
            List<Object> some = github.query("SELECT r.id FROM pull_request_reviews r" + where.replace("p.", "r.")).column();
            assertThat(some).isNotEmpty();
            for (String from : ImmutableList.of(
                    "pull_requests p JOIN pull_request_reviews r" + ON,
                    "pull_request_reviews r JOIN pull_requests p" + ON,
                    "pull_requests p LEFT JOIN pull_request_reviews r" + ON,
                    "pull_request_reviews r RIGHT JOIN pull_requests p" + ON)) {
                Answer answer = github.query("SELECT r.id FROM " + from + where);
                assertThat(answer.column().stream().filter(Objects::nonNull)).containsExactlyInAnyOrderElementsOf(some);
                assertThat(answer.requests()).describedAs(from).hasSizeLessThanOrEqualTo(scan.requests().size() + 10);
            }
        }
    }

    @Test
    void testThreeTablesInAllOrders()
    {
        assertSameCost("p.owner = 'acme' AND p.repo = 'monolith'");
        assertSameCost("p.owner = 'acme' AND p.repo IN ('rocket', 'infra')");
    }

    private void assertSameCost(String where)
    {
        String condition = "i.owner = p.owner AND i.repo = p.repo AND i.author = p.author AND r.owner = p.owner AND r.repo = p.repo AND r.pull_number = p.number AND " + where;
        List<Answer> answers = Collections2.permutations(ImmutableList.of("issues i", "pull_requests p", "pull_request_reviews r")).stream()
                .map(order -> github.query("SELECT i.number, p.number, r.id FROM %s WHERE %s".formatted(String.join(", ", order), condition)))
                .collect(toImmutableList());
        // the first of them learn what is shown of deleted authors
        List<Long> requests = answers.stream().map(answer -> answer.requests().stream().filter(request -> !SINGLE.matcher(request.path()).matches()).count()).collect(toImmutableList());
        long least = requests.stream().mapToLong(Long::longValue).min().orElseThrow();
        assertThat(requests).describedAs(where).allMatch(count -> count * 5 <= least * 6);
        answers.forEach(answer -> assertThat(answer.rows()).isNotEmpty().containsExactlyInAnyOrderElementsOf(answers.getFirst().rows()));
    }

    /**
     * Lists that end exactly at the cap are whole, wherever their pull request stands among the others.
     */
    @Test
    void testExactlyTheCapAmongMany()
    {
        for (String numbers : ImmutableList.of("", " AND pull_number IN (5, 8, 29)", " AND pull_number IN (29, 32)", " AND pull_number BETWEEN 20 AND 35")) {
            assertWhole("SELECT pull_number, filename FROM pull_request_files" + ROCKET + numbers, 3_000);
            assertWhole("SELECT pull_number, sha FROM pull_request_commits" + ROCKET + numbers, 250);
        }
        assertWhole("SELECT r.pull_number, r.filename FROM pull_requests p JOIN pull_request_files r" + ON + " WHERE p.owner = 'acme' AND p.repo = 'rocket'", 3_000);
        assertWhole("SELECT r.pull_number, r.sha FROM pull_requests p LEFT JOIN pull_request_commits r" + ON + " WHERE p.owner = 'acme' AND (p.repo = 'rocket' OR p.repo = 'infra' AND p.number < 29)", 250);
    }

    private void assertWhole(String sql, int rows)
    {
        Answer answer = github.query(sql);
        assertThat(answer.rows().stream().filter(row -> Long.valueOf(HUGE).equals(row.getFirst()))).describedAs(sql).hasSize(rows);
        assertThat(answer.rows().stream().filter(row -> row.getFirst() != null)).doesNotHaveDuplicates();
        assertThat(answer.requests()).extracting(JournalEntry::path).contains("/graphql", "/repos/acme/rocket/pulls/" + HUGE);
    }

    @Test
    void testAboveTheCapAmongMany()
    {
        RepositoryContent rocket = data.repository("acme", "rocket");
        ImmutableList<GitHubPullRequest> larger = rocket.pullRequests().stream()
                .map(request -> request.number() == HUGE ? TestGitHubChanges.larger(request) : request)
                .collect(toImmutableList());
        github.simulator().change(current -> current.with(rocket.withPullRequests(larger)));
        for (String table : ImmutableList.of("files", "commits")) {
            String limit = table.equals("files") ? "3000" : "250";
            for (String from : ImmutableList.of(
                    "pull_request_" + table + " r" + ROCKET,
                    "pull_request_" + table + " r" + ROCKET + " AND pull_number IN (5, 8, 29)",
                    "pull_requests p JOIN pull_request_" + table + " r" + ON + " WHERE p.owner = 'acme' AND p.repo = 'rocket'",
                    "pull_requests p LEFT JOIN pull_request_" + table + " r" + ON + " WHERE p.owner = 'acme' AND p.repo IN ('rocket', 'infra')")) {
                String column = table.equals("files") ? "r.filename" : "r.sha";
                Failure failure = github.failure("SELECT " + column + " FROM " + from).is(RESULT_CAPPED).says(limit, "acme/rocket/29");
                assertThat(failure.requests()).extracting(JournalEntry::path).contains("/graphql");
            }
            assertThat(github.query("SELECT repo FROM pull_request_" + table + ROCKET + " AND pull_number IN (5, 8)").rows()).isNotEmpty();
        }
    }

    /**
     * A part of an answer is no answer: what it does not tell is asked for elsewhere, and the rows are the same.
     */
    @Test
    void testAnswersInPart()
    {
        String sql = "SELECT p.number, r.id, r.author FROM pull_requests p LEFT JOIN pull_request_reviews r" + ON + " WHERE p.owner = 'acme' AND p.repo = 'rocket'";
        Session lookingUp = github.session("join_pushdown_enabled", "false");
        Answer whole = github.query(lookingUp, sql);
        assertThat(whole.planNodes()).contains("IndexJoinNode");
        for (String body : ImmutableList.of(
                "{\"data\":{\"k0\":null,\"k1\":null},\"errors\":[{\"type\":\"INTERNAL\",\"path\":[\"k0\"],\"message\":\"x\"},{\"type\":\"FORBIDDEN\",\"path\":[\"k1\",\"pullRequest\"],\"message\":\"x\"}]}",
                "{\"data\":{\"k0\":{\"owner\":{\"login\":\"acme\"},\"name\":\"rocket\",\"pullRequest\":{\"reviews\":{\"pageInfo\":{\"hasNextPage\":false,\"endCursor\":null},\"nodes\":[]}}}},\"errors\":[{\"message\":\"Something went wrong\"}]}",
                "{\"data\":{\"k0\":{\"owner\":{\"login\":\"acme\"},\"name\":\"rocket\",\"pullRequest\":{\"reviews\":{\"pageInfo\":{\"hasNextPage\":false,\"endCursor\":null},\"nodes\":[]}}}},\"errors\":[{\"type\":\"INTERNAL\",\"path\":[\"k0\",\"pullRequest\",\"reviews\",\"nodes\",0,\"author\"],\"message\":\"x\"}]}",
                "{\"data\":null,\"errors\":[{\"message\":\"Something went wrong\"}]}")) {
            github.simulator().faults().add(Fault.fault(new Fault.Respond(200, Headers.of("Content-Type", "application/json"), body)).on("/graphql").times(1));
            Answer answer = github.query(lookingUp, sql);
            github.simulator().faults().clear();
            assertThat(answer.rows()).describedAs(body).containsExactlyInAnyOrderElementsOf(whole.rows());
            assertThat(answer.requests()).extracting(JournalEntry::path).contains("/graphql", "/repos/acme/rocket/pulls/29/reviews");
        }
    }

    /**
     * Whatever is wrong with one of the names, the query says so, or goes on without it.
     */
    @Test
    void testNamesThatAreWrong()
    {
        for (String table : ImmutableList.of("pull_request_reviews", "pull_request_files", "pull_request_commits")) {
            assertWrongNames("SELECT repo FROM " + table + " WHERE owner = 'acme' AND repo IN (%s) AND pull_number IN (5, 8)");
        }
        assertWrongNames("SELECT additions FROM pull_requests WHERE owner = 'acme' AND repo IN (%s) AND number IN (5, 8)");
        assertWrongNames("SELECT additions FROM pull_requests WHERE owner = 'acme' AND repo IN (%s)");
        assertWrongNames("SELECT number, title FROM milestones WHERE owner = 'acme' AND repo IN (%s)");
        assertWrongNames("SELECT name, color FROM labels WHERE owner = 'acme' AND repo IN (%s)");
        assertWrongNames("SELECT name, commit_sha FROM branches WHERE owner = 'acme' AND repo IN (%s)");
        assertWrongNames("SELECT id, tag_name FROM releases WHERE owner = 'acme' AND repo IN (%s)");
        assertWrongNames("SELECT sha, message FROM commits WHERE owner = 'acme' AND repo IN (%s)");
        assertWrongNames("SELECT id, body FROM issue_comments WHERE owner = 'acme' AND repo IN (%s) AND issue_number IN (5, 11)");
        assertWrongNames("SELECT repo, description FROM repositories WHERE owner = 'acme' AND repo IN (%s)");
    }

    private void assertWrongNames(String sql)
    {
        assertWrongName("github", sql, "not-there", RESOURCE_MISSING);
        assertWrongName("github", sql, "old-launchpad", RESOURCE_MISSING);
        assertWrongName("github", sql, "ROCKET", RESOURCE_MISSING);
        assertWrongName("restricted", sql, "monolith", RESOURCE_MISSING);
    }

    private void assertWrongName(String catalog, String sql, String name, ApiErrorCode code)
    {
        Session strict = Session.builder(github.session()).setCatalog(catalog).build();
        Session lenient = Session.builder(github.session("missing_resource", "EMPTY")).setCatalog(catalog).build();
        List<List<Object>> right = github.query(strict, sql.formatted("'rocket'")).rows();
        assertThat(right).isNotEmpty();
        String names = "'rocket', '" + name + "'";
        Failure failure = github.failure(strict, sql.formatted(names)).is(code);
        assertThat(failure.requests()).extracting(JournalEntry::path).describedAs(sql.formatted(names)).contains("/graphql");
        assertThat(github.query(lenient, sql.formatted(names)).rows()).describedAs(sql.formatted(names)).containsExactlyInAnyOrderElementsOf(right);
    }

    /**
     * What joins name and the source has not is no mistake of the query.
     */
    @Test
    void testJoinedKeysThatAreNotThere()
    {
        String keys = "(SELECT * FROM UNNEST(ARRAY['acme', 'acme', 'ACME', 'acme', 'acme', 'acme', 'acme', 'acme'], ARRAY['rocket', 'rocket', 'rocket', 'ROCKET', 'not-there', 'old-launchpad', 'rocket', 'rocket'], ARRAY[5, 8, 5, 5, 5, 5, 1, 4711]) AS k (owner, repo, number)) p";
        for (String table : ImmutableList.of("reviews", "files", "commits")) {
            Answer answer = github.query("SELECT p.owner, p.repo, p.number, count(r.repo) FROM %s LEFT JOIN pull_request_%s r%s GROUP BY 1, 2, 3".formatted(keys, table, ON));
            assertThat(answer.rows()).hasSize(8);
            for (List<Object> row : answer.rows()) {
                boolean isThere = row.subList(0, 2).equals(List.of("acme", "rocket")) && !ImmutableList.<Object>of(1, 4711).contains(row.get(2));
                assertThat((long) row.get(3)).describedAs("%s: %s", table, row).isEqualTo(isThere ? rows(table, ((Number) row.get(2)).longValue()) : 0);
            }
            assertThat(answer.requests()).extracting(JournalEntry::path).contains("/graphql");
        }
    }

    private long rows(String table, long number)
    {
        List<ExpectedRow> rows = switch (table) {
            case "reviews" -> github.reviews("acme", "rocket");
            case "files" -> github.files("acme", "rocket");
            default -> github.pullRequestCommits("acme", "rocket");
        };
        return rows.stream().filter(row -> row.is("pull_number", number)).count();
    }

    /**
     * The number of an issue is none of a pull request.
     */
    @Test
    void testNumbersThatAreNone()
    {
        for (String table : ImmutableList.of("reviews", "files", "commits")) {
            Answer answer = github.query("SELECT pull_number FROM pull_request_" + table + ROCKET + " AND pull_number IN (1, 5, 8, 4711)");
            assertThat(answer.rows()).describedAs(table).hasSize((int) (rows(table, 5) + rows(table, 8)));
            assertThat(answer.requests()).extracting(JournalEntry::path).containsExactly("/graphql");
        }
        Answer pulls = github.query("SELECT number, additions FROM pull_requests" + ROCKET + " AND number IN (1, 5, 8, 4711)");
        assertThat(pulls.column()).containsExactlyInAnyOrder(5L, 8L);
        assertThat(pulls.requests()).extracting(JournalEntry::path).containsExactly("/graphql");
    }

    /**
     * What was listed a moment ago and is gone is a change of the scope.
     */
    @Test
    void testPullRequestThatIsGone()
    {
        String sql = "SELECT id FROM pull_request_reviews" + ROCKET;
        List<Object> all = github.query(sql).column();
        long ofFirst = rows("reviews", 5);
        for (Session session : ImmutableList.of(github.session(), github.session("missing_resource", "EMPTY"))) {
            github.simulator().faults().add(Fault.fault(new Fault.Respond(200, Headers.of("Content-Type", "application/json"), "{\"data\":{\"k0\":{\"owner\":{\"login\":\"acme\"},\"name\":\"rocket\",\"pullRequest\":null}},\"errors\":[{\"type\":\"NOT_FOUND\",\"path\":[\"k0\",\"pullRequest\"],\"message\":\"x\"}]}")).on("/graphql").times(1));
            github.simulator().faults().add(Fault.status(404).on("/repos/{owner}/{repo}/pulls/{pull_number}/reviews").times(1));
            if (session.equals(github.session())) {
                github.failure(session, sql).is(SCOPE_CHANGED).says("acme/rocket/5");
            }
            else {
                assertThat(github.query(session, sql).column()).hasSize(all.size() - (int) ofFirst).isSubsetOf(all);
            }
            github.simulator().faults().clear();
        }
    }
}

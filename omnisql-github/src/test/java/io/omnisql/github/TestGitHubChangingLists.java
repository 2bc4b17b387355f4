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

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Sets;
import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.github.RepositoryEdit;
import io.omnisql.simulator.http.JournalEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.omnisql.connector.error.ApiErrorCode.SNAPSHOT_CHANGED;
import static io.omnisql.simulator.http.Occasion.nextRequest;
import static java.lang.Math.min;
import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * GitHub's lists while people work in the repository: each row that nobody touches comes exactly once, wherever rows come, go and change.
 */
@ExtendWith(GitHubExtension.class)
final class TestGitHubChangingLists
{
    private static final String BY_ID = "/repositories/{repository_id}";
    private static final int POSITIONS = 3;

    private final TestingGitHub github;
    private final GitHubDataset data;

    TestGitHubChangingLists(TestingGitHub github)
    {
        this.github = requireNonNull(github, "github is null");
        this.data = github.data();
    }

    @AfterEach
    void restore()
    {
        github.simulator().changes().clear();
        github.simulator().change(_ -> data);
    }

    @Test
    void testIssues()
    {
        List<Long> numbers = values(github.issues("acme", "monolith"), "number");
        check("issues", "number", "/issues", "monolith", "", () -> github.issues("acme", "monolith"), edits(numbers));
    }

    @Test
    void testPullRequests()
    {
        List<Long> numbers = values(github.pullRequests("acme", "monolith"), "number");
        check("pull_requests", "number", "/pulls", "monolith", "", () -> github.pullRequests("acme", "monolith"), edits(numbers));
    }

    /**
     * Newest first, down to a time: what changes comes to the front.
     */
    @Test
    void testPullRequestsInTheOrderOfChange()
    {
        List<Long> numbers = values(github.pullRequests("acme", "monolith"), "number");
        check("pull_requests", "number", "/pulls", "monolith", " AND updated_at > TIMESTAMP '2000-01-01 00:00:00 UTC'", () -> github.pullRequests("acme", "monolith"), edits(numbers));
    }

    @Test
    void testComments()
    {
        List<Long> ids = values(github.issueComments("acme", "webapp"), "id");
        int issue = values(github.issues("acme", "webapp"), "number").getFirst().intValue();
        check("issue_comments", "id", "/issues/comments", "webapp", "", () -> github.issueComments("acme", "webapp"), ImmutableMap.<String, UnaryOperator<RepositoryEdit>>builder()
                .put("one in the second page goes", edit -> edit.deleteComment(ids.get(150)))
                .put("one changes", edit -> edit.editComment(ids.get(120), "Changed"))
                .put("one goes, another one comes", edit -> edit.deleteComment(ids.get(70)).comment(issue, "New"))
                .buildOrThrow());
    }

    /**
     * The lists of several repositories, which GraphQL tells together.
     */
    @Test
    void testPullRequestsOfManyRepositories()
    {
        List<Long> numbers = values(github.pullRequests("acme", "monolith"), "number");
        for (int number : new int[] {numbers.getFirst().intValue(), numbers.get(50).intValue(), numbers.getLast().intValue()}) {
            github.simulator().change(_ -> data);
            github.simulator().changes().clear();
            Set<Row> before = rows(github.pullRequests("acme", "monolith"), "number");
            github.simulator().editBefore(nextRequest("/graphql").atRequest(2), "acme", "monolith", edit -> edit.delete(number));
            Answer answer = github.query("SELECT CASE repo WHEN 'monolith' THEN number END FROM pull_requests WHERE owner = 'acme' AND repo IN ('monolith', 'rocket')");
            assertThat(github.simulator().changes().pending()).isZero();
            assertThat(answer.requests()).extracting(JournalEntry::route).contains("/graphql");
            Set<Object> untouched = Sets.intersection(before, rows(github.pullRequests("acme", "monolith"), "number")).stream().map(Row::key).collect(toImmutableSet());
            assertThat(answer.column()).containsAll(untouched);
            assertThat(answer.column().stream().filter(Objects::nonNull)).doesNotHaveDuplicates();
        }
    }

    private static Map<String, UnaryOperator<RepositoryEdit>> edits(List<Long> numbers)
    {
        int first = numbers.getFirst().intValue();
        int early = numbers.get(50).intValue();
        int late = numbers.get(120).intValue();
        int last = numbers.getLast().intValue();
        return ImmutableMap.<String, UnaryOperator<RepositoryEdit>>builder()
                .put("first goes", edit -> edit.delete(first))
                .put("early one goes", edit -> edit.delete(early))
                .put("late one goes", edit -> edit.delete(late))
                .put("last goes", edit -> edit.delete(last))
                .put("some come", edit -> edit.openIssue("New").openPullRequest("New, too"))
                .put("early one changes", edit -> edit.rename(early, "Changed"))
                .put("late one changes", edit -> edit.rename(late, "Changed"))
                .put("early one goes, others come", edit -> edit.delete(early).openIssue("New").openPullRequest("New, too"))
                .put("early one goes, late one changes", edit -> edit.delete(early).rename(late, "Changed"))
                .buildOrThrow();
    }

    /**
     * Makes each edit before each of the first requests behind the first page.
     */
    private void check(String table, String key, String route, String repository, String filter, Supplier<List<ExpectedRow>> rows, Map<String, UnaryOperator<RepositoryEdit>> edits)
    {
        Set<Row> before = rows(rows.get(), key);
        String sql = "SELECT %s FROM %s WHERE owner = 'acme' AND repo = '%s'%s".formatted(key, table, repository, filter);
        long requests = github.query(sql).journal().stream().filter(request -> request.route().equals(BY_ID + route)).count();
        assertThat(requests).isPositive();
        edits.forEach((name, edit) -> {
            for (int request = 1; request <= min(requests, POSITIONS); request++) {
                github.simulator().change(_ -> data);
                github.simulator().changes().clear();
                github.simulator().editBefore(nextRequest(BY_ID + route).atRequest(request), "acme", repository, edit);
                Answer answer = github.query(sql);
                assertThat(github.simulator().changes().pending()).describedAs("%s before request %s", name, request).isZero();
                Set<Object> untouched = Sets.intersection(before, rows(rows.get(), key)).stream().map(Row::key).collect(toImmutableSet());
                assertThat(untouched).hasSizeGreaterThan(before.size() - 10);
                assertThat(answer.column()).describedAs("%s before request %s", name, request).doesNotHaveDuplicates().containsAll(untouched);
            }
        });
    }

    /**
     * Nothing but the pages themselves costs anything, while nothing changes.
     */
    @Test
    void testCost()
    {
        String comments = "SELECT id FROM issue_comments WHERE owner = 'acme' AND repo = 'webapp'";
        Answer answer = github.query(comments);
        int pages = (github.issueComments("acme", "webapp").size() + 99) / 100;
        assertThat(pages).isGreaterThan(10);
        assertThat(answer.requests()).hasSize(pages);
        assertThat(answer.unchanged()).hasSizeBetween(pages - 1, pages);
        Answer sequential = github.query(github.session("fetch_parallelism", "1"), comments);
        assertThat(sequential.requests()).extracting(JournalEntry::queryString).containsExactlyInAnyOrderElementsOf(answer.requests().stream().map(JournalEntry::queryString).toList());
        assertThat(sequential.column()).containsExactlyElementsOf(answer.column());
    }

    @Test
    void testListThatGoesOnChanging()
    {
        github.simulator().editBefore(nextRequest(BY_ID + "/pulls").always(), "acme", "monolith", edit -> edit.delete(edit.content().pullRequests().getFirst().number()));
        github.failure("SELECT number FROM pull_requests WHERE owner = 'acme' AND repo = 'monolith'").is(SNAPSHOT_CHANGED).says("acme/monolith", "4 times", "Run the query again");
    }

    private static Set<Row> rows(List<ExpectedRow> rows, String key)
    {
        return rows.stream().map(row -> new Row(row.get(key), row.get("updated_at"))).collect(toImmutableSet());
    }

    /**
     * In the order of the lists.
     */
    private static List<Long> values(List<ExpectedRow> rows, String column)
    {
        return rows.stream()
                .sorted(comparing((ExpectedRow row) -> row.value("created_at", Instant.class)).thenComparing(row -> row.value("id", Long.class)))
                .map(row -> row.value(column, Long.class))
                .collect(toImmutableList());
    }

    private record Row(Object key, Object updatedAt)
    {
        private Row
        {
            requireNonNull(key, "key is null");
            requireNonNull(updatedAt, "updatedAt is null");
        }
    }
}

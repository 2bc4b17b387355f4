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
import io.omnisql.simulator.github.GitHubRepository;
import io.omnisql.simulator.github.GitHubRepository.Trait;
import io.omnisql.simulator.http.JournalEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Comments are read by the list of the repository or by those of its issues and pull requests, whichever takes fewer requests; commits by the list of the default branch.
 */
@ExtendWith(GitHubExtension.class)
final class TestGitHubComments
{
    private static final String ROCKET = " WHERE owner = 'acme' AND repo = 'rocket'";

    private final TestingGitHub github;

    TestGitHubComments(TestingGitHub github)
    {
        this.github = github;
    }

    @Test
    void testFewIssues()
    {
        List<Object> expected = comments(row -> ImmutableSet.of(1L, 5L, 11L).contains(row.get("issue_number")));
        Answer query = github.query("SELECT id FROM issue_comments" + ROCKET + " AND issue_number IN (1, 5, 11)");
        assertThat(query.column()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(paths(query)).containsExactly("/graphql");
        Answer lists = github.query("SELECT id, node_id FROM issue_comments" + ROCKET + " AND issue_number IN (1, 5, 11)");
        assertThat(lists.column()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(paths(lists)).containsExactlyInAnyOrder("/repos/acme/rocket/issues/1/comments", "/repos/acme/rocket/issues/5/comments", "/repos/acme/rocket/issues/11/comments");
    }

    /**
     * The list of one issue is in its own order, and so is read to its end, in full pages.
     */
    @Test
    void testLastCommentOfAnIssue()
    {
        for (String order : List.of("ASC", "DESC")) {
            Answer answer = github.query("SELECT id FROM issue_comments" + ROCKET + " AND issue_number = 5 ORDER BY created_at " + order + " LIMIT 1");
            assertThat(answer.column()).hasSize(1);
            assertThat(answer.requests()).singleElement().satisfies(request -> assertThat(request.query().value("per_page")).contains("100"));
        }
    }

    /**
     * The list of the repository may have more than the three hundred pages that GitHub shows, while each issue's is whole.
     */
    @Test
    void testManyIssues()
    {
        Answer some = github.query("SELECT id, node_id FROM issue_comments" + ROCKET + " AND issue_number BETWEEN 1 AND 31");
        assertThat(some.column()).containsExactlyInAnyOrderElementsOf(comments(row -> row.value("issue_number", Long.class) <= 31));
        assertThat(paths(some)).hasSize(31).allMatch(path -> path.matches("/repos/acme/rocket/issues/[0-9]+/comments"));
        Answer answer = github.query("SELECT id, node_id FROM issue_comments" + ROCKET + " AND issue_number BETWEEN 1 AND 301");
        assertThat(answer.column()).containsExactlyInAnyOrderElementsOf(comments(row -> row.value("issue_number", Long.class) <= 301));
        assertThat(ImmutableSet.copyOf(paths(answer))).isSubsetOf("/repos/acme/rocket/issues/comments", pagesOf("rocket", "/issues/comments"));
    }

    /**
     * Most of the numbers are nowhere, which takes no second word.
     */
    @Test
    void testAHundredIssuesAtOnce()
    {
        Answer answer = github.query("SELECT id FROM issue_comments" + ROCKET + " AND issue_number BETWEEN 1 AND 301");
        assertThat(answer.column()).containsExactlyInAnyOrderElementsOf(comments(row -> row.value("issue_number", Long.class) <= 301));
        assertThat(paths(answer)).containsExactly("/graphql", "/graphql", "/graphql", "/graphql");
    }

    @Test
    void testJoin()
    {
        String from = " FROM (VALUES 5, 11, 4711) k (number) JOIN issue_comments c ON c.issue_number = k.number" + ROCKET;
        List<Object> expected = comments(row -> ImmutableSet.of(5L, 11L).contains(row.get("issue_number")));
        Answer query = github.query("SELECT c.id" + from);
        assertThat(query.column()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(paths(query)).containsExactly("/graphql");
        Answer lists = github.query("SELECT c.id, c.node_id" + from);
        assertThat(lists.column()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(paths(lists)).containsExactlyInAnyOrder(
                "/repos/acme/rocket/issues/5/comments",
                "/repos/acme/rocket/issues/11/comments",
                "/repos/acme/rocket/issues/4711/comments",
                "/repos/acme/rocket");
    }

    /**
     * A hundred issues of the other side are asked for at once, whether Trino filters by their keys or looks them up.
     */
    @Test
    void testJoinWithIssues()
    {
        String where = " WHERE i.owner = 'acme' AND i.repo IN ('rocket', 'webapp') AND i.state = 'open'";
        Answer scan = github.query("SELECT i.repo, i.number FROM issues i" + where);
        ImmutableSet<List<Object>> open = ImmutableSet.copyOf(scan.rows());
        List<Object> expected = Stream.of("rocket", "webapp")
                .flatMap(repo -> github.issueComments("acme", repo).stream())
                .filter(row -> open.contains(row.project(ImmutableList.of("repo", "issue_number"))))
                .map(row -> row.get("id"))
                .collect(toImmutableList());
        String from = " JOIN issue_comments c ON c.owner = i.owner AND c.repo = i.repo AND c.issue_number = i.number" + where;
        Answer filtered = github.query("SELECT c.id FROM issues i" + from);
        assertThat(filtered.column()).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected);
        // each of the numbers might be one of either repository
        assertThat(paths(filtered)).containsOnly("/graphql").hasSizeLessThanOrEqualTo(scan.requests().size() + (2 * open.size() + 99) / 100);
        Answer lookedUp = github.query(github.session("index_lookup", "ALL"), "SELECT c.id FROM issues i LEFT" + from);
        assertThat(lookedUp.planNodes()).contains("IndexJoinNode");
        assertThat(lookedUp.column().stream().filter(Objects::nonNull)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(paths(lookedUp)).containsOnly("/graphql").hasSizeLessThanOrEqualTo(scan.requests().size() + (open.size() + 99) / 100 + 1);
    }

    /**
     * What is not there has no rows, as long as its repository is.
     */
    @Test
    void testNothingThere()
    {
        assertNothing("issue_comments" + ROCKET + " AND issue_number = 4711", "/issues/4711/comments");
        assertNothing("issue_comments" + ROCKET + " AND id = 4711", "/issues/comments/4711");
        assertNothing("pull_request_review_comments" + ROCKET + " AND pull_number = 4711", "/pulls/4711/comments");
        // an issue is no pull request
        assertNothing("pull_request_review_comments" + ROCKET + " AND pull_number = 1", "/pulls/1/comments");
        assertNothing("pull_request_review_comments" + ROCKET + " AND id = 4711", "/pulls/comments/4711");
    }

    /**
     * The list of an issue's comments is not sorted by anything that is asked for, so it is read to its end.
     */
    @Test
    void testOrderOfAnIssue()
    {
        long number = longest();
        Comparator<ExpectedRow> oldest = Comparator.<ExpectedRow, Instant>comparing(row -> row.value("created_at", Instant.class)).thenComparing(row -> row.value("id", Long.class));
        List<ExpectedRow> all = github.issueComments("acme", "rocket").stream().filter(row -> row.is("issue_number", number)).sorted(oldest).collect(toImmutableList());
        String sql = "SELECT id FROM issue_comments" + ROCKET + " AND issue_number = %s ORDER BY created_at %s, id %s LIMIT 3";
        assertThat(github.query(sql.formatted(number, "ASC", "ASC")).column()).containsExactlyElementsOf(ids(all).subList(0, 3));
        assertThat(github.query(sql.formatted(number, "DESC", "DESC")).column()).containsExactlyElementsOf(ids(all).reversed().subList(0, 3));
    }

    @Test
    void testRepositoryWithoutIssues()
    {
        List<GitHubRepository> repositories = github.data().repositories("acme").stream().filter(repository -> repository.is(Trait.ISSUES_DISABLED)).toList();
        assertThat(repositories).isNotEmpty();
        for (GitHubRepository repository : repositories) {
            assertThat(github.query("SELECT id FROM issue_comments WHERE owner = 'acme' AND repo = '%s'".formatted(repository.name())).column())
                    .containsExactlyInAnyOrderElementsOf(ids(github.issueComments("acme", repository.name())));
        }
    }

    @Test
    void testCommitsOfAnEmptyRepository()
    {
        assertThat(github.query("SELECT sha FROM commits WHERE owner = 'acme' AND repo = 'empty'").rows()).isEmpty();
    }

    /**
     * A commit of another branch is no row, however it is asked for.
     */
    @Test
    void testCommitsOfOtherBranches()
    {
        String head = github.data().repository("acme", "rocket").pullRequest(8).orElseThrow().head().sha();
        Answer answer = github.query("SELECT sha FROM commits" + ROCKET + " AND sha = '%s'".formatted(head));
        assertThat(answer.rows()).isEmpty();
        assertThat(paths(answer)).containsExactly("/repos/acme/rocket/commits");
    }

    /**
     * Addresses that could be read as patterns, and logins of apps, are compared here.
     */
    @Test
    void testPeopleOfCommits()
    {
        for (String condition : ImmutableList.of("author_email = 'a+b@acme.example'", "author = 'helper[bot]'", "committer = 'ghost'")) {
            Answer answer = github.query("SELECT sha FROM commits" + ROCKET + " AND " + condition);
            assertThat(answer.requests()).allSatisfy(entry -> assertThat(entry.query().values().keySet()).doesNotContain("author", "committer"));
        }
    }

    private void assertNothing(String from, String path)
    {
        Answer answer = github.query("SELECT id FROM " + from);
        assertThat(answer.rows()).describedAs(from).isEmpty();
        assertThat(paths(answer)).describedAs(from).containsExactly("/repos/acme/rocket" + path, "/repos/acme/rocket");
    }

    private long longest()
    {
        return github.data().repository("acme", "rocket").issues().stream()
                .filter(issue -> issue.comments() < 100)
                .max(Comparator.comparingInt(issue -> issue.comments()))
                .orElseThrow()
                .number();
    }

    private List<Object> comments(Predicate<ExpectedRow> predicate)
    {
        return ids(github.issueComments("acme", "rocket").stream().filter(predicate).collect(toImmutableList()));
    }

    /**
     * Further pages are addressed by the repository's id.
     */
    private String pagesOf(String repo, String path)
    {
        return "/repositories/%s%s".formatted(github.data().repository("acme", repo).repository().id(), path);
    }

    private static List<Object> ids(List<ExpectedRow> rows)
    {
        return rows.stream().map(row -> row.get("id")).collect(toImmutableList());
    }

    private static List<String> paths(Answer answer)
    {
        return answer.requests().stream().map(JournalEntry::path).collect(toImmutableList());
    }
}

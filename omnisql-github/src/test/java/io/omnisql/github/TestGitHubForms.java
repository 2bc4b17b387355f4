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
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.simulator.github.GitHubAccount;
import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.github.GitHubPullRequest;
import io.omnisql.simulator.github.RepositoryContent;
import io.omnisql.simulator.http.JournalEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.github.BranchesTable.BRANCHES;
import static io.omnisql.github.CommitsTable.COMMITS;
import static io.omnisql.github.IssueCommentsTable.ISSUE_COMMENTS;
import static io.omnisql.github.LabelsTable.LABELS;
import static io.omnisql.github.MilestonesTable.MILESTONES;
import static io.omnisql.github.PullRequestCommitsTable.PULL_REQUEST_COMMITS;
import static io.omnisql.github.PullRequestFilesTable.PULL_REQUEST_FILES;
import static io.omnisql.github.PullRequestReviewsTable.PULL_REQUEST_REVIEWS;
import static io.omnisql.github.PullRequestsTable.PULL_REQUESTS;
import static io.omnisql.github.ReleasesTable.RELEASES;
import static io.omnisql.github.RepositoriesTable.REPOSITORIES;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * Every column that GraphQL tells has the same value by GraphQL and by REST, over all rows of the simulator's organizations.
 */
@ExtendWith(GitHubExtension.class)
@Timeout(value = 10, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestGitHubForms
{
    private static final ImmutableSet<String> ENUMERATION = ImmutableSet.of("/orgs/{org}/repos", "/graphql");
    private static final ImmutableList<String> OWNERS = ImmutableList.of("acme", "globex");

    private final TestingGitHub github;

    TestGitHubForms(TestingGitHub github)
    {
        this.github = requireNonNull(github, "github is null");
    }

    @Test
    void testReviews()
    {
        List<ExpectedRow> rows = assertForms(PULL_REQUEST_REVIEWS, _ -> true, github::reviews, "node_id", 10);
        assertThat(rows).anyMatch(row -> row.isNull("author")).anyMatch(row -> row.is("state", "PENDING")).anyMatch(row -> isBot(row, "author"));
    }

    @Test
    void testFiles()
    {
        List<ExpectedRow> rows = assertForms(PULL_REQUEST_FILES, _ -> true, github::files, "sha", 80);
        assertThat(rows).extracting(row -> row.get("status")).contains("added", "removed", "modified", "renamed", "copied");
    }

    @Test
    void testCommits()
    {
        List<ExpectedRow> rows = assertForms(PULL_REQUEST_COMMITS, _ -> true, github::pullRequestCommits, "node_id", 10);
        assertThat(rows).anyMatch(row -> !row.is("author_name", row.get("committer_name")));
    }

    @Test
    void testMilestones()
    {
        List<ExpectedRow> rows = assertForms(MILESTONES, _ -> true, github::milestones, "id", 200);
        assertThat(rows).extracting(row -> row.get("state")).contains("open", "closed");
    }

    /**
     * Of all numbers that there are: issues, pull requests, transferred and deleted ones, and where issues are switched off.
     */
    @Test
    void testCommentsOfIssues()
    {
        List<String> columns = told(ISSUE_COMMENTS, _ -> true);
        for (String repo : ImmutableList.of("rocket", "webapp", "mirror")) {
            List<ExpectedRow> rows = github.issueComments("acme", repo);
            assertThat(rows).describedAs(repo).isNotEmpty();
            int last = github.data().repository("acme", repo).entries().stream().mapToInt(entry -> entry.issue().number()).max().orElseThrow() + 3;
            String from = " FROM issue_comments WHERE owner = 'acme' AND repo = '%s' AND issue_number BETWEEN 1 AND %s".formatted(repo, last);
            Answer query = github.query("SELECT " + String.join(", ", columns) + from);
            assertThat(query.rows()).describedAs("%s by GraphQL", repo).containsExactlyInAnyOrderElementsOf(project(rows, columns));
            List<String> unknown = rows.stream().filter(row -> row.isNull("author")).map(row -> "/repos/acme/%s/issues/comments/%s".formatted(repo, row.get("id"))).toList();
            int splits = (int) query.requests().stream().filter(request -> request.path().equals("/graphql")).count();
            assertThat(query.requests()).extracting(JournalEntry::path).filteredOn(path -> path.startsWith("/repos/")).describedAs("one deleted author tells of all").hasSizeLessThanOrEqualTo(splits).isSubsetOf(unknown);
            assertThat(query.requests()).extracting(JournalEntry::path).contains("/graphql");

            Answer list = github.query("SELECT " + String.join(", ", columns) + ", node_id" + from);
            assertThat(list.rows()).describedAs("%s by REST", repo).extracting(row -> row.subList(0, columns.size())).containsExactlyInAnyOrderElementsOf(project(rows, columns));
            assertThat(list.requests()).extracting(JournalEntry::path).doesNotContain("/graphql");
        }
        List<ExpectedRow> all = github.issueComments("acme", "rocket");
        assertThat(all).anyMatch(row -> isBot(row, "author")).anyMatch(row -> row.value("body", String.class).contains("\r\n"));
    }

    /**
     * An empty repository has no default branch that could have a history: the list says that there is nothing.
     */
    @Test
    void testCommitsOfDefaultBranches()
    {
        List<ExpectedRow> rows = assertForms(COMMITS, column -> !column.onlySingle(), github::commits, "node_id", 1);
        assertThat(rows).anyMatch(row -> row.value("message", String.class).contains("\n")).anyMatch(row -> !row.is("author_email", row.get("committer_email")));
        Answer answer = github.query("SELECT repo, sha FROM commits WHERE owner = 'acme' AND repo IN ('empty', 'rocket')");
        assertThat(answer.rows()).hasSameSizeAs(github.commits("acme", "rocket"));
        assertThat(answer.requests()).extracting(JournalEntry::path).containsExactly("/graphql", "/repos/acme/empty/commits");
    }

    @Test
    void testLabels()
    {
        List<ExpectedRow> rows = assertForms(LABELS, _ -> true, github::labels, "id", 0);
        assertThat(rows).anyMatch(row -> row.isNull("description")).anyMatch(row -> row.is("description", "")).anyMatch(row -> row.is("is_default", true));
    }

    @Test
    void testBranches()
    {
        List<ExpectedRow> rows = assertForms(BRANCHES, _ -> true, github::branches, "protected", 0);
        assertThat(rows).extracting(row -> row.value("name", String.class)).anyMatch(name -> name.contains("/"));
    }

    @Test
    void testReleases()
    {
        List<ExpectedRow> rows = assertForms(RELEASES, _ -> true, github::releases, "body", 0);
        assertThat(rows).anyMatch(row -> row.isNull("name")).anyMatch(row -> row.is("name", "")).anyMatch(row -> row.is("draft", true) && row.isNull("published_at"));
    }

    /**
     * Labels, branches and releases of a repository that has more of each than a page holds.
     */
    @Test
    void testSeveralPages()
    {
        for (TableDefinition table : ImmutableList.of(LABELS, BRANCHES, RELEASES)) {
            List<ExpectedRow> rows = switch (table.name()) {
                case "labels" -> github.labels("jose-n", "haystack");
                case "branches" -> github.branches("jose-n", "haystack");
                default -> github.releases("jose-n", "haystack");
            };
            assertThat(rows).hasSizeBetween(101, 200);
            List<String> columns = told(table, _ -> true);
            // for one repository alone REST is as good
            String sql = "SELECT %s FROM %s WHERE owner = 'jose-n' AND repo IN ('haystack', 'nowhere')".formatted(String.join(", ", columns), table.name());
            Answer answer = github.query(github.session("missing_resource", "EMPTY"), sql);
            assertThat(answer.rows()).describedAs(table.name()).containsExactlyInAnyOrderElementsOf(project(rows, columns));
            assertThat(answer.requests()).describedAs(table.name()).extracting(JournalEntry::path).filteredOn(path -> !path.contains("nowhere")).containsExactly("/graphql", "/graphql");
        }
    }

    @Test
    void testSingleColumnsOfPullRequests()
    {
        List<ExpectedRow> rows = assertForms(PULL_REQUESTS, ColumnDefinition::onlySingle, github::pullRequests, "review_comments", 200);
        assertThat(rows).anyMatch(row -> row.is("merged", false)).anyMatch(row -> row.is("merged", true));
    }

    /**
     * GraphQL drops the suffix of bots, and has nothing of an account that was deleted; many of these are read from the list instead.
     */
    @Test
    void testMergedByBotsAndDeletedAccounts()
    {
        GitHubDataset data = github.data();
        GitHubAccount bot = data.findAccount("acme-ci[bot]").orElseThrow();
        RepositoryContent monolith = data.repository("acme", "monolith");
        List<String> columns = ImmutableList.of("number", "merged", "merged_by", "changed_files");
        try {
            for (int deleted : new int[] {0, 1, 3}) {
                ImmutableList.Builder<GitHubPullRequest> pulls = ImmutableList.builder();
                int merged = 0;
                for (GitHubPullRequest pull : monolith.pullRequests()) {
                    merged += pull.mergedAt().isPresent() ? 1 : 0;
                    pulls.add(pull.mergedAt().isEmpty() ? pull : mergedBy(pull, merged <= deleted ? Optional.empty() : Optional.of(bot)));
                }
                assertThat(merged).isGreaterThan(3);
                github.simulator().change(current -> current.with(monolith.withPullRequests(pulls.build())));
                List<ExpectedRow> rows = github.pullRequests("acme", "monolith");
                assertThat(rows).anyMatch(row -> isBot(row, "merged_by"));
                assertThat(rows.stream().filter(row -> row.is("merged", true) && row.isNull("merged_by"))).hasSize(deleted);
                String from = " FROM pull_requests WHERE owner = 'acme' AND repo = 'monolith'";
                Answer query = github.query("SELECT " + String.join(", ", columns) + from);
                assertThat(query.rows()).describedAs("%s deleted", deleted).containsExactlyInAnyOrderElementsOf(project(rows, columns));
                assertThat(query.requests()).extracting(JournalEntry::route).contains("/graphql");
                Answer list = github.query("SELECT " + String.join(", ", columns) + ", review_comments" + from);
                assertThat(list.rows()).extracting(row -> row.subList(0, columns.size())).containsExactlyInAnyOrderElementsOf(query.rows());
                assertThat(list.requests()).extracting(JournalEntry::route).doesNotContain("/graphql");
            }
        }
        finally {
            github.simulator().change(_ -> data);
        }
    }

    private static GitHubPullRequest mergedBy(GitHubPullRequest pull, Optional<GitHubAccount> account)
    {
        return new GitHubPullRequest(
                pull.id(),
                pull.issue(),
                pull.draft(),
                pull.head(),
                pull.base(),
                pull.mergedAt(),
                account,
                pull.mergeCommitSha(),
                pull.autoMerge(),
                pull.stack(),
                pull.reviewers(),
                pull.reviewTeams(),
                pull.mergeable(),
                pull.reviews(),
                pull.reviewComments(),
                pull.commits(),
                pull.additions(),
                pull.deletions(),
                pull.changedFiles());
    }

    @Test
    void testRepositories()
    {
        List<String> columns = told(REPOSITORIES, _ -> true);
        for (String owner : OWNERS) {
            List<ExpectedRow> rows = github.repositories(owner);
            String names = rows.stream().map(row -> "'" + row.get("repo") + "'").collect(joining(", "));
            Answer query = github.query("SELECT %s FROM repositories WHERE owner = '%s' AND repo IN (%s)".formatted(String.join(", ", columns), owner, names));
            assertThat(query.rows()).containsExactlyInAnyOrderElementsOf(project(rows, columns));
            assertThat(query.requests()).extracting(JournalEntry::route).containsOnly("/graphql");
            Answer list = github.query("SELECT %s FROM repositories WHERE owner = '%s'".formatted(String.join(", ", columns), owner));
            assertThat(list.rows()).containsExactlyInAnyOrderElementsOf(query.rows());
            assertThat(list.requests()).extracting(JournalEntry::route).containsOnly("/orgs/{org}/repos");
        }
        assertThat(github.repositories("acme")).anyMatch(row -> row.is("archived", true)).anyMatch(row -> row.is("private", true)).anyMatch(row -> row.is("fork", true));
    }

    /**
     * Asserts what both forms give for every repository of an organization.
     *
     * @param rest a column that GraphQL does not tell
     * @param mostElsewhere how many requests may ask REST for what the queries have left open
     */
    private List<ExpectedRow> assertForms(TableDefinition table, Predicate<ColumnDefinition> selected, BiFunction<String, String, List<ExpectedRow>> expected, String rest, int mostElsewhere)
    {
        ImmutableList.Builder<ExpectedRow> all = ImmutableList.builder();
        List<String> columns = told(table, selected);
        for (String owner : OWNERS) {
            List<ExpectedRow> rows = github.repositories(owner).stream().flatMap(repository -> expected.apply(owner, repository.value("repo", String.class)).stream()).collect(toImmutableList());
            all.addAll(rows);
            String from = " FROM %s WHERE owner = '%s'".formatted(table.name(), owner);
            Answer query = github.query("SELECT " + String.join(", ", columns) + from);
            assertThat(query.rows()).describedAs("%s of %s by GraphQL", table.name(), owner).isNotEmpty().containsExactlyInAnyOrderElementsOf(project(rows, columns));
            List<JournalEntry> elsewhere = query.requests().stream().filter(request -> !ENUMERATION.contains(request.route())).collect(toImmutableList());
            assertThat(query.requests()).extracting(JournalEntry::route).contains("/graphql");
            assertThat(elsewhere).describedAs("%s of %s elsewhere", table.name(), owner).hasSizeLessThanOrEqualTo(mostElsewhere);

            List<String> others = Stream.concat(columns.stream(), Stream.of(rest)).toList();
            Answer list = github.query("SELECT " + String.join(", ", others) + from);
            assertThat(list.rows()).describedAs("%s of %s by REST", table.name(), owner).containsExactlyInAnyOrderElementsOf(project(rows, others));
            assertThat(list.requests().stream().filter(request -> !ENUMERATION.contains(request.route()))).hasSizeGreaterThanOrEqualTo(Math.max(github.repositories(owner).size(), elsewhere.size()));
        }
        return all.build();
    }

    /**
     * The columns that the table's queries tell of, and that are the same for all accounts.
     */
    private static List<String> told(TableDefinition table, Predicate<ColumnDefinition> selected)
    {
        EndpointDefinition query = table.endpoints().stream().filter(endpoint -> endpoint.query().isPresent()).findFirst().orElseThrow();
        return table.columns().stream()
                .filter(column -> table.primaryKey().contains(column.name()) || selected.test(column))
                .filter(column -> column.source().isInRecord() || table.primaryKey().contains(column.name()))
                .filter(query::tells)
                .map(ColumnDefinition::name)
                .collect(toImmutableList());
    }

    private static List<List<Object>> project(List<ExpectedRow> rows, List<String> columns)
    {
        return rows.stream().map(row -> row.project(columns)).collect(toImmutableList());
    }

    private static boolean isBot(ExpectedRow row, String column)
    {
        return row.get(column) instanceof String login && login.endsWith("[bot]");
    }
}

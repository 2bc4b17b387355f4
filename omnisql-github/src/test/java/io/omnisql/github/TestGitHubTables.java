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

import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.simulator.http.JournalEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.github.BranchesTable.BRANCHES;
import static io.omnisql.github.CommitsTable.COMMITS;
import static io.omnisql.github.IssueCommentsTable.ISSUE_COMMENTS;
import static io.omnisql.github.IssuesTable.ISSUES;
import static io.omnisql.github.LabelsTable.LABELS;
import static io.omnisql.github.MilestonesTable.MILESTONES;
import static io.omnisql.github.PullRequestCommitsTable.PULL_REQUEST_COMMITS;
import static io.omnisql.github.PullRequestFilesTable.PULL_REQUEST_FILES;
import static io.omnisql.github.PullRequestReviewCommentsTable.PULL_REQUEST_REVIEW_COMMENTS;
import static io.omnisql.github.PullRequestReviewsTable.PULL_REQUEST_REVIEWS;
import static io.omnisql.github.PullRequestsTable.PULL_REQUESTS;
import static io.omnisql.github.ReleasesTable.RELEASES;
import static io.omnisql.github.RepositoriesTable.REPOSITORIES;
import static io.omnisql.github.TeamMembersTable.TEAM_MEMBERS;
import static io.omnisql.github.TeamRepositoriesTable.TEAM_REPOSITORIES;
import static java.lang.Math.ceilDiv;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whole tables, with all their columns, are what the source holds.
 */
@ExtendWith(GitHubExtension.class)
final class TestGitHubTables
{
    private final TestingGitHub github;

    TestGitHubTables(TestingGitHub github)
    {
        this.github = github;
    }

    @Test
    void testIssues()
    {
        for (String name : ComparedRows.REPOSITORIES) {
            String owner = ComparedRows.owner(name);
            String repo = ComparedRows.repo(name);
            assertTable(ISSUES, "github.default.issues WHERE owner = '%s' AND repo = '%s'".formatted(owner, repo), github.issues(owner, repo));
        }
    }

    @Test
    void testPullRequests()
    {
        for (String name : ComparedRows.REPOSITORIES) {
            String owner = ComparedRows.owner(name);
            String repo = ComparedRows.repo(name);
            assertTable(PULL_REQUESTS, "github.default.pull_requests WHERE owner = '%s' AND repo = '%s'".formatted(owner, repo), github.pullRequests(owner, repo));
        }
    }

    @Test
    void testLabels()
    {
        for (String name : ComparedRows.REPOSITORIES) {
            String owner = ComparedRows.owner(name);
            String repo = ComparedRows.repo(name);
            assertTable(LABELS, "github.default.labels WHERE owner = '%s' AND repo = '%s'".formatted(owner, repo), github.labels(owner, repo));
        }
        Answer answer = github.query("SELECT id FROM labels WHERE owner = 'jose-n' AND repo = 'haystack'");
        assertThat(answer.column()).containsExactlyInAnyOrderElementsOf(github.labels("jose-n", "haystack").stream().map(row -> row.get("id")).toList());
        assertThat(answer.requests()).hasSizeGreaterThan(1).hasSize(ceilDiv(answer.rows().size(), GitHubLimits.LARGEST_PAGE));
        // an empty repository has none
        assertThat(github.query("SELECT id FROM labels WHERE owner = 'acme' AND repo = 'empty'").rows()).isEmpty();
    }

    @Test
    void testMilestones()
    {
        for (String name : ComparedRows.REPOSITORIES) {
            String owner = ComparedRows.owner(name);
            String repo = ComparedRows.repo(name);
            assertTable(MILESTONES, "github.default.milestones WHERE owner = '%s' AND repo = '%s'".formatted(owner, repo), github.milestones(owner, repo));
        }
        Answer answer = github.query("SELECT number FROM milestones WHERE owner = 'jose-n' AND repo = 'haystack'");
        assertThat(answer.column()).containsExactlyInAnyOrderElementsOf(github.milestones("jose-n", "haystack").stream().map(row -> row.get("number")).toList());
        assertThat(answer.requests()).hasSizeGreaterThan(1).hasSize(ceilDiv(answer.rows().size(), GitHubLimits.LARGEST_PAGE));
    }

    @Test
    void testBranches()
    {
        for (String name : ComparedRows.REPOSITORIES) {
            String owner = ComparedRows.owner(name);
            String repo = ComparedRows.repo(name);
            assertTable(BRANCHES, "github.default.branches WHERE owner = '%s' AND repo = '%s'".formatted(owner, repo), github.branches(owner, repo));
        }
        Answer answer = github.query("SELECT name FROM branches WHERE owner = 'jose-n' AND repo = 'haystack'");
        assertThat(answer.column()).containsExactlyInAnyOrderElementsOf(github.branches("jose-n", "haystack").stream().map(row -> row.get("name")).toList());
        assertThat(answer.requests()).hasSizeGreaterThan(1).hasSize(ceilDiv(answer.rows().size(), GitHubLimits.LARGEST_PAGE));
    }

    @Test
    void testIssueComments()
    {
        for (String name : ComparedRows.REPOSITORIES) {
            String owner = ComparedRows.owner(name);
            String repo = ComparedRows.repo(name);
            assertTable(ISSUE_COMMENTS, "github.default.issue_comments WHERE owner = '%s' AND repo = '%s'".formatted(owner, repo), github.issueComments(owner, repo));
        }
    }

    @Test
    void testCommits()
    {
        for (String name : ComparedRows.REPOSITORIES) {
            String owner = ComparedRows.owner(name);
            String repo = ComparedRows.repo(name);
            assertTable(COMMITS, "github.default.commits WHERE owner = '%s' AND repo = '%s'".formatted(owner, repo), github.commits(owner, repo));
        }
        assertTable(COMMITS, "github.default.commits WHERE owner = 'acme' AND repo = 'empty'", List.of());
    }

    @Test
    void testPullRequestReviewComments()
    {
        for (String name : ComparedRows.REPOSITORIES) {
            String owner = ComparedRows.owner(name);
            String repo = ComparedRows.repo(name);
            assertTable(
                    PULL_REQUEST_REVIEW_COMMENTS,
                    "github.default.pull_request_review_comments WHERE owner = '%s' AND repo = '%s'".formatted(owner, repo),
                    github.reviewComments(owner, repo));
        }
    }

    @Test
    void testPullRequestReviews()
    {
        for (String name : ComparedRows.REPOSITORIES) {
            String owner = ComparedRows.owner(name);
            String repo = ComparedRows.repo(name);
            assertTable(PULL_REQUEST_REVIEWS, "github.default.pull_request_reviews WHERE owner = '%s' AND repo = '%s'".formatted(owner, repo), github.reviews(owner, repo));
        }
    }

    @Test
    void testPullRequestFiles()
    {
        for (String name : ComparedRows.REPOSITORIES) {
            String owner = ComparedRows.owner(name);
            String repo = ComparedRows.repo(name);
            assertTable(PULL_REQUEST_FILES, "github.default.pull_request_files WHERE owner = '%s' AND repo = '%s'".formatted(owner, repo), github.files(owner, repo));
        }
    }

    @Test
    void testPullRequestCommits()
    {
        for (String name : ComparedRows.REPOSITORIES) {
            String owner = ComparedRows.owner(name);
            String repo = ComparedRows.repo(name);
            assertTable(PULL_REQUEST_COMMITS, "github.default.pull_request_commits WHERE owner = '%s' AND repo = '%s'".formatted(owner, repo), github.pullRequestCommits(owner, repo));
        }
    }

    @Test
    void testTeamMembers()
    {
        for (String owner : ComparedRows.OWNERS) {
            assertTable(TEAM_MEMBERS, "insider.default.team_members WHERE owner = '%s'".formatted(owner), github.teamMembers(owner, TestingGitHub.INSIDER_LOGIN));
        }
    }

    @Test
    void testTeamRepositories()
    {
        for (String owner : ComparedRows.OWNERS) {
            assertTable(TEAM_REPOSITORIES, "insider.default.team_repositories WHERE owner = '%s'".formatted(owner), github.teamRepositories(owner, TestingGitHub.INSIDER_LOGIN));
        }
    }

    @Test
    void testReleases()
    {
        for (String name : ComparedRows.REPOSITORIES) {
            String owner = ComparedRows.owner(name);
            String repo = ComparedRows.repo(name);
            assertTable(RELEASES, "github.default.releases WHERE owner = '%s' AND repo = '%s'".formatted(owner, repo), github.releases(owner, repo));
        }
        Answer answer = github.query("SELECT id FROM releases WHERE owner = 'jose-n' AND repo = 'haystack'");
        assertThat(answer.column()).containsExactlyInAnyOrderElementsOf(github.releases("jose-n", "haystack").stream().map(row -> row.get("id")).toList());
        assertThat(answer.requests()).hasSizeGreaterThan(1).hasSize(ceilDiv(answer.rows().size(), GitHubLimits.LARGEST_PAGE));
    }

    @Test
    void testRepositories()
    {
        for (String owner : ComparedRows.OWNERS) {
            assertTable(REPOSITORIES, "github.default.repositories WHERE owner = '%s'".formatted(owner), github.repositories(owner));
        }
        assertTable(
                REPOSITORIES,
                "github.default.repositories WHERE owner = 'acme' AND repo IN ('rocket', 'infra', 'Design.System')",
                github.repositories("acme").stream().filter(row -> List.of("rocket", "infra", "Design.System").contains(row.get("repo"))).toList());
    }

    /**
     * A single record has the same values as the same record in a list.
     */
    @Test
    void testSingleForms()
    {
        assertTable(
                ISSUES,
                "github.default.issues WHERE owner = 'acme' AND repo = 'rocket' AND number IN (1, 5, 13, 34)",
                github.issues("acme", "rocket").stream().filter(row -> List.of(1L, 13L, 34L).contains(row.get("number"))).toList());
        assertTable(
                PULL_REQUESTS,
                "github.default.pull_requests WHERE owner = 'acme' AND repo = 'rocket' AND number IN (1, 5, 11, 14, 17)",
                github.pullRequests("acme", "rocket").stream().filter(row -> List.of(5L, 11L, 14L, 17L).contains(row.get("number"))).toList());
    }

    /**
     * One milestone by its number takes one request, and a second one where there is none, to tell that its repository is there; several are in the list.
     */
    @Test
    void testSingleMilestones()
    {
        String from = "github.default.milestones WHERE owner = 'acme' AND repo = 'rocket' AND number ";
        List<ExpectedRow> milestones = github.milestones("acme", "rocket");
        for (ExpectedRow milestone : milestones) {
            assertTable(MILESTONES, from + "= " + milestone.get("number"), List.of(milestone));
        }
        assertTable(MILESTONES, from + "IN (1, 2, 99)", milestones.stream().filter(row -> List.of(1L, 2L).contains(row.get("number"))).toList());
        assertThat(github.query("SELECT title FROM " + from + "= 1").requests()).extracting(JournalEntry::path).containsExactly("/repos/acme/rocket/milestones/1");
        assertThat(github.query("SELECT title FROM " + from + "IN (1, 2)").requests()).extracting(JournalEntry::path).containsExactly("/repos/acme/rocket/milestones");
        Answer nothing = github.query("SELECT title FROM " + from + "= 99");
        assertThat(nothing.rows()).isEmpty();
        assertThat(nothing.requests()).extracting(JournalEntry::path).containsExactly("/repos/acme/rocket/milestones/99", "/repos/acme/rocket");
    }

    private void assertTable(TableDefinition table, String from, List<ExpectedRow> expected)
    {
        List<String> columns = TestingGitHub.columns(table);
        assertThat(github.query("SELECT * FROM " + from).rows())
                .containsExactlyInAnyOrderElementsOf(expected.stream().map(row -> row.project(columns)).collect(toImmutableList()));
    }
}

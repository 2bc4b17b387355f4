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

import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.github.GitHubDataset;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.github.BranchesTable.BRANCHES;
import static io.omnisql.github.CommitsTable.COMMITS;
import static io.omnisql.github.IssueCommentsTable.ISSUE_COMMENTS;
import static io.omnisql.github.IssuesTable.ISSUES;
import static io.omnisql.github.LabelsTable.LABELS;
import static io.omnisql.github.MilestonesTable.MILESTONES;
import static io.omnisql.github.OrganizationMembersTable.ORGANIZATION_MEMBERS;
import static io.omnisql.github.OrganizationsTable.ORGANIZATIONS;
import static io.omnisql.github.PullRequestCommitsTable.PULL_REQUEST_COMMITS;
import static io.omnisql.github.PullRequestFilesTable.PULL_REQUEST_FILES;
import static io.omnisql.github.PullRequestReviewCommentsTable.PULL_REQUEST_REVIEW_COMMENTS;
import static io.omnisql.github.PullRequestReviewsTable.PULL_REQUEST_REVIEWS;
import static io.omnisql.github.PullRequestsTable.PULL_REQUESTS;
import static io.omnisql.github.ReleasesTable.RELEASES;
import static io.omnisql.github.RepositoriesTable.REPOSITORIES;
import static io.omnisql.github.TeamMembersTable.TEAM_MEMBERS;
import static io.omnisql.github.TeamRepositoriesTable.TEAM_REPOSITORIES;
import static io.omnisql.github.TeamsTable.TEAMS;
import static io.omnisql.github.UsersTable.USERS;
import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The compared rows tell all columns apart: a definition in which two pointers are swapped, or one points to nothing, cannot pass unseen.
 */
final class TestGitHubComparedRows
{
    private static final GitHubDataset DATA = GitHubDataset.of(Company.generate(1, 1));

    private final List<ExpectedRow> issues = ComparedRows.issues(DATA);
    private final List<ExpectedRow> pullRequests = ComparedRows.pullRequests(DATA);
    private final List<ExpectedRow> issueComments = ComparedRows.issueComments(DATA);
    private final List<ExpectedRow> commits = ComparedRows.commits(DATA);
    private final List<ExpectedRow> reviewComments = ComparedRows.reviewComments(DATA);
    private final List<ExpectedRow> reviews = ComparedRows.reviews(DATA);
    private final List<ExpectedRow> files = ComparedRows.files(DATA);
    private final List<ExpectedRow> pullRequestCommits = ComparedRows.pullRequestCommits(DATA);
    private final List<ExpectedRow> teamMembers = ComparedRows.teamMembers(DATA);
    private final List<ExpectedRow> teamRepositories = ComparedRows.teamRepositories(DATA);
    private final List<ExpectedRow> labels = ComparedRows.labels(DATA);
    private final List<ExpectedRow> milestones = ComparedRows.milestones(DATA);
    private final List<ExpectedRow> branches = ComparedRows.branches(DATA);
    private final List<ExpectedRow> releases = ComparedRows.releases(DATA);
    private final List<ExpectedRow> organizations = ComparedRows.organizations(DATA);
    private final List<ExpectedRow> users = ComparedRows.users(DATA);
    private final List<ExpectedRow> members = ComparedRows.members(DATA);
    private final List<ExpectedRow> teams = ComparedRows.teams(DATA);
    private final List<ExpectedRow> repositories = ComparedRows.repositories(DATA);

    @Test
    void testEveryColumnHasAValue()
    {
        assertThat(empty(ISSUES, issues)).isEmpty();
        assertThat(empty(PULL_REQUESTS, pullRequests)).isEmpty();
        assertThat(empty(ISSUE_COMMENTS, issueComments)).isEmpty();
        assertThat(empty(COMMITS, commits)).isEmpty();
        assertThat(empty(PULL_REQUEST_REVIEW_COMMENTS, reviewComments)).isEmpty();
        assertThat(empty(REPOSITORIES, repositories)).isEmpty();
        assertThat(empty(LABELS, labels)).isEmpty();
        assertThat(empty(MILESTONES, milestones)).isEmpty();
        assertThat(empty(BRANCHES, branches)).isEmpty();
        assertThat(empty(RELEASES, releases)).isEmpty();
        assertThat(empty(ORGANIZATIONS, organizations)).containsExactly("archived_at");
        assertThat(empty(USERS, users)).isEmpty();
        assertThat(empty(ORGANIZATION_MEMBERS, members)).isEmpty();
        assertThat(empty(TEAMS, teams)).isEmpty();
        assertThat(empty(PULL_REQUEST_REVIEWS, reviews)).isEmpty();
        assertThat(empty(PULL_REQUEST_FILES, files)).isEmpty();
        assertThat(empty(PULL_REQUEST_COMMITS, pullRequestCommits)).isEmpty();
        assertThat(empty(TEAM_MEMBERS, teamMembers)).isEmpty();
        assertThat(empty(TEAM_REPOSITORIES, teamRepositories)).isEmpty();
    }

    @Test
    void testNoTwoColumnsAreAlwaysEqual()
    {
        assertThat(indistinguishable(ISSUES, issues)).isEmpty();
        // a pull request is listed by the repository that its changes go to
        assertThat(indistinguishable(PULL_REQUESTS, pullRequests)).containsExactly("base_owner = owner");
        // what is pinned is not hidden
        assertThat(indistinguishable(ISSUE_COMMENTS, issueComments)).containsExactly("minimized_reason = pinned_by");
        assertThat(indistinguishable(COMMITS, commits)).isEmpty();
        assertThat(indistinguishable(PULL_REQUEST_REVIEW_COMMENTS, reviewComments)).isEmpty();
        // GitHub itself has two names for stars
        assertThat(indistinguishable(REPOSITORIES, repositories)).containsExactly("stargazers_count = watchers_count");
        assertThat(indistinguishable(LABELS, labels)).isEmpty();
        assertThat(indistinguishable(MILESTONES, milestones)).isEmpty();
        assertThat(indistinguishable(RELEASES, releases)).isEmpty();
        // GitHub tells it twice, once for everybody
        assertThat(indistinguishable(BRANCHES, branches)).containsExactly("protected = protection_enabled");
        // one row cannot tell all flags apart, see TestGitHubOrganizations
        assertThat(indistinguishable(ORGANIZATIONS, organizations))
                .filteredOn(pair -> ORGANIZATIONS.column(pair.split(" = ")[0]).filter(not(ComparedRows::isFlag)).isPresent())
                .containsExactlyInAnyOrder("archived_at = created_at", "archived_at = updated_at", "owned_private_repos = total_private_repos");
        // one account alone is told what is private
        assertThat(indistinguishable(USERS, users)).containsExactly("followers = owned_private_repos", "hireable = two_factor_authentication", "owned_private_repos = public_gists");
        assertThat(indistinguishable(ORGANIZATION_MEMBERS, members)).isEmpty();
        assertThat(indistinguishable(TEAMS, teams)).isEmpty();
        assertThat(indistinguishable(PULL_REQUEST_REVIEWS, reviews)).isEmpty();
        assertThat(indistinguishable(PULL_REQUEST_FILES, files)).isEmpty();
        assertThat(indistinguishable(PULL_REQUEST_COMMITS, pullRequestCommits)).isEmpty();
        assertThat(indistinguishable(TEAM_MEMBERS, teamMembers)).isEmpty();
        // few repositories cannot tell all flags apart, which come from where those of repositories do
        assertThat(indistinguishable(TEAM_REPOSITORIES, teamRepositories))
                .filteredOn(pair -> TEAM_REPOSITORIES.column(pair.split(" = ")[0]).filter(not(ComparedRows::isFlag)).isPresent())
                .containsExactlyInAnyOrder("stargazers_count = watchers_count");
    }

    /**
     * One row of each table has a value in every column, and no two alike but where there are only two words to choose from.
     */
    @Test
    void testRichRows()
    {
        assertRich(ISSUES, row(issues, "number", 11L), "milestone_state = state");
        assertRich(PULL_REQUESTS, row(pullRequests, "number", 12L), "base_owner = owner", "milestone_state = state");
        assertRich(REPOSITORIES, row(repositories, "repo", "observatory"), "stargazers_count = watchers_count");
        assertRich(LABELS, row(labels, "name", "bug"));
        assertRich(MILESTONES, row(milestones, "number", 7L));
        assertRich(BRANCHES, row(branches, "name", "trunk"));
        assertRich(RELEASES, row(releases, "tag_name", "v1.5.0"));
    }

    private static void assertRich(TableDefinition table, ExpectedRow row, String... alike)
    {
        assertThat(empty(table, List.of(row))).isEmpty();
        assertThat(pairs(table, (one, other) -> !one.type().equals(ColumnType.BOOLEAN) && row.get(one.name()).equals(row.get(other.name())))).containsExactlyInAnyOrder(alike);
    }

    private ExpectedRow row(List<ExpectedRow> rows, String column, Object value)
    {
        return rows.stream()
                .filter(row -> row.is("repo", "observatory") && row.is(column, value))
                .collect(toImmutableList())
                .getFirst();
    }

    private static List<String> empty(TableDefinition table, List<ExpectedRow> rows)
    {
        return TestingGitHub.columns(table).stream()
                .filter(column -> rows.stream().map(row -> row.get(column)).allMatch(TestGitHubComparedRows::isEmpty))
                .toList();
    }

    private static boolean isEmpty(Object value)
    {
        return value == null || value.equals("") || value.equals(List.of());
    }

    private static Set<String> indistinguishable(TableDefinition table, List<ExpectedRow> rows)
    {
        return pairs(table, (one, other) -> rows.stream().noneMatch(row -> differ(row.get(one.name()), row.get(other.name()))));
    }

    private static boolean differ(Object one, Object other)
    {
        return one != null && other != null && !one.equals(other);
    }

    private static Set<String> pairs(TableDefinition table, BiPredicate<ColumnDefinition, ColumnDefinition> condition)
    {
        Set<String> pairs = new TreeSet<>();
        List<ColumnDefinition> columns = table.columns().stream().filter(not(ColumnDefinition::hidden)).toList();
        for (ColumnDefinition one : columns) {
            for (ColumnDefinition other : columns) {
                if (one.name().compareTo(other.name()) < 0 && one.type().equals(other.type()) && condition.test(one, other)) {
                    pairs.add(one.name() + " = " + other.name());
                }
            }
        }
        return ImmutableSet.copyOf(pairs);
    }
}

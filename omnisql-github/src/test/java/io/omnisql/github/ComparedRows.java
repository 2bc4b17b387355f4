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
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.simulator.github.GitHubDataset;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * The part of the simulator's data that {@link TestGitHubTables} compares column by column.
 */
final class ComparedRows
{
    static final ImmutableList<String> OWNERS = ImmutableList.of("acme", "globex");
    static final ImmutableList<String> REPOSITORIES = ImmutableList.of("acme/rocket", "acme/webapp", "acme/attic", "globex/observatory");

    private ComparedRows() {}

    static ImmutableList<ExpectedRow> issues(GitHubDataset data)
    {
        return REPOSITORIES.stream().flatMap(name -> ExpectedIssueRows.of(data, owner(name), repo(name)).stream()).collect(toImmutableList());
    }

    static ImmutableList<ExpectedRow> pullRequests(GitHubDataset data)
    {
        return REPOSITORIES.stream().flatMap(name -> ExpectedPullRequestRows.of(data, owner(name), repo(name)).stream()).collect(toImmutableList());
    }

    static ImmutableList<ExpectedRow> issueComments(GitHubDataset data)
    {
        return REPOSITORIES.stream().flatMap(name -> ExpectedIssueCommentRows.of(data, owner(name), repo(name)).stream()).collect(toImmutableList());
    }

    static ImmutableList<ExpectedRow> commits(GitHubDataset data)
    {
        return REPOSITORIES.stream().flatMap(name -> ExpectedCommitRows.of(data, owner(name), repo(name)).stream()).collect(toImmutableList());
    }

    static ImmutableList<ExpectedRow> reviewComments(GitHubDataset data)
    {
        return REPOSITORIES.stream().flatMap(name -> ExpectedReviewCommentRows.of(data, owner(name), repo(name)).stream()).collect(toImmutableList());
    }

    static ImmutableList<ExpectedRow> reviews(GitHubDataset data)
    {
        return REPOSITORIES.stream().flatMap(name -> ExpectedReviewRows.of(data, owner(name), repo(name), TestingGitHub.FULL_LOGIN).stream()).collect(toImmutableList());
    }

    static ImmutableList<ExpectedRow> files(GitHubDataset data)
    {
        return REPOSITORIES.stream().flatMap(name -> ExpectedFileRows.of(data, owner(name), repo(name)).stream()).collect(toImmutableList());
    }

    static ImmutableList<ExpectedRow> pullRequestCommits(GitHubDataset data)
    {
        return REPOSITORIES.stream().flatMap(name -> ExpectedPullRequestCommitRows.of(data, owner(name), repo(name)).stream()).collect(toImmutableList());
    }

    static ImmutableList<ExpectedRow> labels(GitHubDataset data)
    {
        return REPOSITORIES.stream().flatMap(name -> ExpectedLabelRows.of(data, owner(name), repo(name)).stream()).collect(toImmutableList());
    }

    static ImmutableList<ExpectedRow> milestones(GitHubDataset data)
    {
        return REPOSITORIES.stream().flatMap(name -> ExpectedMilestoneRows.of(data, owner(name), repo(name)).stream()).collect(toImmutableList());
    }

    static ImmutableList<ExpectedRow> branches(GitHubDataset data)
    {
        return REPOSITORIES.stream().flatMap(name -> ExpectedBranchRows.of(data, owner(name), repo(name)).stream()).collect(toImmutableList());
    }

    static ImmutableList<ExpectedRow> releases(GitHubDataset data)
    {
        return REPOSITORIES.stream().flatMap(name -> ExpectedReleaseRows.of(data, owner(name), repo(name)).stream()).collect(toImmutableList());
    }

    static ImmutableList<ExpectedRow> repositories(GitHubDataset data)
    {
        return OWNERS.stream().flatMap(owner -> ExpectedRepositoryRows.of(data, owner).stream()).collect(toImmutableList());
    }

    static ImmutableList<ExpectedRow> organizations(GitHubDataset data)
    {
        return OWNERS.stream().map(owner -> ExpectedOrganizationRows.of(data, owner, TestingGitHub.INSIDER_LOGIN)).collect(toImmutableList());
    }

    static ImmutableList<ExpectedRow> users(GitHubDataset data)
    {
        return data.accounts().stream().map(account -> ExpectedUserRows.of(data, account, TestingGitHub.FULL_LOGIN)).collect(toImmutableList());
    }

    static ImmutableList<ExpectedRow> members(GitHubDataset data)
    {
        return OWNERS.stream().flatMap(owner -> ExpectedMemberRows.of(data, owner, TestingGitHub.INSIDER_LOGIN).stream()).collect(toImmutableList());
    }

    static ImmutableList<ExpectedRow> teams(GitHubDataset data)
    {
        return OWNERS.stream().flatMap(owner -> ExpectedTeamRows.of(data, owner, TestingGitHub.INSIDER_LOGIN).stream()).collect(toImmutableList());
    }

    static ImmutableList<ExpectedRow> teamMembers(GitHubDataset data)
    {
        return OWNERS.stream().flatMap(owner -> ExpectedTeamMemberRows.of(data, owner, TestingGitHub.INSIDER_LOGIN).stream()).collect(toImmutableList());
    }

    static ImmutableList<ExpectedRow> teamRepositories(GitHubDataset data)
    {
        return OWNERS.stream().flatMap(owner -> ExpectedTeamRepositoryRows.of(data, owner, TestingGitHub.INSIDER_LOGIN).stream()).collect(toImmutableList());
    }

    static boolean isFlag(ColumnDefinition column)
    {
        return column.type().equals(ColumnType.BOOLEAN);
    }

    static String owner(String fullName)
    {
        return fullName.substring(0, fullName.indexOf('/'));
    }

    static String repo(String fullName)
    {
        return fullName.substring(fullName.indexOf('/') + 1);
    }
}

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
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.definition.ScopeDefinition;
import io.omnisql.connector.definition.SourceDefinition;

import static io.omnisql.connector.definition.ResponseMeaning.FORBIDDEN;
import static io.omnisql.connector.definition.ResponseMeaning.NO_RECORDS;
import static io.omnisql.connector.definition.ResponseMeaning.RATE_LIMITED;
import static io.omnisql.connector.definition.ResponseRule.status;

/**
 * GitHub as the engine sees it: its tables, its budgets, and its own ways to say no.
 * <p>
 * Facts are from GitHub's REST description and its pages on rate limits and pagination, for API version 2022-11-28.
 */
public final class GitHubSource
{
    public static final SourceDefinition SOURCE = new SourceDefinition(
            "github",
            "omnisql_github",
            ImmutableMap.of(
                    "Accept", "application/vnd.github+json",
                    "X-GitHub-Api-Version", "2022-11-28"),
            ImmutableList.of(GitHubLimits.CORE, GitHubLimits.GRAPHQL),
            GitHubLimits.CREDENTIAL,
            ImmutableList.of(
                    // the organization asks for single sign-on, which no wait brings
                    status(403, FORBIDDEN).withHeader("x-github-sso"),
                    status(403, RATE_LIMITED).withHeader("x-ratelimit-remaining", "0"),
                    status(403, RATE_LIMITED).withHeader("retry-after"),
                    status(403, RATE_LIMITED).withPhrase("secondary rate limit"),
                    // a query over the budget is answered like any other
                    status(200, RATE_LIMITED).withProblem("RATE_LIMITED"),
                    status(200, RATE_LIMITED).withProblem("RATE_LIMIT"),
                    status(200, RATE_LIMITED).ofRefusedQuery().withPhrase("secondary rate limit"),
                    // an empty repository
                    status(409, NO_RECORDS),
                    // issues are switched off, or the issue was deleted
                    status(410, NO_RECORDS)),
            new ScopeDefinition(ImmutableList.of("owner", "repo"), "repositories", ImmutableList.of("github.repositories", "github.organizations")),
            ImmutableList.of(
                    RepositoriesTable.REPOSITORIES,
                    IssuesTable.ISSUES,
                    PullRequestsTable.PULL_REQUESTS,
                    IssueCommentsTable.ISSUE_COMMENTS,
                    CommitsTable.COMMITS,
                    PullRequestReviewsTable.PULL_REQUEST_REVIEWS,
                    PullRequestReviewCommentsTable.PULL_REQUEST_REVIEW_COMMENTS,
                    PullRequestFilesTable.PULL_REQUEST_FILES,
                    PullRequestCommitsTable.PULL_REQUEST_COMMITS,
                    LabelsTable.LABELS,
                    MilestonesTable.MILESTONES,
                    BranchesTable.BRANCHES,
                    ReleasesTable.RELEASES,
                    OrganizationsTable.ORGANIZATIONS,
                    UsersTable.USERS,
                    OrganizationMembersTable.ORGANIZATION_MEMBERS,
                    TeamsTable.TEAMS,
                    TeamMembersTable.TEAM_MEMBERS,
                    TeamRepositoriesTable.TEAM_REPOSITORIES))
            .validated();

    private GitHubSource() {}
}

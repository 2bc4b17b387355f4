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
package io.omnisql.simulator.github;

import com.google.common.collect.ImmutableList;
import io.omnisql.simulator.http.RouteTemplate;

import static java.util.Objects.requireNonNull;

/**
 * A route with its endpoint. The list of all routes is what the simulator can do.
 */
record GitHubRoute(RouteTemplate template, GitHubEndpoint endpoint)
{
    static final String RATE_LIMIT = "/rate_limit";

    static final ImmutableList<GitHubRoute> ALL = ImmutableList.of(
            route("/repos/{owner}/{repo}", RepositoryEndpoints::single),
            route("/repos/{owner}/{repo}/issues", IssueEndpoints::list),
            route("/repos/{owner}/{repo}/issues/{issue_number}", IssueEndpoints::single),
            route("/repos/{owner}/{repo}/pulls", PullRequestEndpoints::list),
            route("/repos/{owner}/{repo}/pulls/{pull_number}", PullRequestEndpoints::single),
            route("/repos/{owner}/{repo}/commits", CommitEndpoints::list),
            route("/orgs/{org}", AccountEndpoints::organization),
            route("/orgs/{org}/repos", RepositoryEndpoints::ofOrganization),
            route("/users/{username}", AccountEndpoints::user),
            route("/users/{username}/repos", RepositoryEndpoints::ofUser),
            route("/user", AccountEndpoints::authenticatedUser),
            route("/user/repos", RepositoryEndpoints::ofAuthenticatedUser),
            route(RATE_LIMIT, RateLimitEndpoint::answer),
            // the addresses that links and redirects use
            route("/repositories/{repository_id}", RepositoryEndpoints::single),
            route("/repositories/{repository_id}/issues", IssueEndpoints::list),
            route("/repositories/{repository_id}/issues/{issue_number}", IssueEndpoints::single),
            route("/repositories/{repository_id}/pulls", PullRequestEndpoints::list),
            route("/repositories/{repository_id}/pulls/{pull_number}", PullRequestEndpoints::single),
            route("/repositories/{repository_id}/commits", CommitEndpoints::list),
            route("/organizations/{account_id}/repos", RepositoryEndpoints::ofOrganization),
            route("/user/{account_id}/repos", RepositoryEndpoints::ofUser));

    GitHubRoute
    {
        requireNonNull(template, "template is null");
        requireNonNull(endpoint, "endpoint is null");
    }

    private static GitHubRoute route(String template, GitHubEndpoint endpoint)
    {
        return new GitHubRoute(RouteTemplate.parse(template), endpoint);
    }
}

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
import com.google.common.collect.ImmutableMap;
import io.omnisql.simulator.http.RouteTemplate;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A route with its endpoint. The list of all routes is what the simulator can do.
 */
record GitHubRoute(RouteTemplate template, GitHubEndpoint endpoint)
{
    static final String RATE_LIMIT = "/rate_limit";

    static final ImmutableList<GitHubRoute> ALL = ImmutableList.<GitHubRoute>builder()
            .addAll(repository("", RepositoryEndpoints::single))
            .addAll(repository("/issues", IssueEndpoints::list))
            .addAll(repository("/issues/comments", CommentEndpoints::ofRepository))
            .addAll(repository("/issues/comments/{comment_id}", CommentEndpoints::single))
            .addAll(repository("/issues/{issue_number}", IssueEndpoints::single))
            .addAll(repository("/issues/{issue_number}/comments", CommentEndpoints::ofIssue))
            .addAll(repository("/pulls", PullRequestEndpoints::list))
            .addAll(repository("/pulls/comments", ReviewEndpoints::commentsOfRepository))
            .addAll(repository("/pulls/comments/{comment_id}", ReviewEndpoints::comment))
            .addAll(repository("/pulls/{pull_number}", PullRequestEndpoints::single))
            .addAll(repository("/pulls/{pull_number}/reviews", ReviewEndpoints::list))
            .addAll(repository("/pulls/{pull_number}/reviews/{review_id}", ReviewEndpoints::single))
            .addAll(repository("/pulls/{pull_number}/comments", ReviewEndpoints::comments))
            .addAll(repository("/pulls/{pull_number}/files", ChangeEndpoints::files))
            .addAll(repository("/pulls/{pull_number}/commits", ChangeEndpoints::commits))
            .addAll(repository("/commits", CommitEndpoints::list))
            .addAll(repository("/commits/{ref}", CommitEndpoints::single))
            .addAll(repository("/branches", BranchEndpoints::list))
            .addAll(repository("/branches/{branch}", BranchEndpoints::single))
            .addAll(repository("/labels", LabelEndpoints::list))
            .addAll(repository("/labels/{name}", LabelEndpoints::single))
            .addAll(repository("/milestones", MilestoneEndpoints::list))
            .addAll(repository("/milestones/{milestone_number}", MilestoneEndpoints::single))
            .addAll(repository("/releases", ReleaseEndpoints::list))
            .addAll(repository("/releases/latest", ReleaseEndpoints::latest))
            .addAll(repository("/releases/tags/{tag}", ReleaseEndpoints::byTag))
            .addAll(repository("/releases/{release_id}", ReleaseEndpoints::single))
            .addAll(organization("", AccountEndpoints::organization))
            .addAll(organization("/repos", RepositoryEndpoints::ofOrganization))
            .addAll(organization("/members", MemberEndpoints::ofOrganization))
            .addAll(organization("/teams", TeamEndpoints::list))
            .addAll(team("", TeamEndpoints::single))
            .addAll(team("/members", TeamEndpoints::members))
            .addAll(team("/repos", TeamEndpoints::repositories))
            .add(route("/users/{username}", AccountEndpoints::user))
            .addAll(both("/users/{username}/repos", "/user/{account_id}/repos", RepositoryEndpoints::ofUser))
            .add(route("/user", AccountEndpoints::authenticatedUser))
            .add(route("/user/repos", RepositoryEndpoints::ofAuthenticatedUser))
            .add(route("/installation/repositories", InstallationEndpoints::repositories))
            .add(route(RATE_LIMIT, RateLimitEndpoint::answer))
            .build();

    GitHubRoute
    {
        requireNonNull(template, "template is null");
        requireNonNull(endpoint, "endpoint is null");
    }

    static Optional<Match> find(String path)
    {
        return ALL.stream()
                .flatMap(route -> route.template().match(path).map(values -> new Match(route, values)).stream())
                .findFirst();
    }

    /**
     * A route below a repository, by its name and by its id, which links and redirects use.
     */
    private static ImmutableList<GitHubRoute> repository(String rest, GitHubEndpoint endpoint)
    {
        return both("/repos/{owner}/{repo}" + rest, "/repositories/{repository_id}" + rest, endpoint);
    }

    private static ImmutableList<GitHubRoute> organization(String rest, GitHubEndpoint endpoint)
    {
        return both("/orgs/{org}" + rest, "/organizations/{account_id}" + rest, endpoint);
    }

    private static ImmutableList<GitHubRoute> team(String rest, GitHubEndpoint endpoint)
    {
        return both("/orgs/{org}/teams/{team_slug}" + rest, "/organizations/{account_id}/team/{team_id}" + rest, endpoint);
    }

    private static ImmutableList<GitHubRoute> both(String byName, String byId, GitHubEndpoint endpoint)
    {
        return ImmutableList.of(route(byName, endpoint), route(byId, endpoint));
    }

    private static GitHubRoute route(String template, GitHubEndpoint endpoint)
    {
        return new GitHubRoute(RouteTemplate.parse(template), endpoint);
    }

    /**
     * A route that a path takes.
     *
     * @param values what the path has for the variables of the template
     */
    record Match(GitHubRoute route, ImmutableMap<String, String> values)
    {
        Match
        {
            requireNonNull(route, "route is null");
            requireNonNull(values, "values is null");
        }
    }
}

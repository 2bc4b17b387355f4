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
import com.google.common.collect.Lists;

import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.simulator.github.GitHubRepository.Trait.ARCHIVED;
import static io.omnisql.simulator.github.GitHubRepository.Trait.EMPTY;
import static io.omnisql.simulator.github.GitHubRepository.Trait.FORK;
import static io.omnisql.simulator.github.GitHubRepository.Trait.ISSUES_DISABLED;
import static io.omnisql.simulator.github.GitHubRepository.Trait.PRIVATE;
import static io.omnisql.simulator.github.GitHubRepository.Trait.TEMPLATE;
import static java.util.Objects.requireNonNull;

/**
 * Repositories of the GraphQL schema.
 */
record GraphQlRepositories(GitHubCall call)
{
    GraphQlRepositories
    {
        requireNonNull(call, "call is null");
    }

    /**
     * The repository of this name, or of one that it had before.
     */
    GraphQlObject find(GraphQlArguments arguments)
    {
        arguments.only("owner", "name", "followRenames");
        String owner = arguments.text("owner").orElseThrow();
        String name = arguments.text("name").orElseThrow();
        return call.data().findRepository(owner, name)
                .or(() -> arguments.flag("followRenames") ? call.data().findRenamed(owner, name) : Optional.empty())
                .filter(content -> call.token().visibility().sees(content.repository()))
                .map(this::repository)
                .orElseThrow(() -> GraphQlProblem.notFound("a Repository", "the name '" + owner + "/" + name + "'"));
    }

    GraphQlObject ownedBy(GitHubAccount owner, GraphQlArguments arguments)
    {
        arguments.only("first", "last", "after", "before", "isFork", "isArchived");
        ImmutableList<RepositoryContent> rows = call.data().repositories().stream()
                .filter(content -> content.repository().owner().equals(owner))
                .filter(content -> call.token().visibility().sees(content.repository()))
                .filter(content -> arguments.text("isFork").isEmpty() || content.repository().is(FORK) == arguments.flag("isFork"))
                .filter(content -> arguments.text("isArchived").isEmpty() || content.repository().is(ARCHIVED) == arguments.flag("isArchived"))
                .collect(toImmutableList());
        return GraphQlConnection.of("Repository", arguments, rows, this::repository);
    }

    GraphQlObject repository(RepositoryContent content)
    {
        GitHubRepository repository = content.repository();
        GraphQlIssues issues = new GraphQlIssues(call, content);
        GraphQlPullRequests pullRequests = new GraphQlPullRequests(call, content);
        return GraphQlObject.builder("Repository")
                .put("id", NodeId.of("R", repository.id()))
                .put("databaseId", (int) repository.id())
                .put("name", repository.name())
                .put("nameWithOwner", repository.fullName())
                .put("owner", _ -> new GraphQlAccounts(call).actor(repository.owner()))
                .put("description", repository.description())
                .put("url", call.links().page(repository))
                .put("homepageUrl", repository.homepage())
                .put("isPrivate", repository.is(PRIVATE))
                .put("isArchived", repository.is(ARCHIVED))
                .put("isFork", repository.is(FORK))
                .put("isTemplate", repository.is(TEMPLATE))
                .put("isEmpty", repository.is(EMPTY))
                .put("isDisabled", false)
                .put("isLocked", false)
                .put("hasIssuesEnabled", !repository.is(ISSUES_DISABLED))
                .put("visibility", repository.is(PRIVATE) ? "PRIVATE" : "PUBLIC")
                .put("viewerPermission", call.data().roleOf(call.token().login(), repository).name())
                .put("stargazerCount", repository.stars())
                .put("forkCount", repository.forks())
                .put("diskUsage", repository.size())
                .put("createdAt", repository.createdAt())
                .put("updatedAt", repository.updatedAt())
                .put("pushedAt", repository.pushedAt())
                .put("defaultBranchRef", _ -> new GraphQlRefs(call, content).defaultBranch())
                .put("refs", new GraphQlRefs(call, content)::list)
                .put("issue", arguments -> issues.find(arguments.number("number").orElseThrow()))
                .put("pullRequest", arguments -> pullRequests.find(arguments.number("number").orElseThrow()))
                .put("issueOrPullRequest", arguments -> issueOrPullRequest(content, issues, pullRequests, arguments.number("number").orElseThrow()))
                .put("issues", issues::list)
                .put("pullRequests", pullRequests::list)
                .put("labels", issues::labels)
                .put("releases", new GraphQlReleases(call, content)::list)
                .put("milestones", arguments -> milestones(content, issues, arguments))
                .build();
    }

    private static GraphQlObject issueOrPullRequest(RepositoryContent content, GraphQlIssues issues, GraphQlPullRequests pullRequests, int number)
    {
        return content.pullRequest(number)
                .map(pullRequests::pullRequest)
                .orElseGet(() -> issues.find(number, "an issue or pull request"));
    }

    private static GraphQlObject milestones(RepositoryContent content, GraphQlIssues issues, GraphQlArguments arguments)
    {
        ImmutableList<String> states = arguments.only("first", "last", "after", "before", "states").texts("states");
        ImmutableList<GitHubMilestone> rows = content.milestones().stream()
                .filter(milestone -> states.isEmpty() || Lists.transform(states, String::toLowerCase).contains(milestone.state()))
                .collect(toImmutableList());
        return GraphQlConnection.of("Milestone", arguments, rows, issues::milestone);
    }
}

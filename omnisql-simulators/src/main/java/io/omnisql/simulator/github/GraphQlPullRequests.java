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

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Pull requests of the GraphQL schema, with their files and commits.
 */
record GraphQlPullRequests(GitHubCall call, RepositoryContent content)
{
    private static final int MOST_FILES = 3_000;
    private static final int MOST_COMMITS = 250;

    GraphQlPullRequests
    {
        requireNonNull(call, "call is null");
        requireNonNull(content, "content is null");
    }

    GraphQlObject find(int number)
    {
        return content.pullRequest(number)
                .map(this::pullRequest)
                .orElseThrow(() -> GraphQlProblem.notFound("a PullRequest", "the number of " + number));
    }

    GraphQlObject list(GraphQlArguments arguments)
    {
        ImmutableList<String> states = arguments.only("first", "last", "after", "before", "states", "labels", "baseRefName", "headRefName", "orderBy").texts("states");
        Comparator<GitHubIssue> order = GraphQlIssues.order(arguments);
        ImmutableList<GitHubPullRequest> rows = content.pullRequests().stream()
                .filter(request -> states.isEmpty() || states.contains(state(request)))
                .filter(request -> arguments.text("baseRefName").map(request.base().ref()::equals).orElse(true))
                .filter(request -> arguments.text("headRefName").map(request.head().ref()::equals).orElse(true))
                .filter(request -> GraphQlIssueFilter.anyLabel(arguments).test(request.issue()))
                .sorted((one, other) -> order.compare(one.issue(), other.issue()))
                .collect(toImmutableList());
        return GraphQlConnection.of("PullRequest", arguments, rows, this::pullRequest);
    }

    GraphQlObject pullRequest(GitHubPullRequest request)
    {
        GraphQlReviews reviews = new GraphQlReviews(call, content, request);
        GraphQlAccounts accounts = new GraphQlAccounts(call);
        return new GraphQlIssues(call, content).common("PullRequest", request.issue())
                .put("id", NodeId.of("PR", request.id()))
                .databaseId(request.id())
                .put("url", call.links().page(content.repository()) + "/pull/" + request.number())
                .put("state", state(request))
                .put("isDraft", request.draft())
                .put("merged", request.mergedAt().isPresent())
                .put("mergedAt", request.mergedAt())
                .put("mergedBy", _ -> accounts.actor(request.mergedBy()))
                .put("mergeable", request.mergeable().map(mergeable -> mergeable ? "MERGEABLE" : "CONFLICTING").orElse("UNKNOWN"))
                .put("additions", request.additions())
                .put("deletions", request.deletions())
                .put("changedFiles", request.changedFiles())
                .put("maintainerCanModify", false)
                .put("headRefName", request.head().ref())
                .put("headRefOid", request.head().sha())
                .put("baseRefName", request.base().ref())
                .put("baseRefOid", request.base().sha())
                .put("headRepositoryOwner", _ -> accounts.actor(request.head().owner()))
                .put("headRepository", _ -> headRepository(request))
                .put("totalCommentsCount", request.issue().comments() + request.reviewComments())
                .put("reviews", reviews::list)
                .put("files", arguments -> files(request, arguments))
                .put("commits", arguments -> commits(request, arguments))
                .build();
    }

    private Optional<GraphQlObject> headRepository(GitHubPullRequest request)
    {
        return request.head().repository()
                .filter(call.token().visibility()::sees)
                .flatMap(head -> call.data().findRepository(head.id()))
                .map(new GraphQlRepositories(call)::repository);
    }

    private static GraphQlObject files(GitHubPullRequest request, GraphQlArguments arguments)
    {
        ImmutableList<ChangedFile> all = request.changes().list();
        List<ChangedFile> reachable = all.subList(0, Math.min(all.size(), MOST_FILES));
        return GraphQlConnection.of("PullRequestChangedFile", arguments, reachable, all.size(), file -> GraphQlObject.builder("PullRequestChangedFile")
                .put("path", file.filename())
                .put("additions", file.additions())
                .put("deletions", file.deletions())
                .put("changeType", file.status().equals("removed") ? "DELETED" : file.status().toUpperCase(Locale.ROOT))
                .put("viewerViewedState", "UNVIEWED")
                .build());
    }

    private GraphQlObject commits(GitHubPullRequest request, GraphQlArguments arguments)
    {
        GraphQlCommits commits = new GraphQlCommits(call, content.repository());
        ImmutableList<GitHubCommit> all = PullRequestCommits.of(request);
        List<GitHubCommit> reachable = all.subList(0, Math.min(all.size(), MOST_COMMITS));
        return GraphQlConnection.of("PullRequestCommit", arguments, reachable, all.size(), commit -> GraphQlObject.builder("PullRequestCommit")
                .put("id", commit.nodeId().replaceFirst("^C", "PURC"))
                .put("url", call.links().page(content.repository()) + "/pull/" + request.number() + "/commits/" + commit.sha())
                .put("commit", _ -> commits.commit(commit, all))
                .build());
    }

    private static String state(GitHubPullRequest request)
    {
        if (request.mergedAt().isPresent()) {
            return "MERGED";
        }
        return request.issue().isOpen() ? "OPEN" : "CLOSED";
    }
}

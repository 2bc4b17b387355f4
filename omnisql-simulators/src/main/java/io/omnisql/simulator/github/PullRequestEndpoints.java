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

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import java.util.List;

/**
 * The pull requests of a repository: their list, and each by its number.
 */
final class PullRequestEndpoints
{
    private PullRequestEndpoints() {}

    static GitHubResult list(GitHubCall call)
    {
        RepositoryContent content = RepositoryFinder.find(call);
        List<GitHubPullRequest> rows = content.pullRequests().stream()
                .filter(PullRequestFilter.of(call))
                .sorted(PullRequestOrder.of(call))
                .toList();
        NumberedPage<GitHubPullRequest> page = NumberedPage.of(rows, call, call.links().repositoryById(content.repository()) + "/pulls");
        PullRequestJson json = new PullRequestJson(call.links(), call.repositoryJson(), call.rules());
        ArrayNode body = JsonNodeFactory.instance.arrayNode();
        page.rows().forEach(request -> body.add(json.listed(content, request)));
        return GitHubResult.list(body, page.link());
    }

    static GitHubPullRequest find(GitHubCall call, RepositoryContent content)
    {
        return content.pullRequest(call.smallNumber("pull_number")).orElseThrow(GitHubRefusal::notFound);
    }

    static GitHubResult single(GitHubCall call)
    {
        RepositoryContent content = RepositoryFinder.find(call);
        GitHubPullRequest request = find(call, content);
        PullRequestJson json = new PullRequestJson(call.links(), call.repositoryJson(), call.rules());
        return GitHubResult.single(json.full(content, request), request.issue().updatedAt());
    }
}

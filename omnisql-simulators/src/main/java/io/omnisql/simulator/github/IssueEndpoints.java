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

import java.util.Optional;

/**
 * The issues of a repository: their list, which holds pull requests too, and each by its number.
 */
final class IssueEndpoints
{
    private IssueEndpoints() {}

    static GitHubResult list(GitHubCall call)
    {
        RepositoryContent content = RepositoryFinder.findWithIssues(call);
        IssuePage page = IssuePage.of(content, call, call.links().repositoryById(content.repository()) + "/issues");
        IssueJson json = new IssueJson(call.links(), call.rules());
        ArrayNode body = JsonNodeFactory.instance.arrayNode();
        page.rows().forEach(entry -> body.add(json.render(content, entry)));
        return GitHubResult.list(body, page.link());
    }

    static GitHubResult single(GitHubCall call)
    {
        RepositoryContent content = RepositoryFinder.findWithIssues(call);
        int number = call.smallNumber("issue_number");
        IssueEntry entry = content.entry(number).orElseThrow(() -> gone(call, content, number, ""));
        return GitHubResult.single(new IssueJson(call.links(), call.rules()).render(content, entry), entry.issue().updatedAt());
    }

    /**
     * A deleted issue is gone, one that was transferred has moved, unless the token cannot see where to.
     */
    static GitHubRefusal gone(GitHubCall call, RepositoryContent content, int number, String rest)
    {
        Optional<FormerIssue> former = content.formerIssue(number);
        if (former.isEmpty()) {
            return GitHubRefusal.notFound();
        }
        if (former.get().movedTo().isEmpty()) {
            return GitHubRefusal.issueDeleted();
        }
        FormerIssue.Place place = former.get().movedTo().get();
        return call.data().findRepository(place.owner(), place.repository())
                .map(RepositoryContent::repository)
                .filter(call.token().visibility()::sees)
                .map(repository -> GitHubRefusal.moved(call.links().repositoryById(repository) + "/issues/" + place.number() + rest))
                .orElseGet(GitHubRefusal::notFound);
    }
}

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
import java.util.function.Predicate;

/**
 * The issues of a repository: their list, which holds pull requests too, and each by its number.
 */
final class IssueEndpoints
{
    private IssueEndpoints() {}

    static GitHubResult list(GitHubCall call)
    {
        RepositoryContent content = RepositoryFinder.findWithIssues(call);
        Predicate<GitHubIssue> filter = IssueFilter.of(call, content);
        List<IssueEntry> rows = content.entries().stream()
                .filter(entry -> filter.test(entry.issue()))
                .toList();
        IssuePage page = IssuePage.of(rows, call, call.links().repositoryById(content.repository()) + "/issues");
        IssueJson json = new IssueJson(call.links());
        ArrayNode body = JsonNodeFactory.instance.arrayNode();
        page.rows().forEach(entry -> body.add(json.render(content, entry)));
        return GitHubResult.list(body, page.link());
    }

    static GitHubResult single(GitHubCall call)
    {
        RepositoryContent content = RepositoryFinder.findWithIssues(call);
        IssueEntry entry = content.entry(call.smallNumber("issue_number")).orElseThrow(GitHubRefusal::notFound);
        return GitHubResult.single(new IssueJson(call.links()).render(content, entry), entry.issue().updatedAt());
    }
}

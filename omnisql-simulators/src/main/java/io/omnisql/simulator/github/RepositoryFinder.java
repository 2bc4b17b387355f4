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

import static io.omnisql.simulator.github.GitHubRefusal.moved;
import static io.omnisql.simulator.github.GitHubRefusal.notFound;
import static io.omnisql.simulator.github.GitHubRepository.Trait.ISSUES_DISABLED;

/**
 * Finds the repository a call names: 404 where the token cannot see it, 301 where it was renamed.
 */
final class RepositoryFinder
{
    private RepositoryFinder() {}

    static RepositoryContent find(GitHubCall call)
    {
        if (call.path().containsKey("repository_id")) {
            return visible(call, call.data().findRepository(call.number("repository_id")).orElseThrow(GitHubRefusal::notFound));
        }
        String owner = call.path().get("owner");
        String name = call.path().get("repo");
        return call.data().findRepository(owner, name)
                .map(content -> visible(call, content))
                .orElseGet(() -> redirect(call, owner, name));
    }

    static RepositoryContent findWithIssues(GitHubCall call)
    {
        RepositoryContent content = find(call);
        if (content.repository().is(ISSUES_DISABLED)) {
            throw GitHubRefusal.issuesDisabled();
        }
        return content;
    }

    private static RepositoryContent redirect(GitHubCall call, String owner, String name)
    {
        RepositoryContent renamed = visible(call, call.data().findRenamed(owner, name).orElseThrow(GitHubRefusal::notFound));
        // "/repos/{owner}/{repo}" has three slashes; what follows them stays
        String[] parts = call.fullPath().split("/", 5);
        String rest = parts.length == 5 ? "/" + parts[4] : "";
        String query = call.queryString().isEmpty() ? "" : "?" + call.queryString();
        throw moved(call.links().repositoryById(renamed.repository()) + rest + query);
    }

    private static RepositoryContent visible(GitHubCall call, RepositoryContent content)
    {
        if (!call.token().visibility().sees(content.repository())) {
            throw notFound();
        }
        return content;
    }
}

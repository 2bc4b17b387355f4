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
import java.util.Optional;

/**
 * The branches of a repository in the order of their names, and each by its name; a slash in it is to be escaped.
 */
final class BranchEndpoints
{
    private BranchEndpoints() {}

    static GitHubResult list(GitHubCall call)
    {
        RepositoryContent content = RepositoryFinder.find(call);
        Optional<String> wanted = call.query().value("protected")
                .map(_ -> call.choice("Branch", "protected", "", "true", "false"));
        List<RepositoryBranch> rows = content.branches().stream()
                .filter(branch -> wanted.isEmpty() || branch.isProtected() == Boolean.parseBoolean(wanted.get()))
                .toList();
        NumberedPage<RepositoryBranch> page = NumberedPage.of(rows, call, call.links().repositoryById(content.repository()) + "/branches");
        BranchJson json = new BranchJson(call.links());
        ArrayNode body = JsonNodeFactory.instance.arrayNode();
        page.rows().forEach(branch -> body.add(json.listed(content.repository(), branch, call.maySee(content.repository(), RepositoryRole.WRITE))));
        return GitHubResult.list(body, page.link());
    }

    static GitHubResult single(GitHubCall call)
    {
        RepositoryContent content = RepositoryFinder.find(call);
        RepositoryBranch branch = content.branches().stream()
                .filter(candidate -> candidate.name().equals(call.path().get("branch")))
                .findFirst()
                .orElseThrow(GitHubRefusal::branchNotFound);
        GitHubCommit tip = new CommitFinder(content).history(branch).getFirst();
        return GitHubResult.of(200, new BranchJson(call.links()).full(content.repository(), branch, tip));
    }
}

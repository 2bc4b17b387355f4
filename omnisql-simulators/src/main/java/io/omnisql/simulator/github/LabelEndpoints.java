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

/**
 * The labels of a repository, and each by its name without regard to case.
 */
final class LabelEndpoints
{
    private LabelEndpoints() {}

    static GitHubResult list(GitHubCall call)
    {
        RepositoryContent content = RepositoryFinder.find(call);
        NumberedPage<GitHubLabel> page = NumberedPage.of(content.labels(), call, call.links().repositoryById(content.repository()) + "/labels");
        LabelJson json = new LabelJson(call.links());
        ArrayNode body = JsonNodeFactory.instance.arrayNode();
        page.rows().forEach(label -> body.add(json.render(content.repository(), label)));
        return GitHubResult.list(body, page.link());
    }

    static GitHubResult single(GitHubCall call)
    {
        RepositoryContent content = RepositoryFinder.find(call);
        GitHubLabel label = content.labels().stream()
                .filter(candidate -> candidate.name().equalsIgnoreCase(call.path().get("name")))
                .findFirst()
                .orElseThrow(GitHubRefusal::notFound);
        return GitHubResult.of(200, new LabelJson(call.links()).render(content.repository(), label));
    }
}

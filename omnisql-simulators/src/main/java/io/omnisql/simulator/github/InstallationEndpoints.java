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
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * What tokens of App installations have in place of what those of users have.
 */
final class InstallationEndpoints
{
    private InstallationEndpoints() {}

    /**
     * The repositories of the account that the App is installed on, as far as it may see them.
     */
    static GitHubResult repositories(GitHubCall call)
    {
        String account = call.token().installedOn().orElseThrow(GitHubRefusal::onlyForInstallations);
        List<GitHubRepository> rows = call.data().repositories(account).stream()
                .filter(call.token().visibility()::sees)
                .toList();
        NumberedPage<GitHubRepository> page = NumberedPage.of(rows, call, call.links().api() + "/installation/repositories");
        ObjectNode body = JsonNodeFactory.instance.objectNode()
                .put("total_count", rows.size())
                .put("repository_selection", call.token().visibility() instanceof Visibility.Only ? "selected" : "all");
        ArrayNode repositories = body.putArray("repositories");
        page.rows().forEach(repository -> repositories.add(call.repositoryJson().ofInstallation(repository)));
        return GitHubResult.list(body, page.link());
    }
}

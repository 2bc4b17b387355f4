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

import static com.google.common.net.UrlEscapers.urlPathSegmentEscaper;
import static java.util.Objects.requireNonNull;

/**
 * Renders branches: the schema {@code short-branch} in lists, and {@code branch-with-protection} alone.
 */
record BranchJson(ApiLinks links)
{
    BranchJson
    {
        requireNonNull(links, "links is null");
    }

    ObjectNode listed(GitHubRepository repository, RepositoryBranch branch, boolean withProtection)
    {
        ObjectNode json = JsonNodeFactory.instance.objectNode()
                .put("name", branch.name());
        json.putObject("commit")
                .put("sha", branch.sha())
                .put("url", links.repository(repository) + "/commits/" + branch.sha());
        json.put("protected", branch.isProtected());
        if (withProtection) {
            putProtection(json, repository, branch);
        }
        return json;
    }

    ObjectNode full(GitHubRepository repository, RepositoryBranch branch, GitHubCommit tip)
    {
        ObjectNode json = JsonNodeFactory.instance.objectNode()
                .put("name", branch.name());
        json.set("commit", new CommitJson(links).render(repository, tip));
        json.putObject("_links")
                .put("self", address(repository, branch))
                .put("html", links.page(repository) + "/tree/" + branch.name());
        json.put("protected", branch.isProtected());
        putProtection(json, repository, branch);
        return json;
    }

    private void putProtection(ObjectNode json, GitHubRepository repository, RepositoryBranch branch)
    {
        ObjectNode checks = json.putObject("protection")
                .put("enabled", branch.isProtected())
                .putObject("required_status_checks")
                .put("enforcement_level", branch.checks().isEmpty() ? "off" : "non_admins");
        ArrayNode contexts = checks.putArray("contexts");
        branch.checks().forEach(contexts::add);
        ArrayNode details = checks.putArray("checks");
        branch.checks().forEach(check -> details.addObject().put("context", check).putNull("app_id"));
        json.put("protection_url", address(repository, branch) + "/protection");
    }

    private String address(GitHubRepository repository, RepositoryBranch branch)
    {
        return links.repository(repository) + "/branches/" + urlPathSegmentEscaper().escape(branch.name());
    }
}

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

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.simulator.github.GitHubAccount.Kind;

import static java.util.Objects.requireNonNull;

/**
 * Renders the schema {@code organization-full}. What an organization did not fill in is left out, not null.
 */
record OrganizationJson(ApiLinks links)
{
    OrganizationJson
    {
        requireNonNull(links, "links is null");
    }

    ObjectNode render(GitHubAccount account, int publicRepositories)
    {
        String url = links.api() + "/orgs/" + account.login();
        GitHubProfile profile = account.profile();
        ObjectNode json = JsonNodeFactory.instance.objectNode()
                .put("login", account.login())
                .put("id", account.id())
                .put("node_id", account.nodeId())
                .put("url", url)
                .put("repos_url", url + "/repos")
                .put("events_url", url + "/events")
                .put("hooks_url", url + "/hooks")
                .put("issues_url", url + "/issues")
                .put("members_url", url + "/members{/member}")
                .put("public_members_url", url + "/public_members{/member}")
                .put("avatar_url", account.avatar())
                .put("description", profile.biography().orElse(""))
                .put("name", account.name().orElse(account.login()));
        account.company().ifPresent(company -> json.put("company", company));
        profile.blog().ifPresent(blog -> json.put("blog", blog));
        profile.location().ifPresent(location -> json.put("location", location));
        account.email().ifPresent(email -> json.put("email", email));
        profile.twitter().ifPresent(twitter -> json.put("twitter_username", twitter));
        return json.put("is_verified", profile.verified())
                .put("has_organization_projects", true)
                .put("has_repository_projects", true)
                .put("public_repos", publicRepositories)
                .put("public_gists", profile.publicGists())
                .put("followers", account.followers())
                .put("following", account.following())
                .put("html_url", links.page(account))
                .put("created_at", account.createdAt().toString())
                .put("updated_at", account.updatedAt().toString())
                .putNull("archived_at")
                .put("type", Kind.ORGANIZATION.type());
    }

    /**
     * Adds what only owners see.
     */
    ObjectNode renderForOwner(OrganizationContent organization, int publicRepositories, int privateRepositories)
    {
        GitHubAccount account = organization.account();
        ObjectNode json = render(account, publicRepositories)
                .put("total_private_repos", privateRepositories)
                .put("owned_private_repos", privateRepositories)
                .put("private_gists", 77)
                .put("disk_usage", 4_711)
                .put("collaborators", 3)
                .put("billing_email", "billing@" + account.login() + ".example")
                .put("default_repository_permission", "read")
                .put("default_repository_branch", "main")
                .put("members_allowed_repository_creation_type", "all")
                .put("secret_scanning_push_protection_custom_link", "https://" + account.login() + ".example/secrets");
        for (OrganizationSetting setting : OrganizationSetting.values()) {
            json.put(setting.member(), organization.is(setting));
        }
        json.putObject("plan")
                .put("name", "team")
                .put("space", 976_562_499)
                .put("private_repos", 999_999)
                .put("filled_seats", 24)
                .put("seats", 30);
        return json;
    }
}

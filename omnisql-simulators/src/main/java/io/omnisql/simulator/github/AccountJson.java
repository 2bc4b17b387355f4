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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.simulator.github.GitHubAccount.Kind;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Renders accounts: embedded in other things, in a team, and as a user.
 */
record AccountJson(ApiLinks links)
{
    AccountJson
    {
        requireNonNull(links, "links is null");
    }

    /**
     * The schema {@code simple-user}, which also stands for organizations that own something.
     */
    ObjectNode simple(GitHubAccount account)
    {
        String url = links.account(account);
        return JsonNodeFactory.instance.objectNode()
                .put("login", account.login())
                .put("id", account.id())
                .put("node_id", account.nodeId())
                .put("avatar_url", account.avatar())
                .put("gravatar_id", "")
                .put("url", url)
                .put("html_url", links.page(account))
                .put("followers_url", url + "/followers")
                .put("following_url", url + "/following{/other_user}")
                .put("gists_url", url + "/gists{/gist_id}")
                .put("starred_url", url + "/starred{/owner}{/repo}")
                .put("subscriptions_url", url + "/subscriptions")
                .put("organizations_url", url + "/orgs")
                .put("repos_url", url + "/repos")
                .put("events_url", url + "/events{/privacy}")
                .put("received_events_url", url + "/received_events")
                .put("type", account.kind().type())
                .put("user_view_type", "public")
                .put("site_admin", false);
    }

    /**
     * Puts an account which may have been deleted.
     */
    void put(ObjectNode target, String field, Optional<GitHubAccount> account)
    {
        target.set(field, account.<JsonNode>map(this::simple).orElse(JsonNodeFactory.instance.nullNode()));
    }

    /**
     * The schema {@code public-user}.
     */
    ObjectNode user(GitHubAccount account, int publicRepositories)
    {
        return simple(account)
                .put("name", account.name().orElse(null))
                .put("company", account.company().orElse(null))
                .put("blog", account.profile().blog().orElse(""))
                .put("location", account.profile().location().orElse(null))
                .put("email", account.email().orElse(null))
                .put("hireable", account.profile().hireable().orElse(null))
                .put("bio", account.kind() == Kind.ORGANIZATION ? null : account.profile().biography().orElse(null))
                .put("twitter_username", account.profile().twitter().orElse(null))
                .put("public_repos", publicRepositories)
                .put("public_gists", account.profile().publicGists())
                .put("followers", account.followers())
                .put("following", account.following())
                .put("created_at", account.createdAt().toString())
                .put("updated_at", account.updatedAt().toString());
    }

    /**
     * The schema {@code private-user}, which nobody but the account itself is sent.
     */
    ObjectNode userToItself(GitHubAccount account, int publicRepositories, int privateRepositories)
    {
        ObjectNode json = user(account, publicRepositories)
                .put("user_view_type", "private")
                .put("notification_email", "notify@people.example")
                .put("private_gists", 81)
                .put("total_private_repos", privateRepositories + 12)
                .put("owned_private_repos", privateRepositories)
                .put("disk_usage", 10_000)
                .put("collaborators", 8)
                .put("two_factor_authentication", true);
        json.putObject("plan")
                .put("name", "Medium")
                .put("space", 400)
                .put("private_repos", 20)
                .put("collaborators", 11);
        return json;
    }

    /**
     * The schema {@code team-member}.
     */
    ObjectNode inTeam(TeamMember member)
    {
        return simple(member.account())
                .put("role", member.role())
                .put("inherited", member.inherited());
    }
}

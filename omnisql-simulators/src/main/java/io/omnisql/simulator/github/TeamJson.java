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

import static java.util.Objects.requireNonNull;

/**
 * Renders teams: the schemas {@code team} in lists, {@code team-full} alone, and for a parent {@code team-simple}, which
 * has no parent itself.
 */
record TeamJson(ApiLinks links)
{
    TeamJson
    {
        requireNonNull(links, "links is null");
    }

    ObjectNode listed(GitHubTeam team)
    {
        return simple(team).set("parent", parent(team));
    }

    ObjectNode full(OrganizationContent organization, TeamContent content, int publicRepositories)
    {
        ObjectNode json = listed(content.team())
                .put("created_at", content.createdAt().toString())
                .put("updated_at", content.updatedAt().toString())
                .put("members_count", organization.membersOf(content).size())
                .put("repos_count", organization.repositoriesOf(content).size());
        json.set("organization", new OrganizationJson(links).render(organization.account(), publicRepositories));
        return json;
    }

    private ObjectNode simple(GitHubTeam team)
    {
        String url = links.team(team);
        return JsonNodeFactory.instance.objectNode()
                .put("name", team.name())
                .put("id", team.id())
                .put("node_id", NodeId.of("T", team.id()))
                .put("slug", team.slug())
                .put("description", team.description().orElse(null))
                .put("privacy", team.privacy())
                .put("notification_setting", team.notificationSetting())
                .put("url", url)
                .put("html_url", links.web() + "/orgs/" + team.organization().login() + "/teams/" + team.slug())
                .put("members_url", url + "/members{/member}")
                .put("repositories_url", url + "/repos")
                .put("type", "organization")
                .put("organization_id", team.organization().id())
                .put("permission", team.permission());
    }

    private JsonNode parent(GitHubTeam team)
    {
        return team.parent().<JsonNode>map(this::simple).orElse(JsonNodeFactory.instance.nullNode());
    }
}

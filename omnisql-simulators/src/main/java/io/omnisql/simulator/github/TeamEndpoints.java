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

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * The teams of an organization, by slug or id, with their members and repositories. Only members of the organization see
 * any of it.
 */
final class TeamEndpoints
{
    private TeamEndpoints() {}

    static GitHubResult list(GitHubCall call)
    {
        if (call.token().isAnonymous()) {
            throw GitHubRefusal.requiresAuthentication();
        }
        OrganizationContent organization = AccountEndpoints.findOrganization(call);
        if (!call.isInside(organization)) {
            throw GitHubRefusal.mustHaveAdminRights();
        }
        // the enterprise has no teams of its own here
        boolean wanted = !call.choice("Team", "team_type", "all", "all", "enterprise", "organization").equals("enterprise");
        List<TeamContent> rows = call.teams(organization).stream()
                .filter(_ -> wanted)
                .toList();
        NumberedPage<TeamContent> page = NumberedPage.of(rows, call, call.links().organizationById(organization.account()) + "/teams");
        TeamJson json = new TeamJson(call.links());
        ArrayNode body = JsonNodeFactory.instance.arrayNode();
        page.rows().forEach(team -> body.add(json.listed(team.team())));
        return GitHubResult.list(body, page.link());
    }

    static GitHubResult single(GitHubCall call)
    {
        OrganizationContent organization = AccountEndpoints.findOrganization(call);
        TeamContent team = find(call, organization);
        int publicRepositories = AccountEndpoints.publicRepositories(call, organization.account());
        return GitHubResult.single(new TeamJson(call.links()).full(organization, team, publicRepositories), team.updatedAt());
    }

    static GitHubResult members(GitHubCall call)
    {
        OrganizationContent organization = AccountEndpoints.findOrganization(call);
        TeamContent team = find(call, organization);
        String role = call.choice("Team", "role", "all", "all", "member", "maintainer");
        List<TeamMember> rows = organization.membersOf(team).stream()
                .filter(member -> role.equals("all") || member.role().equals(role))
                .toList();
        NumberedPage<TeamMember> page = NumberedPage.of(rows, call, call.links().team(team.team()) + "/members");
        AccountJson json = new AccountJson(call.links());
        ArrayNode body = JsonNodeFactory.instance.arrayNode();
        page.rows().forEach(member -> body.add(organization.showsTeamRoles() ? json.inTeam(member) : json.simple(member.account())));
        return GitHubResult.list(body, page.link());
    }

    static GitHubResult repositories(GitHubCall call)
    {
        OrganizationContent organization = AccountEndpoints.findOrganization(call);
        TeamContent team = find(call, organization);
        List<TeamRepository> rows = organization.repositoriesOf(team).entrySet().stream()
                .map(entry -> new TeamRepository(call.data().repository(entry.getKey()), entry.getValue()))
                .filter(row -> call.token().visibility().sees(row.repository()))
                .collect(toImmutableList());
        NumberedPage<TeamRepository> page = NumberedPage.of(rows, call, call.links().team(team.team()) + "/repos");
        RepositoryJson json = call.repositoryJson();
        ArrayNode body = JsonNodeFactory.instance.arrayNode();
        page.rows().forEach(row -> body.add(json.ofTeam(row.repository(), row.role())));
        return GitHubResult.list(body, page.link());
    }

    private static TeamContent find(GitHubCall call, OrganizationContent organization)
    {
        return call.teams(organization).stream()
                .filter(team -> call.path().containsKey("team_id")
                        ? team.team().id() == call.number("team_id")
                        : team.team().slug().equalsIgnoreCase(call.path().get("team_slug")))
                .findFirst()
                .orElseThrow(GitHubRefusal::notFound);
    }

    private record TeamRepository(GitHubRepository repository, RepositoryRole role) {}
}

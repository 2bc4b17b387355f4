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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * An organization with its members and teams. A team has the members of the teams below it too, and the repositories of the
 * teams above it.
 */
public record OrganizationContent(
        GitHubAccount account,
        ImmutableList<OrganizationMember> members,
        ImmutableList<TeamContent> teams,
        ImmutableSet<OrganizationSetting> settings,
        boolean showsTeamRoles)
{
    public OrganizationContent
    {
        requireNonNull(account, "account is null");
        requireNonNull(members, "members is null");
        requireNonNull(teams, "teams is null");
        requireNonNull(settings, "settings is null");
    }

    public Optional<OrganizationMember> member(String login)
    {
        return members.stream()
                .filter(member -> member.account().isCalled(login))
                .findFirst();
    }

    public boolean isMember(String login)
    {
        return member(login).isPresent();
    }

    public boolean isOwner(String login)
    {
        return member(login).filter(OrganizationMember::owner).isPresent();
    }

    public boolean is(OrganizationSetting setting)
    {
        return settings.contains(setting);
    }

    public Optional<TeamContent> team(String slug)
    {
        return teams.stream()
                .filter(team -> team.team().slug().equalsIgnoreCase(slug))
                .findFirst();
    }

    public Optional<TeamContent> team(long id)
    {
        return teams.stream()
                .filter(team -> team.team().id() == id)
                .findFirst();
    }

    /**
     * The teams that somebody can see: members see all but the secret ones of others.
     */
    public ImmutableList<TeamContent> teamsVisibleTo(String login)
    {
        return teams.stream()
                .filter(_ -> isMember(login))
                .filter(team -> !team.team().isSecret() || isOwner(login) || team.hasMember(login))
                .collect(toImmutableList());
    }

    /**
     * The members of a team and of all teams below it, each of them once.
     */
    public ImmutableList<TeamMember> membersOf(TeamContent team)
    {
        Map<Long, TeamMember> members = new LinkedHashMap<>();
        team.members().forEach(member -> members.put(member.account().id(), member));
        teams.stream()
                .filter(child -> child.team().parent().filter(parent -> parent.id() == team.team().id()).isPresent())
                .flatMap(child -> membersOf(child).stream())
                .forEach(member -> members.putIfAbsent(member.account().id(), member.asInherited()));
        return ImmutableList.copyOf(members.values());
    }

    /**
     * The repositories of a team and of all teams above it, with the highest role that any of them gives.
     */
    public ImmutableMap<String, RepositoryRole> repositoriesOf(TeamContent team)
    {
        Map<String, RepositoryRole> roles = new LinkedHashMap<>(team.repositories());
        team.team().parent()
                .flatMap(parent -> team(parent.id()))
                .ifPresent(parent -> repositoriesOf(parent).forEach((name, role) -> roles.merge(name, role, (one, other) -> one.includes(other) ? one : other)));
        return ImmutableMap.copyOf(roles);
    }
}

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
import io.omnisql.simulator.company.Organization;
import io.omnisql.simulator.company.Team;
import io.omnisql.simulator.github.OrganizationMember.SecondFactor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Makes an organization of the company, and adds teams to it. The second and the seventh member own it.
 */
final class OrganizationBuilder
{
    private static final Instant FIRST_TEAM = Instant.parse("2020-02-29T23:59:59Z");

    private final GitHubAccount account;
    private final ImmutableList<OrganizationMember> members;
    private final ImmutableList<Team> companyTeams;
    private final ImmutableList.Builder<TeamContent> teams = ImmutableList.builder();
    private int teamCount;

    OrganizationBuilder(Accounts accounts, Organization organization)
    {
        this.account = accounts.get(organization.login());
        this.members = IntStream.range(0, organization.members().size())
                .mapToObj(i -> member(accounts.get(organization.members().get(i).login()), i))
                .collect(toImmutableList());
        this.companyTeams = requireNonNull(organization.teams(), "teams is null");
    }

    /**
     * A team that all of the company has, whichever way its sources name it.
     */
    GitHubTeam addCompanyTeam(String slug, Optional<String> description, String permission, Optional<GitHubTeam> parent, ImmutableMap<String, RepositoryRole> repositories)
    {
        Team source = companyTeams.stream().filter(team -> team.slug().equals(slug)).findFirst().orElseThrow();
        GitHubTeam team = new GitHubTeam(source.id(), account, source.slug(), source.name(), description, "closed", permission, "notifications_enabled", parent);
        List<String> logins = source.members().stream().map(person -> person.login()).toList();
        return add(team, members.stream().filter(member -> logins.contains(member.account().login())).toList(), repositories);
    }

    /**
     * A team that only GitHub knows, with the members at the given places.
     */
    GitHubTeam addTeam(String slug, String name, Optional<String> description, String privacy, Optional<GitHubTeam> parent, ImmutableMap<String, RepositoryRole> repositories, int... places)
    {
        long id = companyTeams.getLast().id() + 1 + teamCount;
        GitHubTeam team = new GitHubTeam(id, account, slug, name, description, privacy, "pull", "notifications_disabled", parent);
        return add(team, IntStream.of(places).mapToObj(members::get).toList(), repositories);
    }

    OrganizationContent build(boolean showsTeamRoles, OrganizationSetting... settings)
    {
        return new OrganizationContent(account, members, teams.build(), ImmutableSet.copyOf(settings), showsTeamRoles);
    }

    private GitHubTeam add(GitHubTeam team, List<OrganizationMember> teamMembers, ImmutableMap<String, RepositoryRole> repositories)
    {
        Instant created = FIRST_TEAM.plus(Duration.ofDays(teamCount * 90L));
        ImmutableList<TeamMember> roster = teamMembers.stream()
                .map(member -> new TeamMember(member.account(), member.owner() || member.account().id() % 5 == 0, false))
                .collect(toImmutableList());
        teams.add(new TeamContent(team, roster, repositories, created, created.plusSeconds(teamCount * 61L)));
        teamCount++;
        return team;
    }

    private static OrganizationMember member(GitHubAccount account, int place)
    {
        SecondFactor secondFactor = switch (place % 8) {
            case 3 -> SecondFactor.DISABLED;
            case 5 -> SecondFactor.INSECURE;
            default -> SecondFactor.SECURE;
        };
        return new OrganizationMember(account, place == 1 || place == 6, place % 4 == 2, secondFactor);
    }
}

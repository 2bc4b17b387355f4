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
package io.omnisql.github;

import com.google.common.collect.ImmutableList;
import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.github.OrganizationContent;
import io.omnisql.simulator.github.TeamContent;
import io.omnisql.simulator.github.TeamMember;

import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * What the table {@code team_members} has to show of the simulator's data to a member of the organization.
 */
final class ExpectedTeamMemberRows
{
    private ExpectedTeamMemberRows() {}

    static ImmutableList<ExpectedRow> of(GitHubDataset data, String owner, String viewer)
    {
        OrganizationContent organization = data.findOrganization(owner).orElseThrow();
        return organization.teamsVisibleTo(viewer).stream()
                .flatMap(team -> organization.membersOf(team).stream().map(member -> row(organization, team, member)))
                .collect(toImmutableList());
    }

    private static ExpectedRow row(OrganizationContent organization, TeamContent team, TeamMember member)
    {
        return ExpectedMemberRows.row(organization.account().login(), member.account())
                .set("team_slug", team.team().slug())
                .set("role", Optional.of(member.role()).filter(_ -> organization.showsTeamRoles()))
                .set("inherited", Optional.of(member.inherited()).filter(_ -> organization.showsTeamRoles()))
                .build();
    }
}

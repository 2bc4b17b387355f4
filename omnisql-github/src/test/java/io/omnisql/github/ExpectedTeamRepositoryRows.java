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
import io.omnisql.simulator.github.GitHubRepository;
import io.omnisql.simulator.github.OrganizationContent;
import io.omnisql.simulator.github.RepositoryRole;
import io.omnisql.simulator.github.TeamContent;

import java.util.Locale;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * What the table {@code team_repositories} has to show of the simulator's data to a member of the organization who sees all repositories.
 */
final class ExpectedTeamRepositoryRows
{
    private ExpectedTeamRepositoryRows() {}

    static ImmutableList<ExpectedRow> of(GitHubDataset data, String owner, String viewer)
    {
        OrganizationContent organization = data.findOrganization(owner).orElseThrow();
        return organization.teamsVisibleTo(viewer).stream()
                .flatMap(team -> organization.repositoriesOf(team).entrySet().stream().map(entry -> row(data, viewer, team, entry.getKey(), entry.getValue())))
                .collect(toImmutableList());
    }

    private static ExpectedRow row(GitHubDataset data, String viewer, TeamContent team, String fullName, RepositoryRole role)
    {
        GitHubRepository repository = data.repository(ComparedRows.owner(fullName), ComparedRows.repo(fullName)).repository();
        return ExpectedRepositoryRows.row(data, repository, data.roleOf(viewer, repository), role)
                .set("team_slug", team.team().slug())
                .set("role_name", role.name().toLowerCase(Locale.ROOT))
                .build();
    }
}

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
import io.omnisql.simulator.github.GitHubTeam;
import io.omnisql.simulator.github.TeamContent;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * What the table {@code teams} has to show of the simulator's data to a member of the organization.
 */
final class ExpectedTeamRows
{
    private ExpectedTeamRows() {}

    static ImmutableList<ExpectedRow> of(GitHubDataset data, String owner, String viewer)
    {
        return data.findOrganization(owner).orElseThrow().teamsVisibleTo(viewer).stream()
                .map(TeamContent::team)
                .map(ExpectedTeamRows::row)
                .collect(toImmutableList());
    }

    private static ExpectedRow row(GitHubTeam team)
    {
        return ExpectedRow.builder()
                .set("owner", team.organization().login())
                .set("slug", team.slug())
                .set("id", team.id())
                .set("node_id", ExpectedIssueRows.nodeId("T", team.id()))
                .set("html_url", "https://github.com/orgs/%s/teams/%s".formatted(team.organization().login(), team.slug()))
                .set("name", team.name())
                .set("description", team.description())
                .set("privacy", team.privacy())
                .set("notification_setting", team.notificationSetting())
                .set("permission", team.permission())
                .set("type", "organization")
                .set("organization_id", team.organization().id())
                .set("parent_id", team.parent().map(GitHubTeam::id))
                .set("parent_slug", team.parent().map(GitHubTeam::slug))
                .build();
    }
}

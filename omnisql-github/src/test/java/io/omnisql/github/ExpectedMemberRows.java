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
import io.omnisql.simulator.github.GitHubAccount;
import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.github.OrganizationMember;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * What the table {@code org_members} has to show of the simulator's data, to a member or to somebody else.
 */
final class ExpectedMemberRows
{
    private ExpectedMemberRows() {}

    static ImmutableList<ExpectedRow> of(GitHubDataset data, String owner, String viewer)
    {
        boolean insider = data.findOrganization(owner).orElseThrow().isMember(viewer);
        return data.findOrganization(owner).orElseThrow().members().stream()
                .filter(member -> insider || !member.concealed())
                .map(OrganizationMember::account)
                .map(member -> row(owner, member).build())
                .collect(toImmutableList());
    }

    static ExpectedRow.Builder row(String owner, GitHubAccount member)
    {
        return ExpectedRow.builder()
                .set("owner", owner)
                .set("login", member.login())
                .set("id", member.id())
                .set("node_id", member.nodeId())
                .set("type", "User")
                .set("html_url", "https://github.com/" + member.login())
                .set("site_admin", false);
    }
}

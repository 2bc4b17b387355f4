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

import io.omnisql.simulator.github.GitHubAccount;
import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.github.GitHubRepository.Trait;
import io.omnisql.simulator.github.OrganizationContent;
import io.omnisql.simulator.github.OrganizationSetting;

import java.util.Optional;

/**
 * What the table {@code organizations} has to show of the simulator's data, to one of its owners or to somebody else.
 */
final class ExpectedOrganizationRows
{
    private ExpectedOrganizationRows() {}

    static ExpectedRow of(GitHubDataset data, String login, String viewer)
    {
        OrganizationContent organization = data.findOrganization(login).orElseThrow();
        GitHubAccount account = organization.account();
        boolean owns = organization.isOwner(viewer);
        long privateRepositories = data.repositories(login).stream().filter(repository -> repository.is(Trait.PRIVATE)).count();
        ExpectedRow.Builder row = ExpectedRow.builder()
                .set("owner", login)
                .set("id", account.id())
                .set("node_id", account.nodeId())
                .set("html_url", "https://github.com/" + login)
                .set("name", account.name())
                .set("description", account.profile().biography().orElse(""))
                .set("company", account.company())
                .set("blog", account.profile().blog())
                .set("location", account.profile().location())
                .set("email", account.email())
                .set("twitter_username", account.profile().twitter())
                .set("is_verified", account.profile().verified())
                .setAll(true, "has_organization_projects", "has_repository_projects")
                .set("public_repos", publicRepositories(data, login))
                .set("public_gists", account.profile().publicGists())
                .set("followers", account.followers())
                .set("following", account.following())
                .set("created_at", account.createdAt())
                .set("updated_at", account.updatedAt())
                .setAll(null, "archived_at")
                .setAll(owns ? privateRepositories : null, "total_private_repos", "owned_private_repos")
                .set("private_gists", owns ? 77L : null)
                .set("disk_usage", owns ? 4_711L : null)
                .set("collaborators", owns ? 3L : null)
                .set("billing_email", owns ? "billing@%s.example".formatted(login) : null)
                .set("default_repository_permission", owns ? "read" : null)
                .set("default_repository_branch", owns ? "main" : null)
                .set("members_allowed_repository_creation_type", owns ? "all" : null)
                .set("secret_scanning_push_protection_custom_link", owns ? "https://%s.example/secrets".formatted(login) : null)
                .set("plan_name", owns ? "team" : null)
                .set("plan_space", owns ? 976_562_499L : null)
                .set("plan_private_repos", owns ? 999_999L : null)
                .set("plan_filled_seats", owns ? 24L : null)
                .set("plan_seats", owns ? 30L : null);
        for (OrganizationSetting setting : OrganizationSetting.values()) {
            row.set(setting.member(), Optional.of(organization.is(setting)).filter(_ -> owns));
        }
        return row.build();
    }

    static long publicRepositories(GitHubDataset data, String login)
    {
        return data.repositories(login).stream()
                .filter(repository -> !repository.is(Trait.PRIVATE))
                .count();
    }
}

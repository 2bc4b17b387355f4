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
import io.omnisql.simulator.github.GitHubAccount.Kind;
import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.github.GitHubRepository.Trait;

/**
 * What the table {@code users} has to show of the simulator's data, to the account itself or to another one.
 */
final class ExpectedUserRows
{
    private ExpectedUserRows() {}

    static ExpectedRow of(GitHubDataset data, GitHubAccount account, String viewer)
    {
        boolean own = account.login().equals(viewer);
        long privateRepositories = data.repositories(account.login()).stream().filter(repository -> repository.is(Trait.PRIVATE)).count();
        return ExpectedRow.builder()
                .set("login", account.login())
                .set("id", account.id())
                .set("node_id", account.nodeId())
                .set("type", account.kind().type())
                .set("html_url", page(account))
                .set("site_admin", false)
                .set("name", account.name())
                .set("company", account.company())
                .set("blog", account.profile().blog().orElse(""))
                .set("location", account.profile().location())
                .set("email", account.email())
                .set("notification_email", own ? "notify@people.example" : null)
                .set("hireable", account.profile().hireable())
                .set("bio", account.profile().biography().filter(_ -> account.kind() != Kind.ORGANIZATION))
                .set("twitter_username", account.profile().twitter())
                .set("public_repos", ExpectedOrganizationRows.publicRepositories(data, account.login()))
                .set("public_gists", account.profile().publicGists())
                .set("followers", account.followers())
                .set("following", account.following())
                .set("total_private_repos", own ? privateRepositories + 12 : null)
                .set("owned_private_repos", own ? privateRepositories : null)
                .set("private_gists", own ? 81L : null)
                .set("collaborators", own ? 8L : null)
                .set("disk_usage", own ? 10_000L : null)
                .set("two_factor_authentication", own ? true : null)
                .set("plan_name", own ? "Medium" : null)
                .set("plan_space", own ? 400L : null)
                .set("plan_private_repos", own ? 20L : null)
                .set("plan_collaborators", own ? 11L : null)
                .set("created_at", account.createdAt())
                .set("updated_at", account.updatedAt())
                .build();
    }

    private static String page(GitHubAccount account)
    {
        return "https://github.com/" + switch (account.kind()) {
            case USER, ORGANIZATION -> account.login();
            case BOT -> "apps/" + account.login().replace("[bot]", "");
        };
    }
}

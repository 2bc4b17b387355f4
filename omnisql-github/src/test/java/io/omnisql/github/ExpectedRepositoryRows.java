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
import io.omnisql.simulator.github.GitHubRepository.Trait;
import io.omnisql.simulator.github.RepositoryRole;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * What the table {@code repositories} has to show of the simulator's data, to the token {@code full}.
 */
final class ExpectedRepositoryRows
{
    private ExpectedRepositoryRows() {}

    static ImmutableList<ExpectedRow> of(GitHubDataset data, String owner)
    {
        return data.repositories(owner).stream()
                .map(repository -> row(data, repository))
                .collect(toImmutableList());
    }

    private static ExpectedRow row(GitHubDataset data, GitHubRepository repository)
    {
        RepositoryRole role = data.roleOf(TestingGitHub.FULL_LOGIN, repository);
        return ExpectedRow.builder()
                .set("owner", repository.owner().login())
                .set("repo", repository.name())
                .set("id", repository.id())
                .set("node_id", ExpectedIssueRows.nodeId("R", repository.id()))
                .set("full_name", repository.fullName())
                .set("owner_id", repository.owner().id())
                .set("owner_type", repository.owner().kind().type())
                .set("html_url", "https://github.com/" + repository.fullName())
                .set("description", repository.description())
                .set("homepage", repository.homepage())
                .set("private", repository.is(Trait.PRIVATE))
                .set("visibility", repository.is(Trait.PRIVATE) ? "private" : "public")
                .set("fork", repository.is(Trait.FORK))
                .set("archived", repository.is(Trait.ARCHIVED))
                .set("is_template", repository.is(Trait.TEMPLATE))
                .set("language", repository.language())
                .set("topics", repository.topics())
                .set("license_key", repository.license())
                .set("license_name", repository.license().map(key -> key.equals("mit") ? "MIT License" : "Apache License 2.0"))
                .set("license_spdx_id", repository.license().map(key -> key.equals("mit") ? "MIT" : "Apache-2.0"))
                .set("default_branch", repository.defaultBranch())
                .set("size", repository.size())
                .set("forks_count", repository.forks())
                .setAll((long) repository.stars(), "stargazers_count", "watchers_count")
                .set("open_issues_count", openItems(data, repository))
                .set("has_issues", !repository.is(Trait.ISSUES_DISABLED))
                .setAll(true, "has_projects", "has_wiki", "has_downloads", "allow_forking")
                .setAll(false, "disabled", "has_pages", "has_discussions", "web_commit_signoff_required")
                .set("permission_admin", role.includes(RepositoryRole.ADMIN))
                .set("permission_maintain", role.includes(RepositoryRole.MAINTAIN))
                .set("permission_push", role.includes(RepositoryRole.WRITE))
                .set("permission_triage", role.includes(RepositoryRole.TRIAGE))
                .set("permission_pull", role.includes(RepositoryRole.READ))
                .setAll(null, "has_pull_requests", "pull_request_creation_policy", "security_and_analysis", "custom_properties")
                .set("created_at", repository.createdAt())
                .set("updated_at", repository.updatedAt())
                .set("pushed_at", repository.pushedAt())
                .build();
    }

    private static long openItems(GitHubDataset data, GitHubRepository repository)
    {
        return data.repository(repository.owner().login(), repository.name()).entries().stream()
                .filter(entry -> entry.issue().isOpen())
                .count();
    }
}

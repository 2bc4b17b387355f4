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
import io.omnisql.simulator.github.GitHubRepository.Feature;
import io.omnisql.simulator.github.GitHubRepository.Trait;
import io.omnisql.simulator.github.RepositoryRole;

import java.util.Map;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.stream.Collectors.joining;

/**
 * What the table {@code repositories} has to show of the simulator's data, to the token {@code full}.
 */
final class ExpectedRepositoryRows
{
    /**
     * What administrators are shown of every repository.
     */
    private static final String SECURITY =
            """
            {"dependabot_security_updates":{"status":"disabled"},"secret_scanning":{"status":"enabled"},\
            "secret_scanning_non_provider_patterns":{"status":"disabled"},"secret_scanning_push_protection":{"status":"enabled"}}\
            """;

    private ExpectedRepositoryRows() {}

    static ImmutableList<ExpectedRow> of(GitHubDataset data, String owner)
    {
        return data.repositories(owner).stream()
                .map(repository -> row(data, repository, data.roleOf(TestingGitHub.FULL_LOGIN, repository)))
                .collect(toImmutableList());
    }

    private static ExpectedRow row(GitHubDataset data, GitHubRepository repository, RepositoryRole role)
    {
        return row(data, repository, role, role).build();
    }

    /**
     * @param viewer the role of who is shown the row
     * @param role the role that the row tells
     */
    static ExpectedRow.Builder row(GitHubDataset data, GitHubRepository repository, RepositoryRole viewer, RepositoryRole role)
    {
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
                .set("license_node_id", repository.license().map(key -> ExpectedIssueRows.nodeId("L", key.length())))
                .set("default_branch", repository.defaultBranch())
                .set("size", repository.size())
                .set("forks_count", repository.forks())
                .setAll((long) repository.stars(), "stargazers_count", "watchers_count")
                .set("open_issues_count", openItems(data, repository))
                .set("has_issues", !repository.is(Trait.ISSUES_DISABLED))
                .set("has_projects", repository.has(Feature.PROJECTS))
                .set("has_wiki", repository.has(Feature.WIKI))
                .set("has_pages", repository.has(Feature.PAGES))
                .set("has_downloads", repository.has(Feature.DOWNLOADS))
                .set("has_discussions", repository.has(Feature.DISCUSSIONS))
                .set("has_pull_requests", repository.has(Feature.PULL_REQUESTS))
                .set("pull_request_creation_policy", repository.pullRequestPolicy())
                .set("allow_forking", repository.has(Feature.FORKING))
                .set("web_commit_signoff_required", repository.has(Feature.COMMIT_SIGNOFF))
                .set("disabled", false)
                .set("permission_admin", role.includes(RepositoryRole.ADMIN))
                .set("permission_maintain", role.includes(RepositoryRole.MAINTAIN))
                .set("permission_push", role.includes(RepositoryRole.WRITE))
                .set("permission_triage", role.includes(RepositoryRole.TRIAGE))
                .set("permission_pull", role.includes(RepositoryRole.READ))
                .set("security_and_analysis", Optional.of(SECURITY).filter(_ -> viewer.includes(RepositoryRole.ADMIN)))
                .set("custom_properties", Optional.of(repository.customProperties()).filter(properties -> !properties.isEmpty()).map(ExpectedRepositoryRows::json))
                .set("created_at", repository.createdAt())
                .set("updated_at", repository.updatedAt())
                .set("pushed_at", repository.pushedAt())
                .set("subscribers_count", repository.stars() / 3)
                .set("network_count", repository.forks())
                .set("parent", data.parentOf(repository).map(GitHubRepository::fullName))
                .set("parent_id", data.parentOf(repository).map(GitHubRepository::id))
                .set("source", data.parentOf(repository).map(GitHubRepository::fullName))
                .set("source_id", data.parentOf(repository).map(GitHubRepository::id))
                .setAll(null, "template_repository", "template_repository_id", "code_of_conduct_key", "code_of_conduct_name", "anonymous_access_enabled")
                .setAll(forWriters(viewer, true), "allow_squash_merge", "allow_merge_commit", "allow_rebase_merge")
                .setAll(forWriters(viewer, false), "allow_auto_merge", "allow_update_branch", "delete_branch_on_merge", "use_squash_pr_title_as_default")
                .set("squash_merge_commit_title", forWriters(viewer, "COMMIT_OR_PR_TITLE"))
                .set("squash_merge_commit_message", forWriters(viewer, "COMMIT_MESSAGES"))
                .set("merge_commit_title", forWriters(viewer, "MERGE_MESSAGE"))
                .set("merge_commit_message", forWriters(viewer, "PR_TITLE"));
    }

    private static Object forWriters(RepositoryRole viewer, Object value)
    {
        return viewer.includes(RepositoryRole.WRITE) ? value : null;
    }

    private static String json(Map<String, String> properties)
    {
        return properties.entrySet().stream()
                .map(entry -> "\"%s\":\"%s\"".formatted(entry.getKey(), entry.getValue()))
                .collect(joining(",", "{", "}"));
    }

    private static long openItems(GitHubDataset data, GitHubRepository repository)
    {
        return data.repository(repository.owner().login(), repository.name()).entries().stream()
                .filter(entry -> entry.issue().isOpen())
                .count();
    }
}

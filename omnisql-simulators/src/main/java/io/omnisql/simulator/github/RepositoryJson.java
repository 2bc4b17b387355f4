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

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.simulator.github.GitHubRepository.Feature;
import io.omnisql.simulator.github.GitHubRepository.Trait;

import java.util.Locale;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Renders repositories: embedded in a pull request, as an element of a list, and alone.
 */
record RepositoryJson(ApiLinks links, GitHubDataset data, GitHubToken reader)
{
    RepositoryJson
    {
        requireNonNull(links, "links is null");
        requireNonNull(data, "data is null");
        requireNonNull(reader, "reader is null");
    }

    /**
     * The schema {@code repository}, without what depends on the reader.
     */
    ObjectNode embedded(GitHubRepository repository)
    {
        ObjectNode json = JsonNodeFactory.instance.objectNode()
                .put("id", repository.id())
                .put("node_id", NodeId.of("R", repository.id()))
                .put("name", repository.name())
                .put("full_name", repository.fullName())
                .put("private", repository.is(Trait.PRIVATE));
        json.set("owner", new AccountJson(links).simple(repository.owner()));
        json.put("html_url", links.page(repository))
                .put("description", repository.description().orElse(null))
                .put("fork", repository.is(Trait.FORK))
                .put("url", links.repository(repository));
        RepositoryUrls.put(json, links.repository(repository));
        int openCount = data.repository(repository.owner().login(), repository.name()).openCount();
        json.put("created_at", repository.createdAt().toString())
                .put("updated_at", repository.updatedAt().toString())
                .put("pushed_at", repository.pushedAt().toString())
                .put("git_url", links.page(repository).replaceFirst("https?", "git") + ".git")
                .put("ssh_url", "git@" + links.web().replaceFirst("https?://", "") + ":" + repository.fullName() + ".git")
                .put("clone_url", links.page(repository) + ".git")
                .put("svn_url", links.page(repository))
                .put("homepage", repository.homepage().orElse(null))
                .put("size", repository.size())
                .put("stargazers_count", repository.stars())
                .put("watchers_count", repository.stars())
                .put("language", repository.language().orElse(null))
                .put("has_issues", !repository.is(Trait.ISSUES_DISABLED))
                .put("has_projects", repository.has(Feature.PROJECTS))
                .put("has_downloads", repository.has(Feature.DOWNLOADS))
                .put("has_wiki", repository.has(Feature.WIKI))
                .put("has_pages", repository.has(Feature.PAGES))
                .put("has_discussions", repository.has(Feature.DISCUSSIONS))
                .put("has_pull_requests", repository.has(Feature.PULL_REQUESTS))
                .put("pull_request_creation_policy", repository.pullRequestPolicy())
                .put("forks_count", repository.forks())
                .putNull("mirror_url")
                .put("archived", repository.is(Trait.ARCHIVED))
                .put("disabled", false)
                .put("open_issues_count", openCount);
        putLicense(json, repository.license());
        json.put("allow_forking", repository.has(Feature.FORKING))
                .put("is_template", repository.is(Trait.TEMPLATE))
                .put("web_commit_signoff_required", repository.has(Feature.COMMIT_SIGNOFF));
        ArrayNode topics = json.putArray("topics");
        repository.topics().forEach(topics::add);
        return json.put("visibility", repository.is(Trait.PRIVATE) ? "private" : "public")
                .put("forks", repository.forks())
                .put("open_issues", openCount)
                .put("watchers", repository.stars())
                .put("default_branch", repository.defaultBranch());
    }

    /**
     * The schema {@code repository}, as an element of the reader's own list. Who is nobody has no permissions, not even
     * shown as such.
     */
    ObjectNode owned(GitHubRepository repository)
    {
        ObjectNode json = embedded(repository);
        if (reader.isAnonymous()) {
            return json;
        }
        putPermissions(json, role(repository));
        return json;
    }

    private static void putPermissions(ObjectNode json, RepositoryRole role)
    {
        json.putObject("permissions")
                .put("admin", role.includes(RepositoryRole.ADMIN))
                .put("maintain", role.includes(RepositoryRole.MAINTAIN))
                .put("push", role.includes(RepositoryRole.WRITE))
                .put("triage", role.includes(RepositoryRole.TRIAGE))
                .put("pull", role.includes(RepositoryRole.READ));
    }

    /**
     * The schema {@code minimal-repository}, as an element of any other list.
     */
    ObjectNode listed(GitHubRepository repository)
    {
        ObjectNode json = ofInstallation(repository);
        if (role(repository).includes(RepositoryRole.ADMIN)) {
            ObjectNode security = json.putObject("security_and_analysis");
            security.putObject("dependabot_security_updates").put("status", "disabled");
            security.putObject("secret_scanning").put("status", "enabled");
            security.putObject("secret_scanning_non_provider_patterns").put("status", "disabled");
            security.putObject("secret_scanning_push_protection").put("status", "enabled");
        }
        return json;
    }

    /**
     * The schema {@code repository} with the custom properties of an organization, as an element of the list of an App's installation.
     */
    ObjectNode ofInstallation(GitHubRepository repository)
    {
        ObjectNode json = owned(repository);
        if (!repository.customProperties().isEmpty()) {
            ObjectNode properties = json.putObject("custom_properties");
            repository.customProperties().forEach(properties::put);
        }
        return json;
    }

    /**
     * The schema {@code minimal-repository}, as an element of a team's list: the permissions are those of the team.
     */
    ObjectNode ofTeam(GitHubRepository repository, RepositoryRole role)
    {
        ObjectNode json = listed(repository);
        putPermissions(json, role);
        return json.put("role_name", role.name().toLowerCase(Locale.ROOT));
    }

    /**
     * The schema {@code full-repository}.
     */
    ObjectNode full(GitHubRepository repository)
    {
        ObjectNode json = listed(repository)
                .put("temp_clone_token", "");
        if (role(repository).includes(RepositoryRole.WRITE)) {
            json.put("allow_squash_merge", true)
                    .put("allow_merge_commit", true)
                    .put("allow_rebase_merge", true)
                    .put("allow_auto_merge", false)
                    .put("delete_branch_on_merge", false)
                    .put("allow_update_branch", false)
                    .put("use_squash_pr_title_as_default", false)
                    .put("squash_merge_commit_message", "COMMIT_MESSAGES")
                    .put("squash_merge_commit_title", "COMMIT_OR_PR_TITLE")
                    .put("merge_commit_message", "PR_TITLE")
                    .put("merge_commit_title", "MERGE_MESSAGE");
        }
        if (repository.owner().kind() == GitHubAccount.Kind.ORGANIZATION) {
            json.set("organization", new AccountJson(links).simple(repository.owner()));
        }
        data.parentOf(repository).ifPresent(parent -> {
            json.set("parent", embedded(parent));
            json.set("source", embedded(parent));
        });
        return json.put("network_count", repository.forks())
                .put("subscribers_count", repository.stars() / 3);
    }

    private RepositoryRole role(GitHubRepository repository)
    {
        return data.roleOf(reader.login(), repository);
    }

    private void putLicense(ObjectNode json, Optional<String> key)
    {
        if (key.isEmpty()) {
            json.putNull("license");
            return;
        }
        json.putObject("license")
                .put("key", key.get())
                .put("name", key.get().equals("mit") ? "MIT License" : "Apache License 2.0")
                .put("spdx_id", key.get().equals("mit") ? "MIT" : "Apache-2.0")
                .put("url", links.api() + "/licenses/" + key.get().toLowerCase(Locale.ROOT))
                .put("node_id", NodeId.of("L", key.get().length()));
    }
}

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

import java.time.Instant;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A repository without its issues and pull requests, which the dataset keeps. Members of the organization that owns it have
 * the member role; collaborators have a role each, by their exact logins.
 */
public record GitHubRepository(
        long id,
        GitHubAccount owner,
        String name,
        Optional<String> formerName,
        Optional<String> description,
        Optional<String> homepage,
        Optional<String> language,
        Optional<String> license,
        ImmutableSet<Trait> traits,
        RepositoryRole memberRole,
        ImmutableMap<String, RepositoryRole> collaborators,
        ImmutableSet<Feature> features,
        String pullRequestPolicy,
        ImmutableMap<String, String> customProperties,
        String defaultBranch,
        ImmutableList<String> topics,
        int stars,
        int forks,
        int size,
        Instant createdAt,
        Instant updatedAt,
        Instant pushedAt)
{
    public GitHubRepository
    {
        requireNonNull(owner, "owner is null");
        requireNonNull(name, "name is null");
        requireNonNull(formerName, "formerName is null");
        requireNonNull(description, "description is null");
        requireNonNull(homepage, "homepage is null");
        requireNonNull(language, "language is null");
        requireNonNull(license, "license is null");
        requireNonNull(traits, "traits is null");
        requireNonNull(memberRole, "memberRole is null");
        requireNonNull(collaborators, "collaborators is null");
        requireNonNull(features, "features is null");
        requireNonNull(pullRequestPolicy, "pullRequestPolicy is null");
        requireNonNull(customProperties, "customProperties is null");
        requireNonNull(defaultBranch, "defaultBranch is null");
        requireNonNull(topics, "topics is null");
        requireNonNull(createdAt, "createdAt is null");
        requireNonNull(updatedAt, "updatedAt is null");
        requireNonNull(pushedAt, "pushedAt is null");
    }

    public String fullName()
    {
        return owner.login() + "/" + name;
    }

    public boolean is(Trait trait)
    {
        return traits.contains(trait);
    }

    public boolean has(Feature feature)
    {
        return features.contains(feature);
    }

    /**
     * What can be switched on and off besides issues.
     */
    public enum Feature
    {
        PROJECTS,
        WIKI,
        PAGES,
        DOWNLOADS,
        DISCUSSIONS,
        PULL_REQUESTS,
        FORKING,
        COMMIT_SIGNOFF,
    }

    /**
     * What a repository may be besides an ordinary public one.
     */
    public enum Trait
    {
        PRIVATE,
        FORK,
        ARCHIVED,
        EMPTY,
        ISSUES_DISABLED,
        TEMPLATE,
    }
}

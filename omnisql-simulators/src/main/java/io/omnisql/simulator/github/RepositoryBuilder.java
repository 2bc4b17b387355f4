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
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.github.GitHubRepository.Feature;
import io.omnisql.simulator.github.GitHubRepository.Trait;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import static io.omnisql.simulator.github.GitHubRepository.Trait.EMPTY;
import static java.util.Objects.requireNonNull;

/**
 * Collects the parts of a repository. What is not given follows from its index among all, so that repositories differ.
 */
final class RepositoryBuilder
{
    private static final long FIRST_ID = 500_000_001;
    private static final ImmutableList<Feature> FEATURES = ImmutableList.copyOf(Feature.values());
    private static final Set<Feature> USUAL = EnumSet.complementOf(EnumSet.of(Feature.PAGES, Feature.DISCUSSIONS, Feature.COMMIT_SIGNOFF));
    private static final ImmutableList<RepositoryRole> MEMBER_ROLES = ImmutableList.of(
            RepositoryRole.WRITE,
            RepositoryRole.TRIAGE,
            RepositoryRole.MAINTAIN,
            RepositoryRole.READ,
            RepositoryRole.ADMIN);

    private final int index;
    private final GitHubAccount owner;
    private final String name;

    private Optional<String> formerName = Optional.empty();
    private Optional<String> description;
    private Optional<String> homepage;
    private Optional<String> language;
    private Optional<String> license;
    private ImmutableSet<Trait> traits = ImmutableSet.of();
    private ImmutableMap<String, RepositoryRole> collaborators = ImmutableMap.of();
    private String pullRequestPolicy = "all";
    private ImmutableMap<String, String> customProperties = ImmutableMap.of();
    private String defaultBranch;
    private ImmutableList<String> topics;

    RepositoryBuilder(int index, GitHubAccount owner, String name, String description)
    {
        this.index = index;
        this.owner = requireNonNull(owner, "owner is null");
        this.name = requireNonNull(name, "name is null");
        this.description = index % 7 == 3 ? Optional.empty() : Optional.of(description);
        this.homepage = switch (index % 3) {
            case 0 -> Optional.of("");
            case 1 -> Optional.empty();
            default -> Optional.of("https://acme.example/" + index);
        };
        this.language = index % 5 == 4 ? Optional.empty() : Optional.of(ImmutableList.of("Java", "Go", "TypeScript", "C++").get(index % 4));
        this.license = index % 3 == 0 ? Optional.empty() : Optional.of(index % 3 == 1 ? "apache-2.0" : "mit");
        this.defaultBranch = index % 6 == 5 ? "master" : "main";
        this.topics = index % 4 == 0 ? ImmutableList.of("rocketry", "java") : ImmutableList.of();
    }

    RepositoryBuilder formerName(String value)
    {
        formerName = Optional.of(value);
        return this;
    }

    RepositoryBuilder described(String newDescription, String newHomepage, String newLanguage, String newLicense, String... newTopics)
    {
        description = Optional.of(newDescription);
        homepage = Optional.of(newHomepage);
        language = Optional.of(newLanguage);
        license = Optional.of(newLicense);
        topics = ImmutableList.copyOf(newTopics);
        return this;
    }

    RepositoryBuilder traits(ImmutableSet<Trait> values)
    {
        traits = values;
        return this;
    }

    RepositoryBuilder collaborator(String login, RepositoryRole role)
    {
        collaborators = ImmutableMap.of(login, role);
        return this;
    }

    RepositoryBuilder governed(String newPullRequestPolicy, ImmutableMap<String, String> newCustomProperties)
    {
        pullRequestPolicy = newPullRequestPolicy;
        customProperties = newCustomProperties;
        return this;
    }

    RepositoryBuilder defaultBranch(String value)
    {
        defaultBranch = value;
        return this;
    }

    GitHubRepository build()
    {
        boolean empty = traits.contains(EMPTY);
        Instant created = Instant.parse("2021-01-04T08:00:00Z").plus(Duration.ofHours(index * 61L));
        Instant pushed = empty ? created : Company.TODAY.minus(Duration.ofMinutes(137L * (index * 29L % 97)));
        return new GitHubRepository(
                FIRST_ID + index,
                owner,
                name,
                formerName,
                description,
                homepage,
                language,
                license,
                traits,
                MEMBER_ROLES.get(index % MEMBER_ROLES.size()),
                collaborators,
                features(),
                pullRequestPolicy,
                customProperties,
                defaultBranch,
                topics,
                index * 13 % 101,
                index * 5 % 17,
                empty ? 0 : 100 + index * 37,
                created,
                empty ? created : pushed.plus(Duration.ofMinutes(3)),
                pushed);
    }

    /**
     * The usual ones, but one that is the other way round: so no two of them agree in all repositories.
     */
    private ImmutableSet<Feature> features()
    {
        Feature odd = FEATURES.get(index % FEATURES.size());
        EnumSet<Feature> features = EnumSet.copyOf(USUAL);
        if (!features.remove(odd)) {
            features.add(odd);
        }
        return ImmutableSet.copyOf(features);
    }
}

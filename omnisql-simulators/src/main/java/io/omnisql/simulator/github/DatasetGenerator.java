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
import com.google.common.collect.ImmutableSet;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.company.Organization;
import io.omnisql.simulator.company.Project;
import io.omnisql.simulator.github.GitHubRepository.Trait;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import static io.omnisql.simulator.github.GitHubRepository.Trait.ARCHIVED;
import static io.omnisql.simulator.github.GitHubRepository.Trait.EMPTY;
import static io.omnisql.simulator.github.GitHubRepository.Trait.FORK;
import static io.omnisql.simulator.github.GitHubRepository.Trait.ISSUES_DISABLED;
import static io.omnisql.simulator.github.GitHubRepository.Trait.PRIVATE;
import static io.omnisql.simulator.github.GitHubRepository.Trait.TEMPLATE;
import static java.util.Objects.requireNonNull;

/**
 * Turns the company into accounts and repositories. The order of repositories never changes, since their ids follow it.
 */
final class DatasetGenerator
{
    private static final long FIRST_REPOSITORY_ID = 500_000_001;
    private static final ImmutableList<RepositoryRole> MEMBER_ROLES = ImmutableList.of(
            RepositoryRole.WRITE,
            RepositoryRole.TRIAGE,
            RepositoryRole.MAINTAIN,
            RepositoryRole.READ,
            RepositoryRole.ADMIN);

    private final Company company;
    private final ImmutableList.Builder<RepositoryContent> repositories = ImmutableList.builder();
    private int repositoryCount;

    DatasetGenerator(Company company)
    {
        this.company = requireNonNull(company, "company is null");
    }

    GitHubDataset generate()
    {
        Accounts accounts = Accounts.of(company);
        for (Organization organization : company.organizations()) {
            for (Project project : organization.projects()) {
                addProject(accounts, organization, project);
            }
        }
        GitHubAccount ada = accounts.get("ada");
        repositories.add(bare(repository(ada, "dotfiles", "Mine", ImmutableSet.of())));
        repositories.add(bare(repository(ada, "secret-diary", "Keep out", ImmutableSet.of(PRIVATE))));
        repositories.add(bare(repository(ada, "webapp", "A fork", ImmutableSet.of(FORK))));
        repositories.add(random(accounts, repository(accounts.get("Grace-H"), "Compiler", "Case matters", ImmutableSet.of()), 14));
        repositories.add(bare(repository(accounts.get("zoe"), "telescope", "Shared with ada", ImmutableSet.of(PRIVATE), ImmutableSet.of("ada"))));
        return new GitHubDataset(company, accounts.all(), repositories.build());
    }

    private void addProject(Accounts accounts, Organization organization, Project project)
    {
        GitHubAccount owner = accounts.get(organization.login());
        boolean acme = organization.login().equals("acme");
        GitHubRepository repository = repository(owner, project.name(), project.description(), acme ? traits(project.name()) : ImmutableSet.of());
        if (acme && project.name().equals("rocket")) {
            GitHubRepository fork = repository(accounts.get("zoe"), "rocket", "Fork of acme/rocket", ImmutableSet.of(FORK));
            repositories.add(new RocketRepository(accounts, repository, fork).content());
            repositories.add(bare(fork));
            return;
        }
        if (repository.is(EMPTY)) {
            repositories.add(bare(repository));
            return;
        }
        int items = Math.max(1, (int) Math.round(project.weight() * company.scale()));
        repositories.add(random(accounts, repository, items));
    }

    private static ImmutableSet<Trait> traits(String name)
    {
        return switch (name) {
            case "attic" -> ImmutableSet.of(ARCHIVED);
            case "vault" -> ImmutableSet.of(PRIVATE);
            case "empty" -> ImmutableSet.of(EMPTY);
            case "mirror" -> ImmutableSet.of(ISSUES_DISABLED);
            case "kiosk" -> ImmutableSet.of(TEMPLATE);
            case "x-ray" -> ImmutableSet.of(FORK);
            default -> ImmutableSet.of();
        };
    }

    private GitHubRepository repository(GitHubAccount owner, String name, String description, ImmutableSet<Trait> traits)
    {
        return repository(owner, name, description, traits, ImmutableSet.of());
    }

    private GitHubRepository repository(GitHubAccount owner, String name, String description, ImmutableSet<Trait> traits, ImmutableSet<String> collaborators)
    {
        int index = repositoryCount++;
        Instant created = Instant.parse("2021-01-04T08:00:00Z").plus(Duration.ofHours(index * 61L));
        Instant pushed = traits.contains(EMPTY) ? created : Company.TODAY.minus(Duration.ofMinutes(137L * (index * 29L % 97)));
        return new GitHubRepository(
                FIRST_REPOSITORY_ID + index,
                owner,
                name,
                name.equals("launchpad") ? Optional.of("old-launchpad") : Optional.empty(),
                index % 7 == 3 ? Optional.empty() : Optional.of(description),
                homepage(index),
                index % 5 == 4 ? Optional.empty() : Optional.of(ImmutableList.of("Java", "Go", "TypeScript", "C++").get(index % 4)),
                index % 3 == 0 ? Optional.empty() : Optional.of(index % 3 == 1 ? "apache-2.0" : "mit"),
                traits,
                MEMBER_ROLES.get(index % MEMBER_ROLES.size()),
                collaborators,
                index % 6 == 5 ? "master" : "main",
                index % 4 == 0 ? ImmutableList.of("rocketry", "java") : ImmutableList.of(),
                index * 13 % 101,
                index * 5 % 17,
                traits.contains(EMPTY) ? 0 : 100 + index * 37,
                created,
                traits.contains(EMPTY) ? created : pushed.plus(Duration.ofMinutes(3)),
                pushed);
    }

    private static Optional<String> homepage(int index)
    {
        return switch (index % 3) {
            case 0 -> Optional.of("");
            case 1 -> Optional.empty();
            default -> Optional.of("https://acme.example/" + index);
        };
    }

    private RepositoryContent random(Accounts accounts, GitHubRepository repository, int items)
    {
        return new RandomRepository(company.seed(), accounts, repository).content(items);
    }

    private static RepositoryContent bare(GitHubRepository repository)
    {
        return new RepositoryContent(repository, ImmutableList.of(), ImmutableList.of(), ImmutableList.of(), ImmutableList.of());
    }
}

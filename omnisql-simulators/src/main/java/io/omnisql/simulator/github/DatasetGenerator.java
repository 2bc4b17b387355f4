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
import io.omnisql.simulator.company.Organization;
import io.omnisql.simulator.company.Project;
import io.omnisql.simulator.github.GitHubRepository.Trait;

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
        ImmutableList<OrganizationContent> organizations = Organizations.of(accounts, company);
        for (Organization organization : company.organizations()) {
            for (Project project : organization.projects()) {
                addProject(accounts, organization, project);
            }
        }
        GitHubAccount ada = accounts.get("ada");
        repositories.add(bare(repository(ada, "dotfiles", "Mine").build()));
        repositories.add(bare(repository(ada, "secret-diary", "Keep out").traits(ImmutableSet.of(PRIVATE)).build()));
        repositories.add(bare(repository(ada, "webapp", "A fork").traits(ImmutableSet.of(FORK)).build()));
        repositories.add(random(accounts, repository(accounts.get("Grace-H"), "Compiler", "Case matters").build(), 14, Optional.empty()));
        repositories.add(bare(repository(accounts.get("zoe"), "telescope", "Shared with ada")
                .traits(ImmutableSet.of(PRIVATE))
                .collaborator("ada", RepositoryRole.WRITE)
                .build()));
        addObservatory(accounts, organizations.getLast().team("engines").orElseThrow().team());
        repositories.add(new HaystackRepository(repository(accounts.get("jose-n"), "haystack", "Much of everything").build()).content());
        return new GitHubDataset(company, accounts.all(), organizations, repositories.build());
    }

    private void addProject(Accounts accounts, Organization organization, Project project)
    {
        GitHubAccount owner = accounts.get(organization.login());
        boolean acme = organization.login().equals("acme");
        RepositoryBuilder builder = repository(owner, project.name(), project.description()).traits(acme ? traits(project.name()) : ImmutableSet.of());
        if (project.name().equals("launchpad")) {
            builder.formerName("old-launchpad");
        }
        GitHubRepository repository = builder.build();
        if (acme && project.name().equals("rocket")) {
            GitHubRepository fork = repository(accounts.get("zoe"), "rocket", "Fork of acme/rocket").traits(ImmutableSet.of(FORK)).build();
            repositories.add(new RocketRepository(accounts, repository, fork).content());
            repositories.add(bare(fork));
            return;
        }
        if (repository.is(EMPTY)) {
            repositories.add(bare(repository));
            return;
        }
        int items = Math.max(1, (int) Math.round(project.weight() * company.scale()));
        // of two organizations that share a site, the keys of one are sure to be its own
        repositories.add(random(accounts, repository, items, acme ? Optional.of(project.key()) : Optional.empty()));
    }

    private void addObservatory(Accounts accounts, GitHubTeam reviewTeam)
    {
        GitHubRepository repository = repository(accounts.get("globex"), "observatory", "")
                .described("Looks at everything", "https://observatory.example/", "Fortran", "apache-2.0", "astronomy")
                .collaborator("ada", RepositoryRole.ADMIN)
                .governed("collaborators_only", ImmutableMap.of("department", "optics"))
                .defaultBranch("trunk")
                .build();
        GitHubRepository fork = repository(accounts.get("zoe"), "observatory", "Fork of globex/observatory").traits(ImmutableSet.of(FORK)).build();
        repositories.add(new ObservatoryRepository(accounts, repository, fork, reviewTeam).content());
        repositories.add(bare(fork));
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

    private RepositoryBuilder repository(GitHubAccount owner, String name, String description)
    {
        return new RepositoryBuilder(repositoryCount++, owner, name, description);
    }

    private RepositoryContent random(Accounts accounts, GitHubRepository repository, int items, Optional<String> tracker)
    {
        return new RandomRepository(company.seed(), accounts, repository, tracker).content(items);
    }

    private static RepositoryContent bare(GitHubRepository repository)
    {
        return new RepositoryContent(repository, ImmutableList.of(), ImmutableList.of(), ImmutableList.of(), ImmutableList.of());
    }
}

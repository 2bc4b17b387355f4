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
import io.omnisql.simulator.company.Company;

import java.util.Locale;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static io.omnisql.simulator.github.GitHubRepository.Trait.FORK;
import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;

/**
 * Everything the simulated GitHub knows, as typed values. Immutable; tests compute the rows they expect from it.
 */
public final class GitHubDataset
{
    private final Company company;
    private final ImmutableMap<String, GitHubAccount> accounts;
    private final ImmutableMap<String, OrganizationContent> organizations;
    private final ImmutableMap<String, RepositoryContent> repositories;

    GitHubDataset(Company company, ImmutableList<GitHubAccount> accounts, ImmutableList<OrganizationContent> organizations, ImmutableList<RepositoryContent> repositories)
    {
        this.company = requireNonNull(company, "company is null");
        this.accounts = accounts.stream().collect(toImmutableMap(account -> key(account.login()), identity()));
        this.organizations = organizations.stream().collect(toImmutableMap(content -> key(content.account().login()), identity()));
        this.repositories = repositories.stream().collect(toImmutableMap(content -> key(content.repository().fullName()), identity()));
    }

    public static GitHubDataset of(Company company)
    {
        return new DatasetGenerator(company).generate();
    }

    public Company company()
    {
        return company;
    }

    public ImmutableList<GitHubAccount> accounts()
    {
        return accounts.values().asList();
    }

    public ImmutableList<RepositoryContent> repositories()
    {
        return repositories.values().asList();
    }

    /**
     * The repositories of one owner, in ascending order of ids.
     */
    public ImmutableList<GitHubRepository> repositories(String owner)
    {
        return repositories().stream()
                .map(RepositoryContent::repository)
                .filter(repository -> repository.owner().isCalled(owner))
                .collect(toImmutableList());
    }

    /**
     * The issues of a repository, without pull requests.
     */
    public ImmutableList<GitHubIssue> issues(String owner, String name)
    {
        return repository(owner, name).issues();
    }

    public ImmutableList<GitHubPullRequest> pullRequests(String owner, String name)
    {
        return repository(owner, name).pullRequests();
    }

    public RepositoryContent repository(String owner, String name)
    {
        return findRepository(owner, name)
                .orElseThrow(() -> new IllegalArgumentException("No repository " + owner + "/" + name));
    }

    GitHubRepository repository(String fullName)
    {
        return requireNonNull(repositories.get(key(fullName)), fullName).repository();
    }

    public Optional<RepositoryContent> findRepository(String owner, String name)
    {
        return Optional.ofNullable(repositories.get(key(owner + "/" + name)));
    }

    public Optional<RepositoryContent> findRepository(long id)
    {
        return repositories().stream()
                .filter(content -> content.repository().id() == id)
                .findFirst();
    }

    /**
     * The repository that had this name before it was renamed.
     */
    public Optional<RepositoryContent> findRenamed(String owner, String formerName)
    {
        return repositories().stream()
                .filter(content -> content.repository().owner().isCalled(owner))
                .filter(content -> content.repository().formerName().filter(formerName::equalsIgnoreCase).isPresent())
                .findFirst();
    }

    /**
     * What a fork was made of, where it is known: the repository of the same name which is no fork.
     */
    public Optional<GitHubRepository> parentOf(GitHubRepository repository)
    {
        if (!repository.is(FORK)) {
            return Optional.empty();
        }
        return repositories().stream()
                .map(RepositoryContent::repository)
                .filter(candidate -> !candidate.is(FORK) && candidate.name().equals(repository.name()))
                .findFirst();
    }

    public Optional<GitHubAccount> findAccount(String login)
    {
        return Optional.ofNullable(accounts.get(key(login)));
    }

    public Optional<GitHubAccount> findAccount(long id)
    {
        return accounts().stream()
                .filter(account -> account.id() == id)
                .findFirst();
    }

    public boolean isMember(String organization, String login)
    {
        return findOrganization(organization).filter(found -> found.isMember(login)).isPresent();
    }

    /**
     * What an account may do with a repository that it can see.
     */
    public RepositoryRole roleOf(String login, GitHubRepository repository)
    {
        if (repository.owner().isCalled(login) || findOrganization(repository.owner().login()).filter(organization -> organization.isOwner(login)).isPresent()) {
            return RepositoryRole.ADMIN;
        }
        return repository.collaborators().getOrDefault(login, isMember(repository.owner().login(), login) ? repository.memberRole() : RepositoryRole.READ);
    }

    public ImmutableList<OrganizationContent> organizations()
    {
        return organizations.values().asList();
    }

    public Optional<OrganizationContent> findOrganization(String login)
    {
        return Optional.ofNullable(organizations.get(key(login)));
    }

    /**
     * The same data with one repository replaced, for tests in which rows change between two calls.
     */
    public GitHubDataset with(RepositoryContent changed)
    {
        return new GitHubDataset(
                company,
                accounts(),
                organizations(),
                repositories().stream()
                        .map(content -> content.repository().id() == changed.repository().id() ? changed : content)
                        .collect(toImmutableList()));
    }

    private static String key(String name)
    {
        return name.toLowerCase(Locale.ROOT);
    }
}

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

import io.omnisql.simulator.github.GitHubAccount.Kind;

import static io.omnisql.simulator.github.GitHubRepository.Trait.PRIVATE;

/**
 * Accounts by their login. An organization is a user too; a user is no organization.
 */
final class AccountEndpoints
{
    private AccountEndpoints() {}

    static GitHubResult user(GitHubCall call)
    {
        GitHubAccount account = find(call, "username");
        AccountJson json = new AccountJson(call.links());
        int publicRepositories = publicRepositories(call, account);
        int all = call.data().repositories(account.login()).size();
        return GitHubResult.single(
                account.isCalled(call.token().login())
                        ? json.userToItself(account, publicRepositories, all - publicRepositories)
                        : json.user(account, publicRepositories),
                account.updatedAt());
    }

    /**
     * Who the token belongs to. A token without the scope {@code user} gets the public form.
     */
    static GitHubResult authenticatedUser(GitHubCall call)
    {
        if (call.token().isAnonymous()) {
            throw GitHubRefusal.requiresAuthentication();
        }
        if (call.token().installedOn().isPresent()) {
            throw GitHubRefusal.notForIntegrations();
        }
        GitHubAccount account = call.data().findAccount(call.token().login()).orElseThrow(GitHubRefusal::notFound);
        return GitHubResult.single(new AccountJson(call.links()).user(account, publicRepositories(call, account)), account.updatedAt());
    }

    static GitHubResult organization(GitHubCall call)
    {
        OrganizationContent organization = findOrganization(call);
        GitHubAccount account = organization.account();
        OrganizationJson json = new OrganizationJson(call.links());
        int publicRepositories = publicRepositories(call, account);
        int all = call.data().repositories(account.login()).size();
        return GitHubResult.single(
                organization.isOwner(call.token().login())
                        ? json.renderForOwner(organization, publicRepositories, all - publicRepositories)
                        : json.render(account, publicRepositories),
                account.updatedAt());
    }

    static OrganizationContent findOrganization(GitHubCall call)
    {
        return call.data().findOrganization(find(call, "org").login()).orElseThrow(GitHubRefusal::notFound);
    }

    /**
     * The account a path names, by its login or in the forms that links use by its id.
     */
    static GitHubAccount find(GitHubCall call, String name)
    {
        if (call.path().containsKey("account_id")) {
            return call.data().findAccount(call.number("account_id")).orElseThrow(GitHubRefusal::notFound);
        }
        return call.findAccount(call.path().get(name)).orElseThrow(GitHubRefusal::notFound);
    }

    static GitHubAccount find(GitHubCall call, String name, Kind kind)
    {
        GitHubAccount account = find(call, name);
        if (account.kind() != kind) {
            throw GitHubRefusal.notFound();
        }
        return account;
    }

    static int publicRepositories(GitHubCall call, GitHubAccount account)
    {
        return (int) call.data().repositories(account.login()).stream()
                .filter(repository -> !repository.is(PRIVATE))
                .count();
    }
}

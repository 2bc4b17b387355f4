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
import io.omnisql.simulator.http.QueryParameters;
import io.omnisql.simulator.http.RateBudget;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * One authenticated request to one endpoint, with everything its answer depends on.
 */
record GitHubCall(
        GitHubDataset data,
        GitHubToken token,
        ImmutableMap<String, String> path,
        String fullPath,
        String queryString,
        ApiLinks links,
        RateBudget.Reading budget,
        RateBudget.Reading graphQlBudget,
        GitHubRules rules,
        Instant now)
{
    GitHubCall
    {
        requireNonNull(data, "data is null");
        requireNonNull(token, "token is null");
        requireNonNull(path, "path is null");
        requireNonNull(fullPath, "fullPath is null");
        requireNonNull(queryString, "queryString is null");
        requireNonNull(links, "links is null");
        requireNonNull(budget, "budget is null");
        requireNonNull(graphQlBudget, "graphQlBudget is null");
        requireNonNull(rules, "rules is null");
        requireNonNull(now, "now is null");
    }

    QueryParameters query()
    {
        return QueryParameters.parse(queryString);
    }

    /**
     * A number in the path; anything that is no number names nothing.
     */
    long number(String name)
    {
        try {
            return Long.parseLong(path.get(name));
        }
        catch (NumberFormatException _) {
            throw GitHubRefusal.notFound();
        }
    }

    int smallNumber(String name)
    {
        long number = number(name);
        if (number != (int) number) {
            throw GitHubRefusal.notFound();
        }
        return (int) number;
    }

    /**
     * A query parameter with a closed set of values; any other value is refused.
     */
    String choice(String resource, String name, String byDefault, String... values)
    {
        String value = query().value(name).orElse(byDefault);
        for (String allowed : values) {
            if (allowed.equals(value)) {
                return value;
            }
        }
        throw GitHubRefusal.invalid(resource, name, value);
    }

    /**
     * The time a query parameter holds, in whatever offset.
     */
    Optional<Instant> time(String resource, String name)
    {
        return query().value(name).map(value -> {
            try {
                return OffsetDateTime.parse(value).toInstant();
            }
            catch (DateTimeException _) {
                throw GitHubRefusal.invalid(resource, name, value);
            }
        });
    }

    /**
     * The account of a login, among them the one that stands in for others.
     */
    Optional<GitHubAccount> findAccount(String login)
    {
        return rules.ghost().filter(ghost -> ghost.isCalled(login)).or(() -> data.findAccount(login));
    }

    /**
     * The login a query parameter names, which has to belong to somebody.
     */
    Optional<GitHubAccount> account(String resource, String name)
    {
        return query().value(name)
                .map(login -> findAccount(login).orElseThrow(() -> GitHubRefusal.invalid(resource, name, login)));
    }

    /**
     * Whether the token's user has at least this role. Nobody has any but to read.
     */
    boolean maySee(GitHubRepository repository, RepositoryRole needed)
    {
        return !token.isAnonymous() && data.roleOf(token.login(), repository).includes(needed);
    }

    /**
     * Whether the token reads what an organization shows to its own: its member's does, and that of an App which is installed on it.
     */
    boolean isInside(OrganizationContent organization)
    {
        return organization.isMember(token.login()) || token.installedOn().filter(organization.account()::isCalled).isPresent();
    }

    /**
     * The teams of an organization that the token may see.
     */
    ImmutableList<TeamContent> teams(OrganizationContent organization)
    {
        return token.installedOn().isPresent() && isInside(organization) ? organization.teams() : organization.teamsVisibleTo(token.login());
    }

    RepositoryJson repositoryJson()
    {
        return new RepositoryJson(links, data, token);
    }
}

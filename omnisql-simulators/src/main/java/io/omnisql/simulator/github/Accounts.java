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
import io.omnisql.simulator.company.Organization;
import io.omnisql.simulator.company.Person;
import io.omnisql.simulator.github.GitHubAccount.Kind;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * The GitHub accounts of the company's people and organizations, by their exact login.
 */
record Accounts(ImmutableMap<String, GitHubAccount> byLogin, ImmutableList<GitHubAccount> people)
{
    private static final long FIRST_PERSON_ID = 40_000_000;
    private static final long FIRST_ORGANIZATION_ID = 60_000_000;
    private static final GitHubProfile EMPTY_PROFILE = new GitHubProfile(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, false);
    private static final GitHubProfile WHOLE_PROFILE = new GitHubProfile(
            Optional.of("https://globex.example/"),
            Optional.of("Cypress Creek"),
            Optional.empty(),
            Optional.of("We do not do evil, \"mostly\""),
            Optional.of("globex_corp"),
            8,
            true);

    Accounts
    {
        requireNonNull(byLogin, "byLogin is null");
        requireNonNull(people, "people is null");
    }

    static Accounts of(Company company)
    {
        ImmutableMap.Builder<String, GitHubAccount> byLogin = ImmutableMap.builder();
        ImmutableList<GitHubAccount> people = company.people().stream()
                .map(Accounts::account)
                .collect(toImmutableList());
        people.forEach(account -> byLogin.put(account.login(), account));
        company.organizations().forEach(organization -> byLogin.put(organization.login(), account(organization)));
        return new Accounts(byLogin.buildOrThrow(), people);
    }

    GitHubAccount get(String login)
    {
        return requireNonNull(byLogin.get(login), login);
    }

    ImmutableList<GitHubAccount> all()
    {
        return byLogin.values().asList();
    }

    private static GitHubAccount account(Person person)
    {
        boolean showsEmail = person.id() % 2 == 1;
        return new GitHubAccount(
                FIRST_PERSON_ID + person.id(),
                person.login(),
                person.kind() == Person.Kind.BOT ? Kind.BOT : Kind.USER,
                Optional.of(person.name()).filter(name -> !name.isEmpty()),
                person.email().filter(_ -> showsEmail),
                person.kind() == Person.Kind.EMPLOYEE ? Optional.of("@acme") : Optional.empty(),
                profile(person),
                person.joinedAt(),
                person.joinedAt().plus(Duration.ofDays(500)));
    }

    /**
     * The first person tells everything, the others something.
     */
    private static GitHubProfile profile(Person person)
    {
        long id = person.id();
        return new GitHubProfile(
                id == 1 || id % 3 == 0 ? Optional.of("https://people.example/" + id) : Optional.empty(),
                id % 4 == 1 ? Optional.of("Zürich, 東京") : Optional.empty(),
                id % 5 == 1 ? Optional.of(true) : Optional.empty(),
                id % 3 == 1 ? Optional.of("Number " + id + " 🚀\r\nof the company") : Optional.empty(),
                id % 6 == 1 ? Optional.of("person_" + id) : Optional.empty(),
                (int) (id % 9),
                false);
    }

    private static GitHubAccount account(Organization organization)
    {
        boolean described = organization.login().equals("globex");
        return new GitHubAccount(
                FIRST_ORGANIZATION_ID + organization.id(),
                organization.login(),
                Kind.ORGANIZATION,
                Optional.of(organization.name()),
                described ? Optional.of("hello@globex.example") : Optional.empty(),
                described ? Optional.of("Globex Holding") : Optional.empty(),
                described ? WHOLE_PROFILE : EMPTY_PROFILE,
                organization.createdAt(),
                Instant.parse("2026-06-01T10:00:00Z"));
    }
}

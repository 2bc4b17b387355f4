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
package io.omnisql.simulator.jira;

import com.google.common.collect.ImmutableList;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.company.Person;

import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Predicate;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.simulator.company.Person.Kind.BOT;
import static io.omnisql.simulator.company.Person.Kind.EMPLOYEE;
import static io.omnisql.simulator.company.Person.Kind.OUTSIDER;
import static java.util.Objects.requireNonNull;

/**
 * Gives the people of the company their accounts and groups: outsiders are customers or have left, bots are apps, and some let nobody see their e-mail.
 */
record SitePeople(Company company)
{
    private static final ImmutableList<String> ZONES = ImmutableList.of("Europe/Warsaw", "America/St_Johns", "Asia/Kathmandu", "Etc/UTC", "Asia/Shanghai");

    SitePeople
    {
        requireNonNull(company, "company is null");
    }

    /**
     * The account of a person; in all sites of the world it has this id.
     */
    static String accountId(Person person)
    {
        return person.kind() == BOT ? "557058:f58131cb-b67d-43c7-b30d-6b58d40b%04x".formatted(person.id()) : "5b10ac8d82e05b22cc7d%04x".formatted(person.id());
    }

    ImmutableList<JiraUser> users()
    {
        return company.people().stream().map(SitePeople::user).collect(toImmutableList());
    }

    ImmutableList<JiraGroup> groups()
    {
        return ImmutableList.of(
                group(1, "jira-software-users", person -> person.kind() == EMPLOYEE),
                group(2, "jira-administrators", person -> person.id() <= 2),
                group(3, "Site \"Admins\"", person -> person.id() == 1),
                group(4, "former-staff", person -> isGone(person)),
                group(5, "nobody", _ -> false));
    }

    private JiraGroup group(int number, String name, Predicate<Person> isMember)
    {
        return new JiraGroup(
                "276f955c-63d7-42c8-9520-92d01dca%04d".formatted(number),
                name,
                company.people().stream().filter(isMember).map(SitePeople::accountId).collect(toImmutableList()));
    }

    private static JiraUser user(Person person)
    {
        JiraUser.Kind kind = switch (person.kind()) {
            case EMPLOYEE -> JiraUser.Kind.ATLASSIAN;
            case OUTSIDER -> isGone(person) ? JiraUser.Kind.ATLASSIAN : JiraUser.Kind.CUSTOMER;
            case BOT -> JiraUser.Kind.APP;
        };
        Optional<String> email = person.email().filter(_ -> person.id() % 4 != 0 && !isGone(person));
        return new JiraUser(accountId(person), kind, person.name().isEmpty() ? person.login() : person.name(), email, !isGone(person), ZoneId.of(ZONES.get((int) (person.id() % ZONES.size()))));
    }

    private static boolean isGone(Person person)
    {
        return person.kind() == OUTSIDER && person.id() > 9;
    }
}

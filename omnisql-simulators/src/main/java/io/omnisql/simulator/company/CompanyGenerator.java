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
package io.omnisql.simulator.company;

import com.google.common.collect.ImmutableList;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

import static com.google.common.base.Preconditions.checkArgument;
import static io.omnisql.simulator.company.Person.Kind.BOT;
import static io.omnisql.simulator.company.Person.Kind.EMPLOYEE;
import static io.omnisql.simulator.company.Person.Kind.OUTSIDER;

/**
 * Makes up the company. The first people are written by hand, since tests and demos name them.
 */
final class CompanyGenerator
{
    private static final Instant FOUNDED = Instant.parse("2014-03-03T09:00:00Z");
    private static final int PEOPLE = 40;

    private final long seed;
    private final double scale;
    private final Random random;

    CompanyGenerator(long seed, double scale)
    {
        checkArgument(scale > 0, "scale is not positive");
        this.seed = seed;
        this.scale = scale;
        this.random = new Random(seed);
    }

    Company generate()
    {
        ImmutableList<Person> people = people();
        List<Person> employees = people.stream().filter(person -> person.kind() == EMPLOYEE).toList();
        int border = employees.size() * 3 / 4;
        Organization acme = organization(9_001, "acme", "Acme Rocketry", employees.subList(0, border), Projects.acme());
        Organization globex = organization(9_002, "globex", "Globex Corporation", employees.subList(border - 2, employees.size()), Projects.globex());
        return new Company(seed, scale, people, ImmutableList.of(acme, globex));
    }

    private ImmutableList<Person> people()
    {
        ImmutableList.Builder<Person> people = ImmutableList.builder();
        people.add(person(1, "ada", "Ada Quill", EMPLOYEE));
        people.add(person(2, "Grace-H", "Grace \"Gigi\" O'Hollow", EMPLOYEE));
        people.add(person(3, "jose-n", "José Ñandú", EMPLOYEE));
        people.add(person(4, "xiaoming", "王小明", EMPLOYEE));
        people.add(person(5, "zoe", "Zoë Ångström 🚀", EMPLOYEE));
        people.add(new Person(6, "none", "Norbert None", Optional.empty(), OUTSIDER, FOUNDED));
        people.add(new Person(7, "all", "", Optional.empty(), OUTSIDER, FOUNDED));
        people.add(new Person(8, "acme-ci[bot]", "Acme CI", Optional.empty(), BOT, FOUNDED));
        people.add(new Person(9, "null", "NULL", Optional.empty(), OUTSIDER, FOUNDED));
        for (int id = 10; id <= PEOPLE; id++) {
            String first = Names.FIRST.get(random.nextInt(Names.FIRST.size()));
            String last = Names.LAST.get(random.nextInt(Names.LAST.size()));
            String login = (first + "-" + last).toLowerCase(Locale.ROOT) + (id % 3 == 0 ? "" : id);
            people.add(person(id, id % 3 == 0 ? login + id : login, first + " " + last, id % 9 == 0 ? OUTSIDER : EMPLOYEE));
        }
        return people.build();
    }

    private Person person(long id, String login, String name, Person.Kind kind)
    {
        Instant joined = FOUNDED.plus(Duration.ofDays(random.nextInt(3000))).plusSeconds(random.nextInt(86_400));
        return new Person(id, login, name, Optional.of(login.toLowerCase(Locale.ROOT) + "@acme.example"), kind, joined);
    }

    private static Organization organization(long id, String login, String name, List<Person> members, ImmutableList<Project> projects)
    {
        ImmutableList.Builder<Team> teams = ImmutableList.builder();
        int half = members.size() / 2;
        teams.add(new Team(id * 10, "engines", "Engines", ImmutableList.copyOf(members.subList(0, half))));
        teams.add(new Team(id * 10 + 1, "ground-control", "Ground Control", ImmutableList.copyOf(members.subList(half, members.size()))));
        return new Organization(id, login, name, FOUNDED, ImmutableList.copyOf(members), teams.build(), projects);
    }
}

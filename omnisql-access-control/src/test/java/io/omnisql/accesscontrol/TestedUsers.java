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
package io.omnisql.accesscontrol;

import io.omnisql.connector.redmine.RedminePlugin;
import io.omnisql.connector.testing.FixtureMatch;
import io.omnisql.connector.testing.FixturePages;
import io.omnisql.connector.testing.FixtureRecords;
import io.omnisql.connector.testing.LoginFixture;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import static java.util.stream.Collectors.joining;

/**
 * A source of which the scans can keep to a policy by themselves. It has forty users, {@code n1000} to {@code n1039}, and one without a name.
 */
final class TestedUsers
        extends LoginFixture
{
    private static final String MEMBERS = "id | login | admin | firstname | status | created_on";

    TestedUsers()
    {
        super(new RedminePlugin());
        String records = Stream.concat(
                        IntStream.range(0, 40).mapToObj(place -> user(place, name(1_000 + place))),
                        Stream.of(user(40, "null")))
                .collect(joining("\n", MEMBERS + "\n", "\n"));
        server().list("/users.json", FixtureRecords.table(records))
                .within("users")
                .paged(new FixturePages.Offset("offset", "limit", 100, "total_count"))
                .filter("status", FixtureMatch.equal().everything(""), "/status");
    }

    static String name(int number)
    {
        return "n" + number;
    }

    private static String user(int id, String name)
    {
        return "%s | login%1$s | false | %s | 1 | 2025-01-01T09:30:00Z".formatted(1 + id, name);
    }
}

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
package io.omnisql.connector.testing.differential;

import com.google.common.collect.ImmutableMap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Users of whom each sees other rows of the tables of a catalog.
 *
 * @param conditions by user and by table, in SQL
 */
record RestrictedUsers(Path sharedProperties, Map<String, Map<String, String>> conditions)
{
    static final String CATALOG = "restricted";

    RestrictedUsers
    {
        requireNonNull(sharedProperties, "sharedProperties is null");
        conditions = ImmutableMap.copyOf(conditions);
    }

    /**
     * Writes their policy.
     */
    static RestrictedUsers generate(List<SampledTable> tables, int users, Random random, Path directory)
            throws IOException
    {
        StringBuilder policies = new StringBuilder(
                """
                  - {name: all-read, subjects: everybody, resources: {schemas: [default]}, effect: allow}
                """);
        ImmutableMap.Builder<String, Map<String, String>> conditions = ImmutableMap.builder();
        for (String user : names(users)) {
            Map<String, String> ofUser = new LinkedHashMap<>();
            for (SampledTable table : tables) {
                RowGrant grant = new RowGrantGenerator(table, random).grant();
                policies.append("  - {name: %s-%s, subjects: {users: [%s]}, resources: {tables: [%s]}, effect: rows, where: %s}\n".formatted(user, table.name(), user, table.name(), grant.condition()));
                ofUser.put(table.name(), grant.sql());
            }
            conditions.put(user, ImmutableMap.copyOf(ofUser));
        }
        StringBuilder policy = new StringBuilder("version: 1\ntenants:\n  acme: {catalogs: [%s]}\nusers:\n".formatted(CATALOG));
        names(users).forEach(user -> policy.append("  %s: {tenant: acme}\n".formatted(user)));
        Path file = Files.writeString(directory.resolve("policy.yaml"), policy.append("policies:\n").append(policies));
        return new RestrictedUsers(Files.writeString(directory.resolve("omnisql.properties"), "omnisql.policy.file=" + file), conditions.buildOrThrow());
    }

    private static List<String> names(int users)
    {
        return IntStream.range(0, users).mapToObj(user -> "user" + user).collect(toImmutableList());
    }
}

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
package io.omnisql.benchmark.policy;

import java.util.stream.IntStream;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * A policy of a thousand rules for users who are all analysts, with attributes of their own, about tables of two hundred columns.
 *
 * @param spread what the rules are about
 */
record LargePolicy(PolicySpread spread)
{
    static final int USERS = 1_000;
    static final int TABLES = 50;
    static final int COLUMNS = 200;
    private static final int POLICIES = 1_000;
    private static final int TAGS = 100;

    LargePolicy
    {
        requireNonNull(spread, "spread is null");
    }

    static String user(int number)
    {
        return "user_" + number;
    }

    static String table(int number)
    {
        return "table_" + number;
    }

    static String column(int number)
    {
        return "column_" + number;
    }

    String yaml()
    {
        return """
               version: 1
               tenants:
                 acme: {catalogs: [acme]}
               users:
               %s
               tags:
               %s
               policies:
                 - name: tables-are-read
                   subjects: everybody
                   resources: {schemas: [default]}
                   effect: allow
               %s
               """.formatted(
                lines(USERS, LargePolicy::userLine),
                lines(TAGS, number -> "  - {schemas: [default], columns: {%s: tag_%s}}".formatted(column(number), number)),
                lines(POLICIES - 1, this::policyLine));
    }

    private static String userLine(int number)
    {
        return "  %s: {tenant: acme, role: analyst, attributes: {regions: [region_%s, shared]}}".formatted(user(number), number);
    }

    /**
     * One of five grants rows, one of ten masks by a tag, and the others mask columns.
     */
    private String policyLine(int number)
    {
        String tables = spread == PolicySpread.ONE_TABLE ? ", tables: [%s]".formatted(table(number % TABLES)) : "";
        String beginning = "  - {name: policy-%s, subjects: {roles: [analyst]}, resources: {schemas: [default]%s".formatted(number, tables);
        int kind = number / TABLES;
        if (kind < 4) {
            return beginning + "}, effect: rows, where: {or: [{column: column_0, in: {attribute: regions}}, {column: column_0, equals: row_%s}]}}".formatted(number);
        }
        if (kind < 6) {
            return beginning + ", tags: [tag_%s]}, effect: mask, mask: nullify}".formatted(number % TAGS);
        }
        return beginning + ", columns: [%s, %s]}, effect: mask, mask: nullify}".formatted(column((number + kind * 7) % COLUMNS), column(number * 7 % COLUMNS));
    }

    private static String lines(int count, Line line)
    {
        return IntStream.range(0, count).mapToObj(line::of).collect(joining("\n"));
    }

    private interface Line
    {
        String of(int number);
    }
}

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
package io.omnisql.tests.attack;

import com.google.common.collect.ImmutableList;

import java.util.List;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.tests.attack.Attack.refused;
import static io.omnisql.tests.attack.Attack.shows;

/**
 * Ways to hidden rows through policies that are other than they should be, or change, where scans have read them as well.
 */
final class ScanPolicyAttacks
{
    private static final String POLICY = Fixture.text("github-policy.yaml");
    private static final String AUTHORS = "authors: [ada]";
    private static final String OF_AUTHORS = "{column: author, in: {attribute: authors}}";
    private static final String NO_ROWS = POLICY.replace(AUTHORS, "authors: []");
    private static final String COUNT = "SELECT count(*) FROM {emp}";

    static final List<Attack> ATTACKS = Stream.of(
                    attribute("quote", "authors: [\"ada' OR '1'='1\"]"),
                    attribute("quote and comment", "authors: [\"ada' OR 1=1 --\"]"),
                    attribute("double quote", "authors: ['ada\" OR \"\"=\"']"),
                    attribute("backslash", "authors: ['\\']"),
                    attribute("empty list", "authors: []"),
                    attribute("no attribute", "others: [ada]"),
                    attribute("blank", "authors: [\"\"]"),
                    attribute("blanks around", "authors: [\" ada\", \"ada \"]"),
                    attribute("upper case", "authors: [ADA, Ada]"),
                    attribute("wildcard", "authors: [\"%\", \"ad_\", \"*\"]"),

                    rows("negation leaves null out", "not: {column: author, equals: zoe}", "4"),
                    rows("null asked for", "column: author, is-null: true", "1"),
                    rows("negation of nothing", "not: {column: author, in: {attribute: nobody}}", "0"),

                    broken("no text", ""),
                    broken("no YAML", "version: [1"),
                    broken("a word that is not known", POLICY.replace("effect: rows", "effect: filter")),
                    broken("a column that is not there", POLICY.replace("{column: author, in", "{column: writer, in")),
                    broken("another tenant's catalog", POLICY.replace("catalogs: [acme_github, acme_kept, acme_views]", "catalogs: [acme_kept, acme_views]")),

                    refused("C04", "bucket of zero at a source", "SELECT {bonus} FROM {emp}").under(masked("comments", "{bucket: 0}")),
                    refused("C04", "mask in SQL at a source", "SELECT {note} FROM {emp}").under(masked("title", "CAST(body AS integer)")),
                    shows("C04", "short texts at a source", ImmutableList.of("'***'"), "SELECT {note} FROM {emp} WHERE {id} = 1").under(masked("title", "{partial: {first: 2, last: 2}}")),
                    shows("C04", "mask that the type cannot have at a source", ImmutableList.of("NULL"), "SELECT max({bonus}) FROM {emp}").under(masked("comments", "{partial: {first: 1, last: 1}}")),
                    shows("C06", "filter over a masked column at a source", ImmutableList.of("1, NULL"), "SELECT {id}, {ssn} FROM {emp}").under(POLICY.replace(OF_AUTHORS, "{column: body, equals: 111-11-1111}")),
                    shows("C06", "filter over a denied column at a source", ImmutableList.of("6"), COUNT).under(POLICY.replace(OF_AUTHORS, "{not: {column: author_id, equals: 0}}")),

                    refused("C07", "comments of a hidden record, where they are denied", "SELECT issue_number, author FROM {children} WHERE {owner} = {owner-value} AND {key} = {visible-key} AND issue_number = 3").under(denied("tables: [issue_comments]")).saying("Access Denied: Cannot select from table {catalog}.{schema}.{children}"),
                    refused("C07", "count of hidden records, where it is denied", "SELECT open_issues_count FROM {parents} WHERE {owner} = {owner-value} AND {key} = {visible-key}").under(denied("tables: [repositories], columns: [open_issues_count]")).saying("Access Denied: Cannot select from table {catalog}.{schema}.{parents}"),

                    shows("R24", "policy of a source changes in between", ImmutableList.of("0"), "PREPARE p FROM " + COUNT).thenPolicy(NO_ROWS).then("alice", "EXECUTE p"),
                    shows("R25", "revoked at a source in a transaction", ImmutableList.of("0"), "START TRANSACTION READ ONLY", COUNT).thenPolicy(NO_ROWS).then("alice", COUNT))
            .map(attack -> attack.needing("key"))
            .collect(toImmutableList());

    private ScanPolicyAttacks() {}

    private static String masked(String column, String mask)
    {
        return Fixture.masked(POLICY, "issues", column, mask);
    }

    /**
     * As an operator denies what tells of hidden records in other tables.
     */
    private static String denied(String resources)
    {
        return POLICY + "\n  - name: tells-of-others\n    subjects: {roles: [analyst]}\n    resources: {%s}\n    effect: deny\n".formatted(resources);
    }

    /**
     * With nobody's name among it: no rows.
     */
    private static Attack attribute(String variant, String attribute)
    {
        return shows("R27", "%s at a source".formatted(variant), ImmutableList.of("0"), COUNT).under(POLICY.replace(AUTHORS, attribute));
    }

    private static Attack rows(String variant, String condition, String number)
    {
        return shows("R28", "%s at a source".formatted(variant), ImmutableList.of(number), COUNT).under(POLICY.replace(OF_AUTHORS, "{%s}".formatted(condition)));
    }

    private static Attack broken(String variant, String policy)
    {
        return refused("R29", "%s at a source".formatted(variant), COUNT).under(policy);
    }
}

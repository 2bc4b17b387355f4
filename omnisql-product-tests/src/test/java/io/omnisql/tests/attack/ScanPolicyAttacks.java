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
import java.util.Locale;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.tests.attack.Attack.refused;
import static io.omnisql.tests.attack.Attack.shows;
import static java.util.Objects.requireNonNull;

/**
 * Ways to hidden rows through policies that are other than they should be, or change, where scans have read them as well.
 */
final class ScanPolicyAttacks
{
    private static final String COUNT = "SELECT count(*) FROM {emp}";

    private static final ScanPolicyAttacks GITHUB = new ScanPolicyAttacks("owner", "at a source", Fixture.text("github-policy.yaml"), "author", "authors", "ada", "zoe");
    private static final ScanPolicyAttacks JIRA = new ScanPolicyAttacks("issue", "at Jira", Fixture.text("jira-policy.yaml"), "assignee_id", "accounts", HiddenTickets.VISIBLE_ACCOUNT, HiddenTickets.HIDDEN_ACCOUNT);

    static final List<Attack> ATTACKS = Stream.of(
                    GITHUB.attacks(),
                    GITHUB.masks("comments", "title", "body"),
                    GITHUB.denials(),
                    JIRA.attacks(),
                    JIRA.masks("remaining_estimate_seconds", "summary", "description"),
                    JIRA.denialsOfJira())
            .flatMap(attacks -> attacks)
            .collect(toImmutableList());

    private final String needs;
    private final String place;
    private final String policy;
    private final String column;
    private final String attribute;
    private final String name;
    private final String hiddenName;

    /**
     * @param needs what only targets of this policy have a word for
     * @param column which decides on rows, by an attribute of users, of which the attacker has a name
     */
    private ScanPolicyAttacks(String needs, String place, String policy, String column, String attribute, String name, String hiddenName)
    {
        this.needs = requireNonNull(needs, "needs is null");
        this.place = requireNonNull(place, "place is null");
        this.policy = requireNonNull(policy, "policy is null");
        this.column = requireNonNull(column, "column is null");
        this.attribute = requireNonNull(attribute, "attribute is null");
        this.name = requireNonNull(name, "name is null");
        this.hiddenName = requireNonNull(hiddenName, "hiddenName is null");
    }

    private Stream<Attack> attacks()
    {
        String allButLast = name.substring(0, name.length() - 1);
        return Stream.of(
                        names("quote", "[\"%s' OR '1'='1\"]".formatted(name)),
                        names("quote and comment", "[\"%s' OR 1=1 --\"]".formatted(name)),
                        names("double quote", "['%s\" OR \"\"=\"']".formatted(name)),
                        names("backslash", "['\\']"),
                        names("empty list", "[]"),
                        shows("R27", "no attribute %s".formatted(place), ImmutableList.of("0"), COUNT).under(policy.replace(attribute + ": [", "others: [")),
                        names("blank", "[\"\"]"),
                        names("blanks around", "[\" %1$s\", \"%1$s \"]".formatted(name)),
                        names("upper case", "[%s, %s]".formatted(name.toUpperCase(Locale.ROOT), name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1).toUpperCase(Locale.ROOT))),
                        names("wildcard", "[\"%%\", \"%s_\", \"*\"]".formatted(allButLast)),

                        rows("negation leaves null out", "not: {column: %s, equals: %s}".formatted(column, hiddenName), "4"),
                        rows("null asked for", "column: %s, is-null: true".formatted(column), "1"),
                        rows("negation of nothing", "not: {column: %s, in: {attribute: nobody}}".formatted(column), "0"),

                        broken("no text", ""),
                        broken("no YAML", "version: [1"),
                        broken("a word that is not known", policy.replace("effect: rows", "effect: filter")),
                        broken("a column that is not there", policy.replace("{column: %s, in".formatted(column), "{column: writer, in")),
                        broken("another tenant's catalog", policy.replaceFirst("catalogs: \\[\\w+, acme_kept", "catalogs: [acme_kept")),

                        shows("R24", "policy of %s changes in between".formatted(place.replace("at ", "")), ImmutableList.of("0"), "PREPARE p FROM " + COUNT).thenPolicy(withNames("[]")).then("alice", "EXECUTE p"),
                        shows("R25", "revoked %s in a transaction".formatted(place), ImmutableList.of("0"), "START TRANSACTION READ ONLY", COUNT).thenPolicy(withNames("[]")).then("alice", COUNT))
                .map(attack -> attack.needing(needs));
    }

    private Stream<Attack> masks(String number, String title, String text)
    {
        return Stream.of(
                        refused("C04", "bucket of zero %s".formatted(place), "SELECT {bonus} FROM {emp}").under(masked(number, "{bucket: 0}")),
                        refused("C04", "mask in SQL %s".formatted(place), "SELECT {note} FROM {emp}").under(masked(title, "CAST(%s AS integer)".formatted(text))),
                        shows("C04", "short texts %s".formatted(place), ImmutableList.of("'***'"), "SELECT {note} FROM {emp} WHERE {id} = 1").under(masked(title, "{partial: {first: 2, last: 2}}")),
                        shows("C04", "mask that the type cannot have %s".formatted(place), ImmutableList.of("NULL"), "SELECT max({bonus}) FROM {emp}").under(masked(number, "{partial: {first: 1, last: 1}}")),
                        shows("C06", "filter over a masked column %s".formatted(place), ImmutableList.of("1, NULL"), "SELECT {id}, {ssn} FROM {emp}").under(where("{column: %s, equals: 111-11-1111}".formatted(text))))
                .map(attack -> attack.needing(needs));
    }

    private Stream<Attack> denials()
    {
        return Stream.of(
                        shows("C06", "filter over a denied column %s".formatted(place), ImmutableList.of("6"), COUNT).under(where("{not: {column: author_id, equals: 0}}")),
                        refused("C07", "comments of a hidden record, where they are denied", "SELECT issue_number, author FROM {children} WHERE {owner} = {owner-value} AND {key} = {visible-key} AND issue_number = 3").under(denied("tables: [issue_comments]")).saying("Access Denied: Cannot select from table {catalog}.{schema}.{children}"),
                        refused("C07", "count of hidden records, where it is denied", "SELECT open_issues_count FROM {parents} WHERE {owner} = {owner-value} AND {key} = {visible-key}").under(denied("tables: [repositories], columns: [open_issues_count]")).saying("Access Denied: Cannot select from table {catalog}.{schema}.{parents}"))
                .map(attack -> attack.needing(needs));
    }

    private Stream<Attack> denialsOfJira()
    {
        return Stream.of(
                        shows("C06", "filter over a denied column %s".formatted(place), ImmutableList.of("7"), COUNT).under(where("{not: {column: watchers_count, equals: 1}}")),
                        refused("C07", "comments of a hidden issue, where they are denied", "SELECT id, author FROM {comments} WHERE issue_key = 'ROCKET-3'").under(denied("tables: [issue_comments]")).saying("Access Denied: Cannot select from table {catalog}.{schema}.{comments}"))
                .map(attack -> attack.needing(needs));
    }

    private String masked(String masked, String mask)
    {
        return Fixture.masked(policy, "issues", masked, mask);
    }

    private String where(String condition)
    {
        return policy.replace("{column: %s, in: {attribute: %s}}".formatted(column, attribute), condition);
    }

    private String withNames(String names)
    {
        return policy.replace("%s: [%s]".formatted(attribute, name), "%s: %s".formatted(attribute, names));
    }

    /**
     * As an operator denies what tells of hidden records in other tables.
     */
    private String denied(String resources)
    {
        return policy + "\n  - name: tells-of-others\n    subjects: {roles: [analyst]}\n    resources: {%s}\n    effect: deny\n".formatted(resources);
    }

    /**
     * With nobody's name among it: no rows.
     */
    private Attack names(String variant, String names)
    {
        return shows("R27", "%s %s".formatted(variant, place), ImmutableList.of("0"), COUNT).under(withNames(names));
    }

    private Attack rows(String variant, String condition, String number)
    {
        return shows("R28", "%s %s".formatted(variant, place), ImmutableList.of(number), COUNT).under(where("{%s}".formatted(condition)));
    }

    private Attack broken(String variant, String yaml)
    {
        return refused("R29", "%s %s".formatted(variant, place), COUNT).under(yaml);
    }
}

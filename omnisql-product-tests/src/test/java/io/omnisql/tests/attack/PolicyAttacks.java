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

import static io.omnisql.tests.attack.Attack.refused;
import static io.omnisql.tests.attack.Attack.same;
import static io.omnisql.tests.attack.Attack.shows;

/**
 * Ways to hidden rows through time, names, and policies that are other than they should be.
 */
final class PolicyAttacks
{
    private static final String POLICY = Fixture.text("policy.yaml");
    private static final String TENANTS = "tenants: [t1]";
    private static final String NO_ROWS = with("tenants: []");
    private static final String COUNT = "SELECT count(*) FROM {emp} WHERE {rate} >= 0";

    static final List<Attack> ATTACKS = ImmutableList.<Attack>builder()
            .add(
                    same("R24", "prepared", "PREPARE p FROM SELECT * FROM {emp} WHERE {bonus} = ?", "EXECUTE p USING {hidden-number}"),
                    same("R24", "failing parameter", "PREPARE p FROM SELECT count(*) FROM {emp} WHERE 1 / ({bonus} - ?) > -5", "EXECUTE p USING {hidden-number}"),
                    same("R24", "EXECUTE IMMEDIATE", "EXECUTE IMMEDIATE 'SELECT count(*) FROM {emp} WHERE {bonus} <> ?' USING 0"),
                    same("R24", "DESCRIBE OUTPUT", "PREPARE p FROM SELECT * FROM {emp}", "DESCRIBE OUTPUT p").needing("salary"),
                    refused("R24", "DESCRIBE OUTPUT of what is denied", "PREPARE p FROM SELECT * FROM {secret}", "DESCRIBE OUTPUT p"),
                    refused("R24", "DESCRIBE INPUT of what is denied", "PREPARE p FROM SELECT * FROM {secret} WHERE id = ?", "DESCRIBE INPUT p"),
                    shows("R24", "policy changes in between", ImmutableList.of("0"), "PREPARE p FROM " + COUNT).thenPolicy(NO_ROWS).then("alice", "EXECUTE p"),

                    same("R25", "transaction", "START TRANSACTION READ ONLY", COUNT, "COMMIT"),
                    shows("R25", "revoked in a transaction", ImmutableList.of("0"), "START TRANSACTION READ ONLY", COUNT).thenPolicy(NO_ROWS).then("alice", COUNT),
                    same("R25", "the table twice", "SELECT (SELECT count(*) FROM {emp}), (SELECT count(*) FROM {emp} WHERE {bonus} = {hidden-number})"),
                    refused("R25", "isolation of what is denied", "START TRANSACTION ISOLATION LEVEL READ UNCOMMITTED", "SELECT * FROM {secret}"),

                    refused("R26", "another user", "SELECT * FROM {emp}").claiming(ClientClaims.as("steward")),
                    refused("R26", "another user without tables", "SELECT 1").claiming(ClientClaims.as("bob")),
                    refused("R26", "SET SESSION AUTHORIZATION", "SET SESSION AUTHORIZATION steward"),
                    same("R26", "role of a catalog", COUNT).claiming(ClientClaims.role("acme", "admin")),
                    same("R26", "credential", COUNT).claiming(ClientClaims.credential("omnisql.user", "steward")),
                    same("R26", "tag", COUNT).claiming(ClientClaims.tagged("tenant:globex", "steward")),
                    refused("R26", "no grants", "SELECT * FROM {emp}").by("mallory"),
                    refused("R26", "another tenant", "SELECT * FROM {emp}").by("carol"),
                    refused("R26", "another case", "SELECT 1").by("ALICE"),
                    refused("R26", "an address", "SELECT 1").by("alice@acme"),
                    refused("R26", "nobody", "SELECT 1").by("stranger"),
                    refused("R26", "who evaluates filters", "SELECT 1").by("omnisql-policy"),

                    attribute("quote", "tenants: [\"t1' OR '1'='1\"]"),
                    attribute("quote and comment", "tenants: [\"t1' OR 1=1 --\"]"),
                    attribute("quote that fits", "tenants: [\"' OR '\"]"),
                    attribute("backslash", "tenants: ['\\']"),
                    attribute("curly quote", "tenants: [\"\u2019t2\u2019\"]"),
                    attribute("empty list", "tenants: []"),
                    attribute("no attribute", "others: [t1]"),
                    attribute("blank", "tenants: [\"\"]"),
                    attribute("blanks around", "tenants: [\" t1\", \"t1 \"]"),
                    attribute("upper case", "tenants: [T1]"),
                    attribute("wildcard", "tenants: [\"%\", \"t_\", \"*\"]"),
                    attribute("long", "tenants: [\"%s\"]".formatted("t1".repeat(5000))),

                    rows("equality of nothing", "not: {column: tenant, in: {attribute: nobody}}", ImmutableList.of("0")),
                    rows("negation leaves null out", "not: {column: tenant, equals: t2}", ImmutableList.of("3")),
                    rows("null asked for", "column: tenant, is-null: true", ImmutableList.of("1")),
                    rows("either way", "or: [{column: tenant, equals: t1}, {not: {column: tenant, equals: t1}}]", ImmutableList.of("5")),

                    broken("no text", ""),
                    broken("no YAML", "version: [1"),
                    broken("nothing in it", "{}"),
                    broken("another version", POLICY.replace("version: 1", "version: 2")),
                    broken("a word that is not known", POLICY.replace("effect: rows", "effect: filter")),
                    broken("a column that is not there", POLICY.replace("{column: tenant, in", "{column: tenent, in")),
                    broken("a condition that is not known", POLICY.replace("where: {column: tenant, in:", "where: {column: tenant, like:")),
                    broken("a filter in SQL", POLICY.replace("where: all-rows", "where: tenant = 't1' OR true")),
                    broken("a user of two tenants", POLICY.replace("mallory: {tenant: acme}", "mallory: {tenant: [acme, globex]}")),
                    broken("a catalog of two tenants", POLICY.replace("globex: {catalogs: [globex]}", "globex: {catalogs: [globex, acme]}")))
            .build();

    /**
     * With nobody's tenant among it: no rows.
     */
    private static Attack attribute(String variant, String attribute)
    {
        return shows("R27", variant, ImmutableList.of("0"), COUNT).under(with(attribute));
    }

    private static String with(String attribute)
    {
        return POLICY.replace(TENANTS, attribute);
    }

    private static Attack rows(String variant, String condition, List<String> rows)
    {
        return shows("R28", variant, rows, COUNT).under(POLICY.replace("{column: tenant, in: {attribute: tenants}}", "{%s}".formatted(condition)));
    }

    private static Attack broken(String variant, String policy)
    {
        return refused("R29", variant, COUNT).under(policy);
    }

    private PolicyAttacks() {}
}

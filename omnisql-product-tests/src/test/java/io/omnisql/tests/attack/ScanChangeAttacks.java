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

import java.util.List;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.tests.attack.Attack.refused;
import static io.omnisql.tests.attack.Attack.sameUnderPolicy;

/**
 * Ways by changing something of a source, none of which it lets change as of now: access control has to refuse before the connector does.
 */
final class ScanChangeAttacks
{
    static final List<Attack> ATTACKS = Stream.of(
                    refused("R15", "UPDATE at a source", "UPDATE {emp} SET {note} = {ssn}"),
                    refused("R15", "UPDATE of hidden rows at a source", "UPDATE {emp} SET {note} = 'x' WHERE 1 / ({bonus} - {hidden-number}) > -5"),
                    refused("R15", "MERGE at a source", "MERGE INTO {emp} t USING {other} e ON t.{id} = e.{other-id} WHEN MATCHED THEN UPDATE SET {note} = 'x'"),
                    refused("R15", "DELETE at a source", "DELETE FROM {emp}"),
                    refused("R15", "DELETE of hidden rows at a source", "DELETE FROM {emp} WHERE 1 / ({bonus} - {hidden-number}) > -5"),
                    refused("R15", "INSERT at a source", "INSERT INTO {emp} ({id}, {note}) VALUES (9, 'x')"),
                    refused("R15", "TRUNCATE at a source", "TRUNCATE TABLE {emp}"),
                    refused("R15", "DROP at a source", "DROP TABLE {emp}"),
                    refused("R15", "ADD COLUMN at a source", "ALTER TABLE {emp} ADD COLUMN x bigint"),
                    refused("R15", "DROP COLUMN at a source", "ALTER TABLE {emp} DROP COLUMN {note}"),
                    refused("R15", "SET DATA TYPE at a source", "ALTER TABLE {emp} ALTER COLUMN {bonus} SET DATA TYPE bigint"),
                    refused("R15", "COMMENT at a source", "COMMENT ON TABLE {emp} IS 'x'"),
                    refused("R15", "COMMENT on a column at a source", "COMMENT ON COLUMN {emp}.{note} IS 'x'"),

                    refused("R16", "rename at a source", "ALTER TABLE {emp} RENAME TO mine"),
                    refused("R16", "RENAME COLUMN at a source", "ALTER TABLE {emp} RENAME COLUMN {ssn} TO serial"),
                    refused("R16", "schema's name at a source", "ALTER SCHEMA {catalog}.{schema} RENAME TO mine"),
                    sameUnderPolicy("R16", "former name of a hidden key", "SELECT {id} FROM {emp} WHERE {owner} = {owner-value} AND {key} = {former-key}"),
                    sameUnderPolicy("R16", "former name of a hidden key, itself", "SELECT description FROM {parents} WHERE {owner} = {owner-value} AND {key} = {former-key}"),
                    sameUnderPolicy("R16", "former name of a hidden key among others", "SELECT {id} FROM {emp} WHERE {owner} = {owner-value} AND {key} IN ({former-key}, {visible-key})"),
                    sameUnderPolicy("R16", "former name of a hidden key, and number", "SELECT {note} FROM {emp} WHERE {owner} = {owner-value} AND {key} = {former-key} AND {id} = 1"),

                    refused("R19", "procedure of another tenant's source", "CALL {catalog}.system.flush_cache()").by("carol"),
                    refused("R19", "procedure of a table at a source", "ALTER TABLE {emp} EXECUTE optimize"),

                    refused("R20", "SHOW BRANCHES at a source", "SHOW BRANCHES FROM TABLE {emp}"),
                    refused("R20", "CREATE BRANCH at a source", "CREATE BRANCH other IN TABLE {emp}"),
                    refused("R20", "FAST FORWARD at a source", "ALTER BRANCH audit IN TABLE {emp} FAST FORWARD TO audit"),
                    refused("R20", "DROP BRANCH at a source", "DROP BRANCH audit IN TABLE {emp}"))
            .map(attack -> attack.needing("key"))
            .collect(toImmutableList());

    private ScanChangeAttacks() {}
}

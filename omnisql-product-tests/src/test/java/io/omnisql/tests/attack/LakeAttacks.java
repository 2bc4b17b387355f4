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

/**
 * Ways through what only some connectors have: materialized views, branches, functions that return tables, procedures.
 */
final class LakeAttacks
{
    private static final String VIEW_DENIED = "View owner does not have sufficient privileges";

    static final List<Attack> ATTACKS = ImmutableList.of(
            same("R13", "fresh", "SELECT * FROM {fresh}"),
            same("R13", "condition on a fresh one", "SELECT count(*) FROM {fresh} WHERE 1 / (bonus - {hidden-number}) > -5"),
            refused("R13", "stale", "SELECT * FROM {stale}").saying(VIEW_DENIED),
            refused("R13", "not granted", "SELECT * FROM {lake}.emp_secret"),
            refused("R13", "what is stored", "SELECT * FROM {lake}.emp_stored"),
            refused("R13", "refresh", "REFRESH MATERIALIZED VIEW {stale}"),
            refused("R13", "drop", "DROP MATERIALIZED VIEW {fresh}"),

            refused("R18", "function of a connector", "SELECT * FROM TABLE({lake-catalog}.system.simple_table_function('name'))").saying("Access Denied"),
            refused("R18", "function of a connector, explained", "EXPLAIN SELECT * FROM TABLE({lake-catalog}.system.simple_table_function('name'))"),

            refused("R19", "procedure of a connector", "CALL {lake-catalog}.system.export()"),
            refused("R19", "procedure of a table", "ALTER TABLE {lake}.emp EXECUTE optimize"),

            refused("R20", "version", "SELECT * FROM {lake}.emp FOR VERSION AS OF 'audit'"),
            refused("R20", "condition on a version", "SELECT count(*) FROM {lake}.emp FOR VERSION AS OF 'audit' WHERE 1 / (bonus - {hidden-number}) > -5"),
            refused("R20", "DELETE from a branch", "DELETE FROM {lake}.emp @ audit"),
            refused("R20", "INSERT into a branch", "INSERT INTO {lake}.emp @ audit SELECT * FROM {lake}.emp"),
            refused("R20", "SHOW BRANCHES", "SHOW BRANCHES FROM TABLE {lake}.emp"),
            refused("R20", "CREATE BRANCH", "CREATE BRANCH other IN TABLE {lake}.emp"),
            refused("R20", "FAST FORWARD", "ALTER BRANCH audit IN TABLE {lake}.emp FAST FORWARD TO audit"),
            refused("R20", "DROP BRANCH", "DROP BRANCH audit IN TABLE {lake}.emp"));

    private LakeAttacks() {}
}

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
import static io.omnisql.tests.attack.Attack.shows;

/**
 * Ways to hidden rows by changing something first: the session, views, copies, the table itself.
 */
final class ChangeAttacks
{
    private static final String COPY = "CREATE TABLE {target} AS SELECT * FROM {emp}";
    private static final String[] CLEANUP = {"DROP TABLE IF EXISTS {target}", "DROP TABLE IF EXISTS other_target"};
    private static final String VIEW_DENIED = "View owner does not have sufficient privileges";

    private static final String ON_VIEW = Fixture.text("policy.yaml").replace("tables: [emp, dept, target, emp_fresh]}\n    effect: rows", "tables: [emp_grouped]}\n    effect: rows").replace("tables: [emp, dept, target, emp_fresh, supplier]", "tables: [emp_grouped, supplier]");

    static final List<Attack> ATTACKS = ImmutableList.<Attack>builder()
            .add(
                    refused("R08", "dynamic filters", "SET SESSION enable_dynamic_filtering = false"),
                    refused("R08", "unsafe pushdown", "SET SESSION allow_unsafe_pushdown = true"),
                    refused("R08", "join distribution", "SET SESSION join_distribution_type = 'BROADCAST'"),
                    refused("R08", "join order", "SET SESSION join_reordering_strategy = 'NONE'"),
                    refused("R08", "retries", "SET SESSION retry_policy = 'TASK'"),
                    refused("R08", "EXECUTE IMMEDIATE", "EXECUTE IMMEDIATE 'SET SESSION allow_unsafe_pushdown = true'"),
                    refused("R08", "prepared", "PREPARE p FROM SET SESSION allow_unsafe_pushdown = true", "EXECUTE p"),
                    refused("R08", "header", "SELECT count(*) FROM {emp}").claiming(ClientClaims.property("allow_unsafe_pushdown", "true")),
                    refused("R08", "header, for a query without tables", "SELECT 1").claiming(ClientClaims.property("enable_dynamic_filtering", "false")),
                    refused("R08", "WITH SESSION", "WITH SESSION allow_unsafe_pushdown = true SELECT count(*) FROM {emp}"))

            .add(shows("R09", "filter on a view that groups", ImmutableList.of("3"), "SELECT count(*) FROM {grouped} WHERE 1 / ({bonus} - {hidden-number}) > -5")
                    .under(ON_VIEW)
                    .open("conditions of a query are evaluated below the aggregation of a view, its filter above")
                    .needing("target"))

            .add(
                    refused("R10", "DEFINER view", "SELECT * FROM {definer}").saying(VIEW_DENIED),
                    refused("R10", "count", "SELECT count(*) FROM {definer}").saying(VIEW_DENIED),
                    refused("R10", "no column", "SELECT 1 FROM {definer} LIMIT 1").saying(VIEW_DENIED),
                    refused("R10", "over an INVOKER view", "SELECT * FROM {nested}").saying(VIEW_DENIED),
                    refused("R10", "EXPLAIN", "EXPLAIN SELECT * FROM {definer}").saying(VIEW_DENIED),
                    refused("R10", "statistics", "SHOW STATS FOR {definer}").saying(VIEW_DENIED),
                    refused("R10", "in a subquery", "SELECT (SELECT max({bonus}) FROM {definer})").saying(VIEW_DENIED),
                    refused("R10", "another owner", "ALTER VIEW {definer} SET AUTHORIZATION alice"))

            .add(
                    refused("R12", "view", "CREATE VIEW {scratch}.mine AS SELECT * FROM {emp}").cleanedUpBy("DROP VIEW IF EXISTS {scratch}.mine"),
                    refused("R12", "INVOKER view", "CREATE VIEW {scratch}.mine SECURITY INVOKER AS SELECT * FROM {emp}").cleanedUpBy("DROP VIEW IF EXISTS {scratch}.mine"),
                    refused("R12", "replaced view", "CREATE OR REPLACE VIEW {scratch}.mine AS SELECT * FROM {emp}").cleanedUpBy("DROP VIEW IF EXISTS {scratch}.mine"),
                    refused("R12", "grant", "GRANT SELECT ON {emp} TO USER mallory").needing("target"),
                    refused("R12", "role", "CREATE ROLE mine").needing("target"),
                    refused("R12", "another's view of mine", "SELECT * FROM {invoker}").by("mallory"),
                    refused("R12", "function", "CREATE FUNCTION {scratch}.mine() RETURNS bigint RETURN 1"))

            .add(refused("R13", "create", "CREATE MATERIALIZED VIEW {scratch}.mine AS SELECT * FROM {emp}"))

            .add(
                    refused("R14", "CREATE TABLE AS", "CREATE TABLE {scratch}.mine AS SELECT * FROM {emp}").cleanedUpBy("DROP TABLE IF EXISTS {scratch}.mine"),
                    refused("R14", "CREATE TABLE AS, without rows", "CREATE TABLE {scratch}.mine AS SELECT * FROM {emp} WITH NO DATA").cleanedUpBy("DROP TABLE IF EXISTS {scratch}.mine"),
                    refused("R14", "INSERT", "INSERT INTO other_target SELECT * FROM {emp}").after("CREATE TABLE other_target AS SELECT * FROM {emp}").cleanedUpBy("DROP TABLE IF EXISTS other_target").needing("target"),
                    refused("R14", "an owner's copy", "SELECT * FROM other_target").after("CREATE TABLE other_target AS SELECT * FROM {emp}").cleanedUpBy("DROP TABLE IF EXISTS other_target").needing("target"),
                    refused("R14", "an owner's copy in another schema", "SELECT * FROM {hidden-schema}.emp"),
                    refused("R14", "CREATE TABLE LIKE", "CREATE TABLE {scratch}.mine (LIKE {emp})").cleanedUpBy("DROP TABLE IF EXISTS {scratch}.mine"))

            .add(
                    change("R15", "UPDATE", "UPDATE {target} SET {bonus} = 1"),
                    change("R15", "UPDATE of hidden rows", "UPDATE {target} SET {name} = {ssn} WHERE {bonus} = {hidden-number}"),
                    change("R15", "MERGE", "MERGE INTO {target} t USING {emp} e ON t.{id} = e.{id} WHEN MATCHED THEN UPDATE SET {bonus} = 1"),
                    change("R15", "DELETE", "DELETE FROM {target}"),
                    change("R15", "DELETE of hidden rows", "DELETE FROM {target} WHERE 1 / ({bonus} - {hidden-number}) > -5"),
                    change("R15", "INSERT", "INSERT INTO {target} ({id}, {tenant}) VALUES (9, {visible-tenant})"),
                    change("R15", "INSERT for others", "INSERT INTO {target} ({id}, {tenant}) VALUES (9, {hidden-tenant})"),
                    change("R15", "TRUNCATE", "TRUNCATE TABLE {target}"),
                    change("R15", "DROP", "DROP TABLE {target}"),
                    change("R15", "RENAME", "ALTER TABLE {target} RENAME TO other_target"),
                    change("R15", "RENAME COLUMN", "ALTER TABLE {target} RENAME COLUMN {ssn} TO serial"),
                    change("R15", "ADD COLUMN", "ALTER TABLE {target} ADD COLUMN x bigint"),
                    change("R15", "DROP COLUMN", "ALTER TABLE {target} DROP COLUMN {tenant}"),
                    change("R15", "SET DATA TYPE", "ALTER TABLE {target} ALTER COLUMN {bonus} SET DATA TYPE bigint"),
                    change("R15", "EXECUTE", "ALTER TABLE {target} EXECUTE optimize"),
                    change("R15", "COMMENT", "COMMENT ON TABLE {target} IS 'x'"),
                    change("R15", "COMMENT on a column", "COMMENT ON COLUMN {target}.{ssn} IS 'x'"),
                    change("R15", "EXPLAIN ANALYZE of a change", "EXPLAIN ANALYZE INSERT INTO {target} SELECT * FROM {emp}"))

            .add(
                    refused("R16", "rename", "SELECT * FROM other_target").cleanedUpBy(CLEANUP).after(COPY, "ALTER TABLE {target} RENAME TO other_target"),
                    refused("R16", "same name, without the filter's column", "SELECT {name} FROM {target}").cleanedUpBy(CLEANUP).after("CREATE TABLE {target} AS SELECT {id}, {name} FROM {emp}"),
                    shows("R16", "same name, other type of the filter's column", ImmutableList.of(), "SELECT {name} FROM {target}").cleanedUpBy(CLEANUP).after("CREATE TABLE {target} AS SELECT {id}, {name}, DATE '2026-01-01' {tenant} FROM {emp}"),
                    refused("R16", "same name, a view", "SELECT * FROM {target}").saying(VIEW_DENIED).after("CREATE VIEW {target} AS SELECT * FROM {emp}").cleanedUpBy("DROP VIEW IF EXISTS {target}"),
                    refused("R16", "schema's name", "ALTER SCHEMA scratch RENAME TO mine").after("CREATE SCHEMA scratch").cleanedUpBy("DROP SCHEMA IF EXISTS scratch", "DROP SCHEMA IF EXISTS mine").needing("target"),
                    refused("R16", "view's name", "ALTER VIEW {invoker} RENAME TO mine").cleanedUpBy("DROP VIEW IF EXISTS {invoker}", "DROP VIEW IF EXISTS {scratch}.mine", "CREATE VIEW {invoker} SECURITY INVOKER AS SELECT {id}, {name}, {tenant}, {bonus}, {note}, {ssn} FROM {emp}").needing("target"),
                    refused("R17", "homoglyph", "SELECT * FROM \"\u0435mp\"").after("CREATE TABLE \"\u0435mp\" AS SELECT * FROM {emp} WHERE {rate} >= 0").cleanedUpBy("DROP TABLE IF EXISTS \"\u0435mp\""),
                    refused("R17", "blank behind the name", "SELECT * FROM \"emp \"").after("CREATE TABLE \"emp \" AS SELECT * FROM {emp} WHERE {rate} >= 0").cleanedUpBy("DROP TABLE IF EXISTS \"emp \""),
                    refused("R17", "Turkish i", "SELECT * FROM \"off\u0131ce\"").after("CREATE TABLE \"off\u0131ce\" AS SELECT * FROM {emp} WHERE {rate} >= 0").cleanedUpBy("DROP TABLE IF EXISTS \"off\u0131ce\""))

            .add(
                    refused("R21", "files", "SELECT * FROM {files}"),
                    refused("R21", "count", "SELECT count(*) FROM {files}"),
                    refused("R21", "columns", "DESCRIBE {files}"),
                    refused("R22", "row number", "SELECT max({hidden-column}) FROM {emp}"),
                    refused("R22", "row number in a condition", "SELECT count(*) FROM {emp} WHERE {hidden-column} > 3"))
            .build();

    private static Attack change(String id, String variant, String sql)
    {
        return refused(id, variant, sql).after(COPY).cleanedUpBy(CLEANUP);
    }

    private ChangeAttacks() {}
}

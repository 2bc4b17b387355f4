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

import static io.omnisql.tests.attack.AcceptedLeak.PLAN_TEXT;
import static io.omnisql.tests.attack.AcceptedLeak.PROCESSED_ROWS;
import static io.omnisql.tests.attack.AcceptedLeak.QUERY_IDS;
import static io.omnisql.tests.attack.AcceptedLeak.STATISTICS;
import static io.omnisql.tests.attack.AcceptedLeak.TIME;
import static io.omnisql.tests.attack.Attack.refused;
import static io.omnisql.tests.attack.Attack.same;
import static io.omnisql.tests.attack.Attack.shows;

/**
 * Ways to learn of hidden rows and names from what a server tells beside rows.
 */
final class MetadataAttacks
{
    private static final String OTHERS_QUERY = "SELECT count(*) FROM system.runtime.queries WHERE query LIKE '%canary' || ' of %'";

    static final List<Attack> ATTACKS = ImmutableList.<Attack>builder()
            .add(
                    same("M01", "SHOW STATS", "SHOW STATS FOR {emp}").but(STATISTICS),
                    same("M01", "SHOW STATS of a condition", "SHOW STATS FOR (SELECT {id}, {note} FROM {emp} WHERE {bonus} = {hidden-number})").but(STATISTICS).needing("hidden-column"),
                    same("M01", "estimates", "EXPLAIN SELECT {id} FROM {emp} WHERE {bonus} > 5").but(PLAN_TEXT),
                    same("M01", "EXPLAIN (TYPE IO)", "EXPLAIN (TYPE IO) SELECT {id} FROM {emp} WHERE {tenant} IS NOT NULL").but(PLAN_TEXT),
                    refused("M01", "SHOW STATS of a denied column", "SHOW STATS FOR (SELECT {salary} FROM {emp})"),
                    refused("M01", "SHOW STATS of a denied table", "SHOW STATS FOR {secret}"),

                    same("M02", "EXPLAIN", "EXPLAIN SELECT * FROM {emp} WHERE {ssn} > '1'").but(PLAN_TEXT),
                    same("M02", "EXPLAIN in JSON", "EXPLAIN (FORMAT JSON) SELECT * FROM {emp}").but(PLAN_TEXT),
                    same("M02", "EXPLAIN of a plan that is not distributed", "EXPLAIN (TYPE LOGICAL, FORMAT GRAPHVIZ) SELECT * FROM {emp}").but(PLAN_TEXT),
                    same("M02", "EXPLAIN ANALYZE", "EXPLAIN ANALYZE SELECT * FROM {emp}").but(PLAN_TEXT),
                    same("M02", "EXPLAIN ANALYZE VERBOSE", "EXPLAIN ANALYZE VERBOSE SELECT count(*) FROM {emp} e JOIN {other} o ON e.{id} = o.{other-id}").but(PLAN_TEXT),
                    same("M02", "failing EXPLAIN ANALYZE", "EXPLAIN ANALYZE SELECT 1 / ({bonus} - {hidden-number}) FROM {emp}").but(PLAN_TEXT),
                    refused("M02", "EXPLAIN of a denied table", "EXPLAIN SELECT * FROM {secret}"),
                    refused("M02", "EXPLAIN (TYPE IO) of a denied table", "EXPLAIN (TYPE IO) SELECT * FROM {secret}"),
                    refused("M02", "EXPLAIN (TYPE VALIDATE) of a denied column", "EXPLAIN (TYPE VALIDATE) SELECT {salary} FROM {emp}"),

                    same("M03", "processed rows", "SELECT count(*) FROM {emp} WHERE {note} <> ''").but(PROCESSED_ROWS),
                    same("M03", "processed rows of a condition", "SELECT count(*) FROM {emp} WHERE {bonus} = {hidden-number}").but(PROCESSED_ROWS))

            .add(
                    shows("M04", "others' text", ImmutableList.of("0"), OTHERS_QUERY).preceded("bob", "SELECT 'canary of bob'"),
                    shows("M04", "the owners' text", ImmutableList.of("0"), OTHERS_QUERY).after("SELECT 'canary of steward'"),
                    shows("M04", "another tenant's text", ImmutableList.of("0"), OTHERS_QUERY).preceded("carol", "SELECT 'canary of carol'"),
                    shows("M04", "users", ImmutableList.of("'alice'"), "SELECT DISTINCT \"user\" FROM system.runtime.queries").preceded("bob", "SELECT 1"),
                    refused("M04", "tasks", "SELECT * FROM system.runtime.tasks"),
                    refused("M04", "transactions", "SELECT * FROM system.runtime.transactions"),
                    refused("M04", "nodes", "SELECT * FROM system.runtime.nodes"),
                    refused("M04", "optimizer's rules", "SELECT * FROM system.runtime.optimizer_rule_stats"))

            .add(
                    same("M05", "SHOW CATALOGS", "SHOW CATALOGS"),
                    same("M05", "SHOW SCHEMAS", "SHOW SCHEMAS FROM {catalog}").needing("schemas"),
                    same("M05", "SHOW TABLES", "SHOW TABLES FROM {catalog}.{schema}"),
                    same("M05", "SHOW TABLES LIKE", "SHOW TABLES FROM {catalog}.{schema} LIKE 'secret%'").needing("dept"),
                    same("M05", "tables", "SELECT table_schema, table_name, table_type FROM information_schema.tables WHERE table_schema <> 'information_schema'"),
                    refused("M05", "views", "SELECT table_name, view_definition FROM information_schema.views"),
                    same("M05", "schemata", "SELECT schema_name FROM information_schema.schemata").needing("schemas"),
                    same("M05", "columns", "SELECT table_schema, table_name, column_name FROM information_schema.columns WHERE table_schema <> 'information_schema'"),
                    same("M05", "column of one denied table", "SELECT count(*) FROM {catalog}.information_schema.columns WHERE table_schema = '{schema}' AND table_name = 'secret'").needing("dept"),
                    same("M05", "jdbc catalogs", "SELECT table_cat FROM system.jdbc.catalogs"),
                    same("M05", "jdbc schemas", "SELECT table_catalog, table_schem FROM system.jdbc.schemas WHERE table_catalog <> 'system'"),
                    same("M05", "jdbc tables", "SELECT table_cat, table_schem, table_name, table_type FROM system.jdbc.tables WHERE table_cat <> 'system' AND table_schem <> 'information_schema'"),
                    same("M05", "jdbc columns", "SELECT table_cat, table_schem, table_name, column_name FROM system.jdbc.columns WHERE table_cat <> 'system' AND table_schem <> 'information_schema'"),
                    same("M05", "comments", "SELECT catalog_name, schema_name, table_name, comment FROM system.metadata.table_comments WHERE catalog_name <> 'system' AND schema_name <> 'information_schema'"),
                    same("M05", "comment of a denied table", "SELECT comment FROM system.metadata.table_comments WHERE catalog_name = '{catalog}' AND schema_name = '{schema}' AND table_name = 'secret'").needing("dept"),
                    same("M05", "catalogs", "SELECT catalog_name FROM system.metadata.catalogs"),
                    refused("M05", "properties of tables", "SELECT * FROM system.metadata.table_properties"),
                    refused("M05", "materialized views", "SELECT * FROM system.metadata.materialized_views"),
                    refused("M05", "table of another tenant", "SELECT * FROM globex.default.emp"),
                    same("M05", "catalog's name that is guessed", "SELECT * FROM globex.default.emp").open("a denied catalog is told from one that is not there"),
                    refused("M05", "schemas of another tenant", "SHOW SCHEMAS FROM globex"),
                    refused("M05", "tables of another tenant", "SELECT * FROM globex.information_schema.tables"),
                    refused("M05", "USE of another tenant", "USE globex.default"),
                    refused("M05", "schema of a denied table", "SHOW TABLES FROM {hidden-schema}"),
                    refused("M05", "columns of a denied table", "SHOW COLUMNS FROM {secret}"),
                    same("M05", "table's name that is guessed", "SELECT * FROM {secret}").open("a denied table is told from one that is not there"),
                    refused("M05", "denied table", "SELECT * FROM {secret}"),
                    refused("M05", "SHOW CREATE TABLE", "SHOW CREATE TABLE {secret}"),
                    refused("M05", "SHOW CREATE SCHEMA", "SHOW CREATE SCHEMA {schema}"),
                    refused("M05", "SHOW ROLES", "SHOW ROLES"),
                    refused("M05", "SHOW FUNCTIONS", "SHOW FUNCTIONS FROM {catalog}.{schema}"),
                    refused("M05", "functions of masks", "SELECT omnisql.mask.keyed_text('acme', 'x')"),
                    refused("M05", "CREATE CATALOG", "CREATE CATALOG mine USING memory").cleanedUpBy("DROP CATALOG IF EXISTS mine"),
                    refused("M05", "DROP CATALOG", "DROP CATALOG mine").after("CREATE CATALOG mine USING memory").cleanedUpBy("DROP CATALOG IF EXISTS mine"))

            .add(
                    same("M06", "LIMIT 1", "SELECT count(*) FROM (SELECT 1 FROM {emp} WHERE {bonus} = {hidden-number} LIMIT 1)").but(TIME),
                    same("M06", "EXISTS", "SELECT EXISTS (SELECT 1 FROM {emp} WHERE {bonus} = {hidden-number})").but(TIME),
                    same("M06", "much to do for a hidden row", "SELECT count(*) FROM {emp}, UNNEST(sequence(1, IF({bonus} = {hidden-number}, 10000, 1))) t (x)").but(TIME),
                    same("M06", "limit of what is scanned", "SELECT count(*) FROM {emp}").claiming(ClientClaims.property("query_max_scan_physical_bytes", "1kB")).but(TIME),
                    same("M06", "limit of time", "SELECT count(*) FROM {emp}").claiming(ClientClaims.property("query_max_run_time", "1m")).but(TIME),
                    same("M06", "limit of memory", "SELECT cardinality(array_agg(repeat('x', IF({bonus} = {hidden-number}, 10000, 1)))) FROM {emp}").but(TIME),

                    same("M08", "value in a message", "SELECT CAST({name} AS integer) FROM {emp} WHERE {id} <> {visible-id} AND {bonus} = {hidden-number}"),
                    same("M08", "fail", "SELECT fail(CAST(max({note}) AS varchar)) FROM {emp}"),
                    same("M10", "warnings", "SELECT * FROM (SELECT {id}, {name} FROM {emp} ORDER BY {id}) LIMIT 1000").but(QUERY_IDS),
                    shows("M10", "ids of others' queries", ImmutableList.of("0"), "SELECT count(*) FROM system.runtime.queries WHERE \"user\" <> 'alice'").preceded("bob", "SELECT 1").but(QUERY_IDS))
            .build();

    private MetadataAttacks() {}
}

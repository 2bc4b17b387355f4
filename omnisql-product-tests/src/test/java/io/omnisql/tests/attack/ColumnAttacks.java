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

import static io.omnisql.tests.attack.AcceptedLeak.STATISTICS;
import static io.omnisql.tests.attack.Attack.refused;
import static io.omnisql.tests.attack.Attack.same;
import static io.omnisql.tests.attack.Attack.shows;

/**
 * Ways to hidden columns, and to what masks hide.
 */
final class ColumnAttacks
{
    private static final String POLICY = Fixture.text("policy.yaml");

    static final List<Attack> ATTACKS = ImmutableList.of(
            same("C01", "equality", "SELECT count(*) FROM {emp} WHERE {ssn} = {ssn-value}"),
            same("C01", "length", "SELECT count(*) FROM {emp} WHERE length({ssn}) > 0"),
            same("C01", "LIKE", "SELECT count(*) FROM {emp} WHERE {ssn} LIKE '%1%'"),
            same("C01", "range", "SELECT count(*) FROM {emp} WHERE {ssn} BETWEEN '1' AND '9'"),
            same("C01", "binary search", "SELECT {id} FROM {emp} WHERE {ssn} < '2' ORDER BY {id}"),
            same("C01", "regexp_like", "SELECT count(*) FROM {emp} WHERE regexp_like({ssn}, '^[0-9-]+$')"),
            same("C01", "IN", "SELECT {id} FROM {emp} WHERE {ssn} IN ({ssn-value}, '')"),
            same("C01", "IS NOT NULL", "SELECT count(*) FROM {emp} WHERE {ssn} IS NOT NULL"),
            same("C01", "failing cast", "SELECT count(*) FROM {emp} WHERE CAST({ssn} AS bigint) > 0"),
            same("C01", "failing cast of IF", "SELECT count(*) FROM {emp} WHERE CAST(IF({ssn} LIKE '%1%', {ssn}, '1') AS bigint) > 0"),
            same("C01", "failing cast in the projection", "SELECT CAST({ssn} AS bigint) FROM {emp}"),
            same("C01", "concatenation", "SELECT count(*) FROM {emp} WHERE coalesce({ssn} || '!', '') LIKE '%1%'"),
            same("C01", "hashed value", "SELECT {id} FROM {emp} WHERE {email} = 'ann@acme' OR {email} LIKE '%acme'"),
            same("C01", "truncated date", "SELECT {id} FROM {emp} WHERE {born} = DATE '1980-05-17' OR month({born}) > 1"),
            same("C01", "member of a row", "SELECT {id} FROM {emp} WHERE {address}.city = 'Bern'"),

            same("C02", "values", "SELECT {id}, {ssn} FROM {emp}"),
            same("C02", "join", "SELECT count(*) FROM {emp} e JOIN (VALUES {ssn-value}) v (x) ON e.{ssn} = v.x"),
            same("C02", "left join", "SELECT e.{id}, v.x FROM {emp} e LEFT JOIN (VALUES {ssn-value}) v (x) ON e.{ssn} = v.x"),
            same("C02", "semi join", "SELECT count(*) FROM {emp} WHERE {ssn} IN (SELECT {ssn} FROM {emp})"),
            same("C02", "GROUP BY", "SELECT {ssn}, count(*) FROM {emp} GROUP BY {ssn}"),
            same("C02", "GROUP BY alone", "SELECT count(*) FROM {emp} GROUP BY {ssn}"),
            same("C02", "ORDER BY", "SELECT {id} FROM {emp} ORDER BY {ssn} DESC, {id}"),
            same("C02", "top-N", "SELECT {id} FROM {emp} ORDER BY {ssn}, {id} DESC LIMIT 2"),
            same("C02", "DISTINCT", "SELECT DISTINCT {ssn} FROM {emp}"),
            same("C02", "count DISTINCT", "SELECT count(DISTINCT {ssn}), count({ssn}), approx_distinct({ssn}) FROM {emp}"),
            same("C02", "extremes", "SELECT min({ssn}), max({ssn}), min_by({id}, {ssn}), max_by({ssn}, {id}) FROM {emp}"),
            same("C02", "window", "SELECT {id}, row_number() OVER (ORDER BY {ssn} DESC, {id}), first_value({ssn}) OVER (ORDER BY {id}) FROM {emp}"),
            same("C02", "window of parts", "SELECT {id}, count(*) OVER (PARTITION BY {ssn}) FROM {emp}"),
            same("C02", "array_agg", "SELECT array_agg({id} ORDER BY {ssn} DESC, {id}), array_agg({ssn} ORDER BY {id}) FROM {emp}"),
            same("C02", "listagg", "SELECT listagg({ssn}, ',') WITHIN GROUP (ORDER BY {ssn}) FROM {emp}"),
            same("C02", "UNION", "SELECT {ssn} FROM {emp} UNION SELECT {ssn} FROM {emp}"),
            same("C02", "INTERSECT", "SELECT {ssn} FROM {emp} INTERSECT VALUES {ssn-value}"),
            same("C02", "hashes", "SELECT {email}, count(*) FROM {emp} GROUP BY {email}"),
            same("C02", "join of hashes", "SELECT count(*) FROM {emp} a JOIN {emp} b ON a.{email} = b.{email}"),
            same("C02", "order of dates", "SELECT {id} FROM {emp} ORDER BY {born}, {id} DESC"),
            same("C02", "dates", "SELECT {born}, count(*) FROM {emp} GROUP BY {born}"),
            same("C02", "UNNEST", "SELECT x FROM {emp} CROSS JOIN UNNEST(ARRAY[{ssn}]) t (x)"),
            same("C02", "lambda", "SELECT transform(ARRAY[{id}], x -> {ssn}) FROM {emp}"),

            same("C03", "types", "SELECT typeof({ssn}), count(*) FROM {emp} GROUP BY 1"),
            same("C03", "all types", "SELECT typeof({email}), typeof({born}), typeof({address}), typeof({payload}), count(*) FROM {emp} GROUP BY 1, 2, 3, 4"),
            same("C03", "types of a statement", "SELECT {ssn}, {email}, {born}, {address}, {payload} FROM {emp}"),
            refused("C04", "bucket of zero", "SELECT {amount} FROM {emp}").under(POLICY.replace("mask: nullify", "mask: {bucket: 0}")),
            refused("C04", "mask in SQL", "SELECT {amount} FROM {emp}").under(POLICY.replace("mask: nullify", "mask: CAST(ssn AS integer)")),
            shows("C04", "short texts", ImmutableList.of("'***', NULL"), "SELECT {name}, {born} FROM {emp} WHERE {id} = 6").under(masked("name", "{partial: {first: 2, last: 2}}")),
            shows("C04", "mask that the type cannot have", ImmutableList.of("NULL"), "SELECT max({rate}) FROM {emp}").under(masked("rate", "hash")),
            shows("C04", "two masks", ImmutableList.of("NULL"), "SELECT max({name}) FROM {emp}").under(masked("name", "{constant: x}").replace("columns: [email]", "columns: [email, name]")).needing("dept"),
            same("C05", "statistics of a masked column", "SHOW STATS FOR (SELECT {ssn} FROM {emp})").but(STATISTICS),
            same("C05", "statistics of a condition", "SHOW STATS FOR (SELECT {id} FROM {emp} WHERE {ssn} > '2')").but(STATISTICS).needing("hidden-column"),
            shows("C05", "bucketed extremes", ImmutableList.of("0, 0"), "SELECT min({bonus}), max({bonus}) FROM {emp}").under(masked("bonus", "{bucket: 100}")).needing("dept"),
            shows("C06", "filter over a masked column", ImmutableList.of("'ann', NULL"), "SELECT {name}, {ssn} FROM {emp}").under(POLICY.replace("{column: tenant, in: {attribute: tenants}}", "{column: ssn, equals: 111-11-1111}").replace("tables: [emp, dept, target, emp_fresh]}\n    effect: rows", "tables: [emp]}\n    effect: rows")).needing("dept"),
            shows("C06", "filter over a denied column", ImmutableList.of("'ann'"), "SELECT {name} FROM {emp}").under(POLICY.replace("{column: tenant, in: {attribute: tenants}}", "{column: salary, equals: 1001}")).needing("dept"),

            same("C07", "member of a row", "SELECT {address}.city, {address}.street FROM {emp}"),
            same("C07", "member by number", "SELECT {address}[1] FROM {emp}"),
            same("C07", "row as JSON", "SELECT CAST({address} AS json) FROM {emp}"),
            same("C07", "json_extract", "SELECT json_extract({payload}, '$.user.email'), json_extract_scalar({payload}, '$[0]') FROM {emp}"),
            same("C07", "json_query", "SELECT json_query(json_format({payload}), 'lax $.user.email') FROM {emp}"),
            same("C07", "json_exists", "SELECT {id} FROM {emp} WHERE json_exists(json_format({payload}), 'lax $.user.email')"),
            same("C07", "json_format", "SELECT json_format({payload}), json_size({payload}, '$') FROM {emp}"),
            same("C07", "json as a map", "SELECT TRY_CAST({payload} AS map(varchar, json)) FROM {emp}"),
            same("C08", "alias", "SELECT a.s FROM (SELECT {ssn} AS s FROM {emp}) a WHERE a.s LIKE '%1%'"),
            same("C08", "alias of the table", "SELECT t.b FROM (SELECT {id}, {ssn} FROM {emp}) AS t (a, b)"),
            same("C08", "view's column", "SELECT {id}, {ssn} FROM {invoker} WHERE {ssn} > '1'"),
            same("C08", "WITH", "WITH w (a, b) AS (SELECT {id}, {ssn} FROM {emp}) SELECT max(b) FROM w"),
            same("C08", "USING", "SELECT count({ssn}) FROM {emp} JOIN (SELECT {id}, {ssn} FROM {emp}) USING ({id}, {ssn})"),
            same("C08", "VALUES of it", "SELECT (SELECT s FROM (VALUES e.{ssn}) v (s)) FROM {emp} e"),
            same("C08", "whole row", "SELECT CAST(ROW(e.{id}, e.{ssn}) AS json) FROM {emp} e"),

            same("C09", "all columns", "SELECT * FROM {emp} LIMIT 0"),
            same("C09", "SHOW COLUMNS", "SHOW COLUMNS FROM {emp}"),
            same("C09", "DESCRIBE", "DESCRIBE {emp}"),
            same("C09", "information_schema", "SELECT column_name, ordinal_position, data_type FROM information_schema.columns WHERE table_schema = '{schema}' AND table_name = '{emp}'"),
            same("C09", "information_schema by name", "SELECT count(*) FROM information_schema.columns WHERE table_name = '{emp}' AND column_name = '{salary}'"),
            same("C09", "system.jdbc.columns", "SELECT column_name, ordinal_position, type_name FROM system.jdbc.columns WHERE table_cat = '{catalog}' AND table_schem = '{schema}' AND table_name = '{emp}'"),
            same("C09", "system.jdbc.columns by name", "SELECT count(*) FROM system.jdbc.columns WHERE table_cat = '{catalog}' AND column_name = '{salary}'"),
            refused("C09", "SHOW CREATE TABLE", "SHOW CREATE TABLE {emp}"),
            same("C09", "name that is guessed", "SELECT {salary} FROM {emp}").open("a denied column is told from one that is not there"),
            refused("C09", "its values", "SELECT {salary} FROM {emp}"),
            same("C09", "name that is guessed, excluded", "SELECT * FROM TABLE(exclude_columns(input => TABLE({emp}), columns => DESCRIPTOR({salary})))").needing("dept").open("a denied column is told from one that is not there"),
            refused("C09", "others excluded", "SELECT * FROM TABLE(exclude_columns(input => TABLE({emp}), columns => DESCRIPTOR({name})))"),
            refused("C09", "TABLE", "TABLE {emp}"),
            refused("C09", "in a condition", "SELECT count(*) FROM {emp} WHERE {salary} > 0"),
            refused("C09", "in an order", "SELECT {id} FROM {emp} ORDER BY {salary}"),
            refused("C09", "in an aggregation", "SELECT max_by({id}, {salary}) FROM {emp}"),
            refused("C09", "in a join", "SELECT count(*) FROM {emp} e JOIN {other} o ON e.{salary} = o.{other-id}"),
            refused("C09", "through a subquery", "SELECT (SELECT max({salary}) FROM {emp})"),
            refused("C11", "text of the denial", "SELECT {salary}, {id}, {ssn} FROM {emp}").saying("Access Denied: Cannot select from table {catalog}.{schema}.{emp}"));

    private static String masked(String column, String mask)
    {
        return Fixture.masked(POLICY, "emp", column, mask);
    }

    private ColumnAttacks() {}
}

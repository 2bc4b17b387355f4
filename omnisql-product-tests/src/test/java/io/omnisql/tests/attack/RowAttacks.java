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

import static io.omnisql.tests.attack.Attack.same;

/**
 * Ways to hidden rows in what a query computes.
 */
final class RowAttacks
{
    private static final String DIVISION = "1 / ({bonus} - {hidden-number})";
    private static final String CAST = "CAST(IF({note} LIKE '{hidden-prefix}%', {note}, '1') AS bigint)";

    static final List<Attack> ATTACKS = ImmutableList.of(
            same("R01", "all", "SELECT * FROM {emp}"),
            same("R01", "count", "SELECT count(*) FROM {emp}"),
            same("R01", "TABLE", "TABLE {dept}"),
            same("R01", "EXCEPT", "SELECT {id} FROM {emp} EXCEPT SELECT {visible-id}"),
            same("R01", "INTERSECT", "SELECT {id} FROM {emp} INTERSECT SELECT {hidden-id}"),
            same("R01", "key", "SELECT * FROM {emp} WHERE {id} = {hidden-id}"),
            same("R01", "another tenant", "SELECT count(*) FROM {emp} WHERE {tenant} = {hidden-tenant}"),
            same("R01", "extremes", "SELECT min({id}), max({bonus}), count(DISTINCT {tenant}), approx_distinct({name}) FROM {emp}"),
            same("R01", "checksum", "SELECT checksum({note}), bitwise_xor_agg({id}) FROM {emp}"),

            same("R02", "condition", "SELECT count(*) FROM {emp} WHERE " + DIVISION + " > -5"),
            same("R02", "among others", "SELECT count(*) FROM {emp} WHERE {name} <> '' AND " + DIVISION + " > -5 AND {id} > 0"),
            same("R02", "OR", "SELECT count(*) FROM {emp} WHERE {id} < 0 OR " + DIVISION + " > -5"),
            same("R02", "remainder", "SELECT count(*) FROM {emp} WHERE {bonus} % ({bonus} - {hidden-number}) > -5"),
            same("R02", "decimal", "SELECT count(*) FROM {emp} WHERE DECIMAL '1.0' / ({bonus} - {hidden-number}) > -5"),
            same("R02", "HAVING", "SELECT {tenant} FROM {emp} GROUP BY {tenant}, {bonus} HAVING " + DIVISION + " > -5"),
            same("R02", "grouped below", "SELECT count(*) FROM (SELECT {bonus}, count(*) FROM {emp} GROUP BY {bonus}) WHERE " + DIVISION + " > -5"),
            same("R02", "above LIMIT", "SELECT count(*) FROM (SELECT * FROM {emp} LIMIT 1000) WHERE " + DIVISION + " > -5"),
            same("R02", "above UNION", "SELECT count(*) FROM (SELECT {bonus} FROM {emp} UNION ALL SELECT {other-id} + 100000 FROM {other}) t ({bonus}) WHERE " + DIVISION + " > -5"),

            same("R03", "cast of IF", "SELECT count(*) FROM {emp} WHERE " + CAST + " > 0"),
            same("R03", "CASE", "SELECT count(*) FROM {emp} WHERE CAST(CASE WHEN {bonus} = {hidden-number} THEN {note} ELSE '1' END AS integer) > 0"),
            same("R03", "as date", "SELECT count(*) FROM {emp} WHERE CAST(IF({bonus} = {hidden-number}, {note}, '2026-01-01') AS date) > DATE '1970-01-01'"),
            same("R03", "as boolean", "SELECT count(*) FROM {emp} WHERE CAST(IF({bonus} = {hidden-number}, {name}, 'true') AS boolean)"),
            same("R03", "TRY_CAST", "SELECT count(*) FROM {emp} WHERE TRY_CAST({note} AS integer) IS NULL"),
            same("R03", "TRY", "SELECT count(*) FROM {emp} WHERE TRY(" + DIVISION + ") IS NULL"),
            same("R03", "whole column", "SELECT sum(CAST({note} AS integer)), max({rate}) FROM {emp}"),
            same("R03", "fail", "SELECT count(*) FROM {emp} WHERE {id} > 0 AND CAST(fail(IF({bonus} = {hidden-number}, {name}, NULL)) AS boolean) IS NULL"),

            same("R04", "json_parse", "SELECT count(*) FROM {emp} WHERE json_parse({doc}) IS NOT NULL"),
            same("R04", "json_parse of IF", "SELECT count(*) FROM {emp} WHERE json_parse(IF({bonus} = {hidden-number}, {note}, '1')) IS NOT NULL"),
            same("R04", "json_extract", "SELECT count(*) FROM {emp} WHERE json_extract_scalar({doc}, '$.k') IS NULL"),
            same("R04", "json_value", "SELECT count(*) FROM {emp} WHERE json_value({doc}, 'lax $.k' ERROR ON ERROR) <> ''"),
            same("R04", "date_parse", "SELECT count(*) FROM {emp} WHERE date_parse(IF({bonus} = {hidden-number}, {note}, '2026'), '%Y') IS NOT NULL"),
            same("R04", "from_iso8601_date", "SELECT count(*) FROM {emp} WHERE from_iso8601_date(IF({bonus} = {hidden-number}, {note}, '2026-01-01')) IS NOT NULL"),
            same("R04", "from_base64", "SELECT count(*) FROM {emp} WHERE from_base64(IF({bonus} = {hidden-number}, {note}, 'AAAA')) IS NOT NULL"),
            same("R04", "from_hex", "SELECT count(*) FROM {emp} WHERE from_hex(IF({bonus} = {hidden-number}, {note}, 'AA')) IS NOT NULL"),
            same("R04", "subscript of array", "SELECT count(*) FROM {emp} WHERE {tags}[1] <> ''"),
            same("R04", "subscript", "SELECT count(*) FROM {emp} WHERE ARRAY[1, 2][IF({bonus} = {hidden-number}, 3, 1)] = 1"),
            same("R04", "subscript of map", "SELECT count(*) FROM {emp} WHERE MAP(ARRAY['a'], ARRAY[1])[IF({bonus} = {hidden-number}, 'b', 'a')] = 1"),
            same("R04", "duplicate key", "SELECT count(*) FROM {emp} WHERE MAP(ARRAY[{bonus}, {hidden-number}], ARRAY[1, 2]) IS NOT NULL"),
            same("R04", "regexp_like", "SELECT count(*) FROM {emp} WHERE regexp_like('a', IF({bonus} = {hidden-number}, '(', 'a'))"),
            same("R04", "LIKE with ESCAPE", "SELECT count(*) FROM {emp} WHERE 'a' LIKE 'a' ESCAPE IF({bonus} = {hidden-number}, 'xx', 'x')"),
            same("R04", "chr", "SELECT count(*) FROM {emp} WHERE chr(IF({bonus} = {hidden-number}, -1, 65)) = 'A'"),
            same("R04", "decimal overflow", "SELECT count(*) FROM {emp} WHERE CAST({amount} AS decimal(5, 2)) > 0"),
            same("R04", "tinyint overflow", "SELECT count(*) FROM {emp} WHERE CAST({bonus} AS tinyint) > 0 AND {rate} >= 0"),
            same("R04", "integer overflow", "SELECT count(*) FROM {emp} WHERE {bonus} * 3000000 > 0 AND {rate} >= 0"),
            same("R04", "bigint overflow", "SELECT count(*) FROM {emp} WHERE IF({bonus} = {hidden-number}, 9223372036854775807, 1) + {bonus} > 0"),
            same("R04", "repeat", "SELECT count(*) FROM {emp} WHERE cardinality(repeat('x', IF({bonus} = {hidden-number}, 1000000000, 1))) > 0"),
            same("R04", "sequence", "SELECT count(*) FROM {emp} WHERE cardinality(sequence(1, IF({bonus} = {hidden-number}, 1000000000, 1))) > 0"),
            same("R04", "split_part", "SELECT count(*) FROM {emp} WHERE split_part({name}, 'x', IF({bonus} = {hidden-number}, 0, 1)) <> '!'"),
            same("R04", "time zone", "SELECT count(*) FROM {emp} WHERE at_timezone(TIMESTAMP '2026-01-01 00:00:00 UTC', IF({bonus} = {hidden-number}, {note}, 'UTC')) IS NOT NULL"),
            same("R04", "format", "SELECT count(*) FROM {emp} WHERE format(IF({bonus} = {hidden-number}, '%q', '%s'), 1) = '1'"),
            same("R04", "date_trunc", "SELECT count(*) FROM {emp} WHERE date_trunc(IF({bonus} = {hidden-number}, {note}, 'day'), TIMESTAMP '2026-01-01 00:00:00') IS NOT NULL"),
            same("R04", "to_base", "SELECT count(*) FROM {emp} WHERE to_base(10, IF({bonus} = {hidden-number}, 1, 2)) = '1010'"),

            same("R05", "projection", "SELECT " + DIVISION + " FROM {emp}"),
            same("R05", "projection of cast", "SELECT " + CAST + " FROM {emp}"),
            same("R05", "sum", "SELECT sum(" + DIVISION + ") FROM {emp}"),
            same("R05", "FILTER", "SELECT count(*) FILTER (WHERE " + DIVISION + " > -5) FROM {emp}"),
            same("R05", "GROUP BY", "SELECT count(*) FROM {emp} GROUP BY " + DIVISION),
            same("R05", "ORDER BY", "SELECT {name} FROM {emp} ORDER BY " + DIVISION + ", {id}"),
            same("R05", "top-N", "SELECT {name} FROM {emp} ORDER BY " + DIVISION + ", {id} LIMIT 2"),
            same("R05", "max_by", "SELECT max_by({name}, {bonus} + " + DIVISION + "), max_by({name}, {bonus}), min_by({name}, {id}) FROM {emp}"),
            same("R05", "array_agg", "SELECT array_agg({name} ORDER BY {bonus} DESC) FROM {emp}"),
            same("R05", "listagg", "SELECT listagg({name}, ',') WITHIN GROUP (ORDER BY {bonus}) FROM {emp}"),
            same("R05", "histogram", "SELECT histogram({tenant}), map_agg({id}, {name}) FROM {emp}"),
            same("R05", "reduce_agg", "SELECT reduce_agg(CAST({bonus} AS bigint), BIGINT '0', (s, x) -> s + 1 / (x - {hidden-number}), (s, t) -> s + t) FROM {emp}"),
            same("R05", "UNNEST", "SELECT count(*) FROM {emp} CROSS JOIN UNNEST(ARRAY[" + DIVISION + "]) t (x)"),
            same("R05", "UNNEST of a column", "SELECT x, count(*) FROM {emp} LEFT JOIN UNNEST({tags}) t (x) ON true GROUP BY x"),
            same("R05", "any_match", "SELECT count(*) FROM {emp} WHERE any_match(ARRAY[{bonus}], x -> 1 / (x - {hidden-number}) > -5)"),
            same("R05", "transform", "SELECT transform(ARRAY[{bonus}], x -> 1 / (x - {hidden-number})) FROM {emp}"),
            same("R05", "captured", "SELECT filter(ARRAY[1], x -> x / ({bonus} - {hidden-number}) > -5) FROM {emp}"),
            same("R05", "window", "SELECT {id}, sum({bonus}) OVER (ORDER BY {id}), lag({name}) OVER (ORDER BY {id}), count(*) OVER () FROM {emp}"),
            same("R05", "window of a division", "SELECT {id}, rank() OVER (ORDER BY " + DIVISION + ") FROM {emp}"),
            same("R05", "ranked", "SELECT * FROM (SELECT {id}, row_number() OVER (PARTITION BY {tenant} ORDER BY {bonus} DESC) r FROM {emp}) WHERE r = 1"),
            same("R05", "window below condition", "SELECT count(*) FROM (SELECT {bonus}, row_number() OVER (PARTITION BY {bonus} ORDER BY {id}) r FROM {emp}) WHERE " + DIVISION + " > -5"),
            same("R05", "inline function", "WITH FUNCTION reciprocal(x bigint) RETURNS bigint RETURN 1 / (x - {hidden-number}) SELECT count(*) FROM {emp} WHERE reciprocal({bonus}) > -5"));

    private RowAttacks() {}
}

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
 * Ways to hidden rows through other tables, subqueries, and what a query is made of.
 */
final class JoinAttacks
{
    private static final String CAST = "CAST(IF(e.{note} LIKE '{hidden-prefix}%', e.{note}, '1') AS bigint)";

    static final List<Attack> ATTACKS = ImmutableList.of(
            same("R06", "inner join", "SELECT count(*) FROM {emp} e JOIN {other} o ON " + CAST + " = o.{other-id}"),
            same("R06", "left join", "SELECT count(*) FROM {emp} e LEFT JOIN {other} o ON " + CAST + " = o.{other-id}"),
            same("R06", "left join to values", "SELECT count(*) FROM {emp} e LEFT JOIN (VALUES 1) v (x) ON " + CAST + " = v.x"),
            same("R06", "right join", "SELECT count(*) FROM {emp} e RIGHT JOIN {other} o ON " + CAST + " = o.{other-id}"),
            same("R06", "full join", "SELECT count(*) FROM {emp} e FULL JOIN {other} o ON " + CAST + " = o.{other-id}"),
            same("R06", "inequality", "SELECT count(*) FROM {emp} e JOIN {other} o ON 1 / (e.{bonus} - {hidden-number}) < o.{other-id}"),
            same("R06", "left join on one side", "SELECT count(*) FROM {other} o LEFT JOIN {emp} e ON o.{other-id} = e.{id} AND 1 / (e.{bonus} - {hidden-number}) > -5"),
            same("R06", "semi join", "SELECT count(*) FROM {emp} e WHERE " + CAST + " IN (SELECT {other-id} FROM {other})"),
            same("R06", "anti join", "SELECT count(*) FROM {emp} e WHERE " + CAST + " NOT IN (SELECT {other-id} FROM {other})"),
            same("R06", "EXISTS", "SELECT count(*) FROM {emp} e WHERE EXISTS (SELECT 1 FROM {other} o WHERE o.{other-id} = " + CAST + ")"),
            same("R06", "NOT EXISTS", "SELECT count(*) FROM {emp} e WHERE NOT EXISTS (SELECT 1 FROM {other} o WHERE o.{other-id} = " + CAST + ")"),
            same("R06", "cross join", "SELECT count(*) FROM {emp} e CROSS JOIN {other} o WHERE 1 / (e.{bonus} - {hidden-number}) > -5 AND o.{other-id} > 0"),
            same("R06", "self join", "SELECT count(*) FROM {emp} e JOIN {emp} f ON e.{id} = f.{id} AND 1 / (f.{bonus} - {hidden-number}) > -5"),
            same("R06", "two protected tables", "SELECT e.{name}, d.title FROM {emp} e JOIN {dept} d ON e.{tenant} = d.tenant"),
            same("R06", "protected tables apart", "SELECT count(*) FROM {emp} e LEFT JOIN {dept} d ON e.{tenant} = d.tenant AND CAST(IF(d.title LIKE 'TOP%', d.title, '1') AS integer) > 0"),
            same("R06", "LATERAL", "SELECT count(*) FROM {other} o CROSS JOIN LATERAL (SELECT 1 / (e.{bonus} - {hidden-number}) x FROM {emp} e WHERE e.{id} >= o.{other-id}) t WHERE x > -5"),
            same("R06", "then a condition", "SELECT count(*) FROM {emp} e JOIN {other} o ON e.{id} >= o.{other-id} WHERE 1 / (e.{bonus} - {hidden-number}) > -5"),

            same("R07", "scalar subquery", "SELECT (SELECT x FROM (VALUES {hidden-number}, {hidden-number}) v (x) WHERE x = e.{bonus}) FROM {emp} e"),
            same("R07", "in a condition", "SELECT count(*) FROM {emp} e WHERE (SELECT x FROM (VALUES {hidden-number}, {hidden-number}) v (x) WHERE x = e.{bonus}) IS NULL"),
            same("R07", "of the table", "SELECT (SELECT {name} FROM {emp} WHERE {id} = {hidden-id})"),
            same("R07", "many rows", "SELECT (SELECT {name} FROM {emp} WHERE {id} = {hidden-id} OR {id} = {visible-id})"),
            same("R07", "ALL", "SELECT count(*) FROM {other} WHERE {other-id} <> ALL (SELECT {bonus} FROM {emp})"),
            same("R07", "ANY", "SELECT count(*) FROM {emp} WHERE {bonus} = ANY (SELECT {bonus} FROM {emp} WHERE {bonus} = {hidden-number})"),

            same("R11", "INVOKER view", "SELECT * FROM {invoker}"),
            same("R11", "condition on the view", "SELECT count(*) FROM {invoker} WHERE 1 / ({bonus} - {hidden-number}) > -5"),
            same("R11", "aggregation in the view", "SELECT * FROM {grouped} WHERE 1 / ({bonus} - {hidden-number}) > -5"),
            same("R11", "view and table", "SELECT count(*) FROM {invoker} v JOIN {emp} e ON v.{id} = e.{id}"),
            same("R11", "WITH", "WITH w AS (SELECT * FROM {emp}) SELECT count(*) FROM w a, w b WHERE 1 / (a.{bonus} - {hidden-number}) > b.{id} - 1000000"),
            same("R11", "WITH of the table's name", "WITH {emp} AS (SELECT * FROM {emp}) SELECT * FROM {emp}"),
            same("R11", "inline view", "SELECT count(*) FROM (SELECT {bonus} b FROM {emp}) WHERE 1 / (b - {hidden-number}) > -5"),
            same("R11", "WITH RECURSIVE", "WITH RECURSIVE w (n, b) AS (SELECT 1, {bonus} FROM {emp} UNION ALL SELECT n + 1, b FROM w WHERE n < 3) SELECT n, count(*), max(b) FROM w GROUP BY n"),

            same("R17", "upper case", "SELECT count(*) FROM EMP WHERE {rate} >= 0"),
            same("R17", "quoted upper case", "SELECT count(*) FROM \"EMP\" WHERE {rate} >= 0"),
            same("R17", "all parts quoted", "SELECT count(*) FROM ACME.\"Default\".Emp WHERE {rate} >= 0"),
            same("R17", "columns quoted", "SELECT \"TENANT\", \"Id\" FROM emp WHERE {rate} >= 0"),
            same("R17", "alias of a column's name", "SELECT {name} AS {tenant} FROM {emp} WHERE {tenant} = {hidden-tenant}"),

            same("R18", "exclude_columns", "SELECT * FROM TABLE(exclude_columns(input => TABLE({dept}), columns => DESCRIPTOR(title)))"),
            same("R18", "exclude_columns of a query", "SELECT count(*) FROM TABLE(exclude_columns(input => TABLE(SELECT {bonus}, {name} FROM {emp}), columns => DESCRIPTOR({name}))) WHERE 1 / ({bonus} - {hidden-number}) > -5"),
            same("R18", "JSON_TABLE", "SELECT e.{id}, k FROM {emp} e, JSON_TABLE(e.{doc}, 'lax $.k' COLUMNS (k bigint PATH 'lax $'))"),

            same("R23", "TABLESAMPLE BERNOULLI", "SELECT count(*) FROM {emp} TABLESAMPLE BERNOULLI (100)"),
            same("R23", "TABLESAMPLE SYSTEM", "SELECT count(*) FROM {emp} TABLESAMPLE SYSTEM (100) WHERE 1 / ({bonus} - {hidden-number}) > -5"),
            same("R23", "OFFSET", "SELECT {id} FROM {emp} ORDER BY {id} OFFSET 1"),
            same("R23", "LIMIT", "SELECT {id} FROM {emp} ORDER BY {bonus} DESC, {id} LIMIT 2"),
            same("R23", "WITH TIES", "SELECT {id} FROM (SELECT {id} FROM {emp} ORDER BY {tenant} DESC FETCH FIRST 1 ROW WITH TIES)"),
            same("R23", "MATCH_RECOGNIZE", "SELECT * FROM {emp} MATCH_RECOGNIZE (ORDER BY {id} MEASURES count(*) AS n, LAST(a.{bonus}) AS l ONE ROW PER MATCH PATTERN (a+) DEFINE a AS 1 / ({bonus} - {hidden-number}) > -5)"),
            same("R23", "GROUPING SETS", "SELECT {tenant}, {bonus}, count(*), grouping({tenant}, {bonus}) FROM {emp} GROUP BY GROUPING SETS ((), ({tenant}), ({tenant}, {bonus}))"),
            same("R23", "CUBE", "SELECT t, i, count(*) FROM (SELECT {tenant} t, {id} % 2 i FROM {emp}) GROUP BY CUBE (t, i)"),
            same("R23", "ROLLUP with HAVING", "SELECT {bonus}, count(*) FROM {emp} GROUP BY ROLLUP ({bonus}) HAVING coalesce(1 / ({bonus} - {hidden-number}), 0) > -5"),
            same("R23", "turned", "SELECT count_if({tenant} = {hidden-tenant}), count_if({tenant} = {visible-tenant}), count_if({tenant} IS NULL) FROM {emp}"),
            same("R23", "VALUES beside", "SELECT count(*) FROM (VALUES {hidden-number}) v (x) WHERE x IN (SELECT {bonus} FROM {emp})"),

            same("R28", "null", "SELECT count(*) FROM {emp} WHERE {tenant} IS NULL AND {rate} >= 0"),
            same("R28", "IS DISTINCT FROM", "SELECT count(*) FROM {emp} WHERE {tenant} IS DISTINCT FROM {visible-tenant}"),
            same("R28", "NOT IN", "SELECT count(*) FROM {other} WHERE {other-id} NOT IN (SELECT {id} FROM {emp})"),
            same("R28", "NOT IN with null", "SELECT count(*) FROM (VALUES 'zz') v (x) WHERE x NOT IN (SELECT {tenant} FROM {emp} WHERE {rate} >= 0)"),
            same("R28", "negated", "SELECT count(*) FROM {emp} WHERE NOT ({tenant} = {visible-tenant})"),

            same("R30", "other case", "SELECT count(*) FROM {emp} WHERE lower(CAST({tenant} AS varchar)) <> lower(CAST({visible-tenant} AS varchar))"),
            same("R30", "range over the filter's column", "SELECT count(*) FROM {emp} WHERE {tenant} >= {visible-tenant} AND {tenant} <= {hidden-tenant}"),
            same("R30", "values of both", "SELECT count(*) FROM {emp} WHERE {tenant} IN ({visible-tenant}, {hidden-tenant})"),
            same("R30", "contradiction", "SELECT count(*) FROM {emp} WHERE {tenant} = {hidden-tenant} AND 1 / ({bonus} - {hidden-number}) > -5"),
            same("R30", "char", "SELECT count(*) FROM {emp} WHERE CAST(CAST({tenant} AS varchar) AS char(8)) <> CAST({visible-tenant} AS varchar)"),

            same("R31", "limit", "SELECT count(*) FROM (SELECT {id} FROM {emp} LIMIT 6)"),
            same("R31", "limit of one", "SELECT count(*) FROM (SELECT 1 FROM {emp} WHERE {id} = {hidden-id} LIMIT 1)"),
            same("R31", "top-N", "SELECT {id}, {name} FROM {emp} ORDER BY {id} OFFSET 2 LIMIT 1"),
            same("R31", "count", "SELECT count({tenant}), count(*) FROM {emp}"),
            same("R31", "distinct", "SELECT DISTINCT {tenant} FROM {emp}"),
            same("R31", "metadata", "SELECT min({tenant}), max({tenant}) FROM {emp}"),

            same("R32", "probe of another table", "SELECT o.{other-id} FROM {other} o JOIN {emp} e ON o.{other-id} = e.{bonus}"),
            same("R32", "semi join of another table", "SELECT count(*) FROM {other} WHERE {other-id} IN (SELECT {bonus} FROM {emp})"),
            same("R32", "failing cast of what is filtered", "SELECT count(*) FROM {emp} e JOIN {other} o ON e.{id} >= o.{other-id} WHERE " + CAST + " > 0"),

            same("R33", "somebody has read all", "SELECT * FROM {emp}").after("SELECT * FROM {emp}", "SELECT count(*) FROM {emp}"),
            same("R33", "somebody has read the row", "SELECT count(*) FROM {emp} WHERE {id} = {hidden-id}").after("SELECT * FROM {emp} WHERE {id} = {hidden-id}"),
            same("R33", "somebody has failed", "SELECT count(*) FROM {emp} WHERE 1 / ({bonus} - {hidden-number}) > -5").after("SELECT TRY(1 / ({bonus} - {hidden-number})) FROM {emp}"),

            same("R34", "look-up by a join", "SELECT count(*) FROM {other} o JOIN {emp} e ON e.{id} = o.{other-id} WHERE o.{other-id} = {hidden-id}"),
            same("R34", "look-up by values", "SELECT count(*) FROM (VALUES {visible-id}, {hidden-id}) v (x) LEFT JOIN {emp} e ON e.{id} = v.x WHERE e.{id} IS NULL"),
            same("R34", "look-up by a list", "SELECT {id} FROM {emp} WHERE {id} IN ({visible-id}, {hidden-id}, -1)"));

    private JoinAttacks() {}
}

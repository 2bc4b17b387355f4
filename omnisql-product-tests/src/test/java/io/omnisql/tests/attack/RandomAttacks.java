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
import java.util.Random;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Makes queries that fail, count, order or join by hidden values, out of everything that a query is made of. A seed and a number make the same one again.
 * <p>
 * Whatever a query reads from has the columns a to f: key, number, name, text, hidden text, and what decides on rows. What can fail does so for hidden rows only, so that it is never open which error comes first;
 * nor has another table their values, for conditions are also evaluated on what is joined.
 */
final class RandomAttacks
{
    private static final List<String> CONDITIONS = ImmutableList.of(
            "1 / (b - {hidden-number}) > -5",
            "CAST(IF(d LIKE '{hidden-prefix}%', d, '1') AS bigint) > 0",
            "CAST(CASE WHEN b = {hidden-number} THEN c ELSE '1' END AS integer) = 1",
            "json_parse(IF(b = {hidden-number}, d, '1')) IS NOT NULL",
            "date_parse(IF(b = {hidden-number}, d, '2026'), '%Y') > TIMESTAMP '2000-01-01 00:00:00'",
            "CAST(IF(b = {hidden-number}, c, '2026-01-01') AS date) > DATE '2000-01-01'",
            "ARRAY[1, 2][IF(b = {hidden-number}, 3, 1)] = 1",
            "MAP(ARRAY['a'], ARRAY[1])[IF(b = {hidden-number}, 'b', 'a')] = 1",
            "any_match(ARRAY[b], x -> 1 / (x - {hidden-number}) > -5)",
            "reduce(ARRAY[b], BIGINT '0', (s, x) -> s + 1 / (x - {hidden-number}), s -> s) > -5",
            "chr(IF(b = {hidden-number}, -1, 65)) = 'A'",
            "TRY(1 / (b - {hidden-number})) IS NULL",
            "e = {ssn-value}",
            "e LIKE '%1%'",
            "e > '2'",
            "coalesce(length(e), 0) > 3",
            "coalesce(TRY_CAST(substr(e, 1, 1) AS integer), 7) > 2",
            "regexp_like(e, '^[1-2]')",
            "e IS NOT NULL",
            "f = {visible-tenant}",
            "f <> {visible-tenant}",
            "f IS DISTINCT FROM {visible-tenant}",
            "f IN ({visible-tenant}, {hidden-tenant})",
            "a > {visible-id}",
            "b IN ({hidden-number}, 10, 30)",
            "b <> {hidden-number}",
            "c < 'm'",
            "d IS NOT NULL",
            "b IN ({other-ids})",
            "a NOT IN ({other-ids})",
            "EXISTS (SELECT 1 FROM ({other-ids}) o (x) WHERE o.x = a)",
            "NOT EXISTS (SELECT 1 FROM ({other-ids}) o (x) WHERE o.x = b)",
            "b IN (SELECT {bonus} FROM {emp})",
            "(SELECT count(*) FROM {emp} i WHERE i.{tenant} = f) > 1",
            "a <= (SELECT max({id}) FROM {emp} WHERE {bonus} <> {hidden-number})");

    private static final List<String> RESULTS = ImmutableList.of(
            "SELECT * FROM (%s)",
            "SELECT a, c, e FROM (%s)",
            "SELECT count(*), sum(a), max(c), min(e), count(DISTINCT f) FROM (%s)",
            "SELECT f, count(*), max(e) FROM (%s) GROUP BY f",
            "SELECT f, e, count(*), grouping(f, e) FROM (%s) GROUP BY GROUPING SETS ((), (f), (f, e))",
            "SELECT f, e, count(*) FROM (%s) GROUP BY CUBE (f, e)",
            "SELECT e, sum(1 / (b - {hidden-number})) FROM (%s) GROUP BY ROLLUP (e)",
            "SELECT count(*) FILTER (WHERE 1 / (b - {hidden-number}) > -5), max_by(c, a) FROM (%s)",
            "SELECT array_sort(array_agg(c)), checksum(d) FROM (%s)",
            "SELECT 1 / (b - {hidden-number}), a FROM (%s)",
            "SELECT a, lag(c) OVER (ORDER BY a, b, c, d, e), count(*) OVER (PARTITION BY f), sum(b) OVER (PARTITION BY e) FROM (%s)",
            "SELECT DISTINCT f, e FROM (%s)",
            "SELECT EXISTS (SELECT 1 FROM (%s))",
            "SELECT a, b, c, d, e, f FROM (%s) ORDER BY e DESC, f, a, b, c, d",
            "SELECT a, b, c, d, e, f FROM (%s) ORDER BY e, a DESC, b, c, d, f LIMIT 3",
            "SELECT x, count(*) FROM (%s) CROSS JOIN UNNEST(ARRAY[a, b]) t (x) GROUP BY x",
            "SELECT count(*) FROM (%1$s) l JOIN (%1$s) r ON l.a = r.a AND coalesce(l.e, '') = coalesce(r.e, '')",
            "WITH w AS (%s) SELECT (SELECT count(*) FROM w), (SELECT max(b) FROM w), (SELECT count(e) FROM w)",
            "SELECT a FROM (%s) EXCEPT {other-ids}",
            "SELECT b FROM (%s) INTERSECT SELECT {bonus} FROM {emp}");

    private static final List<String> JOINS = ImmutableList.of(
            "SELECT l.* FROM (%s) l JOIN ({other-ids}) r (x) ON l.a = r.x",
            "SELECT l.* FROM (%s) l JOIN ({other-ids}) r (x) ON l.b = r.x",
            "SELECT l.* FROM (%s) l LEFT JOIN ({other-ids}) r (x) ON CAST(IF(l.d LIKE '{hidden-prefix}%%', l.d, '1') AS bigint) = r.x",
            "SELECT l.* FROM (%s) l LEFT JOIN ({other-ids}) r (x) ON l.a = r.x AND 1 / (l.b - {hidden-number}) > -5",
            "SELECT l.* FROM ({other-ids}) r (x) RIGHT JOIN (%s) l ON l.a = r.x",
            "SELECT l.* FROM (%s) l FULL JOIN ({other-ids}) r (x) ON l.b = r.x",
            "SELECT l.* FROM (%s) l CROSS JOIN (VALUES 1, 2) v (x) WHERE 1 / (l.b - {hidden-number} * x) > -5",
            "SELECT l.* FROM (%s) l JOIN (VALUES {ssn-value}) v (x) ON l.e = v.x",
            "SELECT l.* FROM (%s) l LEFT JOIN (VALUES {ssn-value}) v (x) ON l.e = v.x",
            "SELECT l.* FROM (%s) l JOIN {emp} r ON l.f = r.{tenant} AND l.a <= r.{id}",
            "SELECT l.* FROM (%s) l CROSS JOIN LATERAL (SELECT 1 / (l.b - {hidden-number}) y) t WHERE y > -5",
            "SELECT a, b, c, d, e, f FROM (%s) CROSS JOIN UNNEST(ARRAY[a, b]) t (x) WHERE x <> {hidden-number}",
            "SELECT a, b, c, d, e, f FROM (SELECT *, row_number() OVER (PARTITION BY f ORDER BY a, b, c, d, e) r FROM (%s)) WHERE r <= 2",
            "SELECT a, b, c, d, e, f FROM (SELECT *, rank() OVER (ORDER BY e DESC, a) r FROM (%s)) WHERE r <= 3",
            "SELECT a, b, c, d, e, f FROM (SELECT *, max(b) OVER (PARTITION BY e) m FROM (%s)) WHERE m = b",
            "SELECT * FROM (%s) ORDER BY a DESC, b, c, d, e, f LIMIT 2",
            "SELECT DISTINCT * FROM (%s)",
            "SELECT a, b, max(c) c, max(d) d, max(e) e, max(f) f FROM (%s) GROUP BY a, b",
            "SELECT * FROM (%1$s) UNION ALL SELECT * FROM (%1$s) WHERE a > {visible-id}",
            "SELECT * FROM (%s) TABLESAMPLE BERNOULLI (100)");

    private final Random random;
    private final Words words;

    private RandomAttacks(Random random, Words words)
    {
        this.random = requireNonNull(random, "random is null");
        this.words = requireNonNull(words, "words is null");
    }

    /**
     * The one of this number, whatever the others are.
     */
    static Attack attack(long seed, int number, Words words)
    {
        return new RandomAttacks(new Random(seed * 1_000_003 + number), words).next("generated %s of seed %s".formatted(number, seed));
    }

    private Attack next(String variant)
    {
        String query = one(RESULTS).formatted(relation(1 + random.nextInt(4)));
        return switch (random.nextInt(8)) {
            case 0 -> Attack.same("R24", variant, "PREPARE p FROM " + query, "EXECUTE p");
            case 1 -> Attack.same("R24", variant, "EXECUTE IMMEDIATE '%s'".formatted(query.replace("'", "''")));
            default -> Attack.same("R05", variant, query);
        };
    }

    private String relation(int depth)
    {
        if (depth == 0) {
            String table = words.has("invoker") && random.nextInt(4) == 0 ? "{invoker}" : "{emp}";
            return "SELECT {id} a, {bonus} b, {name} c, {note} d, {ssn} e, {tenant} f FROM " + table;
        }
        String inner = relation(depth - 1);
        return random.nextInt(5) < 2 ? one(JOINS).formatted(inner) : "SELECT * FROM (%s) WHERE %s".formatted(inner, condition(2));
    }

    private String condition(int depth)
    {
        if (depth == 0) {
            return one(CONDITIONS);
        }
        return switch (random.nextInt(7)) {
            case 0 -> "(%s) AND (%s)".formatted(condition(depth - 1), condition(depth - 1));
            case 1 -> "(%s) OR (%s)".formatted(condition(depth - 1), condition(depth - 1));
            case 2 -> "NOT (%s)".formatted(condition(depth - 1));
            case 3 -> "CASE WHEN %s THEN %s ELSE %s END".formatted(condition(depth - 1), condition(0), condition(0));
            default -> one(CONDITIONS);
        };
    }

    private String one(List<String> texts)
    {
        List<String> possible = texts.stream().filter(words::hasAll).collect(toImmutableList());
        return possible.get(random.nextInt(possible.size()));
    }
}

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
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.tests.attack.AcceptedLeak.PROCESSED_ROWS;
import static io.omnisql.tests.attack.AcceptedLeak.QUOTA;
import static io.omnisql.tests.attack.AcceptedLeak.STATISTICS;
import static io.omnisql.tests.attack.Attack.same;
import static io.omnisql.tests.attack.Attack.sameUnderPolicy;
import static io.omnisql.tests.attack.Attack.shows;

/**
 * Ways to hidden rows through what scans of a source do: keys, conditions and orders that it is asked for, what is kept, and what they tell of themselves.
 */
final class ScanAttacks
{
    private static final String HIDDEN_REQUESTS = "SELECT count(*) FROM {catalog}.system.requests WHERE url LIKE '%{hidden-key-text}%' OR body LIKE '%{hidden-key-text}%'";
    private static final String QUOTA_OF_QUERIES = "SELECT count(*) FROM {catalog}.system.query_status WHERE NOT regexp_like(rate_limit_status, '{quota-left}')";

    static final List<Attack> ATTACKS = Stream.of(
                    same("R30", "word of the source", "SELECT count(*) FROM {emp} WHERE {state} = 'open'"),
                    same("R30", "hidden value", "SELECT {id} FROM {emp} WHERE {tenant} = {hidden-tenant} AND {state} = 'open'"),
                    same("R30", "hidden value in another case", "SELECT {id}, {note} FROM {emp} WHERE lower({tenant}) = lower({hidden-tenant})"),
                    same("R30", "since an instant", "SELECT {id} FROM {emp} WHERE {order} >= TIMESTAMP '2024-04-03 00:00:00 UTC'"),
                    same("R30", "two hidden things", "SELECT {id} FROM {emp} WHERE {bonus} = {hidden-number} AND {note} LIKE '{hidden-prefix}%'"),

                    same("R31", "least and greatest", "SELECT min({order}), max({order}) FROM {emp}"),
                    same("R31", "greatest of a key", "SELECT {key}, max({order}), count(*) FROM {emp} GROUP BY {key}"),
                    same("R31", "last by the source's order", "SELECT {id}, {note} FROM {emp} ORDER BY {order} DESC LIMIT 1"),
                    same("R31", "first by number", "SELECT {id}, {note} FROM {emp} WHERE {key} = {visible-key} ORDER BY {id} DESC LIMIT 4"),
                    same("R31", "count of a key", "SELECT count(*) FROM {emp} WHERE {key} = {visible-key}"),
                    same("R31", "count of a word", "SELECT count({id}) FROM {emp} WHERE {state} = 'open' AND {key} = {visible-key}"),
                    same("R31", "more than there are", "SELECT count(*) FROM (SELECT {id} FROM {emp} LIMIT 5)"),

                    same("R32", "keys of a join", "SELECT e.{id} FROM {emp} e JOIN (SELECT DISTINCT {key} FROM {other}) o ON e.{key} = o.{key}"),
                    same("R32", "hidden keys of a join", "SELECT e.{id} FROM {emp} e JOIN (VALUES {visible-key}, {hidden-key}) o (x) ON e.{key} = o.x"),
                    same("R32", "numbers of a join", "SELECT e.{key}, e.{id} FROM {emp} e JOIN ({other-ids}) o (x) ON e.{id} = o.x"),

                    same("R33", "what an owner has read", "SELECT {key}, {id} FROM {kept}").after("SELECT count(*) FROM {kept}"),
                    same("R33", "a key that an owner has read", "SELECT {id}, {note} FROM {kept} WHERE {key} = {visible-key}").after("SELECT * FROM {kept} WHERE {key} = {visible-key}"),
                    same("R33", "a record that an owner has read", "SELECT {note} FROM {kept} WHERE {key} = {visible-key} AND {id} = 3").after("SELECT {note} FROM {kept} WHERE {key} = {visible-key} AND {id} = 3"),
                    same("R33", "another order than an owner's", "SELECT {id} FROM {kept} ORDER BY {order} DESC LIMIT 3").after("SELECT {id} FROM {kept} ORDER BY {order} DESC LIMIT 3"),

                    same("R34", "hidden key", "SELECT {id} FROM {emp} WHERE {key} = {hidden-key}"),
                    same("R34", "hidden key among others", "SELECT {id} FROM {emp} WHERE {key} IN ({visible-key}, {hidden-key})"),
                    same("R34", "hidden key and number", "SELECT {id} FROM {emp} WHERE {key} = {hidden-key} AND {id} = 2"),
                    same("R34", "number of a hidden record", "SELECT {note} FROM {emp} WHERE {key} = {visible-key} AND {id} = 3"),
                    same("R34", "beginning of a hidden key", "SELECT count(*) FROM {emp} WHERE {key} LIKE {hidden-prefix-of-key}"),
                    same("R34", "range of keys", "SELECT {key}, count(*) FROM {emp} WHERE {key} >= {middle-of-keys} GROUP BY {key}"),
                    same("R34", "keys but one", "SELECT {key}, count(*) FROM {emp} WHERE {key} <> {visible-key} GROUP BY {key}"),
                    same("R34", "hidden key in another case", "SELECT {id} FROM {emp} WHERE upper({key}) = upper({hidden-key})"),
                    same("R34", "look-up of hidden keys", "SELECT v.x, e.{id} FROM (VALUES {hidden-key}, {visible-key}) v (x) LEFT JOIN {emp} e ON e.{key} = v.x AND e.{id} < 100"),
                    same("R34", "look-up of hidden numbers", "SELECT v.x, e.{note} FROM ({other-ids}) v (x) LEFT JOIN {emp} e ON e.{id} = v.x AND e.{key} = {visible-key}"),
                    same("R34", "anti join by keys", "SELECT v.x FROM (VALUES {hidden-key}, {visible-key}) v (x) WHERE v.x NOT IN (SELECT {key} FROM {emp})"),
                    same("R34", "keys of another table", "SELECT {key}, count(*) FROM {other} GROUP BY {key}"),

                    sameUnderPolicy("R34", "hidden key of an owner", "SELECT {id} FROM {emp} WHERE {owner} = {owner-value} AND {key} = {hidden-key}"),
                    sameUnderPolicy("R34", "hidden key of an owner, and number", "SELECT {note} FROM {emp} WHERE {owner} = {owner-value} AND {key} = {hidden-key} AND {id} = 2"),
                    sameUnderPolicy("R34", "hidden key of an owner among others", "SELECT {id} FROM {emp} WHERE {owner} = {owner-value} AND {key} IN ({hidden-key}, {visible-key})"),
                    sameUnderPolicy("R34", "hidden key itself", "SELECT description FROM {parents} WHERE {owner} = {owner-value} AND {key} = {hidden-key}"),
                    same("R34", "look-up of hidden numbers of an owner", "SELECT v.x, e.{note} FROM (VALUES BIGINT '3', 4711) v (x) LEFT JOIN {emp} e ON e.{owner} = {owner-value} AND e.{key} = {visible-key} AND e.{id} = v.x"),
                    same("R34", "keys of the owner", "SELECT {key} FROM {parents}"),
                    same("R34", "children of hidden keys", "SELECT {key}, count(*) FROM {children-of-keys} GROUP BY {key}"),
                    same("C07", "comments of a hidden record", "SELECT issue_number, author FROM {children} WHERE {owner} = {owner-value} AND {key} = {visible-key} AND issue_number = 3").open("what is said of a hidden record in another table"),
                    same("C07", "count of hidden records", "SELECT open_issues_count FROM {parents} WHERE {owner} = {owner-value} AND {key} = {visible-key}").open("what the source counts of hidden records"),

                    same("R22", "age of rows", "SELECT {id}, \"$freshness_ms\" >= 0, \"$fetched_at\" IS NULL FROM {emp}"),
                    same("M01", "SHOW STATS of a key", "SHOW STATS FOR (SELECT * FROM {emp} WHERE {key} = {visible-key})").but(STATISTICS),
                    same("M03", "processed rows of a key", "SELECT count(*) FROM {emp} WHERE {key} = {visible-key}").but(PROCESSED_ROWS),
                    same("M03", "processed rows of keys", "SELECT count({note}) FROM {emp} WHERE {key} IN ({visible-key}, {hidden-key})").but(PROCESSED_ROWS),
                    shows("M04", "addresses of hidden keys", ImmutableList.of("0"), "SELECT count(*) FROM {emp}", HIDDEN_REQUESTS),
                    shows("M04", "an owner's addresses", ImmutableList.of("0"), HIDDEN_REQUESTS).after("SELECT count(*) FROM {emp}"),
                    shows("M07", "quota", ImmutableList.of("true"), "SELECT bool_and(remaining % ({quota} / 20) = 0) FROM {catalog}.system.rate_limits").after("SELECT count(*) FROM {emp}").but(QUOTA),
                    shows("M07", "quota after a query", ImmutableList.of("0"), "SELECT count(*) FROM {emp}", QUOTA_OF_QUERIES).but(QUOTA),
                    shows("M07", "quota after a query of what is not restricted", ImmutableList.of("0"), "SELECT login FROM {people} WHERE login = 'ada'", QUOTA_OF_QUERIES).but(QUOTA),
                    shows("M07", "answers from what is kept", ImmutableList.of("NULL, NULL"), "SELECT {note} FROM {emp} WHERE {key} = {visible-key} AND {id} = 3", "SELECT sum(cost), sum(status) FROM {catalog}.system.requests WHERE route LIKE '{route}'").but(QUOTA))
            .map(attack -> attack.needing("key"))
            .collect(toImmutableList());

    private ScanAttacks() {}
}

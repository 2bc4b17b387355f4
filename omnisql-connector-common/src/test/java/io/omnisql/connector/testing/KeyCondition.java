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
package io.omnisql.connector.testing;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.TableDefinition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * A condition that names keys of an endpoint, and the rows that it leaves.
 *
 * @param sql what follows WHERE
 */
public record KeyCondition(String sql, List<Map<String, Object>> rows)
{
    // of so many keys a query that asks for many is sure to be worth it
    private static final List<Integer> MANY = ImmutableList.of(3, 40);

    public KeyCondition
    {
        requireNonNull(sql, "sql is null");
        rows = ImmutableList.copyOf(rows);
    }

    /**
     * Conditions after which the endpoint is likely to be asked: single keys, or many where it answers for many.
     */
    public static List<KeyCondition> of(TableDefinition table, EndpointDefinition endpoint, SampledRows rows)
    {
        Set<String> columns = keyColumns(table, endpoint);
        if (columns.isEmpty()) {
            return ImmutableList.of(new KeyCondition("TRUE", rows.of(table)));
        }
        return endpoint.query().isPresent() || endpoint.keyBatch().isPresent() ? many(table, columns, rows) : single(table, columns, rows);
    }

    /**
     * An endpoint without keys of its own may be asked after another one, for its keys.
     */
    private static Set<String> keyColumns(TableDefinition table, EndpointDefinition endpoint)
    {
        return Stream.concat(Stream.of(endpoint), table.endpoints().stream().filter(other -> other.referredPaths().contains(endpoint.path())))
                .map(EndpointDefinition::keyColumns)
                .filter(columns -> !columns.isEmpty())
                .findFirst()
                .orElse(ImmutableSet.of());
    }

    public static List<KeyCondition> single(TableDefinition table, Set<String> columns, SampledRows rows)
    {
        return rows.groups(table, columns).stream()
                .map(group -> new KeyCondition(equal(columns, group.getFirst()), group))
                .toList();
    }

    /**
     * The key with the most rows, under the list with the fewest key columns; all rows where lists have none.
     *
     * @param but columns that the condition leaves open
     */
    public static KeyCondition largest(TableDefinition table, SampledRows rows, Set<String> but, TestedSource source)
    {
        Optional<Set<String>> columns = table.endpoints().stream()
                .filter(endpoint -> endpoint.isList() && endpoint.query().isEmpty())
                .map(EndpointDefinition::keyColumns)
                .min(Comparator.comparingInt(Set::size));
        Set<String> names = columns.orElse(ImmutableSet.of()).stream().filter(name -> !but.contains(name)).collect(toImmutableSet());
        if (names.isEmpty()) {
            return new KeyCondition(source.keys(table.name()).orElse("TRUE"), rows.of(table));
        }
        return single(table, names, rows).stream()
                .max(Comparator.comparingInt(condition -> condition.rows().size()))
                .orElseThrow(() -> new AssertionError("the fixture has no rows of " + table.name()));
    }

    private static String equal(Set<String> columns, Map<String, Object> row)
    {
        return columns.stream().map(column -> SqlLiteral.in(column, ImmutableList.of(row.get(column)))).collect(joining(" AND "));
    }

    /**
     * Many values of the last column under each combination of the others.
     */
    private static List<KeyCondition> many(TableDefinition table, Set<String> columns, SampledRows rows)
    {
        String last = columns.stream().reduce((_, second) -> second).orElseThrow();
        Set<String> others = columns.stream().filter(column -> !column.equals(last)).collect(toImmutableSet());
        List<KeyCondition> conditions = new ArrayList<>();
        for (int count : MANY) {
            for (List<Map<String, Object>> group : rows.groups(table, others)) {
                List<Object> values = group.stream().map(row -> row.get(last)).filter(Objects::nonNull).distinct().limit(count).toList();
                if (values.size() > 1) {
                    List<Map<String, Object>> matching = group.stream().filter(row -> values.contains(row.get(last))).toList();
                    String sql = Stream.of(equal(others, group.getFirst()), SqlLiteral.in(last, values)).filter(part -> !part.isEmpty()).collect(joining(" AND "));
                    conditions.add(new KeyCondition(sql, matching));
                }
            }
        }
        return conditions;
    }
}

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
import io.omnisql.connector.definition.ColumnDefinition;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;

/**
 * A path variable: a query that names the keys asks the endpoint for them, and gives the rows that have them.
 */
final class KeyCheck
{
    private static final int ATTEMPTS = 12;

    private final RememberedAnswers answers;
    private final SampledRows rows;
    private final DeclaredCapability declared;

    KeyCheck(RememberedAnswers answers, SampledRows rows, DeclaredCapability declared)
    {
        this.answers = requireNonNull(answers, "answers is null");
        this.rows = requireNonNull(rows, "rows is null");
        this.declared = requireNonNull(declared, "declared is null");
    }

    void check()
    {
        List<KeyCondition> conditions = KeyCondition.of(declared.table(), declared.endpoint(), rows);
        if (conditions.isEmpty()) {
            throw new AssertionError("%s: no row of the fixture has values for the keys".formatted(declared));
        }
        Optional<AssertionError> lastProblem = Optional.empty();
        for (Set<String> columns : telling()) {
            for (KeyCondition condition : spread(conditions)) {
                Optional<AssertionError> problem = problem(condition, columns);
                if (problem.isEmpty()) {
                    return;
                }
                lastProblem = problem;
            }
        }
        throw lastProblem.orElseThrow();
    }

    /**
     * Why the query does not show that the endpoint is asked. The rows are right in any case.
     */
    private Optional<AssertionError> problem(KeyCondition condition, Set<String> columns)
    {
        CapabilityProbe probe = CapabilityProbe.of(answers, declared, condition.sql(), columns);
        probe.assertSameRows();
        if (!SampledRows.identities(declared.table(), condition.rows()).equals(identities(probe))) {
            throw probe.failure("the rows are not those that were read before: %s in place of %s".formatted(probe.on().rows().size(), condition.rows().size()));
        }
        List<WireExchange> asked = probe.asked(probe.on());
        if (asked.isEmpty()) {
            return Optional.of(probe.failure("no query has reached the endpoint"));
        }
        if (asked.stream().flatMap(exchange -> WireParameters.all(exchange).stream()).noneMatch(value -> isOfKeys(condition.rows(), value))) {
            throw probe.failure("the key is not in the request");
        }
        return Optional.empty();
    }

    /**
     * Columns that only some of the table's endpoints tell, as others may be cheaper for the rest, or that the record of the key does not tell itself.
     */
    private List<Set<String>> telling()
    {
        Stream<ColumnDefinition> untold = declared.table().columns().stream()
                .filter(column -> column.source().isInRecord() && column.isServedBy(declared.endpoint()) && declared.endpoint().tells(column))
                .filter(column -> ListColumns.isOfListAlone(declared.endpoint(), column) || declared.table().endpoints().stream().anyMatch(other -> !column.isServedBy(other) || !other.tells(column)));
        List<String> names = untold.sorted(Comparator.comparing(ColumnDefinition::onlySingle)).map(ColumnDefinition::name).toList();
        return names.isEmpty() ? ImmutableList.of(ImmutableSet.of()) : ImmutableList.of(ImmutableSet.of(), ImmutableSet.of(names.getFirst()), ImmutableSet.of(names.getLast()));
    }

    /**
     * Keys of different kinds, such as those of organizations and users, stand far from each other.
     */
    private static List<KeyCondition> spread(List<KeyCondition> conditions)
    {
        int step = Math.max(1, conditions.size() / ATTEMPTS);
        return IntStream.iterate(0, index -> index < conditions.size(), index -> index + step).mapToObj(conditions::get).toList();
    }

    private boolean isOfKeys(List<Map<String, Object>> keyRows, String value)
    {
        return keyRows.stream().map(row -> row.get(declared.column().name())).anyMatch(key -> key != null && key.toString().equalsIgnoreCase(value));
    }

    private Set<List<Object>> identities(CapabilityProbe probe)
    {
        int size = declared.table().primaryKey().size();
        return probe.on().rows().stream().map(row -> row.subList(0, size)).collect(toImmutableSet());
    }
}

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

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import io.omnisql.connector.definition.SortParameters;
import io.omnisql.connector.definition.ValueSource;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static java.lang.Math.floorDiv;
import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * A declared order: the first rows are those of SQL's order, the source is asked for it, and its records come in it.
 */
final class SortCheck
{
    private static final int ATTEMPTS = 3;

    private final RememberedAnswers answers;
    private final SampledRows rows;
    private final DeclaredCapability declared;
    private final SortParameters parameters;
    private final String word;

    SortCheck(RememberedAnswers answers, SampledRows rows, DeclaredCapability declared)
    {
        this.answers = requireNonNull(answers, "answers is null");
        this.rows = requireNonNull(rows, "rows is null");
        this.declared = requireNonNull(declared, "declared is null");
        this.parameters = declared.endpoint().sortParameters().orElseThrow();
        this.word = declared.column().sort().orElseThrow();
    }

    void check()
    {
        List<KeyCondition> conditions = KeyCondition.of(declared.table(), declared.endpoint(), rows).stream().filter(condition -> distinct(condition) > 1).toList();
        if (conditions.isEmpty()) {
            throw new AssertionError("%s: no key of the fixture has rows with different values to sort".formatted(declared));
        }
        Optional<AssertionError> lastProblem = Optional.empty();
        for (KeyCondition condition : CapabilityProbe.promising(conditions, Comparator.comparingLong(this::distinct).reversed(), ATTEMPTS)) {
            boolean shown = false;
            for (String direction : ImmutableList.of("asc", "desc")) {
                Optional<AssertionError> problem = problem(condition, direction);
                shown |= problem.isEmpty();
                lastProblem = problem.isPresent() ? problem : lastProblem;
            }
            if (shown) {
                return;
            }
        }
        throw lastProblem.orElseThrow();
    }

    private long distinct(KeyCondition condition)
    {
        return condition.rows().stream().map(row -> row.get(declared.column().name())).distinct().count();
    }

    /**
     * Why the query does not show the order; rows are right in any case. In a list with numbered pages the engine reads some orders from one end only.
     */
    private Optional<AssertionError> problem(KeyCondition condition, String direction)
    {
        String orderBy = Stream.concat(Stream.of(SqlLiteral.quoted(declared.column().name()) + " " + direction), declared.table().primaryKey().stream().map(SqlLiteral::quoted)).collect(joining(", "));
        int limit = max(1, min(20, condition.rows().size() / 3));
        CapabilityProbe probe = CapabilityProbe.of(answers, declared, "%s ORDER BY %s LIMIT %s".formatted(condition.sql(), orderBy, limit));
        probe.assertSameOrder();
        List<WireExchange> asked = probe.asked(probe.on());
        if (asked.isEmpty()) {
            return Optional.of(probe.failure("no query has reached the endpoint"));
        }
        Map<String, String> order = parameters.of(word, direction.equals("desc"));
        if (!order.entrySet().stream().allMatch(parameter -> probe.sent(probe.on(), parameter.getKey()).contains(parameter.getValue()))) {
            return Optional.of(probe.failure("the order %s is not sent".formatted(order)));
        }
        if (probe.sent(probe.off(), parameters.column()).contains(word) && !declared.endpoint().scanOrder().containsValue(word)) {
            throw probe.failure("the order is sent without pushdown as well");
        }
        checkOrder(probe, asked, direction.equals("desc"));
        return Optional.empty();
    }

    /**
     * Whether the records of each page are in the order of their values, as far as the source tells them apart where it sorts.
     */
    private void checkOrder(CapabilityProbe probe, List<WireExchange> asked, boolean descending)
    {
        if (!(declared.column().source() instanceof ValueSource.At at)) {
            return;
        }
        for (WireExchange exchange : asked) {
            List<Comparable<Object>> values = new ArrayList<>();
            WireParameters.records(declared.endpoint(), exchange).stream()
                    .map(record -> WireParameters.at(record, at.pointer()))
                    .filter(value -> !value.isNull() && !value.isMissingNode())
                    .forEach(value -> values.add(comparable(value, max(1, declared.column().sortUnit()))));
            for (int i = 1; i < values.size(); i++) {
                int step = values.get(i - 1).compareTo(values.get(i));
                if (descending ? step < 0 : step > 0) {
                    throw probe.failure("the source's order by %s is not that of the values: %s comes before %s".formatted(word, values.get(i - 1), values.get(i)));
                }
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Comparable<Object> comparable(JsonNode value, long unit)
    {
        Comparable<?> comparable = value.isNumber() ? value.decimalValue() : instant(value.asText()).<Comparable<?>>map(instant -> floorDiv(instant.toEpochMilli(), unit)).orElse(value.asText());
        return (Comparable<Object>) comparable;
    }

    private static Optional<Instant> instant(String text)
    {
        try {
            return Optional.of(RecordedValue.moment(text));
        }
        catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}

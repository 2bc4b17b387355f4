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
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.FilterCapability;
import io.omnisql.connector.definition.FilterOperator;
import io.omnisql.connector.definition.ParameterValue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import static java.util.Locale.ENGLISH;
import static java.util.Objects.requireNonNull;

/**
 * A filter with a value out of the rows: the condition in SQL, the rows that it leaves, and how its value has to be on the wire.
 *
 * @param hits whether a row fulfils the condition
 * @param sent whether a parameter carries the value; empty where the declaration keeps it from being sent
 */
public record FilterCase(String condition, Predicate<Map<String, Object>> hits, Optional<Predicate<String>> sent)
{
    public FilterCase
    {
        requireNonNull(condition, "condition is null");
        requireNonNull(hits, "hits is null");
        requireNonNull(sent, "sent is null");
    }

    /**
     * The cases that the values of some rows give.
     */
    public static List<FilterCase> of(ColumnDefinition column, FilterCapability filter, List<Map<String, Object>> rows)
    {
        String name = column.name();
        String quoted = SqlLiteral.quoted(name);
        return switch (filter.operator()) {
            case EQUAL -> values(name, rows).map(value -> equal(name, filter, value)).toList();
            case AT_LEAST -> bounds(name, rows).map(value -> new FilterCase("%s >= %s".formatted(quoted, SqlLiteral.of(value)), row -> compare(row.get(name), value).filter(order -> order >= 0).isPresent(), sent(filter, value))).toList();
            case AT_MOST -> bounds(name, rows).map(value -> new FilterCase("%s <= %s".formatted(quoted, SqlLiteral.of(value)), row -> compare(row.get(name), value).filter(order -> order <= 0).isPresent(), sent(filter, value))).toList();
            case IS_NULL -> ImmutableList.of(new FilterCase(quoted + " IS NULL", row -> row.get(name) == null, sent(filter, name)));
            case IS_NOT_NULL -> ImmutableList.of(new FilterCase(quoted + " IS NOT NULL", row -> row.get(name) != null, sent(filter, name)));
            case CONTAINS -> rows.stream()
                    .flatMap(row -> row.get(name) instanceof Collection<?> elements ? elements.stream() : Stream.of())
                    .filter(Objects::nonNull)
                    .distinct()
                    .map(value -> contains(name, filter, value))
                    .toList();
        };
    }

    public static FilterCase equal(String name, FilterCapability filter, Object value)
    {
        return new FilterCase(SqlLiteral.in(name, ImmutableList.of(value)), row -> value.equals(row.get(name)), sent(filter, value));
    }

    public static FilterCase contains(String name, FilterCapability filter, Object value)
    {
        return new FilterCase(
                "contains(%s, %s)".formatted(SqlLiteral.quoted(name), SqlLiteral.of(value)),
                row -> row.get(name) instanceof Collection<?> elements && elements.contains(value),
                sent(filter, value));
    }

    /**
     * The values that the declaration keeps from being sent, but for those that have a meaning for the engine.
     */
    public static List<FilterCase> excluded(ColumnDefinition column, FilterCapability filter)
    {
        return switch (filter.parameter().value()) {
            case ParameterValue.Text text when filter.operator() == FilterOperator.CONTAINS -> text.reserved().stream().map(word -> contains(column.name(), filter, word)).toList();
            case ParameterValue.Text text when filter.operator() == FilterOperator.EQUAL && column.type().sqlName().equals("varchar") -> text.reserved().stream().map(word -> equal(column.name(), filter, word)).toList();
            case ParameterValue.OneOf(List<String> words) -> Stream.of(words.getFirst().toUpperCase(ENGLISH) + "-", "all", "*").filter(word -> !words.contains(word)).map(word -> equal(column.name(), filter, word)).toList();
            case ParameterValue.Text _, ParameterValue.Words _, ParameterValue.Choice _, ParameterValue.Bound _, ParameterValue.Fixed _, ParameterValue.InstantFloor _, ParameterValue.InstantCeiling _, ParameterValue.EpochFloor _, ParameterValue.EpochCeiling _ -> ImmutableList.of();
        };
    }

    private static Stream<Object> values(String name, List<Map<String, Object>> rows)
    {
        return rows.stream().map(row -> row.get(name)).filter(Objects::nonNull).distinct();
    }

    /**
     * The value in the middle, and those at the ends.
     */
    private static Stream<Object> bounds(String name, List<Map<String, Object>> rows)
    {
        List<Object> sorted = values(name, rows).sorted().toList();
        return sorted.isEmpty() ? Stream.of() : Stream.of(sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast()).distinct();
    }

    @SuppressWarnings("unchecked")
    static Optional<Integer> compare(Object one, Object other)
    {
        return one == null || other == null ? Optional.empty() : Optional.of(((Comparable<Object>) one).compareTo(other));
    }

    private static Optional<Predicate<String>> sent(FilterCapability filter, Object value)
    {
        String prefix = filter.parameter().prefix();
        return withoutPrefix(filter, value).map(sent -> text -> text.startsWith(prefix) && sent.test(text.substring(prefix.length())));
    }

    private static Optional<Predicate<String>> withoutPrefix(FilterCapability filter, Object value)
    {
        return switch (filter.parameter().value()) {
            case ParameterValue.Text text -> text.reserved().contains(value.toString().toLowerCase(ENGLISH)) || !value.toString().matches(text.pattern()) ? Optional.empty() : Optional.of(value.toString()::equals);
            case ParameterValue.OneOf(List<String> words) -> words.contains(value.toString()) ? Optional.of(value::equals) : Optional.empty();
            case ParameterValue.Words(Map<String, String> words) -> Optional.ofNullable(words.get(value.toString())).map(word -> word::equals);
            case ParameterValue.Choice(String whenTrue, String whenFalse) -> Optional.of(((Boolean) value ? whenTrue : whenFalse)::equals);
            case ParameterValue.Fixed(String word) -> Optional.of(word::equals);
            case ParameterValue.Bound _ -> Optional.of(bound(filter.operator(), value)::equals);
            // a bound in whole seconds, on the side on which no row is lost, and no further away than the margin
            case ParameterValue.InstantFloor(long margin, _) -> Optional.of(bound -> isWithin(Instant.parse(bound), ((Instant) value).minusSeconds(margin + 1), (Instant) value));
            case ParameterValue.InstantCeiling(long margin, _) -> Optional.of(bound -> isWithin(Instant.parse(bound), (Instant) value, ((Instant) value).plusSeconds(margin + 1)));
            case ParameterValue.EpochFloor(long unit) -> Optional.of(bound -> isWithin(Instant.ofEpochMilli(Long.parseLong(bound)), ((Instant) value).minusMillis(unit), (Instant) value));
            case ParameterValue.EpochCeiling(long unit) -> Optional.of(bound -> isWithin(Instant.ofEpochMilli(Long.parseLong(bound)), ((Instant) value).plusMillis(1), ((Instant) value).plusMillis(2 * unit)));
        };
    }

    /**
     * The value itself, or the next whole number on the side on which no row is lost.
     */
    private static String bound(FilterOperator operator, Object value)
    {
        return value instanceof Double number
                ? BigDecimal.valueOf(number).setScale(0, operator == FilterOperator.AT_LEAST ? RoundingMode.FLOOR : RoundingMode.CEILING).toPlainString()
                : value.toString();
    }

    private static boolean isWithin(Instant instant, Instant low, Instant high)
    {
        return !instant.isBefore(low) && !instant.isAfter(high);
    }
}

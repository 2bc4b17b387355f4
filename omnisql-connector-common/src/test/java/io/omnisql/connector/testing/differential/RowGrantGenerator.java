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
package io.omnisql.connector.testing.differential;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.testing.SqlLiteral;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * Makes grants of rows out of the values that a table has, and out of others.
 */
final class RowGrantGenerator
{
    private static final Set<ColumnType> COMPARED = ImmutableSet.of(ColumnType.VARCHAR, ColumnType.BIGINT, ColumnType.INTEGER, ColumnType.BOOLEAN, ColumnType.DATE, ColumnType.TIMESTAMP_TZ_MILLIS);

    private final SampledTable table;
    private final List<ColumnDefinition> columns;
    private final List<ColumnDefinition> keys;
    private final Random random;

    RowGrantGenerator(SampledTable table, Random random)
    {
        this.table = requireNonNull(table, "table is null");
        this.columns = table.columns().stream().filter(column -> COMPARED.contains(column.type()) && !table.values(column.name()).isEmpty()).collect(toImmutableList());
        this.keys = columns.stream().filter(ColumnDefinition::inPath).collect(toImmutableList());
        this.random = requireNonNull(random, "random is null");
    }

    RowGrant grant()
    {
        return switch (random.nextInt(5)) {
            case 0 -> combined("and", " AND ");
            case 1 -> combined("or", " OR ");
            case 2 -> {
                RowGrant other = comparison();
                yield new RowGrant("{not: %s}".formatted(other.condition()), "NOT (%s)".formatted(other.sql()));
            }
            default -> comparison();
        };
    }

    private RowGrant combined(String word, String operator)
    {
        List<RowGrant> terms = ImmutableList.of(comparison(), comparison());
        return new RowGrant(
                terms.stream().map(RowGrant::condition).collect(joining(", ", "{" + word + ": [", "]}")),
                terms.stream().map(RowGrant::sql).collect(joining(operator, "(", ")")));
    }

    private RowGrant comparison()
    {
        List<ColumnDefinition> candidates = !keys.isEmpty() && random.nextInt(3) == 0 ? keys : columns;
        ColumnDefinition column = candidates.get(random.nextInt(candidates.size()));
        String name = SqlLiteral.quoted(column.name());
        int kind = random.nextInt(8);
        if (kind == 0) {
            boolean isNull = random.nextInt(4) == 0;
            return grant(column, "is-null: " + isNull, "%s IS %sNULL".formatted(name, isNull ? "" : "NOT "));
        }
        if (kind <= 2 && column.type().equals(ColumnType.VARCHAR)) {
            String text = (String) value(column);
            String prefix = text.isEmpty() ? "x" : text.substring(0, text.offsetByCodePoints(0, 1 + random.nextInt(text.codePointCount(0, text.length()))));
            return grant(column, "starts-with: " + scalar(prefix), "starts_with(%s, %s)".formatted(name, Literals.of(prefix)));
        }
        if (kind <= 3 && !column.type().equals(ColumnType.BOOLEAN)) {
            return range(column, name, random.nextBoolean(), random.nextBoolean());
        }
        List<Object> values = Stream.generate(() -> value(column)).limit(1 + random.nextInt(4)).collect(toImmutableList());
        return grant(
                column,
                values.stream().map(RowGrantGenerator::scalar).collect(joining(", ", "in: [", "]")),
                values.stream().map(Literals::of).collect(joining(", ", name + " IN (", ")")));
    }

    private RowGrant range(ColumnDefinition column, String name, boolean isLow, boolean isInclusive)
    {
        Object bound = value(column);
        String word = isLow ? isInclusive ? "at-least" : "above" : isInclusive ? "at-most" : "below";
        String operator = (isLow ? ">" : "<") + (isInclusive ? "=" : "");
        return grant(column, word + ": " + scalar(bound), "%s %s %s".formatted(name, operator, Literals.of(bound)));
    }

    private static RowGrant grant(ColumnDefinition column, String operator, String sql)
    {
        return new RowGrant("{column: %s, %s}".formatted(scalar(column.name()), operator), sql);
    }

    private Object value(ColumnDefinition column)
    {
        List<Object> values = table.values(column.name());
        Object value = values.get(random.nextInt(values.size()));
        return random.nextInt(6) == 0 ? Literals.near(value, random) : value;
    }

    private static String scalar(Object value)
    {
        return switch (value) {
            case String text -> text.codePoints().mapToObj(point -> point == '"' || point == '\\' ? "\\" + Character.toString(point) : point < ' ' ? "\\u%04x".formatted(point) : Character.toString(point)).collect(joining("", "\"", "\""));
            case ZonedDateTime time -> scalar(time.toInstant().toString());
            case LocalDate date -> scalar(date.toString());
            case Long _, Integer _, Boolean _, BigDecimal _ -> scalar(value.toString());
            default -> throw new IllegalArgumentException("no policy compares " + value.getClass());
        };
    }
}

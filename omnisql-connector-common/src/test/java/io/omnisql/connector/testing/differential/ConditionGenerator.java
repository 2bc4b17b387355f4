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
import io.omnisql.connector.definition.ColumnType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;

import static java.lang.Math.max;
import static java.util.Objects.requireNonNull;

/**
 * Conditions on single columns, and mixes of them.
 */
final class ConditionGenerator
{
    private final Random random;
    private final TimeConditions times;
    private final TextConditions texts;

    ConditionGenerator(Random random)
    {
        this.random = requireNonNull(random, "random is null");
        this.times = new TimeConditions(random);
        this.texts = new TextConditions(random);
    }

    /**
     * A mix of conditions on some of the columns, which holds for the anchor where the columns' conditions do.
     */
    Condition mix(List<ColumnInQuery> columns)
    {
        Condition first = on(pick(columns));
        return switch (random.nextInt(8)) {
            case 0 -> new Condition.Junction(false, ImmutableList.of(first, on(pick(columns))));
            case 1 -> new Condition.Junction(false, ImmutableList.of(
                    first,
                    new Condition.Junction(true, ImmutableList.of(on(pick(columns)), on(pick(columns))))));
            case 2 -> {
                // for a row of which nothing is demanded, a negation is as good as any
                ColumnInQuery column = pick(columns);
                yield column.holds() ? first : new Condition.Junction(false, ImmutableList.of(first, new Condition.Negation(on(column))));
            }
            case 3 -> new Condition.Negation(new Condition.Negation(first));
            default -> first;
        };
    }

    private ColumnInQuery pick(List<ColumnInQuery> columns)
    {
        return columns.get(random.nextInt(columns.size()));
    }

    Condition on(ColumnInQuery column)
    {
        if (column.values().isEmpty() || (column.holds() && column.anchor().isEmpty())) {
            return new Condition.Plain(column.expression() + (column.holds() || random.nextBoolean() ? " IS NULL" : " IS NOT NULL"));
        }
        if (random.nextInt(12) == 0) {
            return new Condition.Plain(column.expression() + (column.holds() || random.nextBoolean() ? " IS NOT NULL" : " IS NULL"));
        }
        if (column.column().type().equals(ColumnType.JSON)) {
            return new Condition.Plain("json_format(%s) IS NOT NULL".formatted(column.expression()));
        }
        if (column.column().type() instanceof ColumnType.ArrayOf(ColumnType element) && !(element instanceof ColumnType.Scalar)) {
            return new Condition.Plain("cardinality(%s) >= %s".formatted(column.expression(), random.nextInt(2)));
        }
        return switch (column.values().getFirst()) {
            case Long _, Integer _ -> onNumber(column);
            case LocalDate _ -> onDate(column);
            case Boolean _ -> onFlag(column);
            case ZonedDateTime _ -> times.on(column);
            case String _ -> texts.on(column);
            case Double _, BigDecimal _ -> comparison(column);
            case List<?> _ -> onArray(column);
            default -> new Condition.Plain(column.expression() + " IS NOT NULL");
        };
    }

    /**
     * A comparison that any type with an order knows.
     */
    Condition comparison(ColumnInQuery column)
    {
        return comparison(column, random);
    }

    static Condition comparison(ColumnInQuery column, Random random)
    {
        String x = column.expression();
        Object value = column.value(random);
        String literal = value instanceof ZonedDateTime time ? Literals.of(time, random) : Literals.of(value);
        Object other = column.values().get(random.nextInt(column.values().size()));
        return switch (random.nextInt(8)) {
            case 0, 1 -> new Condition.Plain("%s = %s".formatted(x, literal));
            case 2 -> new Condition.Plain("%s <> %s".formatted(x, Literals.of(column.holds() ? Literals.nowhere(value, random) : value)));
            case 3 -> new Condition.Among(x, false, column.several(random, 2 + random.nextInt(3)));
            case 4 -> new Condition.Among(x, false, column.several(random, 20 + random.nextInt(40)));
            case 5 -> new Condition.Plain("%s %s %s".formatted(x, random.nextBoolean() ? ">=" : "<=", literal));
            case 6 -> new Condition.Plain(column.holds() ? "%s BETWEEN %s AND %s".formatted(x, literal, literal) : "%s BETWEEN %s AND %s".formatted(x, literal, Literals.of(other)));
            default -> column.holds()
                    ? new Condition.Plain("%s IS NOT DISTINCT FROM %s".formatted(x, literal))
                    : new Condition.Among(x, true, column.several(random, 3));
        };
    }

    private Condition onNumber(ColumnInQuery column)
    {
        String x = column.expression();
        long value = ((Number) column.value(random)).longValue();
        return switch (random.nextInt(9)) {
            case 0 -> new Condition.Plain("%s %% 3 = %s".formatted(x, value % 3));
            case 1 -> new Condition.Plain("CAST(%s AS varchar) = '%s'".formatted(x, value));
            case 2 -> new Condition.Plain("CAST(%s AS double) < %s.5".formatted(x, max(value, 0)));
            case 3 -> new Condition.Plain("%s > DECIMAL '%s.5'".formatted(x, max(value, 1) - 1));
            case 4 -> new Condition.Plain("coalesce(%s, -7) = %s".formatted(x, value));
            default -> comparison(column);
        };
    }

    private Condition onDate(ColumnInQuery column)
    {
        LocalDate value = (LocalDate) column.value(random);
        return random.nextInt(3) == 0 ? new Condition.Plain("year(%s) = %s".formatted(column.expression(), value.getYear())) : comparison(column);
    }

    private Condition onFlag(ColumnInQuery column)
    {
        String x = column.expression();
        boolean value = (Boolean) column.value(random);
        return new Condition.Plain(switch (random.nextInt(4)) {
            case 0 -> value ? x : "NOT " + x;
            case 1 -> "%s = %s".formatted(x, value);
            case 2 -> "%s IN (%s)".formatted(x, value);
            default -> "%s IS DISTINCT FROM %s".formatted(x, !value);
        });
    }

    private Condition onArray(ColumnInQuery column)
    {
        String x = column.expression();
        List<?> list = (List<?>) column.value(random);
        if (list.isEmpty() || list.getFirst() == null) {
            return new Condition.Plain(random.nextBoolean() ? "cardinality(%s) = 0".formatted(x) : "%s = ARRAY[]".formatted(x));
        }
        Object element = list.get(random.nextInt(list.size()));
        if (!column.holds() && random.nextInt(3) == 0) {
            element = random.nextBoolean() ? Literals.near(element, random) : Literals.nowhere(element, random);
        }
        String literal = Literals.of(element);
        return switch (random.nextInt(7)) {
            case 0, 1, 2 -> new Condition.Plain("contains(%s, %s)".formatted(x, literal));
            case 3 -> new Condition.Plain("cardinality(%s) >= %s".formatted(x, list.size()));
            case 4 -> new Condition.Plain("arrays_overlap(%s, ARRAY[%s])".formatted(x, literal));
            case 5 -> new Condition.Plain("any_match(%s, e -> e = %s)".formatted(x, literal));
            default -> column.holds() ? new Condition.Plain("%s = %s".formatted(x, Literals.of(list))) : new Condition.Plain("NOT contains(%s, %s)".formatted(x, literal));
        };
    }
}

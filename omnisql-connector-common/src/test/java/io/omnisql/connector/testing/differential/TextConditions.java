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

import java.util.Random;

import static java.lang.Math.min;
import static java.util.Locale.ROOT;
import static java.util.Objects.requireNonNull;

/**
 * Conditions on text, as people and tools write them.
 */
record TextConditions(Random random)
{
    TextConditions
    {
        requireNonNull(random, "random is null");
    }

    Condition on(ColumnInQuery column)
    {
        if (random.nextBoolean()) {
            return ConditionGenerator.comparison(column, random);
        }
        String x = column.expression();
        String value = (String) column.value(random);
        String prefix = value.substring(0, value.offsetByCodePoints(0, min(value.codePointCount(0, value.length()), 1 + random.nextInt(3))));
        String rest = value.substring(prefix.length());
        return new Condition.Plain(switch (random.nextInt(12)) {
            case 0 -> "%s LIKE %s ESCAPE '\\'".formatted(x, Literals.of(escaped(prefix) + "%"));
            case 1 -> "%s LIKE %s ESCAPE '\\'".formatted(x, Literals.of("%" + escaped(rest) + "%"));
            case 2 -> "%s LIKE %s ESCAPE '#'".formatted(x, Literals.of(value.replaceAll("[#%_]", "#$0")));
            case 3 -> "%s LIKE %s".formatted(x, Literals.of("_".repeat(value.codePointCount(0, value.length()))));
            case 4 -> column.holds() ? "%s NOT LIKE 'nowhere%%'".formatted(x) : "%s NOT LIKE %s".formatted(x, Literals.of(prefix + "%"));
            case 5 -> "lower(%s) = %s".formatted(x, Literals.of(value.toLowerCase(ROOT)));
            case 6 -> "starts_with(%s, %s)".formatted(x, Literals.of(prefix));
            case 7 -> "length(%s) >= %s".formatted(x, value.codePointCount(0, value.length()));
            case 8 -> "coalesce(%s, 'nobody') = %s".formatted(x, Literals.of(value));
            case 9 -> "substr(%s, 1, %s) = %s".formatted(x, prefix.codePointCount(0, prefix.length()), Literals.of(prefix));
            case 10 -> "%s || '!' = %s".formatted(x, Literals.of(value + "!"));
            default -> "trim(%s) = trim(%s)".formatted(x, Literals.of(value));
        });
    }

    private static String escaped(String text)
    {
        return text.replaceAll("[\\\\%_]", "\\\\$0");
    }
}

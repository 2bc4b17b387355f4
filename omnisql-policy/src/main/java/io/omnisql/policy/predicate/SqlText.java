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
package io.omnisql.policy.predicate;

import io.trino.spi.type.BigintType;
import io.trino.spi.type.BooleanType;
import io.trino.spi.type.CharType;
import io.trino.spi.type.DateType;
import io.trino.spi.type.DecimalType;
import io.trino.spi.type.IntegerType;
import io.trino.spi.type.SmallintType;
import io.trino.spi.type.TimestampType;
import io.trino.spi.type.TimestampWithTimeZoneType;
import io.trino.spi.type.TinyintType;
import io.trino.spi.type.Type;
import io.trino.spi.type.VarcharType;

import java.util.Locale;

/**
 * Names and values in Trino's SQL: the only place where they are quoted. The text is ASCII, whatever the value is.
 */
public final class SqlText
{
    private SqlText() {}

    public static String identifier(String name)
    {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /**
     * An expression of exactly the type.
     *
     * @param canonical from {@link LiteralText}
     */
    public static String literal(Type type, String canonical)
    {
        return switch (type) {
            case BooleanType _ -> canonical.toUpperCase(Locale.ENGLISH);
            case TinyintType _, SmallintType _, IntegerType _, BigintType _ -> "%s '%s'".formatted(type.getDisplayName().toUpperCase(Locale.ENGLISH), canonical);
            case DecimalType _ -> cast("DECIMAL '%s'".formatted(canonical), type);
            case VarcharType _, CharType _ -> cast(text(canonical), type);
            case DateType _ -> "DATE '%s'".formatted(canonical);
            case TimestampType _, TimestampWithTimeZoneType _ -> "TIMESTAMP '%s'".formatted(canonical);
            default -> throw new IllegalArgumentException("Policies cannot compare values of type " + type.getDisplayName());
        };
    }

    public static String cast(String expression, Type type)
    {
        return "CAST(%s AS %s)".formatted(expression, type.getDisplayName());
    }

    /**
     * A literal of some type of text.
     */
    public static String text(String value)
    {
        if (value.chars().allMatch(SqlText::isPlain)) {
            return "'" + value.replace("'", "''") + "'";
        }
        StringBuilder escaped = new StringBuilder("U&'");
        value.codePoints().forEach(point -> appendEscaped(escaped, point));
        return escaped.append('\'').toString();
    }

    private static void appendEscaped(StringBuilder escaped, int point)
    {
        switch (point) {
            case '\'' -> escaped.append("''");
            case '\\' -> escaped.append("\\\\");
            default -> {
                if (isPlain(point)) {
                    escaped.appendCodePoint(point);
                }
                else {
                    escaped.append("\\+").append("%06X".formatted(point));
                }
            }
        }
    }

    private static boolean isPlain(int point)
    {
        return point >= ' ' && point <= '~';
    }
}

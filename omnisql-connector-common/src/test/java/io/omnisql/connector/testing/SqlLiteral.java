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

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;

import static java.util.stream.Collectors.joining;

/**
 * Writes values of rows into SQL.
 */
public final class SqlLiteral
{
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS 'UTC'").withZone(ZoneOffset.UTC);

    private SqlLiteral() {}

    public static String of(Object value)
    {
        return switch (value) {
            case String text -> "'%s'".formatted(text.replace("'", "''"));
            case Long number -> number.toString();
            case Integer number -> number.toString();
            case Boolean flag -> flag.toString();
            case Double number -> "DOUBLE '%s'".formatted(number);
            case Instant instant -> "TIMESTAMP '%s'".formatted(TIME.format(instant));
            case LocalDate date -> "DATE '%s'".formatted(date);
            default -> throw new IllegalArgumentException("no literal for " + value.getClass());
        };
    }

    public static String quoted(String name)
    {
        return "\"%s\"".formatted(name);
    }

    /**
     * The condition that a column has one of the values.
     */
    public static String in(String column, Collection<?> values)
    {
        if (values.size() == 1) {
            return "%s = %s".formatted(quoted(column), of(values.iterator().next()));
        }
        return "%s IN (%s)".formatted(quoted(column), values.stream().map(SqlLiteral::of).collect(joining(", ")));
    }
}

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

import io.omnisql.connector.testing.SqlLiteral;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;

import static java.util.Locale.ROOT;
import static java.util.stream.Collectors.joining;

/**
 * Values as SQL spells them, and others that are nearly the same.
 */
final class Literals
{
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", ROOT);
    private static final List<ZoneOffset> OFFSETS = List.of(ZoneOffset.UTC, ZoneOffset.ofHoursMinutes(5, 45), ZoneOffset.ofHours(-8));

    private Literals() {}

    static String of(Object value)
    {
        return switch (value) {
            case ZonedDateTime time -> of(time, ZoneOffset.UTC);
            case List<?> list -> list.stream().map(element -> element == null ? "NULL" : of(element)).collect(joining(", ", "ARRAY[", "]"));
            case BigDecimal number -> "DECIMAL '" + number.toPlainString() + "'";
            default -> SqlLiteral.of(value);
        };
    }

    /**
     * The same moment as a clock of another offset shows it.
     */
    static String of(ZonedDateTime time, Random random)
    {
        return of(time, OFFSETS.get(random.nextInt(OFFSETS.size())));
    }

    private static String of(ZonedDateTime time, ZoneOffset offset)
    {
        return "TIMESTAMP '%s %s'".formatted(TIME.format(time.withZoneSameInstant(offset)), offset.equals(ZoneOffset.UTC) ? "UTC" : offset);
    }

    static Object near(Object value, Random random)
    {
        return switch (value) {
            case String text -> near(text, random);
            case Long number -> number + (random.nextBoolean() ? 1 : -1);
            case Integer number -> number + (random.nextBoolean() ? 1 : -1);
            case BigDecimal number -> number.add(number.ulp());
            case ZonedDateTime time -> time.plus(Duration.ofMillis(List.of(1, -1, 1_000, -1_000).get(random.nextInt(4))));
            case LocalDate date -> date.plusDays(random.nextBoolean() ? 1 : -1);
            case Double number -> number + (random.nextBoolean() ? 0.5 : -0.5);
            case Boolean flag -> !flag;
            default -> value;
        };
    }

    private static String near(String text, Random random)
    {
        return switch (random.nextInt(4)) {
            case 0 -> text.equals(text.toUpperCase(ROOT)) ? text.toLowerCase(ROOT) : text.toUpperCase(ROOT);
            case 1 -> text + " ";
            case 2 -> text.isEmpty() ? " " : text.substring(0, text.offsetByCodePoints(text.length(), -1));
            default -> text + "x";
        };
    }

    /**
     * A value of the same type that no row has.
     */
    static Object nowhere(Object value, Random random)
    {
        return switch (value) {
            case String _ -> List.of("nowhere", "", "%", "a,b", "x'y\"z", "none", "*").get(random.nextInt(7));
            case Integer _ -> -1;
            case BigDecimal number -> number.negate();
            case Long _ -> List.of(-1L, 0L, 4_000_000_000L, Long.MAX_VALUE).get(random.nextInt(4));
            case ZonedDateTime _ -> Instant.parse(random.nextBoolean() ? "1969-12-31T23:59:59.999Z" : "2150-01-01T00:00:00Z").atZone(ZoneOffset.UTC);
            case LocalDate _ -> LocalDate.of(1900, 1, 1);
            case Double _ -> -1.5;
            default -> value;
        };
    }
}

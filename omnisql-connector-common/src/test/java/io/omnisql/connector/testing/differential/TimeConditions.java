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

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.HOURS;
import static java.util.Locale.ROOT;
import static java.util.Objects.requireNonNull;

/**
 * Conditions on moments, of which the source's are in UTC, whatever the session's time zone is.
 */
record TimeConditions(Random random)
{
    private static final DateTimeFormatter WITHOUT_ZONE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", ROOT);

    TimeConditions
    {
        requireNonNull(random, "random is null");
    }

    Condition on(ColumnInQuery column)
    {
        if (random.nextInt(5) < 2) {
            return ConditionGenerator.comparison(column, random);
        }
        String x = column.expression();
        ZonedDateTime value = ((ZonedDateTime) column.value(random)).withZoneSameInstant(ZoneOffset.UTC);
        LocalDate date = value.toLocalDate();
        String operator = random.nextBoolean() ? ">=" : "=";
        return new Condition.Plain(switch (random.nextInt(15)) {
            case 0 -> "date_trunc('day', %s) %s %s".formatted(x, operator, Literals.of(value.truncatedTo(DAYS)));
            case 1 -> "date_trunc('month', %s) %s %s".formatted(x, operator, Literals.of(value.truncatedTo(DAYS).withDayOfMonth(1)));
            case 2 -> "date_trunc('hour', %s) %s %s".formatted(x, operator, Literals.of(value.truncatedTo(HOURS)));
            case 3 -> "CAST(%s AS date) %s %s".formatted(x, operator, Literals.of(date));
            case 4 -> "CAST(%s AS date) IN (%s, DATE '2001-01-01', %s)".formatted(x, Literals.of(date), Literals.of(date.plusDays(1)));
            case 5 -> "date(%s) BETWEEN %s AND %s".formatted(x, Literals.of(date.minusDays(random.nextInt(3))), Literals.of(date.plusDays(random.nextInt(40))));
            case 6 -> "year(%s) = %s".formatted(x, value.getYear());
            case 7 -> "month(%s) = %s".formatted(x, value.getMonthValue());
            // the session's zone decides which moment that is: a day is more than all of them differ by
            case 8 -> "%s >= TIMESTAMP '%s'".formatted(x, WITHOUT_ZONE.format(value.minusDays(2)));
            case 9 -> "%s < %s".formatted(x, Literals.of(date.plusDays(2)));
            case 10 -> "date_format(%s, '%%Y-%%m') = '%s'".formatted(x, DateTimeFormatter.ofPattern("uuuu-MM", ROOT).format(value));
            case 11 -> "%s + INTERVAL '1' DAY > %s".formatted(x, Literals.of(value, random));
            case 12 -> "%s BETWEEN %s AND %s".formatted(x, Literals.of(value.minusMinutes(90), random), Literals.of(value.plus(Duration.ofMillis(random.nextInt(100_000_000))), random));
            case 13 -> "CAST(%s AT TIME ZONE 'America/New_York' AS date) IN (%s)".formatted(x, String.join(", ", List.of(Literals.of(date), Literals.of(date.minusDays(1)))));
            default -> "to_unixtime(%s) >= %s".formatted(x, value.toEpochSecond());
        });
    }
}

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
package io.omnisql.simulator.jira;

import io.omnisql.simulator.jira.jql.Operand;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.time.temporal.ChronoUnit.MINUTES;

/**
 * Reads times in JQL, all with the precision of a minute: texts in the zone of the user's profile, numbers as milliseconds since the epoch, and periods from now.
 */
final class JqlTimes
{
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-M-d").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern LITERAL = Pattern.compile("(\\d{4}[-/]\\d{1,2}[-/]\\d{1,2})(?: (\\d{1,2}:\\d{2}))?");
    private static final Pattern PERIOD = Pattern.compile("([-+]?)((?:\\d+[wdhm]\\s*)+)");
    private static final Pattern PART = Pattern.compile("(\\d+)([wdhmMy])");
    private static final Pattern INCREMENT = Pattern.compile("([-+]?)(\\d+)([yMwdhm]?)");

    private JqlTimes() {}

    static Optional<Instant> instant(Operand operand, String field, JqlContext context)
    {
        Optional<ZonedDateTime> time = read(operand, context);
        if (time.isEmpty()) {
            context.refuse("Date value '%s' for field '%s' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.".formatted(text(operand), field));
        }
        return time.map(ZonedDateTime::toInstant);
    }

    static Optional<LocalDate> date(Operand operand, String field, JqlContext context)
    {
        return instant(operand, field, context).map(instant -> LocalDate.ofInstant(instant, context.viewer().zone()));
    }

    static Instant minute(Instant time)
    {
        return time.truncatedTo(MINUTES);
    }

    private static Optional<ZonedDateTime> read(Operand operand, JqlContext context)
    {
        ZonedDateTime now = context.viewer().now().atZone(context.viewer().zone());
        return switch (operand) {
            case Operand.Numeric(long value) -> Optional.of(minute(Instant.ofEpochMilli(value)).atZone(now.getZone()));
            case Operand.Text(String value) -> literal(value, now).or(() -> period(value, now));
            case Operand.Function function -> function(function, now);
            case Operand.Empty _, Operand.Several _ -> Optional.empty();
        };
    }

    private static Optional<ZonedDateTime> literal(String value, ZonedDateTime now)
    {
        Matcher matcher = LITERAL.matcher(value);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.parse(matcher.group(1).replace('/', '-'), DATE);
            LocalTime time = matcher.group(2) == null ? LocalTime.MIDNIGHT : LocalTime.parse(matcher.group(2), TIME);
            return Optional.of(LocalDateTime.of(date, time).atZone(now.getZone()));
        }
        catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<ZonedDateTime> period(String value, ZonedDateTime now)
    {
        Matcher matcher = PERIOD.matcher(value.trim());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        ZonedDateTime time = now.truncatedTo(MINUTES);
        Matcher part = PART.matcher(matcher.group(2));
        while (part.find()) {
            time = add(time, (matcher.group(1).equals("-") ? -1 : 1) * Long.parseLong(part.group(1)), part.group(2));
        }
        return Optional.of(time);
    }

    private static Optional<ZonedDateTime> function(Operand.Function function, ZonedDateTime now)
    {
        ZonedDateTime today = now.toLocalDate().atStartOfDay(now.getZone());
        return switch (function.name().toLowerCase(Locale.ROOT)) {
            case "now" -> Optional.of(now.truncatedTo(MINUTES));
            case "startofday" -> moved(function, today, "d");
            case "endofday" -> moved(function, today, "d").map(time -> last(time, Period.ofDays(1)));
            case "startofweek" -> moved(function, week(today), "w");
            case "endofweek" -> moved(function, week(today), "w").map(time -> last(time, Period.ofWeeks(1)));
            case "startofmonth" -> moved(function, today.withDayOfMonth(1), "M");
            case "endofmonth" -> moved(function, today.withDayOfMonth(1), "M").map(time -> last(time, Period.ofMonths(1)));
            case "startofyear" -> moved(function, today.withDayOfYear(1), "y");
            case "endofyear" -> moved(function, today.withDayOfYear(1), "y").map(time -> last(time, Period.ofYears(1)));
            default -> Optional.empty();
        };
    }

    private static ZonedDateTime week(ZonedDateTime today)
    {
        return today.minusDays(today.getDayOfWeek().getValue() % 7);
    }

    private static ZonedDateTime last(ZonedDateTime start, Period length)
    {
        return start.plus(length).minusNanos(1_000_000);
    }

    private static Optional<ZonedDateTime> moved(Operand.Function function, ZonedDateTime time, String unit)
    {
        if (function.arguments().isEmpty()) {
            return Optional.of(time);
        }
        Matcher matcher = INCREMENT.matcher(function.arguments().getFirst());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(add(time, (matcher.group(1).equals("-") ? -1 : 1) * Long.parseLong(matcher.group(2)), matcher.group(3).isEmpty() ? unit : matcher.group(3)));
    }

    private static ZonedDateTime add(ZonedDateTime time, long amount, String unit)
    {
        return switch (unit) {
            case "y" -> time.plusYears(amount);
            case "M" -> time.plusMonths(amount);
            case "w" -> time.plusWeeks(amount);
            case "d" -> time.plusDays(amount);
            case "h" -> time.plusHours(amount);
            default -> time.plusMinutes(amount);
        };
    }

    private static String text(Operand operand)
    {
        return switch (operand) {
            case Operand.Text(String value) -> value;
            case Operand.Numeric(long value) -> String.valueOf(value);
            case Operand.Function(String name, _) -> name + "()";
            case Operand.Empty _ -> "EMPTY";
            case Operand.Several _ -> "list";
        };
    }
}

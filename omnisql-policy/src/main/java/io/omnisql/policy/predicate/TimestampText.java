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

import com.google.common.base.Strings;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Moments as texts, with exactly as many digits as their type has. The years are 1 to 9999.
 */
final class TimestampText
{
    /**
     * At the end of moments of types with a time zone, which are always told in this one.
     */
    static final String ZONE = " UTC";

    private static final Pattern MOMENT = Pattern.compile("(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ](?<time>[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\\.(?<fraction>[0-9]{1,12}))?)?(?<zone>Z| UTC|[+-][0-9]{2}:[0-9]{2})?");

    private TimestampText() {}

    static Optional<String> local(String text, int precision)
    {
        return parse(text, precision, false);
    }

    static Optional<String> zoned(String text, int precision)
    {
        return parse(text, precision, true).map(moment -> moment + ZONE);
    }

    /**
     * A zone is needed where the type has one, for nobody's zone is meant otherwise.
     */
    private static Optional<String> parse(String text, int precision, boolean zoned)
    {
        Matcher matcher = MOMENT.matcher(text);
        if (!matcher.matches() || zoned != (matcher.group("zone") != null)) {
            return Optional.empty();
        }
        try {
            LocalDateTime second = LocalDateTime.parse(matcher.group("date") + "T" + Optional.ofNullable(matcher.group("time")).orElse("00:00:00"))
                    .minusSeconds(zoned ? offset(matcher.group("zone")).getTotalSeconds() : 0);
            if (second.getYear() < 1 || second.getYear() > 9999) {
                return Optional.empty();
            }
            return fraction(Strings.nullToEmpty(matcher.group("fraction")), precision).map(fraction -> second(second) + fraction);
        }
        catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static ZoneOffset offset(String zone)
    {
        return zone.equals(ZONE) ? ZoneOffset.UTC : ZoneOffset.of(zone);
    }

    private static String second(LocalDateTime moment)
    {
        return "%04d-%02d-%02d %02d:%02d:%02d".formatted(moment.getYear(), moment.getMonthValue(), moment.getDayOfMonth(), moment.getHour(), moment.getMinute(), moment.getSecond());
    }

    private static Optional<String> fraction(String digits, int precision)
    {
        String padded = Strings.padEnd(digits, precision, '0');
        if (!padded.substring(precision).chars().allMatch(digit -> digit == '0')) {
            return Optional.empty();
        }
        return Optional.of(precision == 0 ? "" : "." + padded.substring(0, precision));
    }
}

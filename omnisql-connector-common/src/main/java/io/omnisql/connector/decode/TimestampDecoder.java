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
package io.omnisql.connector.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;
import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
import static java.time.format.ResolverStyle.STRICT;
import static java.util.Locale.ENGLISH;
import static java.util.concurrent.TimeUnit.SECONDS;

/**
 * Decodes ISO-8601 instants, in whichever offset they are written, into milliseconds in UTC; and numbers of seconds or milliseconds since the epoch, where the source writes some so.
 */
final class TimestampDecoder
        implements ValueDecoder
{
    // nearly all sources write moments in one of these forms, and to read any other takes ten times as long
    private static final String IN_UTC = "0000-00-00T00:00:00Z";
    private static final String WITH_OFFSET = "0000-00-00T00:00:00.000+0000";
    private static final int FRACTION = WITH_OFFSET.indexOf('.') + 1;
    // in milliseconds a moment of 1973, in seconds one of the year 5138
    private static final long LEAST_MILLIS = 100_000_000_000L;
    private static final int SIGN = WITH_OFFSET.indexOf('+');

    // an offset without a colon, which ISO 8601 has beside the other form
    private static final DateTimeFormatter WITHOUT_COLON = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(ISO_LOCAL_DATE_TIME)
            .appendOffset("+HHMM", "+0000")
            .toFormatter(ENGLISH)
            .withResolverStyle(STRICT);

    private final boolean takesEpoch;

    TimestampDecoder(boolean takesEpoch)
    {
        this.takesEpoch = takesEpoch;
    }

    @Override
    public void decode(JsonParser parser, Cell cell)
            throws IOException
    {
        if (takesEpoch && parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            decodeEpoch(parser, cell);
            return;
        }
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw UnexpectedValueException.unexpected("an ISO-8601 instant", parser);
        }
        try {
            cell.setLong(packDateTimeWithZone(millis(parser), UTC_KEY));
        }
        catch (DateTimeException | ArithmeticException | IllegalArgumentException _) {
            // the last two are moments beyond what the type can hold
            throw new UnexpectedValueException("an ISO-8601 instant", "another text");
        }
    }

    private static void decodeEpoch(JsonParser parser, Cell cell)
            throws IOException
    {
        try {
            long number = parser.getLongValue();
            cell.setLong(packDateTimeWithZone(Math.abs(number) < LEAST_MILLIS ? SECONDS.toMillis(number) : number, UTC_KEY));
        }
        catch (InputCoercionException | IllegalArgumentException _) {
            throw new UnexpectedValueException("seconds or milliseconds since the epoch", "another number");
        }
    }

    private static long millis(JsonParser parser)
            throws IOException
    {
        char[] text = parser.getTextCharacters();
        int start = parser.getTextOffset();
        int length = parser.getTextLength();
        if (hasForm(IN_UTC, text, start, length)) {
            return wholeMillis(text, start);
        }
        if (hasForm(WITH_OFFSET, text, start, length)) {
            int fraction = 10 * twoDigits(text, start + FRACTION) + (text[start + FRACTION + 2] - '0');
            return wholeMillis(text, start) + fraction - offset(text, start + SIGN);
        }
        return anyForm(parser.getText());
    }

    /**
     * Whether each character is a digit where the form has one, and otherwise that of the form; a sign is either of both.
     */
    private static boolean hasForm(String form, char[] text, int start, int length)
    {
        if (length != form.length()) {
            return false;
        }
        for (int index = 0; index < length; index++) {
            char character = text[start + index];
            boolean fits = switch (form.charAt(index)) {
                case '0' -> character >= '0' && character <= '9';
                case '+' -> character == '+' || character == '-';
                default -> character == form.charAt(index);
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static long wholeMillis(char[] text, int start)
    {
        return 1_000 * LocalDateTime.of(
                100 * twoDigits(text, start) + twoDigits(text, start + 2),
                twoDigits(text, start + 5),
                twoDigits(text, start + 8),
                twoDigits(text, start + 11),
                twoDigits(text, start + 14),
                twoDigits(text, start + 17)).toEpochSecond(ZoneOffset.UTC);
    }

    private static long offset(char[] text, int sign)
    {
        int direction = text[sign] == '-' ? -1 : 1;
        return 1_000L * ZoneOffset.ofHoursMinutes(direction * twoDigits(text, sign + 1), direction * twoDigits(text, sign + 3)).getTotalSeconds();
    }

    private static long anyForm(String text)
    {
        int colon = text.length() - ":00".length();
        boolean isWithoutColon = colon > 0 && text.charAt(colon) != ':' && Character.isDigit(text.charAt(text.length() - 1));
        return OffsetDateTime.parse(text, isWithoutColon ? WITHOUT_COLON : ISO_OFFSET_DATE_TIME).toInstant().toEpochMilli();
    }

    private static int twoDigits(char[] text, int offset)
    {
        return 10 * (text[offset] - '0') + (text[offset + 1] - '0');
    }
}

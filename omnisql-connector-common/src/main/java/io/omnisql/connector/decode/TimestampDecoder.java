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

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;

/**
 * Decodes ISO-8601 instants, in whichever offset they are written, into milliseconds in UTC.
 */
final class TimestampDecoder
        implements ValueDecoder
{
    // nearly all sources write moments so, and to read any other form takes ten times as long
    private static final String USUAL = "0000-00-00T00:00:00Z";

    @Override
    public void decode(JsonParser parser, Cell cell)
            throws IOException
    {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw UnexpectedValueException.unexpected("an ISO-8601 instant", parser);
        }
        char[] text = parser.getTextCharacters();
        int offset = parser.getTextOffset();
        try {
            long millis = isUsual(text, offset, parser.getTextLength()) ? usual(text, offset) : OffsetDateTime.parse(parser.getText()).toInstant().toEpochMilli();
            cell.setLong(packDateTimeWithZone(millis, UTC_KEY));
        }
        catch (DateTimeException | ArithmeticException | IllegalArgumentException _) {
            // the last two are moments beyond what the type can hold
            throw new UnexpectedValueException("an ISO-8601 instant", "another text");
        }
    }

    private static boolean isUsual(char[] text, int offset, int length)
    {
        if (length != USUAL.length()) {
            return false;
        }
        for (int index = 0; index < length; index++) {
            char expected = USUAL.charAt(index);
            char character = text[offset + index];
            if (expected == '0' ? character < '0' || character > '9' : character != expected) {
                return false;
            }
        }
        return true;
    }

    private static long usual(char[] text, int offset)
    {
        return 1_000 * LocalDateTime.of(
                100 * twoDigits(text, offset) + twoDigits(text, offset + 2),
                twoDigits(text, offset + 5),
                twoDigits(text, offset + 8),
                twoDigits(text, offset + 11),
                twoDigits(text, offset + 14),
                twoDigits(text, offset + 17)).toEpochSecond(ZoneOffset.UTC);
    }

    private static int twoDigits(char[] text, int offset)
    {
        return 10 * (text[offset] - '0') + (text[offset + 1] - '0');
    }
}

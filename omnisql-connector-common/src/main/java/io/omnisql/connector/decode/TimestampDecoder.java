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
import java.time.OffsetDateTime;

import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;

/**
 * Decodes ISO-8601 instants, in whichever offset they are written, into milliseconds in UTC.
 */
final class TimestampDecoder
        implements ValueDecoder
{
    @Override
    public void decode(JsonParser parser, Cell cell)
            throws IOException
    {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw UnexpectedValueException.unexpected("an ISO-8601 instant", parser);
        }
        try {
            cell.setLong(packDateTimeWithZone(OffsetDateTime.parse(parser.getText()).toInstant().toEpochMilli(), UTC_KEY));
        }
        catch (DateTimeException | ArithmeticException | IllegalArgumentException _) {
            // the last two are moments beyond what the type can hold
            throw new UnexpectedValueException("an ISO-8601 instant", "another text");
        }
    }
}

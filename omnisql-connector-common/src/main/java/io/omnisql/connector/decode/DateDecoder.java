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
import java.time.LocalDate;

import static java.lang.Math.toIntExact;

/**
 * Decodes ISO-8601 dates, which have no zone.
 */
final class DateDecoder
        implements ValueDecoder
{
    @Override
    public void decode(JsonParser parser, Cell cell)
            throws IOException
    {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw UnexpectedValueException.unexpected("an ISO-8601 date", parser);
        }
        try {
            int days = toIntExact(LocalDate.parse(parser.getText()).toEpochDay());
            cell.setLong(days);
        }
        catch (DateTimeException | ArithmeticException _) {
            throw new UnexpectedValueException("an ISO-8601 date", "another text");
        }
    }
}

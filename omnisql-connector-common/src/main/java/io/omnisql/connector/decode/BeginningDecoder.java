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

import static io.airlift.slice.Slices.utf8Slice;
import static java.util.Objects.requireNonNull;

/**
 * Decodes what a text begins with, up to where the end is in it for the last time.
 */
record BeginningDecoder(String end)
        implements ValueDecoder
{
    BeginningDecoder
    {
        requireNonNull(end, "end is null");
    }

    @Override
    public void decode(JsonParser parser, Cell cell)
            throws IOException
    {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw UnexpectedValueException.unexpected("a text", parser);
        }
        String text = parser.getText();
        int length = text.lastIndexOf(end);
        if (length < 0) {
            throw UnexpectedValueException.unexpected("a text with '%s'".formatted(end), parser);
        }
        cell.setObject(utf8Slice(text.substring(0, length)));
    }
}

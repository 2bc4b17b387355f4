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
import io.airlift.slice.Slice;

import java.io.IOException;

import static io.airlift.slice.Slices.utf8Slice;

/**
 * Decodes texts as they are: nothing is trimmed, and an empty text stays one. Whole numbers become their digits, where the source writes some texts so.
 */
final class VarcharDecoder
        implements ValueDecoder
{
    private final boolean takesIntegers;

    VarcharDecoder(boolean takesIntegers)
    {
        this.takesIntegers = takesIntegers;
    }

    @Override
    public void decode(JsonParser parser, Cell cell)
            throws IOException
    {
        boolean isInteger = takesIntegers && parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
        if (parser.currentToken() != JsonToken.VALUE_STRING && !isInteger) {
            throw UnexpectedValueException.unexpected("a text", parser);
        }
        if (cell.setAscii(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength())) {
            return;
        }
        cell.setObject(whole(parser.getText()));
    }

    /**
     * The text, if it is one. JSON can write one half of a character that takes two, which is no text in UTF-8: it would become a question mark.
     */
    static Slice whole(String text)
            throws UnexpectedValueException
    {
        if (hasHalfCharacter(text)) {
            throw new UnexpectedValueException("a text", "a text with half of a character");
        }
        return utf8Slice(text);
    }

    private static boolean hasHalfCharacter(String text)
    {
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (Character.isSurrogate(unit)) {
                if (index + 1 == text.length() || !Character.isSurrogatePair(unit, text.charAt(index + 1))) {
                    return true;
                }
                index++;
            }
        }
        return false;
    }
}

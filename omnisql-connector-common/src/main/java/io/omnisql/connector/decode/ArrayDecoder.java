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
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.type.Type;

import java.io.IOException;

import static java.util.Objects.requireNonNull;

/**
 * Decodes an array of values of one type; null elements stay null.
 */
final class ArrayDecoder
        implements ValueDecoder
{
    private final ValueDecoder elementDecoder;
    private final Cell element;

    ArrayDecoder(Type elementType, ValueDecoder elementDecoder)
    {
        this.element = new Cell(elementType);
        this.elementDecoder = requireNonNull(elementDecoder, "elementDecoder is null");
    }

    @Override
    public void decode(JsonParser parser, Cell cell)
            throws IOException
    {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw UnexpectedValueException.unexpected("an array", parser);
        }
        BlockBuilder elements = element.type().createBlockBuilder(null, 8);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.clear();
            if (parser.currentToken() != JsonToken.VALUE_NULL) {
                elementDecoder.decode(parser, element);
            }
            element.appendTo(elements);
        }
        cell.setObject(elements.build());
    }
}

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
import com.google.common.collect.ImmutableList;
import io.trino.spi.type.RowType;

import java.io.IOException;
import java.util.List;

import static io.trino.spi.block.RowValueBuilder.buildRowValue;
import static java.util.Objects.requireNonNull;

/**
 * Decodes an object into a ROW, each field from its pointer.
 */
final class RowDecoder
        implements ValueDecoder
{
    private final RowType type;
    private final RecordShape shape;
    private final List<Cell> fields;

    RowDecoder(RowType type, RecordShape shape, List<Cell> fields)
    {
        this.type = requireNonNull(type, "type is null");
        this.shape = requireNonNull(shape, "shape is null");
        this.fields = ImmutableList.copyOf(fields);
    }

    @Override
    public void decode(JsonParser parser, Cell cell)
            throws IOException
    {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw UnexpectedValueException.unexpected("an object", parser);
        }
        shape.read(parser);
        cell.setObject(buildRowValue(type, builders -> {
            for (int field = 0; field < fields.size(); field++) {
                fields.get(field).appendTo(builders.get(field));
            }
        }));
    }
}

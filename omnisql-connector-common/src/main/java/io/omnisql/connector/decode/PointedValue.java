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

import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.JsonPointer;
import io.trino.spi.TrinoException;
import io.trino.spi.type.Type;

import static com.fasterxml.jackson.core.JsonToken.START_OBJECT;
import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;

/**
 * Reads one value out of a response body. Pure.
 */
final class PointedValue
{
    private PointedValue() {}

    /**
     * What stands at the pointer; null in the cell where it is missing or null.
     *
     * @param what it is, in the words of an error, where the body has no place for it
     */
    static Cell read(byte[] body, JsonPointer pointer, ColumnType columnType, Type type, String what)
    {
        Cell cell = new Cell(type);
        RecordShape shape = new RecordShape();
        shape.add(pointer.toString(), pointer, columnType, cell);
        JsonDocument.read(body, parser -> {
            if (parser.currentToken() != START_OBJECT) {
                throw new TrinoException(BAD_RESPONSE, "The source's answer has no place for " + what);
            }
            shape.read(parser);
            return true;
        });
        return cell;
    }
}

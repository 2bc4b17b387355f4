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

import io.airlift.slice.Slice;
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.JsonPointer;
import io.omnisql.connector.definition.Paging;
import io.trino.spi.TrinoException;
import io.trino.spi.type.VarcharType;

import java.util.Optional;

import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;

/**
 * Reads the position of the next page out of a response body. Pure.
 */
public final class CursorReader
{
    private CursorReader() {}

    /**
     * The position of the next page; empty where no page follows. An answer that says that one does, and not where, is an error: rows would be missed.
     */
    public static Optional<String> next(byte[] body, Paging.Cursor paging)
    {
        Optional<String> position = read(body, paging.pointer());
        if (position.isEmpty() && paging.last().flatMap(last -> FlagReader.read(body, last)).filter(isLast -> !isLast).isPresent()) {
            throw new TrinoException(BAD_RESPONSE, "The source says that more pages follow, and does not say where (%s)".formatted(paging.pointer()));
        }
        return position;
    }

    /**
     * The text at the pointer; empty where it is missing, null or empty, which is how sources say that no page follows.
     */
    public static Optional<String> read(byte[] body, JsonPointer pointer)
    {
        Cell cell = PointedValue.read(body, pointer, ColumnType.VARCHAR, VarcharType.VARCHAR, "the position of the next page");
        return cell.isNull() ? Optional.empty() : Optional.of(((Slice) cell.get()).toStringUtf8()).filter(cursor -> !cursor.isEmpty());
    }
}

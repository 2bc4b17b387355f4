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
import io.trino.spi.block.Block;
import io.trino.spi.type.ArrayType;

import java.util.List;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static io.trino.spi.type.VarcharType.VARCHAR;

/**
 * Reads the keys that an answer names without telling their records. Pure.
 */
public final class NamedKeysReader
{
    private NamedKeysReader() {}

    /**
     * The texts or numbers at a pointer into the elements of an array; none where that is missing or null.
     */
    public static List<String> read(byte[] body, JsonPointer pointer)
    {
        Cell keys = new Cell(new ArrayType(VARCHAR));
        RecordShape shape = new RecordShape();
        shape.add(pointer.toString(), pointer, new ColumnType.ArrayOf(ColumnType.VARCHAR), keys);
        JsonDocument.read(body, parser -> {
            shape.read(parser);
            return true;
        });
        if (keys.isNull()) {
            return List.of();
        }
        Block block = (Block) keys.get();
        return IntStream.range(0, block.getPositionCount()).mapToObj(position -> key(block, position)).collect(toImmutableList());
    }

    private static String key(Block keys, int position)
    {
        if (keys.isNull(position)) {
            throw new TrinoException(BAD_RESPONSE, "The source's answer leaves records out and does not say which");
        }
        return VARCHAR.getSlice(keys, position).toStringUtf8();
    }
}

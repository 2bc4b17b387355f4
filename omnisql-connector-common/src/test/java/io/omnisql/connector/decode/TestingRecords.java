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

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.JsonPointer;
import io.omnisql.connector.definition.Records;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.type.Type;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import static io.trino.type.InternalTypeManager.TESTING_TYPE_MANAGER;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reads records into rows of the values that a client would see.
 */
final class TestingRecords
{
    private final RecordShape shape = new RecordShape();
    private final List<Cell> cells = new ArrayList<>();

    TestingRecords column(String name, ColumnType columnType, String pointer)
    {
        shape.add(name, JsonPointer.parse(pointer), columnType, cell(columnType));
        return this;
    }

    TestingRecords urlSegment(String name, ColumnType columnType, String pointer, int fromEnd)
    {
        shape.addUrlSegment(name, JsonPointer.parse(pointer), fromEnd, cell(columnType));
        return this;
    }

    TestingRecords urlSegmentAfter(String name, ColumnType columnType, String pointer, String marker, int distance)
    {
        shape.addUrlSegmentAfter(name, JsonPointer.parse(pointer), marker, distance, cell(columnType));
        return this;
    }

    TestingRecords beginning(String name, String pointer, String end)
    {
        shape.addBeginning(name, JsonPointer.parse(pointer), end, cell(ColumnType.VARCHAR));
        return this;
    }

    TestingRecords document(String name, String pointer, DocumentText text)
    {
        shape.addDocument(name, JsonPointer.parse(pointer), text, cell(ColumnType.VARCHAR));
        return this;
    }

    TestingRecords presence(String pointer)
    {
        shape.addPresence(JsonPointer.parse(pointer), cell(ColumnType.BOOLEAN));
        return this;
    }

    private Cell cell(ColumnType columnType)
    {
        Cell cell = new Cell(ColumnDecoders.trinoType(columnType, TESTING_TYPE_MANAGER));
        cells.add(cell);
        return cell;
    }

    List<List<Object>> read(Records records, byte[] body)
    {
        ImmutableList.Builder<List<Object>> rows = ImmutableList.builder();
        new RecordStream(records, shape).read(body, () -> {
            List<Object> row = new ArrayList<>();
            cells.forEach(cell -> row.add(value(cell)));
            rows.add(Collections.unmodifiableList(row));
            return true;
        });
        return rows.build();
    }

    List<List<Object>> read(String body)
    {
        return read(Records.array(), body.getBytes(UTF_8));
    }

    /**
     * The value of the only column in the only record.
     */
    static Object decode(ColumnType columnType, String json)
    {
        return new TestingRecords().column("it", columnType, "/it").read("[{\"it\": " + json + "}]").getFirst().getFirst();
    }

    private static Object value(Cell cell)
    {
        Type type = cell.type();
        BlockBuilder block = type.createBlockBuilder(null, 1);
        cell.appendTo(block);
        return type.getObjectValue(block.build(), 0);
    }
}

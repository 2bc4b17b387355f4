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
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.JsonPointer;
import io.trino.spi.type.ArrayType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a record that a scan needs: pointers to be read into cells. Reading clears the cells first, so what a record lacks is null.
 * <p>
 * Not thread-safe.
 */
public final class RecordShape
{
    private final ShapeNode root = new ShapeNode();
    private final List<Cell> cells = new ArrayList<>();
    // what is read of what records are in, from the inside to the outside
    private final List<RecordShape> around = new ArrayList<>();
    private final List<Cell> places = new ArrayList<>();

    /**
     * Reads the value at the pointer into the cell; a pointer with {@code *} gathers an array.
     *
     * @param name what error messages call the value
     */
    public void add(String name, JsonPointer pointer, ColumnType columnType, Cell cell)
    {
        cells.add(cell);
        int each = pointer.segments().indexOf(JsonPointer.EACH);
        if (each < 0) {
            node(pointer.segments()).addLeaf(name, ColumnDecoders.decoder(columnType, cell.type()), cell);
            return;
        }
        ColumnType elementType = ((ColumnType.ArrayOf) columnType).element();
        Cell element = new Cell(((ArrayType) cell.type()).getElementType());
        node(pointer.segments().subList(0, each))
                .addCollector(name, pointer.segments().subList(each + 1, pointer.segments().size()), ColumnDecoders.decoder(elementType, element.type()), element, cell);
    }

    /**
     * Reads the value at the pointer into what records are in, so many levels out.
     */
    public void addAround(int levels, String name, JsonPointer pointer, ColumnType columnType, Cell cell)
    {
        around(levels).add(name, pointer, columnType, cell);
    }

    /**
     * Sets the number cell to the place of the record in the array that holds it.
     */
    public void addPlace(Cell cell)
    {
        places.add(cell);
    }

    /**
     * What is read of what records are in, so many levels out; this where it is none.
     */
    RecordShape around(int levels)
    {
        while (around.size() < levels) {
            around.add(new RecordShape());
        }
        return levels == 0 ? this : around.get(levels - 1);
    }

    void readPlace(long place)
    {
        for (Cell cell : places) {
            cell.setLong(place);
        }
    }

    /**
     * Takes no record that has nothing at the pointer, unless what it would be in is null; a null is something.
     *
     * @param name what error messages call the value
     */
    public void require(String name, JsonPointer pointer)
    {
        int each = pointer.segments().indexOf(JsonPointer.EACH);
        List<String> segments = each < 0 ? pointer.segments() : pointer.segments().subList(0, each);
        for (int depth = 0; depth < segments.size(); depth++) {
            node(segments.subList(0, depth)).require(segments.get(depth), name);
        }
    }

    /**
     * Reads a path segment of the URL at the pointer into the cell.
     */
    public void addUrlSegment(String name, JsonPointer pointer, int fromEnd, Cell cell)
    {
        cells.add(cell);
        node(pointer.segments()).addLeaf(name, UrlSegmentDecoder.fromEnd(fromEnd), cell);
    }

    /**
     * Reads a path segment of the URL at the pointer, so many behind the marker, into the cell.
     */
    public void addUrlSegmentAfter(String name, JsonPointer pointer, String marker, int distance, Cell cell)
    {
        cells.add(cell);
        node(pointer.segments()).addLeaf(name, UrlSegmentDecoder.after(marker, distance), cell);
    }

    /**
     * Reads the text at the pointer, up to where the end is in it for the last time, into the cell.
     */
    public void addBeginning(String name, JsonPointer pointer, String end, Cell cell)
    {
        cells.add(cell);
        node(pointer.segments()).addLeaf(name, new BeginningDecoder(end), cell);
    }

    /**
     * Reads the text of the document at the pointer into the cell.
     */
    public void addDocument(String name, JsonPointer pointer, DocumentText text, Cell cell)
    {
        cells.add(cell);
        node(pointer.segments()).addLeaf(name, new DocumentDecoder(text), cell);
    }

    /**
     * Sets the boolean cell where the record has a value at the pointer.
     */
    public void addPresence(JsonPointer pointer, Cell cell)
    {
        cells.add(cell);
        node(pointer.segments()).addLeaf(pointer.toString(), new PresenceDecoder(), cell);
    }

    public void read(JsonParser parser)
            throws IOException
    {
        for (Cell cell : cells) {
            cell.clear();
        }
        root.read(parser);
    }

    private ShapeNode node(List<String> segments)
    {
        return root.descend(segments);
    }
}

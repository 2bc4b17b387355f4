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
import com.google.common.collect.ImmutableMap;
import io.airlift.slice.Slice;
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.FieldSelection;
import io.omnisql.connector.definition.JsonPointer;
import io.omnisql.connector.definition.Records;
import io.omnisql.connector.definition.ValueSource;
import io.trino.spi.TrinoException;
import io.trino.spi.type.VarcharType;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.error.ApiErrorCode.SCHEMA_DRIFT;
import static io.trino.type.InternalTypeManager.TESTING_TYPE_MANAGER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Records that are members of an object in what a page is made of.
 */
final class TestRecordMembers
{
    private static final Records NOTES = Records.arrays("/books").members("/notes", ImmutableList.of(
            new Records.Member("n1", ImmutableMap.of("id", "n1", "kind", "a number")),
            new Records.Member("n2", ImmutableMap.of("id", "n2"))));

    private final List<Cell> cells = new ArrayList<>();
    private final RecordShape shape = new RecordShape();

    @Test
    void testMembersAreRecords()
    {
        addAll();
        assertThat(read(NOTES, """
                {"books": [
                    {"title": "Emma", "notes": {"n2": "two", "other": "no record", "n1": 1.10, "price": {"n1": 7}}},
                    {"notes": {"n1": [{"n2": 0.30}], "n2": null}, "title": "behind them"},
                    {"title": "nothing in them", "notes": {}},
                    {"title": "null", "notes": null},
                    {"title": "none"},
                    {"title": "of another form", "notes": {"n2": {"value": false, "id": "its own"}}}]}
                """)).containsExactly(
                "Emma n2 null \"two\"",
                "Emma n1 a number 1.10",
                "behind them n1 a number [{\"n2\":0.30}]",
                "of another form n2 null {\"id\":\"its own\",\"value\":false}");
    }

    @Test
    void testNoneIsKnown()
    {
        addAll();
        assertThat(read(Records.arrays("/books").members("/notes", ImmutableList.of()), "{\"books\": [{\"title\": \"Emma\", \"notes\": {\"n1\": 1}}, {\"notes\": {}}]}")).isEmpty();
    }

    /**
     * A record may be read as a document, whatever its value is.
     */
    @Test
    void testDocument()
    {
        cells.add(new Cell(VarcharType.VARCHAR));
        shape.addDocument("text", JsonPointer.ROOT, record -> record.path("id").asText() + " is " + record.path(Records.Member.VALUE), cells.getFirst());
        assertThat(read(NOTES, "{\"books\": [{\"notes\": {\"n1\": 1, \"n2\": [true]}}]}")).containsExactly("n1 is 1", "n2 is [true]");
    }

    @Test
    void testReadingEndsWhereItIsEnough()
    {
        addAll();
        List<String> rows = new ArrayList<>();
        new RecordStream(NOTES, shape).read("{\"books\": [{\"notes\": {\"n1\": 1, \"n2\": 2}}, {\"notes\": {\"n1\": 3}}]}".getBytes(UTF_8), () -> {
            rows.add(row());
            return rows.isEmpty();
        });
        assertThat(rows).containsExactly("null n1 a number 1");
    }

    @Test
    void testOtherShapes()
    {
        addAll();
        for (String body : ImmutableList.of("{\"books\": [7]}", "{\"books\": [{\"notes\": []}]}", "{\"books\": [{\"notes\": \"n1\"}]}")) {
            assertThatThrownBy(() -> read(NOTES, body))
                    .as(body)
                    .isInstanceOfSatisfying(TrinoException.class, e -> assertThat(e.getErrorCode()).isEqualTo(SCHEMA_DRIFT.toErrorCode()));
        }
    }

    /**
     * They are the fields that are wanted, beside those of what they are in.
     */
    @Test
    void testFieldsThatAreAskedFor()
    {
        List<ValueSource> sources = ImmutableList.of(
                new ValueSource.At(JsonPointer.parse("/id"), false),
                new ValueSource.At(JsonPointer.parse("/value"), false),
                new ValueSource.Around(JsonPointer.parse("/notes/author/name"), 1),
                new ValueSource.Around(JsonPointer.parse("/title"), 1));
        assertThat(new FieldSelection("fields", JsonPointer.parse("/notes"), "id", 100).fields(NOTES, sources.stream())).containsExactly("author", "n1", "n2");
        assertThat(new FieldSelection("fields", JsonPointer.parse("/other"), "id", 100).fields(NOTES, sources.stream())).isEmpty();
        assertThat(new FieldSelection("fields", JsonPointer.parse("/notes"), "id", 100).fields(Records.arrays("/books").within("/notes"), Stream.of())).isEmpty();
    }

    @Test
    void testMembersAreInSomething()
    {
        assertThatThrownBy(() -> new Records(ImmutableList.of(JsonPointer.ROOT), Records.Shape.ARRAY, ImmutableList.of(), ImmutableList.of(), Optional.of(ImmutableList.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("members stand within something");
        assertThatThrownBy(() -> new Records.Member("n1", ImmutableMap.of("value", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a label has the name of the value");
    }

    private void addAll()
    {
        Cell title = new Cell(VarcharType.VARCHAR);
        Cell id = new Cell(VarcharType.VARCHAR);
        Cell kind = new Cell(VarcharType.VARCHAR);
        Cell value = new Cell(ColumnDecoders.trinoType(ColumnType.JSON, TESTING_TYPE_MANAGER));
        shape.addAround(1, "title", JsonPointer.parse("/title"), ColumnType.VARCHAR, title);
        shape.add("id", JsonPointer.parse("/id"), ColumnType.VARCHAR, id);
        shape.add("kind", JsonPointer.parse("/kind"), ColumnType.VARCHAR, kind);
        shape.add("value", JsonPointer.parse("/value"), ColumnType.JSON, value);
        cells.addAll(ImmutableList.of(title, id, kind, value));
    }

    private List<String> read(Records records, String body)
    {
        List<String> rows = new ArrayList<>();
        new RecordStream(records, shape).read(body.getBytes(UTF_8), () -> rows.add(row()));
        return rows;
    }

    private String row()
    {
        return String.join(" ", cells.stream().map(cell -> cell.isNull() ? "null" : ((Slice) cell.get()).toStringUtf8()).collect(toImmutableList()));
    }
}

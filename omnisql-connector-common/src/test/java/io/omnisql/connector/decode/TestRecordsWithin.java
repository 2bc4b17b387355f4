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
import io.airlift.slice.Slice;
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.JsonPointer;
import io.omnisql.connector.definition.Records;
import io.trino.spi.TrinoException;
import io.trino.spi.type.BigintType;
import io.trino.spi.type.VarcharType;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static io.omnisql.connector.error.ApiErrorCode.SCHEMA_DRIFT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Records that are elements of arrays in what a page is made of.
 */
final class TestRecordsWithin
{
    private static final Records LOANS = Records.arrays("/books").within("/details/loans");
    private static final Records FINES = Records.arrays("/books").within("/loans", "/fines");

    private final Cell n = new Cell(BigintType.BIGINT);
    private final Cell title = new Cell(VarcharType.VARCHAR);
    private final Cell shelf = new Cell(VarcharType.VARCHAR);
    private final Cell place = new Cell(BigintType.BIGINT);
    private final RecordShape shape = new RecordShape();

    @Test
    void testRecordsKnowWhatTheyAreIn()
    {
        addAll(1);
        assertThat(read(LOANS,
                """
                {"books": [
                    {"title": "Emma", "shelf": "a", "details": {"x": [1], "loans": [{"n": 1}, {"n": 2}], "y": {}}},
                    {"title": "Ulysses", "details": {"loans": []}},
                    {"details": {"loans": [{"n": 3, "title": "of the loan"}]}, "title": "behind it", "shelf": "b"},
                    {"title": "none", "details": {}},
                    {"title": "null", "details": {"loans": null}},
                    {"title": "no details", "details": null},
                    {"title": "nothing"},
                    {"details": {"loans": [{}]}}]}
                """)).containsExactly(
                "1 Emma a 0",
                "2 Emma a 1",
                "3 behind it b 0",
                "null null null 0");
    }

    @Test
    void testArraysWithinArrays()
    {
        shape.add("n", JsonPointer.parse("/n"), ColumnType.BIGINT, n);
        shape.addAround(1, "shelf", JsonPointer.parse("/at"), ColumnType.VARCHAR, shelf);
        shape.addAround(2, "title", JsonPointer.parse("/title"), ColumnType.VARCHAR, title);
        shape.addPlace(place);
        assertThat(read(FINES,
                """
                {"books": [
                    {"title": "Emma", "loans": [{"at": "main", "fines": [{"n": 1}, {"n": 2}]}, {"at": "north", "fines": []}, {"fines": [{"n": 3}]}]},
                    {"title": "Ulysses", "loans": []},
                    {"loans": [{"fines": [{"n": 4}], "at": "south"}], "title": "Dune"}]}
                """)).containsExactly(
                "1 Emma main 0",
                "2 Emma main 1",
                "3 Emma null 0",
                "4 Dune south 0");
    }

    @Test
    void testReadingEndsWhereItIsEnough()
    {
        addAll(1);
        List<String> rows = new ArrayList<>();
        new RecordStream(LOANS, shape).read("{\"books\": [{\"details\": {\"loans\": [{\"n\": 1}, {\"n\": 2}, {\"n\": 3}]}}, {\"details\": {\"loans\": [{\"n\": 4}]}}]}".getBytes(UTF_8), () -> {
            rows.add(row());
            return rows.size() < 2;
        });
        assertThat(rows).containsExactly("1 null null 0", "2 null null 1");
    }

    @Test
    void testPagesAreMadeOfWhatRecordsAreIn()
    {
        byte[] body = "{\"books\": [{\"details\": {\"loans\": [{}, {}, {}]}}, {\"details\": {\"loans\": []}}]}".getBytes(UTF_8);
        assertThat(RecordCount.read(body, LOANS, Optional.empty()).records()).isEqualTo(2);
    }

    @Test
    void testOtherShapes()
    {
        addAll(1);
        for (String body : ImmutableList.of("{\"books\": [7]}", "{\"books\": [{\"details\": []}]}", "{\"books\": [{\"details\": {\"loans\": {}}}]}", "{\"books\": [{\"details\": {\"loans\": [1]}}]}", "{\"books\": [{\"details\": {\"loans\": [null]}}]}")) {
            assertThatThrownBy(() -> read(LOANS, body))
                    .as(body)
                    .isInstanceOfSatisfying(TrinoException.class, e -> assertThat(e.getErrorCode()).isEqualTo(SCHEMA_DRIFT.toErrorCode()));
        }
        assertThatThrownBy(() -> read(LOANS, "{\"books\": [{\"details\": {\"loans\": [{\"n\": 1}"))
                .isInstanceOfSatisfying(TrinoException.class, e -> assertThat(e.getErrorCode()).isEqualTo(BAD_RESPONSE.toErrorCode()));
    }

    private void addAll(int levels)
    {
        shape.add("n", JsonPointer.parse("/n"), ColumnType.BIGINT, n);
        shape.addAround(levels, "title", JsonPointer.parse("/title"), ColumnType.VARCHAR, title);
        shape.addAround(levels, "shelf", JsonPointer.parse("/shelf"), ColumnType.VARCHAR, shelf);
        shape.addPlace(place);
    }

    private List<String> read(Records records, String body)
    {
        List<String> rows = new ArrayList<>();
        new RecordStream(records, shape).read(body.getBytes(UTF_8), () -> rows.add(row()));
        return rows;
    }

    private String row()
    {
        return "%s %s %s %s".formatted(n.isNull() ? "null" : n.getLong(), text(title), text(shelf), place.getLong());
    }

    private static String text(Cell cell)
    {
        return cell.isNull() ? "null" : ((Slice) cell.get()).toStringUtf8();
    }
}

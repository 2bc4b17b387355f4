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

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableList;
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.JsonPointer;
import io.omnisql.connector.definition.Records;
import io.trino.spi.TrinoException;
import io.trino.spi.type.BigintType;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static io.omnisql.connector.decode.TestingRecords.decode;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.DOUBLE;
import static io.omnisql.connector.definition.ColumnType.JSON;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static io.omnisql.connector.error.ApiErrorCode.SCHEMA_DRIFT;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestRecordStream
{
    private static final String CANARY = "canary-in-the-body";

    @Test
    void testArrayOfRecords()
    {
        assertThat(numbers(Records.array(), "[{\"n\": 1}, {\"n\": 2}]")).containsExactly(1L, 2L);
        assertThat(numbers(Records.array(), "[]")).isEmpty();
        assertThat(numbers(Records.array(), " \n[ ]\n ")).isEmpty();
    }

    @Test
    void testSingleRecord()
    {
        assertThat(numbers(Records.single(), "{\"n\": 1}")).containsExactly(1L);
    }

    @Test
    void testValuesAreRecords()
    {
        assertThat(texts("{\"total\": 3, \"names\": [\"b\", \"\", \"a\"]}")).containsExactly("b", "", "a");
        assertThat(texts("{\"names\": []}")).isEmpty();
        assertThat(new TestingRecords().column("n", BIGINT, "").read(Records.values(""), "[1, 2]".getBytes(UTF_8))).containsExactly(ImmutableList.of(1L), ImmutableList.of(2L));
        assertThat(RecordCount.read("{\"names\": [\"b\", \"a\"]}".getBytes(UTF_8), Records.values("/names"), Optional.empty()).records()).isEqualTo(2);
        for (String body : ImmutableList.of("{\"names\": [null]}", "{\"names\": [{\"name\": \"a\"}]}", "{\"names\": [[\"a\"]]}", "{\"names\": \"a\"}", "{\"names\": [7]}")) {
            assertThatThrownBy(() -> texts(body))
                    .as(body)
                    .isInstanceOfSatisfying(TrinoException.class, failure -> assertThat(failure.getErrorCode()).isEqualTo(SCHEMA_DRIFT.toErrorCode()));
        }
    }

    private static List<Object> texts(String body)
    {
        return new TestingRecords().column("name", VARCHAR, "").read(Records.values("/names"), body.getBytes(UTF_8)).stream()
                .map(List::getFirst)
                .toList();
    }

    @Test
    void testRecordsInsideTheDocument()
    {
        Records items = new Records(ImmutableList.of(JsonPointer.parse("/data/items")), Records.Shape.ARRAY, ImmutableList.of());
        assertThat(numbers(items, "{\"total\": 2, \"data\": {\"other\": [{\"n\": 9}], \"items\": [{\"n\": 1}, {\"n\": 2}]}, \"items\": [{\"n\": 8}]}")).containsExactly(1L, 2L);
        assertThat(numbers(items, "{\"data\": {\"items\": []}}")).isEmpty();

        Records nodes = new Records(ImmutableList.of(JsonPointer.parse("/open"), JsonPointer.parse("/closed/all")), Records.Shape.ARRAY, ImmutableList.of());
        assertThat(numbers(nodes, "{\"closed\": {\"all\": [{\"n\": 3}]}, \"open\": [{\"n\": 1}]}")).as("in the order of the document").containsExactly(3L, 1L);
    }

    /**
     * F24: null is a value, and nothing is none.
     */
    @Test
    void testMembersThatEachRecordHas()
    {
        Cell cell = new Cell(BigintType.BIGINT);
        RecordShape shape = new RecordShape();
        shape.add("size", JsonPointer.parse("/box/size"), BIGINT, cell);
        shape.require("size", JsonPointer.parse("/box/size"));
        List<Optional<Long>> sizes = new ArrayList<>();
        RecordStream stream = new RecordStream(Records.array(), shape);
        stream.read("[{\"box\": {\"size\": 2}}, {\"box\": {\"size\": null}}, {\"box\": null}, {\"n\": 1, \"box\": {\"size\": 3}}]".getBytes(UTF_8), () -> sizes.add(cell.isNull() ? Optional.empty() : Optional.of(cell.getLong())));
        assertThat(sizes).containsExactly(Optional.of(2L), Optional.empty(), Optional.empty(), Optional.of(3L));
        for (String body : ImmutableList.of("[{}]", "[{\"box\": {}}]", "[{\"box\": {\"size\": 1}}, {\"box\": {}}]", "[{\"size\": 1}]")) {
            assertThatThrownBy(() -> stream.read(body.getBytes(UTF_8), () -> true))
                    .isInstanceOfSatisfying(TrinoException.class, failure -> assertThat(failure.getErrorCode()).isEqualTo(SCHEMA_DRIFT.toErrorCode()))
                    .hasMessageMatching("Column 'size': a record of the source has no '(box|size)' any more");
        }
    }

    @Test
    void testReadingEndsWhereTheConsumerSaysSo()
    {
        byte[] body = "[{\"n\": 1}, {\"n\": 2}, {\"n\": 3}, this is never read".getBytes(UTF_8);
        Cell cell = new Cell(BigintType.BIGINT);
        RecordShape shape = new RecordShape();
        shape.add("n", JsonPointer.parse("/n"), BIGINT, cell);
        List<Long> numbers = new ArrayList<>();
        new RecordStream(Records.array(), shape).read(body, () -> {
            numbers.add(cell.getLong());
            return numbers.size() < 2;
        });
        assertThat(numbers).containsExactly(1L, 2L);
    }

    /**
     * A short answer is an error, never fewer rows; and what the source sent is not quoted, as anything may stand in it.
     */
    @Test
    void testBodyThatIsNoAnswer()
    {
        List<String> cases = ImmutableList.of(
                "",
                "   ",
                "[",
                "[{\"n\": 1}, {\"n\": 2}",
                "[{\"n\": 1}, {\"n\": 2",
                "[{\"n\": 1}, {\"t\": \"" + CANARY,
                "[{\"n\": 1},]",
                "[{\"n\": 1}] " + CANARY,
                "[{\"n\": 1}][{\"n\": 2}]",
                "[{\"n\": 1}] 2",
                "<html><body>" + CANARY + "</body></html>",
                CANARY,
                "[{'n': '" + CANARY + "'}]",
                "[{\"n\": NaN}]",
                "[{\"n\": 01}]",
                "[{\"t\": \"\\x" + CANARY + "\"}]",
                "[{\"t\": " + "[".repeat(1_000) + "]".repeat(1_000) + "}]");
        for (String body : cases) {
            assertBadResponse(Records.array(), body.getBytes(UTF_8), body);
        }
    }

    /**
     * What a reader cannot hold is no error of the source's grammar, and not called one.
     */
    @Test
    void testWellFormedBodyThatCannotBeRead()
    {
        for (ColumnType type : ImmutableList.of(BIGINT, DOUBLE, JSON)) {
            assertUnreadable(type, "7".repeat(1_001), "holds a value that is too long or too deep to be read");
        }
        assertUnreadable(JSON, "[".repeat(501) + "]".repeat(501), "holds a value that is too long or too deep to be read");
        assertUnreadable(JSON, "{\"" + CANARY + "\\ud800\": 1}", "is no JSON that can be read (near byte 34)");
    }

    private static void assertUnreadable(ColumnType type, String json, String reason)
    {
        assertThatThrownBy(() -> decode(type, json))
                .isInstanceOfSatisfying(TrinoException.class, e -> assertThat(e.getErrorCode()).isEqualTo(BAD_RESPONSE.toErrorCode()))
                .hasMessage("The source's answer " + reason)
                .satisfies(e -> assertThat(Throwables.getStackTraceAsString(e)).doesNotContain(CANARY));
    }

    @Test
    void testBodyWithoutPlaceOfRecords()
    {
        Records items = new Records(ImmutableList.of(JsonPointer.parse("/data/items")), Records.Shape.ARRAY, ImmutableList.of());
        for (String body : ImmutableList.of("{}", "{\"data\": {}}", "{\"data\": [\"" + CANARY + "\"]}", "{\"error\": \"" + CANARY + "\"}", "[]", "7", "null")) {
            assertBadResponse(items, body.getBytes(UTF_8), body);
        }
        Records both = new Records(ImmutableList.of(JsonPointer.parse("/open"), JsonPointer.parse("/closed")), Records.Shape.ARRAY, ImmutableList.of());
        assertBadResponse(both, "{\"open\": []}".getBytes(UTF_8), "one of two places");
    }

    @Test
    void testEncodings()
    {
        assertThat(numbers(Records.array(), "\uFEFF[{\"n\": 1}]")).as("byte order mark").containsExactly(1L);
        assertThat(new TestingRecords().column("n", BIGINT, "/n").read(Records.array(), "[{\"n\": 1}]".getBytes(UTF_16BE))).as("UTF-16 is found out").containsExactly(ImmutableList.of(1L));
        assertBadResponse(Records.array(), ("[{\"t\": \"é" + CANARY + "\"}]").getBytes(ISO_8859_1), "no UTF-8");
    }

    @Test
    void testRecordsOfAnotherShape()
    {
        for (String body : ImmutableList.of("{\"message\": \"" + CANARY + "\"}", "[\"" + CANARY + "\"]", "[null]", "[[]]", "null", "\"" + CANARY + "\"", "7")) {
            assertThatThrownBy(() -> numbers(Records.array(), body))
                    .as(body)
                    .isInstanceOfSatisfying(TrinoException.class, e -> assertThat(e.getErrorCode()).isEqualTo(SCHEMA_DRIFT.toErrorCode()))
                    .satisfies(e -> assertThat(Throwables.getStackTraceAsString(e)).doesNotContain(CANARY));
        }
        assertThatThrownBy(() -> numbers(Records.single(), "[{\"n\": 1}]")).hasMessage("A record of the source has another shape than its definition: expected a record, the source sent an array");
    }

    private static void assertBadResponse(Records records, byte[] body, String name)
    {
        assertThatThrownBy(() -> new TestingRecords().column("n", BIGINT, "/n").read(records, body))
                .as(name)
                .isInstanceOfSatisfying(TrinoException.class, e -> assertThat(e.getErrorCode()).as(name).isEqualTo(BAD_RESPONSE.toErrorCode()))
                .satisfies(e -> assertThat(Throwables.getStackTraceAsString(e)).doesNotContain(CANARY));
    }

    private static List<Object> numbers(Records records, String body)
    {
        return new TestingRecords().column("n", BIGINT, "/n").read(records, body.getBytes(UTF_8)).stream()
                .map(List::getFirst)
                .toList();
    }
}

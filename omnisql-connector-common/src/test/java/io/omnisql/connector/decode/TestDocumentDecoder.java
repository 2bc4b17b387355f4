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

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.definition.FieldSelection;
import io.omnisql.connector.definition.JsonPointer;
import io.omnisql.connector.definition.Records;
import io.omnisql.connector.definition.ValueSource;
import io.trino.spi.TrinoException;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.JSON;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.error.ApiErrorCode.SCHEMA_DRIFT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestDocumentDecoder
{
    private static final String LETTER = "{\"lines\": [\"dear\", \"ada\"], \"size\": 1.10}";

    private final List<JsonNode> read = new ArrayList<>();

    @Test
    void testText()
    {
        assertThat(new TestingRecords()
                .column("id", BIGINT, "/id")
                .document("body", "/fields/body", this::lines)
                .column("after", VARCHAR, "/fields/c")
                .read("[{\"id\": 1, \"fields\": {\"a\": {}, \"body\": " + LETTER + ", \"c\": \"c\"}}, {\"fields\": {\"body\": " + LETTER + "}, \"id\": 2},"
                        + "{\"fields\": {\"body\": null}}, {\"fields\": null}, {}, {\"fields\": {\"body\": \"plain\\n\"}}, {\"fields\": {\"body\": \"\"}}, {\"fields\": {\"body\": {}}}, {\"fields\": {\"body\": [\"a\"]}}]"))
                .containsExactly(
                        ImmutableList.of(1L, "dear\nada", "c"),
                        Arrays.asList(2L, "dear\nada", null),
                        Arrays.asList(null, null, null),
                        Arrays.asList(null, null, null),
                        Arrays.asList(null, null, null),
                        Arrays.asList(null, "plain\n", null),
                        Arrays.asList(null, "", null),
                        Arrays.asList(null, "", null),
                        Arrays.asList(null, "a", null));
    }

    /**
     * A record may be a document itself, and hold one whose members are columns.
     */
    @Test
    void testPlaces()
    {
        assertThat(new TestingRecords().document("letter", "", this::lines).read("[" + LETTER + ", " + LETTER + "]")).containsExactly(ImmutableList.of("dear\nada"), ImmutableList.of("dear\nada"));
        assertThat(new TestingRecords().document("letter", "", this::lines).read(Records.single(), LETTER.getBytes(UTF_8))).containsExactly(ImmutableList.of("dear\nada"));
        assertThat(new TestingRecords().document("letter", "/letter", this::lines).column("lines", JSON, "/letter/lines").read("[{\"letter\": " + LETTER + "}]"))
                .containsExactly(ImmutableList.of("dear\nada", "[\"dear\",\"ada\"]"));
    }

    /**
     * The document is also the value of a column: it is what it would be without the text.
     */
    @Test
    void testBesideItsJson()
    {
        String body = "[{\"body\": " + LETTER + "}, {\"body\": null}, {\"body\": \"plain\"}]";
        List<List<Object>> json = new TestingRecords().column("json", JSON, "/body").read(body);
        assertThat(json.getFirst()).containsExactly("{\"lines\":[\"dear\",\"ada\"],\"size\":1.10}");
        List<List<Object>> both = ImmutableList.of(
                Arrays.asList("dear\nada", json.get(0).getFirst()),
                Arrays.asList(null, json.get(1).getFirst()),
                Arrays.asList("plain", json.get(2).getFirst()));
        assertThat(new TestingRecords().document("text", "/body", this::lines).column("json", JSON, "/body").read(body)).isEqualTo(both);
        assertThat(new TestingRecords().column("json", JSON, "/body").document("text", "/body", this::lines).read(body)).isEqualTo(both.stream().map(List::reversed).toList());
        assertThat(new FieldSelection("fields", JsonPointer.parse("/fields"), "id", 100).fields(Records.array(), Stream.of(
                new ValueSource.At(JsonPointer.parse("/fields/body"), false),
                new ValueSource.Document(JsonPointer.parse("/fields/body"), "letter"))))
                .containsExactly("body");
    }

    @Test
    void testWhatIsNotReadIsSkipped()
    {
        assertThat(new TestingRecords().column("id", BIGINT, "/id").read("[{\"body\": " + LETTER + ", \"id\": 1}]")).containsExactly(ImmutableList.of(1L));
        assertThat(read).isEmpty();
        new TestingRecords().document("body", "/body", this::lines).read("[{\"body\": " + LETTER + ", \"other\": " + LETTER + "}, {\"body\": null}]");
        assertThat(read).hasSize(1);
    }

    @Test
    void testNoDocument()
    {
        for (String value : ImmutableList.of("4711", "1.5", "true", "false", "\"\\ud800canary\"", "{\"lines\": [\"\\udc00canary\"]}")) {
            assertThatThrownBy(() -> new TestingRecords().document("body", "/body", this::lines).read("[{\"body\": " + value + "}]"))
                    .as(value)
                    .isInstanceOfSatisfying(TrinoException.class, e -> assertThat(e.getErrorCode()).isEqualTo(SCHEMA_DRIFT.toErrorCode()))
                    .hasMessageStartingWith("Column 'body': expected a ")
                    .hasMessageNotContainingAny("canary", "4711");
        }
    }

    @Test
    void testFormatThatNothingReads()
    {
        assertThat(new DocumentTexts(ImmutableMap.of("letter", this::lines)).text("letter")).isNotNull();
        assertThatThrownBy(() -> DocumentTexts.none().text("letter")).hasMessage("Nothing makes texts of documents of the format 'letter'; there are []");
    }

    private String lines(JsonNode document)
    {
        read.add(document);
        if (document.isTextual()) {
            return document.textValue();
        }
        List<String> lines = new ArrayList<>();
        (document.isArray() ? document : document.path("lines")).forEach(line -> lines.add(line.asText()));
        return String.join("\n", lines);
    }
}

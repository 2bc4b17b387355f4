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
import io.omnisql.connector.definition.ColumnType;
import io.trino.spi.TrinoException;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.DOUBLE;
import static io.omnisql.connector.definition.ColumnType.JSON;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.ColumnType.arrayOf;
import static io.omnisql.connector.definition.ColumnType.field;
import static io.omnisql.connector.definition.ColumnType.rowOf;
import static io.omnisql.connector.error.ApiErrorCode.SCHEMA_DRIFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestRecordShape
{
    @Test
    void testPointers()
    {
        TestingRecords records = new TestingRecords()
                .column("title", VARCHAR, "/title")
                .column("author", VARCHAR, "/author/name")
                .column("city", VARCHAR, "/author/home/city")
                .column("odd", BIGINT, "/a~1b/m~0n")
                .column("plus", BIGINT, "/reactions/+1");
        assertThat(records.read(
                """
                [
                  {"title": "Emma", "author": {"name": "Jane", "home": {"city": "Chawton"}}, "a/b": {"m~n": 7}, "reactions": {"+1": 3, "-1": 4}},
                  {"author": null, "skipped": {"title": "no"}, "title": ""},
                  {"author": {"home": null}},
                  {}
                ]
                """))
                .containsExactly(
                        ImmutableList.of("Emma", "Jane", "Chawton", 7L, 3L),
                        Arrays.asList("", null, null, null, null),
                        Arrays.asList(null, null, null, null, null),
                        Arrays.asList(null, null, null, null, null));
    }

    @Test
    void testElementsOfAnArray()
    {
        Map<String, List<Object>> cases = ImmutableMap.of(
                "[{\"subjects\": [{\"name\": \"maps\", \"id\": 1}, {\"name\": \"seas\", \"id\": 2}]}]", ImmutableList.of(ImmutableList.of("maps", "seas"), ImmutableList.of(1L, 2L)),
                "[{\"subjects\": [{\"name\": \"maps\"}, {\"id\": 2}, {}]}]", ImmutableList.of(Arrays.asList("maps", null, null), Arrays.asList(null, 2L, null)),
                "[{\"subjects\": [null, {\"name\": null, \"id\": 1}]}]", ImmutableList.of(Arrays.asList(null, null), Arrays.asList(null, 1L)),
                "[{\"subjects\": []}]", ImmutableList.of(ImmutableList.of(), ImmutableList.of()),
                "[{\"subjects\": null}]", Arrays.asList(null, null),
                "[{}]", Arrays.asList(null, null));
        cases.forEach((body, row) -> assertThat(new TestingRecords()
                .column("subjects", arrayOf(VARCHAR), "/subjects/*/name")
                .column("subject_ids", arrayOf(BIGINT), "/subjects/*/id")
                .read(body))
                .as(body)
                .containsExactly(row));
    }

    @Test
    void testElementsOfOneRecordAreNotThoseOfTheNext()
    {
        assertThat(new TestingRecords()
                .column("subjects", arrayOf(VARCHAR), "/subjects/*/name")
                .read("[{\"subjects\": [{\"name\": \"maps\"}]}, {}, {\"subjects\": [{}]}]"))
                .containsExactly(ImmutableList.of(ImmutableList.of("maps")), Arrays.asList((Object) null), ImmutableList.of(Arrays.asList((Object) null)));
    }

    /**
     * An element may be a scalar, a row, or lie deeper in the element.
     */
    @Test
    void testElementsThemselves()
    {
        ColumnType subject = rowOf(field("id", BIGINT, "/id"), field("name", VARCHAR, "/name"));
        assertThat(new TestingRecords()
                .column("ids", arrayOf(BIGINT), "/ids/*")
                .column("subjects", arrayOf(subject), "/subjects/*")
                .column("deep", arrayOf(VARCHAR), "/subjects/*/shelf/name")
                .read("[{\"ids\": [1, null], \"subjects\": [{\"name\": \"maps\", \"id\": 1, \"shelf\": {\"name\": \"a1\"}}, {\"id\": 2}]}]"))
                .containsExactly(ImmutableList.of(
                        Arrays.asList(1L, null),
                        ImmutableList.of(Arrays.asList(1L, "maps"), Arrays.asList(2L, null)),
                        Arrays.asList("a1", null)));
    }

    @Test
    void testSeveralColumnsOfOneValue()
    {
        TestingRecords records = new TestingRecords()
                .column("author", JSON, "/author")
                .column("name", VARCHAR, "/author/name")
                .column("id", BIGINT, "/author/id")
                .column("works", arrayOf(BIGINT), "/author/works/*/n")
                .column("title", VARCHAR, "/title")
                .column("same_title", VARCHAR, "/title")
                .presence("/author");
        assertThat(records.read("[{\"title\": \"Emma\", \"author\": {\"works\": [{\"n\": 1}], \"name\": \"Jane\", \"id\": 9223372036854775807}}, {\"author\": null}]"))
                .containsExactly(
                        ImmutableList.of("{\"id\":9223372036854775807,\"name\":\"Jane\",\"works\":[{\"n\":1}]}", "Jane", Long.MAX_VALUE, ImmutableList.of(1L), "Emma", "Emma", true),
                        Arrays.asList(null, null, null, null, null, null, null));
        assertThatThrownBy(() -> records.read("[{\"author\": {\"id\": 9223372036854775808}}]"))
                .as("a number that does not fit is found in a kept structure, too")
                .hasMessage("Column 'id': expected a 64-bit integer, the source sent an integer");
    }

    /**
     * A value is what it is, whatever else of it is read.
     */
    @Test
    void testFractionsBesideOtherColumns()
    {
        for (String number : ImmutableList.of("1.10", "0.12345678901234567890123", "-0.0", "1e2", "1E-7", "1e400", "123456789012345678901234567890")) {
            String body = "[{\"price\": {\"amount\": %s, \"currency\": \"NOK\"}}]".formatted(number);
            Object alone = new TestingRecords().column("price", JSON, "/price").read(body).getFirst().getFirst();
            assertThat(new TestingRecords().column("price", JSON, "/price").column("currency", VARCHAR, "/price/currency").read(body)).as(number).containsExactly(ImmutableList.of(alone, "NOK"));
        }
        assertThat(new TestingRecords().column("price", JSON, "/price").column("amount", DOUBLE, "/price/amount").read("[{\"price\": {\"amount\": 0.1}}]")).containsExactly(ImmutableList.of("{\"amount\":0.1}", 0.1));
    }

    @Test
    void testPresence()
    {
        Map<String, Boolean> cases = ImmutableMap.of(
                "[{\"map\": {\"url\": \"x\"}}]", true,
                "[{\"map\": {}}]", true,
                "[{\"map\": []}]", true,
                "[{\"map\": false}]", true,
                "[{\"map\": \"\"}]", true);
        cases.forEach((body, present) -> assertThat(new TestingRecords().presence("/map").read(body)).as(body).containsExactly(ImmutableList.of(present)));
        for (String body : ImmutableList.of("[{\"map\": null}]", "[{}]")) {
            assertThat(new TestingRecords().presence("/map").read(body)).as(body).containsExactly(Arrays.asList((Object) null));
        }
    }

    @Test
    void testUrlSegments()
    {
        record Case(String url, int fromEnd, String segment) {}

        List<Case> cases = ImmutableList.of(
                new Case("https://lending.example/cities/Oslo/main", 1, "main"),
                new Case("https://lending.example/cities/Oslo/main", 2, "Oslo"),
                new Case("https://lending.example/cities/S%C3%A3o%20Paulo/a%2Fb", 2, "São Paulo"),
                new Case("https://lending.example/cities/S%C3%A3o%20Paulo/a%2Fb", 1, "a/b"),
                new Case("https://lending.example/cities/c++", 1, "c++"),
                new Case("/cities/Oslo", 1, "Oslo"));
        for (Case test : cases) {
            assertThat(new TestingRecords().urlSegment("city", VARCHAR, "/url", test.fromEnd()).read("[{\"url\": \"" + test.url() + "\"}]"))
                    .as(test.toString())
                    .containsExactly(ImmutableList.of(test.segment()));
        }
        assertThat(new TestingRecords().urlSegment("number", BIGINT, "/url", 1).read("[{\"url\": \"https://lending.example/books/4711\"}, {\"url\": null}]"))
                .containsExactly(ImmutableList.of(4711L), Arrays.asList((Object) null));
    }

    /**
     * What follows the marker may hold slashes, and the marker again.
     */
    @Test
    void testUrlSegmentsAfterAMarker()
    {
        record Case(String url, int distance, String segment) {}

        List<Case> cases = ImmutableList.of(
                new Case("https://lending.example/api/v3/cities/Oslo/main/shelves/a/b", 1, "Oslo"),
                new Case("https://lending.example/api/v3/cities/Oslo/main/shelves/a/b", 2, "main"),
                new Case("https://lending.example/cities/S%C3%A3o%20Paulo/main/shelves/cities/x", 1, "São Paulo"),
                new Case("https://lending.example/cities/cities/main", 1, "cities"),
                new Case("https://lending.example/cities/cities/main", 2, "main"));
        for (Case test : cases) {
            assertThat(new TestingRecords().urlSegmentAfter("city", VARCHAR, "/url", "cities", test.distance()).read("[{\"url\": \"" + test.url() + "\"}]"))
                    .as(test.toString())
                    .containsExactly(ImmutableList.of(test.segment()));
        }
        for (String url : ImmutableList.of("https://lending.example/Cities/Oslo", "https://lending.example/cities", "")) {
            assertThatThrownBy(() -> new TestingRecords().urlSegmentAfter("city", VARCHAR, "/url", "cities", 1).read("[{\"url\": \"" + url + "\"}]"))
                    .as(url)
                    .hasMessage("Column 'city': expected a URL of more segments, the source sent a text");
        }
    }

    @Test
    void testBeginnings()
    {
        assertThat(new TestingRecords().beginning("shelf", "/key", "-").beginning("number", "/key", "12").read("[{\"key\": \"A_B-12\"}, {\"key\": \"A-B-12\"}, {\"key\": \"-12\"}, {\"key\": null}, {}]"))
                .containsExactly(
                        ImmutableList.of("A_B", "A_B-"),
                        ImmutableList.of("A-B", "A-B-"),
                        ImmutableList.of("", "-"),
                        Arrays.asList(null, null),
                        Arrays.asList(null, null));
        assertThatThrownBy(() -> new TestingRecords().beginning("shelf", "/key", "-").read("[{\"key\": \"SECRET\"}]"))
                .isInstanceOfSatisfying(TrinoException.class, e -> assertThat(e.getErrorCode()).isEqualTo(SCHEMA_DRIFT.toErrorCode()))
                .hasMessage("Column 'shelf': expected a text with '-', the source sent a text");
        assertThatThrownBy(() -> new TestingRecords().beginning("shelf", "/key", "-").read("[{\"key\": 12}]")).hasMessage("Column 'shelf': expected a text, the source sent an integer");
    }

    @Test
    void testUrlWithoutTheSegment()
    {
        Map<String, String> cases = ImmutableMap.of(
                "\"4711\"", "expected a URL of more segments, the source sent a text",
                "\"https://lending.example/4711/books/x\"", "expected a URL with a number, the source sent another URL",
                "\"https://lending.example/4711/books/99999999999999999999\"", "expected a URL with a number, the source sent another URL",
                "\"https://lending.example/4711/books/\"", "expected a URL with a number, the source sent another URL",
                "\"https://lending.example/4711/books/100%\"", "expected a URL, the source sent another text",
                "\"https://lending.example/4711/books/%zz\"", "expected a URL, the source sent another text",
                "4711", "expected a URL, the source sent an integer");
        cases.forEach((json, problem) -> assertThatThrownBy(() -> new TestingRecords()
                .urlSegment("number", BIGINT, "/url", 1)
                .urlSegment("city", VARCHAR, "/url", 3)
                .read("[{\"url\": " + json + "}]"))
                .as(json)
                .isInstanceOfSatisfying(TrinoException.class, e -> assertThat(e.getErrorCode()).isEqualTo(SCHEMA_DRIFT.toErrorCode()))
                .hasMessageEndingWith(problem)
                .hasMessageStartingWith("Column '")
                .hasMessageNotContaining("4711"));
    }

    @Test
    void testPathThroughAnotherType()
    {
        Map<String, String> cases = ImmutableMap.of(
                "[{\"author\": \"canary\"}]", "expected an object with 'name', the source sent a text",
                "[{\"author\": [\"canary\"]}]", "expected an object with 'name', the source sent an array",
                "[{\"subjects\": {\"name\": \"canary\"}}]", "expected an array, the source sent an object",
                "[{\"subjects\": [\"canary\"]}]", "expected an object with 'name', the source sent a text");
        cases.forEach((body, problem) -> assertThatThrownBy(() -> new TestingRecords()
                .column("author", VARCHAR, "/author/name")
                .column("subjects", arrayOf(VARCHAR), "/subjects/*/name")
                .read(body))
                .as(body)
                .isInstanceOfSatisfying(TrinoException.class, e -> assertThat(e.getErrorCode()).isEqualTo(SCHEMA_DRIFT.toErrorCode()))
                .hasMessageEndingWith(problem)
                .hasMessageNotContaining("canary"));
    }
}

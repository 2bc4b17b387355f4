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
import io.trino.spi.type.SqlDate;
import io.trino.spi.type.SqlTimestampWithTimeZone;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.connector.decode.TestingRecords.decode;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.BOOLEAN;
import static io.omnisql.connector.definition.ColumnType.DATE;
import static io.omnisql.connector.definition.ColumnType.DOUBLE;
import static io.omnisql.connector.definition.ColumnType.INTEGER;
import static io.omnisql.connector.definition.ColumnType.JSON;
import static io.omnisql.connector.definition.ColumnType.TIMESTAMP_TZ_MILLIS;
import static io.omnisql.connector.definition.ColumnType.TIMESTAMP_TZ_OR_EPOCH;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.ColumnType.VARCHAR_OR_INTEGER;
import static io.omnisql.connector.definition.ColumnType.arrayOf;
import static io.omnisql.connector.definition.ColumnType.field;
import static io.omnisql.connector.definition.ColumnType.rowOf;
import static io.omnisql.connector.error.ApiErrorCode.SCHEMA_DRIFT;
import static io.trino.plugin.base.util.JsonTypeUtil.jsonParse;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestColumnDecoders
{
    private static final ColumnType PERSON = rowOf(field("name", VARCHAR, "/name"), field("age", BIGINT, "/age"), field("city", VARCHAR, "/home/city"));

    @Test
    void testNullIsNullOfEveryType()
    {
        for (ColumnType type : ImmutableList.of(BIGINT, BOOLEAN, DATE, DOUBLE, INTEGER, JSON, TIMESTAMP_TZ_MILLIS, TIMESTAMP_TZ_OR_EPOCH, VARCHAR, arrayOf(VARCHAR), PERSON)) {
            assertThat(decode(type, "null")).as(type.sqlName()).isNull();
        }
    }

    /**
     * A moment is the same in both of the forms that a source may write.
     */
    @Test
    void testMomentsAsNumbers()
    {
        assertThat(decode(TIMESTAMP_TZ_OR_EPOCH, "1492070429")).isEqualTo(decode(TIMESTAMP_TZ_MILLIS, "\"2017-04-13T08:00:29Z\""));
        assertThat(decode(TIMESTAMP_TZ_OR_EPOCH, "1492070429123")).isEqualTo(decode(TIMESTAMP_TZ_MILLIS, "\"2017-04-13T08:00:29.123Z\""));
        assertThat(decode(TIMESTAMP_TZ_OR_EPOCH, "99999999999")).isEqualTo(decode(TIMESTAMP_TZ_MILLIS, "\"5138-11-16T09:46:39Z\""));
        assertThat(decode(TIMESTAMP_TZ_OR_EPOCH, "100000000000")).isEqualTo(decode(TIMESTAMP_TZ_MILLIS, "\"1973-03-03T09:46:40Z\""));
        assertThat(decode(TIMESTAMP_TZ_OR_EPOCH, "\"1970-01-18T06:27:50.429+0000\"")).isEqualTo(decode(TIMESTAMP_TZ_MILLIS, "\"1970-01-18T06:27:50.429+0000\""));
        assertThat(decode(TIMESTAMP_TZ_OR_EPOCH, "-1")).isEqualTo(decode(TIMESTAMP_TZ_MILLIS, "\"1969-12-31T23:59:59Z\""));
    }

    /**
     * The digits, however many, are the same in both of the forms.
     */
    @Test
    void testTextsAsNumbers()
    {
        for (String digits : List.of("10001", "0", "-7", "123456789012345678901234567890")) {
            assertThat(decode(VARCHAR_OR_INTEGER, digits)).isEqualTo(decode(VARCHAR, "\"" + digits + "\"")).isEqualTo(decode(VARCHAR_OR_INTEGER, "\"" + digits + "\""));
        }
    }

    @Test
    void testTexts()
    {
        Map<String, String> cases = ImmutableMap.<String, String>builder()
                .put("\"Emma\"", "Emma")
                .put("\"\"", "")
                .put("\"  blank ends  \"", "  blank ends  ")
                .put("\"two\\nlines\"", "two\nlines")
                .put("\"null\"", "null")
                .put("\"na\\u00efve\"", "naïve")
                .put("\"图书馆 📚\"", "图书馆 📚")
                .put("\"\\ud83d\\udcda\"", "📚")
                .put("\"\\u0000\"", "\0")
                .buildOrThrow();
        cases.forEach((json, text) -> assertThat(decode(VARCHAR, json)).as(json).isEqualTo(text));
    }

    @Test
    void testNumbers()
    {
        Map<String, Long> integers = ImmutableMap.of(
                "0", 0L,
                "-0", 0L,
                "-7", -7L,
                "9007199254740993", 9_007_199_254_740_993L,
                "9223372036854775807", Long.MAX_VALUE,
                "-9223372036854775808", Long.MIN_VALUE);
        integers.forEach((json, number) -> assertThat(decode(BIGINT, json)).as(json).isEqualTo(number));

        Map<String, Integer> small = ImmutableMap.of(
                "0", 0,
                "-7", -7,
                "2147483647", Integer.MAX_VALUE,
                "-2147483648", Integer.MIN_VALUE);
        small.forEach((json, number) -> assertThat(decode(INTEGER, json)).as(json).isEqualTo(number));

        Map<String, Double> fractions = ImmutableMap.of(
                "0.1", 0.1,
                "7", 7.0,
                "-1.5e3", -1500.0,
                "1e-400", 0.0,
                "1.7976931348623157e308", Double.MAX_VALUE,
                "123456789012345678901234567890", 1.2345678901234568e29);
        fractions.forEach((json, number) -> assertThat(decode(DOUBLE, json)).as(json).isEqualTo(number));
    }

    @Test
    void testBooleans()
    {
        assertThat(decode(BOOLEAN, "true")).isEqualTo(true);
        assertThat(decode(BOOLEAN, "false")).isEqualTo(false);
    }

    @Test
    void testMoments()
    {
        Map<String, String> cases = ImmutableMap.<String, String>builder()
                .put("2026-03-01T12:00:00Z", "2026-03-01T12:00:00Z")
                .put("2026-03-01T12:00:00.123Z", "2026-03-01T12:00:00.123Z")
                .put("2026-03-01T12:00:00.123999Z", "2026-03-01T12:00:00.123Z")
                .put("2026-03-01T17:45:00+05:45", "2026-03-01T12:00:00Z")
                .put("2026-03-01T02:00:00-10:00", "2026-03-01T12:00:00Z")
                .put("2026-03-01T00:30:00+01:00", "2026-02-28T23:30:00Z")
                .put("2026-03-01T12:00Z", "2026-03-01T12:00:00Z")
                .put("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z")
                .put("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")
                .put("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z")
                .put("2024-02-29T01:02:03Z", "2024-02-29T01:02:03Z")
                .put("2026-03-01t12:00:00z", "2026-03-01T12:00:00Z")
                .put("2021-03-28T16:06:08.713+0800", "2021-03-28T08:06:08.713Z")
                .put("2026-03-01T17:45:00+0545", "2026-03-01T12:00:00Z")
                .put("2026-03-01T12:00-0000", "2026-03-01T12:00:00Z")
                .put("2026-10-25T02:30:00.000-0230", "2026-10-25T05:00:00Z")
                .put("1969-12-31T23:59:59.999999+0000", "1969-12-31T23:59:59.999Z")
                .buildOrThrow();
        cases.forEach((text, moment) -> assertThat(decode(TIMESTAMP_TZ_MILLIS, quoted(text)))
                .as(text)
                .isEqualTo(SqlTimestampWithTimeZone.newInstance(3, Instant.parse(moment).toEpochMilli(), 0, UTC_KEY)));
    }

    @Test
    void testDates()
    {
        for (String date : ImmutableList.of("2026-03-01", "2024-02-29", "1969-12-31", "0001-01-01", "9999-12-31", "-0001-01-01", "+10000-01-01")) {
            assertThat(decode(DATE, quoted(date))).as(date).isEqualTo(new SqlDate((int) LocalDate.parse(date).toEpochDay()));
        }
    }

    @Test
    void testArraysAndRows()
    {
        assertThat(decode(arrayOf(VARCHAR), "[]")).isEqualTo(ImmutableList.of());
        assertThat(decode(arrayOf(VARCHAR), "[\"a\", null, \"\"]")).isEqualTo(Arrays.asList("a", null, ""));
        assertThat(decode(arrayOf(arrayOf(BIGINT)), "[[1, 2], [], null]")).isEqualTo(Arrays.asList(ImmutableList.of(1L, 2L), ImmutableList.of(), null));
        assertThat(decode(PERSON, "{\"age\": 30, \"x\": [1], \"name\": \"Ann\", \"home\": {\"city\": \"Oslo\"}}")).isEqualTo(ImmutableList.of("Ann", 30L, "Oslo"));
        assertThat(decode(PERSON, "{}")).isEqualTo(Arrays.asList(null, null, null));
        assertThat(decode(arrayOf(PERSON), "[{\"name\": \"Ann\", \"age\": 30}, {\"name\": \"Bo\"}, null]"))
                .as("nothing of a row is left for the next one")
                .isEqualTo(Arrays.asList(Arrays.asList("Ann", 30L, null), Arrays.asList("Bo", null, null), null));
    }

    @Test
    void testJsonIsCanonical()
    {
        Map<String, String> cases = ImmutableMap.<String, String>builder()
                .put("{\"b\": 1, \"a\": [ true , null ]}", "{\"a\":[true,null],\"b\":1}")
                .put("[]", "[]")
                .put("{}", "{}")
                .put("\"text\"", "\"text\"")
                .put("\"\"", "\"\"")
                .put("7", "7")
                .put("1.50", "1.50")
                .put("false", "false")
                .put("12345678901234567890", "12345678901234567890")
                .put("\"\\u00ef\"", "\"ï\"")
                .buildOrThrow();
        cases.forEach((json, text) -> assertThat(decode(JSON, json)).as(json).isEqualTo(text));
    }

    /**
     * Whatever Trino's own function makes of a text, so that values compare as those of other tables do.
     */
    @Test
    void testJsonIsWhatJsonParseMakesOfIt()
    {
        for (String json : ImmutableList.of("\"图书馆 📚\"", "1e400", "0.12345678901234567890", "1E2", "-0", "{\"a\": 1, \"a\": 2}", "\"\\/\\u0007\"")) {
            assertThat(decode(JSON, json)).as(json).isEqualTo(jsonParse(utf8Slice(json)).toStringUtf8());
        }
    }

    /**
     * A number that no JSON value can be here is an error that does not quote it.
     */
    @Test
    void testJsonWithANumberBeyondAll()
    {
        assertThatThrownBy(() -> decode(JSON, "{\"canary\":1e99999999999}"))
                .isInstanceOf(TrinoException.class)
                .hasMessageNotContaining("99999")
                .hasNoCause();
    }

    @Test
    void testValueOfAnotherType()
    {
        record Case(ColumnType type, String json, String problem) {}

        List<Case> cases = ImmutableList.of(
                new Case(VARCHAR, "4711", "expected a text, the source sent an integer"),
                new Case(VARCHAR, "true", "expected a text, the source sent a boolean"),
                new Case(VARCHAR, "{\"secret\": 4711}", "expected a text, the source sent an object"),
                new Case(VARCHAR, "\"\\ud83d4711\"", "expected a text, the source sent a text with half of a character"),
                new Case(VARCHAR, "\"4711\\ud83d\"", "expected a text, the source sent a text with half of a character"),
                new Case(VARCHAR, "\"\\ude80\\ud83d4711\"", "expected a text, the source sent a text with half of a character"),
                new Case(BIGINT, "\"4711\"", "expected a 64-bit integer, the source sent a text"),
                new Case(BIGINT, "4711.0", "expected a 64-bit integer, the source sent a fraction"),
                new Case(BIGINT, "9223372036854775808", "expected a 64-bit integer, the source sent an integer"),
                new Case(BIGINT, "-9223372036854775809", "expected a 64-bit integer, the source sent an integer"),
                new Case(INTEGER, "\"4711\"", "expected a 32-bit integer, the source sent a text"),
                new Case(INTEGER, "4711.0", "expected a 32-bit integer, the source sent a fraction"),
                new Case(INTEGER, "2147483648", "expected a 32-bit integer, the source sent an integer"),
                new Case(INTEGER, "9223372036854775808", "expected a 32-bit integer, the source sent an integer"),
                new Case(BOOLEAN, "\"true\"", "expected a boolean, the source sent a text"),
                new Case(BOOLEAN, "1", "expected a boolean, the source sent an integer"),
                new Case(DOUBLE, "\"4711\"", "expected a number, the source sent a text"),
                new Case(DOUBLE, "1e400", "expected a number in the range of a double, the source sent a fraction"),
                new Case(TIMESTAMP_TZ_MILLIS, "4711", "expected an ISO-8601 instant, the source sent an integer"),
                new Case(TIMESTAMP_TZ_MILLIS, "\"\"", "expected an ISO-8601 instant, the source sent another text"),
                new Case(TIMESTAMP_TZ_MILLIS, "\"4711-13-01T00:00:00Z\"", "expected an ISO-8601 instant, the source sent another text"),
                new Case(TIMESTAMP_TZ_MILLIS, "\"2026-02-30T00:00:00Z\"", "expected an ISO-8601 instant, the source sent another text"),
                new Case(TIMESTAMP_TZ_MILLIS, "\"2026-03-01T24:00:00Z\"", "expected an ISO-8601 instant, the source sent another text"),
                new Case(TIMESTAMP_TZ_MILLIS, "\"2026-03-01T00:00:6OZ\"", "expected an ISO-8601 instant, the source sent another text"),
                new Case(TIMESTAMP_TZ_MILLIS, "\"2026-03-01T12:00:00\"", "expected an ISO-8601 instant, the source sent another text"),
                new Case(TIMESTAMP_TZ_MILLIS, "\"2026-03-01T12:00:00+080\"", "expected an ISO-8601 instant, the source sent another text"),
                new Case(TIMESTAMP_TZ_MILLIS, "\"2026-03-01T12:00:00+1960\"", "expected an ISO-8601 instant, the source sent another text"),
                new Case(TIMESTAMP_TZ_MILLIS, "\"2026-02-30T12:00:00+0800\"", "expected an ISO-8601 instant, the source sent another text"),
                new Case(TIMESTAMP_TZ_MILLIS, "\"2026-03-01T12:00:00.123\"", "expected an ISO-8601 instant, the source sent another text"),
                new Case(TIMESTAMP_TZ_MILLIS, "\"2026-03-01\"", "expected an ISO-8601 instant, the source sent another text"),
                new Case(TIMESTAMP_TZ_MILLIS, "\"+99999-01-01T00:00:00Z\"", "expected an ISO-8601 instant, the source sent another text"),
                new Case(TIMESTAMP_TZ_MILLIS, "\"+999999999-01-01T00:00:00Z\"", "expected an ISO-8601 instant, the source sent another text"),
                new Case(VARCHAR_OR_INTEGER, "4711.5", "expected a text, the source sent a fraction"),
                new Case(VARCHAR_OR_INTEGER, "true", "expected a text, the source sent a boolean"),
                new Case(TIMESTAMP_TZ_OR_EPOCH, "4711.5", "expected an ISO-8601 instant, the source sent a fraction"),
                new Case(TIMESTAMP_TZ_OR_EPOCH, "9223372036854775808", "expected seconds or milliseconds since the epoch, the source sent another number"),
                new Case(TIMESTAMP_TZ_OR_EPOCH, "\"4711\"", "expected an ISO-8601 instant, the source sent another text"),
                new Case(DATE, "20260301", "expected an ISO-8601 date, the source sent an integer"),
                new Case(DATE, "\"2026-02-30\"", "expected an ISO-8601 date, the source sent another text"),
                new Case(DATE, "\"2026-03-01T00:00:00Z\"", "expected an ISO-8601 date, the source sent another text"),
                new Case(DATE, "\"+999999999-01-01\"", "expected an ISO-8601 date, the source sent another text"),
                new Case(arrayOf(VARCHAR), "\"4711\"", "expected an array, the source sent a text"),
                new Case(arrayOf(VARCHAR), "[\"a\", 4711]", "expected a text, the source sent an integer"),
                new Case(PERSON, "\"4711\"", "expected an object, the source sent a text"),
                new Case(PERSON, "[]", "expected an object, the source sent an array"));
        for (Case test : cases) {
            assertThatThrownBy(() -> decode(test.type(), test.json()))
                    .as(test.toString())
                    .isInstanceOfSatisfying(TrinoException.class, e -> assertThat(e.getErrorCode()).isEqualTo(SCHEMA_DRIFT.toErrorCode()))
                    .hasMessage("Column 'it': " + test.problem())
                    .hasMessageNotContaining("4711");
        }
    }

    private static String quoted(String text)
    {
        return '"' + text + '"';
    }
}

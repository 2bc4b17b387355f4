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
package io.omnisql.github;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;

import static java.util.stream.Collectors.toList;

/**
 * Reads values out of recorded JSON, null where there is none. A value of another kind than asked for fails.
 */
final class RecordedValues
{
    private RecordedValues() {}

    static String text(JsonNode record, String place)
    {
        return value(record, place, node -> {
            check(node, node.isTextual());
            return node.textValue();
        });
    }

    static Long number(JsonNode record, String place)
    {
        return value(record, place, node -> {
            check(node, node.isIntegralNumber());
            return node.longValue();
        });
    }

    static Boolean flag(JsonNode record, String place)
    {
        return value(record, place, node -> {
            check(node, node.isBoolean());
            return node.booleanValue();
        });
    }

    static Instant time(JsonNode record, String place)
    {
        return value(record, place, node -> OffsetDateTime.parse(node.textValue()).toInstant());
    }

    static JsonNode json(JsonNode record, String place)
    {
        return value(record, place, node -> node);
    }

    static List<String> texts(JsonNode record, String array, String place)
    {
        return rows(record, array, element -> text(element, place));
    }

    static List<Long> numbers(JsonNode record, String array, String place)
    {
        return rows(record, array, element -> number(element, place));
    }

    static <T> List<T> rows(JsonNode record, String array, Function<JsonNode, T> row)
    {
        return value(record, array, node -> node.valueStream().map(row).collect(toList()));
    }

    /**
     * A part of an address, counted from the scheme, which is 0.
     */
    static String urlSegment(String url, int index)
    {
        return url == null ? null : url.split("/")[index];
    }

    private static <T> T value(JsonNode record, String place, Function<JsonNode, T> read)
    {
        JsonNode node = record.at(place);
        return node.isMissingNode() || node.isNull() ? null : read.apply(node);
    }

    private static void check(JsonNode node, boolean expected)
    {
        if (!expected) {
            throw new IllegalArgumentException("another kind of value: " + node);
        }
    }
}

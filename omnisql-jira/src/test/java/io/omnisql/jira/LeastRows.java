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
package io.omnisql.jira;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static java.util.Locale.ROOT;

/**
 * Rows of what Jira answers.
 */
final class LeastRows
{
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", ROOT);

    private LeastRows() {}

    /**
     * A row for each record, of what is at these places in it.
     */
    static List<List<Object>> rows(List<JsonNode> records, String... pointers)
    {
        return records.stream().map(record -> row(record, pointers)).toList();
    }

    static List<Object> row(JsonNode record, String... pointers)
    {
        return Arrays.asList(Stream.of(pointers).map(pointer -> plain(record.at(pointer))).toArray());
    }

    /**
     * Rows of what is in records: what is at these places around it, and in it.
     *
     * @param around places in the record that holds them
     */
    static List<List<Object>> within(List<JsonNode> records, String array, List<String> around, String... pointers)
    {
        return records.stream()
                .flatMap(record -> record.at(array).valueStream().map(part -> Stream.concat(row(record, around.toArray(String[]::new)).stream(), row(part, pointers).stream()).toList()))
                .toList();
    }

    /**
     * How many have each value.
     */
    static List<List<Object>> counts(List<JsonNode> records, Function<JsonNode, String> value)
    {
        Map<String, Long> counts = records.stream().collect(Collectors.groupingBy(value, Collectors.counting()));
        return counts.entrySet().stream().<List<Object>>map(count -> List.of(count.getKey(), count.getValue())).toList();
    }

    static List<List<Object>> one(Object value)
    {
        return List.of(List.of(value));
    }

    static Instant time(JsonNode record, String pointer)
    {
        return OffsetDateTime.parse(record.at(pointer).textValue(), TIME).toInstant();
    }

    private static Object plain(JsonNode value)
    {
        return switch (value.getNodeType()) {
            case STRING -> value.textValue();
            case NUMBER -> value.longValue();
            case BOOLEAN -> value.booleanValue();
            default -> null;
        };
    }
}

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
package io.omnisql.connector.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import mockwebserver3.RecordedRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import static java.util.stream.Collectors.joining;

/**
 * GraphQL as the testing source speaks it: what its answers look like, and what its queries have asked for.
 */
public final class TestingQueries
{
    private static final JsonMapper JSON = new JsonMapper();

    private TestingQueries() {}

    /**
     * An answer with what was found under each alias.
     */
    public static String answer(String... found)
    {
        return "{\"data\": {%s}}".formatted(data(found));
    }

    /**
     * An answer with problems beside what was found.
     */
    public static String answer(List<String> problems, String... found)
    {
        return "{\"data\": {%s}, \"errors\": [%s]}".formatted(data(found), String.join(", ", problems));
    }

    private static String data(String... found)
    {
        return IntStream.range(0, found.length).mapToObj(index -> "\"k%s\": %s".formatted(index, found[index])).collect(joining(", "));
    }

    /**
     * @param path where it is, beginning with the alias; empty for the whole query
     */
    public static String problem(String type, String... path)
    {
        return "{\"type\": \"%s\"%s}".formatted(type, path.length == 0 ? "" : List.of(path).stream().collect(joining("\", \"", ", \"path\": [\"", "\"]")));
    }

    /**
     * The last page of a library in Oslo.
     */
    public static String library(String name, String... books)
    {
        return libraryIn("Oslo", name, "{\"pageInfo\": {\"hasNextPage\": false, \"endCursor\": null}, \"nodes\": [%s]}".formatted(String.join(", ", books)));
    }

    /**
     * A page with more behind the cursor.
     */
    public static String libraryWithMore(String name, String cursor, String... books)
    {
        return libraryIn("Oslo", name, "{\"pageInfo\": {\"hasNextPage\": true, \"endCursor\": \"%s\"}, \"nodes\": [%s]}".formatted(cursor, String.join(", ", books)));
    }

    public static String libraryIn(String city, String name, String books)
    {
        return "{\"city\": {\"name\": \"%s\"}, \"name\": \"%s\", \"lendsBooks\": true, \"books\": %s}".formatted(city, name, books);
    }

    public static String libraryWithout(String name)
    {
        return "{\"city\": {\"name\": \"Oslo\"}, \"name\": \"%s\", \"lendsBooks\": false, \"books\": {\"totalCount\": 9, \"pageInfo\": {\"hasNextPage\": false}, \"nodes\": []}}".formatted(name);
    }

    public static String node(int number)
    {
        return node(number, "SHELVED");
    }

    public static String node(int number, String status)
    {
        return "{\"__typename\": \"Book\", \"number\": \"%s\", \"title\": \"Book %s\", \"status\": \"%s\"}".formatted(number, number, status);
    }

    /**
     * What a request has asked for: of a query the keys of its last arguments, each with its cursor, and how large their pages are; of others their targets.
     */
    public static String asked(RecordedRequest request)
    {
        if (!request.getTarget().equals("/graphql")) {
            return request.getTarget();
        }
        JsonNode variables = variables(request);
        List<String> keys = new ArrayList<>();
        for (int index = 0; !key(variables, index).isMissingNode(); index++) {
            String cursor = Optional.ofNullable(variables.get("c" + index)).map(found -> "@" + found.textValue()).orElse("");
            keys.add(key(variables, index).textValue() + cursor);
        }
        return String.join(" ", keys) + Optional.ofNullable(variables.get("first")).map(size -> ", " + size + " each").orElse("");
    }

    private static JsonNode key(JsonNode variables, int index)
    {
        JsonNode library = variables.path("k%s_library".formatted(index));
        return library.isMissingNode() ? variables.path("k%s_card".formatted(index)) : library;
    }

    public static JsonNode variables(RecordedRequest request)
    {
        return body(request).get("variables");
    }

    /**
     * The text of a query.
     */
    public static String query(RecordedRequest request)
    {
        return body(request).get("query").textValue();
    }

    private static JsonNode body(RecordedRequest request)
    {
        try {
            return JSON.readTree(request.getBody().utf8());
        }
        catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

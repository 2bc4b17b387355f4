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
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.JsonPointer;
import io.omnisql.connector.definition.Records;
import io.omnisql.connector.definition.SearchText;
import io.omnisql.connector.definition.WireForm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static java.util.stream.Collectors.joining;

/**
 * Reads requests and answers without the engine's own writers and readers.
 */
public final class WireParameters
{
    private static final JsonMapper MAPPER = new JsonMapper();

    private WireParameters() {}

    /**
     * The values of a parameter in a request to the endpoint; of a GraphQL argument, such as {@code filterBy.createdBy: String}, those of the variable that is passed to it.
     */
    public static List<String> values(EndpointDefinition endpoint, String parameter, WireExchange exchange)
    {
        return switch (endpoint.wire()) {
            case WireForm.QueryString _ -> ImmutableList.copyOf(exchange.url().queryParameterValues(parameter));
            case WireForm.JsonBody _ -> texts(parse(exchange.body()).path(parameter)).toList();
            case WireForm.GraphQl _ -> ofArgument(parameter, parse(exchange.body()));
        };
    }

    /**
     * The search text of a request's body.
     */
    public static String search(SearchText search, String body)
    {
        return parse(body).path(search.parameter()).asText();
    }

    private static List<String> ofArgument(String parameter, JsonNode body)
    {
        String name = Splitter.on(": ").splitToList(parameter).getFirst();
        Matcher passed = Pattern.compile("\\b%s: \\$(\\w+)".formatted(name.substring(name.indexOf('.') + 1))).matcher(body.path("query").asText());
        List<String> values = new ArrayList<>();
        while (passed.find()) {
            values.add(texts(body.path("variables").path(passed.group(1))).collect(joining(",")));
        }
        return values;
    }

    private static Stream<String> texts(JsonNode node)
    {
        return node.isMissingNode() ? Stream.of() : node.isArray() ? node.valueStream().map(JsonNode::asText) : Stream.of(node.asText());
    }

    /**
     * All values that a request carries, in its path, its parameters or its body. Those in the path may be followed by the name of a format.
     */
    public static List<String> all(WireExchange exchange)
    {
        List<String> values = new ArrayList<>(exchange.url().pathSegments());
        exchange.url().pathSegments().stream().filter(segment -> segment.contains(".")).map(segment -> segment.substring(0, segment.lastIndexOf('.'))).forEach(values::add);
        exchange.url().queryParameterNames().forEach(name -> values.addAll(exchange.url().queryParameterValues(name)));
        if (!exchange.body().isEmpty()) {
            leaves(parse(exchange.body()), values);
        }
        return values;
    }

    private static void leaves(JsonNode node, List<String> values)
    {
        if (node.isValueNode()) {
            values.add(node.asText());
        }
        node.forEach(member -> leaves(member, values));
    }

    /**
     * The records in all answers of an endpoint. Pages of lists that change may have been asked for twice.
     */
    public static List<JsonNode> records(EndpointDefinition endpoint, List<WireExchange> exchanges)
    {
        Set<String> requests = new HashSet<>();
        return exchanges.stream()
                .filter(exchange -> exchange.status() == 200 && requests.add(exchange.target() + exchange.body()))
                .flatMap(exchange -> records(endpoint, exchange).stream())
                .toList();
    }

    /**
     * The records in an answer of the endpoint that are rows by the definition.
     */
    public static List<JsonNode> records(EndpointDefinition endpoint, WireExchange exchange)
    {
        JsonNode answer = parse(exchange.answer());
        if (endpoint.query().isPresent()) {
            List<JsonNode> records = new ArrayList<>();
            answer.path("data").forEach(key -> nodes(key, records));
            return records;
        }
        return endpoint.records().pointers().stream()
                .map(pointer -> at(answer, pointer))
                .flatMap(place -> endpoint.isList() ? place.valueStream() : Stream.of(place))
                .flatMap(record -> within(record, endpoint.records()))
                .filter(record -> endpoint.records().without().stream().allMatch(pointer -> at(record, pointer).isMissingNode()))
                .toList();
    }

    private static Stream<JsonNode> within(JsonNode element, Records records)
    {
        return records.members()
                .map(members -> members.stream().map(member -> at(element, records.within().getFirst()).path(member.name())).filter(value -> !value.isMissingNode() && !value.isNull()))
                .orElseGet(() -> within(element, records.within()));
    }

    private static Stream<JsonNode> within(JsonNode element, List<JsonPointer> arrays)
    {
        return arrays.isEmpty() ? Stream.of(element) : at(element, arrays.getFirst()).valueStream().flatMap(inner -> within(inner, arrays.subList(1, arrays.size())));
    }

    /**
     * The nodes of the outermost connections.
     */
    private static void nodes(JsonNode node, List<JsonNode> records)
    {
        if (node.path("nodes").isArray()) {
            node.path("nodes").forEach(records::add);
            return;
        }
        node.forEach(member -> nodes(member, records));
    }

    public static JsonNode at(JsonNode node, JsonPointer pointer)
    {
        JsonNode place = node;
        for (String segment : pointer.segments()) {
            place = place.path(segment);
        }
        return place;
    }

    public static JsonNode parse(String text)
    {
        try {
            return MAPPER.readTree(text);
        }
        catch (JsonProcessingException e) {
            throw new AssertionError("This is no JSON: " + text, e);
        }
    }
}

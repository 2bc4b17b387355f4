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
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.Longs;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.GraphQlConversion;
import io.omnisql.connector.definition.GraphQlField;
import io.omnisql.connector.definition.GraphQlPath;
import io.omnisql.connector.definition.JsonPointer;
import io.omnisql.connector.definition.WireForm;
import io.trino.spi.TrinoException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ENGLISH;
import static java.util.Objects.requireNonNull;

/**
 * Makes records of what a GraphQL query found under one alias: an object with a member for each column, in the values that the source's other forms give. Pure.
 */
public final class GraphQlRecords
{
    private final EndpointDefinition endpoint;
    private final WireForm.GraphQl query;
    private final Map<String, GraphQlField> fields;
    private final Set<String> recordKey;

    /**
     * @param fields where the columns are that are read
     * @param recordKey the columns that, beside the key of a list, find one of its records elsewhere; empty where that cannot be done
     */
    public GraphQlRecords(EndpointDefinition endpoint, Map<String, GraphQlField> fields, Set<String> recordKey)
    {
        this.endpoint = requireNonNull(endpoint, "endpoint is null");
        this.query = endpoint.query().orElseThrow();
        this.fields = ImmutableMap.copyOf(fields);
        this.recordKey = ImmutableSet.copyOf(recordKey);
    }

    /**
     * The page of a key.
     *
     * @param found the object of the query's first field
     * @param key the values that it was asked for with
     */
    public GraphQlPage page(JsonNode found, Map<String, String> key)
    {
        Optional<GraphQlPage> decided = decidedByFirstField(found, key);
        if (decided.isPresent()) {
            return decided.get();
        }
        JsonNode place = place(found);
        if (place.isNull()) {
            // what is not there has a problem that says so: this is something else
            return new GraphQlPage.Unresolved();
        }
        if (!place.isObject()) {
            throw new TrinoException(BAD_RESPONSE, "The source's answer has no records at %s".formatted(query.fields().fields()));
        }
        return endpoint.isList() ? list(place) : single(place);
    }

    /**
     * The number of a key's records, as the only record.
     */
    public GraphQlPage count(JsonNode found, Map<String, String> key)
    {
        Optional<GraphQlPage> decided = decidedByFirstField(found, key);
        if (decided.isPresent()) {
            return decided.get();
        }
        JsonNode place = place(found);
        if (place.isNull()) {
            return new GraphQlPage.Unresolved();
        }
        JsonNode count = place.path("totalCount");
        if (!count.isIntegralNumber()) {
            throw new TrinoException(BAD_RESPONSE, "The source's answer has no count at %s".formatted(query.fields().fields()));
        }
        return new GraphQlPage.Found(bytes(JsonNodeFactory.instance.arrayNode().add(JsonNodeFactory.instance.objectNode().set("$count", count))), Optional.empty(), ImmutableList.of());
    }

    /**
     * Whether the source spells the key in another way.
     *
     * @param found the object of the query's first field
     * @param key the values that it was asked for with
     */
    public boolean hasOtherName(JsonNode found, Map<String, String> key)
    {
        return query.spellings().entrySet().stream()
                .anyMatch(spelling -> !at(found, spelling.getValue().pointer().segments()).asText().equals(key.get(spelling.getKey())));
    }

    private Optional<GraphQlPage> decidedByFirstField(JsonNode found, Map<String, String> key)
    {
        if (hasOtherName(found, key)) {
            return Optional.of(new GraphQlPage.OtherName());
        }
        return query.enabledBy()
                .filter(field -> !isEnabled(found.path(field)))
                .map(_ -> new GraphQlPage.NoRecords());
    }

    private boolean isEnabled(JsonNode enabled)
    {
        if (!enabled.isBoolean()) {
            throw new TrinoException(BAD_RESPONSE, "The source's answer does not tell whether there are records at %s".formatted(query.fields().fields()));
        }
        return enabled.booleanValue();
    }

    /**
     * The object that holds the records; null where one on the way is, or is of a type that the path does not name.
     */
    private JsonNode place(JsonNode found)
    {
        JsonNode place = found;
        for (GraphQlPath.Step step : query.fields().steps().subList(1, query.fields().steps().size())) {
            place = place.isNull() ? place : place.path(step.field());
            if (!step.types().isEmpty() && place.isObject() && place.isEmpty()) {
                return JsonNodeFactory.instance.nullNode();
            }
        }
        return place;
    }

    private GraphQlPage single(JsonNode place)
    {
        if (!isOfType(place)) {
            return new GraphQlPage.NoRecords();
        }
        return record(place)
                .<GraphQlPage>map(record -> new GraphQlPage.Found(bytes(record), Optional.empty(), ImmutableList.of()))
                .orElseGet(GraphQlPage.Unresolved::new);
    }

    private GraphQlPage list(JsonNode connection)
    {
        JsonNode nodes = connection.path("nodes");
        JsonNode more = connection.path("pageInfo").path("hasNextPage");
        if (!nodes.isArray() || !more.isBoolean()) {
            throw new TrinoException(BAD_RESPONSE, "The source's answer has no page of records at %s".formatted(query.fields().fields()));
        }
        ArrayNode records = JsonNodeFactory.instance.arrayNode();
        List<GraphQlPage.Untold> untold = new ArrayList<>();
        for (JsonNode node : nodes) {
            Optional<ObjectNode> record = node.isObject() && isOfType(node) ? record(node) : Optional.empty();
            record.ifPresent(records::add);
            if (record.isEmpty()) {
                Optional<Map<String, String>> key = recordKey(node);
                if (key.isEmpty()) {
                    return new GraphQlPage.Unresolved();
                }
                untold.add(untold(key.get(), node));
            }
        }
        return new GraphQlPage.Found(bytes(records), more.booleanValue() ? Optional.of(cursor(connection)) : Optional.empty(), untold);
    }

    private GraphQlPage.Untold untold(Map<String, String> key, JsonNode node)
    {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        ImmutableSet.Builder<String> missing = ImmutableSet.builder();
        fields.forEach((column, field) -> value(node, field)
                .filter(_ -> isOfType(node))
                .ifPresentOrElse(value -> told.set(column, value), () -> missing.add(column)));
        return new GraphQlPage.Untold(key, bytes(JsonNodeFactory.instance.arrayNode().add(told)), missing.build());
    }

    private Optional<Map<String, String>> recordKey(JsonNode node)
    {
        ImmutableMap.Builder<String, String> key = ImmutableMap.builder();
        for (String column : recordKey) {
            Optional<JsonNode> value = value(node, fields.get(column)).filter(JsonNode::isValueNode).filter(found -> !found.isNull());
            if (value.isEmpty()) {
                return Optional.empty();
            }
            key.put(column, value.get().asText());
        }
        return recordKey.isEmpty() ? Optional.empty() : Optional.of(key.buildOrThrow());
    }

    private String cursor(JsonNode connection)
    {
        JsonNode cursor = connection.path("pageInfo").path("endCursor");
        if (!cursor.isTextual()) {
            throw new TrinoException(BAD_RESPONSE, "The source's answer has more records at %s, and no cursor to them".formatted(query.fields().fields()));
        }
        return cursor.textValue();
    }

    private boolean isOfType(JsonNode record)
    {
        return isOfType(record, query.type());
    }

    private static boolean isOfType(JsonNode record, String type)
    {
        return record.path("__typename").asText().equals(type);
    }

    /**
     * The record with a member for each column; empty where one of them has to be asked elsewhere.
     */
    private Optional<ObjectNode> record(JsonNode node)
    {
        return record(node, fields);
    }

    private static Optional<ObjectNode> record(JsonNode node, Map<String, GraphQlField> fields)
    {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, GraphQlField> column : fields.entrySet()) {
            Optional<JsonNode> value = value(node, column.getValue());
            if (value.isEmpty()) {
                return Optional.empty();
            }
            record.set(column.getKey(), value.get());
        }
        return Optional.of(record);
    }

    private static Optional<JsonNode> value(JsonNode node, GraphQlField field)
    {
        if (field.cutOff().filter(pointer -> at(node, pointer.segments()).asBoolean(true)).isPresent()) {
            return Optional.empty();
        }
        JsonNode value = at(node, field.pointer().segments());
        if (value.isNull() || value.isMissingNode()) {
            boolean isRequired = field.required() && field.requiredWhere().map(pointer -> at(node, pointer.segments()).asBoolean(true)).orElse(true);
            return isRequired ? Optional.empty() : Optional.of(JsonNodeFactory.instance.nullNode());
        }
        return switch (field.conversion()) {
            case GraphQlConversion.None() -> Optional.of(value);
            case GraphQlConversion.LowerCase() -> Optional.of(JsonNodeFactory.instance.textNode(value.asText().toLowerCase(ENGLISH)));
            case GraphQlConversion.Words(Map<String, String> words) -> Optional.ofNullable(words.get(value.asText())).map(JsonNodeFactory.instance::textNode);
            case GraphQlConversion.NumberInText() -> Optional.ofNullable(Longs.tryParse(value.asText())).map(JsonNodeFactory.instance::numberNode);
            case GraphQlConversion.Suffix(String type, String suffix, String unless) -> {
                List<String> segments = field.pointer().segments();
                boolean isOfType = at(node, segments.subList(0, segments.size() - 1)).path("__typename").asText().equals(type);
                if (isOfType && value.asText().matches(unless)) {
                    yield Optional.empty();
                }
                yield Optional.of(isOfType ? JsonNodeFactory.instance.textNode(value.asText() + suffix) : value);
            }
            case GraphQlConversion.RelatedRecord(String type, Map<String, GraphQlField> related) -> Optional.of(related(value, type, related)
                    .<JsonNode>map(record -> record)
                    .orElseGet(JsonNodeFactory.instance::nullNode));
            case GraphQlConversion.RelatedRecords(String type, Map<String, GraphQlField> related, Optional<String> enabledBy) -> Optional.of(allRelated(node, value, type, related, enabledBy)
                    .<JsonNode>map(records -> records)
                    .orElseGet(JsonNodeFactory.instance::nullNode));
        };
    }

    private static Optional<ObjectNode> related(JsonNode node, String type, Map<String, GraphQlField> fields)
    {
        return isOfType(node, type) ? record(node, fields) : Optional.empty();
    }

    private static Optional<ArrayNode> allRelated(JsonNode node, JsonNode connection, String type, Map<String, GraphQlField> fields, Optional<String> enabledBy)
    {
        if (enabledBy.filter(field -> !node.path(field).isBoolean()).isPresent()) {
            // nobody knows whether there are any
            return Optional.empty();
        }
        if (enabledBy.filter(field -> !node.path(field).booleanValue()).isPresent()) {
            return Optional.of(JsonNodeFactory.instance.arrayNode());
        }
        // what is not told reads as if there were more
        if (connection.path("pageInfo").path("hasNextPage").asBoolean(true) || !connection.path("nodes").isArray()) {
            return Optional.empty();
        }
        ArrayNode records = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : connection.path("nodes")) {
            Optional<ObjectNode> record = related(element, type, fields);
            if (record.isEmpty()) {
                return Optional.empty();
            }
            records.add(record.get());
        }
        return Optional.of(records);
    }

    /**
     * The value at the segments; behind {@code *} the values of all elements.
     */
    private static JsonNode at(JsonNode node, List<String> segments)
    {
        JsonNode place = node;
        for (int index = 0; index < segments.size(); index++) {
            if (segments.get(index).equals(JsonPointer.EACH) && place.isArray()) {
                ArrayNode values = JsonNodeFactory.instance.arrayNode();
                List<String> below = segments.subList(index + 1, segments.size());
                place.forEach(element -> values.add(at(element, below)));
                return values;
            }
            place = place.path(segments.get(index));
        }
        return place;
    }

    private static byte[] bytes(JsonNode node)
    {
        return node.toString().getBytes(UTF_8);
    }
}

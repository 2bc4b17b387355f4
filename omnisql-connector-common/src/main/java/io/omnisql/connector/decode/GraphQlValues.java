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
import com.google.common.primitives.Longs;
import io.omnisql.connector.definition.GraphQlConversion;
import io.omnisql.connector.definition.GraphQlField;
import io.omnisql.connector.definition.JsonPointer;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.util.Locale.ENGLISH;
import static java.util.Objects.requireNonNull;

/**
 * Reads the columns of a record out of a GraphQL answer, in the values that the source's other forms give. A column that has none has to be asked elsewhere.
 */
final class GraphQlValues
{
    private final StandIns standIns;

    GraphQlValues(StandIns standIns)
    {
        this.standIns = requireNonNull(standIns, "standIns is null");
    }

    /**
     * The record with a member for each column; empty where one of them has no value here.
     */
    Optional<ObjectNode> record(JsonNode node, String type, Map<String, GraphQlField> fields)
    {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, GraphQlField> column : fields.entrySet()) {
            Optional<JsonNode> value = value(node, type, column.getValue());
            if (value.isEmpty()) {
                return Optional.empty();
            }
            record.set(column.getKey(), value.get());
        }
        return Optional.of(record);
    }

    /**
     * @param type the type of the record
     */
    Optional<JsonNode> value(JsonNode node, String type, GraphQlField field)
    {
        if (field.cutOff().filter(pointer -> at(node, pointer.segments()).asBoolean(true)).isPresent()) {
            return Optional.empty();
        }
        JsonNode value = at(node, field.pointer().segments());
        if (isNone(value)) {
            if (!isRequired(node, field)) {
                return Optional.of(JsonNodeFactory.instance.nullNode());
            }
            return isOfVanished(node, field) ? standIns.value(type, field) : Optional.empty();
        }
        return switch (field.conversion()) {
            case GraphQlConversion.None() -> Optional.of(value);
            case GraphQlConversion.LowerCase() -> Optional.of(JsonNodeFactory.instance.textNode(value.asText().toLowerCase(ENGLISH)));
            case GraphQlConversion.Words(Map<String, String> words) -> Optional.ofNullable(words.get(value.asText())).map(JsonNodeFactory.instance::textNode);
            case GraphQlConversion.NumberInText() -> Optional.ofNullable(Longs.tryParse(value.asText())).map(JsonNodeFactory.instance::numberNode);
            case GraphQlConversion.Suffix(String suffixed, String suffix, String unless) -> {
                boolean isSuffixed = isOfType(at(node, field.pointer().parent().segments()), suffixed);
                if (isSuffixed && value.asText().matches(unless)) {
                    yield Optional.empty();
                }
                yield Optional.of(isSuffixed ? JsonNodeFactory.instance.textNode(value.asText() + suffix) : value);
            }
            case GraphQlConversion.RelatedRecord(String related, Map<String, GraphQlField> fields) -> Optional.of(related(value, related, fields)
                    .<JsonNode>map(record -> record)
                    .orElseGet(JsonNodeFactory.instance::nullNode));
            case GraphQlConversion.RelatedRecords(String related, Map<String, GraphQlField> fields, Optional<String> enabledBy) -> Optional.of(allRelated(node, value, related, fields, enabledBy)
                    .<JsonNode>map(records -> records)
                    .orElseGet(JsonNodeFactory.instance::nullNode));
        };
    }

    private static boolean isNone(JsonNode value)
    {
        return value.isNull() || value.isMissingNode();
    }

    private static boolean isRequired(JsonNode node, GraphQlField field)
    {
        return field.required() && field.requiredWhere().map(pointer -> at(node, pointer.segments()).asBoolean(true)).orElse(true);
    }

    /**
     * Whether the column is one of an account that does not exist any more, for which another one may stand in.
     */
    static boolean isOfVanished(JsonNode node, GraphQlField field)
    {
        return field.standIn().isPresent() && at(node, field.pointer().parent().segments()).isNull();
    }

    private Optional<ObjectNode> related(JsonNode node, String type, Map<String, GraphQlField> fields)
    {
        return isOfType(node, type) ? record(node, type, fields) : Optional.empty();
    }

    private Optional<ArrayNode> allRelated(JsonNode node, JsonNode connection, String type, Map<String, GraphQlField> fields, Optional<String> enabledBy)
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

    static boolean isOfType(JsonNode record, String type)
    {
        return record.path("__typename").asText().equals(type);
    }

    /**
     * The value at the segments; behind {@code *} the values of all elements.
     */
    static JsonNode at(JsonNode node, List<String> segments)
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
}

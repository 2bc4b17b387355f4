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
import com.google.common.collect.Iterables;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.GraphQlField;
import io.omnisql.connector.definition.GraphQlPath;
import io.omnisql.connector.definition.WireForm;
import io.trino.spi.TrinoException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import static io.omnisql.connector.error.ApiErrorCode.BAD_RESPONSE;
import static java.nio.charset.StandardCharsets.UTF_8;
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
    private final GraphQlValues values;

    /**
     * @param fields where the columns are that are read
     * @param recordKey the columns that, beside the key of a list, find one of its records elsewhere; empty where that cannot be done
     * @param standIns what is known of accounts that do not exist any more
     */
    public GraphQlRecords(EndpointDefinition endpoint, Map<String, GraphQlField> fields, Set<String> recordKey, StandIns standIns)
    {
        this.endpoint = requireNonNull(endpoint, "endpoint is null");
        this.query = endpoint.query().orElseThrow();
        this.fields = ImmutableMap.copyOf(fields);
        this.recordKey = ImmutableSet.copyOf(recordKey);
        this.values = new GraphQlValues(standIns);
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
        return new GraphQlPage.Found(bytes(JsonNodeFactory.instance.arrayNode().add(JsonNodeFactory.instance.objectNode().set("$count", count))), Optional.empty(), ImmutableList.of(), OptionalLong.empty());
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
                .anyMatch(spelling -> !GraphQlValues.at(found, spelling.getValue().pointer().segments()).asText().equals(key.get(spelling.getKey())));
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
        Optional<ObjectNode> record = record(place);
        if (record.isPresent()) {
            return new GraphQlPage.Found(bytes(record.get()), Optional.empty(), ImmutableList.of(), OptionalLong.empty());
        }
        GraphQlPage.Untold untold = untold(ImmutableMap.of(), place);
        return untold.vanished() ? new GraphQlPage.Vanished(untold) : new GraphQlPage.Unresolved();
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
        JsonNode total = connection.path("totalCount");
        return new GraphQlPage.Found(
                bytes(records),
                more.booleanValue() ? Optional.of(cursor(connection)) : Optional.empty(),
                untold,
                total.isIntegralNumber() ? OptionalLong.of(total.longValue()) : OptionalLong.empty());
    }

    private GraphQlPage.Untold untold(Map<String, String> key, JsonNode node)
    {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        ImmutableSet.Builder<String> missing = ImmutableSet.builder();
        fields.forEach((column, field) -> values.value(node, query.type(), field)
                .filter(_ -> isOfType(node))
                .ifPresentOrElse(value -> told.set(column, value), () -> missing.add(column)));
        Set<String> columns = missing.build();
        boolean vanished = isOfType(node) && columns.stream().allMatch(column -> GraphQlValues.isOfVanished(node, fields.get(column)));
        return new GraphQlPage.Untold(key, told, columns, vanished);
    }

    private Optional<Map<String, String>> recordKey(JsonNode node)
    {
        ImmutableMap.Builder<String, String> key = ImmutableMap.builder();
        for (String column : recordKey) {
            Optional<JsonNode> value = values.value(node, query.type(), fields.get(column)).filter(JsonNode::isValueNode).filter(found -> !found.isNull());
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
        return GraphQlValues.isOfType(record, query.type());
    }

    /**
     * The record with a member for each column; empty where one of them has to be asked elsewhere.
     */
    private Optional<ObjectNode> record(JsonNode node)
    {
        return values.record(node, query.type(), fields);
    }

    /**
     * A JSON document of records that are told by and by, as if the query had told them at once.
     */
    public static byte[] document(EndpointDefinition endpoint, List<ObjectNode> records)
    {
        return bytes(endpoint.isList() ? JsonNodeFactory.instance.arrayNode().addAll(records) : Iterables.getOnlyElement(records));
    }

    private static byte[] bytes(JsonNode node)
    {
        return node.toString().getBytes(UTF_8);
    }
}

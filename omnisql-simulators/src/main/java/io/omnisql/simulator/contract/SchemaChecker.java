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
package io.omnisql.simulator.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.Iterables;
import com.google.common.collect.Streams;
import io.omnisql.simulator.contract.Violation.Kind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * Checks a body against a schema of OpenAPI 3.0, strictly: a field which the schema does not declare is a violation too.
 */
record SchemaChecker(JsonNode document, String route)
{
    SchemaChecker
    {
        requireNonNull(document, "document is null");
        requireNonNull(route, "route is null");
    }

    List<Violation> check(JsonNode schema, JsonNode value)
    {
        List<Violation> violations = new ArrayList<>();
        check(schema, value, "", violations);
        return violations;
    }

    private void check(JsonNode unresolved, JsonNode value, String place, List<Violation> violations)
    {
        JsonNode schema = Reference.resolve(document, unresolved);
        if (schema.has("oneOf") || schema.has("anyOf")) {
            checkAlternatives(schema, value, place, violations);
            return;
        }
        List<JsonNode> parts = Streams.stream(schema.path("allOf")).map(part -> Reference.resolve(document, part)).toList();
        if (!parts.isEmpty() && parts.stream().allMatch(part -> part.has("properties"))) {
            check(merge(parts), value, place, violations);
            return;
        }
        parts.forEach(part -> check(part, value, place, violations));
        if (value.isNull()) {
            if (schema.has("type") && !schema.path("nullable").asBoolean()) {
                violations.add(new Violation(route, Kind.NULL_VALUE, place, "null is not allowed"));
            }
            return;
        }
        if (schema.has("enum") && !Iterables.contains(schema.get("enum"), value)) {
            violations.add(new Violation(route, Kind.NOT_IN_ENUM, place, value.toString()));
        }
        String type = schema.path("type").asText("");
        if (!hasType(value, type)) {
            violations.add(new Violation(route, Kind.WRONG_TYPE, place, "no " + type + ": " + value.getNodeType()));
            return;
        }
        switch (type) {
            case "object" -> checkObject(schema, value, place, violations);
            case "array" -> value.forEach(element -> check(schema.path("items"), element, place + "/*", violations));
            case "string" -> checkFormat(schema, value.asText(), place, violations);
            default -> {}
        }
    }

    /**
     * An object that is made of several has the fields of them all.
     */
    private static JsonNode merge(List<JsonNode> parts)
    {
        ObjectNode merged = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = merged.putObject("properties");
        ArrayNode required = merged.putArray("required");
        for (JsonNode part : parts) {
            part.path("properties").properties().forEach(property -> properties.set(property.getKey(), property.getValue()));
            part.path("required").forEach(required::add);
        }
        return merged;
    }

    /**
     * At least one alternative has to fit; where none does, the one with the fewest violations tells why.
     */
    private void checkAlternatives(JsonNode schema, JsonNode value, String place, List<Violation> violations)
    {
        if (value.isNull() && schema.path("nullable").asBoolean()) {
            return;
        }
        Streams.concat(Streams.stream(schema.path("oneOf")), Streams.stream(schema.path("anyOf")))
                .map(alternative -> {
                    List<Violation> found = new ArrayList<>();
                    check(alternative, value, place, found);
                    return found;
                })
                .min(Comparator.comparingInt(List::size))
                .ifPresent(violations::addAll);
    }

    private void checkObject(JsonNode schema, JsonNode value, String place, List<Violation> violations)
    {
        for (JsonNode required : schema.path("required")) {
            if (!value.has(required.asText())) {
                violations.add(new Violation(route, Kind.MISSING_FIELD, place + "/" + required.asText(), "required field is missing"));
            }
        }
        JsonNode properties = schema.path("properties");
        JsonNode additional = schema.path("additionalProperties");
        boolean free = (properties.isMissingNode() && !additional.isBoolean()) || additional.asBoolean() || schema.has("allOf");
        value.properties().forEach(field -> {
            String fieldPlace = place + "/" + field.getKey();
            if (properties.has(field.getKey())) {
                check(properties.get(field.getKey()), field.getValue(), fieldPlace, violations);
            }
            else if (additional.isObject()) {
                check(additional, field.getValue(), fieldPlace, violations);
            }
            else if (!free) {
                violations.add(new Violation(route, Kind.UNKNOWN_FIELD, fieldPlace, "field is not declared"));
            }
        });
    }

    private void checkFormat(JsonNode schema, String value, String place, List<Violation> violations)
    {
        String format = schema.path("format").asText("");
        if (!Format.fits(format, value)) {
            violations.add(new Violation(route, Kind.WRONG_FORMAT, place, "no " + format + ": " + value));
        }
    }

    private static boolean hasType(JsonNode value, String type)
    {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> true;
        };
    }
}

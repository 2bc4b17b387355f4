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
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Iterables;
import io.omnisql.simulator.contract.Violation.Kind;
import io.omnisql.simulator.http.RouteTemplate;
import io.omnisql.simulator.http.SimulatedRequest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Checks the parameters of a request: those of the query have to be known, and all values have to fit.
 */
record ParameterChecker(JsonNode document)
{
    ParameterChecker
    {
        requireNonNull(document, "document is null");
    }

    List<Violation> check(String specified, String route, JsonNode path, JsonNode operation, SimulatedRequest request)
    {
        Map<String, JsonNode> query = new HashMap<>();
        Map<String, JsonNode> inPath = new HashMap<>();
        for (JsonNode reference : Iterables.concat(path.path("parameters"), operation.path("parameters"))) {
            JsonNode parameter = Reference.resolve(document, reference);
            JsonNode schema = Reference.resolve(document, parameter.path("schema"));
            (parameter.path("in").asText().equals("query") ? query : inPath).put(parameter.path("name").asText(), schema);
        }
        ImmutableList.Builder<Violation> violations = ImmutableList.builder();
        request.query().values().forEach((name, value) -> {
            if (!query.containsKey(name)) {
                violations.add(new Violation(specified, Kind.UNKNOWN_PARAMETER, name, "parameter is not declared"));
                return;
            }
            problem(query.get(name), value).ifPresent(detail -> violations.add(new Violation(specified, Kind.BAD_PARAMETER, name, detail)));
        });
        ImmutableMap<String, String> values = RouteTemplate.parse(route).match(request.path()).orElse(ImmutableMap.of());
        values.forEach((name, value) -> {
            if (inPath.containsKey(name)) {
                problem(inPath.get(name), value).ifPresent(detail -> violations.add(new Violation(specified, Kind.BAD_PARAMETER, name, detail)));
            }
        });
        return violations.build();
    }

    private static Optional<String> problem(JsonNode schema, String value)
    {
        if (schema.path("type").asText().equals("integer") && !value.matches("-?\\d+")) {
            return Optional.of("no integer: " + value);
        }
        if (schema.has("enum") && !Iterables.any(schema.get("enum"), allowed -> allowed.asText().equals(value))) {
            return Optional.of("not in the enum: " + value);
        }
        if (!Format.fits(schema.path("format").asText(""), value)) {
            return Optional.of("no " + schema.get("format").asText() + ": " + value);
        }
        return Optional.empty();
    }
}

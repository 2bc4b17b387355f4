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

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.simulator.contract.Violation.Kind;
import io.omnisql.simulator.http.SimulatedRequest;
import io.omnisql.simulator.http.SimulatedResponse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.util.Objects.requireNonNull;

/**
 * Checks exchanges against an OpenAPI 3.0 description: requests for routes, parameters and their values, answers for
 * their status and every field of their body. What production is known to do otherwise is excused. Immutable.
 *
 * <p>The check of bodies is our own: {@code nullable} beside {@code $ref}, and fields which no schema declares, are what
 * JSON Schema validators treat differently from what is wanted here.
 */
public final class OpenApiContract
{
    private final JsonNode document;
    private final String errorSchema;
    private final ImmutableMap<String, RouteAlias> aliases;
    private final ImmutableList<KnownDeviation> deviations;

    private OpenApiContract(JsonNode document, String errorSchema, ImmutableMap<String, RouteAlias> aliases, ImmutableList<KnownDeviation> deviations)
    {
        this.document = requireNonNull(document, "document is null");
        this.errorSchema = requireNonNull(errorSchema, "errorSchema is null");
        this.aliases = requireNonNull(aliases, "aliases is null");
        this.deviations = requireNonNull(deviations, "deviations is null");
    }

    /**
     * Reads a description. The error schema is that of answers whose status the description leaves out.
     */
    public static OpenApiContract load(Path file, String errorSchema, List<RouteAlias> aliases, List<KnownDeviation> deviations)
    {
        try {
            return new OpenApiContract(
                    new ObjectMapper().readTree(file.toFile()),
                    errorSchema,
                    aliases.stream().collect(toImmutableMap(RouteAlias::route, alias -> alias)),
                    ImmutableList.copyOf(deviations));
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ImmutableList<KnownDeviation> deviations()
    {
        return deviations;
    }

    /**
     * What is wrong with an exchange and not excused. The path of the request carries no prefix.
     */
    public ImmutableList<Violation> check(String route, SimulatedRequest request, SimulatedResponse response)
    {
        return checkStrictly(route, request, response).stream()
                .filter(violation -> deviations.stream().noneMatch(deviation -> deviation.excuses(violation)))
                .collect(toImmutableList());
    }

    /**
     * What is wrong with an exchange, known deviations included.
     */
    public ImmutableList<Violation> checkStrictly(String route, SimulatedRequest request, SimulatedResponse response)
    {
        String specified = aliases.containsKey(route) ? aliases.get(route).specifiedAs() : route;
        JsonNode path = document.path("paths").path(specified);
        JsonNode operation = path.path(request.method().toLowerCase(Locale.ROOT));
        if (operation.isMissingNode()) {
            return ImmutableList.of(new Violation(specified, Kind.UNKNOWN_ROUTE, request.method(), request.path()));
        }
        List<Violation> violations = new ArrayList<>(new ParameterChecker(document).check(specified, route, path, operation, request));
        violations.addAll(checkBody(specified, operation, request));
        if (response.status() != 304) {
            violations.addAll(checkResponse(specified, operation, response));
        }
        return ImmutableList.copyOf(violations);
    }

    /**
     * What a request sends as JSON has to fit too; what is wrong is below {@code request}.
     */
    private List<Violation> checkBody(String route, JsonNode operation, SimulatedRequest request)
    {
        JsonNode declared = Reference.resolve(document, operation.path("requestBody"));
        JsonNode schema = declared.path("content").path("application/json").path("schema");
        if (schema.isMissingNode() || (request.body().isEmpty() && !declared.path("required").asBoolean())) {
            return ImmutableList.of();
        }
        try {
            return new SchemaChecker(document, route).check(schema, new ObjectMapper().readTree(request.body())).stream()
                    .map(violation -> new Violation(route, violation.kind(), "request" + violation.place(), violation.detail()))
                    .toList();
        }
        catch (JsonProcessingException e) {
            return ImmutableList.of(new Violation(route, Kind.NO_JSON, "request", String.valueOf(e.getOriginalMessage())));
        }
    }

    private List<Violation> checkResponse(String route, JsonNode operation, SimulatedResponse response)
    {
        List<Violation> violations = new ArrayList<>();
        String status = String.valueOf(response.status());
        JsonNode declared = Reference.resolve(document, operation.path("responses").path(status));
        JsonNode schema = declared.path("content").path("application/json").path("schema");
        if (declared.isMissingNode()) {
            violations.add(new Violation(route, Kind.UNKNOWN_STATUS, status, "status is not declared"));
            schema = document.path("components").path("schemas").path(errorSchema);
        }
        if (!response.header("Content-Type").orElse("").startsWith("application/json")) {
            violations.add(new Violation(route, Kind.NO_JSON, status, response.header("Content-Type").orElse("no content type")));
            return violations;
        }
        try {
            violations.addAll(new SchemaChecker(document, route).check(schema, new ObjectMapper().readTree(response.body().utf8())));
        }
        catch (JsonProcessingException e) {
            violations.add(new Violation(route, Kind.NO_JSON, status, String.valueOf(e.getOriginalMessage())));
        }
        return violations;
    }
}

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
package io.omnisql.connector.testing.differential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.ImmutableList;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.GraphQlPath;
import io.omnisql.connector.definition.WireForm;

import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * The requests that one endpoint has got, told apart from those of others by what they ask for.
 */
record EndpointRequests(EndpointDefinition endpoint, List<SentRequest> requests)
{
    private static final JsonMapper JSON = new JsonMapper();

    EndpointRequests
    {
        requireNonNull(endpoint, "endpoint is null");
        requireNonNull(requests, "requests is null");
    }

    static EndpointRequests of(EndpointDefinition endpoint, List<SentRequest> all)
    {
        return new EndpointRequests(endpoint, all.stream().filter(request -> matches(endpoint, request)).collect(toImmutableList()));
    }

    private static boolean matches(EndpointDefinition endpoint, SentRequest request)
    {
        return switch (endpoint.wire()) {
            case WireForm.GraphQl query -> !request.body().isEmpty() && fields(query).matcher(request.body()).find();
            case WireForm.QueryString _, WireForm.JsonBody _ -> path(endpoint).matcher(request.path()).matches();
        };
    }

    private static Pattern fields(WireForm.GraphQl query)
    {
        return Pattern.compile(query.fields().steps().stream().map(GraphQlPath.Step::field).map(field -> "\\b" + field + "\\b").collect(joining(".*[{].*", "k[0-9]+: ", "")), Pattern.DOTALL);
    }

    private static Pattern path(EndpointDefinition endpoint)
    {
        return Pattern.compile(endpoint.path().replaceAll("\\{[a-z0-9_]+}", "([^/]+)"));
    }

    /**
     * The values of a column that were asked for.
     */
    Set<String> keys(String column)
    {
        Set<String> keys = new HashSet<>();
        for (SentRequest request : requests) {
            switch (endpoint.wire()) {
                case WireForm.GraphQl _ -> variables(request).properties().stream()
                        .filter(variable -> variable.getKey().matches("k[0-9]+_" + column))
                        .forEach(variable -> keys.add(variable.getValue().asText()));
                case WireForm.QueryString _, WireForm.JsonBody _ -> {
                    Matcher matcher = path(endpoint).matcher(request.path());
                    if (matcher.matches()) {
                        keys.add(URLDecoder.decode(matcher.group(1 + ImmutableList.copyOf(endpoint.variables()).indexOf(column)).replace("+", "%2B"), UTF_8));
                    }
                }
            }
        }
        return keys;
    }

    private static JsonNode variables(SentRequest request)
    {
        try {
            return JSON.readTree(request.body()).path("variables");
        }
        catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

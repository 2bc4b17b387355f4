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
package io.omnisql.simulator.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Streams;
import io.omnisql.simulator.contract.OpenApiContract;
import io.omnisql.simulator.contract.Violation;
import io.omnisql.simulator.contract.Violation.Kind;
import io.omnisql.simulator.http.ExchangeListener;
import io.omnisql.simulator.http.SimulatedRequest;
import io.omnisql.simulator.http.SimulatedResponse;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Collects what the exchanges of a simulator do against the specification; nothing where there is none. Thread-safe.
 */
final class ContractListener
        implements ExchangeListener
{
    private final Optional<OpenApiContract> contract;
    private final String pathPrefix;
    private final List<Violation> violations = new ArrayList<>();

    ContractListener(Optional<OpenApiContract> contract, String pathPrefix)
    {
        this.contract = requireNonNull(contract, "contract is null");
        this.pathPrefix = requireNonNull(pathPrefix, "pathPrefix is null");
    }

    synchronized ImmutableList<Violation> violations()
    {
        return ImmutableList.copyOf(violations);
    }

    @Override
    public void exchanged(String route, SimulatedRequest request, SimulatedResponse response)
    {
        if (contract.isEmpty()) {
            return;
        }
        if (route.equals(GraphQlApi.ROUTE)) {
            add(invalidQueries(response));
            return;
        }
        String path = request.path().startsWith(pathPrefix) ? request.path().substring(pathPrefix.length()) : request.path();
        SimulatedRequest below = new SimulatedRequest(request.method(), path, request.queryString(), request.headers(), request.body());
        add(contract.get().check(route, below, response));
    }

    private synchronized void add(List<Violation> found)
    {
        violations.addAll(found);
    }

    /**
     * Queries are checked by their execution; one that the schema does not allow is answered with a code.
     */
    private static List<Violation> invalidQueries(SimulatedResponse response)
    {
        try {
            return Streams.stream(new ObjectMapper().readTree(response.body().utf8()).path("errors"))
                    .filter(error -> error.at("/extensions/code").isTextual())
                    .map(error -> new Violation(GraphQlApi.ROUTE, Kind.INVALID_QUERY, error.at("/extensions/code").asText(), error.path("message").asText()))
                    .toList();
        }
        catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

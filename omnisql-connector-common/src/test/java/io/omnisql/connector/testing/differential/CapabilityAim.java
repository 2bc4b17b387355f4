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

import io.omnisql.connector.definition.Capability;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.FilterCapability;
import io.omnisql.connector.definition.FilterOperator;
import io.omnisql.connector.definition.ParameterValue;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.definition.WireForm;
import io.omnisql.connector.testing.SearchReading;
import io.omnisql.connector.testing.WireParameters;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * A declared capability that queries are aimed at, and how the requests of one of them prove that it was used.
 */
record CapabilityAim(TableDefinition table, EndpointDefinition endpoint, ColumnDefinition column, Capability capability)
{
    CapabilityAim
    {
        requireNonNull(table, "table is null");
        requireNonNull(endpoint, "endpoint is null");
        requireNonNull(column, "column is null");
        requireNonNull(capability, "capability is null");
    }

    static Stream<CapabilityAim> of(TableDefinition table, EndpointDefinition endpoint)
    {
        return table.columns().stream()
                .flatMap(column -> Capability.of(column, endpoint).stream().map(capability -> new CapabilityAim(table, endpoint, column, capability)));
    }

    boolean isKey()
    {
        return capability.name().startsWith("KEY");
    }

    boolean isSort()
    {
        return capability.name().equals("SORT");
    }

    Optional<FilterCapability> filter()
    {
        return isKey() || isSort() ? Optional.empty() : column.filter(FilterOperator.valueOf(capability.name()), endpoint);
    }

    /**
     * Whether a condition on the other column may be sent in the same parameter.
     */
    boolean shares(ColumnDefinition other)
    {
        return other.filters().stream().anyMatch(filter -> filter.parameter().name().equals(capability.parameter())) || (isSort() && !other.filters().isEmpty());
    }

    /**
     * Whether the requests show that the capability was used.
     *
     * @param keys the values of key columns that the query names: no other may have been asked for
     * @param reader says what a search text says
     */
    boolean isProvenBy(List<SentRequest> requests, Map<String, Set<String>> keys, Function<String, SearchReading> reader)
    {
        EndpointRequests own = EndpointRequests.of(endpoint, requests);
        if (own.requests().isEmpty()) {
            return false;
        }
        if (capability.name().equals("KEY")) {
            return keys.getOrDefault(column.name(), Set.of()).containsAll(own.keys(column.name()));
        }
        if (endpoint.search().isPresent()) {
            return own.requests().stream().anyMatch(request -> isProvenBy(reader.apply(WireParameters.search(endpoint.search().get(), request.body()))));
        }
        return own.requests().stream().anyMatch(this::isProvenBy);
    }

    private boolean isProvenBy(SearchReading search)
    {
        return isSort()
                ? search.order(endpoint.sortParameters().orElseThrow()).anyMatch(endpoint.sortParameters().orElseThrow().of(column.sort().orElseThrow(), true)::containsValue)
                : search.values(filter().orElseThrow()).findAny().isPresent();
    }

    private boolean isProvenBy(SentRequest request)
    {
        if (isSort()) {
            Map<String, String> descending = endpoint.sortParameters().orElseThrow().of(column.sort().orElseThrow(), true);
            return endpoint.query().isPresent()
                    ? descending.values().stream().allMatch(value -> request.body().contains("\"%s\"".formatted(value)))
                    : request.parameters().entrySet().containsAll(descending.entrySet());
        }
        return switch (endpoint.wire()) {
            case WireForm.GraphQl _ -> Pattern.compile("\\b%s: \\$".formatted(argument())).matcher(request.body()).find();
            case WireForm.JsonBody _ -> request.body().contains("\"%s\"".formatted(capability.parameter()));
            case WireForm.QueryString _ -> Optional.ofNullable(request.parameters().get(capability.parameter())).filter(value -> isKey() || isOwnValue(value)).isPresent();
        };
    }

    private String argument()
    {
        String name = capability.parameter().substring(0, capability.parameter().indexOf(':'));
        return name.substring(name.indexOf('.') + 1);
    }

    private boolean isOwnValue(String value)
    {
        FilterCapability own = filter().orElseThrow();
        Optional<String> fixed = fixed(own);
        if (fixed.isPresent()) {
            return fixed.get().equals(value);
        }
        List<String> others = column.filters().stream().flatMap(filter -> fixed(filter).stream()).collect(toImmutableList());
        return value.startsWith(own.parameter().prefix()) && !others.contains(value) && !value.equals(endpoint.always().get(capability.parameter()));
    }

    private static Optional<String> fixed(FilterCapability filter)
    {
        return filter.parameter().value() instanceof ParameterValue.Fixed(String word) ? Optional.of(filter.parameter().prefix() + word) : Optional.empty();
    }

    @Override
    public String toString()
    {
        return "%s.%s %s on %s".formatted(table.name(), column.name(), capability.name(), endpoint.route());
    }
}

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
package io.omnisql.connector.definition;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A filter on a column that list endpoints of the table can evaluate.
 *
 * @param endpoint the path of the only endpoint that can, or empty for all list endpoints of the table but GraphQL queries, whose arguments have other names; conditions are for those that search, and no others
 */
public record FilterCapability(FilterOperator operator, Fidelity fidelity, QueryParameter parameter, Optional<String> endpoint)
{
    public FilterCapability
    {
        requireNonNull(operator, "operator is null");
        requireNonNull(fidelity, "fidelity is null");
        requireNonNull(parameter, "parameter is null");
        requireNonNull(endpoint, "endpoint is null");
    }

    public static FilterPromise exact(QueryParameter parameter)
    {
        return new FilterPromise(Fidelity.EXACT, parameter, Optional.empty());
    }

    public static FilterPromise inexact(QueryParameter parameter)
    {
        return new FilterPromise(Fidelity.INEXACT, parameter, Optional.empty());
    }

    public boolean appliesTo(EndpointDefinition endpointDefinition)
    {
        return endpointDefinition.isList() && parameter.condition() == endpointDefinition.search().isPresent() && endpoint.map(endpointDefinition.path()::equals).orElseGet(() -> endpointDefinition.query().isEmpty());
    }

    /**
     * What a source promises of a filter, before it is attached to a column and an operator.
     */
    public record FilterPromise(Fidelity fidelity, QueryParameter parameter, Optional<String> endpoint)
    {
        public FilterPromise
        {
            requireNonNull(fidelity, "fidelity is null");
            requireNonNull(parameter, "parameter is null");
            requireNonNull(endpoint, "endpoint is null");
        }

        public FilterPromise on(String path)
        {
            return new FilterPromise(fidelity, parameter, Optional.of(path));
        }
    }
}

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
package io.omnisql.connector.planning;

import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.FilterOperator;
import io.omnisql.connector.definition.GraphQlField;
import io.omnisql.connector.definition.TableDefinition;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

import static java.lang.Math.max;
import static java.util.Objects.requireNonNull;

/**
 * Chooses between the best endpoint for single keys and the GraphQL query that asks for many of them at once, by what they are likely to cost: the requests, or the points where a
 * query costs more of them than requests, because it asks for connections of each record. Pure.
 */
public final class FormSelector
{
    private final TableDefinition table;
    private final ApiTableHandle handle;
    private final EndpointSelector endpoints;
    private final boolean pushdownEnabled;

    public FormSelector(TableDefinition table, ApiTableHandle handle, EndpointSelector endpoints, boolean pushdownEnabled)
    {
        this.table = requireNonNull(table, "table is null");
        this.handle = requireNonNull(handle, "handle is null");
        this.endpoints = requireNonNull(endpoints, "endpoints is null");
        this.pushdownEnabled = pushdownEnabled;
    }

    /**
     * The endpoint that needs the fewest requests; the one for single keys where both need as many.
     *
     * @param scopeColumns the scope columns that have a value
     * @param keys how many scope keys are asked for
     */
    public Optional<EndpointDefinition> select(Set<String> scopeColumns, int keys)
    {
        Optional<EndpointDefinition> single = endpoints.select(scopeColumns, keys);
        Optional<EndpointDefinition> query = table.endpoints().stream()
                .filter(endpoint -> endpoint.query().isPresent())
                .filter(endpoint -> handle.related().filter(related -> !endpoint.relates(related.relation())).isEmpty())
                .filter(endpoint -> tellsAll(endpoint) && endpoints.isAskable(endpoint, scopeColumns))
                .min(Comparator.comparingLong(endpoint -> cost(endpoint, keys)));
        if (single.isEmpty() || query.isEmpty()) {
            return single.or(() -> query);
        }
        return pushdownEnabled && saves(query.get(), single.get(), keys) && keepsUp(query.get(), single.get()) ? query : single;
    }

    /**
     * A query that tells the records of another table as well saves at least the request for these, and their points; so does one that asks for those of another scan.
     */
    private boolean saves(EndpointDefinition query, EndpointDefinition single, int keys)
    {
        return (handle.related().isPresent() || handle.beside())
                ? endpoints.costs().requests(query, keys) <= endpoints.costs().requests(single, keys) + 1
                : cost(query, keys) < endpoints.costs().requests(single, keys);
    }

    private long cost(EndpointDefinition query, int keys)
    {
        long connections = handle.neededColumns().orElseThrow().stream()
                .flatMap(column -> table.column(column).orElseThrow().graphQl().stream())
                .mapToLong(GraphQlField::connections)
                .sum();
        return max(endpoints.costs().requests(query, keys), endpoints.costs().points(query, keys, connections));
    }

    private boolean tellsAll(EndpointDefinition endpoint)
    {
        return handle.neededColumns().isPresent() && handle.neededColumns().get().stream()
                .allMatch(column -> endpoint.tells(table.column(column).orElseThrow()));
    }

    /**
     * Whether the query reads no more than the endpoint would, which may filter and sort better.
     */
    private boolean keepsUp(EndpointDefinition query, EndpointDefinition single)
    {
        if (!single.isList()) {
            return true;
        }
        return ReadOrderPlanner.plan(table, single, handle).sorted().map(sorted -> sortsAsWell(query) || sendsOnlyBound(query, sorted.column())).orElse(true) && filters(query) >= filters(single);
    }

    /**
     * Whether the rows are read in order for nothing but a lower bound, which the query sends as well.
     */
    private boolean sortsAsWell(EndpointDefinition query)
    {
        return !handle.order().isEmpty() && ReadOrderPlanner.plan(table, query, handle).sorted().isPresent();
    }

    private boolean sendsOnlyBound(EndpointDefinition query, ApiColumnHandle column)
    {
        return handle.order().isEmpty() &&
                table.column(column.name()).flatMap(definition -> definition.filter(FilterOperator.AT_LEAST, query)).isPresent() &&
                Constraints.domain(handle.constraint(), column.name())
                        .filter(domain -> DomainBounds.lower(domain).isPresent() && DomainBounds.upper(domain).isEmpty())
                        .isPresent();
    }

    private int filters(EndpointDefinition endpoint)
    {
        return FilterParameters.plan(table, endpoint, handle.constraint(), handle.containments()).count();
    }
}

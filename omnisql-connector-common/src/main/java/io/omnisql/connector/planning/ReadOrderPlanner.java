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

import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.FilterOperator;
import io.omnisql.connector.definition.SortParameters;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Chooses the order in which an endpoint is read: the query's own, or one that lets a bounded scan end early, or the most stable one. Pure.
 */
public final class ReadOrderPlanner
{
    private ReadOrderPlanner() {}

    public static ReadOrder plan(TableDefinition table, EndpointDefinition endpoint, ApiTableHandle handle)
    {
        if (endpoint.sortParameters().isEmpty()) {
            return new ReadOrder(endpoint.scanOrder(), Optional.empty());
        }
        SortParameters parameters = endpoint.sortParameters().get();
        Map<ApiColumnHandle, Domain> domains = handle.constraint().getDomains().orElseThrow();
        if (!handle.order().isEmpty()) {
            OrderItem first = handle.order().getFirst();
            return word(table, first.column())
                    .filter(parameters::has)
                    .map(word -> readOrder(
                            parameters,
                            word,
                            first.column(),
                            readsDescending(table, endpoint, first, handle.constraint()),
                            Optional.ofNullable(domains.get(first.column()))))
                    .orElseGet(() -> new ReadOrder(endpoint.scanOrder(), Optional.empty()));
        }
        if (endpoint.query().isPresent()) {
            // reads on in many keys at once, where none ends the reading of the others
            return new ReadOrder(endpoint.scanOrder(), Optional.empty());
        }
        return domains.entrySet().stream()
                // what is asked for by a key is the same in all records
                .filter(entry -> !endpoint.keyColumns().contains(entry.getKey().name()))
                .flatMap(entry -> word(table, entry.getKey()).flatMap(word -> bounded(table, endpoint, word, entry.getKey(), entry.getValue())).stream())
                .findFirst()
                .orElse(new ReadOrder(endpoint.scanOrder(), Optional.empty()));
    }

    /**
     * Whether an order is read from its last value: where the query wants it so, and where it wants the first values above a bound that the source cannot skip to.
     * Then the rows above the bound are read, instead of those below it.
     */
    static boolean readsDescending(TableDefinition table, EndpointDefinition endpoint, OrderItem first, TupleDomain<ApiColumnHandle> constraint)
    {
        boolean low = Constraints.domain(constraint, first.column().name())
                .filter(domain -> DomainBounds.lower(domain).isPresent())
                .isPresent();
        return !first.order().isAscending() || (low && !isLowerBoundSent(table, endpoint, first.column()));
    }

    private static boolean isLowerBoundSent(TableDefinition table, EndpointDefinition endpoint, ApiColumnHandle column)
    {
        return table.column(column.name()).flatMap(definition -> definition.filter(FilterOperator.AT_LEAST, endpoint)).isPresent();
    }

    /**
     * Newest first ends at the lower bound; oldest first ends at the upper one, which is better where a parameter skips what is below the lower.
     */
    private static Optional<ReadOrder> bounded(TableDefinition table, EndpointDefinition endpoint, String word, ApiColumnHandle column, Domain domain)
    {
        boolean low = DomainBounds.lower(domain).isPresent();
        boolean high = DomainBounds.upper(domain).isPresent();
        if (!low && !high) {
            return Optional.empty();
        }
        boolean descending = low && (endpoint.losesRowsInOrderOf(word, false) || !(high && isLowerBoundSent(table, endpoint, column)));
        if (endpoint.losesRowsInOrderOf(word, descending)) {
            return Optional.empty();
        }
        return Optional.of(readOrder(endpoint.sortParameters().orElseThrow(), word, column, descending, Optional.of(domain)));
    }

    /**
     * The source's word for a column that it sorts by.
     */
    private static Optional<String> word(TableDefinition table, ApiColumnHandle column)
    {
        return table.column(column.name()).flatMap(ColumnDefinition::sort);
    }

    private static ReadOrder readOrder(SortParameters parameters, String word, ApiColumnHandle column, boolean descending, Optional<Domain> domain)
    {
        OptionalLong bound = domain
                .map(value -> descending ? DomainBounds.lower(value) : DomainBounds.upper(value))
                .orElse(OptionalLong.empty());
        return new ReadOrder(
                parameters.of(word, descending),
                Optional.of(new ReadOrder.SortedColumn(column, descending, bound)));
    }
}

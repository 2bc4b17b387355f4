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

import static io.omnisql.connector.definition.FilterOperator.AT_LEAST;
import static io.omnisql.connector.definition.FilterOperator.AT_MOST;
import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;

/**
 * Chooses the order in which an endpoint is read: the query's own, or one that lets a bounded scan end early, or the most stable one. Pure.
 */
public final class ReadOrderPlanner
{
    private ReadOrderPlanner() {}

    public static ReadOrder plan(TableDefinition table, EndpointDefinition endpoint, ApiTableHandle handle)
    {
        if (endpoint.sortParameters().isEmpty()) {
            return ReadOrder.ofScan(endpoint);
        }
        SortParameters parameters = endpoint.sortParameters().get();
        Map<ApiColumnHandle, Domain> domains = handle.constraint().getDomains().orElseThrow();
        if (!handle.order().isEmpty()) {
            OrderItem first = handle.order().getFirst();
            return sorting(table, first.column())
                    .filter(definition -> parameters.has(word(definition)))
                    .map(definition -> readOrder(
                            parameters,
                            definition,
                            first.column(),
                            readsDescending(table, endpoint, first, handle.constraint()),
                            Optional.ofNullable(domains.get(first.column()))))
                    .orElseGet(() -> ReadOrder.ofScan(endpoint));
        }
        if (endpoint.query().isPresent()) {
            // reads on in many keys at once, where none ends the reading of the others
            return ReadOrder.ofScan(endpoint);
        }
        return domains.entrySet().stream()
                // what is asked for by a key is the same in all records
                .filter(entry -> !endpoint.keyColumns().contains(entry.getKey().name()))
                .flatMap(entry -> sorting(table, entry.getKey()).flatMap(definition -> bounded(table, endpoint, definition, entry.getKey(), entry.getValue())).stream())
                .findFirst()
                .orElse(ReadOrder.ofScan(endpoint));
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
        return !first.order().isAscending() || (low && !isSent(table, endpoint, first.column(), AT_LEAST));
    }

    private static boolean isSent(TableDefinition table, EndpointDefinition endpoint, ApiColumnHandle column, FilterOperator bound)
    {
        return table.column(column.name()).flatMap(definition -> definition.filter(bound, endpoint)).isPresent();
    }

    /**
     * Newest first ends at the lower bound; oldest first ends at the upper one, which is better where a parameter skips what is below the lower.
     */
    private static Optional<ReadOrder> bounded(TableDefinition table, EndpointDefinition endpoint, ColumnDefinition definition, ApiColumnHandle column, Domain domain)
    {
        String word = word(definition);
        boolean low = DomainBounds.lower(domain).isPresent();
        boolean high = DomainBounds.upper(domain).isPresent();
        if (!low && !high) {
            return Optional.empty();
        }
        if (endpoint.search().isPresent() && (!low || isSent(table, endpoint, column, AT_LEAST)) && (!high || isSent(table, endpoint, column, AT_MOST))) {
            // the bounds are in the text, and in an order that never changes no record is missed that is changed meanwhile
            return Optional.empty();
        }
        boolean descending = low && (endpoint.losesRowsInOrderOf(word, false) || !(high && isSent(table, endpoint, column, AT_LEAST)));
        if (endpoint.losesRowsInOrderOf(word, descending)) {
            return Optional.empty();
        }
        return Optional.of(readOrder(endpoint.sortParameters().orElseThrow(), definition, column, descending, Optional.of(domain)));
    }

    /**
     * The column, if the source sorts by it.
     */
    private static Optional<ColumnDefinition> sorting(TableDefinition table, ApiColumnHandle column)
    {
        return table.column(column.name()).filter(definition -> definition.sort().isPresent());
    }

    /**
     * The source's word for a column that it sorts by.
     */
    private static String word(ColumnDefinition column)
    {
        return column.sort().orElseThrow();
    }

    private static ReadOrder readOrder(SortParameters parameters, ColumnDefinition definition, ApiColumnHandle column, boolean descending, Optional<Domain> domain)
    {
        OptionalLong bound = domain
                .map(value -> descending ? DomainBounds.lower(value) : DomainBounds.upper(value))
                .orElse(OptionalLong.empty());
        return new ReadOrder(
                parameters.of(word(definition), descending),
                Optional.of(new ReadOrder.SortedColumn(column, descending, bound, definition.sortUnit() == 0 ? 1 : packDateTimeWithZone(definition.sortUnit(), UTC_KEY))));
    }
}

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
package io.omnisql.connector.scan;

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.planning.AggregationPlanner;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.ColumnHandles;
import io.omnisql.connector.planning.EndpointSelector;
import io.omnisql.connector.planning.FilterParameters;
import io.omnisql.connector.planning.NamePatterns;
import io.omnisql.connector.planning.PushedFilters;
import io.omnisql.connector.planning.ReadOrder;
import io.omnisql.connector.planning.ReadOrderPlanner;
import io.omnisql.connector.planning.RelatedColumn;
import io.omnisql.connector.planning.ScopeKey;
import io.trino.spi.type.TypeManager;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.lang.Math.min;
import static java.util.Objects.requireNonNull;

/**
 * How an endpoint is asked for keys: what is sent of the filters, the reading order, the page size, what a query selects, and what else may be asked. Pure.
 */
final class KeyGroupPlanner
{
    private static final int LARGEST_PAGE = Integer.MAX_VALUE;

    private final SourceDefinition source;
    private final TableDefinition table;
    private final ApiTableHandle handle;
    private final EndpointSelector endpoints;
    private final TypeManager typeManager;
    private final boolean pushdownEnabled;

    KeyGroupPlanner(SourceDefinition source, TableDefinition table, ApiTableHandle handle, EndpointSelector endpoints, TypeManager typeManager, boolean pushdownEnabled)
    {
        this.source = requireNonNull(source, "source is null");
        this.table = requireNonNull(table, "table is null");
        this.handle = requireNonNull(handle, "handle is null");
        this.endpoints = requireNonNull(endpoints, "endpoints is null");
        this.typeManager = requireNonNull(typeManager, "typeManager is null");
        this.pushdownEnabled = pushdownEnabled;
    }

    /**
     * @param lastScopeColumn the column that has to have one of the names, where keys are prefixes
     */
    KeyGroup group(EndpointDefinition endpoint, Optional<ApiColumnHandle> lastScopeColumn, NamePatterns names, List<ScopeKey> keys)
    {
        PushedFilters filters = pushdownEnabled
                ? FilterParameters.plan(table, endpoint, handle.constraint(), handle.containments())
                : PushedFilters.none();
        ReadOrder order = pushdownEnabled
                ? ReadOrderPlanner.plan(table, endpoint, handle)
                : ReadOrder.ofScan(endpoint);
        boolean everyRecordCounts = filters.exact() && !handle.rows().isRestricted() && names.isAny() && endpoint.records().areRows() && isReadInOrder(order);
        int records = everyRecordCounts ? (int) min(handle.limit().orElse(LARGEST_PAGE), LARGEST_PAGE) : LARGEST_PAGE;
        boolean counts = counts(endpoint);
        int pageSize = counts ? 1 : records;
        List<SplitKey> bindings = keys.stream()
                .flatMap(key -> endpoints.bindings(endpoint, key).stream().map(binding -> new SplitKey(binding, key.origin(), spelled(endpoint, key))))
                .collect(toImmutableList());
        EndpointDefinition asked = pushdownEnabled ? WantedMembers.of(endpoints.asked(endpoint), handle.constraint()) : endpoint.withoutTold();
        return new KeyGroup(asked, others(endpoint), filters.parameters(), filters.conditions(), order, pageSize, counts ? ImmutableList.of() : selected(endpoint), counts, handle.aggregates(), lastScopeColumn, names, Optional.empty(), Optional.empty(), Optional.empty(), bindings);
    }

    /**
     * Whether the endpoint is asked for the number of its records.
     */
    private boolean counts(EndpointDefinition endpoint)
    {
        return handle.counts() && new AggregationPlanner(source, table).counting(handle).filter(endpoint::equals).isPresent();
    }

    /**
     * What a request has to name: the columns that the scan fills, and those that tell its rows apart.
     */
    private List<ApiColumnHandle> selected(EndpointDefinition endpoint)
    {
        if (!endpoint.selects()) {
            return ImmutableList.of();
        }
        Set<String> needed = handle.neededColumns().orElseGet(() -> table.columns().stream().map(ColumnDefinition::name).collect(toImmutableSet()));
        Stream<ApiColumnHandle> columns = Stream.concat(needed.stream(), endpoint.isList() ? table.primaryKey().stream() : Stream.of())
                .distinct()
                .map(column -> ColumnHandles.handle(table.column(column).orElseThrow(), typeManager))
                .filter(column -> column.source(endpoint).isInRecord());
        return Stream.concat(columns, handle.related().map(RelatedColumn::column).stream()).collect(toImmutableList());
    }

    /**
     * Whether the first records are the first rows of the handle's order: an endpoint that does not sort is read to its end.
     */
    private boolean isReadInOrder(ReadOrder order)
    {
        return switch (handle.order().size()) {
            case 0 -> true;
            case 1 -> !maySortNulls(handle.order().getFirst().column()) && order.sorted().filter(sorted -> sorted.isFine() && sorted.descending() != handle.order().getFirst().order().isAscending()).isPresent();
            default -> false;
        };
    }

    /**
     * Whether there may be records without the value, of which the source alone knows the place.
     */
    private boolean maySortNulls(ApiColumnHandle column)
    {
        return table.column(column.name()).orElseThrow().sortedNulls() && handle.constraint().getDomains().map(domains -> domains.get(column)).filter(domain -> !domain.isNullAllowed()).isEmpty();
    }

    private List<EndpointDefinition> others(EndpointDefinition endpoint)
    {
        List<EndpointDefinition> others = new ArrayList<>();
        collectOthers(endpoint, others);
        return others.stream().map(EndpointDefinition::withoutTold).collect(toImmutableList());
    }

    private void collectOthers(EndpointDefinition endpoint, List<EndpointDefinition> found)
    {
        endpoint.referredPaths().stream()
                .flatMap(path -> table.endpoint(path).stream())
                .filter(other -> !found.contains(other) && table.serves(other, handle.knownColumns()))
                .forEach(other -> {
                    found.add(other);
                    collectOthers(other, found);
                });
    }

    /**
     * The path variables that the query spells out: those of the key that it does, and all that are no scope columns.
     */
    private Set<String> spelled(EndpointDefinition endpoint, ScopeKey key)
    {
        return endpoint.variables().stream()
                .filter(variable -> key.spelled().contains(variable) || !source.scope().columns().contains(variable))
                .collect(toImmutableSet());
    }
}

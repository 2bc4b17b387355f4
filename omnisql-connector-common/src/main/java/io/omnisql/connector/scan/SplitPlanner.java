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
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.KeySource;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.planning.AggregationPlanner;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.ColumnHandles;
import io.omnisql.connector.planning.EndpointSelector;
import io.omnisql.connector.planning.FormSelector;
import io.omnisql.connector.planning.NamePatterns;
import io.omnisql.connector.planning.ScopeKey;
import io.omnisql.connector.planning.ScopeKeys;
import io.omnisql.connector.planning.TableKeys;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.type.TypeManager;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.lang.Math.toIntExact;
import static java.util.Objects.requireNonNull;

/**
 * Turns keys into splits: chooses the endpoint, and which keys one reader goes through. Pure.
 */
final class SplitPlanner
{
    private final SourceDefinition source;
    private final TableDefinition table;
    private final ApiTableHandle handle;
    private final Set<String> joinedColumns;
    private final EndpointSelector endpoints;
    private final FormSelector forms;
    private final KeyGroupPlanner groups;
    private final KeySplits splits;
    private final TypeManager typeManager;
    private final boolean pushdownEnabled;

    /**
     * @param joinedColumns the key columns whose values joins list, and not the query itself
     */
    SplitPlanner(SourceDefinition source, TableDefinition table, ApiTableHandle handle, Set<String> joinedColumns, TypeManager typeManager, boolean pushdownEnabled)
    {
        this.source = requireNonNull(source, "source is null");
        this.table = requireNonNull(table, "table is null");
        this.handle = requireNonNull(handle, "handle is null");
        this.joinedColumns = ImmutableSet.copyOf(joinedColumns);
        this.endpoints = new EndpointSelector(source, table, handle, joinedColumns);
        this.forms = new FormSelector(table, handle, endpoints, pushdownEnabled);
        this.splits = new KeySplits(source, table, handle, typeManager);
        this.groups = new KeyGroupPlanner(source, table, handle, endpoints, typeManager, pushdownEnabled);
        this.typeManager = requireNonNull(typeManager, "typeManager is null");
        this.pushdownEnabled = pushdownEnabled;
    }

    TableDefinition table()
    {
        return table;
    }

    /**
     * Whether the rows under a prefix can be read without knowing the keys.
     */
    boolean readsWithoutKeys()
    {
        return TableKeys.readsWithoutKeys(source, table, handle);
    }

    /**
     * A split that reads everything under a prefix.
     */
    ApiSplit split(ScopeKeys.Enumeration enumeration)
    {
        return splits.together(ImmutableList.of(group(enumeration)));
    }

    /**
     * How everything under a prefix is read: once, or for each value over all rows as that is come by.
     */
    List<KeyGroup> groups(ScopeKeys.Enumeration enumeration)
    {
        return readings(1).map(planner -> planner.group(enumeration)).collect(toImmutableList());
    }

    /**
     * The same for keys of which the table may have rows.
     */
    List<KeyGroup> groups(List<ScopeKey> keys)
    {
        return readings(keys.size()).map(planner -> planner.group(keys)).collect(toImmutableList());
    }

    private Stream<SplitPlanner> readings(int keys)
    {
        if (!handle.isAggregated()) {
            return Stream.of(this);
        }
        return new AggregationPlanner(source, table).readings(handle, keys).stream()
                .map(reading -> new SplitPlanner(source, table, reading, joinedColumns, typeManager, pushdownEnabled));
    }

    KeyGroup group(ScopeKeys.Enumeration enumeration)
    {
        EndpointDefinition endpoint = forms.select(TableKeys.prefixColumns(source, table), 1).orElseThrow();
        NamePatterns names = enumeration.names();
        Optional<ApiColumnHandle> last = names.isAny() ? Optional.empty() : table.column(source.scope().columns().getLast()).map(column -> ColumnHandles.handle(column, typeManager));
        return groups.group(endpoint, last, names, ImmutableList.of(enumeration.prefix()));
    }

    /**
     * The group of the keys of which the table may have rows.
     */
    KeyGroup group(List<ScopeKey> keys)
    {
        return group(keys, 0);
    }

    /**
     * How the keys of a scope are listed by a query that tells the first page of each as well, if there is one.
     */
    Optional<KeyGroup> listing(List<ScopeKeys.Enumeration> enumerations)
    {
        boolean mayBeTold = pushdownEnabled && !enumerations.isEmpty() && (handle.counts() || !handle.isAggregated());
        return mayBeTold ? new ScopeListing(source, table, handle, typeManager).group(group(ImmutableList.of(), toIntExact(table.cardinality().keys())), enumerations) : Optional.empty();
    }

    /**
     * @param besides how many scope keys are asked for beside these, in groups of their own, which one request may ask for together with them
     */
    KeyGroup group(List<ScopeKey> keys, int besides)
    {
        List<ScopeKey> admitted = TableKeys.admitted(source, table, handle, keys);
        EndpointDefinition endpoint = handle.counts()
                ? new AggregationPlanner(source, table).counting(handle).orElseThrow()
                : forms.select(ImmutableSet.copyOf(TableKeys.scopeColumns(source, table)), admitted.size() + besides).orElseThrow();
        return endpoints.listing(endpoint, admitted.size())
                .map(listing -> listed(endpoint, listing, admitted, pushdownEnabled))
                .orElseGet(() -> withFallback(groups.group(endpoint, Optional.empty(), NamePatterns.any(), admitted), admitted));
    }

    /**
     * Where a query alone tells in lists what other forms tell of single records only, these are what is left when it is refused. Their keys are listed without a query.
     */
    private KeyGroup withFallback(KeyGroup group, List<ScopeKey> keys)
    {
        if (group.endpoint().query().isEmpty() || group.otherwise(group.endpoint()).isPresent()) {
            return group;
        }
        return endpoints.select(ImmutableSet.copyOf(TableKeys.scopeColumns(source, table)), keys.size())
                .flatMap(single -> endpoints.listing(single, keys.size()).map(listing -> listed(single, listing, keys, false)))
                .map(group::withFallback)
                .orElse(group);
    }

    /**
     * The keys that are listed under scope keys: all of them, but those that the query's filters exclude.
     */
    private KeyGroup listed(EndpointDefinition endpoint, KeySource listing, List<ScopeKey> keys, boolean pushes)
    {
        ListedColumns columns = new ListedColumns(listing, table, source.table(listing.table()).orElseThrow(), typeManager);
        Optional<ApiColumnHandle> page = columns.page().filter(_ -> pushes && handle.order().isEmpty());
        KeyGroup group = groups.group(endpoint, Optional.empty(), NamePatterns.any(), ImmutableList.of());
        List<ApiColumnHandle> keyColumns = columns.keyColumns(TableKeys.scopeColumns(source, columns.listed()));
        ApiTableHandle wanted = columns.narrow(handle, keyColumns);
        if (wanted.constraint().isNone()) {
            return group;
        }
        SplitPlanner planner = new SplitPlanner(source, columns.listed(), wanted, ImmutableSet.of(), typeManager, pushes);
        KeyGroup listed = planner.group(keys);
        return (page.isPresent() ? group.inScanOrder() : group).withListing(new KeyListing(planner.splits.together(ImmutableList.of(page.map(listed::telling).orElse(listed))), wanted, keyColumns, page, listing.column(), columns.told()));
    }

    /**
     * How many requests the groups cost at least; no more than the first key does where that may meet a limit.
     * Declared sizes of tables are no part of it, as they are far off for most keys, and a query must not be refused for what it would not have cost.
     */
    LeastRequests leastRequests(List<KeyGroup> planned)
    {
        LeastRequests least = LeastRequests.of(planned);
        return isReadUntilLimit() ? least.ofFirstKey() : least;
    }

    /**
     * Whether one reader goes through the keys, and stops when it has enough rows; it lists them as it goes, where they are listed.
     */
    boolean isReadUntilLimit()
    {
        return splits.isReadUntilLimit();
    }

    /**
     * The splits of groups; none for keys that have nothing to be read.
     */
    List<ConnectorSplit> splits(List<KeyGroup> planned)
    {
        return splits.of(planned);
    }
}

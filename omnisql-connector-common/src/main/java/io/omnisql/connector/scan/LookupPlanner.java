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
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiIndexHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.FilterPlanner;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.planning.ScopeKeys;
import io.omnisql.connector.planning.ScopeResolver;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.type.TypeManager;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import static com.google.common.base.Preconditions.checkState;
import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

/**
 * Turns keys into scans, which are planned as those of a query that names the same keys. Pure.
 * <p>
 * Keys that differ in one column only, which is none of the scope, are planned at once: so a list of values is never multiplied with another one, and no key is asked for that nobody has.
 * All that are read in the same way are one scan, so that a query of many keys can ask for them together.
 */
final class LookupPlanner
{
    private final SourceDefinition source;
    private final TableDefinition table;
    private final ScopeResolver scopeResolver;
    private final ScopedGroups scoped;
    private final ApiIndexHandle index;
    private final Set<String> columns;
    private final KeyProblems problems;
    private final TypeManager typeManager;

    /**
     * @param columns the columns that are read
     */
    LookupPlanner(SourceDefinition source, TableDefinition table, Scope scope, ApiIndexHandle index, List<ApiColumnHandle> columns, KeyProblems problems, TypeManager typeManager)
    {
        this.source = requireNonNull(source, "source is null");
        this.table = requireNonNull(table, "table is null");
        this.scopeResolver = new ScopeResolver(source, table, scope);
        this.scoped = new ScopedGroups(source, table, scope, index.scan().rows(), typeManager);
        this.index = requireNonNull(index, "index is null");
        this.columns = columns.stream().map(ApiColumnHandle::name).collect(toImmutableSet());
        this.problems = requireNonNull(problems, "problems is null");
        this.typeManager = requireNonNull(typeManager, "typeManager is null");
    }

    /**
     * The scans that find the rows of the keys; none for a key outside the catalog's scope, or the index's constraint.
     *
     * @param keys a value for each key column of the index
     */
    List<LookupScan> scans(Collection<LookupKey> keys)
    {
        Map<List<Object>, ImmutableList<LookupKey>> groups = keys.stream()
                .collect(groupingBy(this::fixedValues, LinkedHashMap::new, toImmutableList()));
        Map<KeyGroup, List<SplitKey>> alike = new LinkedHashMap<>();
        groups.values().stream()
                .flatMap(group -> plan(group, groups.size() - 1).stream())
                .forEach(group -> alike.computeIfAbsent(group.withKeys(ImmutableList.of()), _ -> new ArrayList<>()).addAll(group.keys()));
        ApiTableHandle handle = handle(keys);
        SplitPlanner planner = planner(handle);
        return alike.entrySet().stream()
                .map(group -> group.getKey().withKeys(group.getValue()))
                .map(group -> new LookupScan(group.endpoint().route(), handle, planner.splits(ImmutableList.of(group)), group.leastRequests()))
                .collect(toImmutableList());
    }

    private ApiTableHandle handle(Collection<LookupKey> keys)
    {
        TupleDomain<ApiColumnHandle> constraint = index.constraint().intersect(TupleDomain.withColumnDomains(domains(keys)));
        return index.scan().withFilter(constraint, index.containments()).withColumns(columns);
    }

    private SplitPlanner planner(ApiTableHandle handle)
    {
        return new SplitPlanner(source, table, handle, joinedColumns(), typeManager, true);
    }

    private List<Object> fixedValues(LookupKey key)
    {
        return key.values().subList(0, key.values().size() - (isLastVarying() ? 1 : 0));
    }

    private boolean isLastVarying()
    {
        return !source.scope().columns().contains(index.keyColumns().getLast().name());
    }

    private Optional<KeyGroup> plan(List<LookupKey> keys, int besides)
    {
        ApiTableHandle handle = handle(keys);
        if (FilterPlanner.isNone(table, handle.constraint())) {
            return Optional.empty();
        }
        ScopeKeys scopeKeys = scopeResolver.resolve(index.scan(), handle.constraint());
        problems.required(scopeKeys.missing());
        problems.outside(scopeKeys.outside());
        problems.hidden(scopeKeys.hidden());
        checkState(scopeKeys.enumerations().isEmpty(), "a key that is looked up is complete");
        ApiTableHandle visible = scoped.narrow(handle.narrowed());
        if (scopeKeys.keys().isEmpty() || FilterPlanner.isNone(table, visible.constraint())) {
            return Optional.empty();
        }
        KeyGroup group = planner(visible).group(scopeKeys.keys(), besides);
        checkState(group.listing().isEmpty(), "a key that is looked up is not listed");
        // of names that patterns stand for nobody has asked, and without them rows would be missing; each row is compared with them in any case
        return Optional.of(scoped.unlisted(ImmutableList.of(group)).isPresent() ? group : scoped.within(group, scoped.names(ImmutableList.of())));
    }

    private Map<ApiColumnHandle, Domain> domains(Collection<LookupKey> keys)
    {
        return IntStream.range(0, index.keyColumns().size())
                .boxed()
                .collect(toImmutableMap(index.keyColumns()::get, column -> domain(column, keys)));
    }

    private Domain domain(int column, Collection<LookupKey> keys)
    {
        Set<Object> values = keys.stream().map(key -> key.values().get(column)).collect(toImmutableSet());
        return Domain.multipleValues(index.keyColumns().get(column).type(), ImmutableList.copyOf(values));
    }

    private Set<String> joinedColumns()
    {
        return isLastVarying() ? ImmutableSet.of(index.keyColumns().getLast().name()) : ImmutableSet.of();
    }

    /**
     * A scan of the rows of some keys.
     *
     * @param route where the rows come from
     * @param leastRequests how many requests it costs at least
     */
    record LookupScan(String route, ApiTableHandle handle, List<ConnectorSplit> splits, long leastRequests)
    {
        LookupScan
        {
            requireNonNull(route, "route is null");
            requireNonNull(handle, "handle is null");
            splits = ImmutableList.copyOf(splits);
        }
    }
}

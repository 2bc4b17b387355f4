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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;

import java.util.List;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.lang.Math.max;
import static java.lang.Math.toIntExact;
import static java.util.Objects.requireNonNull;

/**
 * Tells which endpoints a scan will be read from, as far as that is known before its keys are: for EXPLAIN. Pure.
 */
public final class ExpectedEndpoints
{
    private final SourceDefinition source;
    private final TableDefinition table;
    private final Scope scope;
    private final boolean pushdownEnabled;

    public ExpectedEndpoints(SourceDefinition source, TableDefinition table, Scope scope, boolean pushdownEnabled)
    {
        this.source = requireNonNull(source, "source is null");
        this.table = requireNonNull(table, "table is null");
        this.scope = requireNonNull(scope, "scope is null");
        this.pushdownEnabled = pushdownEnabled;
    }

    /**
     * The routes: one where the choice is made, several where it depends on how many keys there will be, and none where only joins can name the keys.
     */
    public List<String> routes(ApiTableHandle wanted)
    {
        ApiTableHandle handle = wanted.narrowed();
        if (handle.constraint().isNone()) {
            return ImmutableList.of();
        }
        ScopeKeys keys = new ScopeResolver(source, table, scope).resolve(wanted);
        if (!keys.missing().isEmpty()) {
            return ImmutableList.of();
        }
        if (handle.isAggregated()) {
            AggregationPlanner planner = new AggregationPlanner(source, table);
            return numbers(handle, keys).stream()
                    .flatMap(number -> planner.readings(handle, number).stream().flatMap(reading -> endpoints(reading, keys, ImmutableList.of(number)).stream()))
                    .map(EndpointDefinition::route)
                    .distinct()
                    .collect(toImmutableList());
        }
        return endpoints(handle, keys, numbers(handle, keys)).stream().map(EndpointDefinition::route).distinct().collect(toImmutableList());
    }

    /**
     * How many keys there may be.
     */
    private List<Integer> numbers(ApiTableHandle handle, ScopeKeys keys)
    {
        if (keys.enumerations().isEmpty()) {
            return ImmutableList.of(max(1, keys.keys().size()));
        }
        return TableKeys.readsWithoutKeys(source, table, handle) ? ImmutableList.of(1) : ImmutableList.of(1, toIntExact(table.cardinality().keys()));
    }

    private List<EndpointDefinition> endpoints(ApiTableHandle handle, ScopeKeys keys, List<Integer> numbers)
    {
        if (handle.counts()) {
            return new AggregationPlanner(source, table).counting(handle).stream().collect(toImmutableList());
        }
        FormSelector forms = new FormSelector(table, handle, new EndpointSelector(source, table, handle, ImmutableSet.of()), pushdownEnabled);
        boolean withoutKeys = !keys.enumerations().isEmpty() && TableKeys.readsWithoutKeys(source, table, handle);
        Set<String> known = withoutKeys ? TableKeys.prefixColumns(source, table) : ImmutableSet.copyOf(TableKeys.scopeColumns(source, table));
        return numbers.stream().flatMap(number -> forms.select(known, number).stream()).collect(toImmutableList());
    }
}

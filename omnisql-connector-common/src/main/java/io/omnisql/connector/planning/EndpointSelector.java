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
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Lists;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.KeySource;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.request.KeyBinding;
import io.trino.spi.predicate.TupleDomain;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;

/**
 * Chooses the endpoint that answers a table with the fewest requests, given the scope columns that have a value. Pure.
 */
public final class EndpointSelector
{
    private final SourceDefinition source;
    private final TableDefinition table;
    private final TupleDomain<ApiColumnHandle> constraint;
    private final EndpointCosts costs;
    private final Set<String> knownColumns;

    public EndpointSelector(SourceDefinition source, TableDefinition table, TupleDomain<ApiColumnHandle> constraint)
    {
        this(source, table, constraint, ImmutableSet.of(), ImmutableSet.of(), Optional.empty());
    }

    /**
     * @param joinedColumns the columns whose values a join lists, and not the query itself
     */
    public EndpointSelector(SourceDefinition source, TableDefinition table, ApiTableHandle handle, Set<String> joinedColumns)
    {
        this(source, table, handle.constraint(), joinedColumns, handle.knownColumns(), handle.neededColumns());
    }

    /**
     * @param knownColumns the columns that are known to be needed
     * @param neededColumns all columns that are, if that is known
     */
    private EndpointSelector(SourceDefinition source, TableDefinition table, TupleDomain<ApiColumnHandle> constraint, Set<String> joinedColumns, Set<String> knownColumns, Optional<Set<String>> neededColumns)
    {
        this.source = requireNonNull(source, "source is null");
        this.table = requireNonNull(table, "table is null");
        this.constraint = requireNonNull(constraint, "constraint is null");
        this.costs = new EndpointCosts(source, table, constraint, joinedColumns, neededColumns);
        this.knownColumns = ImmutableSet.copyOf(knownColumns);
    }

    /**
     * The best endpoint that has the columns that are needed, and whose key columns are all known, or else one whose keys a table lists; of equally good ones the most specific.
     *
     * @param scopeColumns the scope columns that have a value; every other key column needs a list of values in the constraint, or a table that lists them
     */
    public Optional<EndpointDefinition> select(Set<String> scopeColumns)
    {
        return select(scopeColumns, 1);
    }

    /**
     * @param keys how many scope keys are asked for, each with all values of the other key columns
     */
    public Optional<EndpointDefinition> select(Set<String> scopeColumns, int keys)
    {
        Set<String> alternatives = table.endpoints().stream()
                .filter(endpoint -> endpoint.query().isEmpty())
                .flatMap(endpoint -> endpoint.referredPaths().stream())
                .collect(toImmutableSet());
        return table.endpoints().stream()
                .filter(endpoint -> endpoint.query().isEmpty() && !alternatives.contains(endpoint.path()))
                .filter(endpoint -> isAskable(endpoint, scopeColumns))
                .min(Comparator.comparing((EndpointDefinition endpoint) -> listing(endpoint, keys).isPresent())
                        .thenComparingLong(endpoint -> costs.requestsOfKey(endpoint, keys))
                        .thenComparing(endpoint -> endpoint.keyColumns().size(), Comparator.reverseOrder()));
    }

    /**
     * Whether an endpoint has the columns that are needed, and all its key columns are known or can be listed.
     */
    boolean isAskable(EndpointDefinition endpoint, Set<String> scopeColumns)
    {
        return table.serves(endpoint, knownColumns) && endpoint.keyColumns().stream()
                .allMatch(column -> source.scope().columns().contains(column) ? scopeColumns.contains(column) : Constraints.spelledValues(table, constraint, column).isPresent() || endpoint.isListed(column));
    }

    /**
     * The endpoint as it is asked: without what the record of a key tells, unless that is all that is needed.
     */
    public EndpointDefinition asked(EndpointDefinition endpoint)
    {
        return costs.isTold(endpoint) ? endpoint : endpoint.withoutTold();
    }

    EndpointCosts costs()
    {
        return costs;
    }

    /**
     * The table that is asked for the keys of an endpoint, if there is one that has to be.
     *
     * @param keys how many scope keys are asked for
     */
    public Optional<KeySource> listing(EndpointDefinition endpoint, int keys)
    {
        return costs.listing(endpoint, keys);
    }

    /**
     * What the endpoint is asked with under a scope key: for each combination of values that the constraint lists for path variables, and each batch of keys.
     */
    public List<KeyBinding> bindings(EndpointDefinition endpoint, ScopeKey key)
    {
        List<List<String>> batches = endpoint.keyBatch()
                .map(batch -> Lists.partition(Constraints.spelledValues(table, constraint, batch.column()).orElseThrow().stream().filter(batch::isExpressible).collect(toImmutableList()), batch.most()))
                .orElse(ImmutableList.of(ImmutableList.of()));
        return variables(endpoint, key).stream()
                .flatMap(variables -> batches.stream().map(batch -> new KeyBinding(variables, batch)))
                .collect(toImmutableList());
    }

    private List<Map<String, String>> variables(EndpointDefinition endpoint, ScopeKey key)
    {
        List<String> variables = ImmutableList.copyOf(endpoint.variables());
        List<List<String>> values = variables.stream()
                .map(variable -> {
                    int index = source.scope().columns().indexOf(variable);
                    return index >= 0 && index < key.values().size() ? ImmutableList.of(key.values().get(index)) : Constraints.spelledValues(table, constraint, variable).orElseThrow();
                })
                .collect(toImmutableList());
        return Lists.cartesianProduct(values).stream()
                .map(combination -> binding(variables, combination))
                .collect(toImmutableList());
    }

    private static Map<String, String> binding(List<String> variables, List<String> values)
    {
        ImmutableMap.Builder<String, String> binding = ImmutableMap.builder();
        for (int index = 0; index < variables.size(); index++) {
            binding.put(variables.get(index), values.get(index));
        }
        return binding.buildOrThrow();
    }
}

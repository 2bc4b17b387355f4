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
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.spi.predicate.TupleDomain;

import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Finds the keys of a query from its constraint and the catalog's scope, without asking the source. Pure.
 * <p>
 * A table may have fewer key columns than the scope: the first ones, so that the scope holds what is before the last {@code /} of its names; or none at all, so that the
 * scope does not concern it, unless its columns name such keys.
 */
public final class ScopeResolver
{
    private final SourceDefinition source;
    private final TableDefinition table;
    private final Scope scope;
    private final List<String> columns;
    private final long listing;
    private final ScopeNames names;

    public ScopeResolver(SourceDefinition source, TableDefinition table, Scope scope)
    {
        this.source = requireNonNull(source, "source is null");
        this.table = requireNonNull(table, "table is null");
        this.columns = TableKeys.scopeColumns(source, table);
        this.listing = TableKeys.listingRequests(source);
        this.names = ScopeNames.of(source, table, scope);
        this.scope = switch (scope) {
            case Scope.Open _ -> scope;
            case Scope.Declared _ when columns.isEmpty() -> new Scope.Open();
            case Scope.Declared(List<ScopePattern> patterns) -> new Scope.Declared(patterns.stream()
                    .map(pattern -> pattern.first(columns.size()))
                    .distinct()
                    .collect(toImmutableList()));
        };
    }

    public ScopeKeys resolve(ApiTableHandle handle)
    {
        return resolve(handle, handle.constraint());
    }

    /**
     * @param joined the handle's constraint, narrowed by what joins have said by now; not none
     */
    public ScopeKeys resolve(ApiTableHandle handle, TupleDomain<ApiColumnHandle> joined)
    {
        if (!handle.rows().isRestricted()) {
            return resolve(handle.constraint(), joined);
        }
        TupleDomain<ApiColumnHandle> narrowed = handle.rows().narrow(joined);
        return visible(resolve(handle.constraint(), narrowed.isNone() ? joined : narrowed), handle);
    }

    /**
     * Those that the policy admits.
     */
    private ScopeKeys visible(ScopeKeys keys, ApiTableHandle handle)
    {
        VisibleKeys visible = VisibleKeys.of(handle.rows(), columns);
        return new ScopeKeys(
                keys.keys().stream().filter(visible::admits).collect(toImmutableList()),
                keys.enumerations().stream()
                        .filter(enumeration -> visible.admits(enumeration.prefix()))
                        .map(enumeration -> new ScopeKeys.Enumeration(enumeration.prefix(), enumeration.names(), enumeration.instead().stream().filter(visible::admits).collect(toImmutableList())))
                        .collect(toImmutableList()),
                keys.outside(),
                columns.isEmpty() ? ImmutableList.of() : SpelledKeys.of(columns, handle.constraint(), handle.constraint()).named().stream().filter(key -> !visible.admits(key)).map(ScopeKey::values).collect(toImmutableList()),
                keys.missing());
    }

    private ScopeKeys resolve(TupleDomain<ApiColumnHandle> constraint, TupleDomain<ApiColumnHandle> joined)
    {
        ScopeKeys keys = scopeKeys(constraint, joined);
        List<String> missing = TableKeys.missingVariables(source, table, joined);
        return missing.isEmpty() ? keys : ScopeKeys.missing(ImmutableList.<String>builder().addAll(keys.missing()).addAll(missing).build());
    }

    private ScopeKeys scopeKeys(TupleDomain<ApiColumnHandle> constraint, TupleDomain<ApiColumnHandle> joined)
    {
        if (columns.isEmpty()) {
            return new ScopeKeys(ImmutableList.of(SpelledKeys.of(TableKeys.variables(table), constraint, joined).withoutScope()), ImmutableList.of(), names.outside(constraint), ImmutableList.of());
        }
        SpelledKeys spelled = SpelledKeys.of(columns, constraint, joined);
        return switch (scope) {
            case Scope.Open() -> open(spelled);
            case Scope.Declared(List<ScopePattern> patterns) -> DeclaredKeys.resolve(patterns, SpelledKeys.of(columns, constraint, constraint), spelled, listing);
        };
    }

    private ScopeKeys open(SpelledKeys spelled)
    {
        if (!spelled.isPrefixSpelled() || (spelled.prefixColumns().isEmpty() && !spelled.isLastSpelled())) {
            return ScopeKeys.missing(spelled.unspelledColumns());
        }
        boolean isListed = spelled.isLastSpelled() && !(spelled.isLongerThan(listing) && !spelled.prefixColumns().isEmpty());
        if (isListed && !spelled.isCombined()) {
            return ScopeKeys.of(spelled.keys());
        }
        NamePatterns names = isListed ? new NamePatterns(spelled.lastNames(), ImmutableList.of()) : NamePatterns.any();
        List<ScopeKeys.Enumeration> enumerations = spelled.prefixes().stream()
                .map(prefix -> new ScopeKeys.Enumeration(prefix, names, isListed || !spelled.isLastSpelled() ? ImmutableList.of() : spelled.keysUnder(prefix)))
                .collect(toImmutableList());
        return new ScopeKeys(ImmutableList.of(), enumerations, ImmutableList.of(), ImmutableList.of());
    }
}

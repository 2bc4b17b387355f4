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
import io.omnisql.connector.definition.FilterOperator;
import io.omnisql.connector.definition.SearchText;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.ColumnHandles;
import io.omnisql.connector.planning.KeyOrigin;
import io.omnisql.connector.planning.NamePatterns;
import io.omnisql.connector.planning.RowScope;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.planning.ScopeKey;
import io.omnisql.connector.planning.ScopeKeys;
import io.omnisql.connector.planning.ScopeNames;
import io.omnisql.connector.planning.ScopePattern;
import io.omnisql.connector.request.QueryCondition;
import io.trino.spi.type.TypeManager;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Keeps scans to the catalog's scope where it is records that name the scope's keys, and no request has to: searches are for these keys, and records of others are no rows. Pure.
 */
final class ScopedGroups
{
    private final SourceDefinition source;
    private final TableDefinition table;
    private final Scope scope;
    private final ScopeNames names;
    private final RowScope rows;
    private final TypeManager typeManager;

    ScopedGroups(SourceDefinition source, TableDefinition table, Scope scope, RowScope rows, TypeManager typeManager)
    {
        this.source = requireNonNull(source, "source is null");
        this.table = requireNonNull(table, "table is null");
        this.scope = requireNonNull(scope, "scope is null");
        this.names = ScopeNames.of(source, table, scope);
        this.rows = requireNonNull(rows, "rows is null");
        this.typeManager = requireNonNull(typeManager, "typeManager is null");
    }

    /**
     * What is wanted, without listed values that are outside.
     */
    ApiTableHandle narrow(ApiTableHandle handle)
    {
        return names.isAny() ? handle : handle.withFilter(names.narrow(handle.constraint()), handle.containments());
    }

    /**
     * The names that have to be listed before the groups can be asked for: a search is for whole names.
     */
    Optional<ScopeKeys.Enumeration> unlisted(List<KeyGroup> groups)
    {
        List<String> unknown = names.patterns().stream().filter(pattern -> !isName(pattern)).collect(toImmutableList());
        if (unknown.isEmpty() || !areSearched(groups)) {
            return Optional.empty();
        }
        return Optional.of(new ScopeKeys.Enumeration(new ScopeKey(ImmutableList.of(), KeyOrigin.DECLARED, ImmutableSet.of()), new NamePatterns(unknown, ImmutableList.of())));
    }

    /**
     * Whether it is a search that has to keep to the scope for one of the groups.
     */
    boolean areSearched(List<KeyGroup> groups)
    {
        return !names.isAny() && groups.stream().flatMap(ScopedGroups::endpoints).anyMatch(endpoint -> endpoint.search().flatMap(SearchText::scope).isPresent());
    }

    private static Stream<EndpointDefinition> endpoints(KeyGroup group)
    {
        return Stream.concat(Stream.of(group.endpoint()), group.listing().stream().flatMap(listing -> listing.split().groups().stream()).flatMap(ScopedGroups::endpoints));
    }

    /**
     * The names that the groups are to be kept to: those of which the user sees rows.
     *
     * @param listed by the source
     */
    List<String> names(Collection<ScopeKey> listed)
    {
        return names.visible(
                Stream.concat(names.patterns().stream().filter(ScopedGroups::isName), listed.stream().map(key -> key.values().getLast()))
                        .distinct()
                        .collect(toImmutableList()),
                rows);
    }

    private static boolean isName(String pattern)
    {
        return new ScopePattern(ImmutableList.of(), pattern).isExact();
    }

    /**
     * The group without records outside of the scope.
     *
     * @param known the names to search for; none where that is not known
     */
    KeyGroup within(KeyGroup group, List<String> known)
    {
        if (names.isAny()) {
            return group;
        }
        ApiColumnHandle named = ColumnHandles.handle(table.column(names.column()).orElseThrow(), typeManager);
        List<QueryCondition> conditions = group.endpoint().search()
                .flatMap(SearchText::scope)
                .filter(_ -> !known.isEmpty())
                .map(field -> new QueryCondition(field, FilterOperator.EQUAL, known, true, false))
                .stream().collect(toImmutableList());
        KeyGroup scoped = group.within(named, names.inside(named.name()).orElseThrow(), conditions);
        return scoped.listing().map(listing -> scoped.relisted(within(listing, known))).orElse(scoped);
    }

    private KeyListing within(KeyListing listing, List<String> known)
    {
        TableDefinition listed = source.table(listing.table().table()).orElseThrow();
        ScopedGroups groups = new ScopedGroups(source, listed, scope, listing.table().rows(), typeManager);
        return listing.withGroups(listing.split().groups().stream().map(group -> groups.within(group, known)).collect(toImmutableList()));
    }
}

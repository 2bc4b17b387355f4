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

import com.google.common.collect.Maps;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.policy.PolicyVersion;
import io.omnisql.policy.VisibleRows;
import io.omnisql.policy.predicate.ImpliedDomains;
import io.omnisql.policy.predicate.Predicates;
import io.omnisql.policy.predicate.RowPredicate;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.type.TypeManager;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;

/**
 * Works out what the visible rows of a table are for its scans: what is checked, and what need not be asked for. Pure.
 */
public final class RowScopePlanner
{
    private final SourceDefinition source;
    private final TypeManager typeManager;

    public RowScopePlanner(SourceDefinition source, TypeManager typeManager)
    {
        this.source = requireNonNull(source, "source is null");
        this.typeManager = requireNonNull(typeManager, "typeManager is null");
    }

    public RowScope plan(TableDefinition table, PolicyVersion version, VisibleRows rows)
    {
        return switch (rows) {
            case VisibleRows.All _ -> new RowScope.Unrestricted(Optional.of(version.contentHash()));
            case VisibleRows.None _, VisibleRows.Some _ -> visible(table, version, rows.predicate());
        };
    }

    private RowScope visible(TableDefinition table, PolicyVersion version, RowPredicate predicate)
    {
        TupleDomain<String> told = ImpliedDomains.of(predicate);
        TupleDomain<ApiColumnHandle> implied = told.intersect(beginnings(table, told)).transformKeys(column -> handle(table, column));
        Set<String> keys = Stream.concat(TableKeys.scopeColumns(source, table).stream(), table.columns().stream().filter(column -> column.scopeEnd().isPresent()).map(ColumnDefinition::name)).collect(toImmutableSet());
        // what finds single records is left to the query: one that is hidden fails as one that is not there
        List<String> variables = TableKeys.variables(table);
        return new RowScope.Visible(
                version.contentHash(),
                predicate,
                predicate.columns().stream().map(column -> handle(table, column)).collect(toImmutableList()),
                implied.filter((column, _) -> keys.contains(column.name())),
                implied.filter((column, _) -> !keys.contains(column.name()) && !variables.contains(column.name())));
    }

    /**
     * What is told of names of the scope's keys says of columns that begin with such names.
     */
    private TupleDomain<String> beginnings(TableDefinition table, TupleDomain<String> told)
    {
        Optional<List<String>> names = told.getDomains()
                .map(domains -> Maps.filterKeys(domains, column -> table.column(column).flatMap(ColumnDefinition::scopeEnd).filter(String::isEmpty).isPresent()))
                .flatMap(domains -> domains.values().stream().findFirst())
                .filter(domain -> !domain.isNullAllowed())
                .flatMap(DiscreteValues::of);
        return TupleDomain.intersect(table.columns().stream()
                .filter(column -> column.scopeEnd().filter(end -> !end.isEmpty()).isPresent())
                .flatMap(column -> names.stream().map(known -> beginnings(column, known)))
                .collect(toImmutableList()));
    }

    private TupleDomain<String> beginnings(ColumnDefinition column, List<String> names)
    {
        return ImpliedDomains.of(Predicates.or(names.stream()
                .map(name -> new RowPredicate.StartsWith(column.name(), ColumnHandles.handle(column, typeManager).type(), name + column.scopeEnd().orElseThrow(), false))
                .collect(toImmutableList())));
    }

    private ApiColumnHandle handle(TableDefinition table, String column)
    {
        return ColumnHandles.handle(table.column(column).orElseThrow(), typeManager);
    }
}

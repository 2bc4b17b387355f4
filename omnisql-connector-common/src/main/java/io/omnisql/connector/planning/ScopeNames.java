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
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.policy.predicate.ImpliedDomains;
import io.omnisql.policy.predicate.RowPredicate;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static io.airlift.slice.Slices.utf8Slice;
import static java.util.Objects.requireNonNull;

/**
 * What a declared scope says of a table that is not asked for by the scope's keys, but whose columns name them. Pure.
 */
public final class ScopeNames
{
    private static final String ANY = "*";

    private final TableDefinition table;
    // none where every name is in the scope
    private final List<String> patterns;

    private ScopeNames(TableDefinition table, List<String> patterns)
    {
        this.table = requireNonNull(table, "table is null");
        this.patterns = ImmutableList.copyOf(patterns);
    }

    public static ScopeNames of(SourceDefinition source, TableDefinition table, Scope scope)
    {
        boolean isNamed = TableKeys.scopeColumns(source, table).isEmpty() && table.columns().stream().anyMatch(column -> column.scopeEnd().isPresent());
        return switch (scope) {
            case Scope.Declared(List<ScopePattern> declared) when isNamed && declared.stream().noneMatch(pattern -> pattern.last().equals(ANY)) -> new ScopeNames(table, declared.stream().map(ScopePattern::last).distinct().collect(toImmutableList()));
            case Scope.Declared _, Scope.Open() -> new ScopeNames(table, ImmutableList.of());
        };
    }

    /**
     * Whether the scope leaves no row of the table out.
     */
    public boolean isAny()
    {
        return patterns.isEmpty();
    }

    /**
     * Names and patterns of names, as they are declared.
     */
    public List<String> patterns()
    {
        return patterns;
    }

    /**
     * The first column that names the keys, which each record has.
     */
    public String column()
    {
        return table.columns().stream().filter(column -> column.scopeEnd().isPresent()).findFirst().orElseThrow().name();
    }

    /**
     * The values of a column that are inside; none where it names no key.
     */
    public Optional<NamePatterns> inside(String column)
    {
        return table.column(column)
                .filter(_ -> !isAny())
                .flatMap(ColumnDefinition::scopeEnd)
                .map(end -> new NamePatterns(patterns, ImmutableList.of(), end));
    }

    /**
     * The names under which there may be rows that are visible: others are not asked for.
     */
    public List<String> visible(List<String> known, RowScope rows)
    {
        return switch (rows) {
            case RowScope.Unrestricted _, RowScope.Denied _ -> known;
            case RowScope.Visible visible -> known.stream().filter(name -> table.columns().stream().allMatch(column -> mayBegin(column, name, visible.keys()))).collect(toImmutableList());
        };
    }

    private static boolean mayBegin(ColumnDefinition column, String name, TupleDomain<ApiColumnHandle> keys)
    {
        Optional<Domain> domain = Constraints.domain(keys, column.name());
        if (domain.isEmpty() || column.scopeEnd().isEmpty()) {
            return true;
        }
        String beginning = name + column.scopeEnd().get();
        return column.scopeEnd().get().isEmpty()
                ? domain.get().includesNullableValue(utf8Slice(beginning))
                : ImpliedDomains.of(new RowPredicate.StartsWith(column.name(), domain.get().getType(), beginning, false)).getDomains().orElseThrow().get(column.name()).overlaps(domain.get());
    }

    /**
     * The values that a query spells out and the scope does not hold.
     */
    List<List<String>> outside(TupleDomain<ApiColumnHandle> constraint)
    {
        return constraint.getDomains().orElseThrow().entrySet().stream()
                .flatMap(column -> inside(column.getKey().name()).stream()
                        .flatMap(names -> DiscreteValues.of(column.getValue()).stream().flatMap(List::stream).filter(value -> names.name(value).isPresent() && !names.admits(value))))
                .<List<String>>map(value -> ImmutableList.of(value))
                .collect(toImmutableList());
    }

    /**
     * The constraint without listed values that are outside, so that nobody asks for them.
     */
    public TupleDomain<ApiColumnHandle> narrow(TupleDomain<ApiColumnHandle> constraint)
    {
        if (isAny() || constraint.isNone()) {
            return constraint;
        }
        return TupleDomain.withColumnDomains(constraint.getDomains().orElseThrow().entrySet().stream()
                .collect(toImmutableMap(Map.Entry::getKey, column -> inside(column.getKey().name()).map(names -> DiscreteValues.filter(column.getValue(), names::admits)).orElse(column.getValue()))));
    }
}

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
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.definition.WireForm;
import io.trino.spi.connector.AggregateFunction;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.type.TypeManager;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import static com.google.common.collect.Iterables.getOnlyElement;
import static java.util.Objects.requireNonNull;

/**
 * Decides whether a scan and the values that another one lists for it are read at the same time, by queries that ask for both: so a subquery costs no requests of its own, and a limit is
 * reached without reading either of them in whole. Pure.
 * <p>
 * Both have to be read by one query at a time; where the values could narrow what is asked for, or there may be many keys, Trino does better to read them first.
 */
final class SemiJoinPlanner
{
    // so few values may be one that the source is asked for
    private static final double FEW_VALUES = 2;

    private final SourceDefinition source;
    private final Scope scope;
    private final TypeManager typeManager;

    SemiJoinPlanner(SourceDefinition source, Scope scope, TypeManager typeManager)
    {
        this.source = requireNonNull(source, "source is null");
        this.scope = requireNonNull(scope, "scope is null");
        this.typeManager = requireNonNull(typeManager, "typeManager is null");
    }

    /**
     * The scan that lists the values of a column, each once.
     */
    Optional<ApiTableHandle> distinct(ApiTableHandle scan, List<AggregateFunction> aggregates, List<List<ColumnHandle>> groupingSets)
    {
        if (!aggregates.isEmpty() || groupingSets.size() != 1 || groupingSets.getFirst().stream().distinct().count() != 1 || !isPlain(scan)) {
            return Optional.empty();
        }
        ApiColumnHandle column = (ApiColumnHandle) groupingSets.getFirst().getFirst();
        ApiTableHandle distinct = scan.distinct(column);
        return isComparedByBytes(column) && isQueriedAtOnce(distinct.besideAnother()) ? Optional.of(distinct) : Optional.empty();
    }

    /**
     * The rows of a scan that have one of the values of another one.
     *
     * @param equal the columns of the scan that the join compares, by those of the other one
     * @param columns the columns of the scan that are read
     * @param filteringColumns the columns of the other one that are read
     */
    Optional<ApiSemiJoinHandle> plan(ApiTableHandle scan, ApiTableHandle filtering, Map<String, String> equal, Set<String> columns, Set<String> filteringColumns)
    {
        if (equal.size() != 1 || !isPlain(scan) || filtering.isAggregated() || filtering.limit().isPresent() || filtering.related().isPresent() || filtering.constraint().isNone() || filtering.rows().isRestricted()) {
            return Optional.empty();
        }
        String values = getOnlyElement(equal.keySet());
        ApiColumnHandle column = handle(scan, getOnlyElement(equal.values()));
        ApiColumnHandle filteringColumn = handle(filtering, values);
        boolean isDistinct = filtering.distinct().filter(filteringColumn::equals).isPresent() ||
                DistinctPlanner.isDistinct(source, table(filtering), filtering, ImmutableList.of(), ImmutableList.of(ImmutableList.of(filteringColumn)));
        if (!isDistinct || !filteringColumns.equals(ImmutableSet.of(values)) || !isComparedByBytes(column) || !column.type().equals(filteringColumn.type()) || mayNarrow(scan, column, filtering)) {
            return Optional.empty();
        }
        ApiTableHandle read = scan.withColumns(ImmutableSet.<String>builder().addAll(columns).add(column.name()).build()).besideAnother();
        ApiTableHandle filter = filtering.distinct(filteringColumn).besideAnother();
        return isQueriedAtOnce(read) && isQueriedAtOnce(filter)
                ? Optional.of(new ApiSemiJoinHandle(expecting(read), column, expecting(filter), filteringColumn, OptionalLong.empty()))
                : Optional.empty();
    }

    /**
     * Whether values of a column are equal when their representations are.
     */
    private static boolean isComparedByBytes(ApiColumnHandle column)
    {
        return column.columnType().equals(ColumnType.VARCHAR) || column.columnType().equals(ColumnType.BIGINT);
    }

    private static boolean isPlain(ApiTableHandle scan)
    {
        return !scan.isAggregated() && scan.limit().isEmpty() && scan.related().isEmpty() && scan.distinct().isEmpty() && scan.containments().isEmpty() && !scan.constraint().isNone() && !scan.rows().isRestricted();
    }

    /**
     * Whether the values, read first, are likely to name keys of the scan, or the one value that the source can be asked for.
     */
    private boolean mayNarrow(ApiTableHandle scan, ApiColumnHandle column, ApiTableHandle filtering)
    {
        TableDefinition table = table(scan);
        boolean isKey = TableKeys.variables(table).contains(column.name());
        boolean isFilter = !table.column(column.name()).orElseThrow().filters().isEmpty();
        return isKey || (isFilter && TableEstimates.rows(source, table(filtering), scope, filtering) < FEW_VALUES);
    }

    /**
     * Whether the keys are known, and so few that one query asks for a page of each.
     */
    private boolean isQueriedAtOnce(ApiTableHandle scan)
    {
        TableDefinition table = table(scan);
        ScopeKeys keys = new ScopeResolver(source, table, scope).resolve(scan);
        if (!keys.missing().isEmpty() || !keys.enumerations().isEmpty() || keys.keys().isEmpty()) {
            return false;
        }
        return new FormSelector(table, scan, new EndpointSelector(source, table, scan, ImmutableSet.of()), true)
                .select(ImmutableSet.copyOf(TableKeys.scopeColumns(source, table)), keys.keys().size())
                .filter(EndpointDefinition::isList)
                .flatMap(EndpointDefinition::query)
                .map(WireForm.GraphQl::keysPerRequest)
                .filter(most -> keys.keys().size() <= most)
                .isPresent();
    }

    private ApiTableHandle expecting(ApiTableHandle scan)
    {
        return scan.withExpected(new ExpectedEndpoints(source, table(scan), scope, true).routes(scan));
    }

    private ApiColumnHandle handle(ApiTableHandle scan, String column)
    {
        return ColumnHandles.handle(table(scan).column(column).orElseThrow(), typeManager);
    }

    private TableDefinition table(ApiTableHandle scan)
    {
        return source.table(scan.table()).orElseThrow();
    }
}

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

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.omnisql.connector.IndexLookup;
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.KeySource;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.spi.predicate.TupleDomain;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;

/**
 * Decides whether a join looks up the keys of its other side in a table, and by which columns. Pure.
 * <p>
 * A key is complete when the join or a constant gives a value to each column of the scope and to each key column of an endpoint.
 */
public final class IndexPlanner
{
    private final SourceDefinition source;
    private final TableDefinition table;
    private final IndexLookup lookup;

    public IndexPlanner(SourceDefinition source, TableDefinition table, IndexLookup lookup)
    {
        this.source = requireNonNull(source, "source is null");
        this.table = requireNonNull(table, "table is null");
        this.lookup = requireNonNull(lookup, "lookup is null");
    }

    /**
     * The index; empty where the table is better scanned, or has to be, as under a limit, which counts the rows of all keys.
     *
     * @param joined the columns for which the join has values
     * @param constraint what the rows have to meet, those of the handle's own constraint included
     */
    public Optional<IndexPlan> plan(ApiTableHandle handle, Set<ApiColumnHandle> joined, TupleDomain<ApiColumnHandle> constraint, int maxRequests)
    {
        if (handle.rows() instanceof RowScope.Denied || handle.limit().isPresent() || !handle.order().isEmpty() || !joined.stream().allMatch(column -> isEqualAsRepresented(column.columnType()))) {
            return Optional.empty();
        }
        TupleDomain<ApiColumnHandle> enforced = handle.constraint().intersect(constraint.filter((column, domain) -> FilterPlanner.isEnforced(table, column, domain)));
        if (constraint.isNone() || FilterPlanner.isNone(table, enforced)) {
            return Optional.empty();
        }
        return keyColumns(names(joined), enforced).map(keys -> new IndexPlan(
                ApiIndexHandle.of(handle.table(), enforced, handle.containments(), handles(joined, keys), maxRequests).withRows(handle.rows()),
                constraint.filter((column, domain) -> !FilterPlanner.isEnforced(table, column, domain))));
    }

    /**
     * The columns of the join by which rows are asked for: by declaration the fewest that lead to the rows, otherwise the most, which are the narrowest questions.
     */
    private Optional<Set<String>> keyColumns(Set<String> joined, TupleDomain<ApiColumnHandle> constraint)
    {
        return switch (lookup) {
            case OFF -> Optional.empty();
            case COMPOSITE -> declared(joined, constraint);
            case ALL -> declared(joined, constraint).or(() -> table.endpoints().stream()
                    .map(endpoint -> complete(endpoint, joined, constraint))
                    .flatMap(Optional::stream)
                    .max(Comparator.comparingInt(Set::size)));
        };
    }

    private Optional<Set<String>> declared(Set<String> joined, TupleDomain<ApiColumnHandle> constraint)
    {
        return table.endpoints().stream()
                .filter(EndpointDefinition::lookup)
                .map(endpoint -> complete(endpoint, joined, constraint))
                .flatMap(Optional::stream)
                // the values of a single column come by dynamic filters, which cost no more and leave the choice of the sides to Trino
                .filter(columns -> columns.size() > 1)
                .min(Comparator.comparingInt(Set::size));
    }

    /**
     * The columns of the join that are part of the key, where nothing of the key is missing.
     */
    private Optional<Set<String>> complete(EndpointDefinition endpoint, Set<String> joined, TupleDomain<ApiColumnHandle> constraint)
    {
        Set<String> key = ImmutableSet.<String>builder()
                .addAll(TableKeys.scopeColumns(source, table))
                .addAll(endpoint.keyColumns())
                .build();
        Set<String> columns = Sets.intersection(key, joined).immutableCopy();
        if (endpoint.keySource().filter(KeySource::always).isPresent()) {
            // its keys have to be found in a list, whoever names them
            return Optional.empty();
        }
        boolean isComplete = key.stream().allMatch(column -> columns.contains(column) || Constraints.isFixed(constraint, column));
        return isComplete && !columns.isEmpty() ? Optional.of(columns) : Optional.empty();
    }

    /**
     * Whether values are equal when Trino's representations of them are: a time carries its zone, and a number may be no number.
     */
    private static boolean isEqualAsRepresented(ColumnType type)
    {
        return switch (type) {
            case ColumnType.Scalar(ColumnType.ScalarKind scalar) -> switch (scalar) {
                case BIGINT, BOOLEAN, DATE, INTEGER, VARCHAR, VARCHAR_OR_INTEGER -> true;
                case DOUBLE, JSON, TIMESTAMP_TZ_MILLIS, TIMESTAMP_TZ_OR_EPOCH -> false;
            };
            case ColumnType.ArrayOf _, ColumnType.RowOf _ -> false;
        };
    }

    private static Set<String> names(Set<ApiColumnHandle> columns)
    {
        return columns.stream().map(ApiColumnHandle::name).collect(toImmutableSet());
    }

    private List<ApiColumnHandle> handles(Set<ApiColumnHandle> joined, Set<String> keys)
    {
        List<String> scopeColumns = source.scope().columns();
        return joined.stream()
                .filter(column -> keys.contains(column.name()))
                .sorted(Comparator.comparing((ApiColumnHandle column) -> !scopeColumns.contains(column.name())).thenComparing(ApiColumnHandle::name))
                .collect(toImmutableList());
    }
}

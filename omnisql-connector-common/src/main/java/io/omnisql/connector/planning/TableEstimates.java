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
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.KeySource;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.SortedRangeSet;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.statistics.ColumnStatistics;
import io.trino.spi.statistics.Estimate;
import io.trino.spi.statistics.TableStatistics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.lang.Double.POSITIVE_INFINITY;
import static java.lang.Math.max;
import static java.lang.Math.min;

/**
 * The statistics that a table declares, narrowed to a handle. Pure: nothing is ever fetched for statistics.
 * <p>
 * No column is left without an estimate, because Trino gives up its choice among the orders of a join where it misses one. A scan that has to be told its keys, or to look for all of them, is
 * larger than whatever may tell them, so that Trino reads it last.
 */
public final class TableEstimates
{
    private static final double ROWS_WITHOUT_KEYS = 1e9;

    // of a column that nothing is known about, a tenth of the rows have no value, and a tenth of them have different ones
    private static final double UNKNOWN_SHARE = 0.1;
    // and one value is that of a hundredth of them at least
    private static final double LEAST_SHARE = 0.01;
    // a range that ends somewhere has a third of the values, wherever that is
    private static final double RANGE_SHARE = 1.0 / 3;

    private final TableDefinition table;
    private final TupleDomain<ApiColumnHandle> constraint;
    private final Set<String> missing;
    // none where the scope does not concern the table, of which each row is a key then
    private final List<String> scopeColumns;
    private final double keys;
    private final double rowsOfKeys;
    private final ValueEstimates estimates;
    private final double rows;
    // fewer where the handle lists the values of a column, each once
    private final double outputRows;

    private TableEstimates(SourceDefinition source, TableDefinition table, Scope scope, ApiTableHandle handle)
    {
        this.table = table;
        this.constraint = handle.constraint();
        this.missing = ImmutableSet.<String>builder().addAll(new ScopeResolver(source, table, scope).resolve(handle).missing()).addAll(soughtColumns(source, table, handle)).build();
        this.scopeColumns = source.scope().columns().stream().filter(column -> table.column(column).isPresent()).collect(toImmutableList());
        this.keys = scopeColumns.isEmpty() ? table.cardinality().keys() : min(combinations(scopeColumns), (double) table.cardinality().keys());
        this.rowsOfKeys = rowsOfKeys();
        this.estimates = new ValueEstimates(table, missing, scopeColumns, keys);
        this.rows = min(filteredRows(), (double) handle.limit().orElse(Long.MAX_VALUE));
        this.outputRows = handle.distinct().map(column -> values(table.column(column.name()).orElseThrow())).orElse(rows);
    }

    /**
     * The columns by which keys are sought in another table, where the query does not name them: a join with that table names those that are wanted, and saves a request for each of the others.
     */
    private static Set<String> soughtColumns(SourceDefinition source, TableDefinition table, ApiTableHandle handle)
    {
        boolean isSought = table.endpoints().stream().allMatch(endpoint -> endpoint.keySource().filter(KeySource::always).isPresent());
        Set<String> columns = isSought ? TableKeys.listedColumns(source, table, handle) : ImmutableSet.of();
        return columns.stream().allMatch(column -> Constraints.values(handle.constraint(), column).isEmpty()) ? columns : ImmutableSet.of();
    }

    public static TableStatistics estimate(SourceDefinition source, TableDefinition table, Scope scope, ApiTableHandle handle, Map<String, ColumnHandle> columns)
    {
        if (handle.constraint().isNone()) {
            return TableStatistics.builder().setRowCount(Estimate.zero()).build();
        }
        if (handle.isAggregated()) {
            return TableStatistics.builder().setRowCount(Estimate.of(1)).build();
        }
        TableEstimates estimates = new TableEstimates(source, table, scope, handle);
        TableStatistics.Builder statistics = TableStatistics.builder().setRowCount(Estimate.of(estimates.outputRows));
        for (ColumnDefinition column : table.columns()) {
            statistics.setColumnStatistics(columns.get(column.name()), estimates.column(column));
        }
        return statistics.build();
    }

    /**
     * The rows that a scan is likely to have.
     */
    static double rows(SourceDefinition source, TableDefinition table, Scope scope, ApiTableHandle handle)
    {
        return new TableEstimates(source, table, scope, handle).rows;
    }

    private double rowsOfKeys()
    {
        double declared = min(combinations(table.primaryKey()), keys * table.cardinality().rowsPerKey());
        if (!missing.isEmpty()) {
            return max(declared, ROWS_WITHOUT_KEYS);
        }
        double scopeKeys = scopeColumns.isEmpty() ? 1 : keys;
        return table.endpoints().stream()
                .filter(endpoint -> endpoint.keyBatch().isEmpty() && !scopeColumns.containsAll(endpoint.variables()))
                .mapToDouble(endpoint -> scopeKeys * combinations(endpoint.variables().stream().filter(variable -> !scopeColumns.contains(variable)).toList()) * rowsPerKey(endpoint))
                .reduce(declared, Math::min);
    }

    private double rowsPerKey(EndpointDefinition endpoint)
    {
        return endpoint.isList() ? table.rowsPerKey(endpoint) : 1;
    }

    /**
     * The rows that are left when ranges have narrowed them, and lists of values for other columns than keys.
     */
    private double filteredRows()
    {
        if (!missing.isEmpty()) {
            return rowsOfKeys;
        }
        double share = constraint.getDomains().orElseThrow().entrySet().stream()
                .flatMap(entry -> table.column(entry.getKey().name())
                        .map(column -> identifies(column) ? shareOfRange(entry.getValue()) : share(column, entry.getValue())).stream())
                .reduce(1.0, (left, right) -> left * right);
        return min(rowsOfKeys, max(1, rowsOfKeys * share));
    }

    private double share(ColumnDefinition column, Domain domain)
    {
        double ofValues = DiscreteValues.of(domain).map(values -> min(1, values.size() * max(LEAST_SHARE, 1 / estimates.distinct(column, rowsOfKeys)))).orElseGet(() -> shareOfRange(domain));
        return (1 - UNKNOWN_SHARE) * ofValues + (domain.isNullAllowed() ? UNKNOWN_SHARE : 0);
    }

    /**
     * The share of the values that are in the ranges of a domain: listed values are none, nor is what is left when some are taken away.
     */
    private static double shareOfRange(Domain domain)
    {
        if (DiscreteValues.of(domain).isPresent() || !(domain.getValues() instanceof SortedRangeSet ranges) || ranges.isNone()) {
            return 1;
        }
        Range span = ranges.getSpan();
        return span.isLowUnbounded() && span.isHighUnbounded() ? 1 : RANGE_SHARE;
    }

    private ColumnStatistics column(ColumnDefinition column)
    {
        Optional<Domain> domain = Constraints.domain(constraint, column.name());
        double nulls = identifies(column) || domain.filter(values -> !values.isNullAllowed()).isPresent() ? 0 : UNKNOWN_SHARE;
        ColumnStatistics.Builder statistics = ColumnStatistics.builder()
                .setDistinctValuesCount(Estimate.of(values(column)))
                .setNullsFraction(Estimate.of(nulls));
        ValueEstimates.bytes(column).ifPresent(bytes -> statistics.setDataSize(Estimate.of(outputRows * (1 - nulls) * bytes)));
        return statistics.build();
    }

    /**
     * How many different values the column is likely to have.
     */
    private double values(ColumnDefinition column)
    {
        double listed = Constraints.domain(constraint, column.name()).flatMap(DiscreteValues::of).map(List::size).map(Integer::doubleValue).orElse(POSITIVE_INFINITY);
        return min(listed, estimates.distinct(column, rows));
    }

    /**
     * Whether the column is one of those that find a row, which are never null.
     */
    private boolean identifies(ColumnDefinition column)
    {
        return column.inPath() || table.primaryKey().contains(column.name());
    }

    /**
     * The number of combinations of values that the constraint names; infinite where it leaves a column open.
     */
    private double combinations(List<String> columns)
    {
        double combinations = 1;
        for (String column : columns) {
            Optional<List<String>> values = Constraints.values(constraint, column);
            if (values.isEmpty()) {
                return POSITIVE_INFINITY;
            }
            combinations *= values.get().size();
        }
        return combinations;
    }
}

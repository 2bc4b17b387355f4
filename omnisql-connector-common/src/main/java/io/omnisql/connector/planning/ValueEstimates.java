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
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.ColumnType.ScalarKind;
import io.omnisql.connector.definition.Fidelity;
import io.omnisql.connector.definition.ParameterValue;
import io.omnisql.connector.definition.Sensitivity;
import io.omnisql.connector.definition.TableDefinition;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.util.Objects.requireNonNull;

/**
 * How many different values the columns of a table are likely to have, and how large they are. Pure.
 */
final class ValueEstimates
{
    // of a column that nothing is known about, a tenth of the rows have different values
    private static final double UNKNOWN_SHARE = 0.1;
    private static final double TEXT_BYTES = 50;
    private static final double LARGE_BYTES = 500;

    private final TableDefinition table;
    private final Set<String> missing;
    private final List<String> scopeColumns;
    private final double keys;

    /**
     * @param missing the columns of which a scan has to be told values
     * @param scopeColumns the columns whose values make a key; none where the scope does not concern the table, of which each row is a key then
     * @param keys how many keys are read
     */
    ValueEstimates(TableDefinition table, Set<String> missing, List<String> scopeColumns, double keys)
    {
        this.table = requireNonNull(table, "table is null");
        this.missing = ImmutableSet.copyOf(missing);
        this.scopeColumns = ImmutableList.copyOf(scopeColumns);
        this.keys = keys;
    }

    /**
     * How many different values the column is likely to have in so many rows.
     */
    double distinct(ColumnDefinition column, double rowCount)
    {
        if (missing.contains(column.name())) {
            return rowCount;
        }
        if (scopeColumns.contains(column.name())) {
            return min(keys, rowCount);
        }
        if (scopeColumns.isEmpty() && table.primaryKey().equals(ImmutableList.of(column.name()))) {
            return rowCount;
        }
        double distinct = listRows(column).map(rowsOfValue -> max(1, rowCount / rowsOfValue))
                .or(() -> closedDomain(column))
                .orElseGet(() -> table.primaryKey().contains(column.name()) ? table.cardinality().rowsPerKey() : max(1, rowCount * UNKNOWN_SHARE));
        return min(distinct, rowCount);
    }

    /**
     * The rows under one value of a column by which the table has a list of its own.
     */
    private Optional<Double> listRows(ColumnDefinition column)
    {
        return table.endpoints().stream()
                .filter(endpoint -> endpoint.isList() && endpoint.variables().contains(column.name()))
                .map(endpoint -> (double) table.rowsPerKey(endpoint))
                .findFirst();
    }

    private static Optional<Double> closedDomain(ColumnDefinition column)
    {
        if (column.type().equals(ColumnType.BOOLEAN)) {
            return Optional.of(2.0);
        }
        return column.filters().stream()
                .filter(filter -> filter.fidelity() == Fidelity.EXACT)
                .flatMap(filter -> filter.parameter().value() instanceof ParameterValue.OneOf(List<String> values) ? Optional.of((double) values.size()).stream() : Optional.<Double>empty().stream())
                .findFirst();
    }

    /**
     * The size of a value, where Trino does not know it from the type.
     */
    static OptionalDouble bytes(ColumnDefinition column)
    {
        return switch (column.type()) {
            case ColumnType.Scalar(ScalarKind scalar) -> switch (scalar) {
                case VARCHAR, VARCHAR_OR_INTEGER -> OptionalDouble.of(column.sensitivities().contains(Sensitivity.FREE_TEXT) ? LARGE_BYTES : TEXT_BYTES);
                case JSON -> OptionalDouble.of(LARGE_BYTES);
                case BIGINT, BOOLEAN, DATE, DOUBLE, INTEGER, TIMESTAMP_TZ_MILLIS, TIMESTAMP_TZ_OR_EPOCH -> OptionalDouble.empty();
            };
            case ColumnType.ArrayOf _, ColumnType.RowOf _ -> OptionalDouble.of(LARGE_BYTES);
        };
    }
}

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
import io.omnisql.connector.decode.Cell;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.RowScope;
import io.omnisql.policy.predicate.PredicateProjection;
import io.omnisql.policy.predicate.RowCheck;
import io.omnisql.policy.predicate.RowPredicate;
import io.omnisql.policy.predicate.RowValues;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Tells whether the policy lets the user see the record in the cells. Not thread-safe, as the cells are not.
 */
final class VisibleRecords
{
    private final Optional<RowCheck> check;
    private final RowValues values;

    private VisibleRecords(Optional<RowCheck> check, List<Cell> cells)
    {
        this.check = requireNonNull(check, "check is null");
        this.values = new CellValues(cells);
    }

    static VisibleRecords of(RowScope rows, ScanCells cells)
    {
        return switch (rows) {
            case RowScope.Unrestricted _ -> new VisibleRecords(Optional.empty(), ImmutableList.of());
            case RowScope.Visible visible -> of(visible, visible.predicate(), cells);
            case RowScope.Denied _ -> throw new IllegalStateException("a table that is denied is read");
        };
    }

    /**
     * Tells whether there may be visible records that have the values of these columns.
     */
    static VisibleRecords ofKey(RowScope rows, ScanCells cells, Set<String> columns)
    {
        return switch (rows) {
            case RowScope.Visible visible -> of(visible, PredicateProjection.onto(visible.predicate(), columns), cells);
            case RowScope.Unrestricted _, RowScope.Denied _ -> of(rows, cells);
        };
    }

    private static VisibleRecords of(RowScope.Visible visible, RowPredicate predicate, ScanCells cells)
    {
        RowCheck check = RowCheck.of(predicate);
        return new VisibleRecords(Optional.of(check), check.columns().stream().map(column -> cells.get(column(visible, column))).collect(toImmutableList()));
    }

    private static ApiColumnHandle column(RowScope.Visible visible, String name)
    {
        return visible.columns().stream().filter(column -> column.name().equals(name)).findFirst().orElseThrow();
    }

    boolean isVisible()
    {
        return check.isEmpty() || check.get().test(values);
    }

    /**
     * Whether the record may be visible, if some of its columns are not known.
     */
    boolean mayBeVisible(Set<String> missing)
    {
        return check.isEmpty() || check.get().columns().stream().anyMatch(missing::contains) || check.get().test(values);
    }

    private record CellValues(List<Cell> cells)
            implements RowValues
    {
        private CellValues
        {
            cells = ImmutableList.copyOf(cells);
        }

        @Override
        public boolean isNull(int column)
        {
            return cells.get(column).isNull();
        }

        @Override
        public Object value(int column)
        {
            return cells.get(column).get();
        }
    }
}

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

import io.airlift.slice.Slice;
import io.omnisql.connector.decode.Cell;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.NamePatterns;
import io.omnisql.connector.planning.RowScope;
import io.trino.spi.TrinoException;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.type.VarcharType;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.error.ApiErrorCode.SCHEMA_DRIFT;
import static java.util.Objects.requireNonNull;

/**
 * Decides which records become rows: the one check between decoding and blocks.
 * <p>
 * Drops records that are no rows of the table, re-checks every domain of the constraint on the decoded values with Trino's own {@link Domain}, keeps to the
 * names of the scope and to what the policy lets the user see, and drops rows that were delivered before. A row of a divided scan that may be in any of its splits is an error. Not thread-safe.
 */
final class RowPredicate
{
    private final ScanCells cells;
    private final List<DomainCheck> domains;
    private final VisibleRecords visible;
    private final Optional<Cell> lastScopeCell;
    private final NamePatterns names;
    private final RowIdentity identity;
    private final Optional<ApiColumnHandle> divisor;

    /**
     * @param divisor the time by whose ranges the scan is divided
     */
    RowPredicate(ScanCells cells, TupleDomain<ApiColumnHandle> constraint, RowScope rows, KeyGroup group, RowIdentity identity, Optional<ApiColumnHandle> divisor)
    {
        this.cells = requireNonNull(cells, "cells is null");
        this.domains = constraint.getDomains().orElseThrow().entrySet().stream()
                .map(entry -> DomainCheck.of(entry.getKey().name(), cells.get(entry.getKey()), entry.getValue()))
                .collect(toImmutableList());
        this.visible = VisibleRecords.of(rows, cells);
        this.lastScopeCell = group.lastScopeColumn().map(cells::get);
        this.names = group.names();
        this.identity = requireNonNull(identity, "identity is null");
        this.divisor = requireNonNull(divisor, "divisor is null");
    }

    boolean test()
    {
        if (cells.isExcluded()) {
            return false;
        }
        for (DomainCheck check : domains) {
            if (!check.test()) {
                return false;
            }
        }
        boolean isRow = isInScope() && visible.isVisible() && identity.isNew();
        if (isRow && divisor.filter(time -> cells.get(time).isNull()).isPresent()) {
            throw new TrinoException(SCHEMA_DRIFT, "A record of the source has no value in column '%s', by which its search is divided: set the session property search_splits to 1".formatted(divisor.get().name()));
        }
        return isRow;
    }

    /**
     * Whether the record in the cells is a row that the policy hides.
     */
    boolean hides()
    {
        return !visible.isVisible() && !cells.isExcluded();
    }

    /**
     * Whether the record in the cells may be a row, if some of its columns are not known.
     */
    boolean mayPass(Set<String> missing)
    {
        return domains.stream().allMatch(check -> missing.contains(check.column()) || check.test()) && isInScope() && visible.mayBeVisible(missing);
    }

    private boolean isInScope()
    {
        if (lastScopeCell.isEmpty()) {
            return true;
        }
        Cell cell = lastScopeCell.get();
        return !cell.isNull() && names.admits(((Slice) cell.get()).toStringUtf8());
    }

    /**
     * @param text the only value in the domain, where that is a text: it is compared as it is read
     */
    private record DomainCheck(String column, Cell cell, Domain domain, Optional<Slice> text)
    {
        private DomainCheck
        {
            requireNonNull(column, "column is null");
            requireNonNull(cell, "cell is null");
            requireNonNull(domain, "domain is null");
            requireNonNull(text, "text is null");
        }

        static DomainCheck of(String column, Cell cell, Domain domain)
        {
            return new DomainCheck(
                    column,
                    cell,
                    domain,
                    Optional.of(domain).filter(values -> values.isSingleValue() && values.getType() instanceof VarcharType).map(values -> (Slice) values.getSingleValue()));
        }

        boolean test()
        {
            if (text.isPresent()) {
                return cell.isText(text.get());
            }
            if (cell.isNull()) {
                return domain.isNullAllowed();
            }
            return domain.getValues().containsValue(cell.get());
        }
    }
}

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

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.trino.spi.connector.ConnectorTableHandle;

import java.util.OptionalLong;

import static java.util.Objects.requireNonNull;

/**
 * A join of a table with the distinct values of a column of another one: the rows of the scan of which the column has one of them. Both are read at the same time, and their queries ask for both.
 * <p>
 * Its text is what EXPLAIN prints: names of columns, never values.
 *
 * @param column the column of the scan
 * @param filtering the scan that has the values
 * @param filteringColumn the column that has them
 * @param limit how many rows of the join are wanted
 */
public record ApiSemiJoinHandle(ApiTableHandle scan, ApiColumnHandle column, ApiTableHandle filtering, ApiColumnHandle filteringColumn, OptionalLong limit)
        implements ConnectorTableHandle
{
    public ApiSemiJoinHandle
    {
        requireNonNull(scan, "scan is null");
        requireNonNull(column, "column is null");
        requireNonNull(filtering, "filtering is null");
        requireNonNull(filteringColumn, "filteringColumn is null");
        requireNonNull(limit, "limit is null");
    }

    public ApiSemiJoinHandle withLimit(long newLimit)
    {
        return new ApiSemiJoinHandle(scan, column, filtering, filteringColumn, OptionalLong.of(newLimit));
    }

    /**
     * The scan as it is read: no further than it takes to reach the limit.
     */
    @JsonIgnore
    public ApiTableHandle limitedScan()
    {
        return limit.isPresent() ? scan.withLimit(Long.MAX_VALUE) : scan;
    }

    @Override
    public String toString()
    {
        return "%s %s in=[%s of %s]%s".formatted(scan, column.name(), filteringColumn.name(), filtering, limit.isPresent() ? " limit=" + limit.getAsLong() : "");
    }
}

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
import com.google.common.collect.ImmutableList;
import io.trino.spi.connector.ConnectorTableHandle;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.util.Objects.requireNonNull;

/**
 * A join of a table with one whose records its own ones hold: each row of the scan with each row of the related table that has its key.
 * <p>
 * Its text is what EXPLAIN prints: names of columns, never values.
 *
 * @param outer whether a row of the scan without a related one is a row of the join as well
 * @param scan what is read, the related column included
 * @param lookup how the rows of the related table are found that the scan's records do not tell
 * @param keys the columns of the scan that have the values of the key columns of the look-up, in their order
 * @param limit how many rows of the join are wanted
 */
public record ApiJoinHandle(boolean outer, ApiTableHandle scan, ApiIndexHandle lookup, List<ApiColumnHandle> keys, OptionalLong limit)
        implements ConnectorTableHandle
{
    public ApiJoinHandle
    {
        requireNonNull(scan, "scan is null");
        checkArgument(scan.related().isPresent(), "nothing is related");
        requireNonNull(lookup, "lookup is null");
        keys = ImmutableList.copyOf(keys);
        checkArgument(keys.size() == lookup.keyColumns().size(), "not every key column has a value");
        requireNonNull(limit, "limit is null");
    }

    public ApiJoinHandle withLimit(long newLimit)
    {
        return new ApiJoinHandle(outer, scan, lookup, keys, OptionalLong.of(newLimit));
    }

    /**
     * The columns of the scan that have the values of the related table's, by those.
     */
    @JsonIgnore
    public Map<ApiColumnHandle, ApiColumnHandle> keysOfScan()
    {
        return IntStream.range(0, keys.size()).boxed().collect(toImmutableMap(lookup.keyColumns()::get, keys::get));
    }

    /**
     * The scan as it is read: up to the limit of the join, where each of its rows makes one, and otherwise no further than it takes to reach it.
     */
    @JsonIgnore
    public ApiTableHandle limitedScan()
    {
        if (limit.isEmpty() || scan.limit().isPresent()) {
            return scan;
        }
        return scan.withLimit(outer ? limit.getAsLong() : Long.MAX_VALUE);
    }

    @Override
    public String toString()
    {
        return "%s%s join=[%s]%s".formatted(scan, outer ? " left" : "", lookup, limit.isPresent() ? " limit=" + limit.getAsLong() : "");
    }
}

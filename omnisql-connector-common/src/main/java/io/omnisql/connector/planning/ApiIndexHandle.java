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
import io.omnisql.connector.ClusterView;
import io.trino.spi.connector.ConnectorIndexHandle;
import io.trino.spi.predicate.TupleDomain;

import java.util.List;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * A table whose rows are looked up by keys: the rows in a constraint, for each key that a join has.
 * <p>
 * Its text is what EXPLAIN prints: names of columns, never values.
 *
 * @param constraint enforced as a whole by the page source
 * @param containments hints for the source, which the engine checks itself
 * @param keyColumns the columns whose values are asked for, those of the scope first; a join may have values for more columns
 * @param maxRequests how many requests the query may make on a node
 * @param rows those that the query's user may see
 * @param cluster as the coordinator has seen it
 */
public record ApiIndexHandle(
        String table,
        TupleDomain<ApiColumnHandle> constraint,
        List<Containment> containments,
        List<ApiColumnHandle> keyColumns,
        int maxRequests,
        RowScope rows,
        ClusterView cluster)
        implements ConnectorIndexHandle
{
    public ApiIndexHandle
    {
        requireNonNull(table, "table is null");
        requireNonNull(constraint, "constraint is null");
        containments = ImmutableList.copyOf(containments);
        keyColumns = ImmutableList.copyOf(keyColumns);
        checkArgument(!keyColumns.isEmpty(), "an index has key columns");
        requireNonNull(rows, "rows is null");
        requireNonNull(cluster, "cluster is null");
    }

    public static ApiIndexHandle of(String table, TupleDomain<ApiColumnHandle> constraint, List<Containment> containments, List<ApiColumnHandle> keyColumns, int maxRequests)
    {
        return new ApiIndexHandle(table, constraint, containments, keyColumns, maxRequests, RowScope.unrestricted(), ClusterView.SINGLE_NODE);
    }

    ApiIndexHandle in(ClusterView view)
    {
        return new ApiIndexHandle(table, constraint, containments, keyColumns, maxRequests, rows, view);
    }

    ApiIndexHandle withRows(RowScope newRows)
    {
        return new ApiIndexHandle(table, constraint, containments, keyColumns, maxRequests, newRows, cluster);
    }

    /**
     * The scan of the rows of all keys.
     */
    public ApiTableHandle scan()
    {
        return ApiTableHandle.of(table).withFilter(constraint, containments).withRows(rows);
    }

    @Override
    public String toString()
    {
        return scan() + " keys=" + keyColumns;
    }
}

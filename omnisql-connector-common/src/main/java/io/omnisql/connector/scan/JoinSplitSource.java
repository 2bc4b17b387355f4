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

import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiJoinColumn;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.ConnectorSplitSource;
import io.trino.spi.connector.DynamicFilterSnapshot;
import io.trino.spi.metrics.Metrics;
import io.trino.spi.predicate.TupleDomain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;

/**
 * The splits of the scan of a join. What other joins tell of the scan's own columns, they tell of the scan; of the related table's columns they tell nothing of it.
 */
final class JoinSplitSource
        implements ConnectorSplitSource
{
    private final ConnectorSplitSource scan;
    private final Map<ApiColumnHandle, ApiColumnHandle> keys;

    /**
     * @param keys the columns of the scan that have the values of the related table's, by those
     */
    JoinSplitSource(ConnectorSplitSource scan, Map<ApiColumnHandle, ApiColumnHandle> keys)
    {
        this.scan = requireNonNull(scan, "scan is null");
        this.keys = ImmutableMap.copyOf(keys);
    }

    @Override
    public CompletableFuture<List<ConnectorSplit>> getNextBatch(int maxSize, DynamicFilterSnapshot snapshot)
    {
        TupleDomain<ColumnHandle> ofScan = snapshot.currentPredicate()
                .filter((column, _) -> isOfScan(column))
                .transformKeys(column -> ((ApiJoinColumn) column).column());
        TupleDomain<ColumnHandle> ofKeys = snapshot.currentPredicate()
                .filter((column, domain) -> !isOfScan(column) && keys.containsKey(((ApiJoinColumn) column).column()) && !domain.isNullAllowed())
                .transformKeys(column -> keys.get(((ApiJoinColumn) column).column()));
        return scan.getNextBatch(maxSize, new DynamicFilterSnapshot(ofScan.intersect(ofKeys), snapshot.isComplete()));
    }

    /**
     * The columns of the scan for which values may come, of those of the join.
     */
    static Set<ColumnHandle> ofScan(Set<ColumnHandle> joined, Map<ApiColumnHandle, ApiColumnHandle> keys)
    {
        return joined.stream()
                .map(ApiJoinColumn.class::cast)
                .flatMap(column -> column.related() ? Optional.ofNullable(keys.get(column.column())).stream() : Stream.of(column.column()))
                .collect(toImmutableSet());
    }

    private static boolean isOfScan(ColumnHandle column)
    {
        return !((ApiJoinColumn) column).related();
    }

    @Override
    public boolean isFinished()
    {
        return scan.isFinished();
    }

    @Override
    public long getRequestedDynamicFilterWaitTimeoutMillis()
    {
        return scan.getRequestedDynamicFilterWaitTimeoutMillis();
    }

    @Override
    public Metrics getMetrics()
    {
        return scan.getMetrics();
    }

    @Override
    public void close()
    {
        scan.close();
    }
}

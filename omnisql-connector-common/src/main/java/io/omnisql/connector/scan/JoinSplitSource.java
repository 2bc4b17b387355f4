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

import io.omnisql.connector.planning.ApiJoinColumn;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.ConnectorSplitSource;
import io.trino.spi.connector.DynamicFilterSnapshot;
import io.trino.spi.metrics.Metrics;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import static java.util.Objects.requireNonNull;

/**
 * The splits of the scan of a join. What other joins tell of the scan's own columns, they tell of the scan; of the related table's columns they tell nothing of it.
 */
final class JoinSplitSource
        implements ConnectorSplitSource
{
    private final ConnectorSplitSource scan;

    JoinSplitSource(ConnectorSplitSource scan)
    {
        this.scan = requireNonNull(scan, "scan is null");
    }

    @Override
    public CompletableFuture<List<ConnectorSplit>> getNextBatch(int maxSize, DynamicFilterSnapshot snapshot)
    {
        return scan.getNextBatch(maxSize, new DynamicFilterSnapshot(
                snapshot.currentPredicate()
                        .filter((column, _) -> isOfScan(column))
                        .transformKeys(column -> ((ApiJoinColumn) column).column()),
                snapshot.isComplete()));
    }

    static boolean isOfScan(ColumnHandle column)
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

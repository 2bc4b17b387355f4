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
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.ConnectorSplitSource;
import io.trino.spi.connector.DynamicFilterSnapshot;
import io.trino.spi.metrics.Metrics;
import io.trino.spi.predicate.TupleDomain;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;

/**
 * The splits of a scan, each with those of the scan that lists the values which its rows have to have.
 */
final class SemiJoinSplitSource
        implements ConnectorSplitSource
{
    private static final int ALL = Integer.MAX_VALUE;

    private final ConnectorSplitSource scan;
    private final ConnectorSplitSource filtering;
    private Optional<CompletableFuture<List<ApiSplit>>> filters = Optional.empty();

    SemiJoinSplitSource(ConnectorSplitSource scan, ConnectorSplitSource filtering)
    {
        this.scan = requireNonNull(scan, "scan is null");
        this.filtering = requireNonNull(filtering, "filtering is null");
    }

    @Override
    public CompletableFuture<List<ConnectorSplit>> getNextBatch(int maxSize, DynamicFilterSnapshot snapshot)
    {
        if (filters.isEmpty()) {
            filters = Optional.of(filters(ImmutableList.of()));
        }
        return filters.get().thenCompose(parts -> scan.getNextBatch(maxSize, snapshot)
                .thenApply(splits -> splits.stream().map(split -> new SemiJoinSplit((ApiSplit) split, parts)).collect(toImmutableList())));
    }

    private CompletableFuture<List<ApiSplit>> filters(List<ApiSplit> found)
    {
        if (filtering.isFinished()) {
            return completedFuture(found);
        }
        return filtering.getNextBatch(ALL, new DynamicFilterSnapshot(TupleDomain.all(), true))
                .thenCompose(splits -> filters(ImmutableList.<ApiSplit>builder().addAll(found).addAll(splits.stream().map(ApiSplit.class::cast).iterator()).build()));
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
        try (scan) {
            filtering.close();
        }
    }
}

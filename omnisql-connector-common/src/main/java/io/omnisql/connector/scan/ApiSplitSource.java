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

import io.omnisql.connector.ClusterView;
import io.omnisql.connector.http.Futures;
import io.omnisql.connector.http.OpenUsage;
import io.omnisql.connector.telemetry.ScanSpan;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.ConnectorSplitSource;
import io.trino.spi.connector.DynamicFilterSnapshot;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.lang.Math.min;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;

/**
 * Hands out the splits of a scan, which are generated when Trino asks for the first of them. Never blocks.
 */
final class ApiSplitSource
        implements ConnectorSplitSource
{
    private final SplitGeneration generation;
    private final long waitMillis;
    private final ClusterView cluster;
    private final OpenUsage usage;
    private final ScanSpan span;
    private Optional<CompletableFuture<List<ConnectorSplit>>> planned = Optional.empty();
    private int delivered;
    private boolean finished;

    /**
     * @param waitMillis the time that Trino may wait for joins to name keys
     * @param cluster what the splits carry to its nodes
     */
    ApiSplitSource(SplitGeneration generation, long waitMillis, ClusterView cluster, OpenUsage usage, ScanSpan span)
    {
        this.generation = requireNonNull(generation, "generation is null");
        this.waitMillis = waitMillis;
        this.cluster = requireNonNull(cluster, "cluster is null");
        this.usage = requireNonNull(usage, "usage is null");
        this.span = requireNonNull(span, "span is null");
    }

    @Override
    public long getRequestedDynamicFilterWaitTimeoutMillis()
    {
        return waitMillis;
    }

    @Override
    public CompletableFuture<List<ConnectorSplit>> getNextBatch(int maxSize, DynamicFilterSnapshot dynamicFilter)
    {
        if (planned.isEmpty()) {
            planned = Optional.of(completedFuture(dynamicFilter.currentPredicate()).thenCompose(generation::splits).whenComplete(this::tell));
        }
        CompletableFuture<List<ConnectorSplit>> next = new CompletableFuture<>();
        CompletableFuture<List<ConnectorSplit>> _ = planned.get().whenComplete((splits, failure) -> {
            if (failure == null) {
                next.complete(batch(splits, maxSize));
            }
            else {
                // Trino shows the failure as it comes, wrappings included
                next.completeExceptionally(ScanFailure.beforePages(generation.table(), Futures.cause(failure)));
            }
        });
        return next;
    }

    private void tell(List<ConnectorSplit> splits, Throwable failure)
    {
        if (failure == null) {
            span.planned(splits.size());
        }
        else {
            span.failed(Futures.cause(failure));
        }
        span.close();
    }

    private List<ConnectorSplit> batch(List<ConnectorSplit> splits, int maxSize)
    {
        List<ConnectorSplit> batch = splits.subList(delivered, min(splits.size(), delivered + maxSize)).stream()
                .<ConnectorSplit>map(split -> ((ApiSplit) split).in(cluster))
                .collect(toImmutableList());
        delivered += batch.size();
        finished = delivered == splits.size();
        return batch;
    }

    @Override
    public boolean isFinished()
    {
        return finished;
    }

    @Override
    public void close()
    {
        generation.close();
        span.close();
        usage.close();
    }
}

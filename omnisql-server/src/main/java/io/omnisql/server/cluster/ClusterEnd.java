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
package io.omnisql.server.cluster;

import java.time.Duration;
import java.util.function.Consumer;

import static java.util.Objects.requireNonNull;

/**
 * The end of a cluster: queries that run are waited for, but not for long, and then its nodes end. Thread-safe: whoever comes second waits for the first.
 */
final class ClusterEnd
        implements Runnable
{
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

    private final Cluster cluster;
    private final boolean countsQueries;
    private final Consumer<String> progress;
    private volatile boolean begun;
    private boolean ended;

    ClusterEnd(Cluster cluster, boolean countsQueries, Consumer<String> progress)
    {
        this.cluster = requireNonNull(cluster, "cluster is null");
        this.countsQueries = countsQueries;
        this.progress = requireNonNull(progress, "progress is null");
    }

    /**
     * Whether nodes end because they are meant to.
     */
    boolean hasBegun()
    {
        return begun;
    }

    @Override
    public void run()
    {
        begun = true;
        endOnce();
    }

    private synchronized void endOnce()
    {
        if (ended) {
            return;
        }
        ended = true;
        if (countsQueries) {
            awaitQueries();
        }
        progress.accept("The nodes end");
        cluster.close();
    }

    private void awaitQueries()
    {
        RunningQueries queries = new RunningQueries(cluster.uri());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean said = false;
        while (cluster.canAnswer() && System.nanoTime() < deadline) {
            long running = queries.count();
            if (running == 0) {
                return;
            }
            if (!said) {
                said = true;
                progress.accept("Queries under way: %s; they have %s seconds to end".formatted(running, PATIENCE.toSeconds()));
            }
            try {
                Thread.sleep(POLL_INTERVAL);
            }
            catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}

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

import com.google.common.collect.ImmutableList;
import com.google.common.io.MoreFiles;
import io.omnisql.server.LauncherException;
import io.omnisql.server.ServerAssembly;
import io.omnisql.server.ServerReadiness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static com.google.common.io.RecursiveDeleteOption.ALLOW_INSECURE;
import static java.util.Objects.requireNonNull;

/**
 * A coordinator and its workers as processes on this machine. What its exchange holds is removed with it, and, where it was killed, with the next one.
 */
final class Cluster
        implements AutoCloseable
{
    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

    private final ClusterPlan plan;
    private final ClusterNode coordinator;
    private final ImmutableList<ClusterNode> workers;

    private Cluster(ClusterPlan plan, ClusterNode coordinator, ImmutableList<ClusterNode> workers)
    {
        this.plan = requireNonNull(plan, "plan is null");
        this.coordinator = requireNonNull(coordinator, "coordinator is null");
        this.workers = requireNonNull(workers, "workers is null");
    }

    /**
     * Starts all of them at the same time, and tells each.
     */
    static Cluster start(ServerAssembly assembly, ClusterPlan plan, List<Integer> workerPorts, Consumer<ClusterNode> started)
    {
        prepareExchange(plan);
        ClusterSecret secret = ClusterSecret.create();
        ImmutableList.Builder<NodePlan> plans = ImmutableList.builder();
        plans.add(plan.coordinator());
        for (int number = 1; number <= workerPorts.size(); number++) {
            plans.add(plan.worker(number, workerPorts.get(number - 1)));
        }
        ImmutableList<ClusterNode> nodes = plans.build().stream()
                .map(node -> ClusterNode.start(assembly, plan.configuration(), node, plan.directory(), secret))
                .peek(started)
                .collect(toImmutableList());
        return new Cluster(plan, nodes.getFirst(), nodes.subList(1, nodes.size()));
    }

    ClusterNode coordinator()
    {
        return coordinator;
    }

    ImmutableList<ClusterNode> workers()
    {
        return workers;
    }

    URI uri()
    {
        return plan.clientUri();
    }

    /**
     * Waits until the coordinator knows all of its workers. A node that ends before is an error.
     */
    void awaitReady(Duration timeout)
            throws InterruptedException
    {
        long deadline = System.nanoTime() + timeout.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            ServerReadiness readiness = new ServerReadiness(uri(), nodes().stream().map(ClusterNode::nodeId).collect(toImmutableSet()), client);
            while (!readiness.isReady()) {
                for (ClusterNode node : nodes()) {
                    if (!node.isAlive()) {
                        throw new LauncherException(node.report());
                    }
                }
                if (System.nanoTime() > deadline) {
                    throw new LauncherException("The coordinator has not all of its workers after %s seconds: see the logs in %s".formatted(timeout.toSeconds(), plan.directory()));
                }
                Thread.sleep(POLL_INTERVAL);
            }
        }
    }

    /**
     * Whether there is somebody to run a query.
     */
    boolean canAnswer()
    {
        return coordinator.isAlive() && workers.stream().anyMatch(ClusterNode::isAlive);
    }

    private ImmutableList<ClusterNode> nodes()
    {
        return ImmutableList.<ClusterNode>builder().add(coordinator).addAll(workers).build();
    }

    @Override
    public void close()
    {
        // workers first: a coordinator without them has nothing to wait for
        workers.forEach(ClusterNode::beginToEnd);
        coordinator.beginToEnd();
        nodes().forEach(ClusterNode::close);
        removeExchange(plan);
    }

    private static void prepareExchange(ClusterPlan plan)
    {
        removeExchange(plan);
        if (plan.hasExchange()) {
            return;
        }
        try {
            Files.createDirectories(plan.exchangeDirectory());
            Files.writeString(plan.exchangeConfiguration(), "exchange-manager.name=filesystem\nexchange.base-directories=%s\n".formatted(plan.exchangeDirectory()));
        }
        catch (IOException e) {
            throw new LauncherException("Cannot write the configuration of the exchange to %s: %s".formatted(plan.directory(), e), e);
        }
    }

    private static void removeExchange(ClusterPlan plan)
    {
        try {
            if (Files.exists(plan.exchangeDirectory())) {
                MoreFiles.deleteRecursively(plan.exchangeDirectory(), ALLOW_INSECURE);
            }
        }
        catch (IOException e) {
            throw new LauncherException("Cannot remove what an earlier cluster has left in %s: %s".formatted(plan.exchangeDirectory(), e), e);
        }
    }
}

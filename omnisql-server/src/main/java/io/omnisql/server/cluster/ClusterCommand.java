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
import io.omnisql.server.HowToConnect;
import io.omnisql.server.LauncherException;
import io.omnisql.server.PortCheck;
import io.omnisql.server.RunDirectory;
import io.omnisql.server.ServerAssembly;
import io.omnisql.server.ServerConfiguration;
import io.omnisql.server.Stopwatch;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import static java.util.Objects.requireNonNull;

/**
 * {@code ./omnisql cluster}: a coordinator and workers over the user's own configuration, until Ctrl-C, which lets queries end before the nodes do.
 */
public record ClusterCommand(Path home, ServerAssembly assembly, Instant launchedAt, PrintStream out)
{
    private static final Duration READY_TIMEOUT = Duration.ofMinutes(5);
    // until then the coordinator has told clients why their queries have failed
    private static final Duration LAST_ERRORS = Duration.ofSeconds(15);

    public ClusterCommand
    {
        requireNonNull(home, "home is null");
        requireNonNull(assembly, "assembly is null");
        requireNonNull(launchedAt, "launchedAt is null");
        requireNonNull(out, "out is null");
    }

    public int run(List<String> arguments)
            throws InterruptedException
    {
        ClusterOptions options = ClusterOptions.parse(arguments);
        ServerConfiguration configuration = ServerConfiguration.read(options.etc().orElseGet(() -> home.resolve("etc-trino")));
        int port = options.port().orElse(configuration.port());
        try (RunDirectory directory = RunDirectory.take(RunDirectory.of(home, "cluster", port))) {
            PortCheck.requireFree(port, "--port N");
            configuration.requireOtherPortsFree();
            String run = UUID.randomUUID().toString().substring(0, 8);
            // of all nodes at once, so that no two are the same
            ImmutableList<Integer> freePorts = PortCheck.findFree(1 + options.workers());
            ClusterPlan plan = ClusterPlan.of(configuration, directory.path(), run, port, freePorts.getFirst(), options.retryPolicy());
            return run(plan, freePorts.subList(1, freePorts.size()));
        }
    }

    private int run(ClusterPlan plan, ImmutableList<Integer> workerPorts)
            throws InterruptedException
    {
        Stopwatch stopwatch = new Stopwatch(launchedAt);
        Cluster cluster = Cluster.start(assembly, plan, workerPorts, node -> out.println(stopwatch.line("%s is starting, process %s, its log: %s".formatted(node.name(), node.pid(), node.log()))));
        ClusterEnd end = new ClusterEnd(cluster, plan.configuration().isOpen(), message -> out.println(stopwatch.line(message)));
        Runtime.getRuntime().addShutdownHook(new Thread(end, "end-cluster"));
        try {
            announce(cluster, plan, stopwatch);
            return awaitEnd(cluster, end, stopwatch);
        }
        catch (LauncherException e) {
            // while it starts, Ctrl-C ends nodes that were waited for
            if (end.hasBegun()) {
                return 0;
            }
            throw e;
        }
        finally {
            end.run();
        }
    }

    private void announce(Cluster cluster, ClusterPlan plan, Stopwatch stopwatch)
            throws InterruptedException
    {
        if (!plan.configuration().isOpen()) {
            out.println(stopwatch.line("Clients need a password or TLS, so that only they can see when all workers are there: SELECT * FROM system.runtime.nodes"));
            return;
        }
        cluster.awaitReady(READY_TIMEOUT);
        out.println(stopwatch.line("The cluster is ready, workers: " + cluster.workers().size()));
        out.print(new HowToConnect(cluster.uri(), "").text());
        out.println("Press Ctrl-C to stop.");
    }

    /**
     * The exit code of a cluster that was meant to end. The end of its coordinator or of its last worker is an error; that of another worker is only told.
     */
    private int awaitEnd(Cluster cluster, ClusterEnd end, Stopwatch stopwatch)
            throws InterruptedException
    {
        Set<ClusterNode> running = new HashSet<>(cluster.workers());
        running.add(cluster.coordinator());
        while (running.contains(cluster.coordinator()) && running.size() > 1) {
            CompletableFuture.anyOf(running.stream().map(ClusterNode::ended).toArray(CompletableFuture[]::new)).join();
            if (end.hasBegun()) {
                return 0;
            }
            for (ClusterNode node : cluster.workers()) {
                if (!node.isAlive() && running.remove(node)) {
                    out.println(stopwatch.line(node.report()));
                    out.println(stopwatch.line("%s of %s workers are left".formatted(running.size() - 1, cluster.workers().size())));
                }
            }
            running.removeIf(node -> !node.isAlive());
        }
        if (cluster.coordinator().isAlive()) {
            out.println(stopwatch.line("No worker is left: the cluster ends in %s seconds".formatted(LAST_ERRORS.toSeconds())));
            Thread.sleep(LAST_ERRORS);
            throw new LauncherException("No worker is left");
        }
        throw new LauncherException(cluster.coordinator().report());
    }
}

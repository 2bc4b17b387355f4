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
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import com.google.common.net.InetAddresses;
import io.omnisql.server.NodeOverrides;
import io.omnisql.server.ServerConfiguration;
import io.omnisql.server.TrinoServer;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * What each node of a cluster on one machine has otherwise than the configuration that they share: a name, ports and a data directory of its own, TLS between
 * nodes with certificates made from the shared secret, an exchange for retried tasks, and memory that fits a small machine.
 *
 * @param run tells the nodes of this run from those of others
 */
record ClusterPlan(ServerConfiguration configuration, Path directory, String run, int port, int coordinatorPort, Optional<RetryPolicy> retryPolicy)
{
    private static final String LOOPBACK = "127.0.0.1";
    private static final String BIND_ADDRESS = "node.bind-ip";
    private static final String HTTPS_PORT = "http-server.https.port";
    private static final String EXCHANGE_CONFIGURATION = "exchange-manager.config-file";

    // in regions for a large heap there would be too few of them
    private static final ImmutableList<String> HEAP = ImmutableList.of("-Xms128m", "-Xmx768m", "-XX:G1HeapRegionSize=2M");

    /**
     * What the configuration may say otherwise: defaults of Trino that fit large machines in a network, and not three processes on a small one.
     */
    private static final ImmutableMap<String, String> SMALL_CLUSTER = ImmutableMap.of(
            "fault-tolerant-execution-task-memory", "128MB",
            "fault-tolerant-execution-coordinator-task-memory", "128MB",
            "fault-tolerant-execution-task-runtime-memory-estimation-overhead", "64MB",
            "query.remote-task.max-error-duration", "10s",
            // longer than the coordinator takes to hear of a state
            "shutdown.grace-period", "10s");

    ClusterPlan
    {
        requireNonNull(configuration, "configuration is null");
        requireNonNull(directory, "directory is null");
        requireNonNull(run, "run is null");
        requireNonNull(retryPolicy, "retryPolicy is null");
    }

    /**
     * Nodes talk to the coordinator where clients do, if that is TLS; otherwise on a port of its own, that is free.
     */
    static ClusterPlan of(ServerConfiguration configuration, Path directory, String run, int port, int freePort, Optional<RetryPolicy> retryPolicy)
    {
        int coordinatorPort = configuration.ports().stream()
                .filter(listened -> listened.property().equals(HTTPS_PORT))
                .map(listened -> listened.equals(configuration.mainPort()) ? port : listened.number())
                .findFirst()
                .orElse(freePort);
        return new ClusterPlan(configuration, directory, run, port, coordinatorPort, retryPolicy);
    }

    NodePlan coordinator()
    {
        ImmutableMap.Builder<String, String> properties = ImmutableMap.builder();
        properties.put("coordinator", "true");
        properties.put("node-scheduler.include-coordinator", "false");
        properties.put(HTTPS_PORT, Integer.toString(coordinatorPort));
        properties.put("node.internal-address", coordinatorAddress());
        return node("coordinator", properties);
    }

    NodePlan worker(int number, int workerPort)
    {
        ImmutableMap.Builder<String, String> properties = ImmutableMap.builder();
        properties.put("coordinator", "false");
        properties.put(TrinoServer.SHARED_CONFIGURATION, "true");
        properties.put("http-server.http.enabled", "false");
        properties.put(HTTPS_PORT, Integer.toString(workerPort));
        // nobody else talks to it
        properties.put(BIND_ADDRESS, LOOPBACK);
        properties.put("node.internal-address", LOOPBACK);
        return node("worker-" + number, properties);
    }

    Path exchangeDirectory()
    {
        return directory.resolve("exchange");
    }

    Path exchangeConfiguration()
    {
        return directory.resolve("exchange-manager.properties");
    }

    private NodePlan node(String name, ImmutableMap.Builder<String, String> properties)
    {
        String nodeId = "%s-%s".formatted(name, run);
        properties.put("node.id", nodeId);
        properties.put("node.data-dir", directory.resolve(name).resolve("data").toString());
        properties.put("http-server.https.enabled", "true");
        properties.put("internal-communication.shared-secret", ClusterSecret.reference());
        properties.put("internal-communication.https.required", "true");
        properties.put("discovery.uri", "https://%s:%s".formatted(inUri(coordinatorAddress()), coordinatorPort));
        properties.put("query.max-memory-per-node", "50%");
        properties.put("memory.heap-headroom-per-node", "30%");
        retryPolicy.ifPresent(policy -> properties.put("retry-policy", policy.name()));
        if (!hasExchange()) {
            properties.put(EXCHANGE_CONFIGURATION, exchangeConfiguration().toString());
        }
        properties.putAll(Maps.filterKeys(SMALL_CLUSTER, property -> !configuration.config().containsKey(property)));
        return new NodePlan(name, nodeId, port, new NodeOverrides(properties.buildOrThrow(), HEAP));
    }

    /**
     * Whether the configuration has an exchange of its own.
     */
    boolean hasExchange()
    {
        return configuration.config().containsKey(EXCHANGE_CONFIGURATION) || Files.exists(configuration.etc().resolve("exchange-manager.properties"));
    }

    /**
     * Where clients of this machine reach it without TLS.
     */
    URI clientUri()
    {
        String address = coordinatorAddress();
        return URI.create("http://%s:%s".formatted(address.equals(LOOPBACK) ? "localhost" : inUri(address), port));
    }

    // one that workers reach, and the certificate names
    private String coordinatorAddress()
    {
        return Optional.ofNullable(configuration.node().get(BIND_ADDRESS))
                .filter(address -> !InetAddresses.isInetAddress(address) || !InetAddress.ofLiteral(address).isAnyLocalAddress())
                .orElse(LOOPBACK);
    }

    private static String inUri(String address)
    {
        return InetAddresses.isInetAddress(address) ? InetAddresses.toUriString(InetAddress.ofLiteral(address)) : address;
    }
}

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

import io.omnisql.server.ServerConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

final class TestClusterPlan
{
    private static final Path DIRECTORY = Path.of("/run/cluster");
    private static final int FREE_PORT = 40_001;

    @TempDir
    private Path etc;

    @Test
    void testCoordinator()
            throws IOException
    {
        NodePlan coordinator = plan("http-server.http.port=8081\n").coordinator();

        assertThat(coordinator.nodeId()).isEqualTo("coordinator-1a2b");
        assertThat(coordinator.overrides().properties())
                .containsEntry("coordinator", "true")
                .containsEntry("node-scheduler.include-coordinator", "false")
                .containsEntry("discovery.uri", "https://127.0.0.1:40001")
                .containsEntry("http-server.https.port", "40001")
                .containsEntry("node.internal-address", "127.0.0.1")
                .containsEntry("node.data-dir", "/run/cluster/coordinator/data")
                // clients reach it where the configuration says
                .doesNotContainKeys("http-server.http.enabled", "http-server.http.port", "node.bind-ip", "omnisql.shared-configuration");
    }

    @Test
    void testWorker()
            throws IOException
    {
        NodePlan worker = plan("http-server.http.port=8081\nhttp-server.https.port=8444\nhttp-server.https.enabled=true\n").worker(2, 40_002);

        assertThat(worker.nodeId()).isEqualTo("worker-2-1a2b");
        assertThat(worker.overrides().properties())
                .containsEntry("coordinator", "false")
                .containsEntry("omnisql.shared-configuration", "true")
                .containsEntry("http-server.http.enabled", "false")
                .containsEntry("http-server.https.port", "40002")
                .containsEntry("discovery.uri", "https://127.0.0.1:8444")
                .containsEntry("node.bind-ip", "127.0.0.1")
                .containsEntry("node.data-dir", "/run/cluster/worker-2/data");
    }

    @Test
    void testEveryNodeTrustsByTheSecret()
            throws IOException
    {
        ClusterPlan plan = plan("internal-communication.shared-secret=another\n");
        ClusterSecret secret = ClusterSecret.create();

        assertThat(plan.coordinator().overrides().properties())
                .containsEntry("internal-communication.https.required", "true")
                .containsEntry("internal-communication.shared-secret", "${ENV:OMNISQL_CLUSTER_SECRET}");
        assertThat(plan.worker(1, 40_002).overrides().properties())
                .containsEntry("internal-communication.https.required", "true")
                .containsEntry("internal-communication.shared-secret", "${ENV:OMNISQL_CLUSTER_SECRET}");
        assertThat(secret).hasToString("${ENV:OMNISQL_CLUSTER_SECRET}");
    }

    @Test
    void testMainPortIsTls()
            throws IOException
    {
        ServerConfiguration configuration = read("http-server.http.enabled=false\nhttp-server.https.enabled=true\n");

        assertThat(ClusterPlan.of(configuration, DIRECTORY, "1a2b", 9000, FREE_PORT, Optional.empty()).coordinator().overrides().properties())
                .containsEntry("http-server.https.port", "9000")
                .containsEntry("discovery.uri", "https://127.0.0.1:9000");
    }

    @Test
    void testAddressOfTheCoordinator()
            throws IOException
    {
        assertThat(addressOf("node.bind-ip=0.0.0.0\nnode.internal-address=trino.example\n")).isEqualTo("https://127.0.0.1:40001");
        assertThat(plan("").clientUri()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(addressOf("node.bind-ip=::\n")).isEqualTo("https://127.0.0.1:40001");
        assertThat(addressOf("node.bind-ip=10.1.2.3\n")).isEqualTo("https://10.1.2.3:40001");
        assertThat(plan("").clientUri()).isEqualTo(URI.create("http://10.1.2.3:8080"));
        assertThat(addressOf("node.bind-ip=::1\n")).isEqualTo("https://[::1]:40001");
    }

    @Test
    void testConfigurationKnowsBetter()
            throws IOException
    {
        assertThat(plan("").worker(1, 40_002).overrides().properties())
                .containsEntry("shutdown.grace-period", "10s")
                .containsEntry("exchange-manager.config-file", "/run/cluster/exchange-manager.properties")
                .doesNotContainKey("retry-policy");
        assertThat(plan("shutdown.grace-period=2m\nexchange-manager.config-file=own.properties\n").worker(1, 40_002).overrides().properties())
                .doesNotContainKeys("shutdown.grace-period", "exchange-manager.config-file");

        Files.writeString(etc.resolve("exchange-manager.properties"), "exchange-manager.name=filesystem\n");
        assertThat(plan("").coordinator().overrides().properties()).doesNotContainKey("exchange-manager.config-file");
    }

    @Test
    void testRetryPolicy()
            throws IOException
    {
        assertThat(ClusterPlan.of(read("retry-policy=NONE\n"), DIRECTORY, "1a2b", 8080, FREE_PORT, Optional.of(RetryPolicy.TASK)).coordinator().overrides().properties())
                .containsEntry("retry-policy", "TASK");
    }

    private String addressOf(String node)
            throws IOException
    {
        Files.writeString(etc.resolve("node.properties"), node);
        return plan("").worker(1, 40_002).overrides().properties().get("discovery.uri");
    }

    private ClusterPlan plan(String config)
            throws IOException
    {
        ServerConfiguration configuration = read(config);
        return ClusterPlan.of(configuration, DIRECTORY, "1a2b", configuration.port(), FREE_PORT, Optional.empty());
    }

    private ServerConfiguration read(String config)
            throws IOException
    {
        Files.writeString(etc.resolve("config.properties"), config);
        return ServerConfiguration.read(etc);
    }
}

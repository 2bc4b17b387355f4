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
package io.omnisql.tests;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.server.ServerAssembly;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.Iterables.getOnlyElement;
import static com.google.common.collect.MoreCollectors.onlyElement;
import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A cluster of several processes, as {@code ./omnisql cluster} starts it, beside a single server over the same simulated GitHub. The later tests take workers away, so
 * their order is theirs.
 */
@Test(singleThreaded = true)
public class TestClusterProduct
        extends BaseProductTest
{
    private static final int WORKERS = 4;
    private static final String SECRET = "OMNISQL_CLUSTER_SECRET=";

    private static final String PAGED = "SELECT number, title FROM github.default.issues WHERE owner = 'acme' AND repo = 'monolith'";
    private static final String EVERY_REPOSITORY = "SELECT repo, number, title FROM %s.default.issues WHERE owner = 'acme'";
    // of six pages; the rows of the first two are on their way when it stalls
    private static final String LATER_PAGE = "page=3";

    private JdbcClient one;
    private JdbcClient many;

    @BeforeClass(timeOut = START_TIMEOUT)
    public void startProcesses()
            throws IOException, InterruptedException
    {
        ServerAssembly assembly = ServerAssembly.at(Path.of(System.getProperty("omnisql.assembly")));
        simulators = SimulatorProcess.start(assembly, token);
        String gitHub = SimulatedCatalogs.gitHub(simulators.gitHub(), token);
        ImmutableMap<String, String> catalogs = ImmutableMap.of("github", gitHub, "rest", gitHub + "github.graphql-enabled=false\n");
        cluster = ClusterProcess.start(assembly, Files.createTempDirectory(Path.of("target"), "cluster"), WORKERS, catalogs);
        server = ProductServer.start(assembly, Files.createTempDirectory(Path.of("target"), "single"), simulators.gitHub(), token);
        cluster.awaitReady();
        one = new JdbcClient(server.uri());
        many = new JdbcClient(cluster.uri());
    }

    @BeforeMethod(timeOut = TIMEOUT)
    public void clearSimulators()
    {
        simulators.clearFaults();
        simulators.clearJournal();
    }

    @DataProvider
    public Object[][] queries()
    {
        return new Object[][] {
                {EVERY_REPOSITORY.formatted("github")},
                {"SELECT r.repo, p.number FROM github.default.repositories r JOIN github.default.pull_requests p ON p.owner = r.owner AND p.repo = r.repo WHERE r.owner = 'acme' AND r.archived"},
                {"SELECT p.number, f.filename FROM github.default.pull_requests p JOIN github.default.pull_request_files f ON f.owner = p.owner AND f.repo = p.repo AND f.pull_number = p.number "
                        + "WHERE p.owner = 'acme' AND p.repo = 'webapp' AND p.state = 'open'",
                },
        };
    }

    @Test(timeOut = TIMEOUT, dataProvider = "queries")
    public void testSameRowsAsOneServer(String sql)
            throws SQLException
    {
        ImmutableList<String> rows = one.query(sql);
        assertThat(rows).isNotEmpty();
        assertThat(many.query(sql)).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(many.with("retry_policy", "TASK").query(sql)).containsExactlyInAnyOrderElementsOf(rows);
        // looked up by key, in place of one scan of both sides
        assertThat(many.with("retry_policy", "TASK").with("github.index_lookup", "ALL").with("github.join_pushdown_enabled", "false").query(sql))
                .containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test(timeOut = TIMEOUT)
    public void testEveryWorkerReads()
            throws SQLException
    {
        many.query(EVERY_REPOSITORY.formatted("rest"));
        assertThat(many.query("SELECT node_id FROM rest.system.query_status WHERE rows > 0"))
                .extracting(nodeId -> nodeId.substring(0, nodeId.lastIndexOf('-')))
                .containsExactlyInAnyOrder("worker-1", "worker-2", "worker-3", "worker-4");
        assertThat(many.query("SELECT sum(requests) FROM rest.system.query_status")).containsExactly(Integer.toString(simulators.requests().size()));
    }

    @Test(timeOut = TIMEOUT)
    public void testNodesTalkOverTls()
            throws SQLException
    {
        ImmutableList<URI> uris = many.query("SELECT http_uri FROM system.runtime.nodes").stream().map(URI::create).collect(toImmutableList());
        assertThat(uris).hasSize(1 + WORKERS).extracting(URI::getScheme).containsOnly("https");
        try (HttpClient plain = HttpClient.newHttpClient()) {
            assertThat(uris).allSatisfy(uri -> assertThatThrownBy(() -> plain.send(HttpRequest.newBuilder(URI.create("http://localhost:%s/v1/info".formatted(uri.getPort()))).build(), ofString()))
                    .isInstanceOf(IOException.class));
        }
    }

    @Test(timeOut = TIMEOUT)
    public void testSecretIsInTheEnvironmentOnly()
            throws IOException
    {
        String secret = cluster.nodes().get("coordinator").environment().stream()
                .filter(variable -> variable.startsWith(SECRET))
                .map(variable -> variable.substring(SECRET.length()))
                .collect(onlyElement());
        assertThat(secret).hasSizeGreaterThan(40);
        assertThat(cluster.nodes()).hasSize(1 + WORKERS);
        for (NodeProcess node : cluster.nodes().values()) {
            assertThat(node.commandLine()).contains("internal-communication.shared-secret").doesNotContain(secret);
            assertThat(node.environment()).contains(SECRET + secret);
        }
        assertThat(cluster.output()).doesNotContain(secret);
        assertThat(cluster.files("")).isNotEmpty().allSatisfy(file -> assertThat(Files.readString(file, ISO_8859_1)).doesNotContain(secret));
    }

    @Test(timeOut = TIMEOUT)
    public void testExchangeIsEncryptedAndRemoved()
            throws IOException, SQLException, InterruptedException, ExecutionException
    {
        // every title of another repository has been written before the later page stalls
        String written = "SELECT title FROM github.default.issues WHERE owner = 'acme' AND repo = 'rocket'";
        String[] markers = one.query(written).stream().filter(title -> title.matches("[ -~]{12,}")).toArray(String[]::new);
        assertThat(markers).hasSizeGreaterThan(10);
        simulators.stall(LATER_PAGE);
        StalledQuery query = StalledQuery.start(
                many.with("retry_policy", "TASK"),
                many,
                "SELECT title, count(*) FROM (%s) GROUP BY title UNION ALL SELECT title, number FROM (%s)".formatted(written, PAGED));
        ImmutableList<Path> files = ImmutableList.of();
        while (files.isEmpty()) {
            files = cluster.files("exchange").stream().filter(file -> file.toFile().length() > 0).collect(toImmutableList());
        }
        assertThat(files).allSatisfy(file -> assertThat(Files.readString(file, ISO_8859_1)).doesNotContain(markers));

        simulators.clearFaults();
        assertThat(query.rows()).hasSizeGreaterThan(400);
        while (!cluster.files("exchange").isEmpty()) {
            assertThat(many.query("SELECT 1")).containsExactly("1");
        }
    }

    @Test(timeOut = TIMEOUT, priority = 1)
    public void testOnlyWhoMayDrainsAWorker()
            throws IOException, InterruptedException, SQLException
    {
        assertThat(cluster.output()).doesNotContain("has ended");
        URI worker = uriOf("worker-1");
        assertThat(new WorkerState(worker).change("SHUTTING_DOWN", "test")).isEqualTo(403);
        assertThat(new WorkerState(worker).read()).isEqualTo("\"ACTIVE\"");
    }

    @Test(timeOut = TIMEOUT, priority = 2)
    public void testDrainLosesNoQuery()
            throws ExecutionException, IOException, InterruptedException, SQLException
    {
        ImmutableList<String> rows = one.query(PAGED);
        simulators.stall(LATER_PAGE);
        StalledQuery query = StalledQuery.start(many, many, PAGED);

        assertThat(new WorkerState(uriOf(query.node())).change("SHUTTING_DOWN", "admin")).isEqualTo(200);
        awaitWorkers(WORKERS - 1);
        assertThat(cluster.nodes().get(query.node()).isAlive()).isTrue();
        assertThat(many.query("SELECT title FROM github.default.issues WHERE owner = 'acme' AND repo = 'rocket'")).hasSize(30);
        simulators.clearFaults();
        assertThat(query.rows()).containsExactlyInAnyOrderElementsOf(rows);

        cluster.nodes().get(query.node()).awaitEnd();
        cluster.awaitOutput("%s has ended in order".formatted(query.node()));
    }

    @Test(timeOut = TIMEOUT, priority = 3)
    public void testKilledWorkerWithTaskRetry()
            throws ExecutionException, InterruptedException, SQLException
    {
        ImmutableList<String> allRows = one.query(EVERY_REPOSITORY.formatted("github"));
        ImmutableList<String> rows = one.query(PAGED);
        JdbcClient retrying = many.with("retry_policy", "TASK");
        simulators.stall(LATER_PAGE);
        StalledQuery ofAllWorkers = StalledQuery.start(retrying, many, EVERY_REPOSITORY.formatted("rest"));
        StalledQuery query = StalledQuery.start(retrying, many, PAGED);
        cluster.nodes().get(query.node()).kill();
        simulators.clearFaults();

        assertThat(query.rows()).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(ofAllWorkers.rows()).containsExactlyInAnyOrderElementsOf(allRows);
        awaitWorkers(WORKERS - 2);
        // the whole split was read again, and each of its requests counted; what the killed worker has counted ended with it
        assertThat(many.query("SELECT sum(requests), count_if(requests > 0) FROM github.system.query_status WHERE query_id = '%s'".formatted(query.queryId()))).containsExactly("6,1");
        cluster.awaitOutput("%s has ended with exit code 137. The end of its log".formatted(query.node()));
        cluster.awaitOutput("2 of 4 workers are left");
    }

    @Test(timeOut = TIMEOUT, priority = 4)
    public void testKilledWorkerWithoutRetry()
            throws InterruptedException, SQLException
    {
        simulators.stall(LATER_PAGE);
        StalledQuery query = StalledQuery.start(many, many, PAGED);
        cluster.nodes().get(query.node()).kill();

        assertThatThrownBy(query::rows).hasMessageContaining("worker node");
        simulators.clearFaults();
        awaitWorkers(WORKERS - 3);
        assertThat(many.query(PAGED)).hasSizeGreaterThan(400);
    }

    /**
     * Of the 900 requests that a credential may make to an endpoint in a minute, each node takes its part.
     */
    @Test(timeOut = TIMEOUT, priority = 5)
    public void testNodesShareTheLimitsOfACredential()
            throws SQLException
    {
        JdbcClient hurried = many.with("github.max_permit_wait", "1s");
        String oneRequestForEach = "SELECT sum(additions) FROM github.default.commits WHERE owner = 'acme'";
        hurried.query(oneRequestForEach);
        assertThat(simulators.requests()).hasSizeBetween(300, 450);
        // the last worker and the coordinator: 450 each
        assertThatThrownBy(() -> hurried.query(oneRequestForEach)).hasMessageContaining("as many requests as the source allows");
        assertThat(simulators.requests()).filteredOn(request -> request.path().contains("/commits/")).hasSizeBetween(389, 450);
    }

    @Test(timeOut = TIMEOUT, priority = 6)
    public void testEndWaitsForQueries()
            throws ExecutionException, IOException, InterruptedException, SQLException
    {
        ImmutableList<String> rows = one.query(PAGED);
        simulators.stall(LATER_PAGE);
        StalledQuery query = StalledQuery.start(many, many, PAGED);
        // as a terminal does to all of its processes
        cluster.nodes().get("coordinator").interrupt();
        cluster.nodes().get(query.node()).interrupt();
        CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(cluster::end);
        cluster.awaitOutput("have 30 seconds to end");
        simulators.clearFaults();

        assertThat(query.rows()).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(exitCode.join()).isEqualTo(143);
        assertThat(cluster.output()).endsWith("] The nodes end\n");
        assertThat(cluster.nodes().values()).allSatisfy(node -> assertThat(node.isAlive()).isFalse());
        assertThat(cluster.files("")).noneMatch(file -> file.toString().contains("/exchange/"));
    }

    private URI uriOf(String node)
            throws SQLException
    {
        return URI.create(getOnlyElement(many.query("SELECT http_uri FROM system.runtime.nodes WHERE node_id LIKE '%s-%%'".formatted(node))));
    }

    /**
     * Waits until the coordinator has noticed.
     */
    private void awaitWorkers(int count)
            throws InterruptedException
    {
        while (true) {
            try {
                if (many.query("SELECT count(*) FROM system.runtime.nodes WHERE state = 'active' AND NOT coordinator").equals(ImmutableList.of(Integer.toString(count)))) {
                    return;
                }
            }
            catch (SQLException e) {
                // sent to the one that is not there any more
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }
}

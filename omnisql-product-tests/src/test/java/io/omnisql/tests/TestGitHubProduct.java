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
import io.omnisql.server.ServerAssembly;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

import static java.net.http.HttpClient.Version.HTTP_1_1;
import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * From the client to the API and back, through processes as they run in production: a server with plugin directories, and a simulated GitHub.
 */
@Test(singleThreaded = true)
public class TestGitHubProduct
        extends BaseProductTest
{
    private static final String ISSUES = "/repos/acme/monolith/issues";
    private static final String FILTERED_LIMIT = "SELECT number, state FROM github.default.issues WHERE owner = 'acme' AND repo = 'monolith' AND state = 'closed' LIMIT 5";

    private JdbcClient jdbc;
    private CommandLine commandLine;

    @BeforeClass(timeOut = START_TIMEOUT)
    public void startProcesses()
            throws IOException, InterruptedException
    {
        ServerAssembly assembly = ServerAssembly.at(Path.of(System.getProperty("omnisql.assembly")));
        simulators = SimulatorProcess.start(assembly, token);
        server = ProductServer.start(assembly, Files.createTempDirectory(Path.of("target"), "github"), simulators.gitHub(), token);
        jdbc = new JdbcClient(server.uri());
        commandLine = new CommandLine(assembly, server.uri());
    }

    @BeforeMethod(timeOut = TIMEOUT)
    public void clearJournal()
    {
        simulators.clearJournal();
    }

    @Test(timeOut = TIMEOUT)
    public void testTables()
            throws SQLException
    {
        assertThat(jdbc.query("SHOW TABLES FROM github.default")).contains("issues", "pull_requests", "repositories");
        assertThat(simulators.requests()).isEmpty();
    }

    @Test(timeOut = TIMEOUT)
    public void testLimitStopsPaging()
            throws SQLException
    {
        assertThat(jdbc.query(FILTERED_LIMIT))
                .hasSize(5)
                .allMatch(row -> row.endsWith(",closed"));

        assertThat(simulators.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo(ISSUES);
            assertThat(request.parameters()).containsEntry("state", "closed");
            assertThat(request.credential()).isEqualTo("demo");
        });
    }

    @Test(timeOut = TIMEOUT)
    public void testCommandLineReadsWhatJdbcReads()
            throws IOException, InterruptedException, SQLException
    {
        String sql = "SELECT number, author FROM github.default.issues WHERE owner = 'acme' AND repo = 'rocket' ORDER BY number";
        ImmutableList<String> rows = jdbc.query(sql);
        assertThat(rows).hasSize(30);
        assertThat(commandLine.run(sql).stream().map(row -> row.endsWith(",") ? row + "null" : row)).containsExactlyElementsOf(rows);
    }

    @Test(timeOut = TIMEOUT)
    public void testJoinAsksEachRepositoryOnce()
            throws SQLException
    {
        assertThat(jdbc.query(
                """
                SELECT count(*)
                FROM github.default.repositories r
                JOIN github.default.pull_requests p ON p.owner = r.owner AND p.repo = r.repo
                WHERE r.owner = 'acme' AND r.repo = 'rocket'
                """)).containsExactly("12");

        assertThat(simulators.requests()).extracting(JournaledRequest::path)
                .contains("/repos/acme/rocket/pulls")
                .doesNotHaveDuplicates();
    }

    @Test(timeOut = TIMEOUT)
    public void testFilteredLimitIsPushedDown()
            throws SQLException
    {
        assertThat(String.join("\n", jdbc.query("EXPLAIN " + FILTERED_LIMIT)))
                .contains("TableScan")
                .doesNotContain("Filter", "Limit[");
    }

    @Test(timeOut = TIMEOUT)
    public void testTokenStaysInTheConnector()
            throws IOException, InterruptedException, SQLException
    {
        jdbc.query(FILTERED_LIMIT);
        assertThat(simulators.requests()).isNotEmpty().allMatch(request -> request.credential().equals("demo"));

        assertThat(jdbc.query("EXPLAIN " + FILTERED_LIMIT)).noneMatch(row -> row.contains(token));
        assertThat(jdbc.query("EXPLAIN ANALYZE VERBOSE " + FILTERED_LIMIT)).noneMatch(row -> row.contains(token));
        for (String queryId : jdbc.query("SELECT query_id FROM system.runtime.queries")) {
            assertThat(get("/v1/query/%s?pretty".formatted(queryId))).contains(queryId).doesNotContain(token);
        }
        assertThat(get("/v1/query")).contains("monolith").doesNotContain(token);
        assertThat(server.log()).contains("SERVER STARTED").doesNotContain(token);
    }

    private String get(String path)
            throws IOException, InterruptedException
    {
        URI uri = server.uri().resolve(path);
        try (HttpClient client = HttpClient.newBuilder().version(HTTP_1_1).build()) {
            return client.send(HttpRequest.newBuilder(uri).header("X-Trino-User", "test").build(), ofString()).body();
        }
    }
}

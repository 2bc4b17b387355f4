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
package io.omnisql.server;

import com.google.common.collect.ImmutableSet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import static java.lang.Math.toIntExact;
import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static java.util.Objects.requireNonNull;

/**
 * Asks a starting server the same small query until its nodes are there: a started server may still have none to run a query on.
 * The answer of another server, which may listen on the same port, is none. One that lets only those ask whom its policy knows tells which node it is, and nothing of others.
 */
public record ServerReadiness(URI server, ImmutableSet<String> nodeIds, HttpClient client)
{
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
    // of Trino's StandardErrorCode, which the launcher does not have
    private static final int PERMISSION_DENIED = 4;
    private static final String QUERY = "SELECT node_id FROM system.runtime.nodes WHERE state = 'active'";

    public ServerReadiness
    {
        requireNonNull(server, "server is null");
        requireNonNull(nodeIds, "nodeIds is null");
        requireNonNull(client, "client is null");
    }

    void await(Process process, Duration timeout)
            throws InterruptedException
    {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!isReady()) {
            if (process.waitFor(POLL_INTERVAL)) {
                throw new LauncherException("The server ended while it was starting, with exit code " + process.exitValue());
            }
            if (System.nanoTime() > deadline) {
                throw new LauncherException("The server did not answer a query within %s seconds".formatted(timeout.toSeconds()));
            }
        }
    }

    public boolean isReady()
            throws InterruptedException
    {
        return hasStarted() && activeNodes().containsAll(nodeIds);
    }

    // queries sent earlier would fail, and stand in the server's log and history
    private boolean hasStarted()
            throws InterruptedException
    {
        return get("/v1/info").contains("\"starting\":false");
    }

    private String get(String path)
            throws InterruptedException
    {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path)).timeout(ANSWER_TIMEOUT).build();
        try {
            return client.send(request, ofString()).body();
        }
        catch (IOException e) {
            return "";
        }
    }

    private ImmutableSet<String> activeNodes()
            throws InterruptedException
    {
        String url = "jdbc:trino://%s:%s".formatted(server.getHost(), server.getPort());
        try (Connection connection = DriverManager.getConnection(url, "omnisql", null)) {
            connection.setNetworkTimeout(Runnable::run, toIntExact(ANSWER_TIMEOUT.toMillis()));
            try (Statement statement = connection.createStatement();
                    ResultSet resultSet = statement.executeQuery(QUERY)) {
                ImmutableSet.Builder<String> nodes = ImmutableSet.builder();
                while (resultSet.next()) {
                    nodes.add(resultSet.getString(1));
                }
                return nodes.build();
            }
        }
        catch (SQLException e) {
            return e.getErrorCode() == PERMISSION_DENIED && isAnyOf(nodeIds) ? nodeIds : ImmutableSet.of();
        }
    }

    private boolean isAnyOf(ImmutableSet<String> nodes)
            throws InterruptedException
    {
        String status = get("/v1/status");
        return nodes.stream().anyMatch(node -> status.contains("\"nodeId\":\"%s\"".formatted(node)));
    }
}

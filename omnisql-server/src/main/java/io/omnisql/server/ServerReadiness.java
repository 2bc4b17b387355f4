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

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

import static java.lang.Math.toIntExact;
import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static java.util.Objects.requireNonNull;

/**
 * Asks a starting server the same small query until it has an answer: a started server may still have no node to run a query on.
 * The answer of another server, which may listen on the same port, is none.
 */
record ServerReadiness(URI server, String nodeId, HttpClient client)
{
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
    private static final String QUERY = "SELECT count(*) FROM system.runtime.nodes WHERE state = 'active' AND node_id = ?";

    ServerReadiness
    {
        requireNonNull(server, "server is null");
        requireNonNull(nodeId, "nodeId is null");
        requireNonNull(client, "client is null");
    }

    void await(Process process, Duration timeout)
            throws InterruptedException
    {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!hasStarted() || !answers()) {
            if (process.waitFor(POLL_INTERVAL)) {
                throw new LauncherException("The server ended while it was starting, with exit code " + process.exitValue());
            }
            if (System.nanoTime() > deadline) {
                throw new LauncherException("The server did not answer a query within %s seconds".formatted(timeout.toSeconds()));
            }
        }
    }

    // queries sent earlier would fail, and stand in the server's log and history
    private boolean hasStarted()
            throws InterruptedException
    {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/v1/info")).timeout(ANSWER_TIMEOUT).build();
        try {
            return client.send(request, ofString()).body().contains("\"starting\":false");
        }
        catch (IOException e) {
            return false;
        }
    }

    private boolean answers()
    {
        String url = "jdbc:trino://%s:%s".formatted(server.getHost(), server.getPort());
        try (Connection connection = DriverManager.getConnection(url, "omnisql", null)) {
            connection.setNetworkTimeout(Runnable::run, toIntExact(ANSWER_TIMEOUT.toMillis()));
            try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
                statement.setString(1, nodeId);
                ResultSet resultSet = statement.executeQuery();
                return resultSet.next() && resultSet.getLong(1) > 0;
            }
        }
        catch (SQLException e) {
            return false;
        }
    }
}

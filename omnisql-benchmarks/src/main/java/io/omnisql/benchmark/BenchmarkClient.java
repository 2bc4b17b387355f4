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
package io.omnisql.benchmark;

import io.omnisql.server.LauncherException;
import io.trino.jdbc.TrinoResultSet;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import static java.util.Objects.requireNonNull;

/**
 * Runs queries over JDBC, as any client would, and tells what they took.
 */
final class BenchmarkClient
        implements AutoCloseable
{
    private final Connection connection;

    private BenchmarkClient(Connection connection)
    {
        this.connection = requireNonNull(connection, "connection is null");
    }

    static BenchmarkClient connect(URI server)
    {
        try {
            return new BenchmarkClient(DriverManager.getConnection("jdbc:trino://%s:%s/github/default".formatted(server.getHost(), server.getPort()), "benchmark", null));
        }
        catch (SQLException e) {
            throw new LauncherException("Cannot connect to the server: " + e.getMessage(), e);
        }
    }

    /**
     * Runs a query that gives one number.
     */
    Measured measure(String sql)
    {
        long start = System.nanoTime();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            long value = rows.getLong(1);
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            return new Measured(duration, value, requests(rows.unwrap(TrinoResultSet.class).getQueryId()));
        }
        catch (SQLException e) {
            throw new LauncherException("The query failed: %s\n%s".formatted(e.getMessage(), sql), e);
        }
    }

    private long requests(String queryId)
            throws SQLException
    {
        try (Statement statement = connection.createStatement();
                ResultSet usage = statement.executeQuery("SELECT sum(requests) FROM github.system.query_status WHERE query_id = '%s'".formatted(queryId))) {
            usage.next();
            return usage.getLong(1);
        }
    }

    @Override
    public void close()
    {
        try {
            connection.close();
        }
        catch (SQLException e) {
            throw new LauncherException("Cannot close the connection: " + e.getMessage(), e);
        }
    }

    /**
     * @param duration from sending the query to its first row, which is its only one
     * @param requests how many calls of the budget it made
     */
    record Measured(Duration duration, long value, long requests)
    {
        Measured
        {
            requireNonNull(duration, "duration is null");
        }
    }
}

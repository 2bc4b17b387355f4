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

import com.google.common.collect.ImmutableList;
import io.trino.jdbc.TrinoResultSet;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.OptionalLong;

import static java.util.Objects.requireNonNull;

/**
 * Asks a server of one node over JDBC, as any other client would.
 */
public final class QueryClient
        implements AutoCloseable
{
    private static final String COST =
            """
            SELECT requests, not_modified, freshness_ms
            FROM "%s".system.query_status
            WHERE query_id = '%s'""";

    private final Connection connection;

    private QueryClient(Connection connection)
    {
        this.connection = requireNonNull(connection, "connection is null");
    }

    public static QueryClient connect(URI server, String user)
    {
        try {
            return new QueryClient(DriverManager.getConnection("jdbc:trino://%s:%s%s".formatted(server.getHost(), server.getPort(), server.getPath()), user, null));
        }
        catch (SQLException e) {
            throw new LauncherException("Cannot connect to the server: " + e.getMessage(), e);
        }
    }

    /**
     * In a catalog, so that queries need not name it.
     */
    public static QueryClient connect(URI server, String user, String catalog)
    {
        return connect(URI.create("%s/%s/default".formatted(server, catalog)), user);
    }

    public QueryAnswer run(String sql)
    {
        long start = System.nanoTime();
        try (Statement statement = connection.createStatement();
                ResultSet resultSet = statement.executeQuery(sql)) {
            ImmutableList.Builder<ImmutableList<String>> rows = ImmutableList.builder();
            ImmutableList<String> columns = columns(resultSet.getMetaData());
            while (resultSet.next()) {
                rows.add(row(resultSet, columns.size()));
            }
            String queryId = resultSet.unwrap(TrinoResultSet.class).getQueryId();
            return new QueryAnswer(queryId, columns, rows.build(), Duration.ofNanos(System.nanoTime() - start));
        }
        catch (SQLException e) {
            throw new LauncherException("The query failed: %s\n%s".formatted(e.getMessage(), sql), e);
        }
    }

    /**
     * What a query has cost the source of one catalog.
     */
    public QueryCost cost(String queryId, String catalog)
    {
        try (Statement statement = connection.createStatement();
                ResultSet resultSet = statement.executeQuery(COST.formatted(catalog, queryId))) {
            // one node has one row, once a request was made
            if (!resultSet.next()) {
                return new QueryCost(0, 0, OptionalLong.empty());
            }
            long freshness = resultSet.getLong(3);
            return new QueryCost(
                    resultSet.getLong(1),
                    resultSet.getLong(2),
                    resultSet.wasNull() ? OptionalLong.empty() : OptionalLong.of(freshness));
        }
        catch (SQLException e) {
            throw new LauncherException("Cannot read from catalog %s the cost of query %s: %s".formatted(catalog, queryId, e.getMessage()), e);
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

    private static ImmutableList<String> columns(ResultSetMetaData metadata)
            throws SQLException
    {
        ImmutableList.Builder<String> columns = ImmutableList.builder();
        for (int column = 1; column <= metadata.getColumnCount(); column++) {
            columns.add(metadata.getColumnLabel(column));
        }
        return columns.build();
    }

    private static ImmutableList<String> row(ResultSet resultSet, int columns)
            throws SQLException
    {
        ImmutableList.Builder<String> row = ImmutableList.builder();
        for (int column = 1; column <= columns; column++) {
            String value = resultSet.getString(column);
            row.add(resultSet.wasNull() ? "NULL" : value);
        }
        return row.build();
    }
}

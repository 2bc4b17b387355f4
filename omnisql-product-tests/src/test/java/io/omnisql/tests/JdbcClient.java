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

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

import static java.util.Objects.requireNonNull;

/**
 * Asks a server over JDBC, with a connection per statement.
 */
record JdbcClient(URI server, ImmutableMap<String, String> sessionProperties)
{
    JdbcClient
    {
        requireNonNull(server, "server is null");
        requireNonNull(sessionProperties, "sessionProperties is null");
    }

    JdbcClient(URI server)
    {
        this(server, ImmutableMap.of());
    }

    JdbcClient with(String sessionProperty, String value)
    {
        return new JdbcClient(server, ImmutableMap.<String, String>builder().putAll(sessionProperties).put(sessionProperty, value).buildOrThrow());
    }

    /**
     * Rows with their values as text, separated by commas.
     */
    ImmutableList<String> query(String sql)
            throws SQLException
    {
        String url = "jdbc:trino://%s:%s/github/default".formatted(server.getHost(), server.getPort());
        Properties properties = new Properties();
        properties.setProperty("user", "test");
        if (!sessionProperties.isEmpty()) {
            properties.setProperty("sessionProperties", Joiner.on(';').withKeyValueSeparator(':').join(sessionProperties));
        }
        try (Connection connection = DriverManager.getConnection(url, properties);
                Statement statement = connection.createStatement();
                ResultSet resultSet = statement.executeQuery(sql)) {
            ImmutableList.Builder<String> rows = ImmutableList.builder();
            while (resultSet.next()) {
                ImmutableList.Builder<String> row = ImmutableList.builder();
                for (int column = 1; column <= resultSet.getMetaData().getColumnCount(); column++) {
                    row.add(String.valueOf(resultSet.getString(column)));
                }
                rows.add(String.join(",", row.build()));
            }
            return rows.build();
        }
    }
}

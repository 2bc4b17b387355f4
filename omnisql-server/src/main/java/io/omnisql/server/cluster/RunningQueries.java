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

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

import static java.util.Objects.requireNonNull;

/**
 * Counts the queries of a cluster that have not ended, but for the count itself.
 */
record RunningQueries(URI coordinator)
{
    private static final String SOURCE = "omnisql-cluster";
    private static final String QUERY = "SELECT count(*) FROM system.runtime.queries WHERE state NOT IN ('FINISHED', 'FAILED') AND source IS DISTINCT FROM '%s'".formatted(SOURCE);
    private static final int ANSWER_MILLIS = 5_000;

    RunningQueries
    {
        requireNonNull(coordinator, "coordinator is null");
    }

    /**
     * None where the cluster does not answer: nothing of it can be waited for then.
     */
    long count()
    {
        Properties properties = new Properties();
        properties.setProperty("user", "omnisql");
        properties.setProperty("source", SOURCE);
        properties.setProperty("sessionProperties", "retry_policy:NONE");
        try (Connection connection = DriverManager.getConnection("jdbc:trino://%s:%s".formatted(coordinator.getHost(), coordinator.getPort()), properties)) {
            connection.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
            try (Statement statement = connection.createStatement();
                    ResultSet resultSet = statement.executeQuery(QUERY)) {
                return resultSet.next() ? resultSet.getLong(1) : 0;
            }
        }
        catch (SQLException e) {
            return 0;
        }
    }
}

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
import com.google.common.collect.ImmutableSet;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.util.Objects.requireNonNull;

/**
 * A query that waits for a simulator's answer, which does not come before faults are cleared.
 */
final class StalledQuery
{
    private static final String WAITING =
            """
            SELECT query_id, node_id FROM github.system.requests WHERE status IS NULL AND elapsed_ms IS NULL
            UNION ALL
            SELECT query_id, node_id FROM rest.system.requests WHERE status IS NULL AND elapsed_ms IS NULL
            """;

    private final FutureTask<ImmutableList<String>> rows;
    private final String queryId;
    private final String nodeId;

    private StalledQuery(FutureTask<ImmutableList<String>> rows, String queryId, String nodeId)
    {
        this.rows = requireNonNull(rows, "rows is null");
        this.queryId = requireNonNull(queryId, "queryId is null");
        this.nodeId = requireNonNull(nodeId, "nodeId is null");
    }

    /**
     * Starts the query, and returns when a node waits for an answer; of several, one is as good as another.
     */
    static StalledQuery start(JdbcClient client, JdbcClient observer, String sql)
            throws SQLException
    {
        ImmutableSet<String> others = waiting(observer).keySet();
        FutureTask<ImmutableList<String>> rows = new FutureTask<>(() -> client.query(sql));
        Thread.ofVirtual().start(rows);
        while (true) {
            for (Map.Entry<String, String> query : waiting(observer).entrySet()) {
                if (!others.contains(query.getKey())) {
                    return new StalledQuery(rows, query.getKey(), query.getValue());
                }
            }
        }
    }

    private static ImmutableMap<String, String> waiting(JdbcClient observer)
            throws SQLException
    {
        return observer.query(WAITING).stream().collect(toImmutableMap(row -> row.split(",")[0], row -> row.split(",")[1], (one, _) -> one));
    }

    String queryId()
    {
        return queryId;
    }

    /**
     * The node that waits, as the launcher calls it: node ids end in the name of the run.
     */
    String node()
    {
        return nodeId.substring(0, nodeId.lastIndexOf('-'));
    }

    ImmutableList<String> rows()
            throws InterruptedException, ExecutionException
    {
        return rows.get();
    }
}

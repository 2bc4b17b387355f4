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
package io.omnisql.connector.tpch;

import com.google.common.collect.ImmutableMap;
import io.trino.Session;
import io.trino.sql.query.QueryAssertions;
import io.trino.testing.DistributedQueryRunner;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * The warehouse and a Trino of one node with a catalog over it.
 */
record TestingTpch(TpchServer server, DistributedQueryRunner queryRunner)
        implements AutoCloseable
{
    TestingTpch
    {
        requireNonNull(server, "server is null");
        requireNonNull(queryRunner, "queryRunner is null");
    }

    static TestingTpch start()
    {
        TpchServer server = new TpchServer();
        try {
            return new TestingTpch(server, TpchQueryRunner.create(server, 0, ImmutableMap.of()));
        }
        catch (Throwable e) {
            server.close();
            throw new IllegalStateException(e);
        }
    }

    QueryAssertions assertions()
    {
        return new QueryAssertions(queryRunner);
    }

    Session session(String property, String value)
    {
        return Session.builder(queryRunner.getDefaultSession()).setCatalogSessionProperty(TpchQueryRunner.CATALOG, property, value).build();
    }

    /**
     * The rows of a query that has a single column.
     */
    List<Object> column(String sql)
    {
        return queryRunner.execute(sql).getMaterializedRows().stream().map(row -> row.getField(0)).toList();
    }

    /**
     * What the warehouse is asked by a query.
     */
    List<String> requests(String sql)
    {
        server.journal().clear();
        queryRunner.execute(sql);
        return server.journal().requests();
    }

    @Override
    public void close()
    {
        queryRunner.close();
        server.close();
    }
}

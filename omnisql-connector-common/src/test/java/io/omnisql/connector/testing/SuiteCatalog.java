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
package io.omnisql.connector.testing;

import com.google.common.collect.ImmutableMap;
import io.trino.Session;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.QueryFailedException;
import io.trino.testing.QueryRunner;
import okhttp3.HttpUrl;

import java.nio.file.Path;
import java.util.Map;

import static io.trino.testing.TestingSession.testSessionBuilder;
import static java.util.Objects.requireNonNull;

/**
 * A Trino server with catalogs over a source, which it sees through a proxy. Queries run one after the other, so that the journal belongs to the last one.
 */
public final class SuiteCatalog
        implements AutoCloseable
{
    public static final String CATALOG = "tested";

    private final TestedSource source;
    private final RecordingProxy proxy;
    private final QueryRunner queryRunner;
    private final TestedPlugin plugin;

    private SuiteCatalog(TestedSource source, RecordingProxy proxy, QueryRunner queryRunner)
    {
        this.source = requireNonNull(source, "source is null");
        this.proxy = requireNonNull(proxy, "proxy is null");
        this.queryRunner = requireNonNull(queryRunner, "queryRunner is null");
        this.plugin = new TestedPlugin(source);
    }

    /**
     * On a server of its own.
     */
    public static SuiteCatalog start(TestedSource source)
            throws Exception
    {
        QueryRunner queryRunner = startServer();
        try {
            return on(queryRunner, source);
        }
        catch (Throwable e) {
            queryRunner.close();
            throw e;
        }
    }

    /**
     * A server for catalogs of several sources, one after the other.
     */
    public static QueryRunner startServer()
            throws Exception
    {
        return DistributedQueryRunner.builder(testSessionBuilder().setCatalog(CATALOG).setSchema("default").build()).setWorkerCount(0).build();
    }

    /**
     * Takes the server, and leaves it to whoever drops the catalog.
     */
    public static SuiteCatalog on(QueryRunner queryRunner, TestedSource source)
    {
        SuiteCatalog suite = new SuiteCatalog(source, RecordingProxy.before(source.apiUri()), queryRunner);
        queryRunner.installPlugin(suite.plugin);
        suite.create(suite.proxy.apiUri());
        return suite;
    }

    public RecordingProxy proxy()
    {
        return proxy;
    }

    public QueryRunner queryRunner()
    {
        return queryRunner;
    }

    public TestedSource source()
    {
        return source;
    }

    private void create(HttpUrl apiUri)
    {
        queryRunner.createCatalog(CATALOG, plugin.connectorName(), properties(apiUri));
    }

    /**
     * A further catalog over an API of the same kind, without the first one's scope.
     */
    public void createOpen(String catalog, HttpUrl apiUri)
    {
        queryRunner.createCatalog(catalog, plugin.connectorName(), tested(source.openCatalog(apiUri)));
    }

    /**
     * A further catalog, for which time passes as somebody wants it.
     */
    public void create(String catalog, VirtualTiming timing)
    {
        queryRunner.createCatalog(catalog, plugin.connectorName(timing), properties(proxy.apiUri()));
    }

    /**
     * A further catalog, of which users see what a policy grants.
     */
    public void createRestricted(String catalog, Path sharedProperties)
    {
        queryRunner.createCatalog(catalog, plugin.connectorName(), ImmutableMap.<String, String>builder()
                .putAll(properties(proxy.apiUri()))
                .put("omnisql.shared-properties", sharedProperties.toString())
                .buildOrThrow());
    }

    public void drop(String catalog)
    {
        queryRunner.execute("DROP CATALOG " + catalog);
    }

    /**
     * Tests ask faster than any limit allows, and count the requests of one query after the other.
     */
    public Map<String, String> properties(HttpUrl apiUri)
    {
        return tested(source.catalog(apiUri));
    }

    private static Map<String, String> tested(Map<String, String> properties)
    {
        return ImmutableMap.<String, String>builder()
                .put("omnisql.tenant", "acme")
                .put("omnisql.rate-limit.paced", "false")
                .put("omnisql.cache.enabled", "false")
                .putAll(properties)
                .buildKeepingLast();
    }

    public SuiteAnswer query(String sql)
    {
        return query(session(true), sql);
    }

    /**
     * The same query, with nothing sent to the source but keys.
     */
    public SuiteAnswer queryWithoutPushdown(String sql)
    {
        return query(session(false), sql);
    }

    /**
     * A query that may fail.
     */
    public SuiteAnswer execute(String sql)
    {
        return execute(session(true), sql);
    }

    private SuiteAnswer execute(Session session, String sql)
    {
        proxy.clear();
        QueryRunner.MaterializedResultWithPlan result = queryRunner.executeWithPlan(session, sql);
        return new SuiteAnswer(result.queryId().toString(), PlainRows.of(result.result()), proxy.journal());
    }

    private SuiteAnswer query(Session session, String sql)
    {
        try {
            return execute(session, sql);
        }
        catch (QueryFailedException e) {
            throw new AssertionError("This query fails: %s\n%s\nafter %s".formatted(sql, e.getMessage(), proxy.journal()), e);
        }
    }

    /**
     * A name that a query spells out and the source does not have stands for no rows, as the suite puts values together that belong to different keys.
     */
    private Session session(boolean pushdown)
    {
        return Session.builder(queryRunner.getDefaultSession())
                .setCatalogSessionProperty(CATALOG, "pushdown_enabled", String.valueOf(pushdown))
                .setCatalogSessionProperty(CATALOG, "missing_resource", "EMPTY")
                .build();
    }

    /**
     * Leaves the server as it was before.
     */
    public void drop()
    {
        drop(CATALOG);
        proxy.close();
    }

    @Override
    public void close()
    {
        queryRunner.close();
        proxy.close();
    }
}

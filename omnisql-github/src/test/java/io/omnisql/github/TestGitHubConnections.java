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
package io.omnisql.github;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.sun.net.httpserver.HttpServer;
import io.omnisql.connector.error.ApiErrorCode;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.Connector;
import io.trino.spi.connector.ConnectorMetadata;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.ConnectorSplitSource;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.Constraint;
import io.trino.spi.connector.DynamicFilter;
import io.trino.spi.connector.DynamicFilterSnapshot;
import io.trino.spi.transaction.IsolationLevel;
import io.trino.testing.TestingConnectorContext;
import io.trino.testing.TestingConnectorSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.Iterables.getOnlyElement;
import static io.omnisql.connector.error.ApiErrorCode.CATALOG_CLOSED;
import static io.omnisql.connector.error.ApiErrorCode.SOURCE_UNAVAILABLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What the settings of a catalog do to its connections, from the properties to the wire, and what is left of them when the catalog is closed.
 */
@Timeout(300)
final class TestGitHubConnections
{
    private static final String CATALOG = "connections";

    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> permission = new CompletableFuture<>();
    private final ExecutorService handlers = newVirtualThreadPerTaskExecutor();
    private HttpServer server;

    @BeforeEach
    void start()
            throws IOException
    {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(handlers);
        server.createContext("/", exchange -> {
            paths.add(exchange.getRequestURI().getPath());
            permission.join();
            byte[] body = "[]".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void stop()
    {
        permission.complete(null);
        server.stop(0);
        handlers.close();
    }

    @Test
    void testEnterpriseServer()
            throws IOException
    {
        permission.complete(null);
        for (String root : ImmutableList.of("/api/v3", "/api/v3/")) {
            Connector connector = connector(root, ImmutableMap.of());
            try (ConnectorPageSource issues = issues(connector)) {
                while (!issues.isFinished()) {
                    issues.isBlocked().join();
                    assertThat(issues.getNextSourcePage()).isNull();
                }
            }
            finally {
                connector.shutdown();
            }
        }
        assertThat(paths).containsExactly("/api/v3/repos/acme/rocket/issues", "/api/v3/repos/acme/rocket/issues");
    }

    @Test
    void testRequestTimeout()
            throws IOException
    {
        Connector connector = connector("", ImmutableMap.of("omnisql.request-timeout", "100ms"));
        try (ConnectorPageSource issues = issues(connector)) {
            assertFailure(issues, SOURCE_UNAVAILABLE);
        }
        finally {
            connector.shutdown();
        }
        // a request that times out while it connects does not reach the server
        assertThat(paths).hasSizeBetween(1, 4);
    }

    /**
     * Catalogs that are dropped in the middle of a query end it, and leave no thread behind.
     */
    @Test
    void testShutdown()
            throws IOException, InterruptedException
    {
        for (int catalog = 0; catalog < 50; catalog++) {
            Connector connector = connector("", ImmutableMap.of());
            try (ConnectorPageSource issues = issues(connector)) {
                assertThat(issues.isBlocked()).isNotDone();
                connector.shutdown();
                assertFailure(issues, CATALOG_CLOSED);
            }
        }
        List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains(CATALOG) || thread.getName().startsWith("OkHttp http"))
                .collect(toImmutableList());
        for (Thread thread : threads) {
            thread.join(10_000);
            assertThat(thread.isAlive()).describedAs(thread.getName()).isFalse();
        }
    }

    private static void assertFailure(ConnectorPageSource source, ApiErrorCode code)
    {
        source.isBlocked().join();
        assertThat(catchThrowableOfType(TrinoException.class, source::getNextSourcePage).getErrorCode()).isEqualTo(code.toErrorCode());
    }

    private Connector connector(String root, Map<String, String> settings)
    {
        return getOnlyElement(new GitHubPlugin().getConnectorFactories()).create(
                CATALOG,
                ImmutableMap.<String, String>builder()
                        .put("omnisql.tenant", "acme")
                        .put("github.token", "a-token")
                        .put("github.api-uri", "http://127.0.0.1:" + server.getAddress().getPort() + root)
                        .putAll(settings)
                        .buildOrThrow(),
                new TestingConnectorContext());
    }

    private static ConnectorPageSource issues(Connector connector)
    {
        ConnectorSession session = TestingConnectorSession.builder().setPropertyMetadata(connector.getSessionProperties()).build();
        ConnectorTransactionHandle transaction = connector.beginTransaction(IsolationLevel.READ_UNCOMMITTED, true, true);
        ConnectorMetadata metadata = connector.getMetadata(session, transaction);
        ConnectorTableHandle rocket = TestingGitHub.issuesOfRocket(metadata, session);
        List<ColumnHandle> projected = ImmutableList.of(metadata.getColumnHandles(session, rocket).get("number"));
        try (ConnectorSplitSource source = connector.getSplitManager().getSplits(transaction, session, rocket, ImmutableSet.copyOf(projected), Constraint.alwaysTrue())) {
            ConnectorSplit split = getOnlyElement(source.getNextBatch(10, DynamicFilterSnapshot.EMPTY).join());
            return connector.getPageSourceProviderFactory().createPageSourceProvider()
                    .createPageSource(transaction, session, split, rocket, Optional.empty(), projected, DynamicFilter.EMPTY, _ -> {});
        }
    }
}

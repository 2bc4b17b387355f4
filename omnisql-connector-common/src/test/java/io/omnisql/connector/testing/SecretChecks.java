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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.ApiConnectorFactory;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.spi.connector.Connector;
import io.trino.spi.connector.ConnectorMetadata;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.transaction.IsolationLevel;
import io.trino.testing.TestingConnectorContext;
import io.trino.testing.TestingConnectorSession;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static io.omnisql.connector.testing.SqlLiteral.quoted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The catalog's secret is in the headers of requests and nowhere else. Of errors {@link FaultChecks} says the same, under answers that repeat it.
 */
public final class SecretChecks
{
    private static final ImmutableList<String> EXPLAIN = ImmutableList.of("EXPLAIN ", "EXPLAIN (TYPE LOGICAL, FORMAT JSON) ", "EXPLAIN (TYPE IO) ", "EXPLAIN ANALYZE VERBOSE ");
    private static final ImmutableList<String> SYSTEM = ImmutableList.of("requests", "query_status", "rate_limits", "capabilities");

    private final SuiteCatalog catalog;
    private final SampledRows rows;

    public SecretChecks(SuiteCatalog catalog, SampledRows rows)
    {
        this.catalog = requireNonNull(catalog, "catalog is null");
        this.rows = requireNonNull(rows, "rows is null");
    }

    public List<SuiteCheck> checks()
    {
        return Stream.concat(
                        catalog.source().definition().tables().stream().map(table -> new SuiteCheck("no secret in plans, logs and requests of " + table.name(), () -> checkQueries(table))),
                        Stream.of(
                                new SuiteCheck("the catalog has the secret", () -> assertThat(catalog.source().catalog(catalog.proxy().apiUri()).values()).anyMatch(value -> value.contains(catalog.source().secret()))),
                                new SuiteCheck("no secret in system tables", this::checkSystemTables),
                                new SuiteCheck("no secret in handles", this::checkHandles)))
                .toList();
    }

    private void checkQueries(TableDefinition table)
    {
        String sql = "SELECT * FROM %s WHERE %s".formatted(quoted(table.name()), KeyCondition.largest(table, rows, ImmutableSet.of(), catalog.source()).sql());
        try (RecordedLogs logs = RecordedLogs.start()) {
            for (String explain : EXPLAIN) {
                SuiteAnswer answer = catalog.query(explain + sql);
                assertNoSecret(catalog.source(), explain, answer.rows());
                assertNoSecret(catalog.source(), "a request", answer.journal().stream().map(exchange -> exchange.target() + exchange.body()).toList());
            }
            assertNoSecret(catalog.source(), "the log", logs.lines());
        }
    }

    private void checkSystemTables()
    {
        for (String table : SYSTEM) {
            List<List<Object>> found = catalog.query("SELECT * FROM %s.system.%s".formatted(SuiteCatalog.CATALOG, table)).rows();
            assertThat(found).describedAs("system." + table).isNotEmpty();
            assertNoSecret(catalog.source(), "system." + table, found);
        }
        for (String sql : ImmutableList.of("SELECT * FROM system.metadata.catalogs", "SELECT * FROM system.runtime.queries", "SHOW SESSION")) {
            assertNoSecret(catalog.source(), sql, catalog.query(sql).rows());
        }
    }

    private void checkHandles()
    {
        Connector connector = new ApiConnectorFactory(catalog.source().definition(), catalog.source().module()).create("secrets", catalog.properties(catalog.proxy().apiUri()), new TestingConnectorContext());
        try {
            ConnectorSession session = TestingConnectorSession.builder().setPropertyMetadata(connector.getSessionProperties()).build();
            ConnectorTransactionHandle transaction = connector.beginTransaction(IsolationLevel.READ_UNCOMMITTED, true, true);
            ConnectorMetadata metadata = connector.getMetadata(session, transaction);
            assertNoSecret(catalog.source(), "the connector", ImmutableList.of(connector, transaction, metadata, catalog.source().module()));
            for (TableDefinition table : catalog.source().definition().tables()) {
                ConnectorTableHandle handle = metadata.getTableHandle(session, new SchemaTableName("default", table.name()), Optional.empty(), Optional.empty());
                assertNoSecret(catalog.source(), "the handles of " + table.name(), ImmutableList.of(handle, metadata.getColumnHandles(session, handle)));
            }
        }
        finally {
            connector.shutdown();
        }
    }

    static void assertNoSecret(TestedSource source, String where, Object text)
    {
        String printed = text.toString();
        assertThat(printed.contains(source.secret())).describedAs("the secret stands in %s", where).isFalse();
        assertThat(printed.contains(beginningOfLogin(source.secret()))).describedAs("the header of a login stands in %s", where).isFalse();
    }

    /**
     * How a login is sent whose name begins with the secret: three bytes are four characters, so that what follows changes none of these.
     */
    private static String beginningOfLogin(String secret)
    {
        byte[] bytes = secret.getBytes(UTF_8);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, bytes.length / 3 * 3));
    }
}

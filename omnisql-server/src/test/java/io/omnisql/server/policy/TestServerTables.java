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
package io.omnisql.server.policy;

import com.google.common.collect.ImmutableMap;
import io.omnisql.policy.Enforcement;
import io.omnisql.policy.PolicyColumn;
import io.omnisql.policy.file.PolicyReader;
import io.omnisql.policy.model.PolicyDocument;
import io.omnisql.server.LauncherException;
import io.omnisql.server.QueryClient;
import io.trino.spi.connector.CatalogSchemaTableName;
import io.trino.testing.StandaloneQueryRunner;
import org.junit.jupiter.api.Test;

import java.net.URI;

import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static io.trino.testing.TestingSession.testSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestServerTables
{
    @Test
    void testTablesOfServer()
    {
        try (StandaloneQueryRunner server = new StandaloneQueryRunner(testSession());
                QueryClient client = QueryClient.connect(server.getCoordinator().getBaseUrl(), "admin")) {
            ServerTables tables = new ServerTables(client, document(""));
            CatalogSchemaTableName queries = new CatalogSchemaTableName("system", "runtime", "queries");
            assertThat(tables.tables("system").orElseThrow()).contains(queries);
            assertThat(tables.table(queries).view()).isFalse();
            assertThat(tables.table(queries).columns()).contains(new PolicyColumn("query_id", VARCHAR));
            assertThat(tables.tables("absent")).isEmpty();
            assertThat(tables.table(queries).enforcement()).isEqualTo(Enforcement.ENGINE);
        }
    }

    /**
     * Columns that listings leave out are those of the table all the same, and by one of them scans say that they keep to policy.
     */
    @Test
    void testHiddenColumns()
    {
        try (StandaloneQueryRunner server = new StandaloneQueryRunner(testSession())) {
            server.installPlugin(new HidingPlugin());
            server.createCatalog("library", "hiding", ImmutableMap.of());
            try (QueryClient client = QueryClient.connect(server.getCoordinator().getBaseUrl(), "admin")) {
                CatalogSchemaTableName books = new CatalogSchemaTableName("library", "default", "books");
                ServerTables tables = new ServerTables(client, document(
                        """
                        - {name: m, subjects: everybody, resources: {tables: [books], columns: [lent, absent]}, effect: deny}
                        - {name: n, subjects: everybody, resources: {columns: [author]}, effect: deny}
                        - {name: r, subjects: everybody, resources: {tables: [books]}, effect: rows, where: {not: {column: missing, is-null: true}}}
                        """));
                assertThat(tables.table(books).enforcement()).isEqualTo(Enforcement.ENGINE_AND_SCAN);
                assertThat(tables.table(books).columns()).containsExactly(new PolicyColumn("title", VARCHAR), new PolicyColumn("lent", BIGINT));
            }
        }
    }

    private static PolicyDocument document(String policies)
    {
        return PolicyReader.read("version: 1\ntenants: {acme: {catalogs: [library]}}\nusers: {alice: {tenant: acme}}\npolicies:\n- {name: a, subjects: everybody, resources: everything, effect: allow}\n" + policies).document().orElseThrow();
    }

    @Test
    void testNoServer()
    {
        try (QueryClient client = QueryClient.connect(URI.create("http://127.0.0.1:1"), "admin")) {
            assertThatThrownBy(() -> new ServerTables(client, document(""))).isInstanceOf(LauncherException.class).hasMessageContaining("Failed to connect");
        }
    }
}

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
package io.omnisql.accesscontrol;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.trino.spi.connector.CatalogSchemaName;
import io.trino.spi.connector.CatalogSchemaRoutineName;
import io.trino.spi.connector.CatalogSchemaTableName;
import io.trino.spi.connector.ColumnSchema;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.function.SchemaFunctionName;
import io.trino.spi.security.AccessDeniedException;
import io.trino.spi.security.SystemSecurityContext;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import static io.omnisql.accesscontrol.TestingAccessControl.context;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What of the server's own catalogs, and of the schema that each catalog has, is shown to whom.
 */
final class TestServersOwnTables
{
    private static final CatalogSchemaTableName QUERIES = new CatalogSchemaTableName("system", "runtime", "queries");
    private static final CatalogSchemaTableName NODES = new CatalogSchemaTableName("system", "runtime", "nodes");
    private static final CatalogSchemaTableName DRIVERS_TABLES = new CatalogSchemaTableName("system", "jdbc", "tables");
    private static final List<ColumnSchema> COLUMNS = ImmutableList.of(ColumnSchema.builder().setName("query").setType(VARCHAR).build());

    private final TestingPolicySource source = new TestingPolicySource(TestingAccessControl.POLICY);
    private final OmniSqlAccessControl control = TestingAccessControl.over(source, new RecordingAuditLog());
    private final SystemSecurityContext alice = context("alice", "q");
    private final SystemSecurityContext stranger = context("stranger", "q");

    @Test
    void testTables()
    {
        for (CatalogSchemaTableName table : ImmutableList.of(QUERIES, DRIVERS_TABLES)) {
            control.checkCanSelectFromColumns(alice, table, Optional.empty(), ImmutableSet.of("query"));
            assertThat(control.getColumnMasks(alice, table, COLUMNS)).isEmpty();
            assertThat(control.getRowFilters(alice, table)).isEmpty();
            assertDenied(() -> control.checkCanSelectFromColumns(stranger, table, Optional.empty(), ImmutableSet.of("query")));
            assertDenied(() -> control.getColumnMasks(stranger, table, COLUMNS));
            assertDenied(() -> control.getRowFilters(stranger, table));
        }
        assertDenied(() -> control.checkCanSelectFromColumns(alice, NODES, Optional.empty(), ImmutableSet.of("node_id")));
        assertDenied(() -> control.getColumnMasks(alice, NODES, COLUMNS));
        assertDenied(() -> control.getRowFilters(alice, NODES));
        assertThat(control.filterColumns(alice, "system", ImmutableMap.of(NODES.getSchemaTableName(), ImmutableSet.of("node_id")))).isEqualTo(ImmutableMap.of(NODES.getSchemaTableName(), ImmutableSet.of()));
        assertThat(control.filterTables(alice, "system", ImmutableSet.of(QUERIES.getSchemaTableName(), NODES.getSchemaTableName()))).containsExactly(QUERIES.getSchemaTableName());
    }

    @Test
    void testSchemas()
    {
        assertThat(control.filterSchemas(alice, "system", ImmutableSet.of("information_schema", "jdbc", "metadata", "runtime", "memory"))).containsExactlyInAnyOrder("information_schema", "jdbc", "metadata", "runtime");
        assertThat(control.filterSchemas(stranger, "system", ImmutableSet.of("information_schema"))).isEmpty();
        control.checkCanShowTables(alice, new CatalogSchemaName("system", "jdbc"));
        assertDenied(() -> control.checkCanShowTables(alice, new CatalogSchemaName("system", "memory")));
    }

    @Test
    void testSchemasOfATenant()
    {
        assertThat(control.filterSchemas(alice, "acme", ImmutableSet.of("default", "secret"))).containsExactly("default");
        assertThat(control.filterSchemas(alice, "globex", ImmutableSet.of("default"))).isEmpty();
        SchemaTableName staff = new SchemaTableName("default", "staff");
        assertThat(control.filterColumns(stranger, "acme", ImmutableMap.of(staff, ImmutableSet.of("id")))).isEqualTo(ImmutableMap.of(staff, ImmutableSet.of()));
        assertDenied(() -> control.checkCanShowTables(alice, new CatalogSchemaName("acme", "secret")));
    }

    /**
     * The text of a view has values in it, and names what its readers are not shown.
     */
    @Test
    void testDefinitionsOfViews()
    {
        for (String catalog : ImmutableList.of("acme", "system")) {
            CatalogSchemaTableName views = new CatalogSchemaTableName(catalog, "information_schema", "views");
            SchemaTableName tables = new SchemaTableName("information_schema", "tables");
            Set<String> columns = ImmutableSet.of("table_name", "view_definition", "VIEW_DEFINITION");
            assertThat(control.filterColumns(alice, catalog, ImmutableMap.of(views.getSchemaTableName(), columns, tables, columns))).isEqualTo(ImmutableMap.of(views.getSchemaTableName(), ImmutableSet.of("table_name"), tables, columns));
            control.checkCanSelectFromColumns(alice, views, Optional.empty(), ImmutableSet.of("table_name"));
            assertDenied(() -> control.checkCanSelectFromColumns(alice, views, Optional.empty(), ImmutableSet.of("view_definition")));
        }
    }

    /**
     * Also where catalogs that are nobody's are allowed, the one with the functions of masks is nobody's to see.
     */
    @Test
    void testCatalogOfMasks()
    {
        source.replace("unmanaged-catalogs: allow\n" + TestingAccessControl.POLICY);
        CatalogSchemaTableName table = new CatalogSchemaTableName("omnisql", "mask", "t");
        assertThat(control.filterCatalogs(alice, ImmutableSet.of("tpch", "omnisql", "system"))).containsExactlyInAnyOrder("tpch", "system");
        assertThat(control.canAccessCatalog(alice, "omnisql")).isFalse();
        assertThat(control.filterSchemas(alice, "omnisql", ImmutableSet.of("mask"))).isEmpty();
        assertThat(control.filterTables(alice, "omnisql", ImmutableSet.of(table.getSchemaTableName()))).isEmpty();
        assertThat(control.filterColumns(alice, "omnisql", ImmutableMap.of(table.getSchemaTableName(), ImmutableSet.of("x")))).isEqualTo(ImmutableMap.of(table.getSchemaTableName(), ImmutableSet.of()));
        assertDenied(() -> control.checkCanSelectFromColumns(alice, table, Optional.empty(), ImmutableSet.of()));
    }

    @Test
    void testFunctions()
    {
        CatalogSchemaName builtIn = new CatalogSchemaName("system", "builtin");
        CatalogSchemaRoutineName upper = new CatalogSchemaRoutineName("system", "builtin", "upper");
        control.checkCanShowFunctions(alice, builtIn);
        assertDenied(() -> control.checkCanShowFunctions(stranger, builtIn));
        assertDenied(() -> control.checkCanShowFunctions(alice, new CatalogSchemaName("acme", "builtin")));
        assertThat(control.canCreateViewWithExecuteFunction(alice, upper)).isTrue();
        assertThat(control.canCreateViewWithExecuteFunction(stranger, upper)).isFalse();
        assertThat(control.filterFunctions(stranger, "system", ImmutableSet.of(new SchemaFunctionName("builtin", "upper")))).isEmpty();
    }

    private static void assertDenied(ThrowingCallable check)
    {
        assertThatThrownBy(check).isInstanceOf(AccessDeniedException.class);
    }
}

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
package io.omnisql.tests.attack;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.trino.connector.MockConnectorFactory;
import io.trino.connector.TestingTableFunctions.SimpleTableFunction;
import io.trino.spi.Plugin;
import io.trino.spi.connector.CatalogSchemaTableName;
import io.trino.spi.connector.ColumnMetadata;
import io.trino.spi.connector.ConnectorFactory;
import io.trino.spi.connector.ConnectorMaterializedViewDefinition;
import io.trino.spi.connector.ConnectorMaterializedViewDefinition.Column;
import io.trino.spi.connector.MaterializedViewFreshness;
import io.trino.spi.connector.MaterializedViewFreshness.Freshness;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.connector.SchemaTablePrefix;
import io.trino.spi.procedure.Procedure;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.VarcharType.VARCHAR;

/**
 * What the other connectors do not have: materialized views, branches, a function that returns a table, and a procedure.
 */
final class LakePlugin
        implements Plugin
{
    private static final String SCHEMA = "default";
    private static final String STORED = "emp_stored";
    private static final List<String> TABLES = ImmutableList.of("emp");
    private static final List<String> VIEWS = ImmutableList.of("emp_fresh", "emp_stale");
    private static final String STALE = "emp_stale";
    private static final List<ColumnMetadata> COLUMNS = ImmutableList.of(new ColumnMetadata("id", BIGINT), new ColumnMetadata("name", VARCHAR), new ColumnMetadata("tenant", VARCHAR), new ColumnMetadata("bonus", BIGINT));

    private final List<List<?>> rows;
    private final List<String> tables;
    private final List<String> views;

    private LakePlugin(List<List<?>> rows, List<String> tables, List<String> views)
    {
        this.rows = ImmutableList.copyOf(rows);
        this.tables = ImmutableList.copyOf(tables);
        this.views = ImmutableList.copyOf(views);
    }

    static LakePlugin all()
    {
        return new LakePlugin(rows(3), ImmutableList.<String>builder().addAll(TABLES).add(STORED).build(), ImmutableList.<String>builder().addAll(VIEWS).add("emp_secret").build());
    }

    static LakePlugin visible()
    {
        return new LakePlugin(rows(2), TABLES, VIEWS);
    }

    private static List<List<?>> rows(int visible)
    {
        return ImmutableList.<List<?>>of(ImmutableList.of(1L, "ann", "t1", 10L), ImmutableList.of(2L, "ben", "t1", 20L), ImmutableList.of(3L, "TOPSECRET", "t2", 777L)).subList(0, visible);
    }

    @Override
    public Iterable<ConnectorFactory> getConnectorFactories()
    {
        return ImmutableList.of(MockConnectorFactory.builder()
                .withName("lake")
                .withListSchemaNames(_ -> ImmutableList.of(SCHEMA))
                .withListTables((_, _) -> tables)
                .withGetColumns(_ -> COLUMNS)
                .withData(_ -> rows)
                .withGetMaterializedViews((_, prefix) -> materializedViews(prefix))
                .withGetMaterializedViewsFreshness((_, name) -> new MaterializedViewFreshness(name.getTableName().equals(STALE) ? Freshness.STALE : Freshness.FRESH, Optional.empty()))
                .withBranches(ImmutableList.of("audit"))
                .withTableFunctions(ImmutableSet.of(new SimpleTableFunction()))
                .withProcedures(ImmutableList.of(new Procedure("system", "export", ImmutableList.of(), export())))
                .build());
    }

    private Map<SchemaTableName, ConnectorMaterializedViewDefinition> materializedViews(SchemaTablePrefix prefix)
    {
        ImmutableMap.Builder<SchemaTableName, ConnectorMaterializedViewDefinition> found = ImmutableMap.builder();
        for (String name : views) {
            SchemaTableName view = new SchemaTableName(SCHEMA, name);
            if (prefix.matches(view)) {
                found.put(view, materializedView());
            }
        }
        return found.buildOrThrow();
    }

    private static ConnectorMaterializedViewDefinition materializedView()
    {
        return new ConnectorMaterializedViewDefinition(
                "SELECT id, name, tenant, bonus FROM acme_lake.default.emp",
                Optional.of(new CatalogSchemaTableName("acme_lake", SCHEMA, STORED)),
                Optional.of("acme_lake"),
                Optional.of(SCHEMA),
                COLUMNS.stream().map(column -> new Column(column.getName(), column.getType().getTypeId(), Optional.empty())).toList(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("steward"),
                ImmutableList.of());
    }

    private static MethodHandle export()
    {
        return MethodHandles.empty(MethodType.methodType(void.class));
    }
}

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
import io.trino.spi.connector.ConnectorSession;
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
import static java.util.Objects.requireNonNull;

/**
 * What the other connectors do not have: materialized views, branches, a function that returns a table, and a procedure.
 */
final class LakePlugin
        implements Plugin
{
    private static final String SCHEMA = "default";
    private static final String STORED = "emp_stored";
    private static final String STALE = "emp_stale";
    private static final List<ColumnMetadata> COLUMNS = ImmutableList.of(new ColumnMetadata("id", BIGINT), new ColumnMetadata("name", VARCHAR), new ColumnMetadata("tenant", VARCHAR), new ColumnMetadata("bonus", BIGINT));

    private final List<List<?>> rows;

    LakePlugin(List<List<?>> rows)
    {
        this.rows = ImmutableList.copyOf(requireNonNull(rows, "rows is null"));
    }

    @Override
    public Iterable<ConnectorFactory> getConnectorFactories()
    {
        return ImmutableList.of(MockConnectorFactory.builder()
                .withName("lake")
                .withListSchemaNames(_ -> ImmutableList.of(SCHEMA))
                .withListTables((_, _) -> ImmutableList.of("emp", STORED))
                .withGetColumns(_ -> COLUMNS)
                .withData(_ -> rows)
                .withGetMaterializedViews(LakePlugin::materializedViews)
                .withGetMaterializedViewsFreshness((_, name) -> new MaterializedViewFreshness(name.getTableName().equals(STALE) ? Freshness.STALE : Freshness.FRESH, Optional.empty()))
                .withBranches(ImmutableList.of("audit"))
                .withTableFunctions(ImmutableSet.of(new SimpleTableFunction()))
                .withProcedures(ImmutableList.of(new Procedure("system", "export", ImmutableList.of(), export())))
                .build());
    }

    private static Map<SchemaTableName, ConnectorMaterializedViewDefinition> materializedViews(ConnectorSession session, SchemaTablePrefix prefix)
    {
        ImmutableMap.Builder<SchemaTableName, ConnectorMaterializedViewDefinition> views = ImmutableMap.builder();
        for (String name : List.of("emp_fresh", "emp_secret", STALE)) {
            SchemaTableName view = new SchemaTableName(SCHEMA, name);
            if (prefix.matches(view)) {
                views.put(view, materializedView());
            }
        }
        return views.buildOrThrow();
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

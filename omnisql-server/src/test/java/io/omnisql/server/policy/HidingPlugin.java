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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.trino.spi.Plugin;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ColumnMetadata;
import io.trino.spi.connector.Connector;
import io.trino.spi.connector.ConnectorContext;
import io.trino.spi.connector.ConnectorFactory;
import io.trino.spi.connector.ConnectorMetadata;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.ConnectorTableMetadata;
import io.trino.spi.connector.ConnectorTableVersion;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.RelationColumnsMetadata;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.transaction.IsolationLevel;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.util.function.Function.identity;

/**
 * A connector with one table, {@code default.books}, that has a column which listings show, and two that they leave out. It has no rows that could be read.
 */
final class HidingPlugin
        implements Plugin
{
    private static final SchemaTableName BOOKS = new SchemaTableName("default", "books");
    private static final List<ColumnMetadata> COLUMNS = ImmutableList.of(
            new ColumnMetadata("title", VARCHAR),
            ColumnMetadata.builder().setName("lent").setType(BIGINT).setHidden(true).build(),
            ColumnMetadata.builder().setName("$policy_version").setType(VARCHAR).setHidden(true).build());

    @Override
    public Iterable<ConnectorFactory> getConnectorFactories()
    {
        return ImmutableList.of(new HidingConnectorFactory());
    }

    private static final class HidingConnectorFactory
            implements ConnectorFactory
    {
        @Override
        public String getName()
        {
            return "hiding";
        }

        @Override
        public Connector create(String catalogName, Map<String, String> config, ConnectorContext context)
        {
            return new HidingConnector();
        }
    }

    private static final class HidingConnector
            implements Connector
    {
        @Override
        public ConnectorTransactionHandle beginTransaction(IsolationLevel isolationLevel, boolean readOnly, boolean autoCommit)
        {
            return Handle.BOOKS;
        }

        @Override
        public ConnectorMetadata getMetadata(ConnectorSession session, ConnectorTransactionHandle transactionHandle)
        {
            return new HidingMetadata();
        }

        @Override
        public void shutdown() {}
    }

    private enum Handle
            implements ConnectorTransactionHandle, ConnectorTableHandle
    {
        BOOKS
    }

    private record Column(String name)
            implements ColumnHandle {}

    private static final class HidingMetadata
            implements ConnectorMetadata
    {
        @Override
        public List<String> listSchemaNames(ConnectorSession session)
        {
            return ImmutableList.of(BOOKS.getSchemaName());
        }

        @Override
        public List<SchemaTableName> listTables(ConnectorSession session, Optional<String> schemaName)
        {
            return ImmutableList.of(BOOKS);
        }

        @Override
        public ConnectorTableHandle getTableHandle(ConnectorSession session, SchemaTableName tableName, Optional<ConnectorTableVersion> startVersion, Optional<ConnectorTableVersion> endVersion)
        {
            return tableName.equals(BOOKS) ? Handle.BOOKS : null;
        }

        @Override
        public ConnectorTableMetadata getTableMetadata(ConnectorSession session, ConnectorTableHandle table)
        {
            return new ConnectorTableMetadata(BOOKS, COLUMNS);
        }

        @Override
        public Map<String, ColumnHandle> getColumnHandles(ConnectorSession session, ConnectorTableHandle tableHandle)
        {
            return COLUMNS.stream().map(ColumnMetadata::getName).collect(toImmutableMap(identity(), Column::new));
        }

        @Override
        public ColumnMetadata getColumnMetadata(ConnectorSession session, ConnectorTableHandle tableHandle, ColumnHandle columnHandle)
        {
            return COLUMNS.stream().filter(column -> column.getName().equals(((Column) columnHandle).name())).findFirst().orElseThrow();
        }

        @Override
        public Iterator<RelationColumnsMetadata> streamRelationColumns(ConnectorSession session, Optional<String> schemaName, UnaryOperator<Set<SchemaTableName>> relationFilter)
        {
            return relationFilter.apply(ImmutableSet.of(BOOKS)).stream().map(table -> RelationColumnsMetadata.forTable(table, COLUMNS)).iterator();
        }
    }
}

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

import com.google.common.collect.ImmutableSet;
import io.trino.plugin.base.security.AllowAllSystemAccessControl;
import io.trino.spi.connector.CatalogSchemaTableName;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.security.SystemSecurityContext;

import java.util.Map;
import java.util.Set;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static com.google.common.collect.Sets.difference;
import static java.util.Objects.requireNonNull;

/**
 * Grants everything, but lists one table nowhere, and a column not in another one.
 */
final class HiddenNames
        extends AllowAllSystemAccessControl
{
    private final String table;
    private final String tableOfColumn;
    private final String column;

    HiddenNames(String table, String tableOfColumn, String column)
    {
        this.table = requireNonNull(table, "table is null");
        this.tableOfColumn = requireNonNull(tableOfColumn, "tableOfColumn is null");
        this.column = requireNonNull(column, "column is null");
    }

    @Override
    public Set<SchemaTableName> filterTables(SystemSecurityContext context, String catalog, Set<SchemaTableName> tables)
    {
        return tables.stream().filter(this::isListed).collect(toImmutableSet());
    }

    @Override
    public Map<SchemaTableName, Set<String>> filterColumns(SystemSecurityContext context, String catalog, Map<SchemaTableName, Set<String>> columns)
    {
        return columns.entrySet().stream()
                .filter(table -> isListed(table.getKey()))
                .collect(toImmutableMap(Map.Entry::getKey, table -> visible(table.getKey(), table.getValue())));
    }

    @Override
    public Set<String> filterColumns(SystemSecurityContext context, CatalogSchemaTableName table, Set<String> columns)
    {
        return visible(table.getSchemaTableName(), columns);
    }

    private boolean isListed(SchemaTableName name)
    {
        return !name.getTableName().equals(table);
    }

    private Set<String> visible(SchemaTableName name, Set<String> columns)
    {
        return !name.getTableName().equals(tableOfColumn) ? columns : ImmutableSet.copyOf(difference(columns, ImmutableSet.of(column)));
    }
}

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
package io.omnisql.policy.model;

import com.google.common.collect.ImmutableSet;
import io.trino.spi.connector.CatalogSchemaTableName;

import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * What a policy is about: tables, and the columns of them that have a name and a tag that are selected.
 */
public record ResourceSelector(Selection tenants, Selection catalogs, Selection schemas, Selection tables, Selection columns, Selection tags)
{
    public ResourceSelector
    {
        requireNonNull(tenants, "tenants is null");
        requireNonNull(catalogs, "catalogs is null");
        requireNonNull(schemas, "schemas is null");
        requireNonNull(tables, "tables is null");
        requireNonNull(columns, "columns is null");
        requireNonNull(tags, "tags is null");
    }

    public boolean selectsTable(String tenant, CatalogSchemaTableName table)
    {
        return selectsSchema(tenant, table.getCatalogName(), table.getSchemaTableName().getSchemaName()) && tables.contains(table.getSchemaTableName().getTableName());
    }

    public boolean selectsSchema(String tenant, String catalog, String schema)
    {
        return selectsCatalog(tenant, catalog) && schemas.contains(schema);
    }

    public boolean selectsCatalog(String tenant, String catalog)
    {
        return tenants.contains(tenant) && catalogs.contains(catalog);
    }

    public boolean selectsColumn(String column, Set<String> columnTags)
    {
        return columns.contains(column) && (tags instanceof Selection.Every || columnTags.stream().anyMatch(tags::contains));
    }

    /**
     * The columns that a table has to have: what names one table says what that has, while what names several, or none, is about those that there are.
     */
    public Set<String> requiredColumns()
    {
        return tables instanceof Selection.Named(Set<String> tableNames) && tableNames.size() == 1 && columns instanceof Selection.Named(Set<String> columnNames) ? columnNames : ImmutableSet.of();
    }

    public boolean isWholeTable()
    {
        return columns instanceof Selection.Every && tags instanceof Selection.Every;
    }
}

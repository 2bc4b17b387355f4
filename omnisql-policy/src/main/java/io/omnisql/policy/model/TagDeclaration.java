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
 * Columns that deserve protection, and why: in all tables that are selected.
 */
public record TagDeclaration(Selection catalogs, Selection schemas, Selection tables, Set<String> columns, Set<String> tags)
{
    public TagDeclaration
    {
        requireNonNull(catalogs, "catalogs is null");
        requireNonNull(schemas, "schemas is null");
        requireNonNull(tables, "tables is null");
        columns = ImmutableSet.copyOf(columns);
        tags = ImmutableSet.copyOf(tags);
    }

    public boolean selectsTable(CatalogSchemaTableName table)
    {
        return catalogs.contains(table.getCatalogName()) && schemas.contains(table.getSchemaTableName().getSchemaName()) && tables.contains(table.getSchemaTableName().getTableName());
    }
}

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

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.trino.spi.connector.CatalogSchemaName;
import io.trino.spi.connector.CatalogSchemaTableName;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.security.SystemAccessControl;
import io.trino.spi.security.SystemSecurityContext;

import java.util.Map;
import java.util.Set;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.trino.spi.security.AccessDeniedException.denyShowBranches;
import static io.trino.spi.security.AccessDeniedException.denyShowColumns;
import static io.trino.spi.security.AccessDeniedException.denyShowCreateSchema;
import static io.trino.spi.security.AccessDeniedException.denyShowCreateTable;
import static io.trino.spi.security.AccessDeniedException.denyShowSchemas;
import static io.trino.spi.security.AccessDeniedException.denyShowTables;

/**
 * Listings have what the policy grants something of, and leave out the rest, as if it were not there.
 */
interface ListingAccess
        extends SystemAccessControl
{
    PolicyViews views();

    @Override
    default boolean canAccessCatalog(SystemSecurityContext context, String catalogName)
    {
        return views().of(context).canSeeCatalog(catalogName) || (MaskIdentity.is(context.getIdentity()) && MaskIdentity.mayEnter(catalogName, views().of(context)));
    }

    @Override
    default Set<String> filterCatalogs(SystemSecurityContext context, Set<String> catalogs)
    {
        PolicyView view = views().of(context);
        return catalogs.stream().filter(view::canSeeCatalog).collect(toImmutableSet());
    }

    @Override
    default void checkCanShowSchemas(SystemSecurityContext context, String catalogName)
    {
        if (!views().of(context).canSeeCatalog(catalogName)) {
            denyShowSchemas();
        }
    }

    @Override
    default Set<String> filterSchemas(SystemSecurityContext context, String catalogName, Set<String> schemaNames)
    {
        PolicyView view = views().of(context);
        return schemaNames.stream().filter(schema -> view.canSeeSchema(catalogName, schema)).collect(toImmutableSet());
    }

    @Override
    default void checkCanShowCreateSchema(SystemSecurityContext context, CatalogSchemaName schema)
    {
        denyShowCreateSchema(schema.toString());
    }

    @Override
    default void checkCanShowTables(SystemSecurityContext context, CatalogSchemaName schema)
    {
        if (!views().of(context).canSeeSchema(schema.getCatalogName(), schema.getSchemaName())) {
            denyShowTables(schema.toString());
        }
    }

    @Override
    default Set<SchemaTableName> filterTables(SystemSecurityContext context, String catalogName, Set<SchemaTableName> tableNames)
    {
        PolicyView view = views().of(context);
        return tableNames.stream().filter(table -> view.canSeeTable(new CatalogSchemaTableName(catalogName, table))).collect(toImmutableSet());
    }

    /**
     * That of a view names tables and columns that may be hidden from whoever reads it, and nobody says here whether it is one.
     */
    @Override
    default void checkCanShowCreateTable(SystemSecurityContext context, CatalogSchemaTableName table)
    {
        denyShowCreateTable(table.toString());
    }

    @Override
    default void checkCanShowColumns(SystemSecurityContext context, CatalogSchemaTableName table)
    {
        if (!views().of(context).canSeeTable(table)) {
            denyShowColumns(table.toString());
        }
    }

    @SuppressWarnings("deprecation")
    @Override
    default Set<String> filterColumns(SystemSecurityContext context, CatalogSchemaTableName table, Set<String> columns)
    {
        return views().of(context).readable(table, columns);
    }

    @Override
    default Map<SchemaTableName, Set<String>> filterColumns(SystemSecurityContext context, String catalogName, Map<SchemaTableName, Set<String>> tableColumns)
    {
        PolicyView view = views().of(context);
        return ImmutableMap.copyOf(Maps.transformEntries(tableColumns, (table, columns) -> view.readable(new CatalogSchemaTableName(catalogName, table), columns)));
    }

    @Override
    default void checkCanShowBranches(SystemSecurityContext context, CatalogSchemaTableName table)
    {
        denyShowBranches(table.toString());
    }
}

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

import com.google.common.collect.ImmutableSet;
import io.trino.spi.connector.CatalogSchemaName;
import io.trino.spi.connector.CatalogSchemaRoutineName;
import io.trino.spi.function.SchemaFunctionName;
import io.trino.spi.security.SystemAccessControl;
import io.trino.spi.security.SystemSecurityContext;

import java.util.Set;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.trino.spi.security.AccessDeniedException.denyExecuteProcedure;
import static io.trino.spi.security.AccessDeniedException.denyShowCreateFunction;
import static io.trino.spi.security.AccessDeniedException.denyShowFunctions;

/**
 * Functions are the engine's own; those of catalogs, among them functions that return tables, pass all filters by. Procedures are two that concern nobody else.
 */
interface RoutineAccess
        extends SystemAccessControl
{
    CatalogSchemaRoutineName KILL_QUERY = new CatalogSchemaRoutineName("system", "runtime", "kill_query");
    String OWN_SCHEMA = "system";
    String FLUSH_CACHE = "flush_cache";
    CatalogSchemaName BUILT_IN = new CatalogSchemaName("system", "builtin");

    PolicyViews views();

    @Override
    default void checkCanExecuteProcedure(SystemSecurityContext context, CatalogSchemaRoutineName procedure)
    {
        PolicyView view = views().of(context);
        // which query may be ended is asked apart
        boolean killsQuery = procedure.equals(KILL_QUERY) && view.subject().isPresent();
        boolean flushesCache = procedure.getSchemaName().equals(OWN_SCHEMA) && procedure.getRoutineName().equals(FLUSH_CACHE) && view.isOfTenant(procedure.getCatalogName());
        if (!killsQuery && !flushesCache) {
            denyExecuteProcedure(procedure.toString());
        }
    }

    @Override
    default boolean canExecuteFunction(SystemSecurityContext context, CatalogSchemaRoutineName function)
    {
        if (MaskIdentity.is(context.getIdentity())) {
            return MaskIdentity.canExecute(function);
        }
        return isBuiltIn(function.getCatalogName(), function.getSchemaName()) && views().of(context).subject().isPresent();
    }

    @Override
    default boolean canCreateViewWithExecuteFunction(SystemSecurityContext context, CatalogSchemaRoutineName function)
    {
        return isBuiltIn(function.getCatalogName(), function.getSchemaName()) && views().of(context).subject().isPresent();
    }

    @Override
    default void checkCanShowFunctions(SystemSecurityContext context, CatalogSchemaName schema)
    {
        if (!isBuiltIn(schema.getCatalogName(), schema.getSchemaName()) || views().of(context).subject().isEmpty()) {
            denyShowFunctions(schema.toString());
        }
    }

    @Override
    default Set<SchemaFunctionName> filterFunctions(SystemSecurityContext context, String catalogName, Set<SchemaFunctionName> functionNames)
    {
        if (views().of(context).subject().isEmpty()) {
            return ImmutableSet.of();
        }
        return functionNames.stream().filter(function -> isBuiltIn(catalogName, function.schemaName())).collect(toImmutableSet());
    }

    @Override
    default void checkCanShowCreateFunction(SystemSecurityContext context, CatalogSchemaRoutineName function)
    {
        denyShowCreateFunction(function.toString());
    }

    private static boolean isBuiltIn(String catalog, String schema)
    {
        return new CatalogSchemaName(catalog, schema).equals(BUILT_IN);
    }
}

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
import io.trino.spi.QueryId;
import io.trino.spi.connector.CatalogSchemaTableName;
import io.trino.spi.connector.ColumnSchema;
import io.trino.spi.eventlistener.EventListener;
import io.trino.spi.security.Identity;
import io.trino.spi.security.SystemSecurityContext;
import io.trino.spi.security.ViewExpression;
import io.trino.spi.type.Type;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static io.trino.spi.security.AccessDeniedException.denyCreateViewWithSelect;
import static io.trino.spi.security.AccessDeniedException.denySelectTable;
import static io.trino.spi.security.AccessDeniedException.denySetCatalogSessionProperty;
import static io.trino.spi.security.AccessDeniedException.denySetSystemSessionProperty;
import static java.util.Objects.requireNonNull;

/**
 * Asks the policy about everything that reads; what changes anything is denied.
 * <p>
 * Every method of the interface is decided, here or in one of the interfaces that have those of one kind. Messages never tell what the user has not said: no reason, and no name.
 */
final class OmniSqlAccessControl
        implements GrantsDenied,
                   ListingAccess,
                   ObjectChangesDenied,
                   QueryAccess,
                   RoutineAccess,
                   TableChangesDenied
{
    private final PolicyViews views;
    private final TableDecisions decisions;
    private final SessionPropertyRules sessionProperties;
    private final EventListener listener;
    private final Runnable close;

    OmniSqlAccessControl(PolicyViews views, TableDecisions decisions, SessionPropertyRules sessionProperties, EventListener listener, Runnable close)
    {
        this.views = requireNonNull(views, "views is null");
        this.decisions = requireNonNull(decisions, "decisions is null");
        this.sessionProperties = requireNonNull(sessionProperties, "sessionProperties is null");
        this.listener = requireNonNull(listener, "listener is null");
        this.close = requireNonNull(close, "close is null");
    }

    @Override
    public PolicyViews views()
    {
        return views;
    }

    @Override
    public void checkCanSetSystemSessionProperty(Identity identity, QueryId queryId, String propertyName)
    {
        if (!sessionProperties.system().contains(propertyName) || views.of(queryId, identity).subject().isEmpty()) {
            denySetSystemSessionProperty(propertyName);
        }
    }

    @Override
    public void checkCanSetCatalogSessionProperty(SystemSecurityContext context, String catalogName, String propertyName)
    {
        if (!sessionProperties.catalog().contains(propertyName) || !views.of(context).isOfTenant(catalogName)) {
            denySetCatalogSessionProperty(catalogName, propertyName);
        }
    }

    @Override
    public void checkCanSelectFromColumns(SystemSecurityContext context, CatalogSchemaTableName table, Optional<String> branch, Set<String> columns)
    {
        // of a branch it is not known whether the policy is about what it has
        if (branch.isPresent()) {
            denySelectTable(table.toString(), branch);
        }
        // what filters compare, the user may not read
        if (!MaskIdentity.is(context.getIdentity()) && !views.of(context).canSelect(table, columns)) {
            denySelectTable(table.toString());
        }
    }

    @SuppressWarnings("deprecation")
    @Override
    public void checkCanSelectFromColumns(SystemSecurityContext context, CatalogSchemaTableName table, Set<String> columns)
    {
        checkCanSelectFromColumns(context, table, Optional.empty(), columns);
    }

    /**
     * Asked of the owner of a view when somebody else reads it, to whom it would give what the owner sees. So no view over what belongs to a tenant is read by others, unless it is one with the rights of whoever reads it.
     */
    @Override
    public void checkCanCreateViewWithSelectFromColumns(SystemSecurityContext context, CatalogSchemaTableName table, Optional<String> branch, Set<String> columns)
    {
        PolicyView view = views.of(context);
        if (branch.isPresent() || ServerCatalog.is(table.getCatalogName()) || view.isOfSomeTenant(table.getCatalogName()) || !view.canSelect(table, columns)) {
            denyCreateViewWithSelect(table.toString(), branch, context.getIdentity());
        }
    }

    @SuppressWarnings("deprecation")
    @Override
    public void checkCanCreateViewWithSelectFromColumns(SystemSecurityContext context, CatalogSchemaTableName table, Set<String> columns)
    {
        checkCanCreateViewWithSelectFromColumns(context, table, Optional.empty(), columns);
    }

    @Override
    public Map<ColumnSchema, ViewExpression> getColumnMasks(SystemSecurityContext context, CatalogSchemaTableName table, List<ColumnSchema> columns)
    {
        return decisions.columnMasks(context, table, columns);
    }

    /**
     * The engine asks for all columns at once; nobody who asks for one is to believe that there is no mask.
     */
    @SuppressWarnings("deprecation")
    @Override
    public Optional<ViewExpression> getColumnMask(SystemSecurityContext context, CatalogSchemaTableName table, String columnName, Type type)
    {
        ColumnSchema column = ColumnSchema.builder().setName(columnName).setType(type).build();
        return Optional.ofNullable(getColumnMasks(context, table, ImmutableList.of(column)).get(column));
    }

    @Override
    public List<ViewExpression> getRowFilters(SystemSecurityContext context, CatalogSchemaTableName table)
    {
        return decisions.rowFilters(context, table);
    }

    @Override
    public Iterable<EventListener> getEventListeners()
    {
        return ImmutableList.of(listener);
    }

    @Override
    public void shutdown()
    {
        close.run();
    }
}

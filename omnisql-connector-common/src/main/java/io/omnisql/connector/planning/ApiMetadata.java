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
package io.omnisql.connector.planning;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.inject.Inject;
import io.omnisql.connector.ApiSessionProperties;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.AggregateFunction;
import io.trino.spi.connector.AggregationApplicationResult;
import io.trino.spi.connector.Assignment;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ColumnMetadata;
import io.trino.spi.connector.ConnectorMetadata;
import io.trino.spi.connector.ConnectorResolvedIndex;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.ConnectorTableMetadata;
import io.trino.spi.connector.ConnectorTableProperties;
import io.trino.spi.connector.ConnectorTableVersion;
import io.trino.spi.connector.Constraint;
import io.trino.spi.connector.ConstraintApplicationResult;
import io.trino.spi.connector.LimitApplicationResult;
import io.trino.spi.connector.ProjectionApplicationResult;
import io.trino.spi.connector.RelationColumnsMetadata;
import io.trino.spi.connector.RelationCommentMetadata;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.connector.SortItem;
import io.trino.spi.connector.TopNApplicationResult;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.expression.Variable;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.statistics.TableStatistics;
import io.trino.spi.type.TypeManager;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.trino.spi.StandardErrorCode.NOT_SUPPORTED;
import static java.util.Objects.requireNonNull;

/**
 * What Trino's planner is told of a source, and what it may push down. Does no I/O; thread-safe.
 */
public final class ApiMetadata
        implements ConnectorMetadata
{
    public static final String DEFAULT_SCHEMA = "default";

    private final SourceDefinition source;
    private final Scope scope;
    private final TypeManager typeManager;
    private final QueryLifetime lifetime;

    @Inject
    ApiMetadata(SourceDefinition source, Scope scope, TypeManager typeManager, QueryLifetime lifetime)
    {
        this.source = requireNonNull(source, "source is null");
        this.scope = requireNonNull(scope, "scope is null");
        this.typeManager = requireNonNull(typeManager, "typeManager is null");
        this.lifetime = requireNonNull(lifetime, "lifetime is null");
    }

    @Override
    public void beginQuery(ConnectorSession session)
    {
        lifetime.begin(session.getQueryId());
    }

    @Override
    public void cleanupQuery(ConnectorSession session)
    {
        lifetime.end(session.getQueryId());
    }

    @Override
    public List<String> listSchemaNames(ConnectorSession session)
    {
        return ImmutableList.of(DEFAULT_SCHEMA);
    }

    @Override
    public List<SchemaTableName> listTables(ConnectorSession session, Optional<String> schemaName)
    {
        if (!schemaName.map(DEFAULT_SCHEMA::equals).orElse(true)) {
            return ImmutableList.of();
        }
        return source.tables().stream()
                .map(table -> new SchemaTableName(DEFAULT_SCHEMA, table.name()))
                .collect(toImmutableList());
    }

    @Override
    public ConnectorTableHandle getTableHandle(ConnectorSession session, SchemaTableName name, Optional<ConnectorTableVersion> startVersion, Optional<ConnectorTableVersion> endVersion)
    {
        if (startVersion.isPresent() || endVersion.isPresent()) {
            throw new TrinoException(NOT_SUPPORTED, "Tables of this catalog have no versions");
        }
        if (!name.getSchemaName().equals(DEFAULT_SCHEMA) || source.table(name.getTableName()).isEmpty()) {
            return null;
        }
        return ApiTableHandle.of(name.getTableName());
    }

    @Override
    public ConnectorTableMetadata getTableMetadata(ConnectorSession session, ConnectorTableHandle table)
    {
        TableDefinition definition = definition(table);
        return new ConnectorTableMetadata(new SchemaTableName(DEFAULT_SCHEMA, definition.name()), columns(definition), ImmutableMap.of(), Optional.of(definition.comment()));
    }

    @Override
    public Map<String, ColumnHandle> getColumnHandles(ConnectorSession session, ConnectorTableHandle table)
    {
        return columnHandles(definition(table));
    }

    @Override
    public ColumnMetadata getColumnMetadata(ConnectorSession session, ConnectorTableHandle table, ColumnHandle column)
    {
        ApiColumnHandle handle = (ApiColumnHandle) column;
        return definition(table).column(handle.name())
                .map(definition -> ColumnHandles.metadata(definition, typeManager))
                .orElseGet(() -> new ColumnMetadata(handle.name(), handle.type()));
    }

    @Override
    public Iterator<RelationColumnsMetadata> streamRelationColumns(ConnectorSession session, Optional<String> schemaName, UnaryOperator<Set<SchemaTableName>> relationFilter)
    {
        return relations(session, schemaName, relationFilter)
                .map(name -> RelationColumnsMetadata.forTable(name, columns(source.table(name.getTableName()).orElseThrow())))
                .iterator();
    }

    @Override
    public Iterator<RelationCommentMetadata> streamRelationComments(ConnectorSession session, Optional<String> schemaName, UnaryOperator<Set<SchemaTableName>> relationFilter)
    {
        return relations(session, schemaName, relationFilter)
                .map(name -> RelationCommentMetadata.forRelation(name, Optional.of(source.table(name.getTableName()).orElseThrow().comment())))
                .iterator();
    }

    private Stream<SchemaTableName> relations(ConnectorSession session, Optional<String> schemaName, UnaryOperator<Set<SchemaTableName>> relationFilter)
    {
        Set<SchemaTableName> permitted = relationFilter.apply(ImmutableSet.copyOf(listTables(session, schemaName)));
        return listTables(session, schemaName).stream().filter(permitted::contains);
    }

    @Override
    public TableStatistics getTableStatistics(ConnectorSession session, ConnectorTableHandle table)
    {
        TableDefinition definition = definition(table);
        return TableEstimates.estimate(source, definition, scope, (ApiTableHandle) table, columnHandles(definition));
    }

    @Override
    public ConnectorTableProperties getTableProperties(ConnectorSession session, ConnectorTableHandle table)
    {
        return new ConnectorTableProperties(
                // a count has none of the columns
                ((ApiTableHandle) table).counts() ? TupleDomain.all() : ((ApiTableHandle) table).constraint().transformKeys(ColumnHandle.class::cast),
                Optional.empty(),
                Optional.empty(),
                ImmutableList.of());
    }

    @Override
    public Optional<ConstraintApplicationResult<ConnectorTableHandle>> applyFilter(ConnectorSession session, ConnectorTableHandle table, Constraint constraint)
    {
        return FilterPlanner.plan(definition(table), (ApiTableHandle) table, constraint)
                .map(plan -> new ConstraintApplicationResult<>(expecting(session, plan.handle()), plan.unenforced().transformKeys(ColumnHandle.class::cast), plan.remaining(), false));
    }

    /**
     * Notes which columns are read, as the choice of the endpoint depends on it; takes no expression away.
     */
    @Override
    public Optional<ProjectionApplicationResult<ConnectorTableHandle>> applyProjection(
            ConnectorSession session,
            ConnectorTableHandle table,
            List<ConnectorExpression> projections,
            Map<String, ColumnHandle> assignments)
    {
        if (!projections.stream().allMatch(Variable.class::isInstance) || ((ApiTableHandle) table).counts()) {
            return Optional.empty();
        }
        ApiTableHandle handle = (ApiTableHandle) table;
        Set<String> columns = assignments.values().stream().map(column -> ((ApiColumnHandle) column).name()).collect(toImmutableSet());
        if (handle.columns().filter(columns::equals).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new ProjectionApplicationResult<>(
                expecting(session, handle.withColumns(columns)),
                projections,
                assignments.entrySet().stream()
                        .map(assignment -> new Assignment(assignment.getKey(), assignment.getValue(), ((ApiColumnHandle) assignment.getValue()).type()))
                        .collect(toImmutableList()),
                false));
    }

    @Override
    public Optional<LimitApplicationResult<ConnectorTableHandle>> applyLimit(ConnectorSession session, ConnectorTableHandle table, long limit)
    {
        if (!ApiSessionProperties.isPushdownEnabled(session)) {
            return Optional.empty();
        }
        ApiTableHandle handle = (ApiTableHandle) table;
        return LimitPlanner.plan(handle, limit)
                .map(limited -> new LimitApplicationResult<>(expecting(session, limited), handle.order().isEmpty() || isReadAsOne(handle), false));
    }

    @Override
    public Optional<TopNApplicationResult<ConnectorTableHandle>> applyTopN(
            ConnectorSession session,
            ConnectorTableHandle table,
            long topNCount,
            List<SortItem> sortItems,
            Map<String, ColumnHandle> assignments)
    {
        if (!ApiSessionProperties.isPushdownEnabled(session)) {
            return Optional.empty();
        }
        ApiTableHandle handle = (ApiTableHandle) table;
        return TopNPlanner.plan(definition(table), handle, topNCount, sortItems, assignments)
                .map(ordered -> new TopNApplicationResult<>(expecting(session, ordered), isReadAsOne(handle), false));
    }

    @Override
    public Optional<AggregationApplicationResult<ConnectorTableHandle>> applyAggregation(
            ConnectorSession session,
            ConnectorTableHandle table,
            List<AggregateFunction> aggregates,
            Map<String, ColumnHandle> assignments,
            List<List<ColumnHandle>> groupingSets)
    {
        if (!ApiSessionProperties.isPushdownEnabled(session)) {
            return Optional.empty();
        }
        ApiTableHandle handle = (ApiTableHandle) table;
        TableDefinition definition = definition(handle);
        if (handle.constraint().isNone()) {
            return Optional.empty();
        }
        ScopeKeys keys = new ScopeResolver(source, definition, scope).resolve(handle.constraint());
        return CountPlanner.plan(source, definition, handle, keys, aggregates, groupingSets)
                .map(counting -> new AggregationApplicationResult<>(
                        expecting(session, counting),
                        ImmutableList.of(new Variable(CountPlanner.COUNT.name(), CountPlanner.COUNT.type())),
                        ImmutableList.of(new Assignment(CountPlanner.COUNT.name(), CountPlanner.COUNT, CountPlanner.COUNT.type())),
                        ImmutableMap.of(),
                        false));
    }

    /**
     * Trino looks up whatever is answered here, at any cost and before any dynamic filter: so it is answered for keys only that find their rows in no cheaper way.
     */
    @Override
    public Optional<ConnectorResolvedIndex> resolveIndex(
            ConnectorSession session,
            ConnectorTableHandle table,
            Set<ColumnHandle> indexableColumns,
            Set<ColumnHandle> outputColumns,
            TupleDomain<ColumnHandle> tupleDomain)
    {
        if (!ApiSessionProperties.isPushdownEnabled(session)) {
            return Optional.empty();
        }
        Set<ApiColumnHandle> joined = indexableColumns.stream().map(ApiColumnHandle.class::cast).collect(toImmutableSet());
        return new IndexPlanner(source, definition(table), ApiSessionProperties.indexLookup(session))
                .plan((ApiTableHandle) table, joined, tupleDomain.transformKeys(ApiColumnHandle.class::cast), ApiSessionProperties.maxRequestsPerQuery(session))
                .map(plan -> new ConnectorResolvedIndex(plan.handle(), plan.unenforced().transformKeys(ColumnHandle.class::cast)));
    }

    /**
     * Whether one page source reads all rows, so that an order holds over all of them.
     */
    private boolean isReadAsOne(ApiTableHandle handle)
    {
        ScopeKeys keys = new ScopeResolver(source, definition(handle), scope).resolve(handle.constraint());
        if (keys.keys().size() + keys.enumerations().size() != 1) {
            return false;
        }
        boolean mayNeedKeys = handle.columns().isEmpty() && definition(handle).columns().stream().anyMatch(ColumnDefinition::onlySingle);
        return keys.enumerations().isEmpty() || (!mayNeedKeys && TableKeys.readsWithoutKeys(source, definition(handle), handle));
    }

    private ConnectorTableHandle expecting(ConnectorSession session, ApiTableHandle handle)
    {
        return handle.withExpected(new ExpectedEndpoints(source, definition(handle), scope, ApiSessionProperties.isPushdownEnabled(session)).routes(handle));
    }

    private TableDefinition definition(ConnectorTableHandle table)
    {
        return source.table(((ApiTableHandle) table).table()).orElseThrow();
    }

    private List<ColumnMetadata> columns(TableDefinition table)
    {
        return table.columns().stream()
                .map(column -> ColumnHandles.metadata(column, typeManager))
                .collect(toImmutableList());
    }

    private Map<String, ColumnHandle> columnHandles(TableDefinition table)
    {
        return table.columns().stream()
                .collect(toImmutableMap(ColumnDefinition::name, column -> ColumnHandles.handle(column, typeManager)));
    }
}

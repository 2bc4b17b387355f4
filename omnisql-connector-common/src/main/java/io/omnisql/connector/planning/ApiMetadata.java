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
import io.omnisql.connector.Cluster;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.discovery.Discovery;
import io.omnisql.connector.telemetry.CatalogTelemetry;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.AggregateFunction;
import io.trino.spi.connector.AggregationApplicationResult;
import io.trino.spi.connector.Assignment;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ColumnMetadata;
import io.trino.spi.connector.ConnectorMetadata;
import io.trino.spi.connector.ConnectorResolvedIndex;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTableCredentials;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.ConnectorTableMetadata;
import io.trino.spi.connector.ConnectorTableProperties;
import io.trino.spi.connector.ConnectorTableVersion;
import io.trino.spi.connector.Constraint;
import io.trino.spi.connector.ConstraintApplicationResult;
import io.trino.spi.connector.JoinApplicationResult;
import io.trino.spi.connector.JoinStatistics;
import io.trino.spi.connector.JoinType;
import io.trino.spi.connector.LimitApplicationResult;
import io.trino.spi.connector.ProjectionApplicationResult;
import io.trino.spi.connector.RelationColumnsMetadata;
import io.trino.spi.connector.RelationCommentMetadata;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.connector.SortItem;
import io.trino.spi.connector.TopNApplicationResult;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.expression.Constant;
import io.trino.spi.expression.Variable;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.statistics.Estimate;
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
 * What Trino's planner is told of a source in a transaction, and what it may push down. Does no I/O but what {@link Discovery} does; thread-safe.
 */
public final class ApiMetadata
        implements ConnectorMetadata
{
    public static final String DEFAULT_SCHEMA = "default";

    private final Discovery discovery;
    private final Scope scope;
    private final TypeManager typeManager;
    private final QueryLifetime lifetime;
    private final Cluster cluster;
    private final QueryCredentials credentials;
    private final RowScopes rows;
    private final CatalogTelemetry telemetry;
    private final QueriedTables queried = new QueriedTables();

    @Inject
    ApiMetadata(Discovery discovery, Scope scope, TypeManager typeManager, QueryLifetime lifetime, Cluster cluster, QueryCredentials credentials, RowScopes rows, CatalogTelemetry telemetry)
    {
        this.discovery = requireNonNull(discovery, "discovery is null");
        this.scope = requireNonNull(scope, "scope is null");
        this.typeManager = requireNonNull(typeManager, "typeManager is null");
        this.lifetime = requireNonNull(lifetime, "lifetime is null");
        this.cluster = requireNonNull(cluster, "cluster is null");
        this.credentials = requireNonNull(credentials, "credentials is null");
        this.rows = requireNonNull(rows, "rows is null");
        this.telemetry = requireNonNull(telemetry, "telemetry is null");
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
        return discovery.all(session).tables().stream()
                .map(table -> new SchemaTableName(DEFAULT_SCHEMA, table.name()))
                .collect(toImmutableList());
    }

    @Override
    public ConnectorTableHandle getTableHandle(ConnectorSession session, SchemaTableName name, Optional<ConnectorTableVersion> startVersion, Optional<ConnectorTableVersion> endVersion)
    {
        if (startVersion.isPresent() || endVersion.isPresent()) {
            throw new TrinoException(NOT_SUPPORTED, "This connector does not support versioned tables");
        }
        Optional<TableDefinition> definition = name.getSchemaName().equals(DEFAULT_SCHEMA) ? discovery.of(session, name.getTableName()).table(name.getTableName()) : Optional.empty();
        if (definition.isEmpty()) {
            return null;
        }
        joins(session).name(session, name.getTableName());
        return ApiTableHandle.of(name.getTableName()).withRows(rows.of(session, definition.get()));
    }

    @Override
    public Optional<ConnectorTableCredentials> getTableCredentials(ConnectorSession session, ConnectorTableHandle table)
    {
        return credentials.find(session);
    }

    @Override
    public ConnectorTableMetadata getTableMetadata(ConnectorSession session, ConnectorTableHandle table)
    {
        TableDefinition definition = definition(session, table);
        return new ConnectorTableMetadata(new SchemaTableName(DEFAULT_SCHEMA, definition.name()), columns(definition), ImmutableMap.of(), Optional.of(definition.comment()));
    }

    @Override
    public Map<String, ColumnHandle> getColumnHandles(ConnectorSession session, ConnectorTableHandle table)
    {
        return columnHandles(definition(session, table));
    }

    @Override
    public ColumnMetadata getColumnMetadata(ConnectorSession session, ConnectorTableHandle table, ColumnHandle column)
    {
        return switch (column) {
            case ApiJoinColumn(boolean related, ApiColumnHandle handle) -> columnMetadata(source(session).table(related ? relatedTable(table) : scan(table).table()).orElseThrow(), handle);
            default -> columnMetadata(definition(session, table), (ApiColumnHandle) column);
        };
    }

    private ColumnMetadata columnMetadata(TableDefinition table, ApiColumnHandle column)
    {
        return table.column(column.name())
                .map(definition -> ColumnHandles.metadata(definition, typeManager))
                .orElseGet(() -> new ColumnMetadata(column.name(), column.type()));
    }

    @Override
    public Iterator<RelationColumnsMetadata> streamRelationColumns(ConnectorSession session, Optional<String> schemaName, UnaryOperator<Set<SchemaTableName>> relationFilter)
    {
        return relations(session, schemaName, relationFilter)
                .map(name -> RelationColumnsMetadata.forTable(name, columns(source(session).table(name.getTableName()).orElseThrow())))
                .iterator();
    }

    @Override
    public Iterator<RelationCommentMetadata> streamRelationComments(ConnectorSession session, Optional<String> schemaName, UnaryOperator<Set<SchemaTableName>> relationFilter)
    {
        return relations(session, schemaName, relationFilter)
                .map(name -> RelationCommentMetadata.forRelation(name, Optional.of(source(session).table(name.getTableName()).orElseThrow().comment())))
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
        TableDefinition definition = definition(session, table);
        if (!(table instanceof ApiTableHandle)) {
            return TableStatistics.builder().setRowCount(Estimate.of(TableEstimates.rows(source(session), definition, scope, scan(table)))).build();
        }
        return TableEstimates.estimate(source(session), definition, scope, scan(table).narrowed(), columnHandles(definition));
    }

    @Override
    public ConnectorTableProperties getTableProperties(ConnectorSession session, ConnectorTableHandle table)
    {
        // an aggregation has none of the columns, and a join has others
        boolean isScan = table instanceof ApiTableHandle handle && !handle.isAggregated();
        return new ConnectorTableProperties(
                isScan ? scan(table).constraint().transformKeys(ColumnHandle.class::cast) : TupleDomain.all(),
                Optional.empty(),
                Optional.empty(),
                ImmutableList.of());
    }

    @Override
    public Optional<ConstraintApplicationResult<ConnectorTableHandle>> applyFilter(ConnectorSession session, ConnectorTableHandle table, Constraint constraint)
    {
        if (!(table instanceof ApiTableHandle handle)) {
            return Optional.empty();
        }
        Optional<FilterPlan> planned = FilterPlanner.plan(definition(session, table), handle, constraint);
        joins(session).note(session, planned.map(FilterPlan::handle).orElse(handle), planned.map(FilterPlan::remaining).orElse(constraint.getExpression()).equals(Constant.TRUE));
        return planned.map(plan -> new ConstraintApplicationResult<>(expecting(session, plan.handle()), plan.unenforced().transformKeys(ColumnHandle.class::cast), plan.remaining(), false));
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
        if (!(table instanceof ApiTableHandle handle) || handle.isAggregated() || handle.distinct().isPresent()) {
            return Optional.empty();
        }
        if (!projections.stream().allMatch(Variable.class::isInstance)) {
            joins(session).note(session, handle, false);
            return Optional.empty();
        }
        Set<String> columns = ColumnHandles.names(assignments.values());
        if (handle.columns().filter(columns::equals).isPresent()) {
            return Optional.empty();
        }
        joins(session).note(session, handle.withColumns(columns), true);
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
        return switch (table) {
            case ApiJoinHandle join -> LimitPlanner.plan(join, limit).map(limited -> new LimitApplicationResult<>(limited, true, false));
            case ApiSemiJoinHandle join -> LimitPlanner.plan(join, limit).map(limited -> new LimitApplicationResult<>(limited, true, false));
            default -> LimitPlanner.plan(scan(table), limit)
                    .map(limited -> new LimitApplicationResult<>(expecting(session, limited), limited.order().isEmpty() || isReadAsOne(session, scan(table)), false));
        };
    }

    @Override
    public Optional<TopNApplicationResult<ConnectorTableHandle>> applyTopN(
            ConnectorSession session,
            ConnectorTableHandle table,
            long topNCount,
            List<SortItem> sortItems,
            Map<String, ColumnHandle> assignments)
    {
        if (!ApiSessionProperties.isPushdownEnabled(session) || !(table instanceof ApiTableHandle handle)) {
            return Optional.empty();
        }
        Optional<ApiTableHandle> planned = TopNPlanner.plan(definition(session, table), handle, topNCount, sortItems, assignments);
        boolean isGuaranteed = planned.isPresent() && isReadAsOne(session, handle);
        joins(session).note(session, handle, isGuaranteed);
        return planned.map(ordered -> new TopNApplicationResult<>(expecting(session, ordered), isGuaranteed, false));
    }

    @Override
    public Optional<AggregationApplicationResult<ConnectorTableHandle>> applyAggregation(
            ConnectorSession session,
            ConnectorTableHandle table,
            List<AggregateFunction> aggregates,
            Map<String, ColumnHandle> assignments,
            List<List<ColumnHandle>> groupingSets)
    {
        if (!ApiSessionProperties.isPushdownEnabled(session) || !(table instanceof ApiTableHandle handle)) {
            return Optional.empty();
        }
        TableDefinition definition = definition(session, handle);
        if (handle.constraint().isNone()) {
            return Optional.empty();
        }
        Optional<ConnectorTableHandle> distinct = DistinctPlanner.isDistinct(source(session), definition, handle, aggregates, groupingSets)
                ? Optional.of(handle)
                : joins(session).distinct(session, handle, aggregates, groupingSets).map(values -> expecting(session, values));
        if (distinct.isPresent()) {
            return Optional.of(new AggregationApplicationResult<>(
                    distinct.get(),
                    ImmutableList.of(),
                    ImmutableList.of(),
                    groupingSets.getFirst().stream().distinct().collect(toImmutableMap(column -> column, column -> column)),
                    false));
        }
        joins(session).note(session, handle, false);
        ScopeKeys keys = new ScopeResolver(source(session), definition, scope).resolve(handle);
        return new AggregationPlanner(source(session), definition).plan(handle, keys, aggregates, assignments, groupingSets)
                .map(plan -> new AggregationApplicationResult<>(
                        expecting(session, plan.handle()),
                        plan.outputs().stream().map(PushedAggregate::output).map(column -> new Variable(column.name(), column.type())).collect(toImmutableList()),
                        plan.handle().aggregates().stream().map(PushedAggregate::output).map(column -> new Assignment(column.name(), column, column.type())).collect(toImmutableList()),
                        ImmutableMap.of(),
                        false));
    }

    @Override
    public Optional<JoinApplicationResult<ConnectorTableHandle>> applyJoin(
            ConnectorSession session,
            JoinType joinType,
            ConnectorTableHandle left,
            ConnectorTableHandle right,
            ConnectorExpression joinCondition,
            Map<String, ColumnHandle> leftAssignments,
            Map<String, ColumnHandle> rightAssignments,
            JoinStatistics statistics)
    {
        if (!(left instanceof ApiTableHandle leftScan) || !(right instanceof ApiTableHandle rightScan)) {
            return Optional.empty();
        }
        return joins(session).apply(session, joinType, leftScan, rightScan, joinCondition, leftAssignments, rightAssignments);
    }

    /**
     * Trino looks up whatever is answered here, at any cost and before any dynamic filter: so it is answered for keys only that find their rows in no cheaper way. A credential of the user does not
     * reach look-ups.
     */
    @Override
    public Optional<ConnectorResolvedIndex> resolveIndex(
            ConnectorSession session,
            ConnectorTableHandle table,
            Set<ColumnHandle> indexableColumns,
            Set<ColumnHandle> outputColumns,
            TupleDomain<ColumnHandle> tupleDomain)
    {
        if (!ApiSessionProperties.isPushdownEnabled(session) || credentials.areOfUser(session) || !(table instanceof ApiTableHandle handle) || handle.distinct().isPresent() || !isDeclared(session, handle)) {
            return Optional.empty();
        }
        Set<ApiColumnHandle> joined = indexableColumns.stream().map(ApiColumnHandle.class::cast).collect(toImmutableSet());
        if (joins(session).isLikely(session, definition(session, table), handle, ColumnHandles.names(indexableColumns), ColumnHandles.names(outputColumns))) {
            return Optional.empty();
        }
        return new IndexPlanner(source(session), definition(session, table), ApiSessionProperties.indexLookup(session))
                .plan(handle, joined, tupleDomain.transformKeys(ApiColumnHandle.class::cast), ApiSessionProperties.maxRequestsPerQuery(session))
                .map(plan -> new ConnectorResolvedIndex(plan.handle().in(cluster.view()), plan.unenforced().transformKeys(ColumnHandle.class::cast)));
    }

    /**
     * Tells those who watch the catalog what has become of a scan; refuses nothing.
     */
    @Override
    public void validateScan(ConnectorSession session, ConnectorTableHandle table)
    {
        telemetry.planned(session.getQueryId(), scan(table).table(), scan(table).expected());
    }

    /**
     * Whether one page source reads all rows, so that an order holds over all of them.
     */
    private boolean isReadAsOne(ConnectorSession session, ApiTableHandle handle)
    {
        TableDefinition definition = definition(session, handle);
        ScopeKeys keys = new ScopeResolver(source(session), definition, scope).resolve(handle);
        if (keys.keys().size() + keys.enumerations().size() != 1) {
            return false;
        }
        boolean mayNeedKeys = handle.columns().isEmpty() && definition.columns().stream().anyMatch(ColumnDefinition::onlySingle);
        return keys.enumerations().isEmpty() || (!mayNeedKeys && TableKeys.readsWithoutKeys(source(session), definition, handle.narrowed()));
    }

    private ConnectorTableHandle expecting(ConnectorSession session, ApiTableHandle handle)
    {
        return handle.withExpected(new ExpectedEndpoints(source(session), definition(session, handle), scope, ApiSessionProperties.isPushdownEnabled(session)).routes(handle));
    }

    /**
     * Whether all nodes know the table: then they can plan look-ups in it, as that is done where the keys come up.
     */
    private boolean isDeclared(ConnectorSession session, ApiTableHandle handle)
    {
        return discovery.declared().table(handle.table()).equals(source(session).table(handle.table()));
    }

    private JoinPushdown joins(ConnectorSession session)
    {
        SourceDefinition source = source(session);
        return new JoinPushdown(new JoinPlanner(source, scope, typeManager), new SemiJoinPlanner(source, scope, typeManager), queried, handle -> isDeclared(session, handle));
    }

    private TableDefinition definition(ConnectorSession session, ConnectorTableHandle table)
    {
        return source(session).table(scan(table).table()).orElseThrow();
    }

    private SourceDefinition source(ConnectorSession session)
    {
        return discovery.of(session);
    }

    private static ApiTableHandle scan(ConnectorTableHandle table)
    {
        return switch (table) {
            case ApiJoinHandle join -> join.scan();
            case ApiSemiJoinHandle join -> join.scan();
            default -> (ApiTableHandle) table;
        };
    }

    private static String relatedTable(ConnectorTableHandle table)
    {
        return table instanceof ApiSemiJoinHandle join ? join.filtering().table() : ((ApiJoinHandle) table).lookup().table();
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

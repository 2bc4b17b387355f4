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
package io.omnisql.connector.scan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.inject.Inject;
import io.airlift.units.Duration;
import io.omnisql.connector.ApiSessionProperties;
import io.omnisql.connector.Cluster;
import io.omnisql.connector.ClusterView;
import io.omnisql.connector.decode.DocumentTexts;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.discovery.Discovery;
import io.omnisql.connector.http.OpenUsage;
import io.omnisql.connector.http.RequestContext;
import io.omnisql.connector.http.RequestLedger;
import io.omnisql.connector.http.RequestSender;
import io.omnisql.connector.http.Timing;
import io.omnisql.connector.planning.ApiJoinHandle;
import io.omnisql.connector.planning.ApiSemiJoinHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.DynamicKeys;
import io.omnisql.connector.planning.RowScope;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.planning.ScopeKeys;
import io.omnisql.connector.planning.ScopeResolver;
import io.omnisql.connector.planning.TableKeys;
import io.omnisql.connector.request.RequestRenderer;
import io.omnisql.connector.telemetry.CatalogTelemetry;
import io.omnisql.connector.telemetry.ScanSpan;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorSplitManager;
import io.trino.spi.connector.ConnectorSplitSource;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.Constraint;
import io.trino.spi.connector.FixedSplitSource;
import io.trino.spi.type.TypeManager;

import java.util.Set;
import java.util.function.LongUnaryOperator;

import static io.trino.spi.security.AccessDeniedException.denySelectTable;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.DAYS;

/**
 * Starts the split generation of a scan, on the coordinator. Thread-safe.
 */
public final class ApiSplitManager
        implements ConnectorSplitManager
{
    private static final Duration LONGEST_WAIT = new Duration(1, DAYS);

    private final Discovery discovery;
    private final Scope scope;
    private final RequestSender client;
    private final RequestRenderer renderer;
    private final ScanCredentials credentials;
    private final RequestLedger ledger;
    private final StandInMemories standIns;
    private final DocumentTexts documents;
    private final TypeManager typeManager;
    private final Timing timing;
    private final Cluster cluster;
    private final CatalogTelemetry telemetry;

    @Inject
    ApiSplitManager(
            Discovery discovery,
            Scope scope,
            RequestSender client,
            RequestRenderer renderer,
            ScanCredentials credentials,
            RequestLedger ledger,
            StandInMemories standIns,
            DocumentTexts documents,
            TypeManager typeManager,
            Timing timing,
            Cluster cluster,
            CatalogTelemetry telemetry)
    {
        this.discovery = requireNonNull(discovery, "discovery is null");
        this.scope = requireNonNull(scope, "scope is null");
        this.client = requireNonNull(client, "client is null");
        this.renderer = requireNonNull(renderer, "renderer is null");
        this.credentials = requireNonNull(credentials, "credentials is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.standIns = requireNonNull(standIns, "standIns is null");
        this.documents = requireNonNull(documents, "documents is null");
        this.typeManager = requireNonNull(typeManager, "typeManager is null");
        this.timing = requireNonNull(timing, "timing is null");
        this.cluster = requireNonNull(cluster, "cluster is null");
        this.telemetry = requireNonNull(telemetry, "telemetry is null");
    }

    @Override
    public ConnectorSplitSource getSplits(
            ConnectorTransactionHandle transaction,
            ConnectorSession session,
            ConnectorTableHandle tableHandle,
            Set<ColumnHandle> dynamicFilterColumns,
            Constraint constraint)
    {
        return switch (tableHandle) {
            case ApiJoinHandle join -> new JoinSplitSource(splits(session, join.limitedScan(), JoinSplitSource.ofScan(dynamicFilterColumns, join.keysOfScan()), LongUnaryOperator.identity()), join.keysOfScan());
            case ApiSemiJoinHandle join -> {
                MergedDemand demand = new MergedDemand();
                yield new SemiJoinSplitSource(
                        new JoinSplitSource(splits(
                                session,
                                join.limitedScan(),
                                JoinSplitSource.ofScan(dynamicFilterColumns, ImmutableMap.of()),
                                demand.part()), ImmutableMap.of()),
                        // a limit may be met before all values are listed
                        splits(session, join.filtering(), ImmutableSet.of(), join.limit().isPresent() ? _ -> 0 : demand.part()));
            }
            default -> splits(session, (ApiTableHandle) tableHandle, dynamicFilterColumns, LongUnaryOperator.identity());
        };
    }

    /**
     * @param share how many of the requests that the scan needs are no other scan's
     */
    private ConnectorSplitSource splits(ConnectorSession session, ApiTableHandle handle, Set<ColumnHandle> dynamicFilterColumns, LongUnaryOperator share)
    {
        if (handle.rows() instanceof RowScope.Denied) {
            denySelectTable(handle.table());
        }
        ExpectedPolicy.check(handle.rows(), handle.constraint());
        if (handle.constraint().isNone()) {
            return new FixedSplitSource(ImmutableList.of());
        }
        ClusterView view = cluster.view();
        RequestContext context = RequestContexts.of(session, handle.table(), credentials.ofPlan(session), ApiSessionProperties.maxRequestsPerQuery(session), view);
        OpenUsage usage = ledger.open(context);
        if (handle.rows().isRestricted()) {
            usage.usage().scans().restrict();
        }
        ScanSpan span = telemetry.generation(session.getQueryId(), handle.table());
        try {
            return splits(session, handle, dynamicFilterColumns, view, context.observedBy(span), usage, span, share);
        }
        catch (Throwable e) {
            span.failed(e);
            span.close();
            usage.close();
            throw e;
        }
    }

    private ConnectorSplitSource splits(ConnectorSession session, ApiTableHandle handle, Set<ColumnHandle> dynamicFilterColumns, ClusterView view, RequestContext context, OpenUsage usage, ScanSpan span, LongUnaryOperator share)
    {
        SourceDefinition source = discovery.of(session);
        TableDefinition table = source.table(handle.table()).orElseThrow();
        KeyProblems problems = new KeyProblems(handle.table(), source.scope(), ApiSessionProperties.missingResource(session), handle.rows().isRestricted(), usage.usage(), timing);
        ScopeResolver scopeResolver = new ScopeResolver(source, table, scope);
        ScopeKeys keys = scopeResolver.resolve(handle);
        DynamicKeys dynamicKeys = DynamicKeys.of(table, handle, dynamicFilterColumns);
        if (!dynamicKeys.mayName(keys.missing())) {
            problems.required(keys.missing());
        }
        // without a scope nothing is enumerated
        TableDefinition enumerating = source.enumerating().orElse(table);
        KeyEnumerator enumerator = new KeyEnumerator(
                source,
                new SplitPlanner(source, enumerating, ApiTableHandle.of(enumerating.name()), ImmutableSet.of(), typeManager, true),
                new NetworkFetchers(client, renderer, "", context, usage.usage(), problems, standIns.of(context.credentials().id()), ApiSessionProperties.fetchParallelism(session), false),
                documents,
                problems,
                typeManager,
                timing);
        RequestAllowance allowance = new RequestAllowance(handle.table(), ApiSessionProperties.maxRequestsPerQuery(session), usage.usage(), share);
        SplitGeneration generation = new SplitGeneration(
                scopeResolver,
                dynamicKeys,
                (narrowed, joinedColumns) -> new SplitPlanner(source, table, narrowed, joinedColumns, typeManager, ApiSessionProperties.isPushdownEnabled(session)),
                new ScopedGroups(source, table, scope, handle.rows(), typeManager),
                enumerator,
                new LocatedKeys(source, table, ApiSessionProperties.isPushdownEnabled(session), typeManager, enumerator, allowance),
                new SearchSplits(table, ApiSessionProperties.searchSplits(session), typeManager, enumerator, allowance, timing),
                problems,
                allowance,
                usage.usage());
        return new ApiSplitSource(generation, waitMillis(session, source, table, dynamicKeys, keys), view, usage, span);
    }

    /**
     * Without keys there is nothing to be read, and enumerating them, or having them listed, costs more than waiting; the query's own limits end such a wait. A search for what joins have told finds less.
     */
    private static long waitMillis(ConnectorSession session, SourceDefinition source, TableDefinition table, DynamicKeys dynamicKeys, ScopeKeys keys)
    {
        if (dynamicKeys.keyColumns().isEmpty()) {
            return dynamicKeys.searchedColumns().isEmpty() || !ApiSessionProperties.isPushdownEnabled(session) ? 0 : ApiSessionProperties.dynamicFilteringWaitTimeout(session).toMillis();
        }
        boolean isBounded = keys.missing().isEmpty() && (keys.enumerations().isEmpty() || TableKeys.readsWithoutKeys(source, table, dynamicKeys.handle()));
        boolean isListed = TableKeys.listedColumns(source, table, dynamicKeys.handle()).stream().anyMatch(dynamicKeys.keyColumns()::contains);
        return isBounded && !isListed ? ApiSessionProperties.dynamicFilteringWaitTimeout(session).toMillis() : LONGEST_WAIT.toMillis();
    }
}

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
import com.google.inject.Inject;
import io.omnisql.connector.ApiConfig;
import io.omnisql.connector.ApiSessionProperties;
import io.omnisql.connector.credential.CredentialProvider;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.http.OpenUsage;
import io.omnisql.connector.http.QueryMerger;
import io.omnisql.connector.http.RequestContext;
import io.omnisql.connector.http.RequestLedger;
import io.omnisql.connector.http.Timing;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiIndexHandle;
import io.omnisql.connector.planning.ApiJoinColumn;
import io.omnisql.connector.planning.ApiJoinHandle;
import io.omnisql.connector.planning.ApiSemiJoinHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.ColumnHandles;
import io.omnisql.connector.planning.Scope;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.ConnectorPageSourceProvider;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.ConnectorTableCredentials;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.DynamicFilter;
import io.trino.spi.connector.MemoryContext;
import io.trino.spi.type.TypeManager;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Makes the page sources of joins that the source answers, and leaves all others to those of scans. Thread-safe.
 */
public final class JoinPageSourceProvider
        implements ConnectorPageSourceProvider
{
    private static final String FETCHED_AT = "$fetched_at";
    private static final String CACHE_STATUS = "$cache_status";
    // begins the names in queries of a scan that lists values
    private static final String FILTERING = "in_";
    // the join accounts for the rows that it keeps
    private static final MemoryContext MEMORY_OF_LOOKUP = _ -> {};

    private final SourceDefinition source;
    private final Scope scope;
    private final ApiPageSourceProvider scans;
    private final ScanCredentials credentials;
    private final RequestLedger ledger;
    private final TypeManager typeManager;
    private final Timing timing;
    private final int maxConcurrentRequests;
    private final long maxLookupBytes;

    @Inject
    JoinPageSourceProvider(SourceDefinition source, Scope scope, ApiPageSourceProvider scans, ScanCredentials credentials, RequestLedger ledger, TypeManager typeManager, Timing timing, ApiConfig config)
    {
        this.source = requireNonNull(source, "source is null");
        this.scope = requireNonNull(scope, "scope is null");
        this.scans = requireNonNull(scans, "scans is null");
        this.credentials = requireNonNull(credentials, "credentials is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.typeManager = requireNonNull(typeManager, "typeManager is null");
        this.timing = requireNonNull(timing, "timing is null");
        this.maxConcurrentRequests = config.getMaxConcurrentRequests();
        this.maxLookupBytes = config.getMaxLookupMemory().toBytes();
    }

    @Override
    public ConnectorPageSource createPageSource(
            ConnectorTransactionHandle transaction,
            ConnectorSession session,
            ConnectorSplit split,
            ConnectorTableHandle table,
            Optional<ConnectorTableCredentials> tableCredentials,
            List<ColumnHandle> columns,
            DynamicFilter dynamicFilter,
            MemoryContext memory)
    {
        return switch (table) {
            case ApiJoinHandle join -> createPageSource(session, (ApiSplit) split, join, credentials.ofSplit(session, (ApiSplit) split, tableCredentials), columns.stream().map(ApiJoinColumn.class::cast).collect(toImmutableList()), memory);
            case ApiSemiJoinHandle join -> createPageSource(
                    session,
                    (SemiJoinSplit) split,
                    join,
                    // of both scans, as their requests are the same ones
                    credentials.ofSplit(session, ((SemiJoinSplit) split).scan(), tableCredentials),
                    columns.stream().map(column -> ((ApiJoinColumn) column).related() ? join.column() : ((ApiJoinColumn) column).column()).collect(toImmutableList()),
                    memory);
            case ApiTableHandle scan when scan.distinct().isPresent() -> {
                SharedMemory shared = new SharedMemory(memory);
                ApiColumnHandle column = scan.distinct().get();
                ConnectorPageSource rows = scans.createPageSource(transaction, session, split, table, tableCredentials, ImmutableList.of(column), dynamicFilter, shared.part());
                yield new DistinctPageSource(rows, column.type(), columns.size(), shared.part());
            }
            default -> scans.createPageSource(transaction, session, split, table, tableCredentials, columns, dynamicFilter, memory);
        };
    }

    private ConnectorPageSource createPageSource(ConnectorSession session, SemiJoinSplit split, ApiSemiJoinHandle join, CredentialProvider credential, List<ApiColumnHandle> outputs, MemoryContext memory)
    {
        int maxRequests = ApiSessionProperties.maxRequestsPerQuery(session);
        SharedMemory shared = new SharedMemory(memory);
        QueryMerger merger = scans.merger();
        List<ApiColumnHandle> columns = ImmutableList.<ApiColumnHandle>builder().addAll(outputs).add(join.column()).build();
        RequestContext listed = RequestContexts.of(session, join.filtering().table(), credential, maxRequests, split.scan().cluster());
        Iterator<ConnectorPageSource> filtering = split.filtering().stream()
                .<ConnectorPageSource>map(part -> scans.createPageSource(session, listed, merger, FILTERING, part, join.filtering(), ImmutableList.of(join.filteringColumn()), shared.part()))
                .iterator();
        return new SemiJoinPageSource(
                scans.createPageSource(
                        session,
                        RequestContexts.of(session, join.scan().table(), credential, maxRequests, split.scan().cluster()),
                        merger,
                        "",
                        split.scan(),
                        join.limitedScan(),
                        columns,
                        shared.part()),
                new LookupReader(filtering, maxConcurrentRequests),
                merger,
                join.column().type(),
                outputs.size(),
                join.limit(),
                shared.part());
    }

    private ConnectorPageSource createPageSource(ConnectorSession session, ApiSplit split, ApiJoinHandle join, CredentialProvider credential, List<ApiJoinColumn> outputs, MemoryContext memory)
    {
        JoinColumns columns = JoinColumns.of(join, column(join, FETCHED_AT), column(join, CACHE_STATUS), outputs);
        ApiIndexHandle lookup = join.lookup();
        RequestContext related = RequestContexts.of(session, lookup.table(), credential, lookup.maxRequests(), split.cluster());
        SharedMemory joined = new SharedMemory(memory);
        ConnectorPageSource scan = scans.createPageSource(
                session,
                RequestContexts.of(session, join.scan().table(), credential, lookup.maxRequests(), split.cluster()),
                split,
                join.limitedScan(),
                columns.scan(),
                joined.part());
        OpenUsage usage = ledger.open(related);
        TableDefinition table = source.table(lookup.table()).orElseThrow();
        KeyProblems problems = new KeyProblems(table.name(), source.scope(), ApiSessionProperties.missingResource(session), false, usage.usage(), timing);
        return new JoinedPageSource(
                columns,
                scan,
                RelatedRows.of(join.scan().related().orElseThrow().relation(), table, lookup.scan(), lookup.keyColumns(), columns.related(), scans.documents(), problems, typeManager, timing),
                new RelatedLookup(
                        new LookupPlanner(source, table, scope, lookup, columns.related(), problems, typeManager),
                        (part, handle, read) -> scans.createPageSource(session, related, (ApiSplit) part, handle, read, MEMORY_OF_LOOKUP),
                        new RequestAllowance(table.name(), lookup.maxRequests(), usage.usage()),
                        columns.related(),
                        maxConcurrentRequests),
                new LookupMemory(table.name(), maxLookupBytes),
                usage,
                joined.part());
    }

    private ApiColumnHandle column(ApiJoinHandle join, String name)
    {
        return ColumnHandles.handle(source.table(join.scan().table()).orElseThrow().column(name).orElseThrow(), typeManager);
    }
}

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

import com.google.common.annotations.VisibleForTesting;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.inject.Inject;
import io.omnisql.connector.ApiConfig;
import io.omnisql.connector.ApiSessionProperties;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.http.OpenUsage;
import io.omnisql.connector.http.RequestContext;
import io.omnisql.connector.http.RequestLedger;
import io.omnisql.connector.http.Timing;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiIndexHandle;
import io.omnisql.connector.planning.Scope;
import io.trino.spi.Page;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorIndex;
import io.trino.spi.connector.ConnectorIndexHandle;
import io.trino.spi.connector.ConnectorIndexProvider;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.MemoryContext;
import io.trino.spi.type.TypeManager;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Makes the indexes of joins on a node. What a query looks up is shared by its tasks there, and forgotten with the last of them. Thread-safe.
 */
public final class ApiIndexProvider
        implements ConnectorIndexProvider
{
    // Trino asks no index what memory it takes; that of its rows is bounded here
    private static final MemoryContext MEMORY_OF_NOBODY = _ -> {};

    private final SourceDefinition source;
    private final Scope scope;
    private final ApiPageSourceProvider pageSources;
    private final ScanCredentials credentials;
    private final RequestLedger ledger;
    private final TypeManager typeManager;
    private final Timing timing;
    private final int maxConcurrentRequests;
    private final long maxBytes;

    // an index holds its rows, and nothing else does: no node is told when a query ends
    private final Cache<Identity, LookedUpRows> rows = CacheBuilder.newBuilder().weakValues().build();

    @Inject
    ApiIndexProvider(SourceDefinition source, Scope scope, ApiPageSourceProvider pageSources, ScanCredentials credentials, RequestLedger ledger, TypeManager typeManager, Timing timing, ApiConfig config)
    {
        this.source = requireNonNull(source, "source is null");
        this.scope = requireNonNull(scope, "scope is null");
        this.pageSources = requireNonNull(pageSources, "pageSources is null");
        this.credentials = requireNonNull(credentials, "credentials is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.typeManager = requireNonNull(typeManager, "typeManager is null");
        this.timing = requireNonNull(timing, "timing is null");
        this.maxConcurrentRequests = config.getMaxConcurrentRequests();
        this.maxBytes = config.getMaxLookupMemory().toBytes();
    }

    @Override
    public ConnectorIndex getIndex(
            ConnectorTransactionHandle transaction,
            ConnectorSession session,
            ConnectorIndexHandle indexHandle,
            List<ColumnHandle> lookupSchema,
            List<ColumnHandle> outputSchema)
    {
        ApiIndexHandle index = (ApiIndexHandle) indexHandle;
        IndexColumns columns = IndexColumns.of(columns(lookupSchema), index.keyColumns(), columns(outputSchema));
        return new ApiIndex(
                columns,
                rows(new Identity(session.getQueryId(), index, columns.read())),
                (keys, found) -> fetch(session, index, columns, keys, found));
    }

    private static List<ApiColumnHandle> columns(List<ColumnHandle> schema)
    {
        return schema.stream().map(ApiColumnHandle.class::cast).collect(toImmutableList());
    }

    private LookedUpRows rows(Identity identity)
    {
        return rows.asMap().computeIfAbsent(identity, _ -> new LookedUpRows(new LookupMemory(identity.index().table(), maxBytes)));
    }

    /**
     * How many indexes have rows in memory.
     */
    @VisibleForTesting
    long indexesWithRows()
    {
        rows.cleanUp();
        return rows.size();
    }

    private void fetch(ConnectorSession session, ApiIndexHandle index, IndexColumns columns, Set<LookupKey> keys, BiConsumer<LookupKey, Page> found)
            throws InterruptedException
    {
        ExpectedPolicy.check(index.rows(), index.constraint());
        TableDefinition table = source.table(index.table()).orElseThrow();
        RequestContext context = RequestContexts.of(session, index.table(), credentials.ofLookup(session), index.maxRequests(), index.cluster());
        try (OpenUsage usage = ledger.open(context)) {
            if (index.rows().isRestricted()) {
                usage.usage().scans().restrict();
            }
            KeyProblems problems = new KeyProblems(index.table(), source.scope(), ApiSessionProperties.missingResource(session), index.rows().isRestricted(), usage.usage(), timing);
            RelatedLookup lookup = new RelatedLookup(
                    new LookupPlanner(source, table, scope, index, columns.read(), problems, typeManager),
                    (split, handle, read) -> pageSources.createPageSource(session, context, (ApiSplit) split, handle, read, MEMORY_OF_NOBODY),
                    new RequestAllowance(index.table(), index.maxRequests(), usage.usage()),
                    columns.read(),
                    maxConcurrentRequests);
            try (LookupReader reader = lookup.start(keys, usage.usage().scans()::planned)) {
                reader.read(page -> columns.byKey(page).forEach(found));
            }
        }
    }

    /**
     * What tells the rows of one index from those of another.
     */
    private record Identity(String queryId, ApiIndexHandle index, List<ApiColumnHandle> columns) {}
}

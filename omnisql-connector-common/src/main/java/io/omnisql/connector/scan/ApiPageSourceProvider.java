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

import com.google.inject.Inject;
import io.omnisql.connector.ApiSessionProperties;
import io.omnisql.connector.decode.DocumentTexts;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.http.OpenUsage;
import io.omnisql.connector.http.QueryMerger;
import io.omnisql.connector.http.RequestContext;
import io.omnisql.connector.http.RequestLedger;
import io.omnisql.connector.http.RequestSender;
import io.omnisql.connector.http.Timing;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.request.RequestRenderer;
import io.omnisql.connector.telemetry.CatalogTelemetry;
import io.omnisql.connector.telemetry.ScanSpan;
import io.trino.spi.PageSorter;
import io.trino.spi.TrinoException;
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

import java.util.List;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.error.ApiErrorCode.COLUMN_UNPLANNED;
import static java.util.Objects.requireNonNull;

/**
 * Makes page sources from what a split carries; looks nothing up. Thread-safe.
 */
public final class ApiPageSourceProvider
        implements ConnectorPageSourceProvider
{
    private final SourceDefinition source;
    private final RequestSender client;
    private final RequestRenderer renderer;
    private final ScanCredentials credentials;
    private final RequestLedger ledger;
    private final StandInMemories standIns;
    private final DocumentTexts documents;
    private final PageSorter sorter;
    private final Timing timing;
    private final CatalogTelemetry telemetry;

    @Inject
    ApiPageSourceProvider(
            SourceDefinition source,
            RequestSender client,
            RequestRenderer renderer,
            ScanCredentials credentials,
            RequestLedger ledger,
            StandInMemories standIns,
            DocumentTexts documents,
            PageSorter sorter,
            Timing timing,
            CatalogTelemetry telemetry)
    {
        this.source = requireNonNull(source, "source is null");
        this.client = requireNonNull(client, "client is null");
        this.renderer = requireNonNull(renderer, "renderer is null");
        this.credentials = requireNonNull(credentials, "credentials is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.standIns = requireNonNull(standIns, "standIns is null");
        this.documents = requireNonNull(documents, "documents is null");
        this.sorter = requireNonNull(sorter, "sorter is null");
        this.timing = requireNonNull(timing, "timing is null");
        this.telemetry = requireNonNull(telemetry, "telemetry is null");
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
        ApiTableHandle handle = (ApiTableHandle) table;
        return createPageSource(
                session,
                RequestContexts.of(session, handle.table(), credentials.ofSplit(session, (ApiSplit) split, tableCredentials), ApiSessionProperties.maxRequestsPerQuery(session), ((ApiSplit) split).cluster()),
                (ApiSplit) split,
                handle,
                columns.stream().map(ApiColumnHandle.class::cast).collect(toImmutableList()),
                memory);
    }

    /**
     * Queries of scans that are read together are one.
     */
    QueryMerger merger()
    {
        return new QueryMerger(client);
    }

    /**
     * What makes texts of the documents in records.
     */
    DocumentTexts documents()
    {
        return documents;
    }

    ApiPageSource createPageSource(ConnectorSession session, RequestContext context, ApiSplit split, ApiTableHandle handle, List<ApiColumnHandle> columns, MemoryContext memory)
    {
        return createPageSource(session, context, client, "", split, handle, columns, memory);
    }

    /**
     * @param sender sends the scan's requests
     * @param prefix begins every name in the scan's queries
     */
    ApiPageSource createPageSource(
            ConnectorSession session,
            RequestContext context,
            RequestSender sender,
            String prefix,
            ApiSplit split,
            ApiTableHandle handle,
            List<ApiColumnHandle> columns,
            MemoryContext memory)
    {
        check(handle.table(), split, columns);
        OpenUsage usage = ledger.open(context);
        if (handle.rows().isRestricted()) {
            usage.usage().scans().restrict();
        }
        ScanSpan span = telemetry.reading(session.getQueryId(), handle.table(), split.routes());
        KeyProblems problems = new KeyProblems(handle.table(), source.scope(), ApiSessionProperties.missingResource(session), handle.rows().isRestricted(), usage.usage(), timing);
        return new ApiPageSource(
                split,
                split.narrow(handle),
                split.resultCap(),
                columns,
                new NetworkFetchers(sender, renderer, prefix, context.observedBy(span), usage.usage(), problems, standIns.of(context.credentials().id()), ApiSessionProperties.fetchParallelism(session), false),
                documents,
                problems,
                usage,
                span,
                sorter,
                timing,
                memory);
    }

    /**
     * Where a query reads all columns, nobody knows it when lists are chosen: what they leave out is no null.
     */
    private static void check(String table, ApiSplit split, List<ApiColumnHandle> outputs)
    {
        outputs.stream()
                .map(ApiColumnHandle::name)
                .filter(split.leftOut()::contains)
                .findFirst()
                .ifPresent(column -> {
                    throw new TrinoException(
                            COLUMN_UNPLANNED,
                            "%s: lists leave out column '%s', and Trino does not tell that it is read in a query that reads all columns. Leave out one that is not needed".formatted(table, column));
                });
    }
}

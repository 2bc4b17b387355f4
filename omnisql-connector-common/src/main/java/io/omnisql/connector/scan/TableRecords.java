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

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.inject.Inject;
import io.airlift.slice.Slice;
import io.omnisql.connector.ApiConfig;
import io.omnisql.connector.Cluster;
import io.omnisql.connector.ClusterView;
import io.omnisql.connector.MissingResource;
import io.omnisql.connector.decode.Cell;
import io.omnisql.connector.decode.DocumentTexts;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.http.Futures;
import io.omnisql.connector.http.OpenUsage;
import io.omnisql.connector.http.RequestContext;
import io.omnisql.connector.http.RequestLedger;
import io.omnisql.connector.http.RequestSender;
import io.omnisql.connector.http.Timing;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.ColumnHandles;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.planning.ScopeKeys;
import io.omnisql.connector.planning.ScopeResolver;
import io.omnisql.connector.request.RequestRenderer;
import io.omnisql.connector.telemetry.CatalogTelemetry;
import io.omnisql.connector.telemetry.ScanSpan;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.type.TypeManager;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import static com.google.common.base.Preconditions.checkState;
import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.JSON;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;

/**
 * All records of a declared table, as the source sends them: read as by a scan, with the same pages, permits, attempts and checks, but by the catalog itself, as it needs them to plan. Never blocks; thread-safe.
 */
public final class TableRecords
{
    private static final JsonMapper MAPPER = new JsonMapper();

    private final SourceDefinition source;
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
    private final ApiConfig config;

    @Inject
    TableRecords(
            SourceDefinition source,
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
            CatalogTelemetry telemetry,
            ApiConfig config)
    {
        this.source = requireNonNull(source, "source is null");
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
        this.config = requireNonNull(config, "config is null");
    }

    /**
     * @param session of the query that is the first to need them
     */
    public CompletableFuture<List<JsonNode>> all(ConnectorSession session, String name)
    {
        TableDefinition table = source.table(name).orElseThrow();
        ClusterView view = cluster.view();
        RequestContext context = RequestContexts.ofCatalog(session, name, credentials.ofCatalog(), config, view);
        OpenUsage usage = ledger.open(context);
        ScanSpan span = telemetry.generation(session.getQueryId(), name);
        return completedFuture(context.observedBy(span))
                .thenCompose(observed -> all(table, observed, usage))
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        span.failed(Futures.cause(failure));
                    }
                    span.close();
                    usage.close();
                });
    }

    private CompletableFuture<List<JsonNode>> all(TableDefinition table, RequestContext context, OpenUsage usage)
    {
        KeyProblems problems = new KeyProblems(table.name(), source.scope(), MissingResource.ERROR, false, usage.usage(), timing);
        ApiTableHandle handle = ApiTableHandle.of(table.name());
        ScopeKeys keys = new ScopeResolver(source, table, scope).resolve(handle);
        problems.required(keys.missing());
        checkState(keys.enumerations().isEmpty(), "Table '%s' has to be listed by itself", table.name());
        KeyGroup group = new SplitPlanner(source, table, handle, ImmutableSet.of(), typeManager, false).group(keys.keys());
        ApiSplit split = new KeySplits(source, table, handle, typeManager).together(ImmutableList.of(group));
        PageFetchers fetchers = new NetworkFetchers(client, renderer, "", context, usage.usage(), problems, standIns.of(context.credentials().id()), config.getFetchParallelism(), false);
        SplitReader reader = new SplitReader(split, fetchers, new PageWindow(fetchers.parallelism(), () -> PageWindow.ALL), false, documents, problems, timing);
        ApiColumnHandle record = ColumnHandles.handle(column("$record", JSON).at("").build(), typeManager);
        return new KeyWalk<>(split, handle, ImmutableList.of(record), (_, cells) -> json(cells.getFirst()), reader, documents, problems, timing).all();
    }

    private static JsonNode json(Cell record)
    {
        try {
            return MAPPER.readTree(((Slice) record.get()).toStringUtf8());
        }
        catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

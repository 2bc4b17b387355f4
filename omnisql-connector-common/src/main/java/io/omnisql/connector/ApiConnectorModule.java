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
package io.omnisql.connector;

import com.google.common.base.Ticker;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.google.inject.Binder;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import io.omnisql.connector.cache.CacheEpoch;
import io.omnisql.connector.cache.CacheSettings;
import io.omnisql.connector.cache.CacheStats;
import io.omnisql.connector.cache.ResponseCache;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.http.ApiClient;
import io.omnisql.connector.http.ConnectionSettings;
import io.omnisql.connector.http.RequestLedger;
import io.omnisql.connector.http.RequestSender;
import io.omnisql.connector.http.RetrySchedule;
import io.omnisql.connector.http.ReusingSender;
import io.omnisql.connector.http.SystemTiming;
import io.omnisql.connector.http.Timing;
import io.omnisql.connector.http.TokenEndpoint;
import io.omnisql.connector.http.TrustStore;
import io.omnisql.connector.planning.ApiMetadata;
import io.omnisql.connector.planning.QueryCredentials;
import io.omnisql.connector.planning.QueryLifetime;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.ratelimit.CatalogPermits;
import io.omnisql.connector.ratelimit.PermitStats;
import io.omnisql.connector.ratelimit.RateLimiterRegistry;
import io.omnisql.connector.request.RequestRenderer;
import io.omnisql.connector.scan.ApiIndexProvider;
import io.omnisql.connector.scan.ApiPageSourceProvider;
import io.omnisql.connector.scan.ApiSplitManager;
import io.omnisql.connector.scan.JoinPageSourceProvider;
import io.omnisql.connector.scan.ScanCredentials;
import io.omnisql.connector.scan.StandInMemories;
import io.omnisql.connector.system.CapabilitiesTable;
import io.omnisql.connector.system.FlushCacheProcedure;
import io.omnisql.connector.system.QueryStatusTable;
import io.omnisql.connector.system.RateLimitsTable;
import io.omnisql.connector.system.RequestsTable;
import io.omnisql.connector.telemetry.CatalogTelemetry;
import io.omnisql.connector.telemetry.RequestStats;
import io.omnisql.connector.telemetry.ScanStats;
import io.opentelemetry.api.trace.Tracer;
import io.trino.spi.Node;
import io.trino.spi.NodeManager;
import io.trino.spi.NodeVersion;
import io.trino.spi.catalog.CatalogName;
import io.trino.spi.connector.SystemTable;
import io.trino.spi.procedure.Procedure;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.random.RandomGenerator;

import static com.google.inject.multibindings.Multibinder.newSetBinder;
import static io.airlift.bootstrap.ClosingBinder.closingBinder;
import static io.airlift.concurrent.Threads.daemonThreadsNamed;
import static io.airlift.configuration.ConfigBinder.configBinder;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.Executors.newCachedThreadPool;
import static org.weakref.jmx.guice.ExportBinder.newExporter;

/**
 * Wires the engine for one catalog.
 */
final class ApiConnectorModule
        implements Module
{
    private final SourceDefinition source;
    private final RateLimiterRegistry limiters;
    private final Optional<Timing> timing;

    /**
     * @param timing the time of the catalog; empty for the machine's own
     */
    ApiConnectorModule(SourceDefinition source, RateLimiterRegistry limiters, Optional<Timing> timing)
    {
        this.timing = requireNonNull(timing, "timing is null");
        this.source = requireNonNull(source, "source is null");
        this.limiters = requireNonNull(limiters, "limiters is null");
    }

    @Override
    public void configure(Binder binder)
    {
        binder.bind(ApiConnector.class).in(Scopes.SINGLETON);
        // one for each transaction
        binder.bind(ApiMetadata.class);
        binder.bind(ApiSplitManager.class).in(Scopes.SINGLETON);
        binder.bind(StandInMemories.class).in(Scopes.SINGLETON);
        binder.bind(ApiPageSourceProvider.class).in(Scopes.SINGLETON);
        binder.bind(JoinPageSourceProvider.class).in(Scopes.SINGLETON);
        binder.bind(ApiIndexProvider.class).in(Scopes.SINGLETON);
        newSetBinder(binder, SystemTable.class).addBinding().to(CapabilitiesTable.class).in(Scopes.SINGLETON);
        newSetBinder(binder, SystemTable.class).addBinding().to(RequestsTable.class).in(Scopes.SINGLETON);
        newSetBinder(binder, SystemTable.class).addBinding().to(QueryStatusTable.class).in(Scopes.SINGLETON);
        newSetBinder(binder, SystemTable.class).addBinding().to(RateLimitsTable.class).in(Scopes.SINGLETON);
        newExporter(binder).export(PermitStats.class).withGeneratedName();
        newExporter(binder).export(RequestStats.class).withGeneratedName();
        newExporter(binder).export(ScanStats.class).withGeneratedName();
        newExporter(binder).export(CacheStats.class).withGeneratedName();
        binder.bind(RequestSender.class).to(ReusingSender.class);
        newSetBinder(binder, Procedure.class);
        closingBinder(binder).registerExecutor(Key.get(ExecutorService.class, ForApi.class));
        closingBinder(binder).registerExecutor(Key.get(ScheduledExecutorService.class, ForApi.class));
        closingBinder(binder).registerCloseable(ApiClient.class);
        configBinder(binder).bindConfig(ApiConfig.class);
    }

    @Provides
    @Singleton
    SourceDefinition source(SourceConnection connection)
    {
        SourceDefinition known = source.with(connection.tables());
        return connection.graphQlUri().isPresent() ? known : known.withoutQueries();
    }

    @Provides
    @Singleton
    @ForApi
    static ExecutorService requestExecutor(CatalogName catalog)
    {
        return newCachedThreadPool(daemonThreadsNamed("omnisql-" + catalog + "-%s"));
    }

    @Provides
    @Singleton
    @ForApi
    static ScheduledExecutorService scheduler(CatalogName catalog)
    {
        ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1, daemonThreadsNamed("omnisql-" + catalog + "-timer-%s"));
        // a rate limit may last for an hour, and the query that waits for its end be cancelled in a second
        scheduler.setRemoveOnCancelPolicy(true);
        return scheduler;
    }

    @Provides
    @Singleton
    Timing timing(@ForApi ScheduledExecutorService scheduler)
    {
        return timing.orElseGet(() -> systemTiming(scheduler));
    }

    static Timing systemTiming(ScheduledExecutorService scheduler)
    {
        return new SystemTiming(InstantSource.system(), Ticker.systemTicker(), scheduler, RandomGenerator.getDefault());
    }

    @Provides
    @Singleton
    static OkHttpClient http(ApiConfig config, @ForApi ExecutorService executor)
    {
        ConnectionSettings settings = new ConnectionSettings(
                config.getMaxConcurrentRequests(),
                config.getRequestTimeout().toJavaTime(),
                config.proxy(),
                config.getTrustStore().map(file -> TrustStore.read(file, config.getTrustStorePassword())));
        return settings.client(executor);
    }

    @Provides
    @Singleton
    TokenEndpoint tokenEndpoint(OkHttpClient http, NodeVersion version, Timing timing)
    {
        return new TokenEndpoint(http, headers(version), RetrySchedule.DEFAULT, timing);
    }

    @Provides
    @Singleton
    RequestRenderer renderer(SourceConnection connection, NodeVersion version)
    {
        Map<String, String> headers = headers(version);
        return connection.graphQlUri()
                .map(graphQlUri -> new RequestRenderer(connection.baseUri(), graphQlUri, headers))
                .orElseGet(() -> new RequestRenderer(connection.baseUri(), headers));
    }

    private Map<String, String> headers(NodeVersion version)
    {
        return ImmutableMap.<String, String>builder()
                .putAll(source.headers())
                .put("User-Agent", "OmniSQL (Trino %s)".formatted(version))
                .buildOrThrow();
    }

    @Provides
    @Singleton
    static RequestLedger ledger(Timing timing)
    {
        return new RequestLedger(timing);
    }

    @Provides
    @Singleton
    static QueryLifetime queryLifetime(RequestLedger ledger, ReusingSender sender)
    {
        return new QueryLifetime()
        {
            @Override
            public void begin(String queryId)
            {
                ledger.begin(queryId);
            }

            @Override
            public void end(String queryId)
            {
                ledger.end(queryId);
                sender.forget(queryId);
            }
        };
    }

    @Provides
    @Singleton
    CatalogTelemetry telemetry(Tracer tracer, CatalogName catalog, ApiConfig config, RequestStats requests, ScanStats scans, Timing timing)
    {
        return new CatalogTelemetry(tracer, catalog.toString(), config.getTenant(), source.connectorName(), requests, scans, timing::nanos);
    }

    @Provides
    @Singleton
    static RequestStats requestStats()
    {
        return new RequestStats();
    }

    @Provides
    @Singleton
    static ScanStats scanStats()
    {
        return new ScanStats();
    }

    @Provides
    @Singleton
    static PermitStats permitStats()
    {
        return new PermitStats();
    }

    @Provides
    @Singleton
    CatalogPermits permits(SourceConnection connection, ApiConfig config, PermitStats stats)
    {
        HttpUrl host = connection.baseUri();
        return new CatalogPermits(
                limiters,
                "%s://%s:%s".formatted(host.scheme(), host.host(), host.port()),
                source.credentialLimits(),
                config.getMaxConcurrentRequests(),
                config.isPaced(),
                stats);
    }

    @Provides
    @Singleton
    static ScanCredentials scanCredentials(SourceConnection connection, CatalogPermits permits, SourceDefinition source)
    {
        return new ScanCredentials(connection.credentials(), connection.users(), permits, source);
    }

    @Provides
    @Singleton
    static QueryCredentials queryCredentials(ScanCredentials credentials)
    {
        return credentials;
    }

    @Provides
    @Singleton
    static Cluster cluster(NodeManager nodes, Node self, CacheEpoch epoch)
    {
        // the coordinator sends requests as well, even where it is no worker
        return () -> new ClusterView(Sets.union(nodes.getWorkerNodes(), ImmutableSet.of(self)).size(), epoch.current());
    }

    @Provides
    @Singleton
    ApiClient client(OkHttpClient http, RequestRenderer renderer, SourceConnection connection, CatalogPermits permits, RequestLedger ledger, Timing timing)
    {
        return new ApiClient(http, source, renderer, RetrySchedule.DEFAULT, connection.authenticator(), permits, ledger, timing);
    }

    @Provides
    @Singleton
    static CacheStats cacheStats()
    {
        return new CacheStats();
    }

    @Provides
    @Singleton
    static CacheEpoch cacheEpoch()
    {
        return new CacheEpoch(InstantSource.system());
    }

    @Provides
    @Singleton
    static ReusingSender sender(ApiClient client, ApiConfig config, CacheStats stats, SourceConnection connection, RequestLedger ledger, Timing timing)
    {
        CacheSettings settings = config.cache();
        return new ReusingSender(client, new ResponseCache(settings, stats), settings.pinnedBytes(), connection.authenticator(), ledger, timing);
    }

    @ProvidesIntoSet
    static Procedure flushCache(CacheEpoch epoch)
    {
        return new FlushCacheProcedure(epoch).procedure();
    }

    @Provides
    @Singleton
    static Scope scope(SourceConnection connection)
    {
        return connection.scope();
    }
}

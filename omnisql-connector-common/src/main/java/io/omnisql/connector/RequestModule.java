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
import com.google.inject.Binder;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.http.ApiClient;
import io.omnisql.connector.http.ConnectionSettings;
import io.omnisql.connector.http.RequestLedger;
import io.omnisql.connector.http.RetrySchedule;
import io.omnisql.connector.http.SystemTiming;
import io.omnisql.connector.http.Timing;
import io.omnisql.connector.http.TokenEndpoint;
import io.omnisql.connector.http.TrustStore;
import io.omnisql.connector.ratelimit.CatalogPermits;
import io.omnisql.connector.ratelimit.PermitStats;
import io.omnisql.connector.ratelimit.RateLimiterRegistry;
import io.omnisql.connector.request.QueryDialect;
import io.omnisql.connector.request.RequestRenderer;
import io.trino.spi.NodeVersion;
import io.trino.spi.catalog.CatalogName;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.random.RandomGenerator;

import static com.google.inject.multibindings.OptionalBinder.newOptionalBinder;
import static io.airlift.bootstrap.ClosingBinder.closingBinder;
import static io.airlift.concurrent.Threads.daemonThreadsNamed;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.Executors.newCachedThreadPool;
import static org.weakref.jmx.guice.ExportBinder.newExporter;

/**
 * Wires what a request of one catalog goes through, from its rendering to the wire.
 */
final class RequestModule
        implements Module
{
    private final SourceDefinition source;
    private final RateLimiterRegistry limiters;
    private final Optional<Timing> timing;

    /**
     * @param timing the time of the catalog; empty for the machine's own
     */
    RequestModule(SourceDefinition source, RateLimiterRegistry limiters, Optional<Timing> timing)
    {
        this.source = requireNonNull(source, "source is null");
        this.limiters = requireNonNull(limiters, "limiters is null");
        this.timing = requireNonNull(timing, "timing is null");
    }

    @Override
    public void configure(Binder binder)
    {
        closingBinder(binder).registerExecutor(Key.get(ExecutorService.class, ForApi.class));
        closingBinder(binder).registerExecutor(Key.get(ScheduledExecutorService.class, ForApi.class));
        closingBinder(binder).registerCloseable(ApiClient.class);
        newExporter(binder).export(PermitStats.class).withGeneratedName();
        // a source that is searched in a language of its own brings it
        newOptionalBinder(binder, QueryDialect.class);
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
    RequestRenderer renderer(SourceConnection connection, Optional<QueryDialect> dialect, NodeVersion version)
    {
        Map<String, String> headers = headers(version);
        RequestRenderer renderer = connection.graphQlUri()
                .map(graphQlUri -> new RequestRenderer(connection.baseUri(), graphQlUri, headers))
                .orElseGet(() -> new RequestRenderer(connection.baseUri(), headers));
        return dialect.map(renderer::withDialect).orElse(renderer);
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
    ApiClient client(OkHttpClient http, RequestRenderer renderer, SourceConnection connection, CatalogPermits permits, RequestLedger ledger, Timing timing)
    {
        return new ApiClient(http, source, renderer, RetrySchedule.DEFAULT, connection.authenticator(), permits, ledger, timing);
    }
}

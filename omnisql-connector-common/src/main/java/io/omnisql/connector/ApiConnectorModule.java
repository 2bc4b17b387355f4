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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoOptional;
import io.omnisql.connector.cache.CacheEpoch;
import io.omnisql.connector.decode.DocumentText;
import io.omnisql.connector.decode.DocumentTexts;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.discovery.Discovery;
import io.omnisql.connector.http.RequestLedger;
import io.omnisql.connector.http.ReusingSender;
import io.omnisql.connector.http.Timing;
import io.omnisql.connector.planning.ApiMetadata;
import io.omnisql.connector.planning.QueryCredentials;
import io.omnisql.connector.planning.QueryLifetime;
import io.omnisql.connector.planning.RowScopes;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.policy.ScanPolicyModule;
import io.omnisql.connector.ratelimit.CatalogPermits;
import io.omnisql.connector.ratelimit.RateLimiterRegistry;
import io.omnisql.connector.scan.ApiIndexProvider;
import io.omnisql.connector.scan.ApiPageSourceProvider;
import io.omnisql.connector.scan.ApiSplitManager;
import io.omnisql.connector.scan.JoinPageSourceProvider;
import io.omnisql.connector.scan.ScanCredentials;
import io.omnisql.connector.scan.StandInMemories;
import io.omnisql.connector.system.CapabilitiesTable;
import io.omnisql.connector.system.QueryStatusTable;
import io.omnisql.connector.system.QuotaDisclosure;
import io.omnisql.connector.system.RateLimitsTable;
import io.omnisql.connector.system.RequestsTable;
import io.omnisql.policy.PolicyConfig;
import io.omnisql.policy.PolicyEnforcement;
import io.trino.spi.Node;
import io.trino.spi.NodeManager;
import io.trino.spi.connector.SystemTable;

import java.util.Map;
import java.util.Optional;

import static com.google.inject.multibindings.MapBinder.newMapBinder;
import static com.google.inject.multibindings.Multibinder.newSetBinder;
import static com.google.inject.multibindings.OptionalBinder.newOptionalBinder;
import static com.google.inject.multibindings.ProvidesIntoOptional.Type.DEFAULT;
import static io.airlift.configuration.ConfigBinder.configBinder;
import static java.util.Objects.requireNonNull;

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
        // a source whose columns are texts of documents brings what makes them, by the name of the format
        newMapBinder(binder, String.class, DocumentText.class);
        // a source that tells its tables itself brings another one
        newOptionalBinder(binder, Discovery.class);
        configBinder(binder).bindConfig(ApiConfig.class);
        binder.install(new RequestModule(source, limiters, timing));
        binder.install(new CacheModule());
        binder.install(new ScanPolicyModule());
        binder.install(new TelemetryModule(source));
    }

    @Provides
    @Singleton
    CatalogSource catalogSource(SourceConnection connection, PolicyConfig policy)
    {
        return new CatalogSource(source.with(connection.tables()), policy.getEnforcement() == PolicyEnforcement.REQUIRED, connection.graphQlUri().isPresent());
    }

    @Provides
    @Singleton
    static SourceDefinition source(CatalogSource catalog)
    {
        return catalog.with(ImmutableList.of());
    }

    @ProvidesIntoOptional(DEFAULT)
    @Singleton
    static Discovery discovery(SourceDefinition source)
    {
        return Discovery.declared(source);
    }

    @Provides
    @Singleton
    static DocumentTexts documents(SourceDefinition source, Map<String, DocumentText> formats)
    {
        return DocumentTexts.of(source, formats);
    }

    /**
     * Nodes that know no policy do not know of whom it hides rows.
     */
    @Provides
    @Singleton
    static QuotaDisclosure quotaDisclosure(Discovery discovery, RowScopes rows, Node node)
    {
        return session -> node.isCoordinator() && rows.areUnrestricted(session, discovery.latest().tables());
    }

    @Provides
    @Singleton
    static QueryLifetime queryLifetime(RequestLedger ledger, ReusingSender sender, RowScopes rows, Discovery discovery)
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
                rows.release(queryId);
                discovery.release(queryId);
            }
        };
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
    static Scope scope(SourceConnection connection)
    {
        return connection.scope();
    }
}

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

import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Scopes;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoOptional;
import io.omnisql.connector.cache.CacheEpoch;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.discovery.Discovery;
import io.omnisql.connector.discovery.FoundTables;
import io.omnisql.connector.discovery.TableDiscovery;
import io.omnisql.connector.http.Timing;
import io.omnisql.connector.scan.TableRecords;
import io.trino.spi.Node;
import io.trino.spi.catalog.CatalogName;

import static com.google.inject.multibindings.ProvidesIntoOptional.Type.ACTUAL;
import static io.airlift.configuration.ConfigBinder.configBinder;
import static java.util.Objects.requireNonNull;

/**
 * For the module of a source that tells its tables itself: it installs this one, with what it makes of that.
 */
public final class DiscoveryModule
        implements Module
{
    private final Class<? extends TableDiscovery> discovery;

    /**
     * @param discovery made once for each catalog, of what is bound there
     */
    public DiscoveryModule(Class<? extends TableDiscovery> discovery)
    {
        this.discovery = requireNonNull(discovery, "discovery is null");
    }

    @Override
    public void configure(Binder binder)
    {
        configBinder(binder).bindConfig(DiscoveryConfig.class);
        binder.bind(TableDiscovery.class).to(discovery).in(Scopes.SINGLETON);
        binder.bind(TableRecords.class).in(Scopes.SINGLETON);
    }

    /**
     * Workers find nothing: what they need of a table is in its handles and splits.
     */
    @ProvidesIntoOptional(ACTUAL)
    @Singleton
    static Discovery discovery(
            CatalogName catalog,
            CatalogSource source,
            SourceDefinition declared,
            TableDiscovery discovery,
            TableRecords records,
            DiscoveryConfig config,
            CacheEpoch epoch,
            Timing timing,
            Node self)
    {
        if (!self.isCoordinator()) {
            return Discovery.declared(declared);
        }
        return new FoundTables(
                catalog.toString(),
                declared,
                discovery.described(),
                session -> records.all(session, discovery.describing()).thenApply(description -> source.with(discovery.tables(source.declared(), description))),
                config.getRefreshInterval().toJavaTime(),
                epoch,
                timing);
    }
}

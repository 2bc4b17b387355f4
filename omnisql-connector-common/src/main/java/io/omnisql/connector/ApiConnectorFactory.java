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
import com.google.inject.Module;
import io.airlift.bootstrap.Bootstrap;
import io.airlift.json.JsonModule;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.http.Timing;
import io.omnisql.connector.ratelimit.RateLimiterRegistry;
import io.trino.plugin.base.ConnectorContextModule;
import io.trino.plugin.base.jmx.ConnectorObjectNameGeneratorModule;
import io.trino.spi.connector.Connector;
import io.trino.spi.connector.ConnectorContext;
import io.trino.spi.connector.ConnectorFactory;
import org.weakref.jmx.guice.MBeanModule;

import javax.management.MBeanServer;
import javax.management.ObjectName;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import static io.trino.plugin.base.Versions.checkStrictSpiVersionMatch;
import static java.util.Objects.requireNonNull;

/**
 * Makes catalogs over one source: the engine's module, and the module with which the source provides its {@link SourceConnection}.
 */
public final class ApiConnectorFactory
        implements ConnectorFactory
{
    private final SourceDefinition source;
    private final Module sourceModule;
    private final Optional<Timing> timing;
    // of all catalogs, as those that use the same credential share its limits
    private final RateLimiterRegistry limiters;
    // of all catalogs, as one may take the name of another
    private final ConcurrentMap<ObjectName, CatalogMBeanServer> beans = new ConcurrentHashMap<>();

    public ApiConnectorFactory(SourceDefinition source, Module sourceModule)
    {
        this(source, sourceModule, Optional.empty(), Ticker.systemTicker());
    }

    /**
     * Catalogs for which time passes as somebody wants it.
     */
    public ApiConnectorFactory(SourceDefinition source, Module sourceModule, Timing timing)
    {
        this(source, sourceModule, Optional.of(timing), new Ticker()
        {
            @Override
            public long read()
            {
                return timing.nanos();
            }
        });
    }

    private ApiConnectorFactory(SourceDefinition source, Module sourceModule, Optional<Timing> timing, Ticker ticker)
    {
        this.source = source.validated();
        this.sourceModule = requireNonNull(sourceModule, "sourceModule is null");
        this.timing = requireNonNull(timing, "timing is null");
        this.limiters = new RateLimiterRegistry(ticker);
    }

    @Override
    public String getName()
    {
        return source.connectorName();
    }

    @Override
    public Connector create(String catalogName, Map<String, String> config, ConnectorContext context)
    {
        checkStrictSpiVersionMatch(context, this);
        Bootstrap bootstrap = new Bootstrap(
                "io.trino.bootstrap.catalog." + catalogName,
                new JsonModule(),
                new ConnectorContextModule(catalogName, context),
                new MBeanModule(),
                binder -> binder.bind(MBeanServer.class).toInstance(new CatalogMBeanServer(ManagementFactory.getPlatformMBeanServer(), beans)),
                new ConnectorObjectNameGeneratorModule("io.omnisql.connector", "omnisql"),
                new ApiConnectorModule(source, limiters, timing),
                sourceModule);
        return bootstrap
                .doNotInitializeLogging()
                .disableSystemProperties()
                .setRequiredConfigurationProperties(config)
                .initialize()
                .getInstance(ApiConnector.class);
    }
}

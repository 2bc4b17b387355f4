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
package io.omnisql.connector.testing;

import com.google.common.collect.ImmutableList;
import io.omnisql.connector.ApiConnectorFactory;
import io.omnisql.connector.http.Timing;
import io.trino.spi.Plugin;
import io.trino.spi.connector.Connector;
import io.trino.spi.connector.ConnectorContext;
import io.trino.spi.connector.ConnectorFactory;

import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * The connector of a source as its plugin has it, and beside it one whose catalogs have a time that a test moves.
 */
final class TestedPlugin
        implements Plugin
{
    private final TestedSource source;
    private Timing timing = new VirtualTiming();

    TestedPlugin(TestedSource source)
    {
        this.source = requireNonNull(source, "source is null");
    }

    String connectorName()
    {
        return source.definition().connectorName();
    }

    /**
     * The name of the connector with a time of its own.
     *
     * @param newTiming the time of the catalogs that are made from now on
     */
    String connectorName(Timing newTiming)
    {
        this.timing = requireNonNull(newTiming, "newTiming is null");
        return connectorName() + "_in_time_of_its_own";
    }

    @Override
    public Iterable<ConnectorFactory> getConnectorFactories()
    {
        return ImmutableList.of(new ApiConnectorFactory(source.definition(), source.module()), new TimedFactory(connectorName(timing)));
    }

    private final class TimedFactory
            implements ConnectorFactory
    {
        private final String name;

        private TimedFactory(String name)
        {
            this.name = requireNonNull(name, "name is null");
        }

        @Override
        public String getName()
        {
            return name;
        }

        @Override
        public Connector create(String catalogName, Map<String, String> config, ConnectorContext context)
        {
            // a factory for each catalog, as those of one share what they know of a credential
            return new ApiConnectorFactory(source.definition(), source.module(), timing).create(catalogName, config, context);
        }
    }
}

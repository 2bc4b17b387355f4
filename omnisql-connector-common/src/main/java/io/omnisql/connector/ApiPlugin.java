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
import com.google.inject.Module;
import io.omnisql.connector.definition.SourceDefinition;
import io.trino.spi.Plugin;
import io.trino.spi.connector.ConnectorFactory;

import static java.util.Objects.requireNonNull;

/**
 * Offers the connector of one source. Each has a class of its own, which Trino makes without parameters.
 */
public abstract class ApiPlugin
        implements Plugin
{
    private final SourceDefinition source;
    private final Module module;

    /**
     * @param module which provides the {@link SourceConnection} of a catalog
     */
    protected ApiPlugin(SourceDefinition source, Module module)
    {
        this.source = requireNonNull(source, "source is null");
        this.module = requireNonNull(module, "module is null");
    }

    public final SourceDefinition source()
    {
        return source;
    }

    public final Module module()
    {
        return module;
    }

    @Override
    public final Iterable<ConnectorFactory> getConnectorFactories()
    {
        return ImmutableList.of(new ApiConnectorFactory(source, module));
    }
}

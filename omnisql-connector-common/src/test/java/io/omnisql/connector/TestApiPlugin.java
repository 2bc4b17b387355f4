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

import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.testing.TestingSource;
import io.trino.spi.connector.Connector;
import io.trino.spi.connector.ConnectorFactory;
import io.trino.testing.TestingConnectorContext;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static com.google.common.collect.Iterables.getOnlyElement;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A plugin offers one connector, whose catalogs have the settings of the source's module.
 */
final class TestApiPlugin
{
    @Test
    void testCatalogWithALogin()
    {
        ConnectorFactory factory = getOnlyElement(new TestingPlugin(TestingSource.SOURCE).getConnectorFactories());
        assertThat(factory.getName()).isEqualTo(TestingSource.SOURCE.connectorName());
        Map<String, String> settings = ImmutableMap.of("omnisql.tenant", "acme", "lending.uri", "https://books.example.com", "lending.user", "reader", "lending.password", "changeit");
        Connector connector = factory.create("lending", settings, new TestingConnectorContext());
        try {
            assertThat(connector.getSessionProperties()).isNotEmpty();
        }
        finally {
            connector.shutdown();
        }
    }

    private static final class TestingPlugin
            extends ApiPlugin
    {
        private TestingPlugin(SourceDefinition source)
        {
            super(source, new LoginModule(source));
        }
    }
}

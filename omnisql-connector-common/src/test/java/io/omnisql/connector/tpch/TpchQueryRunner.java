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
package io.omnisql.connector.tpch;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.inject.Module;
import io.omnisql.connector.ApiConnectorFactory;
import io.omnisql.connector.SourceConnection;
import io.omnisql.connector.credential.BearerAuthenticator;
import io.omnisql.connector.credential.CatalogCredentials;
import io.omnisql.connector.credential.Credential;
import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.credential.StaticCredentialProvider;
import io.omnisql.connector.credential.UserCredentialPolicy;
import io.omnisql.connector.credential.UserCredentials;
import io.omnisql.connector.planning.Scope;
import io.trino.Session;
import io.trino.plugin.tpch.TpchPlugin;
import io.trino.spi.Plugin;
import io.trino.spi.connector.ConnectorFactory;
import io.trino.testing.DistributedQueryRunner;
import okhttp3.HttpUrl;

import java.util.Map;
import java.util.Optional;

import static io.trino.testing.TestingSession.testSessionBuilder;

/**
 * Trino in this process, with a catalog over the warehouse, and the one that has the same tables from their generator.
 */
final class TpchQueryRunner
{
    static final String CATALOG = "warehouse";

    private TpchQueryRunner() {}

    /**
     * @param workers beside the coordinator, which is one itself
     */
    static DistributedQueryRunner create(TpchServer server, int workers, Map<String, String> sessionProperties)
            throws Exception
    {
        Session.SessionBuilder session = testSessionBuilder().setCatalog(CATALOG).setSchema("default");
        sessionProperties.forEach((name, value) -> session.setCatalogSessionProperty(CATALOG, name, value));
        DistributedQueryRunner queryRunner = DistributedQueryRunner.builder(session.build()).setWorkerCount(workers).build();
        try {
            queryRunner.installPlugin(new TpchPlugin());
            queryRunner.createCatalog("tpch", "tpch");
            queryRunner.installPlugin(new WarehousePlugin(server.baseUri()));
            queryRunner.createCatalog(CATALOG, TpchSource.SOURCE.connectorName(), ImmutableMap.of("omnisql.tenant", "acme", "omnisql.cache.enabled", "false"));
            return queryRunner;
        }
        catch (Throwable e) {
            queryRunner.close();
            throw e;
        }
    }

    private record WarehousePlugin(HttpUrl baseUri)
            implements Plugin
    {
        @Override
        public Iterable<ConnectorFactory> getConnectorFactories()
        {
            Credential credential = new Credential.BearerToken(new CredentialId("token-1"), "warehouse.token", TpchServer.SECRET);
            Module module = binder -> binder.bind(SourceConnection.class).toInstance(new SourceConnection(
                    ImmutableList.of(),
                    baseUri,
                    Optional.empty(),
                    new Scope.Open(),
                    new CatalogCredentials(ImmutableList.of(new StaticCredentialProvider(credential))),
                    new UserCredentials(UserCredentialPolicy.DENIED, "warehouse.token"),
                    new BearerAuthenticator()));
            return ImmutableList.of(new ApiConnectorFactory(TpchSource.SOURCE, module));
        }
    }
}

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
import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.omnisql.connector.SourceConnection;
import io.omnisql.connector.credential.BearerAuthenticator;
import io.omnisql.connector.credential.CatalogCredentials;
import io.omnisql.connector.credential.Credential;
import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.credential.StaticCredentialProvider;
import io.omnisql.connector.credential.UserCredentialPolicy;
import io.omnisql.connector.credential.UserCredentials;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.planning.ScopePattern;
import okhttp3.HttpUrl;

import java.util.Optional;

import static io.airlift.configuration.ConfigBinder.configBinder;

/**
 * Tells the engine how a catalog reaches a garden, of which it has all beds.
 */
final class GardenModule
        implements Module
{
    @Override
    public void configure(Binder binder)
    {
        configBinder(binder).bindConfig(GardenConfig.class);
    }

    @Provides
    @Singleton
    static SourceConnection connection(GardenConfig config)
    {
        return new SourceConnection(
                ImmutableList.of(),
                HttpUrl.get(config.getApiUri()),
                Optional.empty(),
                new Scope.Declared(ImmutableList.of(new ScopePattern(ImmutableList.of(), "*"))),
                new CatalogCredentials(ImmutableList.of(new StaticCredentialProvider(new Credential.BearerToken(CredentialId.ofSecret("token", config.getToken()), "garden.token", config.getToken())))),
                new UserCredentials(UserCredentialPolicy.DENIED, "garden.token"),
                new BearerAuthenticator(Optional.empty()));
    }
}

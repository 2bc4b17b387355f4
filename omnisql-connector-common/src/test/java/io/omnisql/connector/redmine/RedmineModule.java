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
package io.omnisql.connector.redmine;

import com.google.common.collect.ImmutableList;
import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.omnisql.connector.SourceConnection;
import io.omnisql.connector.credential.BasicAuthenticator;
import io.omnisql.connector.credential.CatalogCredentials;
import io.omnisql.connector.credential.Credential;
import io.omnisql.connector.credential.StaticCredentialProvider;
import io.omnisql.connector.credential.UserCredentialPolicy;
import io.omnisql.connector.credential.UserCredentials;
import io.omnisql.connector.planning.Scope;
import okhttp3.HttpUrl;

import java.util.Optional;

import static io.airlift.configuration.ConfigBinder.configBinder;

/**
 * Tells the engine how a catalog reaches a Redmine.
 */
final class RedmineModule
        implements Module
{
    @Override
    public void configure(Binder binder)
    {
        configBinder(binder).bindConfig(RedmineConfig.class);
    }

    @Provides
    @Singleton
    static SourceConnection connection(RedmineConfig config)
    {
        return new SourceConnection(
                ImmutableList.of(),
                HttpUrl.get(config.getUri()),
                Optional.empty(),
                new Scope.Open(),
                new CatalogCredentials(ImmutableList.of(new StaticCredentialProvider(Credential.login("redmine.password", config.getUser(), config.getPassword())))),
                new UserCredentials(UserCredentialPolicy.DENIED, "redmine.key"),
                new BasicAuthenticator());
    }
}

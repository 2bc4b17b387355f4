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
import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.omnisql.connector.credential.BasicAuthenticator;
import io.omnisql.connector.credential.CatalogCredentials;
import io.omnisql.connector.credential.Credential;
import io.omnisql.connector.credential.StaticCredentialProvider;
import io.omnisql.connector.credential.UserCredentialPolicy;
import io.omnisql.connector.credential.UserCredentials;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.planning.Scope;
import okhttp3.HttpUrl;

import java.util.Optional;

import static io.airlift.configuration.ConfigBinder.configBinder;

/**
 * How a catalog reaches a source that has no scope, and that is read with a login: {@code NAME.uri}, {@code NAME.user} and {@code NAME.password} are its settings. Users bring no credentials of theirs.
 */
public final class LoginModule
        implements Module
{
    private final String name;

    public LoginModule(SourceDefinition source)
    {
        this.name = source.name();
    }

    @Override
    public void configure(Binder binder)
    {
        configBinder(binder).bindConfig(LoginConfig.class, name);
    }

    @Provides
    @Singleton
    SourceConnection connection(LoginConfig config)
    {
        return connection(name, config, new Scope.Open());
    }

    /**
     * What the module of a source provides whose catalogs have a scope, which is in settings of its own.
     *
     * @param name that of the source, with which the settings begin
     */
    public static SourceConnection connection(String name, LoginConfig config, Scope scope)
    {
        String password = name + ".password";
        return new SourceConnection(
                ImmutableList.of(),
                HttpUrl.get(config.getUri()),
                Optional.empty(),
                scope,
                new CatalogCredentials(ImmutableList.of(new StaticCredentialProvider(Credential.login(password, config.getUser(), config.getPassword())))),
                new UserCredentials(UserCredentialPolicy.DENIED, password),
                new BasicAuthenticator());
    }
}

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
package io.omnisql.jira;

import com.google.common.collect.ImmutableList;
import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.Singleton;
import com.google.inject.multibindings.MapBinder;
import io.omnisql.connector.DiscoveryModule;
import io.omnisql.connector.ForApi;
import io.omnisql.connector.SourceConnection;
import io.omnisql.connector.credential.Authenticator;
import io.omnisql.connector.credential.BasicAuthenticator;
import io.omnisql.connector.credential.BearerAuthenticator;
import io.omnisql.connector.credential.CatalogCredentials;
import io.omnisql.connector.credential.Credential;
import io.omnisql.connector.credential.CredentialId;
import io.omnisql.connector.credential.CredentialProvider;
import io.omnisql.connector.credential.CredentialStore;
import io.omnisql.connector.credential.FileCredentialStore;
import io.omnisql.connector.credential.RefreshingIssuer;
import io.omnisql.connector.credential.RenewingCredentialProvider;
import io.omnisql.connector.credential.StaticCredentialProvider;
import io.omnisql.connector.credential.UserCredentialPolicy;
import io.omnisql.connector.credential.UserCredentials;
import io.omnisql.connector.decode.DocumentText;
import io.omnisql.connector.http.Timing;
import io.omnisql.connector.http.TokenEndpoint;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.planning.ScopePattern;
import io.omnisql.connector.request.QueryDialect;
import okhttp3.HttpUrl;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.inject.multibindings.MapBinder.newMapBinder;
import static com.google.inject.multibindings.OptionalBinder.newOptionalBinder;
import static io.airlift.configuration.ConfigBinder.configBinder;

/**
 * Tells the engine how a catalog reaches Jira.
 */
final class JiraModule
        implements Module
{
    private static final List<String> ALL_PROJECTS = ImmutableList.of("*");

    @Override
    public void configure(Binder binder)
    {
        configBinder(binder).bindConfig(JiraConfig.class);
        configBinder(binder).bindConfig(CustomFieldsConfig.class);
        binder.install(new DiscoveryModule(JiraFields.class));
        newOptionalBinder(binder, QueryDialect.class).setBinding().to(JqlDialect.class).in(Scopes.SINGLETON);
        MapBinder<String, DocumentText> texts = newMapBinder(binder, String.class, DocumentText.class);
        texts.addBinding(AdfText.FORMAT).to(AdfText.class).in(Scopes.SINGLETON);
        texts.addBinding(CustomFieldText.FORMAT).to(CustomFieldText.class).in(Scopes.SINGLETON);
    }

    @Provides
    @Singleton
    static SourceConnection connection(JiraConfig config, TokenEndpoint tokens, Timing timing, @ForApi ExecutorService executor)
    {
        return new SourceConnection(
                ImmutableList.of(),
                config.getUri().map(HttpUrl::get).orElseGet(() -> ofGateway(config)),
                Optional.empty(),
                scope(config),
                new CatalogCredentials(ImmutableList.of(config.isApp() ? app(config, tokens, timing, executor) : login(config))),
                new UserCredentials(UserCredentialPolicy.DENIED, JiraConfig.API_TOKEN),
                authenticator(config));
    }

    private static HttpUrl ofGateway(JiraConfig config)
    {
        return HttpUrl.get(config.getGatewayUri()).newBuilder()
                .addPathSegments("ex/jira")
                .addPathSegment(config.getCloudId().orElseThrow())
                .build();
    }

    /**
     * Without a declaration all projects are in the catalog's scope, as Jira lists them.
     */
    private static Scope scope(JiraConfig config)
    {
        return new Scope.Declared(config.getProjects().orElse(ALL_PROJECTS).stream()
                .map(key -> new ScopePattern(ImmutableList.of(), key))
                .collect(toImmutableList()));
    }

    private static CredentialProvider login(JiraConfig config)
    {
        return new StaticCredentialProvider(Credential.login(JiraConfig.API_TOKEN, config.getEmail().orElseThrow(), config.getApiToken().orElseThrow()));
    }

    private static CredentialProvider app(JiraConfig config, TokenEndpoint tokens, Timing timing, ExecutorService executor)
    {
        String refreshToken = config.getRefreshToken().orElseThrow();
        CredentialId id = CredentialId.ofSecret("app", refreshToken);
        CredentialStore store = new FileCredentialStore(config.getTokenDirectory().orElseThrow().toPath(), executor, timing::after);
        AppTokenRefresher refresher = new AppTokenRefresher(id, HttpUrl.get(config.getTokenUri()), config.getClientId().orElseThrow(), config.getClientSecret().orElseThrow(), tokens);
        return new RenewingCredentialProvider(id, new RefreshingIssuer(id, JiraConfig.REFRESH_TOKEN, refreshToken, store, refresher, timing::now), timing::nanos);
    }

    private static Authenticator authenticator(JiraConfig config)
    {
        return config.isApp() ? new BearerAuthenticator(Optional.empty()) : new BasicAuthenticator();
    }
}

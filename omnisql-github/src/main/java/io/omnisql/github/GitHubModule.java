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
package io.omnisql.github;

import com.google.common.base.Splitter;
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
import io.omnisql.connector.credential.CredentialProvider;
import io.omnisql.connector.credential.RenewingCredentialProvider;
import io.omnisql.connector.credential.StaticCredentialProvider;
import io.omnisql.connector.credential.UserCredentials;
import io.omnisql.connector.http.Timing;
import io.omnisql.connector.http.TokenEndpoint;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.planning.ScopePattern;
import okhttp3.HttpUrl;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.airlift.configuration.ConfigBinder.configBinder;

/**
 * Tells the engine how a catalog reaches GitHub.
 */
final class GitHubModule
        implements Module
{
    // what users call theirs among the extra credentials of their sessions
    private static final String USER_TOKEN = "github.token";

    @Override
    public void configure(Binder binder)
    {
        configBinder(binder).bindConfig(GitHubConfig.class);
        configBinder(binder).bindConfig(GitHubCredentialConfig.class);
    }

    @Provides
    @Singleton
    static SourceConnection connection(GitHubConfig config, GitHubCredentialConfig credentialConfig, TokenEndpoint tokens, Timing timing)
    {
        HttpUrl apiUri = HttpUrl.get(config.getApiUri());
        return new SourceConnection(
                credentialConfig.getAppId().isPresent() ? ImmutableList.of(RepositoriesTable.OF_INSTALLATION) : ImmutableList.of(),
                apiUri,
                config.isGraphQlEnabled() ? Optional.of(graphQlUri(config)) : Optional.empty(),
                scope(config),
                new CatalogCredentials(credentials(credentialConfig, apiUri, tokens, timing)),
                new UserCredentials(credentialConfig.getUserCredentials(), USER_TOKEN),
                new BearerAuthenticator(Optional.of("X-OAuth-Scopes")));
    }

    private static List<CredentialProvider> credentials(GitHubCredentialConfig config, HttpUrl apiUri, TokenEndpoint tokens, Timing timing)
    {
        if (config.getAppId().isPresent()) {
            return ImmutableList.of(installation(config, apiUri, tokens, timing));
        }
        return Stream.concat(
                        config.getToken().stream().map(secret -> token("github.token", secret)),
                        config.getTokens().stream().flatMap(List::stream).map(secret -> token("github.tokens", secret)))
                .collect(toImmutableList());
    }

    private static CredentialProvider token(String origin, String secret)
    {
        return new StaticCredentialProvider(new Credential.BearerToken(CredentialId.ofSecret("token", secret), origin, secret));
    }

    private static CredentialProvider installation(GitHubCredentialConfig config, HttpUrl apiUri, TokenEndpoint tokens, Timing timing)
    {
        String installationId = config.getAppInstallationId().orElseThrow();
        CredentialId id = new CredentialId("installation-" + installationId);
        AppKey key = config.getAppPrivateKeyFile().flatMap(AppKey::read).orElseThrow();
        return new RenewingCredentialProvider(id, new InstallationTokenIssuer(id, config.getAppId().orElseThrow(), installationId, key, apiUri, tokens, timing::now), timing::nanos);
    }

    /**
     * Beside the REST API, which Enterprise Server has under a version.
     */
    private static HttpUrl graphQlUri(GitHubConfig config)
    {
        return config.getGraphQlUri().map(HttpUrl::get).orElseGet(() -> {
            HttpUrl rest = HttpUrl.get(config.getApiUri());
            return rest.encodedPath().matches("/api/v3/?") ? rest.resolve("/api/graphql") : rest.newBuilder().addPathSegment("graphql").build();
        });
    }

    private static Scope scope(GitHubConfig config)
    {
        List<ScopePattern> patterns = Stream.concat(
                        config.getOrganizations().stream().flatMap(List::stream).map(organization -> new ScopePattern(ImmutableList.of(organization), "*")),
                        config.getRepositories().stream().flatMap(List::stream).map(GitHubModule::repositoryPattern))
                .collect(toImmutableList());
        return patterns.isEmpty() ? new Scope.Open() : new Scope.Declared(patterns);
    }

    private static ScopePattern repositoryPattern(String repository)
    {
        List<String> names = Splitter.on('/').splitToList(repository);
        return new ScopePattern(ImmutableList.of(names.getFirst()), names.getLast());
    }
}

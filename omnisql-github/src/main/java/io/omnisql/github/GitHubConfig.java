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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import io.airlift.configuration.ConfigSecuritySensitive;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The settings of a GitHub catalog.
 */
public class GitHubConfig
{
    private static final String REPOSITORY = "[^/*\\s]+/[^/\\s]+";
    private static final String ORGANIZATION = "[^/*\\s]+";
    private static final Set<String> LOOPBACK = ImmutableSet.of("127.0.0.1", "[::1]", "localhost");

    private URI apiUri = URI.create("https://api.github.com");
    private String token;
    private List<String> organizations = ImmutableList.of();
    private List<String> repositories = ImmutableList.of();

    @NotNull
    public URI getApiUri()
    {
        return apiUri;
    }

    @Config("github.api-uri")
    @ConfigDescription("Root of the REST API; for GitHub Enterprise Server https://HOST/api/v3")
    public GitHubConfig setApiUri(URI apiUri)
    {
        this.apiUri = apiUri;
        return this;
    }

    @NotEmpty(message = "must be set to a token that may read the repositories")
    public String getToken()
    {
        return token;
    }

    @Config("github.token")
    @ConfigDescription("Personal access token, classic or fine-grained")
    @ConfigSecuritySensitive
    public GitHubConfig setToken(String token)
    {
        this.token = token;
        return this;
    }

    @NotNull
    public List<String> getOrganizations()
    {
        return organizations;
    }

    @Config("github.organizations")
    @ConfigDescription("Owners of which all repositories are in the catalog's scope, separated by commas")
    public GitHubConfig setOrganizations(List<String> organizations)
    {
        this.organizations = ImmutableList.copyOf(organizations);
        return this;
    }

    @NotNull
    public List<String> getRepositories()
    {
        return repositories;
    }

    @Config("github.repositories")
    @ConfigDescription("Repositories in the catalog's scope as OWNER/NAME, separated by commas; NAME may hold *")
    public GitHubConfig setRepositories(List<String> repositories)
    {
        this.repositories = ImmutableList.copyOf(repositories);
        return this;
    }

    @AssertTrue(message = "github.api-uri must be an https URI; plain http is for loopback addresses only")
    public boolean isApiUriSecure()
    {
        return apiUri.getHost() != null && (Objects.equals(apiUri.getScheme(), "https") || (Objects.equals(apiUri.getScheme(), "http") && LOOPBACK.contains(apiUri.getHost())));
    }

    @AssertTrue(message = "github.api-uri must hold neither a user nor a password, a query or a fragment")
    public boolean isApiUriPlain()
    {
        return apiUri.getRawUserInfo() == null && apiUri.getRawQuery() == null && apiUri.getRawFragment() == null;
    }

    @AssertTrue(message = "github.token must be a token in one line of visible characters")
    public boolean isTokenPrintable()
    {
        return token == null || token.chars().allMatch(character -> character > ' ' && character < 0x7F);
    }

    @AssertTrue(message = "github.organizations must list names of owners, without slashes or patterns")
    public boolean isOrganizationsValid()
    {
        return organizations.stream().allMatch(organization -> organization.matches(ORGANIZATION));
    }

    @AssertTrue(message = "github.repositories must list repositories as OWNER/NAME; only NAME may hold *")
    public boolean isRepositoriesValid()
    {
        return repositories.stream().allMatch(repository -> repository.matches(REPOSITORY));
    }
}

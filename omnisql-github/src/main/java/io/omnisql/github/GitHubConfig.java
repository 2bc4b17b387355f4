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
import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import io.omnisql.connector.SourceUri;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;

import java.util.List;
import java.util.Optional;

/**
 * The settings of a GitHub catalog.
 */
public class GitHubConfig
{
    private static final String OWNER = "[\\w-]+";
    // any name of GitHub's alphabet that is not made of dots alone
    private static final String REPOSITORY = OWNER + "/(?!\\.+$)[\\w.*-]+";

    private String apiUri = "https://api.github.com";
    private String graphQlUri;
    private boolean graphQlEnabled = true;
    private Optional<List<String>> organizations = Optional.empty();
    private Optional<List<String>> repositories = Optional.empty();

    @NotNull
    public String getApiUri()
    {
        return apiUri;
    }

    @Config("github.api-uri")
    @ConfigDescription("Root of the REST API; for GitHub Enterprise Server https://HOST/api/v3")
    public GitHubConfig setApiUri(String apiUri)
    {
        this.apiUri = apiUri;
        return this;
    }

    public Optional<String> getGraphQlUri()
    {
        return Optional.ofNullable(graphQlUri);
    }

    @Config("github.graphql-uri")
    @ConfigDescription("Where GraphQL queries are answered; beside the REST API if it is not set: https://api.github.com/graphql, or https://HOST/api/graphql")
    public GitHubConfig setGraphQlUri(String graphQlUri)
    {
        this.graphQlUri = graphQlUri;
        return this;
    }

    public boolean isGraphQlEnabled()
    {
        return graphQlEnabled;
    }

    @Config("github.graphql-enabled")
    @ConfigDescription("Whether GraphQL may be asked where that takes fewer requests; with false, REST is asked for everything")
    public GitHubConfig setGraphQlEnabled(boolean graphQlEnabled)
    {
        this.graphQlEnabled = graphQlEnabled;
        return this;
    }

    public Optional<List<String>> getOrganizations()
    {
        return organizations;
    }

    @Config("github.organizations")
    @ConfigDescription("Owners of which all repositories are in the catalog's scope, separated by commas")
    public GitHubConfig setOrganizations(List<String> organizations)
    {
        this.organizations = Optional.ofNullable(organizations).map(ImmutableList::copyOf);
        return this;
    }

    public Optional<List<String>> getRepositories()
    {
        return repositories;
    }

    @Config("github.repositories")
    @ConfigDescription("Repositories in the catalog's scope as OWNER/NAME, separated by commas; NAME may hold *")
    public GitHubConfig setRepositories(List<String> repositories)
    {
        this.repositories = Optional.ofNullable(repositories).map(ImmutableList::copyOf);
        return this;
    }

    @AssertTrue(message = "github.api-uri must be an https URI; plain http is for loopback addresses only")
    public boolean isApiUriSecure()
    {
        return SourceUri.isSecure(apiUri);
    }

    @AssertTrue(message = "github.api-uri must have a port between 1 and 65535, or none")
    public boolean isApiUriReachable()
    {
        return SourceUri.isReachable(apiUri);
    }

    @AssertTrue(message = "github.api-uri must hold neither a user nor a password, a query or a fragment")
    public boolean isApiUriPlain()
    {
        return SourceUri.isPlain(apiUri);
    }

    @AssertTrue(message = "github.graphql-uri must be an https URI; plain http is for loopback addresses only")
    public boolean isGraphQlUriSecure()
    {
        return graphQlUri == null || SourceUri.isSecure(graphQlUri);
    }

    @AssertTrue(message = "github.graphql-uri must have a port between 1 and 65535, or none")
    public boolean isGraphQlUriReachable()
    {
        return graphQlUri == null || SourceUri.isReachable(graphQlUri);
    }

    @AssertTrue(message = "github.graphql-uri must hold neither a user nor a password, a query or a fragment")
    public boolean isGraphQlUriPlain()
    {
        return graphQlUri == null || SourceUri.isPlain(graphQlUri);
    }

    @AssertTrue(message = "github.organizations must list names of owners, without slashes or patterns; leave the property out to declare none")
    public boolean isOrganizationsValid()
    {
        return isListOf(organizations, OWNER);
    }

    @AssertTrue(message = "github.repositories must list repositories as OWNER/NAME, where only NAME may hold *, and * is the only wildcard; leave the property out to declare none")
    public boolean isRepositoriesValid()
    {
        return isListOf(repositories, REPOSITORY);
    }

    private static boolean isListOf(Optional<List<String>> values, String pattern)
    {
        return values
                .map(list -> !list.isEmpty() && list.stream().allMatch(value -> value.matches(pattern)))
                .orElse(true);
    }
}

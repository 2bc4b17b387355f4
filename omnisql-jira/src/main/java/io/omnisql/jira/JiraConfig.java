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
import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import io.airlift.configuration.ConfigSecuritySensitive;
import io.omnisql.connector.SourceUri;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which site a catalog is about, and as whom it is read: with an API token at the site itself, with one that has scopes or as an app at Atlassian's gateway.
 */
public class JiraConfig
{
    static final String API_TOKEN = "jira.api-token";
    static final String REFRESH_TOKEN = "jira.oauth.refresh-token";
    private static final String PROJECT = "[A-Z*][A-Z0-9_*]*";

    private Optional<String> uri = Optional.empty();
    private Optional<String> cloudId = Optional.empty();
    private String gatewayUri = "https://api.atlassian.com";
    private Optional<String> email = Optional.empty();
    private Optional<String> apiToken = Optional.empty();
    private Optional<String> clientId = Optional.empty();
    private Optional<String> clientSecret = Optional.empty();
    private Optional<String> refreshToken = Optional.empty();
    private Optional<File> tokenDirectory = Optional.empty();
    private String tokenUri = "https://auth.atlassian.com/oauth/token";
    private Optional<List<String>> projects = Optional.empty();

    public Optional<String> getUri()
    {
        return uri;
    }

    @Config("jira.uri")
    @ConfigDescription("Address of the site, such as https://acme.atlassian.net, for API tokens without scopes")
    public JiraConfig setUri(String uri)
    {
        this.uri = Optional.ofNullable(uri);
        return this;
    }

    public Optional<@Pattern(regexp = "[A-Za-z0-9-]+", message = "must be the id of a site, which https://SITE.atlassian.net/_edge/tenant_info tells") String> getCloudId()
    {
        return cloudId;
    }

    @Config("jira.cloud-id")
    @ConfigDescription("Id by which Atlassian's gateway knows the site, for API tokens with scopes and for apps; in place of jira.uri")
    public JiraConfig setCloudId(String cloudId)
    {
        this.cloudId = Optional.ofNullable(cloudId);
        return this;
    }

    @NotNull
    public String getGatewayUri()
    {
        return gatewayUri;
    }

    @Config("jira.gateway-uri")
    @ConfigDescription("Address of Atlassian's gateway")
    public JiraConfig setGatewayUri(String gatewayUri)
    {
        this.gatewayUri = gatewayUri;
        return this;
    }

    public Optional<@Pattern(regexp = "[^:\\s\\p{Cntrl}]+", message = "must be the e-mail address of the account that has the token") String> getEmail()
    {
        return email;
    }

    @Config("jira.email")
    @ConfigDescription("E-mail address of the account that has the API token")
    public JiraConfig setEmail(String email)
    {
        this.email = Optional.ofNullable(email);
        return this;
    }

    public Optional<@Pattern(regexp = "\\p{Graph}+", message = "must be a token in one line of visible characters") String> getApiToken()
    {
        return apiToken;
    }

    @Config(API_TOKEN)
    @ConfigDescription("API token of that account")
    @ConfigSecuritySensitive
    public JiraConfig setApiToken(String apiToken)
    {
        this.apiToken = Optional.ofNullable(apiToken);
        return this;
    }

    public Optional<@Pattern(regexp = "\\p{Graph}+", message = "must be the id of an app, in visible characters") String> getClientId()
    {
        return clientId;
    }

    @Config("jira.oauth.client-id")
    @ConfigDescription("App as which Jira is asked, by its client id")
    public JiraConfig setClientId(String clientId)
    {
        this.clientId = Optional.ofNullable(clientId);
        return this;
    }

    public Optional<@Pattern(regexp = "\\p{Graph}+", message = "must be a secret in one line of visible characters") String> getClientSecret()
    {
        return clientSecret;
    }

    @Config("jira.oauth.client-secret")
    @ConfigDescription("Secret of the app")
    @ConfigSecuritySensitive
    public JiraConfig setClientSecret(String clientSecret)
    {
        this.clientSecret = Optional.ofNullable(clientSecret);
        return this;
    }

    public Optional<@Pattern(regexp = "\\p{Graph}+", message = "must be a token in one line of visible characters") String> getRefreshToken()
    {
        return refreshToken;
    }

    @Config(REFRESH_TOKEN)
    @ConfigDescription("Refresh token with which the app begins; Atlassian replaces it at each use")
    @ConfigSecuritySensitive
    public JiraConfig setRefreshToken(String refreshToken)
    {
        this.refreshToken = Optional.ofNullable(refreshToken);
        return this;
    }

    public Optional<File> getTokenDirectory()
    {
        return tokenDirectory;
    }

    @Config("jira.oauth.token-directory")
    @ConfigDescription("Directory in which the app's tokens are kept; only the server's account may enter it, and all nodes share it")
    public JiraConfig setTokenDirectory(File tokenDirectory)
    {
        this.tokenDirectory = Optional.ofNullable(tokenDirectory);
        return this;
    }

    @NotNull
    public String getTokenUri()
    {
        return tokenUri;
    }

    @Config("jira.oauth.token-uri")
    @ConfigDescription("Where Atlassian gives tokens to apps")
    public JiraConfig setTokenUri(String tokenUri)
    {
        this.tokenUri = tokenUri;
        return this;
    }

    public Optional<List<String>> getProjects()
    {
        return projects;
    }

    @Config("jira.projects")
    @ConfigDescription("Projects in the catalog's scope by their keys, separated by commas, in which * stands for any text; all of them if it is not set")
    public JiraConfig setProjects(List<String> projects)
    {
        this.projects = Optional.ofNullable(projects).map(ImmutableList::copyOf);
        return this;
    }

    boolean isApp()
    {
        return oauthSettings() > 0;
    }

    private long oauthSettings()
    {
        return Stream.of(clientId, clientSecret, refreshToken, tokenDirectory).filter(Optional::isPresent).count();
    }

    @AssertTrue(message = "jira.uri must be an https URI without user, password, query or fragment; plain http is for loopback addresses only")
    public boolean isUriSound()
    {
        return uri.map(SourceUri::isSound).orElse(true);
    }

    @AssertTrue(message = "jira.gateway-uri must be an https URI without user, password, query or fragment; plain http is for loopback addresses only")
    public boolean isGatewayUriSound()
    {
        return gatewayUri == null || SourceUri.isSound(gatewayUri);
    }

    @AssertTrue(message = "jira.oauth.token-uri must be an https URI without user, password, query or fragment; plain http is for loopback addresses only")
    public boolean isTokenUriSound()
    {
        return tokenUri == null || SourceUri.isSound(tokenUri);
    }

    @AssertTrue(message = "set jira.uri to the address of the site, such as https://acme.atlassian.net, or jira.cloud-id where the token has scopes or belongs to an app, and not both")
    public boolean isSiteGiven()
    {
        return uri.isPresent() != cloudId.isPresent();
    }

    @AssertTrue(message = "set jira.email and jira.api-token, or for an app jira.oauth.client-id, jira.oauth.client-secret, jira.oauth.refresh-token and jira.oauth.token-directory")
    public boolean isCredentialGiven()
    {
        return email.isPresent() || apiToken.isPresent() || isApp();
    }

    @AssertTrue(message = "jira.email and jira.api-token belong together: set both of them or none")
    public boolean isLoginWhole()
    {
        return email.isPresent() == apiToken.isPresent();
    }

    @AssertTrue(message = "jira.oauth.client-id, jira.oauth.client-secret, jira.oauth.refresh-token and jira.oauth.token-directory belong together: set all of them or none")
    public boolean isAppWhole()
    {
        return !isApp() || oauthSettings() == 4;
    }

    @AssertTrue(message = "jira.api-token and the properties jira.oauth.… are different credentials: set one of them")
    public boolean isCredentialUnambiguous()
    {
        return !isApp() || (email.isEmpty() && apiToken.isEmpty());
    }

    @AssertTrue(message = "an app reaches a site by Atlassian's gateway alone: set jira.cloud-id in place of jira.uri")
    public boolean isAppAtGateway()
    {
        return !isApp() || uri.isEmpty();
    }

    @AssertTrue(message = "jira.projects must list keys of projects, such as ROCKET, in capital letters, in which * is the only wildcard; leave the property out for all of them")
    public boolean isProjectsValid()
    {
        return projects.map(list -> !list.isEmpty() && list.stream().allMatch(key -> key.matches(PROJECT))).orElse(true);
    }
}

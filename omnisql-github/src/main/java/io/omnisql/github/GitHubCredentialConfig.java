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
import io.airlift.configuration.validation.FileExists;
import io.omnisql.connector.credential.UserCredentialPolicy;
import io.omnisql.connector.credential.UserCredentials;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;

import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * As whom a catalog asks GitHub: with personal access tokens, as an App that is installed, or with the tokens of its users.
 */
public class GitHubCredentialConfig
{
    static final String APP_ID = "github.app-id";
    static final String APP_INSTALLATION_ID = "github.app-installation-id";
    static final String APP_PRIVATE_KEY_FILE = "github.app-private-key-file";

    private Optional<String> token = Optional.empty();
    private Optional<List<String>> tokens = Optional.empty();
    private UserCredentialPolicy userCredentials = UserCredentialPolicy.DENIED;
    private Optional<String> appId = Optional.empty();
    private Optional<String> appInstallationId = Optional.empty();
    private Optional<File> appPrivateKeyFile = Optional.empty();

    public Optional<String> getToken()
    {
        return token;
    }

    @Config("github.token")
    @ConfigDescription("Personal access token, classic or fine-grained")
    @ConfigSecuritySensitive
    public GitHubCredentialConfig setToken(String token)
    {
        this.token = Optional.ofNullable(token);
        return this;
    }

    public Optional<List<String>> getTokens()
    {
        return tokens;
    }

    @Config("github.tokens")
    @ConfigDescription("Several personal access tokens, separated by commas; each part of a query is read with the one that has most left of its rate limit")
    @ConfigSecuritySensitive
    public GitHubCredentialConfig setTokens(List<String> tokens)
    {
        this.tokens = Optional.ofNullable(tokens).map(ImmutableList::copyOf);
        return this;
    }

    @NotNull
    public UserCredentialPolicy getUserCredentials()
    {
        return userCredentials;
    }

    @Config(UserCredentials.SETTING)
    @ConfigDescription("Whether users may bring tokens of their own, as the extra credential github.token: DENIED, ALLOWED, or REQUIRED, in which case the catalog needs none")
    public GitHubCredentialConfig setUserCredentials(UserCredentialPolicy userCredentials)
    {
        this.userCredentials = userCredentials;
        return this;
    }

    public Optional<String> getAppId()
    {
        return appId;
    }

    @Config(APP_ID)
    @ConfigDescription("App as which GitHub is asked, by its id or its client id")
    public GitHubCredentialConfig setAppId(String appId)
    {
        this.appId = Optional.ofNullable(appId);
        return this;
    }

    public Optional<String> getAppInstallationId()
    {
        return appInstallationId;
    }

    @Config(APP_INSTALLATION_ID)
    @ConfigDescription("Installation of the App whose repositories are read")
    public GitHubCredentialConfig setAppInstallationId(String appInstallationId)
    {
        this.appInstallationId = Optional.ofNullable(appInstallationId);
        return this;
    }

    public Optional<@FileExists File> getAppPrivateKeyFile()
    {
        return appPrivateKeyFile;
    }

    @Config(APP_PRIVATE_KEY_FILE)
    @ConfigDescription("Private key of the App, the PEM file that GitHub gives; read at the start")
    @ConfigSecuritySensitive
    public GitHubCredentialConfig setAppPrivateKeyFile(File appPrivateKeyFile)
    {
        this.appPrivateKeyFile = Optional.ofNullable(appPrivateKeyFile);
        return this;
    }

    @AssertTrue(message = "set github.token to a token that may read the repositories, or github.app-id, github.app-installation-id and github.app-private-key-file")
    public boolean isCredentialGiven()
    {
        return token.filter(text -> !text.isEmpty()).isPresent() || tokens.isPresent() || appSettings() > 0 || userCredentials == UserCredentialPolicy.REQUIRED;
    }

    @AssertTrue(message = "github.token, github.tokens and the properties github.app-… are different credentials: set one of them")
    public boolean isCredentialUnambiguous()
    {
        return Stream.of(token.isPresent(), tokens.isPresent(), appSettings() > 0).filter(given -> given).count() <= 1;
    }

    @AssertTrue(message = "github.app-id, github.app-installation-id and github.app-private-key-file belong together: set all of them or none")
    public boolean isAppWhole()
    {
        return appSettings() == 0 || appSettings() == 3;
    }

    private long appSettings()
    {
        return Stream.of(appId, appInstallationId, appPrivateKeyFile).filter(Optional::isPresent).count();
    }

    @AssertTrue(message = "github.token must be a token in one line of visible characters")
    public boolean isTokenPrintable()
    {
        return token.map(GitHubCredentialConfig::isPrintable).orElse(true);
    }

    @AssertTrue(message = "github.tokens must list different tokens of visible characters, separated by commas; leave the property out to name none")
    public boolean isTokensValid()
    {
        return tokens.map(list -> !list.isEmpty() && list.stream().allMatch(text -> !text.isEmpty() && isPrintable(text)) && ImmutableSet.copyOf(list).size() == list.size()).orElse(true);
    }

    private static boolean isPrintable(String text)
    {
        return text.chars().allMatch(character -> character > ' ' && character < 0x7F);
    }

    @AssertTrue(message = "github.app-id must be the App's id or client id: letters, digits, dots, dashes or underscores")
    public boolean isAppIdValid()
    {
        return appId.map(text -> text.matches("[A-Za-z0-9._-]+")).orElse(true);
    }

    @AssertTrue(message = "github.app-installation-id must be a number: that at the end of the address of the installation's settings")
    public boolean isAppInstallationIdValid()
    {
        return appInstallationId.map(text -> text.matches("[0-9]{1,18}")).orElse(true);
    }

    @AssertTrue(message = "github.app-private-key-file must hold an RSA private key of at least 2048 bits in PEM, without a password, as GitHub gives it, and be readable")
    public boolean isAppPrivateKeyUsable()
    {
        // that a file is missing is said already
        return appPrivateKeyFile.filter(File::exists).map(file -> AppKey.read(file).isPresent()).orElse(true);
    }
}

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
package io.omnisql.simulator.github;

import java.util.Optional;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * A token the simulator accepts. Its name may be printed, its secret may not; it acts as the account of its login.
 *
 * @param installedOn the account on which the App is that the token belongs to; empty for the token of a user
 */
public record GitHubToken(String name, String secret, String login, Visibility visibility, int limit, Optional<String> installedOn)
{
    /**
     * Calls an hour of an ordinary token.
     */
    public static final int DEFAULT_LIMIT = 5_000;

    public GitHubToken
    {
        requireNonNull(name, "name is null");
        requireNonNull(secret, "secret is null");
        requireNonNull(login, "login is null");
        requireNonNull(visibility, "visibility is null");
        checkArgument(limit > 0, "limit is not positive");
        requireNonNull(installedOn, "installedOn is null");
    }

    public GitHubToken(String name, String secret, String login, Visibility visibility, int limit)
    {
        this(name, secret, login, visibility, limit, Optional.empty());
    }

    /**
     * The token of an App's installation, which acts as nobody.
     */
    static GitHubToken ofInstallation(String name, String secret, String account, Visibility visibility, int limit)
    {
        return new GitHubToken(name, secret, "", visibility, limit, Optional.of(account));
    }

    /**
     * What a request without a token may do: read what is public, 60 times an hour.
     */
    static GitHubToken anonymous()
    {
        return new GitHubToken("anonymous", "", "", Visibility.publicOnly(), 60);
    }

    boolean isAnonymous()
    {
        return secret.isEmpty();
    }

    @Override
    public String toString()
    {
        return "GitHubToken[" + name + "]";
    }
}

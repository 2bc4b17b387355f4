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

import java.security.interfaces.RSAPublicKey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * A GitHub App where it is installed: whose key signs for it, on which account it is, and what its tokens see. It may read the members and teams of an organization.
 *
 * @param clientId the App's other name, by which it may call itself as well
 * @param account the login of the organization or user
 * @param limit calls an hour, of all its tokens together
 */
public record AppInstallation(long appId, String clientId, RSAPublicKey key, long installationId, String account, Visibility visibility, int limit)
{
    public AppInstallation
    {
        requireNonNull(clientId, "clientId is null");
        requireNonNull(key, "key is null");
        requireNonNull(account, "account is null");
        requireNonNull(visibility, "visibility is null");
        checkArgument(limit > 0, "limit is not positive");
    }

    /**
     * The name that budgets and the journal have for its tokens.
     */
    public String name()
    {
        return "installation-" + installationId;
    }

    boolean isCalled(String issuer)
    {
        return issuer.equals(String.valueOf(appId)) || issuer.equals(clientId);
    }

    GitHubToken token(String secret)
    {
        return GitHubToken.ofInstallation(name(), secret, account, visibility, limit);
    }
}

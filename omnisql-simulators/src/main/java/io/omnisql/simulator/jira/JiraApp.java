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
package io.omnisql.simulator.jira;

import static java.util.Objects.requireNonNull;

/**
 * An app that an account has let in with OAuth 2.0.
 *
 * @param refreshToken the first one; each use of one gives another
 */
public record JiraApp(String name, String clientId, String clientSecret, String refreshToken, String accountId, JiraVisibility visibility)
{
    public JiraApp
    {
        requireNonNull(name, "name is null");
        requireNonNull(clientId, "clientId is null");
        requireNonNull(clientSecret, "clientSecret is null");
        requireNonNull(refreshToken, "refreshToken is null");
        requireNonNull(accountId, "accountId is null");
        requireNonNull(visibility, "visibility is null");
    }

    @Override
    public String toString()
    {
        return "JiraApp[" + name + "]";
    }
}

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

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A secret with which somebody comes, for tests named by what is not secret.
 *
 * @param app the app that it was given to, if it was
 */
public record JiraToken(String name, Kind kind, String secret, String accountId, JiraVisibility visibility, Optional<String> app)
{
    public JiraToken
    {
        requireNonNull(name, "name is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(secret, "secret is null");
        requireNonNull(accountId, "accountId is null");
        requireNonNull(visibility, "visibility is null");
        requireNonNull(app, "app is null");
    }

    @Override
    public String toString()
    {
        return "JiraToken[" + name + "]";
    }

    public enum Kind
    {
        /**
         * Of an account, for the address of the site, with its e-mail.
         */
        API,
        /**
         * Of an account, with some rights only: for the gateway, with its e-mail or by itself.
         */
        SCOPED,
        /**
         * Of an app that an account let in: for the gateway, by itself.
         */
        OAUTH,
    }
}

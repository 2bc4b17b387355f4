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

import java.time.Instant;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A user, a bot or an organization. Logins are compared without regard to case.
 */
public record GitHubAccount(
        long id,
        String login,
        Kind kind,
        Optional<String> name,
        Optional<String> email,
        Optional<String> company,
        GitHubProfile profile,
        Instant createdAt,
        Instant updatedAt)
{
    public GitHubAccount
    {
        requireNonNull(login, "login is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(name, "name is null");
        requireNonNull(email, "email is null");
        requireNonNull(company, "company is null");
        requireNonNull(profile, "profile is null");
        requireNonNull(createdAt, "createdAt is null");
        requireNonNull(updatedAt, "updatedAt is null");
    }

    public boolean isCalled(String otherLogin)
    {
        return login.equalsIgnoreCase(otherLogin);
    }

    public int followers()
    {
        return (int) (id % 50);
    }

    public int following()
    {
        return (int) (id % 7);
    }

    /**
     * The global id; its kind is that of the account.
     */
    public String nodeId()
    {
        return NodeId.of(kind.node, id);
    }

    String avatar()
    {
        return "https://avatars.githubusercontent.com/u/" + id + "?v=4";
    }

    public enum Kind
    {
        USER("User", "U"),
        BOT("Bot", "BOT"),
        ORGANIZATION("Organization", "O");

        private final String type;
        private final String node;

        Kind(String type, String node)
        {
            this.type = type;
            this.node = node;
        }

        public String type()
        {
            return type;
        }
    }
}

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
 * A comment on an issue or on the issue side of a pull request. An absent author is a deleted account.
 */
public record GitHubComment(
        long id,
        int issueNumber,
        Optional<GitHubAccount> author,
        String authorAssociation,
        String body,
        Instant createdAt,
        Instant updatedAt,
        Optional<GitHubApp> app,
        Reactions reactions,
        Optional<Pin> pin,
        Optional<String> minimizedReason)
        implements Remark
{
    public GitHubComment
    {
        requireNonNull(author, "author is null");
        requireNonNull(authorAssociation, "authorAssociation is null");
        requireNonNull(body, "body is null");
        requireNonNull(createdAt, "createdAt is null");
        requireNonNull(updatedAt, "updatedAt is null");
        requireNonNull(app, "app is null");
        requireNonNull(reactions, "reactions is null");
        requireNonNull(pin, "pin is null");
        requireNonNull(minimizedReason, "minimizedReason is null");
    }

    GitHubComment edited(String newBody, Instant at)
    {
        return new GitHubComment(id, issueNumber, author, authorAssociation, newBody, createdAt, at, app, reactions, pin, minimizedReason);
    }

    /**
     * That somebody put the comment above all others.
     */
    public record Pin(Instant at, GitHubAccount by)
    {
        public Pin
        {
            requireNonNull(at, "at is null");
            requireNonNull(by, "by is null");
        }
    }
}

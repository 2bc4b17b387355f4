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

import static java.util.Objects.requireNonNull;

/**
 * The comment that somebody put above all others of an issue.
 */
public record PinnedComment(
        long id,
        String body,
        GitHubAccount author,
        String authorAssociation,
        Instant createdAt,
        Instant updatedAt,
        Instant pinnedAt,
        GitHubAccount pinnedBy)
{
    public PinnedComment
    {
        requireNonNull(body, "body is null");
        requireNonNull(author, "author is null");
        requireNonNull(authorAssociation, "authorAssociation is null");
        requireNonNull(createdAt, "createdAt is null");
        requireNonNull(updatedAt, "updatedAt is null");
        requireNonNull(pinnedAt, "pinnedAt is null");
        requireNonNull(pinnedBy, "pinnedBy is null");
    }
}

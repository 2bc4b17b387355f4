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
 * A review of a pull request. A pending one has no time of submission, and is shown to nobody but its author.
 */
public record GitHubReview(
        long id,
        int pullNumber,
        Optional<GitHubAccount> author,
        String authorAssociation,
        String body,
        State state,
        Optional<Instant> submittedAt,
        Optional<String> commitId)
{
    public GitHubReview
    {
        requireNonNull(author, "author is null");
        requireNonNull(authorAssociation, "authorAssociation is null");
        requireNonNull(body, "body is null");
        requireNonNull(state, "state is null");
        requireNonNull(submittedAt, "submittedAt is null");
        requireNonNull(commitId, "commitId is null");
    }

    public boolean isVisibleTo(String login)
    {
        return state != State.PENDING || author.filter(account -> account.isCalled(login)).isPresent();
    }

    public enum State
    {
        COMMENTED,
        CHANGES_REQUESTED,
        DISMISSED,
        APPROVED,
        PENDING,
    }
}

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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;

import java.time.Instant;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * An issue, or the issue side of a pull request. Closed exactly when it has a closing time. An absent author is a deleted
 * account.
 */
public record GitHubIssue(
        long id,
        int number,
        String title,
        Optional<String> body,
        Optional<GitHubAccount> author,
        String authorAssociation,
        ImmutableList<GitHubLabel> labels,
        ImmutableList<GitHubAccount> assignees,
        Optional<GitHubMilestone> milestone,
        ImmutableSet<String> mentioned,
        Optional<String> type,
        Optional<String> lockReason,
        int comments,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> closedAt,
        Optional<GitHubAccount> closedBy,
        Optional<String> stateReason,
        Optional<GitHubApp> app,
        Reactions reactions,
        IssueRelations relations,
        Optional<PinnedComment> pinnedComment,
        ImmutableList<IssueFieldValue> fieldValues)
{
    public GitHubIssue
    {
        requireNonNull(title, "title is null");
        requireNonNull(body, "body is null");
        requireNonNull(author, "author is null");
        requireNonNull(authorAssociation, "authorAssociation is null");
        requireNonNull(labels, "labels is null");
        requireNonNull(assignees, "assignees is null");
        requireNonNull(milestone, "milestone is null");
        requireNonNull(mentioned, "mentioned is null");
        requireNonNull(type, "type is null");
        requireNonNull(lockReason, "lockReason is null");
        requireNonNull(createdAt, "createdAt is null");
        requireNonNull(updatedAt, "updatedAt is null");
        requireNonNull(closedAt, "closedAt is null");
        requireNonNull(closedBy, "closedBy is null");
        requireNonNull(stateReason, "stateReason is null");
        requireNonNull(app, "app is null");
        requireNonNull(reactions, "reactions is null");
        requireNonNull(relations, "relations is null");
        requireNonNull(pinnedComment, "pinnedComment is null");
        requireNonNull(fieldValues, "fieldValues is null");
    }

    /**
     * The same issue with another title, for tests in which it changes between two calls.
     */
    public GitHubIssue withTitle(String newTitle)
    {
        return with(newTitle, body, author);
    }

    public GitHubIssue withBody(Optional<String> newBody)
    {
        return with(title, newBody, author);
    }

    public GitHubIssue withAuthor(Optional<GitHubAccount> newAuthor)
    {
        return with(title, body, newAuthor);
    }

    private GitHubIssue with(String newTitle, Optional<String> newBody, Optional<GitHubAccount> newAuthor)
    {
        return new GitHubIssue(
                id,
                number,
                newTitle,
                newBody,
                newAuthor,
                authorAssociation,
                labels,
                assignees,
                milestone,
                mentioned,
                type,
                lockReason,
                comments,
                createdAt,
                updatedAt,
                closedAt,
                closedBy,
                stateReason,
                app,
                reactions,
                relations,
                pinnedComment,
                fieldValues);
    }

    public boolean isOpen()
    {
        return closedAt.isEmpty();
    }

    public String state()
    {
        return isOpen() ? "open" : "closed";
    }
}

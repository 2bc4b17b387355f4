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

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;

/**
 * Collects the parts of an issue. Without more it is open, bare, and untouched since it was created.
 */
final class IssueBuilder
{
    private final long id;
    private final int number;
    private final Instant createdAt;

    private String title;
    private Optional<String> body = Optional.empty();
    private Optional<GitHubAccount> author = Optional.empty();
    private String association = "NONE";
    private ImmutableList<GitHubLabel> labels = ImmutableList.of();
    private ImmutableList<GitHubAccount> assignees = ImmutableList.of();
    private Optional<GitHubMilestone> milestone = Optional.empty();
    private ImmutableSet<String> mentioned = ImmutableSet.of();
    private Optional<String> type = Optional.empty();
    private Optional<String> lockReason = Optional.empty();
    private int comments;
    private Instant updatedAt;
    private Optional<Instant> closedAt = Optional.empty();
    private Optional<GitHubAccount> closedBy = Optional.empty();
    private Optional<String> stateReason = Optional.empty();
    private Optional<GitHubApp> app = Optional.empty();
    private Reactions reactions = Reactions.none();
    private IssueRelations relations = IssueRelations.none();
    private Optional<PinnedComment> pinnedComment = Optional.empty();
    private ImmutableList<IssueFieldValue> fieldValues = ImmutableList.of();

    IssueBuilder(long id, int number, String title, Instant createdAt)
    {
        this.id = id;
        this.number = number;
        this.title = requireNonNull(title, "title is null");
        this.createdAt = requireNonNull(createdAt, "createdAt is null");
        this.updatedAt = createdAt;
    }

    /**
     * Begins with the parts of an issue that exists.
     */
    static IssueBuilder of(GitHubIssue issue)
    {
        IssueBuilder builder = new IssueBuilder(issue.id(), issue.number(), issue.title(), issue.createdAt());
        builder.body = issue.body();
        builder.author = issue.author();
        builder.association = issue.authorAssociation();
        builder.labels = issue.labels();
        builder.assignees = issue.assignees();
        builder.milestone = issue.milestone();
        builder.mentioned = issue.mentioned();
        builder.type = issue.type();
        builder.lockReason = issue.lockReason();
        builder.comments = issue.comments();
        builder.updatedAt = issue.updatedAt();
        builder.closedAt = issue.closedAt();
        builder.closedBy = issue.closedBy();
        builder.stateReason = issue.stateReason();
        builder.app = issue.app();
        builder.reactions = issue.reactions();
        builder.relations = issue.relations();
        builder.pinnedComment = issue.pinnedComment();
        builder.fieldValues = issue.fieldValues();
        return builder;
    }

    IssueBuilder title(String text)
    {
        title = requireNonNull(text, "text is null");
        return this;
    }

    IssueBuilder body(String text)
    {
        body = Optional.of(text);
        return this;
    }

    IssueBuilder author(GitHubAccount account, String authorAssociation)
    {
        author = Optional.of(account);
        association = authorAssociation;
        return this;
    }

    IssueBuilder labels(GitHubLabel... values)
    {
        labels = ImmutableList.copyOf(values);
        return this;
    }

    IssueBuilder assignees(GitHubAccount... values)
    {
        assignees = ImmutableList.copyOf(values);
        return this;
    }

    IssueBuilder milestone(GitHubMilestone value)
    {
        milestone = Optional.of(value);
        return this;
    }

    IssueBuilder mentioned(GitHubAccount... values)
    {
        mentioned = ImmutableList.copyOf(values).stream()
                .map(GitHubAccount::login)
                .collect(toImmutableSet());
        return this;
    }

    IssueBuilder type(String name)
    {
        type = Optional.of(name);
        return this;
    }

    IssueBuilder locked(String reason)
    {
        lockReason = Optional.of(reason);
        return this;
    }

    IssueBuilder comments(int count)
    {
        comments = count;
        return this;
    }

    IssueBuilder updated(Instant at)
    {
        updatedAt = at;
        return this;
    }

    IssueBuilder closed(Instant at, String reason)
    {
        closedAt = Optional.of(at);
        stateReason = Optional.of(reason);
        if (updatedAt.isBefore(at)) {
            updatedAt = at;
        }
        return this;
    }

    IssueBuilder closedBy(GitHubAccount account)
    {
        closedBy = Optional.of(account);
        return this;
    }

    IssueBuilder app(GitHubApp value)
    {
        app = Optional.of(value);
        return this;
    }

    IssueBuilder reactions(Reactions value)
    {
        reactions = value;
        return this;
    }

    IssueBuilder relations(IssueRelations value)
    {
        relations = value;
        return this;
    }

    IssueBuilder pinned(PinnedComment value)
    {
        pinnedComment = Optional.of(value);
        return this;
    }

    IssueBuilder pinned(Optional<PinnedComment> value)
    {
        pinnedComment = value;
        return this;
    }

    IssueBuilder fieldValues(IssueFieldValue... values)
    {
        fieldValues = ImmutableList.copyOf(values);
        return this;
    }

    /**
     * Pull requests have no state reason.
     */
    IssueBuilder closedWithoutReason(Instant at)
    {
        closed(at, "");
        stateReason = Optional.empty();
        return this;
    }

    GitHubIssue build()
    {
        return new GitHubIssue(
                id,
                number,
                title,
                body,
                author,
                association,
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
}

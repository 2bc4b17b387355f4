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

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * A repository that is edited as its people do it, at one time: what they touch is updated then, new things get the next
 * numbers and ids, and nothing else changes. Immutable; each edit gives the next one.
 */
public record RepositoryEdit(RepositoryContent content, Instant now)
{
    public RepositoryEdit
    {
        requireNonNull(content, "content is null");
        checkArgument(content.numbered().isEmpty(), "issues that are not held cannot be edited");
        requireNonNull(now, "now is null");
    }

    public RepositoryEdit openIssue(String title)
    {
        GitHubIssue issue = newIssue(title);
        return with(Stream.concat(content.issues().stream(), Stream.of(issue)), content.pullRequests().stream(), issue.number(), IssueRemarks.none());
    }

    public RepositoryEdit openPullRequest(String title)
    {
        GitHubRepository repository = content.repository();
        PullRequestBuilder builder = new PullRequestBuilder(new Ids(repository.id()), repository).discussed(0, 0);
        GitHubPullRequest request = builder.head("edit-" + nextNumber(), somebody(), repository).build(newIssue(title));
        return with(content.issues().stream(), Stream.concat(content.pullRequests().stream(), Stream.of(request)), request.number(), IssueRemarks.none());
    }

    /**
     * Renames an issue or a pull request.
     */
    public RepositoryEdit rename(int number, String title)
    {
        return update(number, issue -> issue.title(title));
    }

    /**
     * Closes an issue, or a pull request without merging it.
     */
    public RepositoryEdit close(int number)
    {
        boolean withReason = entry(number).pullRequest().isEmpty();
        return update(number, issue -> (withReason ? issue.closed(now, "completed") : issue.closedWithoutReason(now)).closedBy(somebody()));
    }

    /**
     * Merges a pull request, which makes a commit of the default branch.
     */
    public RepositoryEdit merge(int number)
    {
        GitHubPullRequest request = entry(number).pullRequest().orElseThrow();
        GitHubPullRequest merged = request.merged(touch(request.issue()).closedWithoutReason(now).closedBy(somebody()).build(), somebody());
        return with(
                content.issues().stream(),
                content.pullRequests().stream().map(candidate -> candidate.number() == number ? merged : candidate),
                number,
                content.discussion().remarks(entry(number)));
    }

    /**
     * Deletes an issue, or what never happens on GitHub but by its staff, a pull request, with all that is said about it.
     */
    public RepositoryEdit delete(int number)
    {
        entry(number);
        ImmutableList<FormerIssue> former = ImmutableList.<FormerIssue>builder().addAll(content.formerIssues()).add(FormerIssue.deleted(number)).build();
        return new RepositoryEdit(
                content.edited(
                        content.issues().stream().filter(issue -> issue.number() != number).collect(toImmutableList()),
                        content.pullRequests().stream().filter(request -> request.number() != number).collect(toImmutableList()),
                        former,
                        edited -> content.discussion().continuedIn(edited, number, IssueRemarks.none())),
                now);
    }

    public RepositoryEdit comment(int number, String body)
    {
        long id = content.discussion().comments().stream().mapToLong(GitHubComment::id).max().orElse(new Ids(content.repository().id()).comment(number, 0)) + 1;
        Optional<GitHubAccount> author = Optional.of(somebody());
        GitHubComment comment = new GitHubComment(
                id, number, author, content.discussion().people().association(author), body, now, now, Optional.empty(), Reactions.none(), Optional.empty(), Optional.empty());
        return discuss(number, comments -> Stream.concat(comments, Stream.of(comment)));
    }

    public RepositoryEdit editComment(long id, String body)
    {
        return discuss(findComment(id).issueNumber(), comments -> comments.map(comment -> comment.id() == id ? comment.edited(body, now) : comment));
    }

    public RepositoryEdit deleteComment(long id)
    {
        return discuss(findComment(id).issueNumber(), comments -> comments.filter(comment -> comment.id() != id));
    }

    private RepositoryEdit discuss(int number, Function<Stream<GitHubComment>, Stream<GitHubComment>> change)
    {
        IssueEntry entry = entry(number);
        IssueRemarks before = content.discussion().remarks(entry);
        ImmutableList<GitHubComment> comments = change.apply(before.comments().stream()).collect(toImmutableList());
        Optional<PinnedComment> pinned = entry.issue().pinnedComment().filter(pin -> comments.stream().anyMatch(comment -> comment.id() == pin.id()));
        return replace(touch(entry.issue()).comments(comments.size()).pinned(pinned).build(), before.withComments(comments));
    }

    private RepositoryEdit update(int number, Function<IssueBuilder, IssueBuilder> change)
    {
        IssueEntry entry = entry(number);
        return replace(change.apply(touch(entry.issue())).build(), content.discussion().remarks(entry));
    }

    private RepositoryEdit replace(GitHubIssue changed, IssueRemarks remarks)
    {
        return with(
                content.issues().stream().map(issue -> issue.number() == changed.number() ? changed : issue),
                content.pullRequests().stream().map(request -> request.number() == changed.number() ? request.with(changed) : request),
                changed.number(),
                remarks);
    }

    private RepositoryEdit with(Stream<GitHubIssue> issues, Stream<GitHubPullRequest> pullRequests, int number, IssueRemarks remarks)
    {
        return new RepositoryEdit(
                content.edited(
                        issues.collect(toImmutableList()),
                        pullRequests.collect(toImmutableList()),
                        content.formerIssues(),
                        edited -> content.discussion().continuedIn(edited, number, remarks)),
                now);
    }

    private IssueBuilder touch(GitHubIssue issue)
    {
        return IssueBuilder.of(issue).updated(issue.updatedAt().isAfter(now) ? issue.updatedAt() : now);
    }

    private GitHubIssue newIssue(String title)
    {
        int number = nextNumber();
        GitHubAccount author = somebody();
        return new IssueBuilder(new Ids(content.repository().id()).issue(number), number, title, now)
                .author(author, content.discussion().people().association(Optional.of(author)))
                .build();
    }

    private int nextNumber()
    {
        return 1 + Stream.concat(content.entries().stream().map(entry -> entry.issue().number()), content.formerIssues().stream().map(FormerIssue::number))
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    private GitHubAccount somebody()
    {
        return content.discussion().people().somebody(0).orElse(content.repository().owner());
    }

    private IssueEntry entry(int number)
    {
        return content.entry(number).orElseThrow(() -> new IllegalArgumentException("No issue " + number));
    }

    private GitHubComment findComment(long id)
    {
        return content.discussion().comments().stream()
                .filter(comment -> comment.id() == id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No comment " + id));
    }
}

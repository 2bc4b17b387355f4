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

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * What people said about the issues and pull requests of a repository. It is made up when it is first asked for, so that it
 * costs nothing where nobody asks; of issues that were edited it is kept. Thread-safe.
 */
public final class Discussion
{
    private final Ids ids;
    private final Supplier<Participants> people;
    private final ImmutableMap<Integer, IssueRemarks> written;
    private final Supplier<ImmutableList<GitHubComment>> comments;
    private final Supplier<ImmutableList<GitHubReviewComment>> reviewComments;

    Discussion(RepositoryContent content)
    {
        this(content, Suppliers.memoize(() -> Participants.of(content.entries())), ImmutableMap.of());
    }

    private Discussion(RepositoryContent content, Supplier<Participants> people, ImmutableMap<Integer, IssueRemarks> written)
    {
        this.ids = new Ids(requireNonNull(content, "content is null").repository().id());
        this.people = requireNonNull(people, "people is null");
        this.written = requireNonNull(written, "written is null");
        this.comments = Suppliers.memoize(() -> content.entries().stream()
                .map(IssueEntry::issue)
                .sorted((one, other) -> Integer.compare(one.number(), other.number()))
                .flatMap(issue -> comments(issue).stream())
                .collect(toImmutableList()));
        this.reviewComments = Suppliers.memoize(() -> content.pullRequests().stream()
                .sorted((one, other) -> Integer.compare(one.number(), other.number()))
                .flatMap(request -> reviewComments(request).stream())
                .collect(toImmutableList()));
    }

    /**
     * The discussion of the same repository after an edit: of one issue it is what is given here, of all others what it was.
     */
    Discussion continuedIn(RepositoryContent edited, int number, IssueRemarks remarks)
    {
        return new Discussion(edited, people, ImmutableMap.<Integer, IssueRemarks>builder().putAll(written).put(number, remarks).buildKeepingLast());
    }

    /**
     * Who takes part. An edit does not change it, lest what others said became somebody else's.
     */
    Participants people()
    {
        return people.get();
    }

    /**
     * The comments on all issues and pull requests.
     */
    public ImmutableList<GitHubComment> comments()
    {
        return comments.get();
    }

    public ImmutableList<GitHubComment> comments(GitHubIssue issue)
    {
        return find(issue.number()).map(IssueRemarks::comments).orElseGet(() -> new IssueComments(ids, issue, people()).list());
    }

    /**
     * The comments on the changes of all pull requests.
     */
    public ImmutableList<GitHubReviewComment> reviewComments()
    {
        return reviewComments.get();
    }

    public ImmutableList<GitHubReviewComment> reviewComments(GitHubPullRequest request)
    {
        return find(request.number()).map(IssueRemarks::reviewComments).orElseGet(() -> new ReviewHistory(request, people()).comments());
    }

    /**
     * The reviews of a pull request, pending ones included.
     */
    public ImmutableList<GitHubReview> reviews(GitHubPullRequest request)
    {
        return find(request.number()).map(IssueRemarks::reviews).orElseGet(() -> new ReviewHistory(request, people()).reviews());
    }

    IssueRemarks remarks(IssueEntry entry)
    {
        return new IssueRemarks(
                comments(entry.issue()),
                entry.pullRequest().map(this::reviews).orElse(ImmutableList.of()),
                entry.pullRequest().map(this::reviewComments).orElse(ImmutableList.of()));
    }

    private Optional<IssueRemarks> find(int number)
    {
        return Optional.ofNullable(written.get(number));
    }
}

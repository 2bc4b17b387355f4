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

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * What people said about the issues and pull requests of a repository. It is made up when it is first asked for, so that it
 * costs nothing where nobody asks. Thread-safe.
 */
public final class Discussion
{
    private final Ids ids;
    private final Supplier<Participants> people;
    private final Supplier<ImmutableList<GitHubComment>> comments;
    private final Supplier<ImmutableList<GitHubReviewComment>> reviewComments;

    Discussion(RepositoryContent content)
    {
        this.ids = new Ids(requireNonNull(content, "content is null").repository().id());
        this.people = Suppliers.memoize(() -> Participants.of(content.entries()));
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
     * The comments on all issues and pull requests.
     */
    public ImmutableList<GitHubComment> comments()
    {
        return comments.get();
    }

    public ImmutableList<GitHubComment> comments(GitHubIssue issue)
    {
        return new IssueComments(ids, issue, people.get()).list();
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
        return new ReviewHistory(request, people.get()).comments();
    }

    /**
     * The reviews of a pull request, pending ones included.
     */
    public ImmutableList<GitHubReview> reviews(GitHubPullRequest request)
    {
        return new ReviewHistory(request, people.get()).reviews();
    }
}

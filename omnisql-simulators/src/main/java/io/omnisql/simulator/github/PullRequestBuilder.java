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

import static java.util.Objects.requireNonNull;

/**
 * Adds to an issue what makes it a pull request. Without more it is open, mergeable, and against the default branch.
 */
final class PullRequestBuilder
{
    private final Ids ids;
    private final GitHubRepository repository;

    private String headRef = "topic";
    private Optional<GitHubAccount> headOwner = Optional.empty();
    private Optional<GitHubRepository> headRepository = Optional.empty();
    private String baseRef;
    private boolean draft;
    private Optional<AutoMerge> autoMerge = Optional.empty();
    private Optional<PullRequestStack> stack = Optional.empty();
    private Optional<Instant> mergedAt = Optional.empty();
    private Optional<GitHubAccount> mergedBy = Optional.empty();
    private ImmutableList<GitHubAccount> reviewers = ImmutableList.of();
    private ImmutableList<GitHubTeam> reviewTeams = ImmutableList.of();
    private Optional<Boolean> mergeable = Optional.of(true);
    private Optional<Integer> reviews = Optional.empty();
    private Optional<Integer> reviewComments = Optional.empty();
    private int commits = 1;
    private int additions = 1;
    private int deletions;
    private int changedFiles = 1;

    PullRequestBuilder(Ids ids, GitHubRepository repository)
    {
        this.ids = requireNonNull(ids, "ids is null");
        this.repository = requireNonNull(repository, "repository is null");
        this.baseRef = repository.defaultBranch();
    }

    PullRequestBuilder head(String ref, GitHubAccount owner, GitHubRepository fork)
    {
        headRef = ref;
        headOwner = Optional.of(owner);
        headRepository = Optional.of(fork);
        return this;
    }

    PullRequestBuilder deletedFork(String ref, GitHubAccount owner)
    {
        headRef = ref;
        headOwner = Optional.of(owner);
        headRepository = Optional.empty();
        return this;
    }

    PullRequestBuilder deletedAccount(String ref)
    {
        headRef = ref;
        headOwner = Optional.empty();
        headRepository = Optional.empty();
        return this;
    }

    PullRequestBuilder base(String ref)
    {
        baseRef = ref;
        return this;
    }

    PullRequestBuilder draft()
    {
        draft = true;
        return this;
    }

    PullRequestBuilder autoMerge(AutoMerge value)
    {
        autoMerge = Optional.of(value);
        return this;
    }

    PullRequestBuilder stack(PullRequestStack value)
    {
        stack = Optional.of(value);
        return this;
    }

    PullRequestBuilder merged(Instant at, GitHubAccount by)
    {
        mergedAt = Optional.of(at);
        mergedBy = Optional.of(by);
        return this;
    }

    PullRequestBuilder mergeable(Optional<Boolean> value)
    {
        mergeable = value;
        return this;
    }

    PullRequestBuilder reviewers(GitHubAccount... accounts)
    {
        reviewers = ImmutableList.copyOf(accounts);
        return this;
    }

    PullRequestBuilder reviewTeams(GitHubTeam... teams)
    {
        reviewTeams = ImmutableList.copyOf(teams);
        return this;
    }

    PullRequestBuilder discussed(int newReviews, int newReviewComments)
    {
        reviews = Optional.of(newReviews);
        reviewComments = Optional.of(newReviewComments);
        return this;
    }

    PullRequestBuilder size(int newCommits, int newAdditions, int newDeletions, int newChangedFiles)
    {
        commits = newCommits;
        additions = newAdditions;
        deletions = newDeletions;
        changedFiles = newChangedFiles;
        return this;
    }

    GitHubPullRequest build(GitHubIssue issue)
    {
        int number = issue.number();
        boolean closedUnmerged = !issue.isOpen() && mergedAt.isEmpty();
        return new GitHubPullRequest(
                ids.pullRequest(number),
                issue,
                draft,
                new GitHubBranch(headRef, ids.sha("head", number), headOwner, headRepository),
                new GitHubBranch(baseRef, ids.sha("base", number), Optional.of(repository.owner()), Optional.of(repository)),
                mergedAt,
                mergedBy,
                closedUnmerged ? Optional.empty() : Optional.of(ids.sha("merge", number)),
                autoMerge,
                stack,
                reviewers,
                reviewTeams,
                issue.isOpen() ? mergeable : Optional.empty(),
                reviews.orElse((number / 3 + 3) % 6),
                reviewComments.orElse(number % 4),
                commits,
                additions,
                deletions,
                changedFiles);
    }
}

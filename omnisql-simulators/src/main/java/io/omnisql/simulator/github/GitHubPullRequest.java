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
 * A pull request: an issue with two branches. Its id is not the id of its issue; the number is shared.
 */
public record GitHubPullRequest(
        long id,
        GitHubIssue issue,
        boolean draft,
        GitHubBranch head,
        GitHubBranch base,
        Optional<Instant> mergedAt,
        Optional<GitHubAccount> mergedBy,
        Optional<String> mergeCommitSha,
        Optional<AutoMerge> autoMerge,
        Optional<PullRequestStack> stack,
        ImmutableList<GitHubAccount> reviewers,
        ImmutableList<GitHubTeam> reviewTeams,
        Optional<Boolean> mergeable,
        int reviews,
        int reviewComments,
        int commits,
        int additions,
        int deletions,
        int changedFiles)
{
    public GitHubPullRequest
    {
        requireNonNull(issue, "issue is null");
        requireNonNull(head, "head is null");
        requireNonNull(base, "base is null");
        requireNonNull(mergedAt, "mergedAt is null");
        requireNonNull(mergedBy, "mergedBy is null");
        requireNonNull(mergeCommitSha, "mergeCommitSha is null");
        requireNonNull(autoMerge, "autoMerge is null");
        requireNonNull(stack, "stack is null");
        requireNonNull(reviewers, "reviewers is null");
        requireNonNull(reviewTeams, "reviewTeams is null");
        requireNonNull(mergeable, "mergeable is null");
    }

    /**
     * The same pull request with another issue side.
     */
    GitHubPullRequest with(GitHubIssue newIssue)
    {
        return new GitHubPullRequest(
                id,
                newIssue,
                draft,
                head,
                base,
                mergedAt,
                mergedBy,
                mergeCommitSha,
                autoMerge,
                stack,
                reviewers,
                reviewTeams,
                mergeable,
                reviews,
                reviewComments,
                commits,
                additions,
                deletions,
                changedFiles);
    }

    /**
     * The same pull request after it was merged.
     */
    GitHubPullRequest merged(GitHubIssue closed, GitHubAccount by)
    {
        return new GitHubPullRequest(
                id,
                closed,
                draft,
                head,
                base,
                closed.closedAt(),
                Optional.of(by),
                Optional.of(ids().sha("merge", number())),
                Optional.empty(),
                stack,
                reviewers,
                reviewTeams,
                Optional.empty(),
                reviews,
                reviewComments,
                commits,
                additions,
                deletions,
                changedFiles);
    }

    public int number()
    {
        return issue.number();
    }

    /**
     * What it changes, file by file.
     */
    public FileChanges changes()
    {
        return new FileChanges("src/part-" + number() + ".txt", changedFiles, additions, deletions);
    }

    Ids ids()
    {
        return new Ids(base.repository().orElseThrow().id());
    }
}

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
import io.omnisql.simulator.github.GitHubCommit.Signature;
import io.omnisql.simulator.github.GitHubRepository.Trait;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The commits of a repository: a first one, and one for each merged pull request.
 */
final class CommitHistory
{
    private CommitHistory() {}

    /**
     * Newest first, as the list shows them; none for an empty repository.
     */
    static ImmutableList<GitHubCommit> of(GitHubRepository repository, List<GitHubPullRequest> pullRequests)
    {
        if (repository.is(Trait.EMPTY)) {
            return ImmutableList.of();
        }
        Signature nobody = Signature.of(Optional.empty(), repository.createdAt());
        GitHubCommit last = new GitHubCommit(new Ids(repository.id()).sha("root", 0), "Begin", nobody, nobody, ImmutableList.of(), new FileChanges("README.md", 1, 3, 0));
        ImmutableList.Builder<GitHubCommit> commits = ImmutableList.builder();
        commits.add(last);
        for (GitHubPullRequest request : merged(pullRequests)) {
            last = merge(request, last);
            commits.add(last);
        }
        return commits.build().reverse();
    }

    private static List<GitHubPullRequest> merged(List<GitHubPullRequest> pullRequests)
    {
        return pullRequests.stream()
                .filter(request -> request.mergedAt().isPresent())
                .sorted(Comparator.comparing((GitHubPullRequest request) -> request.mergedAt().orElseThrow()).thenComparingLong(GitHubPullRequest::id))
                .toList();
    }

    private static GitHubCommit merge(GitHubPullRequest request, GitHubCommit parent)
    {
        Instant merged = request.mergedAt().orElseThrow();
        return new GitHubCommit(
                request.mergeCommitSha().orElseThrow(),
                request.issue().title() + " (#" + request.number() + ")\n\n" + request.issue().body().orElse(""),
                Signature.of(request.issue().author(), request.issue().createdAt()),
                Signature.of(request.mergedBy(), merged),
                ImmutableList.of(parent.sha()),
                request.changes());
    }
}

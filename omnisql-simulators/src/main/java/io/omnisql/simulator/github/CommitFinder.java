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

import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Finds commits by what names them: a branch, or a hash or the beginning of one, on the default branch or in a pull request.
 */
record CommitFinder(RepositoryContent content)
{
    private static final String HASH = "[0-9a-f]{7,40}";

    CommitFinder
    {
        requireNonNull(content, "content is null");
    }

    /**
     * The history from a commit backwards, newest first; empty where there is no such commit.
     */
    Optional<ImmutableList<GitHubCommit>> history(String name)
    {
        String branchName = name.replaceFirst("^(refs/)?heads/", "");
        Optional<RepositoryBranch> branch = content.branches().stream()
                .filter(candidate -> candidate.name().equals(branchName))
                .findFirst();
        if (branch.isPresent()) {
            return Optional.of(history(branch.get()));
        }
        if (!name.matches(HASH)) {
            return Optional.empty();
        }
        return from(content.commits(), name)
                .or(() -> content.pullRequests().stream()
                        .flatMap(request -> from(PullRequestCommits.of(request).reverse(), name).stream())
                        .map(this::onTop)
                        .findFirst());
    }

    ImmutableList<GitHubCommit> history(RepositoryBranch branch)
    {
        return branch.request()
                .map(request -> onTop(PullRequestCommits.of(request).reverse()))
                .orElseGet(() -> from(content.commits(), branch.sha()).orElseThrow());
    }

    private ImmutableList<GitHubCommit> onTop(List<GitHubCommit> newest)
    {
        return ImmutableList.<GitHubCommit>builder().addAll(newest).addAll(content.commits()).build();
    }

    private static Optional<ImmutableList<GitHubCommit>> from(ImmutableList<GitHubCommit> commits, String hash)
    {
        for (int i = 0; i < commits.size(); i++) {
            if (commits.get(i).sha().startsWith(hash)) {
                return Optional.of(commits.subList(i, commits.size()));
            }
        }
        return Optional.empty();
    }
}

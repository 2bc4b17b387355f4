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

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The commits of a pull request, which are made up when they are asked for. The last one is its head.
 */
public final class PullRequestCommits
{
    private static final ImmutableList<String> MESSAGES = ImmutableList.of("Begin", "Go on\n\nWith a \"body\"\r\nin two lines", "Ünïcode 🚀", "fixup! Go on", "");

    private PullRequestCommits() {}

    /**
     * Oldest first, as the list shows them.
     */
    public static ImmutableList<GitHubCommit> of(GitHubPullRequest request)
    {
        ImmutableList.Builder<GitHubCommit> commits = ImmutableList.builder();
        Ids ids = request.ids();
        String parent = request.base().sha();
        for (int i = 0; i < request.commits(); i++) {
            String sha = i == request.commits() - 1 ? request.head().sha() : ids.sha("commit of " + request.number(), i);
            commits.add(commit(request, i, sha, parent));
            parent = sha;
        }
        return commits.build();
    }

    private static GitHubCommit commit(GitHubPullRequest request, int index, String sha, String parent)
    {
        Instant committed = request.issue().createdAt().plusSeconds(index);
        // one in four was written by somebody whose e-mail address has no account
        Optional<GitHubAccount> author = index % 4 == 3 ? Optional.empty() : request.issue().author();
        Optional<GitHubAccount> committer = index % 3 == 1 ? request.mergedBy() : request.issue().author();
        return new GitHubCommit(
                sha,
                MESSAGES.get(index % MESSAGES.size()),
                Signature.of(author, committed.minus(Duration.ofDays(index % 3))),
                Signature.of(committer, committed),
                ImmutableList.of(parent),
                new FileChanges("src/part-" + request.number() + ".txt", 1 + index % 3, 10 + index, index % 7));
    }
}

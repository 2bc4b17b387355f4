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
package io.omnisql.github;

import com.google.common.collect.ImmutableList;
import io.omnisql.simulator.github.GitHubAccount;
import io.omnisql.simulator.github.GitHubCommit;
import io.omnisql.simulator.github.GitHubCommit.Signature;
import io.omnisql.simulator.github.GitHubCommit.Verification;
import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.github.GitHubRepository;
import io.omnisql.simulator.github.RepositoryContent;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * What the table {@code commits} has to show of the simulator's data.
 */
final class ExpectedCommitRows
{
    private ExpectedCommitRows() {}

    static ImmutableList<ExpectedRow> of(GitHubDataset data, String owner, String repo)
    {
        RepositoryContent content = data.repository(owner, repo);
        return content.commits().stream()
                .map(commit -> row(content.repository(), commit).build())
                .collect(toImmutableList());
    }

    static ExpectedRow.Builder row(GitHubRepository repository, GitHubCommit commit)
    {
        Signature author = commit.author();
        Signature committer = commit.committer();
        return ExpectedRow.builder()
                .set("owner", repository.owner().login())
                .set("repo", repository.name())
                .set("sha", commit.sha())
                .set("node_id", ExpectedIssueRows.nodeId("C", Long.parseUnsignedLong(commit.sha().substring(0, 15), 16)))
                .set("html_url", "https://github.com/%s/commit/%s".formatted(repository.fullName(), commit.sha()))
                .set("message", commit.message())
                .set("author", author.account().map(GitHubAccount::login))
                .set("author_id", author.account().map(GitHubAccount::id))
                .set("author_name", author.name())
                .set("author_email", author.email())
                .set("authored_at", author.at())
                .set("committer", committer.account().map(GitHubAccount::login))
                .set("committer_id", committer.account().map(GitHubAccount::id))
                .set("committer_name", committer.name())
                .set("committer_email", committer.email())
                .set("committed_at", committer.at())
                .set("parents", commit.parents())
                .set("tree_sha", commit.treeSha())
                .set("comment_count", commit.commentCount())
                .set("verified", commit.verification().isPresent())
                .set("verification_reason", commit.verification().isPresent() ? "valid" : "unsigned")
                .set("verification_signature", commit.verification().map(Verification::signature))
                .set("verification_payload", commit.verification().map(Verification::payload))
                .set("verified_at", commit.verification().map(Verification::at))
                .set("additions", commit.changes().additions())
                .set("deletions", commit.changes().deletions())
                .set("changes", commit.changes().additions() + commit.changes().deletions());
    }
}

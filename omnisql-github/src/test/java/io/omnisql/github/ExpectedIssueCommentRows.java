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
import io.omnisql.simulator.github.GitHubComment;
import io.omnisql.simulator.github.GitHubComment.Pin;
import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.github.GitHubRepository.Trait;
import io.omnisql.simulator.github.RepositoryContent;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * What the table {@code issue_comments} has to show of the simulator's data: of a repository without issues, the comments on its pull requests.
 */
final class ExpectedIssueCommentRows
{
    private ExpectedIssueCommentRows() {}

    static ImmutableList<ExpectedRow> of(GitHubDataset data, String owner, String repo)
    {
        RepositoryContent content = data.repository(owner, repo);
        return content.discussion().comments().stream()
                .filter(comment -> !content.repository().is(Trait.ISSUES_DISABLED) || content.pullRequest(comment.issueNumber()).isPresent())
                .map(comment -> row(content, comment))
                .collect(toImmutableList());
    }

    private static ExpectedRow row(RepositoryContent content, GitHubComment comment)
    {
        String kind = content.pullRequest(comment.issueNumber()).isPresent() ? "pull" : "issues";
        ExpectedRow.Builder row = ExpectedRow.builder()
                .set("owner", content.repository().owner().login())
                .set("repo", content.repository().name())
                .set("issue_number", comment.issueNumber())
                .set("id", comment.id())
                .set("node_id", ExpectedIssueRows.nodeId("IC", comment.id()))
                .set("html_url", "https://github.com/%s/%s/%s#issuecomment-%s".formatted(content.repository().fullName(), kind, comment.issueNumber(), comment.id()))
                .set("body", comment.body())
                .set("author", comment.author().map(GitHubAccount::login))
                .set("author_id", comment.author().map(GitHubAccount::id))
                .set("author_association", comment.authorAssociation())
                .set("created_at", comment.createdAt())
                .set("updated_at", comment.updatedAt())
                .set("pinned_at", comment.pin().map(Pin::at))
                .set("pinned_by", comment.pin().map(Pin::by).map(GitHubAccount::login))
                .set("pinned_by_id", comment.pin().map(Pin::by).map(GitHubAccount::id))
                .set("minimized_reason", comment.minimizedReason());
        ExpectedIssueRows.app(row, comment.app());
        ExpectedIssueRows.reactions(row, comment.reactions());
        return row.build();
    }
}

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
import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.github.GitHubReviewComment;
import io.omnisql.simulator.github.GitHubReviewComment.Place;
import io.omnisql.simulator.github.RepositoryContent;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * What the table {@code pull_request_review_comments} has to show of the simulator's data.
 */
final class ExpectedReviewCommentRows
{
    private ExpectedReviewCommentRows() {}

    static ImmutableList<ExpectedRow> of(GitHubDataset data, String owner, String repo)
    {
        RepositoryContent content = data.repository(owner, repo);
        return content.discussion().reviewComments().stream()
                .map(comment -> row(content, comment))
                .collect(toImmutableList());
    }

    private static ExpectedRow row(RepositoryContent content, GitHubReviewComment comment)
    {
        ExpectedRow.Builder row = ExpectedRow.builder()
                .set("owner", content.repository().owner().login())
                .set("repo", content.repository().name())
                .set("pull_number", comment.pullNumber())
                .set("id", comment.id())
                .set("node_id", ExpectedIssueRows.nodeId("PRRC", comment.id()))
                .set("html_url", "https://github.com/%s/pull/%s#discussion_r%s".formatted(content.repository().fullName(), comment.pullNumber(), comment.id()))
                .set("review_id", comment.reviewId())
                .set("in_reply_to_id", comment.inReplyTo())
                .set("body", comment.body())
                .set("author", comment.author().map(GitHubAccount::login))
                .set("author_id", comment.author().map(GitHubAccount::id))
                .set("author_association", comment.authorAssociation())
                .set("path", comment.path())
                .set("diff_hunk", comment.diffHunk())
                .set("commit_id", comment.commitId())
                .set("original_commit_id", comment.originalCommitId())
                .set("created_at", comment.createdAt())
                .set("updated_at", comment.updatedAt());
        place(row, comment.place());
        ExpectedIssueRows.reactions(row, comment.reactions());
        return row.build();
    }

    private static void place(ExpectedRow.Builder row, Place place)
    {
        row.set("subject_type", place.subjectType())
                .set("side", place.side())
                .set("start_side", place.startSide())
                .set("line", place.line().map(Long::valueOf))
                .set("original_line", place.originalLine().map(Long::valueOf))
                .set("start_line", place.startLine().map(Long::valueOf))
                .set("original_start_line", place.originalStartLine().map(Long::valueOf))
                .set("position", place.position().map(Long::valueOf))
                .set("original_position", place.originalPosition());
    }
}

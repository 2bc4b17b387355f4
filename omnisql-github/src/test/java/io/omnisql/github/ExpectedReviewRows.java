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
import io.omnisql.simulator.github.GitHubReview;
import io.omnisql.simulator.github.RepositoryContent;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * What the table {@code pull_request_reviews} has to show of the simulator's data to somebody.
 */
final class ExpectedReviewRows
{
    private ExpectedReviewRows() {}

    static ImmutableList<ExpectedRow> of(GitHubDataset data, String owner, String repo, String viewer)
    {
        RepositoryContent content = data.repository(owner, repo);
        return content.pullRequests().stream()
                .flatMap(request -> content.discussion().reviews(request).stream())
                .filter(review -> review.isVisibleTo(viewer))
                .map(review -> row(content, review))
                .collect(toImmutableList());
    }

    private static ExpectedRow row(RepositoryContent content, GitHubReview review)
    {
        return ExpectedRow.builder()
                .set("owner", content.repository().owner().login())
                .set("repo", content.repository().name())
                .set("pull_number", review.pullNumber())
                .set("id", review.id())
                .set("node_id", ExpectedIssueRows.nodeId("PRR", review.id()))
                .set("html_url", "https://github.com/%s/pull/%s#pullrequestreview-%s".formatted(content.repository().fullName(), review.pullNumber(), review.id()))
                .set("state", review.state().name())
                .set("body", review.body())
                .set("author", review.author().map(GitHubAccount::login))
                .set("author_id", review.author().map(GitHubAccount::id))
                .set("author_association", review.authorAssociation())
                .set("commit_id", review.commitId())
                .set("submitted_at", review.submittedAt())
                .build();
    }
}

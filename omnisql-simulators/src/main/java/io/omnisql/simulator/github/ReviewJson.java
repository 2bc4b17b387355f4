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

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.simulator.github.GitHubReviewComment.Place;

import static java.util.Objects.requireNonNull;

/**
 * Renders the schemas {@code pull-request-review} and {@code pull-request-review-comment}.
 */
record ReviewJson(ApiLinks links)
{
    ReviewJson
    {
        requireNonNull(links, "links is null");
    }

    ObjectNode review(GitHubRepository repository, GitHubReview review)
    {
        String page = links.page(repository) + "/pull/" + review.pullNumber() + "#pullrequestreview-" + review.id();
        String pullUrl = links.repository(repository) + "/pulls/" + review.pullNumber();
        ObjectNode json = JsonNodeFactory.instance.objectNode()
                .put("id", review.id())
                .put("node_id", NodeId.of("PRR", review.id()));
        new AccountJson(links).put(json, "user", review.author());
        json.put("body", review.body())
                .put("state", review.state().name())
                .put("html_url", page)
                .put("pull_request_url", pullUrl)
                .put("author_association", review.authorAssociation());
        ObjectNode hyperlinks = json.putObject("_links");
        hyperlinks.putObject("html").put("href", page);
        hyperlinks.putObject("pull_request").put("href", pullUrl);
        // left out, not null: recorded by hub4j, GHPullRequestTest.pullRequestReviews
        review.submittedAt().ifPresent(submitted -> json.put("submitted_at", submitted.toString()));
        return json.put("commit_id", review.commitId().orElse(null));
    }

    ObjectNode comment(GitHubRepository repository, GitHubReviewComment comment)
    {
        String pullUrl = links.repository(repository) + "/pulls/" + comment.pullNumber();
        String url = links.repository(repository) + "/pulls/comments/" + comment.id();
        String page = links.page(repository) + "/pull/" + comment.pullNumber() + "#discussion_r" + comment.id();
        ObjectNode json = JsonNodeFactory.instance.objectNode()
                .put("url", url)
                .put("pull_request_review_id", comment.reviewId().orElse(null))
                .put("id", comment.id())
                .put("node_id", NodeId.of("PRRC", comment.id()))
                .put("diff_hunk", comment.diffHunk())
                .put("path", comment.path())
                .put("commit_id", comment.commitId())
                .put("original_commit_id", comment.originalCommitId());
        comment.inReplyTo().ifPresent(original -> json.put("in_reply_to_id", original));
        new AccountJson(links).put(json, "user", comment.author());
        json.put("body", comment.body())
                .put("created_at", comment.createdAt().toString())
                .put("updated_at", comment.updatedAt().toString())
                .put("html_url", page)
                .put("pull_request_url", pullUrl);
        ObjectNode hyperlinks = json.putObject("_links");
        hyperlinks.putObject("self").put("href", url);
        hyperlinks.putObject("html").put("href", page);
        hyperlinks.putObject("pull_request").put("href", pullUrl);
        new IssueExtrasJson(links).putReactions(json, url + "/reactions", comment.reactions());
        putPlace(json, comment.place());
        return json.put("author_association", comment.authorAssociation());
    }

    private static void putPlace(ObjectNode json, Place place)
    {
        json.put("start_line", place.startLine().orElse(null))
                .put("original_start_line", place.originalStartLine().orElse(null))
                .put("start_side", place.startSide().orElse(null))
                .put("line", place.line().orElse(null))
                .put("original_line", place.originalLine().orElse(null))
                .put("side", place.side())
                .put("original_position", place.originalPosition())
                .put("position", place.position().orElse(null))
                .put("subject_type", place.subjectType());
    }
}

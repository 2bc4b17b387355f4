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

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.common.collect.ImmutableList;

import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * The reviews of a pull request in the order of time, and the comments on its changes. A pending review is shown to its
 * author only.
 */
final class ReviewEndpoints
{
    private static final String COMMENT = "PullRequestReviewComment";

    private ReviewEndpoints() {}

    static GitHubResult list(GitHubCall call)
    {
        RepositoryContent content = RepositoryFinder.find(call);
        GitHubPullRequest request = PullRequestEndpoints.find(call, content);
        NumberedPage<GitHubReview> page = NumberedPage.of(visible(call, content, request), call, address(call, content, request) + "/reviews");
        ReviewJson json = new ReviewJson(call.links());
        ArrayNode body = JsonNodeFactory.instance.arrayNode();
        page.rows().forEach(review -> body.add(json.review(content.repository(), review)));
        return GitHubResult.list(body, page.link());
    }

    static GitHubResult single(GitHubCall call)
    {
        RepositoryContent content = RepositoryFinder.find(call);
        GitHubPullRequest request = PullRequestEndpoints.find(call, content);
        long id = call.number("review_id");
        GitHubReview review = visible(call, content, request).stream()
                .filter(candidate -> candidate.id() == id)
                .findFirst()
                .orElseThrow(GitHubRefusal::notFound);
        return GitHubResult.of(200, new ReviewJson(call.links()).review(content.repository(), review));
    }

    static GitHubResult comments(GitHubCall call)
    {
        RepositoryContent content = RepositoryFinder.find(call);
        GitHubPullRequest request = PullRequestEndpoints.find(call, content);
        ImmutableList<GitHubReviewComment> rows = RemarkOrder.apply(call, COMMENT, content.discussion().reviewComments(request), "created", "updated");
        return comments(call, content, NumberedPage.of(rows, call, address(call, content, request) + "/comments"));
    }

    static GitHubResult commentsOfRepository(GitHubCall call)
    {
        RepositoryContent content = RepositoryFinder.find(call);
        ImmutableList<GitHubReviewComment> rows = RemarkOrder.apply(call, COMMENT, content.discussion().reviewComments(), "created", "updated", "created_at");
        return comments(call, content, NumberedPage.limited(rows, call, call.links().repositoryById(content.repository()) + "/pulls/comments"));
    }

    static GitHubResult comment(GitHubCall call)
    {
        RepositoryContent content = RepositoryFinder.find(call);
        long id = call.number("comment_id");
        GitHubReviewComment comment = content.discussion().reviewComments().stream()
                .filter(candidate -> candidate.id() == id)
                .findFirst()
                .orElseThrow(GitHubRefusal::notFound);
        return GitHubResult.single(new ReviewJson(call.links()).comment(content.repository(), comment), comment.updatedAt());
    }

    private static ImmutableList<GitHubReview> visible(GitHubCall call, RepositoryContent content, GitHubPullRequest request)
    {
        List<GitHubReview> reviews = content.discussion().reviews(request);
        return reviews.stream().filter(review -> review.isVisibleTo(call.token().login())).collect(toImmutableList());
    }

    private static String address(GitHubCall call, RepositoryContent content, GitHubPullRequest request)
    {
        return call.links().repositoryById(content.repository()) + "/pulls/" + request.number();
    }

    private static GitHubResult comments(GitHubCall call, RepositoryContent content, NumberedPage<GitHubReviewComment> page)
    {
        ReviewJson json = new ReviewJson(call.links());
        ArrayNode body = JsonNodeFactory.instance.arrayNode();
        page.rows().forEach(comment -> body.add(json.comment(content.repository(), comment)));
        return GitHubResult.list(body, page.link());
    }
}

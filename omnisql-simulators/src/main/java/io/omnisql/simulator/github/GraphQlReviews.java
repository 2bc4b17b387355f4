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

import java.util.Locale;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * The reviews of a pull request in the GraphQL schema, with the comments that belong to each.
 */
record GraphQlReviews(GitHubCall call, RepositoryContent content, GitHubPullRequest request)
{
    GraphQlReviews
    {
        requireNonNull(call, "call is null");
        requireNonNull(content, "content is null");
        requireNonNull(request, "request is null");
    }

    GraphQlObject list(GraphQlArguments arguments)
    {
        ImmutableList<String> states = arguments.only("first", "last", "after", "before", "states", "author").texts("states");
        ImmutableList<GitHubReview> rows = content.discussion().reviews(request).stream()
                .filter(review -> review.isVisibleTo(call.token().login()))
                .filter(review -> states.isEmpty() || states.contains(review.state().name()))
                .filter(review -> arguments.text("author").map(login -> review.author().filter(author -> author.isCalled(login)).isPresent()).orElse(true))
                .collect(toImmutableList());
        return GraphQlConnection.of("PullRequestReview", arguments, rows, this::review);
    }

    private GraphQlObject review(GitHubReview review)
    {
        return GraphQlObject.builder("PullRequestReview")
                .put("id", NodeId.of("PRR", review.id()))
                .databaseId(review.id())
                .put("author", _ -> new GraphQlAccounts(call).actor(review.author()))
                .put("authorAssociation", review.authorAssociation())
                .put("body", review.body())
                .put("state", review.state().name())
                .put("submittedAt", review.submittedAt())
                .put("createdAt", review.submittedAt().orElse(request.issue().createdAt()))
                .put("updatedAt", review.submittedAt().orElse(request.issue().createdAt()))
                .put("url", call.links().page(content.repository()) + "/pull/" + request.number() + "#pullrequestreview-" + review.id())
                .put("commit", _ -> review.commitId().map(sha -> new GraphQlCommits(call, content.repository()).named(sha)))
                .put("pullRequest", _ -> new GraphQlPullRequests(call, content).pullRequest(request))
                .put("comments", arguments -> GraphQlConnection.of("PullRequestReviewComment", arguments, comments(review), this::comment))
                .build();
    }

    private ImmutableList<GitHubReviewComment> comments(GitHubReview review)
    {
        return content.discussion().reviewComments(request).stream()
                .filter(comment -> comment.reviewId().filter(id -> id == review.id()).isPresent())
                .collect(toImmutableList());
    }

    private GraphQlObject comment(GitHubReviewComment comment)
    {
        GraphQlCommits commits = new GraphQlCommits(call, content.repository());
        GitHubReviewComment.Place place = comment.place();
        return GraphQlObject.builder("PullRequestReviewComment")
                .put("id", NodeId.of("PRRC", comment.id()))
                .databaseId(comment.id())
                .put("author", _ -> new GraphQlAccounts(call).actor(comment.author()))
                .put("authorAssociation", comment.authorAssociation())
                .put("body", comment.body())
                .put("path", comment.path())
                .put("diffHunk", comment.diffHunk())
                .put("line", place.line())
                .put("originalLine", place.originalLine())
                .put("startLine", place.startLine())
                .put("originalStartLine", place.originalStartLine())
                .put("position", place.position())
                .put("originalPosition", place.originalPosition())
                .put("subjectType", place.subjectType().toUpperCase(Locale.ROOT))
                .put("outdated", place.position().isEmpty())
                .put("state", "SUBMITTED")
                .put("createdAt", comment.createdAt())
                .put("updatedAt", comment.updatedAt())
                .put("url", call.links().page(content.repository()) + "/pull/" + request.number() + "#discussion_r" + comment.id())
                .put("commit", _ -> commits.named(comment.commitId()))
                .put("originalCommit", _ -> commits.named(comment.originalCommitId()))
                .build();
    }
}

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

import static java.util.Objects.requireNonNull;

/**
 * What people said about one issue or pull request.
 */
record IssueRemarks(ImmutableList<GitHubComment> comments, ImmutableList<GitHubReview> reviews, ImmutableList<GitHubReviewComment> reviewComments)
{
    IssueRemarks
    {
        requireNonNull(comments, "comments is null");
        requireNonNull(reviews, "reviews is null");
        requireNonNull(reviewComments, "reviewComments is null");
    }

    static IssueRemarks none()
    {
        return new IssueRemarks(ImmutableList.of(), ImmutableList.of(), ImmutableList.of());
    }

    IssueRemarks withComments(ImmutableList<GitHubComment> newComments)
    {
        return new IssueRemarks(newComments, reviews, reviewComments);
    }
}

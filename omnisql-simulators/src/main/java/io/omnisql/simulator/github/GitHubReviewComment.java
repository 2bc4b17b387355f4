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

import java.time.Instant;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A comment on a place in the changes of a pull request. An outdated one has no place any more, only an original one; an old
 * one belongs to no review.
 */
public record GitHubReviewComment(
        long id,
        Optional<Long> reviewId,
        int pullNumber,
        String path,
        String diffHunk,
        Place place,
        String commitId,
        String originalCommitId,
        Optional<Long> inReplyTo,
        Optional<GitHubAccount> author,
        String authorAssociation,
        String body,
        Instant createdAt,
        Instant updatedAt,
        Reactions reactions)
        implements Remark
{
    public GitHubReviewComment
    {
        requireNonNull(reviewId, "reviewId is null");
        requireNonNull(path, "path is null");
        requireNonNull(diffHunk, "diffHunk is null");
        requireNonNull(place, "place is null");
        requireNonNull(commitId, "commitId is null");
        requireNonNull(originalCommitId, "originalCommitId is null");
        requireNonNull(inReplyTo, "inReplyTo is null");
        requireNonNull(author, "author is null");
        requireNonNull(authorAssociation, "authorAssociation is null");
        requireNonNull(body, "body is null");
        requireNonNull(createdAt, "createdAt is null");
        requireNonNull(updatedAt, "updatedAt is null");
        requireNonNull(reactions, "reactions is null");
    }

    /**
     * Where a comment stands: in lines of the file, and in lines of the difference. A comment on several lines has a start.
     */
    public record Place(
            String subjectType,
            String side,
            Optional<String> startSide,
            Optional<Integer> line,
            Optional<Integer> originalLine,
            Optional<Integer> startLine,
            Optional<Integer> originalStartLine,
            Optional<Integer> position,
            int originalPosition)
    {
        public Place
        {
            requireNonNull(subjectType, "subjectType is null");
            requireNonNull(side, "side is null");
            requireNonNull(startSide, "startSide is null");
            requireNonNull(line, "line is null");
            requireNonNull(originalLine, "originalLine is null");
            requireNonNull(startLine, "startLine is null");
            requireNonNull(originalStartLine, "originalStartLine is null");
            requireNonNull(position, "position is null");
        }
    }
}

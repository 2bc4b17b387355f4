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
import io.omnisql.simulator.github.GitHubComment.Pin;

import java.time.Instant;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Makes up the comments of an issue: as many as it counts, the same every time. A long discussion holds every value that
 * hurts.
 */
final class IssueComments
{
    private static final int LONG_DISCUSSION = 50;
    private static final ImmutableList<String> BODIES = ImmutableList.of(
            "Me too.",
            "I could not reproduce it.\r\nCould you?",
            "Ça ne marche pas. 日本語 🚀 e\u0301",
            "> \"quoted\" \\ back'slashed; DROP TABLE comments; --",
            "",
            " trailing blanks  ",
            "null",
            "+1");

    private final Ids ids;
    private final GitHubIssue issue;
    private final Participants people;

    IssueComments(Ids ids, GitHubIssue issue, Participants people)
    {
        this.ids = requireNonNull(ids, "ids is null");
        this.issue = requireNonNull(issue, "issue is null");
        this.people = requireNonNull(people, "people is null");
    }

    /**
     * In the order of ids.
     */
    ImmutableList<GitHubComment> list()
    {
        ImmutableList.Builder<GitHubComment> comments = ImmutableList.builder();
        for (int i = 0; i < issue.comments(); i++) {
            comments.add(i == issue.comments() - 1 && issue.pinnedComment().isPresent() ? pinned(issue.pinnedComment().get()) : comment(i));
        }
        return comments.build();
    }

    private GitHubComment comment(int index)
    {
        int turn = issue.number() + index;
        Optional<GitHubAccount> author = people.maybe(turn);
        Instant created = people.moment(issue, index, issue.comments());
        boolean longDiscussion = issue.comments() >= LONG_DISCUSSION;
        return new GitHubComment(
                ids.comment(issue.number(), index),
                issue.number(),
                author,
                people.association(author),
                longDiscussion && index == 0 ? "0123456789abcdé".repeat(60 * 1024 / 16) : BODIES.get(turn % BODIES.size()),
                created,
                turn % 4 == 2 ? Participants.edited(created) : created,
                longDiscussion && index == 1 ? people.somebody(turn).map(IssueComments::app) : Optional.empty(),
                turn % 6 == 5 ? new Reactions(8, 7, 6, 5, 4, 3, 2, 1) : Reactions.none(),
                Optional.empty(),
                longDiscussion && (index == 1 || index == 2) ? Optional.of("off-topic") : Optional.empty());
    }

    private GitHubComment pinned(PinnedComment comment)
    {
        return new GitHubComment(
                comment.id(),
                issue.number(),
                Optional.of(comment.author()),
                comment.authorAssociation(),
                comment.body(),
                comment.createdAt(),
                comment.updatedAt(),
                issue.app(),
                Reactions.none(),
                Optional.of(new Pin(comment.pinnedAt(), comment.pinnedBy())),
                Optional.empty());
    }

    private static GitHubApp app(GitHubAccount owner)
    {
        return new GitHubApp(4_002, "comment-bot", "Comment Bot", "", owner, owner.createdAt(), owner.updatedAt());
    }
}

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
import io.omnisql.simulator.github.GitHubReview.State;
import io.omnisql.simulator.github.GitHubReviewComment.Place;

import java.time.Instant;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Makes up the reviews of a pull request and the comments on its changes: as many as it counts, the same every time.
 */
final class ReviewHistory
{
    private static final ImmutableList<State> STATES = ImmutableList.copyOf(State.values());
    private static final ImmutableList<String> BODIES = ImmutableList.of("", "Looks good to me 👍", "Please don't.\r\n\r\n> \"quoted\"", "ñ \\ % _ '", " ");
    private static final ImmutableList<String> REMARKS = ImmutableList.of("Why?", "Zeile für Zeile 🚀", "```suggestion\nreturn null;\n```", "nit: \"naming\"");

    private final GitHubPullRequest request;
    private final Participants people;

    ReviewHistory(GitHubPullRequest request, Participants people)
    {
        this.request = requireNonNull(request, "request is null");
        this.people = requireNonNull(people, "people is null");
    }

    /**
     * In the order of time.
     */
    ImmutableList<GitHubReview> reviews()
    {
        ImmutableList.Builder<GitHubReview> reviews = ImmutableList.builder();
        for (int i = 0; i < request.reviews(); i++) {
            reviews.add(review(i));
        }
        return reviews.build();
    }

    ImmutableList<GitHubReviewComment> comments()
    {
        ImmutableList<GitHubReview> submitted = reviews().stream().filter(review -> review.state() != State.PENDING).collect(toImmutableList());
        ImmutableList.Builder<GitHubReviewComment> comments = ImmutableList.builder();
        for (int i = 0; i < request.reviewComments(); i++) {
            comments.add(comment(i, submitted));
        }
        return comments.build();
    }

    private GitHubReview review(int index)
    {
        int turn = request.number() + index;
        State state = STATES.get(turn % STATES.size());
        Optional<GitHubAccount> author = state == State.PENDING ? people.somebody(turn) : people.maybe(turn * 3);
        return new GitHubReview(
                request.ids().review(request.number(), index),
                request.number(),
                author,
                people.association(author),
                state == State.COMMENTED ? "" : BODIES.get(turn % BODIES.size()),
                state,
                state == State.PENDING ? Optional.empty() : Optional.of(people.moment(request.issue(), index, request.reviews())),
                index % 4 == 3 ? Optional.empty() : Optional.of(request.head().sha()));
    }

    private GitHubReviewComment comment(int index, ImmutableList<GitHubReview> submitted)
    {
        int turn = request.number() + index;
        Optional<GitHubAccount> author = people.maybe(turn * 5 + 1);
        Instant created = people.moment(request.issue(), index, request.reviewComments());
        boolean outdated = turn % 4 == 1;
        return new GitHubReviewComment(
                request.ids().reviewComment(request.number(), index),
                submitted.isEmpty() ? Optional.empty() : Optional.of(submitted.get(index % submitted.size()).id()),
                request.number(),
                request.changes().firstPath(),
                "@@ -%d,3 +%d,4 @@ class Ünïcode\n \"context\"\n-old\n+new \\ line".formatted(turn, turn),
                place(turn, outdated),
                request.head().sha(),
                outdated ? request.ids().sha("outdated", request.number()) : request.head().sha(),
                index % 3 > 0 ? Optional.of(request.ids().reviewComment(request.number(), index - index % 3)) : Optional.empty(),
                author,
                people.association(author),
                REMARKS.get(turn % REMARKS.size()),
                created,
                index % 2 == 1 ? Participants.edited(created) : created,
                index % 6 == 0 ? new Reactions(1, 2, 3, 4, 5, 6, 7, 8) : Reactions.none());
    }

    private static Place place(int turn, boolean outdated)
    {
        int line = 10 + turn;
        if (turn % 7 == 3) {
            return new Place("file", "RIGHT", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(1), 1);
        }
        boolean several = turn % 5 == 2;
        String side = turn % 2 == 0 ? "RIGHT" : "LEFT";
        return new Place(
                "line",
                side,
                several ? Optional.of("LEFT") : Optional.empty(),
                outdated ? Optional.empty() : Optional.of(line + 1),
                Optional.of(line),
                several && !outdated ? Optional.of(line - 2) : Optional.empty(),
                several ? Optional.of(line - 3) : Optional.empty(),
                outdated ? Optional.empty() : Optional.of(turn % 9 + 2),
                turn % 9 + 1);
    }
}

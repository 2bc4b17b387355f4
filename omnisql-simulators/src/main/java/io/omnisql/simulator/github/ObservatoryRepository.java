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

import java.time.Instant;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * The repository {@code globex/observatory}: one issue and one pull request in which every field has a value, and no two
 * fields of a kind the same, so that a reader that takes one for the other is found out.
 */
final class ObservatoryRepository
{
    private final Accounts accounts;
    private final GitHubRepository repository;
    private final GitHubRepository fork;
    private final GitHubTeam reviewTeam;
    private final Ids ids;
    private final Labels labels;
    private final GitHubMilestone milestone;

    ObservatoryRepository(Accounts accounts, GitHubRepository repository, GitHubRepository fork, GitHubTeam reviewTeam)
    {
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.repository = requireNonNull(repository, "repository is null");
        this.fork = requireNonNull(fork, "fork is null");
        this.reviewTeam = requireNonNull(reviewTeam, "reviewTeam is null");
        this.ids = new Ids(repository.id());
        this.labels = Labels.of(ids);
        this.milestone = new GitHubMilestone(
                ids.milestone(7),
                7,
                "First light",
                Optional.of("The mirror is in its place"),
                Optional.of(accounts.get("xiaoming")),
                at("2025-01-01T00:00:01Z"),
                at("2025-01-01T00:00:02Z"),
                Optional.of(at("2025-01-01T00:00:03Z")),
                Optional.of(at("2025-01-01T00:00:04Z")));
    }

    RepositoryContent content()
    {
        return new RepositoryContent(repository, ImmutableList.of(issue(), plain()), ImmutableList.of(pullRequest()), ImmutableList.of(milestone), ImmutableList.of());
    }

    private GitHubIssue issue()
    {
        return new IssueBuilder(ids.issue(11), 11, "Everything about the sky", at("2025-02-01T00:00:01Z"))
                .body("All of it, please.")
                .author(accounts.get("ada"), "CONTRIBUTOR")
                .labels(labels.get("enhancement"))
                .assignees(accounts.get("zoe"))
                .milestone(milestone)
                .type("Chore")
                .locked("off-topic")
                .comments(21)
                .closed(at("2025-02-01T00:00:03Z"), "duplicate")
                .closedBy(accounts.get("Grace-H"))
                .updated(at("2025-02-01T00:00:04Z"))
                .app(new GitHubApp(4_001, "sky-watcher", "Sky Watcher", "Sees more than people", accounts.get("all"), at("2024-02-01T00:00:01Z"), at("2024-02-01T00:00:02Z")))
                .reactions(new Reactions(31, 32, 33, 34, 35, 36, 37, 38))
                .relations(new IssueRelations(Optional.of(new IssueRelations.Parent("acme", "rocket", 42)), 41, 40, 51, 52, 53, 54))
                .pinned(new PinnedComment(
                        8_000_000_001L,
                        "Read this first",
                        accounts.get("jose-n"),
                        "COLLABORATOR",
                        at("2025-02-02T00:00:01Z"),
                        at("2025-02-02T00:00:02Z"),
                        at("2025-02-02T00:00:03Z"),
                        accounts.get("null")))
                .fieldValues(new IssueFieldValue(6_001, "Telescope", "the large one"))
                .build();
    }

    private GitHubIssue plain()
    {
        return new IssueBuilder(ids.issue(13), 13, "Dust on the mirror", at("2025-03-01T00:00:00Z"))
                .author(accounts.get("zoe"), "MEMBER")
                .milestone(milestone)
                .build();
    }

    private GitHubPullRequest pullRequest()
    {
        return new PullRequestBuilder(ids, repository)
                .head("polish", accounts.get("zoe"), fork)
                .base("release/2.x")
                .merged(at("2025-02-03T00:00:03Z"), accounts.get("ada"))
                .autoMerge(new AutoMerge(accounts.get("all"), "rebase", "Polish it all", "Until it shines"))
                .stack(new PullRequestStack(9_000_001, 61, 63, 62, "trunk", ids.sha("stack", 12)))
                .reviewers(accounts.get("jose-n"))
                .reviewTeams(reviewTeam)
                .size(71, 72, 73, 74)
                .build(new IssueBuilder(ids.issue(12), 12, "Polish the mirror", at("2025-02-03T00:00:01Z"))
                        .body("It was dull.")
                        .author(accounts.get("none"), "FIRST_TIME_CONTRIBUTOR")
                        .labels(labels.get("bug"))
                        .assignees(accounts.get("Grace-H"))
                        .milestone(milestone)
                        .locked("spam")
                        .closedWithoutReason(at("2025-02-03T00:00:02Z"))
                        .updated(at("2025-02-03T00:00:04Z"))
                        .build());
    }

    private static Instant at(String instant)
    {
        return Instant.parse(instant);
    }
}

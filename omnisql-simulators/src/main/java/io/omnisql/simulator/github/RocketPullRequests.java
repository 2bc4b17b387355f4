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
 * The pull requests of {@code acme/rocket}. The newest are open and recent, one is open and a year old.
 */
final class RocketPullRequests
{
    private final Accounts accounts;
    private final GitHubRepository repository;
    private final GitHubRepository fork;
    private final ImmutableList<GitHubMilestone> milestones;
    private final Ids ids;
    private final Labels labels;

    RocketPullRequests(Accounts accounts, GitHubRepository repository, GitHubRepository fork, ImmutableList<GitHubMilestone> milestones)
    {
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.repository = requireNonNull(repository, "repository is null");
        this.fork = requireNonNull(fork, "fork is null");
        this.milestones = requireNonNull(milestones, "milestones is null");
        this.ids = new Ids(repository.id());
        this.labels = Labels.of(ids);
    }

    ImmutableList<GitHubPullRequest> pullRequests()
    {
        GitHubAccount ada = accounts.get("ada");
        GitHubAccount zoe = accounts.get("zoe");
        GitHubAccount grace = accounts.get("Grace-H");
        Instant merged = at("2024-05-01T12:00:00Z");
        return ImmutableList.of(
                inside("fix/engine").merged(merged, grace).reviewers(grace)
                        .build(issue(5, "Start the engine", ada)
                                .body("Closes #1")
                                .closedWithoutReason(merged)
                                .closedBy(grace)
                                .labels(labels.get("bug"))
                                .build()),
                inside("abandoned")
                        .build(issue(8, "Closed, never merged", zoe).closedWithoutReason(at("2024-05-02T12:00:00Z")).closedBy(zoe).build()),
                change().head("fork-branch", zoe, fork)
                        .build(issue(11, "From a fork", zoe).body("").comments(7).build()),
                change().deletedFork("gone", grace).merged(merged, ada)
                        .build(issue(14, "From a fork that is gone", grace).closedWithoutReason(merged).closedBy(ada).build()),
                change().deletedAccount("gone-too")
                        .build(new IssueBuilder(ids.issue(17), 17, "From an account that is gone", at("2024-04-02T03:00:00Z"))
                                .build()),
                inside("draft/Ünïcode#1").draft()
                        .build(issue(20, "A draft 🚧", ada).body("WIP").assignees(ada, zoe).build()),
                inside("release").base("release/1.x").merged(merged, ada)
                        .build(issue(23, "Against another base", ada).closedWithoutReason(merged).closedBy(ada).milestone(milestones.get(0)).build()),
                inside("acme-ci/bump-1").autoMerge(new AutoMerge(accounts.get("acme-ci[bot]"), "squash", "Bump a from 1 to 2", ""))
                        .build(issue(26, "Bump a from 1 to 2", accounts.get("acme-ci[bot]")).build()),
                inside("conflict").mergeable(Optional.of(false)).size(250, 100_000, 99_999, 3_000)
                        .build(issue(29, "Conflicts and is huge", grace).locked("resolved").build()),
                inside("unknown").mergeable(Optional.empty())
                        .build(issue(32, "Mergeability not yet known", ada).build()),
                inside("old")
                        .build(new IssueBuilder(ids.issue(35), 35, "Open for long, active lately", at("2025-11-01T00:00:00Z"))
                                .author(zoe, "MEMBER")
                                .updated(at("2026-11-10T00:00:00Z"))
                                .build()),
                change().head("fix/engine", zoe, fork).base("Main")
                        .build(new IssueBuilder(ids.issue(38), 38, "Same branch name as number 5, from a fork", at("2026-11-15T00:00:00Z"))
                                .author(zoe, "MEMBER")
                                .updated(at("2026-11-16T00:00:00Z"))
                                .labels(labels.get("urgent, really"))
                                .build()));
    }

    private PullRequestBuilder inside(String ref)
    {
        return change().head(ref, repository.owner(), repository);
    }

    private PullRequestBuilder change()
    {
        return new PullRequestBuilder(ids, repository);
    }

    private IssueBuilder issue(int number, String title, GitHubAccount author)
    {
        Instant created = at("2024-04-01T10:00:00Z").plusSeconds(number * 3_600L);
        return new IssueBuilder(ids.issue(number), number, title, created).author(author, "MEMBER").comments(number % 3);
    }

    private static Instant at(String instant)
    {
        return Instant.parse(instant);
    }
}

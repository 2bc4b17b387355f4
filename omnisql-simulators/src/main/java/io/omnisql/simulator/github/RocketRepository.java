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
 * The repository {@code acme/rocket}, written by hand: 30 issues and 12 pull requests with every value that hurts.
 */
final class RocketRepository
{
    private final Accounts accounts;
    private final GitHubRepository repository;
    private final GitHubRepository fork;
    private final ImmutableList<GitHubMilestone> milestones;

    RocketRepository(Accounts accounts, GitHubRepository repository, GitHubRepository fork)
    {
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.repository = requireNonNull(repository, "repository is null");
        this.fork = requireNonNull(fork, "fork is null");
        this.milestones = milestones(new Ids(repository.id()));
    }

    RepositoryContent content()
    {
        return new RepositoryContent(
                repository,
                new RocketIssues(accounts, repository, milestones).issues(),
                new RocketPullRequests(accounts, repository, fork, milestones).pullRequests(),
                milestones,
                ImmutableList.of(FormerIssue.deleted(43), FormerIssue.transferred(44, "acme", "launchpad", 1), FormerIssue.transferred(45, "acme", "vault", 1)));
    }

    private ImmutableList<GitHubMilestone> milestones(Ids ids)
    {
        Instant created = Instant.parse("2024-01-01T00:00:00Z");
        Optional<Instant> closed = Optional.of(Instant.parse("2024-06-30T23:59:59Z"));
        Optional<Instant> due = Optional.of(Instant.parse("2027-01-01T00:00:00Z"));
        Optional<GitHubAccount> ada = Optional.of(accounts.get("ada"));
        Optional<GitHubAccount> zoe = Optional.of(accounts.get("zoe"));
        Optional<String> description = Optional.of("To the sky");
        return ImmutableList.of(
                new GitHubMilestone(ids.milestone(1), 1, "Lift-off", description, ada, created, closed.get(), closed, closed),
                new GitHubMilestone(ids.milestone(2), 2, "none", Optional.empty(), Optional.empty(), created, created, Optional.empty(), Optional.empty()),
                new GitHubMilestone(ids.milestone(3), 3, "Ωrbit \"1\", then 2", Optional.of(""), zoe, created, created, Optional.empty(), due));
    }
}

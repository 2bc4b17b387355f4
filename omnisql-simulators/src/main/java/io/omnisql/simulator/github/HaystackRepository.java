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

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * The repository {@code jose-n/haystack}: one pull request with more commits than a list shows, one with more files, and a
 * long discussion, so that every list below a repository has several pages.
 */
final class HaystackRepository
{
    private final GitHubRepository repository;
    private final GitHubAccount author;
    private final Ids ids;

    HaystackRepository(GitHubRepository repository)
    {
        this.repository = requireNonNull(repository, "repository is null");
        this.author = repository.owner();
        this.ids = new Ids(repository.id());
    }

    RepositoryContent content()
    {
        return new RepositoryContent(
                repository,
                ImmutableList.of(
                        issue(3, "Nobody cares").build(),
                        issue(4, "Everybody cares").comments(230).build()),
                ImmutableList.of(
                        change("commits").size(260, 400, 300, 120).discussed(125, 210).build(issue(1, "Too many commits").comments(2).build()),
                        change("files").size(3, 9_000, 4_000, 3_010).discussed(0, 0).build(issue(2, "Too many files").build())),
                milestones(),
                ImmutableList.of()).abundant(120);
    }

    private ImmutableList<GitHubMilestone> milestones()
    {
        ImmutableList.Builder<GitHubMilestone> milestones = ImmutableList.builder();
        for (int number = 1; number <= 110; number++) {
            Instant created = Instant.parse("2025-01-01T00:00:00Z").plusSeconds(number);
            Optional<Instant> due = number % 3 == 0 ? Optional.empty() : Optional.of(created.plus(Duration.ofDays(number * 7L % 101)));
            Optional<Instant> closed = number % 2 == 0 ? Optional.of(created.plusSeconds(1)) : Optional.empty();
            milestones.add(new GitHubMilestone(ids.milestone(number), number, "Step " + number, Optional.empty(), Optional.of(author), created, created.plusSeconds(2), closed, due));
        }
        return milestones.build();
    }

    private PullRequestBuilder change(String ref)
    {
        return new PullRequestBuilder(ids, repository).head(ref, author, repository);
    }

    private IssueBuilder issue(int number, String title)
    {
        Instant created = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number);
        return new IssueBuilder(ids.issue(number), number, title, created)
                .author(author, "OWNER")
                .updated(Instant.parse("2026-02-01T00:00:00Z").plusSeconds(number));
    }
}

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
import io.omnisql.simulator.company.Company;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

import static java.util.Objects.requireNonNull;

/**
 * Fills a repository with issues and pull requests. Several of them share a creation or an update second, so that the
 * order of a list needs its tie-break.
 */
final class RandomRepository
{
    private static final Duration LIFE = Duration.ofDays(1000);
    private static final ImmutableList<String> TYPES = ImmutableList.of("Bug", "Feature", "Task");

    private final Random random;
    private final Accounts accounts;
    private final GitHubRepository repository;
    private final Optional<String> tracker;
    private final Ids ids;
    private final Labels labels;
    private final RandomText text;
    private final ImmutableList<GitHubMilestone> milestones;

    /**
     * @param tracker the key under which the issues of the repository's project are tracked elsewhere, with the same numbers
     */
    RandomRepository(long seed, Accounts accounts, GitHubRepository repository, Optional<String> tracker)
    {
        this.random = new Random(seed * 31 + repository.id());
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.repository = requireNonNull(repository, "repository is null");
        this.tracker = requireNonNull(tracker, "tracker is null");
        this.ids = new Ids(repository.id());
        this.labels = Labels.of(ids);
        this.text = new RandomText(random);
        this.milestones = milestones();
    }

    RepositoryContent content(int items)
    {
        ImmutableList.Builder<GitHubIssue> issues = ImmutableList.builder();
        ImmutableList.Builder<GitHubPullRequest> pullRequests = ImmutableList.builder();
        Instant start = Company.TODAY.minus(LIFE);
        for (int number = 1; number <= items; number++) {
            // every ninth was created in the same second as its predecessor
            long seconds = LIFE.toSeconds() * (number % 9 == 0 ? number - 1 : number) / (items + 1);
            Instant created = start.plusSeconds(seconds);
            if (random.nextInt(100) < 28) {
                pullRequests.add(pullRequest(number, created));
            }
            else {
                issues.add(issue(number, created));
            }
        }
        return new RepositoryContent(repository, issues.build(), pullRequests.build(), milestones, ImmutableList.of());
    }

    private GitHubIssue issue(int number, Instant created)
    {
        IssueBuilder issue = common(number, text.title(), created);
        if (random.nextInt(3) == 0) {
            issue.type(pick(TYPES));
        }
        if (random.nextInt(100) < 60) {
            issue.closed(later(created), random.nextInt(6) == 0 ? "not_planned" : "completed").closedBy(person());
        }
        return issue.build();
    }

    private GitHubPullRequest pullRequest(int number, Instant created)
    {
        String title = text.title();
        IssueBuilder issue = common(number, title, created);
        PullRequestBuilder pullRequest = new PullRequestBuilder(ids, repository);
        GitHubAccount author = person();
        pullRequest.head(text.branch(number, title, tracker), repository.owner(), repository);
        if (random.nextInt(4) == 0) {
            pullRequest.deletedFork(text.branch(number, title, tracker), author);
        }
        int fate = random.nextInt(10);
        if (fate < 7) {
            Instant closed = later(created);
            issue.closedWithoutReason(closed);
            if (fate < 6) {
                pullRequest.merged(closed, person());
            }
        }
        else if (fate == 7) {
            pullRequest.draft();
        }
        if (random.nextInt(3) == 0) {
            pullRequest.reviewers(person());
        }
        return pullRequest.size(1 + random.nextInt(5), random.nextInt(800), random.nextInt(300), random.nextInt(20)).build(issue.build());
    }

    private IssueBuilder common(int number, String title, Instant created)
    {
        IssueBuilder issue = new IssueBuilder(ids.issue(number), number, title, created);
        if (random.nextInt(50) != 0) {
            issue.author(person(), random.nextInt(5) == 0 ? "CONTRIBUTOR" : "MEMBER");
        }
        int bodyKind = random.nextInt(20);
        if (bodyKind > 1) {
            issue.body(bodyKind == 2 ? "" : text.body());
        }
        if (random.nextBoolean()) {
            issue.labels(pick(labels.all()));
        }
        if (random.nextInt(3) == 0) {
            issue.assignees(person());
        }
        if (random.nextInt(4) == 0) {
            issue.milestone(pick(milestones));
        }
        if (random.nextInt(6) == 0) {
            issue.mentioned(person());
        }
        if (random.nextInt(8) == 0) {
            issue.updated(bulkEdit(created));
        }
        else {
            issue.updated(later(created));
        }
        return issue.comments(random.nextInt(9));
    }

    private ImmutableList<GitHubMilestone> milestones()
    {
        Instant created = repository.createdAt();
        Optional<Instant> closed = Optional.of(created.plus(Duration.ofDays(400)));
        Optional<GitHubAccount> ada = Optional.of(accounts.get("ada"));
        return ImmutableList.of(
                new GitHubMilestone(ids.milestone(1), 1, "v1", Optional.of("First"), ada, created, closed.get(), closed, closed),
                new GitHubMilestone(ids.milestone(2), 2, "v2", Optional.empty(), Optional.empty(), created, created, Optional.empty(), Optional.empty()));
    }

    /**
     * The second at which somebody edited many issues at once, where it is not before the creation.
     */
    private static Instant bulkEdit(Instant created)
    {
        Instant edit = Instant.parse("2026-11-02T07:30:00Z");
        return created.isAfter(edit) ? created : edit;
    }

    private Instant later(Instant instant)
    {
        long room = Duration.between(instant, Company.TODAY).toSeconds();
        return instant.plusSeconds((long) (room * random.nextDouble() * random.nextDouble()));
    }

    private GitHubAccount person()
    {
        return pick(accounts.people());
    }

    private <T> T pick(ImmutableList<T> values)
    {
        return values.get(random.nextInt(values.size()));
    }
}

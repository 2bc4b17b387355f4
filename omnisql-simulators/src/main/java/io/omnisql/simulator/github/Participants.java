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
import java.util.List;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Who takes part in a repository: those who wrote its issues and pull requests.
 */
record Participants(ImmutableList<GitHubAccount> people)
{
    Participants
    {
        requireNonNull(people, "people is null");
    }

    static Participants of(List<IssueEntry> entries)
    {
        return new Participants(entries.stream()
                .flatMap(entry -> entry.issue().author().stream())
                .distinct()
                .collect(toImmutableList()));
    }

    Optional<GitHubAccount> somebody(int turn)
    {
        return people.isEmpty() ? Optional.empty() : Optional.of(people.get(turn % people.size()));
    }

    /**
     * Somebody, or an account that has been deleted since.
     */
    Optional<GitHubAccount> maybe(int turn)
    {
        return turn % 11 == 10 ? Optional.empty() : somebody(turn);
    }

    String association(Optional<GitHubAccount> account)
    {
        return account.map(known -> switch (known.kind()) {
            case BOT -> "NONE";
            case ORGANIZATION -> "OWNER";
            case USER -> known.company().isPresent() ? "MEMBER" : "CONTRIBUTOR";
        }).orElse("NONE");
    }

    /**
     * The time of one of several events in the life of an issue, in their order; a whole second. Where life was too short
     * for them, they go on after its end.
     */
    Instant moment(GitHubIssue issue, int index, int count)
    {
        long life = Math.max(Duration.between(issue.createdAt(), issue.updatedAt()).toSeconds(), Duration.ofHours(count + 1L).toSeconds());
        return notAfterToday(issue.createdAt().plusSeconds(life * (index + 1) / (count + 1)));
    }

    static Instant edited(Instant created)
    {
        return notAfterToday(created.plus(Duration.ofMinutes(90)));
    }

    private static Instant notAfterToday(Instant instant)
    {
        return instant.isAfter(Company.TODAY) ? Company.TODAY : instant;
    }
}

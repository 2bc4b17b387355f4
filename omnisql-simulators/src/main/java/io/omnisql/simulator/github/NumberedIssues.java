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

import com.google.common.collect.Lists;
import com.google.common.primitives.Ints;
import io.omnisql.simulator.company.Company;

import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * Issues that are made from their numbers whenever they are asked for, and held nowhere, so that a repository may have a million of them. A later number is later in every order.
 */
record NumberedIssues(GitHubRepository repository, int count)
{
    private static final Duration STEP = Duration.ofSeconds(30);

    NumberedIssues
    {
        requireNonNull(repository, "repository is null");
        checkArgument(count > 0, "count is not positive");
    }

    Optional<IssueEntry> find(int number)
    {
        return number < 1 || number > count ? Optional.empty() : Optional.of(entry(number));
    }

    Optional<IssueEntry> findById(long id)
    {
        long number = id - ids().issue(0);
        return number == (int) number ? find((int) number) : Optional.empty();
    }

    int openCount()
    {
        return count - count / 3;
    }

    /**
     * All of them, with random access.
     */
    List<IssueEntry> ordered(boolean ascending)
    {
        List<IssueEntry> all = new All(this);
        return ascending ? all : all.reversed();
    }

    /**
     * Those that pass a filter, of which the numbers are kept while the list is used.
     */
    List<IssueEntry> ordered(boolean ascending, Predicate<GitHubIssue> filter)
    {
        List<Integer> numbers = Ints.asList(IntStream.rangeClosed(1, count).filter(number -> filter.test(issue(number))).toArray());
        return Lists.transform(ascending ? numbers : numbers.reversed(), this::entry);
    }

    private IssueEntry entry(int number)
    {
        return new IssueEntry(issue(number), Optional.empty());
    }

    private GitHubIssue issue(int number)
    {
        Instant created = Company.TODAY.minus(STEP.multipliedBy(count - number + 1L));
        IssueBuilder issue = new IssueBuilder(ids().issue(number), number, "Straw " + number, created).author(repository.owner(), "OWNER");
        return (number % 3 == 0 ? issue.closed(created, "completed") : issue).build();
    }

    private Ids ids()
    {
        return new Ids(repository.id());
    }

    private static final class All
            extends AbstractList<IssueEntry>
            implements RandomAccess
    {
        private final NumberedIssues issues;

        private All(NumberedIssues issues)
        {
            this.issues = issues;
        }

        @Override
        public IssueEntry get(int index)
        {
            return issues.entry(index + 1);
        }

        @Override
        public int size()
        {
            return issues.count();
        }
    }
}

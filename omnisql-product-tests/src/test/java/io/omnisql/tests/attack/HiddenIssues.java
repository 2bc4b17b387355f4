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
package io.omnisql.tests.attack;

import com.google.common.collect.ImmutableList;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.github.GitHubDataset;
import io.omnisql.simulator.github.GitHubIssue;
import io.omnisql.simulator.github.GitHubSimulator;
import io.omnisql.simulator.github.GitHubSimulatorBuilder;
import io.omnisql.simulator.github.GitHubToken;
import io.omnisql.simulator.github.RepositoryContent;
import io.omnisql.simulator.github.Visibility;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * Issues of three repositories of which an analyst sees those of two, and of these what one person has written; and a source that has nothing else.
 */
final class HiddenIssues
{
    static final String HIDDEN_REPOSITORY = "windtunnel";
    /**
     * Hidden as well, and once called {@code old-launchpad}, by which its source still knows it.
     */
    static final String RENAMED_REPOSITORY = "launchpad";
    static final String HIDDEN_AUTHOR = "zoe";
    static final String SECRET = "github_pat_attacked-canary";

    private static final Instant FIRST = Instant.parse("2024-04-01T11:00:00Z");
    private static final String OWNER = "ada";
    private static final String VISIBLE_AUTHOR = "ada";

    private HiddenIssues() {}

    static GitHubSimulator everything()
    {
        GitHubDataset company = company();
        return simulator(
                company.with(rocket(company, Stream.concat(visibleOfRocket(company), hiddenOfRocket(company))))
                        .with(infra(company))
                        .with(only(company, RENAMED_REPOSITORY, Stream.of(issue(company, RENAMED_REPOSITORY, 1, "TOPSECRET-PAD", Optional.empty(), VISIBLE_AUTHOR, 40))))
                        .with(only(company, HIDDEN_REPOSITORY, Stream.of(
                                issue(company, HIDDEN_REPOSITORY, 2, "TOPSECRET-TUNNEL", Optional.of("444-44-4444"), VISIBLE_AUTHOR, 666),
                                issue(company, HIDDEN_REPOSITORY, 9, "19", Optional.of("555-55-5555"), HIDDEN_AUTHOR, 2)))),
                "acme/rocket",
                "acme/infra",
                "acme/windtunnel",
                "acme/launchpad");
    }

    /**
     * Without what the policy hides, and without texts where it masks them.
     */
    static GitHubSimulator visible()
    {
        return visible(issue -> issue.withBody(Optional.empty()));
    }

    /**
     * Without the rows that the policy hides, and with all that the others say.
     */
    static GitHubSimulator visibleWithTexts()
    {
        return visible(UnaryOperator.identity());
    }

    private static GitHubSimulator visible(UnaryOperator<GitHubIssue> masks)
    {
        GitHubDataset company = company();
        return simulator(
                company.with(rocket(company, visibleOfRocket(company).map(masks)))
                        .with(infra(company)),
                "acme/rocket",
                "acme/infra");
    }

    private static GitHubSimulator simulator(GitHubDataset data, String... repositories)
    {
        GitHubSimulatorBuilder builder = GitHubSimulator.builder();
        return builder.data(data).token(new GitHubToken("attacked", SECRET, OWNER, Visibility.only(repositories), 100_000_000)).start();
    }

    private static GitHubDataset company()
    {
        return GitHubDataset.of(Company.generate(1, 1));
    }

    private static RepositoryContent rocket(GitHubDataset company, Stream<GitHubIssue> issues)
    {
        return only(company, "rocket", issues);
    }

    private static RepositoryContent infra(GitHubDataset company)
    {
        return only(company, "infra", Stream.of(issue(company, "infra", 7, "13", Optional.empty(), VISIBLE_AUTHOR, 30)));
    }

    private static Stream<GitHubIssue> visibleOfRocket(GitHubDataset company)
    {
        return Stream.of(
                issue(company, "rocket", 1, "11", Optional.of("111-11-1111"), VISIBLE_AUTHOR, 10),
                issue(company, "rocket", 8, "12", Optional.of("222-22-2222"), VISIBLE_AUTHOR, 20),
                issue(company, "rocket", 6, "16", Optional.empty(), VISIBLE_AUTHOR, 25));
    }

    private static Stream<GitHubIssue> hiddenOfRocket(GitHubDataset company)
    {
        return Stream.of(
                issue(company, "rocket", 3, "TOPSECRET-ROCKET", Optional.of("333-33-3333"), HIDDEN_AUTHOR, 777),
                issue(company, "rocket", 4, "14", Optional.of("666-66-6666"), HIDDEN_AUTHOR, 3),
                issue(company, "rocket", 5, "15", Optional.of("777-77-7777"), VISIBLE_AUTHOR, 50).withAuthor(Optional.empty()));
    }

    private static RepositoryContent only(GitHubDataset company, String repository, Stream<GitHubIssue> issues)
    {
        return company.repository("acme", repository).withPullRequests(ImmutableList.of()).withIssues(issues.collect(toImmutableList()));
    }

    private static GitHubIssue issue(GitHubDataset company, String repository, int number, String title, Optional<String> body, String author, int comments)
    {
        GitHubIssue first = company.issues("acme", repository).getFirst();
        return new GitHubIssue(
                first.id() + number,
                number,
                title,
                body,
                company.findAccount(author),
                "MEMBER",
                author.equals(VISIBLE_AUTHOR) ? ImmutableList.of(company.repository("acme", repository).labels().getFirst()) : ImmutableList.of(),
                ImmutableList.of(),
                Optional.empty(),
                first.mentioned(),
                Optional.empty(),
                Optional.empty(),
                comments,
                FIRST.plus(Duration.ofDays(number)),
                FIRST.plus(Duration.ofDays(number * 2L)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                first.reactions(),
                first.relations(),
                Optional.empty(),
                ImmutableList.of());
    }
}

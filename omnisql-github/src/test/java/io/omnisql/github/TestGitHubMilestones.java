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
package io.omnisql.github;

import com.google.common.collect.ImmutableList;
import io.omnisql.simulator.github.GitHubContract;
import io.omnisql.simulator.http.JournalEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Milestones of many repositories.
 */
@ExtendWith(GitHubExtension.class)
final class TestGitHubMilestones
{
    private static final ImmutableList<String> REPOSITORIES = ImmutableList.of("rocket", "beacon", "booster", "webapp");

    private final TestingGitHub github;

    TestGitHubMilestones(TestingGitHub github)
    {
        this.github = requireNonNull(github, "github is null");
    }

    /**
     * A query takes the state as the list of one repository does, so one is enough for all repositories.
     */
    @Test
    void testStatesOfManyRepositories()
    {
        assumeTrue(GitHubContract.find().isPresent(), "GraphQL is not executed without the official schema in ../shared/contracts");
        for (String state : ImmutableList.of("open", "closed")) {
            List<List<Object>> expected = REPOSITORIES.stream()
                    .flatMap(repo -> github.milestones("acme", repo).stream())
                    .filter(milestone -> milestone.is("state", state))
                    .map(milestone -> milestone.project(List.of("repo", "number", "title")))
                    .collect(toImmutableList());
            Answer answer = github.query("SELECT repo, number, title FROM milestones WHERE owner = 'acme' AND repo IN ('%s') AND state = '%s'".formatted(String.join("', '", REPOSITORIES), state));
            assertThat(answer.rows()).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected);
            assertThat(answer.requests()).describedAs(state).extracting(JournalEntry::path).containsExactly("/graphql");
        }
    }
}

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
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.testing.PlainRows;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.github.GitHubSimulator;
import io.omnisql.simulator.github.GitHubToken;
import io.omnisql.simulator.github.Visibility;
import io.omnisql.simulator.http.JournalEntry;
import io.trino.testing.QueryRunner;
import io.trino.testing.QueryRunner.MaterializedResultWithPlan;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import java.util.Collection;
import java.util.List;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * A catalog with several tokens, each with budgets of its own.
 */
@Timeout(300)
@TestInstance(PER_CLASS)
final class TestGitHubTokens
{
    private static final String MANY = "SELECT owner, repo, number, title FROM github.default.issues WHERE updated_at > TIMESTAMP '2001-01-01 00:00:00 UTC'";

    private GitHubSimulator simulator;
    private QueryRunner queryRunner;

    @BeforeAll
    void start()
            throws Exception
    {
        simulator = GitHubSimulator.builder()
                .company(Company.generate(1, 1))
                .token(new GitHubToken("one", "github_pat_one-canary", "ada", Visibility.everything(), 5_000))
                .token(new GitHubToken("two", "github_pat_two-canary", "ada", Visibility.everything(), 5_000))
                .token(new GitHubToken("three", "github_pat_three-canary", "ada", Visibility.everything(), 5_000))
                .start();
        queryRunner = GitHubQueryRunner.create(ImmutableMap.of("github", ImmutableMap.of(
                "omnisql.tenant", "acme",
                "github.api-uri", simulator.baseUri().toString(),
                "github.graphql-enabled", "false",
                "github.tokens", "github_pat_one-canary, github_pat_two-canary, github_pat_three-canary",
                "github.organizations", "acme")));
    }

    @AfterAll
    void stop()
    {
        queryRunner.close();
        simulator.close();
    }

    /**
     * All tokens take their part, and each list is read with one of them from the first to the last page; one that somebody else uses up is left alone.
     */
    @Test
    void testSplitsKeepTheirToken()
    {
        List<JournalEntry> requests = query(MANY).requests().stream().filter(request -> request.path().endsWith("/issues")).toList();
        assertThat(requests).extracting(JournalEntry::credential).contains("one", "two", "three");
        Collection<List<JournalEntry>> lists = requests.stream().collect(groupingBy(request -> repository(request.path()))).values();
        assertThat(lists).hasSizeGreaterThan(10).anyMatch(list -> list.size() > 1);
        assertThat(lists).allSatisfy(list -> assertThat(list.stream().map(JournalEntry::credential).distinct()).describedAs(list.toString()).hasSize(1));

        simulator.budget("two").consume(4_000);
        Answer _ = query(MANY);
        assertThat(simulator.budget("two").reading().remaining()).describedAs("what it takes to know").isPositive();
        assertThat(query(MANY).requests()).isNotEmpty().extracting(JournalEntry::credential).doesNotContain("two");

        assertThat(ImmutableSet.copyOf(query("SELECT DISTINCT credential FROM github.system.requests").column())).hasSize(3).allSatisfy(id -> assertThat(id).asString().matches("token-[0-9a-f]{8}"));
    }

    /**
     * The repository of a list, whose later pages name it by its id.
     */
    private String repository(String path)
    {
        ImmutableList<String> parts = ImmutableList.copyOf(path.split("/"));
        if (parts.get(1).equals("repos")) {
            return String.valueOf(simulator.data().repository(parts.get(2), parts.get(3)).repository().id());
        }
        return parts.get(2);
    }

    private Answer query(String sql)
    {
        simulator.journal().clear();
        MaterializedResultWithPlan result = queryRunner.executeWithPlan(queryRunner.getDefaultSession(), sql);
        return new Answer(result.queryId().toString(), PlainRows.of(result.result()), Answer.nodes(result.queryPlan().orElseThrow().getRoot()), simulator.journal().entries());
    }
}

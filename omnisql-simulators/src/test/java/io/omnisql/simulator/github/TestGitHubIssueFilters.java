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
import io.omnisql.simulator.TestingClient;
import io.omnisql.simulator.TestingClient.Reply;
import io.omnisql.simulator.company.Company;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.function.Predicate;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestGitHubIssueFilters
{
    private GitHubSimulator simulator;
    private TestingClient client;

    @BeforeAll
    void start()
    {
        simulator = GitHubSimulator.builder()
                .company(Company.generate(1, 0.1))
                .token("full", "secret-full")
                .start();
        client = new TestingClient(simulator.baseUri(), "secret-full");
    }

    @AfterAll
    void stop()
    {
        simulator.close();
    }

    @Test
    void testOnlyOpenByDefault()
    {
        assertFilter("", GitHubIssue::isOpen);
        assertFilter("state=open", GitHubIssue::isOpen);
        assertFilter("state=closed", issue -> !issue.isOpen());
        assertFilter("state=all", _ -> true);
        assertThat(simulator.data().issues("acme", "rocket")).hasSize(30);
        assertThat(simulator.data().pullRequests("acme", "rocket")).hasSize(12);
    }

    @Test
    void testPullRequestsAreMixedIn()
    {
        Reply all = client.get("/repos/acme/rocket/issues?state=all&per_page=100");
        assertThat(all.numbers()).hasSize(42);
        ImmutableList.Builder<Integer> pullRequests = ImmutableList.builder();
        all.json().forEach(row -> {
            if (row.has("pull_request")) {
                pullRequests.add(row.get("number").asInt());
            }
        });
        assertThat(pullRequests.build()).containsExactlyInAnyOrder(5, 8, 11, 14, 17, 20, 23, 26, 29, 32, 35, 38);
        // two ids in REST, one in GraphQL: recorded by hub4j, AppTest.testGetIssues
        assertThat(client.get("/repos/acme/rocket/issues/5").json().get("id")).isNotEqualTo(client.get("/repos/acme/rocket/pulls/5").json().get("id"));
        assertThat(client.get("/repos/acme/rocket/issues/5").json().get("node_id")).isEqualTo(client.get("/repos/acme/rocket/pulls/5").json().get("node_id"));
    }

    @Test
    void testMilestone()
    {
        assertThat(numbers("state=all&milestone=1")).containsExactlyInAnyOrder(23, 39);
        assertThat(numbers("state=all&milestone=2")).containsExactly(34);
        assertThat(numbers("state=all&milestone=*")).containsExactlyInAnyOrder(23, 34, 37, 39);
        assertFilter("state=all&milestone=none", issue -> issue.milestone().isEmpty());
        assertThat(issues("milestone=99").status()).isEqualTo(422);
        assertThat(issues("milestone=Lift-off").status()).isEqualTo(422);
    }

    @Test
    void testAssigneeAndItsMagicWords()
    {
        assertThat(numbers("state=all&assignee=XIAOMING")).containsExactly(18);
        assertThat(numbers("state=all&assignee=zoe")).containsExactlyInAnyOrder(18, 20);
        assertThat(numbers("state=all&assignee=*")).containsExactlyInAnyOrder(16, 18, 20, 34, 36);
        // there is a user of this name, but the word means nobody
        assertFilter("state=all&assignee=none", issue -> issue.assignees().isEmpty());
        assertThat(issues("assignee=nobody-at-all").status()).isEqualTo(422);
    }

    @Test
    void testPeople()
    {
        assertThat(numbers("state=all&creator=grace-h")).containsExactlyInAnyOrder(7, 9, 10, 14, 16, 29);
        assertThat(numbers("state=all&creator=none")).containsExactly(34);
        assertThat(numbers("state=all&creator=acme-ci%5Bbot%5D")).containsExactlyInAnyOrder(15, 26);
        assertThat(numbers("state=all&mentioned=GRACE-H")).containsExactly(19);
        Reply unknown = issues("creator=nobody-at-all");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.json().at("/errors/0/field").asText()).isEqualTo("creator");
    }

    @Test
    void testLabelsHaveToBeThereAllAndIgnoreCase()
    {
        assertThat(numbers("state=all&labels=BUG")).containsExactlyInAnyOrder(1, 3, 5, 12, 39);
        assertThat(numbers("state=all&labels=bug,enhancement")).containsExactly(3);
        assertThat(numbers("state=all&labels=help%20wanted")).containsExactly(40);
        assertThat(numbers("state=all&labels=%C3%A1rea/motor")).containsExactly(40);
        // a label with a comma cannot be asked for
        assertThat(numbers("state=all&labels=urgent,%20really")).isEmpty();
        assertThat(numbers("state=all&labels=unheard-of")).isEmpty();
    }

    @Test
    void testType()
    {
        assertThat(numbers("state=all&type=bug")).containsExactly(41);
        assertThat(numbers("state=all&type=*")).containsExactlyInAnyOrder(41, 42);
        assertFilter("state=all&type=none", issue -> issue.type().isEmpty());
    }

    @Test
    void testSinceIsAfterItsSecond()
    {
        assertThat(numbers("state=all&since=2026-11-10T00:00:00Z")).containsExactly(38);
        assertThat(numbers("state=all&since=2026-11-09T23:59:59Z")).containsExactly(38, 35);
        assertThat(numbers("state=all&since=2026-11-10T05:44:59%2B05:45")).containsExactly(38, 35);
        assertThat(issues("since=yesterday").status()).isEqualTo(422);
    }

    @Test
    void testSinceMayIncludeItsSecond()
    {
        try (GitHubSimulator inclusive = GitHubSimulator.builder().data(simulator.data()).token("full", "secret-full").sinceInclusive().start()) {
            assertThat(new TestingClient(inclusive.baseUri(), "secret-full").get("/repos/acme/rocket/issues?state=all&since=2026-11-10T00:00:00Z").numbers())
                    .containsExactly(38, 35);
        }
    }

    @Test
    void testOrder()
    {
        assertThat(numbers("state=all")).startsWith(38, 35, 31, 30, 28).endsWith(27, 25);
        assertThat(numbers("state=all&direction=asc")).startsWith(25, 27).endsWith(28, 30, 31, 35, 38);
        assertThat(numbers("state=all&sort=comments")).startsWith(24);
        assertThat(numbers("state=all&sort=updated&direction=asc")).startsWith(25).endsWith(35, 38);
    }

    @Test
    void testUnknownParametersAreIgnoredAndWrongValuesRefused()
    {
        assertThat(numbers("sate=closed&foo=bar")).isEqualTo(numbers(""));
        assertThat(issues("state=merged").status()).isEqualTo(422);
        assertThat(issues("sort=title").status()).isEqualTo(422);
    }

    private void assertFilter(String query, Predicate<GitHubIssue> filter)
    {
        assertThat(numbers(query)).containsExactlyInAnyOrderElementsOf(simulator.data().repository("acme", "rocket").entries().stream()
                .map(IssueEntry::issue)
                .filter(filter)
                .map(GitHubIssue::number)
                .collect(toImmutableList()));
    }

    private ImmutableList<Integer> numbers(String query)
    {
        return issues(query).numbers();
    }

    private Reply issues(String query)
    {
        return client.get("/repos/acme/rocket/issues?per_page=100&" + query);
    }
}

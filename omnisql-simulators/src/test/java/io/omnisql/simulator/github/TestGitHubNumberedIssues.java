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

import io.omnisql.simulator.TestingClient;
import io.omnisql.simulator.TestingClient.Reply;
import io.omnisql.simulator.company.Company;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A repository with a million issues, of which none is held.
 */
final class TestGitHubNumberedIssues
{
    private static final int COUNT = 1_000_000;
    private static final String LIST = "/repos/ada/dotfiles/issues?state=all&sort=created&per_page=100";
    // a million issues that are held take several times as much
    private static final long FEW_BYTES = 40L << 20;

    private GitHubSimulator simulator;
    private TestingClient client;

    @BeforeEach
    void start()
    {
        GitHubDataset data = GitHubDataset.of(Company.generate(1, 0.1));
        simulator = GitHubSimulator.builder()
                .data(data.with(data.repository("ada", "dotfiles").withNumberedIssues(COUNT)))
                .token("full", "secret-full")
                .start();
        client = new TestingClient(simulator.baseUri(), "secret-full");
    }

    @AfterEach
    void stop()
    {
        simulator.close();
    }

    @Test
    void testPages()
    {
        long before = usedBytes();
        Reply first = client.get(LIST + "&direction=asc");
        assertThat(first.numbers()).isEqualTo(numbers(1, 100));
        assertThat(first.link("prev")).isEmpty();
        assertThat(client.get(first.link("next").orElseThrow()).numbers()).isEqualTo(numbers(101, 200));

        Reply middle = client.get(LIST + "&direction=asc&after=" + cursor(500_000));
        assertThat(middle.numbers()).isEqualTo(numbers(500_001, 500_100));
        assertThat(client.get(middle.link("prev").orElseThrow()).numbers()).isEqualTo(numbers(499_901, 500_000));

        Reply last = client.get(LIST + "&direction=asc&after=" + cursor(999_990));
        assertThat(last.numbers()).isEqualTo(numbers(999_991, COUNT));
        assertThat(last.link("next")).isEmpty();

        assertThat(client.get(LIST + "&direction=desc&sort=updated").numbers().getFirst()).isEqualTo(COUNT);
        assertThat(client.get("/repos/ada/dotfiles/issues?state=closed&sort=created&direction=asc&per_page=2&after=" + cursor(600_000)).numbers()).containsExactly(600_003, 600_006);
        assertThat(client.get(LIST + "&since=" + simulator.data().repository("ada", "dotfiles").entry(999_998).orElseThrow().issue().updatedAt()).numbers()).containsExactly(COUNT, 999_999);
        // after the collector has run, nothing of it is there
        assertThat(usedBytes() - before).isLessThan(FEW_BYTES);
    }

    @Test
    void testSingleRecords()
    {
        assertThat(client.get("/repos/ada/dotfiles/issues/777777").json().get("title").asText()).isEqualTo("Straw 777777");
        assertThat(client.get("/repos/ada/dotfiles/issues/" + COUNT).status()).isEqualTo(200);
        assertThat(client.get("/repos/ada/dotfiles/issues/" + (COUNT + 1)).status()).isEqualTo(404);
        assertThat(client.get("/repos/ada/dotfiles/issues/0").status()).isEqualTo(404);
        assertThat(client.get("/repos/ada/dotfiles").json().get("open_issues_count").asInt()).isEqualTo(COUNT - COUNT / 3);
        assertThat(client.get("/repos/ada/dotfiles/issues/comments").body()).isEqualTo("[]");
    }

    @Test
    void testQueries()
    {
        assumeTrue(GraphQlSchema.find().isPresent());
        String query = "{ repository(owner: \\\"ada\\\", name: \\\"dotfiles\\\") { issues(first: 2, states: [OPEN], orderBy: {field: CREATED_AT, direction: DESC}) { totalCount nodes { number } } issue(number: 5) { id title } } }";
        Reply reply = client.send("POST", "/graphql", "{\"query\":\"%s\"}".formatted(query));
        assertThat(reply.json().at("/data/repository/issues/totalCount").asInt()).isEqualTo(COUNT - COUNT / 3);
        assertThat(reply.json().at("/data/repository/issues/nodes").findValuesAsText("number")).containsExactly("1000000", "999998");
        assertThat(reply.json().at("/data/repository/issue/title").asText()).isEqualTo("Straw 5");
        String id = reply.json().at("/data/repository/issue/id").asText();
        assertThat(client.send("POST", "/graphql", "{\"query\":\"{ node(id: \\\"%s\\\") { ... on Issue { number } } }\"}".formatted(id)).json().at("/data/node/number").asInt()).isEqualTo(5);
    }

    @Test
    void testIssuesThatAreHeldExcludeOthers()
    {
        RepositoryContent rocket = simulator.data().repository("acme", "rocket");
        assertThatThrownBy(() -> rocket.withNumberedIssues(1)).hasMessage("there are other issues");
        assertThatThrownBy(() -> simulator.edit("ada", "dotfiles", edit -> edit.openIssue("One more"))).hasMessage("issues that are not held cannot be edited");
    }

    private String cursor(int number)
    {
        return IssueCursor.of("created", simulator.data().repository("ada", "dotfiles").entry(number).orElseThrow().issue()).encode();
    }

    private static List<Integer> numbers(int first, int last)
    {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    private static long usedBytes()
    {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}

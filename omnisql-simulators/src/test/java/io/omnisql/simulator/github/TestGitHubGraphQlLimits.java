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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.omnisql.simulator.TestingClient;
import io.omnisql.simulator.TestingClient.Reply;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.contract.TestingContract;
import io.omnisql.simulator.http.ManualClock;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What queries cost, and which are refused or end before their time.
 */
final class TestGitHubGraphQlLimits
{
    private final ManualClock clock = new ManualClock(Company.TODAY);
    private final GitHubDataset data = GitHubDataset.of(Company.generate(1, 0.1));

    @Test
    void testPointsFollowFromTheSizesOfConnections()
    {
        try (GitHubSimulator simulator = start(500_000)) {
            assertThat(query(simulator, "{ viewer { login } rateLimit { cost nodeCount used remaining limit } }").at("/data/rateLimit/cost").asInt()).isEqualTo(1);
            // 1 + 100 + 100 * 50 requests, divided by 100
            JsonNode large = query(simulator, repository("pullRequests(first: 100) { nodes { reviews(first: 50) { nodes { comments(first: 10) { nodes { path } } } } } }") + " ");
            assertThat(large.at("/data/rateLimit/cost").asInt()).isEqualTo(51);
            assertThat(large.at("/data/rateLimit/nodeCount").asInt()).isEqualTo(100 + 5_000 + 50_000);
            assertThat(large.at("/data/rateLimit/used").asInt()).isEqualTo(52);
            assertThat(simulator.journal().cost()).isEqualTo(52);
            assertThat(simulator.graphQlBudget("full").reading().remaining()).isEqualTo(5_000 - 52);
            // calls are counted apart from points
            assertThat(simulator.budget("full").reading().used()).isZero();
            Reply limits = client(simulator).get("/rate_limit");
            assertThat(limits.json().at("/resources/graphql/used").asInt()).isEqualTo(52);
            assertThat(limits.json().at("/resources/core/used").asInt()).isZero();
        }
    }

    @Test
    void testSizesHaveToBeGiven()
    {
        try (GitHubSimulator simulator = start(500_000)) {
            assertType(simulator, repository("issues { nodes { number } }"), "MISSING_PAGINATION_BOUNDARIES");
            assertType(simulator, repository("issues(first: 101) { nodes { number } }"), "EXCESSIVE_PAGINATION");
            assertType(
                    simulator,
                    repository("pullRequests(first: 100) { nodes { reviews(first: 100) { nodes { comments(first: 100) { nodes { path } } } } } }"),
                    "MAX_NODE_LIMIT_EXCEEDED");
            assertThat(query(simulator, repository("issues { totalCount }")).has("errors")).isFalse();
            assertThat(simulator.graphQlBudget("full").reading().used()).isEqualTo(1);
        }
    }

    @Test
    void testAQueryThatUsesTooMuchIsAnsweredInPart()
    {
        try (GitHubSimulator simulator = start(20)) {
            JsonNode answer = query(simulator, repository("labels(first: 5) { nodes { name } } pullRequests(first: 12) { nodes { number files(first: 10) { nodes { path } } } }"));
            assertThat(answer.at("/data/repository/labels/nodes")).hasSize(5);
            assertThat(answer.at("/data/repository/pullRequests/nodes/0/files/nodes")).hasSize(1);
            assertThat(answer.at("/data/repository/pullRequests/nodes/11/files/nodes").isNull()).isTrue();
            assertThat(answer.at("/errors/0/type").asText()).isEqualTo("RESOURCE_LIMITS_EXCEEDED");
            assertThat(answer.at("/errors/0/path/0").asText()).isEqualTo("repository");
        }
    }

    @Test
    void testExhaustionIsAnsweredWithStatus200()
    {
        try (GitHubSimulator simulator = start(500_000)) {
            simulator.graphQlBudget("full").consume(5_000);
            Reply refused = post(simulator, "{ viewer { login } }");
            assertThat(refused.status()).isEqualTo(200);
            assertThat(refused.json().at("/errors/0/type").asText()).isEqualTo("RATE_LIMITED");
            assertThat(refused.header("X-RateLimit-Resource")).hasValue("graphql");
            assertThat(refused.header("X-RateLimit-Remaining")).hasValue("0");
            assertThat(client(simulator).get("/repos/acme/rocket").status()).isEqualTo(200);
            clock.advance(Duration.ofHours(1));
            assertThat(post(simulator, "{ viewer { login } }").header("X-RateLimit-Remaining")).hasValue("4999");
        }
    }

    private GitHubSimulator start(int servedNodes)
    {
        return GitHubSimulator.builder()
                .data(data)
                .token("full", "secret-full")
                .clock(clock)
                .servedNodes(servedNodes)
                .contract(TestingContract.github())
                .start();
    }

    private static void assertType(GitHubSimulator simulator, String text, String type)
    {
        JsonNode answer = query(simulator, text);
        assertThat(answer.at("/errors/0/type").asText()).isEqualTo(type);
        assertThat(answer.path("data").isNull()).isTrue();
    }

    private static String repository(String selection)
    {
        return "{ repository(owner: \"acme\", name: \"rocket\") { " + selection + " } rateLimit { cost nodeCount used } }";
    }

    private static JsonNode query(GitHubSimulator simulator, String text)
    {
        return post(simulator, text).json();
    }

    private static Reply post(GitHubSimulator simulator, String text)
    {
        return client(simulator).send("POST", "/graphql", JsonNodeFactory.instance.objectNode().put("query", text).toString());
    }

    private static TestingClient client(GitHubSimulator simulator)
    {
        return new TestingClient(simulator.baseUri(), "secret-full");
    }
}

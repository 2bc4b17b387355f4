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
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Streams;
import io.omnisql.simulator.TestingClient;
import io.omnisql.simulator.TestingClient.Reply;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.contract.TestingContract;
import io.omnisql.simulator.contract.Violation;
import io.omnisql.simulator.contract.Violation.Kind;
import io.omnisql.simulator.http.Answer;
import io.omnisql.simulator.http.RateBudget;
import io.omnisql.simulator.http.SimulatedRequest;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Accounts, and other things by their ids; and what is no query.
 */
@TestInstance(PER_CLASS)
final class TestGitHubGraphQlAccounts
{
    private GitHubSimulator simulator;
    private TestingClient client;

    @BeforeAll
    void start()
    {
        simulator = GitHubSimulator.builder()
                .company(Company.generate(1, 0.1))
                .token("full", "secret-full")
                .token("limited", "secret-limited", Visibility.publicOnly())
                .token(new GitHubToken("author", "secret-author", "jose-n", Visibility.everything(), 5_000))
                .contract(TestingContract.github())
                .start();
        client = new TestingClient(simulator.baseUri(), "secret-full");
    }

    @AfterAll
    void stop()
    {
        if (simulator != null) {
            simulator.close();
        }
    }

    /**
     * Neither bots nor organizations are users here, though REST finds both.
     */
    @Test
    void testAccounts()
    {
        JsonNode ada = query("{ user(login: \"ADA\") { __typename id databaseId login name company email bio location createdAt isHireable followers { totalCount } } }").at("/data/user");
        JsonNode rest = client.get("/users/ada").json();
        assertThat(ada.get("id")).isEqualTo(rest.get("node_id"));
        assertThat(ada.get("databaseId")).isEqualTo(rest.get("id"));
        for (String field : ImmutableList.of("login", "name", "company", "email", "bio", "location")) {
            assertThat(ada.get(field)).isEqualTo(rest.get(field));
        }
        assertThat(ada.get("createdAt")).isEqualTo(rest.get("created_at"));
        assertThat(ada.at("/followers/totalCount")).isEqualTo(rest.get("followers"));
        // a hidden address is empty, not null
        assertThat(query("{ user(login: \"Grace-H\") { email } }").at("/data/user/email").asText("-")).isEmpty();
        assertThat(query("{ organization(login: \"globex\") { name isVerified membersWithRole(first: 2) { totalCount nodes { login } } } }").at("/data/organization/isVerified").asBoolean()).isTrue();
        for (String login : ImmutableList.of("acme-ci[bot]", "acme", "nobody-at-all")) {
            JsonNode answer = query("{ user(login: \"" + login + "\") { login } }");
            assertThat(answer.at("/data/user").isNull()).isTrue();
            assertThat(answer.at("/errors/0/type").asText()).isEqualTo("NOT_FOUND");
            assertThat(answer.at("/errors/0/message").asText()).isEqualTo("Could not resolve to a User with the login of '" + login + "'.");
            assertThat(answer.at("/errors/0/path/0").asText()).isEqualTo("user");
        }
        assertThat(query("{ viewer { login } }").at("/data/viewer/login").asText()).isEqualTo("ada");
    }

    @Test
    void testAliasesAnswerEachForItself()
    {
        JsonNode answer = query("{ a: user(login: \"ada\") { login } b: user(login: \"nobody-at-all\") { login } c: user(login: \"zoe\") { login } }");
        assertThat(answer.at("/data/a/login").asText()).isEqualTo("ada");
        assertThat(answer.at("/data/b").isNull()).isTrue();
        assertThat(answer.at("/data/c/login").asText()).isEqualTo("zoe");
        assertThat(answer.get("errors")).hasSize(1);
        assertThat(answer.at("/errors/0/path/0").asText()).isEqualTo("b");
    }

    @Test
    void testNodes()
    {
        List<String> ids = new ArrayList<>();
        for (String path : ImmutableList.of("/users/ada", "/users/acme-ci%5Bbot%5D", "/orgs/acme", "/repos/acme/rocket", "/repos/acme/rocket/issues/1", "/repos/acme/rocket/pulls/5")) {
            ids.add(client.get(path).json().get("node_id").asText());
        }
        ids.add("U_nonsense");
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        ids.forEach(variables.putArray("ids")::add);
        String text = "query($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Actor { login } ... on Issue { number } ... on PullRequest { number } ... on Repository { nameWithOwner } } }";
        JsonNode answer = query(text, variables);
        assertThat(answer.at("/data/nodes")).hasSize(7);
        assertThat(Streams.stream(answer.at("/data/nodes")).map(node -> node.path("__typename").asText("null")))
                .containsExactly("User", "Bot", "Organization", "Repository", "Issue", "PullRequest", "null");
        // without the suffix that REST gives it
        assertThat(answer.at("/data/nodes/1/login").asText()).isEqualTo("acme-ci");
        assertThat(answer.get("errors")).hasSize(1);
        assertThat(answer.at("/errors/0/path/1").asInt()).isEqualTo(6);
        assertThat(query("{ node(id: \"" + ids.get(4) + "\") { ... on Issue { title } } }").at("/data/node/title").asText()).isEqualTo("Engine does not start");

        ObjectNode many = JsonNodeFactory.instance.objectNode();
        many.putArray("ids");
        for (int i = 0; i <= 100; i++) {
            many.withArray("/ids").add(ids.getFirst());
        }
        assertThat(query(text, many).at("/errors/0/type").asText()).isEqualTo("ARGUMENT_LIMIT");
    }

    @Test
    void testInvalidQueriesAreViolations()
    {
        try (GitHubSimulator strict = GitHubSimulator.builder().data(simulator.data()).token("full", "secret").contract(TestingContract.github()).start()) {
            TestingClient own = new TestingClient(strict.baseUri(), "secret");
            Reply unknown = own.send("POST", "/graphql", body("{ user(login: \"ada\") { nme } }", JsonNodeFactory.instance.objectNode()));
            assertThat(unknown.status()).isEqualTo(200);
            assertThat(unknown.json().has("data")).isFalse();
            assertThat(unknown.json().at("/errors/0/extensions/code").asText()).isEqualTo("undefinedField");
            assertThat(own.send("POST", "/graphql", body("{ user(", JsonNodeFactory.instance.objectNode())).json().has("errors")).isTrue();
            assertThat(strict.violations()).extracting(Violation::kind, Violation::route).contains(tuple(Kind.INVALID_QUERY, "/graphql")).hasSize(2);
            assertThat(own.send("POST", "/graphql", "{").status()).isEqualTo(400);
            assertThat(own.get("/graphql").status()).isEqualTo(404);
            // the schema has it, the simulator does not
            JsonNode gap = own.send("POST", "/graphql", body("{ user(login: \"ada\") { login status { message } } }", JsonNodeFactory.instance.objectNode())).json();
            assertThat(gap.at("/errors/0/type").asText()).isEqualTo("NOT_SIMULATED");
            assertThat(strict.violations()).hasSize(2);
        }
        assertThat(new TestingClient(simulator.baseUri(), "").send("POST", "/graphql", body("{ viewer { login } }", JsonNodeFactory.instance.objectNode())).status()).isEqualTo(401);
        assertThat(simulator.violations()).isEmpty();
    }

    @Test
    void testEnterpriseServersHaveItBesideTheRestApi()
    {
        try (GitHubSimulator enterprise = GitHubSimulator.builder().data(simulator.data()).token("full", "secret").pathPrefix("/api/v3").start()) {
            TestingClient own = new TestingClient(enterprise.baseUri(), "secret");
            String target = enterprise.baseUri().resolve("/api/graphql").toString();
            assertThat(own.send("POST", target, body("{ viewer { login } }", JsonNodeFactory.instance.objectNode())).json().at("/data/viewer/login").asText()).isEqualTo("ada");
            assertThat(enterprise.journal().entries().getLast().route()).isEqualTo("/graphql");
        }
    }

    @Test
    void testWithoutTheSchemaNothingIsServed()
    {
        GraphQlApi api = new GraphQlApi(new GitHubHeaders(Clock.systemUTC(), "-"), Optional::empty);
        GitHubToken token = new GitHubToken("full", "secret", "ada", Visibility.everything(), 10);
        RateBudget budget = new RateBudget(10, Duration.ofHours(1), Clock.systemUTC());
        Answer answer = api.answer(SimulatedRequest.of("POST", "/graphql", Headers.of(), body("{ viewer { login } }", JsonNodeFactory.instance.objectNode())), token, budget, _ -> fail("it was executed"));
        assertThat(answer.response().status()).isEqualTo(501);
        assertThat(answer.cost()).isZero();
    }

    private JsonNode query(String text)
    {
        return query(text, JsonNodeFactory.instance.objectNode());
    }

    private JsonNode query(String text, ObjectNode variables)
    {
        Reply reply = client.send("POST", "/graphql", body(text, variables));
        assertThat(reply.status()).isEqualTo(200);
        return reply.json();
    }

    private static String body(String text, ObjectNode variables)
    {
        return JsonNodeFactory.instance.objectNode().put("query", text).set("variables", variables).toString();
    }
}

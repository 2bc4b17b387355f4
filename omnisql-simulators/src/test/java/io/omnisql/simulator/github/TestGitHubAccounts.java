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
import com.fasterxml.jackson.databind.node.NullNode;
import io.omnisql.simulator.TestingClient;
import io.omnisql.simulator.company.Company;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.HashSet;
import java.util.Set;

import static com.google.common.collect.Iterables.getOnlyElement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestGitHubAccounts
{
    private GitHubSimulator simulator;
    private TestingClient client;
    private TestingClient owner;

    @BeforeAll
    void start()
    {
        simulator = GitHubSimulator.builder()
                .company(Company.generate(1, 0.1))
                .token("full", "secret-full")
                .token(new GitHubToken("owner", "secret-owner", "Grace-H", Visibility.everything(), 5_000))
                .start();
        client = new TestingClient(simulator.baseUri(), "secret-full");
        owner = new TestingClient(simulator.baseUri(), "secret-owner");
    }

    @AfterAll
    void stop()
    {
        simulator.close();
    }

    @Test
    void testOwnersSeeMoreOfAnOrganization()
    {
        assertThat(owner.get("/orgs/acme").json().at("/plan/name").asText()).isEqualTo("team");
        assertThat(owner.get("/orgs/acme").json().get("owned_private_repos").asInt()).isEqualTo(1);
        assertThat(client.get("/orgs/acme").json().has("plan")).isFalse();
        assertThat(owner.get("/repos/acme/tiny").json().at("/permissions/admin").asBoolean()).isTrue();
    }

    /**
     * Bots are found under their whole login, organizations as users; what is not told is null for users.
     */
    @Test
    void testUsers()
    {
        assertThat(client.get("/users/ada").json().get("bio").asText()).contains("\r\n");
        assertThat(client.get("/users/ada").json().get("location").asText()).isEqualTo("Zürich, 東京");
        assertThat(client.get("/users/all").json().get("name").isNull()).isTrue();
        assertThat(client.get("/users/Grace-H").json().get("blog").asText()).isEmpty();
        assertThat(client.get("/users/acme-ci%5Bbot%5D").json().get("type").asText()).isEqualTo("Bot");
        assertThat(client.get("/users/acme-ci").status()).isEqualTo(404);
        assertThat(client.get("/users/globex").json().get("type").asText()).isEqualTo("Organization");
        assertThat(client.get("/orgs/globex").json().get("is_verified").asBoolean()).isTrue();
        assertThat(client.get("/orgs/acme").json().has("blog")).isFalse();
        assertThat(client.get("/orgs/ada").status()).isEqualTo(404);
    }

    /**
     * In place of deleted accounts REST shows nobody, or another account; of reviews nobody, and in GraphQL neither.
     */
    @Test
    void testDeletedAccounts()
    {
        assertThat(deletedAuthors(client)).isEqualTo(NullNode.getInstance());
        assertThat(client.get("/users/ghost").status()).isEqualTo(404);
        try (GitHubSimulator recorded = GitHubSimulator.builder().data(simulator.data()).token("full", "secret-full").showsGhost().start()) {
            TestingClient reader = new TestingClient(recorded.baseUri(), "secret-full");
            JsonNode ghost = deletedAuthors(reader);
            assertThat(ghost.get("login").asText()).isEqualTo("ghost");
            assertThat(ghost.get("id").asLong()).isEqualTo(10137);
            assertThat(reader.get("/users/ghost").json().get("id").asLong()).isEqualTo(10137);
        }
    }

    /**
     * What is shown of all of them alike.
     */
    private JsonNode deletedAuthors(TestingClient reader)
    {
        RepositoryContent rocket = simulator.data().repository("acme", "rocket");
        Set<JsonNode> shown = new HashSet<>();
        rocket.entries().stream()
                .filter(entry -> entry.issue().author().isEmpty())
                .forEach(entry -> {
                    shown.add(reader.get("/repos/acme/rocket/issues/" + entry.issue().number()).json().get("user"));
                    entry.pullRequest().ifPresent(request -> shown.add(reader.get("/repos/acme/rocket/pulls/" + request.number()).json().get("user")));
                });
        rocket.discussion().comments().stream()
                .filter(comment -> comment.author().isEmpty())
                .forEach(comment -> shown.add(reader.get("/repos/acme/rocket/issues/comments/" + comment.id()).json().get("user")));
        rocket.milestones().stream()
                .filter(milestone -> milestone.creator().isEmpty())
                .forEach(milestone -> shown.add(reader.get("/repos/acme/rocket/milestones/" + milestone.number()).json().get("creator")));
        rocket.pullRequests().forEach(request -> rocket.discussion().reviews(request).stream()
                .filter(review -> review.author().isEmpty() && review.isVisibleTo("ada"))
                .forEach(review -> assertThat(reader.get("/repos/acme/rocket/pulls/%s/reviews/%s".formatted(request.number(), review.id())).json().get("user").isNull()).isTrue()));
        return getOnlyElement(shown);
    }
}

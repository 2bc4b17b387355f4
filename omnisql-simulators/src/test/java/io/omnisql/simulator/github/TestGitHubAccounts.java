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
import io.omnisql.simulator.company.Company;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

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
}

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

import com.google.common.collect.Streams;
import io.omnisql.simulator.TestingClient;
import io.omnisql.simulator.TestingClient.Reply;
import io.omnisql.simulator.company.Company;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestGitHubAccess
{
    private GitHubSimulator simulator;
    private TestingClient client;
    private TestingClient limited;
    private TestingClient selected;

    @BeforeAll
    void start()
    {
        simulator = GitHubSimulator.builder()
                .company(Company.generate(1, 0.1))
                .token("full", "secret-full")
                .token("limited", "secret-limited", Visibility.publicOnly())
                .token("selected", "secret-selected", Visibility.only("acme/vault", "acme/Rocket"))
                .pathPrefix("/api/v3")
                .start();
        client = new TestingClient(simulator.baseUri(), "secret-full");
        limited = new TestingClient(simulator.baseUri(), "secret-limited");
        selected = new TestingClient(simulator.baseUri(), "secret-selected");
    }

    @AfterAll
    void stop()
    {
        simulator.close();
    }

    @Test
    void testWrongTokenAndNoToken()
    {
        Reply wrong = new TestingClient(simulator.baseUri(), "wrong").get("/repos/acme/rocket");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json().get("message").asText()).isEqualTo("Bad credentials");
        assertThat(wrong.header("X-RateLimit-Limit")).hasValue("60");

        TestingClient anonymous = new TestingClient(simulator.baseUri(), "");
        assertThat(anonymous.get("/repos/acme/rocket").status()).isEqualTo(200);
        assertThat(anonymous.get("/repos/acme/vault").status()).isEqualTo(404);
        assertThat(anonymous.get("/user/repos").status()).isEqualTo(401);
        assertThat(anonymous.get("/repos/acme/rocket", "Authorization", "token secret-full").header("X-RateLimit-Limit")).hasValue("5000");
    }

    @Test
    void testBodiesAreCompressedForThoseWhoAsk()
    {
        Reply plain = client.get("/repos/acme/rocket", "Accept-Encoding", "identity");
        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(plain.json().get("name").asText()).isEqualTo("rocket");
        Reply compressed = client.get("/repos/acme/rocket", "Accept-Encoding", "gzip");
        assertThat(compressed.header("Content-Encoding")).hasValue("gzip");
        assertThat(compressed.body()).hasSizeLessThan(plain.body().length() / 2);
        assertThat(client.get("/repos/acme/rocket").body()).isEqualTo(plain.body());
    }

    @Test
    void testUserAgentIsRequired()
    {
        Reply refused = client.get("/repos/acme/rocket", "User-Agent", "");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("User-Agent");
    }

    @Test
    void testVersion()
    {
        assertThat(client.get("/repos/acme/rocket", "X-GitHub-Api-Version", "2022-11-28").header("X-GitHub-Api-Version-Selected")).hasValue("2022-11-28");
        assertThat(client.get("/repos/acme/rocket", "X-GitHub-Api-Version", "2021-01-01").status()).isEqualTo(400);
    }

    @Test
    void testInvisibleIsNotFound()
    {
        assertThat(client.get("/repos/acme/vault").status()).isEqualTo(200);
        for (String rest : new String[] {"", "/issues", "/issues/1", "/pulls", "/pulls/1"}) {
            assertThat(limited.get("/repos/acme/vault" + rest).status()).isEqualTo(404);
        }
        assertThat(limited.get("/repositories/" + simulator.data().repository("acme", "vault").repository().id() + "/issues").status()).isEqualTo(404);
        assertThat(names(client.get("/orgs/acme/repos?per_page=100"))).contains("vault");
        assertThat(names(limited.get("/orgs/acme/repos?per_page=100"))).doesNotContain("vault");
        assertThat(names(selected.get("/orgs/acme/repos?per_page=100"))).containsExactlyInAnyOrder("rocket", "vault");
        assertThat(names(client.get("/users/ada/repos"))).containsExactly("dotfiles", "webapp");
    }

    @Test
    void testRepositoryTypes()
    {
        assertThat(names(client.get("/orgs/acme/repos?type=private"))).containsExactly("vault");
        assertThat(names(client.get("/orgs/acme/repos?type=forks"))).containsExactly("x-ray");
        assertThat(names(client.get("/orgs/acme/repos?type=sources&per_page=100"))).doesNotContain("x-ray");
        assertThat(client.get("/orgs/ada/repos").status()).isEqualTo(404);
        assertThat(client.get("/users/ACME").json().get("type").asText()).isEqualTo("Organization");
    }

    @Test
    void testRenamedRedirectsToTheId()
    {
        long id = simulator.data().repository("acme", "launchpad").repository().id();
        Reply moved = client.get("/repos/acme/Old-Launchpad/issues?state=all");
        assertThat(moved.status()).isEqualTo(301);
        assertThat(moved.header("Location")).hasValue(simulator.baseUri() + "/repositories/" + id + "/issues?state=all");
        assertThat(client.get(moved.header("Location").orElseThrow()).status()).isEqualTo(200);
        assertThat(client.get("/repos/acme/old-launchpad").header("Location")).hasValue(simulator.baseUri() + "/repositories/" + id);
    }

    /**
     * As the description of {@code GET /repos/{owner}/{repo}} has it.
     */
    @Test
    void testForksHaveParents()
    {
        assertThat(client.get("/repos/zoe/observatory").json().at("/parent/full_name").asText()).isEqualTo("globex/observatory");
        assertThat(client.get("/repos/ada/webapp").json().at("/source/full_name").asText()).isEqualTo("acme/webapp");
        assertThat(client.get("/repos/acme/webapp").json().has("parent")).isFalse();
    }

    @Test
    void testNamesIgnoreCaseAndAnswersAreCanonical()
    {
        Reply repository = client.get("/repos/ACME/ROCKET");
        assertThat(repository.json().get("full_name").asText()).isEqualTo("acme/rocket");
        assertThat(client.get("/repos/grace-h/compiler").json().get("full_name").asText()).isEqualTo("Grace-H/Compiler");
        assertThat(client.get("/users/grace-h").json().get("login").asText()).isEqualTo("Grace-H");
    }

    @Test
    void testDisabledAndEmpty()
    {
        assertThat(client.get("/repos/acme/mirror/issues").status()).isEqualTo(410);
        assertThat(client.get("/repos/acme/mirror/pulls").status()).isEqualTo(200);
        assertThat(client.get("/repos/acme/empty/issues?state=all").body()).isEqualTo("[]");
        assertThat(client.get("/repos/acme/attic").json().get("archived").asBoolean()).isTrue();
    }

    /**
     * As the description of {@code GET /repos/{owner}/{repo}/issues/{issue_number}} has it.
     */
    @Test
    void testDeletedAndTransferredIssues()
    {
        assertThat(client.get("/repos/acme/rocket/issues/43").status()).isEqualTo(410);
        Reply moved = client.get("/repos/acme/rocket/issues/44");
        assertThat(moved.status()).isEqualTo(301);
        assertThat(moved.header("Location")).hasValue(simulator.baseUri() + "/repositories/" + simulator.data().repository("acme", "launchpad").repository().id() + "/issues/1");
        assertThat(client.get(moved.header("Location").orElseThrow()).status()).isEqualTo(200);
        assertThat(client.get("/repos/acme/rocket/issues/45").status()).isEqualTo(301);
        // to a repository that the token cannot see
        assertThat(limited.get("/repos/acme/rocket/issues/45").status()).isEqualTo(404);
        assertThat(client.get("/repos/acme/rocket/issues?state=all&per_page=100").numbers()).doesNotContain(43, 44, 45);
    }

    @Test
    void testPathPrefix()
    {
        assertThat(simulator.baseUri().getPath()).isEqualTo("/api/v3");
        assertThat(client.get("/repos/acme/rocket").json().get("url").asText()).isEqualTo(simulator.baseUri() + "/repos/acme/rocket");
        assertThat(client.get(simulator.baseUri().resolve("/repos/acme/rocket").toString()).status()).isEqualTo(404);
        assertThat(client.get("/nonsense").status()).isEqualTo(404);
        assertThat(client.send("DELETE", "/repos/acme/rocket", "").status()).isEqualTo(404);
    }

    private static List<String> names(Reply reply)
    {
        return Streams.stream(reply.json()).map(row -> row.get("name").asText()).toList();
    }
}

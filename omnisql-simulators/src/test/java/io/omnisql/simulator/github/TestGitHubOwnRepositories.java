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
import com.google.common.collect.Streams;
import io.omnisql.simulator.TestingClient;
import io.omnisql.simulator.TestingClient.Reply;
import io.omnisql.simulator.company.Company;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The user behind a token, and the repositories that the token's user has: {@code ada} owns three, one of them private,
 * may write to a private one of {@code zoe} and administer one of {@code globex}, and is a member of {@code acme}.
 */
@TestInstance(PER_CLASS)
final class TestGitHubOwnRepositories
{
    private static final String[] OWN = {"ada/dotfiles", "ada/secret-diary", "ada/webapp"};

    private GitHubSimulator simulator;
    private TestingClient client;

    @BeforeAll
    void start()
    {
        simulator = GitHubSimulator.builder()
                .company(Company.generate(1, 0.1))
                .token("full", "secret-full")
                .token("selected", "secret-selected", Visibility.only("ada/webapp", "acme/rocket"))
                .start();
        client = new TestingClient(simulator.baseUri(), "secret-full");
    }

    @AfterAll
    void stop()
    {
        simulator.close();
    }

    @Test
    void testUser()
    {
        Reply user = client.get("/user");
        assertThat(user.status()).isEqualTo(200);
        assertThat(user.json().get("login").asText()).isEqualTo("ada");
        assertThat(user.json().get("public_repos").asInt()).isEqualTo(2);
        Reply nobody = new TestingClient(simulator.baseUri(), "").get("/user");
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.json().get("message").asText()).isEqualTo("Requires authentication");
    }

    @Test
    void testAffiliation()
    {
        assertThat(names("affiliation=owner")).containsExactly(OWN);
        assertThat(names("affiliation=collaborator")).containsExactly("globex/observatory", "zoe/telescope");
        assertThat(names("affiliation=owner,collaborator")).containsExactly("ada/dotfiles", "ada/secret-diary", "ada/webapp", "globex/observatory", "zoe/telescope");
        assertThat(names("affiliation=owner%2Ccollaborator")).isEqualTo(names("affiliation=owner,collaborator"));
        assertThat(names("affiliation=organization_member")).hasSizeGreaterThan(30).allMatch(name -> name.startsWith("acme/"));
        assertThat(names("")).containsAll(names("affiliation=organization_member")).contains(OWN).contains("zoe/telescope").hasSize(names("affiliation=organization_member").size() + 5);
    }

    @Test
    void testVisibility()
    {
        assertThat(names("affiliation=owner&visibility=all")).containsExactly(OWN);
        assertThat(names("affiliation=owner&visibility=public")).containsExactly("ada/dotfiles", "ada/webapp");
        assertThat(names("affiliation=owner&visibility=private")).containsExactly("ada/secret-diary");
        assertThat(names("visibility=private")).containsExactly("acme/vault", "ada/secret-diary", "zoe/telescope");
        // under the name of the user, only what is public
        assertThat(names(client.get("/users/ada/repos?per_page=100"))).containsExactly("ada/dotfiles", "ada/webapp");
        assertThat(names(client.get("/users/ada/repos?type=all&per_page=100"))).doesNotContain("ada/secret-diary", "acme/vault", "zoe/telescope");
        // a token sees no more of its user's repositories than it was made for
        assertThat(names(new TestingClient(simulator.baseUri(), "secret-selected").get("/user/repos?affiliation=owner"))).containsExactly("ada/webapp");
    }

    @Test
    void testType()
    {
        assertThat(names("type=owner")).containsExactly(OWN);
        assertThat(names("type=private")).isEqualTo(names("visibility=private"));
        assertThat(names("type=public")).isEqualTo(names("visibility=public"));
        assertThat(names("type=all")).isEqualTo(names(""));
        for (String other : ImmutableList.of("visibility=all", "affiliation=owner", "visibility=public&affiliation=owner")) {
            Reply refused = client.get("/user/repos?type=all&" + other);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().get("message").asText()).isEqualTo("If you specify visibility or affiliation, you cannot specify type.");
        }
        assertThat(client.get("/user/repos?type=forks").status()).isEqualTo(422);
        assertThat(client.get("/user/repos?visibility=internal").status()).isEqualTo(422);
    }

    /**
     * By name upwards; by any time downwards.
     */
    @Test
    void testOrder()
    {
        assertThat(names("affiliation=owner&sort=full_name")).containsExactly(OWN);
        assertThat(names("affiliation=owner&direction=desc")).containsExactly("ada/webapp", "ada/secret-diary", "ada/dotfiles");
        assertThat(names("affiliation=owner&sort=created")).containsExactly("ada/webapp", "ada/secret-diary", "ada/dotfiles");
        assertThat(names("affiliation=owner&sort=created&direction=asc")).containsExactly(OWN);
        assertThat(times("sort=updated", "updated_at")).isSortedAccordingTo((one, other) -> other.compareTo(one));
        assertThat(times("sort=pushed&direction=asc", "pushed_at")).isSorted();
    }

    @Test
    void testTimesAreNotPartOfTheirBounds()
    {
        List<Instant> times = times("affiliation=owner&sort=updated&direction=asc", "updated_at");
        assertThat(times).doesNotHaveDuplicates();
        assertThat(times("affiliation=owner&sort=updated&direction=asc&since=" + times.getFirst(), "updated_at")).isEqualTo(times.subList(1, 3));
        assertThat(times("affiliation=owner&sort=updated&direction=asc&before=" + times.getLast(), "updated_at")).isEqualTo(times.subList(0, 2));
        assertThat(times("affiliation=owner&since=" + times.getFirst() + "&before=" + times.getLast(), "updated_at")).containsExactly(times.get(1));
        assertThat(client.get("/user/repos?since=yesterday").status()).isEqualTo(422);
    }

    @Test
    void testPages()
    {
        String address = simulator.baseUri() + "/user/repos?affiliation=owner&per_page=2&page=";
        Reply first = client.get("/user/repos?affiliation=owner&per_page=2");
        assertThat(names(first)).containsExactly("ada/dotfiles", "ada/secret-diary");
        assertThat(first.header("Link")).hasValue("<" + address + "2>; rel=\"next\", <" + address + "2>; rel=\"last\"");
        Reply second = client.get("/user/repos?affiliation=owner&per_page=2&page=2");
        assertThat(names(second)).containsExactly("ada/webapp");
        assertThat(second.header("Link")).hasValue("<" + address + "1>; rel=\"prev\", <" + address + "1>; rel=\"first\"");
        assertThat(client.get("/user/repos").json()).hasSize(30);
    }

    /**
     * Owners may do everything, collaborators write, strangers read; members what the organization lets them.
     */
    @Test
    void testPermissions()
    {
        assertThat(permissions("/repos/ada/dotfiles")).containsExactly("admin", "maintain", "push", "triage", "pull");
        assertThat(permissions("/repos/zoe/telescope")).containsExactly("push", "triage", "pull");
        assertThat(permissions("/repos/Grace-H/Compiler")).containsExactly("pull");
        assertThat(permissions("/repos/acme/rocket")).containsExactly("push", "triage", "pull");
        assertThat(new TestingClient(simulator.baseUri(), "").get("/repos/ada/dotfiles").json().has("permissions")).isFalse();
    }

    private List<String> permissions(String path)
    {
        return client.get(path).json().get("permissions").propertyStream()
                .filter(entry -> entry.getValue().asBoolean())
                .map(entry -> entry.getKey())
                .toList();
    }

    private List<Instant> times(String query, String field)
    {
        return Streams.stream(client.get("/user/repos?per_page=100&" + query).json()).map(row -> Instant.parse(row.get(field).asText())).toList();
    }

    private List<String> names(String query)
    {
        return names(client.get("/user/repos?per_page=100&" + query));
    }

    private static List<String> names(Reply reply)
    {
        return Streams.stream(reply.json()).map(row -> row.get("full_name").asText()).toList();
    }
}

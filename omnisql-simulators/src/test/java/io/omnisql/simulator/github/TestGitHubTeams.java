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

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The organization {@code acme}: {@code ada} is a member, {@code Grace-H} an owner, {@code none} neither.
 */
@TestInstance(PER_CLASS)
final class TestGitHubTeams
{
    private GitHubSimulator simulator;
    private TestingClient ada;
    private TestingClient grace;
    private TestingClient insider;
    private TestingClient stranger;
    private TestingClient anonymous;
    private OrganizationContent acme;

    @BeforeAll
    void start()
    {
        GitHubDataset data = GitHubDataset.of(Company.generate(1, 0.1));
        String insiderOfGlobex = data.findOrganization("globex").orElseThrow().members().getLast().account().login();
        simulator = GitHubSimulator.builder()
                .data(data)
                .token("full", "secret-full")
                .token(new GitHubToken("owner", "secret-owner", "Grace-H", Visibility.everything(), 5_000))
                .token(new GitHubToken("stranger", "secret-stranger", "none", Visibility.publicOnly(), 5_000))
                .token(new GitHubToken("insider", "secret-insider", insiderOfGlobex, Visibility.everything(), 5_000))
                .token("limited", "secret-limited", Visibility.publicOnly())
                .start();
        ada = new TestingClient(simulator.baseUri(), "secret-full");
        grace = new TestingClient(simulator.baseUri(), "secret-owner");
        insider = new TestingClient(simulator.baseUri(), "secret-insider");
        stranger = new TestingClient(simulator.baseUri(), "secret-stranger");
        anonymous = new TestingClient(simulator.baseUri(), "");
        acme = simulator.data().findOrganization("acme").orElseThrow();
    }

    @AfterAll
    void stop()
    {
        simulator.close();
    }

    @Test
    void testMembers()
    {
        assertThat(texts(ada.get("/orgs/ACME/members?per_page=100"), "login"))
                .isEqualTo(acme.members().stream().map(member -> member.account().login()).toList())
                .hasSize(24);
        assertThat(texts(ada.get("/orgs/acme/members?role=admin"), "login")).hasSize(2).contains("Grace-H");
        assertThat(texts(ada.get("/orgs/acme/members?role=member&per_page=100"), "login")).hasSize(22).contains("ada").doesNotContain("Grace-H");
        assertThat(ada.get("/orgs/acme/members?role=owner").status()).isEqualTo(422);
        assertThat(ada.get("/orgs/ada/members").status()).isEqualTo(404);
    }

    @Test
    void testConcealedMembersAreShownToMembersOnly()
    {
        ImmutableList<String> shown = acme.members().stream().filter(member -> !member.concealed()).map(member -> member.account().login()).collect(toImmutableList());
        assertThat(shown).hasSizeLessThan(24).isNotEmpty();
        assertThat(texts(stranger.get("/orgs/acme/members?per_page=100"), "login")).isEqualTo(shown);
        assertThat(texts(anonymous.get("/orgs/acme/members?per_page=100"), "login")).isEqualTo(shown);
    }

    @Test
    void testSecondFactorIsForOwners()
    {
        assertThat(texts(grace.get("/orgs/acme/members?filter=2fa_disabled"), "login")).hasSize(3);
        assertThat(texts(grace.get("/orgs/acme/members?filter=2fa_insecure"), "login")).hasSize(3).doesNotContainAnyElementsOf(texts(grace.get("/orgs/acme/members?filter=2fa_disabled"), "login"));
        Reply refused = ada.get("/orgs/acme/members?filter=2fa_disabled");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("message").asText()).isEqualTo("Only owners can use this filter.");
    }

    @Test
    void testMemberPages()
    {
        assertThat(ada.rows("/orgs/acme/members?per_page=7")).hasSize(24);
        String address = simulator.baseUri() + "/organizations/" + acme.account().id() + "/members?per_page=7&page=";
        assertThat(ada.get("/orgs/acme/members?per_page=7").header("Link")).hasValue("<" + address + "2>; rel=\"next\", <" + address + "4>; rel=\"last\"");
    }

    @Test
    void testTeamsAreForMembersAndSecretOnesForTheirOwn()
    {
        assertThat(texts(ada.get("/orgs/acme/teams"), "slug")).containsExactly("engines", "ground-control", "igniters-sparks", "plugs", "black-ops", "hollow");
        assertThat(texts(grace.get("/orgs/acme/teams"), "slug")).contains("black-ops", "quiet").hasSize(7);
        assertThat(ada.get("/orgs/acme/teams?team_type=enterprise").json()).isEmpty();
        assertThat(stranger.get("/orgs/acme/teams").status()).isEqualTo(403);
        assertThat(anonymous.get("/orgs/acme/teams").status()).isEqualTo(401);
        assertThat(ada.get("/orgs/globex/teams").status()).isEqualTo(403);
        assertThat(ada.get("/orgs/nowhere/teams").status()).isEqualTo(404);
        for (String rest : new String[] {"", "/members", "/repos"}) {
            assertThat(grace.get("/orgs/acme/teams/quiet" + rest).status()).isEqualTo(200);
            assertThat(ada.get("/orgs/acme/teams/quiet" + rest).status()).isEqualTo(404);
            assertThat(stranger.get("/orgs/acme/teams/engines" + rest).status()).isEqualTo(404);
            assertThat(ada.get("/orgs/acme/teams/unheard-of" + rest).status()).isEqualTo(404);
        }
    }

    @Test
    void testSingleTeam()
    {
        Reply plugs = ada.get("/orgs/acme/teams/PLUGS");
        assertThat(plugs.json().at("/parent/slug").asText()).isEqualTo("igniters-sparks");
        assertThat(plugs.json().get("members_count").asInt()).isEqualTo(2);
        assertThat(plugs.json().get("repos_count").asInt()).isEqualTo(4);
        assertThat(plugs.json().at("/organization/login").asText()).isEqualTo("acme");
        assertThat(ada.get(plugs.json().get("url").asText()).json()).isEqualTo(plugs.json());
        assertThat(ada.get("/orgs/acme/teams/hollow").json().get("members_count").asInt()).isZero();
    }

    @Test
    void testMembersOfChildTeamsAreIncluded()
    {
        Reply igniters = ada.get("/orgs/acme/teams/igniters-sparks/members");
        assertThat(texts(igniters, "login")).isEqualTo(acme.members().stream().map(member -> member.account().login()).filter(login -> places(login, 1, 12, 13, 14)).toList());
        // in both teams: not inherited
        assertThat(texts(igniters, "inherited")).containsExactly("false", "false", "false", "true");
        assertThat(texts(ada.get("/orgs/acme/teams/engines/members?per_page=100"), "login")).hasSize(15).doesNotHaveDuplicates();
        assertThat(ada.get("/orgs/acme/teams/hollow/members").body()).isEqualTo("[]");
    }

    @Test
    void testRolesInTeams()
    {
        ImmutableList<String> maintainers = texts(ada.get("/orgs/acme/teams/engines/members?role=maintainer&per_page=100"), "login");
        ImmutableList<String> members = texts(ada.get("/orgs/acme/teams/engines/members?role=member&per_page=100"), "login");
        // owners are maintainers of every team
        assertThat(maintainers).contains("Grace-H").doesNotContain("ada");
        assertThat(members).contains("ada");
        assertThat(maintainers.size() + members.size()).isEqualTo(15);
        assertThat(ada.get("/orgs/acme/teams/engines/members?role=admin").status()).isEqualTo(422);
        // one organization shows roles, the other does not
        assertThat(insider.get("/orgs/globex/teams/ground-control/members").json().get(0).has("role")).isFalse();
    }

    @Test
    void testRepositoriesOfParentTeamsAreIncluded()
    {
        Reply igniters = ada.get("/orgs/acme/teams/igniters-sparks/repos");
        assertThat(texts(igniters, "full_name")).containsExactlyInAnyOrder("acme/igniter", "acme/rocket", "acme/monolith", "acme/vault");
        igniters.json().forEach(row -> {
            if (row.get("name").asText().equals("rocket")) {
                assertThat(row.get("role_name").asText()).isEqualTo("maintain");
                assertThat(row.at("/permissions/maintain").asBoolean()).isTrue();
                assertThat(row.at("/permissions/admin").asBoolean()).isFalse();
            }
        });
        assertThat(ada.get("/orgs/acme/teams/hollow/repos").body()).isEqualTo("[]");
        TestingClient limited = new TestingClient(simulator.baseUri(), "secret-limited");
        assertThat(texts(limited.get("/orgs/acme/teams/engines/repos"), "name")).containsExactly("rocket", "monolith");
    }

    private boolean places(String login, int... places)
    {
        for (int place : places) {
            if (acme.members().get(place).account().login().equals(login)) {
                return true;
            }
        }
        return false;
    }

    private static ImmutableList<String> texts(Reply reply, String field)
    {
        return Streams.stream(reply.json()).map(row -> row.get(field).asText()).collect(toImmutableList());
    }
}

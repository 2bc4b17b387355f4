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
import io.omnisql.simulator.TestingClient;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.contract.KnownDeviation;
import io.omnisql.simulator.contract.TestingContract;
import io.omnisql.simulator.contract.Violation;
import io.omnisql.simulator.contract.Violation.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.google.common.net.UrlEscapers.urlPathSegmentEscaper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

final class TestGitHubContract
{
    private GitHubSimulator simulator;
    private TestingClient client;

    @BeforeEach
    void start()
    {
        simulator = GitHubSimulator.builder()
                .company(Company.generate(3, 0.2))
                .token("full", "secret-full")
                .contract(TestingContract.github())
                .start();
        client = new TestingClient(simulator.baseUri(), "secret-full");
    }

    @AfterEach
    void stop()
    {
        if (simulator != null) {
            simulator.close();
        }
    }

    @Test
    void testEveryListKeepsToTheSpecification()
    {
        for (JsonNode repository : client.rows("/user/repos?per_page=100")) {
            String path = "/repos/" + repository.get("full_name").asText();
            assertThat(client.get(path).status()).isEqualTo(200);
            assertThat(client.rows(path + "/issues?state=all&per_page=100")).isNotNull();
            assertThat(client.rows(path + "/pulls?state=all&per_page=100")).isNotNull();
            assertThat(client.get(path + "/commits?per_page=100").status()).isEqualTo(path.endsWith("/empty") ? 409 : 200);
            for (JsonNode branch : client.rows(path + "/branches?per_page=100")) {
                assertThat(client.get(path + "/branches/" + urlPathSegmentEscaper().escape(branch.get("name").asText())).status()).isEqualTo(200);
            }
            for (JsonNode release : client.rows(path + "/releases?per_page=2")) {
                assertThat(client.get(path + "/releases/" + release.get("id").asText()).status()).isEqualTo(200);
            }
            assertThat(client.rows(path + "/labels?per_page=5")).isNotNull();
            assertThat(client.rows(path + "/milestones?state=all&sort=completeness&direction=desc&per_page=1")).isNotNull();
            assertThat(client.rows(path + "/issues/comments?sort=updated&direction=desc&since=1970-01-01T00:00:00Z&per_page=100")).isNotNull();
            assertThat(client.rows(path + "/pulls/comments?sort=created&direction=asc&since=1970-01-01T00:00:00Z&per_page=100")).isNotNull();
        }
        client.rows("/orgs/acme/repos?type=all&sort=updated&direction=asc&per_page=10");
        client.rows("/users/ada/repos?per_page=1");
        client.rows("/user/repos?affiliation=owner&visibility=private&sort=pushed&since=2020-01-01T00:00:00Z&before=2030-01-01T00:00:00Z");
        client.get("/user");
        assertThat(simulator.violations()).isEmpty();
    }

    @Test
    void testOrganizationsKeepToTheSpecification()
    {
        OrganizationMember owner = simulator.data().findOrganization("globex").orElseThrow().members().get(1);
        try (GitHubSimulator own = GitHubSimulator.builder()
                .data(simulator.data())
                .token(new GitHubToken("acme", "secret-acme", "Grace-H", Visibility.everything(), 5_000))
                .token(new GitHubToken("globex", "secret-globex", owner.account().login(), Visibility.everything(), 5_000))
                .contract(TestingContract.github())
                .start()) {
            for (String login : new String[] {"acme", "globex"}) {
                TestingClient insider = new TestingClient(own.baseUri(), "secret-" + login);
                assertThat(insider.get("/orgs/" + login).json().has("plan")).isTrue();
                insider.rows("/orgs/" + login + "/members?filter=2fa_disabled&role=all&per_page=100");
                assertThat(insider.rows("/orgs/" + login + "/members?per_page=5")).isNotEmpty();
                for (JsonNode team : insider.rows("/orgs/" + login + "/teams?per_page=2")) {
                    String path = "/orgs/" + login + "/teams/" + team.get("slug").asText();
                    assertThat(insider.get(path).status()).isEqualTo(200);
                    insider.rows(path + "/members?role=all&per_page=2");
                    insider.rows(path + "/repos?per_page=2");
                }
            }
            assertThat(own.violations()).isEmpty();
        }
    }

    @Test
    void testEverySingleOfTheHurtingRepositoryKeepsToTheSpecification()
    {
        for (IssueEntry entry : simulator.data().repository("acme", "rocket").entries()) {
            assertThat(client.get("/repos/acme/rocket/issues/" + entry.issue().number()).status()).isEqualTo(200);
        }
        client.rows("/repos/acme/rocket/issues/24/comments?since=2000-01-01T00:00:00Z&per_page=50").forEach(comment ->
                assertThat(client.get("/repos/acme/rocket/issues/comments/" + comment.get("id").asText()).status()).isEqualTo(200));
        client.rows("/repos/globex/observatory/issues/11/comments");
        for (GitHubPullRequest request : simulator.data().pullRequests("acme", "rocket")) {
            String path = "/repos/acme/rocket/pulls/" + request.number();
            assertThat(client.get(path).status()).isEqualTo(200);
            client.rows(path + "/comments?sort=updated&direction=desc&per_page=2").forEach(comment ->
                    assertThat(client.get("/repos/acme/rocket/pulls/comments/" + comment.get("id").asText()).status()).isEqualTo(200));
            client.rows(path + "/files?per_page=100");
            client.rows(path + "/commits?per_page=100");
            client.rows(path + "/reviews?per_page=2").forEach(review ->
                    assertThat(client.get(path + "/reviews/" + review.get("id").asText()).status()).isEqualTo(200));
        }
        for (GitHubCommit commit : simulator.data().repository("acme", "rocket").commits()) {
            assertThat(client.get("/repos/acme/rocket/commits/" + commit.sha()).status()).isEqualTo(200);
        }
        for (GitHubLabel label : simulator.data().repository("acme", "rocket").labels()) {
            assertThat(client.get("/repos/acme/rocket/labels/" + urlPathSegmentEscaper().escape(label.name())).status()).isEqualTo(200);
        }
        for (GitHubMilestone milestone : simulator.data().repository("acme", "rocket").milestones()) {
            assertThat(client.get("/repos/acme/rocket/milestones/" + milestone.number()).status()).isEqualTo(200);
        }
        client.get("/repos/acme/rocket/releases/latest");
        client.get("/repos/acme/rocket/releases/tags/v1.0.0");
        client.rows("/repos/acme/rocket/branches?protected=true");
        for (GitHubAccount account : simulator.data().accounts()) {
            assertThat(client.get("/users/" + account.login().replace("[", "%5B").replace("]", "%5D")).status()).isEqualTo(200);
        }
        assertThat(client.get("/orgs/acme").status()).isEqualTo(200);
        assertThat(client.get("/rate_limit").status()).isEqualTo(200);
        assertThat(simulator.violations()).isEmpty();
    }

    @Test
    void testRefusalsKeepToTheSpecification()
    {
        client.get("/repos/acme/unheard-of");
        client.get("/repos/acme/old-launchpad");
        client.get("/repos/acme/old-launchpad/issues");
        client.get("/repos/acme/old-launchpad/pulls/1");
        client.get("/repos/acme/mirror/issues");
        client.get("/repos/acme/rocket/issues/43");
        client.get("/repos/acme/rocket/issues/44");
        client.get("/repos/acme/rocket/issues?creator=nobody-at-all");
        client.get("/repos/acme/rocket/issues?per_page=100&page=1000");
        client.get("/orgs/nowhere/repos");
        client.get("/user/repos?type=all&affiliation=owner");
        client.get("/repos/acme/rocket/issues/43/comments");
        client.get("/repos/acme/rocket/issues/44/comments");
        client.get("/repos/acme/mirror/issues/1/comments");
        client.get("/repos/acme/old-launchpad/issues/comments");
        client.get("/repos/acme/old-launchpad/pulls/1/reviews");
        client.get("/repos/acme/rocket/pulls/1/reviews");
        client.get("/repos/acme/rocket/issues/comments?page=1001");
        client.get("/repos/acme/old-launchpad/pulls/1/files");
        client.get("/repos/acme/old-launchpad/branches");
        client.get("/repos/acme/rocket/branches/unheard-of");
        client.get("/repos/acme/rocket/commits/unheard-of");
        client.get("/repos/acme/empty/commits/main");
        client.get("/repos/acme/rocket/releases/1");
        client.get("/repos/acme/rocket/milestones/1000");
        client.get("/orgs/nowhere/members");
        client.get("/orgs/acme/members?filter=2fa_disabled");
        client.get("/orgs/globex/teams");
        client.get("/orgs/acme/teams/quiet/members");
        client.get("/rate_limit", "X-GitHub-Api-Version", "1999-01-01");
        new TestingClient(simulator.baseUri(), "wrong").get("/repos/acme/rocket");
        new TestingClient(simulator.baseUri(), "").get("/user/repos");
        simulator.budget("full").consume(5_000);
        client.get("/repos/acme/rocket/pulls");
        assertThat(simulator.journal().entries().stream().map(entry -> entry.status()))
                .containsExactly(404, 301, 301, 301, 410, 410, 301, 422, 422, 404, 422, 410, 301, 410, 301, 301, 404, 422, 301, 301, 404, 422, 409, 404, 404, 404, 422, 403, 404, 400, 401, 401, 403);
        assertThat(simulator.violations()).isEmpty();
    }

    @Test
    void testClientsAreChecked()
    {
        assertThat(client.get("/repos/acme/rocket/issues?sort=updated&sate=all&since=yesterday").status()).isEqualTo(422);
        assertThat(client.get("/repos/acme/rocket/pulls?creator=ada&state=merged").status()).isEqualTo(422);
        assertThat(client.get("/repos/acme/rocket/issues?page=two").status()).isEqualTo(200);
        assertThat(client.get("/repos/acme/rocket/nonsense").status()).isEqualTo(404);
        assertThat(simulator.violations())
                .extracting(Violation::kind, Violation::place)
                .containsExactlyInAnyOrder(
                        tuple(Kind.UNKNOWN_PARAMETER, "sate"),
                        tuple(Kind.BAD_PARAMETER, "since"),
                        tuple(Kind.UNKNOWN_PARAMETER, "creator"),
                        tuple(Kind.BAD_PARAMETER, "state"),
                        tuple(Kind.BAD_PARAMETER, "page"),
                        tuple(Kind.UNKNOWN_ROUTE, "GET"));
    }

    @Test
    void testEveryDeviationHasItsSource()
    {
        assertThat(TestingContract.github().deviations())
                .extracting(KnownDeviation::source)
                .allSatisfy(source -> assertThat(source).hasSizeGreaterThan(20));
    }
}

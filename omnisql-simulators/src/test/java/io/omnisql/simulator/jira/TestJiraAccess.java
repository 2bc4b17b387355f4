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
package io.omnisql.simulator.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.simulator.TestingClient;
import io.omnisql.simulator.TestingClient.Reply;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.http.JournalEntry;
import io.omnisql.simulator.http.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who is let in, and where.
 */
final class TestJiraAccess
{
    private static final JiraDataset DATA = JiraDataset.of(Company.generate(3, 0.1));

    private ManualClock clock;
    private JiraSimulator simulator;

    @BeforeEach
    void start()
    {
        clock = new ManualClock(Company.TODAY);
        simulator = JiraSimulator.builder()
                .data(DATA)
                .clock(clock)
                .token("full", "secret-full")
                .scopedToken("scoped", "secret-scoped")
                .app("omni", "client-1", "secret-client", "refresh-first")
                .start();
    }

    @AfterEach
    void stop()
    {
        simulator.close();
    }

    @Test
    void testTokensAreGoodInTheirPlace()
    {
        assertThat(TestingJira.basic(simulator.baseUri(), "secret-full").api("/myself").status()).isEqualTo(200);
        assertThat(TestingJira.basic(simulator.gatewayUri(), "secret-full").api("/myself").status()).isEqualTo(401);
        assertThat(TestingJira.basic(simulator.baseUri(), "secret-scoped").api("/myself").status()).isEqualTo(401);
        assertThat(TestingJira.basic(simulator.gatewayUri(), "secret-scoped").api("/myself").status()).isEqualTo(200);
        assertThat(TestingJira.bearer(simulator.gatewayUri(), "secret-scoped").api("/myself").status()).isEqualTo(200);
        assertThat(TestingJira.bearer(simulator.baseUri(), "secret-scoped").api("/myself").status()).isEqualTo(401);
        assertThat(TestingJira.bearer(simulator.baseUri(), "secret-full").api("/myself").status()).isEqualTo(401);
        assertThat(new TestingJira(simulator.baseUri(), "Basic !!!").api("/myself").status()).isEqualTo(401);
        assertThat(TestingJira.bearer(URI.create(simulator.baseUri() + "/ex/jira/another-cloud"), "secret-scoped").api("/myself").status()).isEqualTo(404);
        assertThat(simulator.journal().entries().stream().map(JournalEntry::credential).distinct()).containsExactly("full", "unknown", "scoped");
    }

    @Test
    void testLinksLeadToTheSamePlace()
    {
        TestingJira client = TestingJira.bearer(simulator.gatewayUri(), "secret-scoped");
        String next = client.api("/project/search?maxResults=1").json().get("nextPage").asText();
        assertThat(next).startsWith(simulator.gatewayUri() + "/rest/api/3/project/search?");
        assertThat(client.get(next).status()).isEqualTo(200);
        assertThat(simulator.journal().entries().getLast().route()).isEqualTo("/rest/api/3/project/search");
    }

    @Test
    void testRefreshTokensRotate()
    {
        JsonNode first = refresh("refresh-first", "secret-client").json();
        TestingJira client = TestingJira.bearer(simulator.gatewayUri(), first.get("access_token").asText());
        assertThat(client.api("/myself").json().get("accountId").asText()).isEqualTo(DATA.site().users().getFirst().accountId());
        assertThat(refresh("refresh-first", "secret-client").status()).isEqualTo(403);
        assertThat(refresh(first.get("refresh_token").asText(), "wrong").status()).isEqualTo(401);
        JsonNode second = refresh(first.get("refresh_token").asText(), "secret-client").json();
        assertThat(second.get("access_token")).isNotEqualTo(first.get("access_token"));
        assertThat(new TestingClient(simulator.baseUri(), second.get("access_token").asText()).get("/oauth/token/accessible-resources").json().at("/0/id").asText()).isEqualTo(simulator.cloudId());
        clock.advance(Duration.ofHours(1));
        assertThat(client.api("/myself").status()).isEqualTo(401);
        simulator.forget("omni");
        assertThat(refresh(second.get("refresh_token").asText(), "secret-client").json().get("error").asText()).isEqualTo("unauthorized_client");
    }

    @Test
    void testRevokedAccessTokens()
    {
        JsonNode first = refresh("refresh-first", "secret-client").json();
        TestingJira client = TestingJira.bearer(simulator.gatewayUri(), first.get("access_token").asText());
        simulator.revokeAccessTokens();
        assertThat(client.api("/myself").status()).isEqualTo(401);
        assertThat(refresh(first.get("refresh_token").asText(), "secret-client").status()).isEqualTo(200);
    }

    @Test
    void testRefreshTakesAForm()
    {
        Reply reply = new TestingClient(simulator.baseUri(), "").send(
                "POST",
                "/oauth/token",
                "grant_type=refresh_token&client_id=client-1&client_secret=secret-client&refresh_token=refresh-first",
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(reply.json().get("expires_in").asInt()).isEqualTo(3_600);
        assertThat(new TestingClient(simulator.baseUri(), "").get("/_edge/tenant_info").json().get("cloudId").asText()).isEqualTo(simulator.cloudId());
    }

    @Test
    void testWrongPasswordMayBeAnsweredAsNobody()
    {
        Reply refused = TestingJira.basic(simulator.baseUri(), "wrong").search("project is not EMPTY", "");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("X-Seraph-LoginReason")).contains("AUTHENTICATED_FAILED");
        try (JiraSimulator lax = JiraSimulator.builder().data(DATA).token("full", "secret-full").anonymousOnFailedLogin().start()) {
            TestingJira wrong = TestingJira.basic(lax.baseUri(), "wrong");
            Reply reply = wrong.search("created > 0", "");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("X-Seraph-LoginReason")).contains("AUTHENTICATED_FAILED");
            assertThat(reply.json().get("issues")).isEmpty();
            assertThat(wrong.api("/project/search").json().get("values")).isEmpty();
            assertThat(wrong.api("/issue/ROCKET-1").status()).isEqualTo(404);
            assertThat(wrong.api("/myself").status()).isEqualTo(401);
            assertThat(TestingJira.basic(lax.baseUri(), "secret-full").search("created > 0", "").header("X-Seraph-LoginReason")).isEmpty();
        }
    }

    @Test
    void testSecretsAreNotPrinted()
    {
        assertThat(new JiraToken("a", JiraToken.Kind.API, "secret-1", "x", JiraVisibility.everything(), Optional.empty()).toString()).doesNotContain("secret-1");
        assertThat(new JiraApp("a", "b", "secret-2", "secret-3", "x", JiraVisibility.everything()).toString()).doesNotContain("secret");
    }

    private Reply refresh(String token, String clientSecret)
    {
        return new TestingClient(simulator.baseUri(), "").send(
                "POST",
                "/oauth/token",
                "{\"grant_type\":\"refresh_token\",\"client_id\":\"client-1\",\"client_secret\":\"%s\",\"refresh_token\":\"%s\"}".formatted(clientSecret, token),
                "Content-Type",
                "application/json");
    }
}

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
import com.google.common.collect.ImmutableMap;
import io.omnisql.simulator.TestingClient;
import io.omnisql.simulator.TestingClient.Reply;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.http.ManualClock;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bursts are of an endpoint and shared by all, points are of an app and end with the hour.
 */
final class TestJiraLimits
{
    private static final JiraDataset DATA = JiraDataset.of(Company.generate(3, 0.1));

    private final ManualClock clock = new ManualClock(Company.TODAY.plus(Duration.ofMinutes(29)));

    @Test
    void testBurst()
    {
        try (JiraSimulator simulator = start(new JiraLimits(Optional.of(2), ImmutableMap.of("/rest/api/3/myself", 1), Optional.empty()))) {
            TestingJira client = TestingJira.basic(simulator.baseUri(), "secret-full");
            TestingJira other = TestingJira.basic(simulator.gatewayUri(), "secret-scoped");
            assertThat(client.api("/issue/ROCKET-1").status()).isEqualTo(200);
            assertThat(other.api("/issue/ROCKET-2").status()).isEqualTo(200);
            Reply refused = client.api("/issue/ROCKET-3");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("RateLimit-Reason")).contains("jira-burst-based");
            assertThat(refused.header("Retry-After")).contains("1");
            assertThat(refused.header("X-RateLimit-Limit")).contains("2");
            assertThat(refused.header("X-RateLimit-Remaining")).contains("0");
            assertThat(refused.header("X-RateLimit-Reset")).contains("2026-11-20T12:29:01Z");
            assertThat(refused.json().get("errorMessages")).hasSize(1);
            assertThat(client.api("/issue/ROCKET-3/votes").status()).isEqualTo(200);
            assertThat(client.api("/myself").status()).isEqualTo(200);
            assertThat(client.api("/myself").status()).isEqualTo(429);
            clock.advance(Duration.ofMillis(500));
            assertThat(client.api("/issue/ROCKET-3").status()).isEqualTo(200);
            assertThat(client.api("/issue/ROCKET-3").status()).isEqualTo(429);
            clock.advance(Duration.ofSeconds(10));
            assertThat(client.api("/issue/ROCKET-3").status()).isEqualTo(200);
            assertThat(client.api("/issue/ROCKET-3").status()).isEqualTo(200);
            assertThat(client.api("/issue/ROCKET-3").status()).isEqualTo(429);
            assertThat(simulator.violations()).isEmpty();
        }
    }

    @Test
    void testPoints()
    {
        try (JiraSimulator simulator = start(JiraLimits.points(100))) {
            TestingJira app = TestingJira.bearer(simulator.gatewayUri(), accessToken(simulator));
            Reply reply = app.search("project = ROCKET", "&maxResults=9");
            assertThat(reply.header("X-RateLimit-Limit")).contains("100");
            assertThat(reply.header("X-RateLimit-Remaining")).contains("90");
            assertThat(reply.header("X-RateLimit-NearLimit")).isEmpty();
            assertThat(simulator.journal().entries().getLast().cost()).isEqualTo(10);
            assertThat(app.api("/users/search?maxResults=3").header("X-RateLimit-Remaining")).contains("83");
            simulator.quota("omni").consume(80);
            Reply near = app.api("/myself");
            assertThat(near.header("X-RateLimit-NearLimit")).contains("true");
            assertThat(near.header("RateLimit")).contains("\"global-app-quota\";r=0;t=1860");
            assertThat(near.header("RateLimit-Policy")).contains("\"global-app-quota\";q=100;w=3600");
            Reply refused = app.api("/myself");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("RateLimit-Reason")).contains("jira-quota-global-based");
            assertThat(refused.header("Retry-After")).contains("1860");
            assertThat(refused.header("X-RateLimit-Reset")).contains("2026-11-20T13:00:00Z");
            // tokens of accounts are not counted
            assertThat(TestingJira.basic(simulator.baseUri(), "secret-full").api("/myself").header("X-RateLimit-Limit")).isEmpty();
            clock.advance(Duration.ofMinutes(31));
            assertThat(app.api("/myself").status()).isEqualTo(200);
            assertThat(simulator.quota("omni").remaining()).isEqualTo(97);
            assertThat(simulator.violations()).isEmpty();
        }
    }

    private JiraSimulator start(JiraLimits limits)
    {
        JiraSimulatorBuilder builder = JiraSimulator.builder()
                .data(DATA)
                .clock(clock)
                .token("full", "secret-full")
                .scopedToken("scoped", "secret-scoped")
                .app("omni", "client-1", "secret-client", "refresh-first")
                .limits(limits);
        JiraContract.find().ifPresent(builder::contract);
        return builder.start();
    }

    private static String accessToken(JiraSimulator simulator)
    {
        JsonNode answer = new TestingClient(simulator.baseUri(), "").send(
                "POST",
                "/oauth/token",
                "grant_type=refresh_token&client_id=client-1&client_secret=secret-client&refresh_token=refresh-first").json();
        return answer.get("access_token").asText();
    }
}

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
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.omnisql.simulator.TestingClient.Reply;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.contract.Recording;
import io.omnisql.simulator.http.Distortion;
import io.omnisql.simulator.http.Fault;
import io.omnisql.simulator.http.Occasion;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What goes wrong with Jira in particular can be scripted.
 */
final class TestJiraFaults
{
    private static final JiraDataset DATA = JiraDataset.of(Company.generate(3, 0.1));
    private static final String SEARCH = "/rest/api/3/search/jql";

    private JiraSimulator simulator;
    private TestingJira client;

    @BeforeEach
    void start()
    {
        simulator = JiraSimulator.builder().data(DATA).token("full", "secret-full").start();
        client = TestingJira.basic(simulator.baseUri(), "secret-full");
    }

    @AfterEach
    void stop()
    {
        simulator.close();
    }

    @Test
    void testGatewayRefusesWithoutRetryAfter()
    {
        JsonNode transcribed = Recording.transcribed("error.429.gateway-no-retry-after");
        Headers.Builder headers = new Headers.Builder().add("Content-Type", "text/html");
        transcribed.get("headers").properties().forEach(header -> headers.add(header.getKey(), header.getValue().asText()));
        simulator.faults().add(Fault.fault(new Fault.Respond(429, headers.build(), transcribed.get("body").asText())).on(SEARCH).atRequest(2));
        assertThat(client.search("id = 10000", "").status()).isEqualTo(200);
        Reply refused = client.search("id = 10000", "");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEmpty();
        assertThat(refused.header("X-Ratelimit-Reset")).contains("2026-04-22T10:00:00Z");
        assertThat(client.search("id = 10000", "").status()).isEqualTo(200);
    }

    @Test
    void testTokensOfPagesEndInTheMiddle()
    {
        simulator.changes().add(Occasion.nextRequest(SEARCH).atRequest(3), simulator::forgetCursors);
        String first = client.search("project = ROCKET", "&maxResults=5").json().get("nextPageToken").asText();
        JsonNode second = client.search("project = ROCKET", "&maxResults=5&nextPageToken=" + first).json();
        Reply third = client.search("project = ROCKET", "&maxResults=5&nextPageToken=" + second.get("nextPageToken").asText());
        assertThat(third.status()).isEqualTo(400);
        assertThat(third.json().at("/errorMessages/0").asText()).isEqualTo("The provided next page token is invalid or expired.");
    }

    @Test
    void testFailedLoginInTheMiddle()
    {
        simulator.faults().add(Fault.fault(new Fault.Distort(new Distortion.SetHeader("X-Seraph-LoginReason", Optional.of("AUTHENTICATED_FAILED")))).on(SEARCH));
        assertThat(client.search("id = 10000", "").header("X-Seraph-LoginReason")).contains("AUTHENTICATED_FAILED");
        assertThat(client.search("id = 10000", "").header("X-Seraph-LoginReason")).isEmpty();
    }

    @Test
    void testProjectThatIsHiddenInTheMiddle()
    {
        ImmutableList<JiraSecurityLevel> levels = DATA.site().vocabulary().securityLevels();
        try (JiraSimulator half = JiraSimulator.builder().data(DATA).token("half", "secret-half", JiraVisibility.withoutLevels(levels.getFirst().id())).start()) {
            TestingJira reader = TestingJira.basic(half.baseUri(), "secret-half");
            half.changes().add(Occasion.nextRequest(SEARCH).atRequest(2), () -> half.change(data -> data.edit("ROCKET-4", issue -> issue.security(Optional.of(levels.getFirst())))));
            ImmutableList<JsonNode> pages = reader.pages("project = ROCKET ORDER BY key", "&fields=key&maxResults=2");
            assertThat(pages.get(1).get("issues")).hasSize(1);
            assertThat(pages.get(1).get("isLast").asBoolean()).isFalse();
        }
    }

    @Test
    void testFieldsThatComeAndAreRenamed()
    {
        int before = client.api("/field").json().size();
        CustomField fresh = new CustomField(19_998, "Brand new", CustomFieldKind.NUMBER, true, ImmutableList.of(), ImmutableSet.of());
        simulator.changes().add(Occasion.nextRequest("/rest/api/3/field"), () -> simulator.change(data -> data.withSite(data.site().withField(fresh)).edit("ROCKET-2", issue -> issue.custom(fresh, new CustomValue.OfNumber(3)))));
        assertThat(client.api("/field").json()).hasSize(before + 1);
        assertThat(client.keys("cf[19998] = 3")).containsExactly("ROCKET-2");
    }
}

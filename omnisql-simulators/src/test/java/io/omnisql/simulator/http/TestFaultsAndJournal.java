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
package io.omnisql.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.simulator.TestingClient;
import io.omnisql.simulator.TestingClient.Reply;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.github.GitHubSimulator;
import io.omnisql.simulator.github.GitHubToken;
import io.omnisql.simulator.github.Visibility;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.UncheckedIOException;
import java.net.URI;

import static io.omnisql.simulator.http.Fault.fault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestFaultsAndJournal
{
    private static final String ISSUES = "/repos/{owner}/{repo}/issues";

    private final ManualClock clock = new ManualClock(Company.TODAY);
    private GitHubSimulator simulator;
    private TestingClient client;
    private TestingClient control;

    @BeforeEach
    void start()
    {
        simulator = GitHubSimulator.builder()
                .company(Company.generate(1, 0.1))
                .token("full", "canary-secret")
                .clock(clock)
                .pathPrefix("/api/v3")
                .start();
        client = new TestingClient(simulator.baseUri(), "canary-secret");
        control = new TestingClient(URI.create("http://127.0.0.1:" + simulator.baseUri().getPort() + "/_simulator"), "");
    }

    @AfterEach
    void stop()
    {
        simulator.close();
    }

    @Test
    void testStatusAtTheNthMatchingRequest()
    {
        simulator.faults().add(Fault.status(502).on(ISSUES).atRequest(2).times(2));
        assertThat(client.get("/repos/acme/rocket/issues").status()).isEqualTo(200);
        assertThat(client.get("/repos/acme/rocket").status()).isEqualTo(200);
        assertThat(client.get("/repos/acme/rocket/issues").status()).isEqualTo(502);
        assertThat(client.get("/repos/acme/webapp/issues").status()).isEqualTo(502);
        assertThat(client.get("/repos/acme/rocket/issues").status()).isEqualTo(200);
        assertThat(simulator.faults().pending()).isEmpty();
    }

    @Test
    void testHeadersAndBody()
    {
        Fault.Respond secondaryLimit = new Fault.Respond(403, Headers.of("Retry-After", "60"), "{\"message\":\"secondary rate limit\"}");
        simulator.faults().add(fault(secondaryLimit).whenQueryContains("page=2"));
        assertThat(client.get("/repos/acme/rocket/issues?page=1").status()).isEqualTo(200);
        Reply limited = client.get("/repos/acme/rocket/issues?page=2");
        assertThat(limited.status()).isEqualTo(403);
        assertThat(limited.header("Retry-After")).hasValue("60");
        assertThat(limited.json().get("message").asText()).contains("secondary");
    }

    @Test
    void testCutConnections()
    {
        simulator.faults().add(Fault.reset());
        assertThatThrownBy(() -> client.get("/repos/acme/rocket")).isInstanceOf(UncheckedIOException.class);
        simulator.faults().add(fault(new Fault.CutBody()));
        assertThatThrownBy(() -> client.get("/repos/acme/rocket")).isInstanceOf(UncheckedIOException.class);
        assertThat(client.get("/repos/acme/rocket").status()).isEqualTo(200);
        assertThat(simulator.journal().entries()).extracting(JournalEntry::status).containsExactly(0, 200, 200);
        assertThat(simulator.journal().entries()).extracting(JournalEntry::scripted).containsExactly(true, true, false);
    }

    @Test
    void testJournal()
    {
        client.get("/repos/acme/rocket/issues?state=all&per_page=2");
        JournalEntry entry = simulator.journal().entries().getFirst();
        assertThat(entry).isEqualTo(
                new JournalEntry(1, Company.TODAY, "GET", ISSUES, "/api/v3/repos/acme/rocket/issues", "state=all&per_page=2", "", 200, 1, "full", false));
        assertThat(entry.query().value("per_page")).hasValue("2");
        client.get("/repos/acme/rocket/pulls");
        assertThat(simulator.journal().entries(ISSUES)).hasSize(1);
        simulator.journal().clear();
        assertThat(simulator.journal().size()).isZero();
    }

    @Test
    void testControlOverHttp()
    {
        assertThat(control.get("/health").status()).isEqualTo(200);
        String fault =
                """
                {"route": "/repos/{owner}/{repo}/issues", "at": 2, "status": 500, "headers": {"X-A": "b"}, "body": {"a": 1}}
                """;
        assertThat(control.send("POST", "/faults", fault).status()).isEqualTo(201);
        assertThat(client.get("/repos/acme/rocket/issues").status()).isEqualTo(200);
        Reply failed = client.get("/repos/acme/rocket/issues");
        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.header("X-A")).hasValue("b");
        assertThat(failed.body()).isEqualTo("{\"a\":1}");

        Reply journal = control.get("/journal");
        assertThat(journal.json().findValues("status").stream().map(JsonNode::asInt)).containsExactly(200, 500);
        assertThat(journal.json().at("/0/credential").asText()).isEqualTo("full");
        assertThat(journal.body()).doesNotContain("canary-secret");
        assertThat(control.send("DELETE", "/journal", "").status()).isEqualTo(200);
        assertThat(control.get("/journal").body()).isEqualTo("[]");
        assertThat(control.send("POST", "/faults", "{\"action\": \"nonsense\"}").status()).isEqualTo(400);
        assertThat(control.send("POST", "/faults", "nonsense").status()).isEqualTo(400);
        assertThat(control.get("/nonsense").status()).isEqualTo(404);
        assertThat(simulator.journal().size()).isZero();
    }

    @Test
    void testSecretsAreNotPrinted()
    {
        assertThat(new GitHubToken("full", "canary-secret", "ada", Visibility.everything(), 1).toString())
                .doesNotContain("canary-secret");
    }
}

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
import io.omnisql.simulator.TestingClient.Reply;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.http.JournalEntry;
import io.omnisql.simulator.http.ManualClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestGitHubBudget
{
    private final ManualClock clock = new ManualClock(Company.TODAY);
    private final GitHubDataset data = GitHubDataset.of(Company.generate(1, 0.1));
    private GitHubSimulator simulator;
    private TestingClient client;

    @BeforeAll
    void start()
    {
        simulator = GitHubSimulator.builder()
                .data(data)
                .token(new GitHubToken("small", "secret-small", "zoe", Visibility.everything(), 3))
                .token("other", "secret-other")
                .clock(clock)
                .start();
        client = new TestingClient(simulator.baseUri(), "secret-small");
    }

    @AfterAll
    void stop()
    {
        simulator.close();
    }

    @BeforeEach
    void openNewWindow()
    {
        clock.advance(Duration.ofHours(2));
        simulator.journal().clear();
        simulator.change(_ -> data);
    }

    @Test
    void testExhaustionAndReset()
    {
        long reset = clock.instant().plus(Duration.ofHours(1)).getEpochSecond();
        for (int remaining = 2; remaining >= 0; remaining--) {
            Reply reply = client.get("/repos/acme/rocket");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("X-RateLimit-Remaining")).hasValue(String.valueOf(remaining));
            assertThat(reply.header("X-RateLimit-Reset")).hasValue(String.valueOf(reset));
            assertThat(reply.header("X-RateLimit-Resource")).hasValue("core");
        }
        Reply refused = client.get("/repos/acme/rocket");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("X-RateLimit-Remaining")).hasValue("0");
        assertThat(refused.header("X-RateLimit-Used")).hasValue("3");
        assertThat(refused.json().get("message").asText()).startsWith("API rate limit exceeded for user ID");

        clock.advance(Duration.ofMinutes(59));
        assertThat(client.get("/repos/acme/rocket").status()).isEqualTo(403);
        clock.advance(Duration.ofMinutes(1));
        assertThat(client.get("/repos/acme/rocket").status()).isEqualTo(200);
        assertThat(simulator.journal().cost()).isEqualTo(4);
    }

    /**
     * As reported in mozilla/standards-positions issue 1221.
     */
    @Test
    void testExhaustionOfTheAnonymous()
    {
        simulator.budget("anonymous").consume(60);
        Reply refused = new TestingClient(simulator.baseUri(), "").get("/repos/acme/rocket");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("message").asText()).startsWith("API rate limit exceeded for 127.0.0.1. (But here's the good news: Authenticated requests get a higher rate limit.");
    }

    @Test
    void testExhaustionMayAnswer429()
    {
        try (GitHubSimulator strict = GitHubSimulator.builder().data(data).token("full", "secret").exhaustedStatus(429).start()) {
            strict.budget("full").consume(5_000);
            assertThat(new TestingClient(strict.baseUri(), "secret").get("/repos/acme/rocket").status()).isEqualTo(429);
        }
    }

    @Test
    void testRateLimitIsFree()
    {
        client.get("/repos/acme/rocket");
        for (int i = 0; i < 5; i++) {
            Reply reply = client.get("/rate_limit");
            assertThat(reply.json().at("/resources/core/remaining").asInt()).isEqualTo(2);
            assertThat(reply.json().at("/rate/used").asInt()).isEqualTo(1);
        }
        assertThat(simulator.journal().cost()).isEqualTo(1);
    }

    @Test
    void testUnchangedIsFree()
    {
        String address = "/repos/acme/rocket/issues?state=all";
        Reply first = client.get(address);
        String tag = first.header("ETag").orElseThrow();
        assertThat(tag).startsWith("W/\"");
        for (int i = 0; i < 5; i++) {
            Reply again = client.get(address, "If-None-Match", tag);
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.header("ETag")).hasValue(tag);
            assertThat(again.header("X-RateLimit-Remaining")).hasValue("2");
        }
        assertThat(client.get(address, "If-None-Match", "\"a\", " + tag.substring(2)).status()).isEqualTo(304);
        assertThat(simulator.journal().entries().stream().map(JournalEntry::cost)).containsExactly(1, 0, 0, 0, 0, 0, 0);
        // the tag of one token is worth nothing to another
        assertThat(new TestingClient(simulator.baseUri(), "secret-other").get(address, "If-None-Match", tag).status()).isEqualTo(200);
        assertThat(client.get(address, "If-None-Match", tag, "Accept", "application/json").status()).isEqualTo(200);
    }

    @Test
    void testChangedContentHasAnotherTag()
    {
        String address = "/repos/acme/rocket/issues/1";
        String tag = client.get(address).header("ETag").orElseThrow();
        RepositoryContent rocket = data.repository("acme", "rocket");
        simulator.change(current -> current.with(rocket.withIssues(rocket.issues().subList(1, 30))));
        assertThat(client.get(address, "If-None-Match", tag).status()).isEqualTo(404);
        simulator.change(_ -> data);
        assertThat(client.get(address, "If-None-Match", tag).status()).isEqualTo(304);
    }

    @Test
    void testLastModified()
    {
        Reply first = client.get("/repos/acme/rocket/issues/27");
        assertThat(first.header("Last-Modified")).hasValue("Fri, 01 Mar 2024 00:00:00 GMT");
        assertThat(client.get("/repos/acme/rocket/issues/27", "If-Modified-Since", "Fri, 01 Mar 2024 00:00:00 GMT").status()).isEqualTo(304);
        assertThat(client.get("/repos/acme/rocket/issues/27", "If-Modified-Since", "Thu, 29 Feb 2024 23:59:59 GMT").status()).isEqualTo(200);
        assertThat(client.get("/repos/acme/rocket/issues").header("Last-Modified")).isEmpty();
    }

    @Test
    void testConfirmationsCostTheAnonymous()
    {
        TestingClient anonymous = new TestingClient(simulator.baseUri(), "");
        String tag = anonymous.get("/repos/acme/rocket").header("ETag").orElseThrow();
        assertThat(anonymous.get("/repos/acme/rocket", "If-None-Match", tag).header("X-RateLimit-Remaining")).hasValue("58");
    }
}

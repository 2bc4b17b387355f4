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
import io.omnisql.simulator.http.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import static io.omnisql.simulator.http.Occasion.nextRequest;
import static java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The limits that no header tells of.
 */
@Timeout(60)
final class TestGitHubSecondaryLimits
{
    private static final String ISSUES = "/repos/acme/rocket/issues";
    private static final String QUERY = "{\"query\":\"{ rateLimit { cost } }\"}";

    private final ManualClock clock = new ManualClock(Company.TODAY);
    private GitHubSimulator simulator;
    private TestingClient client;

    private void start(SecondaryLimits limits)
    {
        simulator = GitHubSimulator.builder()
                .company(Company.generate(1, 0.1))
                .token("full", "secret-full")
                .token("other", "secret-other")
                .secondaryLimits(limits)
                .clock(clock)
                .start();
        client = new TestingClient(simulator.baseUri(), "secret-full");
    }

    @AfterEach
    void stop()
    {
        simulator.close();
    }

    @Test
    void testDocumentedLimits()
    {
        start(SecondaryLimits.documented());
        assertThat(SecondaryLimits.documented()).isEqualTo(new SecondaryLimits(100, 900, 2_000, 403, Optional.of(Duration.ofSeconds(60))));
        for (int request = 0; request < 900; request++) {
            assertThat(simulator.journal().size()).isEqualTo(request);
            assertThat(client.get("/repos/acme/rocket/labels?per_page=1").status()).isEqualTo(200);
        }
        Reply refused = client.get("/repos/acme/rocket/labels?per_page=1");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("Retry-After")).hasValue("60");
        assertThat(refused.header("X-RateLimit-Remaining")).hasValue("4100");
        assertThat(refused.json().get("message").asText()).startsWith("You have exceeded a secondary rate limit");

        // each route has points of its own, and so has each credential
        assertThat(client.get(ISSUES).status()).isEqualTo(200);
        assertThat(new TestingClient(simulator.baseUri(), "secret-other").get("/repos/acme/rocket/labels").status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(60));
        assertThat(client.get("/repos/acme/rocket/labels").status()).isEqualTo(200);
    }

    @Test
    void testPointsOfGraphQl()
    {
        assumeTrue(GraphQlSchema.find().isPresent());
        start(SecondaryLimits.documented().withPointsPerMinute(1, 2).refusing(429, Optional.empty()));
        assertThat(client.send("POST", "/graphql", QUERY).status()).isEqualTo(200);
        assertThat(client.send("POST", "/graphql", QUERY).status()).isEqualTo(200);
        Reply refused = client.send("POST", "/graphql", QUERY);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEmpty();
        assertThat(refused.body()).contains("secondary rate limit");
        assertThat(client.get(ISSUES).status()).isEqualTo(200);
        assertThat(client.get(ISSUES).status()).isEqualTo(429);
    }

    @Test
    void testRequestsAtTheSameTime()
            throws InterruptedException
    {
        start(SecondaryLimits.documented().withConcurrentRequests(2));
        CountDownLatch arrived = new CountDownLatch(2);
        CompletableFuture<Void> permission = new CompletableFuture<>();
        simulator.changes().add(nextRequest("/repos/{owner}/{repo}").times(2), () -> {
            arrived.countDown();
            permission.join();
        });
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> client.get("/repos/acme/rocket").status(), newVirtualThreadPerTaskExecutor());
        CompletableFuture<Integer> second = CompletableFuture.supplyAsync(() -> client.get("/repos/acme/rocket").status(), newVirtualThreadPerTaskExecutor());
        arrived.await();
        assertThat(client.get(ISSUES).status()).isEqualTo(403);
        assertThat(new TestingClient(simulator.baseUri(), "secret-other").get(ISSUES).status()).isEqualTo(200);
        permission.complete(null);
        assertThat(first.join()).isEqualTo(200);
        assertThat(second.join()).isEqualTo(200);
        assertThat(client.get(ISSUES).status()).isEqualTo(200);
    }
}

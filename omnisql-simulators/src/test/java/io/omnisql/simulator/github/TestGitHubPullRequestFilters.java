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
import io.omnisql.simulator.TestingClient;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.http.ManualClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestGitHubPullRequestFilters
{
    private GitHubSimulator simulator;
    private TestingClient client;

    @BeforeAll
    void start()
    {
        simulator = GitHubSimulator.builder()
                .company(Company.generate(1, 0.1))
                .token("full", "secret-full")
                .clock(new ManualClock(Company.TODAY))
                .start();
        client = new TestingClient(simulator.baseUri(), "secret-full");
    }

    @AfterAll
    void stop()
    {
        simulator.close();
    }

    @Test
    void testOnlyOpenByDefault()
    {
        assertThat(numbers("")).containsExactly(38, 35, 32, 29, 26, 20, 17, 11);
        assertThat(numbers("state=closed")).containsExactly(23, 14, 8, 5);
        assertThat(numbers("state=all")).hasSize(12);
        assertThat(client.get("/repos/acme/rocket/pulls?state=merged").status()).isEqualTo(422);
    }

    @Test
    void testHeadNeedsItsOwner()
    {
        assertThat(numbers("state=all&head=ACME:fix/engine")).containsExactly(5);
        assertThat(numbers("state=all&head=zoe:fix/engine")).containsExactly(38);
        assertThat(numbers("state=all&head=zoe:Fix/Engine")).isEmpty();
        // without an owner it is ignored
        assertThat(numbers("state=all&head=fix/engine")).hasSize(12);
    }

    @Test
    void testBase()
    {
        assertThat(numbers("state=all&base=release/1.x")).containsExactly(23);
        assertThat(numbers("state=all&base=Main")).containsExactly(38);
        assertThat(numbers("state=all&base=none")).isEmpty();
    }

    @Test
    void testDirectionDependsOnTheSort()
    {
        assertThat(numbers("state=all&sort=created")).startsWith(38, 35).endsWith(8, 5);
        assertThat(numbers("state=all&sort=created&direction=asc")).startsWith(5, 8).endsWith(35, 38);
        assertThat(numbers("state=all&sort=updated")).startsWith(11, 17).endsWith(35, 38);
        assertThat(numbers("state=all&sort=updated&direction=desc")).startsWith(38, 35);
        assertThat(numbers("state=all&sort=popularity")).endsWith(11);
    }

    @Test
    void testLongRunningIsAFilter()
    {
        assertThat(numbers("state=all&sort=long-running")).containsExactly(35);
    }

    @Test
    void testSingle()
    {
        assertThat(client.get("/repos/acme/rocket/pulls/29").json().get("additions").asInt()).isEqualTo(100_000);
        assertThat(client.get("/repos/acme/rocket/pulls/32").json().get("mergeable").isNull()).isTrue();
        assertThat(client.get("/repos/acme/rocket/pulls/14").json().at("/head/repo").isNull()).isTrue();
        assertThat(client.get("/repos/acme/rocket/pulls/17").json().get("user").isNull()).isTrue();
        // number 1 is an issue
        assertThat(client.get("/repos/acme/rocket/pulls/1").status()).isEqualTo(404);
        assertThat(client.get("/repos/acme/rocket/pulls/4294967301").status()).isEqualTo(404);
        assertThat(client.get("/repos/acme/rocket/pulls/x").status()).isEqualTo(404);
    }

    private ImmutableList<Integer> numbers(String query)
    {
        return client.get("/repos/acme/rocket/pulls?per_page=100&" + query).numbers();
    }
}

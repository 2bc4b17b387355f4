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
import com.google.common.collect.Streams;
import io.omnisql.simulator.TestingClient;
import io.omnisql.simulator.company.Company;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestGitHubCommits
{
    private GitHubSimulator simulator;
    private TestingClient client;

    @BeforeAll
    void start()
    {
        simulator = GitHubSimulator.builder()
                .company(Company.generate(1, 0.3))
                .token("full", "secret-full")
                .start();
        client = new TestingClient(simulator.baseUri(), "secret-full");
    }

    @AfterAll
    void stop()
    {
        simulator.close();
    }

    @Test
    void testMergedPullRequestsAreCommitted()
    {
        List<JsonNode> commits = client.rows("/repos/acme/rocket/commits?per_page=2");
        assertThat(commits).hasSize(4).extracting(commit -> commit.get("sha").asText())
                .isEqualTo(simulator.data().repository("acme", "rocket").commits().stream().map(GitHubCommit::sha).toList())
                .contains(client.get("/repos/acme/rocket/pulls/5").json().get("merge_commit_sha").asText());
        assertThat(commits.getLast().get("author").isNull()).isTrue();
        assertThat(commits.getLast().get("parents")).isEmpty();
    }

    @Test
    void testFilters()
    {
        String second = simulator.data().repository("acme", "rocket").commits().get(1).sha();
        assertThat(messages("author=ada")).containsExactly("Against another base (#23)", "Start the engine (#5)");
        assertThat(messages("author=GRACE-H@acme.example")).containsExactly("From a fork that is gone (#14)");
        assertThat(messages("committer=ada&author=grace-h@acme.example")).containsExactly("From a fork that is gone (#14)");
        assertThat(messages("author=nobody-at-all")).isEmpty();
        assertThat(messages("path=src/part-5.txt")).containsExactly("Start the engine (#5)");
        assertThat(messages("path=src/part")).isEmpty();
        assertThat(messages("committer=grace-h")).containsExactly("Start the engine (#5)");
        assertThat(messages("path=src")).hasSize(3);
        assertThat(messages("path=README.md")).containsExactly("Begin");
        assertThat(messages("since=2024-05-01T11:59:59Z")).hasSize(3);
        assertThat(messages("since=2024-05-01T12:00:00Z")).isEmpty();
        assertThat(messages("until=2024-05-01T12:00:00Z")).containsExactly("Begin");
        assertThat(messages("sha=" + second)).hasSize(3);
        assertThat(client.get("/repos/acme/rocket/commits?sha=no-such-branch").status()).isEqualTo(404);
    }

    @Test
    void testOtherBranches()
    {
        // the branch of an open pull request lies on top of the default one, a base where it was merged into last
        assertThat(messages("sha=main")).hasSize(4);
        assertThat(messages("sha=conflict&per_page=100")).hasSize(100);
        assertThat(client.rows("/repos/acme/rocket/commits?sha=conflict&per_page=100")).hasSize(254);
        assertThat(messages("sha=release/1.x")).startsWith("Against another base (#23)");
        String head = client.get("/repos/acme/rocket/pulls/8").json().at("/head/sha").asText();
        assertThat(messages("sha=" + head)).hasSize(5);
        assertThat(client.get("/repos/globex/observatory/commits?sha=main").status()).isEqualTo(404);
        assertThat(client.get("/repos/globex/observatory/commits?sha=trunk").json()).isEqualTo(client.get("/repos/globex/observatory/commits").json());
    }

    @Test
    void testEmptyRepositoryIsAConflict()
    {
        assertThat(client.get("/repos/acme/empty/commits").status()).isEqualTo(409);
        assertThat(client.get("/repos/acme/empty/commits").json().get("message").asText()).isEqualTo("Git Repository is empty.");
    }

    private List<String> messages(String query)
    {
        return Streams.stream(client.get("/repos/acme/rocket/commits?" + query).json())
                .map(commit -> commit.at("/commit/message").asText().lines().findFirst().orElse(""))
                .toList();
    }
}

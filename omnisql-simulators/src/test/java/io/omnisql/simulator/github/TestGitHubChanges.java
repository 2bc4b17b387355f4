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
import com.google.common.collect.ImmutableList;
import io.omnisql.simulator.TestingClient;
import io.omnisql.simulator.TestingClient.Reply;
import io.omnisql.simulator.company.Company;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The files and commits of pull requests, and those of single commits.
 */
@TestInstance(PER_CLASS)
final class TestGitHubChanges
{
    private static final String ROCKET = "/repos/acme/rocket";
    private static final String HAYSTACK = "/repos/jose-n/haystack";

    private GitHubSimulator simulator;
    private TestingClient client;

    @BeforeAll
    void start()
    {
        simulator = GitHubSimulator.builder()
                .company(Company.generate(1, 0.1))
                .token("full", "secret-full")
                .token("limited", "secret-limited", Visibility.publicOnly())
                .start();
        client = new TestingClient(simulator.baseUri(), "secret-full");
    }

    @AfterAll
    void stop()
    {
        simulator.close();
    }

    @Test
    void testFilesAddUpToThePullRequest()
    {
        for (String path : ImmutableList.of(ROCKET + "/pulls/5", ROCKET + "/pulls/29", HAYSTACK + "/pulls/1", "/repos/globex/observatory/pulls/12")) {
            JsonNode request = client.get(path).json();
            List<JsonNode> files = client.rows(path + "/files?per_page=100");
            assertThat(files).hasSize(request.get("changed_files").asInt());
            assertThat(files).extracting(file -> file.get("filename").asText()).isSorted().doesNotHaveDuplicates();
            assertThat(files.stream().mapToInt(file -> file.get("additions").asInt()).sum()).isEqualTo(request.get("additions").asInt());
            assertThat(files.stream().mapToInt(file -> file.get("deletions").asInt()).sum()).isEqualTo(request.get("deletions").asInt());
        }
    }

    @Test
    void testFilesOfEveryKind()
    {
        List<JsonNode> files = client.rows(HAYSTACK + "/pulls/1/files?per_page=100");
        assertThat(files).extracting(file -> file.get("status").asText()).contains("added", "removed", "modified", "renamed", "copied", "changed");
        assertThat(files).allMatch(file -> file.has("previous_filename") == List.of("renamed", "copied").contains(file.get("status").asText()))
                .anyMatch(file -> file.get("filename").asText().endsWith(".png") && !file.has("patch"))
                .anyMatch(file -> file.get("status").asText().equals("renamed") && file.get("changes").asInt() == 0 && !file.has("patch"))
                .anyMatch(file -> file.has("patch"));
        // too large
        assertThat(new FileChanges("a.txt", 1, 500, 0).list().getFirst().patch()).isEmpty();
        assertThat(new FileChanges("a.txt", 0, 5, 5).list()).isEmpty();
    }

    @Test
    void testFilesEndAtThreeThousand()
    {
        assertThat(client.get(HAYSTACK + "/pulls/2").json().get("changed_files").asInt()).isEqualTo(3_010);
        assertThat(client.rows(HAYSTACK + "/pulls/2/files?per_page=100")).hasSize(3_000);
        assertThat(client.get(HAYSTACK + "/pulls/2/files?per_page=100").link("last").orElseThrow()).endsWith("page=30");
        assertThat(client.get(HAYSTACK + "/pulls/2/files?per_page=100&page=31").body()).isEqualTo("[]");
    }

    @Test
    void testCommitsEndAtTwoHundredFifty()
    {
        JsonNode request = client.get(HAYSTACK + "/pulls/1").json();
        assertThat(request.get("commits").asInt()).isEqualTo(260);
        List<JsonNode> commits = client.rows(HAYSTACK + "/pulls/1/commits?per_page=100");
        assertThat(commits).hasSize(250);
        assertThat(commits).extracting(commit -> commit.get("sha").asText()).doesNotHaveDuplicates();
        assertThat(commits).extracting(commit -> commit.get("node_id").asText()).doesNotHaveDuplicates();
        // oldest first, each on top of the one before
        assertThat(commits.getFirst().at("/parents/0/sha")).isEqualTo(request.at("/base/sha"));
        assertThat(commits.get(1).at("/parents/0/sha")).isEqualTo(commits.getFirst().get("sha"));
        assertThat(commits).anyMatch(commit -> commit.get("author").isNull());
        List<JsonNode> few = client.rows(ROCKET + "/pulls/5/commits");
        assertThat(few).hasSize(1);
        assertThat(few.getFirst().get("sha")).isEqualTo(client.get(ROCKET + "/pulls/5").json().at("/head/sha"));
    }

    @Test
    void testAccess()
    {
        TestingClient limited = new TestingClient(simulator.baseUri(), "secret-limited");
        int number = simulator.data().pullRequests("acme", "vault").stream().map(GitHubPullRequest::number).findFirst().orElse(1);
        for (String rest : ImmutableList.of("/files", "/commits", "/reviews", "/comments")) {
            assertThat(client.get(ROCKET + "/pulls/1" + rest).status()).isEqualTo(404);
            assertThat(limited.get("/repos/acme/vault/pulls/" + number + rest).status()).isEqualTo(404);
            assertThat(client.get("/repos/acme/old-launchpad/pulls/1" + rest).status()).isEqualTo(301);
        }
    }

    @Test
    void testSingleCommit()
    {
        String merge = client.get(ROCKET + "/pulls/5").json().get("merge_commit_sha").asText();
        JsonNode commit = client.get(ROCKET + "/commits/" + merge).json();
        assertThat(commit.get("files")).hasSize(1);
        assertThat(commit.at("/stats/total").asInt()).isEqualTo(1);
        assertThat(client.get(ROCKET + "/commits/" + merge.substring(0, 10)).json()).isEqualTo(commit);
        assertThat(client.get(ROCKET + "/commits/" + merge).header("Last-Modified")).hasValue("Wed, 01 May 2024 12:00:00 GMT");
        // a branch, a head that is on no branch, and one with a slash
        assertThat(client.get(ROCKET + "/commits/main").json().get("sha")).isEqualTo(client.get(ROCKET + "/commits").json().get(0).get("sha"));
        String head = client.get(ROCKET + "/pulls/8").json().at("/head/sha").asText();
        assertThat(client.get(ROCKET + "/commits/" + head).json().get("sha").asText()).isEqualTo(head);
        assertThat(client.get(ROCKET + "/commits/release%2F1.x").json().at("/commit/message").asText()).startsWith("Against another base (#23)");
        assertThat(client.get(ROCKET + "/commits/no-such").status()).isEqualTo(422);
        assertThat(client.get(ROCKET + "/commits/" + "0".repeat(40)).json().get("message").asText()).isEqualTo("No commit found for SHA: " + "0".repeat(40));
        assertThat(client.get("/repos/acme/empty/commits/main").status()).isEqualTo(409);
    }

    @Test
    void testFilesOfACommitComeInPagesOfThreeHundred()
    {
        RepositoryContent content = simulator.data().repository("acme", "rocket");
        GitHubPullRequest huge = content.pullRequest(29).orElseThrow();
        PullRequestBuilder merged = new PullRequestBuilder(huge.ids(), content.repository()).merged(Company.TODAY, content.repository().owner()).size(1, 10, 10, 650);
        simulator.change(data -> data.with(content.withPullRequests(ImmutableList.of(merged.build(huge.issue())))));
        String tip = ROCKET + "/commits/main";
        Reply first = client.get(tip);
        assertThat(first.json().get("files")).hasSize(300);
        assertThat(first.link("last").orElseThrow()).contains("/commits/" + first.json().get("sha").asText()).endsWith("page=3");
        Reply last = client.get(first.link("last").orElseThrow());
        assertThat(last.json().get("files")).hasSize(50);
        assertThat(last.json().get("stats")).isEqualTo(first.json().get("stats"));
        assertThat(client.get(tip + "?per_page=10").json().get("files")).hasSize(10);
        simulator.change(data -> data.with(content));
    }
}

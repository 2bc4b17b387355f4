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

@TestInstance(PER_CLASS)
final class TestGitHubPaging
{
    private GitHubSimulator simulator;
    private TestingClient client;

    @BeforeAll
    void start()
    {
        simulator = GitHubSimulator.builder()
                .company(Company.generate(7, 1))
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
    void testIssuesByCursorGiveEachRowOnce()
    {
        int expected = simulator.data().repository("acme", "monolith").entries().size();
        assertThat(expected).isGreaterThan(450);
        for (String sort : List.of("created", "updated", "comments")) {
            for (String direction : List.of("asc", "desc")) {
                List<JsonNode> rows = client.rows("/repos/acme/monolith/issues?state=all&per_page=100&sort=" + sort + "&direction=" + direction);
                assertThat(rows).hasSize(expected);
                assertThat(rows.stream().map(row -> row.get("number").asInt())).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void testIssueLinksHaveNeitherFirstNorLast()
    {
        Reply first = client.get("/repos/acme/monolith/issues?state=all&per_page=10");
        assertThat(first.link("next")).hasValueSatisfying(next -> assertThat(next)
                .startsWith(simulator.baseUri() + "/repositories/")
                .contains("/issues?state=all&per_page=10&after=")
                .endsWith("&page=2"));
        assertThat(first.link("prev")).isEmpty();

        Reply second = client.get(first.link("next").orElseThrow());
        assertThat(second.link("first")).isEmpty();
        assertThat(second.link("last")).isEmpty();
        assertThat(client.get(second.link("prev").orElseThrow()).numbers()).isEqualTo(first.numbers());
    }

    /**
     * As measured by jv-k/gh-runs, and as hub4j recorded blanks, colons and slashes of a search.
     */
    @Test
    void testLinksEscapeParametersAnew()
    {
        Reply first = client.get("/repos/acme/monolith/issues?state=all&labels=good%20first%20issue&since=2020-01-01T00:00:00Z&per_page=1&page=1");
        assertThat(first.link("next").orElseThrow()).contains("/issues?state=all&labels=good+first+issue&since=2020-01-01T00%3A00%3A00Z&per_page=1&after=");
        assertThat(client.get("/user/repos?affiliation=owner,collaborator&per_page=1").link("last")).hasValueSatisfying(last -> assertThat(last)
                .endsWith("/user/repos?affiliation=owner%2Ccollaborator&per_page=1&page=5"));
    }

    @Test
    void testPullRequestsByNumberGiveEachRowOnce()
    {
        int expected = simulator.data().pullRequests("acme", "monolith").size();
        ImmutableList<Reply> pages = client.pages("/repos/acme/monolith/pulls?state=all&per_page=100");
        int last = (expected + 99) / 100;
        long id = simulator.data().repository("acme", "monolith").repository().id();
        String address = simulator.baseUri() + "/repositories/" + id + "/pulls?state=all&per_page=100&page=";
        assertThat(pages).hasSize(last);
        assertThat(pages.getFirst().header("Link")).hasValue("<" + address + "2>; rel=\"next\", <" + address + last + ">; rel=\"last\"");
        assertThat(pages.getLast().header("Link")).hasValue("<" + address + (last - 1) + ">; rel=\"prev\", <" + address + "1>; rel=\"first\"");
        assertThat(pages.stream().flatMap(page -> page.numbers().stream())).hasSize(expected).doesNotHaveDuplicates();
    }

    @Test
    void testPageSizeIsThirtyByDefaultAndAtMostHundred()
    {
        assertThat(client.get("/repos/acme/monolith/issues?state=all").numbers()).hasSize(30);
        assertThat(client.get("/repos/acme/monolith/issues?state=all&per_page=1000").numbers()).hasSize(100);
        assertThat(client.get("/repos/acme/monolith/issues?state=all&per_page=0").numbers()).hasSize(30);
        assertThat(client.get("/repos/acme/monolith/issues?state=all&per_page=x&page=y").numbers()).hasSize(30);
    }

    @Test
    void testPageBeyondTheEndIsEmpty()
    {
        Reply issues = client.get("/repos/acme/rocket/issues?state=all&page=99");
        assertThat(issues.numbers()).isEmpty();
        assertThat(issues.link("next")).isEmpty();
        assertThat(client.get("/repos/acme/rocket/pulls?state=all&page=99").numbers()).isEmpty();
    }

    @Test
    void testNumberedPagesOfIssuesEndAtTenThousandRows()
    {
        assertThat(client.get("/repos/acme/monolith/issues?per_page=100&page=99").status()).isEqualTo(200);
        Reply refused = client.get("/repos/acme/monolith/issues?per_page=100&page=100");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("message").asText()).startsWith("Pagination with the page parameter is not supported");
    }

    @Test
    void testRepositoryLists()
    {
        assertThat(client.rows("/orgs/acme/repos?per_page=7").stream().map(row -> row.get("id").asLong()))
                .containsExactlyInAnyOrderElementsOf(simulator.data().repositories("acme").stream().map(GitHubRepository::id).toList());
        assertThat(client.get("/orgs/acme/repos?per_page=7").link("next").orElseThrow()).contains("/organizations/");
        assertThat(client.rows("/user/repos?per_page=9")).hasSizeGreaterThan(40);
        assertThat(client.rows("/users/ada/repos?per_page=1")).hasSize(2);
    }

    @Test
    void testSinglePageHasNoLinks()
    {
        assertThat(client.get("/repos/acme/rocket/issues?state=all&per_page=100").header("Link")).isEmpty();
        assertThat(client.get("/repos/acme/rocket/pulls?state=all&per_page=100").header("Link")).isEmpty();
    }
}

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
import com.google.common.collect.ImmutableSet;
import io.omnisql.simulator.TestingClient;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.contract.JsonShape;
import io.omnisql.simulator.contract.Recording;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/** The simulator's answers have the fields and types of real answers, but for the listed differences. */
@TestInstance(PER_CLASS)
final class TestGitHubRecordings
{
    private GitHubSimulator simulator;
    private TestingClient client;

    @BeforeAll
    void start()
    {
        simulator = GitHubSimulator.builder()
                .company(Company.generate(3, 1))
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
    void testIssuesOf2019()
    {
        check(Recording.hub4j("AppTest.testGetIssues", address -> address.contains("/issues?")), issues(), ImmutableSet.of(), ImmutableSet.of());
    }

    @Test
    void testIssuesOf2022()
    {
        check(Recording.octokit("paginate-issues.raw", path -> path.contains("/issues?")), issues(), ImmutableSet.of(), ImmutableSet.of());
        check(Recording.devlake("github_api_issues"), issues(), ImmutableSet.of(), ImmutableSet.of());
    }

    @Test
    void testPullRequestsOf2022()
    {
        check(Recording.devlake("github_api_pull_requests"), client.rows("/repos/acme/rocket/pulls?state=all&per_page=100"), ImmutableSet.of(), ImmutableSet.of());
    }

    @Test
    void testPullRequestOf2025()
    {
        check(
                Recording.hub4j("GHPullRequestTest.enablePullRequestAutoMergeFailure", address -> address.endsWith("/pulls/9")),
                single("/repos/acme/rocket/pulls/5", "/repos/acme/rocket/pulls/26"),
                ImmutableSet.of(),
                ImmutableSet.of());
    }

    @Test
    void testRepositoryOf2025()
    {
        check(
                Recording.hub4j("GHPullRequestTest.enablePullRequestAutoMergeFailure", address -> address.endsWith("/for-test")),
                single("/repos/acme/rocket", "/repos/ada/dotfiles"),
                ImmutableSet.of(),
                ImmutableSet.of());
    }

    @Test
    void testRepositoryOf2022()
    {
        check(Recording.octokit("get-repository.raw", _ -> true), single("/repos/acme/rocket"), ImmutableSet.of(), ImmutableSet.of());
    }

    @Test
    void testOrganizationRepositoriesOf2019()
    {
        check(Recording.hub4j("AppTest.testOrgRepositories", address -> address.contains("/repos?")), client.rows("/orgs/acme/repos?per_page=100"), ImmutableSet.of(), ImmutableSet.of());
    }

    @Test
    void testOrganization()
    {
        check(Recording.octokit("get-organization", _ -> true), single("/orgs/acme"), ImmutableSet.of(), ImmutableSet.of());
    }

    private ImmutableList<JsonNode> issues()
    {
        return client.rows("/repos/acme/rocket/issues?state=all&per_page=100");
    }

    private ImmutableList<JsonNode> single(String... paths)
    {
        ImmutableList.Builder<JsonNode> bodies = ImmutableList.builder();
        for (String path : paths) {
            bodies.add(client.get(path).json());
        }
        return bodies.build();
    }

    private static void check(ImmutableList<JsonNode> recorded, ImmutableList<JsonNode> simulated, ImmutableSet<String> onlyRecorded, ImmutableSet<String> onlySimulated)
    {
        assertThat(recorded).isNotEmpty();
        JsonShape expected = JsonShape.of(recorded);
        JsonShape actual = JsonShape.of(simulated);
        assertThat(actual.conflicts(expected)).isEmpty();
        org.assertj.core.api.SoftAssertions s = new org.assertj.core.api.SoftAssertions();
        s.assertThat(expected.without(actual)).describedAs("only recorded").isEqualTo(onlyRecorded);
        s.assertThat(actual.without(expected)).describedAs("only simulated").isEqualTo(onlySimulated);
        s.assertAll();
    }
}

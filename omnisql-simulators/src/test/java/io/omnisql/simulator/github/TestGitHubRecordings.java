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
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.contract.Recording;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static io.omnisql.simulator.github.RecordedShape.check;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The simulator's answers have the fields and types of real answers, but for the listed differences.
 */
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
    void testIssues()
    {
        ImmutableList<JsonNode> issues = client.rows("/repos/acme/rocket/issues?state=all&per_page=100");
        check(Recording.hub4j("AppTest.testGetIssues", address -> address.contains("/issues?")), issues);
        check(Recording.octokit("paginate-issues.raw", path -> path.contains("/issues?")), issues);
        check(Recording.devlake("github_api_issues"), issues);
    }

    @Test
    void testPullRequests()
    {
        check(Recording.devlake("github_api_pull_requests"), client.rows("/repos/acme/rocket/pulls?state=all&per_page=100"));
        check(Recording.hub4j("GHPullRequestTest.enablePullRequestAutoMergeFailure", address -> address.endsWith("/pulls/9")),
                singles("/repos/acme/rocket/pulls/5", "/repos/acme/rocket/pulls/26"));
    }

    @Test
    void testCommits()
    {
        check(Recording.hub4j("AppTest.testListCommits", address -> address.contains("/commits")),
                client.rows("/repos/acme/rocket/commits?per_page=100"));
    }

    @Test
    void testSingleCommits()
    {
        String sha = simulator.data().repository("acme", "webapp").commits().getFirst().sha();
        check(Recording.hub4j("CommitTest.getFiles", address -> address.contains("/commits/")), singles("/repos/acme/webapp/commits/" + sha));
    }

    @Test
    void testLabelsAndMilestones()
    {
        check(Recording.octokit("labels", path -> path.endsWith("/labels")), client.rows("/repos/acme/rocket/labels"));
        ImmutableList<JsonNode> milestones = client.rows("/repos/acme/rocket/milestones?state=all");
        check(Recording.hub4j("GHMilestoneTest.testListMilestonesWithSort", address -> address.contains("/milestones?")), milestones);
        check(Recording.devlake("github_api_milestones"), milestones);
    }

    @Test
    void testRepositories()
    {
        check(Recording.octokit("get-repository.raw", _ -> true), singles("/repos/acme/rocket"));
        check(Recording.hub4j("GHPullRequestTest.enablePullRequestAutoMergeFailure", address -> address.endsWith("/for-test")),
                singles("/repos/ada/dotfiles"));
        check(Recording.hub4j("AppTest.testOrgRepositories", address -> address.contains("/repos?")),
                client.rows("/orgs/acme/repos?per_page=100"));
    }

    @Test
    void testOrganization()
    {
        check(Recording.octokit("get-organization", _ -> true), singles("/orgs/acme"));
    }

    @Test
    void testComments()
    {
        ImmutableList<JsonNode> comments = client.rows("/repos/acme/rocket/issues/comments?per_page=100");
        check(Recording.hub4j("GHIssueTest.issueComment", address -> address.endsWith("/comments")), comments);
        check(Recording.devlake("github_api_comments"), comments);
    }

    @Test
    void testReviews()
    {
        ImmutableList<JsonNode> reviews = client.rows("/repos/jose-n/haystack/pulls/1/reviews?per_page=100");
        check(Recording.devlake("github_api_pull_request_reviews"), reviews);
        check(Recording.hub4j("GHPullRequestTest.pullRequestReviews", address -> address.endsWith("/482/reviews")), reviews);
        check(Recording.hub4j("GHPullRequestTest.pullRequestReviews", address -> address.contains("/pulls/comments/")),
                client.rows("/repos/acme/rocket/pulls/comments"));
    }

    @Test
    void testPeople()
    {
        // none of them is the token's own account, which is told more
        check(Recording.devlake("github_api_accounts"),
                singles("/users/Grace-H", "/users/jose-n", "/users/xiaoming", "/users/zoe", "/users/none", "/users/all"));
        check(Recording.hub4j("GHOrganizationTest.testListMembersWithFilter", address -> address.contains("/members?")), client.rows("/orgs/acme/members"));
    }

    @Test
    void testTeams()
    {
        // an organization that tells about itself, as the recorded one does
        OrganizationMember member = simulator.data().findOrganization("globex").orElseThrow().members().getLast();
        try (GitHubSimulator other = GitHubSimulator.builder()
                .data(simulator.data())
                .token(new GitHubToken("insider", "secret-insider", member.account().login(), Visibility.everything(), 10))
                .start()) {
            TestingClient insider = new TestingClient(other.baseUri(), "secret-insider");
            check(Recording.hub4j("GHTeamTest.listMembers", address -> address.endsWith("/teams/dummy-team")),
                    ImmutableList.of(insider.get("/orgs/globex/teams/engines").json(), insider.get("/orgs/globex/teams/ground-control").json()));
        }
        check(Recording.hub4j("GHTeamTest.listMembers", address -> address.contains("/members?")), client.rows("/orgs/acme/teams/engines/members"));
    }

    private ImmutableList<JsonNode> singles(String... paths)
    {
        ImmutableList.Builder<JsonNode> bodies = ImmutableList.builder();
        for (String path : paths) {
            bodies.add(client.get(path).json());
        }
        return bodies.build();
    }
}

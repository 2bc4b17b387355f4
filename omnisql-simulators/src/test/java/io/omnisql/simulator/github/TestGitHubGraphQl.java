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
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.simulator.TestingClient;
import io.omnisql.simulator.TestingClient.Reply;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.contract.TestingContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Queries are executed against the official schema; without it these tests are skipped.
 */
@TestInstance(PER_CLASS)
final class TestGitHubGraphQl
{
    private GitHubSimulator simulator;
    private TestingClient client;

    @BeforeAll
    void start()
    {
        simulator = GitHubSimulator.builder()
                .company(Company.generate(1, 0.1))
                .token("full", "secret-full")
                .token("limited", "secret-limited", Visibility.publicOnly())
                .token(new GitHubToken("author", "secret-author", "jose-n", Visibility.everything(), 5_000))
                .contract(TestingContract.github())
                .start();
        client = new TestingClient(simulator.baseUri(), "secret-full");
    }

    @AfterAll
    void stop()
    {
        if (simulator != null) {
            simulator.close();
        }
    }

    @Test
    void testIssuesAreCountedWithoutPullRequests()
    {
        JsonNode repository = query(
                """
                { repository(owner: "acme", name: "rocket") {
                  all: issues { totalCount }
                  open: issues(states: OPEN) { totalCount }
                  bugs: issues(labels: ["bug"], filterBy: {createdBy: "ada"}) { totalCount }
                  recent: issues(filterBy: {since: "2024-10-27T01:30:00Z"}) { totalCount }
                  merged: pullRequests(states: MERGED) { totalCount }
                  closed: pullRequests(states: [CLOSED]) { totalCount }
                  inRelease: pullRequests(baseRefName: "release/1.x") { totalCount }
                } }
                """).at("/data/repository");
        List<GitHubIssue> issues = simulator.data().issues("acme", "rocket");
        assertThat(repository.at("/all/totalCount").asInt()).isEqualTo(30);
        assertThat(repository.at("/open/totalCount").asLong()).isEqualTo(issues.stream().filter(GitHubIssue::isOpen).count());
        assertThat(repository.at("/bugs/totalCount").asInt()).isEqualTo(4);
        // at or after
        assertThat(repository.at("/recent/totalCount").asInt()).isEqualTo(3);
        assertThat(repository.at("/merged/totalCount").asInt()).isEqualTo(3);
        assertThat(repository.at("/closed/totalCount").asInt()).isEqualTo(1);
        assertThat(repository.at("/inRelease/totalCount").asInt()).isEqualTo(1);
        assertThat(query("{ repository(owner: \"acme\", name: \"mirror\") { hasIssuesEnabled issues { totalCount } } }").at("/data/repository/issues/totalCount").asInt()).isZero();
    }

    @Test
    void testPages()
    {
        List<Integer> numbers = new ArrayList<>();
        ObjectNode variables = JsonNodeFactory.instance.objectNode().putNull("after");
        boolean more = true;
        while (more) {
            JsonNode issues = query(
                    """
                    query($after: String) { repository(owner: "acme", name: "rocket") {
                      issues(first: 7, after: $after, orderBy: {field: UPDATED_AT, direction: DESC}) {
                        nodes { number body author { login } labels(first: 5) { nodes { name } } comments { totalCount } }
                        edges { cursor }
                        pageInfo { hasNextPage endCursor }
                      } } }
                    """,
                    variables).at("/data/repository/issues");
            issues.get("nodes").forEach(issue -> numbers.add(issue.get("number").asInt()));
            assertThat(issues.get("edges").get(issues.get("edges").size() - 1).get("cursor")).isEqualTo(issues.at("/pageInfo/endCursor"));
            more = issues.at("/pageInfo/hasNextPage").asBoolean();
            variables.set("after", issues.at("/pageInfo/endCursor"));
        }
        assertThat(numbers).hasSize(30).doesNotHaveDuplicates().startsWith(42);
        assertThat(query("{ repository(owner: \"acme\", name: \"rocket\") { issues(first: 1, after: \"x\") { nodes { number } } } }").at("/errors/0/type").asText())
                .isEqualTo("INVALID_CURSOR_ARGUMENTS");
    }

    @Test
    void testPullRequestsWithEverythingBelow()
    {
        JsonNode request = query(
                """
                { repository(owner: "jose-n", name: "haystack") { pullRequest(number: 1) {
                  state changedFiles mergeable headRefOid
                  reviews(first: 100) { totalCount nodes { fullDatabaseId databaseId state submittedAt commit { oid } comments(first: 1) { nodes { path line originalLine outdated } } } }
                  files(first: 100) { totalCount nodes { path additions deletions changeType } }
                  commits(last: 100) { totalCount nodes { commit { oid message author { name user { login } } committedDate parents(first: 1) { nodes { oid } } } } }
                } } }
                """).at("/data/repository/pullRequest");
        JsonNode rest = client.get("/repos/jose-n/haystack/pulls/1/reviews?per_page=100").json();
        assertThat(request.at("/reviews/nodes")).hasSize(100);
        assertThat(request.at("/reviews/totalCount").asInt()).isLessThan(125);
        assertThat(request.at("/reviews/nodes/0/fullDatabaseId").asText()).isEqualTo(rest.at("/0/id").asText());
        // more than 32 bits
        assertThat(request.at("/reviews/nodes/0/databaseId").isNull()).isTrue();
        assertThat(request.at("/files/totalCount").asInt()).isEqualTo(120);
        assertThat(request.at("/files/nodes/3/path")).isEqualTo(client.get("/repos/jose-n/haystack/pulls/1/files?per_page=100").json().at("/3/filename"));
        assertThat(request.at("/commits/totalCount").asInt()).isEqualTo(260);
        assertThat(request.at("/commits/nodes/99/commit/oid")).isEqualTo(client.get("/repos/jose-n/haystack/pulls/1/commits?per_page=50&page=5").json().at("/49/sha"));

        TestingClient author = new TestingClient(simulator.baseUri(), "secret-author");
        JsonNode own = author.send("POST", "/graphql", body("{ repository(owner: \"jose-n\", name: \"haystack\") { pullRequest(number: 1) { reviews(states: PENDING) { totalCount } } } }", JsonNodeFactory.instance.objectNode())).json();
        assertThat(own.at("/data/repository/pullRequest/reviews/totalCount").asInt()).isEqualTo(25);
    }

    @Test
    void testLabelsBranchesAndReleases()
    {
        String lists =
                """
                { repository(owner: "acme", name: "rocket") {
                  labels(first: 100) { totalCount nodes { name color description isDefault } }
                  refs(refPrefix: "refs/heads/", first: 100) { totalCount nodes { name prefix target { oid } } }
                  releases(first: 100) { totalCount nodes { databaseId tagName name isDraft isPrerelease publishedAt } }
                } }
                """;
        JsonNode repository = query(lists).at("/data/repository");
        JsonNode labels = client.get("/repos/acme/rocket/labels").json();
        assertThat(repository.at("/labels/nodes")).hasSameSizeAs(labels).hasSize(repository.at("/labels/totalCount").asInt());
        assertThat(repository.at("/labels/nodes/5/description")).isEqualTo(labels.at("/5/description"));
        JsonNode branches = client.get("/repos/acme/rocket/branches").json();
        assertThat(repository.at("/refs/nodes")).hasSameSizeAs(branches).hasSize(repository.at("/refs/totalCount").asInt());
        assertThat(repository.at("/refs/nodes/0/name")).isEqualTo(branches.at("/0/name"));
        assertThat(repository.at("/refs/nodes/0/target/oid")).isEqualTo(branches.at("/0/commit/sha"));
        JsonNode releases = client.get("/repos/acme/rocket/releases").json();
        assertThat(repository.at("/releases/nodes")).hasSameSizeAs(releases).hasSize(repository.at("/releases/totalCount").asInt());
        assertThat(repository.at("/releases/nodes/0/databaseId")).isEqualTo(releases.at("/0/id"));
        String drafts = body("{ repository(owner: \"jose-n\", name: \"haystack\") { releases(first: 50) { nodes { isDraft } } } }", JsonNodeFactory.instance.objectNode());
        assertThat(new TestingClient(simulator.baseUri(), "secret-author").send("POST", "/graphql", drafts).json().at("/data/repository/releases/nodes")).anyMatch(release -> release.get("isDraft").asBoolean());
        assertThat(client.send("POST", "/graphql", drafts).json().at("/data/repository/releases/nodes")).as("drafts are for those who may write").hasSize(50).noneMatch(release -> release.get("isDraft").asBoolean());
        assertThat(query("{ repository(owner: \"acme\", name: \"empty\") { refs(refPrefix: \"refs/heads/\") { totalCount } } }").at("/data/repository/refs/totalCount").asInt()).isZero();
        assertThat(query("{ repository(owner: \"acme\", name: \"rocket\") { refs(refPrefix: \"refs/tags/\") { totalCount } } }").at("/errors/0/type").asText()).isEqualTo("NOT_SIMULATED");
    }

    @Test
    void testRepositories()
    {
        assertThat(query("{ repository(owner: \"acme\", name: \"old-launchpad\") { nameWithOwner } }").at("/data/repository/nameWithOwner").asText()).isEqualTo("acme/launchpad");
        assertThat(query("{ repository(owner: \"acme\", name: \"old-launchpad\", followRenames: false) { name } }").at("/data/repository").isNull()).isTrue();
        Reply limited = new TestingClient(simulator.baseUri(), "secret-limited").send("POST", "/graphql", body("{ repository(owner: \"acme\", name: \"vault\") { name } }", JsonNodeFactory.instance.objectNode()));
        assertThat(limited.status()).isEqualTo(200);
        assertThat(limited.json().at("/errors/0/message").asText()).isEqualTo("Could not resolve to a Repository with the name 'acme/vault'.");
        JsonNode branch = query("{ repository(owner: \"globex\", name: \"observatory\") { defaultBranchRef { name target { ... on Commit { oid history(first: 1) { totalCount nodes { oid } } } } } } }").at("/data/repository/defaultBranchRef");
        assertThat(branch.get("name").asText()).isEqualTo("trunk");
        assertThat(branch.at("/target/history/totalCount").asInt()).isEqualTo(2);
        assertThat(branch.at("/target/history/nodes/0/oid")).isEqualTo(branch.at("/target/oid"));
        assertThat(query("{ repository(owner: \"acme\", name: \"empty\") { isEmpty defaultBranchRef { name } } }").at("/data/repository/defaultBranchRef").isNull()).isTrue();
        assertThat(query("{ repository(owner: \"acme\", name: \"rocket\") { pullRequest(number: 1) { title } } }").at("/errors/0/type").asText()).isEqualTo("NOT_FOUND");
        JsonNode hurting = query("{ repository(owner: \"acme\", name: \"rocket\") { issue(number: 13) { body author { login } stateReason } pullRequest(number: 17) { author { login } headRepository { name } } } }").at("/data/repository");
        assertThat(hurting.at("/issue/author").isNull()).isTrue();
        assertThat(hurting.at("/pullRequest/headRepository").isNull()).isTrue();
    }

    private JsonNode query(String text)
    {
        return query(text, JsonNodeFactory.instance.objectNode());
    }

    private JsonNode query(String text, ObjectNode variables)
    {
        Reply reply = client.send("POST", "/graphql", body(text, variables));
        assertThat(reply.status()).isEqualTo(200);
        return reply.json();
    }

    private static String body(String text, ObjectNode variables)
    {
        return JsonNodeFactory.instance.objectNode().put("query", text).set("variables", variables).toString();
    }
}

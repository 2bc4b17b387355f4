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
import com.google.common.collect.Streams;
import io.omnisql.simulator.TestingClient;
import io.omnisql.simulator.TestingClient.Reply;
import io.omnisql.simulator.company.Company;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Labels, milestones, branches and releases.
 */
@TestInstance(PER_CLASS)
final class TestGitHubLists
{
    private static final String ROCKET = "/repos/acme/rocket";
    private static final String HAYSTACK = "/repos/jose-n/haystack";

    private GitHubSimulator simulator;
    private TestingClient client;
    private TestingClient owner;
    private TestingClient anonymous;

    @BeforeAll
    void start()
    {
        simulator = GitHubSimulator.builder()
                .company(Company.generate(1, 0.1))
                .token("full", "secret-full")
                .token("limited", "secret-limited", Visibility.publicOnly())
                .token(new GitHubToken("owner", "secret-owner", "jose-n", Visibility.everything(), 5_000))
                .start();
        client = new TestingClient(simulator.baseUri(), "secret-full");
        owner = new TestingClient(simulator.baseUri(), "secret-owner");
        anonymous = new TestingClient(simulator.baseUri(), "");
    }

    @AfterAll
    void stop()
    {
        simulator.close();
    }

    @Test
    void testLabels()
    {
        assertThat(texts(client.get(ROCKET + "/labels"), "name")).containsExactly("bug", "enhancement", "good first issue", "Help Wanted", "urgent, really", "área/motor", "none");
        assertThat(client.get(ROCKET + "/labels").json()).anyMatch(label -> label.get("description").isNull()).anyMatch(label -> label.get("description").asText().isEmpty());
        assertThat(client.get(ROCKET + "/labels/%C3%A1rea%2Fmotor").json().get("color").asText()).isEqualTo("fbca04");
        assertThat(client.get(ROCKET + "/labels/%C3%A1rea%2Fmotor").json().get("url").asText()).endsWith("/repos/acme/rocket/labels/%C3%A1rea/motor");
        assertThat(client.get(ROCKET + "/labels/help%20wanted").json().get("name").asText()).isEqualTo("Help Wanted");
        assertThat(client.get(ROCKET + "/labels/unheard-of").status()).isEqualTo(404);
        assertThat(client.get("/repos/acme/empty/labels").body()).isEqualTo("[]");
        assertThat(client.rows(HAYSTACK + "/labels?per_page=50")).hasSize(127);
    }

    @Test
    void testOnlyOpenMilestonesByDefault()
    {
        assertThat(client.get(ROCKET + "/milestones").numbers()).containsExactly(2, 3);
        assertThat(client.get(ROCKET + "/milestones?state=closed").numbers()).containsExactly(1);
        assertThat(client.get(ROCKET + "/milestones?state=all").numbers()).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(client.get(ROCKET + "/milestones?state=done").status()).isEqualTo(422);
        assertThat(client.rows(HAYSTACK + "/milestones?per_page=20")).hasSize(55);
        assertThat(client.rows(HAYSTACK + "/milestones?state=all&per_page=100")).hasSize(110);
        assertThat(client.get("/repos/ada/dotfiles/milestones?state=all").body()).isEqualTo("[]");
    }

    @Test
    void testOrderOfMilestones()
    {
        List<JsonNode> due = client.rows(HAYSTACK + "/milestones?per_page=100").stream().filter(milestone -> !milestone.get("due_on").isNull()).toList();
        assertThat(due).extracting(milestone -> Instant.parse(milestone.get("due_on").asText())).isSorted();
        assertThat(client.get(ROCKET + "/milestones?state=all&sort=due_on&direction=desc").numbers()).containsExactly(3, 1, 2);
        // recorded by hub4j with a hyphen
        assertThat(client.get(ROCKET + "/milestones?state=all&sort=due-on&direction=desc").numbers()).containsExactly(3, 1, 2);
        List<Double> completeness = client.rows("/repos/acme/monolith/milestones?state=all&sort=completeness&direction=desc").stream()
                .map(milestone -> milestone.get("closed_issues").asDouble() / (milestone.get("closed_issues").asDouble() + milestone.get("open_issues").asDouble()))
                .toList();
        assertThat(completeness).hasSize(2).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(client.get(ROCKET + "/milestones?sort=title").status()).isEqualTo(422);
    }

    @Test
    void testSingleMilestone()
    {
        assertThat(client.get(ROCKET + "/milestones/2").json().get("due_on").isNull()).isTrue();
        assertThat(client.get(ROCKET + "/milestones/3").json()).isEqualTo(client.get(ROCKET + "/milestones").json().get(1));
        assertThat(client.get(ROCKET + "/milestones/4").status()).isEqualTo(404);
    }

    @Test
    void testBranches()
    {
        assertThat(texts(client.get(ROCKET + "/branches"), "name"))
                .containsExactly("Main", "acme-ci/bump-1", "conflict", "draft/Ünïcode#1", "main", "old", "release/1.x", "unknown");
        assertThat(texts(client.get(ROCKET + "/branches?protected=true"), "name")).containsExactly("main", "release/1.x");
        assertThat(texts(client.get(ROCKET + "/branches?protected=false"), "name")).hasSize(6).doesNotContain("main");
        assertThat(client.get(ROCKET + "/branches?protected=maybe").status()).isEqualTo(422);
        assertThat(client.rows(HAYSTACK + "/branches?per_page=100")).hasSize(123);
        assertThat(client.get("/repos/acme/empty/branches").body()).isEqualTo("[]");
    }

    @Test
    void testSingleBranch()
    {
        JsonNode branch = client.get(ROCKET + "/branches/main").json();
        assertThat(branch.at("/commit/sha")).isEqualTo(client.get(ROCKET + "/commits").json().get(0).get("sha"));
        assertThat(branch.at("/protection/required_status_checks/contexts")).hasSize(2);
        assertThat(client.get(ROCKET + "/branches/release%2F1.x").json().get("name").asText()).isEqualTo("release/1.x");
        assertThat(client.get(ROCKET + "/branches/draft%2F%C3%9Cn%C3%AFcode%231").json().at("/commit/sha")).isEqualTo(client.get(ROCKET + "/pulls/20").json().at("/head/sha"));
        assertThat(client.get(ROCKET + "/branches/MAIN").status()).isEqualTo(404);
        // protection is shown in lists to those who may write
        assertThat(client.get(ROCKET + "/branches").json().get(0).has("protection")).isTrue();
        assertThat(anonymous.get(ROCKET + "/branches").json().get(0).has("protection")).isFalse();
    }

    @Test
    void testDraftsAreForThoseWhoMayWrite()
    {
        ImmutableList<GitHubRelease> releases = simulator.data().repository("acme", "rocket").releases();
        GitHubRelease draft = releases.stream().filter(GitHubRelease::draft).findFirst().orElseThrow();
        assertThat(ids(client.get(ROCKET + "/releases"))).isEqualTo(releases.stream().map(GitHubRelease::id).toList());
        assertThat(ids(anonymous.get(ROCKET + "/releases"))).hasSize(releases.size() - 1).doesNotContain(draft.id());
        assertThat(client.get(ROCKET + "/releases/" + draft.id()).json().get("published_at").isNull()).isTrue();
        assertThat(anonymous.get(ROCKET + "/releases/" + draft.id()).status()).isEqualTo(404);
        assertThat(client.get(ROCKET + "/releases/tags/" + draft.tag()).status()).isEqualTo(404);
        assertThat(owner.rows(HAYSTACK + "/releases?per_page=100")).hasSizeGreaterThan(client.rows(HAYSTACK + "/releases?per_page=100").size() + 10).hasSizeGreaterThan(120);
    }

    @Test
    void testReleases()
    {
        List<JsonNode> releases = owner.rows(HAYSTACK + "/releases?per_page=100");
        assertThat(releases).extracting(release -> Instant.parse(release.get("created_at").asText())).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(releases).anyMatch(release -> release.get("name").isNull())
                .anyMatch(release -> release.get("body").isNull())
                .anyMatch(release -> release.get("prerelease").asBoolean())
                .anyMatch(release -> release.get("assets").size() == 2)
                .anyMatch(release -> release.get("tag_name").asText().contains("/"));
        assertThat(client.get(ROCKET + "/releases/tags/v1.0.0").json().get("tag_name").asText()).isEqualTo("v1.0.0");
        JsonNode latest = client.get(ROCKET + "/releases/latest").json();
        assertThat(latest.get("prerelease").asBoolean() || latest.get("draft").asBoolean()).isFalse();
        assertThat(client.get("/repos/acme/empty/releases").body()).isEqualTo("[]");
        assertThat(client.get("/repos/acme/empty/releases/latest").status()).isEqualTo(404);
    }

    @Test
    void testAccess()
    {
        TestingClient limited = new TestingClient(simulator.baseUri(), "secret-limited");
        for (String list : ImmutableList.of("labels", "milestones", "branches", "releases")) {
            assertThat(limited.get("/repos/acme/vault/" + list).status()).isEqualTo(404);
            assertThat(client.get("/repos/acme/vault/" + list).status()).isEqualTo(200);
            long id = simulator.data().repository("acme", "launchpad").repository().id();
            assertThat(client.get("/repos/acme/old-launchpad/" + list).header("Location")).hasValue(simulator.baseUri() + "/repositories/" + id + "/" + list);
            Reply first = client.get(ROCKET + "/" + list + "?per_page=1");
            assertThat(first.link("last").orElseThrow()).contains("/repositories/");
            assertThat(client.get(ROCKET + "/" + list + "?per_page=1", "If-None-Match", first.header("ETag").orElseThrow()).status()).isEqualTo(304);
        }
    }

    private static ImmutableList<Long> ids(Reply reply)
    {
        return Streams.stream(reply.json()).map(row -> row.get("id").asLong()).collect(toImmutableList());
    }

    private static ImmutableList<String> texts(Reply reply, String field)
    {
        return Streams.stream(reply.json()).map(row -> row.get(field).asText()).collect(toImmutableList());
    }
}

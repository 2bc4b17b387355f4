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

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestGitHubComments
{
    private static final String ALL = "/repos/acme/rocket/issues/comments";

    private GitHubSimulator simulator;
    private TestingClient client;

    @BeforeAll
    void start()
    {
        simulator = GitHubSimulator.builder()
                .company(Company.generate(1, 0.1))
                .token("full", "secret-full")
                .token("limited", "secret-limited", Visibility.publicOnly())
                .numberedComments(120)
                .start();
        client = new TestingClient(simulator.baseUri(), "secret-full");
    }

    @AfterAll
    void stop()
    {
        simulator.close();
    }

    @Test
    void testThereAreAsManyAsIssuesCount()
    {
        RepositoryContent rocket = simulator.data().repository("acme", "rocket");
        int expected = rocket.entries().stream().mapToInt(entry -> entry.issue().comments()).sum();
        assertThat(rocket.discussion().comments()).hasSize(expected);
        for (IssueEntry entry : rocket.entries()) {
            assertThat(client.rows("/repos/acme/rocket/issues/" + entry.issue().number() + "/comments?per_page=100")).hasSize(entry.issue().comments());
        }
        assertThat(rocket.discussion().comments()).extracting(GitHubComment::id).doesNotHaveDuplicates();
    }

    @Test
    void testValuesThatHurt()
    {
        List<GitHubComment> comments = simulator.data().repository("acme", "rocket").discussion().comments();
        assertThat(comments).extracting(GitHubComment::body)
                .contains("", "null", " trailing blanks  ")
                .anyMatch(body -> body.getBytes(UTF_8).length >= 60 * 1024);
        assertThat(comments).anyMatch(comment -> comment.author().isEmpty())
                .anyMatch(comment -> comment.updatedAt().isAfter(comment.createdAt()))
                .anyMatch(comment -> comment.app().isPresent())
                .anyMatch(comment -> comment.minimizedReason().isPresent());
        assertThat(client.rows("/repos/globex/observatory/issues/11/comments").getLast().at("/pin/pinned_by/login").asText()).isEqualTo("null");
    }

    @Test
    void testDefaultOrderIsByIdWhateverTheDirection()
    {
        assertThat(ids(ALL + "?per_page=100")).isSorted().hasSize(100);
        assertThat(ids(ALL + "?per_page=100&direction=desc")).isEqualTo(ids(ALL + "?per_page=100"));
        assertThat(times(ALL + "?per_page=100&sort=created&direction=desc", "created_at")).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(times(ALL + "?per_page=100&sort=updated&direction=asc", "updated_at")).isSorted();
        assertThat(client.get(ALL + "?sort=id").status()).isEqualTo(422);
    }

    /**
     * As recorded by hub4j: a comment of the very second is there.
     */
    @Test
    void testSinceIncludesItsSecond()
    {
        GitHubIssue issue = simulator.data().repository("acme", "rocket").entry(24).orElseThrow().issue();
        List<GitHubComment> comments = simulator.data().repository("acme", "rocket").discussion().comments(issue);
        Instant since = comments.get(50).updatedAt();
        List<Long> expected = comments.stream().filter(comment -> !comment.updatedAt().isBefore(since)).map(GitHubComment::id).toList();
        assertThat(expected).contains(comments.get(50).id()).hasSizeLessThan(99);
        assertThat(ids("/repos/acme/rocket/issues/24/comments?per_page=100&since=" + since)).isEqualTo(expected);
        assertThat(ids("/repos/acme/rocket/issues/24/comments?per_page=100&since=" + since.plusSeconds(1))).doesNotContain(comments.get(50).id());
        assertThat(client.get(ALL + "?since=yesterday").status()).isEqualTo(422);
    }

    @Test
    void testPages()
    {
        assertThat(client.rows("/repos/jose-n/haystack/issues/4/comments?per_page=100")).hasSize(230);
        Reply first = client.get("/repos/jose-n/haystack/issues/4/comments?per_page=100");
        long id = simulator.data().repository("jose-n", "haystack").repository().id();
        String address = simulator.baseUri() + "/repositories/" + id + "/issues/4/comments?per_page=100&page=";
        assertThat(first.header("Link")).hasValue("<" + address + "2>; rel=\"next\", <" + address + "3>; rel=\"last\"");
    }

    @Test
    void testNumberedPagesOfARepositoryEnd()
    {
        assertThat(client.rows("/repos/jose-n/haystack/issues/comments?per_page=50")).hasSize(120);
        Reply refused = client.get("/repos/jose-n/haystack/issues/comments?per_page=50&page=4");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("message").asText()).contains("pagination is limited for this resource");
    }

    @Test
    void testSingle()
    {
        JsonNode comment = client.get("/repos/acme/rocket/issues/24/comments").json().get(3);
        Reply single = client.get("/repos/acme/rocket/issues/comments/" + comment.get("id").asText());
        assertThat(single.json()).isEqualTo(comment);
        assertThat(client.get(ALL + "/1").status()).isEqualTo(404);
        assertThat(client.get("/repos/acme/rocket/issues/comments/x").status()).isEqualTo(404);
    }

    @Test
    void testAccess()
    {
        TestingClient limited = new TestingClient(simulator.baseUri(), "secret-limited");
        assertThat(limited.get("/repos/acme/vault/issues/comments").status()).isEqualTo(404);
        assertThat(limited.get("/repos/acme/vault/issues/1/comments").status()).isEqualTo(404);
        assertThat(client.get("/repos/acme/old-launchpad/issues/comments").status()).isEqualTo(301);
        assertThat(client.get("/repos/acme/rocket/issues/43/comments").status()).isEqualTo(410);
        assertThat(client.get("/repos/acme/rocket/issues/44/comments").header("Location").orElseThrow()).endsWith("/issues/1/comments");
        assertThat(client.get("/repos/acme/rocket/issues/999/comments").status()).isEqualTo(404);
        assertThat(client.get("/repos/acme/empty/issues/comments").body()).isEqualTo("[]");
    }

    @Test
    void testPullRequestsKeepTheirCommentsWhereIssuesAreDisabled()
    {
        RepositoryContent mirror = simulator.data().repository("acme", "mirror").withPullRequests(simulator.data().pullRequests("acme", "rocket"));
        simulator.change(data -> data.with(mirror));
        assertThat(client.get("/repos/acme/mirror/issues/11/comments").json()).hasSize(7);
        assertThat(client.get("/repos/acme/mirror/issues/999/comments").status()).isEqualTo(410);
        assertThat(client.rows("/repos/acme/mirror/issues/comments?per_page=100")).allMatch(comment -> comment.get("html_url").asText().contains("/pull/"));
    }

    private ImmutableList<Long> ids(String target)
    {
        ImmutableList.Builder<Long> ids = ImmutableList.builder();
        client.get(target).json().forEach(row -> ids.add(row.get("id").asLong()));
        return ids.build();
    }

    private ImmutableList<Instant> times(String target, String field)
    {
        ImmutableList.Builder<Instant> times = ImmutableList.builder();
        client.get(target).json().forEach(row -> times.add(Instant.parse(row.get(field).asText())));
        return times.build();
    }
}

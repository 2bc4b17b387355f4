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
import io.omnisql.simulator.http.ManualClock;
import io.omnisql.simulator.http.Occasion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import static io.omnisql.simulator.http.Occasion.nextRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Rows that change while a client reads them.
 */
final class TestGitHubEdits
{
    private static final String ROUTE = "/repos/{owner}/{repo}";
    private static final String BY_ID = "/repositories/{repository_id}";
    private static final String MONOLITH = "/repos/acme/monolith";

    private final ManualClock clock = new ManualClock(Company.TODAY.plus(Duration.ofDays(1)));
    private GitHubSimulator simulator;
    private TestingClient client;

    @BeforeEach
    void start()
    {
        simulator = GitHubSimulator.builder()
                .company(Company.generate(7, 1))
                .token("full", "secret-full")
                .clock(clock)
                .start();
        client = new TestingClient(simulator.baseUri(), "secret-full");
    }

    @AfterEach
    void stop()
    {
        assertThat(simulator.changes().pending()).isZero();
        simulator.close();
    }

    @Test
    void testCursorsGoOnWhereRowsCameAndWent()
    {
        String list = MONOLITH + "/issues?state=all&sort=created&direction=asc&per_page=100";
        List<Integer> before = numbers(client.rows(list));
        int behind = before.get(40);
        int last = before.get(99);
        int ahead = before.get(250);
        edit(nextRequest(BY_ID + "/issues").atRequest(1), edit -> edit.delete(behind).delete(last).delete(ahead).openIssue("New").openPullRequest("New, too"));
        List<Integer> during = numbers(client.rows(list));

        List<Integer> expected = new ArrayList<>(before);
        expected.remove(Integer.valueOf(ahead));
        assertThat(during.subList(0, expected.size())).isEqualTo(expected);
        assertThat(during).hasSize(expected.size() + 2);
        assertThat(client.get(MONOLITH + "/issues/" + during.getLast()).json().get("title").asText()).isEqualTo("New, too");
        assertThat(client.get(MONOLITH + "/pulls/" + during.getLast()).status()).isEqualTo(200);
        assertThat(client.get(MONOLITH + "/issues/" + ahead).status()).isEqualTo(410);
    }

    @Test
    void testAnUpdatedRowMovesAheadOfTheReader()
    {
        String list = MONOLITH + "/issues?state=all&sort=updated&direction=asc&per_page=100";
        List<Integer> before = numbers(client.rows(list));
        int seen = before.get(10);
        int unseen = before.get(210);
        edit(nextRequest(BY_ID + "/issues").atRequest(1), edit -> edit.rename(seen, "Seen").close(unseen));
        List<Integer> during = numbers(client.rows(list));
        assertThat(during).hasSize(before.size() + 1);
        assertThat(during.subList(during.size() - 2, during.size())).containsExactlyInAnyOrder(seen, unseen);
        JsonNode closed = client.get(MONOLITH + "/issues/" + unseen).json();
        assertThat(closed.get("state").asText()).isEqualTo("closed");
        assertThat(closed.get("updated_at").asText()).isEqualTo(clock.instant().toString());
    }

    @Test
    void testNumberedPagesShift()
    {
        String list = MONOLITH + "/issues/comments?per_page=50";
        List<Long> before = ids(client.rows(list));
        assertThat(before).hasSizeGreaterThan(150);
        edit(nextRequest(BY_ID + "/issues/comments").atRequest(1), edit -> edit.deleteComment(before.get(7)).comment(1, "Last"));
        List<Long> during = ids(client.rows(list));

        // what stood first on the second page has moved to the first
        assertThat(during).doesNotContain(before.get(50));
        assertThat(during.subList(0, during.size() - 1)).isEqualTo(without(before, before.get(50)));
        assertThat(during.getLast()).isGreaterThan(before.getLast());
        assertThat(ids(client.rows(list))).isEqualTo(Stream.concat(without(before, before.get(7)).stream(), Stream.of(during.getLast())).toList());
    }

    @Test
    void testNothingElseChanges()
    {
        Map<Long, JsonNode> before = byId(client.rows(MONOLITH + "/issues/comments?per_page=100"));
        Map<Long, JsonNode> reviewed = byId(client.rows(MONOLITH + "/pulls/comments?per_page=100"));
        List<JsonNode> releases = client.rows(MONOLITH + "/releases?per_page=100");
        GitHubComment edited = simulator.data().repository("acme", "monolith").discussion().comments().getLast();
        int silenced = simulator.data().repository("acme", "monolith").issues().stream().filter(issue -> issue.comments() == 0).findFirst().orElseThrow().number();
        simulator.edit("acme", "monolith", edit -> edit.editComment(edited.id(), "Other words").rename(1, "One").delete(silenced).openIssue("New"));
        Map<Long, JsonNode> after = byId(client.rows(MONOLITH + "/issues/comments?per_page=100"));
        assertThat(after.remove(edited.id()).get("body").asText()).isEqualTo("Other words");
        before.remove(edited.id());
        assertThat(after).isEqualTo(before);
        assertThat(byId(client.rows(MONOLITH + "/pulls/comments?per_page=100"))).isEqualTo(reviewed);
        assertThat(client.rows(MONOLITH + "/releases?per_page=100")).isEqualTo(releases);
        assertThat(client.get(MONOLITH + "/issues/" + edited.issueNumber()).json().get("updated_at").asText()).isEqualTo(clock.instant().toString());
    }

    @Test
    void testTagsAndDatesFollow()
    {
        Reply list = client.get(MONOLITH + "/issues?per_page=1&sort=created&direction=asc&state=all");
        int number = list.numbers().getFirst();
        Reply single = client.get(MONOLITH + "/issues/" + number);
        String tag = single.header("ETag").orElseThrow();
        assertThat(client.get(MONOLITH + "/issues/" + number, "If-None-Match", tag).status()).isEqualTo(304);
        simulator.edit("acme", "monolith", edit -> edit.rename(number, "Renamed"));
        Reply changed = client.get(MONOLITH + "/issues/" + number, "If-None-Match", tag);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("Last-Modified")).isNotEqualTo(single.header("Last-Modified"));
        assertThat(changed.header("ETag")).isNotEqualTo(single.header("ETag"));
        assertThat(client.get(MONOLITH + "/issues/" + number, "If-Modified-Since", single.header("Last-Modified").orElseThrow()).status()).isEqualTo(200);
        assertThat(client.get(MONOLITH + "/issues?per_page=1&sort=created&direction=asc&state=all", "If-None-Match", list.header("ETag").orElseThrow()).status()).isEqualTo(200);
    }

    @Test
    void testMergedPullRequestMakesACommit()
    {
        List<JsonNode> before = client.rows(MONOLITH + "/commits?per_page=100");
        int open = simulator.data().pullRequests("acme", "monolith").stream().filter(request -> request.issue().isOpen()).findFirst().orElseThrow().number();
        edit(nextRequest(ROUTE + "/commits").always(), edit -> edit.content().pullRequest(open).orElseThrow().mergedAt().isPresent() ? edit : edit.merge(open));
        List<JsonNode> after = client.rows(MONOLITH + "/commits?per_page=100");
        assertThat(after.subList(1, after.size())).isEqualTo(before);
        assertThat(client.get(MONOLITH + "/pulls/" + open).json().get("merge_commit_sha")).isEqualTo(after.getFirst().get("sha"));
        simulator.changes().clear();
    }

    @Test
    void testUnknownRowsAreNotEdited()
    {
        assertThatThrownBy(() -> simulator.edit("acme", "monolith", edit -> edit.delete(1_000_000))).hasMessage("No issue 1000000");
        assertThatThrownBy(() -> simulator.edit("acme", "monolith", edit -> edit.deleteComment(1))).hasMessage("No comment 1");
    }

    private void edit(Occasion occasion, UnaryOperator<RepositoryEdit> edit)
    {
        simulator.editBefore(occasion, "acme", "monolith", edit);
    }

    private static List<Integer> numbers(ImmutableList<JsonNode> rows)
    {
        return rows.stream().map(row -> row.get("number").asInt()).toList();
    }

    private static List<Long> ids(ImmutableList<JsonNode> rows)
    {
        return rows.stream().map(row -> row.get("id").asLong()).toList();
    }

    private static List<Long> without(List<Long> ids, long id)
    {
        return ids.stream().filter(candidate -> candidate != id).toList();
    }

    private static Map<Long, JsonNode> byId(ImmutableList<JsonNode> rows)
    {
        Map<Long, JsonNode> byId = new HashMap<>();
        rows.forEach(row -> byId.put(row.get("id").asLong(), row));
        return byId;
    }
}

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
package io.omnisql.simulator.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Lists;
import com.google.common.collect.Streams;
import io.omnisql.simulator.company.Company;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.ArrayList;
import java.util.List;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Issues by their keys, and the lists below them.
 */
@TestInstance(PER_CLASS)
final class TestJiraIssues
{
    private static final JiraDataset DATA = JiraDataset.of(Company.generate(3, 0.2));

    private JiraSimulator simulator;
    private TestingJira client;

    @BeforeAll
    void start()
    {
        simulator = JiraSimulator.builder()
                .data(DATA)
                .token("full", "secret-full")
                .token("some", "secret-some", JiraVisibility.withoutProjects("VAULT"))
                .start();
        client = TestingJira.basic(simulator.baseUri(), "secret-full");
    }

    @AfterAll
    void stop()
    {
        simulator.close();
    }

    @Test
    void testBulkFetch()
    {
        String id = String.valueOf(DATA.issue("ROCKET-3").id());
        JsonNode answer = client.post("/issue/bulkfetch", TestingJira.ids(ImmutableList.of("rocket-4", "PAYROL-901", id, "ROCKET-4", "DELETED-1", "PAD-1"), "summary")).json();
        assertThat(Streams.stream(answer.get("issues")).map(issue -> issue.get("key").asText())).containsExactly("ROCKET-3", "ROCKET-4", "ROCKET-7", "LAUNCH-1");
        // what is not there, or not visible, is no error
        assertThat(answer.get("issueErrors")).isEmpty();
        assertThat(answer.at("/issues/0/fields")).hasSize(1);
        TestingJira some = TestingJira.basic(simulator.baseUri(), "secret-some");
        assertThat(some.post("/issue/bulkfetch", TestingJira.ids(ImmutableList.of("VAULT-1"))).json()).isEqualTo(client.post("/issue/bulkfetch", TestingJira.ids(ImmutableList.of("DELETED-1"))).json());
        assertThat(client.post("/issue/bulkfetch", TestingJira.ids(Lists.transform(DATA.issues().subList(0, 100), JiraIssue::key))).json().get("issues")).hasSize(100);
    }

    @Test
    void testBulkFetchWithErrors()
    {
        try (JiraSimulator small = JiraSimulator.builder().data(DATA).token("full", "secret-full").bulkIssues(2).start()) {
            small.withhold("ROCKET-1");
            JsonNode answer = TestingJira.basic(small.baseUri(), "secret-full").post("/issue/bulkfetch", TestingJira.ids(ImmutableList.of("ROCKET-1", "ROCKET-2", "ROCKET-3", "ROCKET-4", "DELETED-1"))).json();
            assertThat(Streams.stream(answer.get("issues")).map(issue -> issue.get("key").asText())).containsExactly("ROCKET-2", "ROCKET-3");
            assertThat(Streams.stream(answer.get("issueErrors")).map(error -> error.get("id").asText())).containsExactly(id("ROCKET-1"), id("ROCKET-4"));
            small.withhold();
            assertThat(TestingJira.basic(small.baseUri(), "secret-full").post("/issue/bulkfetch", TestingJira.ids(ImmutableList.of(id("ROCKET-1"), id("ROCKET-4")))).json().get("issueErrors")).isEmpty();
        }
    }

    private static String id(String key)
    {
        return String.valueOf(DATA.issue(key).id());
    }

    @Test
    void testSingle()
    {
        JsonNode issue = client.api("/issue/payrol-901").json();
        assertThat(issue.get("key").asText()).isEqualTo("ROCKET-7");
        JsonNode full = client.api("/issue/ROCKET-1").json().get("fields");
        assertThat(full.get("description")).isEqualTo(DATA.issue("ROCKET-1").facts().description().orElseThrow());
        assertThat(full.get("issuelinks")).hasSize(2);
        assertThat(full.at("/customfield_10039/child/value").asText()).isEqualTo("Łódź");
        assertThat(full.at("/customfield_10020")).hasSize(DATA.site().sprints().size());
        assertThat(full.at("/customfield_10046/groupId").asText()).isEqualTo(DATA.site().groups().getFirst().id());
        assertThat(full.at("/customfield_10049/1/name").asText()).isEqualTo(DATA.site().project("ROCKET").versions().get(1).name());
        assertThat(full.at("/customfield_10050/key").asText()).isEqualTo("LAUNCH");
        assertThat(full.at("/timetracking/originalEstimate").asText()).isEqualTo("1d");
        assertThat(full.at("/timetracking/timeSpent").asText()).isEqualTo("1h 30m");
        assertThat(full.at("/resolution").isNull()).isTrue();
        assertThat(client.api("/issue/ROCKET-5").json().at("/fields/subtasks/0/key").asText()).isEqualTo("ROCKET-6");
        assertThat(client.api("/issue/ROCKET-6").json().at("/fields/parent/key").asText()).isEqualTo("ROCKET-5");
    }

    @Test
    void testEmbeddedListsAreCut()
    {
        JsonNode issue = client.search("key = ROCKET-5", "&fields=comment,worklog&expand=changelog").json().at("/issues/0");
        // three of them are for a group that the user is not in
        assertThat(issue.at("/fields/comment/total").asInt()).isEqualTo(127);
        assertThat(issue.at("/fields/comment/comments")).hasSize(20);
        assertThat(issue.at("/fields/worklog/total").asInt()).isEqualTo(45);
        assertThat(issue.at("/fields/worklog/worklogs")).hasSize(20);
        assertThat(issue.at("/changelog/total").asInt()).isEqualTo(130);
        assertThat(issue.at("/changelog/histories")).hasSize(40);
        assertThat(issue.at("/changelog/histories/0/id").asLong()).isEqualTo(DATA.issue("ROCKET-5").activity().changes().getLast().id());
        assertThat(client.search("key = ROCKET-1", "&fields=comment").json().at("/issues/0/fields/comment/total").asInt()).isEqualTo(2);
    }

    @Test
    void testComments()
    {
        List<Long> expected = DATA.issue("ROCKET-5").activity().comments().stream().filter(comment -> comment.visibleTo().isEmpty()).map(JiraComment::id).toList();
        List<Long> found = new ArrayList<>();
        for (int start = 0; start < 127; start += 50) {
            client.api("/issue/ROCKET-5/comment?maxResults=50&startAt=" + start).json().get("comments").forEach(comment -> found.add(comment.get("id").asLong()));
        }
        assertThat(found).isEqualTo(expected);
        assertThat(client.api("/issue/ROCKET-5/comment?maxResults=5000").json().get("comments")).hasSize(100);
        assertThat(client.api("/issue/ROCKET-5/comment?orderBy=-created&maxResults=1").json().at("/comments/0/id").asLong()).isEqualTo(expected.getLast());
        assertThat(client.api("/issue/ROCKET-1/comment").json().at("/comments/1/visibility/value").asText()).isEqualTo("jira-administrators");
    }

    @Test
    void testWorklogs()
    {
        ImmutableList<JiraWorklog> all = DATA.issue("ROCKET-5").activity().worklogs();
        assertThat(client.api("/issue/ROCKET-5/worklog").json().get("worklogs")).hasSize(45);
        assertThat(client.api("/issue/ROCKET-5/worklog?startedAfter=%s&startedBefore=%s".formatted(all.get(10).started().toEpochMilli(), all.get(12).started().toEpochMilli())).json().get("worklogs")).hasSize(2);
        assertThat(client.post("/worklog/list", "{\"ids\":[" + all.get(3).id() + ", 1]}").json()).hasSize(1);
        JsonNode updated = client.api("/worklog/updated?since=0").json();
        assertThat(Streams.stream(updated.get("values")).map(value -> value.get("worklogId").asLong()).collect(toSet()))
                .isEqualTo(DATA.issues().stream().filter(issue -> DATA.site().project(issue.projectKey()).state() == JiraProject.State.LIVE).flatMap(issue -> issue.activity().worklogs().stream()).map(JiraWorklog::id).collect(toSet()));
    }

    @Test
    void testChangelogs()
    {
        JsonNode page = client.api("/issue/ROCKET-5/changelog").json();
        assertThat(page.get("values")).hasSize(100);
        assertThat(page.get("isLast").asBoolean()).isFalse();
        assertThat(client.get(page.get("nextPage").asText()).json().get("values")).hasSize(30);
        assertThat(client.api("/issue/ROCKET-1/changelog").json().at("/values/1").has("author")).isFalse();
    }

    @Test
    void testBulkChangelogs()
    {
        ImmutableList<String> keys = ImmutableList.of("ROCKET-5", "ROCKET-1", "DELETED-1");
        List<String> found = new ArrayList<>();
        String token = "";
        int pages = 0;
        do {
            String body = TestingJira.ids(keys).replaceFirst("\\}$", ",\"maxResults\":50" + (token.isEmpty() ? "" : ",\"nextPageToken\":\"" + token + "\"") + "}");
            JsonNode answer = client.post("/changelog/bulkfetch", body).json();
            answer.get("issueChangeLogs").forEach(log -> log.get("changeHistories").forEach(change -> found.add(change.get("id").asText())));
            token = answer.path("nextPageToken").asText("");
            pages++;
        }
        while (!token.isEmpty());
        assertThat(pages).isEqualTo(3);
        assertThat(found).containsExactlyInAnyOrderElementsOf(Streams.concat(DATA.issue("ROCKET-5").activity().changes().stream(), DATA.issue("ROCKET-1").activity().changes().stream()).map(change -> String.valueOf(change.id())).toList());
        JsonNode filtered = client.post("/changelog/bulkfetch", TestingJira.ids(keys).replaceFirst("\\}$", ",\"fieldIds\":[\"status\",\"labels\"],\"maxResults\":10000}")).json();
        assertThat(filtered.findValues("fieldId").stream().map(JsonNode::asText).collect(toSet())).isEqualTo(ImmutableSet.of("status", "labels"));
        assertThat(filtered.findValues("created").stream().map(JsonNode::isNumber).collect(toSet())).isEqualTo(ImmutableSet.of(true, false));
    }

    @Test
    void testPeopleOfAnIssue()
    {
        assertThat(client.api("/issue/ROCKET-5/watchers").json().get("watchers")).hasSize(DATA.site().users().size());
        JsonNode votes = client.api("/issue/ROCKET-1/votes").json();
        assertThat(votes.get("votes").asInt()).isEqualTo(1);
        assertThat(votes.get("hasVoted").asBoolean()).isFalse();
        assertThat(client.api("/issue/ROCKET-1/remotelink").json().at("/0/object/title").asText()).isEqualTo("How to land");
        assertThat(client.api("/issue/ROCKET-1/transitions").json().get("transitions")).hasSize(5);
    }
}

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
import com.google.common.collect.Streams;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.http.ManualClock;
import io.omnisql.simulator.http.Occasion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

final class TestJiraSearch
{
    private static final JiraDataset DATA = JiraDataset.of(Company.generate(3, 0.2));
    private static final String SEARCH = "/rest/api/3/search/jql";

    private ManualClock clock;
    private JiraSimulator simulator;
    private TestingJira client;

    @BeforeEach
    void start()
    {
        clock = new ManualClock(Company.TODAY);
        simulator = JiraSimulator.builder()
                .data(DATA)
                .clock(clock)
                .token("full", "secret-full")
                .token("some", "secret-some", JiraVisibility.withoutLevels(10_010L))
                .start();
        client = TestingJira.basic(simulator.baseUri(), "secret-full");
    }

    @AfterEach
    void stop()
    {
        simulator.close();
    }

    @Test
    void testGivesIdsOnlyUnlessFieldsAreNamed()
    {
        JsonNode issue = client.search("key = ROCKET-1", "").json().at("/issues/0");
        assertThat(names(issue)).containsExactly("id");
        assertThat(names(client.search("key = ROCKET-1", "&fields=key").json().at("/issues/0"))).containsExactly("expand", "id", "self", "key");
        JsonNode fields = client.search("key = ROCKET-1", "&fields=summary,customfield_10028&fields=created,nonsense").json().at("/issues/0/fields");
        assertThat(names(fields)).containsExactlyInAnyOrder("summary", "customfield_10028", "created");
        assertThat(fields.get("customfield_10028").asDouble()).isEqualTo(8);
        assertThat(names(client.search("key = ROCKET-1", "&fields=*all,-comment").json().at("/issues/0/fields"))).contains("worklog", "customfield_10043").doesNotContain("comment", "issuekey");
        assertThat(names(client.search("key = ROCKET-1", "&fields=-summary").json().at("/issues/0/fields"))).contains("status").doesNotContain("summary", "comment");
        assertThat(client.search("key = ROCKET-2", "&fields=customfield_10028").json().at("/issues/0/fields/customfield_10028").isNull()).isTrue();
        assertThat(client.search("key = ROCKET-2", "&fields=customfield_10044").json().at("/issues/0/fields").isEmpty()).isTrue();
    }

    @Test
    void testPostIsTheSame()
    {
        assertThat(client.post("/search/jql", "{\"jql\":\"project = ROCKET order by key\",\"fields\":[\"summary,status\",\"created\"],\"maxResults\":3}").json().get("issues"))
                .isEqualTo(client.search("project = ROCKET order by key", "&fields=summary,status,created&maxResults=3").json().get("issues"));
    }

    @Test
    void testPagesFollowTheToken()
    {
        ImmutableList<JsonNode> pages = client.pages("project = ROCKET ORDER BY key", "&fields=key&maxResults=4");
        assertThat(pages.stream().flatMap(page -> keys(page).stream()).toList()).isEqualTo(DATA.issues("ROCKET").stream().map(JiraIssue::key).toList());
        assertThat(pages.getLast().get("isLast").asBoolean()).isTrue();
        assertThat(pages.getLast().has("nextPageToken")).isFalse();
        assertThat(pages.getFirst().get("isLast").asBoolean()).isFalse();
        assertThat(pages.getFirst().has("total")).isFalse();
    }

    @Test
    void testTokenBelongsToItsQueryAndAges()
    {
        String token = client.search("project = ROCKET", "&maxResults=2").json().get("nextPageToken").asText();
        assertThat(client.search("project = ROCKET", "&maxResults=3&nextPageToken=" + token).status()).isEqualTo(200);
        assertThat(client.search("project = MONOLI", "&nextPageToken=" + token).status()).isEqualTo(400);
        assertThat(client.search("project = ROCKET", "&fields=summary&nextPageToken=" + token).status()).isEqualTo(400);
        clock.advance(Duration.ofDays(7));
        assertThat(client.search("project = ROCKET", "&nextPageToken=" + token).status()).isEqualTo(400);
    }

    @Test
    void testPagesAreCutShort()
    {
        assertThat(client.search("project is not EMPTY", "&maxResults=5000&fields=summary").json().get("issues")).hasSize(100);
        assertThat(client.search("project is not EMPTY", "&maxResults=5000&fields=*all").json().get("issues")).hasSize(50);
        assertThat(client.search("project is not EMPTY", "&maxResults=5000&fields=id&expand=changelog").json().get("issues")).hasSize(50);
        assertThat(client.search("project is not EMPTY", "&maxResults=5000").json().get("issues").size()).isGreaterThan(200);
        assertThat(client.search("project is not EMPTY", "").json().get("issues")).hasSize(50);
    }

    @Test
    void testHiddenIssuesLeavePagesShort()
    {
        TestingJira some = TestingJira.basic(simulator.baseUri(), "secret-some");
        ImmutableList<JsonNode> pages = some.pages("project = ROCKET ORDER BY key", "&fields=key&maxResults=4");
        assertThat(pages.get(1).get("issues")).hasSize(3);
        assertThat(pages.get(1).get("isLast").asBoolean()).isFalse();
        assertThat(pages.stream().flatMap(page -> keys(page).stream()).toList())
                .isEqualTo(DATA.issues("ROCKET").stream().map(JiraIssue::key).filter(key -> !key.equals("ROCKET-8")).toList());
        assertThat(some.search("key = ROCKET-8", "").status()).isEqualTo(400);
    }

    @Test
    void testChangesBetweenPages()
    {
        simulator.changes().add(Occasion.nextRequest(SEARCH).atRequest(2), () -> simulator.change(data -> data.without("ROCKET-1").edit("ROCKET-2", issue -> issue.moveTo("PAYROL-700"))));
        ImmutableList<JsonNode> pages = client.pages("project = ROCKET ORDER BY key", "&fields=key&maxResults=2");
        // what was on the first page is gone, and no row of the next ones is lost for it
        assertThat(keys(pages.get(1))).containsExactly("ROCKET-3", "ROCKET-4");
    }

    @Test
    void testIndexThatIsBehind()
    {
        simulator.holdIndex();
        simulator.edit("ROCKET-2", issue -> issue.summary("zebra").labels("fresh"));
        simulator.change(data -> data.without("ROCKET-3"));
        assertThat(client.keys("labels = fresh")).isEmpty();
        assertThat(client.keys("project = ROCKET AND labels is EMPTY")).contains("ROCKET-2");
        // what is found is read as it is
        assertThat(client.search("key = ROCKET-2", "&fields=summary").json().at("/issues/0/fields/summary").asText()).isEqualTo("zebra");
        assertThat(client.search("key = ROCKET-3", "").json().get("issues")).isEmpty();
        String id = String.valueOf(DATA.issue("ROCKET-2").id());
        assertThat(client.search("labels = fresh", "&fields=key&reconcileIssues=" + id).json().get("issues")).hasSize(1);
        assertThat(client.api("/issue/ROCKET-2?fields=labels").json().at("/fields/labels/0").asText()).isEqualTo("fresh");
        simulator.releaseIndex();
        assertThat(client.keys("labels = fresh")).containsExactly("ROCKET-2");
        assertThat(client.search("key = ROCKET-3", "").status()).isEqualTo(400);
    }

    @Test
    void testEditSetsTheTime()
    {
        clock.advance(Duration.ofMinutes(3));
        simulator.edit("ROCKET-2", issue -> issue.summary("later"));
        assertThat(client.keys("updated >= " + Company.TODAY.plusSeconds(180).toEpochMilli())).containsExactly("ROCKET-2");
    }

    @Test
    void testTimesAreInTheZoneOfTheUser()
    {
        for (String zone : ImmutableList.of("Europe/Warsaw", "America/St_Johns", "Asia/Kathmandu")) {
            try (JiraSimulator other = JiraSimulator.builder().data(DATA).token("full", "secret-full").timeZone(ZoneId.of(zone)).start()) {
                TestingJira there = TestingJira.basic(other.baseUri(), "secret-full");
                JsonNode created = there.search("key = ROCKET-14", "&fields=created").json().at("/issues/0/fields/created");
                String offset = ImmutableSet.of("2024-10-27T02:30:30.500+0100", "2024-10-26T23:00:30.500-0230", "2024-10-27T07:15:30.500+0545").stream()
                        .filter(created.asText()::equals)
                        .findFirst()
                        .orElse("none of the expected: " + created);
                assertThat(Instant.from(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx").parse(offset))).isEqualTo("2024-10-27T01:30:30.500Z");
                assertThat(there.api("/myself").json().get("timeZone").asText()).isEqualTo(zone);
            }
        }
    }

    @Test
    void testErrorsTellEverything()
    {
        JsonNode body = client.search("status = Resolved AND key = DELETED-1", "").json();
        assertThat(Streams.stream(body.get("errorMessages")).map(JsonNode::asText)).containsExactly(
                "The value 'Resolved' does not exist for the field 'status'.",
                "An issue with key 'DELETED-1' does not exist for field 'key'.");
        assertThat(client.api("/search?jql=x").body()).contains("The requested API has been removed. Please migrate to the /rest/api/3/search/jql API.");
    }

    private static List<String> keys(JsonNode page)
    {
        return Streams.stream(page.get("issues")).map(issue -> issue.get("key").asText()).toList();
    }

    private static List<String> names(JsonNode object)
    {
        return ImmutableList.copyOf(object.fieldNames());
    }
}

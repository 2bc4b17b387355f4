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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Lists by position, of the site and of its boards.
 */
@TestInstance(PER_CLASS)
final class TestJiraLists
{
    private static final JiraDataset DATA = JiraDataset.of(Company.generate(3, 0.2), 12);
    private static final String GRACE = DATA.site().users().get(1).accountId();

    private JiraSimulator simulator;
    private TestingJira client;
    private TestingJira some;

    @BeforeAll
    void start()
    {
        simulator = JiraSimulator.builder()
                .data(DATA)
                .token("full", "secret-full")
                .token("some", "secret-some", JiraVisibility.withoutUsers(GRACE, DATA.site().users().get(2).accountId()))
                .token(new JiraToken("guest", JiraToken.Kind.SCOPED, "secret-guest", DATA.site().users().get(4).accountId(), JiraVisibility.withoutProjects("ROCKET", "WEBAPP"), Optional.empty()))
                .start();
        client = TestingJira.basic(simulator.baseUri(), "secret-full");
        some = TestingJira.basic(simulator.baseUri(), "secret-some");
    }

    @AfterAll
    void stop()
    {
        simulator.close();
    }

    @Test
    void testUsersComeInShortPages()
    {
        assertThat(some.api("/users/search?maxResults=5").json()).hasSize(3);
        assertThat(some.api("/users/search?maxResults=5&startAt=5").json()).hasSize(5);
        assertThat(some.api("/users/search?startAt=1000").json()).isEmpty();
        assertThat(client.api("/users/search?maxResults=1000").json()).hasSize(DATA.site().users().size());
        assertThat(some.api("/user?accountId=" + GRACE).status()).isEqualTo(404);
        JsonNode users = client.api("/users/search?maxResults=1000").json();
        assertThat(Streams.stream(users).filter(user -> !user.get("active").asBoolean())).isNotEmpty();
        assertThat(Streams.stream(users).filter(user -> !user.has("emailAddress"))).isNotEmpty();
    }

    @Test
    void testMembersWhoLeftAreLeftOut()
    {
        assertThat(client.api("/group/member?groupname=former-staff").json().get("values")).isEmpty();
        assertThat(client.api("/group/member?groupname=former-staff&includeInactiveUsers=true").json().get("values")).isNotEmpty();
        String id = DATA.site().findGroup("jira-software-users").orElseThrow().id();
        List<String> found = new ArrayList<>();
        JsonNode page;
        do {
            page = client.api("/group/member?maxResults=7&groupId=" + id + "&startAt=" + found.size()).json();
            page.get("values").forEach(user -> found.add(user.get("accountId").asText()));
        }
        while (!page.get("isLast").asBoolean());
        assertThat(found).isEqualTo(DATA.site().findGroup(id).orElseThrow().members());
    }

    @Test
    void testProjectsThatAreLive()
    {
        JsonNode live = client.api("/project/search").json();
        assertThat(live.get("total").asInt()).isEqualTo(DATA.site().projects().size() - 2);
        assertThat(Streams.stream(live.get("values")).map(project -> project.get("key").asText())).isSorted().doesNotContain("ATTIC", "MIRROR");
        assertThat(client.api("/project/search?status=archived").json().at("/values/0/key").asText()).isEqualTo("ATTIC");
        assertThat(client.api("/project/search?status=deleted").json().at("/values/0/deleted").asBoolean()).isTrue();
        assertThat(client.api("/project/PAD").json().get("key").asText()).isEqualTo("LAUNCH");
        assertThat(client.api("/project/ROCKET/version?status=unreleased").json().get("values")).hasSize(2);
        assertThat(client.api("/project/ROCKET/component").json().at("/values/0/issueCount").asInt()).isEqualTo(1);
        assertThat(client.api("/project/ROCKET/role").json()).hasSize(3);
    }

    @Test
    void testFields()
    {
        JsonNode fields = client.api("/field").json();
        assertThat(Streams.stream(fields).filter(field -> field.get("custom").asBoolean())).hasSize(DATA.site().fields().size());
        JsonNode secret = Streams.stream(fields).filter(field -> field.get("id").asText().equals("customfield_10043")).findFirst().orElseThrow();
        assertThat(secret.get("searchable").asBoolean()).isFalse();
        assertThat(secret.get("clauseNames")).isEmpty();
        JsonNode cascade = Streams.stream(fields).filter(field -> field.get("id").asText().equals("customfield_10039")).findFirst().orElseThrow();
        assertThat(cascade.at("/schema/type").asText()).isEqualTo("option-with-child");
        assertThat(cascade.at("/clauseNames/0").asText()).isEqualTo("cf[10039]");
        simulator.change(data -> data.withSite(data.site().withField(new CustomField(19_999, "Brand new", CustomFieldKind.TEXT, true, ImmutableList.of(), ImmutableSet.of()))));
        assertThat(client.api("/field").json()).hasSize(fields.size() + 1);
        assertThat(client.keys("cf[19999] is not EMPTY")).isEmpty();
    }

    /**
     * What a query by a name of a field finds, a query by its clause names finds too.
     */
    @Test
    void testClauseNamesAreWhatJqlKnows()
    {
        for (JsonNode field : client.api("/field").json()) {
            assertThat(field.get("searchable").asBoolean()).isEqualTo(!field.get("clauseNames").isEmpty());
            for (JsonNode clause : field.get("clauseNames")) {
                String name = "\"" + clause.asText().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
                String jql = clause.asText().equals("id") || clause.asText().contains("ssue") || clause.asText().equals("key") ? name + " = 10000" : name + " is not EMPTY";
                int status = client.search(clause.asText().equals("comment") ? name + " ~ x1" : clause.asText().equals("issuetype") ? name + " = Bug" : jql, "&maxResults=1").status();
                assertThat(status).describedAs(clause.asText()).isEqualTo(200);
            }
        }
    }

    @Test
    void testAuditIsForAdministrators()
    {
        assertThat(client.api("/auditing/record?limit=3").json().get("records")).hasSize(3);
        assertThat(TestingJira.bearer(simulator.gatewayUri(), "secret-guest").api("/auditing/record").status()).isEqualTo(403);
    }

    @Test
    void testAuditBetweenTimes()
    {
        List<String> times = new ArrayList<>();
        client.api("/auditing/record").json().get("records").forEach(record -> times.add(record.get("created").asText()));
        String middle = times.get(times.size() / 2).replace("+", "%2B").replaceFirst("(\\d\\d)$", ":$1");
        long before = client.api("/auditing/record?to=" + middle).json().get("total").asLong();
        long after = client.api("/auditing/record?from=" + middle).json().get("total").asLong();
        assertThat(before).isPositive();
        assertThat(after).isPositive();
        // both bounds are included
        assertThat(before + after).isEqualTo(times.size() + times.stream().filter(times.get(times.size() / 2)::equals).count());
        assertThat(client.api("/auditing/record?from=%1$s&to=%1$s".formatted(middle)).json().get("records")).describedAs("from has to be before to").isEmpty();
        assertThat(client.api("/auditing/record?from=yesterday").status()).isEqualTo(400);
    }

    @Test
    void testBoards()
    {
        assertThat(client.get("/rest/agile/1.0/board").json().get("values")).hasSize(4);
        assertThat(client.get("/rest/agile/1.0/board?projectKeyOrId=ROCKET&type=scrum").json().at("/values/0/location/projectKey").asText()).isEqualTo("ROCKET");
        assertThat(TestingJira.bearer(simulator.gatewayUri(), "secret-guest").get("/rest/agile/1.0/board").json().get("values")).hasSize(2);
        assertThat(client.get("/rest/agile/1.0/board/1/sprint?state=closed").json().get("values")).hasSize(2);
        assertThat(client.get("/rest/agile/1.0/board/4/sprint").status()).isEqualTo(400);
        assertThat(client.get("/rest/agile/1.0/board/9/sprint").status()).isEqualTo(404);
        JsonNode issues = client.get("/rest/agile/1.0/board/1/issue?maxResults=5&startAt=20").json();
        assertThat(issues.get("total").asInt()).isEqualTo(DATA.issues("ROCKET").size());
        assertThat(issues.get("issues")).hasSize(2);
        JsonNode first = client.get("/rest/agile/1.0/board/1/issue?maxResults=1&jql=key%20%3D%20ROCKET-1").json().at("/issues/0/fields");
        assertThat(first.get("description").isTextual()).isTrue();
        assertThat(first.at("/sprint/state").asText()).isEqualTo("active");
        assertThat(first.get("closedSprints").size()).isGreaterThan(1);
        assertThat(client.get("/rest/agile/1.0/sprint/1/issue").json().at("/issues/0/key").asText()).isEqualTo("ROCKET-1");
        assertThat(client.get("/rest/agile/1.0/board/1/epic").json().at("/values/0/key").asText()).isEqualTo("ROCKET-1");
        assertThat(client.get("/rest/agile/1.0/sprint/3").json().get("originBoardId").asInt()).isEqualTo(1);
    }
}

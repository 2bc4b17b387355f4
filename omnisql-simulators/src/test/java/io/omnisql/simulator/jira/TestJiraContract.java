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
import com.google.common.collect.Lists;
import io.omnisql.simulator.TestingClient;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.contract.KnownDeviation;
import io.omnisql.simulator.contract.TestingContract;
import io.omnisql.simulator.contract.Violation;
import io.omnisql.simulator.contract.Violation.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

final class TestJiraContract
{
    private JiraSimulator simulator;
    private TestingJira client;

    @BeforeEach
    void start()
    {
        simulator = JiraSimulator.builder()
                .company(Company.generate(3, 0.2))
                .token("full", "secret-full")
                .token("some", "secret-some", JiraVisibility.withoutProjects("VAULT"))
                .contract(TestingContract.jira())
                .start();
        client = TestingJira.basic(simulator.baseUri(), "secret-full");
    }

    @AfterEach
    void stop()
    {
        if (simulator != null) {
            simulator.close();
        }
    }

    @Test
    void testSearchesKeepToTheSpecification()
    {
        client.pages("project is not EMPTY", "");
        client.pages("project is not EMPTY ORDER BY key", "&maxResults=5000&fields=*all&expand=names,schema,changelog,transitions");
        client.pages("project = ROCKET", "&fields=summary,status&fields=*navigable&maxResults=7&reconcileIssues=10000");
        assertThat(client.post("/search/jql", "{\"jql\":\"project = ROCKET\",\"fields\":[\"*all\"],\"maxResults\":100,\"expand\":\"names\",\"reconcileIssues\":[10000]}").status()).isEqualTo(200);
        JsonNode matches = client.post("/jql/match", "{\"jqls\":[\"key = ROCKET-1\",\"status = Resolved\"],\"issueIds\":[10000,10001]}").json().get("matches");
        assertThat(matches.at("/0/matchedIssues/0").asLong()).isEqualTo(simulator.data().issue("ROCKET-1").id());
        assertThat(matches.at("/1/errors/0").asText()).contains("Resolved");
        assertThat(client.post("/search/approximate-count", "{\"jql\":\"project = ROCKET\"}").json().get("count").asInt()).isEqualTo(simulator.data().issues("ROCKET").size());
        assertClean();
    }

    @Test
    void testIssuesKeepToTheSpecification()
    {
        for (List<JiraIssue> issues : Lists.partition(simulator.data().issues(), 100)) {
            assertThat(client.post("/issue/bulkfetch", TestingJira.ids(Lists.transform(issues, JiraIssue::key), "*all")).status()).isEqualTo(200);
        }
        assertThat(client.post("/changelog/bulkfetch", TestingJira.ids(simulator.data().issues().stream().limit(1_000).map(JiraIssue::key).toList())).status()).isEqualTo(200);
        for (JiraIssue issue : simulator.data().issues("ROCKET")) {
            assertThat(client.api("/issue/" + issue.key() + "?expand=names,schema,changelog,transitions").status()).isEqualTo(200);
            for (String part : ImmutableList.of("comment?orderBy=-created&maxResults=3", "worklog?startedAfter=0&maxResults=2", "changelog?maxResults=2", "watchers", "votes", "remotelink", "transitions")) {
                assertThat(client.api("/issue/" + issue.id() + "/" + part).status()).isEqualTo(200);
            }
        }
        JiraIssue first = simulator.data().issue("ROCKET-1");
        assertThat(client.post("/comment/list", "{\"ids\":[" + first.activity().comments().getFirst().id() + "]}").json().get("values")).hasSize(1);
        assertThat(client.post("/worklog/list", "{\"ids\":[" + first.activity().worklogs().getFirst().id() + "]}").json()).hasSize(1);
        client.api("/worklog/updated?since=0");
        client.api("/worklog/deleted?since=0");
        assertClean();
    }

    @Test
    void testListsKeepToTheSpecification()
    {
        for (String path : ImmutableList.of(
                "/field",
                "/field/search?maxResults=5&startAt=5",
                "/project/search?expand=description,lead,issueTypes,url,insight&status=live&status=archived&status=deleted",
                "/project/search?maxResults=3&startAt=3&orderBy=-name&query=a&typeKey=software",
                "/project/search?keys=ROCKET&keys=LAUNCH&id=10000",
                "/users/search?maxResults=7&startAt=7",
                "/users",
                "/user?accountId=5b10ac8d82e05b22cc7d0002",
                "/user/bulk?accountId=5b10ac8d82e05b22cc7d0002&accountId=5b10ac8d82e05b22cc7d0003&maxResults=1",
                "/myself",
                "/group/bulk?maxResults=2",
                "/group/member?groupname=former-staff&includeInactiveUsers=true",
                "/issuetype",
                "/status",
                "/statuses/search?maxResults=3",
                "/statuses/search?statusCategory=DONE&searchString=o&projectId=10003",
                "/statuscategory",
                "/priority",
                "/priority/search",
                "/resolution",
                "/resolution/search",
                "/issueLinkType",
                "/label?maxResults=2",
                "/serverInfo",
                "/configuration",
                "/filter/search?expand=description,owner,jql,favourite",
                "/dashboard/search",
                "/workflow/search?expand=statuses",
                "/workflows/search?maxResults=1",
                "/permissionscheme?expand=permissions",
                "/issuesecurityschemes",
                "/auditing/record?limit=5&offset=5")) {
            assertThat(client.api(path).status()).describedAs(path).isEqualTo(200);
        }
        for (JiraProject project : simulator.data().site().projects()) {
            for (String part : ImmutableList.of("", "/version?maxResults=2&orderBy=-sequence", "/version?status=released,unreleased&query=1", "/component", "/role", "/role/10002", "/roledetails")) {
                assertThat(client.api("/project/" + project.key() + part).status()).describedAs(project.key() + part).isEqualTo(200);
            }
        }
        assertClean();
    }

    @Test
    void testRefusalsKeepToTheSpecification()
    {
        TestingJira some = TestingJira.basic(simulator.baseUri(), "secret-some");
        assertThat(ImmutableList.of(
                client.search("order by key", ""),
                client.search("status = Resolved", ""),
                client.search("id = 10000", "&nextPageToken=nonsense"),
                client.search("id = 10000", "&maxResults=0"),
                client.api("/search?jql=id+%3D+10000"),
                client.post("/search", "{\"jql\":\"id = 10000\"}"),
                client.post("/search/jql", "[]"),
                client.post("/issue/bulkfetch", TestingJira.ids(Lists.transform(simulator.data().issues(), JiraIssue::key))),
                client.post("/changelog/bulkfetch", "{\"issueIdsOrKeys\":[\"ROCKET-1\"],\"maxResults\":10001}"),
                client.api("/issue/DELETED-1"),
                client.api("/issue/DELETED-1/comment"),
                client.api("/issue/DELETED-1/changelog"),
                some.api("/issue/VAULT-1"),
                some.api("/project/VAULT"),
                client.api("/user?accountId=nobody"),
                client.api("/group/member?groupname=unheard-of"),
                client.api("/project/ROCKET/role/1"),
                TestingJira.basic(simulator.baseUri(), "wrong").api("/field"),
                new TestingJira(simulator.baseUri(), "").api("/project/search")).stream().map(TestingClient.Reply::status))
                .containsExactly(400, 400, 400, 400, 410, 410, 400, 400, 400, 404, 404, 404, 404, 404, 404, 404, 404, 401, 401);
        assertThat(simulator.violations()).extracting(Violation::kind, Violation::place).containsExactly(tuple(Kind.WRONG_TYPE, "request"));
    }

    @Test
    void testClientsAreChecked()
    {
        client.search("id = 10000", "&startAt=5&maxResults=many");
        client.post("/search/jql", "{\"jql\":\"id = 10000\",\"startAt\":5,\"fields\":\"summary\"}");
        client.post("/issue/bulkfetch", "{\"fields\":[\"summary\"]}");
        client.api("/project/search?orderBy=size");
        client.api("/nonsense");
        assertThat(simulator.violations())
                .extracting(Violation::kind, Violation::place)
                .containsExactlyInAnyOrder(
                        tuple(Kind.UNKNOWN_PARAMETER, "startAt"),
                        tuple(Kind.BAD_PARAMETER, "maxResults"),
                        tuple(Kind.UNKNOWN_FIELD, "request/startAt"),
                        tuple(Kind.WRONG_TYPE, "request/fields"),
                        tuple(Kind.MISSING_FIELD, "request/issueIdsOrKeys"),
                        tuple(Kind.BAD_PARAMETER, "orderBy"),
                        tuple(Kind.UNKNOWN_ROUTE, "GET"));
    }

    @Test
    void testEveryDeviationHasItsSource()
    {
        assertThat(TestingContract.jira().deviations())
                .extracting(KnownDeviation::source)
                .allSatisfy(source -> assertThat(source).hasSizeGreaterThan(20));
    }

    private void assertClean()
    {
        assertThat(simulator.violations().stream().map(Violation::toString).distinct()).isEmpty();
        JsonNode myself = client.api("/myself").json();
        assertThat(myself.get("timeZone").asText()).isEqualTo(simulator.data().site().users().getFirst().timeZone().getId());
    }
}

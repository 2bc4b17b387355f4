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
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import io.omnisql.simulator.TestingClient.Reply;
import io.omnisql.simulator.company.Company;
import io.omnisql.simulator.contract.Recording;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static io.omnisql.simulator.jira.RecordedJiraShape.check;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The simulator's answers have the fields and types of real answers, but for the listed differences.
 */
@TestInstance(PER_CLASS)
final class TestJiraRecordings
{
    private JiraSimulator simulator;
    private TestingJira client;

    @BeforeAll
    void start()
    {
        simulator = JiraSimulator.builder()
                .company(Company.generate(3, 0.3))
                .token("full", "secret-full")
                .start();
        client = TestingJira.basic(simulator.baseUri(), "secret-full");
    }

    @AfterAll
    void stop()
    {
        simulator.close();
    }

    @Test
    void testChangelogs()
    {
        check(Recording.jira("jira_api_issue_changelogs"), rows("values", "/issue/ROCKET-1/changelog", "/issue/ROCKET-5/changelog"));
    }

    @Test
    void testFields()
    {
        check(Recording.jira("jira_api_issue_fields"), fields(true));
        check(ImmutableList.copyOf(Recording.jiraLibrary("go-jira/all_fields")), fields(false));
    }

    private ImmutableList<JsonNode> fields(boolean custom)
    {
        ImmutableList.Builder<JsonNode> fields = ImmutableList.builder();
        client.api("/field").json().forEach(field -> {
            if (field.get("custom").asBoolean() == custom) {
                fields.add(field);
            }
        });
        return fields.build();
    }

    @Test
    void testWords()
    {
        check(Recording.jira("jira_api_issue_types"), ImmutableList.copyOf(client.api("/issuetype").json()));
        check(Recording.jira("jira_api_status"), ImmutableList.copyOf(client.api("/status").json()));
        check(ImmutableList.copyOf(Recording.jiraLibrary("go-jira/all_statuscategories")), ImmutableList.copyOf(client.api("/statuscategory").json()));
        check(ImmutableList.copyOf(Recording.jiraLibrary("go-jira/all_priorities")), ImmutableList.copyOf(client.api("/priority").json()));
        check(ImmutableList.copyOf(Recording.jiraLibrary("go-jira/all_resolutions")), ImmutableList.copyOf(client.api("/resolution").json()));
        check(ImmutableList.copyOf(Recording.jiraLibrary("go-jira/all_issuelinktypes")), rows("issueLinkTypes", "/issueLinkType"));
    }

    @Test
    void testIssues()
    {
        check(ImmutableList.<JsonNode>builder().addAll(Recording.jira("jira_api_issues")).addAll(Recording.jira("jira_api_issues_for_due_date")).addAll(Recording.jira("jira_external_epics")).build(),
                rows("issues", "/rest/agile/1.0/board/1/issue?expand=changelog&maxResults=100", "/rest/agile/1.0/board/2/issue?expand=changelog&maxResults=100"));
    }

    @Test
    void testProjectsAndPeople()
    {
        check(Recording.jira("jira_api_projects"), rows("values", "/project/search"));
        check(Recording.jira("jira_api_users"), ImmutableList.of(client.api("/user?accountId=5b10ac8d82e05b22cc7d0001").json()));
    }

    @Test
    void testPartsOfIssues()
    {
        check(Recording.jira("jira_api_remotelinks"), ImmutableList.copyOf(client.api("/issue/ROCKET-1/remotelink").json()));
        check(withoutComments(Recording.jira("jira_api_worklogs")), rows("worklogs", "/issue/ROCKET-1/worklog", "/issue/ROCKET-5/worklog"));
    }

    /**
     * They were recorded from the second version, which has text where the third has documents.
     */
    private static ImmutableList<JsonNode> withoutComments(ImmutableList<JsonNode> worklogs)
    {
        worklogs.forEach(worklog -> ((ObjectNode) worklog).putNull("comment"));
        return worklogs;
    }

    @Test
    void testBoardsAndSprints()
    {
        check(Recording.jira("jira_api_sprints"), rows("values", "/rest/agile/1.0/board/1/sprint"));
        check(ImmutableList.of(Recording.jiraLibrary("go-jira/sprints")), ImmutableList.of(client.get("/rest/agile/1.0/board/1/sprint").json()));
        check(ImmutableList.of(Recording.jiraLibrary("go-jira/all_boards")), ImmutableList.of(client.get("/rest/agile/1.0/board").json()));
    }

    @Test
    void testErrors()
    {
        checkError("error.400.bad-value", client.search("status = Resolved", ""));
        checkError("error.400.missing-key", client.search("key = DELETED-1", ""));
        checkError("error.400.unbounded-jql", client.search("order by created", ""));
        checkError("error.410.old-search-removed", client.api("/search?jql=x"));
        JsonNode unauthorized = Recording.transcribed("error.401");
        Reply refused = TestingJira.basic(simulator.baseUri(), "wrong").api("/field");
        assertThat(refused.status()).isEqualTo(unauthorized.get("status").asInt());
        assertThat(refused.body()).isEqualTo(unauthorized.get("body").asText());
        assertThat(refused.header("WWW-Authenticate")).isPresent();
    }

    private static void checkError(String name, Reply reply)
    {
        JsonNode expected = Recording.transcribed(name);
        assertThat(reply.status()).isEqualTo(expected.get("status").asInt());
        assertThat(reply.json().get("errorMessages")).isEqualTo(expected.at("/body/errorMessages"));
    }

    private ImmutableList<JsonNode> rows(String member, String... paths)
    {
        ImmutableList.Builder<JsonNode> rows = ImmutableList.builder();
        for (String path : paths) {
            rows.addAll(client.get(path.startsWith("/rest") ? path : "/rest/api/3" + path).json().get(member));
        }
        return rows.build();
    }
}

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
package io.omnisql.jira;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

import java.io.IOException;
import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * What others have recorded from real sites of Jira is read on the connector's own way: each record is a row, with the values that stand in it.
 * <p>
 * Records that stand one by one in a file are put into pages again. What belongs to issues and projects is in {@link TestJiraRecordedParts}.
 */
@TestInstance(PER_CLASS)
@EnabledIf(value = "io.omnisql.jira.RecordedJira#isAtHand", disabledReason = "there are no recordings of the API: name their folder with -Domnisql.contracts=")
final class TestJiraRecordings
{
    private ReplayedJira jira;

    @BeforeAll
    void start()
            throws Exception
    {
        jira = ReplayedJira.start(RecordedJira.devlake("api_issue_fields", _ -> true));
    }

    @AfterAll
    void stop()
            throws IOException
    {
        jira.close();
    }

    @Test
    void testIssues()
    {
        List<JsonNode> issues = RecordedJira.issues();
        assertThat(issues).hasSizeGreaterThan(10);
        jira.putIssues(issues);
        jira.check(IssuesTable.ISSUES, "TRUE", issues);
    }

    @Test
    void testWords()
    {
        // between two answers one type was renamed
        List<JsonNode> types = RecordedJira.devlake("api_issue_types", line -> !line.at("/data/name").asText().equals("Story"));
        jira.put("/rest/api/3/issuetype", ReplayedJira.array(types));
        jira.check(IssueTypesTable.ISSUE_TYPES, "TRUE", types);
        jira.put("/rest/api/3/status", ReplayedJira.array(RecordedJira.devlake("api_status", _ -> true)));
        jira.check(StatusesTable.STATUSES, "TRUE", RecordedJira.devlake("api_status", _ -> true));
        jira.put("/rest/api/3/statuscategory", RecordedJira.library("go-jira/all_statuscategories"));
        jira.check(StatusCategoriesTable.STATUS_CATEGORIES, "TRUE", records(RecordedJira.library("go-jira/all_statuscategories")));
        jira.put("/rest/api/3/issueLinkType", ReplayedJira.page("issueLinkTypes", records(RecordedJira.library("go-jira/all_issuelinktypes"))));
        jira.check(IssueLinkTypesTable.ISSUE_LINK_TYPES, "TRUE", records(RecordedJira.library("go-jira/all_issuelinktypes")));
        jira.put("/rest/api/3/filter/search", RecordedJira.library("go-jira/search_filters"));
        jira.check(FiltersTable.FILTERS, "TRUE", records(RecordedJira.library("go-jira/search_filters").get("values")));
    }

    /**
     * Today both are lists in pages.
     */
    @Test
    void testWordsInPages()
    {
        List<JsonNode> priorities = records(RecordedJira.library("go-jira/all_priorities"));
        jira.put("/rest/api/3/priority/search", ReplayedJira.page("values", priorities));
        jira.check(PrioritiesTable.PRIORITIES, "TRUE", priorities);
        List<JsonNode> resolutions = records(RecordedJira.library("go-jira/all_resolutions"));
        jira.put("/rest/api/3/resolution/search", ReplayedJira.page("values", resolutions));
        jira.check(ResolutionsTable.RESOLUTIONS, "TRUE", resolutions);
    }

    @Test
    void testProjectsAndPeople()
    {
        jira.put("/rest/api/3/project/search", ReplayedJira.page("values", RecordedJira.devlake("api_projects", _ -> true)));
        jira.check(ProjectsTable.PROJECTS, "TRUE", RecordedJira.devlake("api_projects", _ -> true));
        jira.put(UsersTable.PATH, ReplayedJira.array(RecordedJira.devlake("api_users", _ -> true)));
        jira.check(UsersTable.USERS, "TRUE", RecordedJira.devlake("api_users", _ -> true));
    }

    @Test
    void testBoardsAndSprints()
    {
        jira.put("/rest/agile/1.0/board", RecordedJira.library("go-jira/all_boards"));
        jira.check(BoardsTable.BOARDS, "TRUE", records(RecordedJira.library("go-jira/all_boards").get("values")));
        List<JsonNode> sprints = RecordedJira.devlake("api_sprints", line -> line.get("url").asText().contains("/board/8/"));
        jira.put("/rest/agile/1.0/board/8/sprint", ReplayedJira.page("values", sprints));
        jira.check(SprintsTable.SPRINTS, "board_id = 8", sprints);
    }

    @Test
    void testRemoteLinks()
    {
        List<JsonNode> links = RecordedJira.devlake("api_remotelinks", line -> line.at("/data/self").asText().contains("/issue/EE-1/"));
        jira.putIssues(RecordedJira.devlake("api_issues", line -> line.at("/data/key").asText().equals("EE-1")));
        jira.put("/rest/api/3/issue/EE-1/remotelink", ReplayedJira.array(links));
        jira.check(IssueRemoteLinksTable.ISSUE_REMOTE_LINKS, "issue_key = 'EE-1'", links);
    }

    private static List<JsonNode> records(JsonNode array)
    {
        return array.valueStream().collect(toImmutableList());
    }
}

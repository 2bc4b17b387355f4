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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.definition.ResponseRule;
import io.omnisql.connector.definition.ScopeDefinition;
import io.omnisql.connector.definition.SourceDefinition;

import java.util.List;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.definition.ResponseMeaning.ENDPOINT_LIMITED;
import static io.omnisql.connector.definition.ResponseMeaning.INSUFFICIENT_SCOPE;
import static io.omnisql.connector.definition.ResponseMeaning.NO_RECORDS;
import static io.omnisql.connector.definition.ResponseMeaning.TRANSIENT;
import static io.omnisql.connector.definition.ResponseMeaning.UNAUTHORIZED;
import static io.omnisql.connector.definition.ResponseRule.status;

/**
 * Jira Cloud as the engine sees it: its tables, its budgets, and its own ways to say no.
 * <p>
 * Facts are from the official description of its REST API, version 3, and from Atlassian's pages on rate limits and JQL. That of the agile API was not at hand: those tables follow its documentation and what was recorded.
 */
public final class JiraSource
{
    public static final SourceDefinition SOURCE = new SourceDefinition(
            "jira",
            "omnisql_jira",
            // a search knows names as they are in English, and a profile may show others
            ImmutableMap.of("Accept", "application/json", "Accept-Language", "en", "X-Force-Accept-Language", "true"),
            ImmutableList.of(JiraLimits.REST),
            JiraLimits.CREDENTIAL,
            ImmutableList.<ResponseRule>builder()
                    .addAll(ofFailedLogin())
                    // the token is good, but was not made for this
                    .add(status(401, INSUFFICIENT_SCOPE).withPhrase("scope does not match"))
                    // that the board does not, or doesn't
                    .add(status(400, NO_RECORDS).withPhrase("support sprints").of(SprintsTable.PATH))
                    .addAll(ofBoardsWithoutColumns(SprintsTable.PATH))
                    .addAll(ofBoardsWithoutColumns(BoardIssuesTable.PATH))
                    // no project is like that, says Jira, in whose words an error comes
                    .add(status(404, NO_RECORDS).withPhrase("errorMessages").of(ProjectsTable.LIST))
                    // it took Jira too long, or something has interrupted it
                    .add(status(409, TRANSIENT).of(UsersTable.PATH))
                    // shared by everybody who asks the endpoint of this site; any other reason is the credential's
                    .add(status(429, ENDPOINT_LIMITED).withHeader("RateLimit-Reason", "jira-burst-based"))
                    .build(),
            new ScopeDefinition(ImmutableList.of("project_key"), "projects", ImmutableList.of("jira.projects")),
            ImmutableList.of(
                    IssuesTable.ISSUES,
                    IssueCustomFieldsTable.ISSUE_CUSTOM_FIELDS,
                    ProjectsTable.PROJECTS,
                    ProjectVersionsTable.PROJECT_VERSIONS,
                    ProjectComponentsTable.PROJECT_COMPONENTS,
                    ProjectRolesTable.PROJECT_ROLES,
                    UsersTable.USERS,
                    GroupsTable.GROUPS,
                    GroupMembersTable.GROUP_MEMBERS,
                    FieldsTable.FIELDS,
                    IssueTypesTable.ISSUE_TYPES,
                    PrioritiesTable.PRIORITIES,
                    ResolutionsTable.RESOLUTIONS,
                    StatusesTable.STATUSES,
                    StatusCategoriesTable.STATUS_CATEGORIES,
                    IssueLinkTypesTable.ISSUE_LINK_TYPES,
                    LabelsTable.LABELS,
                    IssueCommentsTable.ISSUE_COMMENTS,
                    IssueWorklogsTable.ISSUE_WORKLOGS,
                    IssueChangelogsTable.ISSUE_CHANGELOGS,
                    IssueLinksTable.ISSUE_LINKS,
                    IssueAttachmentsTable.ISSUE_ATTACHMENTS,
                    IssueWatchersTable.ISSUE_WATCHERS,
                    IssueVotesTable.ISSUE_VOTES,
                    IssueRemoteLinksTable.ISSUE_REMOTE_LINKS,
                    IssueTransitionsTable.ISSUE_TRANSITIONS,
                    BoardsTable.BOARDS,
                    SprintsTable.SPRINTS,
                    SprintIssuesTable.SPRINT_ISSUES,
                    BoardIssuesTable.BOARD_ISSUES,
                    EpicsTable.EPICS,
                    FiltersTable.FILTERS,
                    DashboardsTable.DASHBOARDS,
                    WorkflowsTable.WORKFLOWS,
                    PermissionSchemesTable.PERMISSION_SCHEMES,
                    SecuritySchemesTable.SECURITY_SCHEMES,
                    AuditRecordsTable.AUDIT_RECORDS))
            .validated();

    private JiraSource() {}

    /**
     * A login that failed is answered as if nobody had come, who sees nothing and finds nothing.
     */
    private static List<ResponseRule> ofFailedLogin()
    {
        return Stream.of(200, 400, 403, 404)
                .map(status -> status(status, UNAUTHORIZED).withHeaderOtherThan("X-Seraph-LoginReason", "OK"))
                .collect(toImmutableList());
    }

    /**
     * Jira works out what is on a board from the columns of its statuses, and shows nothing of one that has none.
     */
    private static List<ResponseRule> ofBoardsWithoutColumns(String path)
    {
        return Stream.of(422, 500)
                .map(status -> status(status, NO_RECORDS).withPhrase("no columns with a mapped status").of(path))
                .collect(toImmutableList());
    }
}

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
package io.omnisql.github;

import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.definition.GraphQlField;
import io.omnisql.connector.definition.TableDefinition;

import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.BOOLEAN;
import static io.omnisql.connector.definition.ColumnType.JSON;
import static io.omnisql.connector.definition.ColumnType.TIMESTAMP_TZ_MILLIS;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.ColumnType.arrayOf;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.FilterCapability.exact;
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.AT_LEAST;
import static io.omnisql.connector.definition.FilterOperator.CONTAINS;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.FilterOperator.IS_NOT_NULL;
import static io.omnisql.connector.definition.FilterOperator.IS_NULL;
import static io.omnisql.connector.definition.Paging.linkHeader;
import static io.omnisql.connector.definition.QueryParameter.argument;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.Records.array;
import static io.omnisql.connector.definition.Records.single;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Issues. The source lists pull requests among them, which are not rows of this table.
 */
final class IssuesTable
{
    private static final String QUERY = GitHubQueries.pathOfRepository("issues");
    private static final ImmutableMap<String, String> STATES = ImmutableMap.of("open", "OPEN", "closed", "CLOSED");

    static final TableDefinition ISSUES = table("issues", "Issues of a repository, without its pull requests")
            .endpoint(get("/repos/{owner}/{repo}/issues")
                    .always("state", "all")
                    .records(array().without("/pull_request"))
                    .paging(linkHeader("per_page", GitHubLimits.LARGEST_PAGE))
                    .sortedBy("sort", "direction")
                    .scansBy("created")
                    .rateLimit(GitHubLimits.CORE))
            .endpoint(get("/repos/{owner}/{repo}/issues/{number}")
                    .records(single().without("/pull_request"))
                    .parent("/repos/{owner}/{repo}")
                    .rateLimit(GitHubLimits.CORE))
            .endpoint(GitHubQueries.listOfRepository("issues", "Issue")
                    .relates(GitHubQueries.account("author"))
                    .relates(GitHubQueries.milestone())
                    .enabledBy("hasIssuesEnabled")
                    .orderedBy("orderBy: IssueOrder", GitHubQueries.ORDERS)
                    .counted()
                    .eachRecord("/repos/{owner}/{repo}/issues/{number}")
                    .otherwise("/repos/{owner}/{repo}/issues"))
            // every number that is one of a pull request would be an error under the field for issues alone
            .endpoint(GitHubQueries.oneOfRepository("issueOrPullRequest(number: {number:Int})", "Issue")
                    .relates(GitHubQueries.account("author"))
                    .relates(GitHubQueries.milestone())
                    .enabledBy("hasIssuesEnabled")
                    .otherwise("/repos/{owner}/{repo}/issues/{number}"))
            .columns(
                    column("owner", VARCHAR).atUrlSegment("/repository_url", 2).inPath().comment("Login of the repository's owner, in the source's own spelling"),
                    column("repo", VARCHAR).atUrlSegment("/repository_url", 1).inPath().comment("Name of the repository, in the source's own spelling"),
                    column("number", BIGINT).alwaysAt("/number").graphQl("number").inPath().comment("Number within the repository, shared with pull requests"),
                    column("id", BIGINT).alwaysAt("/id").graphQl(GraphQlField.select("fullDatabaseId").numberInText().orAskElsewhere()).comment("Id"),
                    column("node_id", VARCHAR).alwaysAt("/node_id").comment("Id in GraphQL"),
                    column("html_url", VARCHAR).alwaysAt("/html_url").graphQl("url").comment("Web page"),
                    column("title", VARCHAR).alwaysAt("/title").graphQl("title").comment("Title").freeText(),
                    column("body", VARCHAR).at("/body").comment("Text in Markdown; null where there is none").freeText(),
                    column("state", VARCHAR).alwaysAt("/state").graphQl(GraphQlField.select("state").lowerCase()).comment("open or closed")
                            .pushes(EQUAL, exact(query("state").oneOf("open", "closed")))
                            .pushes(EQUAL, exact(argument("states: [IssueState!]").words(STATES)).on(QUERY)),
                    column("state_reason", VARCHAR).at("/state_reason").comment("Why the state is what it is: completed, reopened, not_planned or duplicate"),
                    column("author", VARCHAR).alwaysAt("/user/login").graphQl(GitHubQueries.login("author")).comment("Login of the author; null where the source names none").personal()
                            .pushes(EQUAL, inexact(GitHubParameters.login("creator")))
                            .pushes(EQUAL, inexact(GitHubParameters.login("filterBy.createdBy: String")).on(QUERY)),
                    column("author_id", BIGINT).alwaysAt("/user/id").graphQl(GitHubQueries.accountId("author")).comment("Id of the author").personal(),
                    column("author_association", VARCHAR).at("/author_association").graphQl("authorAssociation").comment("How the author relates to the repository"),
                    column("assignee", VARCHAR).alwaysAt("/assignee/login").comment("Login of the first assignee").personal()
                            .pushes(EQUAL, inexact(GitHubParameters.login("assignee")))
                            .pushes(IS_NULL, inexact(query("assignee").fixed("none")))
                            .pushes(IS_NOT_NULL, inexact(query("assignee").fixed("*"))),
                    column("assignee_id", BIGINT).alwaysAt("/assignee/id").comment("Id of the first assignee").personal(),
                    column("assignees", arrayOf(VARCHAR)).at("/assignees/*/login").comment("Logins of all assignees").personal()
                            .pushes(CONTAINS, inexact(GitHubParameters.login("assignee"))),
                    column("assignee_ids", arrayOf(BIGINT)).at("/assignees/*/id").comment("Ids of all assignees").personal(),
                    column("labels", arrayOf(VARCHAR)).alwaysAt("/labels/*/name").comment("Names of the labels")
                            .pushes(CONTAINS, inexact(GitHubParameters.label("labels"))),
                    column("milestone_number", BIGINT).alwaysAt("/milestone/number").graphQl("milestone { number }").comment("Number of the milestone within the repository")
                            .pushes(EQUAL, inexact(query("milestone").matching("[0-9]+")))
                            .pushes(IS_NULL, inexact(query("milestone").fixed("none")))
                            .pushes(IS_NOT_NULL, inexact(query("milestone").fixed("*")))
                            .pushes(EQUAL, inexact(argument("filterBy.milestoneNumber: String").matching("[0-9]+")).on(QUERY))
                            .pushes(IS_NOT_NULL, inexact(argument("filterBy.milestoneNumber: String").fixed("*")).on(QUERY)),
                    column("type", VARCHAR).at("/type/name").comment("Name of the issue type; null where there is none")
                            .pushes(EQUAL, inexact(GitHubParameters.label("type")))
                            .pushes(IS_NULL, inexact(query("type").fixed("none")))
                            .pushes(IS_NOT_NULL, inexact(query("type").fixed("*"))),
                    column("type_id", BIGINT).at("/type/id").comment("Id of the issue type"),
                    column("type_node_id", VARCHAR).at("/type/node_id").comment("Id of the issue type in GraphQL"),
                    column("type_description", VARCHAR).at("/type/description").comment("Description of the issue type").freeText(),
                    column("type_color", VARCHAR).at("/type/color").comment("Color of the issue type"),
                    column("type_is_enabled", BOOLEAN).at("/type/is_enabled").comment("Whether new issues may have the issue type"),
                    column("type_created_at", TIMESTAMP_TZ_MILLIS).at("/type/created_at").comment("When the issue type was created"),
                    column("type_updated_at", TIMESTAMP_TZ_MILLIS).at("/type/updated_at").comment("When the issue type last changed"),
                    column("locked", BOOLEAN).alwaysAt("/locked").graphQl("locked").comment("Whether only collaborators may comment"),
                    column("active_lock_reason", VARCHAR).at("/active_lock_reason").comment("Why it is locked"),
                    column("comments", BIGINT).alwaysAt("/comments").comment("Number of comments").sorts("comments"),
                    column("created_at", TIMESTAMP_TZ_MILLIS).alwaysAt("/created_at").graphQl("createdAt").comment("When it was created")
                            .sorts("created")
                            .pushes(AT_LEAST, inexact(query("since").instantFloor()))
                            .pushes(AT_LEAST, inexact(argument("filterBy.since: DateTime").instantFloor()).on(QUERY)),
                    column("updated_at", TIMESTAMP_TZ_MILLIS).alwaysAt("/updated_at").graphQl("updatedAt").comment("When it last changed")
                            .sorts("updated")
                            .pushes(AT_LEAST, inexact(query("since").instantFloor()))
                            .pushes(AT_LEAST, inexact(argument("filterBy.since: DateTime").instantFloor()).on(QUERY)),
                    column("closed_at", TIMESTAMP_TZ_MILLIS).alwaysAt("/closed_at").graphQl("closedAt").comment("When it was closed; null while it is open")
                            .pushes(AT_LEAST, inexact(query("since").instantFloor()))
                            .pushes(AT_LEAST, inexact(argument("filterBy.since: DateTime").instantFloor()).on(QUERY)),
                    column("closed_by", VARCHAR).at("/closed_by/login").comment("Login of the account that closed it; null in the lists of older GitHub Enterprise Servers").personal(),
                    column("closed_by_id", BIGINT).at("/closed_by/id").comment("Id of the account that closed it; null in the lists of older GitHub Enterprise Servers").personal())
            .columns(GitHubColumns.app())
            .columns(
                    column("parent_owner", VARCHAR).atUrlSegment("/parent_issue_url", 4).comment("Owner of the parent issue's repository"),
                    column("parent_repo", VARCHAR).atUrlSegment("/parent_issue_url", 3).comment("Name of the parent issue's repository"),
                    column("parent_number", BIGINT).atUrlSegment("/parent_issue_url", 1).comment("Number of the parent issue"),
                    column("sub_issues_total", BIGINT).at("/sub_issues_summary/total").comment("Number of sub-issues"),
                    column("sub_issues_completed", BIGINT).at("/sub_issues_summary/completed").comment("Number of completed sub-issues"),
                    column("sub_issues_percent_completed", BIGINT).at("/sub_issues_summary/percent_completed").comment("Share of completed sub-issues"),
                    column("blocked_by_count", BIGINT).at("/issue_dependencies_summary/blocked_by").comment("Open issues that block it"),
                    column("blocking_count", BIGINT).at("/issue_dependencies_summary/blocking").comment("Open issues that it blocks"),
                    column("total_blocked_by_count", BIGINT).at("/issue_dependencies_summary/total_blocked_by").comment("Issues that block it, closed ones included"),
                    column("total_blocking_count", BIGINT).at("/issue_dependencies_summary/total_blocking").comment("Issues that it blocks, closed ones included"))
            .columns(GitHubColumns.reactions())
            .columns(
                    column("pinned_comment_id", BIGINT).at("/pinned_comment/id").comment("Id of the pinned comment"),
                    column("pinned_comment_node_id", VARCHAR).at("/pinned_comment/node_id").comment("Id of the pinned comment in GraphQL"),
                    column("pinned_comment_html_url", VARCHAR).at("/pinned_comment/html_url").comment("Web page of the pinned comment"),
                    column("pinned_comment_body", VARCHAR).at("/pinned_comment/body").comment("Text of the pinned comment").freeText(),
                    column("pinned_comment_author", VARCHAR).at("/pinned_comment/user/login").comment("Login of the pinned comment's author").personal(),
                    column("pinned_comment_author_id", BIGINT).at("/pinned_comment/user/id").comment("Id of the pinned comment's author").personal(),
                    column("pinned_comment_author_association", VARCHAR).at("/pinned_comment/author_association").comment("How the pinned comment's author relates to the repository"),
                    column("pinned_comment_created_at", TIMESTAMP_TZ_MILLIS).at("/pinned_comment/created_at").comment("When the pinned comment was written"),
                    column("pinned_comment_updated_at", TIMESTAMP_TZ_MILLIS).at("/pinned_comment/updated_at").comment("When the pinned comment last changed"),
                    column("pinned_at", TIMESTAMP_TZ_MILLIS).at("/pinned_comment/pin/pinned_at").comment("When the comment was pinned"),
                    column("pinned_by", VARCHAR).at("/pinned_comment/pin/pinned_by/login").comment("Login of the account that pinned the comment").personal(),
                    column("pinned_by_id", BIGINT).at("/pinned_comment/pin/pinned_by/id").comment("Id of the account that pinned the comment").personal(),
                    column("issue_field_values", JSON).at("/issue_field_values").comment("Values of the organization's own issue fields").freeText())
            .columns(GitHubColumns.labels())
            .columns(GitHubColumns.milestone())
            .primaryKey("owner", "repo", "number")
            .changes("updated_at", 60)
            .cardinality(1_000, 1_000)
            .build();

    private IssuesTable() {}
}

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
import static io.omnisql.connector.definition.ColumnType.TIMESTAMP_TZ_MILLIS;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.ColumnType.arrayOf;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.FilterCapability.exact;
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.GraphQlField.select;
import static io.omnisql.connector.definition.Paging.numberedLinkHeader;
import static io.omnisql.connector.definition.QueryParameter.argument;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.Records.single;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Pull requests. The source says open or closed; a merged one is closed and has {@code merged_at}.
 */
final class PullRequestsTable
{
    private static final String QUERY = GitHubQueries.pathOfRepository("pullRequests");
    private static final ImmutableMap<String, String> STATES = ImmutableMap.of("OPEN", "open", "CLOSED", "closed", "MERGED", "closed");
    private static final ImmutableMap<String, String> ARGUMENTS = ImmutableMap.of("open", "OPEN", "closed", "CLOSED,MERGED");

    static final TableDefinition PULL_REQUESTS = table("pull_requests", "Pull requests of a repository")
            .endpoint(get("/repos/{owner}/{repo}/pulls")
                    .always("state", "all")
                    .paging(numberedLinkHeader("per_page", GitHubLimits.LARGEST_PAGE))
                    .sortedBy("sort", "direction")
                    .scansBy("created")
                    .rateLimit(GitHubLimits.CORE))
            .endpoint(get("/repos/{owner}/{repo}/pulls/{number}")
                    .records(single())
                    .keysFrom("number", "pull_requests", "number")
                    .parent("/repos/{owner}/{repo}")
                    .rateLimit(GitHubLimits.CORE))
            .endpoint(GitHubQueries.listOfRepository("pullRequests", "PullRequest")
                    .relates(GitHubQueries.account("author"))
                    .relates(GitHubQueries.milestone())
                    .relates(GitHubQueries.ofPullRequest("reviews", 20, "pull_request_reviews"))
                    .relates(GitHubQueries.ofPullRequest("files", 20, "pull_request_files"))
                    .relates(GitHubQueries.ofPullRequest("commits", 20, "pull_request_commits"))
                    .orderedBy("orderBy: IssueOrder", GitHubQueries.ORDERS)
                    .counted()
                    .eachRecord("/repos/{owner}/{repo}/pulls/{number}")
                    .otherwise("/repos/{owner}/{repo}/pulls"))
            .endpoint(GitHubQueries.oneOfRepository("pullRequest(number: {number:Int})", "PullRequest")
                    .relates(GitHubQueries.account("author"))
                    .relates(GitHubQueries.milestone())
                    .relates(GitHubQueries.ofPullRequest("reviews", 20, "pull_request_reviews"))
                    .relates(GitHubQueries.ofPullRequest("files", 20, "pull_request_files"))
                    .relates(GitHubQueries.ofPullRequest("commits", 20, "pull_request_commits"))
                    .otherwise("/repos/{owner}/{repo}/pulls/{number}"))
            .columns(
                    column("owner", VARCHAR).alwaysAt("/base/repo/owner/login").inPath().comment("Login of the repository's owner, in the source's own spelling"),
                    column("repo", VARCHAR).alwaysAt("/base/repo/name").inPath().comment("Name of the repository, in the source's own spelling"),
                    column("number", BIGINT).alwaysAt("/number").graphQl("number").inPath().comment("Number within the repository, shared with issues"),
                    column("id", BIGINT).alwaysAt("/id").graphQl(GraphQlField.select("fullDatabaseId").numberInText().orAskElsewhere()).comment("Id; not the id of the issue of the same number"),
                    column("node_id", VARCHAR).alwaysAt("/node_id").comment("Id in GraphQL"),
                    column("html_url", VARCHAR).alwaysAt("/html_url").graphQl("url").comment("Web page"),
                    column("title", VARCHAR).alwaysAt("/title").graphQl("title").comment("Title").freeText(),
                    column("body", VARCHAR).alwaysAt("/body").comment("Text in Markdown; null where there is none").freeText(),
                    column("state", VARCHAR).alwaysAt("/state").graphQl(GraphQlField.select("state").words(STATES)).comment("open or closed; a merged pull request is closed")
                            .pushes(EQUAL, exact(query("state").oneOf("open", "closed")))
                            .pushes(EQUAL, exact(argument("states: [PullRequestState!]").words(ARGUMENTS)).on(QUERY)),
                    column("draft", BOOLEAN).at("/draft").graphQl("isDraft").comment("Whether it is a draft"),
                    column("locked", BOOLEAN).alwaysAt("/locked").graphQl("locked").comment("Whether only collaborators may comment"),
                    column("active_lock_reason", VARCHAR).at("/active_lock_reason").comment("Why it is locked"),
                    column("author", VARCHAR).alwaysAt("/user/login").graphQl(GitHubQueries.login("author")).comment("Login of the author; null where the source names none").personal(),
                    column("author_id", BIGINT).alwaysAt("/user/id").graphQl(GitHubQueries.accountId("author")).comment("Id of the author").personal(),
                    column("author_association", VARCHAR).alwaysAt("/author_association").graphQl("authorAssociation").comment("How the author relates to the repository"),
                    column("assignee", VARCHAR).alwaysAt("/assignee/login").comment("Login of the first assignee").personal(),
                    column("assignee_id", BIGINT).alwaysAt("/assignee/id").comment("Id of the first assignee").personal(),
                    column("assignees", arrayOf(VARCHAR)).at("/assignees/*/login").comment("Logins of all assignees").personal(),
                    column("assignee_ids", arrayOf(BIGINT)).at("/assignees/*/id").comment("Ids of all assignees").personal(),
                    column("requested_reviewers", arrayOf(VARCHAR)).at("/requested_reviewers/*/login").comment("Logins of the accounts asked for a review").personal(),
                    column("requested_reviewer_ids", arrayOf(BIGINT)).at("/requested_reviewers/*/id").comment("Ids of the accounts asked for a review").personal(),
                    GitHubColumns.requestedTeams(),
                    column("labels", arrayOf(VARCHAR)).alwaysAt("/labels/*/name").comment("Names of the labels"),
                    column("milestone_number", BIGINT).alwaysAt("/milestone/number").graphQl("milestone { number }").comment("Number of the milestone within the repository"),
                    column("created_at", TIMESTAMP_TZ_MILLIS).alwaysAt("/created_at").graphQl("createdAt").comment("When it was created").sorts("created"),
                    column("updated_at", TIMESTAMP_TZ_MILLIS).alwaysAt("/updated_at").graphQl("updatedAt").comment("When it last changed").sorts("updated"),
                    column("closed_at", TIMESTAMP_TZ_MILLIS).alwaysAt("/closed_at").graphQl("closedAt").comment("When it was closed; null while it is open"),
                    column("merged_at", TIMESTAMP_TZ_MILLIS).alwaysAt("/merged_at").graphQl("mergedAt").comment("When it was merged; null if it was not"),
                    column("merge_commit_sha", VARCHAR).alwaysAt("/merge_commit_sha").comment("Commit of the merge, or of the test merge while it is open"),
                    column("head_label", VARCHAR).alwaysAt("/head/label").comment("Where the changes are, as OWNER:BRANCH").personal()
                            .pushes(EQUAL, inexact(query("head").matching("[^:\\s]+:[^:\\s]+"))),
                    column("head_ref", VARCHAR).alwaysAt("/head/ref").graphQl("headRefName").comment("Branch of the changes"),
                    column("head_sha", VARCHAR).alwaysAt("/head/sha").graphQl("headRefOid").comment("Last commit of the changes"),
                    column("head_owner", VARCHAR).alwaysAt("/head/user/login").comment("Login of the owner of the branch").personal(),
                    column("head_owner_id", BIGINT).alwaysAt("/head/user/id").comment("Id of the owner of the branch").personal(),
                    column("head_repo", VARCHAR).alwaysAt("/head/repo/full_name").comment("Repository of the branch as OWNER/NAME; null once it is deleted").personal(),
                    column("head_repo_id", BIGINT).alwaysAt("/head/repo/id").comment("Id of the repository of the branch"),
                    column("base_label", VARCHAR).alwaysAt("/base/label").comment("Where the changes go, as OWNER:BRANCH").personal(),
                    column("base_ref", VARCHAR).alwaysAt("/base/ref").graphQl("baseRefName").comment("Branch that the changes go to")
                            .pushes(EQUAL, inexact(query("base").matching("\\S+")))
                            .pushes(EQUAL, inexact(argument("baseRefName: String")).on(QUERY)),
                    column("base_sha", VARCHAR).alwaysAt("/base/sha").graphQl("baseRefOid").comment("Commit that the changes are based on"),
                    column("base_owner", VARCHAR).alwaysAt("/base/user/login").comment("Login of the owner of the branch that the changes go to").personal(),
                    column("base_owner_id", BIGINT).alwaysAt("/base/user/id").comment("Id of the owner of the branch that the changes go to").personal(),
                    column("base_repo_id", BIGINT).alwaysAt("/base/repo/id").comment("Id of the repository"),
                    column("auto_merge_enabled_by", VARCHAR).alwaysAt("/auto_merge/enabled_by/login").comment("Login of the account that switched automatic merging on").personal(),
                    column("auto_merge_enabled_by_id", BIGINT).alwaysAt("/auto_merge/enabled_by/id").comment("Id of the account that switched automatic merging on").personal(),
                    column("auto_merge_method", VARCHAR).alwaysAt("/auto_merge/merge_method").comment("How it will be merged: merge, squash or rebase"),
                    column("auto_merge_commit_title", VARCHAR).alwaysAt("/auto_merge/commit_title").comment("Title of the commit of the automatic merge").freeText(),
                    column("auto_merge_commit_message", VARCHAR).alwaysAt("/auto_merge/commit_message").comment("Message of the commit of the automatic merge").freeText(),
                    column("stack_id", BIGINT).at("/stack/id").comment("Id of the stack of pull requests it is part of"),
                    column("stack_number", BIGINT).at("/stack/number").comment("Number of the stack"),
                    column("stack_size", BIGINT).at("/stack/size").comment("Pull requests in the stack"),
                    column("stack_position", BIGINT).at("/stack/position").comment("Place in the stack"),
                    column("stack_base_ref", VARCHAR).at("/stack/base/ref").comment("Branch that the stack goes to"),
                    column("stack_base_sha", VARCHAR).at("/stack/base/sha").comment("Commit that the stack is based on"))
            .columns(
                    column("merged", BOOLEAN).at("/merged").graphQl("merged").comment("Whether it was merged").onlySingle(),
                    column("merged_by", VARCHAR).at("/merged_by/login").graphQl(GitHubQueries.mergedBy()).comment("Login of the account that merged it").personal().onlySingle(),
                    column("merged_by_id", BIGINT).at("/merged_by/id").comment("Id of the account that merged it").personal().onlySingle(),
                    column("mergeable", BOOLEAN).at("/mergeable").comment("Whether it can be merged; null while the source has not found out").onlySingle(),
                    column("mergeable_state", VARCHAR).at("/mergeable_state").comment("What stands in the way of merging it: clean, dirty, draft and so on").onlySingle(),
                    column("rebaseable", BOOLEAN).at("/rebaseable").comment("Whether it can be rebased; null while the source has not found out").onlySingle(),
                    column("maintainer_can_modify", BOOLEAN).at("/maintainer_can_modify").graphQl("maintainerCanModify").comment("Whether maintainers may push to its branch").onlySingle(),
                    column("comments", BIGINT).at("/comments").graphQl("comments { totalCount }").comment("Number of comments, without those on changes").onlySingle(),
                    column("review_comments", BIGINT).at("/review_comments").comment("Number of comments on changes").onlySingle(),
                    column("commits", BIGINT).at("/commits").graphQl("commits { totalCount }").comment("Number of commits").onlySingle(),
                    column("additions", BIGINT).at("/additions").graphQl("additions").comment("Lines that are added").onlySingle(),
                    column("deletions", BIGINT).at("/deletions").graphQl("deletions").comment("Lines that are removed").onlySingle(),
                    column("changed_files", BIGINT).at("/changed_files").graphQl("changedFiles").comment("Number of files that are changed").onlySingle())
            .columns(GitHubColumns.labels())
            .columns(GitHubColumns.milestone())
            .primaryKey("owner", "repo", "number")
            .changes("updated_at", 60)
            .cardinality(1_000, 500)
            .build();

    private PullRequestsTable() {}
}

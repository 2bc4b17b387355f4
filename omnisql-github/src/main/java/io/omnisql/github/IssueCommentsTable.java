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

import io.omnisql.connector.definition.TableDefinition;

import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.TIMESTAMP_TZ_MILLIS;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.AT_LEAST;
import static io.omnisql.connector.definition.GraphQlField.select;
import static io.omnisql.connector.definition.Paging.numberedLinkHeader;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.Records.single;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Comments on issues and on pull requests, of which the source makes no difference: a pull request is an issue to it. Comments on changes are another table.
 * <p>
 * GraphQL does make a difference, and takes both by their number from one field. Its reasons for which comments are minimized are other words.
 */
final class IssueCommentsTable
{
    static final TableDefinition ISSUE_COMMENTS = table("issue_comments", "Comments on the issues and pull requests of a repository, without those on changes")
            .endpoint(get("/repos/{owner}/{repo}/issues/comments")
                    .paging(numberedLinkHeader("per_page", GitHubLimits.LARGEST_PAGE))
                    .sortedBy("sort", "direction")
                    .scansBy("created")
                    .rateLimit(GitHubLimits.CORE))
            .endpoint(get("/repos/{owner}/{repo}/issues/{issue_number}/comments")
                    .paging(numberedLinkHeader("per_page", GitHubLimits.LARGEST_PAGE))
                    .rowsPerKey(10)
                    .parent("/repos/{owner}/{repo}")
                    .rateLimit(GitHubLimits.CORE))
            .endpoint(get("/repos/{owner}/{repo}/issues/comments/{id}")
                    .records(single())
                    .parent("/repos/{owner}/{repo}")
                    .rateLimit(GitHubLimits.CORE))
            .endpoint(GitHubQueries.listOfRepository("issueOrPullRequest(number: {issue_number:Int}):Issue|PullRequest.comments", "IssueComment")
                    .rowsPerKey(10)
                    .eachRecord("/repos/{owner}/{repo}/issues/comments/{id}")
                    .otherwise("/repos/{owner}/{repo}/issues/{issue_number}/comments"))
            .columns(
                    column("owner", VARCHAR).atUrlSegment("/issue_url", 4).inPath().comment("Login of the repository's owner, in the source's own spelling"),
                    column("repo", VARCHAR).atUrlSegment("/issue_url", 3).inPath().comment("Name of the repository, in the source's own spelling"),
                    column("issue_number", BIGINT).atUrlSegment("/issue_url", 1).inPath().comment("Number of the issue or pull request"),
                    column("id", BIGINT).alwaysAt("/id").inPath().graphQl(select("fullDatabaseId").numberInText().orAskElsewhere()).comment("Id"),
                    column("node_id", VARCHAR).alwaysAt("/node_id").comment("Id in GraphQL"),
                    column("html_url", VARCHAR).alwaysAt("/html_url").graphQl("url").comment("Web page"),
                    column("body", VARCHAR).at("/body").graphQl("body").comment("Text in Markdown").freeText(),
                    column("author", VARCHAR).alwaysAt("/user/login").graphQl(GitHubQueries.login("author")).comment("Login of the author; null where the source names none").personal(),
                    column("author_id", BIGINT).alwaysAt("/user/id").graphQl(GitHubQueries.accountId("author")).comment("Id of the author").personal(),
                    column("author_association", VARCHAR).at("/author_association").graphQl("authorAssociation").comment("How the author relates to the repository"),
                    column("created_at", TIMESTAMP_TZ_MILLIS).alwaysAt("/created_at").graphQl("createdAt").comment("When it was written")
                            .sorts("created")
                            .pushes(AT_LEAST, inexact(query("since").instantFloor())),
                    column("updated_at", TIMESTAMP_TZ_MILLIS).alwaysAt("/updated_at").graphQl("updatedAt").comment("When it last changed")
                            .sorts("updated")
                            .pushes(AT_LEAST, inexact(query("since").instantFloor())),
                    column("pinned_at", TIMESTAMP_TZ_MILLIS).at("/pin/pinned_at").comment("When it was pinned; null where it is not"),
                    column("pinned_by", VARCHAR).at("/pin/pinned_by/login").comment("Login of the account that pinned it").personal(),
                    column("pinned_by_id", BIGINT).at("/pin/pinned_by/id").comment("Id of the account that pinned it").personal(),
                    column("minimized_reason", VARCHAR).at("/minimized/reason").comment("Why it is hidden at first; null where it is not"))
            .columns(GitHubColumns.app())
            .columns(GitHubColumns.reactions())
            .primaryKey("owner", "repo", "id")
            .changes("updated_at", 60)
            // numbered pages end there
            .resultCap(GitHubLimits.NUMBERED_COMMENTS)
            .cardinality(1_000, 3_000)
            .build();

    private IssueCommentsTable() {}
}

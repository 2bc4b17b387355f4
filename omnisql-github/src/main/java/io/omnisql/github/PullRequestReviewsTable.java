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
import static io.omnisql.connector.definition.GraphQlField.select;
import static io.omnisql.connector.definition.Paging.numberedLinkHeader;
import static io.omnisql.connector.definition.Records.single;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Reviews of pull requests. One that is not submitted yet is shown to its author only.
 */
final class PullRequestReviewsTable
{
    static final TableDefinition PULL_REQUEST_REVIEWS = table("pull_request_reviews", "Reviews of the pull requests of a repository")
            .endpoint(get("/repos/{owner}/{repo}/pulls/{pull_number}/reviews")
                    .lookup()
                    .keysFrom("pull_number", "pull_requests", "number")
                    .paging(numberedLinkHeader("per_page", GitHubLimits.LARGEST_PAGE))
                    .rowsPerKey(3)
                    .parent("/repos/{owner}/{repo}")
                    .rateLimit(GitHubLimits.CORE))
            .endpoint(get("/repos/{owner}/{repo}/pulls/{pull_number}/reviews/{id}")
                    .records(single())
                    .parent("/repos/{owner}/{repo}")
                    .rateLimit(GitHubLimits.CORE))
            .endpoint(GitHubQueries.listOfPullRequest("reviews", "PullRequestReview")
                    .rowsPerKey(3)
                    .eachRecord("/repos/{owner}/{repo}/pulls/{pull_number}/reviews/{id}")
                    .otherwise("/repos/{owner}/{repo}/pulls/{pull_number}/reviews"))
            .columns(
                    column("owner", VARCHAR).atUrlSegment("/pull_request_url", 4).inPath().comment("Login of the repository's owner, in the source's own spelling"),
                    column("repo", VARCHAR).atUrlSegment("/pull_request_url", 3).inPath().comment("Name of the repository, in the source's own spelling"),
                    column("pull_number", BIGINT).atUrlSegment("/pull_request_url", 1).inPath().comment("Number of the pull request"),
                    column("id", BIGINT).alwaysAt("/id").inPath().graphQl(select("fullDatabaseId").numberInText().orAskElsewhere()).comment("Id"),
                    column("node_id", VARCHAR).alwaysAt("/node_id").comment("Id in GraphQL"),
                    column("html_url", VARCHAR).alwaysAt("/html_url").graphQl("url").comment("Web page"),
                    column("state", VARCHAR).alwaysAt("/state").graphQl("state").comment("APPROVED, CHANGES_REQUESTED, COMMENTED, DISMISSED or PENDING"),
                    column("body", VARCHAR).alwaysAt("/body").graphQl("body").comment("Text in Markdown; empty where there is none").freeText(),
                    column("author", VARCHAR).alwaysAt("/user/login").graphQl(GitHubQueries.loginOrNone("author")).comment("Login of the author; null where the source names none").personal(),
                    column("author_id", BIGINT).alwaysAt("/user/id").graphQl(GitHubQueries.accountIdOrNone("author")).comment("Id of the author").personal(),
                    column("author_association", VARCHAR).alwaysAt("/author_association").graphQl("authorAssociation").comment("How the author relates to the repository"),
                    column("commit_id", VARCHAR).alwaysAt("/commit_id").graphQl("commit { oid }").comment("Commit that was reviewed; null where the source has lost it"),
                    column("submitted_at", TIMESTAMP_TZ_MILLIS).at("/submitted_at").graphQl("submittedAt").comment("When it was submitted; null while it is pending"))
            .primaryKey("owner", "repo", "pull_number", "id")
            .cardinality(1_000, 1_500)
            .build();

    private PullRequestReviewsTable() {}
}

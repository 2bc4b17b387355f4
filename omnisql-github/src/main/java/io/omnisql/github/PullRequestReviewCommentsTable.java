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
import static io.omnisql.connector.definition.Paging.numberedLinkHeader;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.Records.single;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Comments on the changes of pull requests. One whose lines have changed since has its original place only.
 * <p>
 * GraphQL is not asked for them: it has them below threads or below reviews, in lists within a list, with pending ones for their author; below reviews without those of no review. No single
 * list there is known to be the one that REST has.
 */
final class PullRequestReviewCommentsTable
{
    static final TableDefinition PULL_REQUEST_REVIEW_COMMENTS = table("pull_request_review_comments", "Comments on the changes of the pull requests of a repository")
            .endpoint(get("/repos/{owner}/{repo}/pulls/comments")
                    .paging(numberedLinkHeader("per_page", GitHubLimits.LARGEST_PAGE))
                    .sortedBy("sort", "direction")
                    .scansBy("created")
                    .rateLimit(GitHubLimits.CORE))
            .endpoint(get("/repos/{owner}/{repo}/pulls/{pull_number}/comments")
                    .paging(numberedLinkHeader("per_page", GitHubLimits.LARGEST_PAGE))
                    .rowsPerKey(10)
                    .sortedBy("sort", "direction")
                    .scansBy("created")
                    .parent("/repos/{owner}/{repo}")
                    .rateLimit(GitHubLimits.CORE))
            .endpoint(get("/repos/{owner}/{repo}/pulls/comments/{id}")
                    .records(single())
                    .parent("/repos/{owner}/{repo}")
                    .rateLimit(GitHubLimits.CORE))
            .columns(
                    column("owner", VARCHAR).atUrlSegment("/pull_request_url", 4).inPath().comment("Login of the repository's owner, in the source's own spelling"),
                    column("repo", VARCHAR).atUrlSegment("/pull_request_url", 3).inPath().comment("Name of the repository, in the source's own spelling"),
                    column("pull_number", BIGINT).atUrlSegment("/pull_request_url", 1).inPath().comment("Number of the pull request"),
                    column("id", BIGINT).alwaysAt("/id").inPath().comment("Id"),
                    column("node_id", VARCHAR).alwaysAt("/node_id").comment("Id in GraphQL"),
                    column("html_url", VARCHAR).alwaysAt("/html_url").comment("Web page"),
                    column("review_id", BIGINT).alwaysAt("/pull_request_review_id").comment("Id of the review it is part of; null where it is part of none"),
                    column("in_reply_to_id", BIGINT).at("/in_reply_to_id").comment("Id of the comment it answers; null where it begins a thread"),
                    column("body", VARCHAR).alwaysAt("/body").comment("Text in Markdown").freeText(),
                    column("author", VARCHAR).alwaysAt("/user/login").comment("Login of the author; null where the source names none").personal(),
                    column("author_id", BIGINT).alwaysAt("/user/id").comment("Id of the author").personal(),
                    column("author_association", VARCHAR).alwaysAt("/author_association").comment("How the author relates to the repository"),
                    column("path", VARCHAR).alwaysAt("/path").comment("File that it stands in"),
                    column("diff_hunk", VARCHAR).alwaysAt("/diff_hunk").comment("Part of the difference that it stands in").freeText(),
                    column("commit_id", VARCHAR).alwaysAt("/commit_id").comment("Commit that it stands in now"),
                    column("original_commit_id", VARCHAR).alwaysAt("/original_commit_id").comment("Commit that it was written in"),
                    column("subject_type", VARCHAR).at("/subject_type").comment("What it is about: line or file"),
                    column("side", VARCHAR).at("/side").comment("Side of the difference: LEFT is before the change, RIGHT after it"),
                    column("start_side", VARCHAR).at("/start_side").comment("Side of the first of several lines"),
                    column("line", BIGINT).at("/line").comment("Line of the file, the last of several; null once it has changed"),
                    column("original_line", BIGINT).at("/original_line").comment("Line of the file when it was written"),
                    column("start_line", BIGINT).at("/start_line").comment("First of several lines"),
                    column("original_start_line", BIGINT).at("/original_start_line").comment("First of several lines when it was written"),
                    column("position", BIGINT).at("/position").comment("Line of the difference, which the source is giving up for line"),
                    column("original_position", BIGINT).at("/original_position").comment("Line of the difference when it was written, which the source is giving up for original_line"),
                    column("created_at", TIMESTAMP_TZ_MILLIS).alwaysAt("/created_at").comment("When it was written")
                            .sorts("created")
                            .pushes(AT_LEAST, inexact(query("since").instantFloor())),
                    column("updated_at", TIMESTAMP_TZ_MILLIS).alwaysAt("/updated_at").comment("When it last changed")
                            .sorts("updated")
                            .pushes(AT_LEAST, inexact(query("since").instantFloor())))
            .columns(GitHubColumns.reactions())
            .primaryKey("owner", "repo", "id")
            .changes("updated_at", 60)
            // numbered pages end there
            .resultCap(GitHubLimits.NUMBERED_COMMENTS)
            .cardinality(1_000, 1_000)
            .build();

    private PullRequestReviewCommentsTable() {}
}

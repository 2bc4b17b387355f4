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
import io.omnisql.connector.definition.TableDefinition;

import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.GraphQlField.select;
import static io.omnisql.connector.definition.Paging.numberedLinkHeader;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Files that pull requests change. The source lists no more than a number of them; a pull request with more is an error, never a part of them.
 */
final class PullRequestFilesTable
{
    private static final ImmutableMap<String, String> STATUSES = ImmutableMap.of(
            "ADDED", "added",
            "CHANGED", "changed",
            "COPIED", "copied",
            "DELETED", "removed",
            "MODIFIED", "modified",
            "RENAMED", "renamed");

    static final TableDefinition PULL_REQUEST_FILES = table("pull_request_files", "Files that the pull requests of a repository change")
            .endpoint(get("/repos/{owner}/{repo}/pulls/{pull_number}/files")
                    .lookup()
                    .keysFrom("pull_number", "pull_requests", "number")
                    .total("/repos/{owner}/{repo}/pulls/{pull_number}", "/changed_files")
                    .paging(numberedLinkHeader("per_page", GitHubLimits.LARGEST_PAGE))
                    .rowsPerKey(10)
                    .parent("/repos/{owner}/{repo}")
                    .rateLimit(GitHubLimits.CORE))
            .endpoint(GitHubQueries.listOfPullRequest("files", "PullRequestChangedFile")
                    .rowsPerKey(10)
                    .otherwise("/repos/{owner}/{repo}/pulls/{pull_number}/files"))
            .columns(
                    column("owner", VARCHAR).atUrlSegmentAfter("/contents_url", "repos", 1).inPath().comment("Login of the repository's owner, in the source's own spelling"),
                    column("repo", VARCHAR).atUrlSegmentAfter("/contents_url", "repos", 2).inPath().comment("Name of the repository, in the source's own spelling"),
                    column("pull_number", BIGINT).inPath().comment("Number of the pull request"),
                    column("filename", VARCHAR).alwaysAt("/filename").graphQl("path").comment("Path within the repository"),
                    column("status", VARCHAR).alwaysAt("/status").graphQl(select("changeType").words(STATUSES)).comment("added, removed, modified, renamed, copied, changed or unchanged"),
                    column("previous_filename", VARCHAR).at("/previous_filename").comment("Path that it was moved or copied from; null where it was not"),
                    column("additions", BIGINT).alwaysAt("/additions").graphQl("additions").comment("Lines that were added"),
                    column("deletions", BIGINT).alwaysAt("/deletions").graphQl("deletions").comment("Lines that were removed"),
                    column("changes", BIGINT).alwaysAt("/changes").comment("Lines that were added or removed"),
                    column("sha", VARCHAR).alwaysAt("/sha").comment("Hash of the content; null where only the mode has changed"),
                    column("patch", VARCHAR).at("/patch").comment("Difference; null for large and for binary files").freeText())
            .primaryKey("owner", "repo", "pull_number", "filename")
            .resultCap(GitHubLimits.PULL_REQUEST_FILES)
            .cardinality(1_000, 5_000)
            .build();

    private PullRequestFilesTable() {}
}

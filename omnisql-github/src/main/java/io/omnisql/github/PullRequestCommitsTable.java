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
import static io.omnisql.connector.definition.Paging.numberedLinkHeader;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Commits of pull requests. The source lists no more than a number of them; a pull request with more is an error, never a part of them.
 */
final class PullRequestCommitsTable
{
    static final TableDefinition PULL_REQUEST_COMMITS = table("pull_request_commits", "Commits of the pull requests of a repository")
            .endpoint(get("/repos/{owner}/{repo}/pulls/{pull_number}/commits")
                    .lookup()
                    .keysFrom("pull_number", "pull_requests", "number")
                    .total("/repos/{owner}/{repo}/pulls/{pull_number}", "/commits")
                    .paging(numberedLinkHeader("per_page", GitHubLimits.LARGEST_PAGE))
                    .rowsPerKey(5)
                    .parent("/repos/{owner}/{repo}")
                    .rateLimit(GitHubLimits.CORE))
            .endpoint(GitHubQueries.listOfPullRequest("commits", "PullRequestCommit")
                    .rowsPerKey(5)
                    .otherwise("/repos/{owner}/{repo}/pulls/{pull_number}/commits"))
            .columns(
                    column("owner", VARCHAR).atUrlSegment("/url", 4).inPath().comment("Login of the repository's owner, in the source's own spelling"),
                    column("repo", VARCHAR).atUrlSegment("/url", 3).inPath().comment("Name of the repository, in the source's own spelling"),
                    column("pull_number", BIGINT).inPath().comment("Number of the pull request"),
                    column("sha", VARCHAR).alwaysAt("/sha").graphQl("commit { oid }").comment("Hash"),
                    column("node_id", VARCHAR).alwaysAt("/node_id").comment("Id in GraphQL"),
                    column("html_url", VARCHAR).alwaysAt("/html_url").graphQl("commit { url }").comment("Web page"),
                    column("message", VARCHAR).alwaysAt("/commit/message").graphQl("commit { message }").comment("Message").freeText(),
                    column("author", VARCHAR).at("/author/login").comment("Login of the account with the author's address; null where none has it").personal(),
                    column("author_id", BIGINT).at("/author/id").comment("Id of the account with the author's address").personal(),
                    column("author_name", VARCHAR).at("/commit/author/name").graphQl("commit { author { name } }").comment("Name of the author, as it stands in the commit").personal().freeText(),
                    column("author_email", VARCHAR).at("/commit/author/email").graphQl("commit { author { email } }").comment("Address of the author, as it stands in the commit").personal(),
                    column("authored_at", TIMESTAMP_TZ_MILLIS).at("/commit/author/date").graphQl("commit { authoredDate }").comment("When it was written"),
                    column("committer", VARCHAR).at("/committer/login").comment("Login of the account with the committer's address; null where none has it").personal(),
                    column("committer_id", BIGINT).at("/committer/id").comment("Id of the account with the committer's address").personal(),
                    column("committer_name", VARCHAR).at("/commit/committer/name").graphQl("commit { committer { name } }").comment("Name of the committer, as it stands in the commit").personal().freeText(),
                    column("committer_email", VARCHAR).at("/commit/committer/email").graphQl("commit { committer { email } }").comment("Address of the committer, as it stands in the commit").personal(),
                    column("committed_at", TIMESTAMP_TZ_MILLIS).at("/commit/committer/date").graphQl("commit { committedDate }").comment("When it was committed"))
            .columns(GitHubColumns.commit())
            .primaryKey("owner", "repo", "pull_number", "sha")
            .resultCap(GitHubLimits.PULL_REQUEST_COMMITS)
            .cardinality(1_000, 2_500)
            .build();

    private PullRequestCommitsTable() {}
}

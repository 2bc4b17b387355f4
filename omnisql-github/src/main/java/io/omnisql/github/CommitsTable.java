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
import static io.omnisql.connector.definition.FilterOperator.AT_MOST;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.Paging.anchoredConnection;
import static io.omnisql.connector.definition.Paging.numberedLinkHeader;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.Records.single;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Commits of the default branch, which the source finds. A single commit is asked for only if the list has it, as the source has others
 * from any branch and any fork.
 * <p>
 * Who wrote a commit is told twice: by the name and address that stand in it, and by the account that has the address, if any.
 */
final class CommitsTable
{
    // Git understands times up to that year
    private static final int LAST_YEAR = 2099;

    static final TableDefinition COMMITS = table("commits", "Commits of a repository's default branch")
            .endpoint(get("/repos/{owner}/{repo}/commits")
                    .paging(numberedLinkHeader("per_page", GitHubLimits.LARGEST_PAGE))
                    .rateLimit(GitHubLimits.CORE))
            .endpoint(get("/repos/{owner}/{repo}/commits/{sha}")
                    .records(single())
                    .keysOnlyFrom("sha", "commits", "sha")
                    .parent("/repos/{owner}/{repo}")
                    .rateLimit(GitHubLimits.CORE))
            // an empty repository has no default branch: then the list has the last word
            .endpoint(GitHubQueries.listOfRepository("defaultBranchRef.target:Commit.history", "Commit")
                    // a cursor is the hash of the commit that the list began with, and a number of commits
                    .paging(anchoredConnection(GitHubLimits.LARGEST_PAGE))
                    .counted()
                    .otherwise("/repos/{owner}/{repo}/commits"))
            .columns(
                    column("owner", VARCHAR).atUrlSegment("/url", 4).inPath().comment("Login of the repository's owner, in the source's own spelling"),
                    column("repo", VARCHAR).atUrlSegment("/url", 3).inPath().comment("Name of the repository, in the source's own spelling"),
                    column("sha", VARCHAR).alwaysAt("/sha").inPath().graphQl("oid").comment("Hash"),
                    column("node_id", VARCHAR).alwaysAt("/node_id").comment("Id in GraphQL"),
                    column("html_url", VARCHAR).alwaysAt("/html_url").graphQl("url").comment("Web page"),
                    column("message", VARCHAR).alwaysAt("/commit/message").graphQl("message").comment("Message").freeText(),
                    column("author", VARCHAR).at("/author/login").comment("Login of the account with the author's address; null where none has it").personal()
                            .pushes(EQUAL, inexact(GitHubParameters.login("author"))),
                    column("author_id", BIGINT).at("/author/id").comment("Id of the account with the author's address").personal(),
                    column("author_name", VARCHAR).at("/commit/author/name").graphQl("author { name }").comment("Name of the author, as it stands in the commit").personal().freeText(),
                    column("author_email", VARCHAR).at("/commit/author/email").graphQl("author { email }").comment("Address of the author, as it stands in the commit").personal()
                            .pushes(EQUAL, inexact(GitHubParameters.email("author"))),
                    column("authored_at", TIMESTAMP_TZ_MILLIS).at("/commit/author/date").graphQl("authoredDate").comment("When it was written"),
                    column("committer", VARCHAR).at("/committer/login").comment("Login of the account with the committer's address; null where none has it").personal()
                            .pushes(EQUAL, inexact(GitHubParameters.login("committer"))),
                    column("committer_id", BIGINT).at("/committer/id").comment("Id of the account with the committer's address").personal(),
                    column("committer_name", VARCHAR).at("/commit/committer/name").graphQl("committer { name }").comment("Name of the committer, as it stands in the commit").personal().freeText(),
                    column("committer_email", VARCHAR).at("/commit/committer/email").graphQl("committer { email }").comment("Address of the committer, as it stands in the commit").personal()
                            .pushes(EQUAL, inexact(GitHubParameters.email("committer"))),
                    // a lower bound would end Git's walk at the first commits below it, and hide newer ones behind those, which other clocks have dated
                    column("committed_at", TIMESTAMP_TZ_MILLIS).at("/commit/committer/date").graphQl("committedDate").comment("When it was committed")
                            .pushes(AT_MOST, inexact(query("until").instantCeiling().untilYear(LAST_YEAR))))
            .columns(GitHubColumns.commit())
            .columns(
                    column("additions", BIGINT).at("/stats/additions").comment("Lines that were added").onlySingle(),
                    column("deletions", BIGINT).at("/stats/deletions").comment("Lines that were removed").onlySingle(),
                    column("changes", BIGINT).at("/stats/total").comment("Lines that were added or removed").onlySingle())
            .primaryKey("owner", "repo", "sha")
            .cardinality(1_000, 2_000)
            .build();

    private CommitsTable() {}
}

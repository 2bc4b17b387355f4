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
import static io.omnisql.connector.definition.ColumnType.TIMESTAMP_TZ_MILLIS;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.FilterCapability.exact;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.GraphQlField.select;
import static io.omnisql.connector.definition.Paging.numberedLinkHeader;
import static io.omnisql.connector.definition.QueryParameter.argument;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.Records.single;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * The milestones of a repository, whatever their state, in lists and one by one.
 */
final class MilestonesTable
{
    private static final String QUERY = GitHubQueries.pathOfRepository("milestones");
    private static final ImmutableMap<String, String> STATES = ImmutableMap.of("open", "OPEN", "closed", "CLOSED");

    static final TableDefinition MILESTONES = table("milestones", "Milestones of a repository")
            .endpoint(get("/repos/{owner}/{repo}/milestones")
                    .always("state", "all")
                    .paging(numberedLinkHeader("per_page", GitHubLimits.LARGEST_PAGE))
                    .rateLimit(GitHubLimits.CORE))
            .endpoint(get("/repos/{owner}/{repo}/milestones/{number}")
                    .records(single())
                    .parent("/repos/{owner}/{repo}")
                    .rateLimit(GitHubLimits.CORE))
            .endpoint(GitHubQueries.listOfRepository("milestones", "Milestone")
                    .counted()
                    .rowsPerKey(10)
                    .eachRecord("/repos/{owner}/{repo}/milestones/{number}")
                    .otherwise("/repos/{owner}/{repo}/milestones"))
            .columns(
                    column("owner", VARCHAR).atUrlSegment("/url", 4).inPath().comment("Login of the repository's owner, in the source's own spelling"),
                    column("repo", VARCHAR).atUrlSegment("/url", 3).inPath().comment("Name of the repository, in the source's own spelling"),
                    column("number", BIGINT).alwaysAt("/number").inPath().graphQl("number").comment("Number within the repository"),
                    column("id", BIGINT).alwaysAt("/id").comment("Id"),
                    column("node_id", VARCHAR).alwaysAt("/node_id").comment("Id in GraphQL"),
                    column("html_url", VARCHAR).alwaysAt("/html_url").comment("Web page"),
                    column("title", VARCHAR).alwaysAt("/title").graphQl("title").comment("Title").freeText(),
                    column("description", VARCHAR).alwaysAt("/description").graphQl("description").comment("Description").freeText(),
                    column("state", VARCHAR).alwaysAt("/state").graphQl(select("state").lowerCase()).comment("open or closed")
                            .pushes(EQUAL, exact(query("state").oneOf("open", "closed")))
                            .pushes(EQUAL, exact(argument("states: [MilestoneState!]").words(STATES)).on(QUERY)),
                    column("creator", VARCHAR).alwaysAt("/creator/login").graphQl(GitHubQueries.login("creator")).comment("Login of the author; null where the source names none").personal(),
                    column("creator_id", BIGINT).alwaysAt("/creator/id").comment("Id of the author").personal(),
                    column("open_issues", BIGINT).alwaysAt("/open_issues").comment("Open issues and pull requests of the milestone"),
                    column("closed_issues", BIGINT).alwaysAt("/closed_issues").comment("Closed issues and pull requests of the milestone"),
                    column("created_at", TIMESTAMP_TZ_MILLIS).alwaysAt("/created_at").graphQl("createdAt").comment("When it was created"),
                    column("updated_at", TIMESTAMP_TZ_MILLIS).alwaysAt("/updated_at").graphQl("updatedAt").comment("When it last changed"),
                    column("closed_at", TIMESTAMP_TZ_MILLIS).alwaysAt("/closed_at").graphQl("closedAt").comment("When it was closed; null while it is open"),
                    column("due_on", TIMESTAMP_TZ_MILLIS).alwaysAt("/due_on").graphQl("dueOn").comment("When it is due"))
            .primaryKey("owner", "repo", "number")
            .cardinality(1_000, 10)
            .build();

    private MilestonesTable() {}
}

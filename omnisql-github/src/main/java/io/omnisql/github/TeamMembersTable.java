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
import static io.omnisql.connector.definition.ColumnType.BOOLEAN;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.Paging.numberedLinkHeader;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * The members of teams and of the teams below them. The source leaves their roles out where an organization is not shown them yet.
 */
final class TeamMembersTable
{
    static final TableDefinition TEAM_MEMBERS = table("team_members", "Members of teams, those of the teams below them included")
            .endpoint(get("/orgs/{owner}/teams/{team_slug}/members")
                    .lookup()
                    .always("role", "all")
                    .keysFrom("team_slug", "teams", "slug")
                    .keyRecord("/users/{owner}", "owner", "/login", "/type", "Organization")
                    .parent("/users/{owner}")
                    .paging(numberedLinkHeader("per_page", GitHubLimits.LARGEST_PAGE))
                    .rowsPerKey(20)
                    .rateLimit(GitHubLimits.CORE))
            .columns(
                    column("owner", VARCHAR).inPath().comment("Login of the organization"),
                    column("team_slug", VARCHAR).inPath(GitHubParameters.SLUG).comment("Name of the team in addresses"),
                    column("login", VARCHAR).alwaysAt("/login").comment("Login of the member").personal(),
                    column("id", BIGINT).alwaysAt("/id").comment("Id of the member").personal(),
                    column("node_id", VARCHAR).alwaysAt("/node_id").comment("Id of the member in GraphQL").personal(),
                    column("type", VARCHAR).alwaysAt("/type").comment("User or Bot"),
                    column("html_url", VARCHAR).alwaysAt("/html_url").comment("Web page of the member").personal(),
                    column("site_admin", BOOLEAN).alwaysAt("/site_admin").comment("Whether the member administers the source"),
                    column("role", VARCHAR).at("/role").comment("member or maintainer; null where the source does not tell"),
                    column("inherited", BOOLEAN).at("/inherited").comment("Whether it is a member of a team below and not of this one; null where the source does not tell"))
            .primaryKey("owner", "team_slug", "login")
            .cardinality(100, 1_000)
            .build();

    private TeamMembersTable() {}
}

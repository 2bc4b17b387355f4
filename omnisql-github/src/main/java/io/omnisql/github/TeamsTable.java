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
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.Paging.numberedLinkHeader;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * The teams of organizations, nested ones included. Secret ones are told to their own members and to owners only.
 */
final class TeamsTable
{
    static final TableDefinition TEAMS = table("teams", "Teams of organizations that the token's user is a member of, but for secret teams of others")
            .endpoint(get("/orgs/{owner}/teams")
                    .always("team_type", "all")
                    .keyRecord("/users/{owner}", "owner", "/login", "/type", "Organization")
                    .paging(numberedLinkHeader("per_page", GitHubLimits.LARGEST_PAGE))
                    .rateLimit(GitHubLimits.CORE))
            .columns(
                    // the web page of an enterprise's team does not name the organization
                    column("owner", VARCHAR).inPath().comment("Login of the organization, in the source's own spelling"),
                    column("slug", VARCHAR).alwaysAt("/slug").comment("Name in addresses"),
                    column("id", BIGINT).alwaysAt("/id").comment("Id"),
                    column("node_id", VARCHAR).alwaysAt("/node_id").comment("Id in GraphQL"),
                    column("html_url", VARCHAR).alwaysAt("/html_url").comment("Web page"),
                    column("name", VARCHAR).alwaysAt("/name").comment("Name that is shown").freeText(),
                    column("description", VARCHAR).alwaysAt("/description").comment("Description").freeText(),
                    column("privacy", VARCHAR).at("/privacy").comment("closed: all members of the organization see it; secret: only its own do"),
                    column("notification_setting", VARCHAR).at("/notification_setting").comment("Whether members are notified when the team is mentioned"),
                    column("permission", VARCHAR).alwaysAt("/permission").comment("What it may do in repositories that it is added to without saying what"),
                    column("type", VARCHAR).alwaysAt("/type").comment("Whose team it is: organization or enterprise"),
                    column("organization_id", BIGINT).at("/organization_id").comment("Id of the organization"),
                    column("parent_id", BIGINT).alwaysAt("/parent/id").comment("Id of the team above it"),
                    column("parent_slug", VARCHAR).alwaysAt("/parent/slug").comment("Name in addresses of the team above it"))
            .primaryKey("owner", "slug")
            .cardinality(100, 50)
            .build();

    private TeamsTable() {}
}

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

import io.omnisql.connector.definition.GraphQlField;
import io.omnisql.connector.definition.TableDefinition;

import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.BOOLEAN;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.EndpointDefinition.graphQl;
import static io.omnisql.connector.definition.Paging.connection;
import static io.omnisql.connector.definition.Paging.numberedLinkHeader;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * The members of organizations. Concealed ones are told to other members only; roles are told to nobody, though the source can filter by them.
 */
final class OrganizationMembersTable
{
    static final TableDefinition ORGANIZATION_MEMBERS = table("org_members", "Members of organizations; those who conceal it are told to other members only")
            .endpoint(get("/orgs/{owner}/members")
                    .always("filter", "all")
                    .always("role", "all")
                    .keyRecord("/users/{owner}", "owner", "/login", "/type", "Organization")
                    .paging(numberedLinkHeader("per_page", GitHubLimits.LARGEST_PAGE))
                    .rateLimit(GitHubLimits.CORE))
            .endpoint(graphQl("organization(login: {owner}).membersWithRole", "User")
                    .keysPerRequest(GitHubLimits.KEYS_PER_QUERY)
                    .paging(connection(GitHubLimits.LARGEST_PAGE))
                    .spells("owner", GraphQlField.select("login"))
                    .otherwise("/orgs/{owner}/members")
                    .rateLimit(GitHubLimits.GRAPHQL))
            .columns(
                    column("owner", VARCHAR).inPath().comment("Login of the organization, in the source's own spelling"),
                    column("login", VARCHAR).alwaysAt("/login").graphQl("login").comment("Login of the member").personal(),
                    column("id", BIGINT).alwaysAt("/id").graphQl(GraphQlField.select("databaseId").orAskElsewhere()).comment("Id of the member").personal(),
                    column("node_id", VARCHAR).alwaysAt("/node_id").comment("Id of the member in GraphQL").personal(),
                    column("type", VARCHAR).alwaysAt("/type").graphQl(GraphQlField.select("__typename", "/__typename")).comment("User or Bot"),
                    column("html_url", VARCHAR).alwaysAt("/html_url").graphQl("url").comment("Web page of the member").personal(),
                    column("site_admin", BOOLEAN).alwaysAt("/site_admin").graphQl("isSiteAdmin").comment("Whether the member administers the source"))
            .primaryKey("owner", "login")
            .cardinality(100, 500)
            .build();

    private OrganizationMembersTable() {}
}

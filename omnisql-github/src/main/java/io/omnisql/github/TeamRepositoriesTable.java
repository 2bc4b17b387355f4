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
import static io.omnisql.connector.definition.ColumnType.BOOLEAN;
import static io.omnisql.connector.definition.ColumnType.TIMESTAMP_TZ_MILLIS;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.Paging.numberedLinkHeader;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * The repositories that teams have a role in, of their own or by the teams above them, as far as the token may read them.
 */
final class TeamRepositoriesTable
{
    static final TableDefinition TEAM_REPOSITORIES = table("team_repositories", "Repositories that teams have a role in, by the teams above them too")
            .endpoint(get("/orgs/{owner}/teams/{team_slug}/repos")
                    .lookup()
                    .keysFrom("team_slug", "teams", "slug")
                    .parent("/users/{owner}")
                    .paging(numberedLinkHeader("per_page", GitHubLimits.LARGEST_PAGE))
                    .rowsPerKey(20)
                    .rateLimit(GitHubLimits.CORE))
            .columns(
                    column("owner", VARCHAR).alwaysAt("/owner/login").inPath().comment("Login of the organization, in the source's own spelling"),
                    column("team_slug", VARCHAR).inPath(GitHubParameters.SLUG).comment("Name of the team in addresses"),
                    column("repo", VARCHAR).alwaysAt("/name").comment("Name of the repository"),
                    column("role_name", VARCHAR).at("/role_name").comment("Role of the team: read, triage, write, maintain, admin or one of the organization's own"))
            .columns(RepositoryColumns.identity())
            .columns(column("fork", BOOLEAN).alwaysAt("/fork").comment("Whether it is a fork"))
            .columns(RepositoryColumns.description("the team"))
            .columns(
                    column("created_at", TIMESTAMP_TZ_MILLIS).at("/created_at").comment("When it was created"),
                    column("updated_at", TIMESTAMP_TZ_MILLIS).at("/updated_at").comment("When it last changed"),
                    column("pushed_at", TIMESTAMP_TZ_MILLIS).at("/pushed_at").comment("When something was last pushed to it; null where nothing was"))
            .primaryKey("owner", "team_slug", "repo")
            .cardinality(100, 1_000)
            .build();

    private TeamRepositoriesTable() {}
}

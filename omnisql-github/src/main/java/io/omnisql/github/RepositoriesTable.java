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
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.Paging.numberedLinkHeader;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.Records.single;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Repositories: one by name, or all of an owner. The owner may be an organization or a user, which only the source can tell.
 */
final class RepositoriesTable
{
    private static final String OF_ORGANIZATION = "/orgs/{owner}/repos";
    private static final String OF_USER = "/users/{owner}/repos";

    // the list of a user holds the public ones only
    private static final String PRIVATE_OF_USERS = "/user/repos";

    static final TableDefinition REPOSITORIES = table("repositories", "Repositories of organizations and users")
            .endpoint(get(OF_ORGANIZATION)
                    .always("type", "all")
                    .paging(numberedLinkHeader("per_page", GitHubLimits.LARGEST_PAGE))
                    .sortedBy("sort", "direction")
                    .scansBy("created")
                    .otherwise(OF_USER)
                    .rateLimit(GitHubLimits.CORE))
            .endpoint(get(OF_USER)
                    .always("type", "owner")
                    .paging(numberedLinkHeader("per_page", GitHubLimits.LARGEST_PAGE))
                    .sortedBy("sort", "direction")
                    .scansBy("created")
                    .also(PRIVATE_OF_USERS)
                    .rateLimit(GitHubLimits.CORE))
            .endpoint(get(PRIVATE_OF_USERS)
                    .always("visibility", "private")
                    .always("affiliation", "owner,collaborator")
                    .paging(numberedLinkHeader("per_page", GitHubLimits.LARGEST_PAGE))
                    .sortedBy("sort", "direction")
                    .scansBy("created")
                    .rateLimit(GitHubLimits.CORE))
            .endpoint(get("/repos/{owner}/{repo}")
                    .records(single())
                    .rateLimit(GitHubLimits.CORE))
            .columns(
                    column("owner", VARCHAR).at("/owner/login").inPath().comment("Login of the owner, in the source's own spelling").personal(),
                    column("repo", VARCHAR).at("/name").inPath().comment("Name, in the source's own spelling"))
            .columns(RepositoryColumns.identity())
            .columns(column("fork", BOOLEAN).at("/fork").comment("Whether it is a fork")
                    .pushes(EQUAL, inexact(query("type").choice("forks", "sources")).on(OF_ORGANIZATION)))
            .columns(RepositoryColumns.description("the credential"))
            .columns(
                    column("created_at", TIMESTAMP_TZ_MILLIS).at("/created_at").comment("When it was created").sortsWithNulls("created"),
                    column("updated_at", TIMESTAMP_TZ_MILLIS).at("/updated_at").comment("When it last changed").sortsWithNulls("updated"),
                    column("pushed_at", TIMESTAMP_TZ_MILLIS).at("/pushed_at").comment("When something was last pushed to it; null where nothing was"))
            .primaryKey("owner", "repo")
            .cardinality(1_000, 1)
            .build();

    private RepositoriesTable() {}
}

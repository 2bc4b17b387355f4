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

import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.EndpointBuilder;
import io.omnisql.connector.definition.TableDefinition;

import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.BOOLEAN;
import static io.omnisql.connector.definition.ColumnType.TIMESTAMP_TZ_MILLIS;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.Paging.numberedLinkHeader;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.Records.arrays;
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

    // what a token of an App's installation has in its place: all of them, of the account that the App is on
    private static final String OF_APP = "/installation/repositories";

    static final TableDefinition REPOSITORIES = repositories(Asker.USER);
    static final TableDefinition OF_INSTALLATION = repositories(Asker.INSTALLATION);

    private RepositoriesTable() {}

    private static TableDefinition repositories(Asker asker)
    {
        return table("repositories", "Repositories of organizations and users")
                .endpoint(asker.ordered(get(OF_ORGANIZATION).always("type", "all"))
                        .paging(numberedLinkHeader("per_page", GitHubLimits.LARGEST_PAGE))
                        .otherwise(OF_USER)
                        .rateLimit(GitHubLimits.CORE))
                .endpoint(asker.ordered(get(OF_USER).always("type", "owner"))
                        .paging(numberedLinkHeader("per_page", GitHubLimits.LARGEST_PAGE))
                        .also(asker.rest())
                        .rateLimit(GitHubLimits.CORE))
                .endpoint(asker.listOfRest()
                        .paging(numberedLinkHeader("per_page", GitHubLimits.LARGEST_PAGE))
                        .rateLimit(GitHubLimits.CORE))
                .endpoint(get("/repos/{owner}/{repo}")
                        .records(single())
                        .rateLimit(GitHubLimits.CORE))
                .endpoint(relatingLists(GitHubQueries.repository())
                        .otherwise("/repos/{owner}/{repo}"))
                .endpoint(relatingLists(GitHubQueries.repositoriesOfOrganization())
                        .eachRecord("/repos/{owner}/{repo}")
                        .otherwise(OF_ORGANIZATION))
                .columns(
                        column("owner", VARCHAR).alwaysAt("/owner/login").inPath().comment("Login of the owner, in the source's own spelling").personal(),
                        column("repo", VARCHAR).alwaysAt("/name").graphQl("name").inPath().comment("Name, in the source's own spelling"))
                .columns(RepositoryColumns.identity())
                .columns(column("fork", BOOLEAN).alwaysAt("/fork").graphQl("isFork").comment("Whether it is a fork")
                        .pushes(EQUAL, inexact(query("type").choice("forks", "sources")).on(OF_ORGANIZATION)))
                .columns(RepositoryColumns.description("the credential"))
                .columns(
                        asker.sorting(column("created_at", TIMESTAMP_TZ_MILLIS).at("/created_at").graphQl("createdAt").comment("When it was created"), "created"),
                        asker.sorting(column("updated_at", TIMESTAMP_TZ_MILLIS).at("/updated_at").comment("When it last changed"), "updated"),
                        column("pushed_at", TIMESTAMP_TZ_MILLIS).at("/pushed_at").graphQl("pushedAt").comment("When something was last pushed to it; null where nothing was"))
                .columns(
                        column("subscribers_count", BIGINT).at("/subscribers_count").comment("Number of accounts that watch it").onlySingle(),
                        column("network_count", BIGINT).at("/network_count").comment("Number of repositories in its network of forks").onlySingle(),
                        column("parent", VARCHAR).at("/parent/full_name").comment("Repository that it was forked from, as OWNER/NAME").personal().onlySingle(),
                        column("parent_id", BIGINT).at("/parent/id").comment("Id of the repository that it was forked from").onlySingle(),
                        column("source", VARCHAR).at("/source/full_name").comment("Repository at the root of its network of forks, as OWNER/NAME").personal().onlySingle(),
                        column("source_id", BIGINT).at("/source/id").comment("Id of the repository at the root of its network of forks").onlySingle(),
                        column("template_repository", VARCHAR).at("/template_repository/full_name").comment("Template that it was made from, as OWNER/NAME").personal().onlySingle(),
                        column("template_repository_id", BIGINT).at("/template_repository/id").comment("Id of the template that it was made from").onlySingle(),
                        column("allow_squash_merge", BOOLEAN).at("/allow_squash_merge").comment("Whether pull requests may be squashed; null for those who may not push").onlySingle(),
                        column("allow_merge_commit", BOOLEAN).at("/allow_merge_commit").comment("Whether pull requests may be merged with a merge commit; null for those who may not push").onlySingle(),
                        column("allow_rebase_merge", BOOLEAN).at("/allow_rebase_merge").comment("Whether pull requests may be rebased; null for those who may not push").onlySingle(),
                        column("allow_auto_merge", BOOLEAN).at("/allow_auto_merge").comment("Whether pull requests may be merged automatically; null for those who may not push").onlySingle(),
                        column("allow_update_branch", BOOLEAN).at("/allow_update_branch").comment("Whether branches of pull requests may always be updated; null for those who may not push").onlySingle(),
                        column("delete_branch_on_merge", BOOLEAN).at("/delete_branch_on_merge").comment("Whether branches are deleted once they are merged; null for those who may not push").onlySingle(),
                        column("use_squash_pr_title_as_default", BOOLEAN).at("/use_squash_pr_title_as_default").comment("Whether squashed commits get the title of the pull request, which the source is giving up for squash_merge_commit_title").onlySingle(),
                        column("squash_merge_commit_title", VARCHAR).at("/squash_merge_commit_title").comment("Where the title of a squashed commit comes from").onlySingle(),
                        column("squash_merge_commit_message", VARCHAR).at("/squash_merge_commit_message").comment("Where the message of a squashed commit comes from").onlySingle(),
                        column("merge_commit_title", VARCHAR).at("/merge_commit_title").comment("Where the title of a merge commit comes from").onlySingle(),
                        column("merge_commit_message", VARCHAR).at("/merge_commit_message").comment("Where the message of a merge commit comes from").onlySingle(),
                        column("code_of_conduct_key", VARCHAR).at("/code_of_conduct/key").comment("Key of the code of conduct").onlySingle(),
                        column("code_of_conduct_name", VARCHAR).at("/code_of_conduct/name").comment("Name of the code of conduct").onlySingle(),
                        column("anonymous_access_enabled", BOOLEAN).at("/anonymous_access_enabled").comment("Whether everybody may read it by Git, on a GitHub Enterprise Server").onlySingle())
                .primaryKey("owner", "repo")
                .cardinality(1_000, 1)
                .build();
    }

    /**
     * Whose token it is, as GitHub has lists for users that Apps may not read, and the other way round. Those for Apps have no order in common.
     */
    private enum Asker
    {
        USER,
        INSTALLATION;

        EndpointBuilder ordered(EndpointBuilder list)
        {
            return switch (this) {
                case USER -> list.sortedBy("sort", "direction").scansBy("created");
                case INSTALLATION -> list.always("sort", "created").always("direction", "asc");
            };
        }

        ColumnDefinition.Builder sorting(ColumnDefinition.Builder column, String word)
        {
            return switch (this) {
                case USER -> column.sortsWithNulls(word);
                case INSTALLATION -> column;
            };
        }

        /**
         * The list that has what the one of a user leaves out.
         */
        String rest()
        {
            return switch (this) {
                case USER -> PRIVATE_OF_USERS;
                case INSTALLATION -> OF_APP;
            };
        }

        EndpointBuilder listOfRest()
        {
            return switch (this) {
                case USER -> ordered(get(PRIVATE_OF_USERS).always("visibility", "private").always("affiliation", "owner,collaborator"));
                case INSTALLATION -> get(OF_APP).records(arrays("/repositories"));
            };
        }
    }

    private static EndpointBuilder relatingLists(EndpointBuilder repositories)
    {
        return repositories
                .relates(GitHubQueries.ofRepository("issues", 50, "issues"))
                .relates(GitHubQueries.ofRepository("pullRequests", 50, "pull_requests"))
                .relates(GitHubQueries.ofRepository("labels", 50, "labels"))
                .relates(GitHubQueries.ofRepository("milestones", 20, "milestones"))
                .relates(GitHubQueries.ofRepository("releases", 50, "releases"));
    }
}

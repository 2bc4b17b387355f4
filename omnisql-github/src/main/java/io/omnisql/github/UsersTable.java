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
import static io.omnisql.connector.definition.ColumnType.TIMESTAMP_TZ_MILLIS;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.EndpointDefinition.graphQl;
import static io.omnisql.connector.definition.Records.single;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Accounts, one by one: people, bots, and organizations as well. No owner has them, so the catalog's scope does not concern them.
 */
final class UsersTable
{
    static final TableDefinition USERS = table("users", "Accounts by their logins: people, bots and organizations")
            .endpoint(get("/users/{login}")
                    .records(single())
                    .rateLimit(GitHubLimits.CORE))
            // neither organizations nor bots are under this field, of which those without a suffix, such as Copilot, cannot be told from names that are nowhere
            .endpoint(graphQl(GitHubQueries.USER, "User")
                    .records(single())
                    .keysPerRequest(GitHubLimits.KEYS_PER_QUERY)
                    .spells("login", GraphQlField.select("login"))
                    .findsOnly("login", "[A-Za-z0-9_-]+")
                    .otherwise("/users/{login}")
                    .rateLimit(GitHubLimits.GRAPHQL))
            .columns(
                    column("login", VARCHAR).alwaysAt("/login").inPath().comment("Login, in the source's own spelling").personal(),
                    column("id", BIGINT).alwaysAt("/id").graphQl(GraphQlField.select("databaseId").orAskElsewhere()).comment("Id").personal(),
                    column("node_id", VARCHAR).alwaysAt("/node_id").comment("Id in GraphQL").personal(),
                    column("type", VARCHAR).alwaysAt("/type").graphQl(GraphQlField.select("__typename", "/__typename")).comment("User, Bot or Organization"),
                    column("html_url", VARCHAR).alwaysAt("/html_url").graphQl("url").comment("Web page").personal(),
                    column("site_admin", BOOLEAN).alwaysAt("/site_admin").graphQl("isSiteAdmin").comment("Whether the account administers the source"),
                    column("name", VARCHAR).alwaysAt("/name").graphQl("name").comment("Name that is shown").personal(),
                    column("company", VARCHAR).alwaysAt("/company").graphQl("company").comment("Company that the account gave").personal().freeText(),
                    column("blog", VARCHAR).alwaysAt("/blog").comment("Home page that the account gave; empty where it gave none").personal().freeText(),
                    column("location", VARCHAR).alwaysAt("/location").graphQl("location").comment("Place that the account gave").personal().freeText(),
                    column("email", VARCHAR).alwaysAt("/email").comment("Public mail address").personal(),
                    column("notification_email", VARCHAR).at("/notification_email").comment("Mail address for notifications").personal(),
                    column("hireable", BOOLEAN).alwaysAt("/hireable").comment("Whether the person looks for work; null where it is not said").personal(),
                    column("bio", VARCHAR).alwaysAt("/bio").comment("What the account tells about itself").personal().freeText(),
                    column("twitter_username", VARCHAR).at("/twitter_username").graphQl("twitterUsername").comment("Name on Twitter").personal(),
                    column("public_repos", BIGINT).alwaysAt("/public_repos").comment("Number of public repositories"),
                    column("public_gists", BIGINT).alwaysAt("/public_gists").comment("Number of public gists"),
                    column("followers", BIGINT).alwaysAt("/followers").comment("Number of accounts that follow it"),
                    column("following", BIGINT).alwaysAt("/following").comment("Number of accounts that it follows"),
                    column("total_private_repos", BIGINT).at("/total_private_repos").comment("Number of private repositories; only the token's own account is told"),
                    column("owned_private_repos", BIGINT).at("/owned_private_repos").comment("Number of private repositories that it owns; only the token's own account is told"),
                    column("private_gists", BIGINT).at("/private_gists").comment("Number of private gists; only the token's own account is told"),
                    column("collaborators", BIGINT).at("/collaborators").comment("Number of collaborators on private repositories; only the token's own account is told"),
                    column("disk_usage", BIGINT).at("/disk_usage").comment("Size in kilobytes; only the token's own account is told"),
                    column("two_factor_authentication", BOOLEAN).at("/two_factor_authentication").comment("Whether it has a second factor; only the token's own account is told").personal(),
                    column("plan_name", VARCHAR).at("/plan/name").comment("Name of the plan; only the token's own account is told"),
                    column("plan_space", BIGINT).at("/plan/space").comment("Space that the plan grants"),
                    column("plan_private_repos", BIGINT).at("/plan/private_repos").comment("Private repositories that the plan grants"),
                    column("plan_collaborators", BIGINT).at("/plan/collaborators").comment("Collaborators that the plan grants"),
                    column("created_at", TIMESTAMP_TZ_MILLIS).alwaysAt("/created_at").graphQl("createdAt").comment("When it was created"),
                    column("updated_at", TIMESTAMP_TZ_MILLIS).alwaysAt("/updated_at").graphQl("updatedAt").comment("When it last changed"))
            .primaryKey("login")
            .cardinality(100_000_000, 1)
            .build();

    private UsersTable() {}
}

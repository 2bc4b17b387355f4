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
import static io.omnisql.connector.definition.ColumnType.TIMESTAMP_TZ_MILLIS;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.Records.single;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Organizations, one by one. An owner that is a user is no row here.
 */
final class OrganizationsTable
{
    static final TableDefinition ORGANIZATIONS = table("organizations", "Organizations; plan, counts of what is private, and settings are told to their owners only")
            .endpoint(get("/orgs/{owner}")
                    .records(single())
                    .parent("/users/{owner}")
                    .rateLimit(GitHubLimits.CORE))
            .columns(
                    column("owner", VARCHAR).alwaysAt("/login").inPath().comment("Login, in the source's own spelling"),
                    column("id", BIGINT).alwaysAt("/id").comment("Id"),
                    column("node_id", VARCHAR).alwaysAt("/node_id").comment("Id in GraphQL"),
                    column("html_url", VARCHAR).alwaysAt("/html_url").comment("Web page"),
                    column("name", VARCHAR).at("/name").comment("Name that is shown").freeText(),
                    column("description", VARCHAR).alwaysAt("/description").comment("Description").freeText(),
                    column("company", VARCHAR).at("/company").comment("Company").freeText(),
                    column("blog", VARCHAR).at("/blog").comment("Home page that the organization gave").freeText(),
                    column("location", VARCHAR).at("/location").comment("Place").freeText(),
                    column("email", VARCHAR).at("/email").comment("Public mail address").personal(),
                    column("billing_email", VARCHAR).at("/billing_email").comment("Mail address for bills").personal(),
                    column("twitter_username", VARCHAR).at("/twitter_username").comment("Name on Twitter").freeText(),
                    column("is_verified", BOOLEAN).at("/is_verified").comment("Whether the source has verified its domain"),
                    column("public_repos", BIGINT).alwaysAt("/public_repos").comment("Number of public repositories"),
                    column("total_private_repos", BIGINT).at("/total_private_repos").comment("Number of private repositories"),
                    column("owned_private_repos", BIGINT).at("/owned_private_repos").comment("Number of private repositories that it owns"),
                    column("public_gists", BIGINT).alwaysAt("/public_gists").comment("Number of public gists"),
                    column("private_gists", BIGINT).at("/private_gists").comment("Number of private gists"),
                    column("followers", BIGINT).alwaysAt("/followers").comment("Number of accounts that follow it"),
                    column("following", BIGINT).alwaysAt("/following").comment("Number of accounts that it follows"),
                    column("collaborators", BIGINT).at("/collaborators").comment("Number of collaborators on private repositories"),
                    column("disk_usage", BIGINT).at("/disk_usage").comment("Size in kilobytes"),
                    column("plan_name", VARCHAR).at("/plan/name").comment("Name of the plan"),
                    column("plan_space", BIGINT).at("/plan/space").comment("Space that the plan grants"),
                    column("plan_private_repos", BIGINT).at("/plan/private_repos").comment("Private repositories that the plan grants"),
                    column("plan_seats", BIGINT).at("/plan/seats").comment("Seats that the plan grants"),
                    column("plan_filled_seats", BIGINT).at("/plan/filled_seats").comment("Seats that are taken"),
                    column("has_organization_projects", BOOLEAN).alwaysAt("/has_organization_projects").comment("Whether it may have projects"),
                    column("has_repository_projects", BOOLEAN).alwaysAt("/has_repository_projects").comment("Whether its repositories may have projects"),
                    column("default_repository_permission", VARCHAR).at("/default_repository_permission").comment("What members may do in every repository: read, write, admin or none"),
                    column("default_repository_branch", VARCHAR).at("/default_repository_branch").comment("Default branch of new repositories"),
                    column("two_factor_requirement_enabled", BOOLEAN).at("/two_factor_requirement_enabled").comment("Whether members need a second factor"),
                    column("members_can_create_repositories", BOOLEAN).at("/members_can_create_repositories").comment("Whether members may create repositories"),
                    column("members_allowed_repository_creation_type", VARCHAR).at("/members_allowed_repository_creation_type").comment("Repositories that members may create: all, private or none"),
                    column("members_can_create_public_repositories", BOOLEAN).at("/members_can_create_public_repositories").comment("Whether members may create public repositories"),
                    column("members_can_create_private_repositories", BOOLEAN).at("/members_can_create_private_repositories").comment("Whether members may create private repositories"),
                    column("members_can_create_internal_repositories", BOOLEAN).at("/members_can_create_internal_repositories").comment("Whether members may create internal repositories"),
                    column("members_can_create_pages", BOOLEAN).at("/members_can_create_pages").comment("Whether members may create pages"),
                    column("members_can_create_public_pages", BOOLEAN).at("/members_can_create_public_pages").comment("Whether members may create public pages"),
                    column("members_can_create_private_pages", BOOLEAN).at("/members_can_create_private_pages").comment("Whether members may create private pages"),
                    column("members_can_delete_repositories", BOOLEAN).at("/members_can_delete_repositories").comment("Whether members may delete or transfer repositories"),
                    column("members_can_change_repo_visibility", BOOLEAN).at("/members_can_change_repo_visibility").comment("Whether members may change the visibility of repositories"),
                    column("members_can_invite_outside_collaborators", BOOLEAN).at("/members_can_invite_outside_collaborators").comment("Whether members may invite collaborators from outside"),
                    column("members_can_delete_issues", BOOLEAN).at("/members_can_delete_issues").comment("Whether members may delete issues"),
                    column("members_can_create_teams", BOOLEAN).at("/members_can_create_teams").comment("Whether members may create teams"),
                    column("members_can_view_dependency_insights", BOOLEAN).at("/members_can_view_dependency_insights").comment("Whether members may see dependency insights"),
                    column("members_can_fork_private_repositories", BOOLEAN).at("/members_can_fork_private_repositories").comment("Whether members may fork private repositories"),
                    column("readers_can_create_discussions", BOOLEAN).at("/readers_can_create_discussions").comment("Whether everybody who may read may start discussions"),
                    column("display_commenter_full_name_setting_enabled", BOOLEAN).at("/display_commenter_full_name_setting_enabled").comment("Whether comments show full names"),
                    column("web_commit_signoff_required", BOOLEAN).at("/web_commit_signoff_required").comment("Whether commits made on the web must be signed off"),
                    column("advanced_security_enabled_for_new_repositories", BOOLEAN).at("/advanced_security_enabled_for_new_repositories").comment("Whether new repositories have Advanced Security"),
                    column("dependabot_alerts_enabled_for_new_repositories", BOOLEAN).at("/dependabot_alerts_enabled_for_new_repositories").comment("Whether new repositories have Dependabot alerts"),
                    column("dependabot_security_updates_enabled_for_new_repositories", BOOLEAN).at("/dependabot_security_updates_enabled_for_new_repositories").comment("Whether new repositories have Dependabot security updates"),
                    column("dependency_graph_enabled_for_new_repositories", BOOLEAN).at("/dependency_graph_enabled_for_new_repositories").comment("Whether new repositories have the dependency graph"),
                    column("secret_scanning_enabled_for_new_repositories", BOOLEAN).at("/secret_scanning_enabled_for_new_repositories").comment("Whether new repositories are scanned for secrets"),
                    column("secret_scanning_push_protection_enabled_for_new_repositories", BOOLEAN).at("/secret_scanning_push_protection_enabled_for_new_repositories").comment("Whether new repositories refuse pushes of secrets"),
                    column("secret_scanning_push_protection_custom_link_enabled", BOOLEAN).at("/secret_scanning_push_protection_custom_link_enabled").comment("Whether who is refused a push is shown a link"),
                    column("secret_scanning_push_protection_custom_link", VARCHAR).at("/secret_scanning_push_protection_custom_link").comment("The link that is shown").freeText(),
                    column("deploy_keys_enabled_for_repositories", BOOLEAN).at("/deploy_keys_enabled_for_repositories").comment("Whether repositories may have deploy keys"),
                    column("created_at", TIMESTAMP_TZ_MILLIS).alwaysAt("/created_at").comment("When it was created"),
                    column("updated_at", TIMESTAMP_TZ_MILLIS).alwaysAt("/updated_at").comment("When it last changed"),
                    column("archived_at", TIMESTAMP_TZ_MILLIS).alwaysAt("/archived_at").comment("When it was archived; null if it was not"))
            .primaryKey("owner")
            .cardinality(100, 1)
            .build();

    private OrganizationsTable() {}
}

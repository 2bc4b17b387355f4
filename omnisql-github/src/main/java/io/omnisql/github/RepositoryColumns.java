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

import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.BOOLEAN;
import static io.omnisql.connector.definition.ColumnType.JSON;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.ColumnType.arrayOf;
import static io.omnisql.connector.definition.GraphQlField.select;

/**
 * What every list of repositories tells of one.
 */
final class RepositoryColumns
{
    private RepositoryColumns() {}

    static ColumnDefinition.Builder[] identity()
    {
        return new ColumnDefinition.Builder[] {
                column("id", BIGINT).at("/id").graphQl(select("databaseId").orAskElsewhere()).comment("Id"),
                column("node_id", VARCHAR).at("/node_id").comment("Id in GraphQL"),
                column("full_name", VARCHAR).at("/full_name").graphQl("nameWithOwner").comment("OWNER/NAME").personal(),
                column("owner_id", BIGINT).at("/owner/id").comment("Id of the owner").personal(),
                column("owner_type", VARCHAR).at("/owner/type").comment("Organization or User"),
                column("html_url", VARCHAR).at("/html_url").graphQl("url").comment("Web page"),
                column("description", VARCHAR).at("/description").graphQl("description").comment("Description").freeText(),
                column("homepage", VARCHAR).at("/homepage").comment("Home page that the owner gave").freeText(),
                column("private", BOOLEAN).at("/private").graphQl("isPrivate").comment("Whether not everybody may read it"),
                column("visibility", VARCHAR).at("/visibility").graphQl(select("visibility").lowerCase()).comment("public, private or internal"),
        };
    }

    /**
     * @param who the one whose permissions are told
     */
    static ColumnDefinition.Builder[] description(String who)
    {
        return new ColumnDefinition.Builder[] {
                column("archived", BOOLEAN).at("/archived").graphQl("isArchived").comment("Whether it is read-only"),
                column("disabled", BOOLEAN).at("/disabled").graphQl("isDisabled").comment("Whether the source has disabled it"),
                column("is_template", BOOLEAN).at("/is_template").graphQl("isTemplate").comment("Whether it is a template for new repositories"),
                column("language", VARCHAR).at("/language").comment("Main programming language"),
                column("topics", arrayOf(VARCHAR)).at("/topics").comment("Topics"),
                column("license_key", VARCHAR).at("/license/key").comment("Key of the license"),
                column("license_name", VARCHAR).at("/license/name").comment("Name of the license"),
                column("license_spdx_id", VARCHAR).at("/license/spdx_id").comment("SPDX id of the license"),
                column("license_node_id", VARCHAR).at("/license/node_id").comment("Id of the license in GraphQL"),
                column("default_branch", VARCHAR).at("/default_branch").comment("Default branch"),
                column("size", BIGINT).at("/size").graphQl(select("diskUsage").orAskElsewhere()).comment("Size in kilobytes"),
                column("forks_count", BIGINT).at("/forks_count").graphQl("forkCount").comment("Number of forks"),
                column("stargazers_count", BIGINT).at("/stargazers_count").graphQl("stargazerCount").comment("Number of stars"),
                column("watchers_count", BIGINT).at("/watchers_count").graphQl("stargazerCount").comment("Number of stars as well: the source's older name for them"),
                column("open_issues_count", BIGINT).at("/open_issues_count").comment("Open issues and pull requests together"),
                column("has_issues", BOOLEAN).at("/has_issues").graphQl("hasIssuesEnabled").comment("Whether issues are on"),
                column("has_projects", BOOLEAN).at("/has_projects").comment("Whether projects are on"),
                column("has_wiki", BOOLEAN).at("/has_wiki").comment("Whether the wiki is on"),
                column("has_pages", BOOLEAN).at("/has_pages").comment("Whether pages are on"),
                column("has_downloads", BOOLEAN).at("/has_downloads").comment("Whether downloads are on"),
                column("has_discussions", BOOLEAN).at("/has_discussions").comment("Whether discussions are on"),
                column("has_pull_requests", BOOLEAN).at("/has_pull_requests").comment("Whether pull requests are on"),
                column("pull_request_creation_policy", VARCHAR).at("/pull_request_creation_policy").comment("Who may open pull requests: all or collaborators_only"),
                column("allow_forking", BOOLEAN).at("/allow_forking").comment("Whether it may be forked"),
                column("web_commit_signoff_required", BOOLEAN).at("/web_commit_signoff_required").comment("Whether commits made on the web must be signed off"),
                column("permission_admin", BOOLEAN).at("/permissions/admin").comment("Whether " + who + " may administer it"),
                column("permission_maintain", BOOLEAN).at("/permissions/maintain").comment("Whether " + who + " may maintain it"),
                column("permission_push", BOOLEAN).at("/permissions/push").comment("Whether " + who + " may push to it"),
                column("permission_triage", BOOLEAN).at("/permissions/triage").comment("Whether " + who + " may triage its issues"),
                column("permission_pull", BOOLEAN).at("/permissions/pull").comment("Whether " + who + " may read it"),
                column("security_and_analysis", JSON).at("/security_and_analysis").comment("Which security features are on, for those who may know").secret(),
                column("custom_properties", JSON).at("/custom_properties").comment("The organization's own properties").freeText(),
        };
    }
}

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
package io.omnisql.jira;

import io.omnisql.connector.definition.TableDefinition;

import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.BOOLEAN;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Roles of a project. All projects have the same ones, but for those that a team manages.
 */
final class ProjectRolesTable
{
    static final TableDefinition PROJECT_ROLES = table("project_roles", "Roles that accounts and groups may have in a project")
            .endpoint(get("/rest/api/3/project/{project_key}/roledetails")
                    .keyRecordWithout("/rest/api/3/project/{project_key}", "project_key", "/key", "/archivedDate", "/deletedDate")
                    .rateLimit(JiraLimits.REST))
            .columns(
                    column("project_key", VARCHAR).inPath().comment("Key of the project"),
                    column("id", BIGINT).alwaysAt("/id").comment("Number of the role, in all projects"),
                    column("name", VARCHAR).at("/name").comment("Name of the role"),
                    column("translated_name", VARCHAR).at("/translatedName").comment("Its name as Jira shows it in English"),
                    column("description", VARCHAR).at("/description").comment("What it is for").freeText(),
                    column("role_type", VARCHAR).at("/type").comment("DEFAULT or GUEST_ROLE"),
                    column("is_admin", BOOLEAN).at("/admin").comment("Whether it administrates the project"),
                    column("is_default", BOOLEAN).at("/default").comment("Whether new members get it"),
                    column("is_configurable", BOOLEAN).at("/roleConfigurable").comment("Whether the project may change it"),
                    column("scope_type", VARCHAR).at("/scope/type").comment("PROJECT for a role of that project alone; null for one of all"),
                    column("scope_project_id", VARCHAR).at("/scope/project/id").comment("Number of that project"))
            .primaryKey("project_key", "id")
            .cardinality(100, 5)
            .build();

    private ProjectRolesTable() {}
}

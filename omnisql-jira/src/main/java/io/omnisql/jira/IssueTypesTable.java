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
 * Types of issues.
 */
final class IssueTypesTable
{
    static final TableDefinition ISSUE_TYPES = table("issue_types", "Types of issues, such as Bug or Epic")
            .endpoint(get("/rest/api/3/issuetype")
                    .rateLimit(JiraLimits.REST))
            .columns(
                    column("id", VARCHAR).alwaysAt("/id").comment("Number of the type"),
                    column("name", VARCHAR).at("/name").comment("Name of the type, which several projects may have"),
                    column("description", VARCHAR).at("/description").comment("What it is for").freeText(),
                    column("is_subtask", BOOLEAN).at("/subtask").comment("Whether its issues are parts of others"),
                    column("hierarchy_level", BIGINT).at("/hierarchyLevel").comment("-1 for parts of others, 0 for usual issues, 1 for epics, more for what is above them"),
                    column("avatar_id", BIGINT).at("/avatarId").comment("Number of its picture"),
                    column("entity_id", VARCHAR).at("/entityId").comment("Other id of a type in a project that a team manages"),
                    column("scope_type", VARCHAR).at("/scope/type").comment("PROJECT for what one project has for itself, TEMPLATE for what is a part of a template; null for what all have"),
                    column("scope_project_id", VARCHAR).at("/scope/project/id").comment("Number of that project"))
            .primaryKey("id")
            .cardinality(1, 50)
            .build();

    private IssueTypesTable() {}
}

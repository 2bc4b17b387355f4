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
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Components of a project that are Jira's own; those of Compass, which have an identifier of their own in a project, are none. A project that a query names is asked for its key first, and has them as well, in short.
 */
final class ProjectComponentsTable
{
    static final TableDefinition PROJECT_COMPONENTS = table("project_components", "Components of a project")
            .endpoint(get("/rest/api/3/project/{project_key}/component")
                    .keyRecordWithout("/rest/api/3/project/{project_key}", "project_key", "/key", "/archivedDate", "/deletedDate")
                    .keyRecordTells("/components", "id", "name", "description")
                    .keyRecordTellsUnless("/ari")
                    .records(arrays("/values"))
                    .paging(JiraPages.of(JiraPages.LARGEST))
                    .rateLimit(JiraLimits.REST))
            .columns(
                    column("project_key", VARCHAR).inPath().comment("Key of its project"),
                    column("project_id", BIGINT).at("/projectId").comment("Number of its project, where Jira tells it"),
                    column("id", VARCHAR).alwaysAt("/id").comment("Number of the component"),
                    column("name", VARCHAR).at("/name").comment("Name of the component"),
                    column("description", VARCHAR).at("/description").comment("What it is about").freeText(),
                    column("lead", VARCHAR).at("/lead/displayName").comment("Who leads it; null for nobody").personal(),
                    column("lead_id", VARCHAR).at("/lead/accountId").comment("Account of who leads it").personal(),
                    column("assignee_type", VARCHAR).at("/assigneeType").comment("Who gets new issues: PROJECT_DEFAULT, COMPONENT_LEAD, PROJECT_LEAD or UNASSIGNED"),
                    column("assignee", VARCHAR).at("/assignee/displayName").comment("Who that is").personal(),
                    column("assignee_id", VARCHAR).at("/assignee/accountId").comment("Account of who that is").personal(),
                    column("is_assignee_type_valid", BOOLEAN).at("/isAssigneeTypeValid").comment("Whether there is somebody of that type"),
                    column("real_assignee_type", VARCHAR).at("/realAssigneeType").comment("The type that counts in its place"),
                    column("real_assignee", VARCHAR).at("/realAssignee/displayName").comment("Who gets new issues, then").personal(),
                    column("real_assignee_id", VARCHAR).at("/realAssignee/accountId").comment("Account of who gets them").personal(),
                    column("issue_count", BIGINT).at("/issueCount").comment("How many issues have it"))
            .primaryKey("id")
            .cardinality(100, 10)
            .build();

    private ProjectComponentsTable() {}
}

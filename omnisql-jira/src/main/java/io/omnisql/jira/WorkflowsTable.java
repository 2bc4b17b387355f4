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
import static io.omnisql.connector.definition.ColumnType.arrayOf;
import static io.omnisql.connector.definition.ColumnType.field;
import static io.omnisql.connector.definition.ColumnType.rowOf;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Workflows, which only administrators may read.
 */
final class WorkflowsTable
{
    static final TableDefinition WORKFLOWS = table("workflows", "Workflows, for accounts that administrate Jira")
            .endpoint(get("/rest/api/3/workflows/search")
                    .always("expand", "values.transitions")
                    .records(arrays("/values"))
                    .paging(JiraPages.of(JiraPages.LARGEST))
                    .rateLimit(JiraLimits.REST))
            .columns(
                    column("id", VARCHAR).alwaysAt("/id").comment("Id of the workflow"),
                    column("name", VARCHAR).at("/name").comment("Name of the workflow"),
                    column("description", VARCHAR).at("/description").comment("What it is for").freeText(),
                    column("is_editable", BOOLEAN).at("/isEditable").comment("Whether it can be changed"),
                    column("scope_type", VARCHAR).at("/scope/type").comment("GLOBAL, or PROJECT for one of a project that a team manages"),
                    column("scope_project_id", VARCHAR).at("/scope/project/id").comment("Number of that project"),
                    column("version_id", VARCHAR).at("/version/id").comment("Id of its present version"),
                    column("version_number", BIGINT).at("/version/versionNumber").comment("Number of its present version"),
                    column("status_references", arrayOf(VARCHAR)).at("/statuses/*/statusReference").comment("The statuses that it has, as its transitions name them"),
                    column("transitions", arrayOf(rowOf(
                            field("id", VARCHAR, "/id"),
                            field("name", VARCHAR, "/name"),
                            field("type", VARCHAR, "/type"),
                            field("description", VARCHAR, "/description"),
                            field("to_status_reference", VARCHAR, "/toStatusReference")))).at("/transitions").comment("The steps that it admits").freeText())
            .primaryKey("id")
            .cardinality(1, 50)
            .build();

    private WorkflowsTable() {}
}

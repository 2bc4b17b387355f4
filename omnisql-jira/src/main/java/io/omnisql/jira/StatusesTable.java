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
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Statuses of issues, of all workflows that are in use. The list that has others as well is for administrators.
 */
final class StatusesTable
{
    static final TableDefinition STATUSES = table("statuses", "Statuses of issues, of all workflows that are in use")
            .endpoint(get("/rest/api/3/status")
                    .rateLimit(JiraLimits.REST))
            .columns(
                    column("id", VARCHAR).alwaysAt("/id").comment("Number of the status"),
                    column("name", VARCHAR).at("/name").comment("Name of the status, which several projects may have"),
                    column("description", VARCHAR).at("/description").comment("What it means").freeText(),
                    column("status_category", VARCHAR).at("/statusCategory/key").comment("undefined, new, indeterminate or done"),
                    column("status_category_id", BIGINT).at("/statusCategory/id").comment("Number of that category"),
                    column("status_category_name", VARCHAR).at("/statusCategory/name").comment("Name of that category"),
                    column("scope_type", VARCHAR).at("/scope/type").comment("PROJECT for what one project has for itself, TEMPLATE for what is a part of a template; null for what all have"),
                    column("scope_project_id", VARCHAR).at("/scope/project/id").comment("Number of that project"))
            .primaryKey("id")
            .cardinality(1, 50)
            .build();

    private StatusesTable() {}
}

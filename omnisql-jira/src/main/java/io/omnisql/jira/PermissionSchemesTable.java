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
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Permission schemes. What each of them grants is not a part of the list.
 */
final class PermissionSchemesTable
{
    static final TableDefinition PERMISSION_SCHEMES = table("permission_schemes", "Permission schemes that projects may have")
            .endpoint(get("/rest/api/3/permissionscheme")
                    .records(arrays("/permissionSchemes"))
                    .rateLimit(JiraLimits.REST))
            .columns(
                    column("id", BIGINT).alwaysAt("/id").comment("Number of the scheme"),
                    column("name", VARCHAR).at("/name").comment("Name of the scheme"),
                    column("description", VARCHAR).at("/description").comment("What it is for").freeText(),
                    column("scope_type", VARCHAR).at("/scope/type").comment("PROJECT for what one project has for itself, TEMPLATE for what is a part of a template; null for what all have"),
                    column("scope_project_id", VARCHAR).at("/scope/project/id").comment("Number of that project"))
            .primaryKey("id")
            .cardinality(1, 20)
            .build();

    private PermissionSchemesTable() {}
}

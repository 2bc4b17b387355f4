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
import static io.omnisql.connector.definition.ColumnType.BOOLEAN;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.Records.single;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Projects that are live. One that is archived or in the recycle bin is no row, whichever way it is asked for.
 */
final class ProjectsTable
{
    static final String LIST = "/rest/api/3/project/search";

    // what lists and single projects have only where it is asked for
    private static final String EXPANDED = "description,lead,url";

    static final TableDefinition PROJECTS = table("projects", "Projects that are live; those that are archived or in the recycle bin are left out")
            .endpoint(get(LIST)
                    // those that an administrator sees, but may not look into, are not there where they are asked for by their keys
                    .always("action", "browse")
                    .always("status", "live")
                    .always("expand", EXPANDED)
                    .records(arrays("/values"))
                    .paging(JiraPages.of(JiraPages.LARGEST_OF_PROJECTS))
                    .costsPerRecord(JiraLimits.POINTS_OF_OBJECT)
                    .rateLimit(JiraLimits.REST))
            .endpoint(get("/rest/api/3/project/{project_key}")
                    .always("expand", EXPANDED)
                    .records(single().without("/archivedDate").without("/deletedDate"))
                    .costsPerRecord(JiraLimits.POINTS_OF_OBJECT)
                    .rateLimit(JiraLimits.REST))
            .columns(
                    column("id", VARCHAR).alwaysAt("/id").comment("Number of the project, which it keeps for ever")
                            .pushes(EQUAL, inexact(query("id").matching("[0-9]{1,18}"))),
                    column("project_key", VARCHAR).alwaysAt("/key").inPath().comment("Key of the project, such as ROCKET"),
                    column("name", VARCHAR).at("/name").comment("Name of the project"),
                    column("description", VARCHAR).at("/description").comment("What it is about").freeText(),
                    column("project_type", VARCHAR).at("/projectTypeKey").comment("software, service_desk or business, or another one that Jira has by now")
                            .pushes(EQUAL, inexact(query("typeKey").matching("software|service_desk|business"))),
                    column("style", VARCHAR).at("/style").comment("classic for projects that a company manages, next-gen for those of a team"),
                    column("is_simplified", BOOLEAN).at("/simplified").comment("Whether a team manages it"),
                    column("is_private", BOOLEAN).at("/isPrivate").comment("Whether the catalog's account must not look into it, which is false of those that it may browse"),
                    column("category", VARCHAR).at("/projectCategory/name").comment("Name of its category; null without one"),
                    column("category_id", VARCHAR).at("/projectCategory/id").comment("Number of its category")
                            .pushes(EQUAL, inexact(query("categoryId").matching("[0-9]{1,18}"))),
                    column("category_description", VARCHAR).at("/projectCategory/description").comment("What that category is for").freeText(),
                    column("lead", VARCHAR).at("/lead/displayName").comment("Who leads it").personal(),
                    column("lead_id", VARCHAR).at("/lead/accountId").comment("Account of who leads it").personal(),
                    column("url", VARCHAR).at("/url").comment("Address of a page about it").freeText(),
                    column("uuid", VARCHAR).at("/uuid").comment("Other id of a project that a team manages"))
            .primaryKey("id")
            .cardinality(100, 1)
            .build();

    private ProjectsTable() {}
}

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
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Dashboards that are shared with the catalog's account, or its own. Archived and deleted ones are in lists of their own.
 */
final class DashboardsTable
{
    static final TableDefinition DASHBOARDS = table("dashboards", "Dashboards that the catalog's account may see, but for archived and deleted ones")
            .endpoint(get("/rest/api/3/dashboard/search")
                    .always("status", "active")
                    .always("expand", "description,favourite,favouritedCount,isWritable,owner,sharePermissions,viewUrl")
                    .sortedByWord("orderBy", "-*")
                    .scansBy("id")
                    .records(arrays("/values"))
                    .paging(JiraPages.of(JiraPages.LARGEST))
                    .rateLimit(JiraLimits.REST))
            .columns(
                    column("id", VARCHAR).alwaysAt("/id").comment("Number of the dashboard"),
                    column("name", VARCHAR).at("/name").comment("Name of the dashboard").freeText(),
                    column("description", VARCHAR).at("/description").comment("What it is for").freeText(),
                    column("owner", VARCHAR).at("/owner/displayName").comment("Whose it is; null for the system's").personal(),
                    column("owner_id", VARCHAR).at("/owner/accountId").comment("Account of whose it is").personal()
                            .pushes(EQUAL, inexact(query("accountId").matching(JiraParameters.ACCOUNT_ID))),
                    column("is_favourite", BOOLEAN).at("/isFavourite").comment("Whether the catalog's account has it among its favourites"),
                    column("popularity", BIGINT).at("/popularity").comment("How many have it among their favourites"),
                    column("rank", BIGINT).at("/rank").comment("Its place among the favourites"),
                    column("is_system", BOOLEAN).at("/systemDashboard").comment("Whether it is the system's"),
                    column("is_writable", BOOLEAN).at("/isWritable").comment("Whether the catalog's account may change it"),
                    column("automatic_refresh_ms", BIGINT).at("/automaticRefreshMs").comment("How often it is refreshed; null or 0 if it is not by itself"),
                    column("share_types", arrayOf(VARCHAR)).at("/sharePermissions/*/type").comment("With whom it is shared: user, group, project, projectRole, global, loggedin, authenticated or project-unknown"),
                    column("view_url", VARCHAR).at("/view").comment("Address of its page"))
            .primaryKey("id")
            .cardinality(1, 100)
            .build();

    private DashboardsTable() {}
}

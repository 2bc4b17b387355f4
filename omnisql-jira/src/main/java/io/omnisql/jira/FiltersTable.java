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
import static io.omnisql.connector.definition.ColumnType.TIMESTAMP_TZ_MILLIS;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.ColumnType.arrayOf;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Saved searches that are shared with the catalog's account, or its own.
 */
final class FiltersTable
{
    static final TableDefinition FILTERS = table("filters", "Saved searches that the catalog's account may use")
            .endpoint(get("/rest/api/3/filter/search")
                    .always("expand", "approximateLastUsed,description,favourite,favouritedCount,isWritable,jql,owner,sharePermissions,viewUrl")
                    .sortedByWord("orderBy", "-*")
                    .scansBy("id")
                    .records(arrays("/values"))
                    .paging(JiraPages.of(JiraPages.LARGEST))
                    .rateLimit(JiraLimits.REST))
            .columns(
                    column("id", VARCHAR).alwaysAt("/id").comment("Number of the filter")
                            .pushes(EQUAL, inexact(query("id").matching("[0-9]{1,18}"))),
                    column("name", VARCHAR).at("/name").comment("Name of the filter").freeText(),
                    column("description", VARCHAR).at("/description").comment("What it is for").freeText(),
                    column("jql", VARCHAR).at("/jql").comment("What it searches for, in JQL").freeText().personal(),
                    column("owner", VARCHAR).at("/owner/displayName").comment("Whose it is").personal(),
                    column("owner_id", VARCHAR).at("/owner/accountId").comment("Account of whose it is").personal()
                            .pushes(EQUAL, inexact(query("accountId").matching(JiraParameters.ACCOUNT_ID))),
                    column("is_favourite", BOOLEAN).at("/favourite").comment("Whether somebody has it among the favourites"),
                    column("favourited_count", BIGINT).at("/favouritedCount").comment("How many have"),
                    column("is_writable", BOOLEAN).at("/isWritable").comment("Whether the catalog's account may change it"),
                    column("share_types", arrayOf(VARCHAR)).at("/sharePermissions/*/type").comment("With whom it is shared: user, group, project, projectRole, global, loggedin, authenticated or project-unknown"),
                    column("last_used_at", TIMESTAMP_TZ_MILLIS).at("/approximateLastUsed").comment("When it was last used, about"),
                    column("view_url", VARCHAR).at("/viewUrl").comment("Address of its page"))
            .primaryKey("id")
            .cardinality(1, 500)
            .build();

    private FiltersTable() {}
}

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
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Groups of accounts.
 */
final class GroupsTable
{
    // which separates the values of a parameter that takes several
    private static final String WITHOUT_COMMA = "[^,]+";

    static final TableDefinition GROUPS = table("groups", "Groups of accounts")
            .endpoint(get("/rest/api/3/group/bulk")
                    .records(arrays("/values"))
                    .paging(JiraPages.of(JiraPages.LARGEST))
                    .costsPerRecord(JiraLimits.POINTS_OF_IDENTITY)
                    .rateLimit(JiraLimits.REST))
            .columns(
                    column("group_id", VARCHAR).at("/groupId").comment("Id of the group, in all of Atlassian's products; null where Jira does not tell it")
                            .pushes(EQUAL, inexact(query("groupId").matching(WITHOUT_COMMA))),
                    column("name", VARCHAR).alwaysAt("/name").comment("Name of the group")
                            .pushes(EQUAL, inexact(query("groupName").matching(WITHOUT_COMMA))))
            .primaryKey("name")
            .cardinality(1, 50)
            .build();

    private GroupsTable() {}
}

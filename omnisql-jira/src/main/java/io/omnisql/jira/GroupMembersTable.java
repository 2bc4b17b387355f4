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
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Who is in a group, those whose accounts are inactive among them. Groups are asked for by their names, as Jira's description has groups whose id it does not tell, but none without a name.
 * A group that is renamed while it is read fails the query.
 */
final class GroupMembersTable
{
    static final TableDefinition GROUP_MEMBERS = table("group_members", "Accounts in a group, active and inactive ones")
            .endpoint(get("/rest/api/3/group/member?groupname={group_name}")
                    .always("includeInactiveUsers", "true")
                    .keysOnlyFrom("group_name", "groups", "name")
                    .keysTell("group_id", "group_id")
                    .records(arrays("/values"))
                    .paging(JiraPages.of(JiraPages.LARGEST))
                    .costsPerRecord(JiraLimits.POINTS_OF_IDENTITY)
                    .rateLimit(JiraLimits.REST))
            .columns(
                    column("group_id", VARCHAR).listed().comment("Id of the group; null where Jira does not tell it"),
                    column("group_name", VARCHAR).inPath().comment("Name of the group"),
                    column("account_id", VARCHAR).alwaysAt("/accountId").comment("Account that is in it").personal(),
                    column("display_name", VARCHAR).at("/displayName").comment("Name of that account").personal(),
                    column("email_address", VARCHAR).at("/emailAddress").comment("E-mail address; null where the account does not show it").personal(),
                    column("is_active", BOOLEAN).at("/active").comment("Whether that account may log in"),
                    column("account_type", VARCHAR).at("/accountType").comment("atlassian for people, app, or customer for those of a service desk"),
                    column("time_zone", VARCHAR).at("/timeZone").comment("Time zone of its profile").personal())
            .primaryKey("group_name", "account_id")
            .cardinality(50, 50)
            .build();

    private GroupMembersTable() {}
}

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

import io.omnisql.connector.definition.EmbeddedRecord;
import io.omnisql.connector.definition.TableDefinition;

import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BOOLEAN;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.Paging.offset;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Accounts, those of apps and of people who left among them. Jira tells of each what its privacy settings admit. The list leaves out what the catalog must not see, so that only an empty page is its end.
 */
final class UsersTable
{
    static final String PATH = "/rest/api/3/users/search";
    private static final String BY_ID = "/rest/api/3/user/bulk";

    static final TableDefinition USERS = table("users", "Accounts of people and apps: active, inactive and deleted ones")
            .endpoint(get(PATH)
                    .paging(offset("startAt", "maxResults", JiraPages.LARGEST_OF_USERS))
                    .costsPerRecord(JiraLimits.POINTS_OF_IDENTITY)
                    .rateLimit(JiraLimits.REST))
            .endpoint(get(BY_ID)
                    .batch("account_id", "accountId", JiraPages.USERS_BY_ID)
                    .records(arrays("/values"))
                    .paging(JiraPages.of(JiraPages.USERS_BY_ID))
                    .costsPerRecord(JiraLimits.POINTS_OF_IDENTITY)
                    .rateLimit(JiraLimits.REST))
            .columns(
                    column("account_id", VARCHAR).alwaysAt("/accountId").comment("Id of the account, in all of Atlassian's products").personal(),
                    column("display_name", VARCHAR).at("/displayName").comment("Name that others see").personal(),
                    column("email_address", VARCHAR).at("/emailAddress").comment("E-mail address; null where the account does not show it").personal(),
                    column("is_active", BOOLEAN).at("/active").comment("Whether the account may log in"),
                    column("account_type", VARCHAR).at("/accountType").comment("atlassian for people, app, customer for those of a service desk, or unknown"),
                    column("app_type", VARCHAR).at("/appType").comment("Kind of an app's account; null for others"),
                    column("is_guest", BOOLEAN).at("/guest").comment("Whether the account is a guest's"),
                    column("time_zone", VARCHAR).at("/timeZone").comment("Time zone of its profile").personal(),
                    column("locale", VARCHAR).at("/locale").comment("Language of its profile").personal())
            .primaryKey("account_id")
            .cardinality(1, 1_000)
            .build();

    private UsersTable() {}

    /**
     * An account where another record shows it. The official examples leave some of this out, and so do answers where the account hides it: what is not there is looked up. The e-mail address is left out of most.
     */
    static EmbeddedRecord shownAt(String pointer)
    {
        return EmbeddedRecord.embedded(pointer, "users", BY_ID, "account_id", "display_name", "is_active", "account_type", "time_zone");
    }
}

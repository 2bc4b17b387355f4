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
 * Who has voted for an issue. The list is empty for accounts that may not see it, and there is none on sites where nobody can vote.
 */
final class IssueVotesTable
{
    static final TableDefinition ISSUE_VOTES = table("issue_votes", "Who has voted for an issue, where the catalog's account may view voters and watchers")
            .endpoint(get("/rest/api/3/issue/{issue_key}/votes")
                    .keysOnlyFrom("issue_key", "issues", "key")
                    .switchedBy(JiraParameters.SETTINGS, "/votingEnabled")
                    .records(arrays("/voters"))
                    .rateLimit(JiraLimits.REST))
            .columns(
                    column("issue_key", VARCHAR).inPath(JiraParameters.ISSUE_KEY).inScope(JiraParameters.END_OF_PROJECT).comment("Key of the issue"),
                    column("account_id", VARCHAR).alwaysAt("/accountId").comment("Account that has voted for it").personal(),
                    column("display_name", VARCHAR).at("/displayName").comment("Name of that account").personal(),
                    column("email_address", VARCHAR).at("/emailAddress").comment("E-mail address; null where the account does not show it").personal(),
                    column("is_active", BOOLEAN).at("/active").comment("Whether that account may log in"),
                    column("account_type", VARCHAR).at("/accountType").comment("atlassian for people, app, or customer for those of a service desk"),
                    column("time_zone", VARCHAR).at("/timeZone").comment("Time zone of its profile").personal())
            .primaryKey("issue_key", "account_id")
            .cardinality(50_000, 2)
            .build();

    private IssueVotesTable() {}
}

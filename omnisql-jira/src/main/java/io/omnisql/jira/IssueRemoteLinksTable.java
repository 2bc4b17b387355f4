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
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Links from an issue to what is elsewhere. Each has its issue's key in its own address.
 */
final class IssueRemoteLinksTable
{
    static final TableDefinition ISSUE_REMOTE_LINKS = table("issue_remote_links", "Links from an issue to what is elsewhere")
            .endpoint(get("/rest/api/3/issue/{issue_key}/remotelink")
                    .keysOnlyFrom("issue_key", "issues", "key")
                    .switchedBy(JiraParameters.SETTINGS, "/issueLinkingEnabled")
                    .rateLimit(JiraLimits.REST))
            .columns(
                    column("issue_key", VARCHAR).inPath(JiraParameters.ISSUE_KEY).inScope(JiraParameters.END_OF_PROJECT).comment("Key of the issue"),
                    column("id", BIGINT).alwaysAt("/id").comment("Number of the link"),
                    column("global_id", VARCHAR).at("/globalId").comment("Id of the link where it leads to"),
                    column("application_name", VARCHAR).at("/application/name").comment("Application where it leads to"),
                    column("application_type", VARCHAR).at("/application/type").comment("Type of that application"),
                    column("relationship", VARCHAR).at("/relationship").comment("What the issue has to do with it").freeText(),
                    column("url", VARCHAR).at("/object/url").comment("Address that it leads to").freeText(),
                    column("title", VARCHAR).at("/object/title").comment("What is there").freeText(),
                    column("summary", VARCHAR).at("/object/summary").comment("More about it").freeText(),
                    column("is_resolved", BOOLEAN).at("/object/status/resolved").comment("Whether that is done"))
            .primaryKey("issue_key", "id")
            .cardinality(50_000, 2)
            .build();

    private IssueRemoteLinksTable() {}
}

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
import static io.omnisql.connector.definition.ColumnType.JSON;
import static io.omnisql.connector.definition.ColumnType.TIMESTAMP_TZ_OR_EPOCH;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.post;
import static io.omnisql.connector.definition.Paging.cursor;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * What was changed of issues, field by field. Jira is asked for a thousand issues at once, and answers with their numbers; their keys are those of the issues that were found before.
 */
final class IssueChangelogsTable
{
    static final TableDefinition ISSUE_CHANGELOGS = table("issue_changelogs", "What was changed of an issue, one field a row")
            .endpoint(post("/rest/api/3/changelog/bulkfetch")
                    .batch("issue_id", "issueIdsOrKeys", 1_000)
                    .keysOnlyFrom("issue_id", "issues", "id")
                    .keysTell("issue_key", "key")
                    .records(arrays("/issueChangeLogs").within("/changeHistories", "/items"))
                    .paging(cursor("/nextPageToken", "nextPageToken", "maxResults", JiraPages.LARGEST_OF_CHANGES))
                    .rateLimit(JiraLimits.REST))
            .columns(
                    column("issue_key", VARCHAR).listed().inScope(JiraParameters.END_OF_PROJECT).comment("Key of the issue"),
                    column("issue_id", VARCHAR).around("/issueId", 2).comment("Number of the issue"),
                    column("history_id", VARCHAR).around("/id").comment("Number of the change, which may be of several fields"),
                    column("position", BIGINT).place().comment("Place of the field among those of the change, from 0"),
                    column("author", VARCHAR).around("/author/displayName").comment("Who made it; null for an automation without an account").personal(),
                    column("author_id", VARCHAR).around("/author/accountId").comment("Account of who made it").personal(),
                    column("created_at", TIMESTAMP_TZ_OR_EPOCH).around("/created").comment("When it was made"),
                    column("field", VARCHAR).at("/field").comment("Name of the field"),
                    column("field_id", VARCHAR).at("/fieldId").comment("Id of the field, such as summary or customfield_10010; null in old records"),
                    column("field_type", VARCHAR).at("/fieldtype").comment("jira for fields that all sites have, or custom"),
                    column("from_value", VARCHAR).at("/from").comment("What it had, as an id or a number; null for none").freeText().personal(),
                    column("from_string", VARCHAR).at("/fromString").comment("What it had, as it was shown").freeText().personal(),
                    column("to_value", VARCHAR).at("/to").comment("What it got, as an id or a number; null for none").freeText().personal(),
                    column("to_string", VARCHAR).at("/toString").comment("What it got, as it is shown").freeText().personal(),
                    column("history_metadata", JSON).around("/historyMetadata").comment("What else an app has said of the change").freeText().personal())
            .primaryKey("issue_id", "history_id", "position")
            .cardinality(50_000, 10)
            .build();

    private IssueChangelogsTable() {}
}

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
import static io.omnisql.connector.definition.ColumnType.TIMESTAMP_TZ_MILLIS;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.EndpointDefinition.post;
import static io.omnisql.connector.definition.Paging.offset;
import static io.omnisql.connector.definition.Records.array;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Work that was done on an issue. Entries that a query names by their own numbers are looked up for their issues, as it is the issue's key that they do not tell.
 */
final class IssueWorklogsTable
{
    private static final String LIST = "/rest/api/3/worklog/list";

    static final TableDefinition ISSUE_WORKLOGS = table("issue_worklogs", "Work that was done on an issue, as far as the catalog's account may see it")
            .endpoint(get("/rest/api/3/issue/{issue_key}/worklog")
                    .keysOnlyFrom("issue_key", "issues", "key")
                    .switchedBy(JiraParameters.SETTINGS, "/timeTrackingEnabled")
                    .keysTellPage("/fields/worklog")
                    .keysAlsoBy("issue_id", "id")
                    .keysLocatedBy(post(LIST).batch("id", "ids", 1_000).ofNumbers().records(array()).rateLimit(JiraLimits.REST), "/issueId", "issue_id")
                    .records(arrays("/worklogs"))
                    .paging(offset("startAt", "maxResults", JiraPages.LARGEST_OF_WORKLOGS, "/total"))
                    .rateLimit(JiraLimits.REST))
            .columns(
                    column("issue_key", VARCHAR).inPath(JiraParameters.ISSUE_KEY).inScope(JiraParameters.END_OF_PROJECT).comment("Key of the issue"),
                    column("issue_id", VARCHAR).at("/issueId").comment("Number of the issue"),
                    column("id", VARCHAR).alwaysAt("/id").comment("Number of the entry"),
                    column("author", VARCHAR).at("/author/displayName").comment("Who did it").personal(),
                    column("author_id", VARCHAR).at("/author/accountId").comment("Account of who did it").personal(),
                    column("update_author", VARCHAR).at("/updateAuthor/displayName").comment("Who last changed it").personal(),
                    column("update_author_id", VARCHAR).at("/updateAuthor/accountId").comment("Account of who last changed it").personal(),
                    column("comment", VARCHAR).documentAt("/comment", AdfText.FORMAT).comment("What was done, as plain text").freeText().personal(),
                    column("comment_adf", JSON).at("/comment").comment("What was done, as a document of Atlassian's format").freeText().personal(),
                    column("time_spent", VARCHAR).at("/timeSpent").comment("How long it took, as Jira writes it, such as 1d 2h"),
                    column("time_spent_seconds", BIGINT).at("/timeSpentSeconds").comment("How long it took"),
                    column("visibility_type", VARCHAR).at("/visibility/type").comment("group or role that alone may see it; null for all who see the issue"),
                    column("visibility_value", VARCHAR).at("/visibility/value").comment("Name of that group or role"),
                    column("visibility_identifier", VARCHAR).at("/visibility/identifier").comment("Id of that group, or name of that role"),
                    column("started_at", TIMESTAMP_TZ_MILLIS).at("/started").comment("When it was begun"),
                    column("created_at", TIMESTAMP_TZ_MILLIS).at("/created").comment("When it was entered"),
                    column("updated_at", TIMESTAMP_TZ_MILLIS).at("/updated").comment("When the entry last changed"))
            .primaryKey("issue_key", "id")
            .cardinality(50_000, 4)
            .build();

    private IssueWorklogsTable() {}
}

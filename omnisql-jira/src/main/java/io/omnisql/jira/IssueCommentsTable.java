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
import static io.omnisql.connector.definition.ColumnType.JSON;
import static io.omnisql.connector.definition.ColumnType.TIMESTAMP_TZ_MILLIS;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.Paging.offset;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Comments on an issue that the catalog's account may see, from the oldest to the newest.
 */
final class IssueCommentsTable
{
    static final TableDefinition ISSUE_COMMENTS = table("issue_comments", "Comments on an issue that the catalog's account may see")
            .endpoint(get("/rest/api/3/issue/{issue_key}/comment")
                    .keysOnlyFrom("issue_key", "issues", "key")
                    .keysTell("issue_id", "id")
                    .keysTellPage("/fields/comment")
                    .sortedByWord("orderBy", "-*")
                    .scansBy("created")
                    .records(arrays("/comments"))
                    .paging(offset("startAt", "maxResults", JiraPages.LARGEST_OF_COMMENTS, "/total"))
                    .rateLimit(JiraLimits.REST))
            .columns(
                    column("issue_key", VARCHAR).inPath(JiraParameters.ISSUE_KEY).inScope(JiraParameters.END_OF_PROJECT).comment("Key of the issue"),
                    column("issue_id", VARCHAR).listed().comment("Number of the issue"),
                    column("id", VARCHAR).alwaysAt("/id").comment("Number of the comment"),
                    column("author", VARCHAR).at("/author/displayName").comment("Who wrote it").personal(),
                    column("author_id", VARCHAR).at("/author/accountId").comment("Account of who wrote it").personal(),
                    column("update_author", VARCHAR).at("/updateAuthor/displayName").comment("Who last changed it").personal(),
                    column("update_author_id", VARCHAR).at("/updateAuthor/accountId").comment("Account of who last changed it").personal(),
                    column("body", VARCHAR).documentAt("/body", AdfText.FORMAT).comment("What it says, as plain text").freeText().personal(),
                    column("body_adf", JSON).at("/body").comment("What it says, as a document of Atlassian's format").freeText().personal(),
                    column("visibility_type", VARCHAR).at("/visibility/type").comment("group or role that alone may see it; null for all who see the issue"),
                    column("visibility_value", VARCHAR).at("/visibility/value").comment("Name of that group or role"),
                    column("visibility_identifier", VARCHAR).at("/visibility/identifier").comment("Id of that group, or name of that role"),
                    column("is_public", BOOLEAN).at("/jsdPublic").comment("Whether customers of a service desk may see it"),
                    column("author_can_see_request", BOOLEAN).at("/jsdAuthorCanSeeRequest").comment("Whether it came by mail from somebody who is no part of the issue"),
                    column("created_at", TIMESTAMP_TZ_MILLIS).alwaysAt("/created").comment("When it was written").sorts("created"),
                    column("updated_at", TIMESTAMP_TZ_MILLIS).at("/updated").comment("When it last changed"))
            .primaryKey("issue_key", "id")
            .cardinality(50_000, 5)
            .build();

    private IssueCommentsTable() {}
}

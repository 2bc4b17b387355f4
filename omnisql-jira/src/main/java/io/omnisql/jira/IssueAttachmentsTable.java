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
import static io.omnisql.connector.definition.ColumnType.TIMESTAMP_TZ_MILLIS;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.ColumnType.VARCHAR_OR_INTEGER;
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.QueryParameter.condition;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Files of issues, without what is in them.
 */
final class IssueAttachmentsTable
{
    static final TableDefinition ISSUE_ATTACHMENTS = table("issue_attachments", "Files of an issue, without what is in them")
            .endpoint(IssueEndpoints.search(arrays("/issues").within("/fields/attachment"), JiraPages.LARGEST_OF_ISSUES))
            .endpoint(IssueEndpoints.byKey("issue_key", arrays("/issues").within("/fields/attachment")))
            .columns(
                    column("issue_key", VARCHAR).around("/key").inScope(JiraParameters.END_OF_PROJECT).comment("Key of the issue"),
                    column("issue_id", VARCHAR).around("/id").comment("Number of the issue")
                            .pushes(EQUAL, inexact(condition("id").number())),
                    column("id", VARCHAR_OR_INTEGER).alwaysAt("/id").comment("Number of the file"),
                    column("filename", VARCHAR).at("/filename").comment("Name of the file").freeText(),
                    column("author", VARCHAR).at("/author/displayName").comment("Who added it").personal(),
                    column("author_id", VARCHAR).at("/author/accountId").comment("Account of who added it").personal(),
                    column("mime_type", VARCHAR).at("/mimeType").comment("What it is, such as image/png"),
                    column("size_bytes", BIGINT).at("/size").comment("How large it is"),
                    column("created_at", TIMESTAMP_TZ_MILLIS).at("/created").comment("When it was added"),
                    column("content_url", VARCHAR).at("/content").comment("Address from which it is fetched, with a login"),
                    column("thumbnail_url", VARCHAR).at("/thumbnail").comment("Address of a small picture of it; null without one"))
            .primaryKey("issue_id", "id")
            .cardinality(1, 100_000)
            .build();

    private IssueAttachmentsTable() {}
}

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
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.QueryParameter.condition;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Links between issues, as each of both sees them. A link to an issue that the catalog's account does not see is not there.
 */
final class IssueLinksTable
{
    static final TableDefinition ISSUE_LINKS = table("issue_links", "Links from an issue to others, each of which is seen from both")
            .endpoint(IssueEndpoints.search(arrays("/issues").within("/fields/issuelinks"), JiraPages.LARGEST_OF_ISSUES))
            .endpoint(IssueEndpoints.byKey("issue_key", arrays("/issues").within("/fields/issuelinks")))
            .columns(
                    column("issue_key", VARCHAR).around("/key").inScope(JiraParameters.END_OF_PROJECT).comment("Key of the issue"),
                    column("issue_id", VARCHAR).around("/id").comment("Number of the issue")
                            .pushes(EQUAL, inexact(condition("id").number())),
                    column("id", VARCHAR).alwaysAt("/id").comment("Number of the link, which is the same from either side"),
                    column("link_type", VARCHAR).at("/type/name").comment("Name of its type, such as Blocks"),
                    column("link_type_id", VARCHAR).at("/type/id").comment("Number of its type"),
                    column("inward", VARCHAR).at("/type/inward").comment("What the issue is to an inward one, such as is blocked by"),
                    column("outward", VARCHAR).at("/type/outward").comment("What the issue is to an outward one, such as blocks"),
                    column("inward_issue_key", VARCHAR).at("/inwardIssue/key").comment("Key of the other issue, where the link comes from it"),
                    column("inward_issue_id", VARCHAR).at("/inwardIssue/id").comment("Number of that issue"),
                    column("inward_issue_summary", VARCHAR).at("/inwardIssue/fields/summary").comment("What it is about, in one line").freeText(),
                    column("inward_issue_status", VARCHAR).at("/inwardIssue/fields/status/name").comment("Name of its status"),
                    column("inward_issue_type", VARCHAR).at("/inwardIssue/fields/issuetype/name").comment("Name of its type"),
                    column("inward_issue_priority", VARCHAR).at("/inwardIssue/fields/priority/name").comment("Name of its priority"),
                    column("outward_issue_key", VARCHAR).at("/outwardIssue/key").comment("Key of the other issue, where the link leads to it"),
                    column("outward_issue_id", VARCHAR).at("/outwardIssue/id").comment("Number of that issue"),
                    column("outward_issue_summary", VARCHAR).at("/outwardIssue/fields/summary").comment("What it is about, in one line").freeText(),
                    column("outward_issue_status", VARCHAR).at("/outwardIssue/fields/status/name").comment("Name of its status"),
                    column("outward_issue_type", VARCHAR).at("/outwardIssue/fields/issuetype/name").comment("Name of its type"),
                    column("outward_issue_priority", VARCHAR).at("/outwardIssue/fields/priority/name").comment("Name of its priority"))
            .primaryKey("issue_id", "id")
            .cardinality(1, 100_000)
            .build();

    private IssueLinksTable() {}
}

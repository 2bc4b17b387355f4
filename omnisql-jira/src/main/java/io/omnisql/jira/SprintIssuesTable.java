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
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Which issues are in a sprint. Their official description was not at hand: this follows the documentation and what was recorded.
 */
final class SprintIssuesTable
{
    static final TableDefinition SPRINT_ISSUES = table("sprint_issues", "Which issues are in a sprint; of the agile API")
            .endpoint(get("/rest/agile/1.0/sprint/{sprint_id}/issue")
                    .keysFrom("sprint_id", "sprints", "id")
                    .always("fields", JiraParameters.ONE_FIELD)
                    .records(arrays("/issues"))
                    .paging(JiraPages.of(JiraPages.LARGEST_OF_ISSUES))
                    .costsPerRecord(JiraLimits.POINTS_OF_OBJECT)
                    .rateLimit(JiraLimits.REST))
            .columns(
                    column("sprint_id", BIGINT).inPath().comment("Number of the sprint"),
                    column("issue_id", VARCHAR).alwaysAt("/id").comment("Number of the issue"),
                    column("issue_key", VARCHAR).alwaysAt("/key").comment("Key of the issue"))
            .primaryKey("sprint_id", "issue_id")
            .cardinality(3_000, 30)
            .build();

    private SprintIssuesTable() {}
}

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
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Boards. Their official description was not at hand: this follows the documentation and what was recorded.
 */
final class BoardsTable
{
    static final TableDefinition BOARDS = table("boards", "Boards, with sprints or without; of the agile API")
            .endpoint(get("/rest/agile/1.0/board")
                    .records(arrays("/values"))
                    .paging(JiraPages.of(JiraPages.LARGEST))
                    .rateLimit(JiraLimits.REST))
            .columns(
                    column("id", BIGINT).alwaysAt("/id").comment("Number of the board"),
                    column("name", VARCHAR).at("/name").comment("Name of the board").freeText(),
                    column("board_type", VARCHAR).at("/type").comment("scrum, kanban, or simple in projects that a team manages")
                            .pushes(EQUAL, inexact(query("type").matching("scrum|kanban|simple"))),
                    column("project_key", VARCHAR).at("/location/projectKey").comment("Key of the project where it is; it may show issues of others"),
                    column("project_id", BIGINT).at("/location/projectId").comment("Number of that project"),
                    column("project", VARCHAR).at("/location/projectName").comment("Name of that project"),
                    column("location", VARCHAR).at("/location/displayName").comment("Where it is: a project, or an account").personal(),
                    column("owner_id", VARCHAR).at("/location/userAccountId").comment("Account where it is; null in a project").personal())
            .primaryKey("id")
            .cardinality(1, 100)
            .build();

    private BoardsTable() {}
}

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
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Sprints that a board shows, which may be those of other boards. A board without sprints has none. Their official description was not at hand: this follows the documentation and what was recorded.
 */
final class SprintsTable
{
    static final String PATH = "/rest/agile/1.0/board/{board_id}/sprint";

    static final TableDefinition SPRINTS = table("sprints", "Sprints that a board shows; of the agile API")
            .endpoint(get(PATH)
                    .keysFrom("board_id", "boards", "id")
                    .records(arrays("/values"))
                    .paging(JiraPages.of(JiraPages.LARGEST))
                    .rateLimit(JiraLimits.REST))
            .columns(
                    column("board_id", BIGINT).inPath().comment("Number of the board that shows it"),
                    column("id", BIGINT).alwaysAt("/id").comment("Number of the sprint"),
                    column("name", VARCHAR).at("/name").comment("Name of the sprint").freeText(),
                    column("state", VARCHAR).at("/state").comment("future, active or closed")
                            .pushes(EQUAL, inexact(query("state").matching("future|active|closed"))),
                    column("goal", VARCHAR).at("/goal").comment("What it is to reach").freeText(),
                    column("origin_board_id", BIGINT).at("/originBoardId").comment("Number of the board that it belongs to"),
                    column("started_at", TIMESTAMP_TZ_MILLIS).at("/startDate").comment("When it started, or is to"),
                    column("ends_at", TIMESTAMP_TZ_MILLIS).at("/endDate").comment("When it is to end"),
                    column("completed_at", TIMESTAMP_TZ_MILLIS).at("/completeDate").comment("When it was closed"))
            .primaryKey("board_id", "id")
            .cardinality(100, 30)
            .build();

    private SprintsTable() {}
}

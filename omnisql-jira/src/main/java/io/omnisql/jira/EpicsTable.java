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
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Epics that a board shows. Their official description was not at hand: this follows the documentation and what was recorded.
 */
final class EpicsTable
{
    static final TableDefinition EPICS = table("epics", "Epics that a board shows; of the agile API")
            .endpoint(get("/rest/agile/1.0/board/{board_id}/epic")
                    .keysFrom("board_id", "boards", "id")
                    .records(arrays("/values"))
                    .paging(JiraPages.of(JiraPages.LARGEST))
                    .costsPerRecord(JiraLimits.POINTS_OF_OBJECT)
                    .rateLimit(JiraLimits.REST))
            .columns(
                    column("board_id", BIGINT).inPath().comment("Number of the board that shows it"),
                    column("id", BIGINT).alwaysAt("/id").comment("Number of the epic, which is an issue"),
                    column("key", VARCHAR).at("/key").comment("Key of that issue"),
                    column("name", VARCHAR).at("/name").comment("Short name of the epic").freeText(),
                    column("summary", VARCHAR).at("/summary").comment("What it is about, in one line").freeText(),
                    column("color", VARCHAR).at("/color/key").comment("Color in which it is shown, such as color_4"),
                    column("is_done", BOOLEAN).at("/done").comment("Whether it is done"))
            .primaryKey("board_id", "id")
            .cardinality(100, 20)
            .build();

    private EpicsTable() {}
}

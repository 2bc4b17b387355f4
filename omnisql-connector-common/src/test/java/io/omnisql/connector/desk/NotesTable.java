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
package io.omnisql.connector.desk;

import io.omnisql.connector.definition.TableDefinition;

import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.Paging.offset;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Notes of tickets, which are listed for each ticket by itself.
 */
final class NotesTable
{
    static final TableDefinition NOTES = table("notes", "Notes of tickets")
            .endpoint(get("/tickets/{ticket_id}/notes.json")
                    .keysFrom("ticket_id", "tickets", "id")
                    .records(arrays("/notes"))
                    .paging(offset("offset", "limit", 100))
                    .rowsPerKey(2)
                    .rateLimit(DeskSource.LIMIT))
            .columns(
                    column("ticket_id", BIGINT).inPath().comment("Number of the ticket"),
                    column("id", BIGINT).alwaysAt("/id").comment("Number of the note"),
                    column("note", VARCHAR).at("/note").comment("What it says").freeText())
            .primaryKey("ticket_id", "id")
            .cardinality(10_000, 2)
            .build();

    private NotesTable() {}
}

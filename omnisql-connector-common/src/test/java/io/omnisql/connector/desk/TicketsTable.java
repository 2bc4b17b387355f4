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
import static io.omnisql.connector.definition.ColumnType.BOOLEAN;
import static io.omnisql.connector.definition.ColumnType.DATE;
import static io.omnisql.connector.definition.ColumnType.DOUBLE;
import static io.omnisql.connector.definition.ColumnType.TIMESTAMP_TZ_MILLIS;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.FilterCapability.exact;
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.AT_LEAST;
import static io.omnisql.connector.definition.FilterOperator.AT_MOST;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.FilterOperator.IS_NOT_NULL;
import static io.omnisql.connector.definition.FilterOperator.IS_NULL;
import static io.omnisql.connector.definition.Paging.offset;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.Records.single;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Tickets.
 */
final class TicketsTable
{
    static final TableDefinition TICKETS = table("tickets", "Tickets, open and closed")
            .endpoint(get("/tickets.json")
                    .always("status_id", "*")
                    .records(arrays("/tickets"))
                    .paging(offset("offset", "limit", 100, "/total_count"))
                    .sortedByWord("sort", "*:desc")
                    .scansBy("id")
                    .rateLimit(DeskSource.LIMIT))
            .endpoint(get("/tickets/{id}.json")
                    .records(single("/ticket"))
                    .parent("/tickets.json")
                    .rateLimit(DeskSource.LIMIT))
            .columns(
                    column("id", BIGINT).alwaysAt("/id").inPath().comment("Number").sorts("id"),
                    column("subject", VARCHAR).at("/subject").comment("What it is about").freeText(),
                    column("status", VARCHAR).at("/status/name").comment("Name of the status"),
                    column("status_id", BIGINT).at("/status/id").comment("Number of the status")
                            .pushes(EQUAL, exact(query("status_id").matching("[0-9]+"))),
                    column("assignee", VARCHAR).at("/assigned_to/name").comment("Who works on it").personal(),
                    column("assignee_id", BIGINT).at("/assigned_to/id").comment("Number of who works on it").personal()
                            .pushes(EQUAL, exact(query("assigned_to_id").matching("[0-9]+")))
                            .pushes(IS_NULL, exact(query("assigned_to_id").fixed("!*")))
                            .pushes(IS_NOT_NULL, exact(query("assigned_to_id").fixed("*"))),
                    column("is_private", BOOLEAN).at("/is_private").comment("Whether few may see it")
                            .pushes(EQUAL, exact(query("is_private").choice("1", "0"))),
                    column("estimated_hours", DOUBLE).at("/estimated_hours").comment("Hours that it may take"),
                    column("due_on", DATE).at("/due_date").comment("Until when it should be done")
                            .pushes(EQUAL, exact(query("due_date")))
                            .pushes(AT_LEAST, inexact(query("due_date").bound().prefixed(">=")))
                            .pushes(AT_MOST, inexact(query("due_date").bound().prefixed("<="))),
                    column("created_at", TIMESTAMP_TZ_MILLIS).alwaysAt("/created_on").comment("When it was made").sorts("created_on"),
                    column("updated_at", TIMESTAMP_TZ_MILLIS).alwaysAt("/updated_on").comment("When it last changed").sorts("updated_on")
                            .pushes(AT_LEAST, inexact(query("updated_on").instantFloor().prefixed(">=")))
                            .pushes(AT_MOST, inexact(query("updated_on").instantCeiling().prefixed("<="))))
            .primaryKey("id")
            .cardinality(1, 10_000)
            .build();

    private TicketsTable() {}
}

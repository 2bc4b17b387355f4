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
import static io.omnisql.connector.definition.ColumnType.arrayOf;
import static io.omnisql.connector.definition.ColumnType.field;
import static io.omnisql.connector.definition.ColumnType.rowOf;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.AT_LEAST;
import static io.omnisql.connector.definition.FilterOperator.AT_MOST;
import static io.omnisql.connector.definition.Paging.offset;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * What was done to the site, from the newest to the oldest, which only administrators may read. The bounds of a time are moved on by a second each, so that the lower one is always before the upper one, as Jira wants it.
 */
final class AuditRecordsTable
{
    static final TableDefinition AUDIT_RECORDS = table("audit_records", "What was changed of the site, for accounts that administrate Jira")
            .endpoint(get("/rest/api/3/auditing/record")
                    .records(arrays("/records"))
                    .paging(offset("offset", "limit", JiraPages.LARGEST_OF_RECORDS, "/total"))
                    .rateLimit(JiraLimits.REST))
            .columns(
                    column("id", BIGINT).alwaysAt("/id").comment("Number of the record"),
                    column("created_at", TIMESTAMP_TZ_MILLIS).at("/created").comment("When it was done")
                            .pushes(AT_LEAST, inexact(query("from").instantFloor()))
                            .pushes(AT_MOST, inexact(query("to").instantCeiling())),
                    column("author_id", VARCHAR).at("/authorAccountId").comment("Account of who did it; null where nobody was logged in").personal(),
                    column("category", VARCHAR).at("/category").comment("What it was about, such as projects"),
                    column("event_source", VARCHAR).at("/eventSource").comment("Where it came from; empty for Jira itself"),
                    column("summary", VARCHAR).at("/summary").comment("What was done").freeText(),
                    column("description", VARCHAR).at("/description").comment("More about it").freeText(),
                    column("remote_address", VARCHAR).at("/remoteAddress").comment("Address from which it was done").personal(),
                    column("object_id", VARCHAR).at("/objectItem/id").comment("Id of what was changed").personal(),
                    column("object_name", VARCHAR).at("/objectItem/name").comment("Name of what was changed").personal().freeText(),
                    column("object_type", VARCHAR).at("/objectItem/typeName").comment("Type of what was changed, such as PROJECT or USER"),
                    column("object_parent_id", VARCHAR).at("/objectItem/parentId").comment("Id of what that is a part of"),
                    column("object_parent_name", VARCHAR).at("/objectItem/parentName").comment("Name of what that is a part of").freeText(),
                    column("changed_values", arrayOf(rowOf(
                            field("field_name", VARCHAR, "/fieldName"),
                            field("changed_from", VARCHAR, "/changedFrom"),
                            field("changed_to", VARCHAR, "/changedTo")))).at("/changedValues").comment("What its values were and are").personal().freeText(),
                    column("associated_items", arrayOf(rowOf(
                            field("id", VARCHAR, "/id"),
                            field("name", VARCHAR, "/name"),
                            field("type_name", VARCHAR, "/typeName"),
                            field("parent_id", VARCHAR, "/parentId"),
                            field("parent_name", VARCHAR, "/parentName")))).at("/associatedItems").comment("What else it has to do with").personal().freeText())
            .primaryKey("id")
            .cardinality(1, 100_000)
            .build();

    private AuditRecordsTable() {}
}

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
package io.omnisql.connector.redmine;

import io.omnisql.connector.definition.TableDefinition;

import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.DATE;
import static io.omnisql.connector.definition.ColumnType.DOUBLE;
import static io.omnisql.connector.definition.ColumnType.TIMESTAMP_TZ_MILLIS;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.AT_LEAST;
import static io.omnisql.connector.definition.FilterOperator.AT_MOST;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.Paging.offset;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.Records.single;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Hours that were spent.
 */
final class TimeEntriesTable
{
    static final TableDefinition TIME_ENTRIES = table("time_entries", "Hours that users spent on issues and projects")
            .endpoint(get("/time_entries.json")
                    .sortedByWord("sort", "*:desc")
                    .records(arrays("/time_entries"))
                    .paging(offset("offset", "limit", RedmineSource.LARGEST_PAGE, "/total_count"))
                    .counted("/total_count")
                    .rateLimit(RedmineSource.REQUESTS))
            .endpoint(get("/time_entries/{id}.json")
                    .records(single("/time_entry"))
                    .parent("/time_entries.json")
                    .rateLimit(RedmineSource.REQUESTS))
            .columns(
                    column("id", BIGINT).alwaysAt("/id").inPath().comment("Number"),
                    column("project", VARCHAR).at("/project/name").comment("Name of the project"),
                    column("project_id", BIGINT).at("/project/id").comment("Number of the project")
                            .pushes(EQUAL, inexact(query("project_id").matching("[0-9]+"))),
                    column("issue_id", BIGINT).at("/issue/id").comment("Number of the issue; null for hours of the project itself")
                            .pushes(EQUAL, inexact(query("issue_id").matching("[0-9]+"))),
                    column("user", VARCHAR).at("/user/name").comment("Who spent them").personal(),
                    column("user_id", BIGINT).at("/user/id").comment("Number of who spent them").personal()
                            .pushes(EQUAL, inexact(query("user_id").matching("[0-9]+"))),
                    column("activity", VARCHAR).at("/activity/name").comment("Name of the activity"),
                    column("activity_id", BIGINT).at("/activity/id").comment("Number of the activity")
                            .pushes(EQUAL, inexact(query("activity_id").matching("[0-9]+"))),
                    column("hours", DOUBLE).alwaysAt("/hours").comment("Hours"),
                    column("comments", VARCHAR).at("/comments").comment("What was done").freeText(),
                    column("spent_on", DATE).alwaysAt("/spent_on").comment("Day").sorts("spent_on")
                            .pushes(EQUAL, inexact(query("spent_on")))
                            .pushes(AT_LEAST, inexact(query("from").bound()))
                            .pushes(AT_MOST, inexact(query("to").bound())),
                    column("created_on", TIMESTAMP_TZ_MILLIS).alwaysAt("/created_on").comment("When it was entered"),
                    column("updated_on", TIMESTAMP_TZ_MILLIS).alwaysAt("/updated_on").comment("When it last changed"))
            .primaryKey("id")
            .cardinality(1, 10_000)
            .build();

    private TimeEntriesTable() {}
}

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
 * Issues. Filters are inexact where a setting may take them away: Redmine ignores those that no tracker or no permission offers.
 */
final class IssuesTable
{
    static final TableDefinition ISSUES = table("issues", "Issues, open and closed")
            .endpoint(get("/issues.json")
                    .always("status_id", "*")
                    .sortedByWord("sort", "*:desc")
                    .scansBy("id")
                    .records(arrays("/issues"))
                    .paging(offset("offset", "limit", RedmineSource.LARGEST_PAGE, "/total_count"))
                    .counted("/total_count")
                    .rateLimit(RedmineSource.REQUESTS))
            .endpoint(get("/issues/{id}.json")
                    .records(single("/issue"))
                    .parent("/issues.json")
                    .rateLimit(RedmineSource.REQUESTS))
            .columns(
                    column("id", BIGINT).alwaysAt("/id").inPath().comment("Number").sorts("id"),
                    column("project", VARCHAR).at("/project/name").comment("Name of the project"),
                    // answers with the issues of its subprojects as well
                    column("project_id", BIGINT).at("/project/id").comment("Number of the project")
                            .pushes(EQUAL, inexact(query("project_id").matching("[0-9]+"))),
                    column("tracker", VARCHAR).at("/tracker/name").comment("Name of the tracker, such as Bug"),
                    column("tracker_id", BIGINT).at("/tracker/id").comment("Number of the tracker")
                            .pushes(EQUAL, exact(query("tracker_id").matching("[0-9]+"))),
                    column("status", VARCHAR).at("/status/name").comment("Name of the status"),
                    column("status_id", BIGINT).at("/status/id").comment("Number of the status")
                            .pushes(EQUAL, exact(query("status_id").matching("[0-9]+"))),
                    column("priority", VARCHAR).at("/priority/name").comment("Name of the priority"),
                    column("priority_id", BIGINT).at("/priority/id").comment("Number of the priority")
                            .pushes(EQUAL, inexact(query("priority_id").matching("[0-9]+"))),
                    column("author", VARCHAR).at("/author/name").comment("Who reported it").personal(),
                    column("author_id", BIGINT).at("/author/id").comment("Number of who reported it").personal()
                            .pushes(EQUAL, exact(query("author_id").matching("[0-9]+"))),
                    column("assigned_to", VARCHAR).at("/assigned_to/name").comment("User or group that works on it; null for nobody").personal(),
                    column("assigned_to_id", BIGINT).at("/assigned_to/id").comment("Number of the user or group that works on it").personal()
                            .pushes(EQUAL, inexact(query("assigned_to_id").matching("[0-9]+")))
                            .pushes(IS_NULL, inexact(query("assigned_to_id").fixed("!*")))
                            .pushes(IS_NOT_NULL, inexact(query("assigned_to_id").fixed("*"))),
                    column("category", VARCHAR).at("/category/name").comment("Name of the category"),
                    column("category_id", BIGINT).at("/category/id").comment("Number of the category")
                            .pushes(EQUAL, inexact(query("category_id").matching("[0-9]+")))
                            .pushes(IS_NULL, inexact(query("category_id").fixed("!*")))
                            .pushes(IS_NOT_NULL, inexact(query("category_id").fixed("*"))),
                    column("fixed_version", VARCHAR).at("/fixed_version/name").comment("Name of the version for which it is planned"),
                    column("fixed_version_id", BIGINT).at("/fixed_version/id").comment("Number of the version for which it is planned")
                            .pushes(EQUAL, inexact(query("fixed_version_id").matching("[0-9]+")))
                            .pushes(IS_NULL, inexact(query("fixed_version_id").fixed("!*")))
                            .pushes(IS_NOT_NULL, inexact(query("fixed_version_id").fixed("*"))),
                    column("parent_id", BIGINT).at("/parent/id").comment("Number of the issue of which it is a part")
                            .pushes(EQUAL, inexact(query("parent_id").matching("[0-9]+")))
                            .pushes(IS_NULL, inexact(query("parent_id").fixed("!*")))
                            .pushes(IS_NOT_NULL, inexact(query("parent_id").fixed("*"))),
                    column("subject", VARCHAR).at("/subject").comment("What it is about").freeText(),
                    column("description", VARCHAR).at("/description").comment("What it says").freeText(),
                    column("start_date", DATE).at("/start_date").comment("When work starts")
                            .pushes(EQUAL, inexact(query("start_date")))
                            .pushes(AT_LEAST, inexact(query("start_date").bound().prefixed(">=")))
                            .pushes(AT_MOST, inexact(query("start_date").bound().prefixed("<="))),
                    column("due_date", DATE).at("/due_date").comment("Until when it should be done")
                            .pushes(EQUAL, inexact(query("due_date")))
                            .pushes(AT_LEAST, inexact(query("due_date").bound().prefixed(">=")))
                            .pushes(AT_MOST, inexact(query("due_date").bound().prefixed("<="))),
                    column("done_ratio", BIGINT).at("/done_ratio").comment("Percentage that is done"),
                    column("is_private", BOOLEAN).at("/is_private").comment("Whether few may see it")
                            .pushes(EQUAL, inexact(query("is_private").choice("1", "0"))),
                    column("estimated_hours", DOUBLE).at("/estimated_hours").comment("Hours that it may take"),
                    column("created_on", TIMESTAMP_TZ_MILLIS).alwaysAt("/created_on").comment("When it was reported").sorts("created_on")
                            .pushes(AT_LEAST, inexact(query("created_on").instantFloor().prefixed(">=")))
                            .pushes(AT_MOST, inexact(query("created_on").instantCeiling().prefixed("<="))),
                    column("updated_on", TIMESTAMP_TZ_MILLIS).alwaysAt("/updated_on").comment("When it last changed").sorts("updated_on")
                            .pushes(AT_LEAST, inexact(query("updated_on").instantFloor().prefixed(">=")))
                            .pushes(AT_MOST, inexact(query("updated_on").instantCeiling().prefixed("<="))),
                    column("closed_on", TIMESTAMP_TZ_MILLIS).at("/closed_on").comment("When it was last closed; null if it never was")
                            .pushes(AT_LEAST, inexact(query("closed_on").instantFloor().prefixed(">=")))
                            .pushes(AT_MOST, inexact(query("closed_on").instantCeiling().prefixed("<="))))
            .primaryKey("id")
            .cardinality(1, 10_000)
            .build();

    private IssuesTable() {}
}

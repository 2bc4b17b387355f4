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
import static io.omnisql.connector.definition.ColumnType.TIMESTAMP_TZ_MILLIS;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.Paging.offset;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.Records.single;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Projects. The list knows no order that its description promises.
 */
final class ProjectsTable
{
    static final TableDefinition PROJECTS = table("projects", "Projects, active and closed; archived ones are not shown")
            .endpoint(get("/projects.json")
                    .always("status", "1|5")
                    .records(arrays("/projects"))
                    .paging(offset("offset", "limit", RedmineSource.LARGEST_PAGE, "/total_count"))
                    .counted("/total_count")
                    .rateLimit(RedmineSource.REQUESTS))
            .endpoint(get("/projects/{id}.json")
                    .records(single("/project"))
                    .parent("/projects.json")
                    .rateLimit(RedmineSource.REQUESTS))
            .columns(
                    column("id", BIGINT).alwaysAt("/id").inPath().comment("Number"),
                    column("name", VARCHAR).at("/name").comment("Name"),
                    column("identifier", VARCHAR).at("/identifier").comment("Name in addresses"),
                    column("description", VARCHAR).at("/description").comment("What it is about").freeText(),
                    column("homepage", VARCHAR).at("/homepage").comment("Address of its page"),
                    column("parent", VARCHAR).at("/parent/name").comment("Name of the project of which it is a part"),
                    column("parent_id", BIGINT).at("/parent/id").comment("Number of the project of which it is a part"),
                    column("status", BIGINT).at("/status").comment("1 is active, 5 closed")
                            .pushes(EQUAL, inexact(query("status").matching("[0-9]+"))),
                    column("is_public", BOOLEAN).at("/is_public").comment("Whether everybody may see it"),
                    column("created_on", TIMESTAMP_TZ_MILLIS).alwaysAt("/created_on").comment("When it was made"),
                    column("updated_on", TIMESTAMP_TZ_MILLIS).alwaysAt("/updated_on").comment("When it last changed"))
            .primaryKey("id")
            .cardinality(1, 100)
            .build();

    private ProjectsTable() {}
}

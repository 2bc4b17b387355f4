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
import static io.omnisql.connector.definition.ColumnType.DATE;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Versions of a project, those that are released or archived among them. They have their project by its number, so that the project is asked for its key first where a query names it: it has them as well, but for their drivers, and for whether they are overdue.
 */
final class ProjectVersionsTable
{
    static final TableDefinition PROJECT_VERSIONS = table("project_versions", "Versions of a project: unreleased, released and archived")
            .endpoint(get("/rest/api/3/project/{project_key}/version")
                    .keyRecordWithout("/rest/api/3/project/{project_key}", "project_key", "/key", "/archivedDate", "/deletedDate")
                    .keyRecordTells("/versions", "project_id", "id", "name", "description", "is_released", "is_archived", "start_date", "release_date")
                    .always("expand", "driver")
                    .records(arrays("/values"))
                    .paging(JiraPages.of(JiraPages.LARGEST))
                    .rateLimit(JiraLimits.REST))
            .columns(
                    column("project_key", VARCHAR).inPath().comment("Key of its project"),
                    column("project_id", BIGINT).at("/projectId").comment("Number of its project"),
                    column("id", VARCHAR).alwaysAt("/id").comment("Number of the version"),
                    column("name", VARCHAR).at("/name").comment("Name of the version"),
                    column("description", VARCHAR).at("/description").comment("What it is about").freeText(),
                    column("is_released", BOOLEAN).at("/released").comment("Whether it is released"),
                    column("is_archived", BOOLEAN).at("/archived").comment("Whether it is archived"),
                    column("is_overdue", BOOLEAN).at("/overdue").comment("Whether its day has passed without a release"),
                    column("start_date", DATE).at("/startDate").comment("When work on it starts"),
                    column("release_date", DATE).at("/releaseDate").comment("When it is, or was, to be released"),
                    column("driver_id", VARCHAR).at("/driver").comment("Account of who sees to its release").personal())
            .primaryKey("id")
            .cardinality(100, 20)
            .build();

    private ProjectVersionsTable() {}
}

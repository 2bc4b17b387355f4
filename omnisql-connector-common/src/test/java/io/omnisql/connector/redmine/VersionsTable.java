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
import static io.omnisql.connector.definition.ColumnType.TIMESTAMP_TZ_MILLIS;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Versions, which come all at once, under their own project and under each that they are shared with.
 */
final class VersionsTable
{
    static final TableDefinition VERSIONS = table("versions", "Versions that projects may use")
            .endpoint(get("/projects/{project_id}/versions.json")
                    .keysFrom("project_id", "projects", "id")
                    .records(arrays("/versions"))
                    .rateLimit(RedmineSource.REQUESTS))
            .columns(
                    column("project_id", BIGINT).inPath().comment("Number of a project that may use it"),
                    column("owner", VARCHAR).at("/project/name").comment("Name of the project that it belongs to"),
                    column("owner_id", BIGINT).alwaysAt("/project/id").comment("Number of the project that it belongs to"),
                    column("id", BIGINT).alwaysAt("/id").comment("Number"),
                    column("name", VARCHAR).at("/name").comment("Name"),
                    column("description", VARCHAR).at("/description").comment("What it is about").freeText(),
                    column("status", VARCHAR).at("/status").comment("open, locked or closed"),
                    column("due_date", DATE).at("/due_date").comment("When it should be done"),
                    column("sharing", VARCHAR).at("/sharing").comment("Which other projects may use it"),
                    column("created_on", TIMESTAMP_TZ_MILLIS).alwaysAt("/created_on").comment("When it was made"),
                    column("updated_on", TIMESTAMP_TZ_MILLIS).alwaysAt("/updated_on").comment("When it last changed"))
            .primaryKey("project_id", "id")
            .cardinality(100, 10)
            .build();

    private VersionsTable() {}
}

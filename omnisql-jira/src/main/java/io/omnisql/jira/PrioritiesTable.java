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
 * Priorities of issues.
 */
final class PrioritiesTable
{
    static final TableDefinition PRIORITIES = table("priorities", "Priorities that issues may have")
            .endpoint(get("/rest/api/3/priority/search")
                    .records(arrays("/values"))
                    .paging(JiraPages.of(JiraPages.LARGEST))
                    .rateLimit(JiraLimits.REST))
            .columns(
                    column("id", VARCHAR).alwaysAt("/id").comment("Number of the priority"),
                    column("name", VARCHAR).at("/name").comment("Name of the priority"),
                    column("description", VARCHAR).at("/description").comment("What it means").freeText(),
                    column("is_default", BOOLEAN).at("/isDefault").comment("Whether new issues get it"),
                    column("status_color", VARCHAR).at("/statusColor").comment("Color in which it is shown"),
                    column("avatar_id", BIGINT).at("/avatarId").comment("Number of its picture; null for one that is no avatar"))
            .primaryKey("id")
            .cardinality(1, 10)
            .build();

    private PrioritiesTable() {}
}

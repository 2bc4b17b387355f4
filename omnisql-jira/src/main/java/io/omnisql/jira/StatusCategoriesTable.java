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
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Categories of statuses.
 */
final class StatusCategoriesTable
{
    static final TableDefinition STATUS_CATEGORIES = table("status_categories", "Categories of statuses, which are the same everywhere")
            .endpoint(get("/rest/api/3/statuscategory")
                    .rateLimit(JiraLimits.REST))
            .columns(
                    column("id", BIGINT).alwaysAt("/id").comment("Number of the category"),
                    column("key", VARCHAR).at("/key").comment("undefined, new, indeterminate or done"),
                    column("name", VARCHAR).at("/name").comment("Name of the category"),
                    column("color_name", VARCHAR).at("/colorName").comment("Color in which it is shown"))
            .primaryKey("id")
            .cardinality(1, 4)
            .build();

    private StatusCategoriesTable() {}
}

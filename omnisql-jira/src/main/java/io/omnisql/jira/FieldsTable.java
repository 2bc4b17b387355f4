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
import static io.omnisql.connector.definition.ColumnType.arrayOf;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Fields of issues: the system's and custom ones.
 */
final class FieldsTable
{
    static final TableDefinition FIELDS = table("fields", "Fields of issues: the system's and custom ones")
            .endpoint(get("/rest/api/3/field")
                    .rateLimit(JiraLimits.REST))
            .columns(
                    column("id", VARCHAR).alwaysAt("/id").comment("Id of the field, such as summary or customfield_10010"),
                    column("key", VARCHAR).at("/key").comment("Other id of the field, which is mostly the same"),
                    column("name", VARCHAR).at("/name").comment("Name of the field, which several may have"),
                    column("is_custom", BOOLEAN).at("/custom").comment("Whether somebody has added it"),
                    column("is_orderable", BOOLEAN).at("/orderable").comment("Whether lists can be sorted by it"),
                    column("is_navigable", BOOLEAN).at("/navigable").comment("Whether lists can show it"),
                    column("is_searchable", BOOLEAN).at("/searchable").comment("Whether issues can be found by it"),
                    column("clause_names", arrayOf(VARCHAR)).at("/clauseNames").comment("What it is called in JQL"),
                    column("schema_type", VARCHAR).at("/schema/type").comment("Type of its values, such as string, number or array"),
                    column("schema_items", VARCHAR).at("/schema/items").comment("Type of the elements, if that is array"),
                    column("schema_system", VARCHAR).at("/schema/system").comment("Which field of the system it is; null for custom ones"),
                    column("schema_custom", VARCHAR).at("/schema/custom").comment("Kind of a custom field; null for others"),
                    column("schema_custom_id", BIGINT).at("/schema/customId").comment("Number of a custom field, as in cf[10010]"),
                    column("scope_type", VARCHAR).at("/scope/type").comment("PROJECT for what one project has for itself, TEMPLATE for what is a part of a template; null for what all have"),
                    column("scope_project_id", VARCHAR).at("/scope/project/id").comment("Number of that project"))
            .primaryKey("id")
            .cardinality(1, 200)
            .build();

    private FieldsTable() {}
}

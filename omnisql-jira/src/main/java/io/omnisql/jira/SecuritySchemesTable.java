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
import static io.omnisql.connector.definition.ColumnType.field;
import static io.omnisql.connector.definition.ColumnType.rowOf;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Security schemes of issues, which only administrators may read.
 */
final class SecuritySchemesTable
{
    static final TableDefinition SECURITY_SCHEMES = table("security_schemes", "Security schemes of issues, for accounts that administrate Jira")
            .endpoint(get("/rest/api/3/issuesecurityschemes")
                    .records(arrays("/issueSecuritySchemes"))
                    .rateLimit(JiraLimits.REST))
            .columns(
                    column("id", BIGINT).alwaysAt("/id").comment("Number of the scheme"),
                    column("name", VARCHAR).at("/name").comment("Name of the scheme"),
                    column("description", VARCHAR).at("/description").comment("What it is for").freeText(),
                    column("default_security_level_id", BIGINT).at("/defaultSecurityLevelId").comment("Number of the level that new issues get; null for none"),
                    column("levels", arrayOf(rowOf(
                            field("id", VARCHAR, "/id"),
                            field("name", VARCHAR, "/name"),
                            field("description", VARCHAR, "/description"),
                            field("is_default", BOOLEAN, "/isDefault")))).at("/levels").comment("Its levels, where the list tells them").freeText())
            .primaryKey("id")
            .cardinality(1, 10)
            .build();

    private SecuritySchemesTable() {}
}

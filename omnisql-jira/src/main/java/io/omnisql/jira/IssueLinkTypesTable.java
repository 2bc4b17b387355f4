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
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Kinds of links between issues.
 */
final class IssueLinkTypesTable
{
    static final TableDefinition ISSUE_LINK_TYPES = table("issue_link_types", "Kinds of links between issues")
            .endpoint(get("/rest/api/3/issueLinkType")
                    .switchedBy(JiraParameters.SETTINGS, "/issueLinkingEnabled")
                    .records(arrays("/issueLinkTypes"))
                    .rateLimit(JiraLimits.REST))
            .columns(
                    column("id", VARCHAR).alwaysAt("/id").comment("Number of the kind"),
                    column("name", VARCHAR).at("/name").comment("Name of the kind, such as Blocks"),
                    column("inward", VARCHAR).at("/inward").comment("What it is called from the issue that it leads to, such as is blocked by"),
                    column("outward", VARCHAR).at("/outward").comment("What it is called from the issue that it starts at, such as blocks"))
            .primaryKey("id")
            .cardinality(1, 10)
            .build();

    private IssueLinkTypesTable() {}
}

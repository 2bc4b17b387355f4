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

import io.omnisql.connector.definition.Records;
import io.omnisql.connector.definition.TableDefinition;

import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.TableDefinition.table;

/**
 * Labels of issues, each of which is a text.
 */
final class LabelsTable
{
    static final TableDefinition LABELS = table("labels", "Labels that issues have")
            .endpoint(get("/rest/api/3/label")
                    .records(Records.values("/values"))
                    .paging(JiraPages.of(JiraPages.LARGEST_OF_LABELS))
                    .rateLimit(JiraLimits.REST))
            .columns(
                    column("label", VARCHAR).alwaysAt("").comment("Text of the label").freeText())
            .primaryKey("label")
            .cardinality(1, 1_000)
            .build();

    private LabelsTable() {}
}

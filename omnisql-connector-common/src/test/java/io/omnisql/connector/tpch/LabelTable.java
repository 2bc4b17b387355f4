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
package io.omnisql.connector.tpch;

import io.omnisql.connector.definition.TableDefinition;

import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.ColumnType.arrayOf;
import static io.omnisql.connector.definition.ColumnType.field;
import static io.omnisql.connector.definition.ColumnType.rowOf;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.FilterCapability.exact;
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.FilterOperator.IS_NULL;
import static io.omnisql.connector.definition.Paging.linkHeader;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.TableDefinition.table;
import static io.omnisql.connector.tpch.TpchSource.REQUESTS;

/**
 * Texts that are hard to compare, beside TPC-H: the same one is filtered as SQL does, and by a source that knows neither case nor blanks.
 */
final class LabelTable
{
    static final TableDefinition LABEL = table("label", "Texts that are hard to compare")
            .endpoint(get("/labels").paging(linkHeader("size", 3)).rowsPerKey(20).rateLimit(REQUESTS))
            .columns(
                    column("number", BIGINT).at("/number").comment("Number of the text"),
                    column("text", VARCHAR).at("/text").comment("The text")
                            .pushes(EQUAL, exact(query("text")))
                            .pushes(IS_NULL, exact(query("without").fixed("text"))),
                    column("loose_text", VARCHAR).at("/loose_text").comment("The same text, which the source compares without case and blanks at its ends")
                            .pushes(EQUAL, inexact(query("loose_text"))),
                    column("place", rowOf(field("shelf", BIGINT, "/shelf"), field("room", VARCHAR, "/room"))).at("/place").comment("Where it hangs"),
                    column("words", arrayOf(VARCHAR)).at("/words").comment("Its words"))
            .primaryKey("number")
            .cardinality(1, 20)
            .build();

    private LabelTable() {}
}

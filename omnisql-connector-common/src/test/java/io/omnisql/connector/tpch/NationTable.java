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
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.FilterCapability.exact;
import static io.omnisql.connector.definition.FilterOperator.AT_LEAST;
import static io.omnisql.connector.definition.FilterOperator.AT_MOST;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.Paging.linkHeader;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.Records.single;
import static io.omnisql.connector.definition.TableDefinition.table;
import static io.omnisql.connector.tpch.TpchSource.LARGEST_PAGE;
import static io.omnisql.connector.tpch.TpchSource.REQUESTS;
import static io.omnisql.connector.tpch.TpchSource.WAREHOUSE;

/**
 * The nations: a list that filters and sorts, with links from page to page.
 */
final class NationTable
{
    static final TableDefinition NATION = table("nation", "Nations")
            .endpoint(get("/nations/{nationkey}").records(single()).parent(WAREHOUSE).rateLimit(REQUESTS))
            .endpoint(get("/nations").paging(linkHeader("size", LARGEST_PAGE)).sortedBy("sort", "direction").rowsPerKey(25).rateLimit(REQUESTS))
            .columns(
                    column("nationkey", BIGINT).at("/nationkey").inPath().comment("Number of the nation").sorts("nationkey")
                            .pushes(AT_LEAST, exact(query("nationkey_from").bound()))
                            .pushes(AT_MOST, exact(query("nationkey_until").bound())),
                    column("name", VARCHAR).at("/name").comment("Name")
                            .pushes(EQUAL, exact(query("name"))),
                    column("regionkey", BIGINT).at("/regionkey").comment("Number of the region").sorts("regionkey")
                            .pushes(EQUAL, exact(query("regionkey"))),
                    column("comment", VARCHAR).at("/comment").comment("Anything"))
            .primaryKey("nationkey")
            .cardinality(25, 1)
            .build();

    private NationTable() {}
}

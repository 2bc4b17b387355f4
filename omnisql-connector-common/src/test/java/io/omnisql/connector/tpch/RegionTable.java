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
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.Paging.linkHeader;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.Records.single;
import static io.omnisql.connector.definition.TableDefinition.table;
import static io.omnisql.connector.tpch.TpchSource.LARGEST_PAGE;
import static io.omnisql.connector.tpch.TpchSource.REQUESTS;
import static io.omnisql.connector.tpch.TpchSource.WAREHOUSE;

/**
 * The five regions: a list in one page, and a record for each key.
 */
final class RegionTable
{
    static final TableDefinition REGION = table("region", "Regions")
            .endpoint(get("/regions/{regionkey}").records(single()).parent(WAREHOUSE).rateLimit(REQUESTS))
            .endpoint(get("/regions").paging(linkHeader("size", LARGEST_PAGE)).rowsPerKey(5).rateLimit(REQUESTS))
            .columns(
                    column("regionkey", BIGINT).at("/regionkey").inPath().comment("Number of the region"),
                    column("name", VARCHAR).at("/name").comment("Name")
                            .pushes(EQUAL, exact(query("name"))),
                    column("comment", VARCHAR).at("/comment").comment("Anything"))
            .primaryKey("regionkey")
            .cardinality(5, 1)
            .build();

    private RegionTable() {}
}

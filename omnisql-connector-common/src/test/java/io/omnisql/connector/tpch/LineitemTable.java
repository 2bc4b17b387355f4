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
import static io.omnisql.connector.definition.ColumnType.DATE;
import static io.omnisql.connector.definition.ColumnType.DOUBLE;
import static io.omnisql.connector.definition.ColumnType.INTEGER;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.EndpointDefinition.post;
import static io.omnisql.connector.definition.FilterCapability.exact;
import static io.omnisql.connector.definition.FilterOperator.AT_LEAST;
import static io.omnisql.connector.definition.FilterOperator.AT_MOST;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.Paging.cursor;
import static io.omnisql.connector.definition.Paging.linkHeader;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.Records.single;
import static io.omnisql.connector.definition.TableDefinition.table;
import static io.omnisql.connector.tpch.TpchSource.LARGEST_PAGE;
import static io.omnisql.connector.tpch.TpchSource.REQUESTS;
import static io.omnisql.connector.tpch.TpchSource.WAREHOUSE;

/**
 * The lines of the orders: a list with a cursor in its body, lists under an order, one of them or many, and single lines that joins look up.
 */
final class LineitemTable
{
    static final TableDefinition LINEITEM = table("lineitem", "Lines of orders")
            .endpoint(get("/orders/{orderkey}/lineitems/{linenumber}").records(single()).parent(WAREHOUSE).lookup().rateLimit(REQUESTS))
            .endpoint(get("/orders/{orderkey}/lineitems").paging(linkHeader("size", LARGEST_PAGE)).rowsPerKey(4).rateLimit(REQUESTS))
            .endpoint(post("/lineitems/lookup").batch("orderkey", "orderkey", 100).records(arrays("/records")).rateLimit(REQUESTS))
            .endpoint(get("/lineitems")
                    .records(arrays("/records"))
                    .paging(cursor("/next", "cursor", "size", LARGEST_PAGE))
                    .sortedBy("sort", "direction")
                    .rowsPerKey(60_000)
                    .rateLimit(REQUESTS))
            .columns(
                    column("orderkey", BIGINT).at("/orderkey").inPath().comment("Number of the order").sorts("orderkey")
                            .pushes(AT_LEAST, exact(query("orderkey_from").bound()))
                            .pushes(AT_MOST, exact(query("orderkey_until").bound())),
                    column("partkey", BIGINT).at("/partkey").comment("Number of the part")
                            .pushes(EQUAL, exact(query("partkey"))),
                    column("suppkey", BIGINT).at("/suppkey").comment("Number of the supplier"),
                    column("linenumber", INTEGER).at("/linenumber").inPath().comment("Number within the order"),
                    column("quantity", DOUBLE).at("/quantity").comment("Number of pieces"),
                    column("extendedprice", DOUBLE).at("/extendedprice").comment("Price of all pieces"),
                    column("discount", DOUBLE).at("/discount").comment("Part of the price that is given away"),
                    column("tax", DOUBLE).at("/tax").comment("Part of the price that is added"),
                    column("returnflag", VARCHAR).at("/returnflag").comment("A, N or R")
                            .pushes(EQUAL, exact(query("returnflag").oneOf("A", "N", "R"))),
                    column("linestatus", VARCHAR).at("/linestatus").comment("F or O"),
                    column("shipdate", DATE).at("/shipdate").comment("Day of the shipment").sorts("shipdate")
                            .pushes(AT_LEAST, exact(query("shipdate_from").bound()))
                            .pushes(AT_MOST, exact(query("shipdate_until").bound())),
                    column("commitdate", DATE).at("/commitdate").comment("Day for which it was promised"),
                    column("receiptdate", DATE).at("/receiptdate").comment("Day on which it came"),
                    column("shipinstruct", VARCHAR).at("/shipinstruct").comment("How to hand it over"),
                    column("shipmode", VARCHAR).at("/shipmode").comment("How it was sent"),
                    column("comment", VARCHAR).at("/comment").comment("Anything").freeText())
            .primaryKey("orderkey", "linenumber")
            .cardinality(15_000, 4)
            .build();

    private LineitemTable() {}
}

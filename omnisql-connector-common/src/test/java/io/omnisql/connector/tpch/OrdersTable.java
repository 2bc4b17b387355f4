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
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.Records.single;
import static io.omnisql.connector.definition.TableDefinition.table;
import static io.omnisql.connector.tpch.TpchSource.LARGEST_PAGE;
import static io.omnisql.connector.tpch.TpchSource.REQUESTS;
import static io.omnisql.connector.tpch.TpchSource.WAREHOUSE;

/**
 * The orders: a list with a cursor and a total in its body, a look-up of many keys, and lists under a customer and under a status.
 */
final class OrdersTable
{
    static final TableDefinition ORDERS = table("orders", "Orders")
            .endpoint(get("/orders/{orderkey}").records(single()).parent(WAREHOUSE).rateLimit(REQUESTS))
            .endpoint(post("/orders/lookup").batch("orderkey", "orderkey", 100).records(arrays("/records")).rateLimit(REQUESTS))
            .endpoint(get("/customers/{custkey}/orders")
                    .records(arrays("/records"))
                    .paging(cursor("/next", "cursor", "size", LARGEST_PAGE))
                    .sortedBy("sort", "direction")
                    .rowsPerKey(15)
                    .rateLimit(REQUESTS))
            .endpoint(get("/priorities/{shippriority}/{orderstatus}/orders")
                    .records(arrays("/records"))
                    .paging(cursor("/next", "cursor", "size", LARGEST_PAGE))
                    .sortedBy("sort", "direction")
                    .rowsPerKey(7_000)
                    .rateLimit(REQUESTS))
            .endpoint(get("/orders")
                    .records(arrays("/records"))
                    .counted("/total")
                    .paging(cursor("/next", "cursor", "size", LARGEST_PAGE))
                    .sortedBy("sort", "direction")
                    .rowsPerKey(15_000)
                    .rateLimit(REQUESTS))
            .columns(
                    column("orderkey", BIGINT).at("/orderkey").inPath().comment("Number of the order").sorts("orderkey")
                            .pushes(AT_LEAST, exact(query("orderkey_from").bound()))
                            .pushes(AT_MOST, exact(query("orderkey_until").bound())),
                    column("custkey", BIGINT).at("/custkey").inPath().comment("Number of the customer").sorts("custkey")
                            .pushes(AT_LEAST, exact(query("custkey_from").bound()))
                            .pushes(AT_MOST, exact(query("custkey_until").bound())),
                    column("orderstatus", VARCHAR).at("/orderstatus").inPath().comment("F, O or P")
                            .pushes(EQUAL, exact(query("orderstatus").oneOf("F", "O", "P"))),
                    column("totalprice", DOUBLE).at("/totalprice").comment("Price of all lines"),
                    column("orderdate", DATE).at("/orderdate").comment("Day of the order").sorts("orderdate")
                            .pushes(EQUAL, exact(query("orderdate")))
                            .pushes(AT_LEAST, exact(query("orderdate_from").bound()))
                            .pushes(AT_MOST, exact(query("orderdate_until").bound())),
                    column("orderpriority", VARCHAR).at("/orderpriority").comment("Priority of the order")
                            .pushes(EQUAL, exact(query("orderpriority"))),
                    column("clerk", VARCHAR).at("/clerk").comment("Who has taken it").personal()
                            .pushes(EQUAL, exact(query("clerk"))),
                    column("shippriority", INTEGER).at("/shippriority").inPath().comment("Priority of the shipment").sorts("shippriority")
                            .pushes(EQUAL, exact(query("shippriority"))),
                    column("comment", VARCHAR).at("/comment").comment("Anything").freeText())
            .primaryKey("orderkey")
            .cardinality(15_000, 1)
            .build();

    private OrdersTable() {}
}

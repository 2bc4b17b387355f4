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
import static io.omnisql.connector.definition.ColumnType.DOUBLE;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.EndpointDefinition.post;
import static io.omnisql.connector.definition.FilterCapability.exact;
import static io.omnisql.connector.definition.FilterOperator.AT_LEAST;
import static io.omnisql.connector.definition.FilterOperator.AT_MOST;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.Paging.linkHeader;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.Records.single;
import static io.omnisql.connector.definition.TableDefinition.table;
import static io.omnisql.connector.tpch.TpchSource.LARGEST_PAGE;
import static io.omnisql.connector.tpch.TpchSource.REQUESTS;
import static io.omnisql.connector.tpch.TpchSource.WAREHOUSE;

/**
 * The customers: a list with links from page to page, and a look-up of many keys.
 */
final class CustomerTable
{
    static final TableDefinition CUSTOMER = table("customer", "Customers")
            .endpoint(get("/customers/{custkey}").records(single()).parent(WAREHOUSE).rateLimit(REQUESTS))
            .endpoint(post("/customers/lookup").batch("custkey", "custkey", 100).records(arrays("/records")).rateLimit(REQUESTS))
            .endpoint(get("/customers").paging(linkHeader("size", LARGEST_PAGE)).sortedBy("sort", "direction").rowsPerKey(1_500).rateLimit(REQUESTS))
            .columns(
                    column("custkey", BIGINT).at("/custkey").inPath().comment("Number of the customer").sorts("custkey")
                            .pushes(AT_LEAST, exact(query("custkey_from").bound()))
                            .pushes(AT_MOST, exact(query("custkey_until").bound())),
                    column("name", VARCHAR).at("/name").comment("Name").personal()
                            .pushes(EQUAL, exact(query("name"))),
                    column("address", VARCHAR).at("/address").comment("Address").personal(),
                    column("nationkey", BIGINT).at("/nationkey").comment("Number of the nation").sorts("nationkey")
                            .pushes(EQUAL, exact(query("nationkey"))),
                    column("phone", VARCHAR).at("/phone").comment("Number of the telephone").personal(),
                    column("acctbal", DOUBLE).at("/acctbal").comment("Balance of the account"),
                    column("mktsegment", VARCHAR).at("/mktsegment").comment("Segment of the market")
                            .pushes(EQUAL, exact(query("mktsegment").oneOf("AUTOMOBILE", "BUILDING", "FURNITURE", "HOUSEHOLD", "MACHINERY"))),
                    column("comment", VARCHAR).at("/comment").comment("Anything").freeText())
            .primaryKey("custkey")
            .cardinality(1_500, 1)
            .build();

    private CustomerTable() {}
}

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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.definition.CredentialLimits;
import io.omnisql.connector.definition.RateLimitClass;
import io.omnisql.connector.definition.ScopeDefinition;
import io.omnisql.connector.definition.SourceDefinition;

/**
 * A warehouse with the tables of TPC-H, declared as sources are: no scope, as all of it is one account's.
 */
final class TpchSource
{
    /**
     * What holds all records, so that a key that is not there is no mistake.
     */
    static final String WAREHOUSE = "/warehouse";

    static final int LARGEST_PAGE = 1_000;

    static final RateLimitClass REQUESTS = new RateLimitClass("requests", 1_000_000, 3_600, "x-limit", "x-remaining", "x-reset");

    static final SourceDefinition SOURCE = new SourceDefinition(
            "warehouse",
            "testing_warehouse",
            ImmutableMap.of("Accept", "application/json"),
            ImmutableList.of(REQUESTS),
            new CredentialLimits(20, 60),
            ImmutableList.of(),
            new ScopeDefinition(ImmutableList.of(), "region", ImmutableList.of()),
            ImmutableList.of(RegionTable.REGION, NationTable.NATION, CustomerTable.CUSTOMER, OrdersTable.ORDERS, LineitemTable.LINEITEM, LabelTable.LABEL))
            .validated();

    private TpchSource() {}
}

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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What one side of a join has is all that the other side is asked for.
 */
@ExtendWith(TpchExtension.class)
final class TestTpchDynamicFilters
{
    private final TestingTpch tpch;

    TestTpchDynamicFilters(TestingTpch tpch)
    {
        this.tpch = tpch;
    }

    @Test
    void testKeysOfTheOtherSideAreAskedForTogether()
    {
        assertThat(tpch.requests("SELECT l.comment FROM lineitem l JOIN orders o ON l.orderkey = o.orderkey WHERE o.custkey = 370"))
                .satisfiesExactly(
                        orders -> assertThat(orders).isEqualTo("GET /customers/370/orders?size=1000"),
                        lines -> assertThat(lines).isEqualTo("POST /lineitems/lookup"));
        assertSame("SELECT count(*), sum(l.quantity) FROM lineitem l JOIN orders o ON l.orderkey = o.orderkey WHERE o.custkey = 370");
    }

    @Test
    void testInWhateverOrderTheJoinIsWritten()
    {
        for (String query : new String[] {
                "SELECT l.comment FROM orders o JOIN lineitem l ON l.orderkey = o.orderkey WHERE o.custkey = 370",
                "SELECT l.comment FROM lineitem l WHERE l.orderkey IN (SELECT orderkey FROM orders WHERE custkey = 370)",
        }) {
            assertThat(tpch.requests(query)).as(query).hasSize(2).last().isEqualTo("POST /lineitems/lookup");
        }
    }

    /**
     * Trino has no dynamic filter for the side that may be missing; an index it has.
     */
    @Test
    void testSideThatMayBeMissing()
    {
        String query = "SELECT l.comment FROM orders o LEFT JOIN lineitem l ON l.orderkey = o.orderkey WHERE o.custkey = 370";
        tpch.server().journal().clear();
        tpch.queryRunner().execute(tpch.session("index_lookup", "ALL"), query);
        assertThat(tpch.server().journal().requests()).containsExactly("GET /customers/370/orders?size=1000", "POST /lineitems/lookup");
        assertSame(query);
    }

    /**
     * Whatever the session says, as the source declares it.
     */
    @Test
    void testKeyOfSeveralColumnsIsLookedUp()
    {
        String query = "SELECT l.comment FROM orders o JOIN lineitem l ON l.orderkey = o.orderkey AND l.linenumber = o.shippriority + 1 WHERE o.custkey = 370";
        assertThat((String) tpch.queryRunner().execute("EXPLAIN " + query).getOnlyValue()).contains("IndexSource");
        assertThat(tpch.requests(query)).containsExactly("GET /customers/370/orders?size=1000", "POST /lineitems/lookup");
        assertSame(query);
    }

    /**
     * A hundred keys are one request.
     */
    @Test
    void testMoreKeysThanOneRequestTakes()
    {
        String query = "SELECT %s FROM customer c JOIN orders o ON o.custkey = c.custkey WHERE o.orderdate = DATE '1995-09-16' AND o.orderstatus = 'O'";
        long keys = (long) tpch.queryRunner().execute(query.formatted("count(DISTINCT c.custkey)")).getOnlyValue();
        assertThat(keys).isBetween(2L, 100L);
        assertThat(tpch.requests(query.formatted("c.name"))).hasSize(2).last().isEqualTo("POST /customers/lookup");
        assertSame(query.formatted("count(*), min(c.name)"));
    }

    @Test
    void testNoKeysAreNoRequests()
    {
        assertThat(tpch.requests("SELECT l.comment FROM lineitem l JOIN orders o ON l.orderkey = o.orderkey WHERE o.custkey = 3"))
                .containsExactly("GET /customers/3/orders?size=1000");
    }

    private void assertSame(String query)
    {
        assertThat(tpch.assertions().query(query)).hasCorrectResultsRegardlessOfPushdown();
    }
}

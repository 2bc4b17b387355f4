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

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.trino.Session;
import io.trino.testing.AbstractTestIndexedQueries;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.QueryRunner;
import io.trino.testing.tpch.IndexedTpchPlugin;
import org.junit.jupiter.api.Test;

import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Trino's own suite for joins that look up one of their sides. Each of its queries does, but those that are named here.
 */
final class TestTpchIndexedQueries
        extends AbstractTestIndexedQueries
{
    /**
     * Queries of which Trino looks up neither side, whichever catalog they are asked of.
     */
    static final Set<String> NOT_INDEXABLE = ImmutableSet.of(
            "testHighCardinalityReducedIndexProbeKey",
            "testOuterNonEquiJoins",
            "testOverlappingSourceOuterIndexJoinLookupSymbol",
            "testReducedIndexAggregation",
            "testReducedIndexProbeKeyNegativeCaching",
            "testReducedIndexProjection",
            "testReducedIndexWindow");

    @Override
    protected QueryRunner createQueryRunner()
            throws Exception
    {
        DistributedQueryRunner queryRunner = TpchQueryRunner.create(closeAfterClass(new TpchServer()), 0, ImmutableMap.of("index_lookup", "ALL"));
        queryRunner.installPlugin(new IndexedTpchPlugin(INDEX_SPEC));
        queryRunner.createCatalog("tpch_indexed", "tpch_indexed");
        return queryRunner;
    }

    @Override
    protected void assertQuery(String sql)
    {
        assertLookedUp(sql);
        super.assertQuery(sql);
    }

    @Override
    protected void assertQuery(String actual, String expected)
    {
        assertLookedUp(actual);
        super.assertQuery(actual, expected);
    }

    @Override
    protected void assertQuerySucceeds(Session session, String sql)
    {
        assertLookedUp(sql.replace("EXPLAIN ANALYZE", ""));
        super.assertQuerySucceeds(session, sql);
    }

    private void assertLookedUp(String sql)
    {
        boolean isIndexable = !NOT_INDEXABLE.contains(testName());
        assertThat(isLookedUp(getSession(), sql)).as("%s looks up a side of its join: %s", testName(), sql).isEqualTo(isIndexable);
        if (!isIndexable) {
            Session other = Session.builder(getSession()).setCatalog("tpch_indexed").setSchema("tiny").build();
            assertThat(isLookedUp(other, sql)).as("%s looks up a side of its join in Trino's own catalog of the suite: %s", testName(), sql).isFalse();
        }
    }

    private boolean isLookedUp(Session session, String sql)
    {
        return ((String) computeScalar(session, "EXPLAIN " + sql)).contains("IndexSource");
    }

    /**
     * The suite's test that is running, whichever thread runs it.
     */
    private static String testName()
    {
        return StackWalker.getInstance().walk(frames -> frames
                .filter(frame -> frame.getClassName().equals(AbstractTestIndexedQueries.class.getName()))
                .findFirst()
                .orElseThrow()
                .getMethodName());
    }

    /**
     * The suite reads what Trino's own catalog of TPC-H has in that place.
     */
    @Test
    @Override
    public void testExampleSystemTable()
    {
        assertThat(computeActual("SHOW TABLES FROM system").getOnlyColumnAsSet()).isEqualTo(ImmutableSet.of("capabilities", "query_status", "rate_limits", "requests"));
    }
}

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
import io.trino.testing.AbstractTestIndexedQueries;
import io.trino.testing.QueryRunner;
import org.intellij.lang.annotations.Language;
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
     * Queries of which neither side can be looked up.
     */
    static final Set<String> NOT_INDEXABLE = ImmutableSet.of();

    @Override
    protected QueryRunner createQueryRunner()
            throws Exception
    {
        return TpchQueryRunner.create(closeAfterClass(new TpchServer()), 0, ImmutableMap.of("index_lookup", "ALL"));
    }

    @Override
    protected void assertQuery(@Language("SQL") String sql)
    {
        assertLookedUp(sql);
        super.assertQuery(sql);
    }

    @Override
    protected void assertQuery(@Language("SQL") String actual, @Language("SQL") String expected)
    {
        assertLookedUp(actual);
        super.assertQuery(actual, expected);
    }

    private void assertLookedUp(String sql)
    {
        boolean isIndexable = !NOT_INDEXABLE.contains(testName());
        String plan = (String) computeScalar("EXPLAIN " + sql);
        assertThat(plan.contains("IndexSource")).as("%s looks up a side of its join: %s%n%s", testName(), sql, plan).isEqualTo(isIndexable);
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

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
import io.trino.sql.planner.optimizations.PlanNodeSearcher;
import io.trino.sql.planner.plan.AggregationNode;
import io.trino.sql.planner.plan.FilterNode;
import io.trino.sql.planner.plan.JoinNode;
import io.trino.sql.planner.plan.PlanNode;
import io.trino.sql.planner.plan.ProjectNode;
import io.trino.sql.planner.plan.TopNNode;
import io.trino.testing.TestingConnectorBehavior;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.Map;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.trino.sql.planner.optimizations.PlanNodeSearcher.searchFrom;
import static io.trino.testing.TestingConnectorBehavior.SUPPORTS_AGGREGATION_PUSHDOWN;
import static io.trino.testing.TestingConnectorBehavior.SUPPORTS_AGGREGATION_PUSHDOWN_CORRELATION;
import static io.trino.testing.TestingConnectorBehavior.SUPPORTS_AGGREGATION_PUSHDOWN_COUNT_DISTINCT;
import static io.trino.testing.TestingConnectorBehavior.SUPPORTS_AGGREGATION_PUSHDOWN_COVARIANCE;
import static io.trino.testing.TestingConnectorBehavior.SUPPORTS_AGGREGATION_PUSHDOWN_REGRESSION;
import static io.trino.testing.TestingConnectorBehavior.SUPPORTS_AGGREGATION_PUSHDOWN_STDDEV;
import static io.trino.testing.TestingConnectorBehavior.SUPPORTS_AGGREGATION_PUSHDOWN_VARIANCE;
import static io.trino.testing.TestingConnectorBehavior.SUPPORTS_DEREFERENCE_PUSHDOWN;
import static io.trino.testing.TestingConnectorBehavior.SUPPORTS_JOIN_PUSHDOWN;
import static io.trino.testing.TestingConnectorBehavior.SUPPORTS_JOIN_PUSHDOWN_WITH_DISTINCT_FROM;
import static io.trino.testing.TestingConnectorBehavior.SUPPORTS_JOIN_PUSHDOWN_WITH_FULL_JOIN;
import static io.trino.testing.TestingConnectorBehavior.SUPPORTS_JOIN_PUSHDOWN_WITH_VARCHAR_EQUALITY;
import static io.trino.testing.TestingConnectorBehavior.SUPPORTS_JOIN_PUSHDOWN_WITH_VARCHAR_INEQUALITY;
import static io.trino.testing.TestingConnectorBehavior.SUPPORTS_PREDICATE_ARITHMETIC_EXPRESSION_PUSHDOWN;
import static io.trino.testing.TestingConnectorBehavior.SUPPORTS_PREDICATE_EXPRESSION_PUSHDOWN;
import static io.trino.testing.TestingConnectorBehavior.SUPPORTS_PREDICATE_EXPRESSION_PUSHDOWN_WITH_LIKE;
import static io.trino.testing.TestingConnectorBehavior.SUPPORTS_TOPN_PUSHDOWN_WITH_VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the engine does not say it does is left to Trino, which does it right; and what of it the engine does.
 */
@ExtendWith(TpchExtension.class)
final class TestTpchPlans
{
    private static final Map<TestingConnectorBehavior, Left> LEFT_TO_TRINO = ImmutableMap.<TestingConnectorBehavior, Left>builder()
            .put(SUPPORTS_PREDICATE_EXPRESSION_PUSHDOWN, new Left("SELECT nationkey FROM nation WHERE lower(name) = 'peru'", FilterNode.class))
            .put(SUPPORTS_PREDICATE_ARITHMETIC_EXPRESSION_PUSHDOWN, new Left("SELECT nationkey FROM nation WHERE nationkey % 2 = 0", FilterNode.class))
            .put(SUPPORTS_PREDICATE_EXPRESSION_PUSHDOWN_WITH_LIKE, new Left("SELECT nationkey FROM nation WHERE name LIKE '%IA'", FilterNode.class))
            .put(SUPPORTS_TOPN_PUSHDOWN_WITH_VARCHAR, new Left("SELECT nationkey FROM nation ORDER BY name LIMIT 5", TopNNode.class))
            .put(SUPPORTS_AGGREGATION_PUSHDOWN, new Left("SELECT regionkey, sum(nationkey) FROM nation GROUP BY regionkey", AggregationNode.class))
            .put(SUPPORTS_AGGREGATION_PUSHDOWN_STDDEV, new Left("SELECT stddev(nationkey) FROM nation", AggregationNode.class))
            .put(SUPPORTS_AGGREGATION_PUSHDOWN_VARIANCE, new Left("SELECT variance(nationkey) FROM nation", AggregationNode.class))
            .put(SUPPORTS_AGGREGATION_PUSHDOWN_COVARIANCE, new Left("SELECT covar_pop(nationkey, regionkey) FROM nation", AggregationNode.class))
            .put(SUPPORTS_AGGREGATION_PUSHDOWN_CORRELATION, new Left("SELECT corr(nationkey, regionkey) FROM nation", AggregationNode.class))
            .put(SUPPORTS_AGGREGATION_PUSHDOWN_REGRESSION, new Left("SELECT regr_slope(nationkey, regionkey) FROM nation", AggregationNode.class))
            .put(SUPPORTS_AGGREGATION_PUSHDOWN_COUNT_DISTINCT, new Left("SELECT count(DISTINCT regionkey) FROM nation", AggregationNode.class))
            .put(SUPPORTS_JOIN_PUSHDOWN, new Left("SELECT n.name FROM nation n JOIN region r ON n.regionkey = r.regionkey", JoinNode.class))
            .put(SUPPORTS_JOIN_PUSHDOWN_WITH_FULL_JOIN, new Left("SELECT n.name FROM nation n FULL JOIN region r ON n.nationkey = r.regionkey", JoinNode.class))
            .put(SUPPORTS_JOIN_PUSHDOWN_WITH_DISTINCT_FROM, new Left("SELECT n.name FROM nation n JOIN region r ON n.regionkey IS NOT DISTINCT FROM r.regionkey", JoinNode.class))
            .put(SUPPORTS_JOIN_PUSHDOWN_WITH_VARCHAR_EQUALITY, new Left("SELECT n.nationkey FROM nation n JOIN region r ON n.name = r.name", JoinNode.class))
            .put(SUPPORTS_JOIN_PUSHDOWN_WITH_VARCHAR_INEQUALITY, new Left("SELECT n.nationkey FROM nation n JOIN region r ON n.name > r.name", JoinNode.class))
            .put(SUPPORTS_DEREFERENCE_PUSHDOWN, new Left("SELECT place.room FROM label", ProjectNode.class))
            .buildOrThrow();

    private final TestingTpch tpch;

    TestTpchPlans(TestingTpch tpch)
    {
        this.tpch = tpch;
    }

    @Test
    void testEachPushdownThatIsNotDeclaredIsLeftToTrino()
    {
        LEFT_TO_TRINO.forEach((behavior, left) -> {
            assertThat(plan(left.query()).whereIsInstanceOfAny(left.node()).findAll()).as("what Trino does for %s", behavior).isNotEmpty();
            assertThat(tpch.assertions().query(left.query())).as(behavior.name()).hasCorrectResultsRegardlessOfPushdown();
        });
    }

    @Test
    void testValuesOverAllRowsThatTheSourceTells()
    {
        for (String query : List.of(
                "SELECT count(*) FROM orders",
                "SELECT count(*) FROM orders WHERE orderkey BETWEEN 1000 AND 2000",
                "SELECT max(orderkey) FROM orders",
                "SELECT min(orderkey), max(orderkey), count(*) FROM orders")) {
            assertThat(plan(query).whereIsInstanceOfAny(AggregationNode.class).findAll()).as(query).isEmpty();
            assertThat(tpch.assertions().query(query)).as(query).hasCorrectResultsRegardlessOfPushdown();
        }
        assertThat(tpch.requests("SELECT count(*) FROM orders")).hasSize(1);
        assertThat(tpch.requests("SELECT min(orderkey), max(orderkey), count(*) FROM orders")).hasSize(3);
    }

    private PlanNodeSearcher plan(String query)
    {
        return searchFrom(tpch.queryRunner().executeWithPlan(tpch.queryRunner().getDefaultSession(), query).queryPlan().orElseThrow().getRoot());
    }

    @Test
    void testNoneIsForgotten()
    {
        assertThat(LEFT_TO_TRINO.keySet()).isEqualTo(TpchBehaviors.unsupported().stream().filter(behavior -> behavior.name().contains("PUSHDOWN")).collect(toImmutableSet()));
    }

    /**
     * @param node what the query's plan has beside the scan
     */
    private record Left(String query, Class<? extends PlanNode> node) {}
}

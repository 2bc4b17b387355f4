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
import io.trino.sql.planner.assertions.PlanMatchPattern;
import io.trino.sql.planner.plan.AggregationNode;
import io.trino.sql.planner.plan.TableScanNode;
import io.trino.sql.planner.plan.TopNNode;
import io.trino.testing.BaseConnectorTest;
import io.trino.testing.MaterializedResult;
import io.trino.testing.QueryRunner;
import io.trino.testing.TestingConnectorBehavior;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static io.trino.spi.type.VarcharType.VARCHAR;
import static io.trino.sql.planner.assertions.PlanMatchPattern.anyTree;
import static io.trino.sql.planner.assertions.PlanMatchPattern.node;
import static io.trino.sql.planner.assertions.PlanMatchPattern.project;
import static io.trino.sql.planner.optimizations.PlanNodeSearcher.searchFrom;
import static io.trino.testing.MaterializedResult.resultBuilder;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Trino's own suite for connectors.
 */
final class TestTpchConnectorTest
        extends BaseConnectorTest
{
    private static final Map<String, String> ORDERS_TYPES = ImmutableMap.<String, String>builder()
            .put("orderkey", "bigint")
            .put("custkey", "bigint")
            .put("orderstatus", "varchar")
            .put("totalprice", "double")
            .put("orderdate", "date")
            .put("orderpriority", "varchar")
            .put("clerk", "varchar")
            .put("shippriority", "integer")
            .put("comment", "varchar")
            .buildOrThrow();

    @Override
    protected QueryRunner createQueryRunner()
            throws Exception
    {
        return TpchQueryRunner.create(closeAfterClass(new TpchServer()), 2, ImmutableMap.of());
    }

    @Override
    protected boolean hasBehavior(TestingConnectorBehavior behavior)
    {
        return TpchBehaviors.SUPPORTED.contains(behavior);
    }

    @Override
    protected MaterializedResult getDescribeOrdersResult()
    {
        MaterializedResult.Builder result = resultBuilder(getSession(), VARCHAR, VARCHAR, VARCHAR, VARCHAR);
        OrdersTable.ORDERS.columns().stream()
                .filter(column -> !column.hidden())
                .forEach(column -> result.row(column.name(), ORDERS_TYPES.get(column.name()), "", column.comment()));
        return result.build();
    }

    /**
     * The suite knows no column with a comment, and a source has no other ones.
     */
    @Test
    @Override
    public void testShowColumns()
    {
        assertThat(query("SHOW COLUMNS FROM orders")).result().matches(getDescribeOrdersResult());
    }

    @Test
    @Override
    public void testShowCreateTable()
    {
        String columns = OrdersTable.ORDERS.columns().stream()
                .filter(column -> !column.hidden())
                .map(column -> "   %s %s COMMENT '%s'".formatted(column.name(), ORDERS_TYPES.get(column.name()), column.comment()))
                .collect(joining(",\n"));
        assertThat(computeScalar("SHOW CREATE TABLE orders")).isEqualTo("CREATE TABLE warehouse.default.orders (\n%s\n)\nCOMMENT 'Orders'".formatted(columns));
    }

    /**
     * The suite has one behaviour for values over all rows, which this source tells, and for those of groups, which it does not.
     */
    @Test
    @Override
    public void testLimitPushdown()
    {
        PlanMatchPattern aggregation = node(AggregationNode.class, anyTree(node(TableScanNode.class)));
        assertThat(query("SELECT name FROM nation LIMIT 30")).isFullyPushedDown();
        assertThat(query("SELECT name FROM nation LIMIT 3")).skipResultsCorrectnessCheckForPushdown().isFullyPushedDown();
        assertThat(query("SELECT name FROM nation WHERE regionkey = 3 LIMIT 5")).isFullyPushedDown();
        assertThat(query("SELECT name FROM nation WHERE name < 'EEE' LIMIT 5")).isFullyPushedDown();
        assertThat(query("SELECT max(regionkey) FROM nation LIMIT 5")).isFullyPushedDown();
        assertThat(query("SELECT regionkey, max(nationkey) FROM nation GROUP BY regionkey LIMIT 5")).isNotFullyPushedDown(aggregation);
        assertThat(query("SELECT regionkey, count(*) FROM nation WHERE nationkey < 5 GROUP BY regionkey LIMIT 3")).isNotFullyPushedDown(aggregation);
        assertThat(query("SELECT regionkey, count(*) FROM nation WHERE name < 'EGYPT' GROUP BY regionkey LIMIT 3")).isNotFullyPushedDown(aggregation);
        assertThat(query("SELECT * FROM (SELECT regionkey FROM nation ORDER BY nationkey ASC LIMIT 10) LIMIT 5")).isFullyPushedDown();
        assertThat(query("SELECT * FROM (SELECT regionkey FROM nation ORDER BY name ASC LIMIT 10) LIMIT 5"))
                .isNotFullyPushedDown(project(node(TopNNode.class, anyTree(node(TableScanNode.class)))));
    }

    /**
     * The suite wants orders over rows that an order or a limit has chosen to be pushed down as well. They are left to Trino, as they cost no request.
     */
    @Test
    @Override
    public void testTopNPushdown()
    {
        assertThat(query("SELECT orderkey FROM orders ORDER BY orderkey LIMIT 10")).ordered().isFullyPushedDown();
        assertThat(query("SELECT orderkey FROM orders ORDER BY orderkey DESC LIMIT 10")).ordered().isFullyPushedDown();
        assertThat(query("SELECT * FROM orders ORDER BY shippriority DESC, totalprice ASC LIMIT 10")).ordered().isFullyPushedDown();
        assertThat(query("SELECT orderkey FROM orders WHERE orderdate = DATE '1995-09-16' ORDER BY orderkey LIMIT 10")).ordered().isFullyPushedDown();
        for (String query : ImmutableList.of(
                "SELECT orderkey, totalprice FROM (SELECT orderkey, totalprice FROM orders ORDER BY 1, 2 LIMIT 10) ORDER BY 2, 1 LIMIT 5",
                "SELECT orderkey, totalprice FROM (SELECT orderkey, totalprice FROM orders LIMIT 15000) ORDER BY totalprice ASC LIMIT 5",
                "SELECT orderkey, totalprice FROM (SELECT orderkey, totalprice FROM orders WHERE orderdate = DATE '1995-09-16' LIMIT 20) ORDER BY totalprice ASC LIMIT 5")) {
            assertThat(searchFrom(getQueryRunner().executeWithPlan(getSession(), query).queryPlan().orElseThrow().getRoot()).whereIsInstanceOfAny(TopNNode.class).findAll()).as(query).isNotEmpty();
            assertThat(query(query)).ordered().hasCorrectResultsRegardlessOfPushdown();
        }
    }
}

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
package io.omnisql.benchmark.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.airlift.slice.Slice;
import io.omnisql.github.GitHubPlugin;
import io.trino.spi.connector.AggregateFunction;
import io.trino.spi.connector.AggregationApplicationResult;
import io.trino.spi.connector.BasicRelationStatistics;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.Connector;
import io.trino.spi.connector.ConnectorMetadata;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.ConnectorSplitSource;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.Constraint;
import io.trino.spi.connector.ConstraintApplicationResult;
import io.trino.spi.connector.DynamicFilterSnapshot;
import io.trino.spi.connector.JoinApplicationResult;
import io.trino.spi.connector.JoinStatistics;
import io.trino.spi.connector.JoinType;
import io.trino.spi.connector.LimitApplicationResult;
import io.trino.spi.connector.ProjectionApplicationResult;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.connector.SortItem;
import io.trino.spi.connector.SortOrder;
import io.trino.spi.connector.TopNApplicationResult;
import io.trino.spi.expression.Call;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.expression.StandardFunctions;
import io.trino.spi.expression.Variable;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.transaction.IsolationLevel;
import io.trino.spi.type.Type;
import io.trino.testing.TestingConnectorContext;
import io.trino.testing.TestingConnectorSession;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static io.airlift.slice.Slices.utf8Slice;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.util.Objects.requireNonNull;

/**
 * One query over issues, step by step as Trino plans it: {@code owner = 'acme' AND repo IN (…) AND state = 'open'}. Nothing is sent.
 */
final class PlannedQuery
        implements AutoCloseable
{
    private static final List<String> COLUMNS = ImmutableList.of("repo", "number", "title", "author");

    private final Connector connector;
    private final ConnectorTransactionHandle transaction;
    private final ConnectorSession session;
    private final ConnectorMetadata metadata;
    private final ConnectorTableHandle issues;
    private final Map<String, ColumnHandle> columns;
    private final ImmutableList<Slice> repositories;
    private final TupleDomain<ColumnHandle> domains;
    private final ConnectorTableHandle filtered;
    private final ConnectorTableHandle projected;
    private final ConnectorTableHandle users;
    private final Map<String, ColumnHandle> userColumns;

    private PlannedQuery(Connector connector, int keys)
    {
        this.connector = requireNonNull(connector, "connector is null");
        this.transaction = connector.beginTransaction(IsolationLevel.READ_UNCOMMITTED, true, true);
        this.session = session(connector);
        this.metadata = connector.getMetadata(session, transaction);
        this.issues = table("issues");
        this.columns = metadata.getColumnHandles(session, issues);
        this.repositories = IntStream.range(0, keys).mapToObj(number -> utf8Slice("repository-" + number)).collect(toImmutableList());
        this.domains = domains();
        this.filtered = applyFilter().orElseThrow().getHandle();
        this.projected = applyProjection().orElseThrow().getHandle();
        ConnectorTableHandle all = table("users");
        this.userColumns = ImmutableMap.of("login", metadata.getColumnHandles(session, all).get("login"), "name", metadata.getColumnHandles(session, all).get("name"));
        this.users = metadata.applyProjection(session, all, ImmutableList.of(new Variable("login", VARCHAR), new Variable("name", VARCHAR)), userColumns).orElseThrow().getHandle();
    }

    /**
     * @param keys how many repositories the query names
     */
    static PlannedQuery of(int keys)
    {
        Map<String, String> catalog = ImmutableMap.of("omnisql.tenant", "acme", "github.api-uri", "http://localhost:9", "github.token", "planned");
        return new PlannedQuery(new GitHubPlugin().getConnectorFactories().iterator().next().create("github", catalog, new TestingConnectorContext()), keys);
    }

    /**
     * What no connector can do without: the domains of the keys, intersected with those that a handle has, and compared to see whether anything is new.
     */
    boolean floor()
    {
        TupleDomain<ColumnHandle> asked = domains();
        TupleDomain<ColumnHandle> intersected = domains.intersect(asked);
        return intersected.equals(domains) && intersected.hashCode() == domains.hashCode();
    }

    private TupleDomain<ColumnHandle> domains()
    {
        return TupleDomain.withColumnDomains(ImmutableMap.of(
                columns.get("owner"), Domain.singleValue(VARCHAR, utf8Slice("acme")),
                columns.get("repo"), Domain.multipleValues(VARCHAR, repositories),
                columns.get("state"), Domain.singleValue(VARCHAR, utf8Slice("open"))));
    }

    Optional<ConstraintApplicationResult<ConnectorTableHandle>> applyFilter()
    {
        return metadata.applyFilter(session, issues, new Constraint(domains));
    }

    /**
     * The same filter once more, as Trino offers it until nothing changes.
     */
    Optional<ConstraintApplicationResult<ConnectorTableHandle>> applyFilterAgain()
    {
        return metadata.applyFilter(session, filtered, new Constraint(domains));
    }

    Optional<ProjectionApplicationResult<ConnectorTableHandle>> applyProjection()
    {
        List<ConnectorExpression> variables = COLUMNS.stream().map(name -> new Variable(name, type(name))).collect(toImmutableList());
        return metadata.applyProjection(session, filtered, variables, COLUMNS.stream().collect(toImmutableMap(name -> name, columns::get)));
    }

    Optional<LimitApplicationResult<ConnectorTableHandle>> applyLimit()
    {
        return metadata.applyLimit(session, projected, 10);
    }

    Optional<TopNApplicationResult<ConnectorTableHandle>> applyTopN()
    {
        return metadata.applyTopN(session, projected, 10, ImmutableList.of(new SortItem("created", SortOrder.DESC_NULLS_LAST)), ImmutableMap.of("created", columns.get("created_at")));
    }

    Optional<AggregationApplicationResult<ConnectorTableHandle>> applyAggregation()
    {
        AggregateFunction count = new AggregateFunction("count", BIGINT, ImmutableList.of(), ImmutableList.of(), false, Optional.empty());
        return metadata.applyAggregation(session, filtered, ImmutableList.of(count), ImmutableMap.of(), ImmutableList.of(ImmutableList.of()));
    }

    Optional<JoinApplicationResult<ConnectorTableHandle>> applyJoin()
    {
        ConnectorExpression equal = new Call(BOOLEAN, StandardFunctions.EQUAL_OPERATOR_FUNCTION_NAME, ImmutableList.of(new Variable("author", VARCHAR), new Variable("login", VARCHAR)));
        return metadata.applyJoin(
                session,
                JoinType.INNER,
                projected,
                users,
                equal,
                COLUMNS.stream().collect(toImmutableMap(name -> name, columns::get)),
                userColumns,
                new NoStatistics());
    }

    private static ConnectorSession session(Connector connector)
    {
        return TestingConnectorSession.builder().setPropertyMetadata(connector.getSessionProperties()).build();
    }

    /**
     * All splits of the scan, each time in a query of its own, as their requests are reserved for it.
     */
    long splits()
    {
        try (ConnectorSplitSource source = connector.getSplitManager().getSplits(transaction, session(connector), projected, ImmutableSet.of(), Constraint.alwaysTrue())) {
            long splits = 0;
            while (!source.isFinished()) {
                List<ConnectorSplit> batch = source.getNextBatch(1_000, DynamicFilterSnapshot.EMPTY).join();
                splits += batch.size();
            }
            return splits;
        }
    }

    private Type type(String column)
    {
        return metadata.getColumnMetadata(session, issues, columns.get(column)).getType();
    }

    private ConnectorTableHandle table(String name)
    {
        return metadata.getTableHandle(session, new SchemaTableName("default", name), Optional.empty(), Optional.empty());
    }

    @Override
    public void close()
    {
        connector.shutdown();
    }

    private record NoStatistics()
            implements JoinStatistics
    {
        @Override
        public Optional<BasicRelationStatistics> getLeftStatistics()
        {
            return Optional.empty();
        }

        @Override
        public Optional<BasicRelationStatistics> getRightStatistics()
        {
            return Optional.empty();
        }

        @Override
        public Optional<BasicRelationStatistics> getJoinStatistics()
        {
            return Optional.empty();
        }
    }
}

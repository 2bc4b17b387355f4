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
package io.omnisql.connector.planning;

import io.omnisql.connector.ApiSessionProperties;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.spi.connector.AggregateFunction;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.JoinApplicationResult;
import io.trino.spi.connector.JoinType;
import io.trino.spi.expression.ConnectorExpression;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static com.google.common.collect.Maps.filterKeys;
import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;

/**
 * What Trino is told of joins. Thread-safe.
 */
final class JoinPushdown
{
    private final JoinPlanner planner;
    private final SemiJoinPlanner semiJoins;
    private final QueriedTables tables;
    private final Predicate<ApiTableHandle> isDeclared;

    /**
     * @param isDeclared whether a table is as it is declared, and not as the source describes it: only such a one can be looked up where pages are read
     */
    JoinPushdown(JoinPlanner planner, SemiJoinPlanner semiJoins, QueriedTables tables, Predicate<ApiTableHandle> isDeclared)
    {
        this.planner = requireNonNull(planner, "planner is null");
        this.semiJoins = requireNonNull(semiJoins, "semiJoins is null");
        this.tables = requireNonNull(tables, "tables is null");
        this.isDeclared = requireNonNull(isDeclared, "isDeclared is null");
    }

    /**
     * The join as one scan, if the source answers it; either side may be the one whose records tell the other's.
     */
    Optional<JoinApplicationResult<ConnectorTableHandle>> apply(
            ConnectorSession session,
            JoinType type,
            ApiTableHandle left,
            ApiTableHandle right,
            ConnectorExpression condition,
            Map<String, ColumnHandle> leftColumns,
            Map<String, ColumnHandle> rightColumns)
    {
        Optional<JoinEquality> equality = JoinEquality.of(condition, leftColumns, rightColumns);
        if (!ApiSessionProperties.isJoinPushdownEnabled(session) || equality.isEmpty()) {
            return Optional.empty();
        }
        int maxRequests = ApiSessionProperties.maxRequestsPerQuery(session);
        Set<String> ofLeft = ColumnHandles.names(leftColumns.values());
        Set<String> ofRight = ColumnHandles.names(rightColumns.values());
        Optional<ApiJoinHandle> leftJoin = isDeclared.test(right) && (type == JoinType.INNER || type == JoinType.LEFT_OUTER)
                ? equality.get().byRight().flatMap(equal -> planner.plan(type != JoinType.INNER, left, right, equal, ofLeft, ofRight, maxRequests))
                : Optional.empty();
        Optional<ApiJoinHandle> rightJoin = leftJoin.isEmpty() && isDeclared.test(left) && (type == JoinType.INNER || type == JoinType.RIGHT_OUTER)
                ? planner.plan(type != JoinType.INNER, right, left, equality.get().columns(), ofRight, ofLeft, maxRequests)
                : Optional.empty();
        boolean isLeftRelated = leftJoin.isEmpty();
        return leftJoin.or(() -> rightJoin)
                .map(join -> joined(join, left, right, isLeftRelated))
                .or(() -> type == JoinType.INNER && isDeclared.test(left) && isDeclared.test(right) ? semiJoin(left, right, equality.get(), ofLeft, ofRight) : Optional.empty());
    }

    private Optional<JoinApplicationResult<ConnectorTableHandle>> semiJoin(ApiTableHandle left, ApiTableHandle right, JoinEquality equality, Set<String> ofLeft, Set<String> ofRight)
    {
        return equality.byRight()
                .flatMap(equal -> semiJoins.plan(left, right, equal, ofLeft, ofRight))
                .map(join -> joined(join, left, right, false))
                .or(() -> semiJoins.plan(right, left, equality.columns(), ofRight, ofLeft).map(join -> joined(join, left, right, true)));
    }

    /**
     * The scan that lists the values of a column, if a join may be waiting for them.
     */
    Optional<ApiTableHandle> distinct(ConnectorSession session, ApiTableHandle scan, List<AggregateFunction> aggregates, List<List<ColumnHandle>> groupingSets)
    {
        return ApiSessionProperties.isJoinPushdownEnabled(session) ? semiJoins.distinct(scan, aggregates, groupingSets) : Optional.empty();
    }

    private JoinApplicationResult<ConnectorTableHandle> joined(ConnectorTableHandle join, ApiTableHandle left, ApiTableHandle right, boolean isLeftRelated)
    {
        return new JoinApplicationResult<>(join, joined(planner.columns(left), isLeftRelated), joined(planner.columns(right), !isLeftRelated), false);
    }

    /**
     * The columns of the join that stand for all columns of a side, read or not, as Trino asks for.
     */
    private static Map<ColumnHandle, ColumnHandle> joined(List<ApiColumnHandle> columns, boolean related)
    {
        return columns.stream().collect(toImmutableMap(identity(), column -> new ApiJoinColumn(related, column)));
    }

    /**
     * Whether the other side of a join is likely to be a scan whose records tell the rows of this one, so that nothing need be looked up. One of them is
     * told; where the query names several tables that the scan could tell, nobody knows which one it will be.
     *
     * @param joined the columns for which the join has values
     */
    boolean isLikely(ConnectorSession session, TableDefinition related, ApiTableHandle handle, Set<String> joined, Set<String> columns)
    {
        return ApiSessionProperties.isJoinPushdownEnabled(session) && planner.relations(related).entrySet().stream()
                .filter(relation -> planner.relatedTo(relation.getKey()).stream().noneMatch(other -> !other.equals(related.name()) && tables.isNamed(session.getQueryId(), other)))
                .anyMatch(relation -> tables.whole(session.getQueryId(), relation.getKey())
                        // where a join names the keys of the scan, that join may be the one above it
                        .filter(scan -> scan.columns().isPresent() && planner.hasKeys(scan))
                        .flatMap(scan -> planner.plan(
                                false,
                                scan,
                                handle,
                                filterKeys(relation.getValue().keys(), joined::contains),
                                scan.columns().orElseThrow(),
                                columns,
                                ApiSessionProperties.maxRequestsPerQuery(session)))
                        .isPresent());
    }

    void name(ConnectorSession session, String table)
    {
        tables.name(session.getQueryId(), table);
    }

    /**
     * @param isWhole whether nothing but the handle makes the rows of the scan, so that a join can be right above it
     */
    void note(ConnectorSession session, ApiTableHandle handle, boolean isWhole)
    {
        tables.note(session.getQueryId(), handle, isWhole);
    }
}

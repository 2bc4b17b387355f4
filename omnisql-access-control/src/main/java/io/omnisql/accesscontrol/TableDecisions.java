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
package io.omnisql.accesscontrol;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.accesscontrol.audit.AuditEntry;
import io.omnisql.accesscontrol.audit.AuditLog;
import io.omnisql.policy.Enforcement;
import io.omnisql.policy.PolicyColumn;
import io.omnisql.policy.PolicyVersion;
import io.omnisql.policy.TableDecision;
import io.omnisql.policy.VisibleRows;
import io.omnisql.policy.mask.CompiledMask;
import io.omnisql.policy.predicate.EngineFilter;
import io.omnisql.policy.predicate.RowPredicate;
import io.trino.spi.connector.CatalogSchemaTableName;
import io.trino.spi.connector.ColumnSchema;
import io.trino.spi.security.SystemSecurityContext;
import io.trino.spi.security.ViewExpression;
import io.trino.spi.type.VarcharType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.trino.spi.security.AccessDeniedException.denySelectTable;
import static java.util.Objects.requireNonNull;

/**
 * Decides on a table when its columns are known, and remembers it for the question about rows, which comes next and does not tell the columns.
 * <p>
 * Bounded; what is forgotten is denied. Thread-safe.
 */
final class TableDecisions
{
    private static final int MOST_QUERIES = 10_000;
    // the reason has names of columns, which the user may not know
    private static final String NOT_APPLICABLE = "The policy cannot be applied to it, for a reason that the audit log and './omnisql policy explain' tell";

    private final PolicyViews views;
    private final AuditLog audit;
    private final Cache<String, Map<Reading, TableDecision>> queries = Caffeine.newBuilder().maximumSize(MOST_QUERIES).executor(Runnable::run).build();

    TableDecisions(PolicyViews views, AuditLog audit)
    {
        this.views = requireNonNull(views, "views is null");
        this.audit = requireNonNull(audit, "audit is null");
    }

    Map<ColumnSchema, ViewExpression> columnMasks(SystemSecurityContext context, CatalogSchemaTableName table, List<ColumnSchema> columns)
    {
        PolicyView view = views.of(context);
        if (view.isOfServer(table)) {
            return ImmutableMap.of();
        }
        return switch (decide(context, view, table, columns)) {
            case TableDecision.Denied _ -> {
                if (view.canSeeTable(table)) {
                    denySelectTable(table.toString(), NOT_APPLICABLE);
                }
                denySelectTable(table.toString());
                yield ImmutableMap.of();
            }
            case TableDecision.Granted granted -> masks(table, columns, granted.masks());
        };
    }

    private TableDecision decide(SystemSecurityContext context, PolicyView view, CatalogSchemaTableName table, List<ColumnSchema> columns)
    {
        TableDecision decision = view.subject()
                .map(subject -> view.snapshot().decide(subject, table, columns.stream().map(column -> new PolicyColumn(column.getName(), column.getType())).collect(toImmutableList()), enforcement(columns)))
                .orElseGet(() -> new TableDecision.Denied(view.snapshot().version(), "the policy does not know the user"));
        Map<Reading, TableDecision> decisions = queries.get(context.getQueryId().id(), _ -> new ConcurrentHashMap<>());
        // told once of a table that the query names twice
        if (!decision.equals(decisions.put(Reading.of(context, table), decision))) {
            audit.record(AuditEntry.TableRead.of(context.getQueryId().id(), context.getIdentity().getUser(), view.subject(), table, decision));
        }
        return decision;
    }

    /**
     * Scans that keep to the policy say so in a column. Nobody can give a table of their own a hidden one.
     */
    private static Enforcement enforcement(List<ColumnSchema> columns)
    {
        boolean isEnforcedByScan = columns.stream().anyMatch(column -> column.isHidden() && column.getName().equals(PolicyVersion.COLUMN) && column.getType() instanceof VarcharType);
        return isEnforcedByScan ? Enforcement.ENGINE_AND_SCAN : Enforcement.ENGINE;
    }

    private static Map<ColumnSchema, ViewExpression> masks(CatalogSchemaTableName table, List<ColumnSchema> columns, Map<String, CompiledMask> masks)
    {
        ImmutableMap.Builder<ColumnSchema, ViewExpression> expressions = ImmutableMap.builder();
        for (ColumnSchema column : columns) {
            Optional.ofNullable(masks.get(column.getName())).ifPresent(mask -> expressions.put(column, mask.callsMaskFunction() ? asMaskIdentity(table, mask.expression()) : expression(table, mask.expression()).build()));
        }
        return expressions.buildOrThrow();
    }

    List<ViewExpression> rowFilters(SystemSecurityContext context, CatalogSchemaTableName table)
    {
        PolicyView view = views.of(context);
        if (view.isOfServer(table)) {
            return ImmutableList.of();
        }
        // never of the policy that is in force by now, which may not be the one that made the masks
        Map<Reading, TableDecision> decisions = Optional.ofNullable(queries.getIfPresent(context.getQueryId().id())).orElseGet(ImmutableMap::of);
        if (decisions.get(Reading.of(context, table)) instanceof TableDecision.Granted granted) {
            return filters(granted).map(filter -> asMaskIdentity(table, filter)).collect(toImmutableList());
        }
        denySelectTable(table.toString());
        return ImmutableList.of();
    }

    /**
     * Where the engine's filter lets more rows pass than the scan, the scan has to keep to the very policy that the filter is of.
     */
    private static Stream<String> filters(TableDecision.Granted granted)
    {
        return switch (granted.rows()) {
            case VisibleRows.Some some when !some.exactInEngine() -> Stream.of(some.filter(), EngineFilter.sql(new RowPredicate.OneOf(PolicyVersion.COLUMN, VarcharType.VARCHAR, ImmutableList.of(granted.version().contentHash()), false)));
            case VisibleRows.All _, VisibleRows.None _, VisibleRows.Some _ -> granted.rows().engineFilter().stream();
        };
    }

    /**
     * The query has ended.
     */
    void release(String queryId)
    {
        queries.invalidate(queryId);
    }

    private static ViewExpression asMaskIdentity(CatalogSchemaTableName table, String expression)
    {
        return expression(table, expression).identity(MaskIdentity.USER).build();
    }

    private static ViewExpression.Builder expression(CatalogSchemaTableName table, String expression)
    {
        return ViewExpression.builder()
                .catalog(table.getCatalogName())
                .schema(table.getSchemaTableName().getSchemaName())
                .expression(expression);
    }

    private record Reading(String user, CatalogSchemaTableName table)
    {
        private Reading
        {
            requireNonNull(user, "user is null");
            requireNonNull(table, "table is null");
        }

        static Reading of(SystemSecurityContext context, CatalogSchemaTableName table)
        {
            return new Reading(context.getIdentity().getUser(), table);
        }
    }
}

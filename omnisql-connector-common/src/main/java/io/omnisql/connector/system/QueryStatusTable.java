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
package io.omnisql.connector.system;

import com.google.common.collect.ImmutableList;
import com.google.inject.Inject;
import io.omnisql.connector.http.QueryUsage;
import io.omnisql.connector.http.RequestLedger;
import io.omnisql.connector.ratelimit.QuotaObservation;
import io.trino.spi.Node;
import io.trino.spi.connector.ColumnMetadata;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTableMetadata;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.InMemoryRecordSet;
import io.trino.spi.connector.RecordCursor;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.connector.SystemTable;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.type.BigintType;

import static io.trino.spi.connector.SystemTable.Distribution.ALL_NODES;
import static io.trino.spi.type.VarcharType.createUnboundedVarcharType;
import static java.util.Objects.requireNonNull;

/**
 * {@code system.query_status}: what the user's own latest queries have cost, and how old their rows were, on each node.
 */
public final class QueryStatusTable
        implements SystemTable
{
    private static final ConnectorTableMetadata METADATA = new ConnectorTableMetadata(
            new SchemaTableName("system", "query_status"),
            ImmutableList.of(
                    new ColumnMetadata("query_id", createUnboundedVarcharType()),
                    new ColumnMetadata("node_id", createUnboundedVarcharType()),
                    new ColumnMetadata("requests", BigintType.BIGINT),
                    new ColumnMetadata("estimated_requests", BigintType.BIGINT),
                    new ColumnMetadata("planned_endpoints", createUnboundedVarcharType()),
                    new ColumnMetadata("asked_elsewhere", BigintType.BIGINT),
                    new ColumnMetadata("not_modified", BigintType.BIGINT),
                    new ColumnMetadata("cache_hits", BigintType.BIGINT),
                    new ColumnMetadata("token_requests", BigintType.BIGINT),
                    new ColumnMetadata("permit_wait_ms", BigintType.BIGINT),
                    new ColumnMetadata("rows", BigintType.BIGINT),
                    new ColumnMetadata("skipped_keys", BigintType.BIGINT),
                    new ColumnMetadata("freshness_ms", BigintType.BIGINT),
                    new ColumnMetadata("rate_limit_status", createUnboundedVarcharType()),
                    new ColumnMetadata("trace_id", createUnboundedVarcharType())));

    private final RequestLedger ledger;
    private final QuotaDisclosure disclosure;
    private final String nodeId;

    @Inject
    QueryStatusTable(RequestLedger ledger, QuotaDisclosure disclosure, Node node)
    {
        this.disclosure = requireNonNull(disclosure, "disclosure is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.nodeId = node.getNodeIdentifier();
    }

    @Override
    public Distribution getDistribution()
    {
        return ALL_NODES;
    }

    @Override
    public ConnectorTableMetadata getTableMetadata()
    {
        return METADATA;
    }

    @Override
    public RecordCursor cursor(ConnectorTransactionHandle transaction, ConnectorSession session, TupleDomain<Integer> constraint)
    {
        InMemoryRecordSet.Builder rows = InMemoryRecordSet.builder(METADATA);
        boolean exact = disclosure.isExact(session);
        for (QueryUsage query : ledger.queriesOf(session.getUser())) {
            boolean restricted = query.scans().isRestricted();
            rows.addRow(
                    query.queryId(),
                    nodeId,
                    query.requests(),
                    query.scans().estimatedRequests(),
                    String.join(", ", query.scans().routes()),
                    // each of these would tell that a hidden record is there
                    restricted ? null : query.scans().elsewhere(),
                    restricted ? null : query.notModified(),
                    restricted ? null : query.cacheHits(),
                    query.tokenRequests(),
                    query.permitWaitMillis(),
                    query.scans().rows(),
                    // those that are hidden are not among them
                    restricted ? null : query.scans().skippedKeys(),
                    query.scans().freshnessMillis().isPresent() ? query.scans().freshnessMillis().getAsLong() : null,
                    query.quota().map(quota -> exact ? quota : quota.inSteps()).map(QuotaObservation::toString).orElse(null),
                    query.traceId());
        }
        return rows.build().cursor();
    }
}

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
import io.omnisql.connector.http.LedgerEntry;
import io.omnisql.connector.http.QueryUsage;
import io.omnisql.connector.http.RequestLedger;
import io.omnisql.connector.request.Payload;
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
import io.trino.spi.type.TimestampWithTimeZoneType;

import java.util.Optional;
import java.util.OptionalInt;

import static io.trino.spi.connector.SystemTable.Distribution.ALL_NODES;
import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;
import static io.trino.spi.type.VarcharType.createUnboundedVarcharType;
import static java.util.Objects.requireNonNull;

/**
 * {@code system.requests}: every request of the user's own latest queries, on each node. Where the policy hides rows of what a query reads, neither what exactly was asked for nor how it was answered: a status would tell
 * whether a hidden record is there.
 */
public final class RequestsTable
        implements SystemTable
{
    private static final ConnectorTableMetadata METADATA = new ConnectorTableMetadata(
            new SchemaTableName("system", "requests"),
            ImmutableList.of(
                    new ColumnMetadata("query_id", createUnboundedVarcharType()),
                    new ColumnMetadata("node_id", createUnboundedVarcharType()),
                    new ColumnMetadata("started_at", TimestampWithTimeZoneType.TIMESTAMP_TZ_MILLIS),
                    new ColumnMetadata("method", createUnboundedVarcharType()),
                    new ColumnMetadata("route", createUnboundedVarcharType()),
                    new ColumnMetadata("url", createUnboundedVarcharType()),
                    new ColumnMetadata("body", createUnboundedVarcharType()),
                    new ColumnMetadata("credential", createUnboundedVarcharType()),
                    new ColumnMetadata("status", BigintType.BIGINT),
                    new ColumnMetadata("elapsed_ms", BigintType.BIGINT),
                    new ColumnMetadata("cost", BigintType.BIGINT)));
    private static final int NOT_MODIFIED = 304;

    private final RequestLedger ledger;
    private final String nodeId;

    @Inject
    RequestsTable(RequestLedger ledger, Node node)
    {
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
        for (QueryUsage query : ledger.queriesOf(session.getUser())) {
            boolean restricted = query.scans().isRestricted();
            for (LedgerEntry entry : query.entries()) {
                Optional<LedgerEntry.Outcome> outcome = entry.outcome();
                OptionalInt status = outcome.map(LedgerEntry.Outcome::status).orElse(OptionalInt.empty());
                rows.addRow(
                        query.queryId(),
                        nodeId,
                        packDateTimeWithZone(entry.startedAt().toEpochMilli(), UTC_KEY),
                        entry.request().method(),
                        entry.request().route(),
                        restricted ? null : entry.request().url().toString(),
                        restricted ? null : body(entry.request().payload()).orElse(null),
                        entry.credentialId().toString(),
                        restricted || status.isEmpty() ? null : (long) status.getAsInt(),
                        outcome.map(LedgerEntry.Outcome::millis).orElse(null),
                        restricted ? null : cost(status));
            }
        }
        return rows.build().cursor();
    }

    private static long cost(OptionalInt status)
    {
        return status.isPresent() && status.getAsInt() == NOT_MODIFIED ? 0 : 1;
    }

    private static Optional<String> body(Payload payload)
    {
        return switch (payload) {
            case Payload.None() -> Optional.empty();
            case Payload.Json(String text) -> Optional.of(text);
            case Payload.Query query -> Optional.of(query.text());
        };
    }
}

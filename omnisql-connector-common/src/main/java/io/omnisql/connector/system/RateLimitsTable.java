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
import io.omnisql.connector.http.Timing;
import io.omnisql.connector.ratelimit.CatalogPermits;
import io.omnisql.connector.ratelimit.LimitStatus;
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
import io.trino.spi.type.TimestampWithTimeZoneType;

import java.time.Instant;
import java.util.Optional;

import static io.trino.spi.connector.SystemTable.Distribution.ALL_NODES;
import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;
import static io.trino.spi.type.VarcharType.createUnboundedVarcharType;
import static java.util.Objects.requireNonNull;

/**
 * {@code system.rate_limits}: what the source has left for each credential of the catalog, and who waits for it, on each node. As others use it, too, it is told
 * in steps where {@link QuotaDisclosure} says so.
 */
public final class RateLimitsTable
        implements SystemTable
{
    private static final ConnectorTableMetadata METADATA = new ConnectorTableMetadata(
            new SchemaTableName("system", "rate_limits"),
            ImmutableList.of(
                    new ColumnMetadata("rate_limit", createUnboundedVarcharType()),
                    new ColumnMetadata("credential", createUnboundedVarcharType()),
                    new ColumnMetadata("node_id", createUnboundedVarcharType()),
                    new ColumnMetadata("quota", BigintType.BIGINT),
                    new ColumnMetadata("remaining", BigintType.BIGINT),
                    new ColumnMetadata("resets_at", TimestampWithTimeZoneType.TIMESTAMP_TZ_MILLIS),
                    new ColumnMetadata("in_use", BigintType.BIGINT),
                    new ColumnMetadata("waiting", BigintType.BIGINT),
                    new ColumnMetadata("closed_until", TimestampWithTimeZoneType.TIMESTAMP_TZ_MILLIS)));

    private final CatalogPermits permits;
    private final Timing timing;
    private final QuotaDisclosure disclosure;
    private final String nodeId;

    @Inject
    RateLimitsTable(CatalogPermits permits, Timing timing, QuotaDisclosure disclosure, Node node)
    {
        this.permits = requireNonNull(permits, "permits is null");
        this.timing = requireNonNull(timing, "timing is null");
        this.disclosure = requireNonNull(disclosure, "disclosure is null");
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
        for (LimitStatus status : permits.status()) {
            Optional<QuotaObservation> quota = status.quota().map(observed -> exact ? observed : observed.inSteps());
            Optional<Instant> closedUntil = status.closedMillis() == 0 ? Optional.empty() : Optional.of(timing.now().plusMillis(status.closedMillis()));
            rows.addRow(
                    status.rateLimit(),
                    status.credential().toString(),
                    nodeId,
                    quota.map(QuotaObservation::limit).orElse(null),
                    quota.map(QuotaObservation::remaining).orElse(null),
                    quota.map(observed -> packed(observed.resetsAt())).orElse(null),
                    (long) status.inUse(),
                    (long) status.waiting(),
                    closedUntil.map(RateLimitsTable::packed).orElse(null));
        }
        return rows.build().cursor();
    }

    private static long packed(Instant instant)
    {
        return packDateTimeWithZone(instant.toEpochMilli(), UTC_KEY);
    }
}

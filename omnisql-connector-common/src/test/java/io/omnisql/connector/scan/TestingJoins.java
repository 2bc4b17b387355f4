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
package io.omnisql.connector.scan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.airlift.units.DataSize;
import io.omnisql.connector.ApiConfig;
import io.omnisql.connector.ClusterView;
import io.omnisql.connector.decode.DocumentTexts;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.discovery.Discovery;
import io.omnisql.connector.http.RequestLedger;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiJoinColumn;
import io.omnisql.connector.planning.ApiJoinHandle;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.testing.RecordedSpans;
import io.omnisql.connector.testing.TestingQueries;
import io.omnisql.connector.testing.TestingServer;
import io.omnisql.connector.testing.TestingTiming;
import io.trino.operator.PagesIndex;
import io.trino.operator.PagesIndexPageSorter;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.ConnectorSplitSource;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.Constraint;
import io.trino.spi.connector.DynamicFilter;
import io.trino.spi.connector.DynamicFilterSnapshot;
import io.trino.spi.predicate.TupleDomain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.Iterables.getOnlyElement;
import static io.omnisql.connector.scan.TestingScan.SESSION;
import static io.omnisql.connector.testing.TestingRelations.BOOKS;
import static io.omnisql.connector.testing.TestingRelations.RELATED;
import static io.omnisql.connector.testing.TestingSource.handle;
import static io.trino.type.InternalTypeManager.TESTING_TYPE_MANAGER;
import static java.util.stream.Collectors.joining;

/**
 * Joins that the testing source answers, from a join handle to rows, over a source on this machine.
 */
final class TestingJoins
        implements AutoCloseable
{
    private final TestingServer server = new TestingServer();
    private final TestingTiming timing = new TestingTiming();
    private final RequestLedger ledger = new RequestLedger(timing);
    private final SourceDefinition source;
    private final StandInMemories standIns;
    private final AtomicLong memory = new AtomicLong();

    TestingJoins()
    {
        this(RELATED);
    }

    TestingJoins(SourceDefinition source)
    {
        this.source = source;
        this.standIns = new StandInMemories(source);
    }

    TestingServer server()
    {
        return server;
    }

    long memory()
    {
        return memory.get();
    }

    static ApiJoinColumn ofBook(String column)
    {
        return new ApiJoinColumn(false, handle(BOOKS, column));
    }

    static ApiJoinColumn ofRelated(ApiJoinHandle join, String column)
    {
        return new ApiJoinColumn(true, handle(RELATED.table(join.lookup().table()).orElseThrow(), column));
    }

    /**
     * The splits of a join, on top of which other joins say what its columns are.
     */
    List<ConnectorSplit> splits(ConnectorTableHandle join, TupleDomain<ColumnHandle> joined)
    {
        ConnectorSplitSource splitSource = new ApiSplitManager(
                Discovery.declared(source),
                new Scope.Open(),
                server.client(ledger, timing),
                server.renderer(),
                TestingScan.credentials(source),
                ledger,
                standIns,
                DocumentTexts.none(),
                TESTING_TYPE_MANAGER,
                timing,
                () -> ClusterView.SINGLE_NODE,
                RecordedSpans.unwatched())
                .getSplits(TestingTransaction.INSTANCE, SESSION, join, joined.getDomains().map(domains -> domains.keySet()).orElse(ImmutableSet.of()), new Constraint(TupleDomain.all()));
        List<ConnectorSplit> splits = new ArrayList<>();
        while (!splitSource.isFinished()) {
            splits.addAll(splitSource.getNextBatch(1_000, new DynamicFilterSnapshot(joined, true)).join());
        }
        return splits;
    }

    ConnectorPageSource open(ConnectorTableHandle join, ApiJoinColumn... columns)
    {
        return open(getOnlyElement(splits(join, TupleDomain.all())), join, new ApiConfig(), columns);
    }

    ConnectorPageSource openWithMemory(DataSize maxLookupMemory, ApiJoinHandle join, ApiJoinColumn... columns)
    {
        return open(getOnlyElement(splits(join, TupleDomain.all())), join, new ApiConfig().setMaxLookupMemory(maxLookupMemory), columns);
    }

    private ConnectorPageSource open(ConnectorSplit split, ConnectorTableHandle join, ApiConfig config, ApiJoinColumn... columns)
    {
        ScanCredentials credentials = TestingScan.credentials(source);
        PagesIndexPageSorter sorter = new PagesIndexPageSorter(new PagesIndex.TestingFactory(false));
        ApiPageSourceProvider scans = new ApiPageSourceProvider(source, server.client(ledger, timing), server.renderer(), credentials, ledger, standIns, DocumentTexts.none(), sorter, timing, RecordedSpans.unwatched());
        return new JoinPageSourceProvider(source, new Scope.Open(), scans, credentials, ledger, TESTING_TYPE_MANAGER, timing, config)
                .createPageSource(TestingTransaction.INSTANCE, SESSION, split, join, Optional.empty(), ImmutableList.copyOf(columns), DynamicFilter.EMPTY, memory::set);
    }

    /**
     * The rows of a join as text, one split after the other.
     */
    List<String> rows(ConnectorTableHandle join, ApiJoinColumn... columns)
    {
        return splits(join, TupleDomain.all()).stream()
                .flatMap(split -> read(open(split, join, new ApiConfig(), columns), columns).stream())
                .collect(toImmutableList());
    }

    static List<String> read(ConnectorPageSource source, ApiJoinColumn... columns)
    {
        return TestingScan.read(source, Stream.of(columns).map(ApiJoinColumn::column).toArray(ApiColumnHandle[]::new)).stream()
                .map(row -> row.stream().map(String::valueOf).collect(joining(" ")))
                .collect(toImmutableList());
    }

    /**
     * What has been asked for, in the order of the requests.
     */
    List<String> asked()
    {
        return server.requests().stream().map(TestingQueries::asked).collect(toImmutableList());
    }

    @Override
    public void close()
    {
        server.close();
    }

    private enum TestingTransaction
            implements ConnectorTransactionHandle
    {
        INSTANCE
    }
}

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
import io.airlift.slice.Slice;
import io.omnisql.connector.ApiConfig;
import io.omnisql.connector.ApiSessionProperties;
import io.omnisql.connector.ClusterView;
import io.omnisql.connector.credential.CatalogCredentials;
import io.omnisql.connector.credential.UserCredentialPolicy;
import io.omnisql.connector.credential.UserCredentials;
import io.omnisql.connector.decode.DocumentTexts;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.discovery.Discovery;
import io.omnisql.connector.http.QueryUsage;
import io.omnisql.connector.http.RequestContext;
import io.omnisql.connector.http.RequestLedger;
import io.omnisql.connector.http.RequestSender;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiIndexHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.KeyOrigin;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.planning.ScopeKey;
import io.omnisql.connector.telemetry.CatalogTelemetry;
import io.omnisql.connector.testing.RecordedSpans;
import io.omnisql.connector.testing.TestingServer;
import io.omnisql.connector.testing.TestingSource;
import io.omnisql.connector.testing.TestingTiming;
import io.trino.operator.PagesIndex;
import io.trino.operator.PagesIndexPageSorter;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorIndex;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.ConnectorSplitSource;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.Constraint;
import io.trino.spi.connector.DynamicFilter;
import io.trino.spi.connector.DynamicFilterSnapshot;
import io.trino.spi.connector.SourcePage;
import io.trino.spi.predicate.TupleDomain;
import io.trino.testing.TestingConnectorSession;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.testing.TestingServer.CREDENTIALS;
import static io.omnisql.connector.testing.TestingServer.OTHER_CREDENTIALS;
import static io.omnisql.connector.testing.TestingSource.SOURCE;
import static io.trino.spi.type.TypeUtils.readNativeValue;
import static io.trino.type.InternalTypeManager.TESTING_TYPE_MANAGER;
import static java.util.Objects.requireNonNull;

/**
 * Scans of the testing source, from a table handle to rows, over a source on this machine.
 */
final class TestingScan
        implements AutoCloseable
{
    static final ConnectorSession SESSION = session(Map.of());
    static final ClusterView CLUSTER = new ClusterView(3, 7);

    private final TestingServer server = new TestingServer();
    private final TestingTiming timing = new TestingTiming();
    private final RequestLedger ledger = new RequestLedger(timing);
    private final SourceDefinition source;
    private final StandInMemories standIns;
    private final AtomicLong memory = new AtomicLong();
    private final CatalogTelemetry telemetry;

    TestingScan()
    {
        this(RecordedSpans.unwatched());
    }

    TestingScan(CatalogTelemetry telemetry)
    {
        this(SOURCE, telemetry);
    }

    TestingScan(SourceDefinition source)
    {
        this(source, RecordedSpans.unwatched());
    }

    private TestingScan(SourceDefinition source, CatalogTelemetry telemetry)
    {
        this.source = requireNonNull(source, "source is null");
        this.standIns = new StandInMemories(source);
        this.telemetry = requireNonNull(telemetry, "telemetry is null");
    }

    RequestLedger ledger()
    {
        return ledger;
    }

    TestingServer server()
    {
        return server;
    }

    TestingTiming timing()
    {
        return timing;
    }

    long memory()
    {
        return memory.get();
    }

    QueryUsage usage()
    {
        return usage(SESSION);
    }

    QueryUsage usage(ConnectorSession session)
    {
        return ledger.usage(new RequestContext(session.getQueryId(), "books", session.getUser(), CREDENTIALS, "", 0, 120_000, 1_000, 1));
    }

    /**
     * So many queries that the ledger forgets those which rest.
     */
    void runOtherQueries()
    {
        for (int query = 0; query < 1_001; query++) {
            ledger.usage(new RequestContext("other_" + query, "books", SESSION.getUser(), CREDENTIALS, "", 0, 120_000, 1_000, 1));
        }
    }

    /**
     * The catalog's credentials, of which each split has one.
     */
    static ScanCredentials credentials(SourceDefinition source)
    {
        return new ScanCredentials(new CatalogCredentials(ImmutableList.of(CREDENTIALS, OTHER_CREDENTIALS)), new UserCredentials(UserCredentialPolicy.DENIED, "lending.token"), (_, _) -> OptionalLong.empty(), source);
    }

    static ConnectorSession session(Map<String, Object> properties)
    {
        return TestingConnectorSession.builder()
                .setPropertyMetadata(ApiSessionProperties.properties(new ApiConfig()))
                .setPropertyValues(properties)
                .build();
    }

    /**
     * The splits of the library "main" in Oslo, and of others if there are any.
     */
    static List<ConnectorSplit> splits(TableDefinition table, ApiTableHandle handle, KeyOrigin origin, String... libraries)
    {
        SplitPlanner planner = new SplitPlanner(SOURCE, table, handle, ImmutableSet.of(), TESTING_TYPE_MANAGER, true);
        List<ScopeKey> keys = Stream.concat(Stream.of("main"), Stream.of(libraries))
                .map(library -> new ScopeKey(ImmutableList.of("Oslo", library), origin, spelled(origin)))
                .collect(toImmutableList());
        return planner.splits(planner.groups(keys));
    }

    private static Set<String> spelled(KeyOrigin origin)
    {
        return switch (origin) {
            case LITERAL, COMBINED, JOINED -> ImmutableSet.copyOf(SOURCE.scope().columns());
            case DECLARED, ENUMERATED -> ImmutableSet.of();
        };
    }

    /**
     * Split generation as Trino starts it.
     */
    ConnectorSplitSource splitSource(ConnectorSession session, Scope scope, ApiTableHandle handle)
    {
        return splitSource(session, scope, handle, ImmutableSet.of());
    }

    /**
     * @param joined the columns for which other sides of joins have values
     */
    ConnectorSplitSource splitSource(ConnectorSession session, Scope scope, ApiTableHandle handle, Set<ColumnHandle> joined)
    {
        return new ApiSplitManager(
                Discovery.declared(source),
                scope,
                server.client(ledger, timing),
                server.renderer(),
                credentials(source),
                ledger,
                standIns,
                DocumentTexts.none(),
                TESTING_TYPE_MANAGER,
                timing,
                () -> CLUSTER,
                telemetry)
                .getSplits(TestingTransaction.INSTANCE, session, handle, joined, new Constraint(TupleDomain.all()));
    }

    List<ConnectorSplit> splits(ConnectorSession session, Scope scope, ApiTableHandle handle)
    {
        return splits(session, scope, handle, TupleDomain.all());
    }

    /**
     * @param joined what other sides of joins say
     */
    List<ConnectorSplit> splits(ConnectorSession session, Scope scope, ApiTableHandle handle, TupleDomain<ColumnHandle> joined)
    {
        List<ConnectorSplit> splits = new ArrayList<>();
        ConnectorSplitSource generated = splitSource(session, scope, handle, joined.getDomains().orElseThrow().keySet());
        while (!generated.isFinished()) {
            splits.addAll(generated.getNextBatch(1_000, new DynamicFilterSnapshot(joined, true)).join());
        }
        generated.close();
        return splits;
    }

    ConnectorPageSource open(ConnectorSession session, ConnectorSplit split, ApiTableHandle handle, ApiColumnHandle... columns)
    {
        return pageSources()
                .createPageSource(TestingTransaction.INSTANCE, session, split, handle, Optional.empty(), ImmutableList.copyOf(columns), DynamicFilter.EMPTY, memory::set);
    }

    /**
     * The indexes of a catalog, as Trino asks for them on a node.
     */
    ApiIndexProvider indexes(Scope scope, ApiConfig config)
    {
        return new ApiIndexProvider(source, scope, pageSources(), credentials(source), ledger, TESTING_TYPE_MANAGER, timing, config);
    }

    private ApiPageSourceProvider pageSources()
    {
        return pageSources(server.client(ledger, timing));
    }

    ApiPageSourceProvider pageSources(RequestSender sender)
    {
        PagesIndexPageSorter sorter = new PagesIndexPageSorter(new PagesIndex.TestingFactory(false));
        return new ApiPageSourceProvider(source, sender, server.renderer(), credentials(source), ledger, standIns, DocumentTexts.none(), sorter, timing, telemetry);
    }

    static ConnectorIndex index(ApiIndexProvider provider, ConnectorSession session, ApiIndexHandle handle, List<ColumnHandle> lookup, List<ColumnHandle> outputs)
    {
        return provider.getIndex(TestingTransaction.INSTANCE, session, handle, lookup, outputs);
    }

    List<List<Object>> books(ApiTableHandle handle, String... columns)
    {
        return rows(SESSION, TestingSource.BOOKS, handle, KeyOrigin.LITERAL, columns);
    }

    List<List<Object>> rows(ConnectorSession session, TableDefinition table, ApiTableHandle handle, KeyOrigin origin, String... columns)
    {
        ApiColumnHandle[] handles = Stream.of(columns).map(column -> TestingSource.handle(table, column)).toArray(ApiColumnHandle[]::new);
        List<List<Object>> rows = new ArrayList<>();
        for (ConnectorSplit split : splits(table, handle, origin)) {
            rows.addAll(read(open(session, split, handle, handles), handles));
        }
        return rows;
    }

    /**
     * The rows of a whole scan, from split generation on, one split after the other.
     */
    List<List<Object>> rows(ConnectorSession session, Scope scope, ApiTableHandle handle, ApiColumnHandle... columns)
    {
        return splits(session, scope, handle).stream()
                .flatMap(split -> read(open(session, split, handle, columns), columns).stream())
                .collect(toImmutableList());
    }

    /**
     * Reads a page source as Trino does: asks again when it is no longer blocked, and closes it in any case.
     */
    static List<List<Object>> read(ConnectorPageSource source, ApiColumnHandle... columns)
    {
        List<List<Object>> rows = new ArrayList<>();
        try (source) {
            while (!source.isFinished()) {
                source.isBlocked().join();
                Optional.ofNullable(source.getNextSourcePage()).ifPresent(page -> rows.addAll(rows(page, columns)));
            }
            return rows;
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<Object>> rows(SourcePage page, ApiColumnHandle... columns)
    {
        List<List<Object>> rows = new ArrayList<>();
        for (int position = 0; position < page.getPositionCount(); position++) {
            Object[] row = new Object[columns.length];
            for (int channel = 0; channel < columns.length; channel++) {
                Object value = readNativeValue(columns[channel].type(), page.getBlock(channel), position);
                row[channel] = value instanceof Slice slice ? slice.toStringUtf8() : value;
            }
            rows.add(Arrays.asList(row));
        }
        return rows;
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

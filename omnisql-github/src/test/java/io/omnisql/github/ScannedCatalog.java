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
package io.omnisql.github;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Streams;
import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Provider;
import io.airlift.slice.Slice;
import io.omnisql.connector.ApiConnectorFactory;
import io.omnisql.connector.http.Timing;
import io.omnisql.connector.ratelimit.CatalogPermits;
import io.omnisql.connector.testing.VirtualTiming;
import io.trino.spi.Page;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.Connector;
import io.trino.spi.connector.ConnectorMetadata;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.ConnectorSplitSource;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.Constraint;
import io.trino.spi.connector.DynamicFilter;
import io.trino.spi.connector.DynamicFilterSnapshot;
import io.trino.spi.connector.MemoryContext;
import io.trino.spi.connector.ProjectionApplicationResult;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.connector.SourcePage;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.expression.Variable;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.transaction.IsolationLevel;
import io.trino.spi.type.TimestampWithTimeZoneType;
import io.trino.spi.type.Type;
import io.trino.testing.TestingConnectorContext;
import io.trino.testing.TestingConnectorSession;
import okhttp3.OkHttpClient;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import static com.google.common.base.Throwables.throwIfUnchecked;
import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static io.trino.spi.type.DateTimeEncoding.unpackMillisUtc;
import static io.trino.spi.type.TypeUtils.readNativeValue;
import static java.util.Objects.requireNonNull;

/**
 * A catalog of GitHub without a Trino around it: its own module, its connections and page sources, and time that a test moves.
 */
final class ScannedCatalog
        implements AutoCloseable
{
    private final Connector connector;
    private final Insides insides;

    private ScannedCatalog(Connector connector, Insides insides)
    {
        this.connector = requireNonNull(connector, "connector is null");
        this.insides = requireNonNull(insides, "insides is null");
    }

    static ScannedCatalog open(String name, Timing timing, Map<String, String> properties)
    {
        Insides insides = new Insides();
        ApiConnectorFactory factory = new ApiConnectorFactory(GitHubSource.SOURCE, insides, timing);
        return new ScannedCatalog(factory.create(name, properties, new TestingConnectorContext()), insides);
    }

    /**
     * What the connector counts of permits.
     */
    CatalogPermits permits()
    {
        return insides.permits.get();
    }

    OkHttpClient http()
    {
        return insides.http.get();
    }

    ConnectorSession session(Map<String, Object> properties)
    {
        return TestingConnectorSession.builder()
                .setPropertyMetadata(connector.getSessionProperties())
                .setPropertyValues(properties)
                .build();
    }

    /**
     * The splits of a scan, as a coordinator makes them.
     */
    Scan scan(ConnectorSession session, FaultScan what)
    {
        ConnectorTransactionHandle transaction = connector.beginTransaction(IsolationLevel.READ_UNCOMMITTED, true, true);
        ConnectorMetadata metadata = connector.getMetadata(session, transaction);
        ConnectorTableHandle table = metadata.getTableHandle(session, new SchemaTableName("default", what.table()), Optional.empty(), Optional.empty());
        Map<String, ColumnHandle> columns = metadata.getColumnHandles(session, table);
        TupleDomain<ColumnHandle> filter = what.filter().transformKeys(columns::get);
        ConnectorTableHandle filtered = metadata.applyFilter(session, table, new Constraint(filter)).orElseThrow().getHandle();
        Map<String, ColumnHandle> assigned = what.columns().stream().collect(toImmutableMap(name -> name, columns::get));
        List<Type> types = assigned.values().stream().map(column -> metadata.getColumnMetadata(session, filtered, column).getType()).collect(toImmutableList());
        List<ConnectorExpression> variables = Streams.zip(what.columns().stream(), types.stream(), Variable::new).collect(toImmutableList());
        ConnectorTableHandle projected = metadata.applyProjection(session, filtered, variables, assigned).map(ProjectionApplicationResult::getHandle).orElse(filtered);
        ConnectorSplitSource source = connector.getSplitManager().getSplits(transaction, session, projected, ImmutableSet.of(), Constraint.alwaysTrue());
        return new Scan(transaction, session, projected, ImmutableList.copyOf(assigned.values()), types, source);
    }

    @Override
    public void close()
    {
        connector.shutdown();
    }

    /**
     * A scan whose splits are read one after the other.
     */
    final class Scan
            implements AutoCloseable
    {
        private final ConnectorTransactionHandle transaction;
        private final ConnectorSession session;
        private final ConnectorTableHandle table;
        private final List<ColumnHandle> columns;
        private final List<Type> types;
        private final ConnectorSplitSource source;

        private Scan(ConnectorTransactionHandle transaction, ConnectorSession session, ConnectorTableHandle table, List<ColumnHandle> columns, List<Type> types, ConnectorSplitSource source)
        {
            this.transaction = transaction;
            this.session = session;
            this.table = table;
            this.columns = columns;
            this.types = types;
            this.source = source;
        }

        /**
         * All rows; time passes while they are waited for.
         */
        List<List<Object>> rows(VirtualTiming timing)
                throws IOException, InterruptedException
        {
            List<List<Object>> rows = new ArrayList<>();
            for (ConnectorSplit split : splits(timing)) {
                try (ConnectorPageSource pages = open(split)) {
                    while (!pages.isFinished()) {
                        timing.passUntil(pages.isBlocked());
                        Optional.ofNullable(pages.getNextSourcePage()).ifPresent(page -> add(page, rows));
                    }
                }
            }
            return rows;
        }

        private static <T> T batchOf(CompletableFuture<T> future)
                throws InterruptedException
        {
            try {
                return future.get();
            }
            catch (ExecutionException e) {
                throwIfUnchecked(e.getCause());
                throw new AssertionError(e.getCause());
            }
        }

        List<ConnectorSplit> splits(VirtualTiming timing)
                throws InterruptedException
        {
            ImmutableList.Builder<ConnectorSplit> splits = ImmutableList.builder();
            while (!source.isFinished()) {
                CompletableFuture<List<ConnectorSplit>> batch = source.getNextBatch(1_000, DynamicFilterSnapshot.EMPTY);
                timing.passUntil(batch);
                splits.addAll(batchOf(batch));
            }
            return splits.build();
        }

        ConnectorPageSource open(ConnectorSplit split)
        {
            return open(split, _ -> {});
        }

        ConnectorPageSource open(ConnectorSplit split, MemoryContext memory)
        {
            return connector.getPageSourceProviderFactory().createPageSourceProvider()
                    .createPageSource(transaction, session, split, table, Optional.empty(), columns, DynamicFilter.EMPTY, memory);
        }

        private void add(SourcePage source, List<List<Object>> rows)
        {
            Page page = source.getPage();
            for (int position = 0; position < page.getPositionCount(); position++) {
                Object[] row = new Object[types.size()];
                for (int channel = 0; channel < row.length; channel++) {
                    row[channel] = value(types.get(channel), page, channel, position);
                }
                rows.add(Arrays.asList(row));
            }
        }

        @Override
        public void close()
        {
            source.close();
            connector.commit(transaction);
        }
    }

    private static Object value(Type type, Page page, int channel, int position)
    {
        Object value = readNativeValue(type, page.getBlock(channel), position);
        return switch (value) {
            case Slice slice -> slice.toStringUtf8();
            case Long packed when type instanceof TimestampWithTimeZoneType -> Instant.ofEpochMilli(unpackMillisUtc(packed));
            case null, default -> value;
        };
    }

    /**
     * The connector's own module, and a look at what it makes.
     */
    private static final class Insides
            implements Module
    {
        private Provider<CatalogPermits> permits;
        private Provider<OkHttpClient> http;

        @Override
        public void configure(Binder binder)
        {
            binder.install(new GitHubModule());
            permits = binder.getProvider(CatalogPermits.class);
            http = binder.getProvider(OkHttpClient.class);
        }
    }

    /**
     * The properties that every catalog over a simulator has.
     */
    static ImmutableMap<String, String> properties(String apiUri, Map<String, String> others)
    {
        return ImmutableMap.<String, String>builder()
                .put("omnisql.tenant", "acme")
                .put("omnisql.rate-limit.paced", "false")
                .put("github.api-uri", apiUri)
                .putAll(others)
                .buildOrThrow();
    }
}

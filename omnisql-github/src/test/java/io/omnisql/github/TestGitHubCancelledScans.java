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

import com.google.common.collect.ImmutableMap;
import io.omnisql.simulator.http.Fault;
import io.omnisql.simulator.http.Occasion;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.ConnectorSplit;
import okhttp3.ConnectionPool;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * F33: a thousand scans, each cancelled at another moment of its life, leave no thread, socket, permit or byte behind.
 */
@Timeout(value = 10, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestGitHubCancelledScans
{
    private static final int SCANS = 1_000;
    // a request that was cancelled may come to the source after that, so that no other is the next one for sure
    private static final Occasion EVERY_PAGE = FaultScan.CURSORS.request().always();

    private final List<WeakReference<ConnectorPageSource>> sources = new ArrayList<>();
    private final List<AtomicLong> memory = new ArrayList<>();
    private final Semaphore arrived = new Semaphore(0);
    private FaultBench bench;

    /**
     * When a scan is cancelled.
     */
    private enum Moment
    {
        BEFORE_SPLITS,
        BEFORE_REQUEST,
        WAITING_FOR_ANSWER,
        WAITING_FOR_RETRY,
        WAITING_FOR_PERMIT,
        WAITING_FOR_ROOM,
        PAGE_ARRIVED,
        BETWEEN_PAGES,
    }

    @Test
    void testThousandCancelledScans(@TempDir Path directory)
            throws IOException, InterruptedException
    {
        run(directory, Moment.values().length);
        // what the machine itself keeps as soon as it has closed the first one is there now
        long sockets = sockets();
        run(directory, SCANS);
        // the simulator keeps its ends of connections that were cut until it is closed
        await(() -> sockets() <= sockets);
    }

    private void run(Path directory, int scans)
            throws IOException, InterruptedException
    {
        sources.clear();
        memory.clear();
        bench = FaultBench.start(directory);
        try (FaultBench _ = bench; ScannedCatalog catalog = bench.open(FaultCredential.TOKEN, ImmutableMap.of("omnisql.max-concurrent-requests", "2"))) {
            cancel(catalog, scans);
        }
        await(() -> threads() == 0);
    }

    private void cancel(ScannedCatalog catalog, int scans)
            throws IOException, InterruptedException
    {
        for (int scan = 0; scan < scans; scan++) {
            cancel(catalog, Moment.values()[scan % Moment.values().length]);
            await(() -> isAtRest(catalog));
        }
        // those of two requests, and those that rest beside them
        assertThat(threads()).isLessThanOrEqualTo(4);
        assertThat(catalog.permits().status()).allSatisfy(status -> {
            assertThat(status.inUse()).isZero();
            assertThat(status.waiting()).isZero();
        });
        assertThat(sources).hasSizeGreaterThan(scans / 2);
        assertThat(memory).allSatisfy(bytes -> assertThat(bytes).hasValue(0));
        await(() -> {
            System.gc();
            return sources.stream().allMatch(source -> source.refersTo(null));
        });
        bench.timing().pass(Duration.ofMinutes(1));
        assertSound(catalog);
    }

    private void cancel(ScannedCatalog catalog, Moment moment)
            throws IOException, InterruptedException
    {
        try (ScannedCatalog.Scan scan = scan(catalog, FaultScan.CURSORS)) {
            if (moment == Moment.BEFORE_SPLITS) {
                return;
            }
            ConnectorSplit split = scan.splits(bench.timing()).getFirst();
            switch (moment) {
                case BEFORE_SPLITS, BEFORE_REQUEST -> open(scan, split).close();
                case WAITING_FOR_ANSWER -> cancelBeforeAnswer(scan, split);
                case WAITING_FOR_RETRY -> cancelWhileWaiting(scan, split, new Fault.Respond(503, Headers.of("Retry-After", "5"), "busy"));
                case WAITING_FOR_PERMIT -> cancelWhileWaiting(scan, split, new Fault.Respond(429, Headers.of("Retry-After", "5"), "{}"));
                case WAITING_FOR_ROOM -> cancelBeforeTurn(catalog, scan, split);
                case PAGE_ARRIVED -> cancelAfterAnswer(scan, split, false);
                case BETWEEN_PAGES -> cancelAfterAnswer(scan, split, true);
            }
        }
    }

    private ConnectorPageSource open(ScannedCatalog.Scan scan, ConnectorSplit split)
    {
        AtomicLong bytes = new AtomicLong();
        ConnectorPageSource source = scan.open(split, bytes::set);
        memory.add(bytes);
        sources.add(new WeakReference<>(source));
        return source;
    }

    private void cancelBeforeAnswer(ScannedCatalog.Scan scan, ConnectorSplit split)
            throws IOException, InterruptedException
    {
        CompletableFuture<Void> permission = hold();
        try (ConnectorPageSource source = open(scan, split)) {
            assertThat(source.isBlocked()).isNotDone();
            arrived.acquire();
        }
        release(permission);
    }

    private void cancelWhileWaiting(ScannedCatalog.Scan scan, ConnectorSplit split, Fault.Action fault)
            throws IOException, InterruptedException
    {
        bench.simulator().faults().add(new Fault(EVERY_PAGE, fault));
        try (ConnectorPageSource source = open(scan, split)) {
            assertThat(source.isBlocked()).isNotDone();
            bench.timing().awaitWaiting(1);
        }
        bench.simulator().faults().clear();
        bench.timing().awaitNobodyWaits();
        bench.timing().pass(Duration.ofSeconds(5));
    }

    /**
     * The catalog may have two requests under way, so that the third waits for one of them. Each asks for something else, as the same is asked once.
     */
    private void cancelBeforeTurn(ScannedCatalog catalog, ScannedCatalog.Scan scan, ConnectorSplit split)
            throws IOException, InterruptedException
    {
        // after a refusal one request goes ahead, and only then the others
        cancelAfterAnswer(scan, split, false);
        CompletableFuture<Void> permission = hold();
        try (ScannedCatalog.Scan firstScan = scan(catalog, FaultScan.CURSORS);
                ScannedCatalog.Scan secondScan = scan(catalog, FaultScan.NUMBERS);
                ScannedCatalog.Scan thirdScan = scan(catalog, FaultScan.QUERIES);
                ConnectorPageSource first = open(firstScan, split);
                ConnectorPageSource second = open(secondScan, secondScan.splits(bench.timing()).getFirst())) {
            assertThat(first.isBlocked()).isNotDone();
            assertThat(second.isBlocked()).isNotDone();
            arrived.acquire(2);
            try (ConnectorPageSource third = open(thirdScan, thirdScan.splits(bench.timing()).getFirst())) {
                assertThat(third.isBlocked()).isNotDone();
                assertThat(catalog.permits().stats().getWaiting()).isEqualTo(1);
            }
        }
        release(permission);
    }

    private static ScannedCatalog.Scan scan(ScannedCatalog catalog, FaultScan what)
    {
        return catalog.scan(catalog.session(ImmutableMap.of("max_permit_wait", "1h")), what);
    }

    private void cancelAfterAnswer(ScannedCatalog.Scan scan, ConnectorSplit split, boolean decodes)
            throws IOException, InterruptedException
    {
        try (ConnectorPageSource source = open(scan, split)) {
            bench.timing().passUntil(source.isBlocked());
            if (decodes) {
                assertThat(source.getNextSourcePage().getPositionCount()).isPositive();
                // asks for the next one
                CompletableFuture<?> _ = source.isBlocked();
            }
        }
    }

    /**
     * Has all requests wait at the source until they may be answered.
     */
    private CompletableFuture<Void> hold()
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        arrived.drainPermits();
        bench.simulator().changes().add(EVERY_PAGE, () -> {
            arrived.release();
            permission.join();
        });
        return permission;
    }

    private void release(CompletableFuture<Void> permission)
    {
        bench.simulator().changes().clear();
        permission.complete(null);
    }

    private void assertSound(ScannedCatalog catalog)
            throws IOException, InterruptedException
    {
        try (ScannedCatalog.Scan scan = catalog.scan(catalog.session(ImmutableMap.of()), FaultScan.CURSORS)) {
            assertThat(scan.rows(bench.timing())).containsExactlyInAnyOrderElementsOf(
                    FaultScan.CURSORS.expected(bench.simulator().data()).stream().map(row -> row.project(FaultScan.CURSORS.columns())).toList());
        }
    }

    /**
     * Nothing is asked, and no connection is used.
     */
    private static boolean isAtRest(ScannedCatalog catalog)
    {
        ConnectionPool connections = catalog.http().connectionPool();
        return catalog.http().dispatcher().runningCallsCount() + catalog.http().dispatcher().queuedCallsCount() == 0 &&
                connections.connectionCount() == connections.idleConnectionCount() &&
                catalog.permits().stats().getUnderWay() == 0 &&
                catalog.permits().stats().getWaiting() == 0;
    }

    private static long threads()
    {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("omnisql-" + FaultBench.CATALOG)).count();
    }

    private static long sockets()
    {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.filter(TestGitHubCancelledScans::isSocket).count();
        }
        catch (IOException _) {
            // nobody can tell on this system
            return 0;
        }
    }

    private static boolean isSocket(Path file)
    {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("socket:");
        }
        catch (IOException _) {
            // closed since it was listed
            return false;
        }
    }

    private static void await(BooleanSupplier condition)
    {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}

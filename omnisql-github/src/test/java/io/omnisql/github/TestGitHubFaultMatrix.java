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

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.error.ApiErrorCode;
import io.omnisql.connector.testing.VirtualTiming;
import io.omnisql.simulator.github.GitHubContract;
import io.omnisql.simulator.http.JournalEntry;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorSplit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * The fault matrix: every row at its places of a scan, and with the scan cancelled while the fault keeps it waiting. A scan ends with exactly the rows that the simulator has, or with an
 * error that the row allows, which says of what table and page it is and whether to try again, and holds no secret.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 15, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestGitHubFaultMatrix
{
    private final Map<FaultScan, Integer> requests = new EnumMap<>(FaultScan.class);
    private FaultBench bench;

    @BeforeAll
    void start(@TempDir Path directory)
            throws IOException, InterruptedException
    {
        bench = FaultBench.start(directory);
        for (FaultScan scan : FaultScan.values()) {
            try (ScannedCatalog catalog = bench.open(FaultCredential.TOKEN, ImmutableMap.of()); ScannedCatalog.Scan sound = catalog.scan(session(catalog), scan)) {
                if (scan == FaultScan.QUERIES && GitHubContract.find().isEmpty()) {
                    continue;
                }
                assertRows(sound.rows(bench.timing()), scan, ImmutableMap.of());
                requests.put(scan, bench.simulator().journal().size());
            }
        }
    }

    @AfterAll
    void stop()
    {
        bench.close();
    }

    static ImmutableList<FaultRow> rows()
    {
        return FaultRows.ALL;
    }

    @Test
    void testScansHaveSeveralPages()
    {
        assertThat(requests.get(FaultScan.CURSORS)).isEqualTo(3);
        assertThat(requests.get(FaultScan.NUMBERS)).isGreaterThanOrEqualTo(3);
    }

    @Test
    void testRowsThatHaveToGiveRows()
    {
        assertThat(FaultRows.ALL.stream().map(FaultRow::toString)).doesNotHaveDuplicates();
        for (String id : ImmutableList.of("F01", "F02", "F03", "F04", "F06", "F07", "F09", "F12", "F13", "F16")) {
            assertThat(FaultRows.ALL.stream().filter(row -> row.id().equals(id) && row.outcomes().values().stream().allMatch(FaultOutcome.exactRows()::equals))).describedAs(id).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void testScan(FaultRow row)
            throws IOException, InterruptedException
    {
        assumeTrue(requests.containsKey(row.scan()), "GraphQL is not simulated without the official schema in ../shared/contracts");
        for (Map.Entry<FaultPlace, FaultOutcome> outcome : row.outcomes().entrySet()) {
            int request = outcome.getKey().request(requests.get(row.scan()));
            try (ScannedCatalog catalog = open(row)) {
                arm(row, request);
                check(row, request, outcome.getValue(), catalog);
                assertAtRest(catalog);
            }
        }
    }

    /**
     * A scan that is cancelled while the fault has it wait leaves nothing behind, and the next one is as if nothing had been.
     */
    @ParameterizedTest
    @MethodSource("rows")
    void testCancelledScan(FaultRow row)
            throws IOException, InterruptedException
    {
        assumeTrue(requests.containsKey(row.scan()), "GraphQL is not simulated without the official schema in ../shared/contracts");
        FaultPlace place = ImmutableList.copyOf(row.outcomes().keySet()).get(row.name().length() % row.outcomes().size());
        try (ScannedCatalog catalog = open(row)) {
            arm(row, place.request(requests.get(row.scan())));
            try (ScannedCatalog.Scan scan = catalog.scan(session(catalog), row.scan())) {
                for (ConnectorSplit split : scan.splits(bench.timing())) {
                    try (ConnectorPageSource source = scan.open(split)) {
                        readUntilFault(source);
                    }
                    if (isHit()) {
                        break;
                    }
                }
            }
            assertThat(isHit()).isTrue();
            if (row.credential() == FaultCredential.APP) {
                // a new token is for every scan of the catalog, so that none of them ends the wait for it
                bench.timing().passUntil(() -> catalog.http().dispatcher().runningCallsCount() == 0 && !bench.timing().isAwaited());
            }
            assertAtRest(catalog);
        }
    }

    private ScannedCatalog open(FaultRow row)
    {
        return bench.open(row.credential(), row.impatient() ? ImmutableMap.of("omnisql.request-timeout", "500ms") : ImmutableMap.of());
    }

    private void readUntilFault(ConnectorPageSource source)
            throws InterruptedException
    {
        try {
            while (!source.isFinished() && !isHit()) {
                bench.timing().passUntil(source.isBlocked());
                if (isHit()) {
                    return;
                }
                source.getNextSourcePage();
            }
        }
        catch (TrinoException e) {
            assertThat(isHit()).describedAs(e.getMessage()).isTrue();
        }
    }

    private boolean isHit()
    {
        return bench.simulator().journal().entries().stream().anyMatch(JournalEntry::scripted);
    }

    private void arm(FaultRow row, int request)
    {
        bench.simulator().faults().add(row.fault(request));
        row.others().forEach(bench.simulator().faults()::add);
    }

    private void check(FaultRow row, int request, FaultOutcome outcome, ScannedCatalog catalog)
            throws IOException, InterruptedException
    {
        String place = "%s at request %s".formatted(row, request);
        try (ScannedCatalog.Scan scan = catalog.scan(session(catalog), row.scan())) {
            List<List<Object>> rows = scan.rows(bench.timing());
            assertThat(outcome.rows()).describedAs(place).isTrue();
            assertRows(rows, row.scan(), row.expected());
            assertThat(elapsed()).describedAs(place).isGreaterThanOrEqualTo(row.waits());
        }
        catch (TrinoException e) {
            assertThat(outcome.codes().stream().map(ApiErrorCode::toErrorCode)).describedAs("%s: %s", place, e.getMessage()).contains(e.getErrorCode());
            String pages = switch (row.scan()) {
                case CURSORS -> "(%s|%s)".formatted(request, request + 1);
                // which come in any order when several are under way
                case NUMBERS -> "(%s|%s|%s)".formatted(request - 1, request, request + 1);
                // each has pages of many keys
                case QUERIES -> "\\d+";
            };
            assertThat(e.getMessage()).describedAs(place).containsPattern("\\(table %s, page %s; trying again (may help|does not help)\\)$".formatted(row.scan().table(), pages));
            assertThat(Throwables.getStackTraceAsString(e)).doesNotContain(FaultBench.CANARY, "ghs_", "eyJ", "evil.example", "login.example");
        }
        assertThat(elapsed()).describedAs(place).isLessThanOrEqualTo(row.quits());
        assertThat(isHit()).describedAs(place).isTrue();
    }

    private Duration elapsed()
    {
        return Duration.between(VirtualTiming.START, bench.timing().now());
    }

    private void assertRows(List<List<Object>> rows, FaultScan scan, Map<String, Object> shown)
    {
        List<List<Object>> expected = scan.expected(bench.simulator().data()).stream()
                .map(row -> scan.columns().stream().map(column -> shown.getOrDefault(column, row.get(column))).toList())
                .collect(toImmutableList());
        assertThat(rows).containsExactlyInAnyOrderElementsOf(expected);
    }

    private void assertAtRest(ScannedCatalog catalog)
            throws InterruptedException
    {
        bench.timing().awaitNobodyWaits();
        while (catalog.http().dispatcher().runningCallsCount() > 0 || catalog.permits().stats().getUnderWay() > 0 || catalog.permits().stats().getWaiting() > 0) {
            Thread.onSpinWait();
        }
        assertThat(catalog.permits().status()).allSatisfy(status -> {
            assertThat(status.inUse()).isZero();
            assertThat(status.waiting()).isZero();
        });
    }

    private static ConnectorSession session(ScannedCatalog catalog)
    {
        return catalog.session(ImmutableMap.of("max_permit_wait", "2h"));
    }
}

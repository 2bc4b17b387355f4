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
import io.airlift.units.DataSize;
import io.omnisql.connector.ApiConfig;
import io.omnisql.connector.error.ApiErrorCode;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiIndexHandle;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.planning.ScopePattern;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorIndex;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.InMemoryRecordSet;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.type.Type;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.airlift.units.DataSize.Unit.BYTE;
import static io.omnisql.connector.error.ApiErrorCode.ACCESS_REFUSED;
import static io.omnisql.connector.error.ApiErrorCode.LOOKUP_MEMORY_EXCEEDED;
import static io.omnisql.connector.error.ApiErrorCode.REQUEST_LIMIT_EXCEEDED;
import static io.omnisql.connector.scan.TestingScan.SESSION;
import static io.omnisql.connector.testing.TestingDomains.number;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingServer.response;
import static io.omnisql.connector.testing.TestingSource.RESERVATIONS;
import static io.omnisql.connector.testing.TestingSource.handle;
import static java.util.concurrent.Executors.newSingleThreadExecutor;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * Look-ups of reservations by their book, as Trino asks for them: a page of keys at a time.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestApiIndex
{
    private static final ApiColumnHandle CITY = handle(RESERVATIONS, "city");
    private static final ApiColumnHandle LIBRARY = handle(RESERVATIONS, "library");
    private static final ApiColumnHandle NUMBER = handle(RESERVATIONS, "number");
    private static final ApiColumnHandle PLACE = handle(RESERVATIONS, "place");
    private static final ApiColumnHandle READER = handle(RESERVATIONS, "reader");
    private static final ImmutableList<ColumnHandle> KEY = ImmutableList.of(NUMBER, LIBRARY, CITY);
    private static final ImmutableList<ColumnHandle> OUTPUTS = ImmutableList.of(PLACE, NUMBER, LIBRARY, CITY);
    private static final ApiIndexHandle ALL = index(TupleDomain.all(), 100);

    private final TestingScan scan = new TestingScan();
    private final ApiIndexProvider provider = scan.indexes(new Scope.Open(), new ApiConfig());

    @AfterEach
    void close()
    {
        scan.close();
    }

    @Test
    void testEachKeyIsAskedForOnce()
    {
        answerEverything();
        ConnectorIndex index = open(ALL);
        assertThat(lookUp(index, key(1, "main"), key(2, "main"))).containsExactly(row(10, 1, "main"), row(20, 2, "main"));
        assertThat(scan.server().targets()).containsExactlyInAnyOrder(path(1, "main"), path(2, "main"));
        assertThat(lookUp(index, key(2, "main"), key(3, "main"))).containsExactly(row(20, 2, "main"), row(30, 3, "main"));
        assertThat(lookUp(open(ALL), key(1, "main"))).describedAs("another task of the query").containsExactly(row(10, 1, "main"));
        assertThat(scan.server().requests()).hasSize(3);
        assertThat(scan.usage().requests()).isEqualTo(3);
        assertThat(scan.usage().scans().estimatedRequests()).isEqualTo(3);
        assertThat(lookUp(TestingScan.index(provider, TestingScan.session(Map.of()), ALL, KEY, OUTPUTS), key(1, "main"))).hasSize(1);
        assertThat(scan.server().requests()).describedAs("another query").hasSize(4);
    }

    /**
     * Two numbers and two libraries are two keys, not four.
     */
    @Test
    void testNoKeyIsMadeUp()
    {
        answerEverything();
        assertThat(lookUp(open(ALL), key(1, "main"), key(2, "west"))).containsExactlyInAnyOrder(row(10, 1, "main"), row(20, 2, "west"));
        assertThat(scan.server().targets()).containsExactlyInAnyOrder(path(1, "main"), path(2, "west"));
    }

    @Test
    void testNoKeys()
    {
        assertThat(lookUp(open(ALL))).isEmpty();
        assertThat(scan.server().requests()).isEmpty();
    }

    /**
     * What a join has and the source has not is no row: not there, spelled otherwise, or outside the scope.
     */
    @Test
    void testKeysWithoutRows()
    {
        scan.server().answersAll(request -> switch (request.getTarget()) {
            case "/cities/Oslo/MAIN/books/1/reservations?size=50" -> response(200, reservations(10, "main"));
            case "/cities/Oslo/main/books/2/reservations?size=50" -> response(404, "");
            default -> response(404, "");
        });
        ConnectorIndex index = open(ALL);
        assertThat(lookUp(index, key(1, "MAIN"), key(2, "main"), key(3, "nowhere"))).isEmpty();
        assertThat(scan.usage().scans().skippedKeys()).describedAs("which of them has no book, and which no reservations, is of no interest to a join").isEqualTo(3);
        int requests = scan.server().requests().size();
        assertThat(requests).isEqualTo(3);
        assertThat(lookUp(index, key(3, "nowhere"), key(2, "main"))).isEmpty();
        assertThat(scan.server().requests()).hasSize(requests);
    }

    @Test
    void testKeysOutsideTheScope()
    {
        answerEverything();
        Scope scope = new Scope.Declared(ImmutableList.of(new ScopePattern(ImmutableList.of("Oslo"), "m*")));
        ConnectorIndex index = TestingScan.index(scan.indexes(scope, new ApiConfig()), SESSION, ALL, KEY, OUTPUTS);
        assertThat(lookUp(index, key(1, "west"), key(2, "main"))).containsExactly(row(20, 2, "main"));
        assertThat(scan.server().targets()).containsExactly(path(2, "main"));
        assertThat(scan.usage().scans().skippedKeys()).isZero();
    }

    @Test
    void testConstraint()
    {
        answerEverything();
        ConnectorIndex index = open(index(where(NUMBER, number(1, 2), PLACE, number(20), LIBRARY, text("main")), 100));
        assertThat(lookUp(index, key(1, "main"), key(2, "main"), key(3, "main"), key(1, "west"))).containsExactly(row(20, 2, "main"));
        assertThat(scan.server().targets()).containsExactlyInAnyOrder(path(1, "main"), path(2, "main"));
    }

    /**
     * A join by a column beside the key gets the rows that it asks for, once, from what was fetched for the key.
     */
    @Test
    void testColumnBesideTheKey()
    {
        scan.server().answersAll(_ -> response(200, "[%s,%s,%s]".formatted(reservation(1, "main", "\"ann\""), reservation(2, "main", "\"bo\""), reservation(3, "main", "null"))));
        List<ColumnHandle> outputs = ImmutableList.of(PLACE);
        ConnectorIndex index = TestingScan.index(provider, SESSION, ALL, ImmutableList.of(CITY, LIBRARY, NUMBER, READER), outputs);
        assertThat(lookUp(index, outputs, ImmutableList.of(new Key(ImmutableList.of("Oslo", "main", 7L, "ann")), new Key(ImmutableList.of("Oslo", "main", 7L, "eve"))))).containsExactly(List.of(1L));
        assertThat(lookUp(index, outputs, ImmutableList.of(new Key(ImmutableList.of("Oslo", "main", 7L, "bo"))))).containsExactly(List.of(2L));
        assertThat(scan.server().targets()).containsExactly(path(7, "main"));
    }

    @Test
    void testRequestsAreUnderWayTogether()
            throws InterruptedException
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        IntStream.rangeClosed(1, 4).forEach(_ -> scan.server().answersWhen(permission, 200, "[]"));
        ConnectorIndex index = TestingScan.index(scan.indexes(new Scope.Open(), new ApiConfig().setMaxConcurrentRequests(3)), SESSION, ALL, KEY, OUTPUTS);
        CompletableFuture<List<List<Object>>> rows = CompletableFuture.supplyAsync(() -> lookUp(index, key(1, "main"), key(2, "main"), key(3, "main"), key(4, "main")));
        scan.server().awaitRequests(3);
        assertThat(scan.server().clientCalls()).isEqualTo(3);
        permission.complete(null);
        assertThat(rows.join()).isEmpty();
        assertThat(scan.server().requests()).hasSize(4);
    }

    @Test
    void testDriversShareWhatIsUnderWay()
            throws InterruptedException
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        scan.server().answersWhen(permission, 200, reservations(10, "main"));
        List<CompletableFuture<List<List<Object>>>> drivers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> lookUp(open(ALL), key(1, "main")))).limit(2).toList();
        scan.server().awaitRequests(1);
        permission.complete(null);
        for (CompletableFuture<List<List<Object>>> driver : drivers) {
            assertThat(driver.join()).containsExactly(row(10, 1, "main"));
        }
        assertThat(scan.server().requests()).hasSize(1);
    }

    /**
     * The error is that of a scan, and nothing of the look-up is taken for an answer.
     */
    @Test
    void testFailure()
    {
        scan.server().answersAll(request -> response(request.getTarget().equals(path(2, "main")) ? 403 : 200, "[]"));
        ConnectorIndex index = open(ALL);
        assertThat(failure(() -> lookUp(index, key(1, "main"), key(2, "main"), key(3, "main")), ACCESS_REFUSED)).startsWith("reservations: ").contains("'Oslo/main/2'");
        answerEverything();
        assertThat(lookUp(index, key(1, "main"))).hasSize(1);
    }

    /**
     * Keys that need more requests than the query may make are not asked for at all; where it turns out later, the last request is refused.
     */
    @Test
    void testAllowance()
    {
        scan.server().answersAll(_ -> response(404, ""));
        ConnectorIndex index = open(index(TupleDomain.all(), 3));
        assertThat(failure(() -> lookUp(index, key(1, "main"), key(2, "main"), key(3, "main"), key(4, "main")), REQUEST_LIMIT_EXCEEDED)).contains("at least 4 requests", "may make 3");
        assertThat(scan.server().requests()).isEmpty();

        scan.server().answersAll(_ -> response(200, reservations(10, "main"), "Link", "</more?page=%s>; rel=\"next\"".formatted(scan.server().requests().size())));
        ConnectorSession session = TestingScan.session(Map.of());
        ConnectorIndex another = TestingScan.index(scan.indexes(new Scope.Open(), new ApiConfig().setMaxConcurrentRequests(1)), session, index(TupleDomain.all(), 3), KEY, OUTPUTS);
        assertThat(failure(() -> lookUp(another, key(1, "main"), key(2, "main")), REQUEST_LIMIT_EXCEEDED)).contains("has made the 3 requests");
        assertThat(scan.server().requests()).hasSize(3);
    }

    @Test
    void testMemory()
    {
        answerEverything();
        ConnectorIndex index = TestingScan.index(scan.indexes(new Scope.Open(), new ApiConfig().setMaxLookupMemory(DataSize.of(700, BYTE))), SESSION, ALL, KEY, OUTPUTS);
        assertThat(lookUp(index, key(1, "main"))).hasSize(1);
        failure(() -> lookUp(index, OUTPUTS, IntStream.range(2, 20).mapToObj(number -> key(number, "main")).toList()), LOOKUP_MEMORY_EXCEEDED);
    }

    /**
     * Trino interrupts the thread of a query that has ended.
     */
    @Test
    void testInterrupt()
            throws IOException, InterruptedException
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        scan.server().answersWhen(permission, 200, "[]");
        ConnectorIndex index = open(ALL);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicBoolean interrupted = new AtomicBoolean();
        ExecutorService executor = newSingleThreadExecutor();
        executor.execute(() -> {
            failure.set(catchThrowable(() -> lookUp(index, key(1, "main"))));
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        scan.server().awaitRequests(1);
        assertThat(executor.shutdownNow()).isEmpty();
        assertThat(executor.awaitTermination(1, MINUTES)).isTrue();
        assertThat(failure.get()).isInstanceOf(CancellationException.class);
        assertThat(interrupted).isTrue();
        scan.server().awaitDisconnection();
        permission.complete(null);
        answerEverything();
        assertThat(lookUp(index, key(1, "main"))).describedAs("the lock is free, and no absence of rows was kept").hasSize(1);
    }

    /**
     * Nobody tells a node that a query has ended: its rows are gone with its last index.
     */
    @Test
    void testRowsEndWithTheQuery()
    {
        answerEverything();
        assertThat(lookUp(open(ALL), key(1, "main"))).hasSize(1);
        while (provider.indexesWithRows() > 0) {
            System.gc();
            Thread.onSpinWait();
        }
    }

    private void answerEverything()
    {
        scan.server().answersAll(request -> {
            List<String> path = ImmutableList.copyOf(request.getUrl().pathSegments());
            return response(200, reservations(Integer.parseInt(path.get(4)) * 10, path.get(2)));
        });
    }

    private static String reservations(int place, String library)
    {
        return "[" + reservation(place, library, "\"ann\"") + "]";
    }

    private static String reservation(int place, String library, String reader)
    {
        return "{\"library_url\":\"https://lending.example/cities/Oslo/%s\",\"place\":%s,\"reader\":%s}".formatted(library, place, reader);
    }

    private static ApiIndexHandle index(TupleDomain<ApiColumnHandle> constraint, int maxRequests)
    {
        return ApiIndexHandle.of("reservations", constraint, ImmutableList.of(), ImmutableList.of(CITY, LIBRARY, NUMBER), maxRequests);
    }

    private ConnectorIndex open(ApiIndexHandle handle)
    {
        return TestingScan.index(provider, SESSION, handle, KEY, OUTPUTS);
    }

    private static Key key(long number, String library)
    {
        return new Key(ImmutableList.of(number, library, "Oslo"));
    }

    private static List<Object> row(long place, long number, String library)
    {
        return ImmutableList.of(place, number, library, "Oslo");
    }

    private static String path(int number, String library)
    {
        return "/cities/Oslo/%s/books/%s/reservations?size=50".formatted(library, number);
    }

    private static List<List<Object>> lookUp(ConnectorIndex index, Key... keys)
    {
        return lookUp(index, OUTPUTS, List.of(keys));
    }

    private static List<List<Object>> lookUp(ConnectorIndex index, List<ColumnHandle> outputs, List<Key> keys)
    {
        List<Type> types = keys.stream()
                .findFirst()
                .map(key -> key.values().stream().map(value -> value instanceof Long ? NUMBER.type() : CITY.type()).collect(toImmutableList()))
                .orElseGet(() -> ImmutableList.of(NUMBER.type(), LIBRARY.type(), CITY.type()));
        InMemoryRecordSet.Builder records = InMemoryRecordSet.builder(types);
        keys.forEach(key -> records.addRow(key.values().toArray()));
        return TestingScan.read(index.lookup(records.build()), outputs.stream().map(ApiColumnHandle.class::cast).toArray(ApiColumnHandle[]::new));
    }

    private static String failure(ThrowingCallable action, ApiErrorCode code)
    {
        TrinoException failure = catchThrowableOfType(TrinoException.class, action);
        assertThat(failure.getErrorCode()).describedAs(failure.getMessage()).isEqualTo(code.toErrorCode());
        return failure.getMessage();
    }

    private record Key(List<Object> values) {}
}

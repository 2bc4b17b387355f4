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
package io.omnisql.connector.discovery;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.cache.CacheEpoch;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.SourceDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.testing.RecordedLogs;
import io.omnisql.connector.testing.TestingTiming;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorSession;
import io.trino.testing.TestingConnectorSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.Iterables.getOnlyElement;
import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.VARCHAR;
import static io.omnisql.connector.error.ApiErrorCode.ACCESS_REFUSED;
import static io.omnisql.connector.error.ApiErrorCode.DISCOVERY_FAILED;
import static io.omnisql.connector.error.ApiErrorCode.SOURCE_UNAVAILABLE;
import static io.omnisql.connector.testing.TestingSource.BOOKS;
import static io.omnisql.connector.testing.TestingSource.SOURCE;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * When the source is asked for its tables, and what queries see meanwhile.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestFoundTables
{
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    private final TestingTiming timing = new TestingTiming();
    private final CacheEpoch epoch = new CacheEpoch(timing::now);
    private final List<CompletableFuture<SourceDefinition>> asked = new CopyOnWriteArrayList<>();
    // the answers to questions that are not asked yet
    private final List<CompletableFuture<SourceDefinition>> answers = new CopyOnWriteArrayList<>();
    private final FoundTables tables = new FoundTables("lending", SOURCE, ImmutableSet.of(BOOKS.name()), this::find, INTERVAL, epoch, timing);

    private CompletableFuture<SourceDefinition> find(ConnectorSession session)
    {
        CompletableFuture<SourceDefinition> answer = answers.isEmpty() ? new CompletableFuture<>() : answers.removeFirst();
        asked.add(answer);
        return answer;
    }

    @Test
    void testNothingIsAskedBeforeItIsNeeded()
    {
        assertThat(tables.declared()).isEqualTo(SOURCE);
        assertThat(tables.latest()).isEqualTo(SOURCE);
        assertThat(asked).isEmpty();
    }

    @Test
    void testTablesAreKeptForAWhile()
    {
        answers.add(completedFuture(found(1)));
        answers.add(completedFuture(found(2)));
        assertThat(tables.of(session())).isEqualTo(found(1));
        timing.advance(INTERVAL.minusMillis(1));
        assertThat(tables.of(session())).isEqualTo(found(1));
        assertThat(asked).hasSize(1);
        timing.advance(Duration.ofMillis(1));
        assertThat(tables.of(session())).isEqualTo(found(2));
        assertThat(tables.latest()).isEqualTo(found(2));
        assertThat(tables.declared()).isEqualTo(SOURCE);
    }

    /**
     * To its end, however long it takes.
     */
    @Test
    void testQueryKeepsItsTables()
    {
        answers.add(completedFuture(found(1)));
        answers.add(completedFuture(found(2)));
        ConnectorSession query = session();
        assertThat(tables.of(query)).isEqualTo(found(1));
        timing.advance(INTERVAL);
        assertThat(tables.of(session())).isEqualTo(found(2));
        epoch.raise();
        assertThat(tables.of(query)).isEqualTo(found(1));
        assertThat(asked).hasSize(2);
        tables.release(query.getQueryId());
        answers.add(completedFuture(found(3)));
        assertThat(tables.of(query)).as("nothing is kept of a query that has ended").isEqualTo(found(3));
    }

    @Test
    void testOneQuestionForAllThatWait()
            throws ExecutionException, InterruptedException
    {
        List<FutureTask<SourceDefinition>> queries = IntStream.range(0, 5).mapToObj(_ -> new FutureTask<>(() -> tables.of(session()))).collect(toImmutableList());
        for (FutureTask<SourceDefinition> query : queries) {
            Thread thread = Thread.ofPlatform().daemon().start(query);
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        getOnlyElement(asked).complete(found(1));
        for (FutureTask<SourceDefinition> query : queries) {
            assertThat(query.get()).isEqualTo(found(1));
        }
        assertThat(asked).hasSize(1);
    }

    @Test
    void testFlush()
    {
        answers.add(completedFuture(found(1)));
        answers.add(completedFuture(found(2)));
        assertThat(tables.of(session())).isEqualTo(found(1));
        epoch.raise();
        assertThat(tables.of(session())).isEqualTo(found(2));
        assertThat(tables.of(session())).isEqualTo(found(2));
        assertThat(asked).hasSize(2);
    }

    /**
     * Whoever comes after a flush is not told what was asked for before.
     */
    @Test
    void testFlushWhileTheSourceIsAsked()
            throws ExecutionException, InterruptedException
    {
        FutureTask<SourceDefinition> before = new FutureTask<>(() -> tables.of(session()));
        Thread thread = Thread.ofPlatform().daemon().start(before);
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        epoch.raise();
        answers.add(completedFuture(found(2)));
        assertThat(tables.of(session())).isEqualTo(found(2));
        asked.getFirst().complete(found(1));
        assertThat(before.get()).isEqualTo(found(1));
        assertThat(tables.of(session())).isEqualTo(found(2));
        assertThat(tables.latest()).isEqualTo(found(2));
        assertThat(asked).hasSize(2);
    }

    /**
     * They are as good as they were, and a source that fails is not asked by each query.
     */
    @Test
    void testTablesAreKeptWhereTheSourceFails()
    {
        try (RecordedLogs logs = RecordedLogs.start()) {
            answers.add(completedFuture(found(1)));
            assertThat(tables.of(session())).isEqualTo(found(1));
            for (int failures = 1; failures < 4; failures++) {
                timing.advance(INTERVAL);
                answers.add(failedFuture(new TrinoException(SOURCE_UNAVAILABLE, "it is down")));
                assertThat(tables.of(session())).isEqualTo(found(1));
                timing.advance(INTERVAL.minusMillis(1));
                assertThat(tables.of(session())).isEqualTo(found(1));
                assertThat(asked).hasSize(1 + failures);
            }
            assertThat(logs.lines()).filteredOn(line -> line.contains("it is down")).singleElement().asString().contains("WARN", "Catalog lending goes on with the tables that were found before, as they cannot be looked up: it is down");
            timing.advance(INTERVAL);
            answers.add(completedFuture(found(2)));
            assertThat(tables.of(session())).isEqualTo(found(2));
            timing.advance(INTERVAL);
            answers.add(failedFuture(new TrinoException(SOURCE_UNAVAILABLE, "it is down")));
            assertThat(tables.of(session())).isEqualTo(found(2));
            assertThat(logs.lines()).filteredOn(line -> line.contains("it is down")).as("another time").hasSize(2);
            assertThat(logs.lines()).filteredOn(line -> line.contains("were looked up again")).hasSize(1);
        }
    }

    /**
     * Queries fail, and each tries anew.
     */
    @Test
    void testNothingIsKnown()
    {
        answers.add(failedFuture(new TrinoException(SOURCE_UNAVAILABLE, "it is down")));
        answers.add(completedFuture(found(1)));
        ConnectorSession query = session();
        assertThatThrownBy(() -> tables.of(query))
                .isInstanceOfSatisfying(TrinoException.class, e -> assertThat(e.getErrorCode()).isEqualTo(DISCOVERY_FAILED.toErrorCode()))
                .hasMessage("The tables of catalog 'lending' are not known yet: it is down");
        assertThat(tables.latest()).isEqualTo(SOURCE);
        assertThat(tables.of(query)).isEqualTo(found(1));
    }

    /**
     * What the source does not tell of is as it is declared. It is asked again when it would have been if it had told.
     */
    @Test
    void testRefusal()
    {
        String other = SOURCE.tables().stream().map(TableDefinition::name).filter(name -> !name.equals(BOOKS.name())).findFirst().orElseThrow();
        answers.add(failedFuture(new TrinoException(ACCESS_REFUSED, "not you")));
        answers.add(completedFuture(found(1)));
        ConnectorSession query = session();
        assertThat(tables.of(query, other)).isEqualTo(SOURCE);
        assertThat(tables.of(query)).isEqualTo(SOURCE);
        for (String name : List.of(BOOKS.name(), "of_the_source_alone")) {
            assertThatThrownBy(() -> tables.of(query, name)).hasMessage("The tables of catalog 'lending' are not known yet: not you");
        }
        for (ConnectorSession lists : List.of(query, session())) {
            assertThatThrownBy(() -> tables.all(lists)).hasMessage("The tables of catalog 'lending' are not known yet: not you");
        }
        timing.advance(INTERVAL.minusMillis(1));
        assertThat(tables.of(session(), other)).isEqualTo(SOURCE);
        assertThat(asked).hasSize(1);
        timing.advance(Duration.ofMillis(1));
        assertThat(tables.of(session(), other)).isEqualTo(found(1));
        assertThat(tables.of(query, other)).isEqualTo(SOURCE);
    }

    /**
     * A source that cannot be reached is no source that refuses.
     */
    @Test
    void testFailureIsNoRefusal()
    {
        answers.add(failedFuture(new TrinoException(SOURCE_UNAVAILABLE, "it is down")));
        assertThatThrownBy(() -> tables.of(session(), SOURCE.tables().getLast().name())).hasMessage("The tables of catalog 'lending' are not known yet: it is down");
    }

    /**
     * As where a description makes no valid tables.
     */
    @Test
    void testAnyFailureIsTyped()
    {
        FoundTables broken = new FoundTables("lending", SOURCE, ImmutableSet.of(), _ -> {
            throw new IllegalArgumentException("two columns 'age'");
        }, INTERVAL, epoch, timing);
        assertThatThrownBy(() -> broken.of(session()))
                .isInstanceOfSatisfying(TrinoException.class, e -> assertThat(e.getErrorCode()).isEqualTo(DISCOVERY_FAILED.toErrorCode()))
                .hasMessage("The tables of catalog 'lending' are not known yet: two columns 'age'");
    }

    private static ConnectorSession session()
    {
        return TestingConnectorSession.builder().build();
    }

    /**
     * The source with one more column, which is another one for each number.
     */
    private static SourceDefinition found(int number)
    {
        return SOURCE.with(ImmutableList.of(BOOKS.withColumns(ImmutableList.<ColumnDefinition>builder()
                .addAll(BOOKS.columns())
                .add(column("found_" + number, VARCHAR).at("/found/" + number).comment("Found").build())
                .build())));
    }
}

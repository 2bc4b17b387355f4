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

import io.omnisql.connector.cache.CacheSettings;
import io.omnisql.connector.cache.CacheStats;
import io.omnisql.connector.cache.ResponseCache;
import io.omnisql.connector.cache.Reuse;
import io.omnisql.connector.credential.BearerAuthenticator;
import io.omnisql.connector.http.RequestContext;
import io.omnisql.connector.http.RequestLedger;
import io.omnisql.connector.http.ReusingSender;
import io.omnisql.connector.scan.ShiftingList.Row;
import io.omnisql.connector.scan.ShiftingList.Sent;
import io.omnisql.connector.testing.TestingTiming;
import io.trino.spi.TrinoException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.error.ApiErrorCode.SNAPSHOT_CHANGED;
import static io.omnisql.connector.error.ApiErrorCode.SOURCE_UNAVAILABLE;
import static io.omnisql.connector.scan.TestingTickets.ALL;
import static io.omnisql.connector.testing.TestingServer.CREDENTIALS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Several scans of a list that changes, in one query and in others, which are told what was asked for before, or is under way for another one: each has every row that was there all the time, once.
 */
@Timeout(value = 2, unit = MINUTES)
final class TestSharedShiftingPages
{
    private static final int RUNS = 3_000;

    @Test
    void testScansOfAQuery()
    {
        for (int seed = 0; seed < RUNS; seed++) {
            new Run(seed, 0, false).read();
        }
    }

    @Test
    void testQueriesThatAskAlways()
    {
        for (int seed = 0; seed < RUNS; seed++) {
            new Run(seed, 0, true).read();
        }
    }

    /**
     * No time goes by, so that whatever is kept is young enough.
     */
    @Test
    void testQueriesThatTakeWhatIsKept()
    {
        for (int seed = 0; seed < RUNS; seed++) {
            new Run(seed, 60_000, true).read();
        }
    }

    private static final class Run
    {
        private final long seed;
        private final Random random;
        private final long maxStalenessMillis;
        private final boolean severalQueries;
        private final TestingTiming timing = new TestingTiming();
        private final List<Row> start = new ArrayList<>();
        private final Set<Long> touched = new HashSet<>();
        private final ShiftingList list;
        private final ReusingSender sender;
        private final double changes;
        // not both: two changes may put a page back to what it was
        private final boolean grows;
        // some scans, and some requests fail
        private final boolean cancels;
        private final List<TestingTickets> scans = new ArrayList<>();
        private long last;

        private Run(long seed, long maxStalenessMillis, boolean severalQueries)
        {
            this.seed = seed;
            this.random = new Random(seed);
            this.maxStalenessMillis = maxStalenessMillis;
            this.severalQueries = severalQueries;
            this.last = random.nextInt(20);
            LongStream.rangeClosed(1, last).forEach(number -> start.add(new Row(number, 1_000 * number)));
            this.list = new ShiftingList(start);
            if (random.nextInt(4) == 0) {
                list.withoutLast();
            }
            if (random.nextInt(4) == 0) {
                list.withoutTags();
            }
            CacheSettings settings = new CacheSettings("acme", random.nextInt(3) == 0 ? 8_000 : 1 << 20, Duration.ofDays(1));
            this.sender = new ReusingSender(list, new ResponseCache(settings, new CacheStats()), settings.pinnedBytes(), new BearerAuthenticator(Optional.empty()), new RequestLedger(timing), timing);
            this.changes = random.nextInt(10) / 100.0;
            this.grows = random.nextBoolean();
            this.cancels = random.nextBoolean();
        }

        /**
         * Scans begin at any time, the first ones under a limit or not; the last one reads all.
         */
        private void read()
        {
            int count = 2 + random.nextInt(3);
            Set<TestingTickets> open = new HashSet<>();
            List<TestingTickets> whole = new ArrayList<>();
            while (scans.size() < count || !open.isEmpty()) {
                if (scans.size() < count && (open.isEmpty() || random.nextInt(6) == 0)) {
                    boolean limited = scans.size() < count - 1 && random.nextInt(3) == 0;
                    TestingTickets scan = scan(limited ? 1 + random.nextInt(8) : Long.MAX_VALUE);
                    scans.add(scan);
                    open.add(scan);
                    if (!limited) {
                        whole.add(scan);
                    }
                }
                for (TestingTickets scan : scans) {
                    if (open.contains(scan) && !goesOn(scan, whole)) {
                        open.remove(scan);
                        scan.close();
                        assertThat(scan.memory()).isZero();
                    }
                }
                if (cancels && !open.isEmpty() && random.nextInt(20) == 0) {
                    TestingTickets cancelled = scans.stream().filter(open::contains).skip(random.nextInt(open.size())).findFirst().orElseThrow();
                    cancelled.close();
                    open.remove(cancelled);
                    whole.remove(cancelled);
                }
                while (random.nextDouble() < changes) {
                    change();
                }
                List<Sent> waiting = list.waiting();
                assertThat(waiting.isEmpty()).describedAs("seed %s: somebody waits for nothing, or nobody for something", seed).isEqualTo(open.isEmpty());
                if (!waiting.isEmpty()) {
                    Sent answered = waiting.get(random.nextInt(waiting.size()));
                    if (cancels && random.nextInt(50) == 0) {
                        answered.call().response().completeExceptionally(new TrinoException(SOURCE_UNAVAILABLE, "broken"));
                    }
                    else {
                        list.answer(answered);
                    }
                }
            }
            assertThat(list.waiting()).isEmpty();
            List<Long> untouched = start.stream().map(Row::number).filter(number -> !touched.contains(number)).collect(toImmutableList());
            for (TestingTickets scan : scans) {
                assertThat(scan.rows()).describedAs("seed %s", seed).doesNotHaveDuplicates();
            }
            for (TestingTickets scan : whole) {
                assertThat(scan.rows()).describedAs("seed %s", seed).containsAll(untouched);
            }
        }

        private TestingTickets scan(long limit)
        {
            String queryId = "query_" + (severalQueries ? scans.size() : 0);
            RequestContext context = new RequestContext(queryId, "tickets", "user", CREDENTIALS, "", 0, 120_000, 1_000, 1).with(Reuse.of(maxStalenessMillis, 0));
            return new TestingTickets(list, sender, context, timing, limit == Long.MAX_VALUE ? ALL : ALL.withLimit(limit), 1 + random.nextInt(4), random.nextBoolean());
        }

        private static boolean goesOn(TestingTickets scan, List<TestingTickets> whole)
        {
            try {
                return scan.read();
            }
            catch (TrinoException e) {
                assertThat(e.getErrorCode()).isIn(SNAPSHOT_CHANGED.toErrorCode(), SOURCE_UNAVAILABLE.toErrorCode());
                whole.remove(scan);
                return false;
            }
        }

        private void change()
        {
            int index = random.nextInt(list.rows().size() + 1);
            if (grows) {
                last++;
                touched.add(last);
                list.rows().add(index, new Row(last, 1_000 * last));
            }
            else if (index < list.rows().size()) {
                touched.add(list.rows().remove(index).number());
            }
        }
    }
}

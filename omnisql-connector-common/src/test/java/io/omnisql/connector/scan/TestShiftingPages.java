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

import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.scan.ShiftingList.Row;
import io.omnisql.connector.scan.ShiftingList.Sent;
import io.trino.spi.TrinoException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.omnisql.connector.error.ApiErrorCode.SNAPSHOT_CHANGED;
import static io.omnisql.connector.scan.TestingTickets.ALL;
import static io.omnisql.connector.scan.TestingTickets.highest;
import static java.lang.Math.min;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lists that change while they are read, between any two answers, which come in any order: every row that was there all the time, and unchanged, comes exactly once, or the query fails.
 */
@Timeout(value = 2, unit = MINUTES)
final class TestShiftingPages
{
    private static final int RUNS = 2_000;

    private int failed;

    @Test
    void testScans()
    {
        assertScans(false);
    }

    @Test
    void testScansByOffset()
    {
        assertScans(true);
    }

    private void assertScans(boolean offset)
    {
        for (int seed = 0; seed < RUNS; seed++) {
            Run run = new Run(seed, false, offset);
            if (run.read(ALL)) {
                assertThat(run.rows()).describedAs("seed %s", seed).doesNotHaveDuplicates().containsAll(run.untouched());
            }
        }
        assertThat(failed).isBetween(1, RUNS / 2);
    }

    @Test
    void testLimits()
    {
        assertLimits(false);
    }

    @Test
    void testLimitsByOffset()
    {
        assertLimits(true);
    }

    private void assertLimits(boolean offset)
    {
        for (int seed = 0; seed < RUNS; seed++) {
            Run run = new Run(seed, false, offset);
            int limit = 1 + run.random.nextInt(30);
            if (run.read(ALL.withLimit(limit))) {
                assertThat(run.rows()).describedAs("seed %s", seed).doesNotHaveDuplicates().hasSizeBetween(min(limit, run.untouched().size()), limit);
            }
        }
    }

    /**
     * A row is among the highest whenever fewer others were ever above it.
     */
    @Test
    void testFirstRowsOfAnOrder()
    {
        assertFirstRowsOfAnOrder(false);
    }

    @Test
    void testFirstRowsOfAnOrderByOffset()
    {
        assertFirstRowsOfAnOrder(true);
    }

    private void assertFirstRowsOfAnOrder(boolean offset)
    {
        for (int seed = 0; seed < RUNS; seed++) {
            Run run = new Run(seed, true, offset);
            int limit = 1 + run.random.nextInt(20);
            if (run.read(highest(limit))) {
                Set<Long> sure = run.start.stream()
                        .filter(row -> run.untouched().contains(row.number()))
                        .filter(row -> run.ever.stream().filter(other -> other.rank() > row.rank()).map(Row::number).distinct().count() < limit)
                        .map(Row::number)
                        .collect(toImmutableSet());
                assertThat(run.rows()).describedAs("seed %s", seed).doesNotHaveDuplicates().containsAll(sure).hasSizeLessThanOrEqualTo(limit);
            }
        }
    }

    private final class Run
    {
        private final Random random;
        private final boolean sorted;
        private final List<Row> start = new ArrayList<>();
        private final List<Row> ever;
        private final Set<Long> touched = new HashSet<>();
        private final Deque<Gone> gone = new ArrayDeque<>();
        private final ShiftingList list;
        private final double changes;
        private long last;
        private List<Long> rows = List.of();

        private Run(long seed, boolean sorted, boolean offset)
        {
            this.random = new Random(seed);
            this.sorted = sorted;
            this.last = random.nextInt(45);
            LongStream.rangeClosed(1, last).forEach(number -> start.add(new Row(number, 1_000 * number)));
            this.ever = new ArrayList<>(start);
            this.list = new ShiftingList(start);
            sort();
            if (random.nextInt(4) == 0) {
                list.withoutLast();
            }
            if (random.nextInt(4) == 0) {
                list.withoutTags();
            }
            if (offset) {
                askByOffset();
            }
            this.changes = random.nextInt(10) / 100.0;
        }

        private void askByOffset()
        {
            switch (random.nextInt(5)) {
                case 0 -> list.counted();
                case 1 -> list.counted().withPagesOf(2);
                case 2 -> list.uncounted();
                case 3 -> list.uncounted().withPagesOf(2);
                // it says that there are fewer than there are, and does not stop there
                default -> list.counted().withUntrueRecords(-1 - random.nextInt(4));
            }
        }

        /**
         * @return false if the list has changed too often
         */
        private boolean read(ApiTableHandle handle)
        {
            TestingTickets scan = new TestingTickets(list, handle, 1 + random.nextInt(5));
            try {
                while (scan.read()) {
                    List<Sent> waiting = list.waiting();
                    while (random.nextDouble() < changes) {
                        change();
                    }
                    list.answer(waiting.get(random.nextInt(waiting.size())));
                }
                rows = scan.rows();
                return true;
            }
            catch (TrinoException e) {
                assertThat(e.getErrorCode()).isEqualTo(SNAPSHOT_CHANGED.toErrorCode());
                failed++;
                return false;
            }
            finally {
                scan.close();
                assertThat(list.waiting()).isEmpty();
                assertThat(scan.memory()).isZero();
            }
        }

        /**
         * At the same moment a row may go and another one come, so that the list is as long as it was.
         */
        private void change()
        {
            switch (random.nextInt(6)) {
                case 0 -> insert();
                case 1 -> delete();
                case 2 -> move();
                case 5 -> comeBack();
                case 3 -> {
                    delete();
                    insert();
                }
                default -> {
                    insert();
                    delete();
                }
            }
            sort();
        }

        private void insert()
        {
            add(++last, random.nextInt(list.rows().size() + 1));
        }

        private void add(long number, int index)
        {
            // in a sorted list the rank says where it goes; ranks are never the same
            Row row = new Row(number, sorted ? 1_000L * random.nextInt(60) + ever.size() % 1_000 + 1 : 1_000 * number);
            ever.add(row);
            touched.add(number);
            list.rows().add(index, row);
        }

        private void delete()
        {
            if (!list.rows().isEmpty()) {
                int index = random.nextInt(list.rows().size());
                Row row = list.rows().remove(index);
                touched.add(row.number());
                gone.add(new Gone(row, index));
            }
        }

        /**
         * A row that went is where it was, and something else of it has changed.
         */
        private void comeBack()
        {
            if (!gone.isEmpty()) {
                Gone back = gone.removeLast();
                Row row = new Row(back.row().number(), back.row().rank() + 1);
                ever.add(row);
                list.rows().add(min(list.rows().size(), back.index()), row);
            }
        }

        private void move()
        {
            if (!list.rows().isEmpty()) {
                Row row = list.rows().remove(random.nextInt(list.rows().size()));
                add(row.number(), random.nextInt(list.rows().size() + 1));
            }
        }

        private void sort()
        {
            if (sorted) {
                list.rows().sort(Comparator.comparingLong(Row::rank).reversed());
            }
        }

        private Set<Long> untouched()
        {
            return start.stream().map(Row::number).filter(number -> !touched.contains(number)).collect(toImmutableSet());
        }

        private List<Long> rows()
        {
            return rows;
        }
    }

    private record Gone(Row row, int index) {}
}

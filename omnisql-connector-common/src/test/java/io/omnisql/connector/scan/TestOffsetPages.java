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
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.scan.ShiftingList.Row;
import io.omnisql.connector.scan.ShiftingList.Sent;
import io.trino.spi.TrinoException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.error.ApiErrorCode.SNAPSHOT_CHANGED;
import static io.omnisql.connector.scan.TestingTickets.ALL;
import static io.omnisql.connector.scan.TestingTickets.highest;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Pages that are asked for by the number of records in front of them: where the list ends, and which of them are under way at the same time.
 */
@Timeout(value = 2, unit = MINUTES)
final class TestOffsetPages
{
    /**
     * A list that says how long it is is read like one that names its last page.
     */
    @Test
    void testCountedListIsNumbered()
    {
        for (ApiTableHandle handle : ImmutableList.of(ALL, ALL.withLimit(4), ALL.withLimit(100), highest(2), highest(10))) {
            for (int rows = 1; rows < 20; rows++) {
                if (rows % TestingTickets.PAGE_SIZE > 0) {
                    assertThat(waves(list(rows).counted(), handle, 4)).describedAs("%s of %s rows", handle, rows).isEqualTo(waves(list(rows), handle, 4));
                }
            }
        }
        assertThat(waves(list(11).counted(), ALL, 4)).containsExactly("[1]", "[2]", "[3, 4, (1)]", "[(2), (3), (4)]");
    }

    /**
     * The source may count no further than to a round number.
     */
    @Test
    void testFullPageIsNoEnd()
    {
        assertThat(offsets(list(6).counted())).containsExactly(0, 3, 6);
        assertThat(offsets(list(8).counted().withUntrueRecords(-2))).containsExactly(0, 3, 6, 8);
        assertThat(offsets(list(8).counted().withUntrueRecords(-5))).containsExactly(0, 3, 6, 8);
    }

    @Test
    void testNoRows()
    {
        assertThat(waves(list(0).counted(), ALL, 4)).containsExactly("[1]");
        assertThat(waves(list(0).uncounted(), ALL, 4)).containsExactly("[1]");
    }

    /**
     * A page that is not full is no end, as the source may give no more at once.
     */
    @Test
    void testUncountedListEndsWithAnEmptyPage()
    {
        assertThat(offsets(list(6).uncounted())).containsExactly(0, 3, 6);
        assertThat(offsets(list(7).uncounted())).containsExactly(0, 3, 6, 7);
        assertThat(offsets(list(2).uncounted())).containsExactly(0, 2);
        assertThat(offsets(list(5).uncounted().withPagesOf(2))).containsExactly(0, 2, 4, 5);
    }

    /**
     * What has come counts, and not what was asked for.
     */
    @Test
    void testSourceGivesFewerAtOnce()
    {
        assertThat(offsets(list(5).counted().withPagesOf(2))).containsExactly(0, 2, 4);
        assertThat(offsets(list(3).counted().withPagesOf(1))).containsExactly(0, 1, 2, 3);
        assertThat(waves(list(19).counted().withPagesOf(2), ALL, 4)).hasSameSizeAs(waves(list(29), ALL, 4));
    }

    /**
     * The pages that were asked for behind a page as long as the first one are not those behind it.
     */
    @Test
    void testShortPageInTheMiddle()
    {
        ShiftingList list = list(20).counted();
        TestingTickets scan = new TestingTickets(list, ALL, 4);
        answerNext(scan, list, sent -> list.answer(sent));
        answerNext(scan, list, sent -> list.answer(sent));
        assertThat(scan.read()).isTrue();
        Sent ahead = at(list, 9);
        list.answer(at(list, 6), list.rows().subList(6, 7));
        assertThat(scan.read()).isTrue();
        assertThat(ahead.call().response()).isCancelled();
        assertThat(at(list, 7).request().isConditional()).isFalse();
    }

    /**
     * A total below what has come is wrong: then the list ends with an empty page.
     */
    @Test
    void testTotalIsTooSmall()
    {
        assertThat(offsets(list(7).counted().withUntrueRecords(-6))).containsExactly(0, 3, 6, 7);
    }

    /**
     * A page with nothing of what the source counts was not told at one moment. If that goes on, rows may be kept back.
     */
    @Test
    void testTotalIsTooLarge()
    {
        assertChanging(list(7).counted().withUntrueRecords(1), ShiftingList::answer);
        assertChanging(list(0).counted().withUntrueRecords(1), ShiftingList::answer);
    }

    @Test
    void testTotalIsTooLargeForAMoment()
    {
        ShiftingList list = list(7).counted().withUntrueRecords(1);
        TestingTickets scan = new TestingTickets(list, ALL, 1);
        while (scan.read()) {
            Sent sent = list.waiting().getFirst();
            list.answer(sent);
            if (sent.offset() == 7) {
                list.withUntrueRecords(0);
            }
        }
        assertThat(scan.rows()).containsExactlyElementsOf(numbers(7));
    }

    /**
     * A source that gives the first page whatever it is asked for keeps the others back.
     */
    @Test
    void testSourceThatDoesNotListen()
    {
        assertChanging(list(7).counted(), (list, sent) -> list.answer(sent, list.rows().subList(0, 3)));
        assertChanging(list(7).uncounted(), (list, sent) -> list.answer(sent, list.rows().subList(0, 3)));
    }

    /**
     * What the source leaves out has its place in the list: pages may be short or empty, and the source says where they end.
     */
    @Test
    void testPagesOfPlaces()
    {
        assertThat(visibleOffsets(list(7).ofPlacesWithout())).containsExactly(0, 3, 6);
        assertThat(visibleOffsets(list(6).ofPlacesWithout())).containsExactly(0, 3);
        assertThat(visibleOffsets(list(7).ofPlacesWithout(2L, 7L))).containsExactly(0, 3, 6);
        assertThat(visibleOffsets(list(10).ofPlacesWithout(4L, 5L, 6L, 7L, 8L, 9L))).containsExactly(0, 3, 6, 9);
        assertThat(visibleOffsets(list(3).ofPlacesWithout(1L, 2L, 3L))).containsExactly(0);
        assertThat(visibleOffsets(list(7).ofPlacesWithout(1L).withPagesOf(2))).containsExactly(0, 2, 4, 6);
        assertThat(visibleOffsets(list(0).ofPlacesWithout())).containsExactly(0);
    }

    /**
     * Whatever total it tells besides.
     */
    @Test
    void testPagesOfPlacesWithAWrongTotal()
    {
        for (long untrue : new long[] {-7, -2, -1, 1, 10}) {
            assertThat(visibleOffsets(list(7).ofPlacesWithout(2L).withUntrueRecords(untrue))).describedAs("%s", untrue).containsExactly(0, 3, 6);
        }
    }

    @Test
    void testPagesOfPlacesAreReadAhead()
    {
        assertThat(waves(list(11).ofPlacesWithout(), ALL, 4)).containsExactly("[1]", "[2]", "[3, 4, (1)]", "[(2), (3), (4)]");
    }

    private static void assertChanging(ShiftingList list, Answering source)
    {
        TestingTickets scan = new TestingTickets(list, ALL, 1);
        TrinoException failure = catchThrowableOfType(TrinoException.class, () -> {
            while (scan.read()) {
                source.answer(list, list.waiting().getFirst());
            }
        });
        assertThat(failure).isNotNull();
        assertThat(failure.getErrorCode()).isEqualTo(SNAPSHOT_CHANGED.toErrorCode());
        assertThat(list.pages().stream().filter("1"::equals)).hasSize(4);
        scan.close();
    }

    /**
     * The offsets of the pages that are read, one after the other.
     */
    private static List<Integer> offsets(ShiftingList list)
    {
        return offsets(list, numbers(list.rows().size()));
    }

    /**
     * The same of a list that does not show all its rows.
     */
    private static List<Integer> visibleOffsets(ShiftingList list)
    {
        return offsets(list, list.visible());
    }

    private static List<Integer> offsets(ShiftingList list, List<Long> expected)
    {
        List<Integer> offsets = new ArrayList<>();
        TestingTickets scan = new TestingTickets(list, ALL, 1);
        while (scan.read()) {
            Sent sent = list.waiting().getFirst();
            if (!sent.request().isConditional()) {
                offsets.add(sent.offset());
            }
            list.answer(sent);
        }
        assertThat(scan.rows()).containsExactlyElementsOf(expected);
        return offsets;
    }

    private static List<String> waves(ShiftingList list, ApiTableHandle handle, int parallelism)
    {
        List<String> waves = new ArrayList<>();
        TestingTickets scan = new TestingTickets(list, handle, parallelism);
        while (scan.read()) {
            List<Sent> wave = ImmutableList.copyOf(list.waiting());
            waves.add(wave.toString());
            wave.forEach(list::answer);
        }
        assertThat(scan.rows()).doesNotHaveDuplicates().hasSize((int) Math.min(list.rows().size(), handle.limit().orElse(Long.MAX_VALUE)));
        return waves;
    }

    private static void answerNext(TestingTickets scan, ShiftingList list, Consumer<Sent> answer)
    {
        assertThat(scan.read()).isTrue();
        answer.accept(list.waiting().getFirst());
    }

    private static Sent at(ShiftingList list, int offset)
    {
        return list.waiting().stream().filter(sent -> sent.offset() == offset && !sent.request().isConditional()).findFirst().orElseThrow();
    }

    private static ShiftingList list(int rows)
    {
        return new ShiftingList(numbers(rows).stream().map(number -> new Row(number, 1_000 - number)).collect(toImmutableList()));
    }

    private static List<Long> numbers(int count)
    {
        return LongStream.rangeClosed(1, count).boxed().collect(toImmutableList());
    }

    private interface Answering
    {
        void answer(ShiftingList list, Sent sent);
    }
}

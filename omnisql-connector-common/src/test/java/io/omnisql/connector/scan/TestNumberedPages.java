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
import java.util.Optional;
import java.util.stream.LongStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.error.ApiErrorCode.SNAPSHOT_CHANGED;
import static io.omnisql.connector.error.ApiErrorCode.SOURCE_UNAVAILABLE;
import static io.omnisql.connector.scan.TestingTickets.ALL;
import static io.omnisql.connector.scan.TestingTickets.highest;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Which pages of a numbered list are under way at the same time, and what is asked once more before its rows are believed to be all.
 */
@Timeout(value = 1, unit = MINUTES)
final class TestNumberedPages
{
    @Test
    void testWindowGrows()
    {
        assertThat(waves(list(34), ALL, 4)).containsExactly(
                "[1]",
                "[2]",
                "[3, 4, (1)]",
                "[5, 6, 7, (2), 8, (3)]",
                "[9, (4), 10, (5), 11, (6), 12, (7)]",
                "[(8), (9), (10), (11), (12)]");
    }

    @Test
    void testOnePageAfterTheOther()
    {
        assertThat(waves(list(12), ALL, 1)).containsExactly("[1]", "[2]", "[3, (1)]", "[4, (2)]", "[(3), (4)]");
    }

    /**
     * Where the source does not name a last page, it is not known where the others are.
     */
    @Test
    void testNoLastPage()
    {
        assertThat(waves(list(12).withoutLast(), ALL, 4)).containsExactly("[1]", "[2]", "[3, (1)]", "[4, (2)]", "[(3), (4)]");
    }

    @Test
    void testOnePage()
    {
        assertThat(waves(list(3), ALL, 4)).containsExactly("[1]");
    }

    /**
     * Where there are no tags, pages are asked for once more as they were, and their records compared.
     */
    @Test
    void testNoTags()
    {
        assertThat(waves(list(6).withoutTags(), ALL, 4)).containsExactly("[1]", "[2]", "[1, 2]");
    }

    /**
     * No page is asked for that is not sure to be wanted, and any rows will do.
     */
    @Test
    void testLimit()
    {
        assertThat(waves(list(40), ALL.withLimit(3), 4)).containsExactly("[1]");
        assertThat(waves(list(40), ALL.withLimit(10), 4)).containsExactly("[1]", "[2]", "[3, 4]");
        assertThat(waves(list(40), ALL.withLimit(13), 4)).containsExactly("[1]", "[2]", "[3, 4]", "[5]");
        assertThat(waves(list(40), ALL.withLimit(13), 1)).containsExactly("[1]", "[2]", "[3]", "[4]", "[5]");
    }

    @Test
    void testLimitThatIsNotReached()
    {
        assertThat(waves(list(9), ALL.withLimit(100), 4)).containsExactly("[1]", "[2]", "[3]", "[(1), (2), (3)]");
    }

    /**
     * The first rows of an order have to be the first ones.
     */
    @Test
    void testFirstRowsOfAnOrder()
    {
        assertThat(waves(list(40), highest(2), 4)).containsExactly("[1]");
        assertThat(waves(list(40), highest(10), 4)).containsExactly("[1]", "[2]", "[3, 4, (1)]", "[(2), (3), (4)]");
    }

    @Test
    void testOrderOfArrival()
    {
        ShiftingList list = list(34);
        TestingTickets scan = new TestingTickets(list, ALL, 4);
        while (scan.read()) {
            ImmutableList.copyOf(list.waiting()).reversed().forEach(list::answer);
        }
        assertThat(scan.rows()).containsExactlyElementsOf(numbers(34));
    }

    @Test
    void testWaitingPagesAreAccounted()
    {
        ShiftingList list = list(34);
        TestingTickets scan = new TestingTickets(list, ALL, 4);
        readPages(scan, list, 4);
        for (int page = 8; page >= 6; page--) {
            list.answer(list.waiting(page));
        }
        scan.read();
        long before = scan.memory();
        list.answer(list.waiting(5));
        scan.read();
        assertThat(scan.memory()).isGreaterThan(before);
        scan.close();
        assertThat(scan.memory()).isZero();
    }

    @Test
    void testCloseAbortsAll()
    {
        ShiftingList list = list(34);
        TestingTickets scan = new TestingTickets(list, ALL, 4);
        readPages(scan, list, 4);
        assertThat(list.waiting()).hasSize(7);
        List<Sent> underWay = ImmutableList.copyOf(list.waiting());
        scan.close();
        assertThat(underWay).allSatisfy(call -> assertThat(call.call().response()).isCancelled());
    }

    /**
     * A page that was asked for ahead fails when its turn comes, so the rows before it are handed out.
     */
    @Test
    void testPageAheadThatFails()
    {
        ShiftingList list = list(34);
        TestingTickets scan = new TestingTickets(list, ALL, 4);
        readPages(scan, list, 2);
        list.waiting(4).call().response().completeExceptionally(new TrinoException(SOURCE_UNAVAILABLE, "gone"));
        list.answer(list.waiting(3));
        assertThat(catchThrowableOfType(TrinoException.class, scan::read)).hasMessage("gone (table tickets, page 4; trying again may help)");
        assertThat(scan.rows()).containsExactlyElementsOf(numbers(9));
    }

    /**
     * What the source names is followed, and not what was expected.
     */
    @Test
    void testOtherNextPage()
    {
        ShiftingList list = list(34);
        TestingTickets scan = new TestingTickets(list, ALL, 4);
        readPages(scan, list, 2);
        Sent ahead = list.waiting(4);
        list.answer(list.waiting(3), Optional.of(5));
        scan.read();
        assertThat(ahead.call().response()).isCancelled();
        assertThat(list.waiting().toString()).isEqualTo("[(1), 5, (2)]");
    }

    /**
     * A list that got shorter ends where the source says so. As rows have slipped into pages that were read, it is read again.
     */
    @Test
    void testListGetsShorter()
    {
        ShiftingList list = list(12);
        TestingTickets scan = new TestingTickets(list, ALL, 4);
        readPages(scan, list, 2);
        list.rows().subList(0, 5).clear();
        assertThat(scan.readAll()).containsExactlyInAnyOrderElementsOf(numbers(12));
    }

    @Test
    void testListGetsLonger()
    {
        ShiftingList list = list(12);
        TestingTickets scan = new TestingTickets(list, ALL, 4);
        readPages(scan, list, 4);
        LongStream.rangeClosed(13, 17).forEach(number -> list.rows().add(row(number)));
        List<String> before = list.pages();
        assertThat(scan.readAll()).containsExactlyElementsOf(numbers(12));
        assertThat(list.pages()).startsWith(before.toArray(String[]::new)).doesNotContain("5");
    }

    /**
     * Rows that are added to the last page put none out of its place.
     */
    @Test
    void testRowsBehindTheLast()
    {
        ShiftingList list = list(10);
        TestingTickets scan = new TestingTickets(list, ALL, 4);
        readPages(scan, list, 2);
        list.answer(list.waiting(4));
        list.rows().add(row(11));
        assertThat(scan.readAll()).containsExactlyElementsOf(numbers(10));
        assertThat(list.pages()).containsOnlyOnce("1");
    }

    /**
     * A row that goes makes the first one of the next page slip into a page that was read: the list is read again, and no row comes twice.
     */
    @Test
    void testRowSlips()
    {
        ShiftingList list = list(12);
        TestingTickets scan = new TestingTickets(list, ALL, 1);
        readPages(scan, list, 2);
        list.rows().removeFirst();
        assertThat(scan.readAll()).containsExactlyInAnyOrderElementsOf(numbers(12));
        assertThat(list.pages()).startsWith("1", "2", "3", "(1)", "4", "(2)", "1", "2", "3");
    }

    /**
     * The length of the list, its first page and its last one are as they were.
     */
    @Test
    void testRowSlipsWhileAnotherOneComes()
    {
        ShiftingList list = list(15);
        TestingTickets scan = new TestingTickets(list, ALL, 1);
        readPages(scan, list, 2);
        list.answer(list.waiting(1));
        list.rows().remove(4);
        list.rows().add(10, row(100));
        assertThat(scan.readAll()).doesNotHaveDuplicates().containsAll(numbers(15));
    }

    /**
     * A row goes while the last page is read, and comes back: the page in front of it is as it was.
     */
    @Test
    void testRowComesBack()
    {
        ShiftingList list = list(6);
        TestingTickets scan = new TestingTickets(list, ALL, 1);
        readPages(scan, list, 1);
        Row row = list.rows().removeFirst();
        list.answer(list.waiting(2));
        assertThat(scan.read()).isTrue();
        list.rows().addFirst(row);
        assertThat(scan.readAll()).containsExactlyInAnyOrderElementsOf(numbers(6));
    }

    /**
     * The page that is not full any more is empty then.
     */
    @Test
    void testRowComesBackBeforeAnEmptyPage()
    {
        ShiftingList list = list(4);
        TestingTickets scan = new TestingTickets(list, ALL, 1);
        readPages(scan, list, 1);
        Row row = list.rows().removeFirst();
        list.answer(list.waiting(2));
        assertThat(scan.read()).isTrue();
        list.rows().addFirst(row);
        assertThat(scan.readAll()).containsExactlyInAnyOrderElementsOf(numbers(4));
    }

    /**
     * The rows that were kept before are forgotten, so no more pages are read than the order needs.
     */
    @Test
    void testFirstRowsOfAnOrderThatChanges()
    {
        ShiftingList list = list(40);
        TestingTickets scan = new TestingTickets(list, highest(5), 1);
        readPages(scan, list, 2);
        list.rows().addFirst(new Row(100, 1_000_000));
        assertThat(scan.readAll()).containsExactly(100L, 1L, 2L, 3L, 4L);
        assertThat(list.pages()).containsExactly("1", "2", "(1)", "(2)", "1", "2", "(1)", "(2)");
    }

    @Test
    void testListThatGoesOnChanging()
    {
        ShiftingList list = list(9);
        TestingTickets scan = new TestingTickets(list, ALL, 4);
        assertThat(catchThrowableOfType(TrinoException.class, () -> {
            while (scan.read()) {
                list.waiting().stream().filter(call -> call.request().isConditional()).findFirst().ifPresent(_ -> list.rows().addFirst(row(100 + list.rows().size())));
                list.answerAll();
            }
        }))
                .hasMessage("tickets: the list of 'Oslo/main' (GET /cities/{city}/{library}/tickets) has changed each of the 4 times that it was read, so that rows may have been missed. " +
                        "Run the query again when less is changed there, or have less read: by a filter that the source evaluates, or a LIMIT (table tickets, page 13; trying again may help)")
                .extracting(TrinoException::getErrorCode)
                .isEqualTo(SNAPSHOT_CHANGED.toErrorCode());
        assertThat(list.pages().stream().filter("1"::equals)).hasSize(4);
    }

    @Test
    void testEmptyPageInTheMiddle()
    {
        ShiftingList list = list(9);
        TestingTickets scan = new TestingTickets(list, ALL, 4);
        readPages(scan, list, 1);
        list.answer(list.waiting(2), ImmutableList.of(), Optional.of(3));
        scan.read();
        list.answer(list.waiting(3));
        scan.read();
        list.waiting().forEach(call -> assertThat(call.request().isConditional()).isTrue());
        assertThat(scan.rows()).containsExactly(1L, 2L, 3L, 7L, 8L, 9L);
    }

    /**
     * Answers one page after the other until so many were read.
     */
    private static void readPages(TestingTickets scan, ShiftingList list, int count)
    {
        for (int page = 1; page <= count; page++) {
            assertThat(scan.read()).isTrue();
            list.answer(list.waiting(page));
        }
        assertThat(scan.read()).isTrue();
    }

    /**
     * The requests that are under way together, where all of them are answered at the same time.
     */
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

    private static ShiftingList list(int rows)
    {
        return new ShiftingList(numbers(rows).stream().map(TestNumberedPages::row).collect(toImmutableList()));
    }

    private static List<Long> numbers(int count)
    {
        return LongStream.rangeClosed(1, count).boxed().collect(toImmutableList());
    }

    private static Row row(long number)
    {
        return new Row(number, 1_000 - number);
    }
}

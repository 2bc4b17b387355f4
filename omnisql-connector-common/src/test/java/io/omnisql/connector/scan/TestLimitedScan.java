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
import com.google.common.collect.ImmutableMap;
import io.omnisql.connector.planning.ApiColumnHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.OrderItem;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.testing.TestingBook;
import io.trino.spi.connector.SortOrder;
import io.trino.spi.predicate.TupleDomain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Map;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.scan.TestingScan.SESSION;
import static io.omnisql.connector.testing.TestingBook.book;
import static io.omnisql.connector.testing.TestingBook.page;
import static io.omnisql.connector.testing.TestingBook.pageOf;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingSource.LOANS;
import static io.omnisql.connector.testing.TestingSource.book;
import static io.omnisql.connector.testing.TestingSource.handle;
import static io.trino.spi.connector.SortOrder.ASC_NULLS_FIRST;
import static io.trino.spi.connector.SortOrder.ASC_NULLS_LAST;
import static io.trino.spi.connector.SortOrder.DESC_NULLS_FIRST;
import static io.trino.spi.connector.SortOrder.DESC_NULLS_LAST;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.stream.IntStream.rangeClosed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * What a limit saves, and what it may not save.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestLimitedScan
{
    private static final ApiTableHandle ALL = ApiTableHandle.of("books");
    private static final ApiTableHandle LOANS_OF_OSLO = ApiTableHandle.of("loans")
            .withFilter(where(handle(LOANS, "city"), text("Oslo"), handle(LOANS, "library"), text("main")), ImmutableList.of());
    private static final Map<SortOrder, List<Long>> FIRST_TWO = ImmutableMap.of(
            ASC_NULLS_FIRST, ImmutableList.of(100L, 1L),
            ASC_NULLS_LAST, ImmutableList.of(1L, 2L),
            DESC_NULLS_FIRST, ImmutableList.of(100L, 3L),
            DESC_NULLS_LAST, ImmutableList.of(3L, 2L));

    private final TestingScan scan = new TestingScan();

    @AfterEach
    void close()
    {
        scan.close();
    }

    @Test
    void testLimitIsThePageSizeWhereEveryRecordIsRow()
    {
        scan.server().answers(200, "{\"loans\":[{\"number\":1},{\"number\":2}],\"next\":\"x\"}");
        assertThat(loans(LOANS_OF_OSLO.withLimit(2))).containsExactly(1L, 2L);
        scan.server().answers(200, "{\"loans\":[]}");
        assertThat(loans(LOANS_OF_OSLO.withLimit(1_000))).isEmpty();
        assertThat(scan.server().targets()).containsExactly("/cities/Oslo/main/loans?size=2", "/cities/Oslo/main/loans?size=10");
    }

    /**
     * The source may send readers whose names differ in case: a small page would need more requests than a whole one.
     */
    @Test
    void testPageIsWholeWhereRecordsMayBeNoRows()
    {
        TupleDomain<ApiColumnHandle> ofAnn = LOANS_OF_OSLO.constraint().intersect(where(handle(LOANS, "reader"), text("ann")));
        scan.server().answers(200, "{\"loans\":[{\"number\":1,\"reader\":\"Ann\"},{\"number\":2,\"reader\":\"ann\"}],\"next\":\"x\"}");
        assertThat(loans(LOANS_OF_OSLO.withFilter(ofAnn, ImmutableList.of()).withLimit(1))).containsExactly(2L);
        scan.server().answers(200, pageOf(1));
        assertThat(numbers(ALL.withLimit(1))).describedAs("a book may be a map").containsExactly(1L);
        assertThat(scan.server().targets()).containsExactly("/cities/Oslo/main/loans?reader=ann&size=10", "/cities/Oslo/main/books?status=any&by=added&direction=asc&size=50");
    }

    @Test
    void testLimitCountsRowsOverPages()
    {
        scan.server().answers(200, page(book(1).with("title", "Emma"), book(2), book(3)), "Link", link(2));
        scan.server().answers(200, page(book(1).with("title", "Emma"), book(4).with("title", "Emma"), book(5).with("title", "Emma")), "Link", link(3));
        assertThat(numbers(ALL.withFilter(where(book("title"), text("Emma")), ImmutableList.of()).withLimit(2))).containsExactly(1L, 4L);
        assertThat(scan.server().requests()).hasSize(2);
    }

    /**
     * Pages are asked for when the one in front of them has come, but for those that nobody may want.
     */
    @Test
    void testNoPageIsAskedForBehindTheLimit()
    {
        for (int number = 0; number < 7; number++) {
            scan.server().answers(200, pageOf(rangeClosed(50 * number + 1, 50 * number + 50).toArray()), "Link", link(number + 2));
        }
        assertThat(numbers(ALL.withLimit(250))).hasSize(250).doesNotHaveDuplicates();
        assertThat(scan.server().requests()).hasSize(5);
    }

    @Test
    void testLimitEndsBeforeTheNextKey()
    {
        ApiTableHandle both = ALL.withFilter(where(book("city"), text("Oslo"), book("library"), text("main", "east")), ImmutableList.of());
        scan.server().answers(200, page(book(1).with("library_url", "/Oslo/east")));
        assertThat(scan.rows(SESSION, new Scope.Open(), both.withLimit(1), book("number"))).containsExactly(ImmutableList.of(1L));
        assertThat(scan.server().requests()).hasSize(1);
    }

    /**
     * The column is declared to have no nulls; if the source sends one, all is read and Trino's order of nulls holds.
     */
    @Test
    void testNullsInAnOrder()
    {
        FIRST_TWO.forEach((order, numbers) -> {
            scan.server().answers(200, page(book(100).withNull("pages"), book(2).with("pages", 2)), "Link", link(2));
            scan.server().answers(200, page(book(3).with("pages", 3), book(1).with("pages", 1)));
            assertThat(numbers(ALL.withTopN(ImmutableList.of(new OrderItem(book("pages"), order)), 2))).describedAs(order.name()).containsExactlyElementsOf(numbers);
        });
    }

    @Test
    void testNullAmongTheFirstRowsOfAnOrder()
    {
        FIRST_TWO.forEach((order, numbers) -> {
            List<TestingBook> books = ImmutableList.of(book(1).with("pages", 1), book(2).with("pages", 2), book(3).with("pages", 3));
            scan.server().answers(200, page(order.isAscending() ? books.getFirst() : books.getLast()), "Link", link(2));
            scan.server().answers(200, page(book(100).withNull("pages"), books.get(1)), "Link", link(3));
            scan.server().answers(200, page(order.isAscending() ? books.getLast() : books.getFirst()));
            assertThat(numbers(ALL.withTopN(ImmutableList.of(new OrderItem(book("pages"), order)), 2))).describedAs(order.name()).containsExactlyElementsOf(numbers);
        });
    }

    @Test
    void testOrderIsAppliedAfterThePredicate()
    {
        scan.server().answers(200, page(book(1).with("pages", 1), book(2).with("pages", 2).with("title", "Emma"), book(3).with("pages", 3).with("title", "Emma")));
        ApiTableHandle first = ALL.withFilter(where(book("title"), text("Emma")), ImmutableList.of()).withTopN(ImmutableList.of(new OrderItem(book("pages"), ASC_NULLS_LAST)), 1);
        assertThat(numbers(first)).containsExactly(2L);
    }

    private List<Long> numbers(ApiTableHandle handle)
    {
        return longs(scan.books(handle, "number"));
    }

    private List<Long> loans(ApiTableHandle handle)
    {
        return longs(scan.rows(SESSION, new Scope.Open(), handle, handle(LOANS, "number")));
    }

    private static List<Long> longs(List<List<Object>> rows)
    {
        return rows.stream().map(row -> (Long) row.getFirst()).collect(toImmutableList());
    }

    private static String link(int number)
    {
        return "</page/%s>; rel=\"next\"".formatted(number);
    }
}

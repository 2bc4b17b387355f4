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
import io.omnisql.connector.planning.OrderItem;
import io.omnisql.connector.planning.Scope;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.DynamicFilterSnapshot;
import io.trino.spi.connector.SourcePage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import static com.google.common.collect.Iterables.getOnlyElement;
import static io.omnisql.connector.planning.KeyOrigin.LITERAL;
import static io.omnisql.connector.scan.TestingScan.SESSION;
import static io.omnisql.connector.testing.TestingBook.book;
import static io.omnisql.connector.testing.TestingBook.page;
import static io.omnisql.connector.testing.TestingBook.pageOf;
import static io.omnisql.connector.testing.TestingDomains.atLeast;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingSource.BOOKS;
import static io.omnisql.connector.testing.TestingSource.book;
import static io.trino.spi.connector.SortOrder.ASC_NULLS_LAST;
import static java.lang.Math.min;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * Which pages are asked for before the rows of the last one are taken: the next one where it is sure to be wanted, and never another.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestSplitReader
{
    private static final ApiTableHandle ALL = ApiTableHandle.of("books");
    private static final ApiTableHandle OF_JANUARY = ALL.withFilter(where(book("changed_at"), atLeast("2026-01-01T00:00:00Z")), ImmutableList.of());

    private final TestingScan scan = new TestingScan();

    @AfterEach
    void close()
    {
        scan.close();
    }

    @Test
    void testNextPageIsAskedForBeforeOneIsConsumed()
            throws InterruptedException
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        scan.server().answers(200, pageOf(1), "Link", link(2));
        scan.server().answersWhen(permission, 200, pageOf(2));
        ConnectorPageSource source = open(ALL);
        SourcePage first = await(source);
        scan.server().awaitRequests(2);
        assertThat(scan.usage().requests()).isEqualTo(2);
        assertThat(first.getPositionCount()).isEqualTo(1);
        assertThat(source.isBlocked()).isNotDone();
        permission.complete(null);
        assertThat(await(source).getPositionCount()).isEqualTo(1);
    }

    /**
     * None is asked for behind the first page that is not wanted by whoever reads; then the next one is, when the page that names it has come.
     */
    @Test
    void testOnePageAheadAndThenTwo()
            throws InterruptedException
    {
        for (int number = 1; number < 6; number++) {
            scan.server().answers(200, pageOf(number), "Link", link(number + 1));
        }
        scan.server().answers(200, pageOf(6));
        ConnectorPageSource source = open(ALL);
        assertThat(scan.usage().requests()).isZero();
        for (int number = 1; number < 6; number++) {
            await(source);
            int asked = number == 1 ? 2 : min(6, number + 2);
            scan.server().awaitRequests(asked);
            source.isBlocked().join();
            assertThat(scan.usage().requests()).describedAs("the page that has come is not taken").isEqualTo(asked);
        }
        await(source);
        assertThat(scan.usage().requests()).isEqualTo(6);
    }

    /**
     * Pages without rows are passed without being handed out.
     */
    @Test
    void testPagesWithoutRows()
    {
        ApiTableHandle handle = ALL.withFilter(where(book("title"), text("Emma")), ImmutableList.of());
        scan.server().answers(200, pageOf(1), "Link", link(2));
        scan.server().answers(200, "[]", "Link", link(3));
        scan.server().answers(200, page(book(3).with("title", "Emma")));
        assertThat(scan.books(handle, "number")).containsExactly(ImmutableList.of(3L));
        assertThat(scan.usage().requests()).isEqualTo(3);
    }

    @Test
    void testNoPageBehindLimit()
    {
        scan.server().answers(200, pageOf(1, 2), "Link", link(2));
        assertThat(scan.books(ALL.withLimit(2), "number")).hasSize(2);
        assertThat(scan.usage().requests()).isEqualTo(1);
        scan.server().answers(200, pageOf(1, 2), "Link", link(2));
        scan.server().answers(200, pageOf(3, 4), "Link", link(3));
        assertThat(scan.books(ALL.withLimit(3), "number")).hasSize(3);
        assertThat(scan.usage().requests()).isEqualTo(1 + 2);
    }

    @Test
    void testNoPageBehindTheFirstRowsOfAnOrder()
    {
        scan.server().answers(200, page(book(1).with("pages", 1), book(2).with("pages", 2)), "Link", link(2));
        scan.server().answers(200, page(book(3).with("pages", 3), book(4).with("pages", 4)), "Link", link(3));
        assertThat(scan.books(ALL.withTopN(ImmutableList.of(new OrderItem(book("pages"), ASC_NULLS_LAST)), 3), "number")).hasSize(3);
        assertThat(scan.usage().requests()).isEqualTo(2);
    }

    @Test
    void testNoPageBehindBound()
    {
        scan.server().answers(200, page(book(2).with("changed_at", "2026-01-02T00:00:00Z"), book(1).with("changed_at", "2026-01-01T00:00:00Z")), "Link", link(2));
        scan.server().answers(200, page(book(3).with("changed_at", "2025-12-31T23:59:59Z")), "Link", link(3));
        assertThat(scan.books(OF_JANUARY, "number")).containsExactly(ImmutableList.of(2L), ImmutableList.of(1L));
        assertThat(scan.server().targets()).containsExactly("/cities/Oslo/main/books?status=any&by=changed&direction=desc&since=2025-12-31T23%3A59%3A59Z&size=50", "/page/2");
    }

    @Test
    void testCloseAbortsThePageAhead()
            throws IOException, InterruptedException
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        scan.server().answers(200, pageOf(1), "Link", link(2));
        scan.server().answersWhen(permission, 200, pageOf(2), "Link", link(3));
        ConnectorPageSource source = open(ALL);
        await(source);
        CompletableFuture<?> blocked = source.isBlocked();
        scan.server().awaitRequests(2);
        source.close();
        blocked.join();
        permission.complete(null);
        assertThat(source.getNextSourcePage()).isNull();
        assertThat(source.isFinished()).isTrue();
        assertThat(scan.usage().requests()).isEqualTo(2);
    }

    /**
     * A page that was asked for ahead fails when its turn comes, so the rows before it are handed out.
     */
    @Test
    void testPageAheadThatFails()
    {
        scan.server().answers(200, pageOf(1), "Link", link(2));
        scan.server().answers(200, pageOf(2), "Link", link(3));
        scan.server().answers(418, "");
        ConnectorPageSource source = open(ALL);
        assertThat(await(source).getPositionCount()).isEqualTo(1);
        assertThat(await(source).getPositionCount()).isEqualTo(1);
        source.isBlocked().join();
        assertThat(catchThrowableOfType(RuntimeException.class, source::getNextSourcePage)).hasMessageContaining("answered 418").isNotInstanceOf(CompletionException.class);
    }

    /**
     * Keys are read by splits of their own, so a list of them is enumerated with one page ahead as well.
     */
    @Test
    void testEnumerationReadsEveryPageOnce()
    {
        for (int number = 1; number < 4; number++) {
            scan.server().answers(200, library(number), "Link", link(number + 1));
        }
        scan.server().answers(200, library(4));
        ApiTableHandle handle = ALL.withFilter(where(book("city"), text("Oslo")), ImmutableList.of());
        List<ConnectorSplit> splits = scan.splitSource(SESSION, new Scope.Open(), handle).getNextBatch(10, DynamicFilterSnapshot.EMPTY).join();
        assertThat(splits).hasSize(4);
        assertThat(scan.server().targets()).containsExactly("/cities/Oslo/libraries?size=100", "/page/2", "/page/3", "/page/4");
    }

    private ConnectorPageSource open(ApiTableHandle handle)
    {
        return scan.open(SESSION, getOnlyElement(TestingScan.splits(BOOKS, handle, LITERAL)), handle, book("number"));
    }

    /**
     * The next page, which has rows.
     */
    private static SourcePage await(ConnectorPageSource source)
    {
        SourcePage page = source.getNextSourcePage();
        while (page == null) {
            assertThat(source.isFinished()).isFalse();
            source.isBlocked().join();
            page = source.getNextSourcePage();
        }
        return page;
    }

    private static String library(int number)
    {
        return "[{\"name\":\"library %s\",\"city\":{\"name\":\"Oslo\"}}]".formatted(number);
    }

    private static String link(int number)
    {
        return "</page/%s>; rel=\"next\"".formatted(number);
    }
}

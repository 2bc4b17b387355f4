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
import com.google.common.collect.ImmutableSet;
import io.airlift.units.DataSize;
import io.omnisql.connector.planning.ApiIndexHandle;
import io.omnisql.connector.planning.ApiJoinColumn;
import io.omnisql.connector.planning.ApiJoinHandle;
import io.omnisql.connector.planning.ApiTableHandle;
import io.omnisql.connector.planning.JoinPlanner;
import io.omnisql.connector.planning.Scope;
import io.omnisql.connector.testing.TestingDomains;
import io.omnisql.connector.testing.TestingQueries;
import io.trino.plugin.base.metrics.LongCount;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.SourcePage;
import io.trino.spi.predicate.TupleDomain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static io.airlift.units.DataSize.Unit.KILOBYTE;
import static io.omnisql.connector.error.ApiErrorCode.ACCESS_REFUSED;
import static io.omnisql.connector.error.ApiErrorCode.LOOKUP_MEMORY_EXCEEDED;
import static io.omnisql.connector.error.ApiErrorCode.REQUEST_LIMIT_EXCEEDED;
import static io.omnisql.connector.scan.TestingJoins.ofBook;
import static io.omnisql.connector.scan.TestingJoins.ofRelated;
import static io.omnisql.connector.scan.TestingJoins.read;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingQueries.answer;
import static io.omnisql.connector.testing.TestingQueries.problem;
import static io.omnisql.connector.testing.TestingRelations.BOOKS;
import static io.omnisql.connector.testing.TestingRelations.BORROWERS;
import static io.omnisql.connector.testing.TestingRelations.RELATED;
import static io.omnisql.connector.testing.TestingRelations.REVIEWS;
import static io.omnisql.connector.testing.TestingServer.response;
import static io.omnisql.connector.testing.TestingSource.handle;
import static io.trino.type.InternalTypeManager.TESTING_TYPE_MANAGER;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/**
 * One scan gives the rows of both tables: those that its records hold, and those that have to be looked up.
 */
@Timeout(value = 1, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class TestJoinedScan
{
    private static final ApiTableHandle LIBRARY = ApiTableHandle.of("books").withFilter(where(handle(BOOKS, "city"), text("Oslo"), handle(BOOKS, "library"), text("main")), ImmutableList.of());
    private static final ApiTableHandle OF_BORROWERS = ApiTableHandle.of("borrowers");
    private static final ApiTableHandle OF_REVIEWS = ApiTableHandle.of("reviews");
    private static final String ANN = "{\"__typename\": \"Borrower\", \"name\": \"Ann\"}";
    private static final String NULL = "null";
    private static final String MACHINE = "{\"__typename\": \"Machine\"}";

    private final TestingJoins joins = new TestingJoins();

    @AfterEach
    void close()
    {
        joins.close();
    }

    /**
     * A book without a borrower has no related row; it is a row of an outer join all the same, and nobody is asked for.
     */
    @Test
    void testWhatRecordsTell()
    {
        for (boolean outer : ImmutableList.of(false, true)) {
            joins.server().answers(200, books(book(1, "a", ANN), bookOfNobody(2), book(3, "b", "{\"__typename\": \"Borrower\", \"name\": \"Bo\"}")));
            assertThat(borrowed(borrowers(outer))).containsExactlyElementsOf(outer ? ImmutableList.of("1 a Ann", "2 null null", "3 b Bo") : ImmutableList.of("1 a Ann", "3 b Bo"));
        }
        assertThat(joins.asked()).containsExactly("main, 50 each", "main, 50 each");
    }

    @Test
    void testWhatRecordsDoNotTell()
    {
        assertLookedUp(false, "1 a R2", "2 b Ann", "4 a R2", "5 d Di");
    }

    @Test
    void testWhatRecordsDoNotTellOfOuterJoin()
    {
        assertLookedUp(true, "1 a R2", "2 b Ann", "3 null null", "4 a R2", "5 d Di");
    }

    /**
     * A record of another type, one without a column and one that is not there are all asked for, each once.
     */
    private void assertLookedUp(boolean outer, String... rows)
    {
        joins.server().answers(200, books(book(1, "a", MACHINE), book(2, "b", ANN), book(3, "c", NULL), book(4, "a", MACHINE), book(5, "d", "{\"__typename\": \"Borrower\", \"name\": null}")));
        joins.server().answers(200, answer("{\"__typename\": \"Borrower\", \"name\": \"R2\"}", NULL, "{\"__typename\": \"Borrower\", \"name\": \"Di\"}"));
        joins.server().answers(404, "");
        assertThat(borrowed(borrowers(outer))).containsExactlyInAnyOrder(rows);
        assertThat(joins.asked()).containsExactly("main, 50 each", "a c d", "/borrowers/c");
    }

    /**
     * What one record tells is known for the others, whatever they tell.
     */
    @Test
    void testWhatAnotherRecordTells()
    {
        joins.server().answers(200, books(book(1, "a", ANN), book(2, "a", NULL)));
        assertThat(borrowed(borrowers(false))).containsExactlyInAnyOrder("1 a Ann", "2 a Ann");
        assertThat(joins.asked()).hasSize(1);
    }

    @Test
    void testListsWithin()
    {
        String untold = "{\"pageInfo\": {\"hasNextPage\": true}, \"nodes\": [" + review(1, 5) + ", " + review(2, 4) + "]}";
        for (boolean outer : ImmutableList.of(false, true)) {
            joins.server().answers(200, books(book(1, "a", reviews(review(1, 5), review(2, 1))), book(2, "a", reviews()), book(3, "a", untold)));
            joins.server().answers(200, "[{\"review\": 1, \"stars\": 5}, {\"review\": 2, \"stars\": 4}, {\"review\": 3, \"stars\": null}]");
            ApiJoinHandle join = reviewed(outer, OF_REVIEWS);
            assertThat(joins.rows(join, ofBook("number"), ofRelated(join, "library"), ofRelated(join, "book"), ofRelated(join, "stars"))).containsExactlyInAnyOrderElementsOf(outer
                    ? ImmutableList.of("1 main 1 5", "1 main 1 1", "2 null null null", "3 main 3 5", "3 main 3 4", "3 main 3 null")
                    : ImmutableList.of("1 main 1 5", "1 main 1 1", "3 main 3 5", "3 main 3 4", "3 main 3 null"));
        }
        assertThat(joins.asked()).containsExactly("main, 50 each", "/cities/Oslo/main/books/3/reviews?size=50", "main, 50 each", "/cities/Oslo/main/books/3/reviews?size=50");
    }

    /**
     * A filter of the related table leaves out its rows, told or looked up; an outer join has the scan's rows without them.
     */
    @Test
    void testFilteredRelatedRows()
    {
        String untold = "{\"pageInfo\": {\"hasNextPage\": true}, \"nodes\": []}";
        joins.server().answers(200, books(book(1, "a", reviews(review(1, 5), review(2, 1))), book(2, "a", reviews(review(1, 2))), book(3, "a", untold)));
        joins.server().answers(200, "[{\"review\": 1, \"stars\": 5}, {\"review\": 2, \"stars\": 4}]");
        ApiJoinHandle join = reviewed(true, OF_REVIEWS.withFilter(where(handle(REVIEWS, "stars"), TestingDomains.number(5)), ImmutableList.of()));
        assertThat(joins.rows(join, ofBook("number"), ofRelated(join, "review"))).containsExactlyInAnyOrder("1 1", "2 null", "3 1");
    }

    @Test
    void testFilterOfTheKey()
    {
        joins.server().answers(200, books(book(1, "a", ANN), book(2, "b", ANN), book(3, "c", MACHINE), book(4, "d", MACHINE)));
        joins.server().answers(200, "{\"card\": \"c\", \"name\": \"Cy\"}");
        ApiJoinHandle join = borrowers(true, OF_BORROWERS.withFilter(where(handle(BORROWERS, "card"), text("a", "c")), ImmutableList.of()));
        assertThat(borrowed(join)).as("nobody asks for d").containsExactlyInAnyOrder("1 a Ann", "2 null null", "3 c Cy", "4 null null");
        assertThat(joins.asked()).containsExactly("main, 50 each", "/borrowers/c");
    }

    @Test
    void testManyKeysAreLookedUpInBatches()
    {
        String[] pages = IntStream.range(0, 5).mapToObj(page -> IntStream.range(page * 50, page * 50 + 50).mapToObj(number -> book(number, "c" + number, MACHINE)).collect(joining(", "))).toArray(String[]::new);
        joins.server().answersAll(request -> {
            String text = TestingQueries.asked(request);
            if (!text.startsWith("main")) {
                return response(200, answer(Stream.of(text.split(" ")).map(card -> "{\"__typename\": \"Borrower\", \"name\": \"of " + card + "\"}").toArray(String[]::new)));
            }
            int page = text.contains("@") ? Integer.parseInt(text.substring(text.indexOf('@') + 1, text.indexOf(','))) : 0;
            return response(200, page(pages[page], page == 4 ? NULL : "\"%s\"".formatted(page + 1)));
        });
        assertThat(borrowed(borrowers(false))).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 250).mapToObj(number -> "%s c%s of c%s".formatted(number, number, number)).toList());
        assertThat(joins.asked().stream().filter(asked -> !asked.startsWith("main")).map(asked -> asked.split(" ").length)).containsExactly(100, 100, 50);
    }

    /**
     * No page is asked for, and nothing is looked up, when there are rows enough.
     */
    @Test
    void testLimit()
    {
        joins.server().answers(200, page(String.join(", ", book(1, "a", MACHINE), book(2, "b", ANN), book(3, "b", ANN)), "\"next\""));
        assertThat(borrowed(borrowers(false).withLimit(2))).containsExactly("2 b Ann", "3 b Ann");
        assertThat(joins.asked()).hasSize(1);
    }

    @Test
    void testLimitOfOuterJoin()
    {
        joins.server().answers(200, page(String.join(", ", bookOfNobody(1), book(2, "b", ANN)), "\"next\""));
        assertThat(borrowed(borrowers(true).withLimit(2))).containsExactly("1 null null", "2 b Ann");
        assertThat(joins.asked()).as("so many rows of the scan are enough").containsExactly("main, 2 each");
    }

    @Test
    void testLimitWithinTheRowsOfAKey()
    {
        joins.server().answers(200, page(String.join(", ", book(1, "a", reviews()), book(2, "a", reviews(review(1, 5), review(2, 4))), book(3, "a", reviews(review(1, 3)))), "\"next\""));
        ApiJoinHandle join = reviewed(false, OF_REVIEWS).withLimit(1);
        assertThat(joins.rows(join, ofBook("number"), ofRelated(join, "review"))).containsExactly("2 1");
        assertThat(joins.asked()).hasSize(1);
    }

    /**
     * Where records tell nothing, as many are looked up as are wanted, and no more pages are read before.
     */
    @Test
    void testLimitOfLookedUpRows()
    {
        joins.server().answers(200, page(String.join(", ", book(1, "a", MACHINE), book(2, "a", MACHINE)), "\"next\""));
        joins.server().answers(200, "{\"card\": \"a\", \"name\": \"R2\"}");
        assertThat(borrowed(borrowers(false).withLimit(2))).containsExactlyInAnyOrder("1 a R2", "2 a R2");
        assertThat(joins.asked()).containsExactly("main, 50 each", "/borrowers/a");
    }

    /**
     * The scan is read by the form of each key alone where the query is refused: nothing is told, and everything is looked up.
     */
    @Test
    void testScanByAnotherForm()
    {
        joins.server().answers(200, "{\"data\": {\"k0\": null}, \"errors\": [{\"type\": \"FORBIDDEN\", \"path\": [\"k0\"]}]}");
        joins.server().answers(200, "[{\"number\": 1, \"title\": \"x\", \"card\": \"a\"}, {\"number\": 2, \"title\": \"y\", \"card\": null}]");
        joins.server().answers(200, "{\"card\": \"a\", \"name\": \"Ann\"}");
        assertThat(borrowed(borrowers(true))).containsExactlyInAnyOrder("1 a Ann", "2 null null");
        assertThat(joins.asked()).containsExactly("main, 50 each", "/cities/Oslo/main/books?size=50", "/borrowers/a");
    }

    /**
     * A record that was not answered wholly is no record: its key is asked for in the other form.
     */
    @Test
    void testProblemWithinARecord()
    {
        joins.server().answers(200, answer(ImmutableList.of(problem("SOMETHING", "k0", "books", "nodes", "0", "related")), "{\"books\": {\"pageInfo\": {\"hasNextPage\": false}, \"nodes\": [%s]}}".formatted(book(1, "a", NULL))));
        joins.server().answers(200, "[{\"number\": 1, \"title\": \"x\", \"card\": \"a\"}]");
        joins.server().answers(200, "{\"card\": \"a\", \"name\": \"Ann\"}");
        assertThat(borrowed(borrowers(false))).containsExactly("1 a Ann");
        assertThat(joins.asked()).containsExactly("main, 50 each", "/cities/Oslo/main/books?size=50", "/borrowers/a");
    }

    /**
     * What is looked up counts among the requests that the query may make.
     */
    @Test
    void testLookupsBeyondTheAllowedRequests()
    {
        ApiJoinHandle join = borrowers(false);
        ApiJoinHandle frugal = new ApiJoinHandle(false, join.scan(), ApiIndexHandle.of("borrowers", join.lookup().constraint(), ImmutableList.of(), join.lookup().keyColumns(), 1), join.keys(), join.limit());
        joins.server().answers(200, books(book(1, "a", ANN), book(2, "b", MACHINE)));
        TrinoException failure = catchThrowableOfType(TrinoException.class, () -> borrowed(frugal));
        assertThat(failure.getErrorCode()).isEqualTo(REQUEST_LIMIT_EXCEEDED.toErrorCode());
        assertThat(joins.asked()).hasSize(1);
    }

    @Test
    void testNoColumns()
    {
        joins.server().answers(200, books(book(1, "a", ANN), bookOfNobody(2)));
        assertThat(joins.rows(borrowers(false))).hasSize(1);
        joins.server().answers(200, books(book(1, "a", ANN), bookOfNobody(2)));
        assertThat(joins.rows(borrowers(true))).hasSize(2);
    }

    /**
     * Each side tells when it was sent: what a record told came with it.
     */
    @Test
    void testFetchedAt()
    {
        joins.server().answers(200, books(book(1, "a", ANN), bookOfNobody(2)));
        ApiJoinHandle join = borrowers(true);
        List<String> rows = joins.rows(join, ofBook("$fetched_at"), ofRelated(join, "$fetched_at"), ofBook("number"));
        assertThat(rows).hasSize(2);
        List<String> told = ImmutableList.copyOf(rows.getFirst().split(" "));
        assertThat(told.get(0)).isEqualTo(told.get(1)).isNotEqualTo(NULL);
        assertThat(rows.getLast().split(" ")[1]).isEqualTo(NULL);
    }

    /**
     * What other joins say of the scan's columns narrows it; what they say of the related table's columns does not.
     */
    @Test
    void testDynamicFilters()
    {
        ApiTableHandle open = ApiTableHandle.of("books").withFilter(where(handle(BOOKS, "city"), text("Oslo")), ImmutableList.of());
        ApiJoinHandle join = plan(false, open, OF_BORROWERS, ImmutableMap.of("card", "card"), ImmutableSet.of("number"), ImmutableSet.of("name"));
        assertThat(joins.splits(join, TupleDomain.withColumnDomains(ImmutableMap.of(ofBook("library"), text("main", "annex"), ofRelated(join, "name"), text("Ann"))))).hasSize(1);
        assertThat(joins.splits(join, TupleDomain.none())).isEmpty();
        assertThat(joins.asked()).isEmpty();
    }

    @Test
    void testFailureOfALookup()
    {
        joins.server().answers(200, books(book(1, "a", ANN), book(2, "b", MACHINE)));
        joins.server().answers(403, "");
        TrinoException failure = catchThrowableOfType(TrinoException.class, () -> borrowed(borrowers(false)));
        assertThat(failure.getErrorCode()).isEqualTo(ACCESS_REFUSED.toErrorCode());
        assertThat(joins.memory()).isZero();
    }

    @Test
    void testRowsThatDoNotFit()
    {
        ApiJoinHandle join = borrowers(false);
        joins.server().answers(200, books(book(1, "a", MACHINE)));
        joins.server().answers(200, "{\"card\": \"a\", \"name\": \"%s\"}".formatted("x".repeat(10_000)));
        TrinoException failure = catchThrowableOfType(TrinoException.class, () -> read(joins.openWithMemory(DataSize.of(4, KILOBYTE), join, ofRelated(join, "name")), ofRelated(join, "name")));
        assertThat(failure.getErrorCode()).isEqualTo(LOOKUP_MEMORY_EXCEEDED.toErrorCode());
        assertThat(joins.memory()).isZero();
    }

    /**
     * Lists that are looked up are joined as they come in, however long they are.
     */
    @Test
    void testListsThatDoNotFit()
            throws IOException
    {
        joins.server().answers(200, books(book(1, "a", "{\"pageInfo\": {\"hasNextPage\": true}, \"nodes\": []}")));
        joins.server().answers(200, IntStream.range(0, 2_000).mapToObj(TestJoinedScan::restReview).collect(joining(", ", "[", "]")));
        ApiJoinHandle join = reviewed(false, OF_REVIEWS);
        assertThat(read(joins.openWithMemory(DataSize.of(4, KILOBYTE), join, ofRelated(join, "review")), ofRelated(join, "review"))).hasSize(2_000);
        assertThat(joins.memory()).isZero();
    }

    private static String restReview(int review)
    {
        return "{\"review\": %s, \"stars\": 1}".formatted(review);
    }

    /**
     * Neither waiting nor asking blocks the thread that reads, and closing aborts what is under way.
     */
    @Test
    void testCloseAbortsTheLookup()
            throws IOException, InterruptedException
    {
        CompletableFuture<Void> permission = new CompletableFuture<>();
        joins.server().answers(200, books(book(1, "a", MACHINE), book(2, "b", MACHINE)));
        joins.server().answersWhen(permission, 200, answer(ANN, ANN));
        ApiJoinHandle join = borrowers(false);
        ConnectorPageSource source = joins.open(join, ofBook("number"), ofRelated(join, "name"));
        while (!source.getMetrics().getMetrics().get("join.looked_up_keys").equals(new LongCount(2))) {
            source.isBlocked().join();
            assertThat(source.getNextSourcePage()).isNull();
        }
        assertThat(source.isBlocked()).isNotDone();
        joins.server().awaitRequests(2);
        assertThat(source.getNextSourcePage()).as("nothing has come").isNull();
        assertThat(source.isFinished()).isFalse();
        assertThat(joins.memory()).as("two rows wait").isPositive();
        source.close();
        joins.server().awaitDisconnection();
        permission.complete(null);
        assertThat(source.isFinished()).isTrue();
        assertThat(source.getNextSourcePage()).isNull();
        assertThat(source.isBlocked()).isDone();
        assertThat(joins.memory()).isZero();
        source.close();
    }

    /**
     * However many rows there are of a key, the pages are of the usual size, and are accounted for while they wait.
     */
    @Test
    void testLargePages()
            throws IOException
    {
        String book = book(1, "a", MACHINE).replace("Book 1", "x".repeat(200_000));
        joins.server().answers(200, books(IntStream.range(0, 20).mapToObj(number -> book.replace("\"number\": 1,", "\"number\": %s,".formatted(number))).toArray(String[]::new)));
        joins.server().answers(200, "{\"card\": \"a\", \"name\": \"R2\"}");
        ApiJoinHandle join = borrowers(false);
        int rows = 0;
        long largest = 0;
        try (ConnectorPageSource source = joins.open(join, ofBook("title"), ofRelated(join, "name"))) {
            while (!source.isFinished()) {
                source.isBlocked().join();
                SourcePage page = source.getNextSourcePage();
                if (page != null) {
                    rows += page.getPositionCount();
                    largest = Math.max(largest, page.getPositionCount());
                    assertThat(rows == 20 || joins.memory() > 200_000).as("the others wait").isTrue();
                }
            }
        }
        assertThat(rows).isEqualTo(20);
        assertThat(largest).isLessThan(10);
        assertThat(joins.memory()).isZero();
    }

    private static ApiJoinHandle borrowers(boolean outer)
    {
        return borrowers(outer, OF_BORROWERS);
    }

    private static ApiJoinHandle borrowers(boolean outer, ApiTableHandle related)
    {
        return plan(outer, LIBRARY, related, ImmutableMap.of("card", "card"), ImmutableSet.of("number", "title"), ImmutableSet.of("card", "name"));
    }

    private static ApiJoinHandle reviewed(boolean outer, ApiTableHandle related)
    {
        return plan(outer, LIBRARY, related, ImmutableMap.of("city", "city", "library", "library", "book", "number"), ImmutableSet.of("number"), ImmutableSet.of("review", "stars"));
    }

    private static ApiJoinHandle plan(boolean outer, ApiTableHandle scan, ApiTableHandle related, Map<String, String> equal, ImmutableSet<String> columns, ImmutableSet<String> relatedColumns)
    {
        return new JoinPlanner(RELATED, new Scope.Open(), TESTING_TYPE_MANAGER).plan(outer, scan, related, equal, columns, relatedColumns, 1_000).orElseThrow();
    }

    private List<String> borrowed(ApiJoinHandle join)
    {
        ApiJoinColumn[] columns = {ofBook("number"), ofRelated(join, "card"), ofRelated(join, "name")};
        return joins.rows(join, columns);
    }

    private static String books(String... books)
    {
        return page(String.join(", ", books), NULL);
    }

    private static String page(String books, String cursor)
    {
        return answer("{\"books\": {\"pageInfo\": {\"hasNextPage\": %s, \"endCursor\": %s}, \"nodes\": [%s]}}".formatted(!cursor.equals(NULL), cursor, books));
    }

    private static String book(int number, String card, String related)
    {
        return "{\"__typename\": \"Book\", \"number\": %s, \"title\": \"Book %s\", \"card\": \"%s\", \"related\": %s}".formatted(number, number, card, related);
    }

    private static String bookOfNobody(int number)
    {
        return "{\"__typename\": \"Book\", \"number\": %s, \"title\": \"Book %s\", \"card\": null, \"related\": null}".formatted(number, number);
    }

    private static String reviews(String... reviews)
    {
        return "{\"pageInfo\": {\"hasNextPage\": false}, \"nodes\": [%s]}".formatted(String.join(", ", reviews));
    }

    private static String review(int review, int stars)
    {
        return "{\"__typename\": \"Review\", \"review\": %s, \"stars\": %s}".formatted(review, stars);
    }
}

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
package io.omnisql.connector.planning;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.connector.definition.JsonPointer;
import io.omnisql.connector.definition.ValueSource;
import io.omnisql.connector.testing.TestingSource;
import io.trino.spi.connector.SortOrder;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.type.VarcharType;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import static io.omnisql.connector.testing.TestingDomains.number;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingRelations.BOOKS;
import static io.omnisql.connector.testing.TestingRelations.BORROWER;
import static io.omnisql.connector.testing.TestingRelations.BORROWERS;
import static io.omnisql.connector.testing.TestingRelations.EMBEDDED;
import static io.omnisql.connector.testing.TestingRelations.FIRST_REVIEWS;
import static io.omnisql.connector.testing.TestingRelations.LOANS;
import static io.omnisql.connector.testing.TestingRelations.RELATED;
import static io.omnisql.connector.testing.TestingRelations.REVIEWS;
import static io.omnisql.connector.testing.TestingRelations.SHOWN_BORROWER;
import static io.trino.type.InternalTypeManager.TESTING_TYPE_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

final class TestJoinPlanner
{
    private static final int MAX_REQUESTS = 77;
    private static final Map<String, String> CARD = ImmutableMap.of("card", "card");
    private static final Map<String, String> BOOK = ImmutableMap.of("city", "city", "library", "library", "book", "number");
    private static final Set<String> TITLE = ImmutableSet.of("number", "title");
    private static final Set<String> NAME = ImmutableSet.of("card", "name");
    private static final Set<String> STARS = ImmutableSet.of("stars");

    private static final ApiTableHandle LIBRARY = filtered(ApiTableHandle.of("books"), "Oslo", "main");
    private static final ApiTableHandle OF_BORROWERS = ApiTableHandle.of("borrowers");
    private static final ApiTableHandle OF_REVIEWS = ApiTableHandle.of("reviews");

    private final JoinPlanner planner = planner(new Scope.Open());

    @Test
    void testRecordWithinAnother()
    {
        ApiJoinHandle join = plan(false, LIBRARY, OF_BORROWERS, CARD, TITLE, NAME).orElseThrow();
        assertThat(join.outer()).isFalse();
        assertThat(join.limit()).isEmpty();
        assertThat(join.scan().columns()).as("the key as well").contains(ImmutableSet.of("number", "title", "card"));
        assertThat(join.scan().related().map(RelatedColumn::relation)).contains(BORROWER);
        assertThat(join.scan().related().flatMap(related -> related.column().graphQl()).orElseThrow().selection()).isEqualTo("related: borrower { ... on Borrower { __typename name } }");
        assertThat(join.keys()).containsExactly(TestingSource.handle(BOOKS, "card"));
        assertThat(join.lookup()).isEqualTo(ApiIndexHandle.of("borrowers", TupleDomain.all(), ImmutableList.of(), ImmutableList.of(TestingSource.handle(BORROWERS, "card")), MAX_REQUESTS));
        assertThat(plan(true, LIBRARY, OF_BORROWERS, CARD, TITLE, NAME)).map(ApiJoinHandle::outer).contains(true);
    }

    @Test
    void testRecordsWithinAnother()
    {
        ApiJoinHandle join = plan(false, LIBRARY, OF_REVIEWS, BOOK, TITLE, STARS).orElseThrow();
        assertThat(join.scan().related().map(RelatedColumn::relation)).contains(FIRST_REVIEWS);
        assertThat(join.scan().related().flatMap(related -> related.column().graphQl()).orElseThrow().selection())
                .as("with what tells the rows apart")
                .isEqualTo("related: reviews(first: 2) { pageInfo { hasNextPage } nodes { ... on Review { __typename review stars } } }");
        assertThat(join.lookup().keyColumns()).extracting(ApiColumnHandle::name).containsExactly("city", "library", "book");
        assertThat(join.keys()).extracting(ApiColumnHandle::name).containsExactly("city", "library", "number");
    }

    /**
     * The text is what EXPLAIN prints.
     */
    @Test
    void testTextHoldsNoValues()
    {
        ApiTableHandle related = OF_BORROWERS.withFilter(where(TestingSource.handle(BORROWERS, "name"), text("Canary")), ImmutableList.of());
        assertThat(plan(true, LIBRARY, related, CARD, TITLE, NAME).orElseThrow().withLimit(9))
                .hasToString("books constraint=[city, library] from=[POST /graphql library.books] left join=[borrowers constraint=[name] keys=[card]] limit=9");
        assertThat(plan(false, LIBRARY, related, CARD, TITLE, NAME).orElseThrow())
                .hasToString("books constraint=[city, library] from=[POST /graphql library.books] join=[borrowers constraint=[name] keys=[card]]");
    }

    @Test
    void testComparisons()
    {
        assertThat(plan(false, LIBRARY, OF_BORROWERS, ImmutableMap.of(), TITLE, NAME)).as("none").isEmpty();
        assertThat(plan(false, LIBRARY, OF_BORROWERS, ImmutableMap.of("card", "title"), TITLE, NAME)).as("with another column").isEmpty();
        assertThat(plan(false, LIBRARY, OF_BORROWERS, ImmutableMap.of("name", "card"), TITLE, NAME)).as("of another column").isEmpty();
        assertThat(plan(false, LIBRARY, OF_BORROWERS, ImmutableMap.of("card", "card", "name", "title"), TITLE, NAME)).as("one more").isEmpty();
        assertThat(plan(false, LIBRARY, OF_REVIEWS, ImmutableMap.of("book", "number"), TITLE, STARS)).as("a part of the key").isEmpty();
        assertThat(plan(false, LIBRARY, ApiTableHandle.of("libraries"), ImmutableMap.of("city", "city", "library", "library"), TITLE, ImmutableSet.of())).as("a table that is not related").isEmpty();
        assertThat(plan(false, filtered(OF_REVIEWS, "Oslo", "main"), ApiTableHandle.of("books"), ImmutableMap.of("city", "city", "library", "library", "number", "book"), STARS, TITLE)).as("the other way round").isEmpty();
    }

    /**
     * Trino leaves no comparison of columns that have one value on either side.
     */
    @Test
    void testConstants()
    {
        Map<String, String> book = ImmutableMap.of("book", "number");
        assertThat(plan(false, LIBRARY, filtered(OF_REVIEWS, "Oslo", "main"), book, TITLE, STARS)).as("the same on both sides").isPresent();
        assertThat(plan(true, LIBRARY, filtered(OF_REVIEWS, "Oslo", "main"), BOOK, TITLE, STARS)).as("compared as well").isPresent();
        assertThat(plan(false, LIBRARY, filtered(OF_REVIEWS, "Oslo", "annex"), book, TITLE, STARS)).as("different").isEmpty();
        assertThat(plan(false, LIBRARY, OF_REVIEWS.withFilter(where(TestingSource.handle(REVIEWS, "city"), text("Oslo")), ImmutableList.of()), book, TITLE, STARS)).as("of one column").isEmpty();
        ApiTableHandle twoLibraries = ApiTableHandle.of("books").withFilter(where(TestingSource.handle(BOOKS, "city"), text("Oslo"), TestingSource.handle(BOOKS, "library"), text("main", "annex")), ImmutableList.of());
        ApiTableHandle ofTwoLibraries = OF_REVIEWS.withFilter(where(TestingSource.handle(REVIEWS, "city"), text("Oslo"), TestingSource.handle(REVIEWS, "library"), text("main", "annex")), ImmutableList.of());
        assertThat(plan(false, twoLibraries, ofTwoLibraries, book, TITLE, STARS)).as("several").isEmpty();
        assertThat(plan(false, twoLibraries, ofTwoLibraries, BOOK, TITLE, STARS)).as("several, compared").isPresent();
    }

    @Test
    void testSidesThatAreMoreThanTheirRows()
    {
        assertThat(plan(false, LIBRARY.withLimit(5), OF_BORROWERS, CARD, TITLE, NAME)).as("so many of the scan").isPresent();
        assertThat(plan(false, LIBRARY, OF_REVIEWS.withLimit(5), BOOK, TITLE, STARS)).as("so many of the other table").isEmpty();
        assertThat(plan(false, LIBRARY, OF_REVIEWS.withTopN(ImmutableList.of(new OrderItem(TestingSource.handle(REVIEWS, "stars"), SortOrder.ASC_NULLS_FIRST)), 5), BOOK, TITLE, STARS)).as("the first of the other table").isEmpty();
        assertThat(plan(false, LIBRARY.counting(), OF_BORROWERS, CARD, TITLE, NAME)).isEmpty();
        assertThat(plan(false, LIBRARY, filtered(OF_REVIEWS, "Oslo", "main").counting(), BOOK, TITLE, STARS)).isEmpty();
        assertThat(plan(false, LIBRARY.withFilter(TupleDomain.none(), ImmutableList.of()), OF_BORROWERS, CARD, TITLE, NAME)).isEmpty();
        assertThat(plan(true, LIBRARY, OF_BORROWERS.withFilter(TupleDomain.none(), ImmutableList.of()), CARD, TITLE, NAME)).isEmpty();
        ApiJoinHandle join = plan(false, LIBRARY, OF_BORROWERS, CARD, TITLE, NAME).orElseThrow();
        assertThat(plan(false, join.scan(), OF_BORROWERS, CARD, TITLE, NAME)).as("a scan that is a join").isEmpty();
    }

    @Test
    void testColumnsThatNoQueryTells()
    {
        assertThat(plan(false, LIBRARY, OF_BORROWERS, CARD, ImmutableSet.of("pages"), NAME)).isEmpty();
        assertThat(plan(false, LIBRARY, OF_BORROWERS, CARD, TITLE, ImmutableSet.of("street"))).isEmpty();
        assertThat(plan(false, LIBRARY, OF_BORROWERS, CARD, TITLE, ImmutableSet.of("$fetched_at"))).isPresent();
        assertThat(plan(false, LIBRARY, OF_BORROWERS.withFilter(where(TestingSource.handle(BORROWERS, "street"), text("Storgata")), ImmutableList.of()), CARD, TITLE, NAME)).as("filtered by").isEmpty();
        ApiTableHandle thick = LIBRARY.withFilter(LIBRARY.constraint().intersect(where(TestingSource.handle(BOOKS, "pages"), number(1_000))), ImmutableList.of());
        assertThat(plan(false, thick, OF_BORROWERS, CARD, TITLE, NAME)).as("filtered by").isEmpty();
    }

    /**
     * Whoever reads the other side first knows the one value that the source can be asked for.
     */
    @Test
    void testSideThatNarrowsTheScan()
    {
        ApiTableHandle ann = OF_BORROWERS.withFilter(where(TestingSource.handle(BORROWERS, "card"), text("7")), ImmutableList.of());
        assertThat(plan(false, LIBRARY, ann, CARD, TITLE, NAME)).isEmpty();
        assertThat(plan(true, LIBRARY, ann, CARD, TITLE, NAME)).as("all rows of the scan are wanted").isPresent();
        ApiTableHandle named = OF_BORROWERS.withFilter(where(TestingSource.handle(BORROWERS, "name"), text("Ann")), ImmutableList.of());
        assertThat(plan(false, LIBRARY, named, CARD, TITLE, NAME)).as("nobody reads it alone").isPresent();
    }

    /**
     * A filter of the other table is one of its rows, not of the join.
     */
    @Test
    void testOuterJoinOfFilteredRows()
    {
        TupleDomain<ApiColumnHandle> named = where(TestingSource.handle(BORROWERS, "name"), text("Ann"));
        ApiJoinHandle join = plan(true, LIBRARY, OF_BORROWERS.withFilter(named, ImmutableList.of()), CARD, TITLE, ImmutableSet.of("card")).orElseThrow();
        assertThat(join.scan().constraint()).isEqualTo(LIBRARY.constraint());
        assertThat(join.lookup().constraint()).isEqualTo(named);
        assertThat(join.scan().related().flatMap(related -> related.column().graphQl()).orElseThrow().selection()).as("what the filter needs").contains("name");
    }

    /**
     * A record that stands within another one as the source has it, so that nothing is selected for it.
     */
    @Test
    void testRecordThatAnotherOneShows()
    {
        JoinPlanner embedding = new JoinPlanner(EMBEDDED, new Scope.Open(), TESTING_TYPE_MANAGER);
        ApiTableHandle loans = ApiTableHandle.of("loans");
        ApiJoinHandle join = embedding.plan(false, loans, OF_BORROWERS, CARD, ImmutableSet.of("loan"), NAME, MAX_REQUESTS).orElseThrow();
        assertThat(join.scan().related()).map(RelatedColumn::relation).contains(SHOWN_BORROWER);
        assertThat(join.scan().related()).map(RelatedColumn::column).map(ApiColumnHandle::source).contains(new ValueSource.At(JsonPointer.parse("/borrower"), false));
        assertThat(join.scan().constraint()).as("rows that nobody has are none of the join").isEqualTo(TupleDomain.withColumnDomains(ImmutableMap.of(TestingSource.handle(LOANS, "card"), Domain.notNull(VarcharType.VARCHAR))));
        assertThat(join.lookup().keyColumns()).containsExactly(TestingSource.handle(BORROWERS, "card"));
        assertThat(embedding.plan(true, loans, OF_BORROWERS, CARD, ImmutableSet.of("loan"), NAME, MAX_REQUESTS).orElseThrow().scan().constraint()).as("but rows of an outer one").isEqualTo(TupleDomain.all());
        assertThat(embedding.plan(false, loans.withLimit(3), OF_BORROWERS, CARD, ImmutableSet.of("loan"), NAME, MAX_REQUESTS).orElseThrow().scan().constraint()).as("any three are wanted").isEqualTo(TupleDomain.all());
        assertThat(embedding.plan(false, loans, OF_BORROWERS, CARD, ImmutableSet.of("loan"), ImmutableSet.of("street"), MAX_REQUESTS)).as("it does not tell the street").isEmpty();
        TupleDomain<ApiColumnHandle> ofNobody = TupleDomain.withColumnDomains(ImmutableMap.of(TestingSource.handle(LOANS, "card"), Domain.onlyNull(VarcharType.VARCHAR)));
        assertThat(embedding.plan(false, loans.withFilter(ofNobody, ImmutableList.of()), OF_BORROWERS, CARD, ImmutableSet.of("loan"), NAME, MAX_REQUESTS)).as("no row of the scan can have one").isEmpty();
        ApiTableHandle ann = OF_BORROWERS.withFilter(where(TestingSource.handle(BORROWERS, "name"), text("Ann")), ImmutableList.of());
        assertThat(embedding.plan(true, loans, ann, CARD, ImmutableSet.of("loan"), NAME, MAX_REQUESTS)).as("all loans are wanted").isPresent();
    }

    @Test
    void testKeysThatAreNotKnownYet()
    {
        assertThat(plan(false, ApiTableHandle.of("books"), OF_BORROWERS, CARD, TITLE, NAME)).as("a join on top may name them").isPresent();
        Scope declared = new Scope.Declared(ImmutableList.of(new ScopePattern(ImmutableList.of("Oslo"), "*")));
        assertThat(planner(declared).plan(false, ApiTableHandle.of("books"), OF_BORROWERS, CARD, TITLE, NAME, MAX_REQUESTS)).as("they are listed").isPresent();
    }

    @Test
    void testLimits()
    {
        ApiJoinHandle inner = plan(false, LIBRARY, OF_BORROWERS, CARD, TITLE, NAME).orElseThrow();
        assertThat(inner.limitedScan()).isEqualTo(inner.scan());
        assertThat(inner.withLimit(3).limitedScan().limit()).as("nobody knows how many rows it takes").isEqualTo(OptionalLong.of(Long.MAX_VALUE));
        assertThat(plan(true, LIBRARY, OF_BORROWERS, CARD, TITLE, NAME).orElseThrow().withLimit(3).limitedScan().limit()).isEqualTo(OptionalLong.of(3));
        assertThat(plan(true, LIBRARY.withLimit(2), OF_BORROWERS, CARD, TITLE, NAME).orElseThrow().withLimit(3).limitedScan().limit()).as("of its own").isEqualTo(OptionalLong.of(2));
        assertThat(LimitPlanner.plan(inner, 5)).map(ApiJoinHandle::limit).contains(OptionalLong.of(5));
        assertThat(LimitPlanner.plan(inner.withLimit(5), 5)).isEmpty();
        assertThat(LimitPlanner.plan(inner.withLimit(5), 6)).isEmpty();
        assertThat(LimitPlanner.plan(inner.withLimit(5), 4)).map(ApiJoinHandle::limit).contains(OptionalLong.of(4));
    }

    @Test
    void testRelationsToATable()
    {
        assertThat(planner.relations(BORROWERS)).isEqualTo(ImmutableMap.of("books", BORROWER));
        assertThat(planner.relations(BOOKS)).isEmpty();
    }

    private Optional<ApiJoinHandle> plan(boolean outer, ApiTableHandle scan, ApiTableHandle related, Map<String, String> equal, Set<String> columns, Set<String> relatedColumns)
    {
        return planner.plan(outer, scan, related, equal, columns, relatedColumns, MAX_REQUESTS);
    }

    private static JoinPlanner planner(Scope scope)
    {
        return new JoinPlanner(RELATED, scope, TESTING_TYPE_MANAGER);
    }

    private static ApiTableHandle filtered(ApiTableHandle handle, String city, String library)
    {
        return handle.withFilter(
                where(
                        TestingSource.handle(RELATED.table(handle.table()).orElseThrow(), "city"),
                        text(city),
                        TestingSource.handle(RELATED.table(handle.table()).orElseThrow(), "library"),
                        text(library)),
                ImmutableList.of());
    }
}

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
import io.omnisql.connector.definition.Cardinality;
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.spi.connector.AggregateFunction;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.SortItem;
import io.trino.spi.expression.Constant;
import io.trino.spi.expression.Variable;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.type.Type;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static io.omnisql.connector.planning.PushedAggregate.Function.MAX;
import static io.omnisql.connector.planning.PushedAggregate.Function.MIN;
import static io.omnisql.connector.testing.TestingDomains.atLeast;
import static io.omnisql.connector.testing.TestingDomains.number;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingSource.BOOKS;
import static io.omnisql.connector.testing.TestingSource.LOANS;
import static io.omnisql.connector.testing.TestingSource.QUERY;
import static io.omnisql.connector.testing.TestingSource.RESERVATIONS;
import static io.omnisql.connector.testing.TestingSource.SOURCE;
import static io.omnisql.connector.testing.TestingSource.book;
import static io.omnisql.connector.testing.TestingSource.countedBooks;
import static io.omnisql.connector.testing.TestingSource.handle;
import static io.omnisql.connector.testing.TestingSource.numberedBooks;
import static io.omnisql.connector.testing.TestingSource.queriedBooks;
import static io.trino.spi.connector.SortOrder.ASC_NULLS_LAST;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.IntegerType.INTEGER;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

final class TestAggregationPlanner
{
    private static final TupleDomain<ApiColumnHandle> MAIN = where(book("city"), text("Oslo"), book("library"), text("main"));
    private static final AggregateFunction COUNT = count(BIGINT);
    private static final List<List<ColumnHandle>> OF_ALL = ImmutableList.of(ImmutableList.of());

    @Test
    void testCountOfAllRows()
    {
        ApiTableHandle handle = filtered(MAIN);
        assertThat(plan(BOOKS, handle)).contains(counting(handle));
        assertThat(new AggregationPlanner(SOURCE, BOOKS).counting(counting(handle)).map(EndpointDefinition::path)).contains(QUERY);
        assertThat(plan(BOOKS, counting(handle))).as("a count is counted by nobody").isEmpty();
    }

    /**
     * Only a filter that the source evaluates as the query means it leaves the rows that the query counts.
     */
    @Test
    void testFilters()
    {
        record Case(String name, TupleDomain<ApiColumnHandle> constraint, boolean counted) {}

        List<Case> cases = ImmutableList.of(
                new Case("exact", MAIN.intersect(where(book("status"), text("lent"))), true),
                new Case("a word that the source does not have", MAIN.intersect(where(book("status"), text("lost"))), false),
                new Case("all words that there are", MAIN.intersect(where(book("status"), text("lent", "shelved"))), true),
                new Case("any other word", MAIN.intersect(where(book("status"), text("lent").complement())), false),
                new Case("inexact, and of the list alone", MAIN.intersect(where(book("author"), text("ann"))), false),
                new Case("exact, but of the list alone", MAIN.intersect(where(book("title"), text("Emma"))), false),
                new Case("a bound", MAIN.intersect(where(book("changed_at"), atLeast("2026-01-01T00:00:00Z"))), false),
                new Case("a number", MAIN.intersect(where(book("number"), number(7))), false),
                new Case("two keys", where(book("city"), text("Oslo"), book("library"), text("main", "north")), true),
                new Case("all of a city", where(book("city"), text("Oslo")), true),
                new Case("no key", TupleDomain.all(), false),
                new Case("nothing", TupleDomain.none(), false));
        for (Case test : cases) {
            assertThat(plan(BOOKS, filtered(test.constraint())).isPresent()).as(test.name()).isEqualTo(test.counted());
        }
        assertThat(plan(BOOKS, filtered(MAIN).withFilter(MAIN, ImmutableList.of(new Containment(book("subjects"), "art"))))).as("an element").isEmpty();
    }

    @Test
    void testRowsThatAreChosenFirst()
    {
        assertThat(plan(BOOKS, filtered(MAIN).withLimit(5))).isEmpty();
        assertThat(plan(BOOKS, filtered(MAIN).withTopN(ImmutableList.of(new OrderItem(book("pages"), ASC_NULLS_LAST)), 5))).isEmpty();
    }

    @Test
    void testTableWithoutCount()
    {
        TupleDomain<ApiColumnHandle> main = where(handle(RESERVATIONS, "city"), text("Oslo"), handle(RESERVATIONS, "library"), text("main")).intersect(where(handle(RESERVATIONS, "number"), number(1)));
        assertThat(plan(RESERVATIONS, ApiTableHandle.of("reservations").withFilter(main, ImmutableList.of()))).isEmpty();
    }

    /**
     * A list may say how many records it has; where it is asked about several keys or not about each of them, that says nothing.
     */
    @Test
    void testCountOfAList()
    {
        TupleDomain<ApiColumnHandle> main = where(handle(LOANS, "city"), text("Oslo"), handle(LOANS, "library"), text("main"));
        ApiTableHandle loans = ApiTableHandle.of("loans");
        assertThat(plan(LOANS, loans.withFilter(main, ImmutableList.of()))).isPresent();
        assertThat(plan(LOANS, loans.withFilter(main.intersect(where(handle(LOANS, "number"), number(1, 2))), ImmutableList.of()))).as("many are looked up at once").isEmpty();
        assertThat(plan(LOANS, loans.withFilter(main.intersect(where(handle(LOANS, "reader"), text("ann"))), ImmutableList.of()))).as("roughly").isEmpty();
        TableDefinition counted = countedBooks();
        assertThat(plan(counted, filtered(MAIN.intersect(where(book("status"), text("lent"), book("title"), text("Emma")))))).isPresent();
        assertThat(plan(counted, filtered(MAIN.intersect(where(book("changed_at"), atLeast("2026-01-01T00:00:00Z")))))).isEmpty();
    }

    @Test
    void testOtherAggregations()
    {
        ColumnHandle title = book("title");
        Variable variable = new Variable("title", book("title").type());
        Map<String, List<AggregateFunction>> cases = ImmutableMap.<String, List<AggregateFunction>>builder()
                .put("none", ImmutableList.of())
                .put("one of which the source knows nothing", ImmutableList.of(COUNT, function("max", "title")))
                .put("another function", ImmutableList.of(new AggregateFunction("max", BIGINT, ImmutableList.of(variable), ImmutableList.of(), false, Optional.empty())))
                .put("a function without arguments", ImmutableList.of(new AggregateFunction("row_number", BIGINT, ImmutableList.of(), ImmutableList.of(), false, Optional.empty())))
                .put("count of a column", ImmutableList.of(new AggregateFunction("count", BIGINT, ImmutableList.of(variable), ImmutableList.of(), false, Optional.empty())))
                .put("greatest of another type", ImmutableList.of(new AggregateFunction("max", INTEGER, ImmutableList.of(new Variable("pages", BIGINT)), ImmutableList.of(), false, Optional.empty())))
                .put("greatest of some", ImmutableList.of(new AggregateFunction("max", BIGINT, ImmutableList.of(new Variable("pages", BIGINT)), ImmutableList.of(), false, Optional.of(new Constant(true, BOOLEAN)))))
                .put("the three greatest", ImmutableList.of(new AggregateFunction("max", BIGINT, ImmutableList.of(new Variable("pages", BIGINT), new Constant(3L, BIGINT)), ImmutableList.of(), false, Optional.empty())))
                .put("greatest of an expression", ImmutableList.of(new AggregateFunction("max", BIGINT, ImmutableList.of(new Constant(3L, BIGINT)), ImmutableList.of(), false, Optional.empty())))
                .put("distinct", ImmutableList.of(new AggregateFunction("count", BIGINT, ImmutableList.of(variable), ImmutableList.of(), true, Optional.empty())))
                .put("another type", ImmutableList.of(count(INTEGER)))
                .put("sorted", ImmutableList.of(new AggregateFunction("count", BIGINT, ImmutableList.of(), ImmutableList.of(new SortItem("title", ASC_NULLS_LAST)), false, Optional.empty())))
                .put("filtered", ImmutableList.of(new AggregateFunction("count", BIGINT, ImmutableList.of(), ImmutableList.of(), false, Optional.of(new Constant(true, BOOLEAN)))))
                .buildOrThrow();
        cases.forEach((name, aggregates) -> assertThat(plan(BOOKS, filtered(MAIN), aggregates, OF_ALL)).as(name).isEmpty());
        Map<String, List<List<ColumnHandle>>> groups = ImmutableMap.of(
                "by a column", ImmutableList.of(ImmutableList.of(title)),
                "by a column, and all", ImmutableList.of(ImmutableList.of(title), ImmutableList.of()),
                "all, twice", ImmutableList.of(ImmutableList.of(), ImmutableList.of()),
                "none", ImmutableList.of());
        groups.forEach((name, sets) -> assertThat(plan(BOOKS, filtered(MAIN), ImmutableList.of(COUNT), sets)).as(name).isEmpty());
    }

    @Test
    void testLeastAndGreatest()
    {
        record Case(String name, List<AggregateFunction> functions, TupleDomain<ApiColumnHandle> constraint, List<String> aggregates) {}

        TupleDomain<ApiColumnHandle> byAnn = MAIN.intersect(where(book("author"), text("ann")));
        List<Case> cases = ImmutableList.of(
                new Case("greatest number", ImmutableList.of(function("max", "pages")), MAIN, ImmutableList.of("max(pages)")),
                new Case("least time", ImmutableList.of(function("min", "added_at")), MAIN, ImmutableList.of("min(added_at)")),
                new Case("both, and the number of rows", ImmutableList.of(function("min", "added_at"), COUNT, function("max", "added_at")), MAIN, ImmutableList.of("min(added_at)", "count(*)", "max(added_at)")),
                new Case("the same twice", ImmutableList.of(COUNT, function("max", "pages"), COUNT, function("count", "number")), MAIN, ImmutableList.of("count(*)", "max(pages)")),
                new Case("of rows that the source knows roughly", ImmutableList.of(function("max", "pages")), byAnn, ImmutableList.of("max(pages)")),
                new Case("within bounds", ImmutableList.of(function("max", "changed_at")), MAIN.intersect(where(book("changed_at"), atLeast("2026-01-01T00:00:00Z"))), ImmutableList.of("max(changed_at)")),
                new Case("under several keys", ImmutableList.of(function("max", "pages")), where(book("city"), text("Oslo"), book("library"), text("main", "north")), ImmutableList.of("max(pages)")),
                new Case("of a city", ImmutableList.of(function("max", "pages")), where(book("city"), text("Oslo")), ImmutableList.of("max(pages)")),
                new Case("a column that the source does not sort by", ImmutableList.of(function("max", "number")), MAIN, ImmutableList.of()),
                new Case("text", ImmutableList.of(function("min", "title")), MAIN, ImmutableList.of()),
                new Case("a number of rows that the source knows roughly", ImmutableList.of(function("max", "pages"), COUNT), byAnn, ImmutableList.of()),
                new Case("of single records", ImmutableList.of(function("max", "pages")), MAIN.intersect(where(book("number"), number(1, 2))), ImmutableList.of()),
                new Case("no key", ImmutableList.of(function("max", "pages")), TupleDomain.all(), ImmutableList.of()),
                new Case("nothing", ImmutableList.of(function("max", "pages")), TupleDomain.none(), ImmutableList.of()));
        for (Case test : cases) {
            List<String> aggregates = plan(BOOKS, filtered(test.constraint()), test.functions(), OF_ALL).stream().flatMap(handle -> handle.aggregates().stream()).map(PushedAggregate::toString).collect(toImmutableList());
            assertThat(aggregates).as(test.name()).isEqualTo(test.aggregates());
        }
    }

    /**
     * More requests for values than for rows are none that anybody wants.
     */
    @Test
    void testCost()
    {
        List<AggregateFunction> functions = ImmutableList.of(function("min", "pages"), function("max", "pages"));
        assertThat(plan(ofSize(BOOKS, 51), filtered(MAIN), functions, OF_ALL)).as("two pages").isPresent();
        assertThat(plan(ofSize(BOOKS, 50), filtered(MAIN), functions, OF_ALL)).as("one page").isEmpty();
        assertThat(plan(ofSize(BOOKS, 50), filtered(MAIN), functions.subList(0, 1), OF_ALL)).as("one page for one value").isPresent();
    }

    /**
     * A query that tells all rows of many keys may cost less than their first pages; it tells several values at once.
     */
    @Test
    void testManyKeys()
    {
        record Case(String name, int keys, long rowsPerKey, List<String> readings) {}

        List<String> each = ImmutableList.of("sortOrder=[pages:bigint ASC NULLS LAST] aggregates=[min(pages)] limit=10", "aggregates=[count(*)]", "sortOrder=[pages:bigint DESC NULLS LAST] aggregates=[max(pages)] limit=10");
        List<String> together = ImmutableList.of("aggregates=[count(*)]", "aggregates=[min(pages), max(pages)]");
        List<Case> cases = ImmutableList.of(
                new Case("one key", 1, 400, each),
                new Case("keys of many pages", 1_000, 400, each),
                new Case("as many requests", 3, 300, each),
                new Case("fewer requests", 3, 250, together),
                new Case("keys of one page", 2, 50, together));
        for (Case test : cases) {
            TableDefinition table = queriedBooks(test.rowsPerKey());
            ApiTableHandle aggregated = filtered(MAIN).aggregating(ImmutableList.of(of(MIN, "pages"), PushedAggregate.COUNT, of(MAX, "pages")));
            List<String> readings = new AggregationPlanner(SOURCE, table).readings(aggregated, test.keys()).stream().map(reading -> reading.toString().replace("books constraint=[city, library] ", "")).collect(toImmutableList());
            assertThat(readings).as(test.name()).isEqualTo(test.readings());
        }
        assertThat(new AggregationPlanner(SOURCE, BOOKS).readings(filtered(MAIN).aggregating(ImmutableList.of(of(MIN, "pages"))), 1_000)).as("what a query does not tell").first().extracting(ApiTableHandle::order).asInstanceOf(LIST).isNotEmpty();
    }

    /**
     * Where rows can move out of reach between two pages, the first row has to come with the first page.
     */
    @Test
    void testListsWhoseRowsMove()
    {
        TableDefinition numbered = numberedBooks();
        TupleDomain<ApiColumnHandle> byAnn = MAIN.intersect(where(book("author"), text("ann")));
        assertThat(plan(numbered, filtered(MAIN), ImmutableList.of(function("min", "changed_at")), OF_ALL)).isPresent();
        assertThat(plan(numbered, filtered(byAnn), ImmutableList.of(function("min", "changed_at")), OF_ALL)).isEmpty();
        assertThat(plan(numbered, filtered(byAnn), ImmutableList.of(function("max", "changed_at")), OF_ALL)).isPresent();
        assertThat(plan(numbered, filtered(byAnn), ImmutableList.of(function("min", "added_at")), OF_ALL)).as("by what never changes").isPresent();
    }

    /**
     * A value that may be null is not what makes a row.
     */
    @Test
    void testCountOfValues()
    {
        TupleDomain<ApiColumnHandle> lent = MAIN.intersect(where(book("status"), text("lent")));
        for (String column : ImmutableList.of("city", "library", "number")) {
            assertThat(plan(BOOKS, filtered(MAIN), ImmutableList.of(function("count", column)), OF_ALL)).as(column).contains(counting(filtered(MAIN)));
        }
        assertThat(plan(BOOKS, filtered(MAIN), ImmutableList.of(function("count", "status")), OF_ALL)).isEmpty();
        assertThat(plan(BOOKS, filtered(lent), ImmutableList.of(function("count", "status")), OF_ALL)).as("asked for").contains(counting(filtered(lent)));
        assertThat(plan(BOOKS, filtered(MAIN.intersect(where(book("keeper"), Domain.onlyNull(VARCHAR)))), ImmutableList.of(function("count", "keeper")), OF_ALL)).isEmpty();
    }

    private static PushedAggregate of(PushedAggregate.Function function, String column)
    {
        return PushedAggregate.of(function, book(column));
    }

    private static TableDefinition ofSize(TableDefinition table, long rowsPerKey)
    {
        return new TableDefinition(table.name(), table.comment(), table.columns(), table.endpoints(), table.primaryKey(), table.changes(), table.deletesVisible(), table.resultCap(), new Cardinality(1_000, rowsPerKey));
    }

    private static AggregateFunction function(String name, String column)
    {
        Type type = name.equals("count") ? BIGINT : book(column).type();
        return new AggregateFunction(name, type, ImmutableList.of(new Variable(column, book(column).type())), ImmutableList.of(), false, Optional.empty());
    }

    private static AggregateFunction count(Type type)
    {
        return new AggregateFunction("count", type, ImmutableList.of(), ImmutableList.of(), false, Optional.empty());
    }

    private static ApiTableHandle counting(ApiTableHandle handle)
    {
        return handle.counting();
    }

    private static ApiTableHandle filtered(TupleDomain<ApiColumnHandle> constraint)
    {
        return ApiTableHandle.of("books").withFilter(constraint, ImmutableList.of());
    }

    private static Optional<ApiTableHandle> plan(TableDefinition table, ApiTableHandle handle)
    {
        return plan(table, handle, ImmutableList.of(COUNT), OF_ALL);
    }

    private static Optional<ApiTableHandle> plan(TableDefinition table, ApiTableHandle handle, List<AggregateFunction> aggregates, List<List<ColumnHandle>> groupingSets)
    {
        // nothing has no keys to resolve
        ScopeKeys keys = new ScopeResolver(SOURCE, table, new Scope.Open()).resolve(handle.constraint().isNone() ? handle.withFilter(MAIN, ImmutableList.of()) : handle);
        Map<String, ColumnHandle> assignments = table.columns().stream().collect(toImmutableMap(ColumnDefinition::name, column -> handle(table, column.name())));
        return new AggregationPlanner(SOURCE, table).plan(handle, keys, aggregates, assignments, groupingSets).map(AggregationPlanner.Plan::handle);
    }
}

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
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.SortItem;
import io.trino.spi.connector.SortOrder;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.Paging.numberedLinkHeader;
import static io.omnisql.connector.definition.Records.array;
import static io.omnisql.connector.testing.TestingDomains.number;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingSource.BOOKS;
import static io.omnisql.connector.testing.TestingSource.DESK;
import static io.omnisql.connector.testing.TestingSource.book;
import static io.omnisql.connector.testing.TestingSource.numberedBooks;
import static io.trino.spi.connector.SortOrder.ASC_NULLS_FIRST;
import static io.trino.spi.connector.SortOrder.ASC_NULLS_LAST;
import static io.trino.spi.connector.SortOrder.DESC_NULLS_FIRST;
import static io.trino.spi.connector.SortOrder.DESC_NULLS_LAST;
import static io.trino.spi.type.TimestampWithTimeZoneType.TIMESTAMP_TZ_MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

final class TestTopNPlanner
{
    private static final ApiTableHandle TABLE = ApiTableHandle.of("books").withFilter(where(book("title"), text("Emma")), ImmutableList.of());

    // the names of the query, which need not be those of the table
    private static final Map<String, ColumnHandle> ASSIGNMENTS = ImmutableMap.of(
            "pages_1", book("pages"),
            "added", book("added_at"),
            "title", book("title"),
            "lent", book("lent_at"));

    @Test
    void testOrderThatTheSourceHas()
    {
        for (SortOrder order : SortOrder.values()) {
            assertThat(TopNPlanner.plan(BOOKS, TABLE, 10, ImmutableList.of(new SortItem("pages_1", order)), ASSIGNMENTS))
                    .as(order.name())
                    .contains(TABLE.withTopN(ImmutableList.of(new OrderItem(book("pages"), order)), 10));
        }
    }

    @Test
    void testFurtherKeysNeedNotBeSortedByTheSource()
    {
        List<SortItem> order = ImmutableList.of(new SortItem("added", DESC_NULLS_LAST), new SortItem("title", ASC_NULLS_FIRST));
        assertThat(TopNPlanner.plan(BOOKS, TABLE, 3, order, ASSIGNMENTS))
                .contains(TABLE.withTopN(ImmutableList.of(new OrderItem(book("added_at"), DESC_NULLS_LAST), new OrderItem(book("title"), ASC_NULLS_FIRST)), 3));
    }

    @Test
    void testOrderThatStaysWithTrino()
    {
        Map<String, List<SortItem>> cases = ImmutableMap.of(
                "a text", ImmutableList.of(new SortItem("title", ASC_NULLS_LAST)),
                "a time that the source does not sort by", ImmutableList.of(new SortItem("lent", DESC_NULLS_FIRST)),
                "a sorted column behind another", ImmutableList.of(new SortItem("title", ASC_NULLS_LAST), new SortItem("pages_1", ASC_NULLS_LAST)),
                "no order", ImmutableList.of());
        cases.forEach((name, order) -> assertThat(TopNPlanner.plan(BOOKS, TABLE, 10, order, ASSIGNMENTS)).as(name).isEmpty());
    }

    /**
     * Where pages are counted, a row that changes in mid-scan moves others to a page that was read, unless one page is all that is read.
     */
    @Test
    void testOrderThatLosesRowsBetweenPages()
    {
        Map<String, List<SortItem>> stable = ImmutableMap.of(
                "newest first", ImmutableList.of(new SortItem("pages_1", DESC_NULLS_LAST)),
                "a column that never changes", ImmutableList.of(new SortItem("added", ASC_NULLS_LAST)));
        stable.forEach((name, order) -> assertThat(TopNPlanner.plan(numberedBooks(), TABLE, 1_000, order, ASSIGNMENTS)).as(name).isPresent());
        List<SortItem> ascending = ImmutableList.of(new SortItem("pages_1", ASC_NULLS_LAST));
        assertThat(TopNPlanner.plan(numberedBooks(), TABLE, 49, ascending, ASSIGNMENTS)).isPresent();
        assertThat(TopNPlanner.plan(numberedBooks(), TABLE, 50, ascending, ASSIGNMENTS)).isEmpty();
        assertThat(TopNPlanner.plan(BOOKS, TABLE, 50, ascending, ASSIGNMENTS)).isPresent();
    }

    /**
     * An endpoint that does not sort is read to its end, in an order that nothing changes.
     */
    @Test
    void testOrderBesideAnEndpointThatDoesNotSort()
    {
        TableDefinition numbered = numberedBooks();
        EndpointDefinition unsorted = get("/cities/{city}/{library}/shelves/{number}/books").paging(numberedLinkHeader("size", 50)).rateLimit(DESK).build();
        TableDefinition both = new TableDefinition(
                numbered.name(),
                numbered.comment(),
                numbered.columns(),
                ImmutableList.<EndpointDefinition>builder().addAll(numbered.endpoints()).add(unsorted).build(),
                numbered.primaryKey(),
                numbered.changes(),
                numbered.deletesVisible(),
                numbered.resultCap(),
                numbered.cardinality());
        assertThat(TopNPlanner.plan(both, TABLE, 1_000, ImmutableList.of(new SortItem("added", ASC_NULLS_LAST)), ASSIGNMENTS)).isPresent();
        assertThat(TopNPlanner.plan(both, TABLE, 1_000, ImmutableList.of(new SortItem("pages_1", ASC_NULLS_LAST)), ASSIGNMENTS)).isEmpty();
    }

    @Test
    void testOrderThatMayNeedSeveralPages()
    {
        List<SortItem> ascending = ImmutableList.of(new SortItem("pages_1", ASC_NULLS_LAST));
        ApiTableHandle unsent = TABLE.withFilter(where(book("lent_at"), Domain.notNull(TIMESTAMP_TZ_MILLIS)), ImmutableList.of());
        ApiTableHandle inexact = TABLE.withFilter(where(book("author"), text("ann")), ImmutableList.of());
        ApiTableHandle contained = TABLE.withFilter(TupleDomain.all(), ImmutableList.of(new Containment(book("subjects"), "law")));
        for (ApiTableHandle handle : ImmutableList.of(unsent, inexact, contained)) {
            assertThat(TopNPlanner.plan(numberedBooks(), handle, 3, ascending, ASSIGNMENTS)).as(handle.toString()).isEmpty();
            assertThat(TopNPlanner.plan(BOOKS, handle, 3, ascending, ASSIGNMENTS)).as(handle.toString()).isPresent();
        }
        List<SortItem> ties = ImmutableList.of(new SortItem("pages_1", ASC_NULLS_LAST), new SortItem("added", ASC_NULLS_LAST));
        assertThat(TopNPlanner.plan(numberedBooks(), TABLE, 3, ties, ASSIGNMENTS)).as("rows that tie").isEmpty();
        assertThat(TopNPlanner.plan(numberedBooks(array().without("/map")), TABLE, 3, ascending, ASSIGNMENTS)).as("records that are no rows").isEmpty();
    }

    /**
     * A null breaks the order, and the first page is not enough then.
     */
    @Test
    void testOrderThatMayHoldNulls()
    {
        TableDefinition nulls = withNulls(numberedBooks(), "pages");
        assertThat(TopNPlanner.plan(nulls, TABLE, 3, ImmutableList.of(new SortItem("pages_1", ASC_NULLS_LAST)), ASSIGNMENTS)).isEmpty();
        assertThat(TopNPlanner.plan(nulls, TABLE, 3, ImmutableList.of(new SortItem("pages_1", DESC_NULLS_LAST)), ASSIGNMENTS)).as("newest first").isPresent();
        assertThat(TopNPlanner.plan(nulls, TABLE, 3, ImmutableList.of(new SortItem("pages_1", DESC_NULLS_FIRST)), ASSIGNMENTS)).as("nulls first").isEmpty();
        assertThat(TopNPlanner.plan(withNulls(BOOKS, "pages"), TABLE, 3, ImmutableList.of(new SortItem("pages_1", ASC_NULLS_LAST)), ASSIGNMENTS)).as("no counted pages").isPresent();
    }

    /**
     * The table with nulls in a column that the source sorts by.
     */
    private static TableDefinition withNulls(TableDefinition table, String name)
    {
        List<ColumnDefinition> columns = table.columns().stream()
                .map(column -> !column.name().equals(name) ? column : new ColumnDefinition(
                        column.name(),
                        column.type(),
                        column.comment(),
                        column.source(),
                        column.graphQl(),
                        column.filters(),
                        column.sort(),
                        column.sortUnit(),
                        true,
                        column.inPath(),
                        column.spelling(),
                        column.scopeEnd(),
                        column.hidden(),
                        column.onlySingle(),
                        column.sensitivities()))
                .collect(toImmutableList());
        return table.withColumns(columns);
    }

    /**
     * Above a bound that is not sent an order is read from its other end, so nothing moves out of reach.
     */
    @Test
    void testOrderAboveBound()
    {
        ApiTableHandle bounded = TABLE.withFilter(where(book("pages"), number(10, 20)), ImmutableList.of());
        assertThat(TopNPlanner.plan(numberedBooks(), bounded, 1_000, ImmutableList.of(new SortItem("pages_1", ASC_NULLS_LAST)), ASSIGNMENTS)).isPresent();
    }

    @Test
    void testOrderAboveLimitStaysThere()
    {
        List<SortItem> order = ImmutableList.of(new SortItem("pages_1", ASC_NULLS_LAST));
        assertThat(TopNPlanner.plan(BOOKS, TABLE.withLimit(100), 10, order, ASSIGNMENTS)).isEmpty();

        ApiTableHandle ordered = TopNPlanner.plan(BOOKS, TABLE, 10, order, ASSIGNMENTS).orElseThrow();
        assertThat(TopNPlanner.plan(BOOKS, ordered, 10, order, ASSIGNMENTS)).as("a second call").isEmpty();
    }
}

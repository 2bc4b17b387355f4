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
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.SortParameters;
import io.omnisql.connector.planning.ReadOrder.SortedColumn;
import io.omnisql.connector.testing.TestingSource;
import io.trino.spi.connector.SortOrder;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.predicate.ValueSet;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import static io.omnisql.connector.testing.TestingDomains.after;
import static io.omnisql.connector.testing.TestingDomains.atLeast;
import static io.omnisql.connector.testing.TestingDomains.before;
import static io.omnisql.connector.testing.TestingDomains.between;
import static io.omnisql.connector.testing.TestingDomains.number;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.utc;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingDomains.zoned;
import static io.omnisql.connector.testing.TestingSource.BOOKS;
import static io.omnisql.connector.testing.TestingSource.LIST;
import static io.omnisql.connector.testing.TestingSource.SINGLE;
import static io.omnisql.connector.testing.TestingSource.VISITS;
import static io.omnisql.connector.testing.TestingSource.VISITS_OF_LIBRARY;
import static io.omnisql.connector.testing.TestingSource.book;
import static io.omnisql.connector.testing.TestingSource.numberedBooks;
import static io.trino.spi.connector.SortOrder.ASC_NULLS_LAST;
import static io.trino.spi.connector.SortOrder.DESC_NULLS_FIRST;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.TimeZoneKey.getTimeZoneKey;
import static io.trino.spi.type.TimestampWithTimeZoneType.TIMESTAMP_TZ_MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestReadOrderPlanner
{
    private static final String LOW = "2026-01-01T00:00:00Z";
    private static final String HIGH = "2026-02-01T00:00:00Z";
    private static final ReadOrder STABLE = new ReadOrder(ImmutableMap.of("by", "added", "direction", "asc"), Optional.empty());

    /**
     * The direction stands in the word.
     */
    @Test
    void testOneParameter()
    {
        EndpointDefinition visits = VISITS.endpoint(VISITS_OF_LIBRARY).orElseThrow();
        ApiColumnHandle came = TestingSource.handle(VISITS, "came_at");
        ApiTableHandle all = ApiTableHandle.of("visits");
        assertThat(ReadOrderPlanner.plan(VISITS, visits, all).parameters()).isEqualTo(ImmutableMap.of("by", "number"));
        assertThat(ReadOrderPlanner.plan(VISITS, visits, all.withTopN(ImmutableList.of(new OrderItem(came, DESC_NULLS_FIRST)), 3)).parameters()).isEqualTo(ImmutableMap.of("by", "came:desc"));
        assertThat(new SortParameters("sort", Optional.empty(), Optional.of("-*"), ImmutableMap.of()).of("came", true)).isEqualTo(ImmutableMap.of("sort", "-came"));
        assertThatThrownBy(() -> new SortParameters("sort", Optional.empty(), Optional.of("desc"), ImmutableMap.of())).hasMessage("a descending order is written otherwise than an ascending one, with the word within: desc");
        assertThatThrownBy(() -> new SortParameters("sort", Optional.of("direction"), Optional.of("-*"), ImmutableMap.of())).hasMessage("the direction stands in one place");
    }

    /**
     * Pages that are counted from the first row are not read in an ascending order that changes.
     */
    @Test
    void testOrderThatMovesRows()
    {
        EndpointDefinition visits = VISITS.endpoint(VISITS_OF_LIBRARY).orElseThrow();
        assertThat(visits.losesRowsInOrderOf("came", false)).isTrue();
        assertThat(visits.losesRowsInOrderOf("came", true)).isFalse();
        assertThat(visits.losesRowsInOrderOf("number", false)).isFalse();
    }

    @Test
    void testScanWithoutBoundIsReadInItsMostStableOrder()
    {
        assertOrder("no filter", TupleDomain.all(), STABLE);
        assertOrder("a column without order", where(book("title"), text("Emma")), STABLE);
        assertOrder("a time without order", where(book("lent_at"), atLeast(LOW)), STABLE);
        assertOrder("a sorted column without bound", where(book("added_at"), Domain.notNull(TIMESTAMP_TZ_MILLIS)), STABLE);
        assertOrder("a bound or null", where(book("added_at"), Domain.create(atLeast(LOW).getValues(), true)), STABLE);
    }

    /**
     * Newest first ends at a lower bound, oldest first at an upper one.
     */
    @Test
    void testBoundedScanEndsAtItsBound()
    {
        assertOrder("at least", where(book("added_at"), atLeast(LOW)), sorted("added", "added_at", true, LOW));
        assertOrder("after", where(book("added_at"), after(LOW)), sorted("added", "added_at", true, LOW));
        assertOrder("before", where(book("added_at"), before(HIGH)), sorted("added", "added_at", false, HIGH));
        assertOrder("between", where(book("added_at"), between(LOW, HIGH)), sorted("added", "added_at", true, LOW));
        assertOrder("between, where a parameter skips what is below", where(book("changed_at"), between(LOW, HIGH)), sorted("changed", "changed_at", false, HIGH));
        assertOrder("at least, where a parameter skips what is below", where(book("changed_at"), atLeast(LOW)), sorted("changed", "changed_at", true, LOW));
        assertOrder(
                "numbers",
                where(book("pages"), number(10, 20)),
                new ReadOrder(ImmutableMap.of("by", "pages", "direction", "desc"), Optional.of(new SortedColumn(book("pages"), true, OptionalLong.of(10)))));
    }

    /**
     * Where pages are counted, the order of a column that changes is read from its newest row only: the other way, rows move to pages that were read.
     */
    @Test
    void testBoundedScanOfCountedPages()
    {
        Map<TupleDomain<ApiColumnHandle>, ReadOrder> cases = ImmutableMap.of(
                where(book("changed_at"), atLeast(LOW)), sorted("changed", "changed_at", true, LOW),
                where(book("changed_at"), between(LOW, HIGH)), sorted("changed", "changed_at", true, LOW),
                where(book("changed_at"), before(HIGH)), STABLE,
                where(book("added_at"), before(HIGH)), sorted("added", "added_at", false, HIGH));
        cases.forEach((constraint, order) -> assertThat(
                ReadOrderPlanner.plan(numberedBooks(), numberedBooks().endpoint(LIST).orElseThrow(), ApiTableHandle.of("books").withFilter(constraint, ImmutableList.of())))
                .as(constraint.toString())
                .isEqualTo(order));
    }

    /**
     * Values of the source are in UTC, so a bound in another zone has to be compared as one in UTC.
     */
    @Test
    void testBoundWithZoneOfItsOwn()
    {
        long low = zoned(LOW, getTimeZoneKey("Asia/Kathmandu"));
        long high = zoned(HIGH, getTimeZoneKey("America/St_Johns"));
        assertOrder("at least", where(book("added_at"), Domain.create(ValueSet.ofRanges(Range.greaterThanOrEqual(TIMESTAMP_TZ_MILLIS, low)), false)), sorted("added", "added_at", true, LOW));
        assertOrder("at most", where(book("added_at"), Domain.create(ValueSet.ofRanges(Range.lessThanOrEqual(TIMESTAMP_TZ_MILLIS, high)), false)), sorted("added", "added_at", false, HIGH));
        assertOrder("equal", where(book("added_at"), Domain.singleValue(TIMESTAMP_TZ_MILLIS, low)), sorted("added", "added_at", true, LOW));
    }

    @Test
    void testOrderOfTheQueryComesFirst()
    {
        assertOrder("ascending", ordered(TupleDomain.all(), ASC_NULLS_LAST), unbounded("asc", false));
        assertOrder("descending", ordered(TupleDomain.all(), DESC_NULLS_FIRST), unbounded("desc", true));
        assertOrder("with a bound on another column", ordered(where(book("added_at"), atLeast(LOW)), DESC_NULLS_FIRST), unbounded("desc", true));
        assertOrder(
                "with a bound that it meets",
                ordered(where(book("pages"), number(10, 20)), DESC_NULLS_FIRST),
                new ReadOrder(ImmutableMap.of("by", "pages", "direction", "desc"), Optional.of(new SortedColumn(book("pages"), true, OptionalLong.of(10)))));
        assertOrder(
                "with an upper bound that it meets",
                ordered(where(book("pages"), Domain.create(ValueSet.ofRanges(Range.lessThanOrEqual(BIGINT, 20L)), false)), ASC_NULLS_LAST),
                new ReadOrder(ImmutableMap.of("by", "pages", "direction", "asc"), Optional.of(new SortedColumn(book("pages"), false, OptionalLong.of(20)))));
    }

    /**
     * What is below a bound may be most of the source, so it is read only where a parameter skips it.
     */
    @Test
    void testFirstValuesAboveBoundAreReadFromTheLastOne()
    {
        assertOrder(
                "a bound that is not sent",
                ordered(where(book("pages"), number(10, 20)), ASC_NULLS_LAST),
                new ReadOrder(ImmutableMap.of("by", "pages", "direction", "desc"), Optional.of(new SortedColumn(book("pages"), true, OptionalLong.of(10)))));
        assertOrder(
                "a bound that is sent",
                ApiTableHandle.of("books").withFilter(where(book("changed_at"), between(LOW, HIGH)), ImmutableList.of()).withTopN(ImmutableList.of(new OrderItem(book("changed_at"), ASC_NULLS_LAST)), 10),
                sorted("changed", "changed_at", false, HIGH));
    }

    @Test
    void testSingleRecordHasNoOrder()
    {
        assertThat(ReadOrderPlanner.plan(BOOKS, BOOKS.endpoint(SINGLE).orElseThrow(), ordered(where(book("added_at"), atLeast(LOW)), ASC_NULLS_LAST)))
                .isEqualTo(new ReadOrder(ImmutableMap.of(), Optional.empty()));
    }

    private static void assertOrder(String name, TupleDomain<ApiColumnHandle> constraint, ReadOrder expected)
    {
        assertOrder(name, ApiTableHandle.of("books").withFilter(constraint, ImmutableList.of()), expected);
    }

    private static void assertOrder(String name, ApiTableHandle handle, ReadOrder expected)
    {
        assertThat(ReadOrderPlanner.plan(BOOKS, BOOKS.endpoint(LIST).orElseThrow(), handle)).as(name).isEqualTo(expected);
    }

    private static ApiTableHandle ordered(TupleDomain<ApiColumnHandle> constraint, SortOrder order)
    {
        return ApiTableHandle.of("books")
                .withFilter(constraint, ImmutableList.of())
                .withTopN(ImmutableList.of(new OrderItem(book("pages"), order)), 10);
    }

    private static ReadOrder unbounded(String direction, boolean descending)
    {
        return new ReadOrder(ImmutableMap.of("by", "pages", "direction", direction), Optional.of(new SortedColumn(book("pages"), descending, OptionalLong.empty())));
    }

    private static ReadOrder sorted(String word, String column, boolean descending, String bound)
    {
        return new ReadOrder(
                ImmutableMap.of("by", word, "direction", descending ? "desc" : "asc"),
                Optional.of(new SortedColumn(book(column), descending, OptionalLong.of(utc(bound)))));
    }
}

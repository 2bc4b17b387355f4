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
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.request.RequestParameter;
import io.omnisql.connector.testing.TestingSource;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.predicate.ValueSet;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.connector.testing.TestingDomains.after;
import static io.omnisql.connector.testing.TestingDomains.atLeast;
import static io.omnisql.connector.testing.TestingDomains.before;
import static io.omnisql.connector.testing.TestingDomains.between;
import static io.omnisql.connector.testing.TestingDomains.number;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingDomains.zoned;
import static io.omnisql.connector.testing.TestingSource.BOOKS;
import static io.omnisql.connector.testing.TestingSource.LIST;
import static io.omnisql.connector.testing.TestingSource.SINGLE;
import static io.omnisql.connector.testing.TestingSource.VISITS;
import static io.omnisql.connector.testing.TestingSource.VISITS_OF_LIBRARY;
import static io.omnisql.connector.testing.TestingSource.book;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.DateType.DATE;
import static io.trino.spi.type.TimeZoneKey.getTimeZoneKey;
import static io.trino.spi.type.TimestampWithTimeZoneType.TIMESTAMP_TZ_MILLIS;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;

final class TestFilterParameters
{
    private static final List<RequestParameter> NOTHING = ImmutableList.of();

    @Test
    void testText()
    {
        assertSent("any text", "title", text("Emma & Co"), true, exact("title", "Emma & Co"));
        assertSent("a text in several lines", "title", text("a\nb"), true, exact("title", "a\nb"));
        assertSent("no text", "title", text(""), false, NOTHING);
        assertSent("a list", "title", text("Emma", "Ulysses"), false, NOTHING);
        assertSent("a range", "title", Domain.create(ValueSet.ofRanges(Range.greaterThan(VARCHAR, utf8Slice("m"))), false), false, NOTHING);
        assertSent("a text or null", "title", Domain.create(text("Emma").getValues(), true), false, NOTHING);
        assertSent("anything else", "title", text("Emma").complement(), false, NOTHING);
        assertSent("null", "title", Domain.onlyNull(VARCHAR), false, NOTHING);
    }

    @Test
    void testTextThatTheSourceReadsOtherwise()
    {
        assertSent("a text that matches", "author", text("jane austen"), false, inexact("author", "jane austen"));
        assertSent("a text that matches in part", "author", text("jane austen!"), false, NOTHING);
        assertSent("a reserved word", "author", text("none"), false, NOTHING);
        assertSent("a reserved word in another case", "author", text("NONE"), false, NOTHING);
        assertSent("a text that holds a reserved word", "author", text("nonesuch"), false, inexact("author", "nonesuch"));
    }

    @Test
    void testClosedDomain()
    {
        assertSent("a word", "status", text("lent"), true, exact("status", "lent"));
        assertSent("a list with one word of the domain", "status", text("lent", "burnt"), true, exact("status", "lent"));
        assertSent("anything but one of two", "status", text("lent").complement().intersect(Domain.notNull(VARCHAR)), true, exact("status", "shelved"));
        assertSent("a list of all words", "status", text("lent", "shelved"), true, NOTHING);
        assertSent("a word or null", "status", Domain.create(text("lent").getValues(), true), false, NOTHING);
        assertSent("a range that holds one word", "status", Domain.create(ValueSet.ofRanges(Range.lessThan(VARCHAR, utf8Slice("m"))), false), true, exact("status", "lent"));
    }

    @Test
    void testChoice()
    {
        assertSent("true", "reference", Domain.singleValue(BOOLEAN, true), true, exact("kind", "reference"));
        assertSent("false", "reference", Domain.singleValue(BOOLEAN, false), true, exact("kind", "lending"));
        assertSent("true or null", "reference", Domain.singleValue(BOOLEAN, true, true), false, NOTHING);
        assertSent("both", "reference", Domain.notNull(BOOLEAN), false, NOTHING);
        assertSent("null", "reference", Domain.onlyNull(BOOLEAN), false, NOTHING);
    }

    @Test
    void testFixedWords()
    {
        assertSent("null", "keeper", Domain.onlyNull(VARCHAR), true, exact("keeper", "none"));
        assertSent("not null", "keeper", Domain.notNull(VARCHAR), true, exact("keeper", "*"));
        assertSent("a value", "keeper", text("ann"), false, NOTHING);
        assertSent("a value or null", "keeper", Domain.create(text("ann").getValues(), true), false, NOTHING);
    }

    /**
     * The operator stands in front of the value. One parameter has one bound, of several from the same side the tightest.
     */
    @Test
    void testBoundsWithOperators()
    {
        assertVisits("at least", where(visit("came_at"), atLeast("2026-01-01T00:00:00Z")), false, inexact("came", ">=2025-12-31T23:59:59Z"));
        assertVisits("before", where(visit("came_at"), before("2026-01-01T00:00:00Z")), false, inexact("came", "<=2026-01-01T00:00:01Z"));
        assertVisits("between", where(visit("came_at"), between("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z")), false, inexact("came", ">=2025-12-31T23:59:59Z"));
        assertVisits("two from below", where(visit("came_at"), atLeast("2026-01-01T00:00:00Z"), visit("left_at"), atLeast("2026-01-02T00:00:00Z")), false, inexact("came", ">=2026-01-01T23:59:59Z"));
        assertVisits("one from above, one from below", where(visit("came_at"), before("2026-01-01T00:00:00Z"), visit("left_at"), atLeast("2025-01-02T00:00:00Z")), false, inexact("came", "<=2026-01-01T00:00:01Z"));
    }

    @Test
    void testDays()
    {
        long day = LocalDate.parse("2026-03-01").toEpochDay();
        assertVisits("a day", where(visit("visited_on"), Domain.singleValue(DATE, day)), true, exact("day", "2026-03-01"));
        assertVisits("since a day", where(visit("visited_on"), Domain.create(ValueSet.ofRanges(Range.greaterThanOrEqual(DATE, day)), false)), false, inexact("day", ">=2026-03-01"));
        assertVisits("after a day", where(visit("visited_on"), Domain.create(ValueSet.ofRanges(Range.greaterThan(DATE, day)), false)), false, inexact("day", ">=2026-03-02"));
        assertVisits("until a day", where(visit("visited_on"), Domain.create(ValueSet.ofRanges(Range.lessThanOrEqual(DATE, day)), false)), false, inexact("day", "<=2026-03-01"));
        assertVisits("two days", where(visit("visited_on"), Domain.multipleValues(DATE, ImmutableList.of(day, day + 9))), false, inexact("day", ">=2026-03-01"));
        assertVisits("a day or null", where(visit("visited_on"), Domain.create(ValueSet.of(DATE, day), true)), false, NOTHING);
        assertVisits("no day that can be written", where(visit("visited_on"), Domain.singleValue(DATE, LocalDate.of(10_000, 1, 1).toEpochDay())), false, NOTHING);
        assertVisits("a day before all days", where(visit("visited_on"), Domain.singleValue(DATE, LocalDate.of(0, 1, 1).toEpochDay())), false, NOTHING);
    }

    private static ApiColumnHandle visit(String column)
    {
        return TestingSource.handle(VISITS, column);
    }

    private static void assertVisits(String name, TupleDomain<ApiColumnHandle> constraint, boolean exact, List<RequestParameter> parameters)
    {
        assertThat(FilterParameters.plan(VISITS, VISITS.endpoint(VISITS_OF_LIBRARY).orElseThrow(), constraint, ImmutableList.of()))
                .describedAs(name)
                .isEqualTo(new PushedFilters(parameters, exact));
    }

    /**
     * A lower bound is sent in whole seconds, and a second earlier, as sources differ in whether they include it.
     */
    @Test
    void testLowerBoundOfTime()
    {
        assertSent("at least", "changed_at", atLeast("2026-01-01T00:00:00Z"), false, inexact("since", "2025-12-31T23:59:59Z"));
        assertSent("after", "changed_at", after("2026-01-01T00:00:00Z"), false, inexact("since", "2025-12-31T23:59:59Z"));
        assertSent("within a second", "changed_at", atLeast("2026-01-01T00:00:00.999Z"), false, inexact("since", "2025-12-31T23:59:59Z"));
        assertSent("before the epoch", "changed_at", atLeast("1969-12-31T23:59:58.500Z"), false, NOTHING);
        assertSent("between", "changed_at", between("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"), false, inexact("since", "2025-12-31T23:59:59Z"));
        assertSent("the lowest of several ranges", "changed_at", before("2025-01-01T00:00:00Z").union(atLeast("2026-01-01T00:00:00Z")), false, NOTHING);
        assertSent("one of several moments", "changed_at", between("2026-01-05T00:00:00Z", "2026-01-05T00:00:00Z").union(atLeast("2026-02-01T00:00:00Z")), false, inexact("since", "2026-01-04T23:59:59Z"));
        assertSent("an upper bound", "changed_at", before("2026-01-01T00:00:00Z"), false, NOTHING);
        assertSent("a bound or null", "lent_at", Domain.create(atLeast("2026-01-01T00:00:00Z").getValues(), true), false, NOTHING);
        assertSent(
                "a moment in a zone of its own",
                "changed_at",
                Domain.create(ValueSet.ofRanges(Range.greaterThanOrEqual(TIMESTAMP_TZ_MILLIS, zoned("2026-01-01T00:00:00Z", getTimeZoneKey("Asia/Kathmandu")))), false),
                false,
                inexact("since", "2025-12-31T23:59:59Z"));
    }

    /**
     * An upper bound is sent in whole seconds, and a second later.
     */
    @Test
    void testUpperBoundOfTime()
    {
        assertSent("before", "due_at", before("2026-01-01T00:00:00Z"), false, inexact("due_until", "2026-01-01T00:00:01Z"));
        assertSent("at a moment", "due_at", between("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"), false, bounds("2025-12-31T23:59:59Z", "2026-01-01T00:00:01Z"));
        assertSent("within a second", "due_at", before("2026-01-01T00:00:00.001Z"), false, inexact("due_until", "2026-01-01T00:00:02Z"));
        assertSent("before the epoch", "due_at", before("1969-12-31T23:59:58Z"), false, NOTHING);
        assertSent("between", "due_at", between("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"), false, bounds("2025-12-31T23:59:59Z", "2026-02-01T00:00:01Z"));
        assertSent("the highest of several ranges", "due_at", before("2025-01-01T00:00:00Z").union(between("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z")), false, inexact("due_until", "2026-02-01T00:00:01Z"));
        assertSent("a bound or null", "due_at", Domain.create(before("2026-01-01T00:00:00Z").getValues(), true), false, NOTHING);
        assertSent("an upper bound where there is a parameter for lower ones only", "changed_at", before("2026-01-01T00:00:00Z"), false, NOTHING);
    }

    @Test
    void testBoundThatTheSourceMisunderstands()
    {
        assertSent("the last year", "due_at", atLeast("2099-12-31T00:00:00Z"), false, inexact("due_from", "2099-12-30T23:59:59Z"));
        assertSent("after the last year", "due_at", atLeast("2100-01-01T00:00:01Z"), false, NOTHING);
        assertSent("before the end of the last year", "due_at", before("2099-12-31T23:59:58Z"), false, inexact("due_until", "2099-12-31T23:59:59Z"));
        assertSent("before the year behind it", "due_at", before("2100-01-01T00:00:00Z"), false, NOTHING);
        assertSent("a lower bound that it understands, and an upper one that it does not", "due_at", between("2026-01-01T00:00:00Z", "2150-01-01T00:00:00Z"), false, inexact("due_from", "2025-12-31T23:59:59Z"));
    }

    @Test
    void testOfTwoBoundsInOneParameterTheLatestIsSent()
    {
        List<TupleDomain<ApiColumnHandle>> cases = ImmutableList.of(
                where(book("changed_at"), atLeast("2026-01-01T00:00:00Z"), book("lent_at"), atLeast("2026-02-01T00:00:00Z")),
                where(book("lent_at"), atLeast("2026-02-01T00:00:00Z"), book("changed_at"), atLeast("2026-01-01T00:00:00Z")));
        for (TupleDomain<ApiColumnHandle> constraint : cases) {
            assertThat(plan(LIST, constraint, ImmutableList.of())).isEqualTo(new PushedFilters(inexact("since", "2026-01-31T23:59:59Z"), false));
        }
    }

    @Test
    void testColumnsWithoutParameter()
    {
        assertSent("no capability", "pages", number(7), false, NOTHING);
        assertSent("in the path of another endpoint", "number", number(7), false, NOTHING);
        assertThat(plan(LIST, TupleDomain.all(), ImmutableList.of())).as("no filter").isEqualTo(new PushedFilters(NOTHING, true));
        assertThat(plan(LIST, where(book("city"), text("Oslo"), book("library"), text("main")), ImmutableList.of())).as("path variables").isEqualTo(new PushedFilters(NOTHING, true));
        assertThat(plan(LIST, where(book("title"), text("Emma"), book("pages"), number(7)), ImmutableList.of())).as("one of two").isEqualTo(new PushedFilters(exact("title", "Emma"), false));
    }

    @Test
    void testContainment()
    {
        assertThat(plan(LIST, TupleDomain.all(), ImmutableList.of(new Containment(book("subjects"), "old maps"))))
                .isEqualTo(new PushedFilters(inexact("subject", "old maps"), false));
        assertThat(plan(LIST, TupleDomain.all(), ImmutableList.of(new Containment(book("subjects"), "maps, old"))))
                .as("a comma separates values")
                .isEqualTo(new PushedFilters(NOTHING, false));
        assertThat(plan(LIST, TupleDomain.all(), ImmutableList.of(new Containment(book("subjects"), "maps"), new Containment(book("subjects"), "seas"))))
                .as("one parameter holds one value")
                .isEqualTo(new PushedFilters(inexact("subject", "maps"), false));
    }

    @Test
    void testSingleRecordIsNotFiltered()
    {
        assertThat(plan(SINGLE, where(book("title"), text("Emma"), book("status"), text("lent")), ImmutableList.of())).isEqualTo(new PushedFilters(NOTHING, false));
    }

    private static void assertSent(String name, String column, Domain domain, boolean exact, List<RequestParameter> parameters)
    {
        assertThat(plan(LIST, where(book(column), domain), ImmutableList.of())).as("%s: %s", column, name).isEqualTo(new PushedFilters(parameters, exact));
    }

    private static PushedFilters plan(String path, TupleDomain<ApiColumnHandle> constraint, List<Containment> containments)
    {
        EndpointDefinition endpoint = BOOKS.endpoint(path).orElseThrow();
        return FilterParameters.plan(BOOKS, endpoint, constraint, containments);
    }

    private static List<RequestParameter> bounds(String from, String until)
    {
        return ImmutableList.of(new RequestParameter("due_from", from, true), new RequestParameter("due_until", until, true));
    }

    private static List<RequestParameter> exact(String name, String value)
    {
        return ImmutableList.of(new RequestParameter(name, value, false));
    }

    private static List<RequestParameter> inexact(String name, String value)
    {
        return ImmutableList.of(new RequestParameter(name, value, true));
    }
}

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
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.Constraint;
import io.trino.spi.expression.Call;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.expression.Constant;
import io.trino.spi.expression.FunctionName;
import io.trino.spi.expression.StandardFunctions;
import io.trino.spi.expression.Variable;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.predicate.ValueSet;
import io.trino.spi.type.ArrayType;
import io.trino.spi.type.Type;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.connector.testing.TestingDomains.atLeast;
import static io.omnisql.connector.testing.TestingDomains.number;
import static io.omnisql.connector.testing.TestingDomains.text;
import static io.omnisql.connector.testing.TestingDomains.utc;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingSource.BOOKS;
import static io.omnisql.connector.testing.TestingSource.book;
import static io.trino.spi.expression.StandardFunctions.AND_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.EQUAL_OPERATOR_FUNCTION_NAME;
import static io.trino.spi.expression.StandardFunctions.GREATER_THAN_OR_EQUAL_OPERATOR_FUNCTION_NAME;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.DateType.DATE;
import static io.trino.spi.type.TimestampWithTimeZoneType.TIMESTAMP_TZ_MILLIS;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;

final class TestFilterPlanner
{
    private static final ApiTableHandle TABLE = ApiTableHandle.of("books");
    private static final Variable ADDED_AT = new Variable("added_at", TIMESTAMP_TZ_MILLIS);
    private static final Domain IN_2025 = Domain.create(
            ValueSet.ofRanges(Range.range(TIMESTAMP_TZ_MILLIS, utc("2025-01-01T00:00:00Z"), true, utc("2026-01-01T00:00:00Z"), false)),
            false);

    @Test
    void testEveryDomainIsTakenWhole()
    {
        List<TupleDomain<ApiColumnHandle>> cases = ImmutableList.of(
                where(book("title"), text("Emma")),
                where(book("title"), text("Emma", "Ulysses", "")),
                where(book("title"), Domain.create(ValueSet.ofRanges(Range.greaterThan(VARCHAR, utf8Slice("m"))), false)),
                where(book("title"), text("Emma").complement()),
                where(book("keeper"), Domain.onlyNull(VARCHAR)),
                where(book("keeper"), Domain.notNull(VARCHAR)),
                where(book("keeper"), Domain.create(text("ann").getValues(), true)),
                where(book("number"), number(1, 2, 3)),
                where(book("number"), Domain.create(ValueSet.ofRanges(Range.range(BIGINT, 1L, true, 9L, false), Range.equal(BIGINT, 20L)), false)),
                where(book("changed_at"), atLeast("2026-01-01T00:00:00Z")),
                where(book("reference"), Domain.singleValue(BOOLEAN, true)),
                where(book("status"), text("lent")),
                where(book("status"), text("lent", "burnt")),
                where(book("city"), text("Oslo"), book("number"), number(7)));
        for (TupleDomain<ApiColumnHandle> domain : cases) {
            assertThat(FilterPlanner.plan(BOOKS, TABLE, constraint(domain, Constant.TRUE)))
                    .as(domain.toString())
                    .contains(new FilterPlan(TABLE.withFilter(domain, ImmutableList.of()), TupleDomain.all(), Constant.TRUE));
        }
    }

    @Test
    void testDomainsNarrowThoseOfTheHandle()
    {
        ApiTableHandle handle = TABLE.withFilter(where(book("number"), number(1, 2, 3), book("title"), text("Emma")), ImmutableList.of());
        assertThat(FilterPlanner.plan(BOOKS, handle, constraint(where(book("number"), number(3, 4)), Constant.TRUE)).orElseThrow().handle().constraint())
                .isEqualTo(where(book("number"), number(3), book("title"), text("Emma")));
    }

    @Test
    void testFilterThatNoRowMatches()
    {
        ApiTableHandle numbered = TABLE.withFilter(where(book("number"), number(1)), ImmutableList.of());
        Map<String, Optional<FilterPlan>> cases = ImmutableMap.of(
                "none", FilterPlanner.plan(BOOKS, TABLE, constraint(TupleDomain.none(), Constant.TRUE)),
                "a contradiction", FilterPlanner.plan(BOOKS, numbered, constraint(where(book("number"), number(2)), Constant.TRUE)),
                "a word outside the closed domain", FilterPlanner.plan(BOOKS, TABLE, constraint(where(book("status"), text("burnt")), Constant.TRUE)),
                "another case of a word", FilterPlanner.plan(BOOKS, TABLE, constraint(where(book("status"), text("Lent", "LENT")), Constant.TRUE)),
                "an expression that contradicts the domain", FilterPlanner.plan(BOOKS, TABLE, constraint(where(book("added_at"), atLeast("2027-01-01T00:00:00Z")), yearEquals(2025))));
        cases.forEach((name, plan) -> assertThat(plan)
                .as(name)
                .contains(new FilterPlan(TABLE.withFilter(TupleDomain.none(), ImmutableList.of()), TupleDomain.all(), Constant.TRUE)));
    }

    /**
     * A time that no column can hold is compared by the engine, which knows that no row has it.
     */
    @Test
    void testTimesBeyondTheTypeStayWithTheEngine()
    {
        TupleDomain<ApiColumnHandle> seventh = where(book("number"), number(7));
        List<ConnectorExpression> cases = ImmutableList.of(
                yearEquals(99_999),
                yearEquals(-99_999),
                yearEquals(1_000_000_000_000L),
                yearEquals(Long.MAX_VALUE),
                yearEquals(Long.MIN_VALUE),
                comparison(EQUAL_OPERATOR_FUNCTION_NAME, castToDate(), new Constant(50_000_000L, DATE)),
                comparison(GREATER_THAN_OR_EQUAL_OPERATOR_FUNCTION_NAME, castToDate(), new Constant(-50_000_000L, DATE)));
        for (ConnectorExpression expression : cases) {
            assertThat(FilterPlanner.plan(BOOKS, TABLE, constraint(seventh, expression)))
                    .as(expression.toString())
                    .contains(new FilterPlan(TABLE.withFilter(seventh, ImmutableList.of()), TupleDomain.all(), expression));
            assertThat(FilterPlanner.plan(BOOKS, TABLE, constraint(TupleDomain.all(), expression))).isEmpty();
        }
    }

    @Test
    void testClosedDomainMayHoldNull()
    {
        TupleDomain<ApiColumnHandle> burntOrNull = where(book("status"), Domain.create(text("burnt").getValues(), true));
        assertThat(FilterPlanner.plan(BOOKS, TABLE, constraint(burntOrNull, Constant.TRUE)).orElseThrow().handle().constraint()).isEqualTo(burntOrNull);
    }

    @Test
    void testWrappedTimesBecomeDomains()
    {
        Map<ConnectorExpression, Domain> cases = ImmutableMap.of(
                yearEquals(2025), IN_2025,
                comparison(EQUAL_OPERATOR_FUNCTION_NAME, dateTrunc("year"), new Constant(utc("2025-01-01T00:00:00Z"), TIMESTAMP_TZ_MILLIS)), IN_2025,
                comparison(GREATER_THAN_OR_EQUAL_OPERATOR_FUNCTION_NAME, castToDate(), date("2026-02-03")), atLeast("2026-02-03T00:00:00Z"),
                comparison(EQUAL_OPERATOR_FUNCTION_NAME, castToDate(), date("2026-02-03")), Domain.create(
                        ValueSet.ofRanges(Range.range(TIMESTAMP_TZ_MILLIS, utc("2026-02-03T00:00:00Z"), true, utc("2026-02-04T00:00:00Z"), false)),
                        false));
        cases.forEach((expression, domain) -> assertThat(FilterPlanner.plan(BOOKS, TABLE, constraint(TupleDomain.all(), expression)))
                .as(expression.toString())
                .contains(new FilterPlan(TABLE.withFilter(where(book("added_at"), domain), ImmutableList.of()), TupleDomain.all(), Constant.TRUE)));
    }

    @Test
    void testOtherExpressionsAreEchoedAsTheyCame()
    {
        Variable title = new Variable("title", VARCHAR);
        List<ConnectorExpression> cases = ImmutableList.of(
                new Call(BOOLEAN, new FunctionName("$engine_expression"), ImmutableList.of(title)),
                new Call(BOOLEAN, StandardFunctions.LIKE_FUNCTION_NAME, ImmutableList.of(title, new Constant(utf8Slice("E%"), VARCHAR))),
                comparison(EQUAL_OPERATOR_FUNCTION_NAME, new Call(VARCHAR, new FunctionName("lower"), ImmutableList.of(title)), new Constant(utf8Slice("emma"), VARCHAR)));
        TupleDomain<ApiColumnHandle> seven = where(book("number"), number(7));
        for (ConnectorExpression expression : cases) {
            assertThat(FilterPlanner.plan(BOOKS, TABLE, constraint(TupleDomain.all(), expression)))
                    .as("%s alone changes nothing", expression)
                    .isEmpty();
            assertThat(FilterPlanner.plan(BOOKS, TABLE, constraint(seven, expression)))
                    .as("%s beside a domain", expression)
                    .contains(new FilterPlan(TABLE.withFilter(seven, ImmutableList.of()), TupleDomain.all(), expression));
            assertThat(FilterPlanner.plan(BOOKS, TABLE, constraint(TupleDomain.all(), and(yearEquals(2025), expression))))
                    .as("%s beside an expression that is taken", expression)
                    .contains(new FilterPlan(TABLE.withFilter(where(book("added_at"), IN_2025), ImmutableList.of()), TupleDomain.all(), expression));
        }
    }

    /**
     * Trino derives a range from {@code LIKE}, and offers both: a prefix with any rest is that range.
     */
    @Test
    void testLikeWithAPrefixIsItsRange()
    {
        record Case(String pattern, String from, String to, boolean taken) {}

        List<Case> cases = ImmutableList.of(
                new Case("Em%", "Em", "En", true),
                new Case("é_e%", "é", "ê", false),
                new Case("日e%", "日e", "日f", true),
                new Case("a\\%", "a\\", "a]", true),
                new Case("Em%", "E", "F", false),
                new Case("Em%", "Em", "Eo", false),
                new Case("Em%", "Emma", "Emmb", true),
                new Case("Em%a", "Em", "En", false),
                new Case("Em_", "Em", "En", false),
                new Case("Em%%", "Em", "En", false),
                new Case("Emé%", "Emé", "Emê", false),
                new Case("Em", "Em", "En", false));
        for (Case test : cases) {
            TupleDomain<ApiColumnHandle> range = where(book("title"), range(test.from(), test.to()));
            ConnectorExpression like = like(test.pattern());
            assertThat(FilterPlanner.plan(BOOKS, TABLE, constraint(range, like)))
                    .as(test.toString())
                    .contains(new FilterPlan(TABLE.withFilter(range, ImmutableList.of()), TupleDomain.all(), test.taken() ? Constant.TRUE : like));
        }
        TupleDomain<ApiColumnHandle> range = where(book("title"), range("Em", "En"));
        assertThat(FilterPlanner.plan(BOOKS, TABLE, constraint(range, and(like("Em%"), like("%a")))).map(FilterPlan::remaining)).as("beside another").contains(like("%a"));
        assertThat(FilterPlanner.plan(BOOKS, TABLE, constraint(where(book("author"), range("Em", "En")), like("Em%"))).map(FilterPlan::remaining)).as("of another column").contains(like("Em%"));
        assertThat(FilterPlanner.plan(BOOKS, TABLE, constraint(where(book("title"), Domain.create(range("Em", "En").getValues(), true)), like("Em%"))).map(FilterPlan::remaining)).as("null").contains(like("Em%"));
        ConnectorExpression escaped = new Call(BOOLEAN, StandardFunctions.LIKE_FUNCTION_NAME, ImmutableList.of(new Variable("title", VARCHAR), new Constant(utf8Slice("Em%"), VARCHAR), new Constant(utf8Slice("E"), VARCHAR)));
        assertThat(FilterPlanner.plan(BOOKS, TABLE, constraint(range, escaped)).map(FilterPlan::remaining)).as("with an escape character").contains(escaped);
    }

    /**
     * What the engine cannot write down stands beside what it can, in whatever shape; a filter that changes nothing but its shape is offered forever.
     */
    @Test
    void testExpressionsInsideOthersAreEchoedAsTheyCame()
    {
        Variable title = new Variable("title", VARCHAR);
        ConnectorExpression like = new Call(BOOLEAN, StandardFunctions.LIKE_FUNCTION_NAME, ImmutableList.of(title, new Constant(utf8Slice("E%"), VARCHAR)));
        ConnectorExpression whole = new Call(BOOLEAN, new FunctionName("$engine_expression"), ImmutableList.of(title, ADDED_AT));
        ConnectorExpression nested = and(and(like, contains("subject_ids", 7L)), whole);
        TupleDomain<ApiColumnHandle> seven = where(book("number"), number(7));
        assertThat(FilterPlanner.plan(BOOKS, TABLE, constraint(TupleDomain.all(), nested))).isEmpty();
        assertThat(FilterPlanner.plan(BOOKS, TABLE, constraint(seven, nested))).contains(new FilterPlan(TABLE.withFilter(seven, ImmutableList.of()), TupleDomain.all(), nested));

        ConnectorExpression taken = and(and(yearEquals(2025), like), whole);
        ApiTableHandle handle = FilterPlanner.plan(BOOKS, TABLE, constraint(TupleDomain.all(), taken)).orElseThrow().handle();
        assertThat(handle.constraint()).isEqualTo(where(book("added_at"), IN_2025));
        assertThat(FilterPlanner.plan(BOOKS, handle, constraint(handle.constraint(), taken))).as("what was taken is in the whole as well, and comes back").isEmpty();
    }

    /**
     * The engine prints the domains of a scan, and fails over arrays and objects.
     */
    @Test
    void testJsonValuesStayWithTheEngine()
    {
        TupleDomain<ApiColumnHandle> seven = where(book("number"), number(7));
        TupleDomain<ApiColumnHandle> empty = where(book("notes"), Domain.singleValue(book("notes").type(), utf8Slice("{}")));
        assertThat(FilterPlanner.plan(BOOKS, TABLE, constraint(empty, Constant.TRUE))).isEmpty();
        assertThat(FilterPlanner.plan(BOOKS, TABLE, constraint(empty.intersect(seven), Constant.TRUE)))
                .contains(new FilterPlan(TABLE.withFilter(seven, ImmutableList.of()), empty, Constant.TRUE));
        for (Domain nulls : ImmutableList.of(Domain.onlyNull(book("notes").type()), Domain.notNull(book("notes").type()))) {
            TupleDomain<ApiColumnHandle> domain = where(book("notes"), nulls);
            assertThat(FilterPlanner.plan(BOOKS, TABLE, constraint(domain, Constant.TRUE)))
                    .contains(new FilterPlan(TABLE.withFilter(domain, ImmutableList.of()), TupleDomain.all(), Constant.TRUE));
        }
    }

    @Test
    void testContainmentIsHintedAndEchoed()
    {
        ConnectorExpression contains = contains("subjects", utf8Slice("maps"));
        assertThat(FilterPlanner.plan(BOOKS, TABLE, constraint(TupleDomain.all(), contains)))
                .contains(new FilterPlan(TABLE.withFilter(TupleDomain.all(), ImmutableList.of(new Containment(book("subjects"), "maps"))), TupleDomain.all(), contains));
    }

    @Test
    void testContainmentThatIsNoHint()
    {
        List<ConnectorExpression> cases = ImmutableList.of(
                contains("subject_ids", 7L),
                contains("subjects", null),
                new Call(BOOLEAN, new FunctionName("not"), ImmutableList.of(contains("subjects", utf8Slice("maps")))));
        for (ConnectorExpression expression : cases) {
            assertThat(FilterPlanner.plan(BOOKS, TABLE, constraint(TupleDomain.all(), expression)))
                    .as(expression.toString())
                    .isEmpty();
        }
    }

    /**
     * Trino derives from the other side of a join what the scan enforces already, and tries no join above a filter.
     */
    @Test
    void testFilterThatIsEnforcedIsTakenAway()
    {
        ApiTableHandle handle = TABLE.withFilter(where(book("title"), text("Emma")), ImmutableList.of());
        for (Domain title : ImmutableList.of(text("Emma"), text("Emma", "Persuasion"))) {
            assertThat(FilterPlanner.plan(BOOKS, handle, constraint(where(book("title"), title), Constant.TRUE))).contains(new FilterPlan(handle, TupleDomain.all(), Constant.TRUE));
        }
        assertThat(FilterPlanner.plan(BOOKS, handle, constraint(where(book("title"), text("Emma")), contains("subjects", utf8Slice("maps")))).map(FilterPlan::remaining)).contains(contains("subjects", utf8Slice("maps")));
    }

    @Test
    void testSecondCallChangesNothing()
    {
        List<Constraint> cases = ImmutableList.of(
                constraint(TupleDomain.all(), Constant.TRUE),
                constraint(TupleDomain.none(), Constant.TRUE),
                constraint(where(book("status"), text("burnt")), Constant.TRUE),
                constraint(TupleDomain.all(), contains("subjects", utf8Slice("maps"))),
                constraint(where(book("number"), number(7)), and(yearEquals(2025), contains("subjects", utf8Slice("maps")))));
        for (Constraint constraint : cases) {
            Optional<FilterPlan> first = FilterPlanner.plan(BOOKS, TABLE, constraint);
            ApiTableHandle handle = first.map(FilterPlan::handle).orElse(TABLE);
            ConnectorExpression remaining = first.map(FilterPlan::remaining).orElse(constraint.getExpression());
            assertThat(FilterPlanner.plan(BOOKS, handle, constraint(constraint.getSummary().transformKeys(ApiColumnHandle.class::cast), remaining)))
                    .as(constraint.toString())
                    .isEmpty();
        }
    }

    @Test
    void testFilterAboveLimitStaysThere()
    {
        assertThat(FilterPlanner.plan(BOOKS, TABLE.withLimit(5), constraint(where(book("title"), text("Emma")), Constant.TRUE))).isEmpty();
    }

    private static Constraint constraint(TupleDomain<ApiColumnHandle> domain, ConnectorExpression expression)
    {
        Map<String, ColumnHandle> assignments = BOOKS.columns().stream()
                .map(column -> book(column.name()))
                .collect(toImmutableMap(ApiColumnHandle::name, column -> column));
        return new Constraint(domain.transformKeys(ColumnHandle.class::cast), expression, assignments);
    }

    private static ConnectorExpression and(ConnectorExpression... conjuncts)
    {
        return new Call(BOOLEAN, AND_FUNCTION_NAME, ImmutableList.copyOf(conjuncts));
    }

    private static ConnectorExpression comparison(FunctionName operator, ConnectorExpression left, ConnectorExpression right)
    {
        return new Call(BOOLEAN, operator, ImmutableList.of(left, right));
    }

    private static ConnectorExpression like(String pattern)
    {
        return new Call(BOOLEAN, StandardFunctions.LIKE_FUNCTION_NAME, ImmutableList.of(new Variable("title", VARCHAR), new Constant(utf8Slice(pattern), VARCHAR)));
    }

    private static Domain range(String from, String to)
    {
        return Domain.create(ValueSet.ofRanges(Range.range(VARCHAR, utf8Slice(from), true, utf8Slice(to), false)), false);
    }

    private static ConnectorExpression yearEquals(long year)
    {
        return comparison(EQUAL_OPERATOR_FUNCTION_NAME, new Call(BIGINT, new FunctionName("year"), ImmutableList.of(ADDED_AT)), new Constant(year, BIGINT));
    }

    private static ConnectorExpression dateTrunc(String unit)
    {
        return new Call(TIMESTAMP_TZ_MILLIS, new FunctionName("date_trunc"), ImmutableList.of(new Constant(utf8Slice(unit), VARCHAR), ADDED_AT));
    }

    private static ConnectorExpression castToDate()
    {
        return new Call(DATE, StandardFunctions.CAST_FUNCTION_NAME, ImmutableList.of(ADDED_AT));
    }

    private static ConnectorExpression date(String date)
    {
        return new Constant(LocalDate.parse(date).toEpochDay(), DATE);
    }

    private static ConnectorExpression contains(String column, Object value)
    {
        ArrayType type = (ArrayType) book(column).type();
        Type element = type.getElementType();
        return new Call(BOOLEAN, new FunctionName("contains"), ImmutableList.of(new Variable(column, type), new Constant(value, element)));
    }
}

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
import io.omnisql.connector.definition.ColumnType;
import io.omnisql.connector.definition.EndpointDefinition;
import io.omnisql.connector.definition.FilterOperator;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.request.QueryCondition;
import io.omnisql.connector.testing.TestingSource;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.predicate.ValueSet;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.airlift.slice.Slices.utf8Slice;
import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.EndpointDefinition.post;
import static io.omnisql.connector.definition.FilterCapability.exact;
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.AT_LEAST;
import static io.omnisql.connector.definition.FilterOperator.AT_MOST;
import static io.omnisql.connector.definition.FilterOperator.CONTAINS;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.FilterOperator.IS_NOT_NULL;
import static io.omnisql.connector.definition.FilterOperator.IS_NULL;
import static io.omnisql.connector.definition.QueryParameter.condition;
import static io.omnisql.connector.definition.Records.arrays;
import static io.omnisql.connector.definition.TableDefinition.table;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.DateType.DATE;
import static io.trino.spi.type.DoubleType.DOUBLE;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;
import static io.trino.spi.type.TimestampWithTimeZoneType.TIMESTAMP_TZ_MILLIS;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;

final class TestFilterConditions
{
    private static final TableDefinition LETTERS = table("letters", "Letters, which are searched")
            .endpoint(post("/letters/search")
                    .searches("text", "letter exists")
                    .records(arrays("/letters"))
                    .rateLimit(TestingSource.DESK))
            .columns(
                    column("id", ColumnType.VARCHAR).at("/id").comment("Number").pushes(EQUAL, inexact(condition("id").matching("[0-9]+"))),
                    column("writer", ColumnType.VARCHAR).at("/writer").comment("Who wrote it")
                            .pushes(EQUAL, inexact(condition("writer")))
                            .pushes(IS_NULL, exact(condition("writer").fixed("NOBODY")))
                            .pushes(IS_NOT_NULL, exact(condition("writer").fixed("NOBODY"))),
                    column("state", ColumnType.VARCHAR).at("/state").comment("open or sealed").pushes(EQUAL, exact(condition("state").oneOf("open", "sealed"))),
                    column("registered", ColumnType.BOOLEAN).at("/registered").comment("Whether it was registered").pushes(EQUAL, exact(condition("registered").choice("yes", "no"))),
                    column("stamps", new ColumnType.ArrayOf(ColumnType.VARCHAR)).at("/stamps").comment("What is on it").pushes(CONTAINS, inexact(condition("stamp"))),
                    column("due_on", ColumnType.DATE).at("/due").comment("When it is due")
                            .pushes(AT_LEAST, inexact(condition("due").bound()))
                            .pushes(AT_MOST, inexact(condition("due").bound())),
                    column("weight", ColumnType.BIGINT).at("/weight").comment("Grams").pushes(AT_LEAST, inexact(condition("weight").bound())),
                    column("postage", ColumnType.DOUBLE).at("/postage").comment("What it cost")
                            .pushes(AT_LEAST, inexact(condition("cost").bound()))
                            .pushes(AT_MOST, inexact(condition("cost").bound())),
                    column("sent_at", ColumnType.TIMESTAMP_TZ_MILLIS).at("/sent").comment("When it was sent")
                            .pushes(AT_LEAST, inexact(condition("sent").epochFloor(60_000)))
                            .pushes(AT_MOST, inexact(condition("sent").epochCeiling(60_000))))
            .primaryKey("id")
            .build();
    private static final EndpointDefinition SEARCH = LETTERS.endpoints().getFirst();

    @Test
    void testTexts()
    {
        assertSent("a value", "writer", texts("ann"), false, sent("writer", EQUAL, true, true, "ann"));
        assertSent("some values", "writer", texts("ann", "bob \"B\" O'Neill"), false, sent("writer", EQUAL, true, true, "ann", "bob \"B\" O'Neill"));
        List<String> many = IntStream.range(0, 2_000).mapToObj(index -> "w%04d".formatted(index)).collect(toImmutableList());
        assertSent("many values", "writer", texts(many.toArray(String[]::new)), false, sent("writer", EQUAL, true, true, many.toArray(String[]::new)));
        assertSent("a value that cannot be sent", "id", texts("7a"), false);
        assertSent("one of the values cannot be sent, so that none is", "id", texts("7", "7a"), false);
        assertSent("a value or null", "writer", Domain.create(texts("ann").getValues(), true), false);
        assertSent("anything but a value", "writer", texts("ann").complement().intersect(Domain.notNull(VARCHAR)), false);
        assertSent("a range", "writer", Domain.create(ValueSet.ofRanges(Range.greaterThan(VARCHAR, utf8Slice("m"))), false), false);
    }

    @Test
    void testNull()
    {
        assertSent("null", "writer", Domain.onlyNull(VARCHAR), true, sent("writer", IS_NULL, false, false));
        assertSent("not null", "writer", Domain.notNull(VARCHAR), true, sent("writer", IS_NOT_NULL, false, false));
    }

    @Test
    void testWords()
    {
        assertSent("a word", "state", texts("open"), true, sent("state", EQUAL, true, false, "open"));
        assertSent("a word among others that no row has", "state", texts("burnt", "sealed"), true, sent("state", EQUAL, true, false, "sealed"));
        assertSent("nothing that a row could have", "state", texts("burnt"), false);
        assertSent("true", "registered", Domain.singleValue(BOOLEAN, true), true, sent("registered", EQUAL, true, false, "yes"));
        assertSent("both", "registered", Domain.notNull(BOOLEAN), false);
    }

    /**
     * Bounds are those of minutes, on the side on which no row is lost, whatever the source does with seconds.
     */
    @Test
    void testInstants()
    {
        assertSent("at least", "sent_at", instants(Range.greaterThanOrEqual(TIMESTAMP_TZ_MILLIS, at("2026-03-01T10:00:30.500Z"))), false, sent("sent", AT_LEAST, false, true, millis("2026-03-01T10:00:00Z")));
        assertSent("at least a whole minute", "sent_at", instants(Range.greaterThanOrEqual(TIMESTAMP_TZ_MILLIS, at("2026-03-01T10:00:00Z"))), false, sent("sent", AT_LEAST, false, true, millis("2026-03-01T10:00:00Z")));
        assertSent("at most", "sent_at", instants(Range.lessThanOrEqual(TIMESTAMP_TZ_MILLIS, at("2026-03-01T10:00:00.001Z"))), false, sent("sent", AT_MOST, false, true, millis("2026-03-01T10:02:00Z")));
        assertSent("at most a whole minute, all of it", "sent_at", instants(Range.lessThanOrEqual(TIMESTAMP_TZ_MILLIS, at("2026-03-01T10:00:00Z"))), false, sent("sent", AT_MOST, false, true, millis("2026-03-01T10:01:00Z")));
        assertSent(
                "a moment",
                "sent_at",
                Domain.singleValue(TIMESTAMP_TZ_MILLIS, at("2026-03-01T10:00:30Z")),
                false,
                sent("sent", AT_LEAST, false, true, millis("2026-03-01T10:00:00Z")),
                sent("sent", AT_MOST, false, true, millis("2026-03-01T10:02:00Z")));
        assertSent("before the epoch", "sent_at", instants(Range.greaterThanOrEqual(TIMESTAMP_TZ_MILLIS, at("1969-12-31T00:00:00Z"))), false);
        assertSent("a year of five digits", "sent_at", instants(Range.lessThan(TIMESTAMP_TZ_MILLIS, packDateTimeWithZone(Instant.parse("+12026-01-01T00:00:00Z").toEpochMilli(), UTC_KEY))), false);
    }

    @Test
    void testBounds()
    {
        long day = LocalDate.parse("2026-03-01").toEpochDay();
        assertSent("a day", "due_on", Domain.singleValue(DATE, day), false, sent("due", AT_LEAST, true, true, "2026-03-01"), sent("due", AT_MOST, true, true, "2026-03-01"));
        assertSent("after a day", "due_on", Domain.create(ValueSet.ofRanges(Range.greaterThan(DATE, day)), false), false, sent("due", AT_LEAST, true, true, "2026-03-02"));
        assertSent("a number", "weight", Domain.create(ValueSet.ofRanges(Range.greaterThan(BIGINT, 20L)), false), false, sent("weight", AT_LEAST, false, true, "21"));
        assertSent("a number or null", "weight", Domain.create(ValueSet.ofRanges(Range.greaterThan(BIGINT, 20L)), true), false);
    }

    /**
     * A number with a fraction is read in the language of who asks, and a whole one in the same way by everybody.
     */
    @Test
    void testBoundsOfFractions()
    {
        assertSent("at least", "postage", numbers(Range.greaterThanOrEqual(DOUBLE, 2.5)), false, sent("cost", AT_LEAST, false, true, "2"));
        assertSent("more than", "postage", numbers(Range.greaterThan(DOUBLE, 2.0)), false, sent("cost", AT_LEAST, false, true, "2"));
        assertSent("at most", "postage", numbers(Range.lessThanOrEqual(DOUBLE, 2.5)), false, sent("cost", AT_MOST, false, true, "3"));
        assertSent("below zero", "postage", numbers(Range.range(DOUBLE, -2.5, false, -0.5, false)), false, sent("cost", AT_LEAST, false, true, "-3"), sent("cost", AT_MOST, false, true, "0"));
        assertSent("a number", "postage", Domain.singleValue(DOUBLE, 0.1), false, sent("cost", AT_LEAST, false, true, "0"), sent("cost", AT_MOST, false, true, "1"));
        assertSent("some numbers", "postage", Domain.multipleValues(DOUBLE, ImmutableList.of(8.0, 1.25)), false, sent("cost", AT_LEAST, false, true, "1"), sent("cost", AT_MOST, false, true, "8"));
        assertSent("a large number", "postage", numbers(Range.greaterThan(DOUBLE, 9_007_199_254_740_992.0)), false, sent("cost", AT_LEAST, false, true, "9007199254740992"));
        assertSent("a number beyond the whole ones", "postage", numbers(Range.greaterThan(DOUBLE, 1e17)), false);
        assertSent("a number beyond all", "postage", numbers(Range.lessThan(DOUBLE, Double.POSITIVE_INFINITY)), false);
        assertSent("a number or null", "postage", Domain.create(ValueSet.ofRanges(Range.greaterThan(DOUBLE, 2.0)), true), false);
        assertSent("anything but a number", "postage", Domain.singleValue(DOUBLE, 2.0).complement().intersect(Domain.notNull(DOUBLE)), false);
    }

    @Test
    void testContainment()
    {
        PushedFilters filters = FilterParameters.plan(LETTERS, SEARCH, TupleDomain.all(), ImmutableList.of(new Containment(TestingSource.handle(LETTERS, "stamps"), "rose")));
        assertThat(filters).isEqualTo(new PushedFilters(ImmutableList.of(), ImmutableList.of(sent("stamp", CONTAINS, true, true, "rose")), false));
    }

    private static long at(String instant)
    {
        return packDateTimeWithZone(Instant.parse(instant).toEpochMilli(), UTC_KEY);
    }

    private static String millis(String instant)
    {
        return Long.toString(Instant.parse(instant).toEpochMilli());
    }

    private static Domain instants(Range range)
    {
        return Domain.create(ValueSet.ofRanges(range), false);
    }

    private static Domain numbers(Range range)
    {
        return Domain.create(ValueSet.ofRanges(range), false);
    }

    private static Domain texts(String... values)
    {
        return Domain.multipleValues(VARCHAR, IntStream.range(0, values.length).mapToObj(index -> utf8Slice(values[index])).collect(toImmutableList()));
    }

    private static QueryCondition sent(String field, FilterOperator operator, boolean quoted, boolean droppable, String... values)
    {
        return new QueryCondition(field, operator, ImmutableList.copyOf(values), quoted, droppable);
    }

    private static void assertSent(String name, String column, Domain domain, boolean exact, QueryCondition... conditions)
    {
        PushedFilters filters = FilterParameters.plan(LETTERS, SEARCH, TupleDomain.withColumnDomains(Map.of(TestingSource.handle(LETTERS, column), domain)), ImmutableList.of());
        assertThat(filters).as(name).isEqualTo(new PushedFilters(ImmutableList.of(), ImmutableList.copyOf(conditions), exact));
    }
}

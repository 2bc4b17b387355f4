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
import io.omnisql.connector.definition.ColumnDefinition;
import io.omnisql.connector.definition.TableDefinition;
import io.omnisql.connector.request.RequestParameter;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.Range;
import io.trino.spi.predicate.ValueSet;
import io.trino.spi.type.BigintType;
import io.trino.spi.type.DateType;
import io.trino.spi.type.IntegerType;
import io.trino.spi.type.Type;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;

import static io.omnisql.connector.definition.ColumnDefinition.column;
import static io.omnisql.connector.definition.ColumnType.BIGINT;
import static io.omnisql.connector.definition.ColumnType.DATE;
import static io.omnisql.connector.definition.ColumnType.INTEGER;
import static io.omnisql.connector.definition.EndpointDefinition.get;
import static io.omnisql.connector.definition.FilterCapability.exact;
import static io.omnisql.connector.definition.FilterCapability.inexact;
import static io.omnisql.connector.definition.FilterOperator.AT_LEAST;
import static io.omnisql.connector.definition.FilterOperator.AT_MOST;
import static io.omnisql.connector.definition.FilterOperator.EQUAL;
import static io.omnisql.connector.definition.QueryParameter.query;
import static io.omnisql.connector.definition.TableDefinition.table;
import static io.omnisql.connector.testing.TestingDomains.number;
import static io.omnisql.connector.testing.TestingDomains.where;
import static io.omnisql.connector.testing.TestingSource.DESK;
import static io.omnisql.connector.testing.TestingSource.handle;
import static io.trino.spi.predicate.Range.greaterThan;
import static io.trino.spi.predicate.Range.greaterThanOrEqual;
import static io.trino.spi.predicate.Range.lessThan;
import static io.trino.spi.predicate.Range.lessThanOrEqual;
import static io.trino.spi.predicate.Range.range;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bounds of whole numbers and dates, which sources take to be included.
 */
final class TestBoundParameters
{
    private static final Type LONG = BigintType.BIGINT;

    private static final ColumnDefinition.Builder[] COLUMNS = {
            column("number", BIGINT).at("/number").comment("Both bounds")
                    .pushes(AT_LEAST, exact(query("from").bound()))
                    .pushes(AT_MOST, exact(query("until").bound())),
            column("weight", INTEGER).at("/weight").comment("One bound")
                    .pushes(AT_LEAST, exact(query("heavier").bound())),
            column("pages", BIGINT).at("/pages").comment("A bound that the source reads otherwise")
                    .pushes(AT_LEAST, inexact(query("longer").bound()))
                    .pushes(AT_MOST, exact(query("shorter").bound())),
            column("day", DATE).at("/day").comment("A day")
                    .pushes(EQUAL, exact(query("on")))
                    .pushes(AT_LEAST, exact(query("since").bound()))
                    .pushes(AT_MOST, exact(query("to").bound())),
    };
    private static final TableDefinition PARCELS = table("parcels", "Parcels").endpoint(get("/parcels").rateLimit(DESK)).columns(COLUMNS).primaryKey("number").build();

    @Test
    void testNumbers()
    {
        assertSent("number", of(greaterThanOrEqual(LONG, 5L)), true, "from=5");
        assertSent("number", of(greaterThan(LONG, 5L)), true, "from=6");
        assertSent("number", of(lessThanOrEqual(LONG, -5L)), true, "until=-5");
        assertSent("number", of(lessThan(LONG, -5L)), true, "until=-6");
        assertSent("number", of(range(LONG, 5L, false, 9L, false)), true, "from=6", "until=8");
        assertSent("number", number(5), true, "from=5", "until=5");
        assertSent("weight", of(greaterThan(IntegerType.INTEGER, 5L)), true, "heavier=6");
    }

    @Test
    void testMoreThanTheBoundsSay()
    {
        assertSent("number", number(5, 9), false, "from=5", "until=9");
        assertSent("number", of(lessThan(LONG, 5L), greaterThan(LONG, 5L)), false);
        assertSent("number", Domain.create(ValueSet.ofRanges(greaterThan(LONG, 5L)), true), false);
        assertSent("number", Domain.notNull(LONG), false);
        assertSent("number", Domain.onlyNull(LONG), false);
        assertSent("weight", of(range(IntegerType.INTEGER, 5L, true, 9L, true)), false, "heavier=5");
        assertSent("weight", of(lessThan(IntegerType.INTEGER, 5L)), false);
        assertSent("pages", of(greaterThanOrEqual(LONG, 5L)), false, "longer=5");
        assertSent("pages", of(lessThanOrEqual(LONG, 5L)), true, "shorter=5");
    }

    @Test
    void testEndsBeyondAllNumbers()
    {
        assertSent("number", of(greaterThan(LONG, Long.MAX_VALUE)), false);
        assertSent("number", of(lessThan(LONG, Long.MIN_VALUE)), false);
        assertSent("number", of(greaterThanOrEqual(LONG, Long.MAX_VALUE)), true, "from=9223372036854775807");
    }

    @Test
    void testDates()
    {
        assertSent("day", of(greaterThan(DateType.DATE, day("1996-02-28"))), true, "since=1996-02-29");
        assertSent("day", of(lessThan(DateType.DATE, day("0001-01-02"))), true, "to=0001-01-01");
        assertSent("day", of(range(DateType.DATE, day("1996-01-01"), true, day("1996-02-01"), false)), true, "since=1996-01-01", "to=1996-01-31");
        assertSent("day", Domain.singleValue(DateType.DATE, day("1996-01-01")), true, "on=1996-01-01");
    }

    @Test
    void testDatesWithoutACommonSpelling()
    {
        assertSent("day", of(lessThan(DateType.DATE, day("0001-01-01"))), false);
        assertSent("day", of(greaterThan(DateType.DATE, day("9999-12-31"))), false);
        assertSent("day", of(range(DateType.DATE, day("1996-01-01"), true, day("+10000-01-01"), true)), false, "since=1996-01-01");
        assertSent("day", Domain.singleValue(DateType.DATE, day("-1996-01-01")), false);
    }

    private static long day(String date)
    {
        return LocalDate.parse(date).toEpochDay();
    }

    private static Domain of(Range... ranges)
    {
        return Domain.create(ValueSet.ofRanges(ImmutableList.copyOf(ranges)), false);
    }

    private static void assertSent(String column, Domain domain, boolean exact, String... parameters)
    {
        PushedFilters filters = FilterParameters.plan(PARCELS, PARCELS.endpoints().getFirst(), where(handle(PARCELS, column), domain), ImmutableList.of());
        assertThat(filters.parameters().stream().map(parameter -> parameter.name() + "=" + parameter.value())).as("%s %s", column, domain).containsExactly(parameters);
        assertThat(filters.exact()).as("%s %s is exact", column, domain).isEqualTo(exact);
        assertThat(filters.parameters().stream().filter(RequestParameter::droppable).map(RequestParameter::name)).as("what is a superset").isSubsetOf("longer");
    }
}

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
package io.omnisql.policy.predicate;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.omnisql.policy.Subject;
import io.omnisql.policy.model.Condition;
import io.omnisql.policy.predicate.TestingColumn.Cell;
import io.trino.spi.predicate.Domain;
import io.trino.spi.type.LongTimestampWithTimeZone;
import io.trino.spi.type.TimeZoneKey;
import io.trino.spi.type.Type;
import io.trino.sql.query.QueryAssertions;
import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.TimeZoneKey.getTimeZoneKey;
import static io.trino.spi.type.TimestampWithTimeZoneType.createTimestampWithTimeZoneType;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The engine's filter, the scan's check and what the condition means word for word keep the same rows, over random conditions and rows with values that are easily mistaken.
 */
@TestInstance(PER_CLASS)
final class TestPredicateAgreement
{
    private static final int ROUNDS = Integer.getInteger("omnisql.policy.rounds", 5);
    private static final int CONDITIONS = 25;
    private static final int ROWS = 25;
    private static final Map<String, Type> TYPES = TestingColumn.COLUMNS.stream().collect(toImmutableMap(TestingColumn::name, TestingColumn::type));

    private QueryAssertions engine;

    @BeforeAll
    void start()
    {
        engine = new QueryAssertions();
    }

    @AfterAll
    void stop()
    {
        engine.close();
    }

    @Test
    void testAgreement()
            throws Exception
    {
        int visible = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            visible += agree(seed);
        }
        // else the conditions would say nothing
        assertThat(visible).isBetween(ROUNDS * CONDITIONS * ROWS / 20, ROUNDS * CONDITIONS * ROWS * 19 / 20);
    }

    /**
     * Which are other values in pages, but the same in comparisons: those of the engine, and ours.
     */
    @Test
    void testMomentsOfOtherZones()
    {
        long moment = Instant.parse("2026-10-25T01:30:00Z").toEpochMilli();
        TimeZoneKey zone = getTimeZoneKey("Asia/Kathmandu");
        assertMoment(createTimestampWithTimeZoneType(3), "2026-10-25T01:30:00Z", packDateTimeWithZone(moment, zone));
        assertMoment(createTimestampWithTimeZoneType(9), "2026-10-25T01:30:00.000000001Z", LongTimestampWithTimeZone.fromEpochMillisAndFraction(moment, 1_000, zone));
    }

    private void assertMoment(Type type, String text, Object value)
    {
        String canonical = LiteralText.canonical(type, text).orElseThrow();
        assertThat(engine.execute("SELECT %s = CAST(%1$s AT TIME ZONE 'Asia/Kathmandu' AS %s)".formatted(SqlText.literal(type, canonical), type.getDisplayName())).getOnlyValue()).isEqualTo(true);
        for (RowPredicate predicate : ImmutableList.of(
                new RowPredicate.OneOf("x", type, ImmutableList.of(canonical), false),
                new RowPredicate.InRange("x", type, Optional.of(new RowPredicate.Bound(canonical, true)), Optional.of(new RowPredicate.Bound(canonical, true)), false))) {
            assertThat(RowCheck.of(predicate).test(new OneValue(value))).describedAs(predicate.toString()).isTrue();
        }
        assertThat(RowCheck.of(new RowPredicate.OneOf("x", type, ImmutableList.of(canonical), true)).test(new OneValue(value))).isFalse();
    }

    private record OneValue(Object value)
            implements RowValues
    {
        @Override
        public boolean isNull(int column)
        {
            return false;
        }

        @Override
        public Object value(int column)
        {
            return value;
        }
    }

    private int agree(long seed)
            throws Exception
    {
        RandomConditions generator = new RandomConditions(new Random(seed));
        List<List<Cell>> rows = Stream.generate(generator::row).limit(ROWS).collect(toImmutableList());
        List<Condition> conditions = Stream.generate(() -> generator.condition(3)).limit(CONDITIONS).collect(toImmutableList());
        Subject subject = generator.subject();
        ImmutableList.Builder<RowPredicate> compiled = ImmutableList.builder();
        for (Condition condition : conditions) {
            compiled.add(new PredicateCompiler(subject, TYPES).compile(condition));
        }
        List<RowPredicate> predicates = compiled.build();
        NaiveSql naive = new NaiveSql(subject, TYPES);

        List<Set<Integer>> filtered = visible(rows, predicates.stream().map(EngineFilter::sql).collect(toImmutableList()));
        List<Set<Integer>> meant = visible(rows, conditions.stream().map(naive::sql).collect(toImmutableList()));
        List<Set<Integer>> coarse = visible(rows, predicates.stream().map(predicate -> EngineFilter.sql(CoarseFilter.of(predicate, 1))).collect(toImmutableList()));
        for (int i = 0; i < CONDITIONS; i++) {
            RowPredicate predicate = predicates.get(i);
            String context = "seed %s, %s, %s".formatted(seed, conditions.get(i), EngineFilter.sql(predicate));
            assertThat(filtered.get(i)).describedAs(context).isEqualTo(meant.get(i));
            assertThat(checked(rows, predicate)).describedAs(context).isEqualTo(meant.get(i));
            assertThat(coarse.get(i)).describedAs(context).containsAll(meant.get(i));
            assertThat(CoarseFilter.of(predicate, predicate.literalCount())).describedAs(context).isEqualTo(predicate);
            assertThat(inDomains(rows, predicate)).describedAs(context).containsAll(meant.get(i));
            Set<String> known = predicate.columns().stream().limit(1 + i % 2).collect(toImmutableSet());
            RowPredicate projection = PredicateProjection.onto(predicate, known);
            assertThat(known).describedAs(context).containsAll(projection.columns());
            assertThat(checked(rows, projection)).describedAs(context).containsAll(meant.get(i));
            RowPredicate certain = PredicateProjection.whatever(predicate, known);
            assertThat(certain.columns()).describedAs(context).noneMatch(known::contains);
            assertThat(checked(rows, certain)).describedAs(context).isSubsetOf(meant.get(i));
        }
        return meant.stream().mapToInt(Set::size).sum();
    }

    private List<Set<Integer>> visible(List<List<Cell>> rows, List<String> filters)
    {
        String values = IntStream.range(0, rows.size())
                .mapToObj(row -> rows.get(row).stream().map(Cell::sql).collect(joining(", ", "(" + row + ", ", ")")))
                .collect(joining(",\n"));
        String columns = TestingColumn.COLUMNS.stream().map(column -> SqlText.identifier(column.name())).collect(joining(", "));
        String results = filters.stream().map(filter -> "(%s) IS NOT DISTINCT FROM TRUE".formatted(filter)).collect(joining(",\n"));
        List<MaterializedRow> answer = engine.execute("SELECT row_number,\n%s\nFROM (VALUES\n%s) t(row_number, %s)".formatted(results, values, columns)).getMaterializedRows();
        return IntStream.range(0, filters.size())
                .<Set<Integer>>mapToObj(filter -> answer.stream().filter(row -> (Boolean) row.getField(filter + 1)).map(row -> (Integer) row.getField(0)).collect(toImmutableSet()))
                .collect(toImmutableList());
    }

    private static Set<Integer> checked(List<List<Cell>> rows, RowPredicate predicate)
    {
        RowCheck check = RowCheck.of(predicate);
        List<Integer> places = check.columns().stream().map(TestPredicateAgreement::place).collect(toImmutableList());
        return IntStream.range(0, rows.size()).filter(row -> check.test(new CellValues(rows.get(row), places))).boxed().collect(toImmutableSet());
    }

    private static Set<Integer> inDomains(List<List<Cell>> rows, RowPredicate predicate)
    {
        Map<String, Domain> domains = ImpliedDomains.of(predicate).getDomains().orElse(ImmutableMap.of());
        if (ImpliedDomains.of(predicate).isNone()) {
            return ImmutableSet.of();
        }
        return IntStream.range(0, rows.size())
                .filter(row -> domains.entrySet().stream().allMatch(entry -> isIn(rows.get(row).get(place(entry.getKey())), entry.getValue())))
                .boxed()
                .collect(toImmutableSet());
    }

    private static boolean isIn(Cell cell, Domain domain)
    {
        return cell.isNull() ? domain.isNullAllowed() : domain.includesNullableValue(cell.value());
    }

    private static int place(String column)
    {
        return TestingColumn.COLUMNS.stream().map(TestingColumn::name).toList().indexOf(column);
    }

    private record CellValues(List<Cell> cells, List<Integer> places)
            implements RowValues
    {
        @Override
        public boolean isNull(int column)
        {
            return cells.get(places.get(column)).isNull();
        }

        @Override
        public Object value(int column)
        {
            return cells.get(places.get(column)).value();
        }
    }
}

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
import com.google.common.collect.ImmutableSet;
import io.omnisql.policy.Enforcement;
import io.omnisql.policy.VisibleRows;
import io.omnisql.policy.predicate.RowPredicate.Bound;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What is made of predicates: shorter, coarser, or over fewer columns.
 */
final class TestPredicateForms
{
    private static final RowPredicate ALL = new RowPredicate.All();
    private static final RowPredicate NONE = new RowPredicate.None();
    private static final RowPredicate IS_NULL = new RowPredicate.IsNull("x", VARCHAR, false);
    private static final RowPredicate STARTS = new RowPredicate.StartsWith("x", VARCHAR, "abc", false);
    private static final RowPredicate RANGE = new RowPredicate.InRange("x", VARCHAR, Optional.of(new Bound("a", true)), Optional.of(new Bound("bb", false)), false);
    private static final RowPredicate CONTAINS = new RowPredicate.ContainsAny("x", VARCHAR, ImmutableList.of("a", "b"), false);
    private static final RowPredicate LIST = oneOf("x", false, "a", "b");
    private static final RowPredicate OTHER = new RowPredicate.IsNull("y", VARCHAR, true);
    private static final List<RowPredicate> COMPARISONS = ImmutableList.of(IS_NULL, STARTS, RANGE, CONTAINS, LIST);

    @Test
    void testAndOr()
    {
        for (RowPredicate term : COMPARISONS) {
            assertThat(Predicates.and(ImmutableList.of(ALL, term, term))).isEqualTo(term);
            assertThat(Predicates.and(ImmutableList.of(term, NONE))).isEqualTo(NONE);
            assertThat(Predicates.or(ImmutableList.of(NONE, term, term))).isEqualTo(term);
            assertThat(Predicates.or(ImmutableList.of(term, ALL))).isEqualTo(ALL);
        }
        assertThat(Predicates.and(ImmutableList.of(and(IS_NULL, OTHER), STARTS))).isEqualTo(and(IS_NULL, OTHER, STARTS));
        assertThat(Predicates.and(ImmutableList.of(or(IS_NULL, OTHER), STARTS))).isEqualTo(and(or(IS_NULL, OTHER), STARTS));
        assertThat(Predicates.or(ImmutableList.of(or(IS_NULL, OTHER), STARTS))).isEqualTo(or(IS_NULL, OTHER, STARTS));
        assertThat(Predicates.or(ImmutableList.of(and(IS_NULL, OTHER), STARTS))).isEqualTo(or(and(IS_NULL, OTHER), STARTS));
        assertThat(Predicates.and(ImmutableList.of())).isEqualTo(ALL);
        assertThat(Predicates.or(ImmutableList.of())).isEqualTo(NONE);
    }

    @Test
    void testWhatIsKnownOfSomeColumns()
    {
        Set<String> x = ImmutableSet.of("x");
        Set<String> y = ImmutableSet.of("y");
        for (RowPredicate comparison : COMPARISONS) {
            assertThat(PredicateProjection.onto(comparison, x)).isEqualTo(comparison);
            assertThat(PredicateProjection.onto(comparison, y)).isEqualTo(ALL);
            assertThat(PredicateProjection.whatever(comparison, x)).isEqualTo(NONE);
            assertThat(PredicateProjection.whatever(comparison, y)).isEqualTo(comparison);
            assertThat(PredicateProjection.onto(and(comparison, OTHER), x)).isEqualTo(comparison);
            assertThat(PredicateProjection.onto(or(comparison, OTHER), x)).isEqualTo(ALL);
            assertThat(PredicateProjection.whatever(and(comparison, OTHER), x)).isEqualTo(NONE);
            assertThat(PredicateProjection.whatever(or(comparison, OTHER), x)).isEqualTo(OTHER);
        }
        for (RowPredicate constant : ImmutableList.of(ALL, NONE)) {
            assertThat(PredicateProjection.onto(constant, x)).isEqualTo(constant);
            assertThat(PredicateProjection.whatever(constant, x)).isEqualTo(constant);
        }
    }

    @Test
    void testCoarse()
    {
        for (RowPredicate unchanged : ImmutableList.of(ALL, NONE, IS_NULL, STARTS, RANGE, CONTAINS, LIST, and(LIST, OTHER), or(OTHER, LIST))) {
            assertThat(CoarseFilter.of(unchanged, 2)).isEqualTo(unchanged);
        }
        RowPredicate span = new RowPredicate.InRange("x", VARCHAR, Optional.of(new Bound("a", true)), Optional.of(new Bound("b", true)), false);
        assertThat(CoarseFilter.of(LIST, 1)).isEqualTo(span);
        assertThat(CoarseFilter.of(and(LIST, OTHER), 1)).isEqualTo(and(span, OTHER));
        assertThat(CoarseFilter.of(or(LIST, OTHER), 1)).isEqualTo(or(span, OTHER));
        assertThat(CoarseFilter.of(CONTAINS, 1)).isEqualTo(ALL);
        // of those that are not null, all but two
        assertThat(CoarseFilter.of(oneOf("x", true, "a", "b"), 1)).isEqualTo(new RowPredicate.IsNull("x", VARCHAR, true));
    }

    @Test
    void testSizes()
    {
        assertThat(PredicateSize.of(ALL)).isEqualTo(new PredicateSize(0, 64, ImmutableList.of()));
        assertThat(PredicateSize.of(IS_NULL)).isEqualTo(new PredicateSize(0, 65, ImmutableList.of("x")));
        assertThat(PredicateSize.of(STARTS)).isEqualTo(new PredicateSize(1, 71, ImmutableList.of("x")));
        assertThat(PredicateSize.of(RANGE)).isEqualTo(new PredicateSize(2, 74, ImmutableList.of("x")));
        assertThat(PredicateSize.of(CONTAINS)).isEqualTo(new PredicateSize(2, 73, ImmutableList.of("x")));
        assertThat(PredicateSize.of(or(LIST, OTHER))).isEqualTo(new PredicateSize(2, 64 + 73 + 65, ImmutableList.of("x", "y")));
        assertThat(PredicateSize.of(and(OTHER, LIST))).isEqualTo(new PredicateSize(2, 64 + 65 + 73, ImmutableList.of("y", "x")));
    }

    @Test
    void testHowMuchTheEngineIsTold()
            throws Exception
    {
        for (RowPredicate predicate : ImmutableList.of(IS_NULL, STARTS, RANGE, CONTAINS, LIST, and(LIST, OTHER), or(LIST, OTHER))) {
            assertThat(VisibleRowsCompiler.compile(predicate, Enforcement.ENGINE)).isEqualTo(new VisibleRows.Some(predicate, EngineFilter.sql(predicate), true));
        }
        RowPredicate largest = oneOf("text", false, "x".repeat(65_536 - 64 - 4 - 3));
        assertThat(VisibleRowsCompiler.compile(largest, Enforcement.ENGINE).predicate()).isEqualTo(largest);

        // exactly as many as the engine takes, once the longest list is a range
        RowPredicate lists = and(numbers("a", 500), numbers("b", 498), numbers("c", 501));
        assertThat(VisibleRowsCompiler.compile(lists, Enforcement.ENGINE_AND_SCAN).engineFilter()).hasValueSatisfying(filter -> assertThat(filter).contains("\"a\" IN", "\"b\" IN", "\"c\" >="));

        // nothing but ranges, which stay
        RowPredicate ranges = new RowPredicate.Or(IntStream.range(0, 501)
                .<RowPredicate>mapToObj(i -> new RowPredicate.InRange("a", BIGINT, Optional.of(new Bound("" + 2 * i, true)), Optional.of(new Bound("" + (2 * i + 1), false)), false))
                .collect(toImmutableList()));
        assertThat(VisibleRowsCompiler.compile(ranges, Enforcement.ENGINE_AND_SCAN)).isEqualTo(new VisibleRows.Some(ranges, "TRUE", false));
    }

    private static RowPredicate numbers(String column, int count)
    {
        return new RowPredicate.OneOf(column, BIGINT, IntStream.range(0, count).mapToObj(String::valueOf).collect(toImmutableList()), false);
    }

    @Test
    void testVisibleRows()
    {
        assertThat(new VisibleRows.All().predicate()).isEqualTo(ALL);
        assertThat(new VisibleRows.None("why").predicate()).isEqualTo(NONE);
        assertThat(new VisibleRows.Some(LIST, "canary", true)).hasToString("rows by 2 literals");
    }

    @Test
    void testPrinted()
    {
        assertThat(LIST).hasToString("x is one of 2 values");
        assertThat(oneOf("x", true, "canary")).hasToString("x is none of 1 values");
        assertThat(STARTS).hasToString("x starts with a text");
        assertThat(new RowPredicate.StartsWith("x", VARCHAR, "canary", true)).hasToString("x does not start with a text");
        assertThat(RANGE).hasToString("x is in a range");
        assertThat(new RowPredicate.InRange("x", VARCHAR, Optional.of(new Bound("canary", true)), Optional.empty(), true)).hasToString("x is outside a range");
        assertThat(CONTAINS).hasToString("x contains any of 2 values");
        assertThat(new RowPredicate.ContainsAny("x", VARCHAR, ImmutableList.of("canary"), true)).hasToString("x contains none of 1 values");
        assertThat(new Bound("canary", true)).hasToString("inclusive");
        assertThat(new Bound("canary", false)).hasToString("exclusive");
    }

    @Test
    void testWhatIsNoPredicate()
    {
        assertThatThrownBy(() -> and(LIST)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> or(LIST)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> oneOf("x", false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RowPredicate.ContainsAny("x", VARCHAR, ImmutableList.of(), false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RowPredicate.StartsWith("x", VARCHAR, "", false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RowPredicate.InRange("x", VARCHAR, Optional.empty(), Optional.empty(), false)).isInstanceOf(IllegalArgumentException.class);
    }

    private static RowPredicate oneOf(String column, boolean negated, String... values)
    {
        return new RowPredicate.OneOf(column, VARCHAR, ImmutableList.copyOf(values), negated);
    }

    private static RowPredicate and(RowPredicate... terms)
    {
        return new RowPredicate.And(ImmutableList.copyOf(terms));
    }

    private static RowPredicate or(RowPredicate... terms)
    {
        return new RowPredicate.Or(ImmutableList.copyOf(terms));
    }
}

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
import io.omnisql.policy.predicate.RowPredicate.Bound;
import io.omnisql.policy.predicate.TestingColumn.Cell;
import io.trino.spi.type.ArrayType;
import io.trino.spi.type.Type;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which rows a scan keeps, comparison by comparison: never one of which the answer is unknown.
 */
final class TestRowCheck
{
    private static final Optional<String> NULL = Optional.empty();

    @Test
    void testLists()
    {
        assertKeeps(new RowPredicate.OneOf("x", BIGINT, ImmutableList.of("1", "7"), false), BIGINT, "1", "7");
        assertKeeps(new RowPredicate.OneOf("x", BIGINT, ImmutableList.of("1", "7"), true), BIGINT, "0", "5", "9");
    }

    @Test
    void testRanges()
    {
        assertKeeps(range(Optional.of(new Bound("1", true)), Optional.of(new Bound("7", true)), false), BIGINT, "1", "5", "7");
        assertKeeps(range(Optional.of(new Bound("1", false)), Optional.of(new Bound("7", false)), false), BIGINT, "5");
        assertKeeps(range(Optional.of(new Bound("1", false)), Optional.of(new Bound("7", false)), true), BIGINT, "0", "1", "7", "9");
        assertKeeps(range(Optional.of(new Bound("5", true)), Optional.empty(), false), BIGINT, "5", "7", "9");
        assertKeeps(range(Optional.empty(), Optional.of(new Bound("5", false)), false), BIGINT, "0", "1");
        assertKeeps(range(Optional.empty(), Optional.of(new Bound("5", true)), true), BIGINT, "7", "9");
        assertKeeps(range(Optional.of(new Bound("7", true)), Optional.of(new Bound("1", true)), false), BIGINT);
    }

    private static RowPredicate range(Optional<Bound> low, Optional<Bound> high, boolean negated)
    {
        return new RowPredicate.InRange("x", BIGINT, low, high, negated);
    }

    /**
     * Of these numbers and null.
     */
    private static void assertKeeps(RowPredicate predicate, Type type, String... kept)
    {
        RowCheck check = RowCheck.of(predicate);
        assertThat(Stream.of("0", "1", "5", "7", "9").filter(value -> check.test(row(type, Optional.of(value))))).containsExactly(kept);
        assertThat(check.test(row(type, NULL))).isFalse();
    }

    @Test
    void testPrefixes()
    {
        RowCheck starts = RowCheck.of(new RowPredicate.StartsWith("x", VARCHAR, "ab", false));
        RowCheck others = RowCheck.of(new RowPredicate.StartsWith("x", VARCHAR, "ab", true));
        for (String text : ImmutableList.of("ab", "abc")) {
            assertThat(starts.test(row(VARCHAR, Optional.of(text)))).describedAs(text).isTrue();
            assertThat(others.test(row(VARCHAR, Optional.of(text)))).describedAs(text).isFalse();
        }
        for (String text : ImmutableList.of("", "a", "b", "acb", "Ab")) {
            assertThat(starts.test(row(VARCHAR, Optional.of(text)))).describedAs(text).isFalse();
            assertThat(others.test(row(VARCHAR, Optional.of(text)))).describedAs(text).isTrue();
        }
        assertThat(starts.test(row(VARCHAR, NULL))).isFalse();
        assertThat(others.test(row(VARCHAR, NULL))).isFalse();
    }

    @Test
    void testNulls()
    {
        RowCheck isNull = RowCheck.of(new RowPredicate.IsNull("x", VARCHAR, false));
        RowCheck isNotNull = RowCheck.of(new RowPredicate.IsNull("x", VARCHAR, true));
        assertThat(isNull.test(row(VARCHAR, NULL))).isTrue();
        assertThat(isNull.test(row(VARCHAR, Optional.of("a")))).isFalse();
        assertThat(isNotNull.test(row(VARCHAR, NULL))).isFalse();
        assertThat(isNotNull.test(row(VARCHAR, Optional.of("a")))).isTrue();
    }

    @Test
    void testArrays()
    {
        RowPredicate any = new RowPredicate.ContainsAny("x", VARCHAR, ImmutableList.of("a", "b"), false);
        RowPredicate none = new RowPredicate.ContainsAny("x", VARCHAR, ImmutableList.of("a", "b"), true);
        assertArray(any, true, ImmutableList.of(Optional.of("c"), Optional.of("b")));
        assertArray(any, true, ImmutableList.of(NULL, Optional.of("a")));
        assertArray(any, false, ImmutableList.of(Optional.of("c")));
        assertArray(any, false, ImmutableList.of(NULL));
        assertArray(any, false, ImmutableList.of());
        assertArray(none, false, ImmutableList.of(Optional.of("c"), Optional.of("b")));
        assertArray(none, false, ImmutableList.of(NULL, Optional.of("a")));
        assertArray(none, true, ImmutableList.of(Optional.of("c")));
        // it might be one of them
        assertArray(none, false, ImmutableList.of(Optional.of("c"), NULL));
        assertArray(none, true, ImmutableList.of());
        Cell absent = new Cell(column(new ArrayType(VARCHAR)), Optional.empty());
        assertThat(RowCheck.of(any).test(new OneCell(absent))).isFalse();
        assertThat(RowCheck.of(none).test(new OneCell(absent))).isFalse();
    }

    private static void assertArray(RowPredicate predicate, boolean kept, List<Optional<String>> elements)
    {
        Cell cell = new Cell(column(new ArrayType(VARCHAR)), Optional.of(elements));
        assertThat(RowCheck.of(predicate).test(new OneCell(cell))).describedAs("%s of %s", predicate, cell.elements()).isEqualTo(kept);
    }

    @Test
    void testColumnsByTheirPlace()
    {
        RowCheck check = RowCheck.of(new RowPredicate.And(ImmutableList.of(new RowPredicate.IsNull("y", VARCHAR, false), new RowPredicate.IsNull("x", VARCHAR, true))));
        assertThat(check.columns()).containsExactly("y", "x");
        List<Boolean> kept = Stream.of(0, 1).map(absent -> check.test(new NullAt(absent))).collect(toImmutableList());
        assertThat(kept).containsExactly(true, false);
    }

    private static RowValues row(Type type, Optional<String> value)
    {
        return new OneCell(new Cell(column(type), value.map(text -> ImmutableList.of(Optional.of(text)))));
    }

    private static TestingColumn column(Type type)
    {
        return new TestingColumn("x", type, ImmutableList.of(), ImmutableList.of());
    }

    private record OneCell(Cell cell)
            implements RowValues
    {
        private OneCell
        {
            requireNonNull(cell, "cell is null");
        }

        @Override
        public boolean isNull(int column)
        {
            return cell.isNull();
        }

        @Override
        public Object value(int column)
        {
            return cell.value();
        }
    }

    private record NullAt(int absent)
            implements RowValues
    {
        @Override
        public boolean isNull(int column)
        {
            return column == absent;
        }

        @Override
        public Object value(int column)
        {
            throw new AssertionError("Nobody asks for values");
        }
    }
}

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
import io.omnisql.policy.PolicyProblemException;
import io.omnisql.policy.Subject;
import io.omnisql.policy.model.Condition;
import io.omnisql.policy.model.Condition.Limit;
import io.omnisql.policy.model.Operand;
import io.trino.spi.type.ArrayType;
import io.trino.spi.type.Type;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.airlift.slice.Slices.utf8Slice;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.DoubleType.DOUBLE;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static io.trino.spi.type.VarcharType.createVarcharType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestPredicateCompiler
{
    private static final Map<String, Type> TYPES = ImmutableMap.of("x", VARCHAR, "y", VARCHAR, "code", createVarcharType(3), "number", BIGINT, "ratio", DOUBLE, "labels", new ArrayType(createVarcharType(3)), "ratios", new ArrayType(DOUBLE));
    private static final Subject SUBJECT = new Subject(
            "alice",
            "acme",
            Optional.empty(),
            Optional.of("core"),
            ImmutableSet.of("a", "b"),
            false,
            ImmutableMap.of("repos", ImmutableList.of("rocket", "engine"), "none", ImmutableList.of(), "blank", ImmutableList.of(""), "long", ImmutableList.of("abcd", "abc"), "number", ImmutableList.of("7")));
    private static final List<Optional<String>> VALUES = ImmutableList.of(Optional.empty(), Optional.of("a"), Optional.of("b"));

    /**
     * Every combination of two comparisons, negations of them and of the whole, for every row, against Kleene's tables.
     */
    @Test
    void testLogicOfThreeValues()
            throws Exception
    {
        List<Condition> comparisons = ImmutableList.of(
                new Condition.AllRows(),
                equal("x", "a"),
                equal("y", "a"),
                new Condition.IsNull("x"),
                new Condition.In("y", ImmutableList.of(new Operand.Literal("a"), new Operand.Attribute("missing"))),
                new Condition.Equal("x", new Operand.Attribute("none")));
        int checked = 0;
        for (Condition left : withOpposites(comparisons)) {
            for (Condition right : withOpposites(comparisons)) {
                for (Condition condition : withOpposites(ImmutableList.of(new Condition.And(ImmutableList.of(left, right)), new Condition.Or(ImmutableList.of(left, right))))) {
                    assertKleene(condition);
                    assertKleene(new Condition.And(ImmutableList.of(condition, new Condition.Not(left))));
                    checked++;
                }
            }
        }
        assertThat(checked).isEqualTo(12 * 12 * 4);
    }

    private static void assertKleene(Condition condition)
            throws PolicyProblemException
    {
        RowCheck check = RowCheck.of(compile(condition));
        for (Optional<String> x : VALUES) {
            for (Optional<String> y : VALUES) {
                Map<String, Optional<String>> row = ImmutableMap.of("x", x, "y", y);
                assertThat(check.test(new TextRow(check.columns(), row))).describedAs("%s of %s", condition, row).isEqualTo(kleene(condition, row).orElse(false));
            }
        }
    }

    private static List<Condition> withOpposites(List<Condition> conditions)
    {
        return ImmutableList.<Condition>builder().addAll(conditions).addAll(conditions.stream().map(Condition.Not::new).toList()).build();
    }

    private static Optional<Boolean> kleene(Condition condition, Map<String, Optional<String>> row)
    {
        return switch (condition) {
            case Condition.AllRows _ -> Optional.of(true);
            case Condition.Not(Condition term) -> kleene(term, row).map(value -> !value);
            case Condition.And(List<Condition> terms) -> terms.stream().map(term -> kleene(term, row)).reduce(Optional.of(true), TestPredicateCompiler::and);
            case Condition.Or(List<Condition> terms) -> terms.stream().map(term -> kleene(new Condition.Not(term), row)).reduce(Optional.of(true), TestPredicateCompiler::and).map(value -> !value);
            case Condition.IsNull(String column) -> Optional.of(row.get(column).isEmpty());
            case Condition.In(String column, List<Operand> _) -> row.get(column).filter("a"::equals).map(_ -> true);
            case Condition.Equal(String column, Operand operand) -> operand instanceof Operand.Attribute ? Optional.empty() : row.get(column).map("a"::equals);
            case Condition.InRange _, Condition.StartsWith _, Condition.Contains _ -> throw new AssertionError("Not among the comparisons");
        };
    }

    private static Optional<Boolean> and(Optional<Boolean> left, Optional<Boolean> right)
    {
        if (left.equals(Optional.of(false)) || right.equals(Optional.of(false))) {
            return Optional.of(false);
        }
        return left.isPresent() && right.isPresent() ? Optional.of(true) : Optional.empty();
    }

    @Test
    void testAttributes()
            throws Exception
    {
        assertThat(sql(in("x", "repos"))).isEqualTo("\"x\" IN (CAST('engine' AS varchar), CAST('rocket' AS varchar))");
        assertThat(sql(in("x", "groups"))).isEqualTo("\"x\" IN (CAST('a' AS varchar), CAST('b' AS varchar))");
        assertThat(sql(in("x", "team"))).isEqualTo("\"x\" = CAST('core' AS varchar)");
        assertThat(sql(in("x", "tenant"))).isEqualTo("\"x\" = CAST('acme' AS varchar)");
        assertThat(sql(in("x", "user"))).isEqualTo("\"x\" = CAST('alice' AS varchar)");
        assertThat(sql(in("number", "number"))).isEqualTo("\"number\" = BIGINT '7'");
    }

    @Test
    void testMissingAttributesNeverGrantRows()
            throws Exception
    {
        for (String attribute : ImmutableList.of("missing", "none", "role")) {
            assertNoRowsEitherWay(in("x", attribute));
            assertNoRowsEitherWay(new Condition.Equal("x", new Operand.Attribute(attribute)));
            assertNoRowsEitherWay(new Condition.StartsWith("x", ImmutableList.of(new Operand.Attribute(attribute))));
            assertNoRowsEitherWay(new Condition.InRange("x", Optional.of(new Limit(new Operand.Attribute(attribute), true)), Optional.of(new Limit(new Operand.Literal("b"), true))));
        }
        // every text starts with it
        assertNoRowsEitherWay(new Condition.StartsWith("x", ImmutableList.of(new Operand.Attribute("blank"))));
        // which of them is meant
        assertNoRowsEitherWay(new Condition.Equal("x", new Operand.Attribute("repos")));
        assertNoRowsEitherWay(new Condition.InRange("x", Optional.of(new Limit(new Operand.Attribute("repos"), true)), Optional.empty()));
        assertNoRowsEitherWay(in("number", "repos"));
    }

    /**
     * The missing one might be the column's.
     */
    @Test
    void testExclusionsAmongWhichOneIsMissing()
            throws Exception
    {
        List<Operand> some = ImmutableList.of(new Operand.Attribute("missing"), new Operand.Literal("a"), new Operand.Literal("b"));
        for (List<Operand> operands : ImmutableList.of(some, some.reversed())) {
            assertThat(compile(new Condition.Not(new Condition.In("x", operands)))).isEqualTo(new RowPredicate.None());
            assertThat(compile(new Condition.Not(new Condition.StartsWith("x", operands)))).isEqualTo(new RowPredicate.None());
            assertThat(compile(new Condition.Not(new Condition.Contains("labels", operands)))).isEqualTo(new RowPredicate.None());
            assertThat(compile(new Condition.In("x", operands))).isEqualTo(new RowPredicate.OneOf("x", VARCHAR, ImmutableList.of("a", "b"), false));
            assertThat(compile(new Condition.Contains("labels", operands))).isEqualTo(new RowPredicate.ContainsAny("labels", createVarcharType(3), ImmutableList.of("a", "b"), false));
        }
        assertNoRowsEitherWay(new Condition.Contains("labels", ImmutableList.of(new Operand.Attribute("missing"))));
    }

    @Test
    void testSeveralPrefixes()
            throws Exception
    {
        Condition starts = new Condition.StartsWith("x", ImmutableList.of(new Operand.Literal("a"), new Operand.Literal("b")));
        assertThat(compile(starts)).isEqualTo(new RowPredicate.Or(ImmutableList.of(new RowPredicate.StartsWith("x", VARCHAR, "a", false), new RowPredicate.StartsWith("x", VARCHAR, "b", false))));
        assertThat(compile(new Condition.Not(starts))).isEqualTo(new RowPredicate.And(ImmutableList.of(new RowPredicate.StartsWith("x", VARCHAR, "a", true), new RowPredicate.StartsWith("x", VARCHAR, "b", true))));
    }

    @Test
    void testArraysWithoutValues()
            throws Exception
    {
        assertThat(compile(new Condition.Not(new Condition.Contains("labels", ImmutableList.of(new Operand.Literal("a")))))).isEqualTo(new RowPredicate.ContainsAny("labels", createVarcharType(3), ImmutableList.of("a"), true));
    }

    @Test
    void testValuesThatTheTypeDoesNotHave()
            throws Exception
    {
        assertThat(sql(in("code", "long"))).isEqualTo("\"code\" = CAST('abc' AS varchar(3))");
        // the other one is not known not to be the column's
        assertThat(compile(new Condition.Not(in("code", "long")))).isEqualTo(new RowPredicate.None());
        assertThatThrownBy(() -> compile(equal("code", "abcd"))).isInstanceOf(PolicyProblemException.class).hasMessage("What column code is compared with is no varchar(3)");
    }

    @Test
    void testWhatCannotBeCompared()
    {
        assertThatThrownBy(() -> compile(equal("absent", "a"))).isInstanceOf(PolicyProblemException.class).hasMessage("There is no column absent");
        assertThatThrownBy(() -> compile(equal("ratio", "1"))).hasMessageContaining("Column ratio is a double, which policies cannot compare");
        assertThatThrownBy(() -> compile(new Condition.Contains("x", ImmutableList.of(new Operand.Literal("a"))))).hasMessageContaining("contains is for arrays");
        assertThatThrownBy(() -> compile(new Condition.Contains("ratios", ImmutableList.of(new Operand.Literal("1"))))).hasMessageContaining("contains is for arrays");
        assertThatThrownBy(() -> compile(new Condition.StartsWith("number", ImmutableList.of(new Operand.Literal("1"))))).hasMessageContaining("starts-with is for varchar");
    }

    @Test
    void testListsOfOneColumnAreOne()
            throws Exception
    {
        assertThat(compile(new Condition.Or(ImmutableList.of(equal("x", "b"), equal("y", "c"), equal("x", "a")))))
                .isEqualTo(new RowPredicate.Or(ImmutableList.of(new RowPredicate.OneOf("x", VARCHAR, ImmutableList.of("a", "b"), false), new RowPredicate.OneOf("y", VARCHAR, ImmutableList.of("c"), false))));
        assertThat(compile(new Condition.Not(new Condition.Or(ImmutableList.of(equal("x", "b"), equal("x", "a"))))))
                .isEqualTo(new RowPredicate.OneOf("x", VARCHAR, ImmutableList.of("a", "b"), true));
        // never both
        assertThat(compile(new Condition.And(ImmutableList.of(equal("x", "b"), equal("x", "a")))).literalCount()).isEqualTo(2);
    }

    @Test
    void testPrintedWithoutValues()
            throws Exception
    {
        RowPredicate predicate = compile(new Condition.And(ImmutableList.of(
                new Condition.Or(ImmutableList.of(equal("x", "canary"), new Condition.StartsWith("y", ImmutableList.of(new Operand.Literal("canary"))))),
                new Condition.InRange("code", Optional.of(new Limit(new Operand.Literal("can"), true)), Optional.empty()))));
        assertThat(EngineFilter.sql(predicate)).contains("canary", "can");
        assertThat(predicate.toString()).doesNotContain("can");
        assertThat(SUBJECT.toString()).isEqualTo("alice of acme");
    }

    private static void assertNoRowsEitherWay(Condition condition)
            throws PolicyProblemException
    {
        assertThat(compile(condition)).isEqualTo(new RowPredicate.None());
        assertThat(compile(new Condition.Not(condition))).isEqualTo(new RowPredicate.None());
    }

    private static Condition equal(String column, String text)
    {
        return new Condition.Equal(column, new Operand.Literal(text));
    }

    private static Condition in(String column, String attribute)
    {
        return new Condition.In(column, ImmutableList.of(new Operand.Attribute(attribute)));
    }

    private static String sql(Condition condition)
            throws PolicyProblemException
    {
        return EngineFilter.sql(compile(condition));
    }

    private static RowPredicate compile(Condition condition)
            throws PolicyProblemException
    {
        return new PredicateCompiler(SUBJECT, TYPES).compile(condition);
    }

    private record TextRow(List<String> columns, Map<String, Optional<String>> values)
            implements RowValues
    {
        @Override
        public boolean isNull(int column)
        {
            return values.get(columns.get(column)).isEmpty();
        }

        @Override
        public Object value(int column)
        {
            return utf8Slice(values.get(columns.get(column)).orElseThrow());
        }
    }
}

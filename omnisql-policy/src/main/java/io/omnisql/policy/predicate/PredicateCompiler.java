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
import io.omnisql.policy.PolicyProblemException;
import io.omnisql.policy.Subject;
import io.omnisql.policy.model.Condition;
import io.omnisql.policy.model.Condition.Limit;
import io.omnisql.policy.model.Operand;
import io.omnisql.policy.predicate.RowPredicate.Bound;
import io.trino.spi.type.ArrayType;
import io.trino.spi.type.Type;
import io.trino.spi.type.VarcharType;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Makes a predicate of a condition, for one user and one table.
 * <p>
 * NOT is pushed down to the comparisons, which is right in SQL's logic of three values. Then there are only AND and OR above them, where unknown is as good as false, since a
 * row is visible only if the whole is true: so what compares with a value that is missing, or that the type does not have, becomes false in either direction.
 */
public final class PredicateCompiler
{
    private final Subject subject;
    private final Map<String, Type> types;

    public PredicateCompiler(Subject subject, Map<String, Type> types)
    {
        this.subject = requireNonNull(subject, "subject is null");
        this.types = ImmutableMap.copyOf(types);
    }

    public RowPredicate compile(Condition condition)
            throws PolicyProblemException
    {
        return compile(condition, false);
    }

    private RowPredicate compile(Condition condition, boolean negated)
            throws PolicyProblemException
    {
        return switch (condition) {
            case Condition.AllRows _ -> negated ? new RowPredicate.None() : new RowPredicate.All();
            case Condition.And(List<Condition> terms) -> negated ? Predicates.or(compileAll(terms, true)) : Predicates.and(compileAll(terms, false));
            case Condition.Or(List<Condition> terms) -> negated ? Predicates.and(compileAll(terms, true)) : Predicates.or(compileAll(terms, false));
            case Condition.Not(Condition term) -> compile(term, !negated);
            case Condition.Equal(String column, Operand operand) -> equal(column, operand, negated);
            case Condition.In(String column, List<Operand> operands) -> in(column, operands, negated);
            case Condition.InRange(String column, Optional<Limit> low, Optional<Limit> high) -> inRange(column, low, high, negated);
            case Condition.StartsWith(String column, List<Operand> operands) -> startsWith(column, operands, negated);
            case Condition.Contains(String column, List<Operand> operands) -> contains(column, operands, negated);
            case Condition.IsNull(String column) -> new RowPredicate.IsNull(column, type(column), negated);
        };
    }

    private List<RowPredicate> compileAll(List<Condition> terms, boolean negated)
            throws PolicyProblemException
    {
        ImmutableList.Builder<RowPredicate> compiled = ImmutableList.builder();
        for (Condition term : terms) {
            compiled.add(compile(term, negated));
        }
        return compiled.build();
    }

    private RowPredicate equal(String column, Operand operand, boolean negated)
            throws PolicyProblemException
    {
        Type type = comparable(column);
        return values(column, type, operand).only()
                .<RowPredicate>map(value -> new RowPredicate.OneOf(column, type, ImmutableList.of(value), negated))
                .orElseGet(RowPredicate.None::new);
    }

    private RowPredicate in(String column, List<Operand> operands, boolean negated)
            throws PolicyProblemException
    {
        Type type = comparable(column);
        OperandValues values = values(column, type, operands);
        if (values.comparable(negated).isEmpty()) {
            return new RowPredicate.None();
        }
        return new RowPredicate.OneOf(column, type, values.comparable(negated), negated);
    }

    private RowPredicate inRange(String column, Optional<Limit> low, Optional<Limit> high, boolean negated)
            throws PolicyProblemException
    {
        Type type = comparable(column);
        Optional<Bound> from = bound(column, type, low);
        Optional<Bound> to = bound(column, type, high);
        if (low.isPresent() != from.isPresent() || high.isPresent() != to.isPresent()) {
            return new RowPredicate.None();
        }
        return new RowPredicate.InRange(column, type, from, to, negated);
    }

    private Optional<Bound> bound(String column, Type type, Optional<Limit> limit)
            throws PolicyProblemException
    {
        if (limit.isEmpty()) {
            return Optional.empty();
        }
        return values(column, type, limit.get().operand()).only().map(value -> new Bound(value, limit.get().inclusive()));
    }

    private RowPredicate startsWith(String column, List<Operand> operands, boolean negated)
            throws PolicyProblemException
    {
        Type type = comparable(column);
        if (!(type instanceof VarcharType)) {
            throw new PolicyProblemException("Column %s is a %s: starts-with is for varchar".formatted(column, type.getDisplayName()));
        }
        OperandValues prefixes = values(column, type, operands).without("");
        List<RowPredicate> terms = prefixes.comparable(negated).stream()
                .<RowPredicate>map(prefix -> new RowPredicate.StartsWith(column, type, prefix, negated))
                .toList();
        return negated && !terms.isEmpty() ? Predicates.and(terms) : Predicates.or(terms);
    }

    private RowPredicate contains(String column, List<Operand> operands, boolean negated)
            throws PolicyProblemException
    {
        if (!(type(column) instanceof ArrayType array) || !LiteralText.isSupported(array.getElementType())) {
            throw new PolicyProblemException("Column %s is a %s: contains is for arrays of texts, whole numbers, decimals, dates and times".formatted(column, type(column).getDisplayName()));
        }
        OperandValues values = values(column, array.getElementType(), operands);
        if (values.comparable(negated).isEmpty()) {
            return new RowPredicate.None();
        }
        return new RowPredicate.ContainsAny(column, array.getElementType(), values.comparable(negated), negated);
    }

    private OperandValues values(String column, Type type, List<Operand> operands)
            throws PolicyProblemException
    {
        OperandValues values = OperandValues.NONE;
        for (Operand operand : operands) {
            values = values.plus(values(column, type, operand));
        }
        return values;
    }

    private OperandValues values(String column, Type type, Operand operand)
            throws PolicyProblemException
    {
        return switch (operand) {
            case Operand.Literal(String text) -> OperandValues.of(LiteralText.canonical(type, text).orElseThrow(() -> new PolicyProblemException("What column %s is compared with is no %s".formatted(column, type.getDisplayName()))));
            case Operand.Attribute(String name) -> OperandValues.ofAttribute(type, SubjectAttributes.values(subject, name));
        };
    }

    private Type comparable(String column)
            throws PolicyProblemException
    {
        Type type = type(column);
        if (!LiteralText.isSupported(type)) {
            throw new PolicyProblemException("Column %s is a %s, which policies cannot compare: take a column of texts, whole numbers, decimals, dates or times".formatted(column, type.getDisplayName()));
        }
        return type;
    }

    private Type type(String column)
            throws PolicyProblemException
    {
        return Optional.ofNullable(types.get(column)).orElseThrow(() -> new PolicyProblemException("There is no column " + column));
    }
}

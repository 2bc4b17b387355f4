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
package io.omnisql.simulator.jira;

import com.google.common.collect.ImmutableList;
import io.omnisql.simulator.jira.jql.Clause;
import io.omnisql.simulator.jira.jql.Operand;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.Objects.requireNonNull;

/**
 * A field with one value that has an order: a time, a date or a number.
 *
 * @param precision what of a value an equality looks at
 * @param indexed what of a value it is sorted by
 */
record OrderedJqlField<T extends Comparable<? super T>>(Function<JiraIssue, Optional<T>> value, Literal<T> literal, UnaryOperator<T> precision, UnaryOperator<T> indexed, boolean isDescending)
        implements JqlField
{
    OrderedJqlField
    {
        requireNonNull(value, "value is null");
        requireNonNull(literal, "literal is null");
        requireNonNull(precision, "precision is null");
        requireNonNull(indexed, "indexed is null");
    }

    OrderedJqlField(Function<JiraIssue, Optional<T>> value, Literal<T> literal, UnaryOperator<T> precision)
    {
        this(value, literal, precision, UnaryOperator.identity(), false);
    }

    @Override
    public Predicate<JiraIssue> compile(Clause.Terminal clause, JqlContext context)
    {
        return switch (clause.operator()) {
            case EQUALS, IN, IS -> equal(clause, context);
            case NOT_EQUALS, NOT_IN, IS_NOT -> {
                Predicate<JiraIssue> equal = equal(clause, context);
                yield issue -> value.apply(issue).isPresent() && !equal.test(issue);
            }
            case LESS -> compare(clause, context, result -> result < 0);
            case GREATER -> compare(clause, context, result -> result > 0);
            case AT_MOST -> compare(clause, context, result -> result <= 0);
            case AT_LEAST -> compare(clause, context, result -> result >= 0);
            case LIKE, NOT_LIKE, WAS, WAS_NOT, WAS_IN, WAS_NOT_IN, CHANGED -> JqlField.unsupported(clause, context);
        };
    }

    private Predicate<JiraIssue> equal(Clause.Terminal clause, JqlContext context)
    {
        ImmutableList<Operand> operands = clause.operand().orElseThrow().all();
        boolean empty = operands.contains(new Operand.Empty());
        ImmutableList<T> wanted = operands.stream()
                .filter(operand -> !(operand instanceof Operand.Empty))
                .flatMap(operand -> literal.read(operand, clause.field(), context).stream())
                .map(precision)
                .collect(toImmutableList());
        return issue -> value.apply(issue).map(found -> wanted.contains(precision.apply(found))).orElseGet(() -> empty && context.hasField(issue, clause.field()));
    }

    private Predicate<JiraIssue> compare(Clause.Terminal clause, JqlContext context, Predicate<Integer> accepts)
    {
        Optional<T> wanted = literal.read(clause.operand().orElseThrow(), clause.field(), context);
        return issue -> wanted.isPresent() && value.apply(issue).filter(found -> accepts.test(found.compareTo(wanted.get()))).isPresent();
    }

    @Override
    public Comparator<JiraIssue> order(JqlContext context)
    {
        return Comparator.comparing(issue -> value.apply(issue).map(indexed).orElse(null), nullsLast(naturalOrder()));
    }

    /**
     * How an operand is read; what cannot be is told to the context.
     */
    @FunctionalInterface
    interface Literal<T>
    {
        Optional<T> read(Operand operand, String field, JqlContext context);
    }
}
